//! Where a motion leads.

use super::Motion;
use super::layout::{LocatedRow, end_of};
use super::text_buffer::Spot;
use super::text_editor::TextEditor;
use crate::wrap::boundary;

impl TextEditor {
    /// `goal` is the column that vertical motions aim for.
    pub(super) fn target(&self, motion: Motion, goal: usize) -> Spot {
        match motion {
            Motion::Left => self.back(boundary::prev),
            Motion::Right => self.ahead(boundary::next),
            Motion::WordLeft => self.back(boundary::prev_word),
            Motion::WordRight => self.ahead(boundary::next_word),
            Motion::Up => self.vertical(-1, goal),
            Motion::Down => self.vertical(1, goal),
            Motion::PageUp => self.vertical(-self.height.cast_signed(), goal),
            Motion::PageDown => self.vertical(self.height.cast_signed(), goal),
            Motion::RowStart => self.in_row(|located| located.row.start),
            Motion::RowEnd => self.in_row(|located| end_of(&self.text, &located)),
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

    fn vertical(&self, rows: isize, goal: usize) -> Spot {
        let row = self.caret_row();
        let target = row.saturating_add_signed(rows).min(self.layout.len() - 1);
        let spot = (target != row).then(|| self.layout.spot_at(&self.text, target, goal));
        spot.flatten().unwrap_or(self.caret)
    }

    fn in_row(&self, byte: impl Fn(LocatedRow) -> usize) -> Spot {
        let located = self.layout.find(self.caret_row());
        located.map_or(self.caret, |located| Spot { byte: byte(located), ..self.caret })
    }
}
