//! Choosing in a list and scrolling in a text: the arithmetic that all lists share.

use std::cell::Cell;

/// Moves a choice by rows in a list of so many.
pub(crate) fn moved(chosen: usize, by: isize, count: usize) -> usize {
    let last = count.saturating_sub(1);
    chosen.min(last).saturating_add_signed(by).min(last)
}

/// The first row to show so that the chosen one is among the `room` shown, scrolled no further than that takes.
pub(crate) fn in_view(first: usize, chosen: usize, room: usize) -> usize {
    first.clamp((chosen + 1).saturating_sub(room.max(1)), chosen)
}

/// How far a text is scrolled: its first row shown. Drawing may move it, so that it stays within the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ScrollOffset(Cell<usize>);

impl ScrollOffset {
    /// The first row to show of so many, when so many fit.
    pub(crate) fn first(&self, rows: usize, room: usize) -> usize {
        self.0.get().min(rows.saturating_sub(room))
    }

    /// Scrolls by rows within a text of so many, when so many fit.
    pub(crate) fn scroll(&mut self, by: isize, rows: usize, room: usize) {
        let last = rows.saturating_sub(room);
        self.0.set(self.first(rows, room).saturating_add_signed(by).min(last));
    }

    /// Keeps a row in view, and gives the first row to show.
    pub(crate) fn follow(&self, row: usize, room: usize) -> usize {
        self.set(in_view(self.0.get(), row, room))
    }

    /// Shows `first` at the top.
    pub(crate) fn set(&self, first: usize) -> usize {
        self.0.set(first);
        first
    }

    pub(crate) fn get(&self) -> usize {
        self.0.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_stays_in_its_list() {
        assert_eq!(moved(2, 5, 4), 3);
        assert_eq!(moved(2, -5, 4), 0);
        assert_eq!(moved(9, -1, 4), 2);
        assert_eq!(moved(0, 1, 0), 0);
    }

    #[test]
    fn a_list_scrolls_no_further_than_it_takes_to_show_the_chosen_row() {
        assert_eq!(in_view(0, 4, 10), 0);
        assert_eq!(in_view(0, 10, 10), 1);
        assert_eq!(in_view(7, 8, 10), 7);
        assert_eq!(in_view(7, 3, 10), 3);
        assert_eq!(in_view(7, 9, 0), 9);
    }

    #[test]
    fn a_text_scrolls_to_its_last_row_and_no_further() {
        let mut offset = ScrollOffset::default();
        offset.scroll(100, 30, 10);
        assert_eq!(offset.first(30, 10), 20);
        assert_eq!(offset.first(12, 10), 2);
        offset.scroll(-1, 12, 10);
        assert_eq!(offset.first(30, 10), 1);
    }
}
