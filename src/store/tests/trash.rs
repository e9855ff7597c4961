//! Deleting and taking back: nothing is lost, nothing meets, nothing outside is touched.

use super::versions::{keep, told, watched, written};
use super::*;
use crate::store::versions::Keep;

fn store_with_version() -> (TempDir, Store) {
    let (folder, store, _) = store_with_draft();
    keep(&store, &written("a", -60, "jonas"), Keep::Always);
    (folder, store)
}

fn trashed(store: &Store) -> Vec<String> {
    store.trashed().expect("a list").into_iter().map(|trashed| trashed.id).collect()
}

/// Removes all for good that is in the trash now.
fn empty(store: &Store) -> Result<usize, SaveError> {
    store.empty_trash(&store.trashed().expect("a list"))
}

/// A deleted draft of this id, which nothing is known of.
fn of_id(id: &str) -> Trashed {
    Trashed { id: id.to_owned(), name: "ribe".to_owned(), draft: None, deleted: None, deleted_by: None }
}

/// Everything below the drafts, by its path.
pub(super) fn tree(store: &Store) -> Vec<String> {
    fn collect(folder: &Path, root: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() && !path.is_symlink() {
                collect(&path, root, found);
            } else {
                found.push(path.strip_prefix(root).expect("below").to_string_lossy().into_owned());
            }
        }
    }
    let mut found = Vec::new();
    collect(&store.drafts_dir(), &store.drafts_dir(), &mut found);
    found.sort();
    found
}

#[test]
fn a_deleted_draft_is_in_the_trash_and_comes_back_with_its_versions() {
    let (_folder, store) = store_with_version();
    let before = (bytes(&store.path_of("ribe")), tree(&store));
    store.delete("ribe").expect("deleted");
    assert!(store.list().expect("a list").is_empty());
    assert_eq!(store.versions("ribe").expect("a list"), [], "they went with it");
    let list = store.trashed().expect("a list");
    assert_eq!((list[0].id.as_str(), list[0].name.as_str(), list.len()), ("ribe.1", "ribe", 1));
    assert!(list[0].draft.as_ref().is_some_and(|trashed| trashed.says_the_same(&draft("før"))));
    assert_eq!(store.undelete("ribe.1").expect("back"), "ribe");
    assert_eq!((bytes(&store.path_of("ribe")), tree(&store)), before);
    assert_eq!((told(&store), trashed(&store)), (vec!["a".to_owned()], vec![]));
}

#[test]
fn a_new_draft_of_the_same_name_has_no_past() {
    let (_folder, store) = store_with_version();
    store.delete("ribe").expect("deleted");
    store.create("ribe", &draft("ny")).expect("a new draft");
    assert_eq!(store.versions("ribe").expect("a list"), []);
    store.delete("ribe").expect("deleted");
    assert_eq!(trashed(&store), ["ribe.2", "ribe.1"], "the last deleted first");
    store.create("ribe", &draft("nyere")).expect("a new draft");
    assert_eq!(store.undelete("ribe.1").expect("back"), "ribe-2");
    assert_eq!((motivation(&store, "ribe"), motivation(&store, "ribe-2")), ("nyere".into(), "før".into()));
    assert_eq!(store.versions("ribe-2").expect("versions").len(), 1);
    assert_eq!(trashed(&store), ["ribe.2"]);
}

#[test]
fn a_name_stands_for_the_one_deleted_last() {
    let (_folder, store) = store_with_version();
    store.delete("ribe").expect("deleted");
    store.create("ribe", &draft("ny")).expect("a new draft");
    store.delete("ribe").expect("deleted");
    assert_eq!(store.undelete("ribe").expect("back"), "ribe");
    assert_eq!(motivation(&store, "ribe"), "ny");
    for id in ["", "ribe.9", "rib", "../ribe.1", "ribe.1/", "/etc"] {
        assert!(matches!(store.undelete(id), Err(SaveError::Missing)), "{id}");
    }
}

