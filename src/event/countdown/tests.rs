//! The whole table of the project's time rules, the words of both languages, and what holds at every moment.

use proptest::prelude::*;

use super::*;
use crate::event::gap::TimeLeft;
use crate::words::Lang;

const DEADLINE: &str = "2023-11-03T09:00:00Z";

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn deadline() -> Countdown {
    Countdown::Deadline(Moment::At(utc(DEADLINE)))
}

fn meeting() -> Countdown {
    let [starts, ends] = ["2023-11-07T12:30:00Z", "2023-11-07T13:30:00Z"].map(|at| Moment::At(utc(at)));
    Countdown::Meeting(Meeting { starts, ends })
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, 11, day).expect("a date")
}

fn check(lang: Lang, table: &[(&str, Countdown, &str)]) {
    let words = Words::new(lang);
    for (now, countdown, text) in table {
        assert_eq!(countdown.text(utc(now), &words), *text, "at {now}");
    }
}

#[test]
fn the_table_of_the_time_rules_holds() {
    check(
        Lang::Da,
        &[
            ("2023-09-20T08:00:00Z", deadline(), "om 44 dage"),
            ("2023-10-28T08:00:00Z", deadline(), "om 6 dage"),
            ("2023-10-29T01:30:00Z", deadline(), "om 5 dage og 7 timer"),
            ("2023-10-31T05:00:00Z", deadline(), "om 3 dage og 4 timer"),
            ("2023-11-02T09:00:01Z", deadline(), "i morgen kl. 10.00 – om 23 timer og 59 minutter"),
            ("2023-11-03T07:55:00Z", deadline(), "i dag kl. 10.00 – om 1 time og 5 minutter"),
            ("2023-11-03T08:59:01Z", deadline(), "i dag kl. 10.00 – om under 1 minut"),
            ("2023-11-03T09:00:00Z", deadline(), "fristen er nu"),
            ("2023-11-03T09:00:01Z", deadline(), "fristen udløb for under 1 minut siden"),
            ("2023-11-05T09:00:00Z", deadline(), "fristen udløb for 2 dage siden"),
            ("2023-11-06T12:30:00Z", meeting(), "i morgen kl. 13.30 – om 1 dag"),
            ("2023-11-07T12:30:00Z", meeting(), "i gang – slutter om 1 time"),
            ("2023-11-07T13:30:00Z", meeting(), "mødet er slut"),
            ("2023-11-09T13:30:00Z", meeting(), "sluttede for 2 dage siden"),
        ],
    );
}

#[test]
fn english_says_the_same() {
    check(
        Lang::En,
        &[
            ("2023-10-31T05:00:00Z", deadline(), "in 3 days and 4 hours"),
            ("2023-11-03T07:55:00Z", deadline(), "today at 10:00 – in 1 hour and 5 minutes"),
            ("2023-11-02T09:00:01Z", deadline(), "tomorrow at 10:00 – in 23 hours and 59 minutes"),
            ("2023-11-03T08:59:01Z", deadline(), "today at 10:00 – in under 1 minute"),
            ("2023-11-03T09:00:00Z", deadline(), "the deadline is now"),
            ("2023-11-03T09:00:01Z", deadline(), "the deadline passed under 1 minute ago"),
            ("2023-11-05T09:00:00Z", deadline(), "the deadline passed 2 days ago"),
            ("2023-11-07T12:45:00Z", meeting(), "in progress – ends in 45 minutes"),
            ("2023-11-07T13:30:00Z", meeting(), "the meeting is over"),
            ("2023-11-09T13:30:00Z", meeting(), "ended 2 days ago"),
        ],
    );
}

#[test]
fn the_edges_fall_on_their_own_second() {
    check(
        Lang::Da,
        &[
            ("2023-11-03T08:59:00Z", deadline(), "i dag kl. 10.00 – om 1 minut"),
            ("2023-11-03T08:59:59.999Z", deadline(), "i dag kl. 10.00 – om under 1 minut"),
            ("2023-11-03T09:00:00.999Z", deadline(), "fristen er nu"),
            ("2023-11-07T12:29:59Z", meeting(), "i dag kl. 13.30 – om under 1 minut"),
            ("2023-11-07T13:29:59Z", meeting(), "i gang – slutter om under 1 minut"),
            ("2023-11-07T13:30:01Z", meeting(), "sluttede for under 1 minut siden"),
        ],
    );
}

#[test]
fn today_and_tomorrow_go_by_copenhagens_calendar() {
    check(
        Lang::Da,
        &[
            ("2023-11-01T22:59:59Z", deadline(), "om 1 dag og 10 timer"),
            ("2023-11-01T23:00:00Z", deadline(), "i morgen kl. 10.00 – om 1 dag og 10 timer"),
            ("2023-11-02T22:59:59Z", deadline(), "i morgen kl. 10.00 – om 10 timer"),
            ("2023-11-02T23:00:00Z", deadline(), "i dag kl. 10.00 – om 10 timer"),
        ],
    );
}

