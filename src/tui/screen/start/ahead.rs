//! What lies ahead, below the drafts of a large window: the next meetings and deadlines, and the months as a line.

use ratatui::style::Style;

use crate::event::agenda::agenda;
use crate::event::timeline::timeline;
use crate::say;
use crate::tui::context::Context;
use crate::tui::widget::agenda_rows::{draw_item, title_column};
use crate::tui::widget::text::{Canvas, rows};
use crate::tui::widget::timeline as line_widget;

/// A narrower window has its list of drafts alone.
const COLUMNS_MIN: u16 = 98;
/// The most meetings and deadlines.
const MOST_ROWS: usize = 5;

/// Draws it if all of it has room, a blank row below what is above it.
pub(super) fn draw(canvas: &mut Canvas<'_>, cx: &Context) {
    let (words, theme, now) = (&cx.world.words, cx.world.theme, cx.time.wall);
    let Some(line) = timeline(&cx.world.events, now) else { return };
    let ahead = agenda(&cx.world.events, now).into_iter().filter(|row| !row.is_past);
    let (days, ahead): (Vec<String>, Vec<_>) =
        ahead.take(MOST_ROWS).map(|row| (row.day(now, words), row)).unzip();
    let below = 2 + rows(ahead.len());
    let height = below + 1 + line_widget::height(&line, canvas.width().saturating_sub(2));
    if canvas.width() < COLUMNS_MIN || canvas.height() < height {
        return;
    }
    canvas.put(1, 1, &say!(words, "events-title"), theme.strong());
    for (y, row) in (2..).zip(days.iter().map(String::as_str).zip(&ahead)) {
        draw_item(canvas, y, [title_column(&days), 1], row, (Style::new(), words, now));
    }
    line_widget::draw(&mut canvas.below(below + 1), &line, None, words);
}
