//! Messages that come in an order that no journey makes: an answer of the disk after the question was forgotten.

use chrono::DateTime;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::*;
use crate::draft::Draft;
use crate::form::{Forms, som};
use crate::store::{Base, Gone, LoadError, Revision, SaveError, Store};
use crate::tui::message::{Opened, SaveOutcome, Snapshot};
use crate::tui::runtime::line::LineEvent;

fn app() -> App {
    let world = World::for_tests();
    let time = Time { wall: DateTime::UNIX_EPOCH, mono: Duration::ZERO };
    App::new(world, time, (80, 24), Begin::Draft("ribe".to_owned())).0
}

fn opened(name: &str) -> Message {
    let draft = Draft::new(som(), DateTime::UNIX_EPOCH, "Mette");
    Message::Opened(Box::new(Opened {
        name: name.to_owned(),
        base: Base::read(draft.clone(), Revision::of(b"")),
        job: FileJob::Open(name.to_owned()),
        draft,
        is_read_only: false,
        recovered: None,
        is_edited_by_hand: false,
    }))
}

fn press(code: KeyCode) -> Message {
    let key = KeyEvent::new(code, KeyModifiers::NONE);
    Message::Line(LineEvent::Key { key, is_alone: true })
}

fn typed(app: &mut App, text: &str) -> Snapshot {
    let effects: Vec<Effect> = text.chars().flat_map(|c| app.update(press(KeyCode::Char(c)))).collect();
    match effects.into_iter().last() {
        Some(Effect::Stage(snapshot)) => *snapshot,
        other => panic!("typing stages the draft, not {other:?}"),
    }
}

/// The number of the state that an effect stages.
fn staged(effect: &Effect) -> Option<u64> {
    match effect {
        Effect::Stage(snapshot) => Some(snapshot.serial),
        _ => None,
    }
}

fn outcome(name: &str, serial: u64, result: Result<Revision, SaveError>) -> Message {
    Message::Saved(SaveOutcome { name: name.to_owned(), serial, result })
}

#[test]
fn a_save_that_ends_after_another_draft_was_opened_is_not_taken_for_its_own() {
    let mut app = app();
    app.update(opened("ribe"));
    let of_ribe = typed(&mut app, "Ribe").serial;
    app.update(opened("skive"));
    let of_skive = typed(&mut app, "S").serial;
    assert!(of_skive > of_ribe);
    app.update(outcome("ribe", of_ribe, Ok(Revision::of(b"ribe"))));
    let open = app.open_draft().expect("an open draft");
    assert_eq!(open.name(), "skive");
    assert!(open.wakes_at(&app.cx.world).is_some(), "its own text is still to be saved");
}

#[test]
fn a_late_failure_is_told_by_name() {
    let mut app = app();
    app.update(opened("ribe"));
    let of_ribe = typed(&mut app, "Ribe").serial;
    app.update(opened("skive"));
    app.update(outcome("ribe", of_ribe, Err(SaveError::Io(rustix::io::Errno::NOSPC.into()))));
    assert_eq!(app.notice().expect("a notice").text, "ribe er ikke gemt: disken er fuld");
}

/// Asks for the open draft to be deleted, in the list of drafts, and says yes.
fn deleting(app: &mut App) -> Vec<Effect> {
    // The overview's last line leads to the list.
    let to_list = [KeyCode::F(2), KeyCode::End, KeyCode::Enter];
    let mut effects: Vec<Effect> = to_list.into_iter().flat_map(|code| app.update(press(code))).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::new(folder.path().to_owned(), Forms::built_in());
    store.create("ribe", &Draft::new(som(), DateTime::UNIX_EPOCH, "Mette")).expect("a draft");
    effects.extend(app.update(Message::Listed(store.list().expect("the drafts").into())));
    effects.extend(app.update(press(KeyCode::Char('s'))));
    // The question is read first.
    effects.extend(app.update(Message::Tick(Time { mono: Duration::from_secs(1), ..app.cx.time })));
    effects.extend(app.update(press(KeyCode::Char('j'))));
    effects
}

