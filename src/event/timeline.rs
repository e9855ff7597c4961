//! The next months as a scale, with the days on which something happens. Data only; a widget draws it.

use chrono::{DateTime, NaiveDate, Utc};

use super::month::{DayMark, first_of, mark, next_month};
use super::{Event, Moment};
use crate::zone;

/// The scale has so many months, however little or much lies ahead.
const MONTHS: std::ops::RangeInclusive<usize> = 3..=6;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Timeline {
    /// The first of each month, and of the one after the last.
    firsts: Vec<NaiveDate>,
    pub today: NaiveDate,
    /// What lies ahead, the next first: each day once, with what requires action before what doesn't.
    pub marks: Vec<(NaiveDate, DayMark)>,
}

/// The months from this one on to the last day on which something happens; `None` if nothing does in six of them.
pub(crate) fn timeline(events: &[Event], now: DateTime<Utc>) -> Option<Timeline> {
    let today = zone::date(now);
    let months: Vec<NaiveDate> =
        std::iter::successors(Some(first_of(today)), |first| Some(next_month(*first)))
            .take(MONTHS.end() + 1)
            .collect();
    let mut days: Vec<NaiveDate> = events.iter().flat_map(days_of).filter(|day| *day >= today).collect();
    days.retain(|day| months.last().is_some_and(|after| day < after));
    days.sort_unstable();
    days.dedup();
    let last = days.last()?;
    let needed = months.iter().filter(|first| *first <= last).count().max(*MONTHS.start());
    let marks = days.iter().filter_map(|day| Some((*day, mark(*day, events)?))).collect();
    Some(Timeline { firsts: months[..=needed].to_vec(), today, marks })
}

/// The days of an event's deadlines, and that on which its meeting begins.
fn days_of(event: &Event) -> impl Iterator<Item = NaiveDate> {
    let deadlines = event.deadlines().map(|deadline| deadline.at);
    deadlines.chain(event.meeting.map(|meeting| meeting.starts)).map(Moment::date)
}

impl Timeline {
    /// The first of each month.
    pub(crate) fn months(&self) -> &[NaiveDate] {
        &self.firsts[..self.firsts.len() - 1]
    }

    /// Where a day of these months stands on a scale of so many columns.
    pub(crate) fn column(&self, day: NaiveDate, columns: u16) -> u16 {
        let (first, after) = (self.firsts[0], self.firsts[self.firsts.len() - 1]);
        let share = (day - first).num_days() * i64::from(columns) / (after - first).num_days();
        u16::try_from(share).unwrap_or(0).min(columns.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{built_in, read_events};

    fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    fn at(now: &str, own: &str) -> Option<Timeline> {
        let events = [built_in(), read_events(own).expect("events")].concat();
        timeline(&events, now.parse().expect("an instant"))
    }

    #[test]
    fn three_months_show_what_lies_ahead() {
        let line = at("2023-10-31T05:00:00Z", "[]").expect("a line");
        assert_eq!(line.months(), [ymd(2023, 10, 1), ymd(2023, 11, 1), ymd(2023, 12, 1)]);
        let marks = [(ymd(2023, 11, 3), DayMark::Deadline), (ymd(2023, 11, 7), DayMark::Meeting)];
        assert_eq!((line.today, line.marks.as_slice()), (ymd(2023, 10, 31), &marks[..]));
        let after_the_deadline = at("2023-11-05T05:00:00Z", "[]").expect("a line");
        assert_eq!(after_the_deadline.marks, marks[1..]);
    }

    #[test]
    fn there_are_as_many_months_as_the_last_event_takes_and_no_more_than_six() {
        let own = |start: &str| format!(r#"[(id: "m", title: (da: "M"), starts: "{start}")]"#);
        let months = |start: &str| {
            let line = at("2023-10-31T05:00:00Z", &own(start)).expect("a line");
            (line.months().len(), line.marks.len())
        };
        assert_eq!(months("2024-01-31"), (4, 3));
        assert_eq!(months("2024-03-31"), (6, 3));
        assert_eq!(months("2024-04-01"), (3, 2), "the meeting after six months isn't shown");
        assert_eq!(months("2023-11-03"), (3, 2), "a day has one mark");
        assert_eq!(at("2024-10-31T05:00:00Z", "[]"), None);
    }

    #[test]
    fn days_stand_on_a_scale_in_their_order() {
        let line = at("2023-10-31T05:00:00Z", "[]").expect("a line");
        let columns = [ymd(2023, 10, 1), ymd(2023, 11, 1), ymd(2023, 12, 1), ymd(2023, 12, 31)]
            .map(|day| line.column(day, 92));
        assert_eq!(columns, [0, 31, 61, 91]);
        assert_eq!(line.column(ymd(2023, 12, 31), 0), 0);
    }
}
