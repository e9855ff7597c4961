//! Draws an editor. Changes nothing but the scroll offset.

use std::cell::Cell;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::layout::{EditorColumns, LocatedRow};
use super::text_buffer::Spot;
use super::text_editor::TextEditor;
use super::{CaretPosition, boundary};
use crate::shown;
use crate::tui::theme::Theme;

/// How far a view is scrolled: rows in prose, columns in a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scroll {
    /// The first row or column shown.
    pub(super) offset: usize,
    // How many of the rows that others inserted above the caret are in `offset`.
    rows_inserted_above: isize,
}

impl Scroll {
    // Keeps the writer's rows in place on the screen when others insert text above the caret.
    fn follow(&mut self, prose: &TextEditor) {
        let inserted = prose.rows_inserted_above - self.rows_inserted_above;
        self.offset = self.offset.saturating_add_signed(inserted);
        self.rows_inserted_above = prose.rows_inserted_above;
    }

    // Scrolls as little as it takes to show `at`.
    fn show(&mut self, at: usize, room: usize, len: usize) {
        let first = (at + 1).saturating_sub(room);
        self.offset = self.offset.clamp(first, at).min(len.saturating_sub(room).max(first));
    }
}

/// Draws prose that was [`TextEditor::resize`]d to the area. Text from `over` on is over the limit.
///
/// Returns the cell for the terminal's cursor; `None` in an empty area.
pub(crate) fn draw_prose(
    prose: &TextEditor,
    area: Rect,
    buf: &mut Buffer,
    theme: Theme,
    over: Option<CaretPosition>,
    scroll: &Cell<Scroll>,
) -> Option<Position> {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return None;
    }
    let height = usize::from(area.height);
    let caret_row = prose.caret_row();
    let mut scrolled = scroll.get();
    scrolled.follow(prose);
    scrolled.show(caret_row, height, prose.layout.len());
    scroll.set(scrolled);
    let columns = EditorColumns::of(area.width);
    let over = over.map(|position| prose.text.spot(position));
    let pen = Pen { selected: prose.selected(), theme, over };
    for (found, y) in prose.layout.rows_from(scrolled.offset).zip(area.top()..area.bottom()) {
        pen.draw_row(prose, &found, Rect { y, height: 1, ..area }, buf);
    }
    if columns.gutter > 0 && prose.layout.len() > height {
        draw_thumb(prose.layout.len(), scrolled.offset, area, buf, theme);
    }
    let column = (columns.gutter + prose.caret_column()).min(usize::from(area.width) - 1);
    Some(Position { x: area.x + cells(column), y: area.y + cells(caret_row - scrolled.offset) })
}

fn is_first_over(found: &LocatedRow, over: Spot) -> bool {
    let starts = found.row.start <= over.byte;
    let ends = over.byte < found.row.end || found.is_last;
    found.paragraph == over.paragraph && starts && ends
}

struct Pen {
    selected: Option<(Spot, Spot)>,
    theme: Theme,
    over: Option<Spot>,
}

impl Pen {
    fn draw_row(&self, prose: &TextEditor, found: &LocatedRow, area: Rect, buf: &mut Buffer) {
        let columns = EditorColumns::of(area.width);
        let room = Rect { x: area.x + cells(columns.gutter), width: cells(columns.text), ..area };
        let text = &prose.paragraph(found.paragraph)[found.row.clone()];
        let start = Spot { paragraph: found.paragraph, byte: found.row.start };
        let column = self.put_row(buf, room, text, start);
        if found.is_last {
            self.put_paragraph_end(buf, area, columns.gutter + column, found);
        }
        if columns.gutter > 0 && self.over.is_some_and(|over| is_first_over(found, over)) {
            buf.set_string(area.x, area.y, self.theme.sign("▸"), self.theme.problem());
        }
    }

    // Draws a row of text; returns how many columns it takes.
    fn put_row(&self, buf: &mut Buffer, room: Rect, text: &str, start: Spot) -> usize {
        let is_as_it_comes = self.selected.is_none() && self.over.is_none();
        if let Some(columns) = shown::plain_width(text).filter(|_| is_as_it_comes) {
            let first = buf.index_of(room.x, room.y);
            let cells = &mut buf.content[first..][..usize::from(room.width)];
            cells.iter_mut().zip(text.chars()).for_each(|(cell, c)| _ = cell.set_char(c));
            return columns;
        }
        let mut column = 0;
        for (offset, character) in boundary::characters(text) {
            let spot = Spot { byte: start.byte + offset, ..start };
            column += self.put(buf, room, column, character, spot);
        }
        column
    }

