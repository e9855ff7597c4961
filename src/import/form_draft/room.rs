//! Questions with room below them to write in, but no box.

use super::blocks::{Block, Item, Line};
use super::number::{number, unnumbered};
use super::sentences::is_asking;
use crate::import::placeholder::is_place_to_write;

/// So many empty lines below a question are room for its answer.
const BLANK_MIN: usize = 2;

/// Whether a line asks, and has room below it.
pub(super) fn has_room_below(line: &Line, after: &[Block]) -> bool {
    let is_empty =
        |block: &&Block| matches!(block, Block::Line(line) if line.text.is_empty() && line.chosen.is_none());
    let blank = after.iter().take_while(is_empty).count();
    let next = after.get(blank);
    let is_written_on =
        matches!(next, Some(Block::Line(next)) if next.chosen.is_none() && is_place_to_write(&next.text));
    // The box takes the answer, whatever stands above it.
    let is_boxed = matches!(next, Some(Block::Table(grid)) if grid.is_box());
    if !is_written_on && (blank < BLANK_MIN || is_boxed) {
        return false;
    }
    let text = unnumbered(&line.text);
    text.ends_with('?') || is_asking(&text.to_lowercase()) || is_one_of_several(line, next)
}

/// Whether a numbered line is followed by the next one, or by nothing: then what is between them is for its answer.
fn is_one_of_several(line: &Line, next: Option<&Block>) -> bool {
    let depth = |line: &Line| match line.item {
        Item::Number => Some(1),
        _ => number(&line.text).map(|(depth, _)| depth),
    };
    let Some(own) = depth(line) else { return false };
    match next {
        None => true,
        Some(Block::Line(next)) => depth(next).is_some_and(|next| next <= own),
        Some(Block::Table(_) | Block::End) => false,
    }
}
