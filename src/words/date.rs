//! Dates and times in Danish and English words. Pure: instants are shown by Copenhagen's clock, dates as they are.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc};

use super::Words;
use crate::say;
use crate::zone;

/// The whole of an instant: `tirsdag den 7. november 2023 kl. 13.30`.
pub(crate) fn long(words: &Words, at: DateTime<Utc>) -> String {
    with_clock(words, &long_day(words, zone::date(at)), &clock(words, at))
}

/// A date with weekday and year: `tirsdag den 7. november 2023`.
pub(crate) fn long_day(words: &Words, date: NaiveDate) -> String {
    with_year(words, &weekday_day(words, date), date)
}

/// A date of this year: `tirsdag den 7. november`.
pub(crate) fn weekday_day(words: &Words, date: NaiveDate) -> String {
    say!(
        words,
        "date-weekday-day",
        weekday = weekday(words, date),
        day = date.day(),
        month = month_name(words, date)
    )
}

/// A date without its weekday: `7. november`.
pub(crate) fn day(words: &Words, date: NaiveDate) -> String {
    say!(words, "date-day-month", day = date.day(), month = month_name(words, date))
}

/// The same with its year: `7. november 2023`.
pub(crate) fn day_with_year(words: &Words, date: NaiveDate) -> String {
    with_year(words, &day(words, date), date)
}

/// A date shortly: `7. nov. 2023`.
pub(crate) fn short(words: &Words, date: NaiveDate) -> String {
    with_year(words, &short_day(words, date), date)
}

/// A date of this year shortly: `7. nov.`.
pub(crate) fn short_day(words: &Words, date: NaiveDate) -> String {
    say!(words, "date-day-month", day = date.day(), month = short_month(words, date))
}

/// The same with its weekday: `tir. 7. nov.`.
pub(crate) fn short_weekday_day(words: &Words, date: NaiveDate) -> String {
    let weekday = say!(words, "date-weekday-short", weekday = date.weekday().number_from_monday());
    format!("{weekday} {}", short_day(words, date))
}

/// An instant shortly: `7. nov. 2023 kl. 13.30`.
pub(crate) fn short_time(words: &Words, at: DateTime<Utc>) -> String {
    with_clock(words, &short(words, zone::date(at)), &clock(words, at))
}

/// The time of day: `14.32`.
pub(crate) fn clock(words: &Words, at: DateTime<Utc>) -> String {
    wall_clock(words, zone::local(at).time())
}

/// A time of day that stands alone: `14.32`.
pub(crate) fn wall_clock(words: &Words, time: NaiveTime) -> String {
    let (hour, minute) = (format!("{:02}", time.hour()), format!("{:02}", time.minute()));
    say!(words, "date-clock", hour = hour, minute = minute)
}

/// Two times of one day: `13.30–14.30`.
pub(crate) fn range(words: &Words, from: DateTime<Utc>, to: DateTime<Utc>) -> String {
    say!(words, "date-clock-range", from = clock(words, from), to = clock(words, to))
}

/// A time range: `tirsdag den 7. november 2023 kl. 13.30–14.30`; both ends in full if it spans midnight.
pub(crate) fn long_range(words: &Words, from: DateTime<Utc>, to: DateTime<Utc>) -> String {
    if zone::date(from) == zone::date(to) {
        return with_clock(words, &long_day(words, zone::date(from)), &range(words, from, to));
    }
    say!(words, "date-range", from = long(words, from), to = long(words, to))
}

/// A stretch of days: `mandag den 6. november 2023 – tirsdag den 7. november 2023`.
pub(crate) fn long_days(words: &Words, first: NaiveDate, last: NaiveDate) -> String {
    if first == last {
        return long_day(words, first);
    }
    say!(words, "date-range", from = long_day(words, first), to = long_day(words, last))
}

/// When something was done, as seen from `now`: `i dag kl. 05.48`, `i går kl. 09.12`, `12. oktober`, with the year if
/// not this one.
pub(crate) fn stamp(words: &Words, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    near_stamp(words, at, now).unwrap_or_else(|| day_seen_from(words, at, now))
}

/// The same with the time on any day: `i går kl. 09.12`, `7. nov. 2023 kl. 13.30`.
pub(crate) fn timed_stamp(words: &Words, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    near_stamp(words, at, now).unwrap_or_else(|| short_time(words, at))
}

