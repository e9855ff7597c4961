//! Standard output and standard error. A reader that has gone ends a command quietly, and what a terminal would
//! obey reaches it only as a stand-in.

use std::ffi::OsStr;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::termios::tcgetwinsize;

use super::Failure;
use crate::store::SaveError;
use crate::words::Words;
use crate::{say, shown};

/// Whether stand-ins keep to ASCII: like the terminal itself, one for the whole program.
static IS_ASCII: AtomicBool = AtomicBool::new(false);

/// From now on, stand-ins keep to ASCII.
pub(super) fn keep_to_ascii() {
    IS_ASCII.store(true, Ordering::Relaxed);
}

/// Prints data on standard output; into a pipe or a file as it is, on a terminal harmless.
///
/// # Errors
/// Where it couldn't be written; but a closed pipe is no failure: the reader has seen enough.
pub(super) fn print(text: &str, words: &Words) -> Result<(), Failure> {
    let stdout = io::stdout();
    told(
        if stdout.is_terminal() {
            put(stdout.lock(), harmless(text).as_bytes())
        } else {
            put(stdout.lock(), text.as_bytes())
        },
        words,
    )
}

/// Prints data whose only controls are line ends and the program's own styles: what came from outside has its
/// stand-ins already.
///
/// # Errors
/// As for [`print`].
pub(super) fn print_styled(text: &str, words: &Words) -> Result<(), Failure> {
    told(put(io::stdout().lock(), text.as_bytes()), words)
}

/// Prints the path of a file, in a line of its own; for another program byte by byte, whatever it holds.
///
/// # Errors
/// As for [`print`].
pub(super) fn print_path(path: &Path, words: &Words) -> Result<(), Failure> {
    if io::stdout().is_terminal() {
        return print(&format!("{}\n", shown::path(path)), words);
    }
    let line = [path.as_os_str(), OsStr::new("\n")].map(OsStr::as_encoded_bytes).concat();
    told(put(io::stdout().lock(), &line), words)
}

/// The columns and rows of the terminal on standard output; none where there is none, or it doesn't say.
pub(super) fn terminal_size() -> Option<(u16, u16)> {
    tcgetwinsize(rustix::stdio::stdout()).ok().map(|size| (size.ws_col, size.ws_row))
}

/// Whether a person reads the data on standard output.
pub(super) fn is_data_read() -> bool {
    io::stdout().is_terminal()
}

/// Whether a person reads what is said on standard error.
pub(super) fn is_talk_read() -> bool {
    io::stderr().is_terminal()
}

/// Prints a document that is no text, in this format.
///
/// # Errors
/// Where standard output is a terminal, which would show rubbish, and as for [`print`].
pub(super) fn print_bytes(bytes: &[u8], format: &str, words: &Words) -> Result<(), Failure> {
    let stdout = io::stdout();
    if stdout.is_terminal() {
        let hint = say!(words, "cli-export-no-text-hint", format = format);
        return Err(Failure::new(say!(words, "cli-export-no-text", format = format)).hint(hint));
    }
    told(put(stdout.lock(), bytes), words)
}

/// Gives a sequence to the terminal on standard output, else to the one on standard error, and says whether there is
/// one. It must be one of the program's own: nothing in it gets a stand-in.
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
    told(written, words).map(|()| true)
}

fn told(written: io::Result<()>, words: &Words) -> Result<(), Failure> {
    match written {
        Err(source) if source.kind() != io::ErrorKind::BrokenPipe => {
            let error = SaveError::Io { path: PathBuf::new(), source };
            Err(Failure::new(say!(words, "cli-stdout-failed")).because(error.cause(words)))
        }
        _ => Ok(()),
    }
}

/// Tells the user something on standard error. Where nobody listens, that is no failure.
pub fn talk(text: &str) {
    let _ = put(io::stderr().lock(), format!("{}\n", harmless(text)).as_bytes());
}

/// Tells the user something whose only controls are line ends and the program's own styles: what came from outside has
/// its stand-ins already.
pub(super) fn talk_styled(text: &str) {
    let _ = put(io::stderr().lock(), format!("{text}\n").as_bytes());
}

fn put(mut to: impl Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(bytes)?;
    to.flush()
}

fn harmless(text: &str) -> String {
    shown::lines(text, IS_ASCII.load(Ordering::Relaxed))
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn lines_stay_lines_and_escapes_get_stand_ins() {
        assert_eq!(harmless("a\n\u{1b}[2J\tb\n"), "a\n␛[2J\tb\n");
    }
}
