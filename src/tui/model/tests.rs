//! Messages that come in an order that no journey makes: an answer of the disk after the question was forgotten.

use chrono::DateTime;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::*;
use crate::draft::Draft;
use crate::form::som;
use crate::store::{Revision, SaveError};
use crate::tui::message::{Opened, SaveOutcome, Snapshot};
use crate::tui::overlay::Deed;
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
        sending: None,
        is_restricted: false,
    };
    let time = Time { wall: DateTime::UNIX_EPOCH, mono: Duration::ZERO };
    Model::new(world, time, (80, 24), Begin::Draft("ribe".to_owned())).0
}

fn opened(name: &str) -> Message {
    let draft = Draft::new(som(), DateTime::UNIX_EPOCH, "Mette");
    Message::Opened(Box::new(Opened {
        name: name.to_owned(),
        draft,
        is_read_only: false,
        is_recovered: false,
        is_edited_by_hand: false,
    }))
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

#[test]
fn a_draft_that_was_saved_under_another_name_is_not_deleted_by_its_old_one() {
    for (saved_as, deletes) in [("ribe", true), ("ribe-2", false)] {
        let mut model = model();
        model.update(opened("ribe"));
        typed(&mut model, "Ribe");
        let effects = model.do_asked(Deed::Delete("ribe".to_owned()));
        let serial = effects.iter().find_map(|effect| match effect {
            Effect::Stage(snapshot) => Some(snapshot.serial),
            _ => None,
        });
        assert!(model.wizard().is_some(), "it is saved first");
        let serial =
            serial.or_else(|| model.wizard().map(|wizard| wizard.saving().newest())).expect("a save");
        let after = model.update(outcome(saved_as, serial, Ok(Revision::of(b"ribe"))));
        let is_deleting = after.iter().any(|effect| matches!(effect, Effect::Delete(_)));
        assert_eq!(is_deleting, deletes, "{saved_as}: {after:?}");
        assert_eq!(model.wizard().is_none(), deletes);
        if !deletes {
            let told = &model.notice().expect("a notice").text;
            assert!(told.contains("ribe-2"), "{told}");
            let newer = typed(&mut model, "x").serial;
            let after = model.update(outcome("ribe-2", newer, Ok(Revision::of(b"x"))));
            assert!(!after.iter().any(|effect| matches!(effect, Effect::Delete(_))), "{after:?}");
        }
    }
}

#[test]
fn what_was_recovered_is_saved_at_once() {
    let mut model = model();
    let Message::Opened(mut recovered) = opened("ribe") else { unreachable!("it says so") };
    recovered.is_recovered = true;
    let effects = model.update(Message::Opened(recovered));
    assert!(matches!(&effects[..], [Effect::Stage(_), Effect::Save]), "{effects:?}");
}
