//! Finds answers by their labels, as in a form that som didn't write: the label stands beside the answer, above it, or
//! before it in the same cell.

use std::cell::OnceCell;
use std::collections::BTreeMap;

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
    let mut labels = LabelSearch { search, found, facts, seen: BTreeMap::new() };
    for at_depth in order.chunk_by(|&cell, &next| depths[cell] == depths[next]) {
        for &cell in at_depth {
            let parent = cells[cell].parent;
            labels.search.is_answer[cell] |= parent.is_some_and(|parent| labels.search.is_answer[parent]);
        }
        for &cell in at_depth {
            labels.beside(cell);
        }
        for &cell in at_depth {
            labels.within(cell);
        }
    }
}

struct LabelSearch<'s, 'a> {
    search: &'s mut AnswerSearch<'a>,
    /// The fields that need no search.
    found: Vec<&'a FieldId>,
    /// Computed once for each cell: it may lie beside thousands.
    facts: Vec<OnceCell<CellFacts<'a>>>,
    seen: BTreeMap<&'a FieldId, usize>,
}

struct CellFacts<'a> {
    /// The first lines that are not blank.
    lines: Vec<CellLine<'a>>,
    /// The field whose label is the cell's whole text.
    label: Option<&'a Field>,
    /// The field whose label it begins with, alone on a line or before the answer.
    begins_with: Option<&'a Field>,
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

    fn facts(&self, cell: usize) -> &CellFacts<'a> {
        self.facts[cell].get_or_init(|| {
            let words = &self.search.words;
            let lines: Vec<CellLine> = self.lines(cell).take(MOST_LINES).collect();
            let texts: Vec<&str> = lines.iter().map(|(_, line)| *line).collect();
            // A narrow column breaks a label into a few lines.
            let label = if texts.len() < 5 { words.label(&texts.join(" ")) } else { None };
            let begins_with = texts.first().and_then(|line| {
                words.label(line).or_else(|| words.label_before(line).map(|(field, _)| field))
            });
            let is_form = words.is_all_of(&texts.join("\n"));
            CellFacts { lines, label, begins_with, is_form }
        })
    }

    fn label(&self, cell: usize) -> Option<&'a Field> {
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
            is_among_labels && facts.lines.len() == 1 && !self.search.words.is_guidance(facts.lines[0].1);
        !is_job_title && facts.is_form
    }

    /// Searches beside and below a cell that is a label.
    fn beside(&mut self, cell: usize) {
        let Some(field) = self.label(cell).filter(|_| !self.search.is_answer[cell]) else { return };
        self.search.labels.entry(cell).or_insert(&field.id);
        let seen = self.seen.entry(&field.id).or_default();
        *seen += 1;
        if *seen > MOST_CANDIDATES || self.found.contains(&&field.id) {
            return;
        }
        let right = self.search.grid.right(cell);
        let has_label_beside = right.iter().any(|&right| self.label(right).is_some());
        let is_free = |cell: usize, is_among_labels: bool| {
            !self.search.is_answer[cell] && !self.is_taken(cell, field, is_among_labels)
        };
        let beside = right.into_iter().filter(|&right| !has_label_beside && is_free(right, true));
        let mut cells: Vec<usize> = beside.collect();
        if cells.is_empty() {
            let is_among_labels = has_label_beside || self.has_label_on_left(cell);
            let below = self.search.grid.below(cell);
            cells.extend(below.filter(|&below| is_free(below, is_among_labels)));
        }
        if !cells.is_empty() {
            self.search.add_cells(&field.id, &cells, true);
        }
    }

    fn has_label_on_left(&self, cell: usize) -> bool {
        let cells = &self.search.tree.cells;
        let before = cell.checked_sub(1).filter(|&before| {
            cells[before].table == cells[cell].table && cells[before].row == cells[cell].row
        });
        before.is_some_and(|before| self.label(before).is_some())
    }

    /// Searches a cell that begins with a label for the answers after it.
    fn within(&mut self, cell: usize) {
        if !self.search.is_answer[cell] && !self.search.labels.contains_key(&cell) {
            for (field, span) in self.answers_in(cell) {
                // A section's heading may equal a label; what follows is the form's then.
                let is_form = self.search.words.is_all_of(&self.search.tree.text(span.first, span.end));
                if !is_form && !self.found.contains(&&field.id) {
                    self.search.add(&field.id, Candidate { is_by_label: true, ..Candidate::of_span(span) });
                    // A table within the cell is part of the answer.
                    self.search.is_answer[cell] = true;
                }
            }
        }
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
        if let Some((field, at)) = self.search.words.label_before(text) {
            return Some((field, (paragraph, from + at)));
        }
        self.search.words.label(text).map(|field| (field, (paragraph, from + text.len())))
    }
}

fn is_short(field: &Field) -> bool {
    field.limit.is_none()
}
