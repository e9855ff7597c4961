//! Editing of one answer: one line, prose, a choice.
//!
//! An editor is told what to do in meanings ([`Edit`]), never in keys, and says what came of it
//! ([`Changed`]). It knows no file, no clock and no key table.

pub mod choice;
mod foreign;
mod history;
mod layout;
pub mod line;
mod motion;
pub mod prose;
mod step;
mod text;
pub mod view;
mod wrap;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub use crate::draft::diff::ParagraphEdit as Touched;

pub use crate::clean;

/// What a person can do to an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Types one character.
    Insert(char),
    /// Types several at once: a run of keys that came together. One undo group with its word.
    InsertText(String),
    /// Starts a new paragraph; nothing in a one-line field.
    NewParagraph,
    /// Removes the selection, or what stands before the caret.
    Backspace,
    /// Removes the selection, or what stands after the caret.
    Delete,
    /// Removes back to the start of a word.
    DeleteWordBack,
    /// Removes ahead to the start of the next word.
    DeleteWordForward,
    /// Moves the caret; with `extend` the selection grows or shrinks with it.
    Move {
        /// Where to.
        motion: Motion,
        /// Whether the selection follows.
        extend: bool,
    },
    /// Takes back the last step.
    Undo,
    /// Does the step again that was taken back last.
    Redo,
    /// Removes the selection and hands it over in [`Changed::copied`].
    Cut,
    /// Hands the selection over in [`Changed::copied`].
    Copy,
    /// Puts a text in, as one step.
    Paste(String),
    /// Selects everything.
    SelectAll,
    /// Starts a selection that each later motion extends, until an edit, a copy or `Unselect`.
    SetMark,
    /// Lets the selection go.
    Unselect,
}

/// Where the caret can be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// One character, as a reader sees characters.
    Left,
    /// One character, as a reader sees characters.
    Right,
    /// To the start of the word, or of the one before.
    WordLeft,
    /// To the start of the next word.
    WordRight,
    /// One row on the screen; the goal column is kept.
    Up,
    /// One row on the screen; the goal column is kept.
    Down,
    /// To the start of the row on the screen.
    RowStart,
    /// To the end of the row on the screen.
    RowEnd,
    /// As many rows as are shown.
    PageUp,
    /// As many rows as are shown.
    PageDown,
    /// To the start of the answer.
    TextStart,
    /// To the end of the answer.
    TextEnd,
}

/// What came of an [`Edit`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Which paragraphs are others now; `None` where the text is as it was.
    pub text: Option<Touched>,
    /// Whether the caret or the selection is elsewhere: there is something to draw.
    pub caret: bool,
    /// What was copied or cut, for the clipboard.
    pub copied: Option<String>,
    /// How many control characters were left out of what came in.
    pub dropped: usize,
    /// Whether a paste was longer than [`clean::PASTE_MAX`] and lost its end.
    pub shortened: bool,
}

impl Changed {
    /// Tells whether the screen must be drawn again.
    pub fn is_visible(&self) -> bool {
        self.text.is_some() || self.caret
    }
}

/// A place in an answer that still makes sense in another session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Paragraph, from 0.
    pub paragraph: usize,
    /// Unicode characters before the place in its paragraph.
    pub column: usize,
}

/// Where the rows of one line of text begin and end, in bytes, without the blanks at their ends; broken as the editor
/// breaks it to `width` columns.
pub fn row_bounds(line: &str, width: u16) -> Vec<Range<usize>> {
    let rows = wrap::wrap(line, usize::from(width));
    rows.iter().map(|row| row.start..row.start + line[row.start..row.end].trim_end().len()).collect()
}

/// The rows of one line of text at most `width` columns wide, broken as the editor breaks it.
pub fn wrapped_rows(line: &str, width: u16) -> Vec<String> {
    row_bounds(line, width).into_iter().map(|row| line[row].to_owned()).collect()
}
