//! Pastes, with and without their marks.

use rustix::process::Signal;

use crate::folder::{ANSWER, Folder};
use crate::terminal::Terminal;

fn pastes(som: &mut Terminal, text: &str) {
    som.types(&format!("\x1b[200~{text}\x1b[201~"));
}

/// Danish prose of at least so many bytes, ending in a mark of its own.
fn prose(bytes: usize) -> String {
    let sentences = (1..).map(|number| format!("{number} røde æbler på åen. "));
    let mut length = 0;
    let enough = sentences.take_while(|sentence| {
        let is_wanted = length < bytes;
        length += sentence.len();
        is_wanted
    });
    enough.collect::<String>() + "SLUTNING."
}

#[test]
fn all_line_ends_become_paragraphs_and_control_characters_go() {
    let folder = Folder::with_answer("");
    let Some(mut som) = folder.open() else { return };
    pastes(&mut som, "Første\rAnden\r\nTredje\nFjerde\tæ\x1b[31mø\x1bOPå\x07");
    som.shows("Fjerde æ[31møOPå");
    som.types("!");
    som.shows("OPå!");
    som.quits();
    assert_eq!(folder.answer(ANSWER), "Første\nAnden\nTredje\nFjerde æ[31møOPå!");
}

#[test]
fn a_paste_is_one_step_to_undo() {
    let folder = Folder::with_answer("Åen");
    let Some(mut som) = folder.open() else { return };
    pastes(&mut som, " løber\nmod søen");
    som.shows("mod søen");
    som.types("\x1a");
    som.until("the paste to go", |screen| !screen.has("søen") && !screen.has("løber"));
    som.quits();
    assert_eq!(folder.answer(ANSWER), "Åen");
}

#[test]
fn five_kilobytes_without_marks_arrive_whole() {
    let folder = Folder::with_answer("");
    let Some(mut som) = folder.open() else { return };
    let text = prose(5_000);
    som.types(&text);
    som.shows("SLUTNING.");
    som.quits();
    assert_eq!(folder.answer(ANSWER), text);
}

#[test]
fn lines_without_marks_arrive_as_paragraphs() {
    let folder = Folder::with_answer("");
    let Some(mut som) = folder.open() else { return };
    let text = vec![prose(120); 30].join("\n");
    som.types(&text.replace('\n', "\r"));
    som.until("the last line", |screen| screen.has("60 linjer"));
    som.quits();
    assert_eq!(folder.answer(ANSWER), text);
}

#[test]
fn a_hundred_kilobytes_arrive_whole() {
    let folder = Folder::with_answer("");
    let Some(mut som) = folder.open() else { return };
    let text = prose(100_000);
    pastes(&mut som, &text);
    som.shows("SLUTNING.");
    som.quits();
    assert_eq!(folder.answer(ANSWER), text);
}

#[test]
fn a_paste_without_an_end_does_not_keep_the_program_from_ending() {
    let folder = Folder::with_answer("Åen");
    let Some(mut som) = folder.open() else { return };
    som.types(" løber");
    som.shows("Åen løber");
    som.types(&format!("\x1b[200~{}", prose(3_000)));
    som.signal(Signal::TERM);
    assert_eq!(som.ends_soon(), 143);
    assert!(folder.answer(ANSWER).starts_with("Åen løber"));
}

#[test]
fn a_paste_without_an_end_does_not_outlive_its_line() {
    let folder = Folder::with_answer("Åen");
    let Some(mut som) = folder.open() else { return };
    som.types(" løber");
    som.shows("Åen løber");
    som.types("\x1b[200~halvt æ");
    som.hangs_up();
    assert!(folder.answer(ANSWER).starts_with("Åen løber"));
}

#[test]
fn a_paste_in_a_field_of_one_line_stays_in_it() {
    let folder = Folder::with_place("navn", "");
    let Some(mut som) = folder.open() else { return };
    pastes(&mut som, "\nÅse\r\nSørensen\n");
    som.shows("Åse Sørensen");
    som.types("-Bæk");
    som.shows("Åse Sørensen-Bæk");
    som.quits();
    assert_eq!(folder.answer("navn"), "Åse Sørensen-Bæk");
    assert_eq!(folder.answer("stilling"), "");
}

#[test]
fn a_raw_line_feed_is_a_new_paragraph() {
    let folder = Folder::with_answer("Åen løber");
    let Some(mut som) = folder.open() else { return };
    som.types("\n");
    som.types("Søen står");
    som.shows("Søen står");
    som.types("\n");
    som.quits();
    assert_eq!(folder.answer(ANSWER), "Åen løber\nSøen står\n");
}
