//! Where the answers stand in a document, from the surest mark to the least: the content control that som put around
//! one, the bookmark at its label, the label as people see it. A mark finds a cell or a stretch of text; the answer is
//! all that stands there.

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

/// More claims to one field than this are as good as any number.
const MOST_CLAIMS: usize = 50;

/// A stretch of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Span {
    first: TextPosition,
    end: TextPosition,
}

/// Text that may be a field's answer: stretches of the document, one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Claim {
    spans: Vec<Span>,
    /// Whether only the label leads to it, so that it may hold words of the form.
    is_by_label: bool,
}

impl Claim {
    /// The whole of some cells.
    fn of_cells(tree: &DocumentTree, cells: &[usize], is_by_label: bool) -> Self {
        let span =
            |&cell: &usize| Span { first: (tree.cells[cell].first, 0), end: (tree.cells[cell].end, 0) };
        Claim { spans: cells.iter().map(span).collect(), is_by_label }
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

/// The claims to each field, and the cells that they are about.
#[derive(Debug, Default)]
struct Claims {
    by_field: BTreeMap<FieldId, Vec<Claim>>,
    /// The cells that are answers, by number.
    answers: Vec<bool>,
    /// The cells that hold a label, and whose.
    labels: BTreeMap<usize, FieldId>,
}

impl Claims {
    fn add(&mut self, field: &FieldId, claim: Claim) {
        let claims = self.by_field.entry(field.clone()).or_default();
        if claims.len() < MOST_CLAIMS && !claims.contains(&claim) {
            claims.push(claim);
        }
    }

    /// Whether more claims to a field would change nothing.
    fn is_full(&self, field: &FieldId) -> bool {
        self.by_field.get(field).is_some_and(|claims| claims.len() >= MOST_CLAIMS)
    }

    /// Adds whole cells as an answer.
    fn add_cells(&mut self, tree: &DocumentTree, field: &FieldId, cells: &[usize], is_by_label: bool) {
        for &cell in cells {
            self.answers[cell] = true;
        }
        self.add(field, Claim::of_cells(tree, cells, is_by_label));
    }
}

/// The answers that a document holds.
pub(super) fn answers(tree: &DocumentTree, form: &FormSpec) -> Result<Imported, ImportError> {
    let (words, grid) = (FormWords::of(form), Grid::of(tree));
    let mut claims = Claims { answers: vec![false; tree.cells.len()], ..Claims::default() };
    marked::by_control(tree, form, &words, &mut claims);
    marked::by_bookmark(tree, form, &grid, &mut claims);
    label::by_label(tree, &words, &grid, &mut claims);
    if claims.by_field.is_empty() {
        return Err(ImportError::NoForm);
    }
    Ok(told(tree, form, &words, &claims))
}

/// What the claims come to: one text each field, or a note on why there is none.
fn told(tree: &DocumentTree, form: &FormSpec, words: &FormWords, claims: &Claims) -> Imported {
    let overlapping = overlapping(claims);
    let mut imported = Imported::default();
    if tree.has_tracked_changes {
        imported.notes.push(Note::Tracked);
    }
    for field in form.fields().map(|field| &field.id) {
        let Some(found) = claims.by_field.get(field) else {
            imported.notes.push(Note::Missing(field.clone()));
            continue;
        };
        let text = found[0].text(tree, words);
        let is_ambiguous = overlapping.contains(field)
            || found.len() >= MOST_CLAIMS
            || found[1..].iter().any(|other| other.text(tree, words) != text);
        if is_ambiguous {
            imported.notes.push(Note::Ambiguous(field.clone()));
            continue;
        }
        if tree.objects.iter().any(|&hole| found[0].has(hole)) {
            imported.notes.push(Note::LeftOut(field.clone()));
        }
        let text = if text.trim().is_empty() { String::new() } else { text };
        imported.answers.insert(field.clone(), text);
    }
    imported.notes.extend(tree.comments.iter().map(|comment| Note::Comment {
        field: comment.paragraph.and_then(|paragraph| field_at(tree, claims, paragraph)),
        by: comment.by.clone(),
        text: comment.text.clone(),
    }));
    imported
}

/// The fields that lay claim to what another does, too.
fn overlapping(claims: &Claims) -> Vec<FieldId> {
    let mut spans: Vec<(Span, &FieldId)> = Vec::new();
    for (field, found) in &claims.by_field {
        spans.extend(found.iter().flat_map(|claim| &claim.spans).map(|span| (*span, field)));
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

/// The field whose answer, or whose label, a paragraph is a part of.
fn field_at(tree: &DocumentTree, claims: &Claims, paragraph: usize) -> Option<FieldId> {
    let has = |found: &Vec<Claim>| found.iter().any(|claim| claim.has(paragraph));
    let answered = claims.by_field.iter().find(|(_, found)| has(found)).map(|(field, _)| field);
    let cell = tree.paragraphs.get(paragraph).and_then(|paragraph| paragraph.cell);
    answered.or_else(|| cell.and_then(|cell| claims.labels.get(&cell))).cloned()
}
