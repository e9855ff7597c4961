use std::time::Duration;

use chrono::{DateTime, TimeDelta};

use super::*;
use crate::draft::VersionChanges;
use crate::form::{FieldId, som};
use crate::tui::context::Request;
use crate::tui::message::Time;

fn context() -> Context {
    let time = Time { wall: DateTime::UNIX_EPOCH, mono: Duration::ZERO };
    Context::new(World::for_tests(), time, (80, 24))
}

fn draft(answers: &[(&str, &str)]) -> Draft {
    let mut draft = Draft::new(som(), DateTime::UNIX_EPOCH, "Mette");
    for (id, text) in answers {
        draft.set_answer(&FieldId::new(*id), *text);
    }
    draft
}

fn version(id: &str) -> Version {
    Version {
        id: id.to_owned(),
        changed: DateTime::UNIX_EPOCH,
        by: "Mette".to_owned(),
        answered: 1,
        changes: VersionChanges::default(),
    }
}

/// The screen with three versions listed, and what that asks for.
fn listed(fault: Option<DraftFault>) -> (VersionsScreen, Context, Vec<Effect>) {
    let (mut screen, mut cx) = (VersionsScreen::of_closed("ribe", "Ribe", fault), context());
    let list = Ok(vec![version("c"), version("b"), version("a")]);
    screen.hear(&Message::Versions("ribe".to_owned(), list), &mut None, &mut cx);
    let effects = cx.take_effects();
    (screen, cx, effects)
}

fn read(screen: &mut VersionsScreen, cx: &mut Context, id: &str, draft: Option<Draft>) -> Vec<Effect> {
    let draft = draft.map(Box::new).ok_or_else(unreadable);
    screen.hear(&Message::VersionRead(id.to_owned(), draft), &mut None, cx);
    cx.take_effects()
}

fn move_to(screen: &mut VersionsScreen, cx: &mut Context, step: Move) -> Vec<Effect> {
    screen.act(Action::Move(step), &mut None, cx);
    cx.take_effects()
}

fn reading(id: &str) -> Vec<Effect> {
    vec![Effect::ReadVersion("ribe".to_owned(), id.to_owned())]
}

fn unreadable() -> LoadError {
    LoadError::NotText
}

#[test]
fn the_newest_version_that_can_be_read_is_chosen() {
    let (mut screen, mut cx, effects) = listed(None);
    assert_eq!(effects, reading("c"));
    assert_eq!(read(&mut screen, &mut cx, "c", None), reading("b"));
    assert_eq!(read(&mut screen, &mut cx, "b", Some(draft(&[]))), []);
    assert_eq!(screen.chosen_version().map(|version| version.id.as_str()), Some("b"));
}

#[test]
fn a_version_is_read_once_and_one_that_cannot_be_read_is_not_passed_over_by_hand() {
    let (mut screen, mut cx, _) = listed(None);
    read(&mut screen, &mut cx, "c", Some(draft(&[])));
    assert_eq!(move_to(&mut screen, &mut cx, Move::Down), reading("b"));
    assert_eq!(read(&mut screen, &mut cx, "b", None), []);
    assert_eq!(screen.chosen_draft(), None);
    assert_eq!(move_to(&mut screen, &mut cx, Move::Up), []);
    assert!(screen.chosen_draft().is_some());
}

#[test]
fn what_differs_from_now_is_gone_through_and_round() {
    let (mut screen, mut cx, _) = listed(None);
    let then = draft(&[("navn", "Bo"), ("stilling", "x"), ("email", "e")]);
    read(&mut screen, &mut cx, "c", Some(then));
    screen.now = Some(draft(&[("navn", "Bo"), ("stilling", "y")]));
    let mut seen = Vec::new();
    for step in [Move::Right, Move::Right, Move::Left] {
        move_to(&mut screen, &mut cx, step);
        seen.extend(screen.chosen_field(None, &cx.world).map(|field| field.id.as_str().to_owned()));
    }
    assert_eq!(seen, ["email", "stilling", "email"]);
}

#[test]
fn in_a_damaged_draft_only_the_whole_is_restored() {
    let fault = DraftFault::of(&unreadable(), &World::for_tests());
    assert!(fault.is_damage);
    let (mut screen, mut cx, _) = listed(Some(fault));
    read(&mut screen, &mut cx, "c", Some(draft(&[("navn", "Bo")])));
    assert!(screen.chosen_field(None, &cx.world).is_none());
    screen.act(Action::Do(Command::RestoreAnswer), &mut None, &mut cx);
    assert!(cx.take_requests().is_empty());
    screen.act(Action::Accept, &mut None, &mut cx);
    let Ok([Request::Lay(mut question)]) = <[_; 1]>::try_from(cx.take_requests()) else {
        panic!("it is asked first");
    };
    question.act(Action::Yes, &mut None, &mut cx);
    let (name, id, form) = ("ribe".to_owned(), "c".to_owned(), crate::form::som().id.clone());
    let job = RestoreJob { name, id, changed: DateTime::UNIX_EPOCH, form, field: None, shown: None };
    assert_eq!(cx.take_effects(), [Effect::Restore(Box::new(job))]);
}

#[test]
fn what_is_told_is_the_time_of_the_version_that_was_restored() {
    let (mut screen, mut cx) = (VersionsScreen::of_closed("ribe", "Ribe", None), context());
    let old = Version { changed: DateTime::UNIX_EPOCH - TimeDelta::days(40), ..version("a") };
    screen.hear(&Message::Versions("ribe".to_owned(), Ok(vec![version("b"), old])), &mut None, &mut cx);
    read(&mut screen, &mut cx, "b", Some(draft(&[("navn", "Åse")])));
    screen.act(Action::Accept, &mut None, &mut cx);
    let Ok([Request::Lay(mut question)]) = <[_; 1]>::try_from(cx.take_requests()) else {
        panic!("it is asked first");
    };
    move_to(&mut screen, &mut cx, Move::Down);
    question.act(Action::Yes, &mut None, &mut cx);
    let effects = cx.take_effects();
    let [Effect::Restore(job)] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!((job.id.as_str(), job.changed), ("b", DateTime::UNIX_EPOCH));
}

#[test]
fn a_file_that_is_whole_is_no_damaged_draft() {
    let world = World::for_tests();
    let why = ReadError::NewerSchema { found: 9 };
    assert!(!DraftFault::of(&LoadError::Content(why), &world).is_damage);
    assert!(!DraftFault::of(&LoadError::NotADraft, &world).is_damage);
}
