//! Drawing an answer that is being edited. Nothing here changes the answer; only the offset of the
//! view moves.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::Place;
use super::layout::Found;
use super::line::Line;
use super::prose::Prose;
use super::step;
use super::text::Spot;

/// How an editor looks.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The text.
    pub text: Style,
    /// What is selected, on top of the text's style.
    pub selected: Style,
    /// What is over the limit, on top of the text's style.
    pub over: Style,
    /// The mark beside the first row over the limit, and where a line goes on.
    pub mark: Style,
    /// The bar that tells how much of the text is shown.
    pub scroll: Style,
    /// Whether marks and stand-ins keep to ASCII.
    pub ascii: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            text: Style::new(),
            selected: Style::new().add_modifier(Modifier::REVERSED),
            over: Style::new().add_modifier(Modifier::UNDERLINED),
            mark: Style::new().add_modifier(Modifier::BOLD),
            scroll: Style::new(),
            ascii: false,
        }
    }
}

impl Look {
    fn sign(&self, sign: &'static str, ascii: &'static str) -> &'static str {
        if self.ascii { ascii } else { sign }
    }
}

/// How far a view is scrolled: rows for prose, columns for a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scroll {
    /// The first row or column shown.
    pub offset: usize,
    // How many rows of others' hands above the caret it has scrolled along with.
    came_in_above: isize,
}

impl Scroll {
    // What comes in above the caret by others' hands moves no row of the writer's on the screen.
    fn follow(&mut self, prose: &Prose) {
        let came_in = prose.came_in_above() - self.came_in_above;
        self.offset = self.offset.saturating_add_signed(came_in);
        self.came_in_above = prose.came_in_above();
    }

    // Moves no further than it takes to show `at`.
    fn show(&mut self, at: usize, room: usize, len: usize) {
        let first = (at + 1).saturating_sub(room);
        self.offset = self.offset.clamp(first, at).min(len.saturating_sub(room).max(first));
    }
}

/// How the columns of a prose view are shared out: a gutter for marks, the text, and an edge where
/// the caret stands after a full row and the scroll mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Columns left of the text.
    pub gutter: usize,
    /// Columns that the text is broken to.
    pub text: usize,
    /// Columns right of the text.
    pub edge: usize,
}

impl Columns {
    /// Shares out the columns of an area; a narrow one is all text.
    pub fn of(width: u16) -> Self {
        let width = usize::from(width);
        if width < 8 {
            return Self { gutter: 0, text: width.max(1), edge: 0 };
        }
        Self { gutter: 1, text: width - 2, edge: 1 }
    }
}

/// Draws prose and gives the cell where the terminal's cursor must stand; `None` in an empty area.
///
/// The prose must have been [`Prose::resize`]d to the area. Text from `over` on is over the limit.
pub fn draw(
    prose: &Prose,
    area: Rect,
    buf: &mut Buffer,
    look: &Look,
    over: Option<Place>,
    scroll: &mut Scroll,
) -> Option<Position> {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return None;
    }
    buf.set_style(area, look.text);
    let height = usize::from(area.height);
    let caret_row = prose.caret_row();
    scroll.follow(prose);
    scroll.show(caret_row, height, prose.rows());
    let columns = Columns::of(area.width);
    let over = over.map(|place| prose.spot(place));
    for (found, y) in prose.layout().rows_from(scroll.offset).zip(area.top()..area.bottom()) {
        draw_row(prose, found, Rect { y, height: 1, ..area }, buf, look, over);
    }
    if columns.edge > 0 && prose.rows() > height {
        draw_thumb(prose.rows(), scroll.offset, area, buf, look);
    }
    let column = (columns.gutter + prose.caret_column()).min(usize::from(area.width) - 1);
    Some(Position { x: area.x + cells(column), y: area.y + cells(caret_row - scroll.offset) })
}

