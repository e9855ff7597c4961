//! The time between a moment and now: whole calendar years, months or days, then real hours and minutes; in full, as its
//! largest unit, or abbreviated.

use chrono::{DateTime, Datelike, Duration, Months, NaiveDate, Utc};

use super::moment::Moment;
use crate::say;
use crate::words::{Words, date::NearDay};
use crate::zone;

/// How a gap is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GapStyle {
    /// Two units in words: `3 dage og 4 timer`.
    Full,
    /// The largest unit alone: `3 dage`.
    Coarse,
    /// Two units abbreviated: `3 d 4 t`.
    Compact,
}

/// What a countdown counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// To or from an instant, or a date.
    Time(TimeLeft),
    /// To a date that has a name of its own.
    Near(NearDay),
}

impl Gap {
    pub(super) fn between(now: DateTime<Utc>, moment: Moment) -> Self {
        match moment {
            Moment::At(at) => Gap::Time(TimeLeft::between(now, at)),
            Moment::On(date) => Gap::dates(zone::date(now), date),
        }
    }

    fn dates(today: NaiveDate, date: NaiveDate) -> Self {
        let counted = || Gap::Time(TimeLeft::between(zone::midnight(today), zone::midnight(date)));
        NearDay::of(date, today).map_or_else(counted, Gap::Near)
    }

    /// Whole calendar days until a moment, at its wall clock; negative once it has passed.
    pub(super) fn days(now: DateTime<Utc>, moment: Moment) -> i64 {
        match moment {
            Moment::On(date) => (date - zone::date(now)).num_days(),
            Moment::At(at) => {
                let count = CalendarCount::new(now, at);
                let days = count.days_after(0);
                if count.is_ahead() { days } else { -days }
            }
        }
    }

    /// When the gap may next become another; a date's changes at midnight.
    pub(super) fn next_change(now: DateTime<Utc>, moment: Moment) -> DateTime<Utc> {
        match moment {
            Moment::At(at) => TimeLeft::next_change(now, at),
            Moment::On(date) => {
                let changes = TimeLeft::next_change(zone::midnight(zone::date(now)), zone::midnight(date));
                zone::next_midnight(zone::date(changes - Duration::seconds(1)))
            }
        }
    }

    /// Tells how far ahead it is: `om 3 dage og 4 timer`, `i morgen`.
    pub(super) fn ahead(self, words: &Words, style: GapStyle) -> String {
        match self {
            Gap::Time(left) => say!(words, "event-in", left = left.say(words, style)),
            Gap::Near(day) => day.say(words),
        }
    }

    /// Tells how long ago it was: `for 2 dage siden`, `i går`.
    pub(super) fn ago(self, words: &Words, style: GapStyle) -> String {
        match self {
            Gap::Time(left) => say!(words, "event-ago", left = left.say(words, style)),
            Gap::Near(day) => day.say(words),
        }
    }
}

/// More days are told as months.
const MOST_DAYS: i64 = 60;

/// As many months are told as years.
const MONTHS_OF_YEARS: u32 = 24;

/// Years; months and days; days and hours; or hours and minutes: just what is shown, so that equal gaps have equal
/// texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TimeLeft {
    years: u32,
    /// 0 where there are years.
    months: u32,
    /// Whole calendar days by the moment's wall clock.
    days: i64,
    /// 0 where there are months.
    hours: i64,
    /// 0 where there are days.
    minutes: i64,
}

impl TimeLeft {
    /// The gap between `now` and `at`, whichever comes first, rounded down.
    ///
    /// Months and days are counted from `at` at its wall clock, so that it is three days until ten o'clock when it is
    /// ten o'clock, also if the clocks are changed between. What then lies between the last of them and `now` is real
    /// time: it never grows as time goes by, and can be 24 hours on the day of 25.
    pub(super) fn between(now: DateTime<Utc>, at: DateTime<Utc>) -> Self {
        let count = CalendarCount::new(now, at);
        let days = count.days_after(0);
        if days <= MOST_DAYS {
            let rest = (count.edge(0, days) - count.now).abs();
            let minutes = if days > 0 { 0 } else { rest.num_minutes() % 60 };
            return TimeLeft { days, hours: rest.num_hours(), minutes, ..TimeLeft::default() };
        }
        match count.months() {
            months @ MONTHS_OF_YEARS.. => TimeLeft { years: months / 12, ..TimeLeft::default() },
            months => TimeLeft { months, days: count.days_after(months), ..TimeLeft::default() },
        }
    }

