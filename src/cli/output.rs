//! Standard output and standard error. A closed pipe ends a command quietly, and control characters reach a terminal
//! only as visible stand-ins.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::os::fd::AsFd;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, fcntl_getfd};
use rustix::termios::tcgetwinsize;

use super::{CommandResult, Exit, Failure, failure};
use crate::store::io_cause;
use crate::words::Words;
use crate::wrap::wrapped;
use crate::{say, shown};

/// Whether stand-ins are ASCII only; global, as the terminal is.
static KEEPS_TO_ASCII: AtomicBool = AtomicBool::new(false);

/// Whether all that is said is a conversation in lines: see [`speak_plainly`].
static IS_PLAIN: AtomicBool = AtomicBool::new(false);

/// No line of a conversation is longer.
const PLAIN_COLUMNS: usize = 79;

/// Whether standard output was closed when the program began.
static IS_CLOSED: AtomicBool = AtomicBool::new(false);

/// Notes whether standard output is closed. Rust's runtime, once it starts, opens `/dev/null` in its place, which would
/// take everything without a word.
pub extern "C" fn note_closed_output() {
    IS_CLOSED.store(fcntl_getfd(rustix::stdio::stdout()).is_err(), Ordering::Relaxed);
}

pub(super) fn keep_to_ascii() {
    KEEPS_TO_ASCII.store(true, Ordering::Relaxed);
}

/// From now on all that is said is one conversation on standard output, whoever reads it: with stand-ins, in lines of less
/// than 80 columns, nothing of it drawn.
pub(super) fn speak_plainly() {
    IS_PLAIN.store(true, Ordering::Relaxed);
}

pub(super) fn is_speaking_plainly() -> bool {
    IS_PLAIN.load(Ordering::Relaxed)
}

fn plain_lines(text: &str) -> String {
    let text = harmless(text).replace('\t', " ");
    wrapped(text.trim_end_matches('\n'), PLAIN_COLUMNS).join("\n") + "\n"
}

/// Prints data on standard output: unchanged into a pipe or a file, with stand-ins on a terminal.
///
/// # Errors
/// If it can't be written. A closed pipe is no error.
pub(super) fn print(text: &str, words: &Words) -> CommandResult {
    let text = if is_data_read() { harmless(text).into() } else { Cow::Borrowed(text) };
    checked(put_out(text.as_bytes()), words)
}

/// Prints data that has its stand-ins already: its only control characters are line ends and the program's own styles.
///
/// # Errors
/// As for [`print`].
pub(super) fn print_styled(text: &str, words: &Words) -> CommandResult {
    checked(put_out(text.as_bytes()), words)
}

/// Prints the path of a file and a line end; byte for byte unless a terminal shows it.
///
/// # Errors
/// As for [`print`].
pub(super) fn print_path(path: &Path, words: &Words) -> CommandResult {
    if is_data_read() {
        return print(&format!("{}\n", shown::path(path)), words);
    }
    let line = [path.as_os_str(), OsStr::new("\n")].map(OsStr::as_encoded_bytes).concat();
    checked(put_out(&line), words)
}

/// The columns and rows of the terminal on standard output, if it has one that tells.
pub(super) fn terminal_size() -> Option<(u16, u16)> {
    tcgetwinsize(rustix::stdio::stdout()).ok().map(|size| (size.ws_col, size.ws_row))
}

/// Whether standard output is a terminal.
pub(super) fn is_data_read() -> bool {
    io::stdout().is_terminal()
}

/// Whether standard error is a terminal.
pub(super) fn is_talk_read() -> bool {
    io::stderr().is_terminal()
}

/// Prints a binary document.
///
/// # Errors
/// If standard output is a terminal, and as for [`print`].
pub(super) fn print_bytes(bytes: &[u8], format: &str, words: &Words) -> CommandResult {
    if is_data_read() {
        return Err(failure!(words, "cli-export-no-text", format = format));
    }
    checked(put_out(bytes), words)
}

/// Writes an escape sequence of the program's own to the terminal on standard output, else on standard error. Returns
/// whether there is one.
///
/// # Errors
/// As for [`print`].
pub(super) fn copy_out(sequence: &str, words: &Words) -> Result<bool, Failure> {
    let written = if is_data_read() {
        put_out(sequence.as_bytes())
    } else if is_talk_read() {
        put(io::stderr().lock(), sequence.as_bytes())
    } else {
        return Ok(false);
    };
    checked(written, words).map(|_| true)
}

fn checked(written: io::Result<()>, words: &Words) -> CommandResult {
    match written {
        Err(source) if source.kind() != io::ErrorKind::BrokenPipe => {
            let is_closed = Errno::from_io_error(&source) == Some(Errno::BADF);
            let cause = if is_closed { say!(words, "cli-stdout-closed") } else { io_cause(&source, words) };
            Err(failure!(words, "cli-stdout-failed").because(cause))
        }
        _ => Ok(Exit::DONE),
    }
}

/// Prints a message on standard error, or in a conversation where all is said; a failure to do so is ignored.
pub fn talk(text: &str) {
    if is_speaking_plainly() {
        let _ = put_out(plain_lines(text).as_bytes());
        return;
    }
    let _ = put(io::stderr().lock(), format!("{}\n", harmless(text)).as_bytes());
}

/// Prints a message that has its stand-ins already: its only control characters are line ends and the program's own
/// styles.
pub(super) fn talk_styled(text: &str) {
    let _ = put(io::stderr().lock(), format!("{text}\n").as_bytes());
}

/// Writes to standard output. Not by the standard library's handle, which takes one that can't be written to for success.
fn put_out(bytes: &[u8]) -> io::Result<()> {
    if IS_CLOSED.load(Ordering::Relaxed) {
        return Err(Errno::BADF.into());
    }
    put(File::from(rustix::stdio::stdout().as_fd().try_clone_to_owned()?), bytes)
}

fn put(mut to: impl Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(bytes)?;
    to.flush()
}

fn harmless(text: &str) -> String {
    shown::lines(text, KEEPS_TO_ASCII.load(Ordering::Relaxed))
}

/// Whether nobody reads standard output or standard error any more, or stops to within a while.
pub(super) fn is_nobody_there(within: Duration) -> bool {
    let (out, err) = (io::stdout(), io::stderr());
    let mut ends = [&out.as_fd(), &err.as_fd()].map(|end| PollFd::from_borrowed_fd(*end, PollFlags::empty()));
    let wait = Timespec { tv_sec: 0, tv_nsec: i64::from(within.subsec_nanos()) };
    let _ = poll(&mut ends, Some(&wait));
    ends.iter().any(|end| end.revents().intersects(PollFlags::ERR | PollFlags::HUP))
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn lines_stay_lines_and_escapes_get_stand_ins() {
        assert_eq!(harmless("a\n\u{1b}[2J\tb\n"), "a\n␛[2J\tb\n");
    }
}
