//! A line to type in, and how editors look on every screen.

use std::cell::Cell;

use ratatui::layout::Position;
use ratatui::style::Style;

use crate::tui::editor::line::LineEditor;
use crate::tui::editor::view::{EditorStyle, Scroll, draw_line};
use crate::tui::theme::Theme;
use crate::tui::widget::text::Canvas;

/// How an editor looks.
pub(crate) fn look(theme: Theme, text: Style) -> EditorStyle {
    EditorStyle { theme, text }
}

/// Draws a line to type in across the canvas, and gives where its caret stands.
pub(crate) fn draw_input(
    canvas: &mut Canvas<'_>,
    line: &LineEditor,
    scroll: &Cell<Scroll>,
) -> Option<Position> {
    let (area, look) = (canvas.area(), look(canvas.theme(), canvas.theme().input()));
    let mut offset = scroll.get();
    let caret = draw_line(line, area, canvas.cells(), &look, &mut offset);
    scroll.set(offset);
    caret
}
