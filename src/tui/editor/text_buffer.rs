//! The text as paragraphs. The one being edited is a `TextArea`, the others are strings.
//!
//! `TextArea` walks all of its text at each key (0.2 ms for 20 kB, 2 ms for 200 kB) and finds no column past 65,535. So
//! it only gets the paragraph under the caret, and a key costs the same in a long answer as in a short one. What a key
//! costs grows with that paragraph, which is also wrapped anew (0.5 ms for 20 kB without a line end).

use std::ops::Range;

use tui_textarea::{CursorMove, CursorRenderMode, TextArea};

use super::CaretPosition;
use crate::draft::diff::ParagraphEdit;
use crate::wrap::boundary;

// A longer paragraph, in bytes, is edited as a string. A page of A4 has some 3,000 characters.
const LIVE_MAX: usize = 4_000;

/// A position in the text, always between two characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) paragraph: usize,
    pub(super) byte: usize,
}

impl Spot {
    /// The end of `text`, if it is inserted here.
    pub(super) fn after(self, text: &str) -> Self {
        match text.rsplit_once('\n') {
            None => Self { byte: self.byte + text.len(), ..self },
            Some((before, last)) => {
                let paragraph = self.paragraph + 1 + before.matches('\n').count();
                Self { paragraph, byte: last.len() }
            }
        }
    }
}

/// At least one paragraph.
#[derive(Clone, Debug)]
pub(super) struct TextBuffer {
    // The live paragraph's text is in `area`; its string is empty.
    paragraphs: Vec<String>,
    live: Option<usize>,
    area: TextArea<'static>,
}

impl TextBuffer {
    pub(super) fn new(text: &str) -> Self {
        let paragraphs = text.split('\n').map(str::to_owned).collect();
        Self { paragraphs, live: None, area: TextArea::default() }
    }

    pub(super) fn len(&self) -> usize {
        self.paragraphs.len()
    }

    pub(super) fn paragraph(&self, index: usize) -> &str {
        if self.live == Some(index) {
            return self.area.lines().first().map_or("", String::as_str);
        }
        self.paragraphs.get(index).map_or("", String::as_str)
    }

