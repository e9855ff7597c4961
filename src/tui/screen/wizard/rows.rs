//! The rows of a repeated group in a step: the one with the focus is open, the others are a line each.

use std::sync::Arc;

use super::WizardScreen;
use crate::form::{Field, Group, RowPlace};
use crate::say;
use crate::tui::context::{Context, Request};
use crate::tui::keys::Command;
use crate::tui::open_draft::{OpenDraft, Refresh};

/// Whether a row is a line only: the focus is elsewhere, and there are others.
pub(super) fn is_closed(group: &Group, focused: &Field) -> bool {
    let is_one_of_many = group.row.as_ref().is_some_and(|row| row.count > 1);
    is_one_of_many && group.fields().all(|field| field.id != focused.id)
}

/// What a closed row says, in one line: its answers as they are shown.
pub(super) fn summary(group: &Group, open: &OpenDraft, cx: &Context) -> String {
    let answers = group.fields().map(|field| field.shown(open.answer(&field.id)).replace('\n', ", "));
    let said: Vec<String> = answers.filter(|answer| !answer.trim().is_empty()).collect();
    if said.is_empty() {
        return say!(cx.world.words, "rows-blank");
    }
    said.join(&format!(" {} ", cx.world.theme.sign("·")))
}

/// Which keys add and remove a row, below the last one of the group with the focus.
pub(super) fn hint(group: &Group, focused: &Field, cx: &Context) -> Option<String> {
    let row = group.row.as_ref().filter(|row| row.at + 1 == row.count)?;
    let own = cx.world.form.row_of(&focused.id)?;
    let (add, remove) = (Command::AddRow.key_name(), Command::RemoveRow.key_name());
    (own.rows == row.rows).then(|| say!(cx.world.words, "rows-hint", add = add, remove = remove))
}

impl WizardScreen {
    fn row(&self, cx: &Context) -> Option<RowPlace> {
        cx.world.form.row_of(&self.field.id).cloned()
    }

    /// Adds, removes or moves the row with the focus.
    pub(super) fn act_on_row(&mut self, command: Command, open: &mut OpenDraft, cx: &mut Context) {
        let words = cx.words();
        let Some(place) = self.row(cx) else { return cx.nothing(say!(words, "rows-none")) };
        if open.is_read_only() {
            return cx.inform(say!(words, "find-read-only"));
        }
        open.settle_answer(&self.field, cx);
        let shown = match command {
            Command::AddRow => open.add_row(&place, cx),
            Command::RemoveRow => open.remove_row(&place, cx),
            _ => {
                let is_down = command == Command::RowDown;
                if !open.move_row(&place, is_down, cx) {
                    cx.nothing(if is_down { say!(words, "rows-last") } else { say!(words, "rows-first") });
                }
                None
            }
        };
        if let Some(field) = shown {
            cx.request(Request::Field { field, returns_to_review: self.returns_to_review });
        }
    }

    /// Takes the last step with the rows back, and says whether there was one.
    pub(super) fn undo_row_step(&mut self, open: &mut OpenDraft, cx: &mut Context) -> bool {
        let Some(field) = open.undo_row_step(cx) else { return false };
        cx.request(Request::Field { field, returns_to_review: self.returns_to_review });
        true
    }

    /// Does again what was last taken back of the rows, and says whether there was something.
    pub(super) fn redo_row_step(&mut self, open: &mut OpenDraft, cx: &mut Context) -> bool {
        let Some(field) = open.redo_row_step(cx) else { return false };
        cx.request(Request::Field { field, returns_to_review: self.returns_to_review });
        true
    }

    /// Goes on at the field as it is asked now, or elsewhere in the step where it isn't asked any more. Where that is a
    /// colleague's doing, it is told, and what is typed at that moment isn't meant for the other field.
    pub(super) fn follow_form(&mut self, why: Refresh, open: &mut OpenDraft, cx: &mut Context) {
        let form = Arc::clone(&cx.world.form);
        let same = form.shared_field(&self.field.id);
        let is_gone = same.is_none();
        let of_step = || {
            form.sections
                .get(self.step_at)
                .or(form.sections.last())?
                .groups
                .iter()
                .flat_map(|group| &group.fields)
                .next()
                .cloned()
        };
        let Some(field) = same.or_else(of_step) else { return };
        let before = std::mem::replace(&mut self.field, field);
        if !is_gone {
            return;
        }
        self.step_at = self.step(&form);
        open.show_field(&self.field);
        if why == Refresh::Arrived {
            let words = cx.words();
            cx.tell(say!(words, "rows-question-gone", gone = before.full_name()));
            cx.turned_away = true;
        }
    }
}
