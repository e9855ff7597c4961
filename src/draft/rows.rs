//! The rows of a draft's repeated groups: added, removed, moved. A row keeps its id wherever it stands, so that what two
//! writers do to rows can be merged.

use std::borrow::Cow;

use chrono::{DateTime, Utc};

use super::seal;
use super::{Draft, Rival};
use crate::form::{FieldId, FormSpec, GivenAnswers, RowId, RowPlace};

/// A row that was taken out, with all it said, to be put back.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RemovedRow {
    place: RowPlace,
    answers: Vec<(FieldId, String, Vec<Rival>)>,
    /// Whether it must be there, and so was emptied only.
    pub(crate) is_kept: bool,
}

impl RemovedRow {
    /// Whether nothing changed: an empty row that must be there.
    pub(crate) fn is_nothing(&self) -> bool {
        self.is_kept && self.answers.iter().all(|(_, text, rivals)| text.is_empty() && rivals.is_empty())
    }
}

/// Something that was done to the rows, as it is taken back.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum RowStep {
    Added(RowPlace),
    Removed(RemovedRow),
    Moved { place: RowPlace, is_down: bool },
}

impl GivenAnswers for Draft {
    fn answer(&self, field: &FieldId) -> &str {
        Draft::answer(self, field)
    }

    fn rows(&self, id: &str) -> Option<&[RowId]> {
        self.rows.get(id).map(Vec::as_slice)
    }
}

impl Draft {
    /// Adds a row below another, and returns its place; `None` where there are as many as there may be.
    pub(crate) fn add_row(
        &mut self,
        form: &FormSpec,
        below: &RowPlace,
        now: DateTime<Utc>,
        author: &str,
    ) -> Option<RowPlace> {
        let mut rows = form.rows(&below.rows);
        if rows.len() >= below.max {
            return None;
        }
        let id = self.free_row(&below.rows, &rows, now, author)?;
        let at = rows.iter().position(|row| *row == below.row).map_or(rows.len(), |at| at + 1);
        rows.insert(at, id.clone());
        let count = rows.len();
        self.rows.insert(below.rows.clone(), rows);
        Some(RowPlace { row: id, at, count, ..below.clone() })
    }

    /// The id of a new row beside these.
    pub(crate) fn free_row(
        &self,
        id: &str,
        beside: &[RowId],
        now: DateTime<Utc>,
        author: &str,
    ) -> Option<RowId> {
        // Not one that anything still stands under, such as what a colleague wrote in a row that was removed.
        let is_free = |row: &RowId| !beside.contains(row) && !self.has_row(id, row);
        (0..u32::MAX).map(|number| new_id(id, now, author, number)).find(is_free)
    }

    /// The rows of a group and those of a file, each that is new below the one that it stands below there. Blank rows that
    /// nobody added give way.
    pub(crate) fn rows_with(&self, form: &FormSpec, id: &str, in_file: &[RowId]) -> Vec<RowId> {
        let added = self.rows.get(id).map_or(&[][..], Vec::as_slice);
        let is_kept = |row: &RowId| added.contains(row) || self.has_row(id, row);
        let mut rows = form.rows_in(self, id);
        if !rows.iter().any(is_kept) {
            return in_file.to_vec();
        }
        rows.retain(|row| is_kept(row) || in_file.contains(row));
        merged([&[], &rows, in_file], |_| false)
    }

    /// Takes in the rows of a file, before their answers.
    pub(crate) fn take_rows(&mut self, form: &FormSpec, id: &str, in_file: &[RowId]) {
        let rows = self.rows_with(form, id, in_file);
        if !in_file.is_empty() && rows != form.rows_in(self, id) {
            self.rows.insert(id.to_owned(), rows);
        }
    }

    /// Takes a row out; one that must be there is emptied instead.
    pub(crate) fn remove_row(&mut self, form: &FormSpec, place: &RowPlace) -> RemovedRow {
        let fields: Vec<FieldId> = form.fields_of_row(place).map(|field| field.id.clone()).collect();
        let answers = fields.into_iter().map(|field| {
            let (text, rivals) = (self.answer(&field).to_owned(), self.rivals(&field).to_vec());
            self.set_rivals(&field, Vec::new());
            self.set_answer(&field, "");
            (field, text, rivals)
        });
        let answers = answers.collect();
        let mut rows = form.rows(&place.rows);
        let is_kept = rows.len() <= place.min.max(1);
        if !is_kept {
            rows.retain(|row| *row != place.row);
            self.rows.insert(place.rows.clone(), rows);
        }
        RemovedRow { place: place.clone(), answers, is_kept }
    }

    /// Takes back what was done to the rows, and returns where that was and the step that does it again.
    pub(crate) fn undo_row_step(&mut self, form: &FormSpec, step: RowStep) -> (RowPlace, RowStep) {
        match step {
            RowStep::Added(place) => {
                let removed = self.remove_row(form, &place);
                (place, RowStep::Removed(removed))
            }
            RowStep::Removed(removed) => {
                let place = self.put_row_back(form, removed);
                (place.clone(), RowStep::Added(place))
            }
            RowStep::Moved { place, is_down } => {
                // It may have been moved on since, or be gone.
                if let Some(at) = form.rows(&place.rows).iter().position(|row| *row == place.row) {
                    self.move_row(form, &RowPlace { at, ..place.clone() }, !is_down);
                }
                (place.clone(), RowStep::Moved { place, is_down: !is_down })
            }
        }
    }

