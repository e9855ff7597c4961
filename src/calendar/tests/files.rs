//! Whole files: those of other programs, and what comes back of one's own.

use super::*;
use crate::event::entry::{EventEntry, EventPart};

const OUTLOOK: &str = include_str!("outlook.ics");
const GOOGLE: &str = include_str!("google.ics");
const APPLE: &str = include_str!("apple.ics");

fn titles(found: &IcsFound) -> Vec<&str> {
    found.events.iter().map(|event| event.title.da.as_str()).collect()
}

#[test]
fn outlooks_invitation_to_a_series_is_read() {
    let found = found(&OUTLOOK.replace('\n', "\r\n"));
    let wanted = [
        "2023-10-24 13:30 – 2023-10-24 15:00",
        "2023-11-07 13:30 – 2023-11-07 15:00",
        "2023-12-05 13:30 – 2023-12-05 15:00",
    ];
    assert_eq!(times(&found), wanted);
    let event = &found.events[0];
    assert_eq!(event.title.da, "Projektgruppe, SØM");
    assert_eq!(event.place.as_ref().map(|place| &*place.da), Some("Microsoft Teams-møde"));
    assert_eq!((event.contact.as_deref(), event.revision), (Some("mette.holm@eksempel.dk"), 2));
    let details: Vec<&str> = event.details.iter().map(|line| line.da.as_str()).collect();
    assert_eq!(
        details,
        [
            "Kære alle",
            "Vi mødes om SØM; tag tal med, og hav dem klar.",
            "Microsoft Teams-møde",
            "Deltag: https://teams.eksempel.dk/l/meetup-join/19%3ameeting"
        ]
    );
    assert_eq!(event.id, "projektgruppe-soem-2023-10-24");
    assert!(event.uid.as_ref().is_some_and(|uid| uid.ends_with("EF56#20231024T113000Z")), "{:?}", event.uid);
    assert_eq!(found.told, []);
}

#[test]
fn googles_series_has_moved_and_cancelled_dates() {
    let found = found(GOOGLE);
    let wanted = [
        // An hour's difference of five: the clocks of New York change a week later.
        "2023-10-31 14:00 – 2023-10-31 14:30",
        "2023-11-29 15:00 – 2023-11-29 15:30",
        "2023-12-06 – 2023-12-07",
        "2024-01-30 15:00 – 2024-01-30 15:30",
    ];
    assert_eq!(times(&found), wanted);
    assert_eq!(titles(&found), ["Tal for året", "Tal for året (flyttet)", "Workshop", "Tal for året"]);
    assert_eq!(found.cancelled, ["3v8qk2m1n0p9r7s6t5@google.com#20231226T140000Z"]);
}

#[test]
fn apples_events_have_durations() {
    let found = found(APPLE);
    assert_eq!(times(&found), ["2023-12-01 – 2023-12-02", "2023-12-05 10:00 – 2023-12-05 11:30"]);
    assert_eq!(titles(&found), ["Budgetseminar", "Styregruppe"]);
}

/// An event of one's own with everything that a calendar knows.
fn own_event() -> Event {
    let moment = |text: &str| Moment::read(text).expect("a moment");
    let title = Bilingual::danish("Temadag: \"SØM\"; tal, og \\ mål");
    let long = "Vi viser, hvordan andre kommuner har gjort, og hvad det kostede; tag gerne en kollega med. "
        .repeat(2);
    Event {
        id: "temadag".to_owned(),
        short: title.clone(),
        what: title.clone(),
        tag: title.clone(),
        title,
        meeting: Meeting::new(moment("2024-06-03 10:00"), Some(moment("2024-06-03 12:00"))).ok(),
        registration_deadline: Some(moment("2024-06-01 12:00")),
        application_deadline: Some(moment("2024-05-31")),
        link_sent: None,
        rolling: false,
        place: Some(Bilingual::danish("Rådhuset, Odense")),
        details: vec![Bilingual::danish(long.trim()), Bilingual::danish("Og kage.")],
        contact: Some("a@b.dk".to_owned()),
        sign_up: Some(Bilingual::danish("skriv til os")),
        uid: None,
        revision: 3,
        sequence: None,
    }
}

