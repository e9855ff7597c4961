//! Standard input, as a whole.

use std::io::{self, IsTerminal};
use std::os::fd::AsFd;

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::CliSession;
use crate::store::read_file::read_limited;

/// How long after the end of a client's input its connection may turn out to be gone, in nanoseconds: sshd closes its ends
/// one after the other.
const AFTERMATH: i64 = 100_000_000;

/// All of standard input.
///
/// # Errors
/// If reading fails; `FileTooLarge` beyond `limit` bytes, `ConnectionAborted` if it is a client's and ended because the
/// connection did, so that there may have been more of it.
pub(super) fn read(limit: u64, session: &CliSession) -> io::Result<Vec<u8>> {
    let bytes = read_limited(io::stdin().lock(), 0, limit)?;
    if session.is_of_client && !io::stdin().is_terminal() && is_nobody_there() {
        return Err(io::ErrorKind::ConnectionAborted.into());
    }
    Ok(bytes)
}

/// Whether nobody reads standard output or standard error any more.
fn is_nobody_there() -> bool {
    let (out, err) = (io::stdout(), io::stderr());
    let mut ends = [&out.as_fd(), &err.as_fd()].map(|end| PollFd::from_borrowed_fd(*end, PollFlags::empty()));
    let wait = Timespec { tv_sec: 0, tv_nsec: AFTERMATH };
    let _ = poll(&mut ends, Some(&wait));
    ends.iter().any(|end| end.revents().intersects(PollFlags::ERR | PollFlags::HUP))
}
