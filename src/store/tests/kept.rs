//! Which replaced text becomes a version, as a save decides it.

use super::versions::{keep, ron, told, written};
use super::*;
use crate::draft::Rival;
use crate::store::versions::Keep;

/// A store whose draft's file holds `draft`, and a version of its writer's from seconds before: one a minute is enough for
/// autosaves.
fn in_file(draft: &Draft) -> (TempDir, Store, Base) {
    let (folder, store, _) = store_with_draft();
    keep(&store, &written("version", 0, &draft.changed_by), Keep::Always);
    put(&store.drafts_dir().join("ribe.ron"), &ron(draft));
    let (read, revision) = store.load("ribe").expect("the draft");
    (folder, store, Base::new(read, revision))
}

#[test]
fn of_ones_own_autosaves_one_a_minute_is_kept() {
    let (_folder, store, mut base) = in_file(&written("a", 10, "mette"));
    store.save("ribe", &written("b", 20, "mette"), &mut base).expect("saved");
    assert_eq!(told(&store), ["version"]);
}

#[test]
fn what_stood_there_before_the_session_is_kept() {
    let (_folder, store, base) = in_file(&written("a", 10, "mette"));
    let mut read = Base::read(base.draft, base.revision.expect("it was read"));
    let saved = store.save("ribe", &written("b", 20, "mette"), &mut read).expect("saved");
    assert_eq!(told(&store), ["a", "version"]);
    let mut base = Base::new(saved.draft, saved.revision);
    store.save("ribe", &written("c", 30, "mette"), &mut base).expect("saved");
    assert_eq!(told(&store), ["a", "version"], "the next one is an autosave");
}

#[test]
fn someone_elses_text_is_kept() {
    let (_folder, store, mut base) = in_file(&written("a", 10, "jonas"));
    store.save("ribe", &written("b", 20, "mette"), &mut base).expect("saved");
    assert_eq!(told(&store), ["a", "version"]);
}

#[test]
fn the_texts_of_a_disputed_answer_are_kept_once_one_is_chosen() {
    let field = FieldId::new("motivation");
    let mut disputed = written("a", 10, "mette");
    let rival = Rival { text: "x".into(), by: "jonas".into(), at: DateTime::UNIX_EPOCH };
    disputed.set_rivals(&field, vec![rival.clone()]);
    let (_folder, store, mut base) = in_file(&disputed);
    let mut more = written("b", 20, "mette");
    more.set_rivals(&field, vec![rival]);
    let saved = store.save("ribe", &more, &mut base).expect("saved");
    assert_eq!(told(&store), ["version"], "the dispute goes on");
    let mut base = Base::new(saved.draft, saved.revision);
    store.save("ribe", &written("b", 30, "mette"), &mut base).expect("saved");
    assert_eq!(told(&store), ["b", "version"]);
}
