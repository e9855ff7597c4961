//! What people type, and the announcement's own sentences.

use chrono::{DateTime, Utc};

use super::*;

const ANNOUNCEMENT: &str = include_str!("../announcement.txt");

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

fn read(text: &str) -> Moment {
    read_moment(text, 2023).unwrap_or_else(|problem| panic!("{text}: {problem:?}"))
}

/// The announcement's paragraph with these words in it.
fn announced(words: &str) -> &'static str {
    ANNOUNCEMENT.lines().find(|line| line.contains(words)).expect("a paragraph of the announcement")
}

#[test]
fn the_announcements_meeting_is_read() {
    let starts = Moment::At(utc("2023-11-07T12:30:00Z"));
    assert_eq!(read(announced("Informationsmødet er virtuelt")), starts);
}

#[test]
fn the_announcements_deadline_takes_the_year_of_its_reader() {
    assert_eq!(read(announced("Tilmeldingsfrist")), Moment::At(utc("2023-11-03T09:00:00Z")));
    let next_year = read_moment(announced("Tilmeldingsfrist"), 2024);
    assert_eq!(next_year, Ok(Moment::At(utc("2024-11-03T09:00:00Z"))));
}

#[test]
fn all_other_dates_of_the_announcement_are_read_and_nothing_else_is_a_date() {
    for line in ANNOUNCEMENT.lines() {
        let expected = match line {
            "20-09-2023" => Ok(Moment::On(date(2023, 9, 20))),
            "Tilmeld dig infomødet 7. november" => Ok(Moment::On(date(2023, 11, 7))),
            _ if line.contains("Der afholdes online informationsmøde") => Ok(Moment::On(date(2023, 11, 7))),
            _ if line.contains("Informationsmødet er virtuelt") || line.contains("Tilmeldingsfrist") => {
                continue;
            }
            _ => Err(WhenProblem::NoDate),
        };
        assert_eq!(read_moment(line, 2023), expected, "{line}");
    }
}

#[test]
fn a_date_is_read_in_all_its_spellings() {
    for text in [
        "3. november",
        "3 november 2023",
        "d. 3. november 2023",
        "den 3. nov. 2023",
        "Fredag den 3. november 2023",
        "fre. d. 3. nov.",
        "FREDAG 3. NOVEMBER",
        "2023-11-03",
        "03-11-2023",
        "3.11.2023",
        "3/11",
        "3/11-2023",
        "3/11 2023",
        "3/11/23",
        "Friday 3 November 2023",
    ] {
        assert_eq!(read(text), Moment::On(date(2023, 11, 3)), "{text}");
    }
}

#[test]
fn a_time_is_read_in_all_its_spellings() {
    for text in [
        "3. november kl. 12",
        "3. november kl 12",
        "3. november klokken 12",
        "3. november 12.00",
        "3. november 12:00",
        "3. november 2023 kl. 12.00.",
        "senest kl. 12 d. 3. november",
        "2023-11-03 12:00",
        "2023-11-03T12:00",
        "2023-11-03T12:00:00",
        "2023-11-03T12:00:00+01:00",
        "2023-11-03T11:00:00Z",
        "3/11 kl. 12",
        "3 November 2023 at 12:00",
        " 3. november\u{a0}2023 kl.\u{a0}12\n",
    ] {
        assert_eq!(read(text), Moment::At(utc("2023-11-03T11:00:00Z")), "{text}");
    }
}

#[test]
fn the_year_that_is_said_counts_and_not_the_readers() {
    for text in ["3/11 2023", "3/11-2023", "3. november 2023", "2023-11-03"] {
        assert_eq!(read_moment(text, 2025), Ok(Moment::On(date(2023, 11, 3))), "{text}");
    }
}

#[test]
fn seconds_are_read_and_left_out() {
    for text in ["2023-11-03T12:30:45", "3. november 12:30:45", "3. november kl. 12:30:45"] {
        assert_eq!(read(text), Moment::At(utc("2023-11-03T11:30:00Z")), "{text}");
    }
}

#[test]
fn other_numbers_beside_a_date_are_no_times() {
    for text in [
        "3. november, 12 pladser",
        "3. november, 12.345 borgere",
        "3. november, sag 1234.10.30",
        "3. november, 12.34.567 kr.",
        "3. november, 123:45:10",
    ] {
        assert_eq!(read(text), Moment::On(date(2023, 11, 3)), "{text}");
    }
}

#[test]
fn twenty_four_is_the_next_days_midnight() {
    assert_eq!(read("3. november kl. 24.00"), read("4. november kl. 00.00"));
    assert_eq!(read("31. december kl. 24"), read("1. januar 2024 kl. 0.00"));
    let problem = read_moment("3. november kl. 24.01", 2023);
    assert_eq!(problem, Err(WhenProblem::NoSuchTime("24.01".to_owned())));
}

