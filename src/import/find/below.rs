//! Where an answer clearly stands outside its cell: in further rows of its box; and of a box that was left empty, behind
//! the label or as text directly under it.

use super::{AnswerSearch, Candidate, Span};
use crate::clean::Lines;
use crate::form::Field;
use crate::import::tree::TreeCell;

impl AnswerSearch<'_> {
    /// Adds to each answer what goes on below it.
    pub(super) fn go_on_below(&mut self) {
        for field in self.form.fields() {
            let found = self.candidates.get(&field.id).map(Vec::as_slice);
            let Some([only @ Candidate { last_cell: Some(cell), .. }]) = found else { continue };
            let (cell, is_empty) = (*cell, self.text(only).trim().is_empty());
            let (mut more, mut is_outside) = (Vec::new(), false);
            if Lines::from(field.kind.gesture()) == Lines::Many {
                more = self.rows_below(cell);
            }
            if is_empty && more.iter().all(|span| self.is_blank(*span)) {
                let under_table = || self.text_under_table(cell).filter(|_| field.is_prose());
                let outside = self.text_behind_label(field).or_else(under_table);
                is_outside = outside.is_some();
                more.extend(outside);
            }
            if let Some(only) = self.candidates.get_mut(&field.id).and_then(|found| found.first_mut()) {
                (only.below, only.is_outside) = (more, is_outside);
            }
        }
    }

    fn is_blank(&self, span: Span) -> bool {
        self.tree.text(span.first, span.end).trim().is_empty()
    }

    /// The further rows of a box: as wide as the answer, with no label, and with nothing beside them.
    fn rows_below(&mut self, cell: usize) -> Vec<Span> {
        let (mut spans, mut last) = (Vec::new(), cell);
        while let Some(below) = self.grid.below(last) {
            let [above, cell] = [last, below].map(|cell| &self.tree.cells[cell]);
            let is_as_wide = (above.column, above.columns) == (cell.column, cell.columns);
            let beside = self.grid.row(cell.table, cell.row).iter();
            let mut beside = beside.filter(|&&other| other != below);
            if !is_as_wide || !self.is_free(below) || beside.any(|&other| !self.is_blank(self.span(other))) {
                break;
            }
            self.is_answer[below] = true;
            spans.push(self.span(below));
            last = below;
        }
        spans
    }

    /// Whether a cell is nobody's: no label, no answer, and not the form's words.
    fn is_free(&self, cell: usize) -> bool {
        let Span { first, end } = self.span(cell);
        let text = self.tree.text(first, end);
        let begins_with = text.trim_start().lines().next().and_then(|line| self.words.label_before(line));
        !self.is_answer[cell]
            && !self.labels.contains_key(&cell)
            && self.words.label(&text).is_none()
            && begins_with.is_none()
            && !self.words.is_all_of(&text)
    }

    /// The text behind a field's only label, up to the end of the label's cell.
    fn text_behind_label(&self, field: &Field) -> Option<Span> {
        let mut labels = self.labels.iter().filter(|(_, of)| ***of == field.id);
        let (&cell, _) = labels.next().filter(|_| labels.next().is_none())?;
        let TreeCell { first, end, .. } = self.tree.cells[cell];
        let label = (first..end).find(|&at| !self.tree.paragraphs[at].text.trim().is_empty())?;
        let span = Span { first: self.behind_label(label, &field.id)?, end: (end, 0) };
        let is_own = |line: &str| self.words.is_of_form(line) || self.words.label_before(line).is_some();
        let text = self.tree.text(span.first, span.end);
        (!self.is_blank(span) && !text.split('\n').any(is_own)).then_some(span)
    }

    /// The text from the end of the cell's table to the next words of the form or the next table.
    fn text_under_table(&self, cell: usize) -> Option<Span> {
        let cell = &self.tree.cells[cell];
        let of_table = self.tree.cells.iter().filter(|other| other.table == cell.table);
        let first = of_table.map(|other| other.end).max()?;
        let goes_on = |at: &usize| {
            let paragraph = &self.tree.paragraphs[*at];
            paragraph.cell == cell.parent && !self.words.is_of_form(&paragraph.text)
        };
        let end = (first..self.tree.paragraphs.len()).take_while(goes_on).last()? + 1;
        let span = Span { first: (first, 0), end: (end, 0) };
        (!self.is_blank(span)).then_some(span)
    }
}
