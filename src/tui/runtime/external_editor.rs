//! Edits a text in the user's own editor.

use std::ffi::OsStr;

use rustix::process::Pid;

use super::Setup;
use super::shutdown::Shutdown;
use crate::own_editor::OwnEditor;
use crate::say;
use crate::store::Scratch;
use crate::words::Words;

/// Edits a text on a terminal that was given free. Returns the new text, or why there is none in the user's language.
pub(super) fn edit_text(text: &str, setup: &Setup, shutdown: &Shutdown) -> Result<String, String> {
    let words = &setup.world.words;
    let scratch = setup.store.scratch(text).map_err(|error| error.cause(words))?;
    edit(&scratch, setup.editor.as_deref(), shutdown, words)?;
    let edited =
        scratch.read().map_err(|why| say!(words, "store-outside-unread", cause = why.cause(words)))?;
    Ok(without_added_line_end(edited, text))
}

/// Runs the user's editor on a file and waits for it.
fn edit(scratch: &Scratch, editor: Option<&OsStr>, shutdown: &Shutdown, words: &Words) -> Result<(), String> {
    let editor = OwnEditor::of(editor);
    let mut child = editor.command(&scratch.path()).spawn().map_err(|_| editor.not_started(words))?;
    shutdown.lent_to(i32::try_from(child.id()).ok().and_then(Pid::from_raw));
    let ended = child.wait();
    shutdown.lent_to(None);
    editor.checked(ended, words)
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
    use crate::form::Forms;
    use crate::store::Store;
    use crate::words::Lang;

    fn edited(editor: &str, text: &str) -> Result<String, String> {
        let folder = tempfile::tempdir().expect("a folder");
        let scratch = Store::new(folder.path().to_owned(), Forms::built_in()).scratch(text).expect("a file");
        edit(&scratch, Some(OsStr::new(editor)), &Shutdown::default(), &Words::new(Lang::Da))?;
        Ok(scratch.read().expect("a text"))
    }

    #[test]
    fn what_the_editor_wrote_comes_back() {
        assert_eq!(edited("sed -i s/før/efter/", "før").expect("a text"), "efter");
    }

    #[test]
    fn an_editor_that_fails_is_told() {
        let why = edited("false", "før").expect_err("it fails");
        assert_eq!(why, "false sluttede med en fejl; teksten er ikke ændret");
        assert_eq!(edited("/findes/ikke", "før"), Err("/findes/ikke kunne ikke startes".to_owned()));
    }

    #[test]
    fn no_shell_reads_the_editor() {
        assert_eq!(edited("true;false", "før"), Err("true;false kunne ikke startes".to_owned()));
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
