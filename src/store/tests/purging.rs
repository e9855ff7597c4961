//! Purging: every trace of one draft goes, and none of any other.

use super::trash;
use super::versions::{keep, make_folders, watched, written};
use super::*;
use crate::store::versions::Keep;

fn at(store: &Store, path: &str) -> std::path::PathBuf {
    store.drafts_dir().join(path)
}

fn lay_out(store: &Store, files: &[&str]) {
    for file in files {
        let path = at(store, file);
        make_folders(path.parent().expect("a folder"));
        put(&path, b"x");
    }
}

/// The paths below the drafts, in order.
fn below(store: &Store, paths: &[std::path::PathBuf]) -> Vec<String> {
    let strip = |path: &std::path::PathBuf| {
        path.strip_prefix(store.drafts_dir()).expect("below").to_string_lossy().into_owned()
    };
    let mut paths: Vec<String> = paths.iter().map(strip).collect();
    paths.sort();
    paths
}

/// What is in the folder, but for the marks that a draft was removed.
fn left(store: &Store) -> Vec<String> {
    let mut files = trash::tree(store);
    files.retain(|file| !file.starts_with(".som/purged/"));
    files
}

const OF_RIBE: [&str; 9] = [
    ".ribe.ron.17.0123456789abcdef.tmp",
    ".som/here/ribe.mette.vaert",
    ".som/ribe.lock",
    ".som/trash/ribe.1",
    ".som/trash/ribe.2",
    ".som/versions/ribe",
    "ribe.ron",
    "ribe.ron.damaged",
    "ribe.ron.damaged-2",
];

const OF_OTHERS: [&str; 13] = [
    ".ribe-2.ron.17.0123456789abcdef.tmp",
    ".som/here/ribe-2.mette.vaert",
    ".som/here/ribe.v2.mette.vaert",
    ".som/ribe-2.lock",
    ".som/ribe.v2.lock",
    ".som/versions/ribe-2/noter.txt",
    ".som/versions/ribe.v2/noter.txt",
    "noter.txt",
    "ribe-2.ron",
    "ribe-2.ron.damaged",
    "ribe.ron.damaged-x",
    "ribe.v2.ron",
    "xribe.ron",
];

/// What is removed of the draft, where all of it is.
fn purged(store: &Store) -> Vec<PathBuf> {
    let purged = store.purge("ribe").expect("there is something of it");
    purged.rest.expect("all of it can be removed");
    purged.removed
}

#[test]
fn every_trace_of_a_draft_goes_and_none_of_another() {
    let (_folder, store, _) = store_with_draft();
    for _ in 0..2 {
        keep(&store, &written("a", 0, "mette"), Keep::Always);
        store.delete("ribe").expect("deleted");
        store.create("ribe", &draft("ny")).expect("a new draft");
    }
    keep(&store, &written("a", 0, "mette"), Keep::Always);
    lay_out(&store, &OF_OTHERS);
    for of_ribe in OF_RIBE.iter().filter(|path| !at(&store, path).exists()) {
        lay_out(&store, &[of_ribe]);
    }
    let named = store.traces("ribe").expect("a list");
    assert_eq!(below(&store, &named), OF_RIBE);
    let removed = purged(&store);
    assert_eq!(removed, named);
    assert_eq!(left(&store), OF_OTHERS);
}

#[test]
fn copies_in_the_recovery_folder_go_too() {
    let (folder, store, _) = store_with_draft();
    let recovery = folder.path().join("recovery");
    std::fs::create_dir(&recovery).expect("a folder");
    let own = format!("{}17.0123456789abcdef.ron", store.recovery_prefix("ribe"));
    // Those of another draft, and of a draft of that name in another folder.
    let others = [
        format!("{}17.0123456789abcdef.ron", store.recovery_prefix("ribe-2")),
        "ribe.0badcafe.17.0123456789abcdef.ron".to_owned(),
    ];
    for file in others.iter().chain([&own]) {
        put(&recovery.join(file), b"x");
    }
    let store = Store { recovery: Some(recovery.clone()), ..store };
    let removed = purged(&store);
    assert_eq!(removed, [store.path_of("ribe"), recovery.join(own)]);
    assert!(others.iter().all(|file| recovery.join(file).exists()));
    let missing = Store { recovery: Some(folder.path().join("ingen")), ..store }.purge("ribe");
    assert!(matches!(missing, Err(SaveError::Missing)));
}

