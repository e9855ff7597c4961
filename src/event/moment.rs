//! When something is: an instant, or a date alone where no time is known.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, SecondsFormat, Utc};
use chrono_tz::Europe::Copenhagen;

use super::problem::WhenProblem;
use super::zone;
use crate::shown::printable;

/// Years that events may lie in: four digits, with room for a day before and after.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1970..=9998;

/// An instant, or a date alone where no time is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
            Moment::At(zone::instant(wall)?)
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

    /// Writes it as [`Moment::read`] takes it: by Copenhagen's clock where that says all.
    pub(crate) fn write(self) -> String {
        match self {
            Moment::On(date) => date.to_string(),
            Moment::At(at) => {
                let wall = zone::local(at).format("%Y-%m-%d %H:%M").to_string();
                // Seconds, and the second of a doubled hour, are more than the wall clock's notation can hold.
                if Moment::read(&wall) == Ok(self) { wall } else { rfc3339(at) }
            }
        }
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
            Moment::At(at) => rfc3339(at),
            Moment::On(date) => date.to_string(),
        }
    }
}

fn rfc3339(at: DateTime<Utc>) -> String {
    at.with_timezone(&Copenhagen).to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// When a meeting takes place: [start, end) by the clock, or whole days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meeting {
    /// From one instant to just before another.
    Hours {
        starts: DateTime<Utc>,
        /// The first instant after it.
        ends: DateTime<Utc>,
    },
    /// Whole days, where no time is known.
    Days {
        first: NaiveDate,
        /// The last day, which may be the first.
        last: NaiveDate,
    },
}

impl Meeting {
    /// Joins a start and an end; a date alone may do without an end.
    ///
    /// # Errors
    /// If a start by the clock has no end by the clock, or the end comes before the start.
    pub(crate) fn new(starts: Moment, ends: Option<Moment>) -> Result<Self, WhenProblem> {
        match (starts, ends) {
            (Moment::At(starts), Some(Moment::At(ends))) if starts < ends => {
                Ok(Meeting::Hours { starts, ends })
            }
            (Moment::On(first), None) => Ok(Meeting::Days { first, last: first }),
            (Moment::On(first), Some(Moment::On(last))) if first <= last => Ok(Meeting::Days { first, last }),
            (Moment::At(_), None) => Err(WhenProblem::NoEnd),
            (Moment::At(_), Some(Moment::At(_))) | (Moment::On(_), Some(Moment::On(_))) => {
                Err(WhenProblem::EndsBeforeItStarts)
            }
            (Moment::At(_), Some(Moment::On(_))) | (Moment::On(_), Some(Moment::At(_))) => {
                Err(WhenProblem::HalfATime)
            }
        }
    }

    /// When it starts.
    pub(crate) fn starts(self) -> Moment {
        match self {
            Meeting::Hours { starts, .. } => Moment::At(starts),
            Meeting::Days { first, .. } => Moment::On(first),
        }
    }

    /// When it ends: the first instant after it, or its last day.
    pub(crate) fn ends(self) -> Moment {
        match self {
            Meeting::Hours { ends, .. } => Moment::At(ends),
            Meeting::Days { last, .. } => Moment::On(last),
        }
    }

    /// The dates it covers.
    pub(crate) fn days(self) -> std::ops::RangeInclusive<NaiveDate> {
        match self {
            // A meeting ending at midnight doesn't cover the next day.
            Meeting::Hours { starts, ends } => zone::date(starts)..=zone::date(ends - Duration::seconds(1)),
            Meeting::Days { first, last } => first..=last,
        }
    }

    /// Whether it has not begun.
    pub(crate) fn is_ahead(self, now: DateTime<Utc>) -> bool {
        now < self.starts().first_instant()
    }

    /// Whether it is over.
    pub(crate) fn is_over(self, now: DateTime<Utc>) -> bool {
        match self {
            Meeting::Hours { ends, .. } => now >= ends,
            Meeting::Days { last, .. } => zone::date(now) > last,
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
    fn what_is_written_is_read_back_as_the_same_instant() {
        for moment in [
            at("2023-11-03T09:00:00Z"),
            at("2023-10-29T00:30:00Z"),
            at("2023-10-29T01:30:00Z"),
            at("2023-10-29T01:30:07Z"),
            on(2024, 2, 29),
        ] {
            assert_eq!(Moment::read(&moment.write()), Ok(moment), "{}", moment.write());
        }
        assert_eq!(at("2023-11-03T09:00:00Z").write(), "2023-11-03 10:00");
    }

    #[test]
    fn a_deadline_includes_its_own_second() {
        let deadline = at("2023-11-03T09:00:00Z");
        assert!(!deadline.has_passed("2023-11-03T09:00:00.999Z".parse().expect("an instant")));
        assert!(deadline.has_passed("2023-11-03T09:00:01Z".parse().expect("an instant")));
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
