//! A stretch of time before a deadline: `14d`, `12h`, `2w`.

use chrono::{DateTime, Duration, Utc};

use super::moment::Moment;
use crate::zone;

/// So many days or hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Within {
    /// Calendar days at the deadline's wall clock, whatever the clocks did between.
    Days(u32),
    /// Real hours.
    Hours(u32),
}

/// Larger numbers are slips of the keyboard.
const MOST: u32 = 9999;

impl Within {
    /// Reads `14d`, `12h` or `2w`, or with the Danish `12t` (timer) and `2u` (uger).
    pub(crate) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let (number, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit())?);
        let number = number.parse().ok().filter(|number| (1..=MOST).contains(number))?;
        match unit.trim_start() {
            "d" | "D" => Some(Within::Days(number)),
            "w" | "W" | "u" | "U" => Some(Within::Days(7 * number)),
            "h" | "H" | "t" | "T" => Some(Within::Hours(number)),
            _ => None,
        }
    }

    /// The first instant from which a deadline is no further off.
    pub(super) fn begins(self, deadline: Moment) -> DateTime<Utc> {
        match (self, deadline) {
            (Within::Hours(hours), _) => deadline.last_second() - Duration::hours(hours.into()),
            (Within::Days(days), Moment::At(at)) => {
                zone::instant_or_later(zone::local(zone::whole_second(at)) - Duration::days(days.into()))
            }
            (Within::Days(days), Moment::On(date)) => zone::midnight(date - Duration::days(days.into())),
        }
    }

    /// Whether a deadline is ahead and no further off.
    pub(crate) fn holds(self, deadline: Moment, now: DateTime<Utc>) -> bool {
        !deadline.has_passed(now) && now >= self.begins(deadline)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    #[test]
    fn days_hours_and_weeks_are_read_in_both_languages() {
        for (text, within) in [
            ("14d", Within::Days(14)),
            (" 1 D ", Within::Days(1)),
            ("12h", Within::Hours(12)),
            ("12t", Within::Hours(12)),
            ("2w", Within::Days(14)),
            ("2u", Within::Days(14)),
        ] {
            assert_eq!(Within::read(text), Some(within), "{text}");
        }
        for text in
            ["", "d", "14", "0d", "-1d", "1.5d", "14x", "14dd", "10000d", "99999999999d", "½d", "1d\n2d"]
        {
            assert_eq!(Within::read(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_counted_at_the_wall_clock_and_hours_really_pass() {
        // Summer time ends on 29 October.
        let deadline = Moment::At(utc("2023-11-03T09:00:00Z"));
        for (within, from) in [
            (Within::Days(14), "2023-10-20T08:00:00Z"),
            (Within::Hours(14 * 24), "2023-10-20T09:00:00Z"),
            (Within::Days(1), "2023-11-02T09:00:00Z"),
            (Within::Hours(1), "2023-11-03T08:00:00Z"),
        ] {
            assert!(!within.holds(deadline, utc(from) - Duration::milliseconds(1)), "{within:?}");
            assert!(within.holds(deadline, utc(from)), "{within:?}");
            assert!(within.holds(deadline, utc("2023-11-03T09:00:00.999Z")), "{within:?}");
            assert!(!within.holds(deadline, utc("2023-11-03T09:00:01Z")), "{within:?}");
        }
    }

    #[test]
    fn a_date_alone_counts_dates_and_ends_with_its_day() {
        let deadline = Moment::On("2023-11-03".parse().expect("a date"));
        assert!(!Within::Days(1).holds(deadline, utc("2023-11-01T22:59:59Z")));
        assert!(Within::Days(1).holds(deadline, utc("2023-11-01T23:00:00Z")));
        assert!(!Within::Hours(6).holds(deadline, utc("2023-11-03T16:59:58Z")));
        assert!(Within::Hours(6).holds(deadline, utc("2023-11-03T16:59:59Z")));
        assert!(!Within::Days(1).holds(deadline, utc("2023-11-03T23:00:00Z")));
    }
}