#[test]
fn a_range_is_read_in_all_its_spellings() {
    for text in [
        "7. november kl. 13-14",
        "7. november kl. 13.00-14.00",
        "7. november kl. 13 – 14",
        "7. november kl. 13 til 14",
        "7. november 13:00–14:00",
        "7. november 13.00-14.00",
        "7/11 13.00-14.00",
        "7 November at 13:00 to 14:00",
    ] {
        assert_eq!(read(text), Moment::At(utc("2023-11-07T12:00:00Z")), "{text}");
        // The end was read with it: the same range again is no other time, and one to another end is.
        assert_eq!(read(&format!("{text}, kl. 13-14")), read(text), "{text}");
        let other = read_moment(&format!("{text}, kl. 13-15"), 2023);
        assert_eq!(other, Err(WhenProblem::SeveralTimes), "{text}");
    }
    assert_eq!(read("7. november kl. 22-02"), read("7. november kl. 22"));
}

#[test]
fn what_cannot_be_is_refused() {
    use WhenProblem::{NoDate, NoSuchDate, NoSuchTime, OtherWeekday, SeveralDates, SeveralTimes};
    for (text, problem) in [
        ("", NoDate),
        ("kl. 10", NoDate),
        ("dagen inden", NoDate),
        ("12345678901234567890. november", NoDate),
        ("31. november", NoSuchDate("31. november".to_owned())),
        ("29/2-2023", NoSuchDate("29/2-2023".to_owned())),
        ("31-11-2023 kl. 10", NoSuchDate("31-11-2023".to_owned())),
        ("1. maj 0000", NoSuchDate("1. maj 0000".to_owned())),
        ("3. november kl. 25", NoSuchTime("25.00".to_owned())),
        ("3. november kl. 10.61", NoSuchTime("10.61".to_owned())),
        ("mandag den 7. november", OtherWeekday(date(2023, 11, 7))),
        ("3. november eller 7. november", SeveralDates),
        ("3. november kl. 10 eller kl. 11", SeveralTimes),
    ] {
        assert_eq!(read_moment(text, 2023), Err(problem), "{text}");
    }
    assert!(matches!(read_moment("26. marts 2023 kl. 2.30", 2023), Err(WhenProblem::Skipped(_))));
}

#[test]
fn a_date_said_twice_is_one_date() {
    assert_eq!(read("7. november (tirsdag den 7. november 2023)"), Moment::On(date(2023, 11, 7)));
}

#[test]
fn other_wordings_of_dates_and_times_are_read() {
    for text in [
        "June 3, 2024 at 2 pm",
        "Monday, June 3rd, 2024, 2:00 p.m.",
        "3rd of June 2024, 2-3 pm",
        "mandag d. 3.6. kl. 14",
        "3. juni kl. 1400",
        "3. juni mellem kl. 14 og 15",
        "3. juni fra kl. 14 til kl. 15",
        "3. juni 14.00-15",
    ] {
        assert_eq!(read_moment(text, 2024), Ok(Moment::At(utc("2024-06-03T12:00:00Z"))), "{text}");
    }
    assert_eq!(read_moment("i maj 10 kommuner", 2024), Err(WhenProblem::NoDate));
    assert_eq!(read_moment("3. juni 11-1 pm", 2024), Ok(Moment::At(utc("2024-06-03T09:00:00Z"))));
    assert_eq!(read_moment("3. juni 12 am", 2024), Ok(Moment::At(utc("2024-06-02T22:00:00Z"))));
}

#[test]
fn several_days_are_read_as_a_stretch_or_a_list() {
    let days = |text: &str| {
        let tokens = scan::tokens(text);
        let (days, after) = day::written_days(&[], &tokens).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(after, [], "{text}");
        let dates = days.dates.iter().map(|date| (date.day, date.month, date.year));
        (dates.collect::<Vec<_>>(), days.is_stretch)
    };
    let june = |numbers: &[u32]| numbers.iter().map(|day| (*day, 6, Some(2024))).collect::<Vec<_>>();
    for text in [
        "3.-4. juni 2024",
        "3. – 4. juni 2024",
        "3-4/6 2024",
        "3. juni til tirsdag den 4. juni 2024",
        "3/6-4/6 2024",
    ] {
        assert_eq!(days(text), (june(&[3, 4]), true), "{text}");
    }
    assert_eq!(days("3. og 10. juni 2024"), (june(&[3, 10]), false));
    assert_eq!(days("3., 10. og 17. juni 2024"), (june(&[3, 10, 17]), false));
    assert_eq!(day::written_days(&[], &scan::tokens("10, 3. juni")), None);
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(text in r"[0-9kl.:/ dtnov–-]{0,40}") {
        let _ = read_moment(&text, 2023);
    }
}
