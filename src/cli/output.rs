//! Standard output and standard error. A closed pipe ends a command quietly, and control characters reach a terminal
//! only as visible stand-ins.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::termios::tcgetwinsize;

use super::{CommandResult, Exit, Failure, failure};
use crate::shown;
use crate::store::io_cause;
use crate::words::Words;

/// Whether stand-ins are ASCII only; global, as the terminal is.
static KEEPS_TO_ASCII: AtomicBool = AtomicBool::new(false);

pub(super) fn keep_to_ascii() {
    KEEPS_TO_ASCII.store(true, Ordering::Relaxed);
}

/// Prints data on standard output: unchanged into a pipe or a file, with stand-ins on a terminal.
///
/// # Errors
/// If it can't be written. A closed pipe is no error.
pub(super) fn print(text: &str, words: &Words) -> CommandResult {
    let stdout = io::stdout();
    let text = if stdout.is_terminal() { harmless(text).into() } else { Cow::Borrowed(text) };
    checked(put(stdout.lock(), text.as_bytes()), words)
}

/// Prints data that has its stand-ins already: its only control characters are line ends and the program's own styles.
///
/// # Errors
/// As for [`print`].
pub(super) fn print_styled(text: &str, words: &Words) -> CommandResult {
    checked(put(io::stdout().lock(), text.as_bytes()), words)
}

/// Prints the path of a file and a line end; byte for byte unless a terminal shows it.
///
/// # Errors
/// As for [`print`].
pub(super) fn print_path(path: &Path, words: &Words) -> CommandResult {
    if io::stdout().is_terminal() {
        return print(&format!("{}\n", shown::path(path)), words);
    }
    let line = [path.as_os_str(), OsStr::new("\n")].map(OsStr::as_encoded_bytes).concat();
    checked(put(io::stdout().lock(), &line), words)
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
    let stdout = io::stdout();
    if stdout.is_terminal() {
        return Err(failure!(words, "cli-export-no-text", format = format));
    }
    checked(put(stdout.lock(), bytes), words)
}

/// Writes an escape sequence of the program's own to the terminal on standard output, else on standard error. Returns
/// whether there is one.
///
/// # Errors
/// As for [`print`].
pub(super) fn copy_out(sequence: &str, words: &Words) -> Result<bool, Failure> {
    let (stdout, stderr) = (io::stdout(), io::stderr());
    let written = if stdout.is_terminal() {
        put(stdout.lock(), sequence.as_bytes())
    } else if stderr.is_terminal() {
        put(stderr.lock(), sequence.as_bytes())
    } else {
        return Ok(false);
    };
    checked(written, words).map(|_| true)
}

fn checked(written: io::Result<()>, words: &Words) -> CommandResult {
    match written {
        Err(source) if source.kind() != io::ErrorKind::BrokenPipe => {
            Err(failure!(words, "cli-stdout-failed").because(io_cause(&source, words)))
        }
        _ => Ok(Exit::DONE),
    }
}

/// Prints a message on standard error; a failure to do so is ignored.
pub fn talk(text: &str) {
    let _ = put(io::stderr().lock(), format!("{}\n", harmless(text)).as_bytes());
}

/// Prints a message that has its stand-ins already: its only control characters are line ends and the program's own
/// styles.
pub(super) fn talk_styled(text: &str) {
    let _ = put(io::stderr().lock(), format!("{text}\n").as_bytes());
}

fn put(mut to: impl Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(bytes)?;
    to.flush()
}

fn harmless(text: &str) -> String {
    shown::lines(text, KEEPS_TO_ASCII.load(Ordering::Relaxed))
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn lines_stay_lines_and_escapes_get_stand_ins() {
        assert_eq!(harmless("a\n\u{1b}[2J\tb\n"), "a\n␛[2J\tb\n");
    }
}
