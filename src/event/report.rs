//! The output of `som events` and `som deadline`: stable JSON, and a table for people.

use chrono::{DateTime, Utc};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::agenda::agenda;
use super::countdown::Countdown;
use super::deadline::{clipped, next_deadline};
use super::headline::is_stale;
use super::moment::Moment;
use super::{Deadline, Event, EventState};
use crate::say;
use crate::words::Words;

/// Width limit of [`events_text`].
const TABLE_COLS: usize = 80;

/// An event for programs: one element of `som events --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EventReport {
    /// The event's id.
    pub id: String,
    /// Its localised name.
    pub title: String,
    /// RFC 3339 with Copenhagen's offset, or a date alone, as are the next three.
    pub starts: Option<String>,
    /// The first instant after the meeting, or its last day.
    pub ends: Option<String>,
    /// Until when one can register.
    pub registration_deadline: Option<String>,
    /// Until when one can apply.
    pub application_deadline: Option<String>,
    /// Open, closed, in progress or over.
    pub state: EventState,
    /// The sentence for its next deadline, or its last.
    pub deadline_text: Option<String>,
    /// The sentence for the meeting.
    pub meeting_text: Option<String>,
}

/// The next deadline for programs: `som deadline --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeadlineReport {
    /// The event's id; `None` without a deadline ahead, as are the next three.
    pub event: Option<String>,
    /// Its localised name.
    pub title: Option<String>,
    /// RFC 3339 with Copenhagen's offset, or a date alone.
    pub deadline: Option<String>,
    /// Whole seconds until it; until the last second of a date alone.
    pub seconds_left: Option<i64>,
    /// The state; without a deadline ahead, that of the event whose deadline passed last.
    pub state: EventState,
    /// Its sentence, or that of the deadline passed last, unless that was long ago.
    pub text: String,
}

/// Reports events in order of time; without `all`, past ones only if there is nothing else.
pub fn events_report(events: &[Event], now: DateTime<Utc>, all: bool, words: &Words) -> Vec<EventReport> {
    chosen(events, now, all).iter().map(|event| event_report(event, now, words)).collect()
}

fn event_report(event: &Event, now: DateTime<Utc>, words: &Words) -> EventReport {
    let told = |moment: Option<Moment>| moment.map(Moment::rfc3339);
    EventReport {
        id: event.id.clone(),
        title: event.title.of(words).to_owned(),
        starts: told(event.meeting.map(|meeting| meeting.starts)),
        ends: told(event.meeting.map(|meeting| meeting.ends)),
        registration_deadline: told(event.registration_deadline),
        application_deadline: told(event.application_deadline),
        state: event.state(now),
        deadline_text: deadline_text(event, now, words),
        meeting_text: event.meeting.map(|meeting| Countdown::Meeting(meeting).text(now, words)),
    }
}

fn deadline_text(event: &Event, now: DateTime<Utc>, words: &Words) -> Option<String> {
    match next_deadline(std::slice::from_ref(event), now) {
        Some(deadline) => Some(deadline.text(now, words)),
        None => event.rolling.then(|| say!(words, "event-rolling-no-deadline")),
    }
}

/// Reports the next deadline.
pub fn deadline_report(events: &[Event], now: DateTime<Utc>, words: &Words) -> DeadlineReport {
    let next = next_deadline(events, now);
    let ahead = next.filter(|deadline| deadline.is_open(now));
    let told = next.filter(|deadline| ahead.is_some() || !is_stale(deadline, now));
    let seconds_left =
        |deadline: Deadline| (deadline.at.last_second() - crate::zone::whole_second(now)).num_seconds();
    DeadlineReport {
        event: ahead.map(|deadline| deadline.event.id.clone()),
        title: ahead.map(|deadline| deadline.event.title.of(words).to_owned()),
        deadline: ahead.map(|deadline| deadline.at.rfc3339()),
        seconds_left: ahead.map(seconds_left),
        state: match next {
            Some(_) if ahead.is_some() => EventState::Open,
            passed => passed.map_or(EventState::Over, |deadline| deadline.event.state(now)),
        },
        text: told.map_or_else(|| say!(words, "event-no-deadline"), |deadline| deadline.text(now, words)),
    }
}

