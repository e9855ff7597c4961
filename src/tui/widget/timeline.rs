//! The next months as a line: deadlines in brackets and meetings in parentheses as in the month, each where its day is.

use chrono::{Datelike, NaiveDate};
use ratatui::style::Style;

use crate::event::month::DayMark;
use crate::event::timeline::Timeline;
use crate::say;
use crate::tui::widget::text::{Canvas, rows, width};
use crate::words::date::NearDay;
use crate::words::{Words, date};

/// Days that lie close stand one below the other in so many rows at most.
const LANES: usize = 3;

/// A mark where its day is.
#[derive(Debug, PartialEq, Eq)]
struct PlacedMark {
    day: NaiveDate,
    column: u16,
    text: String,
}

/// The marks in their rows, and how many found no room.
#[derive(Debug, Default)]
struct Lanes {
    rows: Vec<Vec<PlacedMark>>,
    left_out: usize,
}

/// How many rows a line of so many columns takes: the months, the marks, today.
pub(crate) fn height(line: &Timeline, columns: u16) -> u16 {
    2 + rows(Lanes::of(line, columns).rows.len())
}

/// Draws the line over the whole width, with the mark of the chosen day reversed.
pub(crate) fn draw(canvas: &mut Canvas<'_>, line: &Timeline, chosen: Option<NaiveDate>, words: &Words) {
    let (theme, columns) = (canvas.theme(), canvas.width().saturating_sub(2));
    let at = |day| 1 + line.column(day, columns);
    canvas.rule_of(1, 1, columns);
    for first in line.months() {
        canvas.put(0, at(*first), &date::month(words, *first), theme.quiet());
        canvas.bar_at(1, at(*first));
    }
    let lanes = Lanes::of(line, columns);
    for (row, lane) in (1..).zip(&lanes.rows) {
        for mark in lane {
            let style = if chosen == Some(mark.day) { theme.reversed() } else { theme.strong() };
            canvas.put(row, 1 + mark.column, &mark.text, style);
        }
    }
    let below = 1 + rows(lanes.rows.len());
    let today = format!("{} {}", theme.sign("↑"), NearDay::Today.say(words));
    canvas.put(below, at(line.today), &today, Style::new());
    if lanes.left_out > 0 {
        canvas.put_right(below, 1, &say!(words, "timeline-left-out", n = lanes.left_out), theme.quiet());
    }
}

impl Lanes {
    /// Puts each mark into the first row that is free where its day is.
    fn of(line: &Timeline, columns: u16) -> Self {
        let mut lanes = Lanes::default();
        for (day, mark) in &line.marks {
            let text = text(*day, *mark);
            let column = line.column(*day, columns).min(columns.saturating_sub(width(&text)));
            let is_free = |lane: &Vec<PlacedMark>| {
                lane.last().is_none_or(|last| last.column + width(&last.text) <= column)
            };
            let mark = PlacedMark { day: *day, column, text };
            match lanes.rows.iter().position(is_free) {
                Some(row) => lanes.rows[row].push(mark),
                None if lanes.rows.len() < LANES => lanes.rows.push(vec![mark]),
                None => lanes.left_out += 1,
            }
        }
        lanes
    }
}

fn text(day: NaiveDate, mark: DayMark) -> String {
    match mark {
        DayMark::Deadline => format!("[{}]", day.day()),
        DayMark::Meeting => format!("({})", day.day()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::read_events;
    use crate::event::timeline::timeline;

    #[test]
    fn days_that_lie_close_stand_below_each_other_and_what_has_no_room_is_counted() {
        let event = |day: u32| format!(r#"(id: "m{day}", title: (da: "M"), starts: "2023-11-{day:02}")"#);
        let own = format!("[{}]", (4..=9).map(event).collect::<Vec<_>>().join(","));
        let now = "2023-11-01T05:00:00Z".parse().expect("an instant");
        let line = timeline(&read_events(&own).expect("events"), now).expect("a line");
        let told = |columns| {
            let Lanes { rows, left_out } = Lanes::of(&line, columns);
            let row = |lane: &Vec<PlacedMark>| lane.iter().map(|mark| mark.text.clone()).collect::<String>();
            (rows.iter().map(row).collect::<Vec<_>>(), left_out)
        };
        assert_eq!(told(300), (vec!["(4)(5)(6)(7)(8)(9)".to_owned()], 0));
        assert_eq!(told(92), (vec!["(4)(7)".to_owned(), "(5)(8)".to_owned(), "(6)(9)".to_owned()], 0));
        assert_eq!(told(46), (vec!["(4)(9)".to_owned(), "(5)".to_owned(), "(6)".to_owned()], 2));
    }
}
