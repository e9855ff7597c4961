//! Finds the year of a date that has none: from its weekday or from another date of the text, never by guessing.

use chrono::{Datelike, NaiveDate};

use super::reading::Doubt;
use crate::event::problem::WhenProblem;
use crate::event::when::day::WrittenDate;
use crate::event::when::next_year;

/// A date of which the weekday tells the year lies in one of the next so many years.
const WEEKDAY_YEARS: usize = 3;

/// What a text and today tell about years.
#[derive(Debug)]
pub(super) struct Calendar {
    pub(super) today: NaiveDate,
    /// The day of the announcement itself, if it says one.
    pub(super) announced: Option<NaiveDate>,
    /// All its dates with a year.
    pub(super) whole: Vec<NaiveDate>,
    /// Those of them that are of meetings and deadlines.
    pub(super) anchors: Vec<NaiveDate>,
}

/// A date with its year, if there can be one, and what that rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) date: Option<NaiveDate>,
    pub(super) doubts: Vec<Doubt>,
}

impl Dated {
    /// A date, unless the weekday that is written is another's.
    fn checked(written: WrittenDate, date: NaiveDate, doubt: Option<Doubt>) -> Self {
        let mut doubts: Vec<Doubt> = doubt.into_iter().collect();
        if !written.is_weekday_of(date) {
            doubts.push(Doubt::Fault(WhenProblem::OtherWeekday(date)));
        }
        Dated { date: Some(date), doubts }
    }

    fn impossible(words: &str) -> Self {
        let problem = WhenProblem::NoSuchDate(words.to_owned());
        Dated { date: None, doubts: vec![Doubt::Fault(problem)] }
    }
}

impl Calendar {
    /// The date that was written with these words; the day of a meeting.
    pub(super) fn meeting_day(&self, written: WrittenDate, words: &str) -> Dated {
        let by_other = |date| Dated::checked(written, date, Some(Doubt::YearByOtherDate(date)));
        if let Some(dated) = self.said(written, words) {
            return dated;
        }
        if let Some(date) = self.anchors.first().and_then(|anchor| nearest(written, *anchor)) {
            return by_other(date);
        }
        let from = self.announced.unwrap_or(self.today);
        let coming = coming(written, from);
        let Some(next) = coming.first().copied() else { return Dated::impossible(words) };
        let fitting: Vec<_> = coming.iter().filter(|date| written.is_weekday_of(**date)).collect();
        match (written.weekday, fitting.as_slice(), self.announced) {
            (Some(_), [date], _) => Dated::checked(written, **date, Some(Doubt::YearByWeekday(**date))),
            (_, _, Some(_)) => by_other(next),
            _ => Dated::checked(written, next, Some(Doubt::NoYear(next))),
        }
    }

    /// The same of a deadline, or of the day a link is sent: the last such day up to the meeting.
    pub(super) fn day_before(&self, written: WrittenDate, words: &str, meeting: NaiveDate) -> Dated {
        if let Some(dated) = self.said(written, words) {
            return dated;
        }
        let before = (0..=8).map(|back| meeting.year() - back);
        let date = before.filter_map(|year| written.in_year(year)).find(|date| *date <= meeting);
        date.map_or_else(
            || Dated::impossible(words),
            |date| Dated::checked(written, date, Some(Doubt::YearByOtherDate(date))),
        )
    }

    /// What the text says itself: the year, or the same day with its year elsewhere; or that there is no such day.
    fn said(&self, written: WrittenDate, words: &str) -> Option<Dated> {
        if let Some(year) = written.year {
            let date = written.in_year(year);
            return Some(
                date.map_or_else(|| Dated::impossible(words), |date| Dated::checked(written, date, None)),
            );
        }
        let same = self.whole.iter().find(|date| (date.month(), date.day()) == (written.month, written.day));
        same.map(|date| Dated::checked(written, *date, Some(Doubt::YearByOtherDate(*date))))
    }
}

/// The next such dates from a day on.
fn coming(written: WrittenDate, from: NaiveDate) -> Vec<NaiveDate> {
    let Some(first) = next_year(written, from) else { return Vec::new() };
    (first..first + 9).filter_map(|year| written.in_year(year)).take(WEEKDAY_YEARS).collect()
}

/// The one closest to a day.
fn nearest(written: WrittenDate, day: NaiveDate) -> Option<NaiveDate> {
    let around = (day.year() - 1..=day.year() + 1).filter_map(|year| written.in_year(year));
    around.min_by_key(|date| (*date - day).num_days().abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    fn calendar() -> Calendar {
        Calendar { today: date(2023, 9, 1), announced: None, whole: Vec::new(), anchors: Vec::new() }
    }

    fn written(month: u32, day: u32, weekday: Option<u32>) -> WrittenDate {
        WrittenDate { year: None, month, day, weekday }
    }

    fn dated(date: NaiveDate, doubts: &[Doubt]) -> Dated {
        Dated { date: Some(date), doubts: doubts.to_vec() }
    }

    #[test]
    fn a_weekday_tells_the_year_where_one_of_the_next_three_fits() {
        let read = |weekday| calendar().meeting_day(written(11, 7, Some(weekday)), "");
        assert_eq!(read(2), dated(date(2023, 11, 7), &[Doubt::YearByWeekday(date(2023, 11, 7))]));
        assert_eq!(read(4), dated(date(2024, 11, 7), &[Doubt::YearByWeekday(date(2024, 11, 7))]));
        let (next, wrong) = (date(2023, 11, 7), WhenProblem::OtherWeekday(date(2023, 11, 7)));
        assert_eq!(read(1), dated(next, &[Doubt::NoYear(next), Doubt::Fault(wrong)]));
    }

    #[test]
    fn without_anything_that_tells_it_the_year_is_asked_for() {
        let read = calendar().meeting_day(written(8, 7, None), "");
        assert_eq!(read, dated(date(2024, 8, 7), &[Doubt::NoYear(date(2024, 8, 7))]));
    }

    #[test]
    fn another_date_of_the_text_tells_the_year() {
        let by = |date| dated(date, &[Doubt::YearByOtherDate(date)]);
        let announced = Calendar { announced: Some(date(2022, 12, 1)), ..calendar() };
        assert_eq!(announced.meeting_day(written(1, 10, None), ""), by(date(2023, 1, 10)));
        let anchored = Calendar { anchors: vec![date(2022, 12, 1)], ..calendar() };
        assert_eq!(anchored.meeting_day(written(1, 10, None), ""), by(date(2023, 1, 10)));
        let same = Calendar { whole: vec![date(2022, 1, 10)], ..calendar() };
        assert_eq!(same.meeting_day(written(1, 10, None), ""), by(date(2022, 1, 10)));
        assert_eq!(
            calendar().day_before(written(12, 20, None), "", date(2024, 1, 10)),
            by(date(2023, 12, 20))
        );
    }

    #[test]
    fn a_date_that_is_none_is_told() {
        let none = |words: &str| Dated::impossible(words);
        assert_eq!(calendar().meeting_day(written(11, 31, None), "31. november"), none("31. november"));
        let with_year = WrittenDate { year: Some(2023), ..written(2, 29, None) };
        assert_eq!(calendar().meeting_day(with_year, "29/2-2023"), none("29/2-2023"));
    }
}
