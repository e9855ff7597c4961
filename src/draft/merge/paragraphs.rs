//! Three-way merge of a text by paragraphs (diff3), where that is unambiguous.

use std::iter::Peekable;
use std::ops::Range;

use crate::draft::diff;

/// One side's change to some paragraphs of the base.
#[derive(Debug, Clone, PartialEq, Eq)]
struct SideChange<'t> {
    base: Range<usize>,
    paragraphs: &'t [&'t str],
}

impl SideChange<'_> {
    /// Whether both changed the same paragraphs or inserted at the same place. Adjacent changes don't clash.
    fn touches(&self, other: &Self) -> bool {
        let (one, two) = (&self.base, &other.base);
        one == two || (one.start < two.end && two.start < one.end)
    }
}

/// The text with both sides' changes; `None` if they clash, or if nothing of either would remain.
pub(crate) fn merge(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let [base, ours, theirs] = [base, ours, theirs].map(paragraphs);
    let mut our_changes = changes(&base, &ours).peekable();
    let mut their_changes = changes(&base, &theirs).peekable();
    let mut merged: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(change) = next(&mut our_changes, &mut their_changes)? {
        merged.extend(&base[at..change.base.start]);
        merged.extend(change.paragraphs);
        at = change.base.end;
    }
    merged.extend(&base[at..]);
    let merged = merged.join("\n");
    (!merged.trim().is_empty()).then_some(merged)
}

/// The next change of either side, or of both where they made the same; `None` where it clashes with the other
/// side's next.
#[expect(
    clippy::option_option,
    reason = "the outer one is for a clash, as with `?`; the inner one for the end"
)]
fn next<'t, I: Iterator<Item = SideChange<'t>>>(
    ours: &mut Peekable<I>,
    theirs: &mut Peekable<I>,
) -> Option<Option<SideChange<'t>>> {
    let (Some(our), Some(their)) = (ours.peek(), theirs.peek()) else {
        return Some(ours.next().or_else(|| theirs.next()));
    };
    if our == their {
        theirs.next();
        return Some(ours.next());
    }
    if our.touches(their) {
        return None;
    }
    // An insertion comes before a change at the same place.
    let is_our_turn = (our.base.start, our.base.end) < (their.base.start, their.base.end);
    Some(if is_our_turn { ours.next() } else { theirs.next() })
}

fn changes<'t>(base: &'t [&'t str], side: &'t [&'t str]) -> impl Iterator<Item = SideChange<'t>> {
    let hunks = diff::hunks(base, side).into_iter();
    hunks.map(|hunk| SideChange { base: hunk.old, paragraphs: &side[hunk.new] })
}

/// The paragraphs of a text. An empty text has none, so that all of its replacement is new.
fn paragraphs(text: &str) -> Vec<&str> {
    if text.is_empty() { Vec::new() } else { text.split('\n').collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The merged text both ways round, which must be the same.
    fn merged(base: &str, ours: &str, theirs: &str) -> Option<String> {
        let merged = merge(base, ours, theirs);
        assert_eq!(merged, merge(base, theirs, ours));
        merged
    }

    #[test]
    fn changes_of_different_paragraphs_are_both_taken() {
        assert_eq!(merged("a\nb\nc", "a1\nb\nc", "a\nb\nc1").as_deref(), Some("a1\nb\nc1"));
    }

    #[test]
    fn changes_of_neighbours_are_both_taken() {
        assert_eq!(merged("a\nb", "a1\nb", "a\nb1").as_deref(), Some("a1\nb1"));
        assert_eq!(merged("a\nb", "a1\nb", "a\nx\nb").as_deref(), Some("a1\nx\nb"));
        assert_eq!(merged("a\nb", "a\nb1", "a\nx\nb").as_deref(), Some("a\nx\nb1"));
        assert_eq!(merged("a\nb", "b", "a\nx\nb").as_deref(), Some("x\nb"));
        assert_eq!(merged("a", "a\nb", "x\na").as_deref(), Some("x\na\nb"));
    }

    #[test]
    fn changes_of_the_same_paragraph_clash() {
        assert_eq!(merged("a\nb", "a1\nb", "a2\nb"), None);
        assert_eq!(merged("a\nb\nc", "b\nc", "a2\nb\nc"), None);
        assert_eq!(merged("a\nb\nc", "x", "a\nb\ny\nc"), None);
    }

    #[test]
    fn two_insertions_at_one_place_clash_unless_they_are_equal() {
        assert_eq!(merged("a", "a\nb", "a\nc"), None);
        assert_eq!(merged("a", "a\nb", "a\nb").as_deref(), Some("a\nb"));
        assert_eq!(merged("", "b", "c"), None);
    }

    #[test]
    fn the_same_change_on_both_sides_is_one_change() {
        assert_eq!(merged("a\nb\nc", "x\nb\nc", "x\nb\nd").as_deref(), Some("x\nb\nd"));
    }

    #[test]
    fn nothing_is_merged_away() {
        assert_eq!(merged("a\nb", "a", "b"), None);
    }

    #[test]
    fn line_ends_at_the_end_are_kept() {
        assert_eq!(merged("a\n\nb\n", "a1\n\nb\n", "a\n\nb1\n").as_deref(), Some("a1\n\nb1\n"));
    }
}
