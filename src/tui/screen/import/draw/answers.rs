//! Drawing a file's answers: the list of those that differ, and beside or below it the chosen one, word by word.

use chrono::{DateTime, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::rows;
use crate::form::{Field, FieldId};
use crate::import::Note;
use crate::say;
use crate::tui::screen::import::laid::{Entry, Item, Laid};
use crate::tui::theme::Glyph;
use crate::tui::widget::chrome::WIDE;
use crate::tui::widget::difference::{Difference, NAME_ROWS};
use crate::tui::widget::text::{Canvas, cut, width, wrapped};
use crate::tui::world::World;

/// The list's columns beside the texts.
const LIST_COLUMNS: u16 = 50;
/// The list shows at least this many rows above the texts, where it has them.
const LIST_ROWS_MIN: u16 = 3;
/// Below this height all that only explains is left out.
const LOW: u16 = 10;

/// What the answers are laid beside.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    /// Whether they go into a new draft, which says nothing yet.
    pub is_new: bool,
    /// Whether the draft can only be read.
    pub is_read_only: bool,
    /// The time.
    pub now: DateTime<Utc>,
    /// What the screens need.
    pub world: &'a World,
}

/// Where the parts of the screen stand.
struct Parts {
    said: Vec<String>,
    top: Rect,
    list: Rect,
    texts: Rect,
    is_beside: bool,
}

impl Parts {
    fn of(laid: &Laid, beside: &Beside<'_>, body: Rect) -> Self {
        let count = rows(laid.entries().count());
        let said = if body.height < LOW && count > 0 && !beside.is_read_only && !laid.items().is_empty() {
            Vec::new()
        } else {
            wrapped(&said(laid, beside), body.width.saturating_sub(2))
        };
        let gap = u16::from(!said.is_empty() && body.height >= 16);
        let top = Rect { height: rows(said.len()).min(body.height), ..body };
        let used = (top.height + gap).min(body.height);
        let rest = Rect { y: body.y + used, height: body.height - used, ..body };
        if body.width >= WIDE {
            let list = Rect { width: LIST_COLUMNS, ..rest };
            let texts = Rect { x: list.right(), width: rest.width - LIST_COLUMNS, ..rest };
            return Parts { said, top, list, texts, is_beside: true };
        }
        let height = count.min((rest.height / 3).max(LIST_ROWS_MIN)).min(rest.height);
        let list = Rect { height, ..rest };
        let texts = Rect { y: list.bottom(), height: rest.height - height, ..rest };
        Parts { said, top, list, texts, is_beside: false }
    }

    /// What is left for the texts beside or below their rule.
    fn inner(&self) -> Rect {
        let texts = self.texts;
        if self.is_beside {
            return Rect { x: texts.x + 1, width: texts.width.saturating_sub(1), ..texts };
        }
        let rule = u16::from(texts.height >= 6);
        Rect { y: texts.y + rule, height: texts.height - rule, ..texts }
    }
}

/// What the text of the chosen row is.
struct Pane {
    heading: String,
    /// What is to be known of the answer, above it.
    remarks: Vec<String>,
    text: Text,
}

enum Text {
    Notes(Vec<String>),
    Difference { names: [String; 2], difference: Difference },
}

impl Text {
    fn rows(&self) -> usize {
        match self {
            Text::Notes(rows) => rows.len(),
            Text::Difference { difference, .. } => difference.len(),
        }
    }

    /// The rows above the text that stay when it is scrolled.
    fn head_rows(&self) -> u16 {
        match self {
            Text::Notes(_) => 0,
            Text::Difference { .. } => NAME_ROWS,
        }
    }
}

