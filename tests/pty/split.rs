//! Escape sequences that the line splits: never text, never a command that was not meant.

use std::time::Duration;

use crate::folder::{ANSWER, Folder};
use crate::terminal::{ESC, Terminal};

const TEXT: &str = "Første række på åen\nAnden række";

/// Waits of the program for the rest of a sequence end a little later than this.
const LONGEST_GAP: Duration = Duration::from_millis(340);

/// Sends an arrow up, F1 and F8, byte by byte.
fn keys_split_by(gap_ms: u64) {
    let gap = Duration::from_millis(gap_ms);
    let folder = Folder::with_answer(TEXT);
    let Some(mut som) = folder.open() else { return };
    som.until("the cursor at the end", |screen| screen.cursor() == (12, 10));
    som.sends_slowly(b"\x1b[A", gap);
    som.until("the cursor a row higher", |screen| screen.cursor() == (12, 9));
    // On a busy machine a gap may come out longer than any line makes it; then an O is an O.
    if som.sends_slowly(b"\x1bOP", gap) < LONGEST_GAP {
        som.shows("Virker altid");
    }
    close_overlay(&mut som);
    som.sends_slowly(b"\x1b[19~", gap);
    som.shows("Trin 3 af 6");
    som.quits();
    assert_eq!(folder.answer(ANSWER), TEXT);
    assert_eq!(folder.answer("kendskab"), "");
}

/// Closes help or the overview.
fn close_overlay(som: &mut Terminal) {
    som.types(ESC);
    som.until("the step", |screen| screen.has("Trin 2 af 6") && !screen.has("Virker altid"));
}

#[test]
fn keys_that_come_in_bytes_50_ms_apart_are_keys() {
    keys_split_by(50);
}

#[test]
fn keys_that_come_in_bytes_150_ms_apart_are_keys() {
    keys_split_by(150);
}

#[test]
fn keys_that_come_in_bytes_300_ms_apart_are_keys() {
    keys_split_by(300);
}

#[test]
fn keys_that_come_in_two_parts_are_keys() {
    let folder = Folder::with_answer(TEXT);
    let Some(mut som) = folder.open() else { return };
    som.until("the cursor at the end", |screen| screen.cursor() == (12, 10));
    let gap = Duration::from_millis(120);
    for at in 1..3 {
        som.sends_in_two(b"\x1b[A", at, gap);
        som.until("the cursor a row higher", |screen| screen.cursor() == (12, 9));
        som.sends_in_two(b"\x1bOB", at, gap);
        som.until("the cursor back", |screen| screen.cursor() == (12, 10));
    }
    for at in 1..5 {
        som.sends_in_two(b"\x1b[19~", at, gap);
        som.shows("Trin 3 af 6");
        som.sends_in_two(b"\x1b[18~", at, gap);
        som.shows("Trin 2 af 6");
    }
    som.quits();
    assert_eq!(folder.answer(ANSWER), TEXT);
}

#[test]
fn the_marks_of_a_paste_may_be_split_too() {
    let folder = Folder::with_answer("");
    let Some(mut som) = folder.open() else { return };
    som.sends_slowly(b"\x1b[200~", Duration::from_millis(60));
    som.types("Rådhuset\rnæste");
    som.sends_slowly(b"\x1b[201~", Duration::from_millis(60));
    som.types(" ø");
    som.shows("næste ø");
    som.quits();
    assert_eq!(folder.answer(ANSWER), "Rådhuset\nnæste ø");
}

#[test]
fn a_letter_split_within_itself_is_one_letter() {
    let folder = Folder::with_answer("");
    let Some(mut som) = folder.open() else { return };
    som.sends_slowly("Åø".as_bytes(), Duration::from_millis(60));
    som.shows("Åø");
    som.quits();
    assert_eq!(folder.answer(ANSWER), "Åø");
}

#[test]
fn escape_alone_opens_the_menu_and_a_letter_chooses() {
    let folder = Folder::with_answer("Åen");
    let Some(mut som) = folder.open() else { return };
    som.types(ESC);
    som.shows("Menu: tryk på et bogstav");
    som.types("n");
    som.shows("Trin 3 af 6");
    // All in one go is what a terminal sends for Alt with a letter.
    som.types("\x1bf");
    som.shows("Trin 2 af 6");
    som.types(ESC);
    som.shows("Menu: tryk på et bogstav");
    som.types(ESC);
    som.until("the menu to close", |screen| !screen.has("Menu: tryk"));
    som.types(" æ");
    som.shows("Åen æ");
    som.quits();
    assert_eq!(folder.answer(ANSWER), "Åen æ");
}

#[test]
fn a_key_split_on_a_screen_that_esc_leaves_is_that_key_there() {
    let folder = Folder::with_answer("Åen");
    let Some(mut som) = folder.open() else { return };
    som.types("\x1bm");
    som.shows("Møder og frister");
    som.sends_slowly(b"\x1b[C", Duration::from_millis(200));
    som.until("the next month", |screen| screen.has("december 2023"));
    som.types(ESC);
    som.until("the answer", |screen| screen.has("Trin 2 af 6") && !screen.has("Møder og frister"));
    som.quits();
    assert_eq!(folder.answer(ANSWER), "Åen");
}
