//! Copenhagen's clock and calendar. All events live there; the host's zone and `TZ` never matter, and the zone's
//! rules are in the program.

use chrono::{DateTime, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime, SubsecRound, TimeZone, Utc};
use chrono_tz::Europe::Copenhagen;

use super::problem::WhenProblem;

/// The instant of a wall clock time in Copenhagen; of a doubled hour, the first.
///
/// # Errors
/// If the clocks skip that time when summer time begins.
pub(crate) fn instant(local: NaiveDateTime) -> Result<DateTime<Utc>, WhenProblem> {
    Copenhagen.from_local_datetime(&local).earliest().map(|at| at.to_utc()).ok_or(WhenProblem::Skipped(local))
}

/// The instant of a wall clock time; of a skipped one, the hour after. For counting days, which always needs an
/// answer.
pub(super) fn instant_or_later(local: NaiveDateTime) -> DateTime<Utc> {
    (0..=3)
        .find_map(|hours| instant(local + Duration::hours(hours)).ok())
        .expect("Copenhagen's clocks never skip more than three hours")
}

/// The date in Copenhagen.
pub(crate) fn date(at: DateTime<Utc>) -> NaiveDate {
    local(at).date()
}

/// What the clocks in Copenhagen show.
pub(crate) fn local(at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&Copenhagen).naive_local()
}

/// The first instant of a date.
pub(crate) fn midnight(date: NaiveDate) -> DateTime<Utc> {
    instant_or_later(date.and_time(NaiveTime::MIN))
}

/// The first instant of the next day.
pub(crate) fn next_midnight(date: NaiveDate) -> DateTime<Utc> {
    midnight(date + Days::new(1))
}

/// The instant's whole second. A deadline includes its own second, so texts and states use whole ones.
pub(super) fn whole_second(at: DateTime<Utc>) -> DateTime<Utc> {
    at.trunc_subsecs(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a wall clock time")
    }

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    #[test]
    fn summer_and_winter_have_their_own_offsets() {
        assert_eq!(instant(wall("2023-11-03 10:00")), Ok(utc("2023-11-03T09:00:00Z")));
        assert_eq!(instant(wall("2023-09-20 10:00")), Ok(utc("2023-09-20T08:00:00Z")));
    }

    #[test]
    fn a_skipped_time_is_refused() {
        let skipped = wall("2023-03-26 02:30");
        assert_eq!(instant(skipped), Err(WhenProblem::Skipped(skipped)));
        assert_eq!(instant_or_later(skipped), utc("2023-03-26T01:30:00Z"));
    }

    #[test]
    fn a_doubled_hour_takes_the_first() {
        assert_eq!(instant(wall("2023-10-29 02:30")), Ok(utc("2023-10-29T00:30:00Z")));
    }

    #[test]
    fn a_day_begins_at_copenhagens_midnight() {
        assert_eq!(date(utc("2023-11-02T22:59:59Z")), NaiveDate::from_ymd_opt(2023, 11, 2).expect("a date"));
        assert_eq!(next_midnight(date(utc("2023-11-02T22:59:59Z"))), utc("2023-11-02T23:00:00Z"));
    }
}
