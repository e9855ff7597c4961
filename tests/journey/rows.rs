//! A form whose groups repeat and whose questions depend on answers, filled in from the keyboard.

use som::draft::Draft;
use som::tui::message::{Arrived, Message};

use crate::field;
use crate::harness::{Journey, Setting};

const FORM: &str = include_str!("../forms/frivilligpulje.ron");

fn begun() -> Journey {
    Setting::new().only_form(FORM).start().keys("Klub Ø<enter>")
}

/// At the first field of the budget, with two lines in it.
fn with_budget() -> Journey {
    begun().keys("<esc>4Løn<enter>450000<esc>+Husleje<enter>1.250,50")
}

#[test]
fn a_budget_is_typed_row_by_row_and_added_up() {
    let journey = with_budget();
    let frame = journey.frame();
    for text in ["Budgetlinje 1", "Løn · 450.000,-", "Budgetlinje 2", "I alt", "451.250,50", "Esc +"] {
        assert!(frame.contains(text), "{text}: {frame}");
    }
    let saved = journey.keys("<wait 1500>").on_disk("klub-oe");
    assert_eq!(saved.answer(&field("budget.1.beloeb")), "450000");
    insta::assert_snapshot!("budget_80x24", frame);
}

#[test]
fn a_row_is_removed_moved_and_brought_back() {
    let mut journey = with_budget();
    journey.press("<esc>-");
    assert!(
        journey.frame().contains("450.000,-") && !journey.frame().contains("Husleje"),
        "{}",
        journey.frame()
    );
    journey.press("<esc>z");
    assert!(journey.frame().contains("451.250,50"), "{}", journey.frame());
    journey.press("<esc><<>");
    let frame = journey.frame();
    let first = frame.find("Husleje").expect("the row");
    assert!(first < frame.find("Løn").expect("the other row"), "{frame}");
    journey.press("<esc>z");
    let frame = journey.frame();
    assert!(frame.find("Husleje") > frame.find("Løn"), "{frame}");
}

#[test]
fn undo_takes_back_what_was_typed_last_before_what_was_done_to_the_rows() {
    let mut journey = with_budget();
    journey.press("<esc>z");
    assert!(journey.frame().contains("Budgetlinje 2"), "{}", journey.frame());
    assert!(!journey.frame().contains("1.250"), "{}", journey.frame());
}

#[test]
fn an_answer_opens_the_questions_that_depend_on_it_and_keeps_theirs_when_it_closes_them() {
    let mut journey = begun().keys("<esc>2");
    assert!(!journey.frame().contains("Partner 1"), "{}", journey.frame());
    journey.press("ja<tab>");
    assert!(journey.frame().contains("Partnere: Partner 1"), "{}", journey.frame());
    journey.press("Klub Å<shift-tab><home><ctrl-z>");
    journey.press("<esc>2nej<tab>");
    assert!(!journey.frame().contains("Partner 1"), "{}", journey.frame());
}

#[test]
fn rows_are_filled_in_in_a_small_window_too() {
    let journey = Setting::new().size(40, 12).only_form(FORM).start();
    let journey = journey.keys("Klub Ø<enter><esc>4Løn<enter>450000<esc>+Husleje<enter>1250");
    insta::assert_snapshot!("budget_40x12", journey.frame());
}

#[test]
fn rows_that_were_removed_come_back_one_by_one_with_what_they_said_and_go_again() {
    let mut journey = with_budget();
    journey.press("<esc>+Rejser<enter>200<esc>-<esc>-<esc>-");
    assert!(journey.frame().contains("Række 1 er tømt"), "{}", journey.frame());
    journey.press("<esc>-");
    assert!(journey.frame().contains("rækken er tom og skal være der"), "{}", journey.frame());
    journey.press("<esc>z<esc>z<esc>z<wait 1500>");
    for text in ["Løn", "Husleje", "Rejser", "451.450,50"] {
        assert!(journey.frame().contains(text), "{text}: {}", journey.frame());
    }
    journey.press("<esc>y<esc>y");
    assert!(
        !journey.frame().contains("Rejser") && !journey.frame().contains("Husleje"),
        "{}",
        journey.frame()
    );
    journey.press("<esc>z<esc>z");
    assert!(journey.frame().contains("451.450,50"), "{}", journey.frame());
}

#[test]
fn a_choice_that_opens_the_next_question_leads_to_it() {
    let mut journey = begun().keys("<esc>2<down>");
    assert!(journey.frame().contains("▸ Ja"), "{}", journey.frame());
    journey.press("<enter>Klub Å<enter><f2><wait 2000>");
    let saved = journey.on_disk("klub-oe");
    assert_eq!(saved.answer(&field("samarbejde")), "Ja");
    assert_eq!(saved.answer(&field("partnere.1.partner")), "Klub Å");
}

/// What a colleague made of the draft while it was open.
fn arrived(journey: &Journey, change: impl FnOnce(&mut Draft)) -> Message {
    let base = journey.on_disk("klub-oe");
    let mut theirs = base.clone();
    change(&mut theirs);
    "Jonas".clone_into(&mut theirs.changed_by);
    let (name, by) = ("klub-oe".to_owned(), "Jonas".to_owned());
    Message::Arrived(Box::new(Arrived { name, number: 1, base, theirs, by }))
}

#[test]
fn what_is_typed_as_a_colleague_closes_the_question_lands_in_no_other_answer() {
    let mut journey = begun().keys("<esc>2ja<tab>Klub Å<tab><wait 1500>");
    let closes = arrived(&journey, |theirs| {
        theirs.set_answer(&field("samarbejde"), "Nej");
    });
    journey.send(closes);
    let frame = journey.frame();
    assert!(
        frame.contains("”Partner 1, Rolle” stilles ikke mere") && frame.contains("samarbejdspartnere"),
        "{frame}"
    );
    journey.press("Lokaler<wait 1500>");
    let saved = journey.app.open_draft().expect("an open draft").draft();
    assert_eq!(saved.answer(&field("samarbejde")), "Nej");
    assert_eq!(saved.answer(&field("partnere.1.partner")), "Klub Å", "it is kept");
    assert!(journey.frame().contains("Lokaler"), "it is told: {}", journey.frame());
}
