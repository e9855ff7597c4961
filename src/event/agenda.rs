//! The agenda: everything that happens in events, in order of time.

use chrono::{DateTime, Datelike, Utc};

use super::Event;
use super::countdown::Countdown;
use super::deadline::DeadlineKind;
use super::moment::Moment;
use crate::say;
use crate::words::{Words, date};
use crate::zone;

/// Something that happens in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AgendaRow<'a> {
    /// The event it belongs to.
    pub event: &'a Event,
    /// What happens.
    pub item: AgendaItem,
    /// When it happens; `None` if possible at any time.
    pub when: Option<Moment>,
    /// The countdown to it; `None` if possible at any time.
    pub countdown: Option<Countdown>,
    /// Whether it is past.
    pub is_past: bool,
}

/// What happens in an event; the order decides ties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum AgendaItem {
    /// The end of registration or application.
    Deadline(DeadlineKind),
    /// The link to the meeting is mailed.
    LinkSent,
    Meeting,
    /// One can apply at any time.
    Rolling,
}

/// The agenda in order of time; what is possible at any time comes last.
pub(crate) fn agenda(events: &[Event], now: DateTime<Utc>) -> Vec<AgendaRow<'_>> {
    let mut rows: Vec<_> = events.iter().flat_map(|event| rows_of(event, now)).collect();
    rows.sort_by_key(|row| (row.when.is_none(), row.when.map(Moment::first_instant), row.item));
    rows
}

/// When any text of the agenda next changes.
pub(crate) fn next_change(events: &[Event], now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let countdowns = agenda(events, now).into_iter().filter_map(|row| row.countdown);
    countdowns.filter_map(|countdown| countdown.next_change(now)).min()
}

fn rows_of(event: &Event, now: DateTime<Utc>) -> Vec<AgendaRow<'_>> {
    let row = |item, when, countdown, is_past| AgendaRow { event, item, when, countdown, is_past };
    let mut rows: Vec<_> = event
        .deadlines()
        .map(|deadline| {
            let countdown = Some(deadline.countdown());
            row(AgendaItem::Deadline(deadline.kind), Some(deadline.at), countdown, !deadline.is_open(now))
        })
        .collect();
    if let Some(day) = event.link_sent {
        let is_past = zone::date(now) > day;
        rows.push(row(AgendaItem::LinkSent, Some(Moment::On(day)), Some(Countdown::Date(day)), is_past));
    }
    if let Some(meeting) = event.meeting {
        let countdown = Some(Countdown::Meeting(meeting));
        rows.push(row(AgendaItem::Meeting, Some(meeting.starts), countdown, meeting.is_over(now)));
    }
    if event.rolling {
        rows.push(row(AgendaItem::Rolling, None, None, false));
    }
    rows
}

