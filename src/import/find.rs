//! Finds the answers in a document, by the surest marks first: the content control that som put around an answer, the
//! bookmark at its label, the label as people see it. A mark leads to a cell or a span of text; the answer is all that
//! stands there.

mod form_words;
mod grid;
mod label;
mod marked;

use std::collections::BTreeMap;

use form_words::FormWords;
use grid::Grid;

use super::tree::{DocumentTree, TextPosition};
use super::{ImportError, Imported, Note};
use crate::form::{FieldId, FormSpec};

/// With this many candidates, a field is ambiguous whatever they are.
const MOST_CANDIDATES: usize = 50;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Span {
    first: TextPosition,
    end: TextPosition,
}

/// Text that may be a field's answer: one span of the document, or several put together.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Candidate {
    spans: Vec<Span>,
    /// Found by the label alone, it may hold words of the form, too.
    is_by_label: bool,
}

impl Candidate {
    fn of_cells(tree: &DocumentTree, cells: &[usize], is_by_label: bool) -> Self {
        let span =
            |&cell: &usize| Span { first: (tree.cells[cell].first, 0), end: (tree.cells[cell].end, 0) };
        Candidate { spans: cells.iter().map(span).collect(), is_by_label }
    }

    fn text(&self, tree: &DocumentTree, words: &FormWords) -> String {
        let texts: Vec<String> = self.spans.iter().map(|span| tree.text(span.first, span.end)).collect();
        let text = texts.join("\n");
        if self.is_by_label { words.without(&text) } else { text }
    }

    fn has(&self, paragraph: usize) -> bool {
        let has = |span: &Span| {
            let end = if span.end.1 > 0 { span.end.0 + 1 } else { span.end.0 };
            (span.first.0..end).contains(&paragraph)
        };
        self.spans.iter().any(has)
    }
}

/// The candidates for each field, and what is known of the cells by them.
#[derive(Debug, Default)]
struct Candidates {
    by_field: BTreeMap<FieldId, Vec<Candidate>>,
    /// Whether each cell is an answer.
    is_answer: Vec<bool>,
    /// The cells that hold a label, and whose.
    labels: BTreeMap<usize, FieldId>,
}

impl Candidates {
    fn add(&mut self, field: &FieldId, candidate: Candidate) {
        let candidates = self.by_field.entry(field.clone()).or_default();
        if candidates.len() < MOST_CANDIDATES && !candidates.contains(&candidate) {
            candidates.push(candidate);
        }
    }

    fn is_full(&self, field: &FieldId) -> bool {
        self.by_field.get(field).is_some_and(|candidates| candidates.len() >= MOST_CANDIDATES)
    }

    /// Adds whole cells as an answer.
    fn add_cells(&mut self, tree: &DocumentTree, field: &FieldId, cells: &[usize], is_by_label: bool) {
        for &cell in cells {
            self.is_answer[cell] = true;
        }
        self.add(field, Candidate::of_cells(tree, cells, is_by_label));
    }
}

pub(super) fn answers(tree: &DocumentTree, form: &FormSpec) -> Result<Imported, ImportError> {
    let (words, grid) = (FormWords::of(form), Grid::of(tree));
    let mut candidates = Candidates { is_answer: vec![false; tree.cells.len()], ..Candidates::default() };
    marked::by_control(tree, form, &words, &mut candidates);
    marked::by_bookmark(tree, form, &grid, &mut candidates);
    label::by_label(tree, &words, &grid, &mut candidates);
    if candidates.by_field.is_empty() {
        return Err(ImportError::NoForm);
    }
    Ok(resolved(tree, form, &words, &candidates))
}

/// One answer for each field, or a note on why there is none.
fn resolved(tree: &DocumentTree, form: &FormSpec, words: &FormWords, candidates: &Candidates) -> Imported {
    let overlapping = overlapping(candidates);
    let mut imported = Imported::default();
    if tree.has_tracked_changes {
        imported.notes.push(Note::Tracked);
    }
    for field in form.fields().map(|field| &field.id) {
        let Some(found) = candidates.by_field.get(field) else {
            imported.notes.push(Note::Missing(field.clone()));
            continue;
        };
        let text = found[0].text(tree, words);
        let is_ambiguous = overlapping.contains(field)
            || found.len() >= MOST_CANDIDATES
            || found[1..].iter().any(|other| other.text(tree, words) != text);
        if is_ambiguous {
            imported.notes.push(Note::Ambiguous(field.clone()));
            continue;
        }
        if tree.objects.iter().any(|&object| found[0].has(object)) {
            imported.notes.push(Note::LeftOut(field.clone()));
        }
        let text = if text.trim().is_empty() { String::new() } else { text };
        imported.answers.insert(field.clone(), text);
    }
    imported.notes.extend(tree.comments.iter().map(|comment| Note::Comment {
        field: comment.paragraph.and_then(|paragraph| field_at(tree, candidates, paragraph)),
        by: comment.by.clone(),
        text: comment.text.clone(),
    }));
    imported
}

/// The fields with a candidate that overlaps one of another field.
fn overlapping(candidates: &Candidates) -> Vec<FieldId> {
    let mut spans: Vec<(Span, &FieldId)> = Vec::new();
    for (field, found) in &candidates.by_field {
        spans.extend(found.iter().flat_map(|candidate| &candidate.spans).map(|span| (*span, field)));
    }
    spans.sort();
    let mut fields = Vec::new();
    let mut furthest: Option<(Span, &FieldId)> = None;
    for (span, field) in spans {
        if let Some((before, other)) = furthest
            && other != field
            && span.first < before.end
        {
            fields.extend([field.clone(), other.clone()]);
        }
        if furthest.is_none_or(|(before, _)| before.end < span.end) {
            furthest = Some((span, field));
        }
    }
    fields
}

/// The field whose answer or label a paragraph belongs to.
fn field_at(tree: &DocumentTree, candidates: &Candidates, paragraph: usize) -> Option<FieldId> {
    let has = |found: &Vec<Candidate>| found.iter().any(|candidate| candidate.has(paragraph));
    let answered = candidates.by_field.iter().find(|(_, found)| has(found)).map(|(field, _)| field);
    let cell = tree.paragraphs.get(paragraph).and_then(|paragraph| paragraph.cell);
    answered.or_else(|| cell.and_then(|cell| candidates.labels.get(&cell))).cloned()
}
