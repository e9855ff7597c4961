//! A terminal shows what the writer was given.

use std::num::NonZeroU16;

use proptest::prelude::*;
use ratatui::style::Style;

use super::*;
use crate::tui::theme::{Palette, Theme};

const SIZE: (u16, u16) = (44, 4);
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

/// Frames, each with a cursor: most as the one before with a run put in or taken out, as when text is edited.
fn frames() -> impl Strategy<Value = Vec<(Buffer, (u16, u16))>> {
    let run = || (1..9u16, 0..SYMBOLS.len(), 0..COLOURS.len(), 0..COLOURS.len(), 0..LOOKS.len());
    let edit = (any::<prop::sample::Index>(), prop::option::weighted(0.6, run()), (0..SIZE.0, 0..SIZE.1));
    let begun = prop::collection::vec(run(), 0..40);
    (begun, prop::collection::vec(edit, 1..6)).prop_map(|(mut runs, edits)| {
        let edited = edits.into_iter().map(|(at, put_in, cursor)| {
            match put_in {
                Some(run) => runs.insert(at.index(runs.len() + 1), run),
                None if !runs.is_empty() => _ = runs.remove(at.index(runs.len())),
                None => {}
            }
            (frame(&runs), cursor)
        });
        edited.collect()
    })
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
        assert_eq!(found.inverse(), wanted.modifier.contains(Modifier::REVERSED), "column {x} of row {y}");
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
        writer.clear();
        let mut before = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        for (mut after, (x, y)) in frames {
            terminal.process(writer.frame(&mut before, &mut after, Position { x, y }));
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
    let _ = changes(&Buffer::empty(after.area), &mut after, &[0]);
    assert_eq!(after, same);
    for (x, symbol) in (0..).zip(["\u{1b}]0;x\u{7}", "a\u{202e}", "\u{9b}", "\u{e0041}", "\u{301}"]) {
        after[(x, 0)].set_symbol(symbol);
    }
    let _ = changes(&same, &mut after, &[0]);
    let symbols: Vec<&str> = after.content.iter().map(Cell::symbol).collect();
    assert_eq!(symbols, ["␛]0;x␇", "a�", "�", "�", "·"]);
}

#[test]
fn a_frame_that_is_new_is_shown_when_it_is_whole() {
    let sent = |text: &str| {
        let mut after = Buffer::with_lines([format!("{text:40}")]);
        let mut writer = FrameWriter::default();
        let sent = writer.frame(&mut Buffer::empty(after.area), &mut after, Position::ORIGIN);
        String::from_utf8_lossy(sent).into_owned()
    };
    let whole = sent("Åen løber ud i søen.");
    assert!(whole.starts_with("\x1b[?2026h") && whole.ends_with("\x1b[?2026l"), "{whole:?}");
    assert!(!sent("Åen løbe").contains("2026"));
}

#[test]
fn text_put_in_moves_the_rest_of_its_row() {
    let row = |text: &str| Buffer::with_lines([format!("{text:40}|")]);
    let at = |x| Position { x, y: 0 };
    let mut writer = FrameWriter::default();
    writer.clear();
    let _ = writer.frame(&mut Buffer::empty(row("").area), &mut row("Åen løber ud i søen."), at(0));
    let (mut before, mut after) = (row("Åen løber ud i søen."), row("xÅen løber ud i søen."));
    assert_eq!(writer.frame(&mut before, &mut after, at(1)), "\x1b[@x\x1b[39C|\x1b[1;2H".as_bytes());
}

/// What PuTTY, tmux, screen, Windows Terminal, the Linux console and rxvt have for bold, reverse and underlined text in
/// their terminfo entries (ncurses 6.4), and for its end: the same on all of them. Standout, which screen shows in italics,
/// isn't used.
#[test]
fn what_shows_the_focus_is_what_each_terminal_knows() {
    let sent = |from: Modifier, to: Modifier| {
        let [from, to] = [from, to].map(|modifier| CellStyle { modifier, ..CellStyle::PLAIN });
        parameters(from, to).join(";")
    };
    for (modifier, on, off) in
        [(Modifier::BOLD, "1", "22"), (Modifier::REVERSED, "7", "27"), (Modifier::UNDERLINED, "4", "24")]
    {
        assert_eq!(
            (sent(Modifier::empty(), modifier), sent(modifier, Modifier::empty())),
            (on.into(), off.into())
        );
    }
    for palette in [Palette::Full, Palette::Base, Palette::Mono] {
        let theme = Theme::new(palette, false);
        let used = [
            theme.strong(),
            theme.reversed(),
            theme.problem(),
            theme.input(),
            theme.misspelt(),
            theme.added(),
        ];
        let all = Modifier::BOLD | Modifier::REVERSED | Modifier::UNDERLINED;
        assert!(used.iter().all(|style| all.contains(style.add_modifier) && !style.add_modifier.is_empty()));
    }
}

#[test]
fn a_letter_typed_is_that_letter() {
    let row = |text: &str| Buffer::with_lines([format!("{text:40}")]);
    let mut writer = FrameWriter::default();
    let at = |x| Position { x, y: 0 };
    writer.clear();
    let _ = writer.frame(&mut row(""), &mut row("Åe"), at(2));
    assert_eq!(writer.frame(&mut row("Åe"), &mut row("Åen"), at(3)), b"n");
    assert_eq!(writer.frame(&mut row("Åen"), &mut row("Åe"), at(2)), b"\x1b[D \x1b[D");
}
