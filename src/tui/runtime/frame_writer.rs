//! What a terminal must be sent to show another frame: as few bytes as will do, since each costs time on a thin line. It
//! is known where the terminal's cursor stands and how it draws, so that a letter typed is that letter and nothing else.

mod shift;

use std::io::Write;
use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

use crate::shown;
use shift::{Shift, shifted};

/// The cursor is hidden while more cells than this are drawn, or it would be seen to jump.
const HANDFUL: usize = 16;
/// Where more than one cell in so many is drawn, a terminal that can is told to show the frame when it is whole: what tells it
/// takes 16 bytes. Others ignore it.
const LARGE_PART: usize = 5;
/// So many blanks at the end of a row take more bytes than clearing it.
const FEW_BLANKS: usize = 4;
/// So many cells that stay as they are take fewer bytes to draw again than to pass over.
const SHORT_GAP: u16 = 4;

/// How a cell is drawn, its text apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct CellStyle {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl CellStyle {
    const PLAIN: CellStyle = CellStyle { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    fn of(cell: &Cell) -> Self {
        CellStyle { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }
}

/// Each modifier with the parameters that turn it on and off (ECMA-48 §8.3.117).
const MODIFIERS: [(Modifier, u8, u8); 8] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Turns frames into bytes, and remembers how they left the terminal.
#[derive(Debug, Default)]
pub struct FrameWriter {
    bytes: Vec<u8>,
    /// What goes out before the next frame, and with it.
    before: Vec<u8>,
    /// Where the terminal's cursor stands, if that is certain.
    position: Option<Position>,
    /// How the terminal draws now, if that is certain.
    style: Option<CellStyle>,
}

impl FrameWriter {
    /// Has this sent before the next frame.
    pub(super) fn begin_with(&mut self, bytes: &[u8]) {
        self.before.extend(bytes);
    }

    /// Has the terminal, about which nothing is known, cleared before the next frame.
    pub fn clear(&mut self) {
        (self.position, self.style) = (None, Some(CellStyle::PLAIN));
        self.begin_with(b"\x1b[m\x1b[2J");
    }

    /// The bytes that turn one frame into another of the same size, and leave the cursor here. What a terminal would obey
    /// is taken out of the frame.
    pub fn frame(&mut self, before: &mut Buffer, after: &mut Buffer, cursor: Position) -> &[u8] {
        self.bytes.clear();
        self.bytes.append(&mut self.before);
        let rows = changed_rows(before, after);
        let mut shifts = shifted(before, after, &rows).into_iter().peekable();
        let changes = changes(before, after, &rows);
        let is_large = changes.len() > HANDFUL;
        let is_whole = changes.len() * LARGE_PART > after.content.len();
        if is_whole {
            self.bytes.extend(b"\x1b[?2026h");
        }
        if is_large {
            self.bytes.extend(b"\x1b[?25l");
        }
        let mut rest = &changes[..];
        while let [at, ..] = *rest {
            while let Some((from, shift)) = shifts.next_if(|(from, _)| from.y <= at.y) {
                self.shift(from, shift, after);
            }
            self.go_to(at, after);
            let in_row = rest.iter().take_while(|change| change.y == at.y).count();
            // A letter taken away is a blank in its place, and nothing else is touched.
            let done = if in_row > 1 && blanks_to_the_end(after, at) > FEW_BLANKS {
                self.draw_as(CellStyle::PLAIN);
                self.bytes.extend(b"\x1b[K");
                in_row
            } else {
                self.put(at, &after[at], after);
                1
            };
            rest = &rest[done..];
        }
        for (from, shift) in shifts {
            self.shift(from, shift, after);
        }
        self.go_to(cursor, after);
        if is_large {
            self.bytes.extend(b"\x1b[?25h");
        }
        if is_whole {
            self.bytes.extend(b"\x1b[?2026l");
        }
        &self.bytes
    }

    /// Has the terminal move the rest of a row along (ICH, DCH).
    fn shift(&mut self, from: Position, shift: Shift, frame: &Buffer) {
        // It fills up with blanks that look as it draws now.
        self.draw_as(CellStyle::PLAIN);
        self.go_to(from, frame);
        self.times(shift.by.unsigned_abs(), if shift.by > 0 { '@' } else { 'P' });
    }

    fn put(&mut self, at: Position, cell: &Cell, frame: &Buffer) {
        self.draw_as(CellStyle::of(cell));
        let symbol = cell.symbol();
        self.bytes.extend(symbol.as_bytes());
        let next = at.x + u16::try_from(columns(cell)).unwrap_or(u16::MAX);
        // Terminals disagree on the width of clusters, and on where the cursor is after the last column.
        let is_certain = symbol.chars().nth(1).is_none() && next < frame.area.right();
        self.position = is_certain.then_some(Position { x: next, ..at });
    }

    fn go_to(&mut self, to: Position, frame: &Buffer) {
        let Some(from) = self.position.filter(|from| from.y == to.y) else { return self.jump(to) };
        match (to.x.checked_sub(from.x), from.x.checked_sub(to.x)) {
            (Some(0), _) => {}
            (Some(gap), _) if gap <= SHORT_GAP && self.can_pass_over(from, gap, frame) => {
                for x in from.x..to.x {
                    self.bytes.extend(frame[(x, to.y)].symbol().as_bytes());
                }
            }
            (Some(gap), _) => self.times(gap.into(), 'C'),
            (None, Some(gap)) if to.x > 0 || gap == 1 => self.times(gap.into(), 'D'),
            (None, _) => return self.jump(to),
        }
        self.position = Some(to);
    }

    /// Has the terminal do something so many times.
    fn times(&mut self, count: usize, what: char) {
        let _ = if count == 1 {
            write!(self.bytes, "\x1b[{what}")
        } else {
            write!(self.bytes, "\x1b[{count}{what}")
        };
    }

    fn jump(&mut self, to: Position) {
        let _ = match (to.x, to.y) {
            (0, 0) => write!(self.bytes, "\x1b[H"),
            (0, y) => write!(self.bytes, "\x1b[{}H", y + 1),
            (x, y) => write!(self.bytes, "\x1b[{};{}H", y + 1, x + 1),
        };
        self.position = Some(to);
    }

    /// Whether the next cells are plain characters that are drawn as the terminal draws now.
    fn can_pass_over(&self, from: Position, gap: u16, frame: &Buffer) -> bool {
        let is_half = from.x > 0 && columns(&frame[(from.x - 1, from.y)]) > 1;
        !is_half
            && (from.x..from.x + gap).all(|x| {
                let cell = &frame[(x, from.y)];
                cell.symbol().len() == 1 && self.style == Some(CellStyle::of(cell))
            })
    }

    fn draw_as(&mut self, style: CellStyle) {
        if self.style == Some(style) {
            return;
        }
        let mut shortest = parameters(CellStyle::PLAIN, style);
        shortest.insert(0, "0".to_owned());
        let mut shortest = shortest.join(";");
        if let Some(now) = self.style {
            let changed = parameters(now, style).join(";");
            if changed.len() < shortest.len() {
                shortest = changed;
            }
        }
        let shortest = if shortest == "0" { "" } else { &shortest };
        let _ = write!(self.bytes, "\x1b[{shortest}m");
        self.style = Some(style);
    }
}

/// The rows in which anything differs.
fn changed_rows(before: &Buffer, after: &Buffer) -> Vec<u16> {
    let is_changed = |y: &u16| {
        let row = row_of(after.area, *y);
        before.content[row.clone()] != after.content[row]
    };
    (0..after.area.height).filter(is_changed).collect()
}

/// Where a row's cells stand in a frame.
fn row_of(area: Rect, y: u16) -> Range<usize> {
    let width = usize::from(area.width);
    usize::from(y) * width..(usize::from(y) + 1) * width
}

/// The cells of these rows that differ, made harmless. Where a wide character goes, what a terminal makes of its other half
/// is not certain, so that is among them.
fn changes(before: &Buffer, after: &mut Buffer, rows: &[u16]) -> Vec<Position> {
    let mut changes = Vec::new();
    for y in rows {
        let row = row_of(after.area, *y);
        let (was, is) = (&before.content[row.clone()], &mut after.content[row]);
        let mut differ: Vec<bool> = was.iter().zip(&*is).map(|(was, is)| was != is).collect();
        for ((was, is), differs) in was.iter().zip(&mut *is).zip(&mut differ).filter(|(_, differs)| **differs)
        {
            disarm(is);
            *differs = was != is;
        }
        let mut uncovered = None;
        let mut x = 0;
        while x < is.len() {
            let columns = columns(&is[x]);
            if uncovered == Some(x) || differ[x] {
                changes.push(Position { x: u16::try_from(x).unwrap_or(u16::MAX), y: *y });
                let last = (x + columns).min(is.len()) - 1;
                uncovered = (self::columns(&was[last]) > 1).then_some(last + 1);
            }
            x += columns;
        }
    }
    changes
}

/// Replaces what a terminal would obey or hide. Widgets pass all text through [`shown`]; this is for one that forgets,
/// since ratatui doesn't check what is in a cell.
fn disarm(cell: &mut Cell) {
    if shown::plain_width(cell.symbol()).is_none() {
        let harmless = shown::shown(cell.symbol(), false).0.into_owned();
        cell.set_symbol(&harmless);
    }
}

/// How many columns a cell's text takes.
fn columns(cell: &Cell) -> usize {
    let symbol = cell.symbol();
    if symbol.len() == 1 { 1 } else { symbol.width().max(1) }
}

/// The parameters that turn one style into another.
fn parameters(from: CellStyle, to: CellStyle) -> Vec<String> {
    let mut parameters = Vec::new();
    let gone = from.modifier - to.modifier;
    let mut held = from.modifier;
    for (modifier, _, off) in MODIFIERS {
        if gone.contains(modifier) && held.contains(modifier) {
            parameters.push(off.to_string());
            // Bold and dim go together.
            held -=
                MODIFIERS.into_iter().filter(|(_, _, other)| *other == off).map(|(one, ..)| one).collect();
        }
    }
    let come = MODIFIERS.into_iter().filter(|(modifier, ..)| (to.modifier - held).contains(*modifier));
    parameters.extend(come.map(|(_, on, _)| on.to_string()));
    if from.fg != to.fg {
        parameters.push(colour(to.fg, 0));
    }
    if from.bg != to.bg {
        parameters.push(colour(to.bg, 10));
    }
    parameters
}

/// The parameters of a colour; those of a background are 10 higher.
fn colour(colour: Color, higher: u8) -> String {
    let (first, index) = match colour {
        Color::Reset => return (39 + higher).to_string(),
        Color::Rgb(red, green, blue) => return format!("{};2;{red};{green};{blue}", 38 + higher),
        Color::Indexed(index) => return format!("{};5;{index}", 38 + higher),
        Color::Black => (30, 0),
        Color::Red => (30, 1),
        Color::Green => (30, 2),
        Color::Yellow => (30, 3),
        Color::Blue => (30, 4),
        Color::Magenta => (30, 5),
        Color::Cyan => (30, 6),
        Color::Gray => (30, 7),
        Color::DarkGray => (90, 0),
        Color::LightRed => (90, 1),
        Color::LightGreen => (90, 2),
        Color::LightYellow => (90, 3),
        Color::LightBlue => (90, 4),
        Color::LightMagenta => (90, 5),
        Color::LightCyan => (90, 6),
        Color::White => (90, 7),
    };
    (first + higher + index).to_string()
}

/// How many cells from here to the end of the row are blank and plain, if all are.
fn blanks_to_the_end(frame: &Buffer, from: Position) -> usize {
    let row = (from.x..frame.area.right()).map(|x| &frame[(x, from.y)]);
    let is_blank = |cell: &Cell| {
        cell.symbol() == " " && cell.bg == Color::Reset && !cell.modifier.intersects(SEEN_ON_BLANKS)
    };
    if row.clone().all(is_blank) { row.count() } else { 0 }
}

/// What shows on a blank too.
const SEEN_ON_BLANKS: Modifier =
    Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT).union(Modifier::SLOW_BLINK);

#[cfg(test)]
mod tests;
