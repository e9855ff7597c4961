//! The time rules on every day on which the clocks are changed from 2023 to 2035, and on leap days.

use chrono::{Datelike, NaiveDateTime, Weekday};

use super::*;
use crate::event::problem::WhenProblem;

const YEARS: std::ops::RangeInclusive<i32> = 2023..=2035;

/// A day on which the clocks change.
#[derive(Debug, Clone, Copy)]
struct Switch {
    day: NaiveDate,
    is_spring: bool,
}

impl Switch {
    /// The instant of a time on that day or so many days from it, by the clock; of a doubled one the first.
    fn at(self, days: i64, clock: &str) -> DateTime<Utc> {
        zone::instant(self.wall(days, clock)).unwrap_or_else(|| panic!("{clock} on {}", self.day))
    }

    fn wall(self, days: i64, clock: &str) -> NaiveDateTime {
        (self.day + Duration::days(days)).and_time(clock.parse().expect("a time"))
    }

    fn deadline(self, days: i64, clock: &str) -> Countdown {
        Countdown::Deadline(Moment::At(self.at(days, clock)))
    }
}

/// The last Sundays of March and October.
fn switches() -> Vec<Switch> {
    let last_sunday = |year, month| {
        let days = (25..=31).filter_map(move |day| NaiveDate::from_ymd_opt(year, month, day));
        days.into_iter().find(|day| day.weekday() == Weekday::Sun).expect("a Sunday")
    };
    let of_year = |year| {
        [(3, true), (10, false)].map(|(month, is_spring)| Switch { day: last_sunday(year, month), is_spring })
    };
    YEARS.flat_map(of_year).collect()
}

fn text(countdown: Countdown, now: DateTime<Utc>) -> String {
    countdown.text(now, &Words::new(Lang::Da))
}

#[test]
fn days_are_counted_at_the_same_wall_clock_and_then_the_hours_really_left() {
    for switch in switches() {
        let deadline = switch.deadline(4, "10:00:00");
        let day_before = switch.at(-1, "10:00:00");
        assert_eq!(text(deadline, day_before), "om 5 dage", "{switch:?}");
        assert_eq!(text(deadline, day_before - Duration::seconds(1)), "om 5 dage", "{switch:?}");
        let rest = if switch.is_spring { "22" } else { "24" };
        let told = text(deadline, day_before + Duration::seconds(1));
        assert_eq!(told, format!("om 4 dage og {rest} timer"), "{switch:?}");
        assert_eq!(text(deadline, switch.at(0, "10:00:00")), "om 4 dage", "{switch:?}");
    }
}

#[test]
fn today_and_tomorrow_are_copenhagens_dates_and_the_hours_are_real() {
    for switch in switches() {
        let deadline = switch.deadline(0, "10:00:00");
        let hours = if switch.is_spring { 9 } else { 11 };
        let midnight = switch.at(0, "00:00:00");
        let told = text(deadline, midnight - Duration::seconds(1));
        assert_eq!(told, format!("i morgen kl. 10.00 – om {hours} timer"), "{switch:?}");
        assert_eq!(text(deadline, midnight), format!("i dag kl. 10.00 – om {hours} timer"), "{switch:?}");
        let told = text(deadline, midnight + Duration::seconds(1));
        assert_eq!(told, format!("i dag kl. 10.00 – om {} timer og 59 minutter", hours - 1), "{switch:?}");
    }
}

#[test]
fn a_time_that_is_skipped_is_refused_and_a_doubled_one_is_the_first() {
    for switch in switches() {
        for minute in 0..60 {
            let clock = format!("02:{minute:02}:00");
            let wall = switch.wall(0, &clock);
            let read = Moment::read(&wall.format("%Y-%m-%d %H:%M").to_string());
            if switch.is_spring {
                assert!(matches!(read, Err(WhenProblem::Skipped(_))), "{wall}");
            } else {
                let first = switch.at(0, "01:00:00") + Duration::minutes(60 + minute);
                assert_eq!(read, Ok(Moment::At(first)), "{wall}");
                assert_eq!(
                    zone::local(first + Duration::hours(1)),
                    wall,
                    "an hour later it is so late again"
                );
            }
        }
        let (last, next) = (switch.at(0, "01:59:59"), switch.at(0, "03:00:00"));
        assert_eq!((next - last).num_seconds(), if switch.is_spring { 1 } else { 7201 }, "{switch:?}");
    }
}

#[test]
fn a_deadline_in_the_doubled_hour_passes_the_first_time() {
    for switch in switches().into_iter().filter(|switch| !switch.is_spring) {
        let (at, deadline) = (switch.at(0, "02:30:00"), switch.deadline(0, "02:30:00"));
        for (seconds, told) in [
            (-1, "i dag kl. 02.30 – om under 1 minut"),
            (0, "fristen er nu"),
            (1, "fristen udløb for under 1 minut siden"),
            (3600, "fristen udløb for 1 time siden"),
        ] {
            assert_eq!(text(deadline, at + Duration::seconds(seconds)), told, "{switch:?}");
        }
    }
}