/// The same for a list, without this year: `7. nov. kl. 13.30`.
pub(crate) fn list_stamp(words: &Words, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    with_clock(words, &list_day(words, at, now), &clock(words, at))
}

/// The same to the second: `i går kl. 09.12.05`.
pub(crate) fn exact_stamp(words: &Words, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let clock = say!(
        words,
        "date-clock-seconds",
        clock = clock(words, at),
        second = format!("{:02}", zone::local(at).second())
    );
    with_clock(words, &list_day(words, at, now), &clock)
}

fn list_day(words: &Words, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let (date, today) = (zone::date(at), zone::date(now));
    let of_year = || {
        if date.year() == today.year() { short_day(words, date) } else { short(words, date) }
    };
    near_day(words, at, now).unwrap_or_else(of_year)
}

fn near_stamp(words: &Words, at: DateTime<Utc>, now: DateTime<Utc>) -> Option<String> {
    near_day(words, at, now).map(|day| with_clock(words, &day, &clock(words, at)))
}

/// The name of a day that was done with: today or yesterday.
fn near_day(words: &Words, at: DateTime<Utc>, now: DateTime<Utc>) -> Option<String> {
    match NearDay::of(zone::date(at), zone::date(now))? {
        NearDay::Tomorrow => None,
        day => Some(day.say(words)),
    }
}

/// The day of an instant, as seen from `now`: `12. oktober`, with the year if not this one.
pub(crate) fn day_seen_from(words: &Words, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let (date, today) = (zone::date(at), zone::date(now));
    let day = day(words, date);
    if date.year() == today.year() { day } else { with_year(words, &day, date) }
}

/// Heads a month: `november 2023`.
pub(crate) fn month(words: &Words, date: NaiveDate) -> String {
    with_year(words, &month_name(words, date), date)
}

/// Heads the columns of a calendar, Monday first: `ma ti on to fr lø sø`.
pub(crate) fn weekday_heads(words: &Words) -> [String; 7] {
    [1, 2, 3, 4, 5, 6, 7].map(|weekday| say!(words, "date-weekday-head", weekday = weekday))
}

/// Names the weekday of a date: `tirsdag`.
pub(crate) fn weekday(words: &Words, date: NaiveDate) -> String {
    say!(words, "date-weekday", weekday = date.weekday().number_from_monday())
}

/// A day with a name of its own, seen from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NearDay {
    /// The day before today.
    Yesterday,
    Today,
    /// The day after today.
    Tomorrow,
}

impl NearDay {
    /// The name of `date` where it has one.
    pub(crate) fn of(date: NaiveDate, today: NaiveDate) -> Option<Self> {
        match (date - today).num_days() {
            -1 => Some(NearDay::Yesterday),
            0 => Some(NearDay::Today),
            1 => Some(NearDay::Tomorrow),
            _ => None,
        }
    }

    /// Tells the day: `i morgen`.
    pub(crate) fn say(self, words: &Words) -> String {
        match self {
            NearDay::Yesterday => say!(words, "date-yesterday"),
            NearDay::Today => say!(words, "date-today"),
            NearDay::Tomorrow => say!(words, "date-tomorrow"),
        }
    }
}

/// Sets a time of day behind a day: `i dag kl. 10.00`.
pub(crate) fn with_clock(words: &Words, date: &str, clock: &str) -> String {
    say!(words, "date-with-clock", date = date, clock = clock)
}

/// Names the month of a date: `november`.
pub(crate) fn month_name(words: &Words, date: NaiveDate) -> String {
    say!(words, "date-month", month = date.month())
}

/// The same shortly: `nov.`.
pub(crate) fn short_month(words: &Words, date: NaiveDate) -> String {
    say!(words, "date-month-short", month = date.month())
}

