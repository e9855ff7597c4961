//! Finds the answers in a document, by the surest marks first: the content control that som once put around an answer,
//! the bookmark at its label, the one round the answer, the label as people see it, the title of a control. A mark leads to a cell or a span of
//! text; the answer is all that stands there, and what clearly goes on below. Words that are neither an answer's nor the
//! form's are told. A document in which nothing leads to an answer may still be a text in which the form's lines stand.

mod below;
mod comments;
mod grid;
mod label;
mod leftover;
mod marked;
mod namesake;
mod rows;
mod running_text;
mod ticks;
mod tree_rows;
mod unboxed;

use std::collections::{BTreeMap, BTreeSet};

use grid::Grid;
pub(super) use rows::PlacedLabels;
use ticks::ticked;
pub(super) use tree_rows::{TreeRows, forms_by_marks};

use super::form_words::FormWords;
use super::taking::unlike;
use super::tree::{DocumentTree, TextPosition, TreeObject};
use super::{ImportError, Imported, Note, placeholder};
use crate::form::{FieldId, FormSpec};

/// With this many candidates, a field is ambiguous whatever they are.
const MOST_CANDIDATES: usize = 50;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Span {
    first: TextPosition,
    end: TextPosition,
}

/// Text that may be a field's answer: one span of the document, or several put together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Candidate {
    spans: Vec<Span>,
    /// Where it goes on below; words of the form may stand between.
    below: Vec<Span>,
    /// The last of the cells that it is all of.
    last_cell: Option<usize>,
    /// Whether some of that is text behind its label or below its table.
    is_outside: bool,
    /// Found by a label or a title alone, it may hold words of the form, too.
    is_by_label: bool,
}

impl Candidate {
    /// A part of the running text that a mark is round.
    fn of_span(span: Span) -> Self {
        Candidate { spans: vec![span], ..Candidate::default() }
    }

    fn all_spans(&self) -> impl Iterator<Item = &Span> {
        self.spans.iter().chain(&self.below)
    }

    fn has(&self, paragraph: usize) -> bool {
        let has = |span: &Span| {
            let end = if span.end.1 > 0 { span.end.0 + 1 } else { span.end.0 };
            (span.first.0..end).contains(&paragraph)
        };
        self.all_spans().any(has)
    }
}

/// The document, and what is known of it so far.
#[derive(Debug)]
struct AnswerSearch<'a> {
    tree: &'a DocumentTree,
    form: &'a FormSpec,
    words: FormWords<'a>,
    grid: Grid<'a>,
    /// The candidates for each field.
    candidates: BTreeMap<&'a FieldId, Vec<Candidate>>,
    /// Whether each cell is an answer.
    is_answer: Vec<bool>,
    /// The cells that hold a label, and whose.
    labels: BTreeMap<usize, &'a FieldId>,
    /// The fields whose answer may be another field's, or words of the form.
    unclear: BTreeSet<&'a FieldId>,
    /// The row that each label is in.
    placed: &'a PlacedLabels,
}

pub(super) fn answers(
    tree: &DocumentTree,
    form: &FormSpec,
    placed: &PlacedLabels,
) -> Result<Imported, ImportError> {
    let mut search = AnswerSearch {
        tree,
        form,
        words: FormWords::of(form),
        grid: Grid::of(tree),
        candidates: BTreeMap::new(),
        is_answer: vec![false; tree.cells.len()],
        labels: BTreeMap::new(),
        unclear: BTreeSet::new(),
        placed,
    };
    search.by_control_tag();
    search.by_label_bookmark();
    search.by_answer_bookmark();
    search.by_column();
    label::by_label(&mut search);
    search.by_control_title();
    if search.candidates.is_empty() {
        return search.running_text();
    }
    if !search.has_marks() {
        search.by_heading();
        search.by_line();
    }
    search.go_on_below();
    let imported = search.resolved();
    if !imported.notes.iter().any(|note| matches!(note, Note::Unlike(Some(_)))) {
        return Ok(imported);
    }
    // A table within an answer may have a label of the form's, too.
    let text = search.running_text();
    Ok(text.ok().filter(|text| !text.is_unlike()).unwrap_or(imported))
}

impl<'a> AnswerSearch<'a> {
    fn add(&mut self, field: &'a FieldId, candidate: Candidate) {
        let candidates = self.candidates.entry(field).or_default();
        if candidates.len() < MOST_CANDIDATES && !candidates.contains(&candidate) {
            candidates.push(candidate);
        }
    }

    /// Adds whole cells as an answer.
    fn add_cells(&mut self, field: &'a FieldId, cells: &[usize], is_by_label: bool) {
        for &cell in cells {
            self.is_answer[cell] = true;
        }
        let spans = cells.iter().map(|&cell| self.span(cell)).collect();
        self.add(
            field,
            Candidate { spans, last_cell: cells.last().copied(), is_by_label, ..Candidate::default() },
        );
    }

    /// All that stands in a cell.
    fn span(&self, cell: usize) -> Span {
        let cell = &self.tree.cells[cell];
        Span { first: (cell.first, 0), end: (cell.end, 0) }
    }

