//! A line to type in, and how editors look on every screen.

use std::cell::Cell;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::tui::editor::text_editor::TextEditor;
use crate::tui::editor::view::{EditorStyle, Scroll, draw_line};
use crate::tui::theme::Theme;

/// How an editor looks.
pub(crate) fn look(theme: Theme, text: Style) -> EditorStyle {
    EditorStyle { theme, text }
}

/// Draws a line to type in and gives where its caret stands.
pub(crate) fn draw_input(
    line: &TextEditor,
    area: Rect,
    buf: &mut Buffer,
    theme: Theme,
    scroll: &Cell<Scroll>,
) -> Option<Position> {
    let mut offset = scroll.get();
    let caret = draw_line(line, area, buf, &look(theme, theme.input()), &mut offset);
    scroll.set(offset);
    caret
}
