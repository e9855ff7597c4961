//! The next deadline in its two lengths, and what is left when it has passed.

use chrono::Duration;

use super::*;
use crate::event::headline::line;
use crate::event::short::{SHORT_COLS, short_line};
use crate::event::{built_in, read_events};
use crate::words::Lang;

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn told(now: &str, lang: Lang) -> [String; 2] {
    let (events, now, words) = (built_in(), utc(now), &Words::new(lang));
    [line(&events, now, words), short_line(&events, now, words)]
}

#[test]
fn a_deadline_ahead_is_told_in_two_lengths() {
    assert_eq!(
        told("2023-10-31T05:00:00Z", Lang::Da),
        [
            "Tilmelding til informationsmøde: 3. nov. 2023 kl. 10.00 – om 3 dage og 4 timer",
            "SØM-infomøde: tilmelding om 3 d 4 t",
        ]
    );
    assert_eq!(
        told("2023-11-02T09:00:01Z", Lang::Da),
        [
            "Tilmelding til informationsmøde: i morgen kl. 10.00 – om 23 timer og 59 minutter",
            "SØM-infomøde: tilmelding om 23 t 59 min",
        ]
    );
}

#[test]
fn english_tells_it_too() {
    assert_eq!(
        told("2023-10-31T05:00:00Z", Lang::En),
        [
            "Registration for info meeting: 3 Nov 2023 at 10:00 – in 3 days and 4 hours",
            "SØM meeting: deadline in 3 d 4 h",
        ]
    );
}

#[test]
fn a_passed_deadline_says_so_and_what_can_still_be_done() {
    assert_eq!(
        told("2023-11-05T09:00:00Z", Lang::Da),
        [
            "Tilmelding til informationsmøde: fristen udløb for 2 dage siden",
            "Tilmelding lukket 3. nov. · søg løbende",
        ]
    );
    assert_eq!(
        still_possible(&built_in(), true, &Words::new(Lang::Da)),
        [
            "Selve ansøgningen har ingen frist: den kan sendes løbende.",
            "Spørg på SOM-support@sbst.dk, fx om det næste møde.",
            "Det næste møde kan I selv tilføje under ”Møder og frister”.",
        ]
    );
}

#[test]
fn without_events_there_is_no_deadline() {
    let words = &Words::new(Lang::Da);
    let now = utc("2023-11-05T09:00:00Z");
    assert_eq!(line(&[], now, words), "Intet møde er annonceret.");
    assert_eq!(short_line(&[], now, words), "Ingen frister");
    assert_eq!(next_deadline(&[], now), None);
    assert!(still_possible(&[], false, words).is_empty());
}

#[test]
fn the_lines_keep_to_their_columns() {
    let events = built_in();
    for lang in [Lang::Da, Lang::En] {
        let words = &Words::new(lang);
        let (mut now, end) = (utc("2023-09-20T00:07:31Z"), utc("2023-12-10T00:00:00Z"));
        while now < end {
            let line = line(&events, now, words);
            assert!(line.width() <= 80, "{line}");
            let short = short_line(&events, now, words);
            assert!(short.width() <= 40, "{short}");
            now += Duration::seconds(1753);
        }
    }
}

#[test]
fn a_prompt_is_told_that_the_deadline_has_passed_until_that_is_long_ago() {
    for (now, da, en) in [
        (
            "2023-11-03T09:00:00Z",
            "SØM-infomøde: tilmelding om under 1 min",
            "SØM meeting: deadline in under 1 min",
        ),
        (
            "2023-11-03T09:00:01Z",
            "Tilmelding lukket 3. nov. · søg løbende",
            "Sign-up closed 3 Nov · apply any time",
        ),
        (
            "2023-12-07T22:59:59Z",
            "Tilmelding lukket 3. nov. · søg løbende",
            "Sign-up closed 3 Nov · apply any time",
        ),
        ("2023-12-07T23:00:00Z", "Ingen frist: søg løbende", "No deadline: apply any time"),
        ("2024-11-07T12:00:00Z", "Ingen frist: søg løbende", "No deadline: apply any time"),
    ] {
        assert_eq!(told(now, Lang::Da)[1], da, "at {now}");
        assert_eq!(told(now, Lang::En)[1], en, "at {now}");
    }
}

#[test]
fn a_long_tag_is_clipped() {
    let own = r#"[(id: "m", title: (da: "Netværksmøde i Region Midtjylland"), starts: "2023-11-09",
        registration_deadline: "2023-11-03 10:00")]"#;
    let events = read_events(own).expect("events");
    let short = short_line(&events, utc("2023-10-31T05:00:00Z"), &Words::new(Lang::Da));
    assert_eq!(short, "Netværksmøde i R…: tilmelding om 3 d 4 t");
    assert_eq!(short.width(), SHORT_COLS);
}

#[test]
fn the_exit_code_tells_how_soon_one_must_act() {
    let events = built_in();
    for (now, code) in [
        ("2023-10-31T08:59:59Z", 0),
        ("2023-10-31T09:00:00Z", 10),
        ("2023-11-03T09:00:00.5Z", 10),
        ("2023-11-03T09:00:01Z", 20),
        ("2026-01-31T12:00:00Z", 20),
    ] {
        assert_eq!(Urgency::of(&events, utc(now)).exit_code(), code, "at {now}");
    }
}

#[test]
fn the_nearest_deadline_ahead_comes_first_and_the_latest_passed_stays() {
    let own = r#"[
        (id: "late", title: (da: "Sen"), application_deadline: "2024-06-28 12:00"),
        (id: "soon", title: (da: "Snart"), application_deadline: "2024-06-01"),
    ]"#;
    let events = read_events(own).expect("events");
    let id_at = |now: &str| next_deadline(&events, utc(now)).map(|deadline| deadline.event.id.as_str());
    assert_eq!(id_at("2024-06-01T21:59:59Z"), Some("soon"));
    assert_eq!(id_at("2024-06-01T22:00:00Z"), Some("late"));
    assert_eq!(id_at("2025-01-01T00:00:00Z"), Some("late"));
}

#[test]
fn a_deadline_without_a_time_is_soon_three_days_before() {
    let events =
        read_events(r#"[(id: "m", title: (da: "M"), application_deadline: "2023-11-03")]"#).expect("events");
    for (now, urgency) in [
        ("2023-10-30T12:00:00Z", Urgency::Open),
        ("2023-10-31T12:00:00Z", Urgency::Soon),
        ("2023-11-03T12:00:00Z", Urgency::Soon),
        ("2023-11-04T12:00:00Z", Urgency::NothingAhead),
    ] {
        assert_eq!(Urgency::of(&events, utc(now)), urgency, "at {now}");
    }
}

#[test]
fn the_date_of_a_deadline_has_its_weekday() {
    let events = built_in();
    let deadline = next_deadline(&events, utc("2023-10-31T05:00:00Z")).expect("a deadline");
    assert_eq!(deadline.date(&Words::new(Lang::Da)), "fredag den 3. november kl. 10.00");
}
