use chrono::{DateTime, Duration, Utc};
use proptest::prelude::*;

use super::note::IcsFlaw;
use super::plan::{IcsKind, IcsStep, cancelled_elsewhere, plan};
use super::*;
use crate::event::own_file::EventChange;
use crate::event::{Bilingual, Meeting, Moment, built_in, read_events};
use crate::words::{Lang, Words};

mod files;

fn now() -> DateTime<Utc> {
    "2023-10-01T08:00:00Z".parse().expect("an instant")
}

fn found(text: &str) -> IcsFound {
    read(text.as_bytes(), now())
}

/// A file with these lines as its events.
fn in_calendar(lines: &str) -> String {
    format!("BEGIN:VCALENDAR\nVERSION:2.0\n{lines}END:VCALENDAR\n")
}

/// The start and the end of each event, as events.ron has them.
fn times(found: &IcsFound) -> Vec<String> {
    let told = |meeting: Meeting| format!("{} – {}", meeting.starts.written(), meeting.ends.written());
    found.events.iter().filter_map(|event| event.meeting.map(told)).collect()
}

/// The times of the one event with these lines.
fn times_of(lines: &str) -> (Vec<String>, Vec<IcsNote>) {
    let found = found(&in_calendar(&format!("BEGIN:VEVENT\nUID:a\nSUMMARY:A\n{lines}\nEND:VEVENT\n")));
    (times(&found), found.told)
}

#[track_caller]
fn is_at(lines: &str, wanted: &[&str]) {
    let (times, told) = times_of(lines);
    assert_eq!(times, wanted, "{lines}: {told:?}");
}

#[test]
fn a_time_is_that_of_its_own_clock() {
    for (start, wanted) in [
        ("DTSTART:20231107T123000Z", "2023-11-07 13:30 – 2023-11-07 14:30"),
        ("DTSTART:20231107T133000", "2023-11-07 13:30 – 2023-11-07 14:30"),
        ("DTSTART;TZID=Europe/Copenhagen:20231107T133000", "2023-11-07 13:30 – 2023-11-07 14:30"),
        ("DTSTART;TZID=\"Europe/London\":20231107T123000", "2023-11-07 13:30 – 2023-11-07 14:30"),
        ("DTSTART;TZID=W. Europe Standard Time:20231107T133000", "2023-11-07 13:30 – 2023-11-07 14:30"),
        (
            "DTSTART;TZID=\"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris\":20231020T133000",
            "2023-10-20 13:30 – 2023-10-20 14:30",
        ),
        (
            "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Copenhagen:20231107T133000",
            "2023-11-07 13:30 – 2023-11-07 14:30",
        ),
        ("DTSTART;TZID=India Standard Time:20231107T180000", "2023-11-07 13:30 – 2023-11-07 14:30"),
        // A doubled hour is the first, a skipped one the hour after.
        ("DTSTART;TZID=Europe/Copenhagen:20231029T023000", "2023-10-29 02:30 – 2023-10-29T02:30:00+01:00"),
        ("DTSTART;TZID=Europe/Copenhagen:20240331T023000", "2024-03-31 03:30 – 2024-03-31 04:30"),
        ("DTSTART;TZID=Europe/Berlin:20240331T023000", "2024-03-31 03:30 – 2024-03-31 04:30"),
    ] {
        is_at(&format!("{start}\nDURATION:PT1H"), &[wanted]);
    }
}

#[test]
fn a_line_folded_within_a_character_is_read() {
    let title = "Møde på Ærø 🙂";
    for fold in ["\r\n ", "\n\t"] {
        let head = in_calendar(
            "BEGIN:VEVENT\nUID:a\nDTSTART:20231107T120000Z\nDURATION:PT1H\nSUMMARY:x\nEND:VEVENT\n",
        );
        let (before, after) = head.split_once('x').expect("the title");
        let folded: Vec<u8> =
            title.bytes().flat_map(|byte| std::iter::once(byte).chain(fold.bytes())).collect();
        let file = read(&[before.as_bytes(), &folded, after.as_bytes()].concat(), now());
        assert_eq!(file.events[0].title.da, title, "{fold:?}");
    }
}

