//! Drawing the meetings: the list, and below it the chosen one's details beside its month.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::EventsScreen;
use super::list::{EventRow, EventRows};
use crate::event::Moment;
use crate::event::agenda::AgendaRow;
use crate::event::deadline::still_possible;
use crate::event::month::month;
use crate::event::timeline::{self as months, Timeline};
use crate::say;
use crate::tui::context::Context;
use crate::tui::keys::Move;
use crate::tui::open_draft::OpenDraft;
use crate::tui::screen::participation::noted_of;
use crate::tui::widget::agenda_rows::{BRIEF_FROM, DAY_COLUMN, draw_item, title_column};
use crate::tui::widget::chrome::Chrome;
use crate::tui::widget::text::{Canvas, rows, wrapped};
use crate::tui::widget::{calendar, timeline};

/// The details have so many columns at least beside a month.
const DETAIL_COLUMNS: u16 = 40;
/// From this width on the next months stand as a line below the list.
const TIMELINE_FROM: u16 = 98;
/// The details have so many rows at least below that line.
const DETAIL_ROWS: u16 = 11;
/// The list has so many rows at least, if it needs them.
const LIST_ROWS_MIN: u16 = 4;

/// Where the parts of the screen stand.
struct EventsLayout {
    list: Rect,
    /// The next months as a line, if there is room for it.
    timeline: Option<Rect>,
    /// The details with the column in which they say that there are more.
    detail: Rect,
    /// The month, if there is room for one.
    calendar: Option<Rect>,
}

impl EventsLayout {
    /// Shares a body out for a list of so many rows and the next months. What is chosen doesn't matter: nothing moves
    /// with the choice.
    fn of(body: Rect, count: usize, line: Option<&Timeline>, has_lines: bool) -> Self {
        let height = rows(count).min((body.height * 2 / 5).max(LIST_ROWS_MIN)).min(body.height);
        let mut used = (height + 1).min(body.height);
        let line = line
            .filter(|_| body.width >= TIMELINE_FROM)
            .map(|line| timeline::height(line, body.width.saturating_sub(2)));
        let line = line.filter(|line| used + line + 1 + DETAIL_ROWS <= body.height);
        let timeline = line.map(|height| Rect { y: body.y + used, height, ..body });
        used += line.map_or(0, |line| line + 1);
        let below = Rect { y: body.y + used, height: body.height - used, ..body };
        let left = (body.width).saturating_sub(calendar::COLUMNS + 2);
        // A reader says whole rows: a day of the month in the midst of a sentence.
        let has_calendar = has_lines && left >= DETAIL_COLUMNS + 2;
        let month = Rect { x: body.x + left, width: body.width - left, ..below };
        EventsLayout {
            list: Rect { height, ..body },
            timeline,
            detail: Rect { width: if has_calendar { left } else { body.width }, ..below },
            calendar: has_calendar.then_some(month),
        }
    }
}

impl EventsScreen {
    /// Draws the screen and gives where the cursor stands: at the chosen row.
    pub(super) fn draw_body(
        &self,
        open: Option<&OpenDraft>,
        cx: &Context,
        canvas: &mut Canvas<'_>,
    ) -> Position {
        let (list, line) = (self.rows(cx), timeline_of(cx));
        let layout = EventsLayout::of(canvas.area(), list.len(), line.as_ref(), cx.world.theme.has_lines);
        let cursor = self.draw_list(&mut canvas.part(layout.list), &list, cx);
        if let (Some(line), Some(area)) = (line, layout.timeline) {
            let chosen = self.chosen_row(cx).and_then(EventRow::item);
            let day = chosen.and_then(|row| row.when).map(Moment::date);
            timeline::draw(&mut canvas.part(area), &line, day, &cx.world.words);
        }
        self.draw_details(&mut canvas.part(layout.detail), open, cx);
        if let Some(area) = layout.calendar {
            let month = month(self.shown_month(cx), &cx.world.events, cx.time.wall);
            calendar::draw(&mut canvas.part(area), 0, 1, &month, &cx.world.words);
        }
        cursor
    }

    fn draw_list(&self, canvas: &mut Canvas<'_>, list: &EventRows<'_>, cx: &Context) -> Position {
        let (words, now) = (&cx.world.words, cx.time.wall);
        let (room, chosen) = (usize::from(canvas.height()), self.chosen.at(list));
        self.list_scroll.set(self.list_scroll.first(list.len(), room));
        let first = self.list_scroll.follow(chosen, room);
        let day = |row: EventRow<'_>| row.item().map_or_else(String::new, |row| row.day(now, words));
        let days: Vec<String> = list.iter().map(day).collect();
        let title_column = title_column(&days);
        // The mark of more keeps its column free.
        let margin = if list.len() > room { 3 } else { 1 };
        let cursor =
            canvas.list(list.iter().zip(&days), first, chosen, |canvas, y, (row, day), style| match row {
                EventRow::Over(count) => draw_over(canvas, y, (count, list.is_open), style, cx),
                EventRow::Item(row) => {
                    let columns = [title_column, margin];
                    draw_item(canvas, y, columns, (day, &row), (style, words, now));
                }
            });
        canvas.more(0, 0, first > 0, list.len() > first + room);
        cursor
    }

