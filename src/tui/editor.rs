//! Text editing: one line, several paragraphs, or a line with suggestions.
//!
//! An editor takes an [`Edit`], never a key, and answers with a [`Changed`]. It knows no file, no clock and no key
//! table.

pub(crate) mod field;
pub(crate) mod find;
mod foreign;
mod history;
mod layout;
mod motion;
mod text_buffer;
pub(super) mod text_editor;
mod ticks;
pub(super) mod view;

#[cfg(test)]
mod tests;

pub(crate) use crate::draft::CaretPosition;
use crate::draft::diff::ParagraphEdit;
pub(crate) use history::RemarkStep;
pub(crate) use layout::PageSheet;

/// What a person can do to an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Edit {
    Insert(char),
    /// Does nothing in a one-line field.
    NewParagraph,
    /// Removes the selection, or the character before the caret.
    Backspace,
    /// Removes the selection, or the character after the caret.
    Delete,
    /// Removes back to the start of a word.
    DeleteWordBack,
    /// Removes ahead to the start of the next word.
    DeleteWordForward,
    /// Moves the caret; `extend` takes the selection along.
    Move {
        motion: Motion,
        extend: bool,
    },
    Undo,
    Redo,
    /// Removes the selection and returns it in [`Changed::copied`].
    Cut,
    /// Returns the selection in [`Changed::copied`].
    Copy,
    /// Inserts a text as one undo step.
    Paste(String),
    /// Inserts what came at once: as typed if it is short, else as one undo step with what it continues.
    Burst {
        text: String,
        is_continued: bool,
    },
    /// Starts a selection that motions extend until the next edit or copy.
    SetMark,
}

/// Where the caret can be sent. Characters are grapheme clusters; rows are those on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Motion {
    Left,
    Right,
    /// To the start of the word, or of the one before.
    WordLeft,
    /// To the start of the next word.
    WordRight,
    /// One row up; the goal column is kept.
    Up,
    /// One row down; the goal column is kept.
    Down,
    RowStart,
    RowEnd,
    /// Up by the height of the view.
    PageUp,
    /// Down by the height of the view.
    PageDown,
    TextStart,
    TextEnd,
}

impl Motion {
    fn is_vertical(self) -> bool {
        matches!(self, Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown)
    }
}

/// The outcome of an [`Edit`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Changed {
    /// The paragraphs that changed; `None` if the text did not.
    pub text: Option<ParagraphEdit>,
    /// Whether the caret or the selection moved.
    pub caret: bool,
    /// The sub-questions, by number, whose ticks an undo or redo toggles.
    pub ticks: Vec<usize>,
    /// The remark that an undo or redo changes.
    pub remark: Option<RemarkStep>,
    /// What was copied or cut, for the clipboard.
    pub copied: Option<String>,
    /// How many control characters were left out of what came in.
    pub dropped: usize,
    /// How many lines of what came in were rows of a table.
    pub rows: usize,
    /// Whether a paste exceeded [`crate::clean::PASTE_MAX`] and lost its end.
    pub shortened: bool,
}
