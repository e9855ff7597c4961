//! Drawing the meetings: the list, the chosen one's details and its month.

use ratatui::layout::Position;
use ratatui::style::Style;

use super::{EventsScreen, agenda_of};
use crate::event::agenda::AgendaRow;
use crate::event::deadline::still_possible;
use crate::event::month::month;
use crate::say;
use crate::tui::context::Context;
use crate::tui::widget::calendar;
use crate::tui::widget::text::{Canvas, cut, rows, width, wrapped};

/// Where the day of a row stands.
const DAY_COLUMN: u16 = 3;

impl EventsScreen {
    /// Draws the screen and gives where the cursor stands: at the chosen row.
    pub(super) fn draw_body(&self, cx: &Context, canvas: &mut Canvas<'_>) -> Position {
        let agenda = agenda_of(cx);
        let cursor = self.draw_list(canvas, &agenda, cx);
        if let Some(row) = agenda.get(self.chosen) {
            self.draw_details(&mut canvas.below(rows(agenda.len()).saturating_add(1)), row, cx);
        }
        cursor
    }

    fn draw_list(&self, canvas: &mut Canvas<'_>, agenda: &[AgendaRow<'_>], cx: &Context) -> Position {
        let (words, now) = (&cx.world.words, cx.time.wall);
        let days: Vec<String> = agenda.iter().map(|row| row.day(now, words)).collect();
        let title_column = DAY_COLUMN + days.iter().map(|day| width(day)).max().unwrap_or(0) + 2;
        canvas.list(agenda.iter().zip(&days), 0, self.chosen, |canvas, y, (row, day), style| {
            canvas.put(y, DAY_COLUMN, day, style);
            // In a narrow window the countdown stands with the details alone.
            let brief = if canvas.width() < 64 { String::new() } else { row.brief(now, words) };
            let room = canvas.width().saturating_sub(title_column + width(&brief) + 3);
            canvas.put(y, title_column, &cut(&row.title(words), room, canvas.theme()), style);
            canvas.put_right(y, 1, &brief, Style::new());
        })
    }

    fn draw_details(&self, canvas: &mut Canvas<'_>, row: &AgendaRow<'_>, cx: &Context) {
        let (words, theme, now) = (&cx.world.words, cx.world.theme, cx.time.wall);
        let has_calendar = canvas.width() >= calendar::COLUMNS + 44;
        let margin = if has_calendar { calendar::COLUMNS + 4 } else { 2 };
        let columns = canvas.width().saturating_sub(margin);
        let mut y = 0;
        let mut write = |text: &str, style: Style| {
            y = canvas.put_lines(y, 1, &wrapped(text, columns), style);
        };
        write(row.event.title.of(words), theme.strong());
        let text = row.text(now, words);
        write(&say!(words, "events-chosen", name = row.title(words), text = text), theme.strong());
        row.event.lines(words).iter().for_each(|line| write(line, Style::new()));
        if row.is_past {
            write("", Style::new());
            for line in still_possible(&cx.world.events, !cx.world.is_restricted, words) {
                write(&line, Style::new());
            }
        }
        if has_calendar {
            let month = month(self.shown_month(cx), &cx.world.events, now);
            let column = canvas.width().saturating_sub(calendar::COLUMNS + 1);
            calendar::draw(canvas, 0, column, &month, words);
        }
    }
}
