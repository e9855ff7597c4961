//! A month as a grid, deadlines in brackets, meetings in parentheses, today with a star.

use ratatui::style::Style;

use crate::event::month::{Day, DayMark, Month, MonthSign};
use crate::say;
use crate::tui::widget::text::{Canvas, rows, width};
use crate::words::date::NearDay;
use crate::words::{Words, date};

const DAY_COLUMNS: u16 = 4;

/// The columns that a month takes.
pub(crate) const COLUMNS: u16 = 7 * DAY_COLUMNS;

/// Draws a month from a row and column on, and below it what its signs mean.
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
    canvas.put_lines(row + 3 + rows(month.weeks.len()), column + 1, &legend(month, words), theme.quiet());
}

/// What the signs of a month mean, in as few rows as its columns allow.
fn legend(month: &Month, words: &Words) -> Vec<String> {
    let told = |sign| match sign {
        MonthSign::Mark(DayMark::Deadline) => format!("[ ] {}", say!(words, "month-deadline")),
        MonthSign::Mark(DayMark::Meeting) => format!("( ) {}", say!(words, "month-meeting")),
        MonthSign::Today(day) => format!("{} {}", cell(day).trim(), NearDay::Today.say(words)),
    };
    let mut lines: Vec<String> = Vec::new();
    for text in month.signs().into_iter().map(told) {
        match lines.last_mut() {
            Some(line) if width(line) + 2 + width(&text) < COLUMNS => *line = format!("{line}  {text}"),
            _ => lines.push(text),
        }
    }
    lines
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
