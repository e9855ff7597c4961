//! The folders that are made where they are missing: whose they are, and that they are on disk.

use super::*;

#[test]
fn all_folders_that_are_made_are_the_groups_in_a_shared_one_and_the_users_elsewhere() {
    let (folder, _) = store();
    let mode = |path: &str| folder.path().join(path).metadata().expect("it is there").mode() & 0o7777;
    let folders = ["team", "team/som", "team/som/drafts"];
    Store::new(folder.path().join("team/som"), Forms::built_in())
        .create("ribe", &draft(""))
        .expect("a new draft");
    assert_eq!(folders.map(mode), [0o700; 3]);
    let shared = folder.path().join("shared");
    std::fs::create_dir(&shared).expect("a folder");
    std::fs::set_permissions(&shared, Permissions::from_mode(0o2770)).expect("a mode");
    Store::new(shared.join("team/som"), Forms::built_in()).create("ribe", &draft("")).expect("a new draft");
    assert_eq!(folders.map(|path| mode(&format!("shared/{path}"))), [0o2770; 3]);
}

#[test]
fn each_folder_that_is_made_is_on_disk_in_the_one_that_it_is_in() {
    let (folder, _) = store();
    let synced = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&synced);
    let hook = WriteHook::new_in(move |path, step| {
        if step == WriteStep::SyncFolder {
            noted.lock().expect("no panic").push(path.to_owned());
        }
        Ok(())
    });
    Folder::open_or_make(&folder.path().join("a/b/c"), &hook).expect("a folder");
    let expected = ["", "a", "a/b"].map(|path| folder.path().join(path));
    let same =
        |(one, other): (&std::path::PathBuf, &std::path::PathBuf)| one.components().eq(other.components());
    let synced = synced.lock().expect("no panic");
    assert!(synced.len() == 3 && synced.iter().zip(&expected).all(same), "{synced:?}");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test plays the disk that is taken away")]
fn a_folder_that_goes_away_gets_its_text_once_it_is_back() {
    let (folder, store, mut base) = store_with_draft();
    let store = store.with_state_dir(Some(folder.path().join("state")));
    let (drafts, away) = (store.drafts_dir(), folder.path().join("væk"));
    for is_another_there in [false, true] {
        std::fs::rename(&drafts, &away).expect("the disk goes");
        if is_another_there {
            std::fs::create_dir(&drafts).expect("what is under the disk");
        }
        let typed = format!("skrevet {is_another_there}");
        let error = store.save_typed("ribe", &draft(&typed), &mut base).expect_err("no folder");
        assert_eq!(error.cause(&Words::new(Lang::Da)), "mappen med kladder er væk");
        assert!(store.load("ribe").is_err() && store.create("ny", &draft("")).is_err());
        assert!(store.delete("ribe").is_err() && store.scratch("x").is_err());
        let made = std::fs::read_dir(&drafts).map_or(0, Iterator::count);
        assert_eq!((drafts.exists(), made), (is_another_there, 0), "nothing is made in its place");
        let _ = std::fs::remove_dir(&drafts);
        std::fs::rename(&away, &drafts).expect("it is back");
        let saved = store.save_typed("ribe", &draft(&typed), &mut base).expect("the next try");
        base = Base::new(saved.draft, saved.revision);
        assert_eq!(motivation(&store, "ribe"), typed);
    }
    let after = Store::new(store.data_dir().to_owned(), Forms::built_in())
        .with_state_dir(Some(folder.path().join("state")));
    assert_eq!(after.open("ribe").expect("the draft").recovered, None);
}
