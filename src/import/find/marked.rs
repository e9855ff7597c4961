//! Finds answers by the marks that som put there: content controls and bookmarks.

use std::collections::{BTreeMap, BTreeSet};

use super::{AnswerSearch, Candidate, MOST_CANDIDATES, Span};
use crate::form::{Field, FieldId};
use crate::import::tree::{ContentControl, ControlContent, TreeBookmark};
use crate::roundtrip::{Marked, TAG_PREFIX, bookmarked};

impl<'a> AnswerSearch<'a> {
    /// Finds answers by their content controls. Where one stands in a cell, the answer is all of the cell: LibreOffice
    /// shrinks a control to its first paragraph.
    pub(super) fn by_control(&mut self) {
        let tree = self.tree;
        let controls = tree.controls.iter().filter_map(|control| Some((control, self.field_of(control)?)));
        let controls: Vec<(&ContentControl, &FieldId)> = controls.collect();
        let mut fields_in: BTreeMap<usize, BTreeSet<&FieldId>> = BTreeMap::new();
        for &(control, field) in &controls {
            if let Some(cell) = control.cell {
                fields_in.entry(cell).or_default().insert(field);
            }
        }
        for (control, field) in controls {
            let span = Span { first: control.first, end: control.end };
            match control.cell {
                // An answer was pasted with its control into another's cell: neither control tells whose the cell is.
                Some(cell) if fields_in[&cell].len() > 1 => {
                    if control.content == ControlContent::Text {
                        self.add(field, Candidate::of_span(span));
                    }
                }
                Some(cell) => {
                    self.is_answer[cell] = true;
                    let span = self.after_label(cell, control, field);
                    let last_cell = Some(cell);
                    self.add(field, Candidate { last_cell, ..Candidate::of_span(span) });
                }
                None if control.content == ControlContent::Cells => {}
                None => self.add(field, Candidate::of_span(span)),
            }
        }
    }

    /// The field whose answer a control is.
    fn field_of(&self, control: &ContentControl) -> Option<&'a FieldId> {
        let tagged = control.tag.strip_prefix(TAG_PREFIX).map(FieldId::new);
        let tagged = tagged.and_then(|id| self.form.field(&id));
        tagged.or_else(|| self.words.label(&control.alias)).map(|field| &field.id)
    }

    /// All of the cell that a control stands in, but for a label before the control.
    fn after_label(&self, cell: usize, control: &ContentControl, field: &FieldId) -> Span {
        let whole = self.span(cell);
        if control.first <= whole.first || control.content == ControlContent::Cells {
            return whole;
        }
        let Some(paragraph) = self.tree.paragraphs.get(whole.first.0) else { return whole };
        let is_own = |of: &Field| of.id == *field;
        let first = match self.words.label_before(&paragraph.text) {
            Some((of, at)) if is_own(of) => (whole.first.0, at),
            _ if self.words.label(&paragraph.text).is_some_and(is_own) => (whole.first.0 + 1, 0),
            _ => whole.first,
        };
        Span { first, end: whole.end }
    }

    /// Finds answers by the bookmarks at their labels: the cell beside the label is the answer, or the one below. Where
    /// the bookmark round the answer stands in another cell that is nobody's, that cell is: someone put one between.
    pub(super) fn by_label_bookmark(&mut self) {
        let labels =
            self.bookmarks(Marked::Label).filter_map(|(field, bookmark)| Some((bookmark.cell?, field)));
        self.labels = labels.collect();
        let labels = self.labels.clone();
        let found: Vec<&FieldId> = self.candidates.keys().copied().collect();
        let beside = |&label: &usize| {
            let mut cells = self.grid.right(label);
            cells.retain(|cell| !labels.contains_key(cell));
            if cells.is_empty() {
                cells.extend(self.grid.below(label).filter(|cell| !labels.contains_key(cell)));
            }
            cells
        };
        let beside: BTreeMap<usize, Vec<usize>> =
            labels.keys().map(|label| (*label, beside(label))).collect();
        let is_nobodys =
            |cell: &usize| !labels.contains_key(cell) && !beside.values().any(|cells| cells.contains(cell));
        let around =
            self.bookmarks(Marked::Answer).filter_map(|(field, bookmark)| Some((field, bookmark.cell?)));
        let around: BTreeMap<&FieldId, usize> = around.filter(|(_, cell)| is_nobodys(cell)).collect();
        for (label, mut cells) in beside.clone() {
            let field = labels[&label];
            let is_full = |found: &Vec<_>| found.len() >= MOST_CANDIDATES;
            if found.contains(&field) || self.candidates.get(field).is_some_and(is_full) {
                continue;
            }
            if let Some(cell) = around.get(field) {
                cells = vec![*cell];
            }
            if !cells.is_empty() && !cells.iter().any(|&cell| self.is_answer[cell]) {
                self.add_cells(field, &cells, false);
            }
        }
    }

    /// Finds answers whose label is gone by the bookmarks round them.
    pub(super) fn by_answer_bookmark(&mut self) {
        let found: Vec<&FieldId> = self.candidates.keys().copied().collect();
        for (field, bookmark) in self.bookmarks(Marked::Answer).collect::<Vec<_>>() {
            match bookmark.cell {
                _ if found.contains(&field) => {}
                Some(cell) if self.is_answer[cell] || self.labels.contains_key(&cell) => {}
                Some(cell) => self.add_cells(field, &[cell], false),
                // The table was turned into text.
                None => {
                    let end = bookmark.end.map_or(bookmark.first.0, |end| end.0) + 1;
                    let span = Span { first: (bookmark.first.0, 0), end: (end, 0) };
                    self.add(field, Candidate::of_span(span));
                }
            }
        }
    }

    /// som's bookmarks of one sort, each with its field.
    fn bookmarks(&self, sort: Marked) -> impl Iterator<Item = (&'a FieldId, &'a TreeBookmark)> + use<'a> {
        let form = self.form;
        self.tree.bookmarks.iter().filter_map(move |bookmark| {
            let (field, of) = bookmarked(&bookmark.name, form)?;
            (of == sort).then_some((&field.id, bookmark))
        })
    }
}
