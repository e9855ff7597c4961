//! Meetings and deadlines: a list in the order of time, the chosen one's details and its month.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::event::agenda::{AgendaRow, agenda};
use crate::event::deadline::still_possible;
use crate::event::month::{month, month_of, next_month, previous_month};
use crate::event::zone;
use crate::say;
use crate::tui::message::Time;
use crate::tui::theme::Glyph;
use crate::tui::widget::calendar;
use crate::tui::widget::text::{Canvas, cut, width, wrapped};
use crate::tui::world::World;

const DAY_COLUMN: u16 = 3;

/// The list of meetings and deadlines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Events {
    chosen: usize,
    /// The month shown, where the reader turned the pages.
    month: Option<NaiveDate>,
}

impl Events {
    /// The list with the next deadline chosen.
    pub fn new(time: Time, world: &World) -> Self {
        let rows = agenda(&world.events, time.wall);
        let chosen = rows.iter().position(|row| !row.is_past).unwrap_or(0);
        Events { chosen, month: None }
    }

    /// Chooses the row so many further down.
    pub fn move_by(&mut self, by: isize, time: Time, world: &World) {
        let last = agenda(&world.events, time.wall).len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(by).min(last);
        self.month = None;
    }

    /// Turns the calendar to another month.
    pub fn turn(&mut self, is_forward: bool, time: Time, world: &World) {
        let shown = self.shown_month(time, world);
        self.month = Some(if is_forward { next_month(shown) } else { previous_month(shown) });
    }

    fn shown_month(&self, time: Time, world: &World) -> NaiveDate {
        let rows = agenda(&world.events, time.wall);
        let own = rows.get(self.chosen).and_then(|row| month_of(row.event));
        self.month.or(own).unwrap_or_else(|| zone::date(time.wall))
    }
}

/// Draws the list and gives where the cursor stands: at the chosen row.
pub fn draw(events: &Events, body: Rect, buf: &mut Buffer, time: Time, world: &World) -> Option<Position> {
    let rows = agenda(&world.events, time.wall);
    let mut canvas = Canvas::new(buf, body, world.theme);
    let list_rows = u16::try_from(rows.len()).unwrap_or(u16::MAX).min(body.height);
    draw_list(&mut canvas, &rows, events, time, world);
    let below = Rect { y: body.y + list_rows + 1, height: body.height.saturating_sub(list_rows + 1), ..body };
    if let Some(row) = rows.get(events.chosen) {
        draw_details(buf, below, row, events, time, world);
    }
    let row = u16::try_from(events.chosen).unwrap_or(u16::MAX).min(body.height.saturating_sub(1));
    Some(Position { x: body.x + 1, y: body.y + row })
}

fn draw_list(canvas: &mut Canvas<'_>, rows: &[AgendaRow<'_>], events: &Events, time: Time, world: &World) {
    let theme = world.theme;
    let words = &world.words;
    let days: Vec<String> = rows.iter().map(|row| row.day(time.wall, words)).collect();
    let title_column = DAY_COLUMN + days.iter().map(|day| width(day)).max().unwrap_or(0) + 2;
    for (y, (row, day)) in (0..).zip(rows.iter().zip(&days)) {
        let is_chosen = usize::from(y) == events.chosen;
        let style = if is_chosen { theme.accent() } else { Style::new() };
        if is_chosen {
            canvas.put(y, 1, theme.glyph(Glyph::Pointer), style);
        }
        canvas.put(y, DAY_COLUMN, day, style);
        // In a narrow window the countdown stands with the details alone.
        let brief = if canvas.width() < 64 { String::new() } else { row.brief(time.wall, words) };
        let room = canvas.width().saturating_sub(title_column + width(&brief) + 3);
        canvas.put(y, title_column, &cut(&row.title(words), room, theme), style);
        canvas.put_right(y, 1, &brief, Style::new());
    }
}

fn draw_details(
    buf: &mut Buffer,
    area: Rect,
    row: &AgendaRow<'_>,
    events: &Events,
    time: Time,
    world: &World,
) {
    let theme = world.theme;
    let words = &world.words;
    let has_calendar = area.width >= calendar::COLUMNS + 44;
    let text_columns = if has_calendar { area.width - calendar::COLUMNS - 4 } else { area.width - 2 };
    let mut canvas = Canvas::new(buf, area, theme);
    let mut y = 0;
    let mut write = |canvas: &mut Canvas<'_>, text: &str, style: Style| {
        for line in wrapped(text, text_columns) {
            canvas.put(y, 1, &line, style);
            y += 1;
        }
    };
    write(&mut canvas, row.event.title.of(words), theme.strong());
    let text = row.text(time.wall, words);
    write(&mut canvas, &say!(words, "events-chosen", name = row.title(words), text = text), theme.accent());
    for line in row.event.lines(words) {
        write(&mut canvas, &line, Style::new());
    }
    if row.is_past {
        write(&mut canvas, "", Style::new());
        for line in still_possible(&world.events, words) {
            write(&mut canvas, &line, Style::new());
        }
    }
    if has_calendar {
        let month = month(events.shown_month(time, world), &world.events, time.wall);
        let column = canvas.width().saturating_sub(calendar::COLUMNS + 1);
        calendar::draw(&mut canvas, 0, column, &month, words);
    }
}