#[test]
fn dates_alone_count_dates() {
    let deadline = Countdown::Deadline(Moment::On(day(3)));
    let days = Countdown::Meeting(Meeting { starts: Moment::On(day(6)), ends: Moment::On(day(7)) });
    let one_day = Countdown::Meeting(Meeting { starts: Moment::On(day(7)), ends: Moment::On(day(7)) });
    let link = Countdown::Date(day(6));
    check(
        Lang::Da,
        &[
            ("2023-10-31T05:00:00Z", link, "om 6 dage"),
            ("2023-11-05T12:00:00Z", link, "i morgen"),
            ("2023-11-06T12:00:00Z", link, "i dag"),
            ("2023-11-07T12:00:00Z", link, "i går"),
            ("2023-11-08T12:00:00Z", link, "for 2 dage siden"),
            ("2023-11-03T22:59:59Z", deadline, "i dag"),
            ("2023-11-03T23:00:00Z", deadline, "fristen udløb i går"),
            ("2023-11-06T12:00:00Z", days, "i gang – slutter i morgen"),
            ("2023-11-07T12:00:00Z", days, "i gang – slutter i dag"),
            ("2023-11-09T12:00:00Z", days, "sluttede for 2 dage siden"),
            ("2023-11-07T12:00:00Z", one_day, "i dag"),
        ],
    );
}

#[test]
fn the_brief_text_fits_a_column() {
    let words = &Words::new(Lang::Da);
    for (now, countdown, text) in [
        ("2023-11-02T09:00:01Z", deadline(), "om 23 timer og 59 minutter"),
        ("2023-11-03T09:00:01Z", deadline(), "udløb for under 1 minut siden"),
        ("2026-01-31T12:00:00Z", deadline(), "udløb for 2 år siden"),
        ("2023-11-07T12:31:00Z", meeting(), "slutter om 59 minutter"),
        ("2023-11-07T14:29:00Z", meeting(), "sluttede for 59 minutter siden"),
    ] {
        assert_eq!(countdown.brief(utc(now), words), text);
    }
}

#[test]
fn the_next_change_is_known() {
    for (now, countdown, next) in [
        ("2023-10-31T05:00:00Z", deadline(), "2023-10-31T05:00:01Z"),
        ("2023-10-31T05:00:01Z", deadline(), "2023-10-31T06:00:01Z"),
        ("2023-11-03T07:55:30.5Z", deadline(), "2023-11-03T07:56:01Z"),
        ("2023-11-03T08:59:01Z", deadline(), "2023-11-03T09:00:00Z"),
        ("2023-11-03T09:00:00Z", deadline(), "2023-11-03T09:00:01Z"),
        ("2023-11-03T09:00:01Z", deadline(), "2023-11-03T09:01:00Z"),
        ("2023-11-05T09:00:00Z", deadline(), "2023-11-05T10:00:00Z"),
        ("2023-11-05T09:00:00Z", Countdown::Date(day(6)), "2023-11-05T23:00:00Z"),
        ("2023-08-01T08:00:00Z", deadline(), "2023-08-01T08:00:01Z"),
        ("2023-08-01T08:00:01Z", deadline(), "2023-08-02T08:00:01Z"),
        ("2026-01-31T12:00:00Z", deadline(), "2026-11-03T09:00:00Z"),
        ("2026-01-31T12:00:00Z", Countdown::Date(day(6)), "2026-11-05T23:00:00Z"),
    ] {
        assert_eq!(countdown.next_change(utc(now)), Some(utc(next)), "at {now}");
    }
}

/// Moments from three years before to three years after a change of the clocks, many of them close to it.
fn around(middle: &'static str) -> impl Strategy<Value = DateTime<Utc>> {
    let near = -200_000_i64..200_000;
    let far = -15_000_000_i64..15_000_000;
    let years = -100_000_000_i64..100_000_000;
    prop_oneof![near, far, years].prop_map(move |seconds| utc(middle) + Duration::seconds(seconds))
}

fn any_countdown() -> impl Strategy<Value = Countdown> {
    let moments = prop_oneof![around("2023-10-29T01:00:00Z"), around("2024-03-31T01:00:00Z")];
    (moments, 0..4, 60..200_000_i64).prop_map(|(at, kind, length_s)| match kind {
        0 => Countdown::Deadline(Moment::At(at)),
        1 => Countdown::Meeting(Meeting {
            starts: Moment::At(at),
            ends: Moment::At(at + Duration::seconds(length_s)),
        }),
        2 => Countdown::Deadline(Moment::On(zone::date(at))),
        _ => Countdown::Date(zone::date(at)),
    })
}

proptest! {
    #[test]
    fn no_text_says_nought(countdown in any_countdown(), now in around("2023-10-29T01:00:00Z")) {
        let text = countdown.text(now, &Words::new(Lang::Da));
        let counts = text.split(" – ").last().unwrap_or_default();
        prop_assert!(!counts.split(' ').any(|word| word == "0" || word.starts_with('-')), "{text}");
    }

    #[test]
    fn the_text_stays_until_the_next_change_and_changes_then(
        countdown in any_countdown(),
        now in around("2023-10-29T01:00:00Z"),
        share in 0.0..1.0_f64,
    ) {
        let words = Words::new(Lang::Da);
        let text = countdown.text(now, &words);
        let next = countdown.next_change(now).expect("the text changes one day");
        prop_assert!(next > now);
        #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "any moment between will do")]
        let between = now + Duration::milliseconds(((next - now).num_milliseconds() as f64 * share) as i64);
        prop_assert_eq!(countdown.text(between, &words), text.clone(), "at {}", between);
        let just_before = next - Duration::milliseconds(1);
        prop_assert_eq!(countdown.text(just_before, &words), text.clone(), "at {}", just_before);
        prop_assert_ne!(countdown.text(next, &words), text, "at {}", next);
    }

    #[test]
    fn the_time_left_never_grows(now in around("2024-03-31T01:00:00Z"), step_s in 1..100_000_i64) {
        let at = utc("2024-04-02T00:30:00Z");
        let later = now + Duration::seconds(step_s);
        if later <= at {
            prop_assert!(TimeLeft::between(later, at) <= TimeLeft::between(now, at));
        }
    }
}

mod switches;
