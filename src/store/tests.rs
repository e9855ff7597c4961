//! Real folders, and the faults that must not cost a text.

use std::fs::Permissions;
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, TimeDelta};
use rustix::fs::{CWD, FileType, Mode, mknodat};
use rustix::io::Errno;
use tempfile::TempDir;

use super::hook::WriteStep;
use super::*;
use crate::form::FieldId;
use crate::form::som;
use crate::words::{Lang, Words};

mod every_change;
mod faults;
mod folders;
pub(in crate::store) mod hook;
mod kept;
mod listing;
mod power;
mod purging;
mod restoring;
mod together;
mod trash;
mod versions;

pub(super) fn draft(motivation: &str) -> Draft {
    let mut draft = Draft::new(som(), DateTime::UNIX_EPOCH + TimeDelta::days(20_000), "mette");
    draft.set_answer(&FieldId::new("motivation"), motivation);
    draft
}

pub(super) fn motivation(store: &Store, name: &str) -> String {
    let (draft, _) = store.load(name).expect("a draft");
    draft.answer(&FieldId::new("motivation")).to_owned()
}

/// The answer and its rivals.
fn texts(store: &Store, name: &str) -> Vec<String> {
    let (draft, _) = store.load(name).expect("a draft");
    let field = FieldId::new("motivation");
    let rivals = draft.rivals(&field).iter().map(|rival| rival.text.clone());
    std::iter::once(draft.answer(&field).to_owned()).chain(rivals).collect()
}

fn store() -> (TempDir, Store) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::new(folder.path().join("data"), Forms::built_in());
    (folder, store)
}

/// A store with one draft that says `før`.
fn store_with_draft() -> (TempDir, Store, Base) {
    let (folder, store) = store();
    let (name, revision) = store.create("ribe", &draft("før")).expect("a new draft");
    assert_eq!(name, "ribe");
    // So that each step of a save is one of the draft's.
    let drafts = Folder::open(&store.drafts_dir(), &store.hook).expect("the folder");
    drafts.inside_or_make(HIDDEN).expect("a folder");
    (folder, store, Base::new(draft("før"), revision))
}

#[expect(clippy::disallowed_methods, reason = "the test lays out files by hand")]
fn put(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).expect("a file");
}

#[expect(clippy::disallowed_methods, reason = "the test looks at the file itself")]
fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("a file")
}

#[expect(clippy::disallowed_methods, reason = "the test plays the colleague")]
pub(super) fn remove(path: &Path) {
    std::fs::remove_file(path).expect("a file to remove");
}

fn files(store: &Store) -> Vec<String> {
    let folder = Folder::open(&store.drafts_dir(), &WriteHook::default()).expect("the folder");
    let names = folder.names().expect("its names");
    let mut names: Vec<String> = names.iter().map(|name| name.to_string_lossy().into_owned()).collect();
    names.retain(|name| ![".", "..", HIDDEN].contains(&name.as_str()));
    names.sort();
    names
}

/// The store, where `step` in the drafts' own folder fails with `errno` as often as `times` says.
fn failing(store: &Store, step: WriteStep, errno: Errno, times: usize) -> Store {
    let drafts = store.drafts_dir();
    failing_where(store, move |folder, at| folder == drafts && at == step, errno, times)
}

/// The store, where `step` in the hidden folders fails with `errno` as often as `times` says.
fn failing_below(store: &Store, step: WriteStep, errno: Errno, times: usize) -> Store {
    let hidden = store.drafts_dir().join(HIDDEN);
    failing_where(store, move |folder, at| folder.starts_with(&hidden) && at == step, errno, times)
}

fn failing_where(
    store: &Store,
    is_it: impl Fn(&Path, WriteStep) -> bool + Send + Sync + 'static,
    errno: Errno,
    times: usize,
) -> Store {
    let left = Mutex::new(times);
    let hook = WriteHook::new_in(move |folder, at| {
        let mut left = left.lock().expect("no panic");
        if is_it(folder, at) && *left > 0 {
            *left -= 1;
            return Err(errno.into());
        }
        Ok(())
    });
    Store { hook, ..store.clone() }
}

/// The store, where `act` happens once just before `step`.
fn with_colleague(store: &Store, step: WriteStep, act: impl FnOnce() + Send + 'static) -> Store {
    let act = Mutex::new(Some(act));
    let hook = WriteHook::new(move |at| {
        if at == step
            && let Some(act) = act.lock().expect("no panic").take()
        {
            act();
        }
        Ok(())
    });
    // The colleague doesn't get the lock that this save holds.
    Store { hook, patience: SHORT, ..store.clone() }
}

