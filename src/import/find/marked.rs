//! Finds answers by the marks that som put there: content controls and bookmarks; and by controls that others put there.

use std::collections::{BTreeMap, BTreeSet};

use super::{AnswerSearch, Candidate, MOST_CANDIDATES, Span};
use crate::form::FieldId;
use crate::import::tree::{ContentControl, ControlContent, TreeBookmark};
use crate::roundtrip::{BookmarkNames, Marked, TAG_PREFIX};

impl<'a> AnswerSearch<'a> {
    /// Finds answers by the tags that som put on content controls.
    pub(super) fn by_control_tag(&mut self) {
        let tagged = |control: &ContentControl| {
            let id = FieldId::new(control.tag.strip_prefix(TAG_PREFIX)?);
            self.form.field(&id).map(|field| &field.id)
        };
        let controls = self.tree.controls.iter().filter_map(|control| Some((control, tagged(control)?)));
        self.by_controls(&controls.collect::<Vec<_>>(), false);
    }

    /// Finds answers that nothing else led to by the titles of content controls. Anyone may give a control a title, and
    /// put it anywhere: in a letterhead, or in another field's answer.
    pub(super) fn by_control_title(&mut self) {
        let titled = |control: &ContentControl| {
            let field = &self.words.label(&control.alias)?.id;
            let span = Span { first: control.first, end: control.end };
            let is_taken = |cell| self.is_answer[cell] || self.labels.contains_key(&cell);
            let is_known = self.candidates.contains_key(field) || control.cell.is_some_and(is_taken);
            (!is_known && !self.overlaps(span) && !self.is_of_form(span)).then_some(field)
        };
        let controls = self.tree.controls.iter().filter_map(|control| Some((control, titled(control)?)));
        self.by_controls(&controls.collect::<Vec<_>>(), true);
    }

    /// Takes the content of controls as the answers to these fields. Where one stands in a cell, the answer is all of the
    /// cell: LibreOffice shrinks a control to its first paragraph.
    fn by_controls(&mut self, controls: &[(&ContentControl, &'a FieldId)], is_by_label: bool) {
        let mut fields_in: BTreeMap<usize, BTreeSet<&FieldId>> = BTreeMap::new();
        for (control, field) in controls {
            if let Some(cell) = control.cell {
                fields_in.entry(cell).or_default().insert(field);
            }
        }
        for &(control, field) in controls {
            let candidate = |span| Candidate { is_by_label, ..Candidate::of_span(span) };
            let span = Span { first: control.first, end: control.end };
            match control.cell {
                // An answer was pasted with its control into another's cell: neither control tells whose the cell is.
                Some(cell) if fields_in[&cell].len() > 1 => {
                    if control.content == ControlContent::Text {
                        self.add(field, candidate(span));
                    }
                }
                Some(cell) => {
                    self.is_answer[cell] = true;
                    let span = self.after_label(cell, control, field);
                    self.add(field, Candidate { last_cell: Some(cell), ..candidate(span) });
                }
                None if control.content == ControlContent::Cells => {}
                None => self.add(field, candidate(span)),
            }
        }
    }

    /// Whether a span is a single line of the form.
    fn is_of_form(&self, Span { first, end }: Span) -> bool {
        end.0 <= first.0 + 1 && self.words.is_of_form(self.tree.text(first, end).trim())
    }

    /// Whether a span has text of a candidate.
    fn overlaps(&self, span: Span) -> bool {
        let mut taken = self.candidates.values().flatten().flat_map(Candidate::all_spans);
        taken.any(|other| other.first < span.end && span.first < other.end)
    }

    /// All of the cell that a control stands in, but for a label before the control.
    fn after_label(&self, cell: usize, control: &ContentControl, field: &FieldId) -> Span {
        let whole = self.span(cell);
        if control.first <= whole.first || control.content == ControlContent::Cells {
            return whole;
        }
        Span { first: self.behind_label(whole.first.0, field).unwrap_or(whole.first), end: whole.end }
    }

    /// Finds answers by the bookmarks at their labels: the cell beside the label is the answer, or the one below. Where
    /// the bookmark round the answer stands in another cell that is nobody's, that cell is: someone put one between.
    pub(super) fn by_label_bookmark(&mut self) {
        let labels =
            self.bookmarks(Marked::Label).filter_map(|(field, bookmark)| Some((bookmark.cell?, field)));
        self.labels = labels.collect();
        let labels = self.labels.clone();
        let found: Vec<&FieldId> = self.candidates.keys().copied().collect();
        let beside = self.beside_marked();
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

    /// The cells beside each marked label, or the one below; not the form's, nor an orphan: an answer whose own label is gone.
    fn beside_marked(&self) -> BTreeMap<usize, Vec<usize>> {
        let labels = &self.labels;
        let labelled: BTreeSet<&FieldId> = labels.values().copied().collect();
        let mut orphans = BTreeMap::new();
        for (field, bookmark) in self.bookmarks(Marked::Answer) {
            if let Some(cell) = bookmark.cell {
                *orphans.entry(cell).or_insert(true) &= !labelled.contains(field);
            }
        }
        let is_free = |cell: &usize| {
            !labels.contains_key(cell)
                && !orphans.get(cell).is_some_and(|is_orphan| *is_orphan)
                && !self.is_printed(*cell)
        };
        let right = |label| self.grid.right(label).into_iter().filter(is_free).collect::<Vec<usize>>();
        let mut beside: BTreeMap<usize, Vec<usize>> =
            labels.keys().map(|&label| (label, right(label))).collect();
        let is_right: BTreeSet<usize> = beside.values().flatten().copied().collect();
        for (&label, cells) in beside.iter_mut().filter(|(_, cells)| cells.is_empty()) {
            let below = self.grid.below(label);
            cells.extend(below.filter(|cell| is_free(cell) && !is_right.contains(cell)));
        }
        beside
    }

    /// Whether all that a cell says is what documents say beside the form and the answers.
    fn is_printed(&self, cell: usize) -> bool {
        let span = self.span(cell);
        span.end.0 == span.first.0 + 1 && self.words.is_printed(self.tree.text(span.first, span.end).trim())
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
        let names = BookmarkNames::of(self.form);
        self.tree.bookmarks.iter().filter_map(move |bookmark| {
            let (field, of) = names.get(&bookmark.name)?;
            (of == sort).then_some((&field.id, bookmark))
        })
    }
}
