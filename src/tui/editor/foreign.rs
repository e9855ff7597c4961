//! Takes someone else's text in paragraph by paragraph, so that the caret, the selection and the undo history stay with
//! the writer's own paragraphs.

use super::text_buffer::{Spot, TextBuffer};
use super::text_editor::TextEditor;
use super::view::rows_and_caret;
use crate::clean::clean;
use crate::draft::diff::{DiffHunk, ParagraphEdit, hunks};

impl TextEditor {
    /// Replaces the whole text by someone else's; returns whether that changed anything.
    ///
    /// The caret stays at its column in its paragraph, even if paragraphs are inserted above. The selection stays if its
    /// text does. What comes in can't be undone, and the undo steps in the paragraphs that it changed are forgotten.
    pub(crate) fn take_in(&mut self, text: &str) -> bool {
        let cleaned = clean(text, self.lines).text;
        let fresh: Vec<&str> = cleaned.split('\n').collect();
        let hunks = hunks(&self.text.paragraphs().collect::<Vec<_>>(), &fresh);
        if hunks.is_empty() {
            return false;
        }
        let (_, row) = rows_and_caret(self);
        let selected = self.selected_text();
        let caret = follow(self.caret, &self.text, &hunks, &fresh);
        let anchor = self.anchor.map(|anchor| follow(anchor, &self.text, &hunks, &fresh));
        let edit = |DiffHunk { old, new }: &DiffHunk| ParagraphEdit {
            first: old.start,
            removed: old.len(),
            inserted: new.len(),
        };
        for hunk in hunks.iter().rev() {
            self.text.replace_paragraphs(hunk.old.clone(), &fresh[hunk.new.clone()]);
            self.layout.replace(&self.text, edit(hunk));
        }
        self.caret = self.text.snap(caret);
        self.anchor = anchor.map(|anchor| self.text.snap(anchor));
        if self.selected_text() != selected {
            self.unselect();
        }
        self.goal = None;
        self.history.follow(hunks.iter().map(edit).collect());
        self.rows_inserted_above += rows_and_caret(self).1.cast_signed() - row.cast_signed();
        true
    }
}

/// Where a position of the old text is in the new one.
fn follow(spot: Spot, old: &TextBuffer, hunks: &[DiffHunk], fresh: &[&str]) -> Spot {
    match hunks.iter().rev().find(|hunk| hunk.old.start <= spot.paragraph) {
        None => spot,
        Some(hunk) if hunk.old.contains(&spot.paragraph) => {
            follow_into(spot, old.paragraph(spot.paragraph), hunk, &fresh[hunk.new.clone()])
        }
        Some(hunk) => Spot { paragraph: spot.paragraph - hunk.old.end + hunk.new.end, ..spot },
    }
}

/// The position in the most similar of the new paragraphs; the start of what follows if there are none.
fn follow_into(spot: Spot, old: &str, hunk: &DiffHunk, stretch: &[&str]) -> Spot {
    let likeness = |(at, new): &(usize, &&str)| {
        let (start, end) = common_ends(old, new);
        (start + end, std::cmp::Reverse(at.abs_diff(spot.paragraph - hunk.old.start)))
    };
    let Some((at, new)) = stretch.iter().enumerate().max_by_key(likeness) else {
        return Spot { paragraph: hunk.new.start, byte: 0 };
    };
    let (start, end) = common_ends(old, new);
    let byte = if spot.byte <= start {
        spot.byte
    } else if old.len() - spot.byte <= end {
        new.len() - (old.len() - spot.byte)
    } else {
        let column = old[..spot.byte].chars().count();
        new.char_indices().nth(column).map_or(new.len(), |(byte, _)| byte).min(new.len() - end)
    };
    Spot { paragraph: hunk.new.start + at, byte }
}

/// How many bytes two texts share at the start and, after those, at the end.
pub(super) fn common_ends(old: &str, new: &str) -> (usize, usize) {
    let same = |(a, b): &(char, char)| a == b;
    let length = |pairs: &mut dyn Iterator<Item = (char, char)>| pairs.map(|(c, _)| c.len_utf8()).sum();
    let start: usize = length(&mut old.chars().zip(new.chars()).take_while(same));
    let (old, new) = (&old[start..], &new[start..]);
    (start, length(&mut old.chars().rev().zip(new.chars().rev()).take_while(same)))
}
