//! The editors as a writer meets them: text with a caret, what is done, text with a caret.

mod edits;
mod foreign;
mod motions;
mod pages;
mod random;
mod views;

use std::cell::Cell;

use super::text_editor::TextEditor;
use super::{CaretPosition, Edit, Motion};
use crate::clean::Lines;
use crate::tui::theme::{Palette, Theme};

/// Where a byte of a text is.
fn position(text: &str, byte: usize) -> CaretPosition {
    let (paragraph, before) = text[..byte].split('\n').enumerate().last().expect("a paragraph");
    CaretPosition { paragraph, column: before.chars().count() }
}

fn theme() -> Theme {
    Theme::new(Palette::Mono, false)
}

/// Prose from a text where `|` is the caret and `[` the other end of a selection.
fn prose(marked: &str) -> TextEditor {
    let caret = marked.replace('[', "").find('|').expect("the text has a caret");
    let anchor = marked.replace('|', "").find('[');
    let text = marked.replace(['|', '['], "");
    let mut prose = TextEditor::new(&text, Lines::Many);
    let place = position(&text, anchor.unwrap_or(caret));
    prose.set_caret(place);
    if anchor.is_some() {
        let motion = if anchor < Some(caret) { Motion::Right } else { Motion::Left };
        while prose.caret_position() != position(&text, caret) {
            prose.apply(Edit::Move { motion, extend: true });
        }
    }
    prose
}

fn marked(prose: &TextEditor) -> String {
    let mut text = prose.text();
    let byte = |place| {
        let mut bytes = (0..=text.len()).rev().filter(|at| text.is_char_boundary(*at));
        bytes.find(|at| position(&text, *at) == place).expect("a place in the text")
    };
    let caret = byte(prose.caret_position());
    let anchor = prose.selection().map(|(from, to)| if byte(from) == caret { byte(to) } else { byte(from) });
    match anchor {
        Some(anchor) if anchor < caret => {
            text.insert(caret, '|');
            text.insert(anchor, '[');
        }
        Some(anchor) => {
            text.insert(anchor, '[');
            text.insert(caret, '|');
        }
        None => text.insert(caret, '|'),
    }
    text
}

#[track_caller]
fn check(before: &str, edits: impl IntoIterator<Item = Edit>, after: &str) {
    check_at(80, before, edits, after);
}

#[track_caller]
fn check_at(width: u16, before: &str, edits: impl IntoIterator<Item = Edit>, after: &str) {
    let mut prose = prose(before);
    prose.resize(width, 3, None);
    for edit in edits {
        prose.apply(edit);
    }
    assert_eq!(marked(&prose), after);
}

fn to(motion: Motion) -> Edit {
    Edit::Move { motion, extend: false }
}

fn extend(motion: Motion) -> Edit {
    Edit::Move { motion, extend: true }
}

fn typed(text: &str) -> Vec<Edit> {
    text.chars().map(|c| if c == '\n' { Edit::NewParagraph } else { Edit::Insert(c) }).collect()
}

fn times(count: usize, edit: &Edit) -> Vec<Edit> {
    vec![edit.clone(); count]
}
