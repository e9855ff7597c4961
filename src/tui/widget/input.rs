//! A line to type in, on every screen.

use std::cell::Cell;

use ratatui::layout::Position;

use crate::tui::editor::text_editor::TextEditor;
use crate::tui::editor::view::{self, Scroll};
use crate::tui::widget::text::Canvas;

/// Draws a line to type in across the canvas, and gives where its caret stands.
pub(crate) fn draw_input(
    canvas: &mut Canvas<'_>,
    line: &TextEditor,
    scroll: &Cell<Scroll>,
) -> Option<Position> {
    let (area, theme) = (canvas.area(), canvas.theme());
    view::draw_input(line, area, canvas.cells(), theme, scroll)
}
