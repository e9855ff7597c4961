//! The difference between two texts: by words for people to read, and by paragraphs.

mod context;

use std::ops::Range;

use similar::{Algorithm, DiffOp, DiffTag};
use unicode_segmentation::UnicodeSegmentation;

pub(crate) use context::shown_around;

/// A piece of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    /// In both texts.
    Same(&'t str),
    /// Only in the old text.
    Removed(&'t str),
    /// Only in the new text.
    Added(&'t str),
}

/// Compares two texts word by word.
///
/// Same and removed pieces make up the old text, same and added ones the new, to the last blank. Where little of a
/// passage stayed, all of it counts as replaced, since scattered words tell nothing. Time is bounded: passages too
/// long are compared by paragraphs, and too many paragraphs as a whole.
pub(crate) fn words<'t>(old: &'t str, new: &'t str) -> Vec<Piece<'t>> {
    let mut hunks = Vec::new();
    for passage in passages(old, new) {
        let whole = span(&passage);
        for part in if whole.len() <= MOST_BY_WORDS { vec![whole] } else { passage } {
            let is_short = part.len() <= MOST_BY_WORDS;
            hunks.extend(if is_short { by_words(old, new, &part) } else { vec![part] });
        }
    }
    pieces(old, new, &hunks)
}

/// Upper bound for comparing by words, in bytes of both texts: some ten pages.
const MOST_BY_WORDS: usize = 64 * 1024;

/// Upper bound for comparing paragraphs, beyond common ends.
const MOST_PARAGRAPHS: usize = 20_000;

/// A range of the old text and what replaced it, in the same unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DiffHunk {
    /// Empty for an insertion.
    pub old: Range<usize>,
    /// Empty for a deletion.
    pub new: Range<usize>,
}

/// The paragraphs that one edit replaced: `first..first + removed` became `first..first + inserted`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ParagraphEdit {
    /// The first paragraph that changed.
    pub first: usize,
    /// How many there were.
    pub removed: usize,
    /// How many there are.
    pub inserted: usize,
}

impl DiffHunk {
    /// The length of both sides.
    fn len(&self) -> usize {
        self.old.len() + self.new.len()
    }

    fn longest(&self) -> usize {
        self.old.len().max(self.new.len())
    }

    /// Spans from this hunk to a later one.
    fn to(&self, end: &DiffHunk) -> DiffHunk {
        DiffHunk { old: self.old.start..end.old.end, new: self.new.start..end.new.end }
    }

    /// Turns offsets within `part` into offsets in the whole.
    fn within(self, part: &DiffHunk) -> DiffHunk {
        let moved = |range: Range<usize>, by: usize| range.start + by..range.end + by;
        DiffHunk { old: moved(self.old, part.old.start), new: moved(self.new, part.new.start) }
    }
}

/// The parts (paragraphs or words) that differ, in order; no hunk touches the next. Very long texts differ in one hunk.
pub(crate) fn hunks(old: &[&str], new: &[&str]) -> Vec<DiffHunk> {
    let before = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let rest = old[before..].iter().rev().zip(new[before..].iter().rev());
    let after = rest.take_while(|(old, new)| old == new).count();
    let middle = DiffHunk { old: before..old.len() - after, new: before..new.len() - after };
    if middle.old.is_empty() && middle.new.is_empty() {
        return Vec::new();
    }
    if middle.old.is_empty() || middle.new.is_empty() || middle.len() > MOST_PARAGRAPHS {
        return vec![middle];
    }
    let (olds, news) = (&old[middle.old.clone()], &new[middle.new.clone()]);
    let found = similar::capture_diff_slices(Algorithm::Myers, olds, news).into_iter();
    let changes = found.filter(|found| found.tag() != DiffTag::Equal);
    let hunk = |found: DiffOp| DiffHunk { old: found.old_range(), new: found.new_range() };
    changes.map(|found| hunk(found).within(&middle)).collect()
}

/// The hunks between two split texts, in bytes.
fn byte_hunks(old: &[&str], new: &[&str]) -> Vec<DiffHunk> {
    let (old_ends, new_ends) = (ends(old), ends(new));
    let bytes = |ends: &[usize], range: Range<usize>| ends[range.start]..ends[range.end];
    let in_bytes =
        |hunk: DiffHunk| DiffHunk { old: bytes(&old_ends, hunk.old), new: bytes(&new_ends, hunk.new) };
    hunks(old, new).into_iter().map(in_bytes).collect()
}

/// The offsets of all parts, and of the end.
fn ends(parts: &[&str]) -> Vec<usize> {
    let mut ends = vec![0];
    ends.extend(parts.iter().scan(0, |end, part| {
        *end += part.len();
        Some(*end)
    }));
    ends
}

fn span(hunks: &[DiffHunk]) -> DiffHunk {
    hunks[0].to(&hunks[hunks.len() - 1])
}

/// The hunks between two texts, in bytes, those together that have only blank paragraphs between them; none is empty.
fn passages(old: &str, new: &str) -> Vec<Vec<DiffHunk>> {
    let olds: Vec<&str> = old.split_inclusive('\n').collect();
    let news: Vec<&str> = new.split_inclusive('\n').collect();
    let mut passages: Vec<Vec<DiffHunk>> = Vec::new();
    for hunk in byte_hunks(&olds, &news) {
        match passages.last_mut() {
            Some(last) if old[span(last).old.end..hunk.old.start].trim().is_empty() => last.push(hunk),
            _ => passages.push(vec![hunk]),
        }
    }
    passages
}

fn by_words(old: &str, new: &str, passage: &DiffHunk) -> Vec<DiffHunk> {
    let olds: Vec<&str> = old[passage.old.clone()].split_word_bounds().collect();
    let news: Vec<&str> = new[passage.new.clone()].split_word_bounds().collect();
    let found = byte_hunks(&olds, &news).into_iter().map(|hunk| hunk.within(passage));
    without_confetti(found)
}

/// Joins hunks when no more stayed between them than changed on either side, and all of them when less than a quarter
/// stayed.
fn without_confetti(hunks: impl Iterator<Item = DiffHunk>) -> Vec<DiffHunk> {
    let mut joined: Vec<DiffHunk> = Vec::new();
    for mut hunk in hunks {
        while let Some(last) = joined.pop_if(|last| stayed(last, &hunk) <= last.longest().min(hunk.longest()))
        {
            hunk = last.to(&hunk);
        }
        joined.push(hunk);
    }
    let stayed: usize = joined.windows(2).map(|pair| stayed(&pair[0], &pair[1])).sum();
    match joined.as_slice() {
        [first, .., last] if stayed * 4 < first.to(last).longest() => vec![first.to(last)],
        _ => joined,
    }
}

/// The unchanged bytes between two hunks.
fn stayed(before: &DiffHunk, after: &DiffHunk) -> usize {
    after.old.start - before.old.end
}

fn pieces<'t>(old: &'t str, new: &'t str, hunks: &[DiffHunk]) -> Vec<Piece<'t>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for hunk in hunks {
        pieces.push(Piece::Same(&new[at..hunk.new.start]));
        pieces.push(Piece::Removed(&old[hunk.old.clone()]));
        pieces.push(Piece::Added(&new[hunk.new.clone()]));
        at = hunk.new.end;
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
