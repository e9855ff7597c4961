//! The wrapped rows of a whole text, updated paragraph by paragraph.

mod held_rows;

use std::ops::Range;

use super::text_buffer::{Spot, TextBuffer};
use crate::draft::diff::ParagraphEdit;
use crate::page::{self, PageLayout};
use crate::shown;
use crate::wrap::{boundary, wrap};
use held_rows::HeldRows;

/// Text is hard to read in longer rows, in columns; a page's own lines are as long as they are.
const TEXT_COLUMNS_MAX: usize = 100;
/// The number of a page's line, and what sets it off.
const NUMBER_COLUMNS: usize = 4;
/// A list item's mark stands in its indent on the page, so its other lines begin below its text.
const ITEM_INDENT: usize = 2;

/// The page that a text is written on: row by row as the document has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct PageSheet {
    pub(crate) layout: PageLayout,
    /// How many lines may be filled, where lines are what is limited.
    pub(crate) lines: Option<usize>,
}

/// How the columns of a prose view are divided: a gutter for marks or line numbers, the text, and an edge for the scroll
/// bar and the caret after a full row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct EditorColumns {
    pub(super) gutter: usize,
    pub(super) text: usize,
}

impl EditorColumns {
    /// A narrow view is all text.
    pub(super) fn of(width: u16, is_page: bool) -> Self {
        let width = usize::from(width);
        match width {
            ..8 => Self { gutter: 0, text: width.max(1) },
            14.. if is_page => Self { gutter: NUMBER_COLUMNS, text: width - NUMBER_COLUMNS - 1 },
            _ => Self { gutter: 1, text: (width - 2).min(TEXT_COLUMNS_MAX) },
        }
    }

    pub(super) fn has_numbers(self) -> bool {
        self.gutter == NUMBER_COLUMNS
    }
}

/// What decides where rows end: the view's width and, on a page, the page's own lines, of which those that are wider
/// than the view are folded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct RowRule {
    pub(super) columns: usize,
    pub(super) sheet: Option<PageSheet>,
}

/// A row of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    bytes: Range<usize>,
    /// Whether it is the rest of a line of the page, which the view folds.
    is_fold: bool,
    /// Blank columns before its text.
    indent: usize,
}

impl RowRule {
    fn rows(&self, paragraph: &str) -> Vec<Row> {
        match &self.sheet {
            None => {
                let rows = wrap(paragraph, self.columns).into_iter();
                rows.map(|bytes| Row { bytes, is_fold: false, indent: 0 }).collect()
            }
            Some(sheet) => self.page_rows(paragraph, &sheet.layout),
        }
    }

    fn page_rows(&self, paragraph: &str, layout: &PageLayout) -> Vec<Row> {
        let hanging = if page::list_item(paragraph).is_some() { ITEM_INDENT } else { 0 };
        let mut rows: Vec<Row> = Vec::new();
        let mut start = 0;
        for line in page::measure_paragraph(paragraph, layout) {
            // The page may break within what the screen shows as one character.
            let end = boundary::snap(paragraph, line.end);
            if end == start && !rows.is_empty() {
                continue;
            }
            let pieces = wrap(&paragraph[start..end], self.columns.saturating_sub(hanging)).into_iter();
            rows.extend(pieces.map(|piece| Row {
                is_fold: piece.start > 0,
                indent: if start + piece.start > 0 { hanging } else { 0 },
                bytes: start + piece.start..start + piece.end,
            }));
            start = end;
        }
        rows
    }
}

/// The rows of all paragraphs, numbered from 0 through the whole text.
#[derive(Clone, Debug)]
pub(super) struct EditorLayout {
    pub(super) rule: RowRule,
    paragraphs: Vec<Vec<Row>>,
    len: usize,
    held: Option<HeldRows>,
}

/// A row and its paragraph.
#[derive(Clone, Debug)]
pub(super) struct LocatedRow {
    pub(super) paragraph: usize,
    pub(super) row: Range<usize>,
    /// Whether it is the last row of the paragraph.
    pub(super) is_last: bool,
    pub(super) is_fold: bool,
    pub(super) indent: usize,
}

