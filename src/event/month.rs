//! A month as a grid of weeks, Monday first, with the days of events marked. Data only; a widget draws it.

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};

use super::moment::Meeting;
use super::{Event, Moment};
use crate::zone;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Month {
    /// The first of the month, for its heading.
    pub first: NaiveDate,
    /// The weeks, Monday first; `None` outside the month.
    pub weeks: Vec<[Option<Day>; 7]>,
}

/// A day of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day {
    pub date: NaiveDate,
    /// What happens on it.
    pub mark: Option<DayMark>,
    /// Whether it is today in Copenhagen.
    pub is_today: bool,
}

/// What a calendar marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DayMark {
    /// A deadline: `[3]`. It takes precedence over a meeting, since it requires action.
    Deadline,
    Meeting,
}

/// What a sign in a month means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MonthSign {
    Mark(DayMark),
    /// Today, whatever else is on it.
    Today(Day),
}

impl Month {
    /// The signs that stand in it.
    pub(crate) fn signs(&self) -> Vec<MonthSign> {
        let days = || self.weeks.iter().flatten().flatten();
        let marks = [DayMark::Deadline, DayMark::Meeting]
            .into_iter()
            .filter(|mark| days().any(|day| day.mark == Some(*mark)));
        let today = days().find(|day| day.is_today).copied();
        marks.map(MonthSign::Mark).chain(today.map(MonthSign::Today)).collect()
    }
}

/// The month that a date lies in.
pub(crate) fn month(date: NaiveDate, events: &[Event], now: DateTime<Utc>) -> Month {
    let first = first_of(date);
    let today = zone::date(now);
    let mut weeks = Vec::new();
    let mut week = [None; 7];
    for date in first.iter_days().take_while(|day| day.month() == first.month()) {
        let column = date.weekday().num_days_from_monday() as usize;
        week[column] = Some(Day { date, mark: mark(date, events), is_today: date == today });
        if column == 6 {
            weeks.push(std::mem::take(&mut week));
        }
    }
    if week.iter().any(Option::is_some) {
        weeks.push(week);
    }
    Month { first, weeks }
}

/// The month to show for an event: that of its first deadline, else of its meeting.
pub(crate) fn month_of(event: &Event) -> Option<NaiveDate> {
    let deadline = event.deadlines().next().map(|deadline| deadline.at);
    deadline.or(event.meeting.map(|meeting| meeting.starts)).map(Moment::date)
}

/// The first of the next month.
pub(crate) fn next_month(date: NaiveDate) -> NaiveDate {
    // The first plus 31 days is always in the next month.
    first_of(first_of(date) + Days::new(31))
}

/// The first of the month before.
pub(crate) fn previous_month(date: NaiveDate) -> NaiveDate {
    first_of(first_of(date) - Days::new(1))
}

/// The first of a date's month.
pub(crate) fn first_of(date: NaiveDate) -> NaiveDate {
    date - Days::new(u64::from(date.day0()))
}

pub(super) fn mark(date: NaiveDate, events: &[Event]) -> Option<DayMark> {
    let is_deadline = |event: &Event| event.deadlines().any(|deadline| deadline.at.date() == date);
    if events.iter().any(is_deadline) {
        return Some(DayMark::Deadline);
    }
    let is_meeting = |meeting: Meeting| meeting.days().contains(&date);
    events.iter().filter_map(|event| event.meeting).any(is_meeting).then_some(DayMark::Meeting)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::built_in;

    fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    /// The grid as the events screen draws it.
    fn drawn(month: &Month) -> String {
        let cell = |day: &Option<Day>| match day {
            None => "    ".to_owned(),
            Some(Day { date, mark: Some(DayMark::Deadline), .. }) => {
                format!("{:>4}", format!("[{}]", date.day()))
            }
            Some(Day { date, mark: Some(DayMark::Meeting), .. }) => {
                format!("{:>4}", format!("({})", date.day()))
            }
            Some(Day { date, is_today: true, .. }) => format!("{:>4}", format!("*{} ", date.day())),
            Some(Day { date, .. }) => format!("{:>3} ", date.day()),
        };
        let week = |week: &[Option<Day>; 7]| week.iter().map(cell).collect::<String>();
        let lines: Vec<String> = month.weeks.iter().map(|days| week(days).trim_end().to_owned()).collect();
        lines.join("\n")
    }

    #[test]
    fn november_2023_marks_deadline_meeting_and_today() {
        let now = "2023-11-01T23:30:00Z".parse().expect("an instant");
        let grid = drawn(&month(ymd(2023, 11, 7), &built_in(), now));
        let expected = "          1  *2  [3]  4   5
  6  (7)  8   9  10  11  12
 13  14  15  16  17  18  19
 20  21  22  23  24  25  26
 27  28  29  30";
        assert_eq!(grid, expected);
    }

    #[test]
    fn only_signs_that_stand_in_a_month_are_explained() {
        let signs =
            |day: NaiveDate, now: &str| month(day, &built_in(), now.parse().expect("an instant")).signs();
        let [deadline, meeting] = [DayMark::Deadline, DayMark::Meeting].map(MonthSign::Mark);
        assert_eq!(signs(ymd(2023, 11, 1), "2023-10-31T12:00:00Z"), [deadline, meeting]);
        assert_eq!(signs(ymd(2023, 12, 1), "2023-10-31T12:00:00Z"), []);
        let today = Day { date: ymd(2023, 11, 3), mark: Some(DayMark::Deadline), is_today: true };
        let signs = signs(ymd(2023, 11, 1), "2023-11-03T12:00:00Z");
        assert_eq!(signs, [deadline, meeting, MonthSign::Today(today)]);
    }

    #[test]
    fn a_month_of_four_whole_weeks_has_four() {
        let now = "2023-11-01T23:30:00Z".parse().expect("an instant");
        let february = month(ymd(2021, 2, 14), &[], now);
        assert_eq!(february.weeks.len(), 4);
        assert!(february.weeks.iter().flatten().all(Option::is_some));
    }

    #[test]
    fn one_can_turn_the_leaves_over_the_new_year() {
        assert_eq!(next_month(ymd(2023, 12, 31)), ymd(2024, 1, 1));
        assert_eq!(next_month(ymd(2024, 1, 31)), ymd(2024, 2, 1));
        assert_eq!(previous_month(ymd(2024, 1, 15)), ymd(2023, 12, 1));
    }

    #[test]
    fn an_event_opens_the_calendar_at_its_deadline() {
        let months: Vec<_> = built_in().iter().map(month_of).collect();
        assert_eq!(months, [None, Some(ymd(2023, 11, 3))]);
    }
}