#[test]
fn versions_that_the_name_has_already_are_joined() {
    let (_folder, store) = store_with_version();
    keep(&store, &written("begge", -30, "jonas"), Keep::Always);
    store.delete("ribe").expect("deleted");
    keep(&store, &written("begge", -30, "jonas"), Keep::Always);
    keep(&store, &written("ny", -20, "jonas"), Keep::Always);
    store.undelete("ribe").expect("back");
    assert_eq!(told(&store), ["begge", "a", "ny"]);
    assert!(!tree(&store).iter().any(|path| path.contains("trash")));
}

#[test]
fn what_cannot_be_read_can_be_deleted() {
    let (_folder, store) = store_with_version();
    put(&store.path_of("ribe"), b"halv");
    store.delete("ribe").expect("deleted");
    assert_eq!(store.trashed().expect("a list")[0].draft, None);
    store.undelete("ribe").expect("back");
    assert_eq!(bytes(&store.path_of("ribe")), b"halv");
}

#[test]
fn of_a_link_the_link_itself_is_moved() {
    let (folder, store) = store_with_version();
    let outside = folder.path().join("udenfor");
    put(&outside, b"urort");
    symlink(&outside, store.path_of("link")).expect("a link");
    store.delete("link").expect("deleted");
    assert_eq!((files(&store), trashed(&store)), (vec!["ribe.ron".into()], vec!["link.1".to_owned()]));
    assert_eq!(empty(&store).expect("emptied"), 1);
    assert_eq!(bytes(&outside), b"urort");
}

#[test]
fn a_folder_or_nothing_is_not_deleted() {
    let (_folder, store) = store_with_version();
    std::fs::create_dir(store.path_of("mappe")).expect("a folder");
    assert!(matches!(store.delete("mappe"), Err(SaveError::NotAFile)));
    assert!(matches!(store.delete("ingen"), Err(SaveError::Missing)));
    assert!(matches!(store.delete("../ribe"), Err(SaveError::Name(_))));
    assert!(!store.drafts_dir().join(".som/trash").exists());
    let (_folder, empty) = self::store();
    assert!(matches!(empty.delete("ribe"), Err(SaveError::Missing)));
    assert_eq!(
        (empty.trashed().expect("a list"), empty.empty_trash(&[of_id("ribe.1")]).expect("nothing")),
        (vec![], 0)
    );
}

#[test]
fn a_delete_that_fails_leaves_all_as_it_was() {
    for nth in 0..2 {
        let (_folder, store) = store_with_version();
        let before = tree(&store);
        let count = Mutex::new(0);
        let hook = WriteHook::new(move |at| {
            let mut count = count.lock().expect("no panic");
            *count += usize::from(at == WriteStep::Rename);
            if at == WriteStep::Rename && *count == nth + 1 { Err(Errno::IO.into()) } else { Ok(()) }
        });
        let failing = Store { hook, ..store.clone() };
        failing.delete("ribe").expect_err("a failing disk");
        assert_eq!((tree(&store), trashed(&store)), (before, vec![]), "rename {nth}");
        assert!(!store.drafts_dir().join(".som/trash/ribe.1").exists());
        failing.delete("ribe").expect("the next try");
        assert_eq!(trashed(&store), ["ribe.1"]);
    }
}

#[test]
fn an_undelete_that_fails_leaves_all_as_it_was() {
    for nth in 0..2 {
        let (_folder, store) = store_with_version();
        store.delete("ribe").expect("deleted");
        let before = tree(&store);
        let count = Mutex::new(0);
        let hook = WriteHook::new(move |at| {
            let mut count = count.lock().expect("no panic");
            *count += usize::from(at == WriteStep::Rename);
            if at == WriteStep::Rename && *count == nth + 1 { Err(Errno::IO.into()) } else { Ok(()) }
        });
        let failing = Store { hook, ..store.clone() };
        failing.undelete("ribe").expect_err("a failing disk");
        assert_eq!(tree(&store), before, "rename {nth}");
        failing.undelete("ribe").expect("the next try");
        assert_eq!((motivation(&store, "ribe").as_str(), told(&store).len()), ("før", 1));
    }
}

