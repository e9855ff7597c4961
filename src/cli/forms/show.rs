//! `som forms show ID`: a form with nothing filled in, as text or as a document to be filled in by hand.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;

use super::super::export::{checked, print, write};
use super::super::globals::is_standard;
use super::super::{CliSession, ClientArg, CommandResult, Failure, output};
use crate::draft::Draft;
use crate::export::{Exporter, Submission, plain_text};
use crate::form::FormSpec;
use crate::formats::EXPORTERS;
use crate::words::{Words, date};
use crate::{say, shown};

/// What a client may give over SSH.
pub(super) const OVER_SSH: &[ClientArg] = &[ClientArg::Any("form"), ClientArg::Any("to")];

/// The formats that hold answers for programs or carry a document: there is nothing in them to be filled in by hand.
const NOT_BY_HAND: [&str; 2] = ["json", "eml"];

#[derive(Debug, clap::Args)]
pub(super) struct FormsShowArgs {
    #[arg(value_name = "FORM")]
    form: String,
    #[arg(long, value_parser = PossibleValuesParser::new(formats()), hide_possible_values = true)]
    to: Option<String>,
    #[arg(long, short, value_name = "FILE", requires = "to")]
    output: Option<OsString>,
    #[arg(long, requires = "to")]
    force: bool,
}

fn formats() -> impl Iterator<Item = &'static str> {
    EXPORTERS.iter().map(|exporter| exporter.id).filter(|id| !NOT_BY_HAND.contains(id))
}

/// Where the form is from and when one can apply, a sentence each: of it, but none of its words.
fn origin(form: &FormSpec, words: &Words) -> Vec<String> {
    let FormSpec { source, date, note, applications, .. } = form;
    let day = date.as_ref().and_then(|date| date.parse().ok()).map(|day| date::day_with_year(words, day));
    let from: Vec<String> =
        Some(source.clone()).filter(|text| !text.is_empty()).into_iter().chain(day).collect();
    let from =
        (!from.is_empty()).then(|| say!(words, "cli-forms-source", source = shown::text(&from.join(", "))));
    let note = Some(shown::text(note).into_owned()).filter(|note| !note.is_empty());
    from.into_iter().chain(applications.as_ref().map(|when| when.say(words))).chain(note).collect()
}

impl FormsShowArgs {
    pub(super) fn run(&self, session: &CliSession) -> CommandResult {
        let form = session.form_named(&self.form)?.blank();
        let mut draft = Draft::new(&form, session.now(), &session.author);
        for field in form.fields() {
            draft.set_answer(&field.id, field.boxes().unwrap_or_default());
        }
        let submission = Submission { is_blank: true, ..session.submission(&form, &draft, false) };
        let Some(to) = &self.to else {
            for line in origin(&form, &session.words) {
                output::talk(&line);
            }
            return session.print(&plain_text(&submission, &session.words));
        };
        let exporter = Exporter::named(to).expect("clap takes only these names");
        let path = self.path(&form.id, to, session)?;
        let bytes = exporter.export(&submission);
        match path {
            None => print(bytes, exporter, session),
            Some(path) => session.print_written(&write(&path, &bytes, self.force, session)?),
        }
    }

    /// Where the document goes: as asked for, else to a file named after the form; `None` for standard output.
    fn path(&self, id: &str, to: &str, session: &CliSession) -> Result<Option<PathBuf>, Failure> {
        let path = match &self.output {
            Some(output) if is_standard(output) => return Ok(None),
            Some(output) => PathBuf::from(output),
            None if session.is_of_client => return Ok(None),
            None => PathBuf::from(format!("{id}.{to}")),
        };
        checked(path, session).map(Some)
    }
}