impl Pane {
    fn of(laid: &Laid, beside: &Beside<'_>, area: Rect) -> Option<Self> {
        let (words, form) = (&beside.world.words, beside.world.form);
        match laid.chosen_entry()? {
            Entry::Notes => {
                let heading = say!(words, "import-notes-heading", file = laid.file.as_str());
                let columns = area.width.saturating_sub(5);
                let text = laid.notes().iter().flat_map(|note| pointed(&note.text(form, words), columns));
                Some(Pane { heading, remarks: Vec::new(), text: Text::Notes(text.collect()) })
            }
            Entry::Answer(at) => {
                let item = laid.items().get(at)?;
                let name = field_name(&item.change.field, beside);
                let (number, count) = (at + 1, laid.items().len());
                let heading = say!(words, "import-answer", field = name, number = number, count = count);
                let (before, after) = (item.change.before.as_str(), item.change.after.as_str());
                let text = if beside.is_new {
                    let difference = Difference::of_one(after, area.width);
                    Text::Difference { names: [String::new(), say!(words, "import-in-file")], difference }
                } else {
                    let names = [say!(words, "import-in-draft"), say!(words, "import-in-file")];
                    Text::Difference { names, difference: Difference::new(before, after, area.width, words) }
                };
                Some(Pane { heading, remarks: remarks(laid, item, beside, area), text })
            }
        }
    }
}

/// The rows of a sentence in a list of them.
fn pointed(text: &str, columns: u16) -> Vec<String> {
    let rows = wrapped(text, columns).into_iter().enumerate();
    rows.map(|(at, row)| format!("{} {row}", if at == 0 { "•" } else { " " })).collect()
}

/// What is to be known of an answer; no more than leaves room for the answer itself, since the notes have all of it.
fn remarks(laid: &Laid, item: &Item, beside: &Beside<'_>, area: Rect) -> Vec<String> {
    let (words, form) = (&beside.world.words, beside.world.form);
    let columns = area.width.saturating_sub(2);
    let emptied = (item.change.is_emptying() && !beside.is_new).then(|| say!(words, "import-emptied-long"));
    let older = item.change.is_older.then(|| say!(words, "import-older"));
    let notes = laid.notes_on(&item.change.field).map(|note: &Note| note.text(form, words));
    let mut all: Vec<String> =
        emptied.into_iter().chain(older).chain(notes).flat_map(|text| wrapped(&text, columns)).collect();
    let most = usize::from((area.height / 3).clamp(1, 4));
    if all.len() > most {
        all.truncate(most);
        let last = all.pop().unwrap_or_default();
        let more = beside.world.theme.glyph(Glyph::Ellipsis);
        let room = columns.saturating_sub(width(more) + 1);
        all.push(format!("{} {more}", cut(&last, room, beside.world.theme).trim_end_matches(more)));
    }
    all
}

fn field_name<'w>(field: &FieldId, beside: &Beside<'w>) -> &'w str {
    beside.world.form.field(field).map_or("", Field::name)
}

/// What is said above the list: how much differs, and what Enter takes.
fn said(laid: &Laid, beside: &Beside<'_>) -> String {
    let words = &beside.world.words;
    let (count, marked) = (laid.items().len(), laid.marked());
    if count == 0 {
        return if beside.is_new { say!(words, "import-empty") } else { say!(words, "import-same") };
    }
    let differ = if beside.is_new {
        say!(words, "import-count-new", count = count)
    } else {
        say!(words, "import-count", count = count)
    };
    let take = if beside.is_read_only {
        say!(words, "import-read-only")
    } else {
        say!(words, "import-marked", count = marked)
    };
    format!("{differ} {take}")
}

/// Draws the screen and gives where the cursor stands: at the chosen row.
pub(super) fn draw(
    laid: &Laid,
    beside: &Beside<'_>,
    body: Rect,
    buf: &mut Buffer,
    world: &World,
) -> Option<Position> {
    let parts = Parts::of(laid, beside, body);
    let mut canvas = Canvas::new(buf, parts.top, world.theme);
    let style = if beside.is_read_only { world.theme.notice() } else { Style::new() };
    for (row, line) in (0..).zip(&parts.said) {
        canvas.put(row, 1, line, style);
    }
    laid.chosen_entry()?;
    let cursor = draw_list(&mut Canvas::new(buf, parts.list, world.theme), laid, beside);
    let texts = parts.inner();
    let mut canvas = Canvas::new(buf, parts.texts, world.theme);
    if parts.is_beside {
        canvas.bar(0);
    } else if texts.y > parts.texts.y {
        canvas.rule(0);
    }
    if let Some(pane) = Pane::of(laid, beside, texts) {
        draw_pane(&pane, laid.first, &mut Canvas::new(buf, texts, world.theme), world);
    }
    let y = (parts.list.y + cursor).min(parts.list.bottom().saturating_sub(1));
    Some(Position { x: parts.list.x + 1, y })
}

