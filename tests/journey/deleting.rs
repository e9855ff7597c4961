//! Deleting a draft from the list: only after a yes, and not past text that isn't saved.

use insta::assert_snapshot;
use som::store::{Presence, SaveError};
use som::tui::message::Message;

use crate::harness::{Journey, NOW, Setting};
use crate::{draft, example};

fn two() -> Journey {
    let aeroe = draft(&[("kommune", "Ærø Kommune")]);
    Setting::new().draft("eksempel", example()).draft("aeroe", aeroe).start()
}

#[test]
fn it_is_asked_before_a_draft_is_deleted() {
    let mut journey = two().keys("s");
    assert_snapshot!(journey.frame());
    journey.press("<enter>");
    assert!(journey.asked_to_delete.is_empty());
    journey.press("sn");
    assert!(journey.asked_to_delete.is_empty());
    journey.press("sj");
    assert_eq!(journey.asked_to_delete, ["aeroe"]);
}

#[test]
fn how_a_deleted_draft_comes_back_is_told() {
    let journey = two().tell(Message::Deleted("aeroe".to_owned(), Ok(())));
    assert!(
        journey.frame().contains("aeroe ligger i papirkurven. Kommandoen ”som trash”"),
        "{}",
        journey.frame()
    );
    let error = SaveError::ReadOnly;
    let journey = two().tell(Message::Deleted("aeroe".to_owned(), Err(error)));
    assert!(journey.frame().contains("aeroe er ikke slettet: kun læsning"), "{}", journey.frame());
}

#[test]
fn the_open_draft_is_saved_and_closed_before_it_is_deleted() {
    let mut journey = two().keys("<enter>Bo<f9><f2><end><enter>");
    journey.press("sj");
    assert_eq!(journey.asked_to_delete, ["aeroe"]);
    assert!(journey.app.open_draft().is_none());
    journey.press("<wait 5000>");
    assert!(journey.frame().contains("SØM-ansøgning"));
}

#[test]
fn a_draft_whose_text_cannot_be_saved_is_not_deleted() {
    let mut journey = two().keys("<enter>");
    journey.break_disk(true);
    journey.press("Bo<wait 400><f2><end><enter>sj");
    assert!(journey.asked_to_delete.is_empty());
    assert!(journey.frame().contains("kan ikke slettes, før"), "{}", journey.frame());
}

#[test]
fn who_has_the_draft_open_is_told_with_the_question() {
    let mut journey = two();
    let mut entries = journey.store.list().expect("the folder");
    let since = NOW.parse().expect("a time");
    entries[0].open_by =
        vec![Presence { who: "Jonas".to_owned(), host: "vm2".to_owned(), step: None, since }];
    journey.send(Message::Listed(entries.into()));
    journey.press("s");
    assert!(journey.frame().contains("Jonas har kladden åben."), "{}", journey.frame());
}