#[test]
fn two_of_a_day_without_a_name_are_both_read_and_known_again() {
    let event = |time: &str| {
        format!("BEGIN:VEVENT\nSUMMARY:A\nDTSTART:20231107T{time}Z\nDURATION:PT1H\nEND:VEVENT\n")
    };
    let file = found(&in_calendar(&["080000", "120000", "120000", "080000"].map(event).concat()));
    assert_eq!(times(&file), ["2023-11-07 09:00 – 2023-11-07 10:00", "2023-11-07 13:00 – 2023-11-07 14:00"]);
    let steps = plan(&file, &file.events, &[], now());
    assert!(steps.iter().all(|step| step.kind == IcsKind::Same), "{steps:?}");
}

#[test]
fn a_zone_that_only_the_file_knows_goes_by_its_rules() {
    let zone = "BEGIN:VTIMEZONE\nTZID:Customized Time Zone\n\
        BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n\
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\n\
        BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n\
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
    let event = |day: &str| {
        format!(
            "BEGIN:VEVENT\nUID:{day}\nDTSTART;TZID=Customized Time Zone:{day}T100000\nDURATION:PT1H\nEND:VEVENT\n"
        )
    };
    let both = found(&in_calendar(&format!("{zone}{}{}", event("20231028"), event("20231030"))));
    assert_eq!(times(&both), ["2023-10-28 10:00 – 2023-10-28 11:00", "2023-10-30 10:00 – 2023-10-30 11:00"]);
    let without = found(&in_calendar(&event("20231028")));
    let flaw = IcsFlaw::UnknownZone("Customized Time Zone".to_owned());
    assert_eq!(without.told, [IcsNote::Flawed("Møde uden titel".to_owned(), flaw)]);
}

#[test]
fn whole_days_have_no_clock() {
    is_at("DTSTART;VALUE=DATE:20231107", &["2023-11-07 – 2023-11-07"]);
    is_at("DTSTART;VALUE=DATE:20231107\nDTEND;VALUE=DATE:20231108", &["2023-11-07 – 2023-11-07"]);
    is_at("DTSTART;VALUE=DATE:20231107\nDTEND;VALUE=DATE:20231109", &["2023-11-07 – 2023-11-08"]);
    is_at("DTSTART;VALUE=DATE:20231107\nDTEND;VALUE=DATE:20231107", &["2023-11-07 – 2023-11-07"]);
    is_at("DTSTART:20231107\nDURATION:P3D", &["2023-11-07 – 2023-11-09"]);
    is_at(
        "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE\nDTSTART:20231106T230000Z\nDTEND:20231108T230000Z",
        &["2023-11-07 – 2023-11-08"],
    );
}

#[test]
fn a_meeting_without_an_end_lasts_an_hour_and_this_is_told() {
    for lines in ["DTSTART:20231107T123000Z", "DTSTART:20231107T123000Z\nDTEND:20231107T123000Z"] {
        let (times, told) = times_of(lines);
        assert_eq!(times, ["2023-11-07 13:30 – 2023-11-07 14:30"]);
        assert_eq!(told, [IcsNote::NoEnd("A".to_owned())]);
    }
}

#[test]
fn an_event_that_cannot_be_read_is_told_and_the_rest_is_read() {
    let good = "BEGIN:VEVENT\nUID:b\nSUMMARY:God\nDTSTART:20231107T123000Z\nDURATION:PT1H\nEND:VEVENT\n";
    for bad in [
        "SUMMARY:Ond",
        "SUMMARY:Ond\nDTSTART:i morgen",
        "SUMMARY:Ond\nDTSTART:20231199T101010Z",
        "SUMMARY:Ond\nDTSTART;TZID=Nowhere/Atlantis:20231107T101010",
        "SUMMARY:Ond\nDTSTART:20231107T123000Z\nDTEND:20231107T113000Z",
        "SUMMARY:Ond\nDTSTART:20231107T123000Z\nDTEND;VALUE=DATE:20231109",
        "SUMMARY:Ond\nDTSTART:00000101T000000Z",
        "SUMMARY:Ond\nDTSTART:99991231T235959Z\nDURATION:P9W",
    ] {
        let file = in_calendar(&format!("BEGIN:VEVENT\nUID:a\n{bad}\nEND:VEVENT\n{good}"));
        let found = found(&file);
        assert_eq!(found.events.iter().map(|event| &*event.title.da).collect::<Vec<_>>(), ["God"], "{bad}");
        assert!(matches!(&found.told[..], [IcsNote::Flawed(title, _)] if title == "Ond"), "{bad}: {found:?}");
    }
}