#[test]
fn a_meeting_over_the_switch_lasts_as_long_as_it_really_does() {
    for switch in switches() {
        let [starts, ends] = ["01:30:00", "03:30:00"].map(|clock| switch.at(0, clock));
        let meeting = Countdown::Meeting(Meeting { starts: Moment::At(starts), ends: Moment::At(ends) });
        let length = if switch.is_spring { "1 time" } else { "3 timer" };
        assert_eq!(text(meeting, starts - Duration::seconds(1)), "i dag kl. 01.30 – om under 1 minut");
        assert_eq!(text(meeting, starts), format!("i gang – slutter om {length}"), "{switch:?}");
        assert_eq!(text(meeting, ends - Duration::seconds(1)), "i gang – slutter om under 1 minut");
        assert_eq!(text(meeting, ends), "mødet er slut");
        assert_eq!(text(meeting, ends + Duration::seconds(1)), "sluttede for under 1 minut siden");
    }
}

#[test]
fn a_date_alone_lasts_until_midnight() {
    for switch in switches() {
        let deadline = Countdown::Deadline(Moment::On(switch.day));
        let [begins, ends] = [0, 1].map(|days| switch.at(days, "00:00:00"));
        assert_eq!((ends - begins).num_hours(), if switch.is_spring { 23 } else { 25 });
        for (now, told) in [
            (begins - Duration::seconds(1), "i morgen"),
            (begins, "i dag"),
            (ends - Duration::seconds(1), "i dag"),
            (ends, "fristen udløb i går"),
            (switch.at(2, "00:00:00"), "fristen udløb for 2 dage siden"),
        ] {
            assert_eq!(text(deadline, now), told, "{switch:?} at {now}");
        }
    }
}

#[test]
fn months_and_years_are_counted_across_a_leap_day() {
    let leap_day = |year: i32| Countdown::Deadline(Moment::At(utc(&format!("{year}-02-29T09:00:00Z"))));
    for year in [2024, 2028, 2032] {
        let at = |years: i32, rest: &str| utc(&format!("{}-{rest}Z", year + years));
        for (now, told) in [
            (at(-1, "12-29T09:00:00"), "om 2 måneder"),
            (at(-1, "12-29T09:00:01"), "om 1 måned og 30 dage"),
            (at(-1, "12-31T09:00:00"), "om 60 dage"),
            (at(-2, "02-28T09:00:00"), "om 2 år"),
            (at(0, "02-28T09:00:00"), "i morgen kl. 10.00 – om 1 dag"),
            (at(0, "02-28T22:59:59"), "i morgen kl. 10.00 – om 10 timer"),
            (at(0, "02-28T23:00:00"), "i dag kl. 10.00 – om 10 timer"),
            (at(0, "02-29T09:00:00"), "fristen er nu"),
            (at(0, "03-01T09:00:00"), "fristen udløb for 1 dag siden"),
            (at(1, "02-28T09:00:00"), "fristen udløb for 12 måneder siden"),
            (at(2, "02-28T08:59:59"), "fristen udløb for 23 måneder og 29 dage siden"),
            (at(2, "02-28T09:00:00"), "fristen udløb for 2 år siden"),
            (at(4, "02-29T09:00:00"), "fristen udløb for 4 år siden"),
        ] {
            assert_eq!(text(leap_day(year), now), told, "at {now}");
        }
    }
    // The 29th exists in leap years alone.
    assert!(Moment::read("2027-02-29").is_err() && Moment::read("2028-02-29 10:00").is_ok());
}

/// An instant of these years, often within two days of a switch.
fn any_instant() -> impl Strategy<Value = DateTime<Utc>> {
    let near = (0..26_usize, -172_800..172_800_i64)
        .prop_map(|(at, offset_s)| switches()[at].at(0, "12:00:00") + Duration::seconds(offset_s));
    let (first, last) = (utc("2023-01-01T00:00:00Z").timestamp(), utc("2036-01-01T00:00:00Z").timestamp());
    let any = (first..last).prop_map(|at| DateTime::from_timestamp(at, 0).expect("an instant"));
    prop_oneof![near, any]
}

proptest! {
    #[test]
    fn the_time_left_never_grows_and_the_time_since_never_shrinks(
        at in any_instant(), one in any_instant(), step_s in prop_oneof![1..4000_i64, 1..40_000_000_i64],
    ) {
        let later = one + Duration::seconds(step_s);
        let [first, second] = [one, later].map(|now| TimeLeft::between(now, at));
        if later <= at {
            prop_assert!(second <= first, "{} to {}: {:?}, {:?}", one, at, first, second);
        } else if one >= at {
            prop_assert!(second >= first, "{} to {}: {:?}, {:?}", one, at, first, second);
        }
    }

    #[test]
    fn the_next_change_is_exact_whenever_it_is(at in any_instant(), now in any_instant(), kind in 0..3_usize) {
        let meeting = Meeting { starts: Moment::At(at), ends: Moment::At(at + Duration::minutes(90)) };
        let countdown = [Countdown::Deadline(Moment::At(at)), Countdown::Meeting(meeting), Countdown::Date(zone::date(at))][kind];
        let next = countdown.next_change(now).expect("the text changes one day");
        prop_assert!(next > now);
        prop_assert_eq!(text(countdown, next - Duration::seconds(1)), text(countdown, now));
        prop_assert_ne!(text(countdown, next), text(countdown, now));
    }
}
