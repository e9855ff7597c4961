//! The questions of the program: leave although the text could not be saved? Delete, restore?

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::say;
use crate::tui::screen::wizard::Wizard;
use crate::tui::widget::text::{Canvas, wrapped};
use crate::tui::world::World;

/// Draws a question over the body.
pub fn draw_question(buf: &mut Buffer, area: Rect, text: &str, world: &World) -> Position {
    let mut canvas = Canvas::new(buf, area, world.theme);
    let rows = wrapped(text, area.width.saturating_sub(2));
    for (row, line) in (0..).zip(&rows) {
        canvas.put(row, 1, line, Style::new());
    }
    let last = u16::try_from(rows.len().saturating_sub(1)).unwrap_or(0);
    Position { x: area.x + 1, y: (area.y + last).min(area.bottom().saturating_sub(1)) }
}

/// Draws the question about leaving over the body.
pub fn draw(buf: &mut Buffer, area: Rect, wizard: &Wizard, world: &World) -> Position {
    let mut canvas = Canvas::new(buf, area, world.theme);
    let why = wizard.saving().failure_text(&world.words).unwrap_or_default();
    let mut row = 0;
    for line in wrapped(&why, area.width.saturating_sub(2)) {
        canvas.put(row, 1, &line, world.theme.problem());
        row += 1;
    }
    let question = say!(world.words, "confirm-loss");
    for line in wrapped(&question, area.width.saturating_sub(2)) {
        row += 1;
        canvas.put(row, 1, &line, Style::new());
    }
    Position { x: area.x + 1, y: (area.y + row).min(area.bottom().saturating_sub(1)) }
}
