//! The page meter: how much of its part of the page an answer fills, as a bar and in words.

use crate::page::Fill;
use crate::tui::widget::text::{Canvas, width};
use crate::words::Words;

const BAR_COLUMNS_MAX: u16 = 30;
const BAR_COLUMNS_MIN: u16 = 8;

/// Draws the meter on a row of the canvas; the bar only where the words leave room for it.
pub(crate) fn draw(canvas: &mut Canvas<'_>, row: u16, fill: &Fill, words: &Words) {
    let theme = canvas.theme();
    let long = fill.text(words);
    let text = if width(&long) + 2 > canvas.width() { fill.short_text(words) } else { long };
    let bar = canvas.width().saturating_sub(width(&text) + 4).min(BAR_COLUMNS_MAX);
    let mut column = 1;
    let style = if fill.is_over() { theme.problem() } else { theme.accent() };
    if bar >= BAR_COLUMNS_MIN {
        let filled = filled_columns(fill.percent(), bar);
        column = canvas.repeat(row, column, filled, "█", style);
        column = canvas.repeat(row, column, bar - filled, "░", theme.rule()) + 2;
    }
    let style = if fill.is_over() { theme.problem() } else { ratatui::style::Style::new() };
    canvas.put(row, column, &text, style);
}

/// How many columns of the bar are full: none only for an empty answer, all only from 100 %.
fn filled_columns(percent: u32, bar: u16) -> u16 {
    let bar = u32::from(bar);
    let full = percent.saturating_mul(bar).div_ceil(100).min(bar);
    let full = if percent < 100 { full.min(bar - 1) } else { full };
    u16::try_from(full).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_is_empty_only_at_0_and_full_only_from_100_percent() {
        assert_eq!(
            [0, 1, 50, 99, 100, 140].map(|percent| filled_columns(percent, 30)),
            [0, 1, 15, 29, 30, 30]
        );
    }
}
