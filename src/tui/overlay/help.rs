//! Help: every key, from the table of keys, and what to know of the program.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::say;
use crate::tui::keys;
use crate::tui::overlay::Pane;
use crate::tui::widget::text::{Canvas, wrapped};
use crate::tui::world::World;

const SURE_COLUMN: u16 = 1;
const FAST_COLUMN: u16 = 15;
const EXPLANATION_COLUMN: u16 = 29;

/// A row of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A heading, or the head of the table.
    Heading(String),
    /// A sentence.
    Text(String),
    /// A key that works always, the fast ones, and what they do.
    Key([String; 3]),
}

/// The rows of the help at a width.
pub fn rows(width: u16, world: &World) -> Vec<Row> {
    let words = &world.words;
    let mut rows = Vec::new();
    for text in [say!(words, "help-saving"), say!(words, "help-moving")] {
        rows.extend(wrapped(&text, width.saturating_sub(2)).into_iter().map(Row::Text));
    }
    rows.push(Row::Text(String::new()));
    rows.push(Row::Key([say!(words, "help-sure"), say!(words, "help-fast"), say!(words, "help-does")]));
    rows.extend(keys::table(words).into_iter().map(Row::Key));
    rows.push(Row::Text(String::new()));
    rows.push(Row::Heading(say!(words, "help-more")));
    let page = say!(words, "help-page", note = world.form.page.note(words));
    for text in [page, say!(words, "help-copying"), say!(words, "help-privacy")] {
        rows.extend(wrapped(&text, width.saturating_sub(2)).into_iter().map(Row::Text));
    }
    rows
}

/// Draws the help over the body.
pub fn draw(buf: &mut Buffer, area: Rect, pane: Pane, world: &World) {
    let rows = rows(area.width, world);
    let mut canvas = Canvas::new(buf, area, world.theme);
    let theme = world.theme;
    let room = usize::from(canvas.height());
    let first = pane.first_shown(rows.len(), room);
    for (y, row) in (0..canvas.height()).zip(rows.iter().skip(first)) {
        match row {
            Row::Heading(text) => {
                canvas.put(y, 1, text, theme.strong());
            }
            Row::Text(text) => {
                canvas.put(y, 1, text, Style::new());
            }
            Row::Key([sure, fast, does]) => {
                canvas.put(y, SURE_COLUMN, sure, theme.accent());
                canvas.put(y, FAST_COLUMN, fast, theme.strong());
                canvas.put(y, EXPLANATION_COLUMN, does, Style::new());
            }
        }
    }
    if rows.len() > first + room {
        canvas.put_right(
            canvas.height().saturating_sub(1),
            1,
            theme.glyph(crate::tui::theme::Glyph::Down),
            theme.accent(),
        );
    }
}
