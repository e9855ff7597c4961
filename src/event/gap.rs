//! The time between a moment and now: whole calendar days, then real hours and minutes; in full, as its largest unit,
//! or abbreviated.

use chrono::{DateTime, Duration, NaiveDate, Utc};

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
    /// To or from an instant.
    Time(TimeLeft),
    /// Days to (positive) or since (negative) a date.
    Dates(i64),
}

impl Gap {
    pub(super) fn between(now: DateTime<Utc>, moment: Moment) -> Self {
        match moment {
            Moment::At(at) => Gap::Time(TimeLeft::between(now, at)),
            Moment::On(date) => Gap::Dates((date - zone::date(now)).num_days()),
        }
    }

    /// Tells how far ahead it is: `om 3 dage og 4 timer`, `i morgen`.
    pub(super) fn ahead(self, words: &Words, style: GapStyle) -> String {
        self.near_day(words).unwrap_or_else(|| say!(words, "event-in", left = self.length(words, style)))
    }

    /// Tells how long ago it was: `for 2 dage siden`, `i går`.
    pub(super) fn ago(self, words: &Words, style: GapStyle) -> String {
        self.near_day(words).unwrap_or_else(|| say!(words, "event-ago", left = self.length(words, style)))
    }

    fn near_day(self, words: &Words) -> Option<String> {
        let Gap::Dates(days) = self else { return None };
        let today = NaiveDate::default();
        NearDay::of(today + Duration::days(days), today).map(|day| day.say(words))
    }

    fn length(self, words: &Words, style: GapStyle) -> String {
        match self {
            Gap::Time(left) => left.say(words, style),
            Gap::Dates(days) => say!(words, "event-days", n = days.abs()),
        }
    }
}

/// Days and hours, or hours and minutes: just what is shown, so that equal gaps have equal texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TimeLeft {
    /// Whole calendar days by the moment's wall clock.
    pub(super) days: i64,
    hours: i64,
    /// 0 where there are days.
    minutes: i64,
}

impl TimeLeft {
    /// The gap between `now` and `at`, whichever comes first, rounded down.
    ///
    /// Days are counted from `at` at its wall clock, so that it is three days until ten o'clock when it is ten
    /// o'clock, also if the clocks are changed between. What then lies between the last of them and `now` is real
    /// time: it never grows as time goes by, and can be 24 hours on the day of 25.
    pub(super) fn between(now: DateTime<Utc>, at: DateTime<Utc>) -> Self {
        let (now, at) = (zone::whole_second(now), zone::whole_second(at));
        let dates = (zone::date(at) - zone::date(now)).num_days().abs();
        let from = |days: i64| match days {
            0 => at,
            days if now < at => zone::instant_or_later(zone::local(at) - Duration::days(days)),
            days => zone::instant_or_later(zone::local(at) + Duration::days(days)),
        };
        let too_far = |edge: DateTime<Utc>| if now < at { edge < now } else { edge > now };
        let days = if too_far(from(dates)) { dates - 1 } else { dates };
        let rest = (from(days) - now).abs();
        let minutes = if days > 0 { 0 } else { rest.num_minutes() % 60 };
        TimeLeft { days, hours: rest.num_hours(), minutes }
    }

    fn say(self, words: &Words, style: GapStyle) -> String {
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
        let TimeLeft { days, hours, minutes } = self;
        let units = match style {
            GapStyle::Compact => [
                say!(words, "event-d", n = days),
                say!(words, "event-h", n = hours),
                say!(words, "event-min", n = minutes),
            ],
            GapStyle::Full | GapStyle::Coarse => [
                say!(words, "event-days", n = days),
                say!(words, "event-hours", n = hours),
                say!(words, "event-minutes", n = minutes),
            ],
        };
        let most = if style == GapStyle::Coarse { 1 } else { 2 };
        let counted = units.into_iter().zip([days, hours, minutes]).filter(|(_, count)| *count > 0);
        counted.map(|(unit, _)| unit).take(most).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    fn left(now: &str, at: &str) -> TimeLeft {
        TimeLeft::between(now.parse().expect("an instant"), at.parse().expect("an instant"))
    }

    #[test]
    fn days_are_counted_at_the_same_wall_clock() {
        // Three times ten o'clock, though one of the days has 25 hours.
        let days = left("2023-10-28T08:00:00Z", "2023-10-31T09:00:00Z");
        assert_eq!(days, TimeLeft { days: 3, hours: 0, minutes: 0 });
        // And one where a day has 23.
        let days = left("2023-03-25T09:00:00Z", "2023-03-26T08:00:00Z");
        assert_eq!(days, TimeLeft { days: 1, hours: 0, minutes: 0 });
    }

    #[test]
    fn hours_are_those_really_left() {
        let night = left("2023-10-28T22:00:00Z", "2023-10-29T09:00:00Z");
        assert_eq!(night, TimeLeft { days: 0, hours: 11, minutes: 0 });
        let long_day = left("2023-10-28T08:00:01Z", "2023-10-29T09:00:00Z");
        assert_eq!(long_day, TimeLeft { days: 0, hours: 24, minutes: 59 });
    }

    #[test]
    fn past_and_future_are_counted_alike() {
        let (early, late) = ("2023-10-27T08:30:00Z", "2023-10-30T10:00:00Z");
        assert_eq!(left(early, late), TimeLeft { days: 3, hours: 0, minutes: 0 });
        assert_eq!(left(late, early), TimeLeft { days: 3, hours: 0, minutes: 0 });
    }

    #[test]
    fn a_day_whose_wall_clock_is_skipped_is_counted_from_the_hour_after() {
        let skipped = left("2023-03-26T01:30:00Z", "2023-03-28T00:30:00Z");
        assert_eq!(skipped, TimeLeft { days: 2, hours: 0, minutes: 0 });
    }

    #[test]
    fn a_gap_is_told_in_three_ways() {
        let words = &Words::new(Lang::Da);
        let gap = TimeLeft { days: 3, hours: 4, minutes: 0 };
        assert_eq!(gap.say(words, GapStyle::Full), "3 dage og 4 timer");
        assert_eq!(gap.say(words, GapStyle::Coarse), "3 dage");
        assert_eq!(gap.say(words, GapStyle::Compact), "3 d 4 t");
        let none = TimeLeft { days: 0, hours: 0, minutes: 0 };
        assert_eq!(none.say(words, GapStyle::Full), "under 1 minut");
        assert_eq!(none.say(words, GapStyle::Compact), "under 1 min");
    }

    #[test]
    fn a_date_counts_dates() {
        let words = &Words::new(Lang::Da);
        let told = |days| {
            (Gap::Dates(days).ahead(words, GapStyle::Full), Gap::Dates(days).ago(words, GapStyle::Full))
        };
        assert_eq!(told(6).0, "om 6 dage");
        assert_eq!(told(1).0, "i morgen");
        assert_eq!(told(0).0, "i dag");
        assert_eq!(told(-1).1, "i går");
        assert_eq!(told(-2).1, "for 2 dage siden");
    }
}
