//! Events out: a file that Outlook, Google, Apple and others import or subscribe to.

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::content_line::ContentLines;
use super::{TITLE_PROPERTY, deadline_uid, uid_of};
use crate::event::{Deadline, DeadlineKind, Event, Meeting, Moment};
use crate::say;
use crate::words::{Lang, Words};
use crate::zone;

const ZONE: &str = "Europe/Copenhagen";

/// Copenhagen's clock. By rules: Outlook is an hour off where the zone is told by dates, or not at all.
const VTIMEZONE: &str = "\
BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
X-LIC-LOCATION:Europe/Copenhagen
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE";

/// Reminders of a deadline by the clock: a day and two hours before.
const BEFORE_AN_HOUR: [&str; 2] = ["-P1D", "-PT2H"];

/// Reminders of a deadline that is a whole day: at nine on the day before and on the day, since midnight wakes people
/// and two hours before the end of a day is too late for an office.
const BEFORE_A_DAY: [&str; 2] = ["-PT15H", "PT9H"];

/// Whether a calendar has room for an event: one that can be sent at any time stands on no day.
pub(crate) fn has_date(event: &Event) -> bool {
    event.meeting.is_some() || event.deadlines().next().is_some()
}

/// The events as an iCalendar file, made at `now`, in the language of `words`.
pub fn written(events: &[Event], now: DateTime<Utc>, words: &Words) -> String {
    let words = &words.whole();
    let mut lines = begun(words);
    lines.put_lines(VTIMEZONE);
    for event in events {
        if let Some(meeting) = event.meeting {
            put_meeting(&mut lines, event, meeting, now, words);
        }
        for deadline in event.deadlines() {
            put_deadline(&mut lines, deadline, now, words);
        }
    }
    ended(lines)
}

/// The head of a calendar.
pub(super) fn begun(words: &Words) -> ContentLines {
    let lang = match words.lang() {
        Lang::Da => "DA",
        Lang::En => "EN",
    };
    let mut lines = ContentLines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", &format!("-//som//som {}//{lang}", env!("CARGO_PKG_VERSION")));
    lines.put("CALSCALE", "GREGORIAN");
    lines.put("METHOD", "PUBLISH");
    lines
}

/// The text of a calendar whose events are all there.
pub(super) fn ended(mut lines: ContentLines) -> String {
    lines.put("END", "VCALENDAR");
    lines.into_text()
}

fn put_meeting(lines: &mut ContentLines, event: &Event, meeting: Meeting, now: DateTime<Utc>, words: &Words) {
    lines.put("BEGIN", "VEVENT");
    lines.put_text("UID", &uid_of(event));
    put_stamps(lines, event, now);
    put_moment(lines, "DTSTART", meeting.starts);
    match meeting.ends {
        Moment::At(_) => put_moment(lines, "DTEND", meeting.ends),
        Moment::On(last) => put_moment(lines, "DTEND", Moment::On(day_after(last))),
    }
    lines.put_text("SUMMARY", event.title.of(words));
    put_details(lines, event, words);
    lines.put("END", "VEVENT");
}

/// A deadline is an event of its own, which takes nobody's time: it has no length, and reminds twice.
fn put_deadline(lines: &mut ContentLines, deadline: Deadline, now: DateTime<Utc>, words: &Words) {
    let Deadline { event, kind, at } = deadline;
    let what = event.what.of(words);
    let summary = match kind {
        DeadlineKind::Registration => say!(words, "event-registration-deadline", what = what),
        DeadlineKind::Application => say!(words, "event-application-deadline", what = what),
    };
    lines.put("BEGIN", "VEVENT");
    lines.put_text("UID", &deadline_uid(event, kind));
    lines.put_text("RELATED-TO", &uid_of(event));
    lines.put_text(TITLE_PROPERTY, event.title.of(words));
    put_stamps(lines, event, now);
    put_moment(lines, "DTSTART", at);
    if let Moment::On(day) = at {
        put_moment(lines, "DTEND", Moment::On(day_after(day)));
    }
    lines.put_text("SUMMARY", &summary);
    put_details(lines, event, words);
    lines.put("TRANSP", "TRANSPARENT");
    let triggers = if matches!(at, Moment::At(_)) { BEFORE_AN_HOUR } else { BEFORE_A_DAY };
    for trigger in triggers {
        lines.put("BEGIN", "VALARM");
        lines.put("ACTION", "DISPLAY");
        lines.put("TRIGGER", trigger);
        lines.put_text("DESCRIPTION", &summary);
        lines.put("END", "VALARM");
    }
    lines.put("END", "VEVENT");
}

fn put_stamps(lines: &mut ContentLines, event: &Event, now: DateTime<Utc>) {
    let now = utc(now);
    lines.put("DTSTAMP", &now);
    lines.put("LAST-MODIFIED", &now);
    lines.put("SEQUENCE", &event.revision.to_string());
    lines.put("STATUS", "CONFIRMED");
}

fn put_details(lines: &mut ContentLines, event: &Event, words: &Words) {
    if let Some(place) = &event.place {
        lines.put_text("LOCATION", place.of(words));
    }
    lines.put_text("DESCRIPTION", &event.lines(words).join("\n"));
    if let Some(contact) = &event.contact {
        lines.put_text("CONTACT", contact);
    }
}

/// Writes a moment by Copenhagen's clock; the second of a doubled hour, which that doesn't tell, by UTC.
pub(super) fn put_moment(lines: &mut ContentLines, name: &str, moment: Moment) {
    match moment {
        Moment::On(day) => lines.put(&format!("{name};VALUE=DATE"), &day.format("%Y%m%d").to_string()),
        Moment::At(at) => {
            let wall = zone::local(at);
            if zone::instant(wall) == Some(at) {
                lines.put(&format!("{name};TZID={ZONE}"), &wall.format("%Y%m%dT%H%M%S").to_string());
            } else {
                lines.put(name, &utc(at));
            }
        }
    }
}

pub(super) fn utc(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// The first day after: an end in a calendar is no part of what ends.
pub(super) fn day_after(day: NaiveDate) -> NaiveDate {
    day + Days::new(1)
}
