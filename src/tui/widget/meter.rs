//! The page meter: how much of its part of the page an answer fills, as a bar and in words.

use ratatui::style::Style;

use crate::page::Fill;
use crate::tui::widget::text::{Canvas, width};
use crate::words::Words;

const BAR_COLUMNS_MAX: u16 = 30;
/// A shorter bar says nothing; the words get shorter before it does.
const BAR_COLUMNS_MIN: u16 = 10;
/// The bar begins here, so that it stays in its place while the words grow.
const WORDS_COLUMNS: u16 = 50;
const GAP: u16 = 2;

/// Draws the meter on a row of the canvas: in words first, then as a bar in halves of a cell. Finer blocks are missing
/// in the fonts of many terminals. Without lines the words are all there is.
pub(crate) fn draw(canvas: &mut Canvas<'_>, row: u16, fill: &Fill, words: &Words) {
    let theme = canvas.theme();
    let bar = if theme.has_lines { GAP + BAR_COLUMNS_MIN } else { 0 };
    let room = canvas.width().saturating_sub(2 + bar);
    let texts = [fill.text(words), fill.short_text(words), fill.shortest_text(words)];
    let fitting = texts.iter().find(|text| width(text) <= room).or(texts.last());
    let text = fitting.map_or("", String::as_str);
    let is_over = fill.is_over();
    let end = canvas.put(row, 1, text, if is_over { theme.problem() } else { Style::new() });
    if !theme.has_lines {
        return;
    }
    let latest = canvas.width().saturating_sub(BAR_COLUMNS_MIN + 1);
    let column = (end + GAP).max(WORDS_COLUMNS.min(latest));
    let bar = canvas.width().saturating_sub(column + 1).min(BAR_COLUMNS_MAX);
    // ASCII has no half of a cell.
    let steps = if theme.is_ascii { 1 } else { 2 };
    let filled = filled_steps(fill.percent(), bar * steps);
    let style = if is_over { theme.problem() } else { theme.strong() };
    let end = canvas.repeat(row, column, filled / steps, "█", style);
    let end = canvas.repeat(row, end, filled % steps, "▌", style);
    canvas.repeat(row, end, (column + bar).saturating_sub(end), "░", theme.quiet());
}

/// How much of the bar is full, of so many steps: none only for an empty answer, all only from 100 %.
fn filled_steps(percent: u32, bar: u16) -> u16 {
    let bar = u32::from(bar);
    let full = percent.saturating_mul(bar).div_ceil(100).min(bar);
    let full = if percent < 100 { full.min(bar.saturating_sub(1)) } else { full };
    u16::try_from(full).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_is_empty_only_at_0_and_full_only_from_100_percent() {
        assert_eq!([0, 1, 50, 99, 100, 140].map(|percent| filled_steps(percent, 30)), [0, 1, 15, 29, 30, 30]);
    }
}
