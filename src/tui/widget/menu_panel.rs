//! The menu behind Esc, drawn: every command with its letter.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::{Clear, Widget};

use crate::say;
use crate::tui::keys::{BINDINGS, Command};
use crate::tui::widget::text::{Canvas, cut, rows, width};
use crate::tui::world::World;

/// An item takes so many columns.
const ITEM_COLUMNS: u16 = 19;

/// The items of the menu: a letter and what it does; `own` are the commands that have their letter in the list.
fn items(world: &World, own: &[Command], is_offered: impl Fn(Command) -> bool) -> Vec<(String, String)> {
    let words = &world.words;
    let last = world.form.sections.len() + 1;
    let steps = is_offered(Command::Step(1)).then(|| (format!("1–{last}"), say!(words, "menu-steps")));
    let of_list = own.iter().filter(|command| is_offered(**command)).map(|command| command.in_list(words));
    let others = BINDINGS.iter().filter(|row| is_offered(row.command) && !own.contains(&row.command));
    let letters = others.filter_map(|row| {
        let letter = row.letter?.to_ascii_uppercase().to_string();
        Some((letter, row.command.label(words)))
    });
    of_list.chain(letters).chain(steps).collect()
}

/// Draws the menu at the foot of `area`; only the commands that the screen offers, its list's `own` first. Where they are
/// more than have room, one page of them; after the last comes the first again. Gives where the cursor stands: at its name.
pub(crate) fn draw(
    buf: &mut Buffer,
    area: Rect,
    world: &World,
    page: usize,
    own: &[Command],
    is_offered: impl Fn(Command) -> bool,
) -> Position {
    let items = items(world, own, is_offered);
    let room = area.height.saturating_sub(1).max(1);
    let columns = (area.width.saturating_sub(2) / ITEM_COLUMNS).max(1);
    let item_columns = area.width.saturating_sub(2) / columns;
    let rows = rows(items.len()).div_ceil(columns).min(room);
    let pages: Vec<_> = items.chunks(usize::from(rows * columns).max(1)).collect();
    let page = page.checked_rem(pages.len()).unwrap_or_default();
    let height = (rows + 1).min(area.height);
    let area = Rect { y: area.bottom() - height, height, ..area };
    Clear.render(area, buf);
    let mut canvas = Canvas::new(buf, area, world.theme);
    canvas.rule(0);
    canvas.put(0, 1, &format!(" {} ", say!(world.words, "menu-title")), world.theme.strong());
    if pages.len() > 1 {
        let shown = format!(" {} {}/{} ", world.theme.sign("↓"), page + 1, pages.len());
        canvas.put_right(0, 1, &shown, world.theme.strong());
    }
    for (index, (letter, label)) in (0..).zip(pages.get(page).copied().unwrap_or_default()) {
        let (row, column) = (1 + index % rows, 1 + index / rows * item_columns);
        let end = canvas.put(row, column, letter, world.theme.strong());
        let room = item_columns.saturating_sub(width(letter) + 2);
        canvas.put(row, end + 1, &cut(label, room, world.theme), Style::new());
    }
    Position { x: area.x + 2, y: area.y }
}
