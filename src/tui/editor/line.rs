//! A one-line field: a single paragraph that never wraps.

use super::prose::ProseEditor;
use super::{CaretPosition, Changed, Edit};
use crate::clean::Lines;

/// Edits one line. Line ends that come in become blanks.
#[derive(Clone, Debug)]
pub(crate) struct LineEditor {
    pub(super) prose: ProseEditor,
}

impl LineEditor {
    /// Cleans the text and puts the caret at its end.
    pub(crate) fn new(text: &str) -> Self {
        Self { prose: ProseEditor::with_lines(text, Lines::One) }
    }

    pub(crate) fn text(&self) -> &str {
        self.prose.paragraph(0)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// Ignores vertical motions and new paragraphs.
    pub(crate) fn apply(&mut self, edit: Edit) -> Changed {
        match edit {
            Edit::Move { motion, .. } if motion.is_vertical() => Changed::default(),
            edit => self.prose.apply(edit),
        }
    }

    /// Replaces the whole text as one undo step.
    pub(crate) fn replace_all(&mut self, text: &str) -> Changed {
        self.prose.replace_all(text)
    }

    /// See [`ProseEditor::take_in`].
    pub(crate) fn take_in(&mut self, text: &str) -> bool {
        self.prose.take_in(text)
    }

    pub(crate) fn caret_position(&self) -> CaretPosition {
        self.prose.caret_position()
    }

    /// Moves the caret to a position, or the nearest there is.
    pub(crate) fn set_caret(&mut self, position: CaretPosition) {
        self.prose.set_caret(position);
    }

    /// See [`ProseEditor::selection`].
    pub(crate) fn selection(&self) -> Option<(CaretPosition, CaretPosition)> {
        self.prose.selection()
    }

    /// See [`ProseEditor::break_undo_group`].
    pub(crate) fn break_undo_group(&mut self) {
        self.prose.break_undo_group();
    }
}
