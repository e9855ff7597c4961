//! What an implementation programme asks of those who take part: the numbers that are announced, and the plan that they
//! come to from a month on. An estimate: the programme is tailored with the agency. No file, no clock, no terminal.

pub(crate) mod group;
pub(crate) mod report;
pub(crate) mod start;

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;

use super::holiday::working_days;
use super::month::next_month;
use crate::ron_file;
use crate::say;
use crate::words::{Words, date};

/// The programme as it is announced: the numbers, and what makes hours of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Programme {
    /// How many months it lasts, without the month off.
    pub(crate) months: usize,
    /// How many workshops it has, a whole working day each.
    pub(crate) workshops: usize,
    /// How many online meetings it has.
    pub(crate) meetings: usize,
    /// How long an online meeting is.
    pub(crate) meeting_minutes: usize,
    /// How long a working day is.
    pub(crate) workday_minutes: usize,
    /// The month in which nothing takes place, 1 to 12.
    pub(crate) month_off: u32,
    /// The largest group that is reckoned with.
    pub(crate) group_max: usize,
}

/// What members meet for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SessionKind {
    Workshop,
    /// An online meeting.
    Meeting,
}

/// One day on which the members meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ProgrammeSession {
    pub(crate) kind: SessionKind,
    /// Which of its kind it is, from 1.
    pub(crate) number: usize,
    pub(crate) date: NaiveDate,
}

/// A month of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ProgrammeMonth {
    pub(crate) first: NaiveDate,
    pub(crate) is_off: bool,
}

/// A programme from a month on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ProgrammePlan {
    pub(crate) programme: Programme,
    /// The month that was wished for.
    pub(crate) start: NaiveDate,
    /// Its months in order, those off among them.
    pub(crate) months: Vec<ProgrammeMonth>,
    /// Its sessions in order, each on a day of its own; there is one at least.
    pub(crate) sessions: Vec<ProgrammeSession>,
}

/// The time that a member, or a whole group, sets aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub(crate) struct ProgrammeTime {
    /// Whole days in workshops.
    pub(crate) workshop_days: usize,
    /// Minutes in online meetings.
    pub(crate) meeting_minutes: usize,
    /// Minutes in all.
    pub(crate) minutes: usize,
    /// The same in whole hours.
    pub(crate) hours: usize,
}

/// The programme that can be applied for.
///
/// # Panics
/// If the built-in file is none; a test reads it.
pub(crate) fn programme() -> Programme {
    // A frame asks for it more than once.
    static PROGRAMME: LazyLock<Programme> = LazyLock::new(|| {
        let text = include_str!("../programmes/implementeringsforloeb.ron");
        ron_file::parsed(text).unwrap_or_else(|fault| panic!("implementeringsforloeb.ron: {fault:?}"))
    });
    *PROGRAMME
}

impl Programme {
    /// A plausible plan from a month on, by its first.
    pub(crate) fn plan(self, start: NaiveDate) -> ProgrammePlan {
        let months = self.months_from(start);
        let held = months.iter().filter(|month| !month.is_off);
        let days: Vec<Vec<NaiveDate>> =
            held.map(|month| working_days(month.first).filter(|day| is_mid_week(*day)).collect()).collect();
        // A workshop early in its part of the time, a meeting late in its own: they take turns. Each month is as long as
        // another here, so that a short December does not push the rest on.
        let mut sessions = Vec::new();
        for (kind, quarter) in [(SessionKind::Workshop, 1), (SessionKind::Meeting, 3)] {
            let parts = 4 * self.count(kind);
            let date = |at: usize| {
                let part = (4 * at + quarter) * days.len();
                let month = &days[part / parts];
                month[part % parts * month.len() / parts]
            };
            let count = self.count(kind);
            sessions.extend((0..count).map(|at| ProgrammeSession { kind, number: at + 1, date: date(at) }));
        }
        sessions.sort_by_key(|session| session.date);
        ProgrammePlan { programme: self, start, months, sessions }
    }

    /// The months of a plan: the month off is left out of the count, and never the first.
    fn months_from(self, start: NaiveDate) -> Vec<ProgrammeMonth> {
        let mut first = start;
        let mut months: Vec<ProgrammeMonth> = Vec::new();
        while months.iter().filter(|month| !month.is_off).count() < self.months {
            let is_off = first.month() == self.month_off;
            if !(is_off && months.is_empty()) {
                months.push(ProgrammeMonth { first, is_off });
            }
            first = next_month(first);
        }
        months
    }

    /// How many sessions of a kind it has.
    pub(crate) fn count(self, kind: SessionKind) -> usize {
        match kind {
            SessionKind::Workshop => self.workshops,
            SessionKind::Meeting => self.meetings,
        }
    }

