//! Finds answers by their labels, as in a form that som didn't write: the label stands beside the answer, above it, or
//! before it in the same cell.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::{AnswerSearch, Candidate, MOST_CANDIDATES, Span};
use crate::form::{Field, FieldId};
use crate::import::tree::TextPosition;

/// How many lines of a cell are searched for labels.
const MOST_LINES: usize = 200;

/// Finds the answers of the fields that have none yet.
pub(super) fn by_label(search: &mut AnswerSearch) {
    let cells = &search.tree.cells;
    // From the outermost tables inwards: a table within an answer has no labels.
    let mut depths = vec![0_usize; cells.len()];
    for (index, cell) in cells.iter().enumerate() {
        depths[index] = cell.parent.map_or(0, |parent| depths[parent] + 1);
    }
    let mut order: Vec<usize> = (0..cells.len()).collect();
    order.sort_by_key(|&cell| depths[cell]);
    let found = search.candidates.keys().copied().collect();
    let facts = cells.iter().map(|_| OnceCell::new()).collect();
    let marked = search.labels.clone();
    let mut labels = LabelSearch {
        search,
        found,
        facts,
        marked,
        seen: BTreeMap::new(),
        answered: BTreeMap::new(),
        contested: BTreeSet::new(),
        headings: OnceCell::new(),
    };
    for at_depth in order.chunk_by(|&cell, &next| depths[cell] == depths[next]) {
        for &cell in at_depth {
            let parent = cells[cell].parent;
            labels.search.is_answer[cell] |= parent.is_some_and(|parent| labels.search.is_answer[parent]);
        }
        labels.beside_and_below(at_depth);
        for &cell in at_depth {
            labels.within(cell);
        }
    }
}

pub(super) struct LabelSearch<'s, 'a> {
    pub(super) search: &'s mut AnswerSearch<'a>,
    /// The fields that need no search.
    pub(super) found: Vec<&'a FieldId>,
    /// Computed once for each cell: it may lie beside thousands.
    facts: Vec<OnceCell<CellFacts<'a>>>,
    /// How many cells are the label of a field.
    pub(super) seen: BTreeMap<&'a FieldId, usize>,
    /// The labels that som marked.
    pub(super) marked: BTreeMap<usize, &'a FieldId>,
    /// The labels with an answer beside or below.
    pub(super) answered: BTreeMap<usize, &'a FieldId>,
    /// The cells that two labels may have for an answer.
    contested: BTreeSet<usize>,
    /// How often each of the form's headings stands in the document.
    pub(super) headings: OnceCell<BTreeMap<String, usize>>,
}

pub(super) struct CellFacts<'a> {
    /// The first lines that are not blank.
    pub(super) lines: Vec<CellLine<'a>>,
    /// The field whose label is the cell's whole text.
    pub(super) label: Option<&'a Field>,
    /// The field whose label it begins with, alone on a line or before the answer.
    pub(super) begins_with: Option<&'a Field>,
    /// Whether all its text is the form's.
    is_form: bool,
}

/// The position and text of a line.
type CellLine<'t> = (TextPosition, &'t str);

