//! The next deadline for the end of a title row: always with its date, and told more plainly the nearer it is. For some
//! time after the last one it says that this has passed, and what can still be done.

use chrono::{DateTime, Utc};

use super::countdown::Countdown;
use super::deadline::{nothing_ahead, open_deadline};
use super::gap::{Gap, GapStyle};
use super::headline::Headline;
use super::nearness::Nearness;
use super::{Deadline, DeadlineKind, Event};
use crate::say;
use crate::words::{Words, date};

/// The texts for a title row, the longest first: from `Tilmelding senest fre. 3. nov. kl. 10.00 · kun 3 dage igen` to
/// `Frist 3. nov.`; when none is ahead, from `Tilmelding lukket 3. nov. · søg løbende` or `Ingen frist: søg løbende`.
pub(crate) fn title_texts(events: &[Event], now: DateTime<Utc>, words: &Words) -> Vec<String> {
    if let Some(deadline) = open_deadline(events, now) {
        return open_texts(&deadline, now, words);
    }
    if let Some(passed) = Headline::of(events, now).deadline() {
        return passed_texts(&passed, events, words);
    }
    let short = is_rolling(events).then(|| say!(words, "event-apply-any-time-short"));
    std::iter::once(nothing_ahead(events, words)).chain(short).collect()
}

/// How near the deadline of the title row is.
pub(crate) fn title_nearness(events: &[Event], now: DateTime<Utc>) -> Nearness {
    open_deadline(events, now).map_or(Nearness::Far, |deadline| Nearness::of(deadline.at, now))
}

/// When the title's deadline next changes, in words or weight; that it was long ago is told from a midnight on.
pub(crate) fn next_change(events: &[Event], now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let deadline = open_deadline(events, now)?;
    let changes =
        [Nearness::next_change(deadline.at, now), Countdown::Deadline(deadline.at).next_change(now)];
    changes.into_iter().flatten().min()
}

fn open_texts(deadline: &Deadline<'_>, now: DateTime<Utc>, words: &Words) -> Vec<String> {
    let (at, day) = (deadline.at, date::short_day(words, deadline.at.date()));
    let nearness = Nearness::of(at, now);
    let left = left(Gap::between(now, at), nearness, words);
    let due = |date: String| say!(words, "event-due", date = date);
    let with_clock = at.told(words, date::short_day);
    // On the last day the time of day matters more than what ends.
    let shorter =
        if nearness < Nearness::Day { deadline.by(day.clone(), words) } else { due(with_clock.clone()) };
    let weekday = deadline.by(at.told(words, date::short_weekday_day), words);
    let with_left = [weekday, deadline.by(with_clock, words), shorter, due(day.clone())]
        .map(|due| say!(words, "event-due-left", due = due, left = left.as_str()));
    let alone = [deadline.by(day.clone(), words), due_alone(day, nearness, words)];
    let mut texts: Vec<String> = with_left.into_iter().chain(alone).collect();
    // A deadline without a time has fewer texts.
    texts.dedup();
    texts
}

/// The shortest text has no room for how long it is still.
fn due_alone(date: String, nearness: Nearness, words: &Words) -> String {
    match nearness {
        Nearness::Far | Nearness::Fortnight | Nearness::Week => say!(words, "event-due", date = date),
        Nearness::Days => say!(words, "event-due-days", date = date),
        Nearness::Day | Nearness::Hours | Nearness::Hour => say!(words, "event-due-day", date = date),
    }
}

/// How long it is still: `om 20 dage`, `kun 3 dage igen`, `SIDSTE TIME: 40 minutter igen`.
fn left(gap: Gap, nearness: Nearness, words: &Words) -> String {
    let Gap::Time(time) = gap else {
        // Today and tomorrow.
        return say!(words, "event-left-near", day = gap.ahead(words, GapStyle::Coarse));
    };
    let left = time.say(words, GapStyle::Coarse);
    match nearness {
        Nearness::Far => gap.ahead(words, GapStyle::Coarse),
        Nearness::Fortnight => say!(words, "event-left-fortnight", left = left),
        Nearness::Week => say!(words, "event-left-week", left = left),
        Nearness::Days => say!(words, "event-left-days", left = left),
        Nearness::Day => say!(words, "event-left-day", left = left),
        Nearness::Hours => say!(words, "event-left-hours", left = left),
        Nearness::Hour => say!(words, "event-left-hour", left = left),
    }
}

/// That a deadline has passed, and what can still be done, the longest text first.
pub(super) fn passed_texts(passed: &Deadline<'_>, events: &[Event], words: &Words) -> Vec<String> {
    let day = date::short_day(words, passed.at.date());
    let closed = match passed.kind {
        DeadlineKind::Registration => say!(words, "event-closed-registration", date = day),
        DeadlineKind::Application => say!(words, "event-closed-application", date = day),
    };
    if !is_rolling(events) {
        return vec![closed, say!(words, "event-closed")];
    }
    let both = say!(words, "event-closed-apply", closed = closed.as_str());
    vec![both, closed, say!(words, "event-apply-any-time-short")]
}

fn is_rolling(events: &[Event]) -> bool {
    events.iter().any(|event| event.rolling)
}

#[cfg(test)]
mod tests;
