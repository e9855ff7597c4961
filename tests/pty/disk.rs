//! The drafts' folder goes and comes back while someone types.

use rustix::process::Signal;

use crate::folder::{ANSWER, Folder};

/// Puts a file in the place of the folder: who is root may write in any folder, but not in a file.
#[expect(clippy::disallowed_methods, reason = "a test breaks what the program relies on")]
fn take_folder(folder: &Folder) {
    std::fs::rename(folder.store().drafts_dir(), folder.path("væk")).expect("it goes");
    std::fs::write(folder.store().drafts_dir(), "en fil").expect("a file");
}

#[expect(clippy::disallowed_methods, reason = "a test mends what it broke")]
fn give_folder_back(folder: &Folder) {
    std::fs::remove_file(folder.store().drafts_dir()).expect("the file goes");
    std::fs::rename(folder.path("væk"), folder.store().drafts_dir()).expect("it comes back");
}

#[test]
fn a_folder_that_goes_is_told_and_when_it_is_back_all_is_saved() {
    let folder = Folder::with_answer("Åen");
    let Some(mut som) = folder.open() else { return };
    take_folder(&folder);
    som.types(" løber");
    som.shows("IKKE GEMT");
    som.types(" mod søen");
    som.shows("Åen løber mod søen");
    give_folder_back(&folder);
    som.until("a save", |screen| !screen.has("IKKE GEMT") && screen.has("Gemt "));
    som.quits();
    assert_eq!(folder.answer(ANSWER), "Åen løber mod søen");
}

#[test]
fn leaving_without_a_folder_asks_first() {
    let folder = Folder::with_answer("Åen");
    let Some(mut som) = folder.open() else { return };
    take_folder(&folder);
    som.types(" ø");
    som.shows("IKKE GEMT");
    som.types(crate::terminal::F10);
    som.shows("Vil du afslutte uden at gemme?");
    som.types("n");
    som.until("the question to go", |screen| !screen.has("Vil du afslutte"));
    som.shows("Åen ø");
    give_folder_back(&folder);
    som.until("a save", |screen| !screen.has("IKKE GEMT"));
    som.quits();
    assert_eq!(folder.answer(ANSWER), "Åen ø");
}

#[test]
fn a_folder_that_is_gone_does_not_keep_it_from_ending() {
    let folder = Folder::with_answer("Åen");
    let Some(mut som) = folder.open() else { return };
    take_folder(&folder);
    som.types(" ø");
    som.shows("IKKE GEMT");
    som.signal(Signal::TERM);
    assert_eq!(som.ends_soon(), 143);
    assert!(som.is_given_back());
    give_folder_back(&folder);
    assert_eq!(folder.answer(ANSWER), "Åen");
}
