//! Messages that come in an order that no journey makes: an answer of the disk after the question was forgotten.

use chrono::DateTime;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::*;
use crate::draft::Draft;
use crate::form::som;
use crate::store::{Revision, SaveError};
use crate::tui::message::{SaveOutcome, Snapshot};
use crate::tui::theme::Theme;
use crate::words::{Lang, Words};

fn model() -> Model {
    let world = World {
        form: som(),
        words: Words::new(Lang::Da),
        theme: Theme::new(true, false),
        events: crate::event::built_in(),
        author: "Mette".to_owned(),
        folder: "./drafts".to_owned(),
        export_folder: String::new(),
        is_restricted: false,
    };
    let time = Time { wall: DateTime::UNIX_EPOCH, mono: Duration::ZERO };
    Model::new(world, time, (80, 24), Begin::Draft("ribe".to_owned())).0
}

fn opened(name: &str) -> Message {
    let draft = Draft::new(som(), DateTime::UNIX_EPOCH, "Mette");
    Message::Opened(Box::new(Opened { name: name.to_owned(), draft, is_read_only: false }))
}

fn typed(model: &mut Model, text: &str) -> Snapshot {
    let press = |c| Message::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
    let effects: Vec<Effect> = text.chars().flat_map(|c| model.update(press(c))).collect();
    match effects.into_iter().last() {
        Some(Effect::Stage(snapshot)) => *snapshot,
        other => panic!("typing stages the draft, not {other:?}"),
    }
}

fn outcome(name: &str, serial: u64, result: Result<Revision, SaveError>) -> Message {
    Message::Saved(SaveOutcome { name: name.to_owned(), serial, result })
}

#[test]
fn a_save_that_ends_after_another_draft_was_opened_is_not_taken_for_its_own() {
    let mut model = model();
    model.update(opened("ribe"));
    let of_ribe = typed(&mut model, "Ribe").serial;
    model.update(opened("skive"));
    let of_skive = typed(&mut model, "S").serial;
    assert!(of_skive > of_ribe);
    model.update(outcome("ribe", of_ribe, Ok(Revision::of(b"ribe"))));
    let wizard = model.wizard().expect("an open draft");
    assert_eq!(wizard.name, "skive");
    assert!(wizard.saving().has_unsaved_text());
}

#[test]
fn a_late_failure_is_told_by_name() {
    let mut model = model();
    model.update(opened("ribe"));
    let of_ribe = typed(&mut model, "Ribe").serial;
    model.update(opened("skive"));
    model.update(outcome("ribe", of_ribe, Err(SaveError::for_test(rustix::io::Errno::NOSPC))));
    assert_eq!(model.notice().expect("a notice").text, "ribe er ikke gemt: disken er fuld");
}
