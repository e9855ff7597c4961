//! The window changes its size.

use std::time::Duration;

use crate::folder::{ANSWER, Folder};
use crate::terminal::Screen;

#[test]
fn a_window_made_small_and_large_again_is_drawn_anew() {
    let text =
        "Beslutningen er truffet på et møde i går, hvor både børn og ældre var på dagsordenen. Så ".repeat(3);
    let folder = Folder::with_answer(text.trim_end());
    let Some(mut som) = folder.open() else { return };
    som.shows("Trin 2 af 6");
    som.resize(60, 16);
    som.until("a frame of 60 columns", |screen| screen.has("F1 Hjælp") && screen.is_drawn_across(60));
    som.types(" æ");
    som.resize(30, 8);
    som.shows("Vinduet er for lille");
    som.types("ø");
    som.resize(1, 1);
    som.types("å");
    som.resize(120, 40);
    som.until("a wide frame", |screen| screen.has(" æøå") && screen.is_drawn_across(120));
    som.resize(80, 24);
    // At rest: saved, and the length told that the last letters made.
    let is_at_rest = |screen: &Screen| screen.has("Gemt 05.59") && screen.has("3 linjer · 22 tilbage");
    som.until("the frame as at first", |screen| {
        screen.has(" æøå") && screen.is_drawn_across(80) && is_at_rest(screen)
    });
    let (text_now, cursor) = som.look(|screen| (screen.text(), screen.cursor()));
    som.quits();
    assert_eq!(folder.answer(ANSWER), format!("{} æøå", text.trim_end()));

    let mut fresh = folder.open().expect("another terminal");
    // That one goes on from an earlier time is said until the first key: End, where the caret is already.
    fresh.shows("Fortsat fra");
    fresh.types("\u{1b}[F");
    fresh.until("the same frame", |screen| screen.text() == text_now && screen.cursor() == cursor);
}

#[test]
fn a_window_that_changes_while_the_program_starts_is_drawn_in_its_new_size() {
    let folder = Folder::with_answer("Åen løber");
    for columns in 60..68 {
        let Some(mut som) = folder.start(&["open", "aarhus"], (80, 24)) else { return };
        som.until("the start of a frame", |screen| !screen.text().is_empty());
        som.resize(columns, 20);
        let is_new = |screen: &Screen| screen.is_drawn_across(columns) && screen.has("Åen løber");
        som.until("a frame of the new size", is_new);
        som.quits();
    }
}

#[test]
fn a_window_of_any_size_takes_little_memory() {
    let folder = Folder::with_answer("Åen løber");
    let Some(mut som) = folder.open() else { return };
    som.shows("Åen løber");
    let before = som.peak_memory();
    for size in [(6_000, 6_000), (65_535, 65_535), (80, 24)] {
        som.claims_size(size.0, size.1);
        som.types("æ");
        som.settles(Duration::from_millis(300));
    }
    som.shows("løberæææ");
    let grown = som.peak_memory() - before;
    assert!(grown < 20_000, "{grown} kB more than {before} kB");
    som.quits();
}