    // Draws one character if it fits; returns how many columns it takes.
    fn put(&self, buf: &mut Buffer, room: Rect, column: usize, character: &str, spot: Spot) -> usize {
        let (mut symbol, width) = shown::shown(character, self.theme.is_ascii);
        let space = usize::from(room.width).saturating_sub(column);
        let mut drawn = width;
        if width > space {
            // A row begins with a character that doesn't fit only if the view is narrower than one wide character.
            if column > 0 || space == 0 {
                return width;
            }
            symbol = shown::unseen_mark(self.theme.is_ascii).into();
            drawn = 1;
        }
        let style = self.style(spot);
        for hidden in 0..drawn {
            if let Some(cell) = buf.cell_mut((room.x + cells(column + hidden), room.y)) {
                let shown = if hidden == 0 { symbol.as_ref() } else { " " };
                cell.set_symbol(shown);
                if let Some(style) = style {
                    cell.set_style(style);
                }
            }
        }
        width
    }

    // Shows that a selection goes on in the next paragraph, even if this one is empty.
    fn put_paragraph_end(&self, buf: &mut Buffer, area: Rect, column: usize, found: &LocatedRow) {
        let spot = Spot { paragraph: found.paragraph, byte: found.row.end };
        if self.is_selected(spot) && column < usize::from(area.width) {
            buf.set_style(Rect { x: area.x + cells(column), width: 1, ..area }, self.theme.chosen());
        }
    }

    // What comes on top of the text's style, which is on the whole area already.
    fn style(&self, spot: Spot) -> Option<Style> {
        let over = self.over.filter(|over| *over <= spot).map(|_| self.theme.problem());
        let selected = self.is_selected(spot).then_some(self.theme.chosen());
        match (over, selected) {
            (Some(over), Some(selected)) => Some(over.patch(selected)),
            (over, selected) => over.or(selected),
        }
    }

    fn is_selected(&self, spot: Spot) -> bool {
        self.selected.is_some_and(|(from, to)| from <= spot && spot < to)
    }
}

fn draw_thumb(rows: usize, offset: usize, area: Rect, buf: &mut Buffer, theme: Theme) {
    let height = usize::from(area.height);
    let thumb = (height * height / rows).max(1);
    let top = offset * (height - thumb) / (rows - height).max(1);
    for y in top..(top + thumb).min(height) {
        buf.set_string(area.right() - 1, area.y + cells(y), theme.sign("▐"), theme.rule());
    }
}

/// Draws a line to type in, in the first row of an area, with a mark at each end where the text goes on.
///
/// Returns the cell for the terminal's cursor; `None` in an empty area.
pub(crate) fn draw_input(
    line: &TextEditor,
    area: Rect,
    buf: &mut Buffer,
    theme: Theme,
    scroll: &Cell<Scroll>,
) -> Option<Position> {
    let area = Rect { height: area.height.min(1), ..area }.intersection(buf.area);
    if area.is_empty() {
        return None;
    }
    buf.set_style(area, theme.input());
    let room = usize::from(area.width);
    let text = line.line();
    let len = shown::width(text);
    let caret = line.caret_column();
    let offset = offset_in_line(scroll.get(), caret, room, len);
    scroll.set(Scroll { offset, ..scroll.get() });
    let pen = Pen { selected: line.selected(), theme, over: None };
    let mut column = 0;
    for (byte, character) in boundary::characters(text) {
        let width = shown::shown(character, theme.is_ascii).1;
        if column >= offset + room {
            break;
        }
        if column >= offset {
            pen.put(buf, area, column - offset, character, Spot { paragraph: 0, byte });
        }
        column += width;
    }
    let has_marks = room >= 3;
    if has_marks && offset > 0 {
        buf.set_string(area.x, area.y, theme.sign("‹"), theme.problem());
    }
    if has_marks && len > offset + room {
        buf.set_string(area.right() - 1, area.y, theme.sign("›"), theme.problem());
    }
    Some(Position { x: area.x + cells((caret - offset).min(room - 1)), y: area.y })
}

// Keeps the caret from under a mark by one more column of scrolling.
fn offset_in_line(mut scroll: Scroll, caret: usize, room: usize, len: usize) -> usize {
    scroll.show(caret, room, len + 1);
    if room < 3 {
        return scroll.offset;
    }
    if scroll.offset > 0 && caret == scroll.offset {
        scroll.offset -= 1;
    }
    if len > scroll.offset + room && caret + 1 >= scroll.offset + room {
        scroll.offset += 2;
    }
    scroll.offset
}

pub(super) fn cells(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}