    /// When the gap to `at` may next become another: yearly, daily while there are months, hourly while there are days,
    /// else every minute. Gaps round down, so one ahead changes a second after the full unit, one behind with it.
    fn next_change(now: DateTime<Utc>, at: DateTime<Utc>) -> DateTime<Utc> {
        let count = CalendarCount::new(now, at);
        let (this, next) = match TimeLeft::between(now, at) {
            TimeLeft { years: 0, months: 0, days, .. } => return count.next_time_step(days > 0),
            TimeLeft { years: 0, months, days, .. } => {
                (count.edge(months, days), count.edge(months, days + 1))
            }
            TimeLeft { years, .. } => (count.edge(years * 12, 0), count.edge((years + 1) * 12, 0)),
        };
        if count.is_ahead() { this + Duration::seconds(1) } else { next }
    }

    /// Tells how long it is: `3 dage og 4 timer`, `under 1 minut`.
    pub(super) fn say(self, words: &Words, style: GapStyle) -> String {
        let units = self.units(words, style);
        match (units.as_slice(), style) {
            ([], GapStyle::Compact) => say!(words, "event-under-a-min"),
            ([], _) => say!(words, "event-under-a-minute"),
            ([one], _) => one.clone(),
            ([first, second, ..], GapStyle::Compact) => format!("{first} {second}"),
            ([first, second, ..], _) => say!(words, "event-both", first = first, second = second),
        }
    }

    /// The nonzero units, largest first.
    fn units(self, words: &Words, style: GapStyle) -> Vec<String> {
        let TimeLeft { years, months, days, hours, minutes } = self;
        let units = match style {
            GapStyle::Compact => [
                say!(words, "event-y", n = years),
                say!(words, "event-mo", n = months),
                say!(words, "event-d", n = days),
                say!(words, "event-h", n = hours),
                say!(words, "event-min", n = minutes),
            ],
            GapStyle::Full | GapStyle::Coarse => [
                say!(words, "event-years", n = years),
                say!(words, "event-months", n = months),
                say!(words, "event-days", n = days),
                say!(words, "event-hours", n = hours),
                say!(words, "event-minutes", n = minutes),
            ],
        };
        let most = if style == GapStyle::Coarse { 1 } else { 2 };
        let counts = [years.into(), months.into(), days, hours, minutes];
        let counted = units.into_iter().zip(counts).filter(|(_, count)| *count > 0);
        counted.map(|(unit, _)| unit).take(most).collect()
    }
}

/// Counts months and days from `at` towards `now`, at the wall clock of `at`.
#[derive(Debug, Clone, Copy)]
struct CalendarCount {
    now: DateTime<Utc>,
    at: DateTime<Utc>,
}

impl CalendarCount {
    fn new(now: DateTime<Utc>, at: DateTime<Utc>) -> Self {
        CalendarCount { now: zone::whole_second(now), at: zone::whole_second(at) }
    }

    fn is_ahead(self) -> bool {
        self.now < self.at
    }

    /// So many months and then days from `at` towards `now`. A month's day that doesn't exist is its last.
    fn edge(self, months: u32, days: i64) -> DateTime<Utc> {
        let (wall, months_long) = (zone::local(self.at), Months::new(months));
        match (months, days) {
            // The clocks may show it twice that day.
            (0, 0) => self.at,
            _ if self.is_ahead() => zone::instant_or_later(wall - months_long - Duration::days(days)),
            _ => zone::instant_or_later(wall + months_long + Duration::days(days)),
        }
    }

    fn is_past_now(self, edge: DateTime<Utc>) -> bool {
        if self.is_ahead() { edge < self.now } else { edge > self.now }
    }

    /// Whole months.
    fn months(self) -> u32 {
        let [now, at] = [self.now, self.at].map(zone::date);
        let apart = (at.year() - now.year()) * 12 + at.month0().cast_signed() - now.month0().cast_signed();
        let months = apart.unsigned_abs();
        if self.is_past_now(self.edge(months, 0)) { months - 1 } else { months }
    }

    /// Whole days after so many months.
    fn days_after(self, months: u32) -> i64 {
        let days = (zone::date(self.edge(months, 0)) - zone::date(self.now)).num_days().abs();
        if self.is_past_now(self.edge(months, days)) { days - 1 } else { days }
    }

