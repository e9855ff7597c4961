//! Drawing the choice of a file: the files that were found, a line for a path, and where the answers go.

mod answers;

use chrono::{DateTime, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::{Import, Said, Target};
use crate::say;
use crate::shown;
use crate::tui::editor::view::{Scroll, draw_line};
use crate::tui::message::ImportFile;
use crate::tui::screen::wizard::look;
use crate::tui::theme::Glyph;
use crate::tui::widget::text::{Canvas, cut, width, wrapped};
use crate::tui::world::World;
use crate::words::date;

pub use answers::{Beside, text_rows};

/// Below this height all that only explains is left out.
const LOW: u16 = 12;
/// What is said last must be read: for that, the list may be left with this many files.
const LIST_ROWS_MIN: u16 = 1;

/// Draws the screen and gives where the cursor stands: at the chosen row, or at the caret in the path.
pub fn draw(
    import: &Import,
    beside: &Beside<'_>,
    body: Rect,
    buf: &mut Buffer,
    scroll: &mut Scroll,
    world: &World,
) -> Option<Position> {
    match import.laid() {
        Some(laid) => answers::draw(laid, beside, body, buf, world),
        None => draw_choice(import, beside.now, body, buf, scroll, world),
    }
}

fn draw_choice(
    import: &Import,
    now: DateTime<Utc>,
    body: Rect,
    buf: &mut Buffer,
    scroll: &mut Scroll,
    world: &World,
) -> Option<Position> {
    let (words, theme) = (&world.words, world.theme);
    let columns = body.width.saturating_sub(2);
    let gap = u16::from(body.height >= LOW);
    let intro = if gap == 1 { wrapped(&say!(words, "import-intro"), columns) } else { Vec::new() };
    let (said, said_style) = said(import, world);
    let said = wrapped(&said, columns);
    // What is said last must be read; the list gives way to it.
    let names_target = *import.target() != Target::Open;
    let below = 1 + u16::from(names_target) + gap;
    let said_rows = if said[0].is_empty() { 0 } else { rows(said.len()) + gap };
    let top = rows(intro.len()) + gap;
    let room = body.height.saturating_sub(top + below + said_rows).max(LIST_ROWS_MIN);
    let list = rows(import.files().len().max(1)).min(room);

    let mut canvas = Canvas::new(buf, body, theme);
    for (row, line) in (0..).zip(&intro) {
        canvas.put(row, 1, line, Style::new());
    }
    let area = Rect { y: body.y + top, height: list, ..body }.intersection(body);
    let chosen_row = draw_files(import, now, &mut Canvas::new(buf, area, theme), world);

    let mut canvas = Canvas::new(buf, body, theme);
    let mut row = top + list + gap;
    let cursor_in_line = draw_place(import, row, &mut canvas, world);
    let place = Rect { x: body.x + cursor_in_line, y: body.y + row, width: body.width, height: 1 };
    let place = Rect { width: body.width.saturating_sub(cursor_in_line + 1), ..place }.intersection(body);
    row += 1;
    if names_target {
        draw_target(import, row, &mut canvas, world);
        row += 1;
    }
    row += gap;
    for (row, line) in (row..).zip(said.iter().filter(|line| !line.is_empty())) {
        canvas.put(row, 1, line, said_style);
    }
    let caret = draw_line(&import.place, place, buf, &look(theme, theme.input()), scroll);
    if import.is_in_line() {
        return caret;
    }
    Some(Position { x: body.x + 1, y: area.y + chosen_row })
}

fn rows(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// What is said below the choice: that it is read, why it can't be, or where the chosen file is.
fn said(import: &Import, world: &World) -> (String, Style) {
    let (words, theme) = (&world.words, world.theme);
    match &import.said {
        Said::Failed(text) => (text.clone(), theme.problem()),
        Said::Reading(_) | Said::Opening(_) => (say!(words, "import-reading"), Style::new()),
        Said::Nothing => {
            let path =
                import.chosen_file().map_or(String::new(), |file| shown::text(&file.path).into_owned());
            (path, theme.rule())
        }
    }
}

fn draw_files(import: &Import, now: DateTime<Utc>, canvas: &mut Canvas<'_>, world: &World) -> u16 {
    let words = &world.words;
    if import.files().is_empty() {
        let text = match import.files {
            None => say!(words, "import-looking"),
            Some(_) => say!(words, "import-none-found"),
        };
        canvas.put(0, 3, &text, Style::new());
        return 0;
    }
    let room = usize::from(canvas.height()).max(1);
    let chosen = import.chosen.min(import.files().len() - 1);
    let first = (chosen + 1).saturating_sub(room);
    for (y, (at, file)) in (0..canvas.height()).zip(import.files().iter().enumerate().skip(first)) {
        draw_file(file, at == import.chosen, y, canvas, now, world);
    }
    rows(chosen - first)
}

fn draw_file(
    file: &ImportFile,
    is_chosen: bool,
    y: u16,
    canvas: &mut Canvas<'_>,
    now: DateTime<Utc>,
    world: &World,
) {
    let theme = world.theme;
    let style = if is_chosen { theme.accent() } else { Style::new() };
    if is_chosen {
        canvas.put(y, 1, theme.glyph(Glyph::Pointer), style);
    }
    let changed = date::stamp(&world.words, file.changed, now);
    // In a narrow window the name is what tells files apart.
    let changed = if canvas.width() < 60 { String::new() } else { changed };
    let room = canvas.width().saturating_sub(width(&changed) + 6);
    canvas.put(y, 3, &cut(&file.name, room, theme), style);
    canvas.put_right(y, 2, &changed, Style::new());
}

/// Draws the name of the line for a path, and gives the column where the line begins.
fn draw_place(import: &Import, row: u16, canvas: &mut Canvas<'_>, world: &World) -> u16 {
    let theme = world.theme;
    let style = if import.is_in_line() { theme.accent() } else { Style::new() };
    if import.is_in_line() {
        canvas.put(row, 1, theme.glyph(Glyph::Pointer), style);
    }
    canvas.put(row, 3, &say!(world.words, "import-place"), style) + 2
}

fn draw_target(import: &Import, row: u16, canvas: &mut Canvas<'_>, world: &World) {
    let words = &world.words;
    let end = canvas.put(row, 3, &say!(words, "import-into"), Style::new());
    let name = match import.target() {
        Target::New => say!(words, "import-into-new"),
        Target::Draft { title, .. } => title.clone(),
        Target::Open => return,
    };
    let name = cut(&name, canvas.width().saturating_sub(end + 7), world.theme);
    let name = if import.has_targets() { format!("← {name} →") } else { name };
    canvas.put(row, end + 2, &name, world.theme.strong());
}