    pub(super) fn paragraphs(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.paragraph(index))
    }

    pub(super) fn whole(&self) -> String {
        self.paragraphs().collect::<Vec<_>>().join("\n")
    }

    pub(super) fn end(&self) -> Spot {
        let paragraph = self.len() - 1;
        Spot { paragraph, byte: self.paragraph(paragraph).len() }
    }

    pub(super) fn slice(&self, from: Spot, to: Spot) -> String {
        if from.paragraph == to.paragraph {
            return self.paragraph(from.paragraph)[from.byte..to.byte].to_owned();
        }
        let mut slice = self.paragraph(from.paragraph)[from.byte..].to_owned();
        for between in from.paragraph + 1..to.paragraph {
            slice.push('\n');
            slice.push_str(self.paragraph(between));
        }
        slice.push('\n');
        slice.push_str(&self.paragraph(to.paragraph)[..to.byte]);
        slice
    }

    /// The nearest valid position at or after `spot`.
    pub(super) fn snap(&self, spot: Spot) -> Spot {
        if spot.paragraph >= self.len() {
            return self.end();
        }
        Spot { byte: boundary::snap(self.paragraph(spot.paragraph), spot.byte), ..spot }
    }

    pub(super) fn position_of(&self, spot: Spot) -> CaretPosition {
        let column = self.paragraph(spot.paragraph)[..spot.byte].chars().count();
        CaretPosition { paragraph: spot.paragraph, column }
    }

    pub(super) fn spot(&self, position: CaretPosition) -> Spot {
        let paragraph = self.paragraph(position.paragraph);
        let byte = paragraph.char_indices().nth(position.column).map_or(paragraph.len(), |(at, _)| at);
        self.snap(Spot { paragraph: position.paragraph, byte })
    }

    /// Replaces the text from `from` to `to`.
    pub(super) fn replace(&mut self, from: Spot, to: Spot, inserted: &str) -> ParagraphEdit {
        let removed = to.paragraph - from.paragraph + 1;
        if removed == 1 && !inserted.contains('\n') {
            self.replace_within(from.paragraph, from.byte, to.byte, inserted);
            return ParagraphEdit { first: from.paragraph, removed: 1, inserted: 1 };
        }
        self.store_live();
        let tail = self.paragraphs[to.paragraph].split_off(to.byte);
        self.paragraphs[from.paragraph].truncate(from.byte);
        let mut lines = inserted.split('\n');
        if let Some(first) = lines.next() {
            self.paragraphs[from.paragraph].push_str(first);
        }
        let after = from.paragraph + 1;
        let fresh: Vec<String> = lines.map(str::to_owned).collect();
        let count = fresh.len();
        self.paragraphs.splice(after..=to.paragraph, fresh);
        self.paragraphs[from.paragraph + count].push_str(&tail);
        ParagraphEdit { first: from.paragraph, removed, inserted: count + 1 }
    }

    /// Replaces whole paragraphs.
    pub(super) fn replace_paragraphs(&mut self, old: Range<usize>, fresh: &[&str]) {
        self.store_live();
        self.paragraphs.splice(old, fresh.iter().map(|paragraph| (*paragraph).to_owned()));
    }

    fn replace_within(&mut self, index: usize, start: usize, end: usize, inserted: &str) {
        if self.paragraph(index).len() + inserted.len() > LIVE_MAX {
            self.store_live();
            self.paragraphs[index].replace_range(start..end, inserted);
            return;
        }
        self.make_live(index);
        let text = self.paragraph(index);
        let removed = text[start..end].chars().count();
        let column = u16::try_from(text[..start].chars().count()).unwrap_or(u16::MAX);
        self.area.move_cursor(CursorMove::Jump(0, column));
        self.area.delete_str(removed);
        self.area.insert_str(inserted);
    }

    fn make_live(&mut self, index: usize) {
        if self.live == Some(index) {
            return;
        }
        self.store_live();
        self.area = TextArea::new(vec![std::mem::take(&mut self.paragraphs[index])]);
        // Undo is the work of `history`.
        self.area.set_max_histories(0);
        self.area.set_cursor_render_mode(CursorRenderMode::Hidden);
        self.live = Some(index);
    }

    fn store_live(&mut self) {
        if let Some(index) = self.live.take() {
            let lines = std::mem::take(&mut self.area).into_lines();
            self.paragraphs[index] = lines.into_iter().next().unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(paragraph: usize, byte: usize) -> Spot {
        Spot { paragraph, byte }
    }

    #[test]
    fn a_replacement_tells_which_paragraphs_it_touched() {
        let mut text = TextBuffer::new("en\nto\ntre\nfire");
        let touched = text.replace(spot(1, 1), spot(2, 2), "x\ny\nz");
        assert_eq!(text.whole(), "en\ntx\ny\nze\nfire");
        assert_eq!(touched, ParagraphEdit { first: 1, removed: 2, inserted: 3 });
        let touched = text.replace(spot(0, 2), spot(4, 0), "");
        assert_eq!(text.whole(), "enfire");
        assert_eq!(touched, ParagraphEdit { first: 0, removed: 5, inserted: 1 });
    }

    #[test]
    fn long_and_short_paragraphs_are_edited_alike() {
        let long = "ø".repeat(LIVE_MAX);
        for start in ["ø", long.as_str()] {
            let mut text = TextBuffer::new(&format!("a\n{start}\nb"));
            text.replace(spot(1, 0), spot(1, 2), "xå");
            text.replace(spot(2, 1), spot(2, 1), "c");
            text.replace(spot(1, 1), spot(1, 3), "");
            assert_eq!(text.whole(), format!("a\nx{}\nbc", &start[2..]));
        }
    }

    #[test]
    fn a_text_ends_where_its_last_line_ends() {
        assert_eq!(spot(2, 3).after("ab"), spot(2, 5));
        assert_eq!(spot(2, 3).after("ab\ncd\ne"), spot(4, 1));
        assert_eq!(spot(2, 3).after("ab\n"), spot(3, 0));
    }

    #[test]
    fn a_place_outside_the_text_becomes_the_nearest_inside() {
        let text = TextBuffer::new("en\nto");
        assert_eq!(text.spot(CaretPosition { paragraph: 9, column: 9 }), spot(1, 2));
        assert_eq!(text.spot(CaretPosition { paragraph: 0, column: 9 }), spot(0, 2));
    }
}
