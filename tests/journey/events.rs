//! Meetings and deadlines, and the countdown that keeps itself.

use insta::assert_snapshot;

use crate::example;
use crate::harness::{Journey, Setting};
use crate::importing::shows;

#[test]
fn the_list_has_its_details_and_month() {
    for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
        let journey = Setting::new()
            .size(columns, rows)
            .draft("eksempel", example())
            .open("eksempel")
            .start()
            .keys("<f6>");
        assert_snapshot!(format!("events_{columns}x{rows}"), journey.frame());
    }
}

#[test]
fn what_has_passed_is_said_with_what_can_still_be_done() {
    let journey = Setting::new().now("2026-11-21T12:00:00Z").start().keys("<f6><home><down>");
    assert_snapshot!(journey.frame());
}

const NETWORK: &str =
    r#"[(id: "n", title: (da: "Netværksmøde"), starts: "2023-12-04 10:00", ends: "2023-12-04 12:00")]"#;

#[test]
fn what_is_over_is_behind_one_line_that_space_opens_and_closes() {
    let setting = Setting::new().now("2023-11-20T12:00:00Z").own_events(NETWORK);
    let mut journey = setting.start().keys("<f6>");
    shows(&mut journey, "▸ 4. dec.");
    assert!(!journey.frame().contains("blev sendt"), "{}", journey.frame());
    journey.press(" ");
    assert_snapshot!("over_opened", journey.frame());
    journey.press("<up>");
    shows(&mut journey, "▸ 7. nov.");
    journey.press(" ");
    assert_snapshot!("over_closed", journey.frame());
    journey.press("<enter>");
    shows(&mut journey, "blev sendt");
    journey.press("r");
    shows(&mut journey, "vælg først et møde");
}

#[test]
fn where_nothing_is_over_space_says_so() {
    let mut journey = Setting::new().start().keys("<f6> ");
    shows(&mut journey, "intet er slut endnu");
}

#[test]
fn a_meeting_that_ends_goes_behind_the_line_and_the_chosen_row_stays() {
    let setting = Setting::new().now("2023-11-07T13:29:00Z").own_events(NETWORK);
    let mut journey = setting.start().keys("<f6>");
    shows(&mut journey, "▸ 7. nov.");
    journey.press("<down>");
    shows(&mut journey, "▸ 4. dec.");
    journey.press("<wait 61000>");
    shows(&mut journey, "+ Tidligere møder og frister (1)");
    shows(&mut journey, "▸ 4. dec.");
}

#[test]
fn a_meeting_that_goes_on_tells_the_time_until_its_end() {
    for (columns, rows) in [(80, 24), (40, 12)] {
        let setting = Setting::new().size(columns, rows).now("2023-11-07T12:45:00Z");
        let mut journey = setting.start().keys("<f6>");
        shows(&mut journey, if columns == 80 { "slutter om 45 minutter" } else { "slut om 45 min" });
        assert_snapshot!(format!("goes_on_{columns}x{rows}"), journey.frame());
        journey.press("<wait 60000>");
        shows(&mut journey, if columns == 80 { "slutter om 44 minutter" } else { "slut om 44 min" });
    }
}

/// Scrolls the details to their end; gives all that was to be seen.
fn read_on(journey: &mut Journey) -> String {
    let mut frames = vec![journey.frame()];
    loop {
        journey.press("<pgdn>");
        let frame = journey.frame();
        if frames.last() == Some(&frame) {
            return frames.concat();
        }
        frames.push(frame);
    }
}

#[test]
fn long_lists_scroll_and_all_details_can_be_read() {
    let day = |at: u32| 1 + at % 28;
    let event = |at: u32| {
        let month = 1 + at / 28;
        let title = format!("(da: \"Møde nummer {at}\")");
        format!("(id: \"m{at}\", title: {title}, starts: \"2024-{month:02}-{:02}\")", day(at))
    };
    let own = format!("[{}]", (0..40).map(event).collect::<Vec<_>>().join(","));
    for (columns, rows) in [(80, 24), (40, 12)] {
        let setting = Setting::new().size(columns, rows).own_events(&own);
        let mut journey = setting.start().keys("<f6>");
        read_on(&mut journey);
        shows(&mut journey, "Kontakt: SOM-support@sbst.dk");
        journey.press("<end><up>");
        assert_snapshot!(format!("forty_{columns}x{rows}"), journey.frame());
        journey.press("<down>");
        read_on(&mut journey);
        shows(&mut journey, "Kontakt: SOM-support@sbst.dk");
        journey.press("<home>");
        shows(&mut journey, "Tilmeldingsfrist, inf");
    }
}

#[test]
fn all_of_the_announcement_can_be_read() {
    for (columns, rows) in [(80, 24), (40, 12)] {
        let mut journey = Setting::new().size(columns, rows).start().keys("<f6><end>");
        let read = read_on(&mut journey);
        for word in ["løbende", "måneder", "heldagsworkshops", "boosterforløb", "Implementeringsstøtten"]
        {
            assert!(read.contains(word), "{word} at {columns}x{rows}\n{read}");
        }
        for word in ["erfaringsdatabase", "nyhedsbreve", "SØM-Support", "Kontakt: SOM-support"] {
            assert!(read.contains(word), "{word} at {columns}x{rows}\n{read}");
        }
        assert_snapshot!(format!("announcement_end_{columns}x{rows}"), journey.frame());
        journey.press("<up>");
        shows(&mut journey, "Informationsmøde om");
    }
}

