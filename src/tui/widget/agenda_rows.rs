//! Rows of what happens in events: the day, what it is, and the countdown to it.

use chrono::{DateTime, Utc};
use ratatui::style::Style;

use crate::event::agenda::AgendaRow;
use crate::tui::widget::text::{Canvas, cut, width};
use crate::words::Words;

/// Where the day of a row stands.
pub(crate) const DAY_COLUMN: u16 = 3;

/// In a narrower window the countdown stands with the details alone, but that of a meeting which goes on.
pub(crate) const BRIEF_FROM: u16 = 64;

/// Where it stands what happens, behind these days.
pub(crate) fn title_column(days: &[String]) -> u16 {
    DAY_COLUMN + days.iter().map(|day| width(day)).max().unwrap_or(0) + 2
}

/// Draws a row with its day; what happens stands from a column on, and all of it so many columns short of the right edge.
pub(crate) fn draw_item(
    canvas: &mut Canvas<'_>,
    y: u16,
    [column, margin]: [u16; 2],
    (day, row): (&str, &AgendaRow<'_>),
    (style, words, now): (Style, &Words, DateTime<Utc>),
) {
    canvas.put(y, DAY_COLUMN, day, style);
    let to_end = row.time_to_end(now, words);
    let weight = if to_end.is_some() { canvas.theme().strong() } else { Style::new() };
    let brief = if canvas.width() < BRIEF_FROM { to_end.unwrap_or_default() } else { row.brief(now, words) };
    let room = canvas.width().saturating_sub(column + width(&brief) + margin + 2);
    canvas.put(y, column, &cut(&row.title(words), room, canvas.theme()), style);
    canvas.put_right(y, margin, &brief, weight);
}