    fn next_time_step(self, has_days: bool) -> DateTime<Utc> {
        let unit_s = if has_days { 3600 } else { 60 };
        let ahead_s = (self.at - self.now).num_seconds();
        if ahead_s < 0 {
            return self.at + Duration::seconds((-ahead_s / unit_s + 1) * unit_s);
        }
        match ahead_s / unit_s {
            0 => self.at,
            whole => self.at - Duration::seconds(whole * unit_s - 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    fn left(now: &str, at: &str) -> TimeLeft {
        TimeLeft::between(now.parse().expect("an instant"), at.parse().expect("an instant"))
    }

    fn time(days: i64, hours: i64, minutes: i64) -> TimeLeft {
        TimeLeft { days, hours, minutes, ..TimeLeft::default() }
    }

    #[test]
    fn days_are_counted_at_the_same_wall_clock() {
        // Three times ten o'clock, though one of the days has 25 hours.
        let days = left("2023-10-28T08:00:00Z", "2023-10-31T09:00:00Z");
        assert_eq!(days, time(3, 0, 0));
        // And one where a day has 23.
        let days = left("2023-03-25T09:00:00Z", "2023-03-26T08:00:00Z");
        assert_eq!(days, time(1, 0, 0));
    }

    #[test]
    fn hours_are_those_really_left() {
        let night = left("2023-10-28T22:00:00Z", "2023-10-29T09:00:00Z");
        assert_eq!(night, time(0, 11, 0));
        let long_day = left("2023-10-28T08:00:01Z", "2023-10-29T09:00:00Z");
        assert_eq!(long_day, time(0, 24, 59));
    }

    #[test]
    fn past_and_future_are_counted_alike() {
        let (early, late) = ("2023-10-27T08:30:00Z", "2023-10-30T10:00:00Z");
        assert_eq!(left(early, late), time(3, 0, 0));
        assert_eq!(left(late, early), time(3, 0, 0));
    }

    #[test]
    fn a_day_whose_wall_clock_is_skipped_is_counted_from_the_hour_after() {
        let skipped = left("2023-03-26T01:30:00Z", "2023-03-28T00:30:00Z");
        assert_eq!(skipped, time(2, 0, 0));
    }

    #[test]
    fn more_than_sixty_days_are_months_and_two_years_are_years() {
        let words = &Words::new(Lang::Da);
        let at = "2024-03-31T08:00:00Z";
        for (now, text) in [
            ("2024-01-31T09:00:00Z", "60 dage"),
            ("2024-01-30T09:00:00Z", "2 måneder og 1 dag"),
            ("2024-01-29T09:00:01Z", "2 måneder og 1 dag"),
            // February has no 31st.
            ("2023-02-28T09:00:00Z", "13 måneder"),
            ("2022-03-31T08:00:01Z", "23 måneder og 29 dage"),
            ("2022-03-31T08:00:00Z", "2 år"),
            ("2021-03-31T08:00:01Z", "2 år"),
            ("2024-05-31T07:59:59Z", "60 dage og 23 timer"),
            ("2024-05-31T08:00:00Z", "2 måneder"),
            ("2024-12-01T09:00:00Z", "8 måneder og 1 dag"),
            ("2026-03-31T07:59:59Z", "23 måneder og 30 dage"),
            ("2027-03-31T08:00:00Z", "3 år"),
        ] {
            assert_eq!(left(now, at).say(words, GapStyle::Full), text, "at {now}");
        }
        assert_eq!(left("2024-01-29T09:00:00Z", at).say(words, GapStyle::Compact), "2 md 2 d");
        assert_eq!(left("2024-01-29T09:00:00Z", at).say(words, GapStyle::Coarse), "2 måneder");
    }

    #[test]
    fn a_gap_is_told_in_three_ways() {
        let words = &Words::new(Lang::Da);
        let gap = time(3, 4, 0);
        assert_eq!(gap.say(words, GapStyle::Full), "3 dage og 4 timer");
        assert_eq!(gap.say(words, GapStyle::Coarse), "3 dage");
        assert_eq!(gap.say(words, GapStyle::Compact), "3 d 4 t");
        let none = time(0, 0, 0);
        assert_eq!(none.say(words, GapStyle::Full), "under 1 minut");
        assert_eq!(none.say(words, GapStyle::Compact), "under 1 min");
    }

    #[test]
    fn a_date_counts_dates() {
        let words = &Words::new(Lang::Da);
        let told = |days: i64| {
            let today = NaiveDate::default();
            let gap = Gap::dates(today, today + Duration::days(days));
            (gap.ahead(words, GapStyle::Full), gap.ago(words, GapStyle::Full))
        };
        assert_eq!(told(6).0, "om 6 dage");
        assert_eq!(told(1).0, "i morgen");
        assert_eq!(told(0).0, "i dag");
        assert_eq!(told(-1).1, "i går");
        assert_eq!(told(-2).1, "for 2 dage siden");
        assert_eq!(told(60).0, "om 60 dage");
        assert_eq!(told(62).0, "om 2 måneder og 3 dage");
    }
}