#[test]
fn a_wide_window_shows_the_next_months_as_a_line() {
    for (columns, rows) in [(100, 30), (200, 50)] {
        let journey = Setting::new().size(columns, rows).own_events(NETWORK).start().keys("<f6>");
        assert_snapshot!(format!("line_{columns}x{rows}"), journey.frame());
    }
    let journey = Setting::new().size(100, 30).english().ascii().start().keys("<f6>");
    assert_snapshot!("line_ascii", journey.frame());
}

#[test]
fn meetings_are_saved_as_calendar_files_and_none_is_replaced_unasked() {
    let mut journey = Setting::new().own_events(NETWORK).exports_beside().start().keys("<f6>e");
    shows(&mut journey, "Gemt: ");
    let one = journey.text_beside("informationsmoede-2023-11.ics");
    assert!(one.contains("DTSTART;TZID=Europe/Copenhagen:20231107T133000"), "{one}");
    assert!(!one.contains("Netværksmøde"), "{one}");
    journey.press("<wait 3000>a");
    let all = journey.text_beside("moeder.ics");
    assert_eq!(all.matches("SUMMARY:").count(), 3, "{all}");
    journey.press("<wait 3000>z");
    shows(&mut journey, "intet at fortryde");
    journey.press("<down><down><down>");
    assert!(!journey.frame().contains("Gemt: "), "{}", journey.frame());
    journey.press("<end>e");
    shows(&mut journey, "det har ingen dato");
    journey.press("<home>e");
    shows(&mut journey, "Filen findes allerede. Skal den erstattes?");
    journey.press("<wait 3000><esc>");
    assert!(!journey.frame().contains("Gemt: "), "{}", journey.frame());
    journey.press("<wait 3000>e<wait 3000>j");
    shows(&mut journey, "Gemt: ");
}

const INVITATION: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a@eksempel.dk\r\nDTSTART:20231204T090000Z\r\nDTEND:20231204T100000Z\r\nSUMMARY:Temamøde\r\nLOCATION:Odense\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

#[test]
fn a_calendar_file_is_shown_before_it_is_saved() {
    let mut journey =
        Setting::new().file("indkaldelse.ics", INVITATION).file("andet.ics", "x").start().keys("<f6>i");
    let folder = journey.store.drafts_dir().display().to_string();
    journey = journey.keys("<enter>");
    shows(&mut journey, "skriv eller vælg en fil først");
    journey = journey.paste(&format!("{folder}/andet.ics")).keys("<enter>");
    shows(&mut journey, "andet.ics kunne ikke indlæses: ");
    journey.press("<esc><wait 3000>i");
    journey = journey.paste(&format!("{folder}/indkaldelse.ics")).keys("<enter>");
    assert_snapshot!("calendar_file", journey.frame());
    assert_eq!(journey.text_beside("events.ron"), "");
    journey.press("<enter>");
    shows(&mut journey, "1 ændring er gemt");
    shows(&mut journey, "▸ 4. dec.");
    journey.press("<wait 3000>i");
    journey = journey.paste(&format!("{folder}/indkaldelse.ics")).keys("<enter>");
    shows(&mut journey, "uændret: Temamøde");
    journey.press("<enter>");
    shows(&mut journey, "Der er intet nyt at gemme");
    journey.press("<esc><esc><wait 3000>z");
    assert!(!journey.frame().contains("Temamøde"), "{}", journey.frame());
}

#[test]
fn leaving_the_list_leads_back_to_where_one_was() {
    let mut journey = Setting::new().draft("eksempel", example()).open("eksempel").start().keys("<A-3><f6>");
    assert!(journey.frame().contains("Møder og frister"));
    journey.press("<esc>");
    assert!(journey.frame().contains("Trin 3 af 6"));
    journey.press("<f6><f7>");
    assert!(journey.frame().contains("Trin 3 af 6"));
}

#[test]
fn the_calendar_turns() {
    let mut journey = Setting::new().draft("eksempel", example()).start().keys("m<right>");
    assert!(journey.frame().contains("december 2023"));
    journey.press("<left><left>");
    assert!(journey.frame().contains("oktober 2023"));
}

#[test]
fn the_countdown_goes_on_by_itself_and_only_when_its_words_change() {
    let mut journey = Setting::new().now("2023-11-03T08:30:30Z").draft("eksempel", example()).start();
    assert!(journey.frame().contains("om 29 minutter"), "{}", journey.frame());
    // A deadline includes its own second, and so does each minute before it.
    assert_eq!(journey.app.wait().as_secs(), 31);
    journey.press("<wait 31000>");
    assert!(journey.frame().contains("om 28 minutter"), "{}", journey.frame());
    journey.press("<wait 1740000>");
    assert!(journey.frame().contains("fristen udløb"), "{}", journey.frame());
}

#[test]
fn the_wizards_title_row_tells_the_next_deadline() {
    let journey = Setting::new().draft("eksempel", example()).open("eksempel").start();
    assert!(
        journey.frame().lines().next().is_some_and(|row| row.ends_with("Frist 3. nov. · kun 3 dage igen"))
    );
}

#[test]
fn without_lines_no_calendar_stands_beside_the_details() {
    for size in [(80, 24), (120, 40)] {
        let mut journey = Setting::new().plain_lines().size(size.0, size.1).start().keys("<f6>");
        let frame = journey.frame();
        assert!(!frame.contains("ma ti on") && !frame.contains("ma  ti  on"), "{frame}");
        assert!(!frame.contains("Måned"), "no key for what isn't there: {frame}");
        journey.press("<right>");
        assert!(journey.frame().contains("gør intet her"), "{}", journey.frame());
    }
}
