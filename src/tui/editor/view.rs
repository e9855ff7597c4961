//! Draws an editor. Changes nothing but the scroll offset.

use std::cell::Cell;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::CaretPosition;
use super::layout::{EditorColumns, LocatedRow};
use super::text_buffer::Spot;
use super::text_editor::TextEditor;
use crate::shown;
use crate::tui::spelling::SpellingMarks;
use crate::tui::theme::Theme;
use crate::wrap::boundary;

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

    // The same, but from the last row to the next by half a view, so that who types on has the rows moved seldom: a reader
    // says all of them.
    fn show_by_leaps(&mut self, at: usize, room: usize, len: usize) {
        let below = self.offset + room;
        if at == below {
            self.offset = at.saturating_sub(room / 2);
        } else if len <= room || !(self.offset..below).contains(&at) {
            self.show(at, room, len);
        }
    }
}

/// What a prose view shows beside the text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ProseMarks<'a> {
    /// Where the text over the limit begins.
    pub(crate) over: Option<CaretPosition>,
    /// What stands at the lower edge of the page's part.
    pub(crate) edge: &'a str,
    /// What is known of its words' spelling.
    pub(crate) spelling: Option<&'a SpellingMarks>,
    /// The first and last places of words with open remarks.
    pub(crate) remarked: &'a [(CaretPosition, CaretPosition)],
}

/// Draws prose that was [`TextEditor::resize`]d to the area, scrolled to the caret.
///
/// Returns the cell for the terminal's cursor; `None` in an empty area.
pub(crate) fn draw_prose(
    prose: &TextEditor,
    area: Rect,
    buf: &mut Buffer,
    theme: Theme,
    marks: ProseMarks,
    scroll: &Cell<Scroll>,
) -> Option<Position> {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return None;
    }
    let rows = ViewRows::of(prose);
    let mut scrolled = scroll.get();
    scrolled.follow(prose);
    let (caret, height) = (rows.of_text(prose.caret_row()), usize::from(area.height));
    if theme.has_lines {
        scrolled.show(caret, height, rows.len());
    } else {
        scrolled.show_by_leaps(caret, height, rows.len());
    }
    scroll.set(scrolled);
    draw_rows(prose, area, buf, theme, marks, scrolled.offset)
}

/// Draws prose that was [`TextEditor::resize`]d to the area, from row `first` of its view on.
///
/// Returns the cell for the terminal's cursor; `None` if the caret isn't shown.
pub(crate) fn draw_rows(
    prose: &TextEditor,
    area: Rect,
    buf: &mut Buffer,
    theme: Theme,
    marks: ProseMarks,
    first: usize,
) -> Option<Position> {
    let (area, rows) = (area.intersection(buf.area), ViewRows::of(prose));
    let height = usize::from(area.height);
    let columns = EditorColumns::of(area.width, prose.layout.rule.sheet.is_some());
    let over = marks.over.map(|position| prose.text.spot(position));
    let spots = marks.remarked.iter().map(|(from, to)| (prose.text.spot(*from), prose.text.spot(*to)));
    let remarked = spots.collect();
    let misspelt = (usize::MAX, Vec::new());
    let mut pen = Pen { selected: prose.selected(), theme, over, remarked, columns, misspelt };
    let lines = rows.edge_below.unwrap_or(usize::MAX);
    let mut text = prose.layout.rows_from(rows.text_before(first));
    let mut number = rows.lines_before(first, prose);
    for (view_row, y) in (first..rows.len()).zip(area.top()..area.bottom()) {
        let target = Rect { y, height: 1, ..area };
        let found = match rows.at(view_row) {
            ViewRow::Edge => {
                pen.draw_edge(marks.edge, target, buf);
                continue;
            }
            ViewRow::Text => text.next(),
            ViewRow::Unused => None,
        };
        number += usize::from(!found.as_ref().is_some_and(|found| found.is_fold));
        if let Some(found) = &found {
            pen.look_up(prose, found.paragraph, marks.spelling);
            pen.draw_row(prose, found, target, buf);
        }
        let shown = found.is_none_or(|found| !found.is_fold).then_some(number);
        pen.put_number(shown, number > lines, target, buf);
    }
    if columns.gutter > 0 && rows.len() > height && theme.has_lines {
        draw_thumb(rows.len(), first, area, buf, theme);
    }
    let caret = rows.of_text(prose.caret_row()).checked_sub(first).filter(|row| *row < height)?;
    let column = (columns.gutter + prose.caret_column()).min(usize::from(area.width) - 1);
    Some(Position { x: area.x + cells(column), y: area.y + cells(caret) })
}

