//! Plans from any month, how months and groups are read, and what they come to in words.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::report::ProgrammeReport;
use super::start::{StartProblem, default_start, read_start};
use super::*;
use crate::event::holiday::{is_public_holiday, is_working_day};
use crate::event::month::first_of;
use crate::words::Lang;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn plan(month: &str) -> ProgrammePlan {
    programme().plan(date(&format!("{month}-01")))
}

#[test]
fn the_numbers_are_those_of_the_announcement() {
    let announced = include_str!("../announcement.txt");
    let Programme { months, workshops, meetings, meeting_minutes, workday_minutes, .. } = programme();
    assert!(announced.contains(&format!("varer ca. {months} måneder")));
    let hours = meeting_minutes / 60;
    let of = format!("ca. {workshops} heldagsworkshops og {meetings} virtuelle møder af ca. {hours} times");
    assert!(announced.contains(&of), "{of}");
    assert_eq!(5 * workday_minutes, 37 * 60, "a working week");
}

proptest! {
    #[test]
    fn a_plan_from_any_month_keeps_to_working_days_and_to_half_a_year(year in 1970..9990_i32, month in 1..=12_u32) {
        let programme = programme();
        let start = NaiveDate::from_ymd_opt(year, month, 1).expect("a month");
        let ProgrammePlan { sessions, months, .. } = programme.plan(start);
        for kind in [SessionKind::Workshop, SessionKind::Meeting] {
            let numbers: Vec<usize> =
                sessions.iter().filter(|one| one.kind == kind).map(|one| one.number).collect();
            prop_assert_eq!(numbers, (1..=programme.count(kind)).collect::<Vec<_>>());
        }
        let days: BTreeSet<NaiveDate> = sessions.iter().map(|one| one.date).collect();
        prop_assert_eq!(days.len(), sessions.len(), "no day twice");
        for pair in sessions.windows(2) {
            let gap = (pair[1].date - pair[0].date).num_days();
            // Over the month off, or over Christmas, it is longer.
            prop_assert!(pair[0].kind != pair[1].kind && (7..=50).contains(&gap), "{:?}", pair);
        }
        for day in &days {
            prop_assert!(is_working_day(*day) && !is_public_holiday(*day) && day.month() != 7, "{}", day);
            prop_assert!(months.iter().any(|month| !month.is_off && month.first == first_of(*day)), "{}", day);
        }
        prop_assert!(sessions[0].date >= start);
        let span = (sessions[sessions.len() - 1].date - sessions[0].date).num_days();
        let off = months.iter().filter(|month| month.is_off).count();
        prop_assert_eq!(months.len() - off, programme.months);
        let span = span - 31 * i64::try_from(off).expect("one at most");
        prop_assert!((150..=180).contains(&span), "{} days", span);
    }
}

#[test]
fn a_plan_takes_workshops_and_meetings_in_turn() {
    let plan = plan("2024-02");
    let words = &Words::new(Lang::Da);
    insta::assert_snapshot!(plan.text(Some(7), words));
    assert_eq!(
        (plan.months.len(), plan.month_off_text(words)),
        (7, Some("Juli er ferie og tæller ikke med: forløbet slutter i august 2024.".to_owned()))
    );
}

#[test]
fn july_is_left_out_and_told() {
    let words = &Words::new(Lang::En);
    let of = |month: &str| {
        let plan = plan(month);
        let last = plan.months[plan.months.len() - 1].first;
        (plan.months[0].first.month(), last.month(), plan.month_off_text(words))
    };
    assert_eq!(of("2024-01"), (1, 6, None));
    assert_eq!(of("2024-08"), (8, 1, None));
    let told = |text: &str| Some(text.to_owned());
    let ends = "July is a holiday month and does not count: the programme ends in December 2024.";
    assert_eq!(of("2024-06"), (6, 12, told(ends)));
    assert_eq!(of("2024-07"), (8, 1, told("July is a holiday month: the programme begins in August 2024.")));
}

