//! Edits a text in the user's own editor, the only program that is ever started; none is in restricted mode.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;
use std::process::{Command, Stdio};

use rustix::fd::OwnedFd;
use rustix::process::Pid;

use super::Setup;
use super::shutdown::Shutdown;
use crate::mail;
use crate::store::Scratch;
use crate::words::Words;
use crate::{say, shown};

const DEFAULT_EDITOR: &str = "nano";

/// Why the editor returned no text.
#[derive(Debug)]
pub(super) enum ExternalEditorError {
    NotStarted(String),
    /// It ended with an error, as vim does after `:cq`.
    Failed(String),
}

impl ExternalEditorError {
    pub(super) fn text(&self, words: &Words) -> String {
        match self {
            ExternalEditorError::NotStarted(editor) => {
                say!(words, "store-outside-not-started", editor = editor.as_str())
            }
            ExternalEditorError::Failed(editor) => {
                say!(words, "store-outside-failed", editor = editor.as_str())
            }
        }
    }
}

/// Edits a text on a terminal that was given free. Returns the new text, or why there is none in the user's language.
pub(super) fn edit_text(
    text: &str,
    setup: &Setup,
    stdin: Option<OwnedFd>,
    shutdown: &Shutdown,
) -> Result<String, String> {
    let words = &setup.world.words;
    let scratch = setup.store.scratch(text).map_err(|error| error.cause(words))?;
    edit(&scratch, setup.editor.as_deref(), stdin, shutdown).map_err(|error| error.text(words))?;
    let edited =
        scratch.read().map_err(|why| say!(words, "store-outside-unread", cause = why.cause(words)))?;
    Ok(without_added_line_end(edited, text))
}

/// Runs the user's editor on a file and waits for it. `editor` is a program and its arguments, split at blanks without a
/// shell.
fn edit(
    scratch: &Scratch,
    editor: Option<&OsStr>,
    stdin: Option<OwnedFd>,
    shutdown: &Shutdown,
) -> Result<(), ExternalEditorError> {
    let words = command_words(editor);
    let shown_program = shown::text(&words[0].to_string_lossy()).into_owned();
    let mut command = command(&words[0]);
    command.args(&words[1..]).arg(scratch.path());
    if let Some(stdin) = stdin {
        command.stdin(Stdio::from(stdin));
    }
    let mut child = command.spawn().map_err(|_| ExternalEditorError::NotStarted(shown_program.clone()))?;
    shutdown.lent_to(i32::try_from(child.id()).ok().and_then(Pid::from_raw));
    let ended = child.wait();
    shutdown.lent_to(None);
    if ended.is_ok_and(|status| status.success()) {
        Ok(())
    } else {
        Err(ExternalEditorError::Failed(shown_program))
    }
}

#[expect(clippy::disallowed_methods, reason = "the only program that is started")]
fn command(program: &OsStr) -> Command {
    let mut command = Command::new(program);
    command.env_remove(mail::PASSWORD_VARIABLE);
    command
}

fn command_words(editor: Option<&OsStr>) -> Vec<OsString> {
    let words: Vec<OsString> = editor
        .unwrap_or_default()
        .as_bytes()
        .split(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty())
        .map(|word| OsStr::from_bytes(word).to_owned())
        .collect();
    if words.is_empty() { vec![DEFAULT_EDITOR.into()] } else { words }
}

/// Removes the line end that editors add to the last line of a file.
fn without_added_line_end(mut edited: String, before: &str) -> String {
    if edited.ends_with('\n') && !before.ends_with('\n') {
        edited.pop();
        if edited.ends_with('\r') {
            edited.pop();
        }
    }
    edited
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::som;
    use crate::store::Store;

    fn edited(editor: &str, text: &str) -> Result<String, ExternalEditorError> {
        let folder = tempfile::tempdir().expect("a folder");
        let scratch = Store::new(folder.path().to_owned(), som()).scratch(text).expect("a file");
        edit(&scratch, Some(OsStr::new(editor)), None, &Shutdown::default())?;
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
        assert!(
            matches!(edited("false", "før"), Err(ExternalEditorError::Failed(editor)) if editor == "false")
        );
        assert!(matches!(edited("/findes/ikke", "før"), Err(ExternalEditorError::NotStarted(_))));
    }

    #[test]
    fn no_shell_reads_the_editor() {
        assert!(matches!(edited("true;false", "før"), Err(ExternalEditorError::NotStarted(_))));
    }

    #[test]
    fn the_line_end_that_editors_add_is_no_change() {
        assert_eq!(without_added_line_end("a\n".to_owned(), "a"), "a");
        assert_eq!(without_added_line_end("a\r\n".to_owned(), "a"), "a");
        assert_eq!(without_added_line_end("a\n".to_owned(), "a\n"), "a\n");
        assert_eq!(without_added_line_end("a\n\n".to_owned(), "a"), "a\n");
        assert_eq!(without_added_line_end(String::new(), "a"), "");
    }
}
