//! Sending while others work on the draft: what they save before the letter goes stops it.

use som::store::Base;
use som::tui::message::{Arrived, Message};

use crate::example;
use crate::harness::put_file;
use crate::sending::{AGENCY, asking, letters, noted};

#[test]
fn a_letter_that_a_colleague_sent_during_the_question_is_asked_about_too() {
    let theirs = noted("2023-11-07T14:01:00Z", AGENCY, true);
    let arrived =
        Arrived { name: "eksempel".to_owned(), number: 1, base: example(), theirs, by: "Jonas".to_owned() };
    let mut journey = asking().keys("<enter>").tell(Message::Arrived(Box::new(arrived))).keys("j");
    assert!(letters(&journey).is_empty());
    let question = "Ansøgningen er sendt til SOM-support@sbst.dk den 7. november kl. 15.01.";
    assert!(journey.frame().contains(question), "{}", journey.frame());
    journey.press("j");
    assert_eq!(letters(&journey).len(), 1);
}

#[test]
fn a_letter_that_a_colleague_sent_just_before_the_receipt_was_saved_stops_ours() {
    let mut journey = asking().keys("<enter>");
    // On disk, and not known here yet.
    let theirs = noted("2023-11-07T14:01:00Z", AGENCY, true);
    let (draft, revision) = journey.store.load("eksempel").expect("the draft");
    journey.store.save("eksempel", &theirs, &mut Base::new(draft, revision)).expect("their save");
    journey.press("j");
    assert!(letters(&journey).is_empty());
    let frame = journey.frame();
    assert!(frame.contains("En kollega har sendt den til samme adresse imens."), "{frame}");
    journey.write_staged();
    let receipts = journey.on_disk("eksempel");
    assert_eq!(receipts.receipts(), theirs.receipts());
}

#[test]
fn answers_that_a_colleague_saved_just_before_the_receipt_stop_the_letter() {
    let mut journey = asking().keys("<enter>");
    // On disk, and not known here yet.
    let mut theirs = example();
    theirs.set_answer(&crate::field("datapraksis"), "Nyt");
    let (draft, revision) = journey.store.load("eksempel").expect("the draft");
    journey.store.save("eksempel", &theirs, &mut Base::new(draft, revision)).expect("their save");
    journey.press("j");
    assert!(letters(&journey).is_empty());
    let frame = journey.frame();
    assert!(frame.contains("Ansøgningen er ikke sendt til SOM-support@sbst.dk."), "{frame}");
    assert!(frame.contains("En kollega har ændret kladden imens."), "{frame}");
    journey.write_staged();
    assert!(journey.on_disk("eksempel").says_the_same(&theirs), "no receipt is left");
    journey.press("<enter>j");
    assert_eq!(letters(&journey)[0].draft.answer(&crate::field("datapraksis")), "Nyt");
}

#[test]
fn an_approval_that_a_colleague_changed_during_the_question_is_asked_about_again_where_it_is_printed() {
    let mut theirs = example();
    theirs.approve("Jonas Holm", "direktør", "2023-11-07T14:01:00Z".parse().expect("a time"));
    for (keys, is_printed) in [("<tab> <enter>", true), ("<enter>", false)] {
        let (base, theirs, by) = (example(), theirs.clone(), "Jonas".to_owned());
        let arrived = Arrived { name: "eksempel".to_owned(), number: 1, base, theirs, by };
        let mut journey = asking().keys(keys).tell(Message::Arrived(Box::new(arrived))).keys("j");
        assert_eq!(letters(&journey).len(), usize::from(!is_printed));
        journey.press("j");
        assert_eq!(letters(&journey).len(), 1);
    }
}

#[test]
fn a_draft_that_had_to_be_saved_beside_its_file_is_not_sent() {
    let mut journey = asking().keys("<enter>");
    put_file(&journey.store.drafts_dir(), "eksempel.ron", "ikke en kladde");
    journey.press("j");
    assert!(letters(&journey).is_empty());
    assert!(journey.frame().contains("Kladdens fil er skiftet ud imens."), "{}", journey.frame());
    journey.write_staged();
    assert!(journey.on_disk("eksempel-2").says_the_same(&example()), "no receipt is left");
}
