//! Meetings and deadlines, and the countdown that keeps itself.

use insta::assert_snapshot;

use crate::example;
use crate::harness::Setting;

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
    let journey = Setting::new().now("2026-11-21T12:00:00Z").start().keys("<f6><home>");
    assert_snapshot!(journey.frame());
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
