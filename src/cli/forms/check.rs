//! `som forms check FILE`: everything that is wrong with a form and with its English, a line each; exit 1 where something is.

use std::ffi::OsString;

use super::super::{CliSession, ClientArg, CommandResult};
use super::form_file::FormFile;
use crate::form::{FormDefinition, FormFault, FormSpec, Forms};
use crate::say;
use crate::words::Lang;

/// What a client may give over SSH.
pub(super) const OVER_SSH: &[ClientArg] = &[ClientArg::Input("file")];

#[derive(Debug, clap::Args)]
pub(super) struct FormsCheckArgs {
    file: OsString,
}

impl FormsCheckArgs {
    pub(super) fn run(&self, session: &CliSession) -> CommandResult {
        let file = FormFile::read(&self.file, session)?;
        let form = match FormSpec::read(&file.form.text) {
            Ok(form) if Forms::built_in().get(&form.id).is_some() => {
                return file.form.tell(&[FormFault::of_built_in_id(&file.form.text)], session);
            }
            Ok(form) => form,
            Err(faults) => return file.form.tell(&faults, session),
        };
        let mut lines = fine(&form, session);
        if let Some(english) = &file.english {
            let form = FormDefinition::of_file(form, "");
            if let Err(faults) = form.translated(&english.text, Lang::En) {
                return english.tell(&faults, session);
            }
            lines.push_str(&say!(session.words, "cli-forms-check-english", path = english.name()));
            lines.push('\n');
        }
        session.print(&lines)
    }
}

/// The word that a form has no faults, as a line.
fn fine(form: &FormSpec, session: &CliSession) -> String {
    let limits = form.fields().filter(|field| field.limit.is_some()).count();
    let told = say!(
        session.words,
        "cli-forms-check-fine",
        id = form.id.as_str(),
        version = form.version,
        sections = form.sections.len(),
        questions = form.fields().count(),
        limits = limits
    );
    format!("{told}\n")
}
