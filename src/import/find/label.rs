//! Finds answers by their labels, as in a form that som didn't write: the label stands beside the answer, above it, or
//! before it in the same cell.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::form_words::FormWords;
use super::grid::Grid;
use super::{Candidate, Candidates, MOST_CANDIDATES, Span};
use crate::form::{Field, FieldId};
use crate::import::tree::{DocumentTree, TextPosition};

/// How many lines of a cell are searched for labels.
const MOST_LINES: usize = 200;

/// Finds the answers of the fields that have none yet.
pub(super) fn by_label(tree: &DocumentTree, words: &FormWords, grid: &Grid, candidates: &mut Candidates) {
    let found: Vec<FieldId> = candidates.by_field.keys().cloned().collect();
    let facts = tree.cells.iter().map(|_| OnceCell::new()).collect();
    let mut search = LabelSearch { tree, words, grid, found, facts, seen: BTreeMap::new() };
    // From the outermost tables inwards: a table within an answer has no labels.
    let mut depths = vec![0_usize; tree.cells.len()];
    for (index, cell) in tree.cells.iter().enumerate() {
        depths[index] = cell.parent.map_or(0, |parent| depths[parent] + 1);
    }
    let deepest = depths.iter().copied().max().unwrap_or(0);
    for depth in 0..=deepest {
        let cells: Vec<usize> = (0..depths.len()).filter(|&cell| depths[cell] == depth).collect();
        for &cell in &cells {
            if tree.cells[cell].parent.is_some_and(|parent| candidates.is_answer[parent]) {
                candidates.is_answer[cell] = true;
            }
        }
        for &cell in &cells {
            search.beside(cell, candidates);
        }
        for &cell in &cells {
            search.within(cell, candidates);
        }
    }
}

struct LabelSearch<'a> {
    tree: &'a DocumentTree,
    words: &'a FormWords<'a>,
    grid: &'a Grid<'a>,
    /// The fields that need no search.
    found: Vec<FieldId>,
    /// Computed once for each cell: it may lie beside thousands.
    facts: Vec<OnceCell<CellFacts<'a>>>,
    seen: BTreeMap<FieldId, usize>,
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

impl<'a> LabelSearch<'a> {
    /// The lines directly in a cell that are not blank.
    fn lines(&self, cell: usize) -> impl Iterator<Item = CellLine<'a>> {
        let paragraphs = self.tree.cells[cell].first..self.tree.cells[cell].end;
        let direct = paragraphs.filter(move |&at| self.tree.paragraphs[at].cell == Some(cell));
        let lines = direct.flat_map(|at| {
            let mut from = 0;
            self.tree.paragraphs[at].text.split('\n').map(move |line| {
                let position = (at, from);
                from += line.len() + 1;
                (position, line)
            })
        });
        lines.filter(|(_, line)| !line.trim().is_empty())
    }

    fn facts(&self, cell: usize) -> &CellFacts<'a> {
        self.facts[cell].get_or_init(|| {
            let lines: Vec<CellLine> = self.lines(cell).take(MOST_LINES).collect();
            let texts: Vec<&str> = lines.iter().map(|(_, line)| *line).collect();
            // A narrow column breaks a label into a few lines.
            let label = if texts.len() < 5 { self.words.label(&texts.join(" ")) } else { None };
            let begins_with = texts.first().and_then(|line| {
                self.words.label(line).or_else(|| self.words.label_before(line).map(|(field, _)| field))
            });
            let is_form = self.words.is_all_of(&texts.join("\n"));
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
            is_among_labels && facts.lines.len() == 1 && !self.words.is_guidance(facts.lines[0].1);
        !is_job_title && facts.is_form
    }

    /// Searches beside and below a cell that is a label.
    fn beside(&mut self, cell: usize, candidates: &mut Candidates) {
        let Some(field) = self.label(cell).filter(|_| !candidates.is_answer[cell]) else { return };
        candidates.labels.entry(cell).or_insert_with(|| field.id.clone());
        let seen = self.seen.entry(field.id.clone()).or_default();
        *seen += 1;
        if *seen > MOST_CANDIDATES || self.found.contains(&field.id) {
            return;
        }
        let right = self.grid.right(cell);
        let has_label_beside = right.iter().any(|&right| self.label(right).is_some());
        let is_free = |&cell: &usize| !candidates.is_answer[cell] && !self.is_taken(cell, field, true);
        let beside: Vec<usize> = right.into_iter().filter(|_| !has_label_beside).filter(is_free).collect();
        if !beside.is_empty() {
            return candidates.add_cells(self.tree, &field.id, &beside, true);
        }
        let is_among_labels = has_label_beside || self.has_label_on_left(cell);
        let below = self.grid.below(cell);
        let below = below
            .filter(|&below| !candidates.is_answer[below] && !self.is_taken(below, field, is_among_labels));
        if let Some(below) = below {
            candidates.add_cells(self.tree, &field.id, &[below], true);
        }
    }

    fn has_label_on_left(&self, cell: usize) -> bool {
        let before = cell.checked_sub(1).filter(|&before| {
            let (before, cell) = (&self.tree.cells[before], &self.tree.cells[cell]);
            before.table == cell.table && before.row == cell.row
        });
        before.is_some_and(|before| self.label(before).is_some())
    }

    /// Searches a cell that begins with a label for the answer after it.
    fn within(&self, cell: usize, candidates: &mut Candidates) {
        if candidates.is_answer[cell] || candidates.labels.contains_key(&cell) {
            return;
        }
        let all = &self.facts(cell).lines;
        let is_form = |line: &&CellLine| self.words.is_guidance(line.1) || self.words.is_heading(line.1);
        let skipped = all.iter().take_while(|line| self.named(line).is_none() && is_form(line)).count();
        let lines = &all[skipped..];
        let Some((first, _)) = lines.first().and_then(|line| self.named(line)) else { return };
        let end = (self.tree.cells[cell].end, 0);
        let mut open: Option<(&Field, TextPosition)> = None;
        for line in lines {
            // Only short answers share a cell: a line of a long one may begin with anything.
            let named =
                self.named(line).filter(|(field, _)| open.is_none() || is_short(first) && is_short(field));
            let is_heading = open.is_some() && is_short(first) && self.words.is_heading(line.1);
            if (named.is_some() || is_heading)
                && let Some((field, from)) = open.take()
            {
                self.propose(cell, field, from, line.0, candidates);
            }
            open = named.or(open);
        }
        if let Some((field, from)) = open {
            self.propose(cell, field, from, end, candidates);
        }
    }

    /// The field whose label a line begins with, and where its answer begins.
    fn named(&self, line: &CellLine) -> Option<(&'a Field, TextPosition)> {
        let ((paragraph, from), text) = *line;
        if let Some((field, at)) = self.words.label_before(text) {
            return Some((field, (paragraph, from + at)));
        }
        self.words.label(text).map(|field| (field, (paragraph, from + text.len())))
    }

    fn propose(
        &self,
        cell: usize,
        field: &Field,
        first: TextPosition,
        end: TextPosition,
        candidates: &mut Candidates,
    ) {
        let candidate = Candidate { spans: vec![Span { first, end }], is_by_label: true };
        // A section's heading may equal a label; what follows is the form's then.
        let is_form = self.words.is_all_of(&self.tree.text(first, end));
        if !is_form && !self.found.contains(&field.id) {
            candidates.add(&field.id, candidate);
            // A table within the cell is part of the answer.
            candidates.is_answer[cell] = true;
        }
    }
}

fn is_short(field: &Field) -> bool {
    field.limit.is_none()
}
