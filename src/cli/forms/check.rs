//! `som forms check FILE`: everything that is wrong with a form, a line each; exit 1 where something is.

use std::ffi::OsString;
use std::path::Path;

use super::super::import::file_bytes;
use super::super::{CliSession, ClientArg, CommandResult, Exit, Failure, failure, files};
use crate::form::{FormFault, FormSpec};
use crate::{say, shown};

/// What a client may give over SSH.
pub(super) const OVER_SSH: &[ClientArg] = &[ClientArg::Input("file")];

/// More is not even looked at, in bytes. What is larger than a form may be is told as a fault.
const LARGEST: u64 = 1 << 20;

#[derive(Debug, clap::Args)]
pub(super) struct FormsCheckArgs {
    file: OsString,
}

impl FormsCheckArgs {
    pub(super) fn run(&self, session: &CliSession) -> CommandResult {
        let words = &session.words;
        match FormSpec::read(&self.text(session)?) {
            Ok(form) => {
                let limits = form.fields().filter(|field| field.limit.is_some()).count();
                session.print(&format!(
                    "{}\n",
                    say!(
                        words,
                        "cli-forms-check-fine",
                        id = form.id.as_str(),
                        version = form.version,
                        sections = form.sections.len(),
                        questions = form.fields().count(),
                        limits = limits
                    )
                ))
            }
            Err(faults) => {
                let name = shown::path(Path::new(&self.file));
                let line = |fault: &FormFault| {
                    format!("{name}:{}: {}\n", fault.line(), fault.say_without_line(words))
                };
                session.print(&faults.iter().map(line).collect::<String>())?;
                Ok(Exit::FAILED)
            }
        }
    }

    fn text(&self, session: &CliSession) -> Result<String, Failure> {
        let unread =
            || failure!(session.words, "cli-forms-check-unread", path = shown::path(Path::new(&self.file)));
        let bytes = file_bytes(&self.file, LARGEST, session)?;
        let bytes = bytes.map_err(|error| unread().of_unread(error, LARGEST, &session.words))?;
        files::text_of(bytes).map_err(|error| unread().because(files::cause(&error, &session.words)))
    }
}