impl<'a> LabelSearch<'_, 'a> {
    /// The lines directly in a cell that are not blank.
    fn lines(&self, cell: usize) -> impl Iterator<Item = CellLine<'a>> {
        let tree = self.search.tree;
        let paragraphs = tree.cells[cell].first..tree.cells[cell].end;
        let direct = paragraphs.filter(move |&at| tree.paragraphs[at].cell == Some(cell));
        let lines = direct.flat_map(move |at| {
            let mut from = 0;
            tree.paragraphs[at].text.split('\n').map(move |line| {
                let position = (at, from);
                from += line.len() + 1;
                (position, line)
            })
        });
        lines.filter(|(_, line)| !line.trim().is_empty())
    }

    pub(super) fn facts(&self, cell: usize) -> &CellFacts<'a> {
        self.facts[cell].get_or_init(|| {
            let search = &self.search;
            let lines: Vec<CellLine> = self.lines(cell).take(MOST_LINES).collect();
            let texts: Vec<&str> = lines.iter().map(|(_, line)| *line).collect();
            let first = lines.first().map_or(0, |((paragraph, _), _)| *paragraph);
            // A narrow column breaks a label into a few lines.
            let label = if texts.len() < 5 { search.label_of(&texts.join(" "), first) } else { None };
            let begins_with = texts.first().and_then(|line| {
                let before = || search.label_before(line, first).map(|(field, _)| field);
                search.label_of(line, first).or_else(before)
            });
            let is_form = search.words.is_all_of(&texts.join("\n"));
            CellFacts { lines, label, begins_with, is_form }
        })
    }

    pub(super) fn label(&self, cell: usize) -> Option<&'a Field> {
        self.facts(cell).label
    }

    /// Whether a cell can't be the answer to `field`: it belongs to another label, or is the form's own text.
    fn is_taken(&self, cell: usize, field: &Field, is_among_labels: bool) -> bool {
        let facts = self.facts(cell);
        if facts.label.is_some() || facts.begins_with.is_some_and(|of| of.id != field.id) {
            return true;
        }
        // In a row of answers, a job title may equal the heading of a group.
        let is_job_title =
            is_among_labels && facts.lines.len() == 1 && self.search.words.is_heading(facts.lines[0].1);
        !is_job_title && facts.is_form
    }

    /// Searches beside and below the cells that are labels: first those that are nothing else. What stands to the right
    /// of a label is not the answer to one above it.
    fn beside_and_below(&mut self, cells: &[usize]) {
        let labels: Vec<usize> = cells.iter().copied().filter(|&cell| self.is_label(cell)).collect();
        let (doubtful, sure): (Vec<usize>, Vec<usize>) =
            labels.iter().partition(|&&cell| self.is_doubtful(cell));
        for (labels, is_doubtful) in [(&sure, false), (&doubtful, true)] {
            for &cell in labels {
                self.beside(cell, is_doubtful);
            }
            self.below(labels);
            for &cell in &sure {
                self.namesake(cell);
            }
        }
        self.search.unclear.extend(doubtful.iter().filter_map(|cell| self.search.labels.get(cell)));
    }

    /// Whether a cell is a label, one of not too many.
    fn is_label(&mut self, cell: usize) -> bool {
        let Some(field) = self.label(cell).filter(|_| !self.search.is_answer[cell]) else { return false };
        self.search.labels.entry(cell).or_insert(&field.id);
        let seen = self.seen.entry(&field.id).or_default();
        *seen += 1;
        *seen <= MOST_CANDIDATES
    }

    /// Whether a label may as well be the answer to another, since its field has a second one.
    fn is_doubtful(&self, cell: usize) -> bool {
        let Some(field) = self.label(cell) else { return false };
        let is_label = |other: &usize| self.label(*other).is_some();
        let leads_right = |other: usize| {
            let right = self.search.grid.right(other);
            !right.is_empty() && !right.iter().any(is_label)
        };
        let is_right_of_label = self.search.grid.left(cell).is_some_and(|left| is_label(&left));
        let above = self.search.grid.above(cell).filter(is_label);
        !self.marked.contains_key(&cell)
            && (is_right_of_label || above.is_some_and(|above| !leads_right(above)))
            && (self.seen[&field.id] > 1 || self.found.contains(&&field.id))
    }

    /// Takes the cells to the right of a label as its answer; not where the label is doubtful, and they may be the answer
    /// to one above.
    fn beside(&mut self, cell: usize, is_doubtful: bool) {
        let Some(field) = self.label(cell).filter(|_| !self.search.is_answer[cell]) else { return };
        let mut right = self.search.grid.right(cell);
        if right.iter().any(|&right| self.label(right).is_some()) {
            return;
        }
        let is_others = |right: usize| {
            let above = self.search.grid.above(right).filter(|above| !self.answered.contains_key(above));
            above.and_then(|above| self.label(above)).is_some_and(|of| of.id != field.id)
        };
        right.retain(|&right| self.is_free(right, field, true));
        if is_doubtful && right.iter().any(|&right| is_others(right)) {
            self.contested.extend(right);
        } else {
            self.answer(cell, field, &right);
        }
    }

    /// Takes the cells below labels that have nothing beside them as their answers. One below two labels is neither's.
    fn below(&mut self, labels: &[usize]) {
        let mut claims: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for &cell in labels {
            if !self.search.is_answer[cell]
                && !self.answered.contains_key(&cell)
                && let Some(below) = self.search.grid.below(cell)
            {
                claims.entry(below).or_default().insert(cell);
            }
        }
        for (below, labels) in claims {
            for &cell in &labels {
                let Some(field) = self.label(cell) else { continue };
                let right = self.search.grid.right(cell);
                let mut beside = right.into_iter().chain(self.search.grid.left(cell));
                let is_among_labels = beside.any(|beside| self.label(beside).is_some());
                if !self.is_free(below, field, is_among_labels) {
                    continue;
                }
                if labels.len() > 1 {
                    self.search.unclear.insert(&field.id);
                } else {
                    self.answer(cell, field, &[below]);
                }
            }
        }
    }

    fn is_free(&self, cell: usize, field: &Field, is_among_labels: bool) -> bool {
        !self.search.is_answer[cell]
            && !self.contested.contains(&cell)
            && !self.is_taken(cell, field, is_among_labels)
    }

    /// Takes these cells as the answer to which a label leads.
    pub(super) fn answer(&mut self, label: usize, field: &'a Field, cells: &[usize]) {
        if cells.is_empty() {
            return;
        }
        self.answered.insert(label, &field.id);
        if self.found.contains(&&field.id) {
            for &cell in cells {
                self.search.is_answer[cell] = true;
            }
        } else {
            self.search.add_cells(&field.id, cells, true);
        }
    }

    /// Searches a cell that begins with a label for the answers after it.
    fn within(&mut self, cell: usize) {
        if !self.search.is_answer[cell] && !self.search.labels.contains_key(&cell) {
            for (field, span) in self.answers_in(cell) {
                let is_form = self.is_forms_text(field, &self.search.tree.text(span.first, span.end));
                if !is_form && !self.found.contains(&&field.id) {
                    self.search.add(&field.id, Candidate { is_by_label: true, ..Candidate::of_span(span) });
                    // A table within the cell is part of the answer.
                    self.search.is_answer[cell] = true;
                }
            }
        }
    }

    /// Whether what follows a label in its cell is the form's: a section's heading may equal a label.
    fn is_forms_text(&mut self, field: &'a Field, text: &str) -> bool {
        let is_heading = self.search.words.is_heading(text.trim());
        let is_in_line = !text.starts_with('\n');
        if !self.search.words.is_all_of(text)
            || is_heading && (is_in_line || self.is_extra_heading(text.trim()))
        {
            return false;
        }
        if is_heading {
            self.search.unclear.insert(&field.id);
        }
        true
    }

    fn answers_in(&self, cell: usize) -> Vec<(&'a Field, Span)> {
        let words = &self.search.words;
        let all = &self.facts(cell).lines;
        let is_form = |line: &&CellLine| words.is_guidance(line.1) || words.is_heading(line.1);
        let skipped = all.iter().take_while(|line| self.named(line).is_none() && is_form(line)).count();
        let lines = &all[skipped..];
        let Some((first, _)) = lines.first().and_then(|line| self.named(line)) else { return Vec::new() };
        let mut answers: Vec<(&Field, Span)> = Vec::new();
        let mut is_open = false;
        let end = (self.search.tree.cells[cell].end, 0);
        for line in lines {
            // Only short answers share a cell: a line of a long one may begin with anything.
            let named = self.named(line).filter(|(field, _)| !is_open || is_short(first) && is_short(field));
            let is_heading = is_open && is_short(first) && words.is_heading(line.1);
            if let Some((_, span)) = answers.last_mut().filter(|_| is_open && (named.is_some() || is_heading))
            {
                span.end = line.0;
                is_open = false;
            }
            if let Some((field, from)) = named {
                answers.push((field, Span { first: from, end }));
                is_open = true;
            }
        }
        answers
    }

    /// The field whose label a line begins with, and where its answer begins.
    fn named(&self, line: &CellLine) -> Option<(&'a Field, TextPosition)> {
        let ((paragraph, from), text) = *line;
        if let Some((field, at)) = self.search.label_before(text, paragraph) {
            return Some((field, (paragraph, from + at)));
        }
        self.search.label_of(text, paragraph).map(|field| (field, (paragraph, from + text.len())))
    }
}

fn is_short(field: &Field) -> bool {
    !field.is_prose()
}
