//! `som forms translate FILE`: the table for a form's English, with the texts that the one beside the form lacks.

use std::ffi::OsString;

use super::super::{CliSession, CommandResult, Exit, output};
use super::form_file::FormFile;
use crate::form::FormSpec;
use crate::say;

#[derive(Debug, clap::Args)]
pub(super) struct FormsTranslateArgs {
    file: OsString,
}

impl FormsTranslateArgs {
    pub(super) fn run(&self, session: &CliSession) -> CommandResult {
        let file = FormFile::read(&self.file, session)?;
        let form = match FormSpec::read(&file.form.text) {
            Ok(form) => form,
            Err(faults) => return file.form.tell(&faults, session),
        };
        // An empty file is what the shell makes of `> FILE` before this reads it.
        let Some(english) = file.english.filter(|english| !english.text.trim().is_empty()) else {
            let lines = form.untranslated("[]").unwrap_or_default();
            return session.print(&format!("[\n    {}\n]\n", lines.join("\n    ")));
        };
        match form.untranslated(&english.text) {
            Err(faults) => english.tell(&faults, session),
            Ok(lines) if lines.is_empty() => {
                output::talk(&say!(session.words, "cli-forms-translate-done", path = english.name()));
                Ok(Exit::DONE)
            }
            Ok(lines) => session.print(&format!("    {}\n", lines.join("\n    "))),
        }
    }
}
