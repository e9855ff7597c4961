//! The ways to end it from outside: the line drops, a signal comes. What was typed is on the disk, and the process
//! is gone.

use std::time::Duration;

use rustix::process::Signal;

use crate::folder::{ANSWER, Folder};
use crate::terminal::{CTRL_L, ENTER, F8, F10, LEFT, TAB, UP};

#[test]
fn a_first_run_whose_line_drops_goes_on_where_it_was() {
    let folder = Folder::new();
    let Some(mut som) = folder.start(&[], (80, 24)) else { return };
    som.shows("Hvilken kommune søger?");
    som.types("ærø");
    som.shows("Ærø Kommune");
    som.presses(ENTER);
    som.shows("Trin 1 af 6");
    for answer in ["Social og Ældre", "Statene 2", "Åse Sørensen"] {
        som.types(answer);
        som.shows(answer);
        som.types(TAB);
    }
    som.types(F8);
    som.shows("Trin 2 af 6");
    som.types("Direktionen har spist blåbærgr");
    let cursor = (31, 9);
    som.until("the cursor behind it", |screen| screen.has("blåbærgr") && screen.cursor() == cursor);
    som.hangs_up();

    assert_eq!(folder.printed("aeroe", "navn"), "Åse Sørensen\n");
    assert_eq!(folder.printed("aeroe", ANSWER), "Direktionen har spist blåbærgr\n");
    let mut som = folder.start(&["open", "aeroe"], (80, 24)).expect("another terminal");
    som.until("the cursor where it was", |screen| screen.has("blåbærgr") && screen.cursor() == cursor);
    som.types("ød.");
    som.shows("blåbærgrød.");
    som.quits();
    assert_eq!(folder.printed("aeroe", ANSWER), "Direktionen har spist blåbærgrød.\n");
}

#[test]
fn a_hangup_between_keys_loses_nothing_and_nothing_spins() {
    for typed in ["æ", " og ørerne", " på"] {
        let folder = Folder::with_answer("Åen");
        let Some(mut som) = folder.open() else { return };
        som.types(typed);
        som.shows(&format!("Åen{typed}"));
        assert_eq!(som.hangs_up(), 129);
        assert_eq!(folder.answer(ANSWER), format!("Åen{typed}"));
    }
}

#[test]
fn a_signal_saves_and_gives_the_terminal_back() {
    for signal in [Signal::TERM, Signal::HUP] {
        let folder = Folder::with_answer("Æblerne");
        let Some(mut som) = folder.open() else { return };
        som.types(" er på bordet");
        som.shows("Æblerne er på bordet");
        som.signal(signal);
        assert_eq!(som.ends_soon(), 128 + u32::try_from(signal.as_raw()).expect("a number"));
        assert_eq!(folder.answer(ANSWER), "Æblerne er på bordet");
        assert!(som.is_given_back(), "{signal:?}");
    }
}

#[test]
fn the_modes_of_the_terminal_come_back() {
    for by_signal in [true, false] {
        let folder = Folder::with_answer("Åen");
        let Some(mut som) = folder.open() else { return };
        let while_open = som.modes();
        if by_signal {
            som.signal(Signal::TERM);
            som.ends_soon();
        } else {
            som.types(F10);
            assert_eq!(som.ends_soon(), 0);
        }
        assert_ne!(som.modes(), while_open);
        assert_eq!(&som.modes(), som.modes_before());
    }
}

#[test]
fn the_caret_comes_back_to_the_middle_of_a_text() {
    let folder = Folder::with_answer("Første række på åen\nAnden række");
    let Some(mut som) = folder.open() else { return };
    som.until("the cursor at the end", |screen| screen.cursor() == (12, 10));
    som.types(&format!("{UP}{LEFT}{LEFT}"));
    som.until("the cursor above", |screen| screen.cursor() == (10, 9));
    som.hangs_up();
    let mut som = folder.open().expect("another terminal");
    som.until("the cursor where it was", |screen| screen.cursor() == (10, 9));
    som.types("Æ");
    som.shows("Første ræÆkke");
    som.quits();
}

#[test]
fn a_terminal_that_takes_no_output_does_not_keep_it_from_ending() {
    let folder = Folder::with_answer("Åen");
    let Some(mut som) = folder.open() else { return };
    som.types(" løber");
    som.shows("Åen løber");
    som.stalls();
    // More frames than the line has room for.
    som.sends_slowly(&[CTRL_L; 100], Duration::from_millis(5));
    som.signal(Signal::TERM);
    assert_eq!(som.ends_soon(), 143);
    assert_eq!(folder.answer(ANSWER), "Åen løber");
}

#[test]
fn what_was_typed_while_the_line_hung_is_there_when_it_goes_on() {
    let folder = Folder::with_answer("Åen");
    let Some(mut som) = folder.open() else { return };
    som.shows("Åen");
    som.stalls();
    som.sends_slowly(&[CTRL_L; 100], Duration::from_millis(5));
    som.types(" løber mod søen");
    som.goes_on();
    som.shows("Åen løber mod søen");
    som.quits();
    assert_eq!(folder.answer(ANSWER), "Åen løber mod søen");
}

#[test]
fn what_is_typed_before_the_first_frame_is_not_lost() {
    let folder = Folder::with_answer("Åen");
    let Some(mut som) = folder.start(&["open", "aarhus"], (80, 24)) else { return };
    som.types(" løber");
    som.shows("Åen løber");
    som.quits();
    assert_eq!(folder.answer(ANSWER), "Åen løber");
}

#[test]
fn the_start_screen_ends_with_its_line() {
    for arguments in [&[][..], &["open", "aarhus"]] {
        let folder = Folder::with_answer("Åen");
        let Some(mut som) = folder.start(arguments, (80, 24)) else { return };
        som.shows("F1 Hjælp");
        assert_eq!(som.hangs_up(), 129);
        assert_eq!(folder.answer(ANSWER), "Åen");
    }
}