/// The agenda as aligned lines of at most 80 columns; `all` as in [`events_report`].
pub fn events_text(events: &[Event], now: DateTime<Utc>, all: bool, words: &Words) -> String {
    let events = chosen(events, now, all);
    let rows: Vec<[String; 3]> = agenda(&events, now)
        .iter()
        .map(|row| [row.day(now, words), row.title(words), row.brief(now, words)])
        .collect();
    let widest = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
    let (day_cols, brief_cols) = (widest(0), widest(2));
    let title_cols = widest(1).min(TABLE_COLS.saturating_sub(day_cols + brief_cols + 4));
    let line = |[day, title, brief]: &[String; 3]| {
        let title = clipped(title, title_cols);
        format!("{}  {}  {brief}\n", padded(day, day_cols), padded(&title, title_cols))
    };
    rows.iter().map(line).collect()
}

fn chosen(events: &[Event], now: DateTime<Utc>, all: bool) -> Vec<Event> {
    let is_ahead = |event: &&Event| all || event.state(now) != EventState::Over;
    let ahead: Vec<Event> = events.iter().filter(is_ahead).cloned().collect();
    let mut chosen = if ahead.is_empty() { events.to_vec() } else { ahead };
    chosen.sort_by_key(|event| {
        let first = agenda(std::slice::from_ref(event), now).first().and_then(|row| row.when);
        (first.is_none(), first.map(Moment::first_instant))
    });
    chosen
}

