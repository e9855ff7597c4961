//! When something is: an instant, or a date alone where no time is known.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, SecondsFormat, Utc};

use super::problem::WhenProblem;
use crate::shown::printable;
use crate::words::{Words, date};
use crate::zone;

/// Years that events may lie in: four digits, with room for a day before and after.
pub(crate) const YEARS: std::ops::RangeInclusive<i32> = 1970..=9998;

/// An instant, or a date alone where no time is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    At(DateTime<Utc>),
    /// A date in Copenhagen.
    On(NaiveDate),
}

impl Moment {
    /// Reads what event files hold: `2023-11-03 10:00` by Copenhagen's clock, `2023-11-03`, or an instant with
    /// its offset (RFC 3339).
    ///
    /// # Errors
    /// If it is none of them, or a time that Copenhagen's clocks skip.
    pub(crate) fn read(text: &str) -> Result<Self, WhenProblem> {
        let moment = if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            Moment::On(date)
        } else if let Ok(wall) = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M") {
            Moment::by_the_clock(wall)?
        } else if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
            Moment::At(zone::whole_second(instant.to_utc()))
        } else {
            return Err(WhenProblem::NotWritten(printable(text)));
        };
        if YEARS.contains(&moment.date().year()) {
            Ok(moment)
        } else {
            Err(WhenProblem::NoSuchDate(text.to_owned()))
        }
    }

    /// As event files hold it: see [`Moment::read`]. An instant has its offset only where the clock alone doesn't tell it.
    pub(crate) fn written(self) -> String {
        let by_the_clock = match self {
            Moment::At(at) => zone::local(at).format("%Y-%m-%d %H:%M").to_string(),
            Moment::On(date) => date.to_string(),
        };
        if Moment::read(&by_the_clock) == Ok(self) { by_the_clock } else { self.rfc3339() }
    }

    /// Tells it: the day as `day` does, with the time of day if it has one.
    pub(crate) fn told(self, words: &Words, day: fn(&Words, NaiveDate) -> String) -> String {
        let date = day(words, self.date());
        match self {
            Moment::At(at) => date::with_clock(words, &date, &date::clock(words, at)),
            Moment::On(_) => date,
        }
    }

    /// The instant at which Copenhagen's clocks show this.
    ///
    /// # Errors
    /// If they skip it.
    pub(super) fn by_the_clock(wall: NaiveDateTime) -> Result<Self, WhenProblem> {
        zone::instant(wall).map(Moment::At).ok_or(WhenProblem::Skipped(wall))
    }

    /// The date in Copenhagen.
    pub(crate) fn date(self) -> NaiveDate {
        match self {
            Moment::At(at) => zone::date(at),
            Moment::On(date) => date,
        }
    }

    /// The first instant: of a date, its midnight.
    pub(crate) fn first_instant(self) -> DateTime<Utc> {
        match self {
            Moment::At(at) => at,
            Moment::On(date) => zone::midnight(date),
        }
    }

    /// The last second: of a date, the one before the next midnight. A deadline includes it.
    pub(crate) fn last_second(self) -> DateTime<Utc> {
        match self {
            Moment::At(at) => zone::whole_second(at),
            Moment::On(date) => zone::next_midnight(date) - Duration::seconds(1),
        }
    }

    /// Whether a deadline then has passed.
    pub(crate) fn has_passed(self, now: DateTime<Utc>) -> bool {
        zone::whole_second(now) > self.last_second()
    }

    /// For programs: RFC 3339 with Copenhagen's offset, or the date alone.
    pub(crate) fn rfc3339(self) -> String {
        match self {
            Moment::At(at) => zone::zoned(at).to_rfc3339_opts(SecondsFormat::Secs, false),
            Moment::On(date) => date.to_string(),
        }
    }
}

/// When a meeting takes place: by the clock, or whole days where no time is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meeting {
    /// The instant at which it starts, or its first day.
    pub(crate) starts: Moment,
    /// The first instant after it, which is later than its start; or its last day, which may be the first.
    pub(crate) ends: Moment,
}

impl Meeting {
    /// Joins a start and an end; a date alone may do without an end.
    ///
    /// # Errors
    /// If a start by the clock has no end by the clock, or the end comes before the start.
    pub(crate) fn new(starts: Moment, ends: Option<Moment>) -> Result<Self, WhenProblem> {
        let is_in_order = match (starts, ends) {
            (Moment::On(_), None) => return Ok(Meeting { starts, ends: starts }),
            (Moment::At(_), None) => return Err(WhenProblem::NoEnd),
            (Moment::At(starts), Some(Moment::At(ends))) => starts < ends,
            (Moment::On(first), Some(Moment::On(last))) => first <= last,
            _ => return Err(WhenProblem::HalfATime),
        };
        let ends = ends.filter(|_| is_in_order).ok_or(WhenProblem::EndsBeforeItStarts)?;
        Ok(Meeting { starts, ends })
    }

