//! Takes someone else's text in paragraph by paragraph, so that the caret, the selection and the undo history stay with
//! the writer's own paragraphs.

use super::Touched;
use super::prose::ProseEditor;
use super::text_buffer::{Spot, TextBuffer};
use crate::clean::clean;

// Texts that differ in more paragraphs than this (old times new) are taken as changed from the first to the last.
const PAIRS_MAX: usize = 250_000;

/// A stretch of paragraphs that someone else changed: `touched.first` counts in the text before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Hunk {
    touched: Touched,
    /// Where the stretch begins in the text after.
    new_first: usize,
}

impl ProseEditor {
    /// Replaces the whole text by someone else's; returns whether that changed anything.
    ///
    /// The caret stays at its column in its paragraph, even if paragraphs are inserted above. The selection stays if its
    /// text does. What comes in can't be undone, and the undo steps in the paragraphs that it changed are forgotten.
    pub fn take_in(&mut self, text: &str) -> bool {
        let cleaned = clean(text, self.lines).text;
        let fresh: Vec<&str> = cleaned.split('\n').collect();
        let hunks = hunks(&self.text.paragraphs().collect::<Vec<_>>(), &fresh);
        if hunks.is_empty() {
            return false;
        }
        let row = self.caret_row();
        let selected = self.selected_text();
        let caret = follow(self.caret, &self.text, &hunks, &fresh);
        let anchor = self.anchor.map(|anchor| follow(anchor, &self.text, &hunks, &fresh));
        for Hunk { touched, new_first } in hunks.iter().rev() {
            let stretch = fresh[*new_first..new_first + touched.inserted].iter();
            self.text
                .replace_paragraphs(*touched, stretch.map(|paragraph| (*paragraph).to_owned()).collect());
            self.layout.replace(&self.text, *touched);
        }
        self.caret = self.text.snap(caret);
        self.anchor = anchor.map(|anchor| self.text.snap(anchor));
        if self.selected_text() != selected {
            self.unselect();
        }
        self.goal = None;
        self.history.follow(hunks.iter().map(|hunk| hunk.touched).collect());
        self.rows_inserted_above += self.caret_row().cast_signed() - row.cast_signed();
        true
    }
}

/// The stretches that differ, in order.
fn hunks(old: &[&str], new: &[&str]) -> Vec<Hunk> {
    let before = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (old, new) = (&old[before..], &new[before..]);
    let after = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    let (old, new) = (&old[..old.len() - after], &new[..new.len() - after]);
    let mut hunks: Vec<Hunk> = Vec::new();
    let (mut at, mut new_at) = (0, 0);
    for (kept, new_kept) in kept(old, new).into_iter().chain([(old.len(), new.len())]) {
        if kept > at || new_kept > new_at {
            let touched = Touched { first: before + at, removed: kept - at, inserted: new_kept - new_at };
            hunks.push(Hunk { touched, new_first: before + new_at });
        }
        (at, new_at) = (kept + 1, new_kept + 1);
    }
    hunks
}

/// The longest row of paragraphs that both texts have in the same order, as pairs of places.
fn kept(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let wide = new.len() + 1;
    if old.len() * new.len() > PAIRS_MAX {
        return Vec::new();
    }
    // How many the texts have in common from each pair of places on.
    let mut common = vec![0_usize; (old.len() + 1) * wide];
    for (at, was) in old.iter().enumerate().rev() {
        for (new_at, is) in new.iter().enumerate().rev() {
            common[at * wide + new_at] = if was == is {
                common[(at + 1) * wide + new_at + 1] + 1
            } else {
                common[(at + 1) * wide + new_at].max(common[at * wide + new_at + 1])
            };
        }
    }
    let (mut at, mut new_at, mut kept) = (0, 0, Vec::new());
    while at < old.len() && new_at < new.len() {
        if old[at] == new[new_at] {
            kept.push((at, new_at));
            (at, new_at) = (at + 1, new_at + 1);
        } else if common[(at + 1) * wide + new_at] >= common[at * wide + new_at + 1] {
            at += 1;
        } else {
            new_at += 1;
        }
    }
    kept
}

/// Where a position of the old text is in the new one.
fn follow(spot: Spot, old: &TextBuffer, hunks: &[Hunk], fresh: &[&str]) -> Spot {
    let mut paragraph = spot.paragraph;
    for hunk in hunks {
        let Touched { first, removed, inserted } = hunk.touched;
        if spot.paragraph < first {
            break;
        }
        if spot.paragraph < first + removed {
            let stretch = &fresh[hunk.new_first..hunk.new_first + inserted];
            return follow_into(spot, old.paragraph(spot.paragraph), hunk, stretch);
        }
        paragraph = paragraph + inserted - removed;
    }
    Spot { paragraph, ..spot }
}

/// The position in the most similar of the new paragraphs; the start of what follows if there are none.
fn follow_into(spot: Spot, old: &str, hunk: &Hunk, stretch: &[&str]) -> Spot {
    let likeness = |(at, new): &(usize, &&str)| {
        let (start, end) = common_ends(old, new);
        (start + end, std::cmp::Reverse(at.abs_diff(spot.paragraph - hunk.touched.first)))
    };
    let Some((at, new)) = stretch.iter().enumerate().max_by_key(likeness) else {
        return Spot { paragraph: hunk.new_first, byte: 0 };
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
    Spot { paragraph: hunk.new_first + at, byte }
}

/// How many bytes two texts share at the start and, after those, at the end.
fn common_ends(old: &str, new: &str) -> (usize, usize) {
    let same = |(a, b): &(char, char)| a == b;
    let length = |pairs: &mut dyn Iterator<Item = (char, char)>| pairs.map(|(c, _)| c.len_utf8()).sum();
    let start: usize = length(&mut old.chars().zip(new.chars()).take_while(same));
    let (old, new) = (&old[start..], &new[start..]);
    (start, length(&mut old.chars().rev().zip(new.chars().rev()).take_while(same)))
}
