//! Goes from place to place through the answers, below a pane at the foot.

use std::ops::Range;

use crate::form::{Field, FieldId, FormSpec};
use crate::tui::context::{Context, Request};
use crate::tui::open_draft::OpenDraft;

/// Where in the answers one is. Fields go by their number in the form.
#[derive(Debug)]
pub(super) struct AnswerWalk {
    /// The field that is shown, if one is.
    shown: Option<(usize, &'static Field)>,
}

impl AnswerWalk {
    /// Begins at the field with the focus, if one has it.
    pub(super) fn new(focused: Option<&FieldId>, form: &'static FormSpec) -> Self {
        let mut fields = form.fields().enumerate();
        AnswerWalk { shown: focused.and_then(|id| fields.find(|(_, field)| field.id == *id)) }
    }

    /// The field that is shown, with its number.
    pub(super) fn shown(&self) -> Option<(usize, &'static Field)> {
        self.shown
    }

    /// Shows a place in an answer, in bytes, selected.
    pub(super) fn show(&mut self, number: usize, at: Range<usize>, open: &mut OpenDraft, cx: &mut Context) {
        let Some(field) = cx.world.form.fields().nth(number) else { return };
        open.editor_mut(field).input.select_bytes(at);
        if self.shown.replace((number, field)).is_none_or(|(shown, _)| shown != number) {
            return cx.request(Request::Field { field: field.id.clone(), returns_to_review: false });
        }
        open.caret_moved(field, cx);
    }

    /// Leaves the place that was shown last unselected, or what is typed next would take its place.
    pub(super) fn end(&self, open: &mut OpenDraft, cx: &mut Context) {
        if let Some((_, field)) = self.shown {
            open.editor_mut(field).input.select_none();
            open.caret_moved(field, cx);
        }
    }
}

/// The answers to the fields that are looked through, in the form's order; the others are empty here.
pub(super) fn texts(
    open: &mut OpenDraft,
    form: &'static FormSpec,
    is_looked_through: impl Fn(&Field) -> bool,
) -> Vec<String> {
    let text = |field: &Field| is_looked_through(field).then(|| open.editor_mut(field).input.text());
    form.fields().map(text).map(Option::unwrap_or_default).collect()
}
