//! The fields of a table: labels beside or above empty cells, and boxes.

use std::iter::Peekable;
use std::slice::Iter;

use super::blocks::{Grid, GridCell, Line};
use super::builder::{FormBuilder, has_writing_line};
use super::choices::{ticked_field, ticks_in};
use super::label::{is_label, labelled, shortened};
use super::model::{Guess, ToldField};
use super::number::unnumbered;
use crate::form::FieldKind;

/// This many empty lines are room for running text.
const PROSE_LINES: usize = 6;
/// This many are room for a few lines.
const FEW_LINES: usize = 2;

pub(super) type Row = [GridCell];

impl FormBuilder {
    pub(super) fn table(&mut self, grid: &Grid) {
        self.end_ticks();
        let rows: Vec<&Row> = grid.rows.iter().map(Vec::as_slice).filter(|row| !row.is_empty()).collect();
        if self.ticked_matrix(&rows) || self.repeated(&rows) || self.matrix(&rows) {
            return;
        }
        let shape = TableShape::of(&rows);
        let mut at = 0;
        while let Some(&row) = rows.get(at) {
            let below = rows.get(at + 1).copied();
            if let Some(below) = below.filter(|below| are_labels_above(row, below)) {
                for (label, answer) in row.iter().zip(below) {
                    self.cell_field(&label.lines.iter().collect::<Vec<_>>(), answer, shape);
                }
                at += 2;
                continue;
            }
            if are_boxes(row, below, rows.iter().all(|row| row.len() == 1)) {
                for cell in row {
                    self.cell_field(&cell.lines.iter().collect::<Vec<_>>(), cell, shape);
                }
            } else {
                self.row(row, shape);
            }
            at += 1;
        }
        self.end_ticks();
    }

    /// A row by itself.
    fn row(&mut self, row: &Row, shape: TableShape) {
        let mut said: Vec<&Line> = Vec::new();
        let mut cells = row.iter().peekable();
        while let Some(cell) = cells.next() {
            if let Some(ticks) = ticks_in(&cell.text()) {
                let (before, options) = ticks_from(ticks, &mut cells, row.last());
                if said.is_empty() {
                    // They may go on in the next row.
                    self.ticked_line(before, options);
                } else {
                    self.ticked_cell(&said, &before, options);
                }
                said.clear();
            } else if !cell.is_empty() {
                said.extend(&cell.lines);
            } else if !said.is_empty() || shape == TableShape::Box {
                self.cell_field(&said, cell, shape);
                said.clear();
            } else if let Some(chosen) = cell.chosen.clone() {
                self.end_ticks();
                let mut field = self.unlabelled();
                field.choose(chosen);
                self.field(field);
            }
        }
        if let (Some(last), false) = (row.last(), said.is_empty()) {
            self.said_only(&said, last, shape);
        }
    }

    /// A heading within a table: of a section, where nothing outside tables is one.
    fn heading_row(&mut self, heading: &str) {
        if self.sections_are_in_tables {
            return self.begin_section(heading, true);
        }
        self.close_group();
        self.sub_heading(heading, None);
    }

    /// Text in a row without an empty cell behind it: a label with room below it in its own cell, a heading, or guidance.
    fn said_only(&mut self, said: &[&Line], last: &GridCell, shape: TableShape) {
        let first = said[0];
        let is_marked = last.chosen.is_some() || last.has_place;
        let has_room = last.blank > 0 || is_marked;
        if has_room && (first.text.ends_with(':') || last.blank >= FEW_LINES || is_marked) {
            return self.cell_field(said, last, shape);
        }
        self.end_ticks();
        for line in said {
            if has_writing_line(&line.text) && self.inline_fields(line, false) {
                continue;
            }
            let is_heading =
                is_label(&line.text) && (line.is_bold || said.len() == 1 && !line.text.ends_with('?'));
            if is_heading {
                self.heading_row(unnumbered(&line.text));
            } else {
                self.text(&line.text);
            }
        }
    }

    fn ticked_cell(&mut self, said: &[&Line], before: &str, options: Vec<String>) {
        self.end_ticks();
        let (label, rest) = split_label(said);
        self.guide(&rest);
        // What stands before the boxes of a labelled row says how to tick them.
        let is_guided = label.is_some() && !before.is_empty();
        if is_guided {
            self.text(before);
        }
        let label = label.unwrap_or_else(|| before.to_owned());
        let mut field = ticked_field(&label, before, options);
        if field.label.is_empty() {
            (field.label, field.label_guess) = (self.label_from_heading(), Some(Guess::Label));
        }
        self.field(field);
        if is_guided || !rest.is_empty() {
            self.close_group();
        }
    }

    /// Guidance of one field alone.
    fn guide(&mut self, lines: &[&Line]) {
        for line in lines {
            self.text(&line.text);
        }
    }

    /// A field whose label is in these lines, and whose answer goes into this cell.
    fn cell_field(&mut self, said: &[&Line], answer: &GridCell, shape: TableShape) {
        self.end_ticks();
        let (label, rest) = split_label(said);
        let is_guided = !rest.is_empty();
        self.guide(&rest);
        let has_guidance = self.last_group().is_some_and(|group| group.fields.is_empty() && group.has_text());
        let mut field = match (label, said) {
            (Some(label), _) => labelled(&label),
            (None, [question, ..]) => shortened(&question.text),
            (None, []) => {
                let field = self.unlabelled();
                self.drop_heading(&field.label);
                field
            }
        };
        if let Some(chosen) = answer.chosen.clone() {
            field.choose(chosen);
        } else {
            let is_asked = has_guidance && (is_guided || shape != TableShape::Many);
            self.settle_kind(&mut field, answer, is_asked, shape);
        }
        self.field(field);
        if is_guided {
            self.close_group();
        }
    }