impl AgendaRow<'_> {
    /// The day for a column: `3. nov.`, with the year if not this one, `løbende`.
    pub(crate) fn day(&self, now: DateTime<Utc>, words: &Words) -> String {
        match self.when.map(Moment::date) {
            None => say!(words, "event-rolling"),
            Some(day) if day.year() == zone::date(now).year() => date::short_day(words, day),
            Some(day) => date::short(words, day),
        }
    }

    /// Names what happens: `Tilmeldingsfrist, informationsmøde`.
    pub(crate) fn title(&self, words: &Words) -> String {
        let what = self.event.what.of(words);
        match self.item {
            AgendaItem::Deadline(DeadlineKind::Registration) => {
                say!(words, "event-registration-deadline", what = what)
            }
            AgendaItem::Deadline(DeadlineKind::Application) => {
                say!(words, "event-application-deadline", what = what)
            }
            AgendaItem::LinkSent if self.is_past => say!(words, "event-link-was-sent"),
            AgendaItem::LinkSent => say!(words, "event-link-sent"),
            AgendaItem::Meeting | AgendaItem::Rolling => self.event.short.of(words).to_owned(),
        }
    }

    /// The countdown as a sentence: `i dag kl. 10.00 – om 1 time og 5 minutter`, `ingen frist`.
    pub(crate) fn text(&self, now: DateTime<Utc>, words: &Words) -> String {
        let none = || say!(words, "event-no-deadline");
        self.countdown.map_or_else(none, |countdown| countdown.text(now, words))
    }

    /// The countdown in about 30 columns: `om 1 time og 5 minutter`, `udløb for 2 dage siden`.
    pub(crate) fn brief(&self, now: DateTime<Utc>, words: &Words) -> String {
        let none = || say!(words, "event-no-deadline");
        self.countdown.map_or_else(none, |countdown| countdown.brief(now, words))
    }

    /// For a meeting that goes on now, the time until its end in about 16 columns: `slut om 45 min`.
    pub(crate) fn time_to_end(&self, now: DateTime<Utc>, words: &Words) -> Option<String> {
        self.countdown?.time_to_end(now, words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::built_in;
    use crate::words::Lang;

    fn told(now: &str, lang: Lang) -> Vec<[String; 3]> {
        let (now, words) = (now.parse().expect("an instant"), &Words::new(lang));
        let told = |row: &AgendaRow| [row.day(now, words), row.title(words), row.brief(now, words)];
        agenda(&built_in(), now).iter().map(told).collect()
    }

    #[test]
    fn the_agenda_is_in_the_order_of_time() {
        assert_eq!(
            told("2023-10-31T05:00:00Z", Lang::Da),
            [
                ["3. nov.", "Tilmeldingsfrist, informationsmøde", "om 3 dage og 4 timer"],
                ["6. nov.", "Link til mødet sendes", "om 6 dage"],
                ["7. nov.", "Informationsmøde om SØM-forløb", "om 7 dage og 7 timer"],
                ["løbende", "Ansøgning om implementeringsforløb", "ingen frist"],
            ]
        );
    }

    #[test]
    fn what_is_past_says_so_with_its_year() {
        assert_eq!(
            told("2026-01-31T12:00:00Z", Lang::Da),
            [
                ["3. nov. 2023", "Tilmeldingsfrist, informationsmøde", "udløb for 2 år siden"],
                ["6. nov. 2023", "Link til mødet blev sendt", "for 2 år siden"],
                ["7. nov. 2023", "Informationsmøde om SØM-forløb", "sluttede for 2 år siden"],
                ["løbende", "Ansøgning om implementeringsforløb", "ingen frist"],
            ]
        );
    }

    #[test]
    fn english_tells_the_agenda_too() {
        assert_eq!(
            told("2023-11-05T09:00:00Z", Lang::En),
            [
                ["3 Nov", "Registration deadline, info meeting", "passed 2 days ago"],
                ["6 Nov", "Link to the meeting is sent", "tomorrow"],
                ["7 Nov", "Information meeting on SØM", "in 2 days and 3 hours"],
                ["rolling", "Application for a programme", "no deadline"],
            ]
        );
    }

    #[test]
    fn each_row_is_past_when_it_is_over_the_link_with_its_day() {
        let past = |now: &str| {
            let now = now.parse().expect("an instant");
            agenda(&built_in(), now).iter().map(|row| row.is_past).collect::<Vec<_>>()
        };
        assert_eq!(past("2023-10-31T05:00:00Z"), [false; 4]);
        assert_eq!(past("2023-11-06T12:00:00Z"), [true, false, false, false]);
        assert_eq!(past("2023-11-07T12:00:00Z"), [true, true, false, false]);
        assert_eq!(past("2023-11-07T14:00:00Z"), [true, true, true, false]);
    }

    #[test]
    fn a_row_told_as_a_sentence_has_its_date() {
        let (now, words) = ("2023-11-03T07:55:00Z".parse().expect("an instant"), &Words::new(Lang::Da));
        let told: Vec<String> = agenda(&built_in(), now).iter().map(|row| row.text(now, words)).collect();
        assert_eq!(told[0], "i dag kl. 10.00 – om 1 time og 5 minutter");
        assert_eq!(told[3], "ingen frist");
    }

    #[test]
    fn a_meeting_that_goes_on_tells_the_time_until_its_end() {
        let words = &Words::new(Lang::Da);
        let told = |now: &str| {
            let now = now.parse().expect("an instant");
            let told = |row: &AgendaRow| Some([row.brief(now, words), row.time_to_end(now, words)?]);
            agenda(&built_in(), now).iter().filter_map(told).collect::<Vec<_>>()
        };
        assert_eq!(told("2023-11-07T12:29:59Z"), [[""; 2]; 0]);
        assert_eq!(told("2023-11-07T12:30:00Z"), [["slutter om 1 time", "slut om 1 t"]]);
        assert_eq!(told("2023-11-07T12:45:00Z"), [["slutter om 45 minutter", "slut om 45 min"]]);
        assert_eq!(told("2023-11-07T13:30:00Z"), [[""; 2]; 0]);
    }

    #[test]
    fn the_agenda_changes_with_its_first_change() {
        let now = "2023-10-31T05:00:01Z".parse().expect("an instant");
        // The meeting's hours are counted to half past, the deadline's to the hour.
        let next = "2023-10-31T05:30:01Z".parse().expect("an instant");
        assert_eq!(next_change(&built_in(), now), Some(next));
    }
}