    /// How long a session of a kind is.
    pub(crate) fn minutes(self, kind: SessionKind) -> usize {
        match kind {
            SessionKind::Workshop => self.workday_minutes,
            SessionKind::Meeting => self.meeting_minutes,
        }
    }

    /// The same in words.
    pub(crate) fn length(self, kind: SessionKind, words: &Words) -> String {
        length(self.minutes(kind), words)
    }

    /// What so many members set aside together.
    pub(crate) fn time_of(self, members: usize) -> ProgrammeTime {
        let workshop_days = self.workshops * members;
        let meeting_minutes = self.meetings * self.meeting_minutes * members;
        let minutes = workshop_days * self.workday_minutes + meeting_minutes;
        ProgrammeTime { workshop_days, meeting_minutes, minutes, hours: (minutes + 30) / 60 }
    }

    /// How long a whole day is reckoned to be.
    pub(crate) fn workday(self, words: &Words) -> String {
        say!(words, "programme-workday", length = length(self.workday_minutes, words))
    }
}

/// Mondays and Fridays are those most often taken off, and a Friday may lie between a holiday and a weekend.
fn is_mid_week(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Tue | Weekday::Wed | Weekday::Thu)
}

/// A length in words: `7 timer og 24 minutter`.
fn length(minutes: usize, words: &Words) -> String {
    let hours = (minutes >= 60).then(|| say!(words, "event-hours", n = minutes / 60));
    let rest = (!minutes.is_multiple_of(60)).then(|| say!(words, "event-minutes", n = minutes % 60));
    match (hours, rest) {
        (Some(first), Some(second)) => say!(words, "event-both", first = first, second = second),
        (hours, rest) => hours.or(rest).unwrap_or_default(),
    }
}

/// The same in brief: `7 t 24 min`.
fn brief_length(minutes: usize, words: &Words) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    format!("{} {}", say!(words, "event-h", n = hours), say!(words, "event-min", n = rest))
}

impl ProgrammePlan {
    pub(crate) fn first_day(&self) -> NaiveDate {
        self.sessions[0].date
    }

    pub(crate) fn last_day(&self) -> NaiveDate {
        self.sessions[self.sessions.len() - 1].date
    }

    /// From when to when: `6. feb. 2024 – 23. jul. 2024`.
    pub(crate) fn span(&self, words: &Words) -> String {
        let [first, last] = [self.first_day(), self.last_day()].map(|day| date::short(words, day));
        say!(words, "programme-span", first = first, last = last)
    }

    /// What becomes of the month off, where it is one of those asked for.
    pub(crate) fn month_off_text(&self, words: &Words) -> Option<String> {
        if self.start.month() == self.programme.month_off {
            let first = date::month(words, self.months[0].first);
            return Some(say!(words, "programme-starts-later", first = first));
        }
        let is_paused = self.months.iter().any(|month| month.is_off);
        let last = date::month(words, self.months[self.months.len() - 1].first);
        is_paused.then(|| say!(words, "programme-pauses", last = last))
    }
}

impl ProgrammeSession {
    /// Its day: `tir.  6. feb.`, so that in a list the numbers stand right below each other.
    pub(crate) fn day(&self, words: &Words) -> String {
        let day = date::short_weekday_day(words, self.date);
        if self.date.day() < 10 { day.replacen(' ', "  ", 1) } else { day }
    }

    /// Its name: `Workshop 1`.
    pub(crate) fn name(&self, words: &Words) -> String {
        match self.kind {
            SessionKind::Workshop => say!(words, "programme-workshop", n = self.number),
            SessionKind::Meeting => say!(words, "programme-meeting", n = self.number),
        }
    }
}

impl SessionKind {
    /// What it is and how long, for a legend.
    pub(crate) fn legend(self, programme: Programme, words: &Words) -> String {
        match self {
            SessionKind::Workshop => {
                let length = brief_length(programme.workday_minutes, words);
                say!(words, "programme-legend-workshop", length = length)
            }
            SessionKind::Meeting => {
                say!(words, "programme-legend-meeting", length = programme.length(self, words))
            }
        }
    }
}

impl ProgrammeTime {
    /// The time in words: `ca. 50 timer: 6 hele dage og 6 timer online`.
    pub(crate) fn text(self, words: &Words) -> String {
        say!(
            words,
            "programme-time",
            hours = say!(words, "event-hours", n = self.hours),
            days = say!(words, "programme-days", n = self.workshop_days),
            meetings = length(self.meeting_minutes, words)
        )
    }

    /// The same for a narrow window.
    pub(crate) fn brief(self, words: &Words) -> String {
        say!(
            words,
            "programme-time-brief",
            hours = self.hours,
            days = say!(words, "event-days", n = self.workshop_days),
            meetings = (self.meeting_minutes + 30) / 60
        )
    }
}

#[cfg(test)]
mod tests;
