//! Restoring: the earlier text stands again, and what stood there is somewhere.

use super::versions::{answer, in_versions, keep, told, written};
use super::*;
use crate::draft::Remark;
use crate::store::versions::Keep;

fn later() -> DateTime<chrono::Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_001)
}

/// A store whose draft says `før` and has a version that says `a`.
fn store_with_version() -> (TempDir, Store) {
    let (folder, store, _) = store_with_draft();
    keep(&store, &written("a", -60, "jonas"), Keep::Always);
    (folder, store)
}

fn restore(store: &Store, id: &str) -> Result<Restored, RestoreError> {
    store.restore("ribe", &find(store, id), None, None, later(), "åse")
}

/// The id of the version with the earliest time, also if the draft says the same.
fn oldest(store: &Store) -> String {
    in_versions(store)[0].split_once('.').expect("an ending").0.to_owned()
}

/// The id of a version that there is.
fn find(store: &Store, asked: &str) -> String {
    store.find_version("ribe", asked).expect("a version")
}

#[test]
fn a_restored_version_stands_in_the_draft_and_the_old_text_is_a_version() {
    let (_folder, store) = store_with_version();
    let restored = restore(&store, "1").expect("restored");
    let (now, _) = store.load("ribe").expect("the draft");
    assert_eq!(now.answer(&FieldId::new("motivation")), "a");
    assert_eq!((now.changed, now.changed_by.as_str()), (later(), "åse"));
    assert_eq!(told(&store), ["før"]);
    assert_eq!(restored, Restored { undo: Some(find(&store, "1")), ..Restored::default() });
    restore(&store, "1").expect("restored");
    assert_eq!((motivation(&store, "ribe").as_str(), told(&store)), ("før", vec!["a".to_owned(); 2]));
}

#[test]
fn the_version_that_was_found_is_restored_whatever_is_saved_meanwhile() {
    let (_folder, store) = store_with_version();
    let found = store.find_version("ribe", "1").expect("a version");
    let (current, revision) = store.load("ribe").expect("the draft");
    store.save("ribe", &written("b", 60, "jonas"), &mut Base::new(current, revision)).expect("a save");
    assert_eq!(answer(&store.version("ribe", &found).expect("the version")), "a");
    let restored = store.restore("ribe", &found, None, None, later(), "åse").expect("restored");
    assert_eq!(motivation(&store, "ribe"), "a");
    let undo = store.version("ribe", &restored.undo.expect("a way back")).expect("the version");
    assert_eq!(answer(&undo), "b", "it leads back to what stood there just then");
}

#[test]
fn all_that_a_version_says_comes_back() {
    let (_folder, store, mut base) = store_with_draft();
    let field = som().field(&FieldId::new("motivation")).expect("the field");
    let mut old = written("a", -60, "jonas");
    old.toggle_tick(&field.id, &field.questions.all()[0]);
    keep(&store, &old, Keep::Always);
    let mut now = written("b", 0, "mette");
    now.place = Some(crate::draft::ResumePoint {
        field: Some(field.id.clone()),
        paragraph: 0,
        column: 1,
        ..crate::draft::ResumePoint::default()
    });
    store.save("ribe", &now, &mut base).expect("a save");
    // The first is what the save replaced.
    restore(&store, "2").expect("restored");
    let (after, _) = store.load("ribe").expect("the draft");
    assert!(after.says_the_same(&old));
    assert_eq!((&after.place, after.created), (&now.place, now.created), "the writer stays where they are");
}

#[test]
fn who_approved_and_what_was_sent_is_no_text_to_be_restored() {
    let (_folder, store, mut base) = store_with_draft();
    let mut old = written("a", -60, "jonas");
    old.approve("Eva", "Chef", later());
    keep(&store, &old, Keep::Always);
    let mut now = written("b", 0, "mette");
    now.approve("Jonas", "Direktør", later());
    store.save("ribe", &now, &mut base).expect("a save");
    restore(&store, "2").expect("restored");
    let (after, _) = store.load("ribe").expect("the draft");
    assert_eq!((motivation(&store, "ribe").as_str(), after.approval()), ("a", now.approval()));
}

