//! Deleting a draft from the list: only after a yes, and not past text that isn't saved.

use insta::assert_snapshot;
use som::store::{Presence, SaveError, Trashed};
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

/// Deletes the chosen draft in earnest, as the runtime does.
fn deleted(mut journey: Journey, name: &str) -> Journey {
    let id = journey.store.delete(name).expect("it is deleted");
    journey.asked_to_delete.clear();
    journey.tell(Message::Deleted(name.to_owned(), Ok(id)))
}

#[test]
fn a_deletion_is_undone_by_one_key_until_something_else_is_done() {
    let journey = deleted(two().keys("sj"), "aeroe");
    let frame = journey.frame();
    assert!(frame.contains("Flyttet til papirkurven · Z fortryder"), "{frame}");
    assert!(!frame.contains("Ærø Kommune"), "{frame}");
    let journey = journey.keys("<down>z");
    let frame = journey.frame();
    assert!(frame.contains("aeroe er hentet tilbage") && frame.contains("▸ Ærø Kommune"), "{frame}");
    assert!(journey.store.load("aeroe").is_ok());
    let journey = deleted(two().keys("sj"), "aeroe").keys("m<f7>z");
    assert!(journey.store.load("aeroe").is_ok(), "a look at the meetings changes nothing");
    let journey = deleted(two().keys("sj"), "aeroe").keys("n<f7>z");
    assert!(journey.store.load("aeroe").is_err());
}

#[test]
fn what_came_of_a_deletion_is_told_elsewhere_without_the_key() {
    let journey =
        two().keys("<enter>").tell(Message::Deleted("eksempel".to_owned(), Ok("eksempel.1".to_owned())));
    let frame = journey.frame();
    assert!(frame.contains("eksempel er flyttet til papirkurven") && !frame.contains("fortryder"), "{frame}");
    let error = SaveError::ReadOnly;
    let journey = two().tell(Message::Deleted("aeroe".to_owned(), Err(error)));
    assert!(journey.frame().contains("aeroe er ikke slettet: kun læsning"), "{}", journey.frame());
}

/// The trash with both drafts in it. When they were deleted is the disk's to say, so it isn't shown.
pub(crate) fn trash(setting: Setting) -> Journey {
    let aeroe = draft(&[("kommune", "Ærø Kommune")]);
    let mut journey = setting.draft("eksempel", example()).draft("aeroe", aeroe).start();
    for name in ["eksempel", "aeroe"] {
        journey.store.delete(name).expect("it is deleted");
    }
    let trashed = journey
        .store
        .trashed()
        .expect("the trash")
        .into_iter()
        .zip(["2023-10-31T04:48:00Z", "2023-10-12T12:05:00Z"]);
    let trashed = trashed.map(|(trashed, at)| Trashed {
        deleted: Some(at.parse().expect("a time")),
        deleted_by: Some("mette".to_owned()),
        ..trashed
    });
    let trashed = trashed.collect();
    journey.press("t");
    journey.tell(Message::Trash(Ok(trashed)))
}

#[test]
fn the_trash_tells_what_was_deleted_when_and_by_whom() {
    for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
        let journey = trash(Setting::new().size(columns, rows));
        assert_snapshot!(format!("trash_{columns}x{rows}"), journey.frame());
    }
    let empty = Setting::new().draft("eksempel", example()).start().keys("t");
    assert!(empty.frame().contains("Papirkurven er tom."), "{}", empty.frame());
    let back = empty.keys("<enter>gst<f7>");
    assert!(back.frame().contains("Kladder"), "{}", back.frame());
}

#[test]
fn a_draft_comes_back_from_the_trash_and_is_chosen_in_the_list() {
    for key in ["<enter>", "g"] {
        let journey = trash(Setting::new()).keys("<down>").keys(key);
        let frame = journey.frame();
        assert!(frame.contains("eksempel er hentet tilbage") && frame.contains("▸ Eksempel"), "{frame}");
        assert!(journey.store.load("eksempel").is_ok() && journey.store.load("aeroe").is_err());
    }
}

#[test]
fn a_draft_is_removed_for_good_only_after_a_yes() {
    let mut journey = trash(Setting::new()).keys("s");
    assert_snapshot!("trash_question", journey.frame());
    journey.press("<enter>sn");
    assert_eq!(journey.store.trashed().expect("the trash").len(), 2);
    journey.press("sj");
    assert!(journey.frame().contains("Kladden er slettet for altid"), "{}", journey.frame());
    assert!(!journey.frame().contains("Ærø Kommune"), "{}", journey.frame());
    journey.press("tj");
    assert!(journey.frame().contains("Papirkurven er tom."), "{}", journey.frame());
    assert!(journey.store.trashed().expect("the trash").is_empty());
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
