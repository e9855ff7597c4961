//! What a terminal must be sent to show another frame: as few bytes as will do, since each costs time on a thin line. It
//! is known where the terminal's cursor stands and how it draws, so that a letter typed is that letter and nothing else.

use std::io::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

use crate::shown;

/// The cursor is hidden while more cells than this are drawn, or it would be seen to jump.
const HANDFUL: usize = 16;
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
pub(super) struct FrameWriter {
    bytes: Vec<u8>,
    /// Where the terminal's cursor stands, if that is certain.
    position: Option<Position>,
    /// How the terminal draws now, if that is certain.
    style: Option<CellStyle>,
}

impl FrameWriter {
    /// The bytes that clear the terminal, about which nothing is known.
    pub(super) fn clear(&mut self) -> &[u8] {
        (self.position, self.style) = (None, Some(CellStyle::PLAIN));
        b"\x1b[m\x1b[2J"
    }

    /// The bytes that turn one frame into another of the same size, and leave the cursor here. What a terminal would obey
    /// is taken out of the frame.
    pub(super) fn frame(&mut self, before: &Buffer, after: &mut Buffer, cursor: Position) -> &[u8] {
        self.bytes.clear();
        let changes = changes(before, after);
        let is_large = changes.len() > HANDFUL;
        if is_large {
            self.bytes.extend(b"\x1b[?25l");
        }
        let mut cleared = None;
        for at in changes {
            if cleared == Some(at.y) {
                continue;
            }
            self.go_to(at, after);
            if blanks_to_the_end(after, at) > FEW_BLANKS {
                self.draw_as(CellStyle::PLAIN);
                self.bytes.extend(b"\x1b[K");
                cleared = Some(at.y);
            } else {
                self.put(at, &after[at], after);
            }
        }
        self.go_to(cursor, after);
        if is_large {
            self.bytes.extend(b"\x1b[?25h");
        }
        &self.bytes
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
            (Some(1), _) => self.bytes.extend(b"\x1b[C"),
            (None, Some(1)) => self.bytes.extend(b"\x1b[D"),
            (Some(gap), _) => self.step(gap, 'C'),
            (None, Some(gap)) if to.x > 0 => self.step(gap, 'D'),
            (None, _) => return self.jump(to),
        }
        self.position = Some(to);
    }

    fn step(&mut self, count: u16, direction: char) {
        let _ = write!(self.bytes, "\x1b[{count}{direction}");
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
        (from.x..from.x + gap).all(|x| {
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

/// The cells that differ, row by row, made harmless. Where a wide character goes, what a terminal makes of its other half is
/// not certain, so that is among them.
fn changes(before: &Buffer, after: &mut Buffer) -> Vec<Position> {
    let width = usize::from(after.area.width).max(1);
    let mut changes = Vec::new();
    for (y, (was, is)) in (0..).zip(before.content.chunks(width).zip(after.content.chunks_mut(width))) {
        if was == is {
            continue;
        }
        is.iter_mut().zip(was).filter(|(is, was)| is != was).for_each(|(is, _)| disarm(is));
        let mut uncovered = None;
        let mut x = 0;
        while x < width {
            let columns = columns(&is[x]);
            if uncovered == Some(x) || was[x] != is[x] {
                changes.push(Position { x: u16::try_from(x).unwrap_or(u16::MAX), y });
                let last = (x + columns).min(width) - 1;
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
    if !shown::is_plain(cell.symbol()) {
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
mod tests {
    use std::num::NonZeroU16;

    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    const SIZE: (u16, u16) = (14, 4);
    const SYMBOLS: [&str; 9] = [" ", " ", " ", "a", "æ", "─", "漢", "e\u{301}", "x"];
    const COLOURS: [Color; 6] =
        [Color::Reset, Color::Reset, Color::Cyan, Color::LightRed, Color::Indexed(200), Color::DarkGray];
    /// vt100 knows bold or dim, and not both.
    const LOOKS: [Modifier; 5] = [
        Modifier::empty(),
        Modifier::empty(),
        Modifier::BOLD,
        Modifier::DIM,
        Modifier::REVERSED.union(Modifier::UNDERLINED),
    ];

    /// A frame of runs of cells, each with its symbol, colours and look.
    fn frame(runs: &[(u16, usize, usize, usize, usize)]) -> Buffer {
        let mut frame = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        let mut at = 0;
        for (length, symbol, fg, bg, look) in runs {
            for _ in 0..*length {
                let (x, y) = (at % SIZE.0, at / SIZE.0);
                if y == SIZE.1 {
                    return frame;
                }
                let style = Style::new().fg(COLOURS[*fg]).bg(COLOURS[*bg]).add_modifier(LOOKS[*look]);
                // A wide character has no room in the last column, and takes two elsewhere.
                let symbol = if x + 1 == SIZE.0 { "x" } else { SYMBOLS[*symbol] };
                frame.set_string(x, y, symbol, style);
                at += if symbol == "漢" { 2 } else { 1 };
            }
        }
        frame
    }

    fn frames() -> impl Strategy<Value = Vec<(Buffer, (u16, u16))>> {
        let run = (1..9u16, 0..SYMBOLS.len(), 0..COLOURS.len(), 0..COLOURS.len(), 0..LOOKS.len());
        let frame = prop::collection::vec(run, 0..14).prop_map(|runs| frame(&runs));
        prop::collection::vec((frame, (0..SIZE.0, 0..SIZE.1)), 1..6)
    }

    fn vt100_colour(colour: Color) -> vt100::Color {
        match colour {
            Color::Reset => vt100::Color::Default,
            Color::Cyan => vt100::Color::Idx(6),
            Color::LightRed => vt100::Color::Idx(9),
            Color::DarkGray => vt100::Color::Idx(8),
            Color::Indexed(index) => vt100::Color::Idx(index),
            other => panic!("{other} is in no frame here"),
        }
    }

    #[track_caller]
    fn assert_shows(screen: &vt100::Screen, frame: &Buffer) {
        let mut skip = 0;
        for (x, y) in (0..SIZE.1).flat_map(|y| (0..SIZE.0).map(move |x| (x, y))) {
            let (wanted, found) = (&frame[(x, y)], screen.cell(y, x).expect("a cell"));
            skip = if x == 0 { 0 } else { skip };
            if skip > 0 {
                skip -= 1;
                continue;
            }
            skip = wanted.symbol().width().saturating_sub(1);
            let contents = if found.contents().is_empty() { " " } else { found.contents() };
            assert_eq!(contents, wanted.symbol(), "column {x} of row {y}");
            assert_eq!(found.bgcolor(), vt100_colour(wanted.bg), "column {x} of row {y}");
            assert_eq!(
                found.inverse(),
                wanted.modifier.contains(Modifier::REVERSED),
                "column {x} of row {y}"
            );
            assert_eq!(found.underline(), wanted.modifier.contains(Modifier::UNDERLINED));
            if contents != " " {
                assert_eq!(found.fgcolor(), vt100_colour(wanted.fg), "column {x} of row {y}");
                assert_eq!(found.bold(), wanted.modifier.contains(Modifier::BOLD), "column {x} of row {y}");
                assert_eq!(found.dim(), wanted.modifier.contains(Modifier::DIM), "column {x} of row {y}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_terminal_shows_each_frame_cell_by_cell(frames in frames()) {
            let [rows, columns] = [SIZE.1, SIZE.0].map(|cells| NonZeroU16::new(cells).expect("some"));
            let mut terminal = vt100::Parser::new(rows, columns, 0);
            let mut writer = FrameWriter::default();
            terminal.process(writer.clear());
            let mut before = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
            for (mut after, (x, y)) in frames {
                terminal.process(writer.frame(&before, &mut after, Position { x, y }));
                assert_shows(terminal.screen(), &after);
                assert_eq!(terminal.screen().cursor_position(), (y, x));
                assert!(!terminal.screen().hide_cursor());
                before = after;
            }
        }
    }

    #[test]
    fn a_cell_that_would_steer_the_terminal_is_disarmed() {
        let mut after = Buffer::with_lines(["æ─漢 "]);
        let same = after.clone();
        let _ = changes(&Buffer::empty(after.area), &mut after);
        assert_eq!(after, same);
        for (x, symbol) in (0..).zip(["\u{1b}]0;x\u{7}", "a\u{202e}", "\u{9b}", "\u{e0041}", "\u{301}"]) {
            after[(x, 0)].set_symbol(symbol);
        }
        let _ = changes(&same, &mut after);
        let symbols: Vec<&str> = after.content.iter().map(Cell::symbol).collect();
        assert_eq!(symbols, ["␛]0;x␇", "a�", "�", "�", "·"]);
    }

    #[test]
    fn a_letter_typed_is_that_letter() {
        let row = |text: &str| Buffer::with_lines([format!("{text:40}")]);
        let mut writer = FrameWriter::default();
        let at = |x| Position { x, y: 0 };
        let _ = writer.clear();
        let _ = writer.frame(&row(""), &mut row("Åe"), at(2));
        assert_eq!(writer.frame(&row("Åe"), &mut row("Åen"), at(3)), b"n");
        assert_eq!(writer.frame(&row("Åen"), &mut row("Åe"), at(2)), b"\x1b[D\x1b[K");
    }
}
