//! The screen as an SVG picture: cells become text runs, bars and rules shapes. Also a film: each row of it is shown from
//! when it changed to when it changes again.

use std::fmt::Write;
use std::time::Duration;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};

const CELL: (f32, f32) = (8.4, 18.0);
const MARGIN: f32 = 14.0;
const FONT: &str = "'Cascadia Mono','DejaVu Sans Mono',Menlo,Consolas,monospace";

/// The colours around the program's own.
#[derive(Clone, Copy)]
pub(crate) struct Look {
    pub name: &'static str,
    ground: &'static str,
    ink: &'static str,
    edge: &'static str,
}

/// As most terminals are.
pub(crate) const DARK: Look = Look { name: "dark", ground: "#16181d", ink: "#d6d8dc", edge: "#30343c" };
/// As PuTTY on white is.
pub(crate) const LIGHT: Look = Look { name: "light", ground: "#fdfdfc", ink: "#1f2328", edge: "#d0d4da" };

/// A moment of a film.
pub(crate) struct Still {
    pub at: Duration,
    pub screen: Buffer,
    pub cursor: Position,
}

/// A picture of a screen.
pub(crate) fn picture(screen: &Buffer, cursor: Position, title: &str, look: Look) -> String {
    let rows = (0..screen.area.height).map(|row| drawn_row(screen, row, look)).collect::<String>();
    framed(screen, title, look, &(rows + &drawn_cursor(cursor, look)))
}

/// A film that starts again after its last moment; `length` is all of it.
pub(crate) fn film(stills: &[Still], length: Duration, title: &str, look: Look) -> String {
    let Some(first) = stills.first() else { return String::new() };
    let mut body = format!(
        "<rect width=\"0\" height=\"0\"><animate id=\"t\" attributeName=\"x\" from=\"0\" to=\"0\" dur=\"{}s\" begin=\"0s;t.end\"/></rect>\n",
        length.as_secs_f32()
    );
    for row in 0..first.screen.area.height {
        let drawn = stills.iter().map(|still| (still.at, drawn_row(&still.screen, row, look)));
        put_shown(&mut body, drawn, length);
    }
    put_shown(&mut body, stills.iter().map(|still| (still.at, drawn_cursor(still.cursor, look))), length);
    framed(&first.screen, title, look, &body)
}

/// Puts each drawing for as long as it lasts.
fn put_shown(body: &mut String, drawings: impl Iterator<Item = (Duration, String)>, length: Duration) {
    let mut lasting: Vec<(Duration, String)> = Vec::new();
    for (at, drawing) in drawings {
        if lasting.last().is_none_or(|(_, last)| *last != drawing) {
            lasting.push((at, drawing));
        }
    }
    let ends = lasting.iter().skip(1).map(|(at, _)| *at).chain([length]);
    for ((begin, drawing), end) in lasting.iter().zip(ends) {
        if drawing.is_empty() {
            continue;
        }
        let (begin, lasts) = (begin.as_secs_f32(), end.saturating_sub(*begin).as_secs_f32());
        let shown = format!(
            "<set attributeName=\"display\" to=\"inline\" begin=\"t.begin+{begin}s\" dur=\"{lasts}s\"/>"
        );
        // Where nothing moves the film stands at its beginning.
        let hidden = if begin == 0.0 { "" } else { " display=\"none\"" };
        let _ = if lasts >= length.as_secs_f32() {
            write!(body, "{drawing}")
        } else if hidden.is_empty() {
            let gone = format!(
                "<set attributeName=\"display\" to=\"none\" begin=\"t.begin+{lasts}s\" dur=\"{}s\"/>",
                length.as_secs_f32() - lasts
            );
            write!(body, "<g>{gone}\n{drawing}</g>\n")
        } else {
            write!(body, "<g{hidden}>{shown}\n{drawing}</g>\n")
        };
    }
}

