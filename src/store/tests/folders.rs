//! The folders that are made where they are missing: whose they are, and that they are on disk.

use super::*;

#[test]
fn all_folders_that_are_made_are_the_groups_in_a_shared_one_and_the_users_elsewhere() {
    let (folder, _) = store();
    let mode = |path: &str| folder.path().join(path).metadata().expect("it is there").mode() & 0o7777;
    let folders = ["team", "team/som", "team/som/drafts"];
    Store::new(folder.path().join("team/som"), som()).create("ribe", &draft("")).expect("a new draft");
    assert_eq!(folders.map(mode), [0o700; 3]);
    let shared = folder.path().join("shared");
    std::fs::create_dir(&shared).expect("a folder");
    std::fs::set_permissions(&shared, Permissions::from_mode(0o2770)).expect("a mode");
    Store::new(shared.join("team/som"), som()).create("ribe", &draft("")).expect("a new draft");
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
