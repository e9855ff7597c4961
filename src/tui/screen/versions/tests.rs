use std::path::PathBuf;

use super::*;
use crate::form::som;
use crate::tui::theme::Theme;
use crate::words::{Lang, Words};

fn world() -> World {
    World {
        form: som(),
        words: Words::new(Lang::Da),
        theme: Theme::new(true, false),
        events: Vec::new(),
        author: "Mette".to_owned(),
        folder: String::new(),
        export_folder: String::new(),
        sending: None,
        is_restricted: false,
    }
}

fn draft(answers: &[(&str, &str)]) -> Draft {
    let mut draft = Draft::new(som(), DateTime::UNIX_EPOCH, "Mette");
    for (id, text) in answers {
        draft.set_answer(&FieldId::new(*id), *text);
    }
    draft
}

fn version(id: &str) -> Version {
    Version { id: id.to_owned(), changed: DateTime::UNIX_EPOCH, by: "Mette".to_owned(), answered: 1 }
}

fn listed(fault: Option<Fault>) -> (Versions, Vec<Effect>) {
    let mut versions = Versions::new("ribe", "Ribe", fault);
    let effects = versions.listed(Ok(vec![version("c"), version("b"), version("a")]), &world());
    (versions, effects)
}

fn reading(id: &str) -> Vec<Effect> {
    vec![Effect::ReadVersion("ribe".to_owned(), id.to_owned())]
}

fn unreadable() -> LoadError {
    LoadError::NotText { path: PathBuf::from("c") }
}

#[test]
fn the_newest_version_that_can_be_read_is_chosen() {
    let (mut versions, effects) = listed(None);
    assert_eq!(effects, reading("c"));
    assert_eq!(versions.read("c".to_owned(), Err(unreadable()), &world()), reading("b"));
    assert_eq!(versions.read("b".to_owned(), Ok(draft(&[])), &world()), []);
    assert_eq!(versions.chosen_version().map(|version| version.id.as_str()), Some("b"));
}

#[test]
fn a_version_is_read_once_and_one_that_cannot_be_read_is_not_passed_over_by_hand() {
    let (mut versions, _) = listed(None);
    versions.read("c".to_owned(), Ok(draft(&[])), &world());
    assert_eq!(versions.move_by(1), reading("b"));
    assert_eq!(versions.read("b".to_owned(), Err(unreadable()), &world()), []);
    assert!(!versions.can_restore());
    assert_eq!(versions.move_by(-1), []);
    assert!(versions.can_restore());
}

#[test]
fn what_differs_from_now_is_gone_through_and_round() {
    let (mut versions, _) = listed(None);
    versions.read("c".to_owned(), Ok(draft(&[("navn", "Bo"), ("stilling", "x"), ("email", "e")])), &world());
    let now = draft(&[("navn", "Bo"), ("stilling", "y")]);
    let world = world();
    let chosen = |versions: &Versions| {
        versions.chosen_field(Some(&now), &world).map(|field| field.as_str().to_owned())
    };
    assert_eq!(chosen(&versions).as_deref(), Some("stilling"));
    versions.turn(true, Some(&now), &world);
    assert_eq!(chosen(&versions).as_deref(), Some("email"));
    versions.turn(true, Some(&now), &world);
    assert_eq!(chosen(&versions).as_deref(), Some("stilling"));
    versions.turn(false, Some(&now), &world);
    assert_eq!(chosen(&versions).as_deref(), Some("email"));
}

#[test]
fn in_a_damaged_draft_only_the_whole_is_restored() {
    let fault = Fault::of(&unreadable(), &world());
    assert!(fault.is_damage);
    let (mut versions, _) = listed(Some(fault));
    versions.read("c".to_owned(), Ok(draft(&[("navn", "Bo")])), &world());
    assert_eq!(versions.chosen_field(None, &world()), None);
    let whole = Effect::Restore("ribe".to_owned(), "c".to_owned(), None);
    assert_eq!(versions.restore(None), [whole]);
}

#[test]
fn a_file_that_is_whole_is_no_damaged_draft() {
    let path = PathBuf::from("ribe.ron");
    let why = ReadError::NewerSchema { found: 9 };
    assert!(!Fault::of(&LoadError::Content { path: path.clone(), why }, &world()).is_damage);
    assert!(!Fault::of(&LoadError::NotADraft { path }, &world()).is_damage);
}
