//! Copenhagen's clock and calendar. All events live there; the host's zone and `TZ` never matter, and the zone's
//! rules are in the program.

use chrono::{
    DateTime, Datelike, Days, Duration, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, SubsecRound, Utc,
};

const WINTER_S: i32 = 3600;
const SUMMER_S: i32 = 2 * WINTER_S;

/// An instant with the offset of Copenhagen's clock. Summer time is from the last Sunday of March to that of October, each
/// at 1.00 UTC (directive 2000/84/EC); until 1995 it ended in September, and before 1981 it is left out.
pub(crate) fn zoned(at: DateTime<Utc>) -> DateTime<FixedOffset> {
    let year = at.year();
    let last_month = if year < 1996 { 9 } else { 10 };
    let is_summer =
        year > 1980 && (last_sunday(year, 3)..last_sunday(year, last_month)).contains(&at.naive_utc());
    at.with_timezone(&offset(if is_summer { SUMMER_S } else { WINTER_S }))
}

fn offset(seconds: i32) -> FixedOffset {
    FixedOffset::east_opt(seconds).expect("less than a day")
}

/// The hour at which the clocks change, by UTC.
fn last_sunday(year: i32, month: u32) -> NaiveDateTime {
    let last = NaiveDate::from_ymd_opt(year, month, 30).expect("each of these months has 30 days");
    let last = if month == 9 { last } else { last + Days::new(1) };
    let sunday = last - Days::new(last.weekday().num_days_from_sunday().into());
    sunday.and_time(NaiveTime::MIN) + Duration::hours(1)
}

/// The instant of a wall clock time in Copenhagen: of a doubled hour, the first; of one that the clocks skip when summer
/// time begins, `None`.
pub(crate) fn instant(wall: NaiveDateTime) -> Option<DateTime<Utc>> {
    [SUMMER_S, WINTER_S]
        .into_iter()
        .map(|seconds| (wall - offset(seconds)).and_utc())
        .find(|at| local(*at) == wall)
}

/// The instant of a wall clock time; of a skipped one, the hour after. For counting days, which always needs an
/// answer.
pub(crate) fn instant_or_later(wall: NaiveDateTime) -> DateTime<Utc> {
    instant(wall).or_else(|| instant(wall + Duration::hours(1))).expect("the clocks skip one hour")
}

/// What the clocks in Copenhagen show.
pub(crate) fn local(at: DateTime<Utc>) -> NaiveDateTime {
    zoned(at).naive_local()
}

/// The date in Copenhagen.
pub(crate) fn date(at: DateTime<Utc>) -> NaiveDate {
    local(at).date()
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
pub(crate) fn whole_second(at: DateTime<Utc>) -> DateTime<Utc> {
    at.trunc_subsecs(0)
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    fn wall(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a wall clock time")
    }

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    #[test]
    fn the_clock_is_that_of_the_time_zone_database() {
        let mut at = utc("1981-01-01T00:00:00Z");
        while at < utc("2038-01-01T00:00:00Z") {
            for second in [at - Duration::seconds(1), at] {
                let wanted = second.with_timezone(&chrono_tz::Europe::Copenhagen);
                assert_eq!(local(second), wanted.naive_local(), "{second}");
                let earliest = wanted.timezone().from_local_datetime(&wanted.naive_local()).earliest();
                assert_eq!(instant(wanted.naive_local()), earliest.map(|at| at.to_utc()), "{second}");
            }
            at += Duration::hours(1);
        }
    }

    #[test]
    fn summer_and_winter_have_their_own_offsets() {
        assert_eq!(instant(wall("2023-11-03 10:00")), Some(utc("2023-11-03T09:00:00Z")));
        assert_eq!(instant(wall("2023-09-20 10:00")), Some(utc("2023-09-20T08:00:00Z")));
    }

    #[test]
    fn a_skipped_time_is_refused() {
        let skipped = wall("2023-03-26 02:30");
        assert_eq!(instant(skipped), None);
        assert_eq!(instant_or_later(skipped), utc("2023-03-26T01:30:00Z"));
    }

    #[test]
    fn a_doubled_hour_takes_the_first() {
        assert_eq!(instant(wall("2023-10-29 02:30")), Some(utc("2023-10-29T00:30:00Z")));
    }

    #[test]
    fn a_day_begins_at_copenhagens_midnight() {
        assert_eq!(date(utc("2023-11-02T22:59:59Z")), NaiveDate::from_ymd_opt(2023, 11, 2).expect("a date"));
        assert_eq!(next_midnight(date(utc("2023-11-02T22:59:59Z"))), utc("2023-11-02T23:00:00Z"));
    }
}
