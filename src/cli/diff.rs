//! `som diff DRAFT [VERSION]`: what was changed from a version to now, field by field.

use super::marks::Marks;
use super::open::draft_help;
use super::versions::{failure, tell_of_none, version_help, versions};
use super::{Desk, Exit, Outcome, Run, output};
use crate::draft::{Draft, diff};
use crate::form::{Field, som};
use crate::say;
use crate::shown;
use crate::words::{Words, date};

#[derive(Debug, clap::Args)]
pub(super) struct Diff {
    draft: String,
    version: Option<String>,
}

impl Run for Diff {
    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command
            .about(say!(words, "cli-diff"))
            .mut_arg("draft", |arg| draft_help(arg, words))
            .mut_arg("version", |arg| version_help(arg, words))
    }

    fn run(self, desk: &Desk) -> Outcome {
        let name = desk.draft_name(&self.draft)?;
        let (now, _) = desk.load(name)?;
        if self.version.is_none() && versions(desk, name)?.is_empty() {
            tell_of_none(desk, name);
            return Ok(Exit::DONE);
        }
        let asked = self.version.as_deref().unwrap_or("1");
        let old = desk.store.version(name, asked).map_err(|error| failure(&error, name, desk))?;
        let marks = Marks::of(desk, output::is_data_read());
        let changes: Vec<String> =
            som().fields().filter_map(|field| changed(field, &old, &now, marks)).collect();
        let (at, by) = (date::stamp(&desk.words, old.changed, desk.now()), shown::text(&old.changed_by));
        if changes.is_empty() {
            output::talk(&say!(&desk.words, "cli-diff-same", at = at, by = by));
        } else {
            let since = say!(&desk.words, "cli-diff-since", at = at, by = by);
            output::print_styled(&format!("{since}\n\n{}", changes.join("\n")), &desk.words)?;
        }
        Ok(Exit::DONE)
    }
}

/// What was changed in a field, under its name; `None` where nothing was.
fn changed(field: &Field, old: &Draft, new: &Draft, marks: Marks) -> Option<String> {
    let (before, after) = (old.answer(&field.id), new.answer(&field.id));
    let mut lines = Vec::new();
    if before != after {
        lines.extend(marks.lines(&diff::words(before, after)));
    }
    for question in field.questions.all() {
        let tick = format!("[x] {}", question.short);
        match (old.is_ticked(&field.id, question), new.is_ticked(&field.id, question)) {
            (false, true) => lines.extend(marks.lines(&[diff::Piece::Added(&tick)])),
            (true, false) => lines.extend(marks.lines(&[diff::Piece::Removed(&tick)])),
            _ => {}
        }
    }
    (!lines.is_empty()).then(|| marks.field(field.name(), &lines))
}
