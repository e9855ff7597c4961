//! What stands above the list of drafts: what this is, the next deadline or meeting, and what can be done.

use chrono::Datelike;
use ratatui::style::Style;

use crate::event::countdown::Countdown;
use crate::event::deadline::still_possible;
use crate::event::headline::{Headline, nothing_announced};
use crate::event::{Deadline, Moment};
use crate::say;
use crate::tui::context::Context;
use crate::tui::keys::Command;
use crate::tui::widget::text::{Canvas, hanging, rows, width, wrapped};
use crate::words::date;
use crate::zone;

/// In a lower part of the window only the first line has room.
const DEADLINE_ROWS: u16 = 5;

/// Draws what fits and gives the rows used, with a blank one below.
pub(super) fn draw(canvas: &mut Canvas<'_>, has_own: bool, cx: &Context) -> u16 {
    let world = &cx.world;
    let words = &world.words;
    let mut row = 0;
    for fault in &world.faults {
        let lines = hanging("! ", fault, canvas.width().saturating_sub(2));
        row = canvas.put_lines(row, 1, &lines, world.theme.problem());
    }
    row += u16::from(!world.faults.is_empty());
    if !has_own {
        let intro = say!(words, "start-intro", key = Command::Quit.key_name());
        let lines = wrapped(&intro, canvas.width().saturating_sub(2));
        // The deadline comes first where there is no room for both.
        let (room, used) = (canvas.height().saturating_sub(row), rows(lines.len()));
        if used <= room && (room < DEADLINE_ROWS || used + 1 + DEADLINE_ROWS <= room) {
            row = canvas.put_lines(row, 1, &lines, Style::new()) + 1;
        }
    }
    let room = canvas.height().saturating_sub(row);
    if room < DEADLINE_ROWS { row } else { row + draw_headline(&mut canvas.below(row), cx) }
}

fn draw_headline(canvas: &mut Canvas<'_>, cx: &Context) -> u16 {
    let (world, now) = (&cx.world, cx.time.wall);
    let (words, theme) = (&world.words, world.theme);
    let possible = still_possible(&world.events, !world.is_restricted, words);
    let (row, shown) = match Headline::of(&world.events, now) {
        Headline::Deadline(deadline) => {
            let is_open = deadline.is_open(now);
            let heading = if is_open { say!(words, "start-next") } else { say!(words, "start-last") };
            canvas.put(0, 1, &heading, theme.strong());
            let row = draw_pair(canvas, 1, &deadline.name(words), &date_of(&deadline, cx), Style::new());
            let meeting = deadline.event.meeting.filter(|meeting| meeting.is_ahead(now));
            let day = meeting.map(|meeting| date::weekday_day(words, meeting.starts.date()));
            let meeting = day.map_or_else(String::new, |day| say!(words, "start-meeting", day = day));
            let style = if is_open { theme.strong() } else { theme.notice() };
            // Another meeting is thought of when this one is over.
            let shown = match (is_open, meeting.is_empty()) {
                (true, _) => 1,
                (false, false) => 2,
                (false, true) => possible.len(),
            };
            (draw_pair(canvas, row, &deadline.text(now, words), &meeting, style), shown)
        }
        Headline::Meeting(event, meeting) => {
            canvas.put(0, 1, &say!(words, "start-next-meeting"), theme.strong());
            let day = event.meeting_date(words).unwrap_or_default();
            let row = draw_pair(canvas, 1, event.short.of(words), &day, Style::new());
            let text = Countdown::Meeting(meeting).text(now, words);
            (draw_pair(canvas, row, &text, "", theme.strong()), 1)
        }
        Headline::Nothing(last) => {
            let text = nothing_announced(last, words);
            (canvas.put_wrapped(0, 1, &text, theme.strong()), possible.len())
        }
    };
    let mut row = row;
    for sentence in possible.iter().take(shown) {
        // A sentence is shown whole or not at all.
        let lines = wrapped(sentence, canvas.width().saturating_sub(4));
        if row + rows(lines.len()) > canvas.height() {
            break;
        }
        row = canvas.put_lines(row, 3, &lines, Style::new());
    }
    row + 1
}

/// When a deadline is; a date of another year says which.
fn date_of(deadline: &Deadline<'_>, cx: &Context) -> String {
    let (words, now) = (&cx.world.words, cx.time.wall);
    match deadline.at {
        Moment::At(at) if zone::date(at).year() != zone::date(now).year() => date::long(words, at),
        _ => deadline.date(words),
    }
}

/// Puts one text at the left and one at the right, or below where there is no room, and gives the next row.
fn draw_pair(canvas: &mut Canvas<'_>, row: u16, left: &str, right: &str, style: Style) -> u16 {
    let fits = width(left) + width(right) + 7 <= canvas.width();
    canvas.put(row, 3, left, style);
    if fits {
        canvas.put_right(row, 1, right, Style::new());
        return row + 1;
    }
    canvas.put(row + 1, 3, right, Style::new());
    row + 2
}
