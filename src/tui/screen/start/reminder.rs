//! What is still to be done about a meeting, in one line above the list of drafts.

use super::EXAMPLE;
use super::list::DraftRow;
use crate::draft::participation::reminder;
use crate::say;
use crate::shown;
use crate::tui::context::Context;
use crate::tui::keys::Command;
use crate::tui::widget::text::{Canvas, rows, width, wrapped};

/// Draws it where there is something to be done and room for all of it, and gives the rows used, with a blank one below
/// where there is room for that too.
pub(super) fn draw(canvas: &mut Canvas<'_>, drafts: &[DraftRow], cx: &Context) -> u16 {
    let Some(text) = text(drafts, cx) else { return 0 };
    let (words, theme) = (&cx.world.words, cx.world.theme);
    let columns = canvas.width().saturating_sub(2);
    let lines = wrapped(&text, columns);
    if rows(lines.len()) > canvas.height() {
        return 0;
    }
    let below = canvas.put_lines(0, 1, &lines, theme.notice());
    let (key, label) = Command::Events.in_list(words);
    let where_to = say!(words, "reminder-key", key = key, label = label);
    if width(&text) + width(&where_to) + 3 <= columns {
        canvas.put_right(0, 1, &where_to, theme.quiet());
    }
    (below + 1).min(canvas.height())
}

/// What is to be done first, with the draft that it is about where there are several. The example has nothing to do.
fn text(drafts: &[DraftRow], cx: &Context) -> Option<String> {
    let (world, now) = (&cx.world, cx.time.wall);
    if !world.has_reminders {
        return None;
    }
    let own = drafts.iter().filter(|row| row.name != EXAMPLE);
    let (listed, drafts): (Vec<&DraftRow>, Vec<_>) = own.filter_map(|row| Some((row, row.draft()?))).unzip();
    let first = reminder::first(&drafts, &world.events, now)?;
    let text = first.reminder.text(now, &world.words);
    if listed.len() == 1 {
        return Some(text);
    }
    let (title, more) = (&listed[*first.drafts.first()?].title, first.drafts.len() - 1);
    Some(say!(world.words, "reminder-of", title = shown::text(title), more = more, text = text))
}
