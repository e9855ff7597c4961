//! A file whose format is known: which form it is of, which rows it shows, and what it answers for a draft.

use std::collections::{BTreeMap, BTreeSet};

use super::find::{PlacedLabels, TreeRows};
use super::json::JsonFile;
use super::package::Package;
use super::rows::{AnswersOfBoth, FillTarget, PlacedRows};
use super::tree::DocumentTree;
use super::{ImportError, Imported, Note, checksums, find, text};
use crate::clean::PASTE_MAX;
use crate::form::{FieldId, FormSpec, NothingGiven, RowId};
use crate::roundtrip::AnswerChecksums;

/// An answer may open a question, and its answer another; no form asks deeper than so.
const MOST_ROUNDS: usize = 8;

pub(super) enum OpenedFile {
    /// Of a word processor, with the property that holds the sums of its answers.
    Office(Box<DocumentTree>, Option<String>),
    Json(JsonFile),
    Text(String),
}

impl OpenedFile {
    pub(super) fn of(bytes: &[u8]) -> Result<Self, ImportError> {
        super::check_size(bytes)?;
        if !bytes.starts_with(b"PK\x03\x04") {
            return super::no_office(bytes).map_or_else(|| Self::of_text(bytes), Err);
        }
        let mut package = Package::open(bytes)?;
        let tree = super::tree_of(&mut package)?;
        Ok(OpenedFile::Office(Box::new(tree), checksums::property(&mut package)))
    }

    /// JSON is known by how it begins.
    fn of_text(bytes: &[u8]) -> Result<Self, ImportError> {
        let text = text::decoded_text(bytes)?;
        if text.trim_start().starts_with('{') {
            return JsonFile::parse(&text).map(OpenedFile::Json);
        }
        let has_other_ends = text.contains('\r');
        let text = if has_other_ends { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
        Ok(OpenedFile::Text(text))
    }

    /// What it answers of a form as it is.
    pub(super) fn read(&self, form: &FormSpec, labels: &PlacedLabels) -> Result<Imported, ImportError> {
        let printed = form.printed();
        let mut imported = match self {
            OpenedFile::Office(tree, sums) => {
                let sums = sums.as_deref().map(|sums| AnswerChecksums::from_property(sums, printed));
                Imported { checksums: sums.unwrap_or_default(), ..find::answers(tree, printed, labels)? }
            }
            OpenedFile::Json(json) => json.read(printed)?,
            OpenedFile::Text(text) => text::read_lines(text, printed)?,
        };
        // What was added up is no answer, whatever the file has there.
        let is_sum = |field: &FieldId| printed.sum(field).is_some();
        imported.answers.retain(|field, _| !is_sum(field));
        imported.notes.retain(|note| !note.field().or(note.amount_after()).is_some_and(is_sum));
        let long = imported.answers.iter().filter(|(_, text)| text.len() > PASTE_MAX);
        let notes: Vec<Note> = long.map(|(field, _)| Note::Shortened(field.clone())).collect();
        imported.notes.extend(notes);
        imported.form.clone_from(&form.id);
        Ok(imported)
    }

    /// What it answers for a draft: the form is laid out with the rows that the file shows, and asks what its answers open.
    pub(super) fn read_for(&mut self, target: FillTarget) -> Result<Imported, ImportError> {
        let (placed, labels) = self.placed(target);
        let mut rows = placed.rows();
        let FillTarget { form, draft, .. } = target;
        let official = form.official();
        let nothing = BTreeMap::new();
        let mut asked = form.asked_whatever(&AnswersOfBoth::of(official, draft, &nothing, &rows));
        let mut imported = self.read(&asked, &labels)?;
        // What read like the heading of a row need not be one.
        let in_file = imported.rows_in_file();
        for (group, rows) in &mut rows {
            let last = rows.iter().rposition(|row| in_file.contains(&(group.clone(), row.clone())));
            rows.truncate(last.map_or(0, |last| last + 1));
        }
        for _ in 0..MOST_ROUNDS {
            let of_both = AnswersOfBoth::of(official, draft, &imported.answers, &rows);
            let now = form.asked(&of_both).official().clone();
            if now.fields().map(|field| &field.id).eq(asked.fields().map(|field| &field.id)) {
                break;
            }
            imported = self.read(&now, &labels)?;
            asked = now;
        }
        imported.keep_rows(rows, target);
        let left_out = placed.left_out().map(|(rows, count)| Note::RowsLeftOut(rows.to_owned(), count));
        imported.notes.extend(left_out);
        Ok(imported)
    }

    /// Which rows of the draft the rows of the file are.
    fn placed(&mut self, target: FillTarget) -> (PlacedRows, PlacedLabels) {
        let whole = target.form.asked_whatever(&NothingGiven);
        if whole.repeated().next().is_none() {
            return Default::default();
        }
        match self {
            OpenedFile::Office(tree, sums) => {
                let rows = TreeRows::of(tree, &whole, sums.as_deref().unwrap_or_default());
                let placed = PlacedRows::of(&rows.shown, target);
                let labels = rows.placed(&placed, tree);
                (placed, labels)
            }
            OpenedFile::Json(json) => (PlacedRows::of(&json.rows(&whole), target), PlacedLabels::default()),
            OpenedFile::Text(text) => {
                (PlacedRows::of(&text::rows(text, &whole), target), PlacedLabels::default())
            }
        }
    }
}

impl Imported {
    /// The rows in which the file has any place for an answer.
    fn rows_in_file(&self) -> BTreeSet<(String, RowId)> {
        let told = self.notes.iter().filter(|note| !matches!(note, Note::Missing(_))).filter_map(Note::field);
        self.answers.keys().chain(told).filter_map(row_of).collect()
    }

    /// Keeps, of these rows, those that the file has; of others that the draft lacks it says nothing.
    fn keep_rows(&mut self, rows: BTreeMap<String, Vec<RowId>>, target: FillTarget) {
        let in_file = self.rows_in_file();
        let mut gone = BTreeSet::new();
        for (group, rows) in rows {
            let own = target.rows(&group);
            let (kept, lost): (Vec<RowId>, Vec<RowId>) =
                rows.into_iter().partition(|row| in_file.contains(&(group.clone(), row.clone())));
            gone.extend(lost.into_iter().filter(|row| !own.contains(row)).map(|row| (group.clone(), row)));
            if !kept.is_empty() {
                self.rows.insert(group, kept);
            }
        }
        let is_gone = |note: &Note| note.field().and_then(row_of).is_some_and(|row| gone.contains(&row));
        self.notes.retain(|note| !is_gone(note));
    }
}

fn row_of(id: &FieldId) -> Option<(String, RowId)> {
    id.row_parts().map(|(group, row, _)| (group.to_owned(), row))
}
