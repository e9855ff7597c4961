//! The start screen: the next deadline, the drafts. What one sees first, and all that one needs at a glance.

use chrono::Datelike;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::draft::check::Check;
use crate::draft::status::DraftStatus;
use crate::event::deadline::{next_deadline, still_possible};
use crate::event::{Moment, zone};
use crate::say;
use crate::store::DraftEntry;
use crate::tui::message::Time;
use crate::tui::screen::versions::Fault;
use crate::tui::screen::wizard::title_of;
use crate::tui::theme::Glyph;
use crate::tui::told;
use crate::tui::widget::text::{Canvas, cut, width, wrapped};
use crate::tui::world::World;
use crate::words::{Words, date};

/// The list of drafts.
#[derive(Debug, Default)]
pub struct Start {
    drafts: Vec<Row>,
    chosen: usize,
    is_listed: bool,
}

/// What the list says of a draft; kept so that drawing needs not check all drafts again.
#[derive(Debug)]
pub struct Row {
    /// Its name in the data folder.
    pub name: String,
    /// How it is called on the screen.
    pub title: String,
    /// Who has it open, in words.
    pub open_by: Vec<String>,
    said: Result<Facts, Fault>,
}

impl Row {
    /// Why the draft can't be read, if so.
    pub fn fault(&self) -> Option<&Fault> {
        self.said.as_ref().err()
    }
}

#[derive(Debug)]
struct Facts {
    answered: usize,
    total: usize,
    problems: usize,
    changed: chrono::DateTime<chrono::Utc>,
    changed_by: String,
    stage: Option<DraftStatus>,
}

impl Start {
    /// Takes the drafts of the folder; the choice stays on its draft.
    pub fn listed(&mut self, entries: &[DraftEntry], world: &World) {
        let chosen = self.chosen().map(|row| row.name.clone());
        self.drafts = entries.iter().map(|entry| row_of(entry, world)).collect();
        let at = chosen.and_then(|name| self.drafts.iter().position(|row| row.name == name));
        // Where it has gone, the one that takes its place is chosen.
        self.chosen = at.unwrap_or(self.chosen).min(self.drafts.len().saturating_sub(1));
        self.is_listed = true;
    }

    /// Whether the folder was read and holds no draft.
    pub fn is_empty(&self) -> bool {
        self.is_listed && self.drafts.is_empty()
    }

    /// Chooses the row so many further down.
    pub fn move_by(&mut self, by: isize) {
        self.chosen = self.chosen.saturating_add_signed(by).min(self.drafts.len().saturating_sub(1));
    }

    /// Chooses a draft by its name.
    pub fn choose(&mut self, name: &str) {
        self.chosen = self.drafts.iter().position(|row| row.name == name).unwrap_or(self.chosen);
    }

    /// The chosen draft.
    pub fn chosen(&self) -> Option<&Row> {
        self.drafts.get(self.chosen)
    }
}

fn row_of(entry: &DraftEntry, world: &World) -> Row {
    let name = entry.name().to_owned();
    let open_by = told::people(&entry.open_by, world);
    match &entry.state {
        Ok(draft) => {
            let check = Check::of(world.form, draft);
            let title = title_of(&entry.shown_name(), draft, world.form);
            let facts = Facts {
                answered: check.answered(),
                total: check.fields().len(),
                problems: check.problem_count(),
                changed: entry.changed(),
                changed_by: draft.changed_by.clone(),
                stage: DraftStatus::of(draft, world.form),
            };
            Row { name, title, open_by, said: Ok(facts) }
        }
        Err(error) => {
            let title = format!("{}.ron", entry.shown_name());
            Row { name, title, open_by, said: Err(Fault::of(error, world)) }
        }
    }
}

/// Draws the screen and gives where the cursor stands: at the chosen draft.
pub fn draw(
    start: &Start,
    body: Rect,
    buf: &mut Buffer,
    first: &mut usize,
    time: Time,
    world: &World,
) -> Option<Position> {
    // At least three drafts stay in sight.
    let room = Rect { height: body.height.saturating_sub(4), ..body };
    let used = if room.height >= 5 {
        draw_deadline(&mut Canvas::new(buf, room, world.theme), time, world)
    } else {
        0
    };
    let used = used.min(room.height);
    let mut canvas = Canvas::new(buf, body, world.theme);
    let words = &world.words;
    canvas.put(used, 1, &say!(words, "start-drafts"), world.theme.strong());
    let folder = cut(&world.folder, body.width.saturating_sub(14), world.theme);
    canvas.put_right(used, 1, &folder, Style::new());
    let list = Rect { y: body.y + used + 1, height: body.height.saturating_sub(used + 1), ..body };
    Some(draw_drafts(start, list, buf, first, time, world))
}

