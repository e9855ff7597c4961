//! `som diff DRAFT [VERSION]`: what changed since a version, field by field.

use super::diff_marks::DiffMarks;
use super::versions::{tell_no_versions, version, versions};
use super::{CliSession, ClientArg, CommandResult, Exit, Run, output};
use crate::draft::{Draft, diff};
use crate::form::Field;
use crate::words::date;
use crate::{say, shown};

#[derive(Debug, clap::Args)]
pub(super) struct DiffArgs {
    draft: String,
    version: Option<String>,
}

impl Run for DiffArgs {
    const OVER_SSH: Option<&'static [ClientArg]> =
        Some(&[ClientArg::Any("draft"), ClientArg::Any("version")]);

    fn run(self, session: &CliSession) -> CommandResult {
        let name = &*session.draft_name(&self.draft)?;
        let newest = versions(session, name)?.into_iter().next().map(|version| version.id);
        let old = self.version.or(newest).map(|asked| version(session, name, &asked)).transpose()?;
        // Read last: of the two it is the later, also if someone saves meanwhile.
        let (now, _) = session.load(name)?;
        let Some((_, old)) = old else {
            tell_no_versions(session, name);
            return Ok(Exit::DONE);
        };
        let fields = session.form_of(&now).fields_with_those_of(&session.form_of(&old));
        let marks = DiffMarks::of(session, output::is_data_read());
        let changes: Vec<String> =
            fields.iter().filter_map(|field| changed(field, &old, &now, marks)).collect();
        let (at, by) =
            (date::timed_stamp(&session.words, old.changed, session.now()), shown::text(&old.changed_by));
        if changes.is_empty() {
            let told = if old.has_same_rows(&now) {
                say!(&session.words, "cli-diff-same", at = at, by = by)
            } else {
                say!(&session.words, "cli-diff-rows", at = at, by = by)
            };
            output::talk(&told);
            Ok(Exit::DONE)
        } else {
            let since = say!(&session.words, "cli-diff-since", at = at, by = by);
            output::print_styled(&format!("{since}\n\n{}", changes.join("\n")), &session.words)
        }
    }
}

/// What changed in a field, under its name; `None` if nothing did.
fn changed(field: &Field, old: &Draft, new: &Draft, marks: DiffMarks) -> Option<String> {
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
    (!lines.is_empty()).then(|| marks.field(&field.full_name(), &lines))
}
