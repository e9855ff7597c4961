//! The wrapped rows of a whole text, updated paragraph by paragraph.

use std::ops::Range;

use super::boundary;
use super::text_buffer::{Spot, TextBuffer};
use super::wrap::wrap;
use crate::draft::diff::ParagraphEdit;
use crate::shown;

/// How the columns of a prose view are divided: a gutter for marks, the text, and an edge as wide as the gutter, for the
/// scroll bar and the caret after a full row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct EditorColumns {
    pub(super) gutter: usize,
    pub(super) text: usize,
}

impl EditorColumns {
    /// A narrow view is all text.
    pub(super) fn of(width: u16) -> Self {
        let width = usize::from(width);
        if width < 8 {
            return Self { gutter: 0, text: width.max(1) };
        }
        Self { gutter: 1, text: width - 2 }
    }
}

/// The rows of all paragraphs, numbered from 0 through the whole text.
#[derive(Clone, Debug)]
pub(super) struct EditorLayout {
    pub(super) width: usize,
    paragraphs: Vec<Vec<Range<usize>>>,
    len: usize,
}

/// A row and its paragraph.
#[derive(Clone, Debug)]
pub(super) struct LocatedRow {
    pub(super) paragraph: usize,
    pub(super) row: Range<usize>,
    /// Whether it is the last row of the paragraph.
    pub(super) is_last: bool,
}

impl EditorLayout {
    pub(super) fn new(text: &TextBuffer, width: usize) -> Self {
        let paragraphs: Vec<_> = text.paragraphs().map(|p| wrap(p, width)).collect();
        let len = paragraphs.iter().map(Vec::len).sum();
        Self { width, paragraphs, len }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Updates the rows after an edit that replaced paragraphs.
    pub(super) fn replace(&mut self, text: &TextBuffer, touched: ParagraphEdit) {
        let fresh: Vec<_> = (touched.first..touched.first + touched.inserted)
            .map(|index| wrap(text.paragraph(index), self.width))
            .collect();
        self.len += fresh.iter().map(Vec::len).sum::<usize>();
        let gone = self.paragraphs.splice(touched.first..touched.first + touched.removed, fresh);
        self.len -= gone.map(|rows| rows.len()).sum::<usize>();
    }

    /// The row of a position; at a break, the row that begins there.
    pub(super) fn row_of(&self, spot: Spot) -> usize {
        let above: usize = self.paragraphs[..spot.paragraph].iter().map(Vec::len).sum();
        let rows = &self.paragraphs[spot.paragraph];
        above + rows.partition_point(|row| row.start <= spot.byte).saturating_sub(1)
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
            let rows = rows.iter().enumerate();
            rows.map(move |(index, row)| LocatedRow { paragraph, row: row.clone(), is_last: is_last(index) })
        });
        rows.skip(first - skipped)
    }

    /// The column of a position; blanks past the margin count as at the margin.
    pub(super) fn column_of(&self, text: &TextBuffer, spot: Spot) -> usize {
        let rows = &self.paragraphs[spot.paragraph];
        let index = rows.partition_point(|row| row.start <= spot.byte).saturating_sub(1);
        shown::width(&text.paragraph(spot.paragraph)[rows[index].start..spot.byte]).min(self.width)
    }

    /// The last position of a row at or before a column.
    pub(super) fn spot_at(&self, text: &TextBuffer, row: usize, column: usize) -> Option<Spot> {
        let found = self.find(row)?;
        let line = &text.paragraph(found.paragraph)[found.row.clone()];
        let mut used = 0;
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
