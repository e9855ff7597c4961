//! Saving by itself, and what happens when it can't.

use crate::harness::{Setting, put_file};
use crate::{draft, example, field};

#[test]
fn typing_is_saved_300_ms_after_the_last_key() {
    let mut journey = Setting::new().start().keys("aarh<enter>Social");
    assert_eq!(journey.on_disk("aarhus").answer(&field("kommune_forvaltning")), "");
    journey.press("<wait 299>");
    assert_eq!(journey.on_disk("aarhus").answer(&field("kommune_forvaltning")), "");
    journey.press("<wait 1>");
    assert_eq!(journey.on_disk("aarhus").answer(&field("kommune_forvaltning")), "Social");
}

#[test]
fn typing_without_a_pause_is_saved_within_a_second() {
    let mut journey = Setting::new().start().keys("aarh<enter>");
    for _ in 0..10 {
        journey.press("x<wait 100>");
    }
    let saved = journey.on_disk("aarhus").answer(&field("kommune_forvaltning")).len();
    assert!(saved >= 8, "{saved}");
}

#[test]
fn leaving_a_field_saves_at_once() {
    let journey = Setting::new().start().keys("aarh<enter>Social<tab>");
    assert_eq!(journey.on_disk("aarhus").answer(&field("kommune_forvaltning")), "Social");
}

#[test]
fn quitting_waits_for_the_save() {
    let journey = Setting::new().start().keys("aarh<enter>Social<f10>");
    assert!(journey.has_quit);
    assert_eq!(journey.on_disk("aarhus").answer(&field("kommune_forvaltning")), "Social");
}

#[test]
fn a_failed_save_is_told_tried_again_and_quitting_asks() {
    let mut journey = Setting::new().start().keys("aarh<enter>");
    journey.break_disk(true);
    journey.press("Social<wait 400>");
    assert!(
        journey.frame().contains("IKKE GEMT (disken er fuld) – teksten er her stadig"),
        "{}",
        journey.frame()
    );
    journey.press("<f10>");
    assert!(!journey.has_quit);
    assert!(journey.frame().contains("Vil du afslutte uden at gemme?"), "{}", journey.frame());
    journey.press("<esc>");
    journey.break_disk(false);
    journey.press("<wait 31000>");
    assert!(!journey.frame().contains("IKKE GEMT"), "{}", journey.frame());
    assert_eq!(journey.on_disk("aarhus").answer(&field("kommune_forvaltning")), "Social");
}

#[test]
fn leaving_without_saving_needs_a_yes() {
    let mut journey = Setting::new().start().keys("aarh<enter>");
    journey.break_disk(true);
    let journey = journey.keys("Social<wait 400><f10>j");
    assert!(journey.has_quit);
}

#[test]
fn a_colleagues_save_is_merged_with_ours() {
    let mut journey =
        Setting::new().draft("aeroe", draft(&[("kommune", "Ærø Kommune")])).open("aeroe").start();
    let mut theirs = draft(&[("kommune", "Ærø Kommune"), ("navn", "Bo")]);
    theirs.changed_by = "jonas".to_owned();
    let text = som::draft::codec::to_ron(&theirs, som::form::som());
    put_file(&journey.store.drafts_dir(), "aeroe.ron", &text);
    journey.press("<esc>5Vores tekst<wait 400>");
    assert!(journey.frame().contains("jonas har ændret ”Navn”"), "{}", journey.frame());
    journey.press(" fortsat<wait 400>");
    let on_disk = journey.on_disk("aeroe");
    assert_eq!(on_disk.answer(&field("navn")), "Bo");
    assert_eq!(on_disk.answer(&field("datapraksis")), "Vores tekst fortsat");
    assert_eq!(on_disk.disputed().count(), 0);
}

#[test]
fn beside_what_is_no_draft_ours_is_saved_for_itself() {
    let mut journey =
        Setting::new().draft("aeroe", draft(&[("kommune", "Ærø Kommune")])).open("aeroe").start();
    put_file(&journey.store.drafts_dir(), "aeroe.ron", "Draft(schema: 99)");
    journey.press("<esc>5Vores tekst<wait 400>");
    assert!(journey.frame().contains("Din tekst er gemt i sin egen kladde, aeroe-2"), "{}", journey.frame());
    assert_eq!(journey.on_disk("aeroe-2").answer(&field("datapraksis")), "Vores tekst");
    journey.press(" fortsat<wait 400>");
    assert!(journey.frame().contains("Din tekst er gemt i sin egen kladde"), "it stays until Esc");
    assert!(journey.frame().starts_with(" Ærø Kommune (aeroe-2)"), "{}", journey.frame());
    assert_eq!(journey.on_disk("aeroe-2").answer(&field("datapraksis")), "Vores tekst fortsat");
}

#[test]
fn opening_another_draft_saves_this_one_first() {
    let journey =
        Setting::new().draft("eksempel", example()).start().keys("nærø<enter>Social<f7><end><home>");
    assert_eq!(journey.on_disk("aeroe").answer(&field("kommune_forvaltning")), "Social");
}

#[test]
fn asking_to_save_an_unchanged_draft_keeps_the_autosave_going() {
    let mut journey = Setting::new().start().keys("aarh<enter>").keys("<f5>Social<wait 400>");
    assert_eq!(journey.on_disk("aarhus").answer(&field("kommune_forvaltning")), "Social");
    journey.press("<f10>");
    assert!(journey.has_quit);
}

#[test]
fn quitting_after_the_disk_has_room_again_saves_and_asks_nothing() {
    let mut journey = Setting::new().start().keys("aarh<enter>");
    journey.break_disk(true);
    journey.press("Social<wait 20000>");
    journey.break_disk(false);
    journey.press("<f10>");
    assert!(journey.has_quit, "{}", journey.frame());
    assert_eq!(journey.on_disk("aarhus").answer(&field("kommune_forvaltning")), "Social");
}

#[test]
fn another_draft_waits_while_this_one_cannot_be_saved() {
    let mut journey = Setting::new().draft("eksempel", example()).start().keys("nærø<enter>");
    journey.break_disk(true);
    journey.press("Social<wait 400><f7>n");
    assert!(journey.frame().contains("kan ikke gemmes endnu"), "{}", journey.frame());
    journey.press("<end><enter>");
    assert!(journey.frame().contains("kan ikke gemmes endnu"), "{}", journey.frame());
}

#[test]
fn the_caret_is_remembered_when_another_draft_is_opened() {
    let journey = Setting::new().draft("eksempel", example()).start().keys("<enter><A-3><esc>1<f7>");
    let place = journey.on_disk("eksempel").place.expect("a place");
    assert_eq!(place.field, Some(field("kommune")));
}