/// As long as a test waits for a lock that it won't get.
const SHORT: std::time::Duration = std::time::Duration::from_millis(50);

#[test]
fn nothing_is_made_before_the_first_write() {
    let (folder, store) = store();
    assert!(store.list().expect("an empty list").is_empty());
    assert!(matches!(store.load("ribe"), Err(LoadError::Missing)));
    assert!(!folder.path().join("data").exists());
}

#[test]
fn what_is_saved_is_loaded_again() {
    let (_folder, store, mut base) = store_with_draft();
    let saved = store.save("ribe", &draft("efter"), &mut base).expect("a save");
    assert_eq!((saved.name.as_str(), &saved.met), ("ribe", &FoundInPlace::Expected));
    let (loaded, on_disk) = store.load("ribe").expect("the draft");
    assert_eq!((loaded, on_disk), (draft("efter"), saved.revision));
    assert_eq!(files(&store), ["ribe.ron"]);
}

#[test]
fn drafts_and_their_folder_are_the_users_own() {
    let (_folder, store, mut base) = store_with_draft();
    let mode = |path: &Path| path.metadata().expect("it is there").mode() & 0o7777;
    assert_eq!(mode(&store.path_of("ribe")), 0o600);
    assert_eq!(mode(&store.drafts_dir()), 0o700);
    assert_eq!(mode(store.data_dir()), 0o700);
    store.save("ribe", &draft("efter"), &mut base).expect("a save");
    assert_eq!(mode(&store.path_of("ribe")), 0o600);
}

#[test]
fn in_a_shared_folder_the_group_may_write() {
    let (_folder, store) = store();
    Folder::open_or_make(&store.drafts_dir(), &WriteHook::default()).expect("a folder");
    let mode = |path: &Path| path.metadata().expect("it is there").mode() & 0o7777;
    std::fs::set_permissions(store.drafts_dir(), Permissions::from_mode(0o2770)).expect("a mode");
    store.create("ribe", &draft("")).expect("a new draft");
    assert_eq!(mode(&store.path_of("ribe")), 0o660);
    let below = Store::new(store.drafts_dir(), Forms::built_in());
    below.create("ribe", &draft("")).expect("a new draft");
    assert_eq!(mode(&below.drafts_dir()), 0o2770);
}

#[test]
fn a_save_keeps_the_files_mode_and_group() {
    let (_folder, store, mut base) = store_with_draft();
    let path = store.path_of("ribe");
    std::fs::set_permissions(&path, Permissions::from_mode(0o640)).expect("a mode");
    let group = path.metadata().expect("the draft").gid();
    store.save("ribe", &draft("efter"), &mut base).expect("a save");
    let after = path.metadata().expect("the draft");
    assert_eq!((after.mode() & 0o7777, after.gid()), (0o640, group));
}

#[test]
fn a_failed_step_leaves_the_old_file_and_no_litter() {
    for step in [WriteStep::Write, WriteStep::Sync, WriteStep::Rename] {
        let (_folder, store, mut base) = store_with_draft();
        let before = bytes(&store.path_of("ribe"));
        let failing = failing(&store, step, Errno::NOSPC, 1);
        let error = failing.save("ribe", &draft("efter"), &mut base).expect_err("a full disk");
        assert_eq!(error.cause(&Words::new(Lang::Da)), "disken er fuld");
        assert_eq!(bytes(&store.path_of("ribe")), before, "{step:?}");
        assert_eq!(files(&store), ["ribe.ron"], "{step:?}");
        failing.save("ribe", &draft("efter"), &mut base).expect("the next try");
        assert_eq!(motivation(&store, "ribe"), "efter");
    }
}

#[test]
fn a_failed_folder_fsync_is_no_save_and_the_next_try_writes_anew() {
    let (_folder, store, mut base) = store_with_draft();
    let failing = failing(&store, WriteStep::SyncFolder, Errno::IO, 1);
    failing.save("ribe", &draft("efter"), &mut base).expect_err("a failing disk");
    let inode = || store.path_of("ribe").metadata().expect("the draft").ino();
    let first = inode();
    let saved = failing.save("ribe", &draft("efter"), &mut base).expect("the next try");
    assert_eq!((saved.name.as_str(), saved.met), ("ribe", FoundInPlace::Expected));
    assert_ne!(inode(), first, "pages that failed are not trusted");
    assert_eq!(files(&store), ["ribe.ron"]);
}

