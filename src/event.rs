//! Events: meetings, their deadlines and the countdown to them. No file, no clock, no terminal.
//!
//! The built-in events are `events/*.ron`; a user's own use the same notation, see [`read_events`]. To add an event:
//! a file, and its name in [`BUILT_IN`].

pub(crate) mod agenda;
pub mod announcement;
mod codec;
pub(crate) mod countdown;
pub(crate) mod deadline;
pub(crate) mod entry;
mod gap;
pub(crate) mod headline;
pub(crate) mod holiday;
pub(crate) mod moment;
pub(crate) mod month;
pub(crate) mod nearness;
pub(crate) mod own_file;
pub(crate) mod problem;
pub(crate) mod programme;
pub mod report;
pub(crate) mod short;
pub(crate) mod template;
pub(crate) mod timeline;
pub(crate) mod title;
pub mod when;
pub(crate) mod within;

use chrono::{DateTime, NaiveDate, Utc};

pub(crate) use agenda::agenda;
pub(crate) use codec::read_event;
pub use codec::read_events;
#[cfg(test)]
pub(crate) use codec::to_ron;
pub(crate) use deadline::{Deadline, DeadlineKind, Urgency};
pub(crate) use moment::{Meeting, Moment};
pub(crate) use when::{WholeDateFault, read_whole_date};

use crate::say;
use crate::words::{Lang, Words, date};
use crate::zone;

macro_rules! built_in {
    ($($name:literal),* $(,)?) => {
        /// The built-in events: file name and text.
        pub(crate) const BUILT_IN: &[(&str, &str)] = &[$(($name, include_str!(concat!("events/", $name, ".ron")))),*];
    };
}

// One line an event: the file's name.
built_in![
    "implementeringsforloeb",
    "informationsmoede-2023-11", //
];

/// A meeting with its deadline, an application round, or an application that can be sent at any time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its name in JSON.
    pub id: String,
    /// Its name: `Informationsmøde om implementeringsforløb i SØM`.
    pub title: Bilingual,
    /// Its name in a list: `Informationsmøde om SØM-forløb`.
    pub short: Bilingual,
    /// What it is, in a sentence: `informationsmøde`.
    pub what: Bilingual,
    /// What it is, in a prompt: `SØM-infomøde`.
    pub tag: Bilingual,
    /// The meeting itself.
    pub meeting: Option<Meeting>,
    /// Until when one can register.
    pub registration_deadline: Option<Moment>,
    /// Until when one can apply.
    pub application_deadline: Option<Moment>,
    /// The day on which the link to the meeting is mailed.
    pub link_sent: Option<NaiveDate>,
    /// Whether one can apply at any time.
    pub rolling: bool,
    /// Where it is.
    pub place: Option<Bilingual>,
    /// More about it, a sentence a line.
    pub details: Vec<Bilingual>,
    /// Where to ask.
    pub contact: Option<String>,
    /// How to sign up.
    pub sign_up: Option<Bilingual>,
    /// Its name in calendars, where that came from one; else it is made of the id.
    pub uid: Option<String>,
    /// How often it was changed since it was made; calendars know a newer state by it.
    pub revision: u32,
    /// The organiser's own count of changes, where the event came from their calendar and `revision` has left it behind.
    pub sequence: Option<u32>,
}

/// A text in Danish and, optionally, English.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// The Danish text.
    pub da: String,
    /// The English text.
    pub en: Option<String>,
}

impl Bilingual {
    /// A text in Danish alone.
    pub(crate) fn danish(da: &str) -> Self {
        Bilingual { da: da.to_owned(), en: None }
    }

    /// One of the program's own texts.
    pub(crate) fn told(text: impl Fn(&Words) -> String) -> Self {
        Bilingual { da: text(&Words::new(Lang::Da)), en: Some(text(&Words::new(Lang::En))) }
    }

    /// The text in the language of `words`, or else in Danish.
    pub(crate) fn of(&self, words: &Words) -> &str {
        match (words.lang(), &self.en) {
            (Lang::En, Some(en)) => en,
            _ => &self.da,
        }
    }
}

/// Where an event stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EventState {
    /// Registration or application is open, or neither is required.
    Open,
    /// The deadline has passed, the meeting or its link is ahead.
    Closed,
    /// The meeting is going on.
    InProgress,
    /// Nothing of it is ahead.
    Over,
}

impl Event {
    /// The organiser's count of changes in the state that was last taken in from a calendar.
    pub(crate) fn organisers_revision(&self) -> u32 {
        self.sequence.unwrap_or(self.revision)
    }

    /// Its state at `now`.
    pub(crate) fn state(&self, now: DateTime<Utc>) -> EventState {
        let meeting = self.meeting.filter(|meeting| !meeting.is_over(now));
        if meeting.is_some_and(|meeting| !meeting.is_ahead(now)) {
            return EventState::InProgress;
        }
        let is_link_ahead = self.link_sent.is_some_and(|day| day >= zone::date(now));
        let is_ahead = meeting.is_some() || is_link_ahead;
        let mut deadlines = self.deadlines().peekable();
        let asks_nothing = deadlines.peek().is_none() && is_ahead;
        if self.rolling || asks_nothing || deadlines.any(|deadline| deadline.is_open(now)) {
            return EventState::Open;
        }
        if is_ahead { EventState::Closed } else { EventState::Over }
    }

    /// Its deadlines, registration first.
    pub(crate) fn deadlines(&self) -> impl Iterator<Item = Deadline<'_>> {
        let registration = self.registration_deadline.map(|at| (DeadlineKind::Registration, at));
        let application = self.application_deadline.map(|at| (DeadlineKind::Application, at));
        registration.into_iter().chain(application).map(|(kind, at)| Deadline { event: self, kind, at })
    }

    /// Tells when the meeting is: `tirsdag den 7. november 2023 kl. 13.30–14.30`.
    pub(crate) fn meeting_date(&self, words: &Words) -> Option<String> {
        self.meeting.map(|Meeting { starts, ends }| match (starts, ends) {
            (Moment::At(starts), Moment::At(ends)) => date::long_range(words, starts, ends),
            _ => date::long_days(words, starts.date(), ends.date()),
        })
    }

    /// Its details, one line each, unwrapped: when, where, deadlines, more, contact.
    pub(crate) fn lines(&self, words: &Words) -> Vec<String> {
        let mut lines: Vec<String> = self.meeting_date(words).into_iter().collect();
        lines.extend(self.place.iter().map(|place| say!(words, "event-place", place = place.of(words))));
        lines.extend(self.deadlines().map(|deadline| deadline.until(words)));
        lines.extend(self.sign_up.iter().map(|how| say!(words, "event-sign-up", how = how.of(words))));
        lines.extend(self.details.iter().map(|detail| detail.of(words).to_owned()));
        lines.extend(self.contact.iter().map(|address| say!(words, "event-contact", address = address)));
        lines
    }
}

/// The built-in events.
///
/// # Panics
/// If one of the built-in files is not an event; a test reads them all.
pub fn built_in() -> Vec<Event> {
    let read = |(name, text): &(&str, &str)| {
        read_event(text).unwrap_or_else(|problem| panic!("events/{name}.ron: {problem:?}"))
    };
    BUILT_IN.iter().map(read).collect()
}

/// Given events and a user's own, which replace given ones of the same id.
pub(crate) fn with_own(mut given: Vec<Event>, own: Vec<Event>) -> Vec<Event> {
    given.retain(|event| own.iter().all(|other| other.id != event.id));
    given.extend(own);
    given
}

#[cfg(test)]
mod tests;
