//! Writing text into cells: cut to its room, wrapped by words, and never with a character that steers a terminal.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use crate::tui::theme::Theme;
use crate::{shown, wrap};

/// How many columns a text takes.
pub(crate) fn width(text: &str) -> u16 {
    u16::try_from(shown::width(text)).unwrap_or(u16::MAX)
}

/// A text in rows of at most `width` columns.
pub(crate) fn wrapped(text: &str, width: u16) -> Vec<String> {
    wrap::wrapped(text, usize::from(width))
}

/// A text behind a mark, in rows of at most `columns` columns; the rows after the first are indented.
pub(crate) fn hanging(mark: &str, text: &str, columns: u16) -> Vec<String> {
    let blank = " ".repeat(shown::width(mark));
    let rows = wrapped(text, columns.saturating_sub(width(mark))).into_iter().enumerate();
    rows.map(|(at, row)| format!("{}{row}", if at == 0 { mark } else { &blank })).collect()
}

/// A count as a number of rows.
pub(crate) fn rows(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// The end of a text, as much of it as fits in so many columns.
pub(crate) fn end_of(text: &str, columns: u16) -> String {
    let shown = shown::text(text);
    let ends = shown.grapheme_indices(true).rev().map(|(at, _)| &shown[at..]);
    ends.take_while(|end| width(end) <= columns).last().unwrap_or_default().to_owned()
}

/// A text cut to `max` columns, with a mark where something is missing.
pub(crate) fn cut(text: &str, max: u16, theme: Theme) -> String {
    let text = shown::text(text);
    if width(&text) <= max {
        return text.into_owned();
    }
    let mark = theme.sign("…");
    let room = max.saturating_sub(width(mark));
    let mut kept = String::new();
    for character in text.graphemes(true) {
        if width(&kept) + width(character) > room {
            break;
        }
        kept.push_str(character);
    }
    kept.truncate(kept.trim_end().len());
    if max >= width(mark) {
        kept.push_str(mark);
    }
    kept
}

/// Writes cells within one rectangle, row by row; what doesn't fit is cut and marked.
pub(crate) struct Canvas<'a> {
    buf: &'a mut Buffer,
    area: Rect,
    theme: Theme,
}

impl<'a> Canvas<'a> {
    /// A canvas on `area`, as far as the buffer has it.
    pub(crate) fn new(buf: &'a mut Buffer, area: Rect, theme: Theme) -> Self {
        let area = area.intersection(buf.area);
        Canvas { buf, area, theme }
    }

    /// Where it is in the window.
    pub(crate) fn area(&self) -> Rect {
        self.area
    }

