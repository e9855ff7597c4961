//! The built-in events and the user's own file.

use super::*;

const ANNOUNCEMENT: &str = include_str!("announcement.txt");

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn meeting() -> Event {
    built_in().into_iter().find(|event| event.meeting.is_some()).expect("the information meeting")
}

#[test]
fn every_event_file_is_listed_and_read() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/events");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder of events")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    files.sort();
    let listed: Vec<String> = BUILT_IN.iter().map(|(name, _)| format!("{name}.ron")).collect();
    assert_eq!(files, listed);
    let ids: Vec<String> = built_in().into_iter().map(|event| event.id).collect();
    let names: Vec<&str> = BUILT_IN.iter().map(|(name, _)| *name).collect();
    assert_eq!(ids, names, "an event's id is its file's name");
}

#[test]
fn the_announced_meeting_is_built_in() {
    let event = meeting();
    let [starts, ends] = ["2023-11-07T12:30:00Z", "2023-11-07T13:30:00Z"].map(|at| Moment::At(utc(at)));
    assert_eq!(event.meeting, Some(Meeting { starts, ends }));
    assert_eq!(event.registration_deadline, Some(Moment::At(utc("2023-11-03T09:00:00Z"))));
    assert_eq!(event.application_deadline, None);
    assert_eq!(event.link_sent, NaiveDate::from_ymd_opt(2023, 11, 6));
}

#[test]
fn the_application_is_rolling_and_has_no_deadline() {
    let rolling: Vec<Event> = built_in().into_iter().filter(|event| event.rolling).collect();
    assert_eq!(rolling.len(), 1);
    assert_eq!(rolling[0].deadlines().count(), 0);
    assert_eq!(rolling[0].state(utc("2026-01-31T12:00:00Z")), EventState::Open);
}

#[test]
fn the_danish_details_are_the_announcements_own_words() {
    for event in built_in() {
        for detail in &event.details {
            assert!(ANNOUNCEMENT.contains(&detail.da), "{}", detail.da);
            assert!(detail.en.is_some(), "{}", detail.da);
        }
    }
}

#[test]
fn the_announcement_can_be_read_in_the_details() {
    for lang in [Lang::Da, Lang::En] {
        let words = &Words::new(lang);
        let told: Vec<String> = built_in().iter().flat_map(|event| event.lines(words)).collect();
        let parts = match lang {
            Lang::Da => [
                "alle interesserede kommuner",
                "Implementeringsstøtten er både for kommuner",
                "6 heldagsworkshops og 6 virtuelle møder",
                "boosterforløb",
                "nyhedsbreve",
                "erfaringsdatabase",
                "SØM-Support",
            ],
            Lang::En => [
                "all municipalities that are interested",
                "The support is both for municipalities",
                "6 full-day workshops and 6 online meetings",
                "booster programme",
                "newsletters",
                "experience database",
                "SØM-Support",
            ],
        };
        for part in parts {
            assert!(told.iter().any(|line| line.contains(part)), "{part}");
        }
    }
}

#[test]
fn an_event_tells_all_its_lines() {
    assert_eq!(
        meeting().lines(&Words::new(Lang::Da))[..4],
        [
            "tirsdag den 7. november 2023 kl. 13.30–14.30",
            "Sted: virtuelt",
            "Tilmelding senest fredag den 3. november 2023 kl. 10.00",
            "Der afholdes online informationsmøde den 7. november 2023 for alle interesserede kommuner.",
        ]
    );
    let english = meeting().lines(&Words::new(Lang::En));
    assert_eq!(english[2], "Register by Friday 3 November 2023 at 10:00");
    assert_eq!(english.last().map(String::as_str), Some("Contact: SOM-support@sbst.dk"));
}

#[test]
fn states_follow_instants() {
    for (now, state) in [
        ("2023-11-03T09:00:00Z", EventState::Open),
        ("2023-11-03T09:00:01Z", EventState::Closed),
        ("2023-11-07T12:29:59Z", EventState::Closed),
        ("2023-11-07T12:30:00Z", EventState::InProgress),
        ("2023-11-07T13:29:59Z", EventState::InProgress),
        ("2023-11-07T13:30:00Z", EventState::Over),
    ] {
        assert_eq!(meeting().state(utc(now)), state, "at {now}");
    }
}

#[test]
fn an_application_round_may_stay_open_after_its_meeting() {
    let text =
        r#"(id: "runde", title: (da: "Runde"), starts: "2023-11-07", application_deadline: "2023-12-01")"#;
    let event = read_event(text).expect("an event");
    assert_eq!(event.state(utc("2023-11-07T12:00:00Z")), EventState::InProgress);
    assert_eq!(event.state(utc("2023-11-20T12:00:00Z")), EventState::Open);
    assert_eq!(event.state(utc("2023-12-02T12:00:00Z")), EventState::Over);
}