#[test]
fn remarks_stay_whatever_text_is_restored() {
    let (_folder, store, mut base) = store_with_draft();
    keep(&store, &written("a", -60, "jonas"), Keep::Always);
    let mut now = written("b", 0, "mette");
    let remark = Remark::new(&FieldId::new("motivation"), ("b", 0), "jonas", later(), "Hvorfor b?");
    let id = now.add_remark(remark).expect("room");
    store.save("ribe", &now, &mut base).expect("a save");
    restore(&store, "2").expect("restored");
    let (after, _) = store.load("ribe").expect("the draft");
    assert_eq!((motivation(&store, "ribe").as_str(), after.remark(&id)), ("a", now.remark(&id)));
}

#[test]
fn remarks_follow_their_words_into_what_is_restored() {
    let (_folder, store, mut base) = store_with_draft();
    keep(&store, &written("Tre tal. Tal og tal.", -60, "jonas"), Keep::Always);
    let mut now = written("tal. Tal og tal.", 0, "mette");
    let remark = Remark::new(&FieldId::new("motivation"), ("tal", 12), "jonas", later(), "Hvilke?");
    let id = now.add_remark(remark).expect("room");
    store.save("ribe", &now, &mut base).expect("a save");
    restore(&store, "2").expect("restored");
    let (after, _) = store.load("ribe").expect("the draft");
    assert_eq!(after.remark(&id).map(|remark| remark.near), Some(16));
}

#[test]
fn one_answer_is_restored_alone() {
    let (_folder, store, mut base) = store_with_draft();
    let (motivation, navn) = (FieldId::new("motivation"), FieldId::new("navn"));
    let mut old = written("a", -60, "jonas");
    old.set_answer(&navn, "Jonas");
    keep(&store, &old, Keep::Always);
    let mut now = written("b", 0, "mette");
    now.set_answer(&navn, "Mette");
    store.save("ribe", &now, &mut base).expect("a save");
    store.restore("ribe", &find(&store, "2"), Some(&navn), None, later(), "åse").expect("restored");
    let (after, _) = store.load("ribe").expect("the draft");
    assert_eq!((after.answer(&navn), after.answer(&motivation)), ("Jonas", "b"));
    assert_eq!(store.versions("ribe").expect("versions").len(), 3);
}

#[test]
fn what_stands_there_already_is_not_written_again() {
    let (_folder, store, _) = store_with_draft();
    keep(&store, &written("før", -60, "jonas"), Keep::Always);
    let id = oldest(&store);
    let before = bytes(&store.path_of("ribe"));
    assert_eq!(
        restore(&store, &id).expect("nothing to do"),
        Restored { is_unchanged: true, ..Restored::default() }
    );
    assert_eq!((bytes(&store.path_of("ribe")), in_versions(&store).len()), (before, 1));
}

#[test]
fn a_damaged_draft_is_set_aside_whole() {
    for (number, damaged) in ["Draft(\n schema: 1,\n ans", "", "\u{feff}"].iter().enumerate() {
        let (_folder, store) = store_with_version();
        put(&store.path_of("ribe"), damaged.as_bytes());
        let inode = store.path_of("ribe").metadata().expect("the file").ino();
        let aside = restore(&store, "1").expect("restored").set_aside.expect("a file beside");
        assert_eq!(aside, store.drafts_dir().join("ribe.ron.damaged"));
        assert_eq!(bytes(&aside), damaged.as_bytes(), "{number}");
        assert_eq!(aside.metadata().expect("the file").ino(), inode, "it is the very file");
        assert_eq!(motivation(&store, "ribe"), "a");
        assert_eq!(files(&store), ["ribe.ron", "ribe.ron.damaged"]);
        assert_eq!(store.list().expect("a list").len(), 1, "it is no draft any more");
    }
}