    /// A field that the document has no label for.
    fn unlabelled(&mut self) -> ToldField {
        if let Some(question) = self.question.take() {
            return labelled(&question);
        }
        let label = self.label_from_heading();
        ToldField { label, label_guess: Some(Guess::Label), ..ToldField::default() }
    }

    /// A heading that became the label of its field isn't printed twice.
    fn drop_heading(&mut self, label: &str) {
        let group = self.group();
        if group.fields.is_empty() && group.heading.as_deref() == Some(label) {
            group.heading = None;
        }
    }

    /// Running text, a few lines or one, by what stands around the cell.
    fn settle_kind(&mut self, field: &mut ToldField, answer: &GridCell, is_asked: bool, shape: TableShape) {
        let limit = self.last_group().and_then(|group| group.limit.as_ref()).filter(|_| is_asked);
        let is_measured = limit.is_some_and(super::limit::FoundLimit::is_of_prose);
        let is_sure = match field.kind {
            FieldKind::Phone | FieldKind::Email | FieldKind::Cvr | FieldKind::Date | FieldKind::Number => {
                true
            }
            FieldKind::Text => false,
            _ => shape != TableShape::Box,
        };
        let is_long =
            answer.blank >= PROSE_LINES || shape == TableShape::Box && field.kind == FieldKind::Text;
        if field.kind == FieldKind::Prose {
            field.kind_guess = field.kind_guess.filter(|_| !is_measured);
        } else if is_measured || is_asked && !is_sure || is_long && field.kind == FieldKind::Text {
            field.kind = FieldKind::Prose;
            field.kind_guess = (!is_measured).then_some(Guess::Prose);
        } else if field.kind == FieldKind::Text && answer.blank > FEW_LINES && field.limit.is_none() {
            (field.kind, field.kind_guess) = (FieldKind::Lines, Some(Guess::Kind));
        }
    }
}

/// How much a table asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TableShape {
    /// It is one box to write in, with or without a label in it or above it.
    Box,
    /// One cell beside its label.
    Line,
    Many,
}

impl TableShape {
    fn of(rows: &[&Row]) -> Self {
        let cells: Vec<&GridCell> = rows.iter().flat_map(|row| *row).collect();
        match cells.as_slice() {
            [only] if only.is_empty() || only.blank > 0 => TableShape::Box,
            [label, answer] if !label.is_empty() && answer.is_empty() => {
                if rows.len() == 2 {
                    TableShape::Box
                } else {
                    TableShape::Line
                }
            }
            _ => TableShape::Many,
        }
    }
}

/// The label in the lines of a cell, and what else they say. Without one, all of it is said.
///
/// What stands below a label in brackets belongs to it.
fn split_label<'l>(lines: &[&'l Line]) -> (Option<String>, Vec<&'l Line>) {
    match lines {
        [label, more, rest @ ..]
            if is_label(&label.text) && more.text.starts_with('(') && is_label(&more.text) =>
        {
            (Some(format!("{} {}", label.text, more.text)), rest.to_vec())
        }
        [label, rest @ ..] if is_label(&label.text) => (Some(label.text.clone()), rest.to_vec()),
        lines => (None, lines.to_vec()),
    }
}

/// Whether a row of labels stands above a row of empty cells.
fn are_labels_above(row: &Row, below: &Row) -> bool {
    row.len() == below.len()
        && row.iter().all(|cell| !cell.is_empty() && ticks_in(&cell.text()).is_none())
        && below.iter().all(GridCell::is_empty)
}

/// Whether the cells of a row are boxes with their labels in them, rather than headings.
fn are_boxes(row: &Row, below: Option<&Row>, is_one_column: bool) -> bool {
    let is_label_alone = |cell: &GridCell| {
        matches!(cell.lines.as_slice(), [only] if only.text.ends_with(':') && is_label(&only.text))
            && ticks_in(&cell.text()).is_none()
    };
    let heads = row.len() == 1 && !is_one_column;
    let is_heading =
        heads && (row[0].lines.iter().any(|line| line.is_bold) || below.is_some_and(|below| below.len() > 1));
    row.iter().all(is_label_alone) && !is_heading
}

/// What is ticked in a cell and in those after it that go on with it, up to the `last` of the row.
fn ticks_from(
    (before, mut options): (String, Vec<String>),
    cells: &mut Peekable<Iter<GridCell>>,
    last: Option<&GridCell>,
) -> (String, Vec<String>) {
    // Words stand behind their boxes, unless a box is last.
    let is_before_words = !last.is_some_and(is_bare_box);
    let mut is_bare = options.is_empty();
    while let Some(next) = cells.peek() {
        match ticks_in(&next.text()) {
            Some((before, more)) if before.is_empty() => {
                is_bare = more.is_empty();
                options.extend(more);
            }
            None if is_bare && is_before_words && !next.is_empty() => {
                is_bare = false;
                options.push(next.text());
            }
            _ => break,
        }
        cells.next();
    }
    (before, options)
}

/// Whether a cell holds a box to tick and no words.
pub(super) fn is_bare_box(cell: &GridCell) -> bool {
    ticks_in(&cell.text()).is_some_and(|(before, options)| before.is_empty() && options.is_empty())
}
