//! Keys that end or stop other programs, and the user's own editor.

use crate::folder::{ANSWER, Folder};
use crate::terminal::{ESC, Terminal};

#[test]
fn control_keys_neither_end_nor_stop_it() {
    let folder = Folder::with_answer("Åen");
    let Some(mut som) = folder.open() else { return };
    som.types(" løber");
    som.shows("Åen løber");
    // Ctrl-C, Ctrl-S, Ctrl-Q, Ctrl-\ and Ctrl-D, with a letter after each.
    som.types("\x03æ\x13ø\x11å\x1cÆ\x04Ø");
    som.shows("Åen løberæøåÆØ");
    // Ctrl-Z takes back, Ctrl-Y does it again.
    som.types("\x1a");
    som.until("the last words to go", |screen| !screen.has("ÆØ"));
    som.types("\x19");
    som.shows("Åen løberæøåÆØ");
    assert_ne!(som.state(), 'T');
    som.quits();
    assert_eq!(folder.answer(ANSWER), "Åen løberæøåÆØ");
}

/// A folder whose editor is a script of these lines; `$1` is the file.
#[expect(clippy::disallowed_methods, reason = "a test lays out what is on the disk")]
fn folder_with_editor(script: &str) -> Folder {
    let folder = Folder::with_answer("Åen løber");
    let path = folder.path("editor.sh");
    std::fs::write(&path, script).expect("a script");
    let editor = format!("/bin/sh {}", path.display());
    folder.with("EDITOR", editor)
}

fn edits_outside(som: &mut Terminal) {
    som.types(ESC);
    som.shows("E Egen editor");
    som.types("e");
}

#[test]
fn a_text_from_the_users_own_editor_arrives() {
    let folder = folder_with_editor("printf '\\nTilføjet på søen\\n' >> \"$1\"\n");
    let Some(mut som) = folder.open() else { return };
    edits_outside(&mut som);
    som.shows("Tilføjet på søen");
    som.types("!");
    som.shows("Tilføjet på søen!");
    som.quits();
    assert_eq!(folder.answer(ANSWER), "Åen løber\nTilføjet på søen!");
}

#[test]
fn the_editor_has_the_terminal_to_itself() {
    let folder = folder_with_editor("printf 'Skriv: '\nread -r linje\nprintf '%s' \"$linje\" > \"$1\"\n");
    let Some(mut som) = folder.open() else { return };
    edits_outside(&mut som);
    som.until("the editor", |screen| screen.has("Skriv:") && screen.is_given_back());
    som.types("Blåbær på ø\n");
    som.until("the text to come back", |screen| screen.has("Blåbær på ø") && screen.has("Trin 2 af 6"));
    som.quits();
    assert_eq!(folder.answer(ANSWER), "Blåbær på ø");
}

#[test]
fn an_editor_that_fails_changes_nothing() {
    let folder = folder_with_editor("printf 'væk' > \"$1\"\nexit 1\n");
    let Some(mut som) = folder.open() else { return };
    edits_outside(&mut som);
    som.shows("Din teksteditor kunne ikke bruges");
    som.shows("Åen løber");
    som.quits();
    assert_eq!(folder.answer(ANSWER), "Åen løber");
}

#[test]
fn a_line_that_drops_while_the_editor_is_open_ends_both() {
    let folder = folder_with_editor("printf 'Skriv: '\nread -r linje\n");
    let Some(mut som) = folder.open() else { return };
    som.types(" æ");
    som.shows("Åen løber æ");
    edits_outside(&mut som);
    som.shows("Skriv:");
    som.hangs_up();
    assert_eq!(folder.answer(ANSWER), "Åen løber æ");
}
