//! Draws an editor. Changes nothing but the scroll offset.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::layout::{EditorColumns, LocatedRow};
use super::text_buffer::Spot;
use super::text_editor::TextEditor;
use super::{CaretPosition, boundary};
use crate::shown;
use crate::tui::theme::Theme;

/// How an editor looks: the theme, and the style of the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EditorStyle {
    pub theme: Theme,
    pub text: Style,
}

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
    look: &EditorStyle,
    over: Option<CaretPosition>,
    scroll: &mut Scroll,
) -> Option<Position> {
    let area = prepared(area, buf, look)?;
    let height = usize::from(area.height);
    let caret_row = prose.caret_row();
    scroll.follow(prose);
    scroll.show(caret_row, height, prose.layout.len());
    let columns = EditorColumns::of(area.width);
    let over = over.map(|position| prose.text.spot(position));
    for (found, y) in prose.layout.rows_from(scroll.offset).zip(area.top()..area.bottom()) {
        draw_row(prose, &found, Rect { y, height: 1, ..area }, buf, look, over);
    }
    if columns.gutter > 0 && prose.layout.len() > height {
        draw_thumb(prose.layout.len(), scroll.offset, area, buf, look);
    }
    let column = (columns.gutter + prose.caret_column()).min(usize::from(area.width) - 1);
    Some(Position { x: area.x + cells(column), y: area.y + cells(caret_row - scroll.offset) })
}

/// What the buffer has of an area, in the text's style.
fn prepared(area: Rect, buf: &mut Buffer, look: &EditorStyle) -> Option<Rect> {
    let area = area.intersection(buf.area);
    buf.set_style(area, look.text);
    (!area.is_empty()).then_some(area)
}

fn draw_row(
    prose: &TextEditor,
    found: &LocatedRow,
    area: Rect,
    buf: &mut Buffer,
    look: &EditorStyle,
    over: Option<Spot>,
) {
    let columns = EditorColumns::of(area.width);
    let pen = Pen { selected: prose.selected(), look, over };
    let room = Rect { x: area.x + cells(columns.gutter), width: cells(columns.text), ..area };
    let text = &prose.paragraph(found.paragraph)[found.row.clone()];
    let mut column = 0;
    for (offset, character) in boundary::characters(text) {
        let spot = Spot { paragraph: found.paragraph, byte: found.row.start + offset };
        column += pen.put(buf, room, column, character, spot);
    }
    if found.is_last {
        pen.put_paragraph_end(buf, area, columns.gutter + column, found);
    }
    if columns.gutter > 0 && over.is_some_and(|over| is_first_over(found, over)) {
        buf.set_string(area.x, area.y, look.theme.sign("▸"), look.theme.problem());
    }
}

fn is_first_over(found: &LocatedRow, over: Spot) -> bool {
    let starts = found.row.start <= over.byte;
    let ends = over.byte < found.row.end || found.is_last;
    found.paragraph == over.paragraph && starts && ends
}

struct Pen<'a> {
    selected: Option<(Spot, Spot)>,
    look: &'a EditorStyle,
    over: Option<Spot>,
}

impl Pen<'_> {
    // Draws one character if it fits; returns how many columns it takes.
    fn put(&self, buf: &mut Buffer, room: Rect, column: usize, character: &str, spot: Spot) -> usize {
        let (mut symbol, width) = shown::shown(character, self.look.theme.is_ascii);
        let space = usize::from(room.width).saturating_sub(column);
        let mut drawn = width;
        if width > space {
            // A row begins with a character that doesn't fit only if the view is narrower than one wide character.
            if column > 0 || space == 0 {
                return width;
            }
            symbol = shown::unseen_mark(self.look.theme.is_ascii).into();
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
            buf.set_style(Rect { x: area.x + cells(column), width: 1, ..area }, self.look.theme.chosen());
        }
    }

    // What comes on top of the text's style, which is on the whole area already.
    fn style(&self, spot: Spot) -> Option<Style> {
        let over = self.over.filter(|over| *over <= spot).map(|_| self.look.theme.problem());
        let selected = self.is_selected(spot).then_some(self.look.theme.chosen());
        match (over, selected) {
            (Some(over), Some(selected)) => Some(over.patch(selected)),
            (over, selected) => over.or(selected),
        }
    }

    fn is_selected(&self, spot: Spot) -> bool {
        self.selected.is_some_and(|(from, to)| from <= spot && spot < to)
    }
}

fn draw_thumb(rows: usize, offset: usize, area: Rect, buf: &mut Buffer, look: &EditorStyle) {
    let height = usize::from(area.height);
    let thumb = (height * height / rows).max(1);
    let top = offset * (height - thumb) / (rows - height).max(1);
    for y in top..(top + thumb).min(height) {
        buf.set_string(area.right() - 1, area.y + cells(y), look.theme.sign("▐"), look.theme.rule());
    }
}

/// Draws a one-line field in the first row of an area, with a mark at each end where the text goes on.
///
/// Returns the cell for the terminal's cursor; `None` in an empty area.
pub(crate) fn draw_line(
    line: &TextEditor,
    area: Rect,
    buf: &mut Buffer,
    look: &EditorStyle,
    scroll: &mut Scroll,
) -> Option<Position> {
    let area = prepared(Rect { height: area.height.min(1), ..area }, buf, look)?;
    let room = usize::from(area.width);
    let text = line.line();
    let len = shown::width(text);
    let caret = line.caret_column();
    show_in_line(scroll, caret, room, len);
    let pen = Pen { selected: line.selected(), look, over: None };
    let mut column = 0;
    for (byte, character) in boundary::characters(text) {
        let width = shown::shown(character, look.theme.is_ascii).1;
        if column >= scroll.offset + room {
            break;
        }
        if column >= scroll.offset {
            pen.put(buf, area, column - scroll.offset, character, Spot { paragraph: 0, byte });
        }
        column += width;
    }
    let has_marks = room >= 3;
    if has_marks && scroll.offset > 0 {
        buf.set_string(area.x, area.y, look.theme.sign("‹"), look.theme.problem());
    }
    if has_marks && len > scroll.offset + room {
        buf.set_string(area.right() - 1, area.y, look.theme.sign("›"), look.theme.problem());
    }
    Some(Position { x: area.x + cells((caret - scroll.offset).min(room - 1)), y: area.y })
}

// Keeps the caret from under a mark by one more column of scrolling.
fn show_in_line(scroll: &mut Scroll, caret: usize, room: usize, len: usize) {
    scroll.show(caret, room, len + 1);
    if room < 3 {
        return;
    }
    if scroll.offset > 0 && caret == scroll.offset {
        scroll.offset -= 1;
    }
    if len > scroll.offset + room && caret + 1 >= scroll.offset + room {
        scroll.offset += 2;
    }
}

pub(super) fn cells(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}