#[test]
fn a_series_gives_its_next_dates() {
    let starts = |rule: &str| -> Vec<String> {
        let (times, _) =
            times_of(&format!("DTSTART;TZID=Europe/Copenhagen:20230904T100000\nDURATION:PT1H\n{rule}"));
        times.iter().map(|times| times[..16].to_owned()).collect()
    };
    let weekly = starts("RRULE:FREQ=WEEKLY");
    assert_eq!((weekly.len(), &*weekly[0], &*weekly[9]), (10, "2023-10-02 10:00", "2023-12-04 10:00"));
    assert_eq!(starts("RRULE:FREQ=WEEKLY;COUNT=6"), ["2023-10-02 10:00", "2023-10-09 10:00"]);
    assert_eq!(starts("RRULE:FREQ=WEEKLY;UNTIL=20231009T080000Z"), ["2023-10-02 10:00", "2023-10-09 10:00"]);
    assert_eq!(starts("RRULE:FREQ=WEEKLY;UNTIL=20231009T075959Z"), ["2023-10-02 10:00"]);
    assert_eq!(starts("RRULE:FREQ=WEEKLY;UNTIL=20231009"), ["2023-10-02 10:00", "2023-10-09 10:00"]);
    assert_eq!(starts("RRULE:FREQ=MONTHLY;BYDAY=1MO;COUNT=3"), ["2023-10-02 10:00", "2023-11-06 10:00"]);
    assert_eq!(starts("RRULE:FREQ=YEARLY")[..1], ["2024-09-04 10:00"], "not later than in two years");
    assert_eq!(starts("RDATE;TZID=Europe/Copenhagen:20231107T120000"), ["2023-11-07 12:00"]);
}

#[test]
fn a_series_that_cannot_be_followed_is_told() {
    for rule in
        ["FREQ=SECONDLY", "FREQ=HOURLY;COUNT=4000000000", "FREQ=NU", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31"]
    {
        let (times, told) = times_of(&format!("DTSTART:20231107T123000Z\nDURATION:PT1H\nRRULE:{rule}"));
        assert_eq!(times, ["2023-11-07 13:30 – 2023-11-07 14:30"], "{rule}");
        assert_eq!(told, [IcsNote::OddSeries("A".to_owned())], "{rule}");
    }
}

#[test]
fn line_ends_marks_and_encodings_are_all_the_same() {
    let text = in_calendar(
        "BEGIN:VEVENT\nUID:a\nSUMMARY:Mø\n de\nDTSTART:20231107T123000Z\nDURATION:PT1H\nEND:VEVENT\n",
    );
    let wanted = found(&text);
    assert_eq!(wanted.events[0].title.da, "Møde");
    assert_eq!(found(&text.replace('\n', "\r\n")), wanted);
    assert_eq!(found(&text.replace('\n', "\r")), wanted);
    assert_eq!(found(&format!("\u{feff}{text}")), wanted);
    assert_eq!(found(text.trim_end()), wanted);
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    assert_eq!(read(&latin, now()), wanted);
    let wide: Vec<u8> =
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&wide, now()), wanted);
}

#[test]
fn nothing_that_is_read_steers_a_terminal() {
    let file = in_calendar(
        "BEGIN:VEVENT\nUID:a\u{1b}]0;x\u{7}\nSUMMARY:A\u{1b}[2J\0\u{202e}B\\nC\u{9b}1m\nLOCATION:\u{2066}her\n\
        DESCRIPTION:en\u{1b}c\\nto\u{85}tre\nCONTACT:x\u{7f}@y\nDTSTART:20231107T123000Z\nDURATION:PT1H\nEND:VEVENT\n",
    );
    let event = &found(&file).events[0];
    let [da, en] = [Lang::Da, Lang::En].map(Words::new);
    for text in
        event.lines(&da).iter().chain(&event.lines(&en)).chain([&event.title.da, &event.id, &uid_of(event)])
    {
        assert!(!text.chars().any(|c| c.is_control() || crate::shown::turns_direction(c)), "{text:?}");
    }
    assert_eq!(event.title.da, "A[2JB C1m");
}