#[test]
fn a_copy_is_found_where_there_are_no_drafts_at_all() {
    let (folder, store) = store();
    let recovery = folder.path().join("recovery");
    std::fs::create_dir(&recovery).expect("a folder");
    let copy = recovery.join(format!("{}1.0123456789abcdef.ron", store.recovery_prefix("ribe")));
    put(&copy, b"x");
    let store = Store { recovery: Some(recovery), ..store };
    assert_eq!(purged(&store), [copy]);
}

#[test]
fn what_a_killed_export_left_goes_too() {
    let (_folder, store, _) = store_with_draft();
    let number = super::super::owner::own_number();
    let made = store.export("ribe.txt", b"ribe").expect("an export");
    let left = store.exports_dir().join(format!(".som-export.2147483647.{number}.tmp"));
    let running = store.exports_dir().join(format!(".som-export.{}.{number}.tmp", std::process::id()));
    put(&left, b"ribe");
    put(&running, b"ribe");
    assert_eq!(store.traces("odense").expect("a list"), [] as [std::path::PathBuf; 0]);
    assert_eq!(purged(&store), [store.path_of("ribe"), left.clone()]);
    assert!(!left.exists() && running.exists() && made.exists());
}

#[test]
fn a_draft_that_is_only_in_the_trash_can_be_purged() {
    let (_folder, store, _) = store_with_draft();
    store.delete("ribe").expect("deleted");
    assert_eq!(below(&store, &purged(&store)), [".som/trash/ribe.1"]);
    assert!(matches!(store.purge("ribe"), Err(SaveError::Missing)));
}

#[test]
fn nothing_outside_is_removed() {
    let (folder, store, _) = store_with_draft();
    let outside = folder.path().join("udenfor");
    std::fs::create_dir(&outside).expect("a folder");
    put(&outside.join("ribe.ron"), b"urort");
    remove(&store.path_of("ribe"));
    symlink(outside.join("ribe.ron"), store.path_of("ribe")).expect("a link");
    make_folders(&at(&store, ".som/versions"));
    symlink(&outside, at(&store, ".som/versions/ribe")).expect("a link");
    let removed = purged(&store);
    assert_eq!(below(&store, &removed), [".som/versions/ribe", "ribe.ron"]);
    assert_eq!(bytes(&outside.join("ribe.ron")), b"urort");
    for name in ["..", "../udenfor", "a/b", ""] {
        assert!(matches!(store.purge(name), Err(SaveError::Name(_))), "{name}");
    }
}

#[test]
fn what_can_be_removed_is_removed_though_something_cannot() {
    let (_folder, store, _) = store_with_draft();
    lay_out(&store, &["ribe.ron.damaged", ".som/versions/ribe/a/b/c/d/e/f/g/h/i/for-dybt.txt"]);
    let purged = store.purge("ribe").expect("some of it can be removed");
    let error = purged.rest.expect_err("a folder that som never made");
    assert_eq!(below(&store, &purged.removed), ["ribe.ron", "ribe.ron.damaged"]);
    let is_it = |error: &io::Error| Errno::from_io_error(error) == Some(Errno::NAMETOOLONG);
    assert!(matches!(&error, SaveError::Io(error) if is_it(error)), "{error:?}");
    assert_eq!(left(&store), [".som/versions/ribe/a/b/c/d/e/f/g/h/i/for-dybt.txt"]);
}

#[test]
fn what_was_removed_is_gone_from_the_disk_too() {
    let (_folder, store, _) = store_with_draft();
    keep(&store, &written("a", 0, "mette"), Keep::Always);
    let (watched, steps) = watched(&store);
    purged(&watched);
    let steps = steps.lock().expect("no panic");
    // The mark comes before.
    assert_eq!(steps[steps.len() - 2..], [WriteStep::SyncFolder, WriteStep::SyncFolder]);
}

#[test]
fn the_mark_of_a_purge_says_nothing_of_the_draft_and_goes_after_ten_minutes() {
    let (_folder, store, _) = store_with_draft();
    purged(&store);
    let [mark] = &trash::tree(&store)[..] else { panic!("one mark") };
    assert!(!mark.contains("ribe") && bytes(&at(&store, mark)).is_empty(), "{mark}");
    let made: DateTime<chrono::Utc> =
        at(&store, mark).metadata().and_then(|mark| mark.modified()).expect("a time").into();
    store.sweep_marks(made + TimeDelta::minutes(9));
    assert_eq!(trash::tree(&store).len(), 1);
    store.sweep_marks(made + TimeDelta::minutes(10));
    assert_eq!(trash::tree(&store), [""; 0]);
}
