//! `som forms draft FILE`: a form's data from an agency's empty document, for a person to mend.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::super::globals::is_standard;
use super::super::import::file_bytes;
use super::super::{CliSession, CommandResult, Failure, export, failure, output};
use crate::import::{FormDraft, LARGEST, draft_form};
use crate::shown;

#[derive(Debug, clap::Args)]
pub(super) struct FormsDraftArgs {
    file: OsString,
    #[arg(long, short, value_name = "FILE")]
    output: Option<OsString>,
    #[arg(long)]
    force: bool,
}

impl FormsDraftArgs {
    pub(super) fn run(&self, session: &CliSession) -> CommandResult {
        let path = self.output.as_ref().filter(|output| !is_standard(output)).map(PathBuf::from);
        let path = path.map(|path| export::checked(path, session)).transpose()?;
        let form = self.read(session)?;
        let written =
            path.map(|path| export::write(&path, form.ron.as_bytes(), self.force, session)).transpose()?;
        for line in form.told(&session.words) {
            output::talk(&line);
        }
        match written {
            None => session.print(&form.ron),
            Some(path) => session.print_written(&path),
        }
    }

    fn read(&self, session: &CliSession) -> Result<FormDraft, Failure> {
        let words = &session.words;
        let failure = if is_standard(&self.file) {
            failure!(words, "cli-forms-draft-cannot-read-stdin")
        } else {
            failure!(words, "cli-forms-draft-cannot-read", path = shown::path(Path::new(&self.file)))
        };
        match file_bytes(&self.file, LARGEST, session)?.map(|bytes| draft_form(&bytes)) {
            Ok(Ok(form)) => Ok(form),
            Ok(Err(error)) => {
                let (cause, hint) = error.of_empty_form(words);
                Err(failure.because(cause).hint(hint))
            }
            Err(error) => Err(failure.of_unread(error, LARGEST, words)),
        }
    }
}