    /// What is told of the chosen row, each with its look.
    fn details(&self, columns: u16, open: Option<&OpenDraft>, cx: &Context) -> Vec<(String, Style)> {
        let (words, theme) = (&cx.world.words, cx.world.theme);
        let text = match self.chosen_row(cx) {
            None => vec![(say!(words, "events-none"), Style::new())],
            Some(EventRow::Over(count)) => vec![
                (say!(words, "events-over", count = count), theme.strong()),
                (say!(words, "events-over-about"), Style::new()),
            ],
            Some(EventRow::Item(row)) => details_of(&row, open, cx),
        };
        let written = self.file.told();
        let written = written.map(|(text, style)| [(text.to_owned(), style), (String::new(), Style::new())]);
        let rows = |(text, style): (String, Style)| {
            paragraph(&text, columns).into_iter().map(move |row| (row, style))
        };
        written.into_iter().flatten().chain(text).flat_map(rows).collect()
    }

    fn draw_details(&self, canvas: &mut Canvas<'_>, open: Option<&OpenDraft>, cx: &Context) {
        let details = self.details(canvas.width().saturating_sub(2), open, cx);
        let room = usize::from(canvas.height());
        let first = self.detail_scroll.first(details.len(), room);
        for (y, (text, style)) in (0..canvas.height()).zip(&details[first..]) {
            canvas.put(y, 1, text, *style);
        }
        canvas.more(0, 0, first > 0, details.len() > first + room);
    }

    /// How many rows the details take, and how many of them fit.
    fn detail_rows(&self, open: Option<&OpenDraft>, cx: &Context) -> (usize, usize) {
        let body = Chrome::of(cx.size, false).text_body();
        let has_lines = cx.world.theme.has_lines;
        let detail = EventsLayout::of(body, self.rows(cx).len(), timeline_of(cx).as_ref(), has_lines).detail;
        (self.details(detail.width.saturating_sub(2), open, cx).len(), usize::from(detail.height))
    }

    /// Whether there are more details than fit.
    pub(super) fn has_more_details(&self, open: Option<&OpenDraft>, cx: &Context) -> bool {
        let (rows, room) = self.detail_rows(open, cx);
        rows > room
    }

    pub(super) fn scroll_details(&mut self, step: Move, open: Option<&OpenDraft>, cx: &Context) {
        let (rows, room) = self.detail_rows(open, cx);
        self.detail_scroll.scroll(step.rows_in(room), rows, room);
    }
}

fn timeline_of(cx: &Context) -> Option<Timeline> {
    months::timeline(&cx.world.events, cx.time.wall).filter(|_| cx.world.theme.has_lines)
}

/// Draws the line above what is over: how many events that are, and whether they are shown.
fn draw_over(canvas: &mut Canvas<'_>, y: u16, (count, is_open): (usize, bool), style: Style, cx: &Context) {
    let words = &cx.world.words;
    let title = say!(words, "events-over", count = count);
    canvas.put(y, DAY_COLUMN, &format!("{} {title}", if is_open { "-" } else { "+" }), style);
    if canvas.width() >= BRIEF_FROM {
        let how = if is_open { say!(words, "events-over-close") } else { say!(words, "events-over-open") };
        canvas.put_right(y, 1, &how, Style::new());
    }
}

/// A paragraph in rows; those after its first are set in, so that one sees where another begins.
fn paragraph(text: &str, columns: u16) -> Vec<String> {
    let rows = wrapped(text, columns.saturating_sub(2)).into_iter().enumerate();
    rows.map(|(at, row)| if at == 0 { row } else { format!("  {row}") }).collect()
}

/// All that is told of a row: what it is, when, and the event's own lines.
fn details_of(row: &AgendaRow<'_>, open: Option<&OpenDraft>, cx: &Context) -> Vec<(String, Style)> {
    let (words, strong, now) = (&cx.world.words, cx.world.theme.strong(), cx.time.wall);
    let (title, name, text) = (row.event.title.of(words), row.title(words), row.text(now, words));
    let told = if name == title { text } else { say!(words, "events-chosen", name = name, text = text) };
    let mut details = vec![(title.to_owned(), strong), (told, strong)];
    details.extend(noted_of(row.event, open, cx).map(|line| (line, Style::new())));
    details.extend(row.event.lines(words).into_iter().map(|line| (line, Style::new())));
    if row.is_past {
        let possible = still_possible(&cx.world.events, !cx.world.is_restricted, words);
        let lines = std::iter::once(String::new()).chain(possible);
        details.extend(lines.map(|line| (line, Style::new())));
    }
    details
}