impl EditorLayout {
    pub(super) fn new(text: &TextBuffer, rule: RowRule) -> Self {
        let paragraphs: Vec<_> = text.paragraphs().map(|p| rule.rows(p)).collect();
        let len = paragraphs.iter().map(Vec::len).sum();
        Self { rule, paragraphs, len, held: None }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// The rows at which lines of the page begin.
    pub(super) fn line_rows(&self) -> impl Iterator<Item = usize> {
        let rows = self.paragraphs.iter().flatten().enumerate();
        rows.filter(|(_, row)| !row.is_fold).map(|(at, _)| at)
    }

    /// Updates the rows after an edit that replaced paragraphs. Nothing is held any more.
    pub(super) fn replace(&mut self, text: &TextBuffer, touched: ParagraphEdit) {
        let held = self.held.take().map(|held| held.paragraph);
        let fresh: Vec<_> = (touched.first..touched.first + touched.inserted)
            .map(|index| self.rule.rows(text.paragraph(index)))
            .collect();
        self.len += fresh.iter().map(Vec::len).sum::<usize>();
        let gone = self.paragraphs.splice(touched.first..touched.first + touched.removed, fresh);
        self.len -= gone.map(|rows| rows.len()).sum::<usize>();
        let last = touched.first + touched.removed;
        let held = held.filter(|held| !(touched.first..last).contains(held));
        if let Some(at) =
            held.map(|held| if held < last { held } else { held + touched.inserted - touched.removed })
        {
            self.put_rows(at, self.rule.rows(text.paragraph(at)));
        }
    }

    /// The row of a position; at a break, the row that begins there, or the one before it where one is typing before what
    /// is held.
    pub(super) fn row_of(&self, spot: Spot) -> usize {
        let above: usize = self.paragraphs[..spot.paragraph].iter().map(Vec::len).sum();
        above + self.index_in_paragraph(spot)
    }

    fn index_in_paragraph(&self, spot: Spot) -> usize {
        let rows = &self.paragraphs[spot.paragraph];
        let at = rows.partition_point(|row| row.bytes.start <= spot.byte).saturating_sub(1);
        let len = rows.last().map_or(0, |row| row.bytes.end);
        let is_held = HeldRows { paragraph: spot.paragraph, bytes: len - spot.byte };
        if self.held == Some(is_held) { at - 1 } else { at }
    }

    pub(super) fn find(&self, row: usize) -> Option<LocatedRow> {
        self.rows_from(row).next()
    }

    pub(super) fn rows_from(&self, first: usize) -> impl Iterator<Item = LocatedRow> {
        let mut skipped = 0;
        let start = self.paragraphs.iter().position(|rows| {
            let is_here = first < skipped + rows.len();
            skipped += if is_here { 0 } else { rows.len() };
            is_here
        });
        let start = start.unwrap_or(self.paragraphs.len());
        let rows = self.paragraphs.iter().enumerate().skip(start).flat_map(|(paragraph, rows)| {
            let is_last = |index| index + 1 == rows.len();
            rows.iter().enumerate().map(move |(index, row)| LocatedRow {
                paragraph,
                row: row.bytes.clone(),
                is_last: is_last(index),
                is_fold: row.is_fold,
                indent: row.indent,
            })
        });
        rows.skip(first - skipped)
    }

    /// The column of a position; blanks past the margin count as at the margin.
    pub(super) fn column_of(&self, text: &TextBuffer, spot: Spot) -> usize {
        let row = &self.paragraphs[spot.paragraph][self.index_in_paragraph(spot)];
        let before = &text.paragraph(spot.paragraph)[row.bytes.start..spot.byte];
        (row.indent + shown::width(before)).min(self.rule.columns)
    }

    /// The last position of a row at or before a column.
    pub(super) fn spot_at(&self, text: &TextBuffer, row: usize, column: usize) -> Option<Spot> {
        let found = self.find(row)?;
        let line = &text.paragraph(found.paragraph)[found.row.clone()];
        let mut used = found.indent;
        let fitting = boundary::characters(line).find(|(_, character)| {
            used += shown::shown(character, false).1;
            used > column
        });
        let end = end_of(text, &found);
        let byte = fitting.map_or(end, |(at, _)| (found.row.start + at).min(end));
        Some(Spot { paragraph: found.paragraph, byte })
    }
}

/// The last byte at which the caret is on this row: after its text or, if the paragraph goes on below, before the
/// character that ends the row.
pub(super) fn end_of(text: &TextBuffer, found: &LocatedRow) -> usize {
    if found.is_last || found.row.is_empty() {
        return found.row.end;
    }
    boundary::prev(text.paragraph(found.paragraph), found.row.end).max(found.row.start)
}
