//! Where a motion leads.

use super::layout::{Layout, end_of};
use super::text::{Spot, Text};
use super::{Motion, step};

/// What a motion is reckoned from.
#[derive(Clone, Copy)]
pub(super) struct Origin<'a> {
    pub(super) text: &'a Text,
    pub(super) layout: &'a Layout,
    pub(super) caret: Spot,
    /// The column that motions up and down aim for.
    pub(super) goal: usize,
    /// Rows in view.
    pub(super) height: usize,
}

impl Origin<'_> {
    pub(super) fn target(self, motion: Motion) -> Spot {
        match motion {
            Motion::Left => self.back(step::prev),
            Motion::Right => self.ahead(step::next),
            Motion::WordLeft => self.back(step::prev_word),
            Motion::WordRight => self.ahead(step::next_word),
            Motion::Up => self.up(1),
            Motion::Down => self.down(1),
            Motion::PageUp => self.up(self.height),
            Motion::PageDown => self.down(self.height),
            Motion::RowStart => self.row_start(),
            Motion::RowEnd => self.row_end(),
            Motion::TextStart => Spot::default(),
            Motion::TextEnd => self.text.end(),
        }
    }

    fn back(self, step: impl Fn(&str, usize) -> usize) -> Spot {
        let Spot { paragraph, byte } = self.caret;
        if byte > 0 {
            return Spot { paragraph, byte: step(self.text.paragraph(paragraph), byte) };
        }
        match paragraph.checked_sub(1) {
            Some(paragraph) => Spot { paragraph, byte: self.text.paragraph(paragraph).len() },
            None => self.caret,
        }
    }

    fn ahead(self, step: impl Fn(&str, usize) -> usize) -> Spot {
        let Spot { paragraph, byte } = self.caret;
        let text = self.text.paragraph(paragraph);
        if byte < text.len() {
            return Spot { paragraph, byte: step(text, byte) };
        }
        if paragraph + 1 < self.text.len() {
            return Spot { paragraph: paragraph + 1, byte: 0 };
        }
        self.caret
    }

    fn up(self, rows: usize) -> Spot {
        let row = self.layout.row_of(self.caret);
        if row == 0 {
            return self.caret;
        }
        self.at_goal(row.saturating_sub(rows))
    }

    fn down(self, rows: usize) -> Spot {
        let row = self.layout.row_of(self.caret);
        let last = self.layout.len() - 1;
        if row == last {
            return self.caret;
        }
        self.at_goal((row + rows).min(last))
    }

    fn at_goal(self, row: usize) -> Spot {
        self.layout.spot_at(self.text, row, self.goal).unwrap_or(self.caret)
    }

    fn row_start(self) -> Spot {
        let found = self.layout.find(self.layout.row_of(self.caret));
        found.map_or(self.caret, |found| Spot { byte: found.row.start, ..self.caret })
    }

    fn row_end(self) -> Spot {
        let found = self.layout.find(self.layout.row_of(self.caret));
        found.map_or(self.caret, |found| Spot { byte: end_of(self.text, found), ..self.caret })
    }
}