#[test]
fn a_draft_that_was_saved_under_another_name_is_not_deleted_by_its_old_one() {
    for (saved_as, deletes) in [("ribe", true), ("ribe-2", false)] {
        let mut app = app();
        app.update(opened("ribe"));
        typed(&mut app, "Ribe");
        let effects = deleting(&mut app);
        let serial = effects.iter().find_map(staged);
        assert!(app.open_draft().is_some(), "it is saved first");
        let serial = serial.or_else(|| app.open_draft().map(|open| open.saving().newest())).expect("a save");
        let after = app.update(outcome(saved_as, serial, Ok(Revision::of(b"ribe"))));
        let is_deleting = after.iter().any(|effect| matches!(effect, Effect::Delete(_)));
        assert_eq!(is_deleting, deletes, "{saved_as}: {after:?}");
        assert_eq!(app.open_draft().is_none(), deletes);
        if !deletes {
            let told = &app.notice().expect("a notice").text;
            assert!(told.contains("ribe-2"), "{told}");
            let anew = app.update(Message::Gone("ribe-2".to_owned(), Gone::NoDraft(LoadError::Missing)));
            let newer = anew.iter().find_map(staged).expect("it is saved again");
            let after = app.update(outcome("ribe-2", newer, Ok(Revision::of(b"x"))));
            assert!(!after.iter().any(|effect| matches!(effect, Effect::Delete(_))), "{after:?}");
        }
    }
}

#[test]
fn what_was_recovered_is_saved_at_once() {
    let mut app = app();
    let Message::Opened(mut recovered) = opened("ribe") else { unreachable!("it says so") };
    recovered.recovered =
        Some(crate::store::Recovered { at: DateTime::UNIX_EPOCH, before: recovered.draft.clone() });
    let effects = app.update(Message::Opened(recovered));
    assert!(matches!(&effects[..], [Effect::Edit(..), Effect::Stage(_), Effect::Save]), "{effects:?}");
}

#[test]
fn what_is_typed_ahead_waits_behind_a_question() {
    let mut app = app();
    app.update(press(KeyCode::Char('j')));
    app.update(press(KeyCode::Char('a')));
    let Message::Opened(mut recovered) = opened("ribe") else { unreachable!("it says so") };
    let before = recovered.draft.clone();
    recovered.recovered = Some(crate::store::Recovered { at: DateTime::UNIX_EPOCH, before });
    app.update(Message::Opened(recovered));
    assert!(app.asks(), "no letter answers it");
    app.update(Message::Tick(Time { mono: Duration::from_secs(1), ..app.cx.time }));
    app.update(press(KeyCode::Char('n')));
    let open = app.open_draft().expect("an open draft");
    assert_eq!((app.asks(), open.answer(&som().applicant().id)), (false, "ja"));
}

#[test]
fn esc_gives_up_the_draft_that_is_awaited_unless_it_was_the_start_of_a_key() {
    let esc = |app: &mut App, is_key: bool| {
        app.update(press(KeyCode::Esc));
        if !is_key {
            app.update(Message::Line(LineEvent::EscapeTakenBack));
        }
        app.update(opened("ribe"));
        app.open_draft().is_some()
    };
    assert!(!esc(&mut app(), true));
    assert!(esc(&mut app(), false));
}

#[test]
fn what_failed_is_shown_before_the_program_is_left() {
    for (result, leaves) in [(Ok("skive.1".to_owned()), true), (Err(SaveError::ReadOnly), false)] {
        let mut app = app();
        app.update(opened("ribe"));
        app.cx.effect(Effect::Delete("skive".to_owned()));
        assert!(!app.update(press(KeyCode::F(10))).contains(&Effect::Quit));
        let after = app.update(Message::Deleted("skive".to_owned(), result));
        assert_eq!(after.contains(&Effect::Quit), leaves, "{after:?}");
        assert!(app.notice().is_some());
    }
}

#[test]
fn an_empty_list_that_comes_late_takes_nobody_from_what_they_began() {
    let time = Time { wall: DateTime::UNIX_EPOCH, mono: Duration::ZERO };
    let mut app = App::new(World::for_tests(), time, (80, 24), Begin::Start).0;
    for key in "nFan".chars() {
        app.update(press(KeyCode::Char(key)));
    }
    app.update(Message::Listed(Vec::new().into()));
    let mut buf = Buffer::empty(ratatui::layout::Rect::new(0, 0, 80, 24));
    app.draw(&mut buf);
    let text: String = buf.content.iter().map(ratatui::buffer::Cell::symbol).collect();
    assert!(text.contains(" Fan"), "{text}");
}

mod kinds;
mod time;
