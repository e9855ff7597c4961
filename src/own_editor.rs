//! The user's own editor, the only program that is ever started but for the host's sendmail; none is in restricted mode.

use std::ffi::{OsStr, OsString};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Command, ExitStatus};

use crate::mail;
use crate::words::Words;
use crate::{say, shown};

const DEFAULT_EDITOR: &str = "nano";

/// A program and its arguments.
#[derive(Debug)]
pub(crate) struct OwnEditor(Vec<OsString>);

impl OwnEditor {
    /// The editor that `VISUAL` or `EDITOR` names, split at blanks without a shell; else the one that hosts have.
    pub(crate) fn of(named: Option<&OsStr>) -> Self {
        let words = named.unwrap_or_default().as_bytes().split(u8::is_ascii_whitespace);
        let words = words.filter(|word| !word.is_empty()).map(|word| OsStr::from_bytes(word).to_owned());
        let words: Vec<OsString> = words.collect();
        OwnEditor(if words.is_empty() { vec![DEFAULT_EDITOR.into()] } else { words })
    }

    /// The command that edits a file.
    #[expect(clippy::disallowed_methods, reason = "the only program that is started")]
    pub(crate) fn command(&self, file: &Path) -> Command {
        let mut command = Command::new(&self.0[0]);
        command.env_remove(mail::PASSWORD_VARIABLE).args(&self.0[1..]).arg(file);
        command
    }

    /// Its program, for people.
    fn name(&self) -> String {
        shown::text(&self.0[0].to_string_lossy()).into_owned()
    }

    pub(crate) fn not_started(&self, words: &Words) -> String {
        say!(words, "store-outside-not-started", editor = self.name())
    }

    /// How it ended.
    ///
    /// # Errors
    /// The cause, in the user's language, where it failed, as vim does after `:cq`.
    pub(crate) fn checked(&self, ended: io::Result<ExitStatus>, words: &Words) -> Result<(), String> {
        let is_done = ended.is_ok_and(|status| status.success());
        if is_done { Ok(()) } else { Err(say!(words, "store-outside-failed", editor = self.name())) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_may_come_with_arguments() {
        assert_eq!(OwnEditor::of(Some(OsStr::new(" emacs  -nw "))).0, ["emacs", "-nw"]);
        assert_eq!(OwnEditor::of(None).0, ["nano"]);
        assert_eq!(OwnEditor::of(Some(OsStr::new(" "))).0, ["nano"]);
    }
}