fn own_events() -> Vec<Event> {
    let meeting = |starts: &str, ends: &str| {
        let moment = |text: &str| Moment::read(text).expect("a moment");
        Meeting::new(moment(starts), Some(moment(ends))).ok()
    };
    let days = Event { id: "dage".to_owned(), meeting: meeting("2024-06-10", "2024-06-11"), ..own_event() };
    let alone = Event { id: "runde".to_owned(), meeting: None, ..own_event() };
    let uid = Some("x;y@example.org".to_owned());
    let doubled = meeting("2024-10-27T02:30:00+01:00", "2024-10-27 04:00");
    let foreign =
        Event { id: "temadag-soem-tal-og-maal-2024-10-27".to_owned(), uid, meeting: doubled, ..own_event() };
    vec![own_event(), days, alone, foreign]
}

#[test]
fn what_goes_out_comes_back_the_same() {
    for lang in [Lang::Da, Lang::En] {
        let mut events = own_events();
        let text = written(&events, now(), &Words::new(lang));
        let found = found(&text);
        assert_eq!(found.told, []);
        let order = |event: &Event| event.id.clone();
        let mut back = found.events;
        back.sort_by_key(order);
        events.sort_by_key(order);
        assert_eq!(back, events);
    }
}

#[test]
fn an_export_changes_nothing_where_it_came_from() {
    for lang in [Lang::Da, Lang::En] {
        let words = &Words::new(lang);
        let text = written(&[built_in(), own_events()].concat(), now(), words);
        let steps = plan(&found(&text), &own_events(), &built_in(), now());
        assert_eq!(steps.len(), 5);
        for step in steps {
            assert_eq!((step.kind, step.change), (IcsKind::Same, None), "{}", step.event.id);
        }
    }
}

