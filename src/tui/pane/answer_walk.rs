//! Goes from place to place through the answers, below a pane at the foot.

use std::ops::Range;

use crate::form::{Field, FieldId, FormSpec};
use crate::tui::context::{Context, Request};
use crate::tui::open_draft::OpenDraft;
use std::sync::Arc;

/// Where in the answers one is. Fields go by their number in the form.
#[derive(Debug)]
pub(super) struct AnswerWalk {
    /// The field that is shown, if one is.
    shown: Option<(usize, Arc<Field>)>,
    /// The place in it that is shown, and what stands there; none while what is selected is the writer's own choice.
    selected: Option<(Range<usize>, String)>,
}

impl AnswerWalk {
    /// Begins at the field with the focus, if one has it.
    pub(super) fn new(focused: Option<&FieldId>, form: &FormSpec) -> Self {
        let mut fields = form.shared_fields().cloned().enumerate();
        AnswerWalk { shown: focused.and_then(|id| fields.find(|(_, field)| field.id == *id)), selected: None }
    }

    /// The field that is shown, with its number.
    pub(super) fn shown(&self) -> Option<(usize, Arc<Field>)> {
        self.shown.clone()
    }

    /// Shows a place in an answer, in bytes, selected.
    pub(super) fn show(&mut self, number: usize, at: Range<usize>, open: &mut OpenDraft, cx: &mut Context) {
        let Some(field) = cx.world.form.shared_fields().nth(number).cloned() else { return };
        let input = &mut open.editor_mut(&field).input;
        input.select_bytes(at.clone());
        self.selected = input.selected_text().map(|text| (at, text));
        if self.shown.replace((number, Arc::clone(&field))).is_none_or(|(shown, _)| shown != number) {
            return cx.request(Request::Field { field: field.id.clone(), returns_to_review: false });
        }
        open.caret_moved(&field, cx);
    }

    /// Leaves the place that was shown last unselected, or what is typed next would take its place.
    pub(super) fn end(&self, open: Option<&mut OpenDraft>) {
        if let (Some((_, field)), Some(_), Some(open)) = (&self.shown, &self.selected, open) {
            open.editor_mut(field).input.select_none();
        }
    }

    /// Selects the place that was shown last again, if it still says the same.
    pub(super) fn resume(&self, open: Option<&mut OpenDraft>) {
        let (Some((_, field)), Some((at, text)), Some(open)) = (&self.shown, &self.selected, open) else {
            return;
        };
        let input = &mut open.editor_mut(field).input;
        if input.text().get(at.clone()) == Some(text) {
            input.select_bytes(at.clone());
        }
    }
}

/// The answers to the fields that are looked through, in the form's order; the others are empty here.
pub(super) fn texts(
    open: &mut OpenDraft,
    form: &FormSpec,
    is_looked_through: impl Fn(&Field) -> bool,
) -> Vec<String> {
    let text = |field: &Field| is_looked_through(field).then(|| open.editor_mut(field).input.text());
    form.fields().map(text).map(Option::unwrap_or_default).collect()
}