#[test]
fn a_second_damaged_draft_replaces_nothing() {
    let (_folder, store) = store_with_version();
    for (text, name) in
        [("en", "ribe.ron.damaged"), ("to", "ribe.ron.damaged-2"), ("tre", "ribe.ron.damaged-3")]
    {
        put(&store.path_of("ribe"), text.as_bytes());
        let id = oldest(&store);
        let aside = restore(&store, &id).expect("restored").set_aside.expect("a file beside");
        assert_eq!(aside, store.drafts_dir().join(name));
        assert_eq!(bytes(&aside), text.as_bytes());
    }
}

#[test]
fn a_file_that_is_too_big_is_set_aside_unread() {
    let (_folder, store) = store_with_version();
    put(&store.path_of("ribe"), &vec![b' '; (4 << 20) + 1]);
    let aside = restore(&store, "1").expect("restored").set_aside.expect("a file beside");
    assert_eq!(aside.metadata().expect("the file").len(), (4 << 20) + 1);
    assert_eq!(motivation(&store, "ribe"), "a");
}

#[test]
fn a_failed_restore_leaves_the_damaged_draft_where_it_was() {
    for (text, step) in [
        (b"halv".to_vec(), WriteStep::Write),
        (b"halv".to_vec(), WriteStep::Sync),
        (vec![b' '; (4 << 20) + 1], WriteStep::Write),
        (vec![b' '; (4 << 20) + 1], WriteStep::Sync),
    ] {
        let (_folder, store) = store_with_version();
        put(&store.path_of("ribe"), &text);
        let failing = failing(&store, step, Errno::NOSPC, 1);
        restore(&failing, "1").expect_err("a full disk");
        assert_eq!(bytes(&store.path_of("ribe")), text, "{step:?}");
        assert_eq!(files(&store), ["ribe.ron"], "{step:?}");
        restore(&failing, "1").expect("the next try");
        assert_eq!(motivation(&store, "ribe"), "a");
    }
}

#[test]
fn one_answer_cannot_go_into_a_damaged_draft() {
    let (_folder, store) = store_with_version();
    put(&store.path_of("ribe"), b"halv");
    let field = FieldId::new("motivation");
    let error =
        store.restore("ribe", &find(&store, "1"), Some(&field), None, later(), "åse").expect_err("damaged");
    let words = Words::new(Lang::Da);
    assert_eq!(
        error.cause(&words),
        "kladden kan ikke læses: linje 1: her skulle stå navne og værdier i parenteser"
    );
    assert!(error.hint(&words).expect("a way out").starts_with("gendan hele udgaven"));
    assert_eq!((bytes(&store.path_of("ribe")), files(&store)), (b"halv".to_vec(), vec!["ribe.ron".into()]));
}

#[test]
fn a_draft_of_a_newer_som_or_another_form_is_left_untouched() {
    for text in ["Draft(schema: 99, alt: Nyt)", "Draft(schema: 1, form: \"andet\", answers: {})"] {
        let (_folder, store) = store_with_version();
        put(&store.path_of("ribe"), text.as_bytes());
        assert!(matches!(restore(&store, "1"), Err(RestoreError::Load(LoadError::Content(_)))), "{text}");
        assert_eq!(bytes(&store.path_of("ribe")), text.as_bytes());
        assert_eq!(files(&store), ["ribe.ron"]);
    }
}

#[test]
fn what_is_no_file_is_left_untouched() {
    let (folder, store) = store_with_version();
    let outside = folder.path().join("udenfor");
    put(&outside, b"urort");
    remove(&store.path_of("ribe"));
    symlink(&outside, store.path_of("ribe")).expect("a link");
    assert!(matches!(restore(&store, "1"), Err(RestoreError::Load(LoadError::NotADraft))));
    assert_eq!((bytes(&outside), files(&store)), (b"urort".to_vec(), vec!["ribe.ron".into()]));
}