/// The rows of a view from the top: the text's own and, on a page, the edge of what may be filled and the unused lines
/// above it.
struct ViewRows {
    /// How many lines stand above the edge, where there is one.
    edge_below: Option<usize>,
    text: usize,
    /// Unused lines of the page.
    unused: usize,
    /// The row of the text below the edge.
    first_over: Option<usize>,
}

enum ViewRow {
    Text,
    Unused,
    Edge,
}

impl ViewRows {
    fn of(prose: &TextEditor) -> Self {
        let layout = &prose.layout;
        let (edge_below, text) = (layout.rule.sheet.and_then(|sheet| sheet.lines), layout.len());
        let Some(lines) = edge_below else {
            return ViewRows { edge_below, text, unused: 0, first_over: None };
        };
        let first_over = layout.line_rows().nth(lines);
        let used = if first_over.is_some() { lines } else { layout.line_rows().count() };
        ViewRows { edge_below, text, unused: lines - used, first_over }
    }

    fn len(&self) -> usize {
        self.text + self.unused + usize::from(self.edge_below.is_some())
    }

    /// The row of the view in which a row of the text stands.
    fn of_text(&self, row: usize) -> usize {
        row + usize::from(self.first_over.is_some_and(|first| row >= first))
    }

    /// How many rows of the text stand above a row of the view.
    fn text_before(&self, view_row: usize) -> usize {
        let edge = usize::from(self.first_over.is_some_and(|first| view_row > first));
        (view_row - edge).min(self.text)
    }

    /// How many lines of the page begin above a row of the view.
    fn lines_before(&self, view_row: usize, prose: &TextEditor) -> usize {
        let text = self.text_before(view_row);
        let unused = view_row.saturating_sub(self.text).min(self.unused);
        unused + prose.layout.line_rows().take_while(|row| *row < text).count()
    }

    fn at(&self, view_row: usize) -> ViewRow {
        let edge = self.first_over.unwrap_or(self.text + self.unused);
        match view_row {
            _ if self.edge_below.is_some() && view_row == edge => ViewRow::Edge,
            _ if view_row < self.text || self.first_over.is_some() => ViewRow::Text,
            _ => ViewRow::Unused,
        }
    }
}

/// The number of rows that a prose view has, and in which of them the caret is.
pub(crate) fn rows_and_caret(prose: &TextEditor) -> (usize, usize) {
    let rows = ViewRows::of(prose);
    (rows.len(), rows.of_text(prose.caret_row()))
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
    remarked: Vec<(Spot, Spot)>,
    columns: EditorColumns,
    /// The paragraph that is drawn, and the words in it that are underlined, in bytes.
    misspelt: (usize, Vec<Range<usize>>),
}

impl Pen {
    /// Looks up which words of a paragraph are misspelt; the one that is being typed, at the caret, isn't yet.
    fn look_up(&mut self, prose: &TextEditor, paragraph: usize, spelling: Option<&SpellingMarks>) {
        if let Some(spelling) = spelling.filter(|_| self.misspelt.0 != paragraph) {
            let Spot { paragraph: of_caret, byte } = prose.caret;
            let caret = (paragraph == of_caret && self.selected.is_none()).then_some(byte);
            let unknown = spelling.unknown(prose.paragraph(paragraph));
            let is_typed = |word: &&Range<usize>| caret == Some(word.end);
            self.misspelt = (paragraph, unknown.iter().filter(|word| !is_typed(word)).cloned().collect());
        }
    }