    /// Where the text behind a field's label begins, if a paragraph begins with that label.
    fn behind_label(&self, paragraph: usize, field: &FieldId) -> Option<TextPosition> {
        let text = &self.tree.paragraphs.get(paragraph)?.text;
        match self.label_before(text, paragraph) {
            Some((of, at)) if of.id == *field => Some((paragraph, at)),
            _ => (self.label_of(text, paragraph)?.id == *field).then_some((paragraph + 1, 0)),
        }
    }

    fn text(&self, candidate: &Candidate) -> String {
        let text_of = |spans: &[Span]| {
            let texts = spans.iter().map(|span| self.tree.text(span.first, span.end));
            texts.collect::<Vec<_>>().join("\n")
        };
        let mut text = text_of(&candidate.spans);
        if candidate.is_by_label {
            text = self.words.without(&text);
        }
        let below = self.words.without(&text_of(&candidate.below));
        let is_typed = |text: &String| {
            let is_prompt = candidate.is_by_label && placeholder::is_prompt(text, &self.words);
            !text.trim().is_empty() && !placeholder::is_placeholder(text) && !is_prompt
        };
        [text, below].into_iter().filter(is_typed).collect::<Vec<_>>().join("\n")
    }

    /// One answer for each field, or a note on why there is none.
    fn resolved(&self) -> Imported {
        let overlapping = self.overlapping();
        let (mut taken, mut objects) = (Vec::new(), self.tree.objects.clone());
        let mut imported = Imported::default();
        if self.tree.has_tracked_changes {
            imported.notes.push(Note::Tracked);
        }
        for (of, field) in self.form.fields().map(|field| (field, &field.id)) {
            let Some(found) = self.candidates.get(field) else {
                let is_unclear = self.unclear.contains(field);
                let note = if is_unclear { Note::Ambiguous } else { Note::Missing };
                imported.notes.push(note(field.clone()));
                continue;
            };
            let text = self.text(&found[0]);
            let is_ambiguous = overlapping.contains(&field)
                || found.len() >= MOST_CANDIDATES
                || found[1..].iter().any(|other| self.text(other) != text);
            if is_ambiguous {
                imported.notes.push(Note::Ambiguous(field.clone()));
                continue;
            }
            let has = |object: &TreeObject| {
                let paragraph = self.tree.paragraphs.get(object.paragraph);
                // One that stands before a table isn't in its first paragraph.
                paragraph.is_some_and(|paragraph| paragraph.cell == object.cell)
                    && found[0].has(object.paragraph)
            };
            if objects.extract_if(.., |object| has(object)).count() > 0 {
                imported.notes.push(Note::LeftOut(Some(field.clone())));
            }
            if found[0].is_outside {
                imported.outside.insert(field.clone());
            }
            taken.extend(found.iter().flat_map(Candidate::all_spans).map(|span| (*span, field)));
            let text = ticked(of, &text).unwrap_or(text);
            imported.answers.insert(field.clone(), text);
        }
        if !objects.is_empty() {
            imported.notes.push(Note::LeftOut(None));
        }
        self.add_comments(&mut imported);
        let leftovers = self.leftovers(Some(&taken));
        imported.notes.splice(..0, self.unlike(&leftovers));
        imported.notes.extend(leftovers);
        self.without_foot(imported)
    }

    /// What was read, without a note on the foot of som's own pages.
    fn without_foot(&self, mut imported: Imported) -> Imported {
        let applicant = imported.answers.get(&self.form.applicant().id).map_or("", String::as_str);
        imported.notes.retain(|note| !note.is_foot(applicant));
        imported
    }

    /// Whether anything but labels led to an answer.
    fn has_marks(&self) -> bool {
        self.candidates.values().flatten().any(|candidate| !candidate.is_by_label)
    }

    /// The note on a file without som's marks that has too little of the form, where these words are left over.
    fn unlike(&self, leftovers: &[Note]) -> Option<Note> {
        if self.has_marks() {
            return None;
        }
        let mut paragraphs = self.tree.paragraphs.iter();
        unlike(
            self.form,
            |field| self.candidates.contains_key(field),
            || paragraphs.any(|paragraph| self.words.shows_form(&paragraph.text)),
            leftovers,
        )
    }

    /// The fields with a candidate that overlaps one of another field.
    fn overlapping(&self) -> Vec<&'a FieldId> {
        let mut spans: Vec<(Span, &FieldId)> = Vec::new();
        for (&field, found) in &self.candidates {
            spans.extend(found.iter().flat_map(Candidate::all_spans).map(|span| (*span, field)));
        }
        spans.sort();
        let mut fields = Vec::new();
        let mut furthest: Option<(Span, &FieldId)> = None;
        for (span, field) in spans {
            if let Some((before, other)) = furthest
                && other != field
                && span.first < before.end
            {
                fields.extend([field, other]);
            }
            if furthest.is_none_or(|(before, _)| before.end < span.end) {
                furthest = Some((span, field));
            }
        }
        fields
    }

    /// The field whose answer or label a paragraph belongs to.
    fn field_at(&self, paragraph: usize) -> Option<FieldId> {
        let has = |found: &[Candidate]| found.iter().any(|candidate| candidate.has(paragraph));
        let answered = self.candidates.iter().find(|(_, found)| has(found)).map(|(field, _)| *field);
        let cell = self.tree.paragraphs.get(paragraph).and_then(|paragraph| paragraph.cell);
        answered.or_else(|| self.labels.get(&cell?).copied()).cloned()
    }
}