    /// Puts a row back where it was.
    fn put_row_back(&mut self, form: &FormSpec, removed: RemovedRow) -> RowPlace {
        let RemovedRow { place, answers, .. } = removed;
        let mut rows = form.rows(&place.rows);
        if !rows.contains(&place.row) {
            rows.insert(place.at.min(rows.len()), place.row.clone());
            self.rows.insert(place.rows.clone(), rows);
        }
        for (field, text, rivals) in answers {
            if self.answer(&field).is_empty() {
                self.set_answer(&field, text);
            }
            self.set_rivals(&field, rivals);
        }
        place
    }

    /// Has the rows of another draft.
    pub(crate) fn take_rows_of(&mut self, other: &Draft) {
        self.rows.clone_from(&other.rows);
    }

    /// Puts the row of a field back that it isn't in any more, where another draft has it.
    pub(crate) fn take_row_of(&mut self, other: &Draft, field: &FieldId) {
        let Some((rows, row, _)) = field.row_parts() else { return };
        let is_there = self.rows.get(rows).is_none_or(|own| own.contains(&row));
        if let Some(theirs) = other.rows.get(rows).filter(|theirs| theirs.contains(&row) && !is_there) {
            let above = theirs.iter().take_while(|id| **id != row).collect::<Vec<_>>();
            let own = self.rows.entry(rows.to_owned()).or_default();
            let at = own.iter().rposition(|id| above.contains(&id)).map_or(0, |at| at + 1);
            own.insert(at, row);
        }
    }

    /// Moves a row up or down by one, and says whether it could.
    pub(crate) fn move_row(&mut self, form: &FormSpec, place: &RowPlace, is_down: bool) -> bool {
        let mut rows = form.rows(&place.rows);
        let to = if is_down { place.at.checked_add(1) } else { place.at.checked_sub(1) };
        let Some(to) = to.filter(|to| *to < rows.len()) else { return false };
        rows.swap(place.at, to);
        self.rows.insert(place.rows.clone(), rows);
        true
    }

    /// Whether anything stands under a row.
    pub(super) fn has_row(&self, rows: &str, row: &RowId) -> bool {
        let mut held = self.answers.keys().chain(self.rivals.keys());
        held.any(|field| field.row_parts().is_some_and(|(own, id, _)| own == rows && id == *row))
    }
}

/// An id that no one else makes: of who adds the row, in which process, when, and how many such ids were taken.
fn new_id(rows: &str, now: DateTime<Utc>, author: &str, number: u32) -> RowId {
    let (process, now) = (std::process::id().to_string(), now.timestamp_millis().to_string());
    let parts = [rows, author, &process, &now, &number.to_string()];
    let mut id = seal::sha256(parts.join("\0").as_bytes());
    id.truncate(6);
    RowId::try_from(id).expect("hexadecimal digits")
}

/// A side of a merge, which still says all that stood in rows that it removed and the other side has written in: such a row
/// stays, and stays whole.
pub(super) fn with_rows_of_others<'d>(base: &Draft, side: &'d Draft, other: &Draft) -> Cow<'d, Draft> {
    let mut kept = Cow::Borrowed(side);
    let is_new =
        |field: &FieldId| !other.answer(field).is_empty() && other.answer(field) != base.answer(field);
    let written_in = other.answers.keys().filter(|field| is_new(field)).filter_map(FieldId::row_parts);
    for (rows, row, _) in written_in {
        let has = |draft: &Draft| draft.rows.get(rows).is_none_or(|own| own.contains(&row));
        if has(side) || !has(base) {
            continue;
        }
        let is_of_row =
            |field: &&FieldId| field.row_parts().is_some_and(|(own, id, _)| own == rows && id == row);
        for field in base.answers.keys().filter(is_of_row) {
            if side.answer(field).is_empty() {
                kept.to_mut().set_answer(field, base.answer(field));
            }
        }
    }
    kept
}

/// Merges the rows of a group: what one side removed is gone unless the other wrote in it, what either added is there, and
/// the order is ours where both changed it.
pub(super) fn merged(
    [base, ours, theirs]: [&[RowId]; 3],
    is_written_in: impl Fn(&RowId) -> bool,
) -> Vec<RowId> {
    let (first, second) = if ours == base { (theirs, ours) } else { (ours, theirs) };
    let mut rows: Vec<RowId> = first.to_vec();
    for (at, row) in second.iter().enumerate().filter(|(_, row)| !first.contains(row)) {
        // Below the row that it stands below on its own side.
        let above = second[..at].iter().rev().find_map(|above| rows.iter().position(|row| row == above));
        rows.insert(above.map_or(0, |above| above + 1), row.clone());
    }
    let is_removed = |row: &RowId| base.contains(row) && !(ours.contains(row) && theirs.contains(row));
    rows.retain(|row| !is_removed(row) || is_written_in(row));
    rows
}

#[cfg(test)]
mod tests;