#[test]
fn a_month_is_read_as_people_write_it() {
    let today = date("2023-10-31");
    for (typed, month) in [
        ("februar", "2024-02"),
        ("Februar", "2024-02"),
        (" feb. ", "2024-02"),
        ("feb 2024", "2024-02"),
        ("feb. 2025", "2025-02"),
        ("feb 25", "2025-02"),
        ("february 2024", "2024-02"),
        ("2024-02", "2024-02"),
        ("2024/2", "2024-02"),
        ("2024 februar", "2024-02"),
        ("2/2024", "2024-02"),
        ("02-2024", "2024-02"),
        ("2.2024", "2024-02"),
        ("2/24", "2024-02"),
        ("2", "2024-02"),
        ("11", "2023-11"),
        ("november", "2023-11"),
        ("oktober", "2024-10"),
        ("f", "2024-02"),
        ("septe", "2024-09"),
        ("juni", "2024-06"),
        ("jul", "2024-07"),
        ("1. februar 2024", "2024-02"),
        ("1/2", "2024-02"),
        ("2024-02-14", "2024-02"),
    ] {
        assert_eq!(read_start(typed, today), Ok(date(&format!("{month}-01"))), "{typed}");
    }
    for typed in [
        "",
        "j",
        "ma",
        "x",
        "februar marts",
        "13",
        "0/2024",
        "feb 202",
        "feb x",
        "februar 2024 kl. 10",
        "-3",
        "+2/2024",
        "2?",
    ] {
        assert_eq!(read_start(typed, today), Err(StartProblem::NotAMonth), "{typed}");
    }
    for typed in ["oktober 2023", "2/2023", "feb 20", "2023-09-01"] {
        assert_eq!(read_start(typed, today), Err(StartProblem::TooEarly(date("2023-11-01"))), "{typed}");
    }
    let told = StartProblem::NotAMonth.say(today, &Words::new(Lang::Da));
    assert_eq!(told, "Skriv en måned, fx februar, feb 2024 eller 2/2024");
    for example in ["februar", "feb 2024", "2/2024"] {
        assert_eq!(read_start(example, today), Ok(date("2024-02-01")), "an example is taken");
    }
    assert_eq!(default_start(today), date("2023-12-01"));
    assert_eq!(default_start(date("2023-12-01")), date("2024-02-01"));
}

proptest! {
    #[test]
    fn whatever_is_typed_is_a_month_to_come_or_told(typed in "\\PC{0,20}|[0-9/. -]{0,10}|[a-z]{1,4}[ .]{0,2}[0-9]{0,4}") {
        let today = date("2023-10-31");
        match read_start(&typed, today) {
            Ok(first) => prop_assert!(first > today && first.day() == 1),
            Err(problem) => prop_assert!(!problem.say(today, &Words::new(Lang::Da)).is_empty()),
        }
    }
}

#[test]
fn a_group_has_from_1_to_50_members() {
    let read = |typed| programme().read_group(typed);
    assert_eq!(["1", " 7 ", "07", "50", "7 deltagere"].map(read), [1, 7, 7, 50, 7].map(Some));
    assert_eq!(["", "0", "51", "syv", "-3", "7,5", "99999999999", "7 8"].map(read), [None; 8]);
}

#[test]
fn days_and_hours_have_their_plurals() {
    let told = |lang, members| {
        let words = Words::new(lang);
        plan("2024-08").sums(Some(members), &words)[1].clone()
    };
    assert_eq!(told(Lang::Da, 1), "1 deltager: ca. 50 timer (6 hele dage og 6 timer online)");
    assert_eq!(told(Lang::Da, 7), "7 deltagere i alt: ca. 353 timer (42 hele dage og 42 timer online)");
    assert_eq!(told(Lang::En, 1), "1 member: about 50 hours (6 full days and 6 hours online)");
    assert_eq!(
        told(Lang::En, 50),
        "50 members in all: about 2520 hours (300 full days and 300 hours online)"
    );
    let small =
        Programme { workshops: 1, meetings: 1, meeting_minutes: 45, workday_minutes: 60, ..programme() };
    let words = [Lang::Da, Lang::En].map(Words::new);
    let small = words.map(|words| small.time_of(1).text(&words));
    assert_eq!(
        small,
        ["ca. 2 timer (1 hel dag og 45 minutter online)", "about 2 hours (1 full day and 45 minutes online)"]
    );
    let workday = programme().workday(&Words::new(Lang::Da));
    assert_eq!(workday, "En hel dag er regnet som 7 timer og 24 minutter (37 timer om ugen).");
}

#[test]
fn a_plan_is_told_to_programs() {
    let report: ProgrammeReport = plan("2024-06").report(None);
    let json = serde_json::to_value(&report).expect("plain data");
    assert_eq!(
        (&json["estimate"], &json["month"], &json["month_off"]),
        (&true.into(), &"2024-06".into(), &"2024-07".into())
    );
    assert_eq!((&json["group"], &json["in_all"]), (&serde_json::Value::Null, &serde_json::Value::Null));
    assert_eq!(
        json["per_member"],
        serde_json::json!({
            "workshop_days": 6, "meeting_minutes": 360, "minutes": 3024, "hours": 50
        })
    );
    let first = &json["sessions"][0];
    assert_eq!(
        (&first["kind"], &first["number"], &first["minutes"]),
        (&"workshop".into(), &1.into(), &444.into())
    );
    assert_eq!(first["date"], json["starts"]);
    let all = serde_json::to_value(plan("2024-06").report(Some(7))).expect("plain data");
    assert_eq!(all["in_all"]["hours"], 353);
}
