//! The countdown to a deadline, a meeting or a date: its text at a moment, and when that changes. The time table in
//! the tests is the specification.

use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::gap::{Gap, GapStyle};
use super::moment::{Meeting, Moment};
use crate::say;
use crate::words::{Words, date, date::NearDay};
use crate::zone;

/// What is counted down to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Countdown {
    /// A deadline, which includes its own second.
    Deadline(Moment),
    /// A meeting, from its start to just before its end.
    Meeting(Meeting),
    /// A day on which something happens.
    Date(NaiveDate),
}

/// What a countdown shows; equal values have equal texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// Ahead; with the day if it is today or tomorrow and has a time.
    Ahead(Gap, Option<(NearDay, DateTime<Utc>)>),
    /// The deadline's own second.
    DeadlineIsNow,
    DeadlinePassed(Gap),
    /// During the meeting, until its end.
    InProgress(Gap),
    /// The meeting's end itself.
    MeetingIsOver,
    MeetingEnded(Gap),
    DatePassed(Gap),
}

impl Countdown {
    /// Tells it as a sentence: `i dag kl. 10.00 – om 1 time og 5 minutter`.
    pub(crate) fn text(&self, now: DateTime<Utc>, words: &Words) -> String {
        self.shown(zone::whole_second(now)).say(words, false)
    }

    /// Tells it for a column beside the date, in about 30 columns: `om 23 timer og 59 minutter`, `udløb for 2 dage
    /// siden`.
    pub(crate) fn brief(&self, now: DateTime<Utc>, words: &Words) -> String {
        self.shown(zone::whole_second(now)).say(words, true)
    }

    /// For a meeting that goes on now, the time until its end in about 16 columns: `slut om 45 min`.
    pub(crate) fn time_to_end(&self, now: DateTime<Utc>, words: &Words) -> Option<String> {
        let Shown::InProgress(gap) = self.shown(zone::whole_second(now)) else { return None };
        Some(say!(words, "event-ends-compact", left = gap.ahead(words, GapStyle::Compact)))
    }

    /// When the text next changes.
    ///
    /// Years ahead that is once a year, months ahead once a day, more than a day ahead once an hour, on the last day once a
    /// minute, and around midnight once more.
    /// A screen that wakes then shows each second that matters in the last hour — the deadline's own, the one
    /// after it, a meeting's start and end — and sleeps through those in which its text would stay the same.
    pub(crate) fn next_change(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let now = zone::whole_second(now);
        let shown = self.shown(now);
        let mut possible = vec![zone::next_midnight(zone::date(now))];
        for edge in self.edges() {
            possible.push(Gap::next_change(now, edge));
            if let Moment::At(at) = edge {
                let at = zone::whole_second(at);
                possible.extend([at, at + Duration::seconds(1)]);
            }
        }
        possible.into_iter().filter(|at| *at > now && self.shown(*at) != shown).min()
    }

    fn shown(&self, now: DateTime<Utc>) -> Shown {
        match *self {
            Countdown::Deadline(moment) => shown_deadline(now, moment),
            Countdown::Meeting(meeting) => shown_meeting(now, meeting),
            Countdown::Date(date) if zone::date(now) > date => {
                Shown::DatePassed(Gap::between(now, Moment::On(date)))
            }
            Countdown::Date(date) => Shown::ahead(now, Moment::On(date)),
        }
    }

    /// The moments it counts to and from.
    fn edges(&self) -> Vec<Moment> {
        match *self {
            Countdown::Deadline(moment) => vec![moment],
            Countdown::Meeting(Meeting { starts, ends }) => vec![starts, ends],
            Countdown::Date(date) => vec![Moment::On(date)],
        }
    }
}

fn shown_deadline(now: DateTime<Utc>, moment: Moment) -> Shown {
    if moment.has_passed(now) {
        return Shown::DeadlinePassed(Gap::between(now, moment));
    }
    match moment {
        Moment::At(at) if zone::whole_second(at) == now => Shown::DeadlineIsNow,
        _ => Shown::ahead(now, moment),
    }
}

fn shown_meeting(now: DateTime<Utc>, meeting: Meeting) -> Shown {
    let Meeting { starts, ends } = meeting;
    // On the only day of a meeting without a time, nobody knows whether it has begun.
    if meeting.is_ahead(now) || (starts == ends && !meeting.is_over(now)) {
        return Shown::ahead(now, starts);
    }
    match ends {
        _ if !meeting.is_over(now) => Shown::InProgress(Gap::between(now, ends)),
        Moment::At(at) if zone::whole_second(at) == now => Shown::MeetingIsOver,
        _ => Shown::MeetingEnded(Gap::between(now, ends)),
    }
}

impl Shown {
    fn ahead(now: DateTime<Utc>, moment: Moment) -> Self {
        let near = match moment {
            Moment::At(at) => NearDay::of(zone::date(at), zone::date(now)).map(|day| (day, at)),
            Moment::On(_) => None,
        };
        let near = near.filter(|(day, _)| *day != NearDay::Yesterday);
        Shown::Ahead(Gap::between(now, moment), near)
    }

    fn say(self, words: &Words, is_brief: bool) -> String {
        let ahead = |gap: Gap| gap.ahead(words, GapStyle::Full);
        let ago = |gap: Gap| gap.ago(words, if is_brief { GapStyle::Coarse } else { GapStyle::Full });
        match self {
            Shown::Ahead(gap, Some((day, at))) if !is_brief => {
                let day = date::with_clock(words, &day.say(words), &date::clock(words, at));
                say!(words, "event-day-then", day = day, left = ahead(gap))
            }
            Shown::Ahead(gap, _) => ahead(gap),
            Shown::DeadlineIsNow => say!(words, "event-deadline-now"),
            Shown::DeadlinePassed(gap) if is_brief => say!(words, "event-passed", ago = ago(gap)),
            Shown::DeadlinePassed(gap) => say!(words, "event-deadline-passed", ago = ago(gap)),
            Shown::InProgress(gap) if is_brief => say!(words, "event-ends", left = ahead(gap)),
            Shown::InProgress(gap) => say!(words, "event-meeting-in-progress", left = ahead(gap)),
            Shown::MeetingIsOver => say!(words, "event-meeting-over"),
            Shown::MeetingEnded(gap) => say!(words, "event-meeting-ended", ago = ago(gap)),
            Shown::DatePassed(gap) => ago(gap),
        }
    }
}

#[cfg(test)]
mod tests;