#[test]
fn a_draft_that_has_gone_comes_back() {
    let (_folder, store) = store_with_version();
    remove(&store.path_of("ribe"));
    let field = FieldId::new("motivation");
    let error =
        store.restore("ribe", &find(&store, "1"), Some(&field), None, later(), "åse").expect_err("no draft");
    assert!(matches!(error, RestoreError::Load(LoadError::Missing)));
    restore(&store, "1").expect("restored");
    assert_eq!(motivation(&store, "ribe"), "a");
}

#[test]
fn a_text_that_cannot_be_kept_is_not_replaced() {
    let (_folder, store) = store_with_version();
    let before = bytes(&store.path_of("ribe"));
    let failing = failing_below(&store, WriteStep::Write, Errno::NOSPC, 1);
    let error = restore(&failing, "1").expect_err("a full disk");
    assert_eq!(error.cause(&Words::new(Lang::Da)), "disken er fuld");
    assert_eq!((bytes(&store.path_of("ribe")), files(&store).len()), (before, 1));
}

#[test]
fn what_someone_saves_meanwhile_is_not_lost() {
    let (_folder, store) = store_with_version();
    let (current, revision) = store.load("ribe").expect("the draft");
    let (theirs, mut base) = (store.clone(), Base::new(current, revision));
    // The first thing written is the version of what stands there.
    let racing = with_colleague(&store, WriteStep::Write, move || {
        theirs.save("ribe", &written("deres", 60, "jonas"), &mut base).expect("their save");
    });
    // Soon after, so that no version is thinned out.
    let soon = DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::seconds(120);
    let restored = racing.restore("ribe", &find(&store, "1"), None, None, soon, "åse");
    let entries = store.list().expect("a list");
    let mut texts: Vec<String> =
        entries.iter().flat_map(|entry| super::texts(&store, entry.name())).collect();
    texts.extend(told(&store));
    assert!(texts.contains(&"deres".to_owned()) && texts.contains(&"a".to_owned()), "{texts:?}");
    assert!(texts.contains(&"før".to_owned()), "{texts:?}");
    assert!(restored.is_ok() || motivation(&store, "ribe") == "deres", "{restored:?}");
    let restored = restored.expect("both texts are in the draft");
    assert_eq!(restored.merged_with.as_deref(), Some("jonas"));
    assert_eq!(restored.disputed, [FieldId::new("motivation")]);
}

#[test]
fn what_was_written_since_it_was_asked_for_is_merged_with_what_is_restored() {
    let (_folder, store) = store_with_version();
    let (shown, revision) = store.load("ribe").expect("the draft");
    let (id, field) = (find(&store, "1"), FieldId::new("motivation"));
    let mut since = shown.clone();
    since.set_answer(&FieldId::new("kommune"), "Ribe");
    store.save("ribe", &since, &mut Base::new(shown.clone(), revision)).expect("a save");
    let restored = store.restore("ribe", &id, None, Some(&shown), later(), "åse").expect("restored");
    let (now, revision) = store.load("ribe").expect("the draft");
    assert_eq!((now.answer(&field), now.answer(&FieldId::new("kommune"))), ("a", "Ribe"));
    assert_eq!(restored.disputed, []);
    // In the restored answer itself both texts stay.
    let mut since = now.clone();
    since.set_answer(&field, "b");
    store.save("ribe", &since, &mut Base::new(now.clone(), revision)).expect("a save");
    let before = find(&store, "2");
    let restored = store.restore("ribe", &before, Some(&field), Some(&now), later(), "åse");
    assert_eq!(restored.expect("restored").disputed, std::slice::from_ref(&field));
    let (now, _) = store.load("ribe").expect("the draft");
    let rivals: Vec<&str> = now.rivals(&field).iter().map(|rival| rival.text.as_str()).collect();
    assert!(rivals.contains(&"b") || now.answer(&field) == "b", "{rivals:?}");
}