/// The text with blanks behind it up to so many columns.
pub(super) fn padded(text: &str, cols: usize) -> String {
    format!("{text}{}", " ".repeat(cols.saturating_sub(text.width())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{built_in, read_events};
    use crate::words::Lang;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    fn json<T: Serialize>(report: &T) -> String {
        serde_json::to_string_pretty(report).expect("a report is plain data")
    }

    #[test]
    fn events_are_told_to_programs() {
        let da = &Words::new(Lang::Da);
        let report = events_report(&built_in(), utc("2023-11-07T12:30:00Z"), false, da);
        insta::assert_snapshot!(json(&report), @r#"
        [
          {
            "id": "informationsmoede-2023-11",
            "title": "Informationsmøde om implementeringsforløb i SØM",
            "starts": "2023-11-07T13:30:00+01:00",
            "ends": "2023-11-07T14:30:00+01:00",
            "registration_deadline": "2023-11-03T10:00:00+01:00",
            "application_deadline": null,
            "state": "in_progress",
            "deadline_text": "fristen udløb for 4 dage og 3 timer siden",
            "meeting_text": "i gang – slutter om 1 time"
          },
          {
            "id": "implementeringsforloeb",
            "title": "Ansøgning om implementeringsforløb i SØM",
            "starts": null,
            "ends": null,
            "registration_deadline": null,
            "application_deadline": null,
            "state": "open",
            "deadline_text": "løbende – ingen frist",
            "meeting_text": null
          }
        ]
        "#);
    }

    #[test]
    fn events_that_are_over_are_told_only_when_asked_for_or_alone() {
        let da = &Words::new(Lang::Da);
        let now = utc("2026-01-31T12:00:00Z");
        let ids = |events: &[Event], all| -> Vec<String> {
            events_report(events, now, all, da).into_iter().map(|event| event.id).collect()
        };
        let events = built_in();
        assert_eq!(ids(&events, false), ["implementeringsforloeb"]);
        assert_eq!(ids(&events, true), ["informationsmoede-2023-11", "implementeringsforloeb"]);
        let meeting: Vec<Event> = events.into_iter().filter(|event| !event.rolling).collect();
        assert_eq!(ids(&meeting, false), ["informationsmoede-2023-11"]);
    }

    #[test]
    fn a_deadline_ahead_is_told_to_programs() {
        let da = &Words::new(Lang::Da);
        let report = deadline_report(&built_in(), utc("2023-10-31T05:00:00Z"), da);
        insta::assert_snapshot!(json(&report), @r#"
        {
          "event": "informationsmoede-2023-11",
          "title": "Informationsmøde om implementeringsforløb i SØM",
          "deadline": "2023-11-03T10:00:00+01:00",
          "seconds_left": 273600,
          "state": "open",
          "text": "om 3 dage og 4 timer"
        }
        "#);
    }

    #[test]
    fn where_nothing_is_ahead_the_event_is_null() {
        let da = &Words::new(Lang::Da);
        let passed = deadline_report(&built_in(), utc("2023-11-05T09:00:00Z"), da);
        insta::assert_snapshot!(json(&passed), @r#"
        {
          "event": null,
          "title": null,
          "deadline": null,
          "seconds_left": null,
          "state": "closed",
          "text": "fristen udløb for 2 dage siden"
        }
        "#);
        let over = deadline_report(&built_in(), utc("2023-11-09T13:30:00Z"), da);
        assert_eq!(
            (over.state, over.text.as_str()),
            (EventState::Over, "fristen udløb for 6 dage og 4 timer siden")
        );
        for (now, text) in [
            ("2023-12-07T22:59:59Z", "fristen udløb for 34 dage og 13 timer siden"),
            ("2023-12-07T23:00:00Z", "ingen frist"),
            ("2024-11-07T13:30:00Z", "ingen frist"),
        ] {
            assert_eq!(deadline_report(&built_in(), utc(now), da).text, text, "at {now}");
        }
        let none = deadline_report(&[], utc("2023-11-05T09:00:00Z"), da);
        assert_eq!((none.state, none.text.as_str()), (EventState::Over, "ingen frist"));
    }

    #[test]
    fn a_deadline_ahead_is_open_also_while_the_events_meeting_is_going_on() {
        let own = r#"[(id: "runde", title: (da: "Runde 2"), application_deadline: "2024-06-28",
            starts: "2024-06-01 10:00", ends: "2024-06-01 11:00")]"#;
        let events = read_events(own).expect("events");
        let report = deadline_report(&events, utc("2024-06-01T08:30:00Z"), &Words::new(Lang::Da));
        assert_eq!(report.state, EventState::Open);
    }

    #[test]
    fn a_date_alone_is_told_as_a_date() {
        let da = &Words::new(Lang::Da);
        let own = r#"[(id: "runde", title: (da: "Runde 2"), application_deadline: "2024-06-28")]"#;
        let report = deadline_report(&read_events(own).expect("events"), utc("2024-06-28T20:00:00Z"), da);
        assert_eq!(report.deadline.as_deref(), Some("2024-06-28"));
        assert_eq!(report.seconds_left, Some(2 * 3600 - 1));
        assert_eq!(report.text, "i dag");
    }

    #[test]
    fn people_get_a_table() {
        let events = built_in();
        let (before, after) = (utc("2023-10-31T05:00:00Z"), utc("2026-01-31T12:00:00Z"));
        insta::assert_snapshot!(events_text(&events, before, false, &Words::new(Lang::Da)), @r"
        3. nov.  Tilmeldingsfrist, informationsmøde  om 3 dage og 4 timer
        6. nov.  Link til mødet sendes               om 6 dage
        7. nov.  Informationsmøde om SØM-forløb      om 7 dage og 7 timer
        løbende  Ansøgning om implementeringsforløb  ingen frist
        ");
        insta::assert_snapshot!(events_text(&events, after, true, &Words::new(Lang::En)), @r"
        3 Nov 2023  Registration deadline, info meeting  passed 2 years ago
        6 Nov 2023  Link to the meeting was sent         2 years ago
        7 Nov 2023  Information meeting on SØM           ended 2 years ago
        rolling     Application for a programme          no deadline
        ");
    }

    #[test]
    fn the_table_keeps_to_80_columns() {
        let title = "Netværksmøde for alle kommuner, der arbejder med sociale investeringer";
        let own = format!(
            r#"[(id: "x", title: (da: "{title}"), starts: "2023-11-02 10:00", ends: "2023-11-02 10:59")]"#
        );
        let events = read_events(&own).expect("events");
        let text = events_text(&events, utc("2023-11-01T09:00:01Z"), false, &Words::new(Lang::Da));
        assert!(text.lines().all(|line| line.width() <= TABLE_COLS), "{text}");
        assert!(text.contains('…'), "{text}");
    }
}
