//! Danish public holidays, and the other days on which offices are closed.

use chrono::{Datelike, Days, NaiveDate};

/// From this year on Store bededag is a working day (act 214 of 2023).
const NO_PRAYER_DAY_FROM: i32 = 2024;

/// Easter Sunday of a year of the Gregorian calendar (Meeus, Jones, Butcher).
pub(crate) fn easter(year: i32) -> Option<NaiveDate> {
    let (cycle, century, in_century) = (year % 19, year / 100, year % 100);
    let moon = (century - (8 * century + 13) / 25 - century / 4 + 19 * cycle + 15).rem_euclid(30);
    let moon = moon - (cycle + 11 * moon) / 319;
    let sunday = (2 * (century % 4) + 2 * (in_century / 4) - in_century % 4 - moon + 32).rem_euclid(7);
    let month = u32::try_from((moon + sunday + 90) / 25).ok()?;
    let day = u32::try_from(moon + sunday + (moon + sunday + 90) / 25 + 19).ok()? % 32;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Whether a date is a public holiday in Denmark.
pub(crate) fn is_public_holiday(date: NaiveDate) -> bool {
    if matches!((date.month(), date.day()), (1, 1) | (12, 25 | 26)) {
        return true;
    }
    let Some(easter) = easter(date.year()) else { return false };
    match (date - easter).num_days() {
        // Skærtorsdag, Langfredag, Easter and its Monday, Kristi himmelfartsdag, Whitsun and its Monday.
        -3 | -2 | 0 | 1 | 39 | 49 | 50 => true,
        26 => date.year() < NO_PRAYER_DAY_FROM,
        _ => false,
    }
}

/// Whether offices are open: not at weekends, on public holidays and Constitution Day, nor from Christmas Eve to the New
/// Year, when hardly any kommune has a day for a workshop.
pub(crate) fn is_working_day(date: NaiveDate) -> bool {
    let is_closed = matches!((date.month(), date.day()), (6, 5) | (12, 24..=31));
    date.weekday().number_from_monday() <= 5 && !is_closed && !is_public_holiday(date)
}

/// The working days of a month, by its first.
pub(crate) fn working_days(first: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let of_month = first.iter_days().take_while(move |day| day.month() == first.month());
    of_month.filter(|day| is_working_day(*day))
}

/// How many days a month has, by its first.
pub(crate) fn length_of_month(first: NaiveDate) -> u32 {
    // The first plus 31 days is always in the next month.
    31 - (first + Days::new(31)).day0()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    /// From the tables of the church.
    const EASTERS: [&str; 17] = [
        "1961-04-02",
        "2000-04-23",
        "2023-04-09",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2028-04-16",
        "2029-04-01",
        "2030-04-21",
        "2031-04-13",
        "2032-03-28",
        "2033-04-17",
        "2034-04-09",
        "2035-03-25",
        "2038-04-25",
        "2285-03-22",
    ];

    #[test]
    fn easter_is_when_the_tables_say() {
        for known in EASTERS.map(date) {
            assert_eq!(easter(known.year()), Some(known));
        }
    }

    #[test]
    fn the_holidays_of_known_years_are_those_of_the_calendar() {
        for (year, known) in [
            (
                2023,
                ["01-01", "04-06", "04-07", "04-09", "04-10", "05-05", "05-18", "05-28", "05-29"].as_slice(),
            ),
            (2024, &["01-01", "03-28", "03-29", "03-31", "04-01", "05-09", "05-19", "05-20"]),
            (2025, &["01-01", "04-17", "04-18", "04-20", "04-21", "05-29", "06-08", "06-09"]),
            (2026, &["01-01", "04-02", "04-03", "04-05", "04-06", "05-14", "05-24", "05-25"]),
            (2027, &["01-01", "03-25", "03-26", "03-28", "03-29", "05-06", "05-16", "05-17"]),
            (2035, &["01-01", "03-22", "03-23", "03-25", "03-26", "05-03", "05-13", "05-14"]),
        ] {
            let days = date(&format!("{year}-01-01")).iter_days().take_while(|day| day.year() == year);
            let found: Vec<String> = days
                .filter(|day| is_public_holiday(*day))
                .map(|day| day.format("%m-%d").to_string())
                .collect();
            assert_eq!(found, [known, &["12-25", "12-26"]].concat(), "{year}");
        }
    }

    #[test]
    fn store_bededag_is_a_working_day_from_2024_on() {
        assert!(is_public_holiday(date("2022-05-13")) && is_public_holiday(date("2023-05-05")));
        for easter in EASTERS.map(date).into_iter().filter(|easter| easter.year() >= 2024) {
            let prayer_day = easter + Days::new(26);
            assert!(!is_public_holiday(prayer_day) && is_working_day(prayer_day), "{prayer_day}");
        }
    }

    #[test]
    fn offices_are_closed_on_days_that_are_no_public_holidays_too() {
        for closed in ["2024-06-05", "2024-12-24", "2024-12-27", "2024-12-31", "2024-02-10", "2024-03-28"] {
            assert!(!is_working_day(date(closed)), "{closed}");
        }
        assert_eq!(working_days(date("2024-02-01")).count(), 21);
        assert_eq!(
            [(2024, 2), (2023, 2), (2024, 4), (2024, 12)].map(|(year, month)| {
                length_of_month(NaiveDate::from_ymd_opt(year, month, 1).expect("a first"))
            }),
            [29, 28, 30, 31]
        );
    }
}
