//! What the runtime asks the kernel: the terminal's size, and to wait for input.

use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::AsFd;
use rustix::io::Errno;
use rustix::stdio::{stdin, stdout};
use rustix::termios::tcgetwinsize;

/// The most columns and rows that are drawn; the rest of a larger window stays blank. What a window says of its size costs
/// memory for each cell, and anyone may say anything.
const LARGEST: (u16, u16) = (500, 200);

/// The columns and rows of the terminal, up to `LARGEST`; 80 by 24 if it doesn't say.
pub(super) fn size() -> (u16, u16) {
    // crossterm would start another program, `tput`, if the terminal has gone.
    let found = tcgetwinsize(stdout()).ok().map(|size| (size.ws_col, size.ws_row));
    let (columns, rows) = found.filter(|size| size.0 > 0 && size.1 > 0).unwrap_or((80, 24));
    (columns.min(LARGEST.0), rows.min(LARGEST.1))
}

/// Waits for standard input or a wake-up call, and takes all calls off the socket. Returns what the poll says of standard
/// input; nothing if a signal interrupts.
pub(super) fn wait(events: PollFlags, mut calls: &UnixStream, timeout: Duration) -> io::Result<PollFlags> {
    let stdin = stdin();
    let mut both = [PollFd::new(&stdin, events), PollFd::new(calls, PollFlags::IN)];
    match poll(&mut both, Some(&timespec(timeout))) {
        Ok(_) | Err(Errno::INTR) => {}
        Err(error) => return Err(error.into()),
    }
    let [from_terminal, from_caller] = both.map(|one| one.revents());
    let mut bytes = [0; 64];
    while !from_caller.is_empty() && matches!(calls.read(&mut bytes), Ok(64)) {}
    Ok(from_terminal)
}

/// Waits until a descriptor can be read from or written to; says whether it can.
pub(super) fn is_ready(descriptor: &impl AsFd, events: PollFlags, timeout: Duration) -> bool {
    let mut only = [PollFd::new(descriptor, events)];
    poll(&mut only, Some(&timespec(timeout))).is_ok_and(|ready| ready > 0)
}

/// Whether a poll says that the terminal has gone.
pub(super) fn is_lost(polled: PollFlags) -> bool {
    polled.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL)
}

/// A pair of sockets that never block.
pub(super) fn socket_pair() -> io::Result<(UnixStream, UnixStream)> {
    let (read, write) = UnixStream::pair()?;
    read.set_nonblocking(true)?;
    write.set_nonblocking(true)?;
    Ok((read, write))
}

fn timespec(time: Duration) -> Timespec {
    Timespec::try_from(time).unwrap_or(Timespec { tv_sec: 60, tv_nsec: 0 })
}
