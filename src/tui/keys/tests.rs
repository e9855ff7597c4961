//! The table of keys is whole, and each key means one thing.

use std::collections::HashSet;

use super::*;
use crate::words::Lang;

fn press(code: KeyCode, modifiers: KeyModifiers) -> KeyEvent {
    KeyEvent::new(code, modifiers)
}

fn looked_up(typing: Typing, event: KeyEvent) -> Option<Command> {
    lookup(typing, &[], event)
}

#[test]
fn no_key_and_no_letter_stands_twice_where_it_is_read() {
    for typing in [Typing::Nothing, Typing::Line, Typing::Prose] {
        let mut seen = HashSet::new();
        let chords = BINDINGS.iter().flat_map(|row| row.keys).filter(|chord| chord.is_in(typing));
        for chord in chords.filter(|chord| chord.only_in != Some(Where::List)) {
            assert!(seen.insert((chord.code, chord.modifiers)), "{} twice in {typing:?}", chord.name());
        }
    }
    let mut letters = HashSet::new();
    assert!(BINDINGS.iter().filter_map(|row| row.letter).all(|letter| letters.insert(letter)));
}

#[test]
fn every_command_works_without_function_keys_and_control() {
    for row in BINDINGS {
        let is_plain = row.keys.iter().any(|chord| {
            matches!(chord.code, KeyCode::Esc | KeyCode::Tab | KeyCode::BackTab | KeyCode::Enter)
        });
        assert!(row.letter.is_some() || is_plain || row.is_of_lists(), "{:?}", row.command);
    }
}

#[test]
fn nothing_stands_on_keys_that_terminals_or_tmux_take() {
    let chords = BINDINGS.iter().flat_map(|row| row.keys);
    for chord in chords.filter(|chord| chord.modifiers == KeyModifiers::CONTROL) {
        let taken = ['a', 'b', 'h', 'i', 'm', 'q', '['];
        let is_taken = matches!(chord.code, KeyCode::Char(letter) if taken.contains(&letter));
        assert!(!is_taken, "{}", chord.name());
    }
}

#[test]
fn enter_is_a_paragraph_in_prose_and_the_next_field_in_a_line() {
    let enter = press(KeyCode::Enter, KeyModifiers::NONE);
    assert_eq!(looked_up(Typing::Prose, enter), Some(Command::NewParagraph));
    assert_eq!(looked_up(Typing::Line, enter), Some(Command::NextField));
    assert_eq!(looked_up(Typing::Nothing, enter), None);
    let line_feed = press(KeyCode::Char('j'), KeyModifiers::CONTROL);
    assert_eq!(looked_up(Typing::Prose, line_feed), Some(Command::NewParagraph));
}

#[test]
fn alt_with_a_letter_is_the_menus_letter() {
    let alt = |letter| press(KeyCode::Char(letter), KeyModifiers::ALT);
    assert!(is_after_escape(alt('n')) && !is_after_escape(press(KeyCode::Up, KeyModifiers::ALT)));
    let of_menu = |letter| menu_command(alt(letter), true, |_| true);
    assert_eq!(of_menu('N'), Some(Command::NextStep));
    assert_eq!(of_menu('6'), Some(Command::Step(6)));
    assert_eq!([of_menu('9'), of_menu('7'), of_menu('ø')], [None; 3]);
}

#[test]
fn after_esc_a_letter_is_the_command_that_is_offered() {
    let key = press(KeyCode::Char('s'), KeyModifiers::NONE);
    for offered in [Command::Mark, Command::Delete, Command::Send] {
        assert_eq!(menu_command(key, true, |command| command == offered), Some(offered));
    }
    assert_eq!(menu_command(key, true, |_| false), Some(Command::Mark), "to be told of");
    let of_list = menu_command(key, false, |command| command == Command::Delete);
    assert_eq!(of_list, Some(Command::Mark), "a list's own letter is none where Esc goes back");
}

#[test]
fn keys_have_the_names_that_are_printed_on_them() {
    let words = Words::new(Lang::Da);
    let named = |code, modifiers, is_after| PressedKey::new(press(code, modifiers), is_after).name(&words);
    assert_eq!(named(KeyCode::Char('z'), KeyModifiers::CONTROL, false), "Ctrl-Z");
    assert_eq!(named(KeyCode::Char('w'), KeyModifiers::NONE, true), "Esc W");
    assert_eq!(named(KeyCode::Char(' '), KeyModifiers::NONE, false), "Mellemrum");
    assert_eq!(named(KeyCode::F(3), KeyModifiers::NONE, false), "F3");
    assert_eq!(named(KeyCode::Down, KeyModifiers::NONE, false), "↓");
}

#[test]
fn a_letter_means_what_the_list_gives_it_to() {
    let letter = press(KeyCode::Char('G'), KeyModifiers::SHIFT);
    for own in [Command::Approve, Command::RestoreAnswer] {
        assert_eq!(lookup(Typing::Nothing, &[Command::Send, own], letter), Some(own));
    }
    assert_eq!(looked_up(Typing::Nothing, letter), None);
    assert_eq!(lookup(Typing::Line, &[Command::Approve], letter), None);
}

#[test]
fn the_table_says_what_every_key_does() {
    for lang in [Lang::Da, Lang::En] {
        assert!(table(&Words::new(lang)).iter().all(|row| !row[0].is_empty() && !row[2].is_empty()));
    }
}
