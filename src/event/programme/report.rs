//! The output of `som programme`: stable JSON, and lines for people.

use chrono::NaiveDate;
use serde::Serialize;

use super::{ProgrammePlan, ProgrammeSession, ProgrammeTime, SessionKind};
use crate::event::report::padded;
use crate::say;
use crate::shown;
use crate::words::Words;

/// A plan for programs: `som programme --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct ProgrammeReport {
    /// Always true: the programme is tailored with the agency.
    estimate: bool,
    /// The month that was wished for: `2024-02`.
    month: String,
    /// The first session's day, and the last one's.
    starts: NaiveDate,
    ends: NaiveDate,
    /// The month in between in which nothing takes place.
    month_off: Option<String>,
    workday_minutes: usize,
    sessions: Vec<SessionReport>,
    per_member: ProgrammeTime,
    /// How many members there are; `None` where that isn't told.
    group: Option<usize>,
    /// What they set aside together.
    in_all: Option<ProgrammeTime>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct SessionReport {
    kind: SessionKind,
    number: usize,
    date: NaiveDate,
    minutes: usize,
}

impl ProgrammePlan {
    /// Reports it, for a group of so many.
    pub(crate) fn report(&self, group: Option<usize>) -> ProgrammeReport {
        let programme = self.programme;
        let session = |session: &ProgrammeSession| SessionReport {
            kind: session.kind,
            number: session.number,
            date: session.date,
            minutes: programme.minutes(session.kind),
        };
        let written = |first: NaiveDate| first.format("%Y-%m").to_string();
        ProgrammeReport {
            estimate: true,
            month: written(self.start),
            starts: self.first_day(),
            ends: self.last_day(),
            month_off: self.months.iter().find(|month| month.is_off).map(|month| written(month.first)),
            workday_minutes: programme.workday_minutes,
            sessions: self.sessions.iter().map(session).collect(),
            per_member: programme.time_of(1),
            group,
            in_all: group.map(|members| programme.time_of(members)),
        }
    }

    /// Tells it in lines.
    pub(crate) fn text(&self, group: Option<usize>, words: &Words) -> String {
        let mut lines = vec![say!(words, "programme-told", span = self.span(words)), String::new()];
        let days: Vec<String> = self.sessions.iter().map(|session| session.day(words)).collect();
        let widest = days.iter().map(|day| shown::width(day)).max().unwrap_or(0);
        let rows = self.sessions.iter().zip(&days);
        lines.extend(rows.map(|(session, day)| format!("{}  {}", padded(day, widest), session.name(words))));
        lines.push(String::new());
        lines.extend(self.sums(group, words));
        lines.extend(self.month_off_text(words));
        lines.push(self.programme.workday(words));
        lines.push(say!(words, "programme-estimate"));
        lines.join("\n") + "\n"
    }

    /// What a member sets aside, and a group of so many.
    pub(crate) fn sums(&self, group: Option<usize>, words: &Words) -> Vec<String> {
        let time = |members| self.programme.time_of(members).text(words);
        let member = say!(words, "programme-per-member", time = time(1));
        let all = group.map(|n| say!(words, "programme-in-all", n = n, time = time(n)));
        std::iter::once(member).chain(all).collect()
    }
}
