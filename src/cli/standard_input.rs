//! Standard input, as a whole.

use std::io::{self, IsTerminal};
use std::time::Duration;

use super::{CliSession, output};
use crate::store::read_file::read_limited;

/// How long after the end of a client's input its connection may turn out to be gone: sshd closes its ends
/// one after the other.
const AFTERMATH: Duration = Duration::from_millis(100);

/// All of standard input.
///
/// # Errors
/// If reading fails; `FileTooLarge` beyond `limit` bytes, `ConnectionAborted` if it is a client's and ended because the
/// connection did, so that there may have been more of it.
pub(super) fn read(limit: u64, session: &CliSession) -> io::Result<Vec<u8>> {
    let bytes = read_limited(io::stdin().lock(), 0, limit)?;
    if session.is_of_client && !io::stdin().is_terminal() && output::is_nobody_there(AFTERMATH) {
        return Err(io::ErrorKind::ConnectionAborted.into());
    }
    Ok(bytes)
}