#[test]
fn a_new_draft_that_could_not_be_kept_is_not_there_twice_after_the_next_try() {
    let (_folder, store) = store();
    let failing = failing(&store, WriteStep::SyncFolder, Errno::IO, 2);
    failing.create("ribe", &draft("a")).expect_err("the folder is not on disk");
    let (name, _) = store.create("ribe", &draft("a")).expect("the next try");
    assert_eq!((name.as_str(), files(&store).len()), ("ribe", 1));
}

#[test]
fn a_new_draft_takes_the_first_free_name() {
    let (_folder, store, _) = store_with_draft();
    assert_eq!(store.free_name("Ribe"), "ribe-2");
    assert_eq!(store.create("Ribe", &draft("to")).expect("a new draft").0, "ribe-2");
    assert_eq!(store.create("ribe", &draft("tre")).expect("a new draft").0, "ribe-3");
    assert_eq!(motivation(&store, "ribe"), "før");
    assert_eq!(store.create("../../etc", &draft("")).expect("a new draft").0, "etc");
}

#[test]
fn someone_elses_text_is_never_replaced() {
    let (_folder, store, mut base) = store_with_draft();
    store.save("ribe", &draft("deres"), &mut base.clone()).expect("their save");
    let saved = store.save("ribe", &draft("vores"), &mut base).expect("our save");
    assert_eq!(saved.name, "ribe");
    assert!(!matches!(saved.met, FoundInPlace::Theirs(_)));
    assert_eq!(texts(&store, "ribe"), ["vores", "deres"]);
    assert_eq!(store.load("ribe").expect("both").0, saved.draft);
    let field = FieldId::new("motivation");
    assert_eq!(saved.met, FoundInPlace::Merged { by: "mette".to_owned(), disputed: vec![field] });
}

#[test]
fn a_save_between_our_look_and_our_rename_is_kept_too() {
    let (_folder, store, mut base) = store_with_draft();
    let (theirs, mut their_base) = (Store { patience: SHORT, ..store.clone() }, base.clone());
    let racing = with_colleague(&store, WriteStep::Rename, move || {
        theirs.save("ribe", &draft("deres"), &mut their_base).expect("their save");
    });
    let saved = racing.save("ribe", &draft("vores"), &mut base).expect("our save");
    assert!(matches!(saved.met, FoundInPlace::Merged { .. }), "{:?}", saved.met);
    assert_eq!(texts(&store, "ribe"), ["vores", "deres"]);
    assert_eq!(files(&store), ["ribe.ron"]);
}

#[test]
fn the_same_text_from_someone_else_is_no_conflict() {
    let (_folder, store, mut base) = store_with_draft();
    store.save("ribe", &draft("ens"), &mut base.clone()).expect("their save");
    let saved = store.save("ribe", &draft("ens"), &mut base).expect("our save");
    assert_eq!((saved.met, files(&store).len()), (FoundInPlace::Expected, 1));
}

#[test]
fn a_draft_that_someone_removed_is_there_again() {
    let (_folder, store, mut base) = store_with_draft();
    remove(&store.path_of("ribe"));
    let saved = store.save("ribe", &draft("efter"), &mut base).expect("a save");
    assert_eq!((saved.name.as_str(), saved.met), ("ribe", FoundInPlace::Nothing));
    assert_eq!(motivation(&store, "ribe"), "efter");
}

#[test]
fn a_new_draft_has_a_key_of_its_own_and_keeps_it() {
    let (_folder, store, mut base) = store_with_draft();
    store.create("ringsted", &draft("før")).expect("a new draft");
    let key = |name: &str| store.load(name).expect("a draft").0.sum_key().cloned();
    let of_ribe = key("ribe");
    assert!(of_ribe.is_some() && of_ribe != key("ringsted"));
    let opened = store.open("ribe").expect("the draft").draft;
    store.save("ribe", &opened, &mut base).expect("a save");
    assert_eq!(key("ribe"), of_ribe);
    // A draft from before there were keys gets one when it is opened.
    let old = codec::to_ron(&draft("før"), som());
    put(&store.path_of("gammel"), old.as_bytes());
    assert!(key("gammel").is_none() && store.open("gammel").expect("the draft").draft.sum_key().is_some());
}

