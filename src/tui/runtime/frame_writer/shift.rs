//! Text that moved along in its row: a terminal can move it, which takes fewer bytes than to draw it again.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;

use super::{HANDFUL, columns, row_of};

/// Text is looked for so many columns away: a word that was put in, or moved to the next row.
const LONGEST_SHIFT: isize = 20;

/// Finds those of these rows where text was put in or taken out, and moves the rest of each along in the frame before.
pub(super) fn shifted(before: &mut Buffer, after: &Buffer, rows: &[u16]) -> Vec<(Position, Shift)> {
    let mut shifts = Vec::new();
    for y in rows {
        let was = &mut before.content[row_of(after.area, *y)];
        if let Some(shift) = Shift::of(was, &after.content[row_of(after.area, *y)]) {
            shift.apply(was);
            shifts.push((Position { x: u16::try_from(shift.at).unwrap_or(u16::MAX), y: *y }, shift));
        }
    }
    shifts
}

/// Cells put in (or taken out, where `by` is negative) at a column, so that the rest of the row moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shift {
    at: usize,
    pub(super) by: isize,
}

impl Shift {
    /// The shortest shift that leaves little more to draw than what was put in.
    fn of(was: &[Cell], is: &[Cell]) -> Option<Self> {
        let differ = || was.iter().zip(is).enumerate().filter(|(_, (was, is))| was != is);
        let at = differ().nth(HANDFUL).and_then(|_| differ().next())?.0;
        // Halves of wide characters are no cells of their own, and of nothing nothing moves.
        let is_blank = was[at..].iter().all(|cell| *cell == Cell::EMPTY);
        if is_blank || was.iter().chain(is).any(|cell| columns(cell) > 1) {
            return None;
        }
        let mut shifts = (1..=LONGEST_SHIFT).flat_map(|by| [by, -by]).map(|by| Shift { at, by });
        shifts.find(|shift| shift.leaves_little(was, is))
    }

    fn leaves_little(self, was: &[Cell], is: &[Cell]) -> bool {
        let mut differing = (self.at..is.len()).filter(|x| *self.moved(was, *x) != is[*x]);
        differing.nth(self.by.unsigned_abs() + HANDFUL / 2).is_none()
    }

    /// What is at a column after the shift.
    fn moved(self, was: &[Cell], x: usize) -> &Cell {
        let from = x.checked_add_signed(-self.by).filter(|from| *from >= self.at);
        from.and_then(|from| was.get(from)).unwrap_or(&Cell::EMPTY)
    }

    fn apply(self, row: &mut [Cell]) {
        let moved: Vec<Cell> = (self.at..row.len()).map(|x| self.moved(row, x).clone()).collect();
        row[self.at..].clone_from_slice(&moved);
    }
}
