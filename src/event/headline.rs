//! What matters most of all events at a moment: the next deadline or meeting, or that none is announced.

use chrono::{DateTime, NaiveDate, Utc};

use super::countdown::Countdown;
use super::deadline::next_deadline;
use super::moment::{Meeting, Moment};
use super::{Deadline, Event};
use crate::say;
use crate::words::{Words, date};
use crate::zone;

/// An event that has been over for more days heads nothing.
const STALE_DAYS: i64 = 30;

/// The last meeting is named for so many days after it; then it is of no use to anyone.
const NAMED_DAYS: i64 = 365;

/// What heads the start screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Headline<'a> {
    /// A deadline ahead, or one that passed lately.
    Deadline(Deadline<'a>),
    /// A meeting ahead that has no deadline.
    Meeting(&'a Event, Meeting),
    /// Nothing is announced; the last meeting, if there was one within a year.
    Nothing(Option<(&'a Event, NaiveDate)>),
}

impl<'a> Headline<'a> {
    pub(crate) fn of(events: &'a [Event], now: DateTime<Utc>) -> Self {
        let next = next_deadline(events, now);
        if let Some(open) = next.filter(|deadline| deadline.is_open(now)) {
            return Headline::Deadline(open);
        }
        let meetings = || events.iter().filter_map(|event| Some((event, event.meeting?)));
        let ahead = meetings().filter(|(_, meeting)| !meeting.is_over(now));
        if let Some((event, meeting)) = ahead.min_by_key(|(_, meeting)| meeting.starts.first_instant()) {
            let deadline = event.deadlines().max_by_key(|deadline| deadline.at.last_second());
            return deadline.map_or(Headline::Meeting(event, meeting), Headline::Deadline);
        }
        let last =
            meetings().map(|(event, meeting)| (event, meeting.ends.date())).max_by_key(|(_, day)| *day);
        match next {
            Some(passed) if !is_stale(&passed, now) => Headline::Deadline(passed),
            _ => Headline::Nothing(last.filter(|(_, day)| days_since(*day, now) <= NAMED_DAYS)),
        }
    }

    /// The deadline, where that is what matters most.
    pub(crate) fn deadline(self) -> Option<Deadline<'a>> {
        match self {
            Headline::Deadline(deadline) => Some(deadline),
            Headline::Meeting(..) | Headline::Nothing(_) => None,
        }
    }
}

/// Tells that nothing is announced, and when the last meeting was:
/// `Intet møde er annonceret. Seneste informationsmøde: 7. november 2023.`
pub(crate) fn nothing_announced(last: Option<(&Event, NaiveDate)>, words: &Words) -> String {
    let none = say!(words, "event-none-announced");
    let Some((event, day)) = last else { return none };
    let date = date::day_with_year(words, day);
    format!("{none} {}", say!(words, "event-last-meeting", what = event.what.of(words), date = date))
}

/// What matters most in one line: `Tilmelding til informationsmøde: 3. nov. 2023 kl. 10.00 – om 3 dage og 4 timer`.
/// Today and tomorrow stand for the date. At most 80 columns with the built-in names.
pub(crate) fn line(events: &[Event], now: DateTime<Utc>, words: &Words) -> String {
    let (name, at, text, is_ahead) = match Headline::of(events, now) {
        Headline::Nothing(last) => return nothing_announced(last, words),
        Headline::Deadline(deadline) => {
            (deadline.name(words), deadline.at, deadline.text(now, words), deadline.is_open(now))
        }
        Headline::Meeting(event, meeting) => {
            let text = Countdown::Meeting(meeting).text(now, words);
            (event.short.of(words).to_owned(), meeting.starts, text, meeting.is_ahead(now))
        }
    };
    let is_near = date::NearDay::of(at.date(), zone::date(now)).is_some();
    let text = if is_ahead && !is_near {
        say!(words, "event-day-then", day = at.told(words, date::short), left = text)
    } else {
        text
    };
    say!(words, "event-line", name = name, text = text)
}

/// Whether a deadline passed so long ago that nobody is told of it.
pub(super) fn is_stale(passed: &Deadline<'_>, now: DateTime<Utc>) -> bool {
    days_since(last_day(passed.event), now) > STALE_DAYS
}

fn days_since(day: NaiveDate, now: DateTime<Utc>) -> i64 {
    (zone::date(now) - day).num_days()
}

/// The last day on which something of an event happens.
fn last_day(event: &Event) -> NaiveDate {
    let meeting = event.meeting.map(|meeting| meeting.ends);
    let moments = event.deadlines().map(|deadline| deadline.at).chain(meeting);
    moments.map(Moment::date).max().unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{built_in, read_events};
    use crate::words::Lang;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    fn told(events: &[Event], now: &str) -> String {
        match Headline::of(events, utc(now)) {
            Headline::Deadline(deadline) => format!("frist: {}", deadline.event.id),
            Headline::Meeting(event, _) => format!("møde: {}", event.id),
            Headline::Nothing(last) => nothing_announced(last, &Words::new(Lang::Da)),
        }
    }

    #[test]
    fn a_meeting_heads_the_screen_for_thirty_days_after_it() {
        let events = built_in();
        let nothing = "Intet møde er annonceret. Seneste informationsmøde: 7. november 2023.";
        for (now, headline) in [
            ("2023-10-31T05:00:00Z", "frist: informationsmoede-2023-11"),
            ("2023-11-07T12:45:00Z", "frist: informationsmoede-2023-11"),
            ("2023-12-07T22:59:59Z", "frist: informationsmoede-2023-11"),
            ("2023-12-07T23:00:00Z", nothing),
            ("2024-11-06T22:59:59Z", nothing),
            ("2024-11-06T23:00:00Z", "Intet møde er annonceret."),
            ("2026-11-29T12:00:00Z", "Intet møde er annonceret."),
        ] {
            assert_eq!(told(&events, now), headline, "at {now}");
        }
        assert_eq!(told(&[], "2023-11-05T09:00:00Z"), "Intet møde er annonceret.");
    }

    #[test]
    fn a_meeting_without_a_deadline_comes_before_a_deadline_that_has_passed() {
        let own = r#"[
            (id: "old", title: (da: "Før"), application_deadline: "2024-05-30"),
            (id: "open", title: (da: "Åbent møde"), starts: "2024-06-28 12:00", ends: "2024-06-28 13:00"),
        ]"#;
        let events = read_events(own).expect("events");
        assert_eq!(told(&events, "2024-05-30T12:00:00Z"), "frist: old");
        assert_eq!(told(&events, "2024-06-01T12:00:00Z"), "møde: open");
        let told_line = line(&events, utc("2024-06-01T12:00:00Z"), &Words::new(Lang::Da));
        assert_eq!(told_line, "Åbent møde: 28. jun. 2024 kl. 12.00 – om 26 dage og 22 timer");
        let nothing = "Intet møde er annonceret. Seneste Åbent møde: 28. juni 2024.";
        assert_eq!(told(&events, "2024-07-15T12:00:00Z"), nothing);
    }
}