fn with_year(words: &Words, date: &str, year_of: NaiveDate) -> String {
    say!(words, "date-with-year", date = date, year = year_of.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    #[test]
    fn danish_tells_dates_in_words() {
        let da = &Words::new(Lang::Da);
        let start = utc("2023-11-07T12:30:00Z");
        let end = utc("2023-11-07T13:30:00Z");
        let date = ymd(2023, 11, 7);
        assert_eq!(long(da, start), "tirsdag den 7. november 2023 kl. 13.30");
        assert_eq!(long_day(da, date), "tirsdag den 7. november 2023");
        assert_eq!(weekday_day(da, date), "tirsdag den 7. november");
        assert_eq!(day(da, date), "7. november");
        assert_eq!(short(da, date), "7. nov. 2023");
        assert_eq!(short(da, ymd(2024, 5, 1)), "1. maj 2024");
        assert_eq!(short_time(da, start), "7. nov. 2023 kl. 13.30");
        assert_eq!(short_day(da, date), "7. nov.");
        assert_eq!(short_day(da, ymd(2024, 5, 1)), "1. maj");
        assert_eq!(clock(da, start), "13.30");
        assert_eq!(range(da, start, end), "13.30–14.30");
        assert_eq!(long_range(da, start, end), "tirsdag den 7. november 2023 kl. 13.30–14.30");
        assert_eq!(month(da, date), "november 2023");
        assert_eq!(weekday_heads(da).join(" "), "ma ti on to fr lø sø");
    }

    #[test]
    fn english_tells_dates_in_words() {
        let en = &Words::new(Lang::En);
        let start = utc("2023-11-07T12:30:00Z");
        let end = utc("2023-11-07T13:30:00Z");
        assert_eq!(long(en, start), "Tuesday 7 November 2023 at 13:30");
        assert_eq!(short(en, ymd(2023, 11, 7)), "7 Nov 2023");
        assert_eq!(short_day(en, ymd(2023, 11, 7)), "7 Nov");
        assert_eq!(long_range(en, start, end), "Tuesday 7 November 2023 at 13:30–14:30");
        assert_eq!(month(en, ymd(2023, 11, 7)), "November 2023");
        assert_eq!(weekday_heads(en).join(" "), "Mo Tu We Th Fr Sa Su");
    }

    #[test]
    fn a_stretch_past_midnight_tells_both_days() {
        let da = &Words::new(Lang::Da);
        let told = long_range(da, utc("2023-11-07T21:00:00Z"), utc("2023-11-08T01:00:00Z"));
        assert_eq!(told, "tirsdag den 7. november 2023 kl. 22.00 – onsdag den 8. november 2023 kl. 02.00");
        let days = long_days(da, ymd(2023, 11, 6), ymd(2023, 11, 7));
        assert_eq!(days, "mandag den 6. november 2023 – tirsdag den 7. november 2023");
        assert_eq!(long_days(da, ymd(2023, 11, 6), ymd(2023, 11, 6)), "mandag den 6. november 2023");
    }

    #[test]
    fn a_stamp_tells_the_age_by_calendar_day() {
        let da = &Words::new(Lang::Da);
        let now = utc("2023-10-31T05:00:00Z");
        for (at, told) in [
            ("2023-10-31T04:48:00Z", "i dag kl. 05.48"),
            ("2023-10-30T23:00:00Z", "i dag kl. 00.00"),
            ("2023-10-30T22:59:59Z", "i går kl. 23.59"),
            ("2023-10-30T08:12:00Z", "i går kl. 09.12"),
            ("2023-10-12T08:12:00Z", "12. oktober"),
            ("2022-10-12T08:12:00Z", "12. oktober 2022"),
        ] {
            assert_eq!(stamp(da, utc(at), now), told);
        }
        assert_eq!(timed_stamp(da, utc("2023-10-30T08:12:00Z"), now), "i går kl. 09.12");
        assert_eq!(timed_stamp(da, utc("2023-10-12T08:12:00Z"), now), "12. okt. 2023 kl. 10.12");
        assert_eq!(timed_stamp(da, utc("2036-10-12T08:12:00Z"), now), "12. okt. 2036 kl. 10.12");
        assert_eq!(stamp(&Words::new(Lang::En), utc("2023-10-30T08:12:00Z"), now), "yesterday at 09:12");
    }

    #[test]
    fn all_months_and_weekdays_have_names_of_their_own() {
        for lang in [Lang::Da, Lang::En] {
            let words = &Words::new(lang);
            let months: std::collections::BTreeSet<String> =
                (1..=12).map(|month| short_day(words, ymd(2024, month, 1))).collect();
            assert_eq!(months.len(), 12);
            let weekdays: std::collections::BTreeSet<String> =
                (1..=7).map(|day| weekday(words, ymd(2024, 1, day))).collect();
            assert_eq!(weekdays.len(), 7);
        }
    }
}