/// How many rows the texts take, and how many of them fit: for scrolling.
pub fn text_rows(laid: &Laid, beside: &Beside<'_>, body: Rect) -> (usize, usize) {
    let area = Parts::of(laid, beside, body).inner();
    let Some(pane) = Pane::of(laid, beside, area) else { return (0, 0) };
    let above = 1 + rows(pane.remarks.len()) + pane.text.head_rows();
    (pane.text.rows(), usize::from(area.height.saturating_sub(above)))
}

fn draw_list(canvas: &mut Canvas<'_>, laid: &Laid, beside: &Beside<'_>) -> u16 {
    let room = usize::from(canvas.height()).max(1);
    let first = (laid.chosen_row() + 1).saturating_sub(room);
    for (y, (at, entry)) in (0..canvas.height()).zip(laid.entries().enumerate().skip(first)) {
        draw_entry(canvas, y, laid, entry, at == laid.chosen_row(), beside);
    }
    rows(laid.chosen_row() - first)
}

fn draw_entry(
    canvas: &mut Canvas<'_>,
    y: u16,
    laid: &Laid,
    entry: Entry,
    is_chosen: bool,
    beside: &Beside<'_>,
) {
    let (words, theme) = (&beside.world.words, beside.world.theme);
    let style = if is_chosen { theme.accent() } else { Style::new() };
    if is_chosen {
        canvas.put(y, 1, theme.glyph(Glyph::Pointer), style);
    }
    let item = match entry {
        Entry::Notes => {
            canvas.put(y, 4, "i", theme.notice());
            let text = say!(words, "import-notes", count = laid.notes().len());
            canvas.put(y, 7, &text, style);
            return;
        }
        Entry::Answer(at) => &laid.items()[at],
    };
    // Where none can be taken, none is marked.
    let mark = match (beside.is_read_only, item.is_marked) {
        (true, _) => "",
        (false, true) => "[x]",
        (false, false) => "[ ]",
    };
    canvas.put(y, 3, mark, style);
    let state = item.state(words);
    let state_style = if item.change.is_emptying() { theme.notice() } else { Style::new() };
    let noted = laid.notes_on(&item.change.field).count();
    let noted = if noted == 0 { String::new() } else { say!(words, "import-noted", count = noted) };
    let dot = theme.glyph(Glyph::Dot);
    let name = field_name(&item.change.field, beside);
    let long = format!("{noted} {dot} {state}");
    let right = match noted.as_str() {
        "" => state,
        _ if width(name) + width(&long) + 11 <= canvas.width() => long,
        _ => format!("i {dot} {state}"),
    };
    let room = canvas.width().saturating_sub(width(&right) + 10);
    canvas.put(y, 7, &cut(name, room, theme), style);
    canvas.put_right(y, 2, &right, state_style);
}

fn draw_pane(pane: &Pane, first: usize, canvas: &mut Canvas<'_>, world: &World) {
    let theme = world.theme;
    canvas.put(0, 1, &pane.heading, theme.strong());
    for (row, line) in (1..).zip(&pane.remarks) {
        canvas.put(row, 1, line, theme.notice());
    }
    let top = 1 + rows(pane.remarks.len());
    match &pane.text {
        Text::Difference { names, difference } => {
            difference.draw(canvas, top, first, [&names[0], &names[1]]);
        }
        Text::Notes(lines) => {
            let room = usize::from(canvas.height().saturating_sub(top));
            let first = first.min(lines.len().saturating_sub(room));
            for (row, line) in (top..canvas.height()).zip(lines.iter().skip(first)) {
                canvas.put(row, 1, line, Style::new());
            }
            if first > 0 {
                canvas.put_right(top, 0, theme.glyph(Glyph::Up), theme.accent());
            }
            if lines.len() > first + room {
                let last = canvas.height().saturating_sub(1);
                canvas.put_right(last, 0, theme.glyph(Glyph::Down), theme.accent());
            }
        }
    }
}