fn draw_row(prose: &Prose, found: Found, area: Rect, buf: &mut Buffer, look: &Look, over: Option<Spot>) {
    let columns = Columns::of(area.width);
    let pen = Pen { selected: prose.selected(), look, over };
    let room = Rect { x: area.x + cells(columns.gutter), width: cells(columns.text), ..area };
    let text = &prose.paragraph(found.paragraph)[found.row.start..found.row.end];
    let mut column = 0;
    for (offset, character) in step::characters(text) {
        let spot = Spot { paragraph: found.paragraph, byte: found.row.start + offset };
        column += pen.put(buf, room, column, character, spot);
    }
    if found.is_last {
        pen.put_paragraph_end(buf, area, columns.gutter + column, found);
    }
    if columns.gutter > 0 && over.is_some_and(|over| is_first_over(found, over)) {
        buf.set_string(area.x, area.y, look.sign("▸", ">"), look.mark);
    }
}

fn is_first_over(found: Found, over: Spot) -> bool {
    let starts = found.row.start <= over.byte;
    let ends = over.byte < found.row.end || found.is_last;
    found.paragraph == over.paragraph && starts && ends
}

struct Pen<'a> {
    selected: Option<(Spot, Spot)>,
    look: &'a Look,
    over: Option<Spot>,
}

impl Pen<'_> {
    // Draws one character and tells how many columns it takes; what doesn't fit is not drawn.
    fn put(&self, buf: &mut Buffer, room: Rect, column: usize, character: &str, spot: Spot) -> usize {
        let (mut symbol, width) = step::shown(character, self.look.ascii);
        let space = usize::from(room.width).saturating_sub(column);
        let mut drawn = width;
        if width > space {
            // Only in a view narrower than one wide character is there a row that begins with it.
            if column > 0 || space == 0 {
                return width;
            }
            symbol = self.look.sign("·", "?").into();
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

    // A selection that goes on in the next paragraph is seen to do so, also over an empty one.
    fn put_paragraph_end(&self, buf: &mut Buffer, area: Rect, column: usize, found: Found) {
        let spot = Spot { paragraph: found.paragraph, byte: found.row.end };
        if self.is_selected(spot) && column < usize::from(area.width) {
            buf.set_style(Rect { x: area.x + cells(column), width: 1, ..area }, self.look.selected);
        }
    }

    // The text's own style is on the whole area already.
    fn style(&self, spot: Spot) -> Option<Style> {
        let over = self.over.filter(|over| *over <= spot).map(|_| self.look.over);
        let selected = self.is_selected(spot).then_some(self.look.selected);
        match (over, selected) {
            (Some(over), Some(selected)) => Some(over.patch(selected)),
            (over, selected) => over.or(selected),
        }
    }

    fn is_selected(&self, spot: Spot) -> bool {
        self.selected.is_some_and(|(from, to)| from <= spot && spot < to)
    }
}

fn draw_thumb(rows: usize, offset: usize, area: Rect, buf: &mut Buffer, look: &Look) {
    let height = usize::from(area.height);
    let thumb = (height * height / rows).max(1);
    let top = offset * (height - thumb) / (rows - height).max(1);
    for y in top..(top + thumb).min(height) {
        buf.set_string(area.right() - 1, area.y + cells(y), look.sign("▐", "|"), look.scroll);
    }
}

/// Draws a one-line field in the first row of an area and gives the cell where the terminal's cursor
/// must stand; `None` in an empty area.
///
/// Where the text goes on to the left or right, a mark stands at that end.
pub fn draw_line(
    line: &Line,
    area: Rect,
    buf: &mut Buffer,
    look: &Look,
    scroll: &mut Scroll,
) -> Option<Position> {
    let area = Rect { height: area.height.min(1), ..area }.intersection(buf.area);
    if area.is_empty() {
        return None;
    }
    buf.set_style(area, look.text);
    let prose = line.prose();
    let room = usize::from(area.width);
    let text = prose.paragraph(0);
    let len = step::width(text);
    let caret = prose.caret_column();
    show_in_line(scroll, caret, room, len);
    let pen = Pen { selected: prose.selected(), look, over: None };
    let mut column = 0;
    for (byte, character) in step::characters(text) {
        let width = step::shown(character, look.ascii).1;
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
        buf.set_string(area.x, area.y, look.sign("‹", "<"), look.mark);
    }
    if has_marks && len > scroll.offset + room {
        buf.set_string(area.right() - 1, area.y, look.sign("›", ">"), look.mark);
    }
    Some(Position { x: area.x + cells((caret - scroll.offset).min(room - 1)), y: area.y })
}

// The caret never stands under a mark: one more column is kept free beside it, where there is more.
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
