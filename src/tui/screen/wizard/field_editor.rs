//! The editor of the focused field: one of three, behind one face.

use crate::form::FieldKind;
use crate::form::kind::Gesture;
use crate::tui::editor::choice::ChoiceEditor;
use crate::tui::editor::line::LineEditor;
use crate::tui::editor::prose::ProseEditor;
use crate::tui::editor::{CaretPosition, Changed, Edit};

/// The editor of the focused field. There is one only: the other answers stand in the draft.
#[derive(Debug)]
pub enum Editor {
    /// One line.
    Line(LineEditor),
    /// A choice among names, with free text.
    Choice(ChoiceEditor, FieldKind),
    /// Paragraphs.
    Prose(Box<ProseEditor>),
}

impl Editor {
    /// The editor for a kind of answer, with a text in it.
    pub(super) fn new(kind: FieldKind, text: &str) -> Self {
        match kind.gesture() {
            Gesture::Line => Editor::Line(LineEditor::new(text)),
            Gesture::Choice => Editor::Choice(ChoiceEditor::new(text), kind),
            Gesture::Lines | Gesture::Prose => Editor::Prose(Box::new(ProseEditor::new(text))),
        }
    }

    /// Puts the caret where it was in an earlier session.
    pub(super) fn set_place(&mut self, place: CaretPosition) {
        match self {
            Editor::Line(line) => line.set_caret(place),
            Editor::Choice(choice, ..) => choice.line_mut().set_caret(place),
            Editor::Prose(prose) => prose.set_caret(place),
        }
    }

    /// The text as it stands.
    pub fn text(&self) -> String {
        match self {
            Editor::Line(line) => line.text().to_owned(),
            Editor::Choice(choice, ..) => choice.text().to_owned(),
            Editor::Prose(prose) => prose.text(),
        }
    }

    /// Where the caret is.
    pub fn place(&self) -> CaretPosition {
        match self {
            Editor::Line(line) => line.caret_position(),
            Editor::Choice(choice, ..) => choice.line().caret_position(),
            Editor::Prose(prose) => prose.caret_position(),
        }
    }

    /// What is marked.
    pub fn marked(&self) -> Option<String> {
        let line = match self {
            Editor::Line(line) => line,
            Editor::Choice(choice, ..) => choice.line(),
            Editor::Prose(prose) => return prose.as_ref().clone().apply(Edit::Copy).copied,
        };
        line.clone().apply(Edit::Copy).copied
    }

    pub(super) fn has_selection(&self) -> bool {
        let selection = match self {
            Editor::Line(line) => line.selection(),
            Editor::Choice(choice, ..) => choice.line().selection(),
            Editor::Prose(prose) => prose.selection(),
        };
        selection.is_some()
    }

    pub(super) fn apply(&mut self, edit: Edit) -> Changed {
        match self {
            Editor::Line(line) => line.apply(edit),
            Editor::Choice(choice, kind) => choice.apply(edit, |typed| kind.suggestions(typed)),
            Editor::Prose(prose) => prose.apply(edit),
        }
    }

    pub(super) fn break_undo_group(&mut self) {
        match self {
            Editor::Line(line) => line.break_undo_group(),
            Editor::Choice(choice, ..) => choice.line_mut().break_undo_group(),
            Editor::Prose(prose) => prose.break_undo_group(),
        }
    }

    pub(super) fn take_in(&mut self, text: &str) {
        match self {
            Editor::Line(line) => line.take_in(text),
            Editor::Choice(choice, ..) => choice.take_in(text),
            Editor::Prose(prose) => prose.take_in(text),
        };
    }

    pub(super) fn replace_all(&mut self, text: &str) {
        match self {
            Editor::Line(line) => line.replace_all(text),
            Editor::Choice(choice, ..) => choice.line_mut().replace_all(text),
            Editor::Prose(prose) => prose.replace_all(text),
        };
    }
}