#[test]
fn an_emptied_trash_holds_nothing_and_leaves_what_som_did_not_put_there() {
    let (_folder, store) = store_with_version();
    store.delete("ribe").expect("deleted");
    store.create("ribe", &draft("ny")).expect("a new draft");
    store.delete("ribe").expect("deleted");
    put(&store.drafts_dir().join(".som/trash/noter.txt"), b"x");
    assert_eq!(empty(&store).expect("emptied"), 2);
    assert_eq!((trashed(&store), tree(&store)), (vec![], vec![".som/trash/noter.txt".to_owned()]));
    assert_eq!(empty(&store).expect("nothing"), 0);
}

#[test]
fn what_was_deleted_after_the_question_stays() {
    let (_folder, store) = store_with_version();
    store.delete("ribe").expect("deleted");
    let asked = store.trashed().expect("a list");
    store.create("ribe", &draft("ny")).expect("a new draft");
    store.delete("ribe").expect("a colleague deletes");
    assert_eq!(store.empty_trash(&asked).expect("emptied"), 1);
    assert_eq!(trashed(&store), ["ribe.2"]);
    let others = ["../ribe", "ribe", ""].map(of_id);
    assert_eq!(store.empty_trash(&others).expect("nothing"), 0);
    assert_eq!(trashed(&store), ["ribe.2"]);
}

#[test]
fn another_draft_that_has_the_id_now_stays() {
    let (_folder, store) = store_with_version();
    let id = store.delete("ribe").expect("deleted");
    let asked = store.trashed().expect("a list");
    store.undelete(&id).expect("it is back");
    let (was, revision) = store.load("ribe").expect("the draft");
    store.save("ribe", &draft("ny"), &mut Base::new(was, revision)).expect("saved");
    assert_eq!(store.delete("ribe").expect("deleted again"), id, "the id is free again");
    assert_eq!(store.empty_trash(&asked).expect("nothing"), 0);
    assert_eq!(trashed(&store), [id]);
    assert_eq!(empty(&store).expect("emptied"), 1);
}

#[test]
fn deletions_at_once_do_not_meet() {
    let (_folder, store, _) = store_with_draft();
    let deleters: Vec<_> = (0..3)
        .map(|who| {
            let store = store.clone();
            std::thread::spawn(move || {
                for turn in 0..10 {
                    let name = format!("k{who}");
                    store.create(&name, &draft(&format!("{who}.{turn}"))).expect("a new draft");
                    store.delete(&name).expect("deleted");
                }
            })
        })
        .collect();
    for deleter in deleters {
        deleter.join().expect("no panic");
    }
    let texts: std::collections::BTreeSet<String> = store
        .trashed()
        .expect("a list")
        .into_iter()
        .map(|trashed| trashed.draft.expect("a draft").answer(&FieldId::new("motivation")).to_owned())
        .collect();
    assert_eq!(texts.len(), 30);
}

#[test]
fn the_trash_is_the_users_own() {
    let (_folder, store) = store_with_version();
    store.delete("ribe").expect("deleted");
    let mode = |path: &str| store.drafts_dir().join(path).metadata().expect("it is there").mode() & 0o7777;
    assert_eq!((mode(".som/trash"), mode(".som/trash/ribe.1")), (0o700, 0o700));
    assert_eq!(mode(".som/trash/ribe.1/ribe.ron"), 0o600);
}

#[test]
fn what_was_moved_is_on_disk_in_both_folders() {
    let (_folder, store) = store_with_version();
    store.delete("ribe").expect("deleted");
    store.undelete("ribe").expect("back");
    let (watched, steps) = watched(&store);
    let syncs_after_the_last_move = || {
        let mut steps = steps.lock().expect("no panic");
        let syncs = steps.iter().rev().take_while(|step| **step == WriteStep::SyncFolder).count();
        steps.clear();
        syncs
    };
    watched.delete("ribe").expect("deleted");
    assert_eq!(syncs_after_the_last_move(), 4, "versions, the deletion, the trash and the drafts");
    watched.undelete("ribe").expect("back");
    assert_eq!(syncs_after_the_last_move(), 3, "versions, the drafts and the trash");
    watched.delete("ribe").expect("deleted");
    syncs_after_the_last_move();
    empty(&watched).expect("emptied");
    assert_eq!(syncs_after_the_last_move(), 1);
}
