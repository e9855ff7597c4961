//! Drawing the versions: the list, and beside or below it what the chosen one says.

use chrono::{DateTime, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::{List, Versions};
use crate::draft::Draft;
use crate::event::zone;
use crate::form::Field;
use crate::say;
use crate::store::Version;
use crate::tui::theme::Glyph;
use crate::tui::widget::chrome::WIDE;
use crate::tui::widget::difference::{Difference, NAME_ROWS};
use crate::tui::widget::text::{Canvas, cut, width, wrapped};
use crate::tui::world::World;
use crate::words::date;

/// The list's columns beside the texts.
const LIST_COLUMNS: u16 = 50;
/// The list shows at least this many versions above the texts.
const LIST_ROWS_MIN: u16 = 3;
/// Where the writer of a version stands, and where the count of answers does without one.
const BY_COLUMN: u16 = 29;

/// Where the parts of the screen stand.
struct Parts {
    /// What is wrong with the draft, in rows.
    said: Vec<String>,
    top: Rect,
    list: Rect,
    texts: Rect,
    is_beside: bool,
}

impl Parts {
    fn of(versions: &Versions, body: Rect, world: &World) -> Self {
        let mut said = said(versions, body.width.saturating_sub(2), world);
        // In a low window the reason must do: the versions below say the rest.
        let has_room = body.height >= 10 || versions.versions().is_empty();
        said.truncate(if has_room { usize::MAX } else { 2 });
        let rows = u16::try_from(said.len()).unwrap_or(u16::MAX);
        // A blank row below what is said, where there is room.
        let gap = u16::from(rows > 0 && body.height >= 12);
        let top = Rect { height: rows.min(body.height), ..body };
        let rest = Rect {
            y: (top.bottom() + gap).min(body.bottom()),
            height: body.height.saturating_sub(rows + gap),
            ..body
        };
        if body.width >= WIDE {
            let list = Rect { width: LIST_COLUMNS, ..rest };
            let texts = Rect { x: list.right(), width: rest.width - LIST_COLUMNS, ..rest };
            return Parts { said, top, list, texts, is_beside: true };
        }
        let count = u16::try_from(versions.versions().len()).unwrap_or(u16::MAX);
        let height = count.min((rest.height / 3).max(LIST_ROWS_MIN)).min(rest.height);
        let list = Rect { height, ..rest };
        let texts = Rect { y: list.bottom(), height: rest.height - height, ..rest };
        Parts { said, top, list, texts, is_beside: false }
    }
}

/// What is said above the list: why the draft can't be read, and what to do; that there are no versions.
fn said(versions: &Versions, columns: u16, world: &World) -> Vec<String> {
    let words = &world.words;
    let mut said = Vec::new();
    if let Some(fault) = &versions.fault {
        said.push(say!(words, "versions-fault", cause = fault.cause.as_str()));
    }
    match &versions.list {
        List::Reading => said.push(say!(words, "versions-reading")),
        List::Failed(cause) => said.push(say!(words, "versions-failed", cause = cause.as_str())),
        List::Here(list) if list.is_empty() => said.push(say!(words, "versions-none")),
        List::Here(_) => {}
    }
    let has_versions = !versions.versions().is_empty();
    if let Some(fault) = &versions.fault
        && !matches!(versions.list, List::Reading)
    {
        said.push(match fault.line {
            _ if has_versions => say!(words, "versions-pick"),
            Some(line) => say!(words, "versions-mend-line", line = line),
            None => say!(words, "versions-mend"),
        });
    }
    said.into_iter().flat_map(|text| wrapped(&text, columns)).collect()
}

/// Draws the screen and gives where the cursor stands: at the chosen version.
pub fn draw(
    versions: &Versions,
    open: Option<&Draft>,
    body: Rect,
    buf: &mut Buffer,
    now: DateTime<Utc>,
    world: &World,
) -> Option<Position> {
    let parts = Parts::of(versions, body, world);
    let mut canvas = Canvas::new(buf, parts.top, world.theme);
    for (row, line) in (0..).zip(&parts.said) {
        let is_fault = row == 0 && versions.is_damaged();
        canvas.put(row, 1, line, if is_fault { world.theme.problem() } else { Style::new() });
    }
    versions.chosen_version()?;
    let cursor = draw_list(&mut Canvas::new(buf, parts.list, world.theme), versions, now, world);
    let texts = shown_texts(&parts, buf, world);
    draw_texts(&mut Canvas::new(buf, texts, world.theme), versions, open, now, world);
    let y = (parts.list.y + cursor).min(parts.list.bottom().saturating_sub(1));
    Some(Position { x: parts.list.x + 1, y })
}

/// Sets the texts off by a rule, and gives what is left for them.
fn shown_texts(parts: &Parts, buf: &mut Buffer, world: &World) -> Rect {
    let mut canvas = Canvas::new(buf, parts.texts, world.theme);
    let texts = inner(parts);
    if parts.is_beside {
        canvas.bar(0);
    } else if texts.y > parts.texts.y {
        canvas.rule(0);
    }
    texts
}

fn inner(parts: &Parts) -> Rect {
    let texts = parts.texts;
    if parts.is_beside {
        return Rect { x: texts.x + 1, width: texts.width.saturating_sub(1), ..texts };
    }
    let rule = u16::from(texts.height >= 6);
    Rect { y: texts.y + rule, height: texts.height - rule, ..texts }
}

/// How many rows the texts take, and how many of them fit: for scrolling.
pub fn text_rows(versions: &Versions, open: Option<&Draft>, body: Rect, world: &World) -> (usize, usize) {
    let texts = inner(&Parts::of(versions, body, world));
    let Some((_, difference)) = difference(versions, open, texts.width, world) else { return (0, 0) };
    (difference.len(), usize::from(texts.height.saturating_sub(1 + NAME_ROWS)))
}

fn draw_list(canvas: &mut Canvas<'_>, versions: &Versions, now: DateTime<Utc>, world: &World) -> u16 {
    let room = usize::from(canvas.height()).max(1);
    let first = (versions.chosen + 1).saturating_sub(room);
    for (y, (at, version)) in (0..canvas.height()).zip(versions.versions().iter().enumerate().skip(first)) {
        draw_version(canvas, y, version, at == versions.chosen, now, world);
    }
    u16::try_from(versions.chosen - first).unwrap_or(0)
}

fn draw_version(
    canvas: &mut Canvas<'_>,
    y: u16,
    version: &Version,
    is_chosen: bool,
    now: DateTime<Utc>,
    world: &World,
) {
    let (theme, words) = (world.theme, &world.words);
    let style = if is_chosen { theme.accent() } else { Style::new() };
    if is_chosen {
        canvas.put(y, 1, theme.glyph(Glyph::Pointer), style);
    }
    let total = world.form.fields().count();
    let count = say!(words, "start-answered", answered = version.answered, total = total);
    let is_near = zone::date(now).signed_duration_since(zone::date(version.changed)).num_days() < 2;
    let time = if is_near {
        date::stamp(words, version.changed, now)
    } else {
        date::short_time(words, version.changed)
    };
    canvas.put(y, 3, &time, style);
    let room = canvas.width().saturating_sub(BY_COLUMN + width(&count) + 4);
    if room >= 5 {
        canvas.put(y, BY_COLUMN, &cut(&version.by, room, theme), Style::new());
    }
    canvas.put_right(y, 2, &count, Style::new());
}

fn draw_texts(
    canvas: &mut Canvas<'_>,
    versions: &Versions,
    open: Option<&Draft>,
    now: DateTime<Utc>,
    world: &World,
) {
    let words = &world.words;
    let chosen = versions.chosen_version().and_then(|version| versions.read.get(&version.id));
    match chosen {
        None => {}
        Some(Err(cause)) => {
            let text = say!(words, "versions-unread", cause = cause.as_str());
            for (row, line) in (0..).zip(wrapped(&text, canvas.width().saturating_sub(2))) {
                canvas.put(row, 1, &line, world.theme.problem());
            }
        }
        Some(Ok(_)) => {
            let Some((field, difference)) = difference(versions, open, canvas.width(), world) else {
                let text = match versions.now(open) {
                    Some(_) => say!(words, "versions-same"),
                    None => say!(words, "versions-empty"),
                };
                canvas.put(0, 1, &text, Style::new());
                return;
            };
            let count = versions.changes(open, world).len();
            let number = versions.answer.min(count - 1) + 1;
            let name = say!(words, "versions-answer", field = field.name(), number = number, count = count);
            canvas.put(0, 1, &name, world.theme.strong());
            let time = versions.chosen_time(now, world);
            let then = match versions.now(open) {
                Some(_) => say!(words, "versions-then", time = time),
                None => say!(words, "versions-text", time = time),
            };
            let names = [say!(words, "versions-now"), then];
            difference.draw(canvas, 1, versions.first, [&names[0], &names[1]]);
        }
    }
}

/// The chosen answer, now and then.
fn difference<'w>(
    versions: &Versions,
    open: Option<&Draft>,
    columns: u16,
    world: &'w World,
) -> Option<(&'w Field, Difference)> {
    let field = versions.chosen_change(open, world)?;
    let then = versions.chosen_draft()?.answer(&field.id);
    let difference = match versions.now(open) {
        Some(now) => Difference::new(now.answer(&field.id), then, columns, &world.words),
        None => Difference::of_one(then, columns),
    };
    Some((field, difference))
}