    /// The number of a page's line, or the mark of the rest of one that the view folds.
    fn put_number(&self, number: Option<usize>, is_over: bool, row: Rect, buf: &mut Buffer) {
        if self.columns.has_numbers() {
            let style = if is_over { self.theme.problem() } else { self.theme.quiet() };
            let number = number.map_or(self.theme.sign("·").to_owned(), |number| number.to_string());
            buf.set_stringn(row.x, row.y, format!("{number:>3}"), self.columns.gutter, style);
        }
    }

    /// The lower edge of the page's part: a rule, if there are any, and what it is.
    fn draw_edge(&self, label: &str, row: Rect, buf: &mut Buffer) {
        let EditorColumns { gutter, text } = self.columns;
        let room = gutter + text;
        if self.theme.has_lines {
            buf.set_stringn(row.x, row.y, self.theme.sign("─").repeat(room), room, self.theme.quiet());
        }
        let left = gutter.saturating_sub(1);
        buf.set_stringn(row.x + cells(left), row.y, format!(" {label} "), text, self.theme.strong());
    }

    fn draw_row(&self, prose: &TextEditor, found: &LocatedRow, area: Rect, buf: &mut Buffer) {
        let columns = self.columns;
        let left = columns.gutter + found.indent;
        let room = columns.text.saturating_sub(found.indent);
        let room = Rect { x: area.x + cells(left), width: cells(room), ..area };
        let text = &prose.paragraph(found.paragraph)[found.row.clone()];
        let start = Spot { paragraph: found.paragraph, byte: found.row.start };
        let column = self.put_row(buf, room, text, start);
        if found.is_last {
            self.put_paragraph_end(buf, area, left + column, found);
        }
        if columns.gutter > 0
            && !columns.has_numbers()
            && self.over.is_some_and(|over| is_first_over(found, over))
        {
            buf.set_string(area.x, area.y, self.theme.sign("▸"), self.theme.problem());
        }
    }

    // Draws a row of text; returns how many columns it takes.
    fn put_row(&self, buf: &mut Buffer, room: Rect, text: &str, start: Spot) -> usize {
        let row = start.byte..start.byte + text.len();
        let is_misspelt = self.misspelt.1.iter().any(|word| word.start < row.end && row.start < word.end);
        let is_marked = is_misspelt || !self.remarked.is_empty();
        let is_as_it_comes = self.selected.is_none() && self.over.is_none() && !is_marked;
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
            buf.set_style(Rect { x: area.x + cells(column), width: 1, ..area }, self.theme.reversed());
        }
    }

    // What comes on top of the text's style, which is on the whole area already.
    fn style(&self, spot: Spot) -> Option<Style> {
        let is_misspelt = self.misspelt.1.iter().any(|word| word.contains(&spot.byte));
        let has_remark = self.remarked.iter().any(|(from, to)| *from <= spot && spot < *to);
        let remarked = has_remark.then_some(self.theme.remarked());
        if self.is_selected(spot) {
            // Neither bold nor coloured: PuTTY brightens bold text, and reversed it would stand bright on a colour.
            let underlined = is_misspelt.then_some(self.theme.remarked()).or(remarked);
            return Some(self.theme.reversed().patch(underlined.unwrap_or_default()));
        }
        let misspelt = is_misspelt.then_some(self.theme.misspelt());
        let over = self.over.filter(|over| *over <= spot).map(|_| self.theme.problem());
        [remarked, misspelt, over].into_iter().flatten().reduce(Style::patch)
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
        buf.set_string(area.right() - 1, area.y + cells(y), theme.sign("▐"), theme.quiet());
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
    let columns = EditorColumns { gutter: 0, text: room };
    let misspelt = (0, Vec::new());
    let remarked = Vec::new();
    let pen = Pen { selected: line.selected(), theme, over: None, remarked, columns, misspelt };
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
