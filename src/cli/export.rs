//! `som export DRAFT --to FORMAT`: writes a document.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;

use super::globals::is_standard;
use super::{CliSession, ClientArg, CommandResult, Failure, Run, failure, output};
use crate::draft::Draft;
use crate::draft::check::Check;
use crate::export::Exporter;
use crate::fetch::{Content, Fetched};
use crate::formats::EXPORTERS;
use crate::say;
use crate::store::{Replace, SaveError, write_anywhere};

#[derive(Debug, clap::Args)]
pub(super) struct ExportArgs {
    draft: String,
    #[arg(long, value_parser = PossibleValuesParser::new(EXPORTERS.iter().map(|exporter| exporter.id)))]
    #[arg(hide_possible_values = true)]
    to: String,
    #[arg(long, short, value_name = "FILE")]
    output: Option<OsString>,
    #[arg(long)]
    force: bool,
    #[arg(long)]
    approval: bool,
    #[arg(long)]
    remarks: bool,
}

impl Run for ExportArgs {
    const OVER_SSH: Option<&'static [ClientArg]> = Some(&[
        ClientArg::Any("draft"),
        ClientArg::Any("to"),
        ClientArg::Any("approval"),
        ClientArg::Any("remarks"),
    ]);

    fn run(self, session: &CliSession) -> CommandResult {
        let name = &*session.draft_name(&self.draft)?;
        let path = self.path(name, session)?;
        if let Some(text) = session.text_without_form(name).filter(|_| self.is_plain_text()) {
            return match path {
                None => session.print(&text),
                Some(path) => session.print_written(&write(&path, text.as_bytes(), self.force, session)?),
            };
        }
        let (draft, _) = session.load(name)?;
        let form = session.form_of(&draft);
        let exporter = Exporter::named(&self.to).expect("clap takes only these names");
        let submission = session.submission(&form, &draft, self.approval);
        let bytes = if self.remarks {
            let document = exporter.export_with_remarks(&submission);
            document.ok_or_else(|| {
                failure!(session.words, "cli-export-no-remarks", format = exporter.id).usage()
            })?
        } else {
            exporter.export(&submission)
        };
        tell_problems(&draft, session);
        if let Some(text) = exporter.not_held_text(&submission, &session.words) {
            output::talk(&say!(&session.words, "cli-export-not-held", text = text));
        }
        let written = path.map(|path| write(&path, &bytes, self.force, session)).transpose()?;
        session.store().keep_as_sent(name, &draft);
        match written {
            None => print(bytes, exporter, session),
            Some(path) => {
                self.tell_fetch(&path, name, session);
                session.print_written(&path)
            }
        }
    }
}

/// Prints the document; a binary one only into a pipe or a file.
pub(super) fn print(bytes: Vec<u8>, exporter: &Exporter, session: &CliSession) -> CommandResult {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => return session.print(&text),
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    let printed = output::print_bytes(&bytes, exporter.id, &session.words);
    printed.map_err(|failure| {
        let is_shown = session.is_of_client && output::is_data_read();
        if is_shown { failure.hint(say!(session.words, "cli-ssh-no-text")) } else { failure }
    })
}

impl ExportArgs {
    /// Whether nothing is asked for but the answers as text, which needs no form.
    fn is_plain_text(&self) -> bool {
        self.to == "txt" && !self.approval && !self.remarks
    }

    /// Tells one who came by SSH how to fetch the document.
    fn tell_fetch(&self, path: &Path, draft: &str, session: &CliSession) {
        let content = Content::Draft { draft, format: &self.to, with_approval: self.approval };
        let document = Fetched { path, content };
        if let Some(command) = session.fetch_host().and_then(|host| host.command(document)) {
            output::talk(&say!(&session.words, "export-fetch", command = command));
        }
    }

    /// Where the document goes: as asked for, else to a file named after the draft; `None` for standard output, which is
    /// a client's only way out.
    fn path(&self, draft: &str, session: &CliSession) -> Result<Option<PathBuf>, Failure> {
        let path = match &self.output {
            Some(output) if is_standard(output) => return Ok(None),
            Some(output) => PathBuf::from(output),
            None if session.is_of_client => return Ok(None),
            None => PathBuf::from(format!("{draft}.{}", self.to)),
        };
        checked(path, session).map(Some)
    }
}

/// The path of a document, if it may be written there: in restricted mode it must be a bare file name.
pub(super) fn checked(path: PathBuf, session: &CliSession) -> Result<PathBuf, Failure> {
    if session.restricted && path.file_name() != Some(path.as_os_str()) {
        return Err(failure!(session.words, "cli-export-restricted").usage());
    }
    Ok(path)
}

/// Writes the document and returns its path.
pub(super) fn write(
    path: &Path,
    bytes: &[u8],
    force: bool,
    session: &CliSession,
) -> Result<PathBuf, Failure> {
    let replace = if force { Replace::Asked } else { Replace::Never };
    // Only restricted mode has a place of its own for it: elsewhere there may be no data folder.
    let written = if session.restricted {
        session.store().write_document(path, bytes, true, replace)
    } else {
        write_anywhere(path, bytes, replace)
    };
    written.map_err(|error| match error {
        SaveError::Exists => {
            session.not_saved(path, &error).hint(say!(&session.words, "cli-export-exists-hint"))
        }
        error => session.not_saved(path, &error),
    })
}

/// Names the draft's problems in one line, and what is to be known of it in another.
pub(super) fn tell_problems(draft: &Draft, session: &CliSession) {
    let (words, form) = (&session.words, session.form_of(draft));
    let check = Check::of(&form, draft);
    let fields = check.names_with(&form, false);
    if !fields.is_empty() {
        let (n, fields) = (check.problem_count(), fields.join(", "));
        output::talk(&say!(words, "cli-export-problems", n = n, fields = fields));
    }
    let noted = check.names_with(&form, true);
    if !noted.is_empty() {
        output::talk(&say!(words, "cli-export-notices", fields = noted.join(", ")));
    }
}