fn framed(screen: &Buffer, title: &str, look: Look, body: &str) -> String {
    let width = f32::from(screen.area.width) * CELL.0 + 2.0 * MARGIN;
    let height = f32::from(screen.area.height) * CELL.1 + 2.0 * MARGIN;
    let Look { ground, ink, edge, .. } = look;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" role=\"img\" font-family=\"{FONT}\" font-size=\"14\" fill=\"{ink}\">\n\
         <title>{}</title>\n\
         <rect x=\"0.5\" y=\"0.5\" width=\"{:.1}\" height=\"{:.1}\" rx=\"8\" fill=\"{ground}\" stroke=\"{edge}\"/>\n{body}</svg>\n",
        escaped(title),
        width - 1.0,
        height - 1.0,
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn place(column: usize, row: u16) -> (f32, f32) {
    #[expect(clippy::cast_precision_loss, reason = "a window has few columns")]
    (MARGIN + column as f32 * CELL.0, MARGIN + f32::from(row) * CELL.1)
}

fn drawn_cursor(cursor: Position, look: Look) -> String {
    let (x, y) = place(cursor.x.into(), cursor.y);
    format!(
        "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{}\" height=\"{}\" fill=\"{}\" opacity=\"0.4\"/>\n",
        CELL.0, CELL.1, look.ink
    )
}

/// A row: runs of one style each.
fn drawn_row(screen: &Buffer, row: u16, look: Look) -> String {
    let cells: Vec<&Cell> = (0..screen.area.width).map(|column| &screen[(column, row)]).collect();
    let mut drawn = String::new();
    let mut start = 0;
    for run in cells.chunk_by(|one, next| style_of(one) == style_of(next)) {
        drawn += &drawn_run(run, start, row, look);
        start += run.len();
    }
    drawn
}

fn style_of(cell: &Cell) -> (Color, Modifier) {
    (cell.fg, cell.modifier)
}

fn drawn_run(cells: &[&Cell], start: usize, row: u16, look: Look) -> String {
    let mut drawn = String::new();
    let (x, y) = place(start, row);
    let is_reversed = cells[0].modifier.contains(Modifier::REVERSED);
    let ink = colour(cells[0].fg).unwrap_or_else(|| look.ink.to_owned());
    if is_reversed {
        let (end, _) = place(start + cells.len(), row);
        let _ = writeln!(
            drawn,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{}\" fill=\"{ink}\"/>",
            end - x,
            CELL.1
        );
    }
    let fill = if is_reversed { look.ground.to_owned() } else { ink };
    let mut text = String::new();
    for (at, cell) in cells.iter().enumerate() {
        match shape(cell.symbol(), start + at, row, &fill) {
            Some(shape) => {
                drawn += &shape;
                text.push(' ');
            }
            None => text.push_str(cell.symbol()),
        }
    }
    put_text(&mut drawn, &text, start, row, cells[0], &fill, look);
    drawn
}

/// The words of a run, each stretch between wider blanks by itself, so that fonts of another width keep the grid.
fn put_text(drawn: &mut String, text: &str, start: usize, row: u16, style: &Cell, fill: &str, look: Look) {
    let characters: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < characters.len() {
        if characters[at] == ' ' {
            at += 1;
            continue;
        }
        let rest = &characters[at..];
        let end = rest.windows(2).position(|two| two == [' ', ' ']).unwrap_or(rest.len());
        let stretch: String = rest[..end].iter().collect();
        let stretch = stretch.trim_end();
        let (x, y) = place(start + at, row);
        let (from, to) = (place(0, 0).0, place(stretch.chars().count(), 0).0);
        let bold = if style.modifier.contains(Modifier::BOLD) { " font-weight=\"700\"" } else { "" };
        let line =
            if style.modifier.contains(Modifier::UNDERLINED) { " text-decoration=\"underline\"" } else { "" };
        let ink = if fill == look.ink { String::new() } else { format!(" fill=\"{fill}\"") };
        let _ = writeln!(
            drawn,
            "<text x=\"{x:.1}\" y=\"{:.1}\" textLength=\"{:.1}\"{bold}{line}{ink}>{}</text>",
            y + 13.4,
            to - from,
            escaped(stretch)
        );
        at += end;
    }
}

/// Bars and rules, which letters of a font leave gaps in.
fn shape(symbol: &str, column: usize, row: u16, fill: &str) -> Option<String> {
    let (x, y) = place(column, row);
    let rect = |dx: f32, dy: f32, width: f32, height: f32, opacity: &str| {
        format!(
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{fill}\"{opacity}/>\n",
            x + dx * CELL.0,
            y + dy * CELL.1,
            width * CELL.0,
            height * CELL.1
        )
    };
    let eighth = "▏▎▍▌▋▊▉█".chars().position(|bar| symbol == bar.to_string());
    Some(match symbol {
        "░" => rect(0.0, 0.15, 1.0, 0.7, " opacity=\"0.18\""),
        "▐" => rect(0.5, 0.0, 0.5, 1.0, ""),
        "─" => rect(0.0, 0.47, 1.02, 0.06, ""),
        "│" => rect(0.44, 0.0, 0.12, 1.0, ""),
        #[expect(clippy::cast_precision_loss, reason = "an eighth")]
        _ => rect(0.0, 0.15, (eighth? + 1) as f32 / 8.0 + 0.02, 0.7, ""),
    })
}

/// A colour of the 256, or of the first 16 the red one.
fn colour(colour: Color) -> Option<String> {
    let Color::Indexed(index) = colour else { return None };
    let hexadecimal = |red: u8, green: u8, blue: u8| Some(format!("#{red:02x}{green:02x}{blue:02x}"));
    let Some(cube) = index.checked_sub(16).filter(|cube| *cube < 216) else {
        let grey = 8 + 10 * index.saturating_sub(232);
        return hexadecimal(grey, grey, grey);
    };
    let step = |part: u8| if part == 0 { 0 } else { 55 + 40 * part };
    hexadecimal(step(cube / 36), step(cube / 6 % 6), step(cube % 6))
}
