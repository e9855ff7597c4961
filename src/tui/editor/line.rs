//! A one-line field being edited: prose of one paragraph that is never broken into rows.

use super::clean::Lines;
use super::prose::Prose;
use super::{Changed, Edit, Motion, Place};

/// An answer of one line. Line ends that come in become blanks.
#[derive(Clone, Debug)]
pub struct Line {
    prose: Prose,
}

impl Line {
    /// Takes a text to edit, cleaned; the caret stands at its end.
    pub fn new(text: &str) -> Self {
        Self { prose: Prose::with_lines(text, Lines::One) }
    }

    /// What is written.
    pub fn text(&self) -> &str {
        self.prose.paragraph(0)
    }

    /// Tells whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.prose.is_empty()
    }

    /// Does one edit. A motion up or down, or a new paragraph, does nothing here.
    pub fn apply(&mut self, edit: Edit) -> Changed {
        match edit {
            Edit::Move { motion: Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown, .. } => {
                Changed::default()
            }
            edit => self.prose.apply(edit),
        }
    }

    /// Puts another text in the place of the whole, as one step.
    pub fn replace_all(&mut self, text: &str) -> Changed {
        self.prose.replace_all(text)
    }

    /// Puts someone else's text in the place of the whole: see [`Prose::take_in`].
    pub fn take_in(&mut self, text: &str) -> bool {
        self.prose.take_in(text)
    }

    /// Where the caret stands, to come back to.
    pub fn place(&self) -> Place {
        self.prose.place()
    }

    /// Puts the caret at a place, or at the nearest there is.
    pub fn set_place(&mut self, place: Place) {
        self.prose.set_place(place);
    }

    /// What is selected, in order; `None` where it would be empty.
    pub fn selection(&self) -> Option<(Place, Place)> {
        self.prose.selection()
    }

    /// Tells whether motions extend the selection by themselves.
    pub fn is_marking(&self) -> bool {
        self.prose.is_marking()
    }

    /// Tells whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        self.prose.can_undo()
    }

    /// Ends the step that is growing; to be told when the writer pauses.
    pub fn break_undo_group(&mut self) {
        self.prose.break_undo_group();
    }

    pub(super) fn prose(&self) -> &Prose {
        &self.prose
    }
}
