//! Finds answers by the marks that som put there: content controls and bookmarks.

use std::collections::{BTreeMap, BTreeSet};

use super::form_words::FormWords;
use super::grid::Grid;
use super::{Candidate, Candidates, Span};
use crate::form::{FieldId, FormSpec};
use crate::import::tree::{ContentControl, ControlContent, DocumentTree};
use crate::roundtrip::{BOOKMARK_PREFIX, TAG_PREFIX};

/// Finds answers by their content controls. Where one stands in a cell, the answer is all of the cell: LibreOffice
/// shrinks a control to its first paragraph.
pub(super) fn by_control(
    tree: &DocumentTree,
    form: &FormSpec,
    words: &FormWords,
    candidates: &mut Candidates,
) {
    let controls =
        || tree.controls.iter().filter_map(|control| Some((control, field_of(control, form, words)?)));
    let mut fields_in: BTreeMap<usize, BTreeSet<FieldId>> = BTreeMap::new();
    for (control, field) in controls() {
        if let Some(cell) = cell_of(control) {
            fields_in.entry(cell).or_default().insert(field);
        }
    }
    for (control, field) in controls() {
        let span = Span { first: control.first, end: control.end };
        match (cell_of(control), control.content) {
            // An answer was pasted with its control into another's cell: neither control tells whose the cell is.
            (Some(cell), content) if fields_in[&cell].len() > 1 => {
                if content == ControlContent::Text {
                    candidates.add(&field, Candidate { spans: vec![span], is_by_label: false });
                }
            }
            (Some(cell), _) => {
                candidates.is_answer[cell] = true;
                candidates.add(&field, after_label(tree, words, cell, control, &field));
            }
            (None, ControlContent::Cells(_)) => {}
            (None, ControlContent::Text | ControlContent::Paragraphs) => {
                candidates.add(&field, Candidate { spans: vec![span], is_by_label: false });
            }
        }
    }
}

/// The field whose answer a control is.
fn field_of(control: &ContentControl, form: &FormSpec, words: &FormWords) -> Option<FieldId> {
    let tagged = control.tag.strip_prefix(TAG_PREFIX).map(FieldId::new).and_then(|id| form.field(&id));
    tagged.or_else(|| words.label(&control.alias)).map(|field| field.id.clone())
}

/// The cell whose content a control marks.
fn cell_of(control: &ContentControl) -> Option<usize> {
    match control.content {
        ControlContent::Cells(cell) => cell,
        ControlContent::Text | ControlContent::Paragraphs => control.cell,
    }
}

/// All of the cell that a control stands in, but for a label before the control.
fn after_label(
    tree: &DocumentTree,
    words: &FormWords,
    cell: usize,
    control: &ContentControl,
    field: &FieldId,
) -> Candidate {
    let whole = Candidate::of_cells(tree, &[cell], false);
    let (first, end) = (whole.spans[0].first, whole.spans[0].end);
    if control.first <= first || !matches!(control.content, ControlContent::Text | ControlContent::Paragraphs)
    {
        return whole;
    }
    let Some(paragraph) = tree.paragraphs.get(first.0) else { return whole };
    let first = match words.label_before(&paragraph.text) {
        Some((of, at)) if of.id == *field => (first.0, at),
        _ if words.label(&paragraph.text).is_some_and(|of| of.id == *field) => (first.0 + 1, 0),
        _ => first,
    };
    Candidate { spans: vec![Span { first, end }], is_by_label: false }
}

/// Finds answers by the bookmarks at their labels: the cell beside the label is the answer, or the one below.
pub(super) fn by_bookmark(tree: &DocumentTree, form: &FormSpec, grid: &Grid, candidates: &mut Candidates) {
    let fields = tree.bookmarks.iter().filter_map(|bookmark| {
        let field = form.field(&FieldId::new(bookmark.name.strip_prefix(BOOKMARK_PREFIX)?))?;
        Some((bookmark.cell?, &field.id))
    });
    let labels: BTreeMap<usize, &FieldId> = fields.collect();
    let found: Vec<FieldId> = candidates.by_field.keys().cloned().collect();
    for (&label, &field) in &labels {
        candidates.labels.insert(label, field.clone());
        if found.contains(field) || candidates.is_full(field) {
            continue;
        }
        let mut cells = grid.right(label);
        cells.retain(|cell| !labels.contains_key(cell));
        if cells.is_empty() {
            cells.extend(grid.below(label).filter(|cell| !labels.contains_key(cell)));
        }
        if !cells.is_empty() && !cells.iter().any(|&cell| candidates.is_answer[cell]) {
            candidates.add_cells(tree, field, &cells, false);
        }
    }
}
