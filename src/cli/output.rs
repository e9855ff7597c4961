//! Standard output and standard error. A reader that has gone ends a command quietly, and what a terminal would
//! obey reaches it only as a stand-in.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use super::Failure;
use crate::say;
use crate::store::{SaveError, shown};
use crate::words::Words;

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

fn put(mut to: impl Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(bytes)?;
    to.flush()
}

fn harmless(text: &str) -> String {
    text.split('\n').map(shown).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn lines_stay_lines_and_escapes_get_stand_ins() {
        assert_eq!(harmless("a\n\u{1b}[2Jb\n"), "a\n␛[2Jb\n");
    }
}