#[test]
fn a_file_without_a_calendar_or_too_big_a_one_is_told() {
    assert_eq!(found("").told, [IcsNote::NoCalendar]);
    assert_eq!(found("Dear all,\nsee you on Tuesday").told, [IcsNote::NoCalendar]);
    assert_eq!(read(&vec![b' '; read::LARGEST_ICS + 1], now()).told, [IcsNote::TooBig]);
}

#[test]
fn what_is_over_is_left_out_and_counted() {
    let (times, told) = times_of("DTSTART:20220101T100000Z\nDURATION:PT1H");
    assert_eq!((times.len(), told), (0, vec![IcsNote::Over(1)]));
}

#[test]
fn a_hostile_file_takes_neither_long_nor_much() {
    let event = |n: usize, rule: &str| {
        format!("BEGIN:VEVENT\nUID:{n}\nDTSTART:19700101T000000Z\nRRULE:{rule}\nEND:VEVENT\n")
    };
    let many = |rule: &str| in_calendar(&(0..4_000).map(|n| event(n, rule)).collect::<String>());
    let files = [
        many("FREQ=DAILY"),
        many("FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12;BYMINUTE=0,1,2,3,4,5;BYSECOND=0,1,2,3,4,5,6,7"),
        many("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
        many("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO"),
        many("FREQ=SECONDLY;COUNT=4294967295"),
        in_calendar(&"BEGIN:VEVENT\n".repeat(80_000)),
        in_calendar(&"BEGIN:VTIMEZONE\nTZID:a\nBEGIN:STANDARD\n".repeat(20_000)),
        in_calendar(&"BEGIN:X\n".repeat(120_000)),
        format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a{}", "\n ".repeat(500_000)),
        format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY{}:a", ";X=Y".repeat(250_000)),
        in_calendar(&format!("BEGIN:VEVENT\nEXDATE:{}\nEND:VEVENT\n", "20231107T100000Z,".repeat(50_000))),
        "BEGIN:VCALENDAR\nEND:VCALENDAR\n".repeat(30_000),
        "\0".repeat(1_000_000),
    ];
    for file in files {
        let watch = crate::clock::Stopwatch::start();
        let begin: String = file.chars().take(120).collect();
        let found = found(&file);
        assert!(found.events.len() <= 200, "{begin}");
        println!("{:?}: {begin:?}", watch.elapsed());
        // An unoptimised build on a busy machine; a second is usual.
        assert!(watch.elapsed().as_secs() < 30, "{begin}: {:?}", watch.elapsed());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_file_is_read_and_what_is_found_is_bounded(
        lines in proptest::collection::vec(prop_oneof![
            Just("BEGIN:VEVENT".to_owned()),
            Just("END:VEVENT".to_owned()),
            Just("BEGIN:VTIMEZONE".to_owned()),
            Just("BEGIN:DAYLIGHT".to_owned()),
            Just("END:VCALENDAR".to_owned()),
            "UID:[ab]",
            "(DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)(;TZID=(Europe/Paris|X|UTC))?:[0-9]{4}(01|02|12)(01|29|31)T[0-2][0-9]3000Z?",
            "(DTSTART|DTEND);VALUE=DATE:20[0-9]{2}[01][0-9][0-3][0-9]",
            "DURATION:-?P[0-9]{1,9}[DW]",
            "RRULE:FREQ=(YEARLY|MONTHLY|WEEKLY|DAILY|HOURLY)(;(COUNT|INTERVAL|BYMONTHDAY|BYSETPOS|BYWEEKNO|BYYEARDAY|BYHOUR)=-?[0-9]{1,5}){0,3}(;BYDAY=-?[0-9]?(MO|SU))?",
            "TZOFFSET(FROM|TO):[+-][0-9]{4}",
            "SUMMARY:\\PC{0,20}",
            "(SUMMARY|DESCRIPTION|LOCATION):[\\x00-\\x7f]{0,20}",
            "\\PC{0,20}",
        ], 0..25),
    ) {
        let found = found(&format!("BEGIN:VCALENDAR\n{}\n", lines.join("\n")));
        prop_assert!(found.events.len() <= 200);
        for event in &found.events {
            let written = format!("[{}]", crate::event::to_ron(event));
            prop_assert_eq!(read_events(&written), Ok(vec![event.clone()]));
        }
        let again = written(&found.events, now(), &Words::new(Lang::Da));
        let back = read(again.as_bytes(), now());
        prop_assert_eq!(back.events.len(), found.events.len());
    }
}
