//! The next deadline, how soon to act, and what is still possible after it.

use chrono::{DateTime, Utc};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Event;
use super::countdown::Countdown;
use super::moment::Moment;
use super::nearness::Nearness;
use crate::say;
use crate::words::{Words, date};

/// A deadline of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Deadline<'a> {
    pub event: &'a Event,
    /// What ends.
    pub kind: DeadlineKind,
    /// When it ends.
    pub at: Moment,
}

/// What a deadline ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum DeadlineKind {
    /// Registration for a meeting.
    Registration,
    /// An application round. The rolling application has none.
    Application,
}

/// The next deadline ahead, or else the last one passed.
pub(crate) fn next_deadline(events: &[Event], now: DateTime<Utc>) -> Option<Deadline<'_>> {
    let all = || events.iter().flat_map(Event::deadlines);
    let when = |deadline: &Deadline| deadline.at.last_second();
    let ahead = all().filter(|deadline| deadline.is_open(now)).min_by_key(when);
    ahead.or_else(|| all().max_by_key(when))
}

impl Deadline<'_> {
    /// Whether it is ahead; a deadline includes its own second.
    pub(crate) fn is_open(&self, now: DateTime<Utc>) -> bool {
        !self.at.has_passed(now)
    }

    /// The countdown to it.
    pub(crate) fn countdown(&self) -> Countdown {
        Countdown::Deadline(self.at)
    }

    /// Tells how far off it is: `om 3 dage og 4 timer`, `fristen udløb for 2 dage siden`.
    pub(crate) fn text(&self, now: DateTime<Utc>, words: &Words) -> String {
        self.countdown().text(now, words)
    }

    /// Names it: `Tilmelding til informationsmøde`.
    pub(crate) fn name(&self, words: &Words) -> String {
        let what = self.event.what.of(words);
        match self.kind {
            DeadlineKind::Registration => say!(words, "event-registration-for", what = what),
            DeadlineKind::Application => say!(words, "event-application-for", what = what),
        }
    }

    /// Tells when it is, without the year: `fredag den 3. november kl. 10.00`.
    pub(crate) fn date(&self, words: &Words) -> String {
        self.at.told(words, date::weekday_day)
    }

    /// Tells until when: `Tilmelding senest fredag den 3. november 2023 kl. 10.00`.
    pub(crate) fn until(&self, words: &Words) -> String {
        self.by(self.at.told(words, date::long_day), words)
    }

    pub(super) fn by(&self, date: String, words: &Words) -> String {
        match self.kind {
            DeadlineKind::Registration => say!(words, "event-register-by", date = date),
            DeadlineKind::Application => say!(words, "event-apply-by", date = date),
        }
    }
}

/// What is said where no deadline is ahead: `Ingen frist: søg løbende`.
pub(super) fn nothing_ahead(events: &[Event], words: &Words) -> String {
    if events.iter().any(|event| event.rolling) {
        say!(words, "event-apply-any-time")
    } else {
        say!(words, "event-no-deadlines")
    }
}

/// What remains possible after all deadlines, one sentence each: rolling application, questions; for those who may write
/// in the data folder, the next event.
pub(crate) fn still_possible(events: &[Event], may_add: bool, words: &Words) -> Vec<String> {
    let mut sentences = Vec::new();
    if events.iter().any(|event| event.rolling) {
        sentences.push(say!(words, "event-rolling-sentence"));
    }
    if let Some(address) = events.iter().find_map(|event| event.contact.as_ref()) {
        sentences.push(say!(words, "event-ask-sentence", address = address));
    }
    if may_add {
        sentences.push(say!(words, "event-add-sentence"));
    }
    sentences
}

/// How soon to act; the exit code of `som deadline --exit-code`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Urgency {
    /// A deadline is more than three days ahead.
    Open,
    /// A deadline is at most three days ahead.
    Soon,
    /// No deadline is ahead.
    NothingAhead,
}

impl Urgency {
    /// The urgency at `now`. The three days are calendar days at the deadline's wall clock.
    pub(crate) fn of(events: &[Event], now: DateTime<Utc>) -> Self {
        match open_deadline(events, now) {
            None => Urgency::NothingAhead,
            Some(deadline) if Nearness::of(deadline.at, now) >= Nearness::Days => Urgency::Soon,
            Some(_) => Urgency::Open,
        }
    }

    /// The exit code: 0, 10 or 20.
    pub(crate) fn exit_code(self) -> u8 {
        match self {
            Urgency::Open => 0,
            Urgency::Soon => 10,
            Urgency::NothingAhead => 20,
        }
    }
}

/// The next deadline ahead.
pub(crate) fn open_deadline(events: &[Event], now: DateTime<Utc>) -> Option<Deadline<'_>> {
    next_deadline(events, now).filter(|deadline| deadline.is_open(now))
}

/// A text cut to fit, with an ellipsis.
pub(super) fn clipped(text: &str, cols: usize) -> String {
    if text.width() <= cols {
        return text.to_owned();
    }
    let mut used = 1;
    let fits = |c: &char| {
        used += c.width().unwrap_or(0);
        used <= cols
    };
    let kept: String = text.chars().take_while(fits).collect();
    if cols == 0 { kept } else { format!("{}…", kept.trim_end()) }
}

#[cfg(test)]
mod tests;
