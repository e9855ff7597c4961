//! The editor of the focused field: one of three, behind one face.

use crate::form::FieldKind;
use crate::form::kind::Gesture;
use crate::tui::editor::choice::ChoiceEditor;
use crate::tui::editor::line::LineEditor;
use crate::tui::editor::prose::ProseEditor;
use crate::tui::editor::{CaretPosition, Changed, Edit};

/// The editor of the focused field. There is one only: the other answers stand in the draft.
#[derive(Debug)]
pub(crate) enum FieldEditor {
    /// One line.
    Line(LineEditor),
    /// A choice among names, with free text.
    Choice(ChoiceEditor, FieldKind),
    /// Paragraphs.
    Prose(Box<ProseEditor>),
}

impl FieldEditor {
    /// The editor for a kind of answer, with a text in it.
    pub(crate) fn new(kind: FieldKind, text: &str) -> Self {
        match kind.gesture() {
            Gesture::Line => FieldEditor::Line(LineEditor::new(text)),
            Gesture::Choice => FieldEditor::Choice(ChoiceEditor::new(text), kind),
            Gesture::Lines | Gesture::Prose => FieldEditor::Prose(Box::new(ProseEditor::new(text))),
        }
    }

    /// Puts the caret where it was in an earlier session.
    pub(crate) fn set_caret(&mut self, place: CaretPosition) {
        match self {
            FieldEditor::Line(line) => line.set_caret(place),
            FieldEditor::Choice(choice, ..) => choice.line_mut().set_caret(place),
            FieldEditor::Prose(prose) => prose.set_caret(place),
        }
    }

    /// The text as it stands.
    pub(crate) fn text(&self) -> String {
        match self {
            FieldEditor::Line(line) => line.text().to_owned(),
            FieldEditor::Choice(choice, ..) => choice.text().to_owned(),
            FieldEditor::Prose(prose) => prose.text(),
        }
    }

    /// Where the caret is.
    pub(crate) fn caret(&self) -> CaretPosition {
        match self {
            FieldEditor::Line(line) => line.caret_position(),
            FieldEditor::Choice(choice, ..) => choice.line().caret_position(),
            FieldEditor::Prose(prose) => prose.caret_position(),
        }
    }

    /// What is marked.
    pub(crate) fn marked(&self) -> Option<String> {
        let line = match self {
            FieldEditor::Line(line) => line,
            FieldEditor::Choice(choice, ..) => choice.line(),
            FieldEditor::Prose(prose) => return prose.as_ref().clone().apply(Edit::Copy).copied,
        };
        line.clone().apply(Edit::Copy).copied
    }

    pub(crate) fn has_selection(&self) -> bool {
        let selection = match self {
            FieldEditor::Line(line) => line.selection(),
            FieldEditor::Choice(choice, ..) => choice.line().selection(),
            FieldEditor::Prose(prose) => prose.selection(),
        };
        selection.is_some()
    }

    pub(crate) fn apply(&mut self, edit: Edit) -> Changed {
        match self {
            FieldEditor::Line(line) => line.apply(edit),
            FieldEditor::Choice(choice, kind) => choice.apply(edit, |typed| kind.suggestions(typed)),
            FieldEditor::Prose(prose) => prose.apply(edit),
        }
    }

    pub(crate) fn break_undo_group(&mut self) {
        match self {
            FieldEditor::Line(line) => line.break_undo_group(),
            FieldEditor::Choice(choice, ..) => choice.line_mut().break_undo_group(),
            FieldEditor::Prose(prose) => prose.break_undo_group(),
        }
    }

    pub(crate) fn take_in(&mut self, text: &str) {
        match self {
            FieldEditor::Line(line) => line.take_in(text),
            FieldEditor::Choice(choice, ..) => choice.take_in(text),
            FieldEditor::Prose(prose) => prose.take_in(text),
        };
    }

    pub(crate) fn replace_all(&mut self, text: &str) {
        match self {
            FieldEditor::Line(line) => line.replace_all(text),
            FieldEditor::Choice(choice, ..) => choice.line_mut().replace_all(text),
            FieldEditor::Prose(prose) => prose.replace_all(text),
        };
    }

    /// Takes the chosen name of an open list, and the official spelling of an unambiguous match. Says whether that
    /// changed the text.
    pub(crate) fn settle(&mut self) -> bool {
        let FieldEditor::Choice(choice, kind) = self else { return false };
        let before = choice.text().to_owned();
        choice.accept();
        let name = kind.completed(choice.text()).into_owned();
        if name != before {
            choice.line_mut().replace_all(&name);
        }
        name != before
    }

    /// A text as it would stand in a field if it were typed there.
    pub(crate) fn as_typed(kind: FieldKind, text: &str) -> String {
        FieldEditor::new(kind, text).text()
    }
}
