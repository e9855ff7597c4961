//! A month as a grid, deadlines in brackets, meetings in parentheses, today with a star.

use ratatui::style::Style;

use crate::event::month::{Day, DayMark, Month};
use crate::tui::widget::text::Canvas;
use crate::words::{Words, date};

const DAY_COLUMNS: u16 = 4;

/// The columns that a month takes.
pub(crate) const COLUMNS: u16 = 7 * DAY_COLUMNS;
/// Draws a month from a row and column on.
pub(crate) fn draw(canvas: &mut Canvas<'_>, row: u16, column: u16, month: &Month, words: &Words) {
    let theme = canvas.theme();
    canvas.put(row, column + 2, &date::month(words, month.first), theme.strong());
    for (at, head) in (0..).zip(date::weekday_heads(words)) {
        canvas.put(row + 1, column + at * DAY_COLUMNS + 1, &head, theme.quiet());
    }
    for (week_row, week) in (row + 2..).zip(&month.weeks) {
        for (at, day) in (0..).zip(week) {
            if let Some(day) = day {
                let style = match day.mark {
                    Some(_) => theme.strong(),
                    None if day.is_today => theme.strong(),
                    None => Style::new(),
                };
                canvas.put(week_row, column + at * DAY_COLUMNS, &cell(*day), style);
            }
        }
    }
}

fn cell(day: Day) -> String {
    use chrono::Datelike;
    let number = day.date.day();
    match (day.mark, day.is_today) {
        (Some(DayMark::Deadline), _) => format!("{:>4}", format!("[{number}]")),
        (Some(DayMark::Meeting), _) => format!("{:>4}", format!("({number})")),
        (None, true) => format!("{:>4}", format!("*{number} ")),
        (None, false) => format!("{number:>3} "),
    }
}
