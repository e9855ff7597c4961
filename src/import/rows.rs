//! The rows that a file shows of the form's repeated groups, and which rows of the draft they are: by their ids where the
//! file has them, by their numbers, by their order. What the draft lacks is a new row, as long as there is room.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::draft::Draft;
use crate::form::{FieldId, FormDefinition, FormSpec, GivenAnswers, RowId, Rows};

/// A row as a file shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ShownRow {
    pub(super) id: Option<RowId>,
    /// As its heading has it, from 1.
    pub(super) number: Option<usize>,
}

/// The rows that a file shows, by the id of their group, in the file's order.
pub(super) type ShownRows = BTreeMap<String, Vec<ShownRow>>;

/// The draft that a file is read for, and who reads it when: the ids of new rows are made of that.
#[derive(Clone, Copy)]
pub(super) struct FillTarget<'a> {
    pub(super) form: &'a FormDefinition,
    pub(super) draft: &'a Draft,
    pub(super) now: DateTime<Utc>,
    pub(super) author: &'a str,
}

/// Which row of the draft each row of a file is; none where there is no room for it.
#[derive(Debug, Default)]
pub(super) struct PlacedRows(BTreeMap<String, Vec<Option<RowId>>>);

impl PlacedRows {
    pub(super) fn of(shown: &ShownRows, target: FillTarget) -> Self {
        let official = target.form.official();
        let place = |(_, rows): (_, &Rows)| {
            let shown = shown.get(&rows.id)?;
            Some((rows.id.clone(), target.placed(shown, rows, official)))
        };
        PlacedRows(official.repeated().filter_map(place).collect())
    }

    /// Which row of the draft this one of the file is.
    pub(super) fn row(&self, group: &str, at: usize) -> Option<&RowId> {
        self.0.get(group)?.get(at)?.as_ref()
    }

    /// The rows of each group, in the file's order.
    pub(super) fn rows(&self) -> BTreeMap<String, Vec<RowId>> {
        let known = |(group, rows): (&String, &Vec<Option<RowId>>)| {
            (group.clone(), rows.iter().flatten().cloned().collect())
        };
        self.0.iter().map(known).collect()
    }

    /// The groups of which the file has more rows than there may be, and how many more.
    pub(super) fn left_out(&self) -> impl Iterator<Item = (&str, usize)> {
        let count = |rows: &Vec<Option<RowId>>| rows.iter().filter(|row| row.is_none()).count();
        let counts = self.0.iter().map(move |(group, rows)| (group.as_str(), count(rows)));
        counts.filter(|(_, count)| *count > 0)
    }
}

impl FillTarget<'_> {
    /// The rows that the draft has.
    pub(super) fn rows(self, group: &str) -> Vec<RowId> {
        self.form.official().rows_in(self.draft, group)
    }

    fn placed(self, shown: &[ShownRow], rows: &Rows, form: &FormSpec) -> Vec<Option<RowId>> {
        let own = self.rows(&rows.id);
        let ids: Vec<&RowId> = shown.iter().filter_map(|row| row.id.as_ref()).collect();
        let mut used: Vec<RowId> = Vec::new();
        let mut place = |(at, row): (usize, &ShownRow)| {
            let by_place = |at: usize| own.get(at).filter(|id| !ids.contains(id));
            let known = match (&row.id, row.number) {
                (Some(id), _) => Some(id),
                (None, Some(number)) => by_place(number.wrapping_sub(1)),
                // Beside rows that som wrote, one without its mark is a copy.
                (None, None) => by_place(at).filter(|_| ids.is_empty()),
            };
            let known = known.filter(|id| !used.contains(id)).cloned();
            let taken = || [own.clone(), used.clone(), ids.iter().map(|id| (*id).clone()).collect()].concat();
            let id = known.or_else(|| self.draft.free_row(&rows.id, &taken(), self.now, self.author))?;
            used.push(id.clone());
            let is_room = own.contains(&id) || self.draft.rows_with(form, &rows.id, &used).len() <= rows.max;
            if !is_room {
                used.pop();
            }
            is_room.then_some(id)
        };
        shown.iter().enumerate().map(&mut place).collect()
    }
}

/// What is answered once a file's answers are in its draft, with the rows of both.
pub(super) struct AnswersOfBoth<'a> {
    draft: &'a Draft,
    answers: &'a BTreeMap<FieldId, String>,
    rows: BTreeMap<String, Vec<RowId>>,
}

impl<'a> AnswersOfBoth<'a> {
    pub(super) fn of(
        form: &FormSpec,
        draft: &'a Draft,
        answers: &'a BTreeMap<FieldId, String>,
        rows: &BTreeMap<String, Vec<RowId>>,
    ) -> Self {
        let with = |(id, rows): (&String, &Vec<RowId>)| (id.clone(), draft.rows_with(form, id, rows));
        AnswersOfBoth { draft, answers, rows: rows.iter().map(with).collect() }
    }
}

impl GivenAnswers for AnswersOfBoth<'_> {
    fn answer(&self, field: &FieldId) -> &str {
        let in_file = self.answers.get(field).filter(|text| !text.trim().is_empty());
        in_file.map_or_else(|| self.draft.answer(field), String::as_str)
    }

    fn rows(&self, id: &str) -> Option<&[RowId]> {
        let rows = self.rows.get(id).map(Vec::as_slice);
        rows.filter(|rows| !rows.is_empty()).or_else(|| GivenAnswers::rows(self.draft, id))
    }
}
