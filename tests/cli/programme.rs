//! `programme`: for people, for programs and for calendars, also those of Debian where they are installed.

use crate::calendar::{KHAL, PYTHON, khal, read_by};
use crate::som::Som;

#[test]
fn a_programme_is_told_with_dates_days_and_hours() {
    let som = Som::new();
    let text = som.run("programme --start 2024-02 --group 7").data();
    assert!(text.starts_with("Implementeringsforløb, anslået: "), "{text}");
    assert_eq!(text.matches("Workshop ").count(), 6);
    assert!(text.contains("7 deltagere i alt: ca. 353 timer (42 hele dage og 42 timer online)"), "{text}");
    assert!(text.contains("Anslået: forløbet skræddersys"), "{text}");
    assert_eq!(som.run_args(&["forløb", "--start", "feb. 2024", "--group", "7"]).data(), text);
    assert!(!som.run("programme").data().contains("i alt"));
    let english = som.run("programme --lang en --group 1").data();
    assert!(english.contains("1 member: about 50 hours (6 full days and 6 hours online)"), "{english}");
}

#[test]
fn a_programme_for_programs_has_its_stable_shape() {
    let json = Som::new().run("programme --json --start februar --group 7").json(0);
    let keys: Vec<&String> = json.as_object().expect("an object").keys().collect();
    assert_eq!(
        keys,
        [
            "estimate",
            "month",
            "starts",
            "ends",
            "month_off",
            "workday_minutes",
            "sessions",
            "per_member",
            "group",
            "in_all"
        ]
    );
    assert_eq!((&json["month"], &json["month_off"]), (&"2024-02".into(), &"2024-07".into()));
    assert_eq!((&json["per_member"]["hours"], &json["in_all"]["hours"]), (&50.into(), &353.into()));
    // Without a month it is the next but one.
    assert_eq!(Som::new().run("programme --json").json(0)["month"], "2023-12");
}

#[test]
fn what_cannot_be_is_refused_with_the_way_out() {
    let som = Som::new();
    for (arguments, cause) in [
        (["--start", "maj 2023"], "Skriv en måned fra november 2023"),
        (["--start", "ma"], "Skriv en måned, fx februar"),
        (["--group", "0"], "fra 1 til 50"),
        (["--group", "-3"], "fra 1 til 50"),
        (["--group", "syv"], "fra 1 til 50"),
    ] {
        let told = som.run_args(&["programme", arguments[0], arguments[1]]).failure(2);
        assert!(told.contains(cause), "{arguments:?}: {told}");
    }
    som.run("programme --json --ics").failure(2);
    assert!(som.run("programme -o x.ics").failure(2).contains("--ics"));
}

#[test]
fn a_calendar_goes_to_standard_output_or_to_a_file_that_is_not_overwritten() {
    let som = Som::new();
    let text = som.run("programme --start 2024-02 --ics").data();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"), "{text}");
    assert_eq!(text.matches("STATUS:TENTATIVE").count(), 12);
    assert_eq!(som.run("programme --start 2024-02 --ics -o -").data(), text);
    assert_eq!(som.run("programme --start 2024-02 --ics -o ud.ics").data(), "./ud.ics\n");
    assert_eq!(som.file("ud.ics"), text);
    assert!(som.run("programme --ics -o ud.ics").failure(1).contains("--force"));
    let read = som.run("event import ud.ics --yes");
    assert!(read.err.ends_with("12 ændringer er gemt\n"), "{read:?}");
    let again = som.run("event import ud.ics --yes");
    assert!(again.err.ends_with("Der er intet nyt at gemme\n"), "{again:?}");
}

/// What khal has in the year: a line a session.
fn listed(som: &Som) -> Option<Vec<String>> {
    let format = ["list", "--day-format", "", "--format", "{start-date} {title}"];
    let text = khal(som, &[&format[..], &["2024-01-01", "2025-02-01"]].concat())?;
    Some(text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

#[test]
fn khal_has_twelve_sessions_and_the_same_twelve_elsewhere_after_another_plan() {
    let som = Som::new();
    for (path, text) in [("khal.conf", KHAL), ("kalender/.tom", "")] {
        som.put(path, text);
    }
    let import = |month: &str, now: &str| {
        let line = format!("programme --start {month} --ics -o {month}.ics --now {now}");
        assert_eq!(som.run(&line).data(), format!("./{month}.ics\n"));
        khal(&som, &["import", "--batch", &format!("{month}.ics")])
    };
    if import("2024-02", "2023-10-31T05:00:00Z").is_none() {
        return;
    }
    let first = listed(&som).expect("khal");
    assert_eq!(first.len(), 12, "{first:?}");
    assert!(first[0].ends_with("SØM-forløb: workshop 1 af 6 (anslået dato)"), "{first:?}");
    import("2024-04", "2023-10-31T06:00:00Z");
    let moved = listed(&som).expect("khal");
    assert!(moved.len() == 12 && moved[0].starts_with("2024-04"), "{moved:?}");
}

#[test]
fn pythons_icalendar_reads_whole_days() {
    let som = Som::new();
    som.run("programme --start 2024-02 --ics -o ud.ics").data();
    let Some(read) = read_by("python3", &som, &["-c", PYTHON]) else { return };
    if read.starts_with("skipped") {
        println!("{read}");
        return;
    }
    assert_eq!(read.lines().count(), 12, "{read}");
    let json = som.run("programme --start 2024-02 --json").json(0);
    let first = json["starts"].as_str().expect("a date");
    let line = read.lines().next().expect("a session");
    assert!(line.starts_with(&format!("implementeringsforloeb-workshop-1@som|{first}|2024-02-")), "{line}");
    assert!(line.ends_with("|SØM-forløb: workshop 1 af 6 (anslået dato)|[]"), "{line}");
}
