//! The one door to other programs: the user's own editor. Shut in restricted mode.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;
use std::process::{Command, Stdio};

use rustix::fd::OwnedFd;
use rustix::process::Pid;

use super::leaving::Leaving;
use crate::mail;
use crate::store::Scratch;
use crate::words::Words;
use crate::{say, shown};

const DEFAULT: &str = "nano";

/// Why the editor gave no text.
#[derive(Debug)]
pub(super) enum Outside {
    /// It couldn't be started.
    NotStarted(String),
    /// It ended with an error, as `:cq` does in vim.
    Failed(String),
}

impl Outside {
    pub(super) fn text(&self, words: &Words) -> String {
        match self {
            Outside::NotStarted(editor) => say!(words, "store-outside-not-started", editor = editor.as_str()),
            Outside::Failed(editor) => say!(words, "store-outside-failed", editor = editor.as_str()),
        }
    }
}

/// Runs the user's editor on a file and waits for it. `editor` is a program and its arguments with blanks between;
/// no shell reads it.
pub(super) fn edit(
    scratch: &Scratch,
    editor: Option<&OsStr>,
    stdin: Option<OwnedFd>,
    leaving: &Leaving,
) -> Result<(), Outside> {
    let words = command_words(editor);
    let shown_program = shown::text(&words[0].to_string_lossy()).into_owned();
    let mut command = command(&words[0]);
    command.args(&words[1..]).arg(scratch.path());
    if let Some(stdin) = stdin {
        command.stdin(Stdio::from(stdin));
    }
    let mut child = command.spawn().map_err(|_| Outside::NotStarted(shown_program.clone()))?;
    leaving.lent_to(i32::try_from(child.id()).ok().and_then(Pid::from_raw));
    let ended = child.wait();
    leaving.lent_to(None);
    if ended.is_ok_and(|status| status.success()) { Ok(()) } else { Err(Outside::Failed(shown_program)) }
}

#[expect(clippy::disallowed_methods, reason = "this is the one door")]
fn command(program: &OsStr) -> Command {
    let mut command = Command::new(program);
    command.env_remove(mail::PASSWORD_VARIABLE);
    command
}

/// The program and its arguments.
fn command_words(editor: Option<&OsStr>) -> Vec<OsString> {
    let words: Vec<OsString> = editor
        .unwrap_or_default()
        .as_bytes()
        .split(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty())
        .map(|word| OsStr::from_bytes(word).to_owned())
        .collect();
    if words.is_empty() { vec![DEFAULT.into()] } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::som;
    use crate::store::Store;

    fn edited(editor: &str, text: &str) -> Result<String, Outside> {
        let folder = tempfile::tempdir().expect("a folder");
        let scratch = Store::new(folder.path().to_owned(), som()).scratch(text).expect("a file");
        edit(&scratch, Some(OsStr::new(editor)), None, &Leaving::default())?;
        Ok(scratch.read().expect("a text"))
    }

    #[test]
    fn an_editor_may_come_with_arguments() {
        assert_eq!(command_words(Some(OsStr::new(" emacs  -nw "))), ["emacs", "-nw"]);
        assert_eq!(command_words(None), ["nano"]);
        assert_eq!(command_words(Some(OsStr::new(" "))), ["nano"]);
    }

    #[test]
    fn what_the_editor_wrote_comes_back() {
        assert_eq!(edited("sed -i s/før/efter/", "før").expect("a text"), "efter");
    }

    #[test]
    fn an_editor_that_fails_is_told() {
        assert!(matches!(edited("false", "før"), Err(Outside::Failed(editor)) if editor == "false"));
        assert!(matches!(edited("/findes/ikke", "før"), Err(Outside::NotStarted(_))));
    }

    #[test]
    fn no_shell_reads_the_editor() {
        assert!(matches!(edited("true;false", "før"), Err(Outside::NotStarted(_))));
    }
}