#[test]
fn what_is_on_disk_already_is_not_written_again() {
    let (_folder, store, mut base) = store_with_draft();
    let inode = || store.path_of("ribe").metadata().expect("the draft").ino();
    let before = inode();
    let (same, revision) = store.load("ribe").expect("the draft");
    assert_eq!(store.save("ribe", &same, &mut base).expect("a save").revision, revision);
    assert_eq!(inode(), before);
}

#[test]
fn a_folder_in_the_drafts_place_is_left_alone() {
    let (_folder, store, mut base) = store_with_draft();
    remove(&store.path_of("ribe"));
    std::fs::create_dir(store.path_of("ribe")).expect("a folder");
    let saved = store.save("ribe", &draft("efter"), &mut base).expect("a save");
    assert_eq!(saved.name, "ribe-2");
    assert!(store.path_of("ribe").is_dir());
}

#[test]
fn the_write_goes_to_no_place_outside_the_folder() {
    let (_folder, store, mut base) = store_with_draft();
    for name in ["../ud", "a/b", "", ".skjult", "a\u{1b}b"] {
        assert!(matches!(store.save(name, &draft(""), &mut base), Err(SaveError::Name(_))), "{name:?}");
        assert!(matches!(store.load(name), Err(LoadError::Name(_))), "{name:?}");
    }
    let outside = store.data_dir().join("udenfor");
    put(&outside, b"urort");
    remove(&store.path_of("ribe"));
    symlink(&outside, store.path_of("ribe")).expect("a link");
    assert_eq!(store.save("ribe", &draft("efter"), &mut base).expect("a save").name, "ribe-2");
    assert_eq!(bytes(&outside), b"urort");
}

#[test]
fn a_text_that_is_not_composed_can_be_saved() {
    let (_folder, store, mut base) = store_with_draft();
    store.save("ribe", &draft("A\u{30a}rsag\r\nto"), &mut base).expect("a save");
    assert_eq!(motivation(&store, "ribe"), "Årsag\nto");
}

#[test]
fn a_draft_beyond_the_limit_never_reaches_the_disk() {
    let (_folder, store, mut base) = store_with_draft();
    let error = store.save("ribe", &draft(&"a".repeat(5 << 20)), &mut base).expect_err("too big");
    assert!(matches!(error, SaveError::TooBig));
    assert_eq!(motivation(&store, "ribe"), "før");
}

#[test]
fn a_newer_draft_is_refused_and_never_replaced() {
    let (_folder, store, mut base) = store_with_draft();
    put(&store.path_of("ribe"), b"Draft(schema: 99)");
    assert!(matches!(store.load("ribe"), Err(LoadError::Content(_))));
    assert_eq!(store.save("ribe", &draft("vores"), &mut base).expect("a save").name, "ribe-2");
    assert_eq!(bytes(&store.path_of("ribe")), b"Draft(schema: 99)");
}

#[test]
fn a_draft_named_by_hand_is_opened_and_saved() {
    let (_folder, store, mut base) = store_with_draft();
    let ron = bytes(&store.path_of("ribe"));
    put(&store.path_of("Ærø_udkast"), &ron);
    store.save("Ærø_udkast", &draft("efter"), &mut base).expect("a save");
    assert_eq!(motivation(&store, "Ærø_udkast"), "efter");
}

#[test]
fn a_folder_that_is_a_file_is_told_as_gone() {
    let (_folder, store) = store();
    put(store.data_dir(), b"");
    let error = store.create("ribe", &draft("")).expect_err("no folder");
    assert_eq!(error.cause(&Words::new(Lang::Da)), "mappen er der ikke");
    assert!(store.list().is_err());
}

#[test]
fn a_draft_that_is_interrupted_at_any_step_is_whole() {
    let (_folder, store, mut base) = store_with_draft();
    let whole = [bytes(&store.path_of("ribe")), codec::to_ron(&draft("efter"), som()).into_bytes()];
    let path = store.path_of("ribe");
    let hook = WriteHook::new(move |_| -> io::Result<()> {
        assert!(whole.contains(&bytes(&path)), "neither the old text nor the new");
        Ok(())
    });
    Store { hook, ..store }.save("ribe", &draft("efter"), &mut base).expect("a save");
}
