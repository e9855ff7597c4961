//! Where a motion leads.

use super::layout::end_of;
use super::prose::ProseEditor;
use super::text_buffer::Spot;
use super::{Motion, boundary};

impl ProseEditor {
    /// `goal` is the column that vertical motions aim for.
    pub(super) fn target(&self, motion: Motion, goal: usize) -> Spot {
        match motion {
            Motion::Left => self.back(boundary::prev),
            Motion::Right => self.ahead(boundary::next),
            Motion::WordLeft => self.back(boundary::prev_word),
            Motion::WordRight => self.ahead(boundary::next_word),
            Motion::Up => self.up(1, goal),
            Motion::Down => self.down(1, goal),
            Motion::PageUp => self.up(self.height, goal),
            Motion::PageDown => self.down(self.height, goal),
            Motion::RowStart => self.row_start(),
            Motion::RowEnd => self.row_end(),
            Motion::TextStart => Spot::default(),
            Motion::TextEnd => self.text.end(),
        }
    }

    fn back(&self, step: impl Fn(&str, usize) -> usize) -> Spot {
        let Spot { paragraph, byte } = self.caret;
        if byte > 0 {
            return Spot { paragraph, byte: step(self.text.paragraph(paragraph), byte) };
        }
        match paragraph.checked_sub(1) {
            Some(paragraph) => Spot { paragraph, byte: self.text.paragraph(paragraph).len() },
            None => self.caret,
        }
    }

    fn ahead(&self, step: impl Fn(&str, usize) -> usize) -> Spot {
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

    fn up(&self, rows: usize, goal: usize) -> Spot {
        let row = self.caret_row();
        if row == 0 {
            return self.caret;
        }
        self.at_column(row.saturating_sub(rows), goal)
    }

    fn down(&self, rows: usize, goal: usize) -> Spot {
        let row = self.caret_row();
        let last = self.layout.len() - 1;
        if row == last {
            return self.caret;
        }
        self.at_column((row + rows).min(last), goal)
    }

    fn at_column(&self, row: usize, column: usize) -> Spot {
        self.layout.spot_at(&self.text, row, column).unwrap_or(self.caret)
    }

    fn row_start(&self) -> Spot {
        let row = self.layout.find(self.caret_row());
        row.map_or(self.caret, |found| Spot { byte: found.row.start, ..self.caret })
    }

    fn row_end(&self) -> Spot {
        let found = self.layout.find(self.caret_row());
        found.map_or(self.caret, |found| Spot { byte: end_of(&self.text, found), ..self.caret })
    }
}
