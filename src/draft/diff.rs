//! What was changed between two texts, word by word, for a person to read. Showing it is the screen's work.

use std::ops::Range;

use similar::{Algorithm, DiffTag};
use unicode_segmentation::UnicodeSegmentation;

/// A stretch of two texts laid upon each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Both say it.
    Same(&'t str),
    /// Only the old text says it.
    Removed(&'t str),
    /// Only the new text says it.
    Added(&'t str),
}

/// What was changed from `old` to `new`.
///
/// What is the same and what was removed make up the old text, what is the same and what was added the new one, to
/// the last blank and line end. Where next to nothing of a passage stayed, all of it is told as replaced, since
/// single words left standing tell nothing. The time is bounded: a passage too long to compare by words is compared
/// by paragraphs, and one of too many paragraphs is told as a whole.
pub fn words<'t>(old: &'t str, new: &'t str) -> Vec<Piece<'t>> {
    let mut changes = Vec::new();
    for passage in passages(old, new) {
        if passage.len() <= MOST_BY_WORDS {
            changes.extend(by_words(old, new, &passage.span()));
        } else {
            for change in passage.0 {
                let is_short = change.len() <= MOST_BY_WORDS;
                changes.extend(if is_short { by_words(old, new, &change) } else { vec![change] });
            }
        }
    }
    pieces(old, new, &changes)
}

/// The longest passage that is compared by words, in bytes of both texts: some ten pages.
const MOST_BY_WORDS: usize = 64 * 1024;

/// The most paragraphs of both texts, beyond those alike at the beginning and the end, that are compared.
const MOST_PARAGRAPHS: usize = 20_000;

/// What a stretch of the old text became: places in both, counted in the same unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) old: Range<usize>,
    pub(crate) new: Range<usize>,
}

impl Change {
    /// The bytes of both texts, where it counts bytes.
    fn len(&self) -> usize {
        self.old.len() + self.new.len()
    }

    fn longest(&self) -> usize {
        self.old.len().max(self.new.len())
    }

    /// From the beginning of this one to the end of a later one.
    fn to(&self, end: &Change) -> Change {
        Change { old: self.old.start..end.old.end, new: self.new.start..end.new.end }
    }

    /// Counted from the beginning of a part of the texts; counts from theirs instead.
    fn within(self, part: &Change) -> Change {
        let moved = |range: Range<usize>, by: usize| range.start + by..range.end + by;
        Change { old: moved(self.old, part.old.start), new: moved(self.new, part.new.start) }
    }
}

/// What differs between two lists, in order; two changes never touch. Very long lists differ in one piece.
pub(crate) fn changes(old: &[&str], new: &[&str]) -> Vec<Change> {
    let before = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let rest = old[before..].iter().rev().zip(new[before..].iter().rev());
    let after = rest.take_while(|(old, new)| old == new).count();
    let middle = Change { old: before..old.len() - after, new: before..new.len() - after };
    if middle.old.is_empty() && middle.new.is_empty() {
        return Vec::new();
    }
    if middle.old.is_empty() || middle.new.is_empty() || middle.len() > MOST_PARAGRAPHS {
        return vec![middle];
    }
    let mut changes: Vec<Change> = Vec::new();
    let (olds, news) = (&old[middle.old.clone()], &new[middle.new.clone()]);
    for found in similar::capture_diff_slices(Algorithm::Myers, olds, news) {
        let (tag, old, new) = found.as_tag_tuple();
        if tag == DiffTag::Equal {
            continue;
        }
        let change = Change { old, new }.within(&middle);
        match changes.last_mut() {
            Some(last) if last.old.end == change.old.start && last.new.end == change.new.start => {
                *last = last.to(&change);
            }
            _ => changes.push(change),
        }
    }
    changes
}

/// What differs between two texts that were parted into `old` and `new`, in bytes.
fn byte_changes(old: &[&str], new: &[&str]) -> Vec<Change> {
    let (old_ends, new_ends) = (ends(old), ends(new));
    let bytes = |ends: &[usize], range: Range<usize>| ends[range.start]..ends[range.end];
    let in_bytes =
        |change: Change| Change { old: bytes(&old_ends, change.old), new: bytes(&new_ends, change.new) };
    changes(old, new).into_iter().map(in_bytes).collect()
}

/// Where each part begins, and where the last one ends.
fn ends(parts: &[&str]) -> Vec<usize> {
    let mut ends = vec![0];
    ends.extend(parts.iter().scan(0, |end, part| {
        *end += part.len();
        Some(*end)
    }));
    ends
}

/// Paragraphs that were changed with none but blank ones between them; at least one.
struct Passage(Vec<Change>);

impl Passage {
    fn span(&self) -> Change {
        self.0[0].to(&self.0[self.0.len() - 1])
    }

    fn len(&self) -> usize {
        self.span().len()
    }
}

fn passages(old: &str, new: &str) -> Vec<Passage> {
    let olds: Vec<&str> = old.split_inclusive('\n').collect();
    let news: Vec<&str> = new.split_inclusive('\n').collect();
    let mut passages: Vec<Passage> = Vec::new();
    for change in byte_changes(&olds, &news) {
        match passages.last_mut() {
            Some(last) if old[last.span().old.end..change.old.start].trim().is_empty() => last.0.push(change),
            _ => passages.push(Passage(vec![change])),
        }
    }
    passages
}

fn by_words(old: &str, new: &str, passage: &Change) -> Vec<Change> {
    let olds: Vec<&str> = old[passage.old.clone()].split_word_bounds().collect();
    let news: Vec<&str> = new[passage.new.clone()].split_word_bounds().collect();
    let found = byte_changes(&olds, &news).into_iter().map(|change| change.within(passage));
    without_confetti(found)
}

/// Joins changes where what stayed between them is no more than what changed on either side of it, and all of them
/// where less than a quarter stayed.
fn without_confetti(changes: impl Iterator<Item = Change>) -> Vec<Change> {
    let mut joined: Vec<Change> = Vec::new();
    for mut change in changes {
        while let Some(last) =
            joined.pop_if(|last| stayed(last, &change) <= last.longest().min(change.longest()))
        {
            change = last.to(&change);
        }
        joined.push(change);
    }
    let stayed: usize = joined.windows(2).map(|pair| stayed(&pair[0], &pair[1])).sum();
    match joined.as_slice() {
        [first, .., last] if stayed * 4 < first.to(last).longest() => vec![first.to(last)],
        _ => joined,
    }
}

/// How many bytes stand unchanged between two changes.
fn stayed(before: &Change, after: &Change) -> usize {
    after.old.start - before.old.end
}

fn pieces<'t>(old: &'t str, new: &'t str, changes: &[Change]) -> Vec<Piece<'t>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for change in changes {
        pieces.push(Piece::Same(&new[at..change.new.start]));
        pieces.push(Piece::Removed(&old[change.old.clone()]));
        pieces.push(Piece::Added(&new[change.new.clone()]));
        at = change.new.end;
    }
    pieces.push(Piece::Same(&new[at..]));
    pieces.retain(|piece| {
        let (Piece::Same(text) | Piece::Removed(text) | Piece::Added(text)) = piece;
        !text.is_empty()
    });
    pieces
}

#[cfg(test)]
mod tests;