    /// A canvas on a part of it.
    pub(crate) fn part(&mut self, area: Rect) -> Canvas<'_> {
        Canvas::new(self.buf, area.intersection(self.area), self.theme)
    }

    /// A canvas on a part of it that is one row high, to type in.
    pub(crate) fn line(&mut self, row: u16, column: u16, width: u16) -> Canvas<'_> {
        let Rect { x, y, .. } = self.area;
        self.part(Rect { x: x.saturating_add(column), y: y.saturating_add(row), width, height: 1 })
    }

    /// A canvas on its rows from this one on.
    pub(crate) fn below(&mut self, row: u16) -> Canvas<'_> {
        let row = row.min(self.area.height);
        self.part(Rect { y: self.area.y + row, height: self.area.height - row, ..self.area })
    }

    /// The window's cells, for what draws by itself.
    pub(crate) fn cells(&mut self) -> &mut Buffer {
        self.buf
    }

    /// Where the cursor stands at a row of a list: at its beginning, and never below the last.
    pub(crate) fn cursor(&self, row: u16) -> Position {
        let row = row.min(self.area.height.saturating_sub(1));
        Position { x: self.area.x + 1, y: self.area.y + row }
    }

    /// Draws the items of a list that fit, from `first` on, each with the style of its row; gives where the cursor
    /// stands: at the chosen one.
    pub(crate) fn list<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        first: usize,
        chosen: usize,
        mut draw: impl FnMut(&mut Self, u16, T, Style),
    ) -> Position {
        for (row, (at, item)) in (0..self.area.height).zip(items.into_iter().enumerate().skip(first)) {
            let style = self.pointer(row, at == chosen);
            draw(self, row, item, style);
            if at == chosen {
                self.choose(row);
            }
        }
        self.cursor(rows(chosen.saturating_sub(first)))
    }

    /// The number of rows.
    pub(crate) fn height(&self) -> u16 {
        self.area.height
    }

    /// The number of columns.
    pub(crate) fn width(&self) -> u16 {
        self.area.width
    }

    /// The theme that it draws with.
    pub(crate) fn theme(&self) -> Theme {
        self.theme
    }

    /// Writes at a row and column; gives the column after the text.
    pub(crate) fn put(&mut self, row: u16, column: u16, text: &str, style: Style) -> u16 {
        if row >= self.area.height || column >= self.area.width {
            return column;
        }
        let room = self.area.width - column;
        let (x, y) = (self.area.x + column, self.area.y + row);
        // What is written over, a rule say, leaves no colour behind.
        let style = Style::reset().patch(style);
        if shown::plain_width(text).is_some_and(|columns| columns <= usize::from(room)) {
            let cells = self.row_from(row, column).iter_mut().zip(text.chars());
            return column + rows(cells.map(|(cell, c)| cell.set_char(c).set_style(style)).count());
        }
        let shown = cut(text, room, self.theme);
        let (end, _) = self.buf.set_stringn(x, y, &shown, usize::from(room), style);
        end - self.area.x
    }

    /// The cells of a row from a column to the right edge, both inside the area.
    fn row_from(&mut self, row: u16, column: u16) -> &mut [Cell] {
        let first = self.buf.index_of(self.area.x + column, self.area.y + row);
        &mut self.buf.content[first..][..usize::from(self.area.width - column)]
    }

    /// Writes so that the text ends `margin` columns before the right edge.
    pub(crate) fn put_right(&mut self, row: u16, margin: u16, text: &str, style: Style) {
        let column = self.area.width.saturating_sub(width(text) + margin);
        self.put(row, column, text, style);
    }

    /// Draws a rule through a whole row.
    pub(crate) fn rule(&mut self, row: u16) {
        self.rule_from(row, 0);
    }

    /// Draws a rule from a column to the right edge.
    pub(crate) fn rule_from(&mut self, row: u16, column: u16) {
        self.rule_of(row, column, self.area.width.saturating_sub(column));
    }

    /// Draws a rule of so many columns.
    pub(crate) fn rule_of(&mut self, row: u16, column: u16, columns: u16) {
        if self.theme.has_lines {
            self.repeat(row, column, columns, "─", self.theme.quiet());
        }
    }

    /// Writes a sign that is one column wide several times, as often as it fits; gives the column after the last.
    pub(crate) fn repeat(
        &mut self,
        row: u16,
        column: u16,
        count: u16,
        sign: &'static str,
        style: Style,
    ) -> u16 {
        if row >= self.area.height || column >= self.area.width {
            return column;
        }
        let (sign, style) = (self.theme.sign(sign), Style::reset().patch(style));
        let count = count.min(self.area.width - column);
        for cell in &mut self.row_from(row, column)[..usize::from(count)] {
            cell.set_symbol(sign).set_style(style);
        }
        column + count
    }

    /// Lays a style over a whole row.
    pub(crate) fn style_row(&mut self, row: u16, style: Style) {
        if row < self.area.height {
            self.buf.set_style(Rect { y: self.area.y + row, height: 1, ..self.area }, style);
        }
    }

    /// Marks a row of a list if it is chosen, and gives how the row looks.
    pub(crate) fn pointer(&mut self, row: u16, is_chosen: bool) -> Style {
        if !is_chosen {
            return Style::new();
        }
        let style = self.theme.strong();
        self.put(row, 1, self.theme.sign("▸"), style);
        style
    }

    /// Reverses a row of a list over its whole width, once it is drawn: the list has the keys. Colours and weight give
    /// way to that.
    pub(crate) fn choose(&mut self, row: u16) {
        self.style_row(row, Style::reset().patch(self.theme.reversed()));
    }

    /// Writes a text broken into rows from a row on, `margin` columns in on either side; gives the row below it.
    pub(crate) fn put_wrapped(&mut self, row: u16, margin: u16, text: &str, style: Style) -> u16 {
        let lines = wrapped(text, self.area.width.saturating_sub(2 * margin));
        self.put_lines(row, margin, &lines, style)
    }

    /// Writes rows one below the other; gives the row below them.
    pub(crate) fn put_lines(&mut self, row: u16, column: u16, lines: &[String], style: Style) -> u16 {
        for (row, line) in (row..).zip(lines) {
            self.put(row, column, line, style);
        }
        row.saturating_add(rows(lines.len()))
    }

    /// Shows at the right edge that there is more above or below.
    pub(crate) fn more(&mut self, top: u16, margin: u16, has_above: bool, has_below: bool) {
        let (theme, last) = (self.theme, self.area.height.saturating_sub(1));
        if has_above {
            self.put_right(top, margin, theme.sign("↑"), theme.strong());
        }
        if has_below {
            self.put_right(last, margin, theme.sign("↓"), theme.strong());
        }
    }

    /// Draws a vertical rule down a column.
    pub(crate) fn bar(&mut self, column: u16) {
        for row in 0..self.area.height {
            self.bar_at(row, column);
        }
    }

    /// Draws one row of a vertical rule.
    pub(crate) fn bar_at(&mut self, row: u16, column: u16) {
        if self.theme.has_lines {
            self.repeat(row, column, 1, "│", self.theme.quiet());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Palette;

    #[test]
    fn a_cut_text_says_so() {
        let theme = Theme::new(Palette::Full, false);
        assert_eq!(cut("Ledelsesmæssig opbakning", 15, theme), "Ledelsesmæssig…");
        assert_eq!(cut("Område", 6, theme), "Område");
        assert_eq!(cut("Område", 1, theme), "…");
        assert_eq!(cut("Område", 0, theme), "");
        assert_eq!(cut("Område igen", 8, Theme::new(Palette::Full, true)), "Område~");
    }

    #[test]
    fn a_canvas_writes_nothing_outside_its_area() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 6, 2));
        let mut canvas = Canvas::new(&mut buf, Rect::new(1, 0, 4, 1), Theme::new(Palette::Full, false));
        canvas.put(0, 0, "abcdef", Style::new());
        canvas.put(1, 0, "x", Style::new());
        canvas.put(0, 9, "x", Style::new());
        assert_eq!(buf, Buffer::with_lines([" abc… ", "      "]));
    }
}