/// Draws the next deadline and gives the rows used, with a blank one below.
fn draw_deadline(canvas: &mut Canvas<'_>, time: Time, world: &World) -> u16 {
    let words = &world.words;
    let theme = world.theme;
    let Some(deadline) = next_deadline(&world.events, time.wall) else { return 0 };
    let is_open = deadline.is_open(time.wall);
    let heading = if is_open { say!(words, "start-next") } else { say!(words, "start-last") };
    canvas.put(0, 1, &heading, theme.strong());
    let mut row = 1;
    let pair = |canvas: &mut Canvas<'_>, row: &mut u16, left: &str, right: &str, style: Style| {
        let fits = width(left) + width(right) + 7 <= canvas.width();
        canvas.put(*row, 3, left, style);
        if fits {
            canvas.put_right(*row, 1, right, Style::new());
        } else {
            *row += 1;
            canvas.put(*row, 3, right, Style::new());
        }
        *row += 1;
    };
    let date = match deadline.at {
        // A date of another year says which.
        Moment::At(at) if zone::date(at).year() != zone::date(time.wall).year() => date::long(words, at),
        _ => deadline.date(words),
    };
    pair(canvas, &mut row, &deadline.name(words), &date, Style::new());
    let meeting = deadline.event.meeting.map(|meeting| date::weekday_day(words, meeting.starts().date()));
    let meeting = meeting.map_or_else(String::new, |day| say!(words, "start-meeting", day = day));
    let style = if is_open { theme.accent() } else { theme.notice() };
    pair(canvas, &mut row, &deadline.text(time.wall, words), if is_open { &meeting } else { "" }, style);
    let sentences = still_possible(&world.events, words);
    let shown = if is_open { 1 } else { sentences.len() };
    for sentence in sentences.iter().take(shown) {
        for line in wrapped(sentence, canvas.width().saturating_sub(4)) {
            canvas.put(row, 3, &line, Style::new());
            row += 1;
        }
    }
    row + 1
}

fn draw_drafts(
    start: &Start,
    area: Rect,
    buf: &mut Buffer,
    first: &mut usize,
    time: Time,
    world: &World,
) -> Position {
    let mut canvas = Canvas::new(buf, area, world.theme);
    let room = usize::from(area.height).max(1);
    *first = (*first).clamp((start.chosen + 1).saturating_sub(room), start.chosen);
    if start.is_empty() {
        canvas.put(0, 3, &say!(world.words, "start-none"), Style::new());
    }
    for (y, (at, row)) in (0..area.height).zip(start.drafts.iter().enumerate().skip(*first)) {
        draw_draft(&mut canvas, y, row, at == start.chosen, time, world);
    }
    let row = u16::try_from(start.chosen.saturating_sub(*first)).unwrap_or(0);
    Position { x: area.x + 1, y: (area.y + row).min(area.bottom().saturating_sub(1)) }
}

fn draw_draft(canvas: &mut Canvas<'_>, y: u16, row: &Row, is_chosen: bool, time: Time, world: &World) {
    let theme = world.theme;
    let words = &world.words;
    let style = if is_chosen { theme.accent() } else { Style::new() };
    if is_chosen {
        canvas.put(y, 1, theme.glyph(Glyph::Pointer), style);
    }
    match &row.said {
        Err(why) => {
            let column = canvas.put(y, 3, &format!("! {}", row.title), theme.problem()) + 2;
            canvas.put(y, column, &why.cause, Style::new());
        }
        Ok(facts) => {
            let count = say!(words, "start-answered", answered = facts.answered, total = facts.total);
            let age = date::stamp(words, facts.changed, time.wall);
            let columns = Columns::of(canvas.width());
            let state = state_text(facts, canvas.width().saturating_sub(columns.by + 1), words);
            canvas.put(y, 3, &cut(&row.title, columns.count - 5, theme), style);
            canvas.put(y, columns.count, &count, Style::new());
            canvas.put(
                y,
                columns.age,
                &cut(&age, columns.by.saturating_sub(columns.age + 1), theme),
                Style::new(),
            );
            if columns.by < canvas.width() {
                let open = open_text(row, facts, world);
                let right = if open.is_empty() { &state } else { &open };
                let room = canvas.width().saturating_sub(columns.by + width(right) + 3);
                // A name of which next to nothing is left says nothing.
                let by = if room < 5 { String::new() } else { cut(&facts.changed_by, room, theme) };
                canvas.put(y, columns.by, &by, Style::new());
                let is_well = open.is_empty()
                    && !matches!(facts.stage, Some(DraftStatus::Changed | DraftStatus::Unsettled));
                canvas.put_right(y, 1, right, if is_well { theme.done() } else { theme.notice() });
            }
        }
    }
}

/// How far a draft is, in so many columns at most: the furthest counts.
fn state_text(facts: &Facts, columns: u16, words: &Words) -> String {
    match (facts.stage, facts.answered, facts.problems) {
        (Some(stage), ..) if width(&stage.word(words)) <= columns => stage.word(words),
        (Some(stage), ..) => stage.short_word(words),
        (None, _, 0) => say!(words, "start-ready"),
        (None, answered, problems) if answered + 1 >= facts.total => {
            say!(words, "start-problems", count = problems)
        }
        _ => String::new(),
    }
}

/// Who has a draft open; their name is left out where the row has it already.
fn open_text(row: &Row, facts: &Facts, world: &World) -> String {
    let names = &row.open_by;
    if names.is_empty() {
        String::new()
    } else if names.len() == 1 && *names == [told::person(&facts.changed_by, world)] {
        say!(world.words, "others-open-now")
    } else {
        let names = told::names(&world.words, names);
        say!(world.words, "others-open", names = names)
    }
}

/// Where the columns of the list begin.
struct Columns {
    count: u16,
    age: u16,
    by: u16,
}

impl Columns {
    fn of(width: u16) -> Self {
        if width < 70 {
            return Columns { count: width.saturating_sub(10).max(6), age: width, by: width };
        }
        let spare = width - 70;
        let count = 27 + spare / 3;
        let age = count + 10;
        let by = age + 19 + spare / 6;
        Columns { count, age, by }
    }
}
