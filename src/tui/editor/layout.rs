//! The rows of a whole answer at one width, kept up to date paragraph by paragraph.

use super::text::{Spot, Text};
use super::wrap::{Replaced, Row, rewrap, wrap};
use super::{Touched, step};

/// Rows of all paragraphs. Rows are numbered from 0 through the whole answer.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    width: usize,
    paragraphs: Vec<Vec<Row>>,
    len: usize,
}

/// A row and the paragraph it is of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) paragraph: usize,
    pub(super) row: Row,
    pub(super) is_last: bool,
}

impl Layout {
    pub(super) fn new(text: &Text, width: usize) -> Self {
        let paragraphs: Vec<_> = text.paragraphs().map(|p| wrap(p, width)).collect();
        let len = paragraphs.iter().map(Vec::len).sum();
        Self { width, paragraphs, len }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Follows an edit inside one paragraph.
    pub(super) fn rewrap(&mut self, text: &Text, paragraph: usize, edit: Replaced) {
        let rows = &mut self.paragraphs[paragraph];
        self.len -= rows.len();
        rewrap(text.paragraph(paragraph), self.width, rows, edit);
        self.len += rows.len();
    }

    /// Follows an edit across paragraphs.
    pub(super) fn replace(&mut self, text: &Text, touched: Touched) {
        let fresh: Vec<_> = (touched.first..touched.first + touched.inserted)
            .map(|index| wrap(text.paragraph(index), self.width))
            .collect();
        self.len += fresh.iter().map(Vec::len).sum::<usize>();
        let gone = self.paragraphs.splice(touched.first..touched.first + touched.removed, fresh);
        self.len -= gone.map(|rows| rows.len()).sum::<usize>();
    }

    /// The row that a spot stands on; at a break that is the row which begins there.
    pub(super) fn row_of(&self, spot: Spot) -> usize {
        let above: usize = self.paragraphs[..spot.paragraph].iter().map(Vec::len).sum();
        let rows = &self.paragraphs[spot.paragraph];
        above + rows.partition_point(|row| row.start <= spot.byte).saturating_sub(1)
    }

    pub(super) fn find(&self, row: usize) -> Option<Found> {
        self.rows_from(row).next()
    }

    pub(super) fn rows_from(&self, first: usize) -> impl Iterator<Item = Found> {
        let mut skipped = 0;
        let start = self.paragraphs.iter().position(|rows| {
            let is_here = first < skipped + rows.len();
            skipped += if is_here { 0 } else { rows.len() };
            is_here
        });
        let start = start.unwrap_or(self.paragraphs.len());
        let found = self.paragraphs.iter().enumerate().skip(start).flat_map(|(paragraph, rows)| {
            let last = rows.len() - 1;
            rows.iter().enumerate().map(move |(index, row)| Found {
                paragraph,
                row: *row,
                is_last: index == last,
            })
        });
        found.skip(first - skipped)
    }

    /// The column a spot stands at; blanks past the margin all stand at the margin.
    pub(super) fn column_of(&self, text: &Text, spot: Spot) -> usize {
        let rows = &self.paragraphs[spot.paragraph];
        let index = rows.partition_point(|row| row.start <= spot.byte).saturating_sub(1);
        step::width(&text.paragraph(spot.paragraph)[rows[index].start..spot.byte]).min(self.width)
    }

    /// The last spot of a row at or before a column.
    pub(super) fn spot_at(&self, text: &Text, row: usize, column: usize) -> Option<Spot> {
        let found = self.find(row)?;
        let line = &text.paragraph(found.paragraph)[found.row.start..found.row.end];
        let mut used = 0;
        let fitting = step::characters(line).find(|(_, character)| {
            used += step::shown(character, false).1;
            used > column
        });
        let end = end_of(text, found);
        let byte = fitting.map_or(end, |(at, _)| (found.row.start + at).min(end));
        Some(Spot { paragraph: found.paragraph, byte })
    }
}

/// The last byte at which the caret stands on the row: after its text, or, where the paragraph goes
/// on below, before the character that ends the row.
pub(super) fn end_of(text: &Text, found: Found) -> usize {
    if found.is_last || found.row.end == found.row.start {
        return found.row.end;
    }
    step::prev(text.paragraph(found.paragraph), found.row.end).max(found.row.start)
}