#[test]
fn a_meeting_that_asks_nothing_is_open_until_it_begins() {
    let event = read_event(r#"(id: "m", title: (da: "Møde"), starts: "2023-11-07")"#).expect("an event");
    assert_eq!(event.state(utc("2023-11-06T12:00:00Z")), EventState::Open);
    assert_eq!(event.state(utc("2023-11-08T12:00:00Z")), EventState::Over);
}

#[test]
fn an_event_is_not_over_while_its_link_is_still_to_come() {
    let link = r#"(id: "l", title: (da: "Link"), link_sent: "2023-11-06")"#;
    let closed = link.replace("link_sent", "registration_deadline: \"2023-11-03\", link_sent");
    for (text, state) in [(link, EventState::Open), (closed.as_str(), EventState::Closed)] {
        let event = read_event(text).expect("an event");
        assert_eq!(event.state(utc("2023-11-06T12:00:00Z")), state, "{text}");
        assert_eq!(event.state(utc("2023-11-07T12:00:00Z")), EventState::Over, "{text}");
        let words = &Words::new(Lang::Da);
        let both = [built_in(), vec![event]].concat();
        let told = |now: &str| report::events_text(&both, utc(now), false, words);
        assert!(told("2023-11-06T12:00:00Z").contains("Link til mødet sendes"));
        assert_eq!(told("2023-11-08T12:00:00Z").lines().count(), 1);
    }
}

fn problem(text: &str) -> String {
    read_events(text).expect_err("a problem").say(&Words::new(Lang::Da))
}

#[test]
fn a_misspelt_field_is_told_by_its_line() {
    let text = "[\n    (\n        id: \"m\",\n        titel: (da: \"Møde\"),\n    ),\n]";
    let told = problem(text);
    assert!(told.starts_with("linje 4, tegn"), "{told}");
    assert!(told.contains("titel"), "{told}");
}

#[test]
fn a_time_that_does_not_exist_is_refused_with_its_reason() {
    let told = problem(r#"[(id: "m", title: (da: "Møde"), application_deadline: "2023-03-26 02:30")]"#);
    let reason = "Klokken 02.30 findes ikke den 26. mar. 2023: her stilles uret frem til sommertid";
    assert_eq!(told, format!("”m”, felt ”application_deadline”: {reason}"));
}

#[test]
fn what_an_event_cannot_be_is_told_by_its_field() {
    for (fields, told) in [
        (r#"starts: "i morgen""#, "felt ”starts”: ”i morgen” er ikke en dato som"),
        (r#"starts: "2023-11-07 13:30""#, "felt ”ends”: Skriv, hvornår mødet slutter"),
        (r#"ends: "2023-11-07 13:30""#, "felt ”starts”: Skriv en dato"),
        (r#"starts: "2023-11-07", ends: "2023-11-06""#, "felt ”ends”: Mødet skal slutte"),
    ] {
        let problem = problem(&format!(r#"[(id: "m", title: (da: "Møde"), {fields})]"#));
        assert!(problem.contains(told), "{problem}");
    }
    let twice = r#"[(id: "m", title: (da: "Møde")), (id: "m", title: (da: "Møde"))]"#;
    assert_eq!(problem(twice), "id ”m” står der to gange");
}

#[test]
fn text_from_elsewhere_loses_its_control_characters() {
    let event = read_event("(id: \"m\", title: (da: \"M\u{1b}[31møde\ni dag\"))").expect("an event");
    assert_eq!(event.title.da, "M[31møde i dag");
}

#[test]
fn a_users_event_takes_the_place_of_a_built_in_one() {
    let own = read_events(r#"[(id: "informationsmoede-2023-11", title: (da: "Flyttet"))]"#).expect("events");
    let events = with_own(built_in(), own);
    assert_eq!(events.len(), 2);
    assert!(events[0].rolling, "the other stays");
    assert_eq!(events[1].title.da, "Flyttet");
}

#[test]
fn all_that_a_built_in_event_says_is_in_both_languages() {
    // The name of an office.
    let same = ["SØM-Support"];
    for event in built_in() {
        let texts = [&event.title, &event.short, &event.what, &event.tag].into_iter();
        for Bilingual { da, en } in texts.chain(&event.details).chain(&event.place).chain(&event.sign_up) {
            let en = en.as_deref().unwrap_or_default();
            assert!(!en.is_empty() && (en != da || same.contains(&en)), "{da}: {en}");
            let figures = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            assert_eq!(figures(da), figures(en), "{da}: {en}");
        }
    }
}