#[test]
fn a_file_is_as_the_rules_want_it() {
    let text = written(&own_events(), now(), &Words::new(Lang::Da));
    assert!(text.ends_with("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
    for part in [
        "UID:temadag@som\r\nDTSTAMP:20231001T080000Z\r\nLAST-MODIFIED:20231001T080000Z\r\nSEQUENCE:3\r\n",
        "DTSTART;TZID=Europe/Copenhagen:20240603T100000\r\nDTEND;TZID=Europe/Copenhagen:20240603T120000\r\n",
        "SUMMARY:Temadag: \"SØM\"\\; tal\\, og \\\\ mål\r\n",
        "UID:temadag-tilmelding@som\r\nRELATED-TO:temadag@som\r\n",
        "UID:temadag-ansoegning@som\r\n",
        "UID:x\\;y@example.org-tilmelding@som\r\n",
        "DTSTART;VALUE=DATE:20240610\r\nDTEND;VALUE=DATE:20240612\r\n",
        "DTSTART;VALUE=DATE:20240531\r\nDTEND;VALUE=DATE:20240601\r\n",
        "DTSTART:20241027T013000Z\r\n",
        "TRIGGER:-P1D\r\n",
        "TRIGGER:-PT2H\r\n",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert_eq!(text.matches("RRULE:").count(), 2);
    let english = written(&own_events(), now(), &Words::new(Lang::En));
    assert!(english.contains("PRODID:-//som//som") && english.contains("Registration deadline"), "{english}");
}

/// What is here after a file was taken in.
fn taken(own: &[Event], text: &str) -> (Vec<Event>, Vec<IcsStep>) {
    let steps = plan(&found(text), own, &built_in(), now());
    let mut events = own.to_vec();
    for EventChange { before, after } in steps.iter().filter_map(|step| step.change.clone()) {
        events.retain(|event| Some(event) != before.as_ref());
        events.extend(after);
    }
    (events, steps)
}

fn kinds(steps: &[IcsStep]) -> Vec<IcsKind> {
    steps.iter().map(|step| step.kind).collect()
}

#[test]
fn an_invitation_is_taken_once_changed_and_cancelled() {
    let (own, steps) = taken(&[], GOOGLE);
    assert_eq!(kinds(&steps), [IcsKind::New; 4]);
    assert_eq!(kinds(&taken(&own, GOOGLE).1), [IcsKind::Same; 4]);
    let moved = GOOGLE.replace("DTSTART;VALUE=DATE:20231206", "DTSTART;VALUE=DATE:20231207");
    let (changed, steps) = taken(&own, &moved);
    assert!(kinds(&steps).contains(&IcsKind::Changed));
    assert_eq!(changed.iter().map(|event| event.revision).max(), Some(1));
    assert_eq!(changed.len(), 4);
    // What was taken before is not taken again: it is older than the change.
    assert!(kinds(&taken(&changed, GOOGLE).1).contains(&IcsKind::Older));
    let (left, steps) = taken(&own, &GOOGLE.replace("METHOD:REQUEST", "METHOD:CANCEL"));
    assert_eq!((left.len(), kinds(&steps)), (0, vec![IcsKind::Cancelled; 4]));
    let cancelled = found(&GOOGLE.replace("METHOD:REQUEST", "METHOD:CANCEL"));
    assert_eq!([&own[..], &[]].map(|own| cancelled_elsewhere(&cancelled, own)), [0, 2]);
}

#[test]
fn an_organisers_update_is_newer_than_what_was_changed_here() {
    let theirs = |sequence: u32, day: u32| {
        format!(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a@b\r\nSEQUENCE:{sequence}\r\nSUMMARY:Møde\r\n\
             DTSTART;VALUE=DATE:202312{day:02}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    };
    let words = Words::new(Lang::Da);
    let changed_here = |event: &Event, place: &str| {
        let mut entry = EventEntry::of(event, &words);
        entry.put(EventPart::Place, place);
        entry.put(EventPart::Date, "24/12");
        entry.read(Some(event), now().date_naive(), &words).expect("an event")
    };
    let (own, _) = taken(&[], &theirs(0, 6));
    let changed = changed_here(&changed_here(&own[0], "Ribe"), "Esbjerg");
    assert_eq!((changed.revision, changed.organisers_revision()), (2, 0));
    let changed = [changed];
    assert_eq!(kinds(&taken(&changed, &theirs(0, 6)).1), [IcsKind::Older], "nothing is taken back");
    let (updated, steps) = taken(&changed, &theirs(1, 7));
    assert_eq!(kinds(&steps), [IcsKind::Changed]);
    // In other calendars it is newer than what was changed here.
    assert_eq!((updated[0].revision, updated[0].organisers_revision()), (3, 1));
    assert_eq!(kinds(&taken(&updated, &theirs(1, 7)).1), [IcsKind::Same]);
    assert_eq!(kinds(&taken(&updated, &theirs(0, 6)).1), [IcsKind::Older]);
    assert_eq!(kinds(&taken(&updated, &theirs(2, 8)).1), [IcsKind::Changed]);
}

#[test]
fn dates_that_a_series_has_no_more_are_cancelled() {
    let (own, _) = taken(&[], OUTLOOK);
    let shorter = OUTLOOK.replace("SEQUENCE:2", "SEQUENCE:3").replace("COUNT=4", "COUNT=2");
    let (left, steps) = taken(&own, &shorter);
    assert_eq!(kinds(&steps), [IcsKind::Same, IcsKind::Same, IcsKind::Cancelled]);
    assert_eq!(left.len(), 2);
}

#[test]
fn a_built_in_event_that_is_moved_becomes_an_own_one() {
    let text = written(&built_in(), now(), &Words::new(Lang::Da));
    let moved = text.replace(":20231107T1", ":20231108T1");
    let (own, steps) = taken(&[], &moved);
    assert_eq!(kinds(&steps), [IcsKind::Changed]);
    assert_eq!((own[0].id.as_str(), own[0].revision), ("informationsmoede-2023-11", 1));
    assert_eq!(own[0].title, built_in()[1].title, "with both of its languages");
    let later = now() + Duration::days(1);
    assert_eq!(plan(&found(&moved), &own, &built_in(), later)[0].kind, IcsKind::Same);
}

#[test]
fn an_event_with_anothers_id_keeps_its_name() {
    let other = Event { uid: Some("z@z".to_owned()), ..own_event() };
    let text = written(&[own_event()], now(), &Words::new(Lang::Da));
    let (own, steps) = taken(std::slice::from_ref(&other), &text);
    assert_eq!(kinds(&steps), [IcsKind::New]);
    assert_eq!(own[1].uid.as_deref(), Some("temadag@som"));
}

#[test]
fn a_step_is_told_in_one_line() {
    let (_, steps) = taken(&[], GOOGLE);
    let line = steps[2].line(&Words::new(Lang::Da));
    assert_eq!(
        line,
        "nyt: Workshop, onsdag den 6. december 2023 – torsdag den 7. december 2023, Rådhuset, Odense"
    );
    let notes = [IcsNote::Over(2), IcsNote::TooMany(1), IcsNote::TooBig, IcsNote::NoCalendar];
    for note in notes {
        assert!(!note.say(&Words::new(Lang::En)).is_empty());
    }
}