    /// The dates it covers.
    pub(crate) fn days(self) -> std::ops::RangeInclusive<NaiveDate> {
        let last = match self.ends {
            // A meeting ending at midnight doesn't cover the next day.
            Moment::At(ends) => zone::date(ends - Duration::seconds(1)),
            Moment::On(last) => last,
        };
        self.starts.date()..=last
    }

    /// Whether it has not begun.
    pub(crate) fn is_ahead(self, now: DateTime<Utc>) -> bool {
        now < self.starts.first_instant()
    }

    /// Whether it is over.
    pub(crate) fn is_over(self, now: DateTime<Utc>) -> bool {
        match self.ends {
            Moment::At(ends) => now >= ends,
            Moment::On(last) => zone::date(now) > last,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::At(text.parse().expect("an instant"))
    }

    fn on(year: i32, month: u32, day: u32) -> Moment {
        Moment::On(NaiveDate::from_ymd_opt(year, month, day).expect("a date"))
    }

    #[test]
    fn files_hold_copenhagens_wall_clock() {
        assert_eq!(Moment::read("2023-11-03 10:00"), Ok(at("2023-11-03T09:00:00Z")));
        assert_eq!(Moment::read("2023-11-06"), Ok(on(2023, 11, 6)));
        assert_eq!(Moment::read("2023-11-03T10:00:00+01:00"), Ok(at("2023-11-03T09:00:00Z")));
        assert!(matches!(Moment::read("+99999-01-01"), Err(WhenProblem::NoSuchDate(_))));
        assert_eq!(Moment::read("3. november"), Err(WhenProblem::NotWritten("3. november".to_owned())));
        assert!(matches!(Moment::read("2023-03-26 02:30"), Err(WhenProblem::Skipped(_))));
    }

    #[test]
    fn what_is_written_is_read_again() {
        for (instant, written) in [
            ("2023-11-03T09:00:00Z", "2023-11-03 10:00"),
            ("2023-10-29T00:30:00Z", "2023-10-29 02:30"),
            // The second of the doubled hour, and one with seconds.
            ("2023-10-29T01:30:00Z", "2023-10-29T02:30:00+01:00"),
            ("2023-11-03T09:00:01Z", "2023-11-03T10:00:01+01:00"),
        ] {
            assert_eq!((&*at(instant).written(), Moment::read(written)), (written, Ok(at(instant))));
        }
        assert_eq!(on(2023, 11, 6).written(), "2023-11-06");
    }

    #[test]
    fn a_deadline_includes_its_own_second() {
        let deadline = at("2023-11-03T09:00:00Z");
        assert!(!deadline.has_passed("2023-11-03T09:00:00.999Z".parse().expect("an instant")));
        assert!(deadline.has_passed("2023-11-03T09:00:01Z".parse().expect("an instant")));
    }

    #[test]
    fn a_meeting_that_ends_at_midnight_is_of_its_own_days_alone() {
        let days = |ends| Meeting::new(at("2023-11-07T12:00:00Z"), Some(at(ends))).map(Meeting::days);
        let [first, second] = [on(2023, 11, 7), on(2023, 11, 8)].map(Moment::date);
        assert_eq!(days("2023-11-07T23:00:00Z"), Ok(first..=first));
        assert_eq!(days("2023-11-07T23:00:01Z"), Ok(first..=second));
    }

    #[test]
    fn a_date_alone_lasts_until_midnight_in_copenhagen() {
        let deadline = on(2023, 11, 3);
        assert!(!deadline.has_passed("2023-11-03T22:59:59Z".parse().expect("an instant")));
        assert!(deadline.has_passed("2023-11-03T23:00:00Z".parse().expect("an instant")));
    }

    #[test]
    fn a_meeting_runs_from_its_start_to_just_before_its_end() {
        let (starts, ends) = (at("2023-11-07T12:30:00Z"), at("2023-11-07T13:30:00Z"));
        let meeting = Meeting::new(starts, Some(ends)).expect("a meeting");
        let now = |text: &str| text.parse().expect("an instant");
        assert!(meeting.is_ahead(now("2023-11-07T12:29:59Z")));
        assert!(!meeting.is_ahead(now("2023-11-07T12:30:00Z")));
        assert!(!meeting.is_over(now("2023-11-07T13:29:59Z")));
        assert!(meeting.is_over(now("2023-11-07T13:30:00Z")));
    }

    #[test]
    fn a_meeting_that_cannot_be_is_refused() {
        let (early, late) = (at("2023-11-07T12:30:00Z"), at("2023-11-07T13:30:00Z"));
        assert_eq!(Meeting::new(late, Some(early)), Err(WhenProblem::EndsBeforeItStarts));
        assert_eq!(Meeting::new(early, Some(early)), Err(WhenProblem::EndsBeforeItStarts));
        assert_eq!(Meeting::new(early, None), Err(WhenProblem::NoEnd));
        assert_eq!(Meeting::new(early, Some(on(2023, 11, 7))), Err(WhenProblem::HalfATime));
    }
}
