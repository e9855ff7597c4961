//! The rows of repeated groups in the open draft: added, removed, moved, and taken back.

use std::sync::Arc;

use super::OpenDraft;
use crate::draft::{Draft, RowStep};
use crate::form::{FieldId, RowPlace};
use crate::say;
use crate::tui::open_draft::Refresh;
use crate::tui::shared::Shared;

/// How many steps can be taken back.
const STEPS_MAX: usize = 100;

/// What was done to the rows, the last step last.
#[derive(Debug, Default)]
pub(super) struct RowSteps {
    done: Vec<DoneStep>,
    /// What was taken back since anything else was done.
    undone: Vec<RowStep>,
}

#[derive(Debug)]
struct DoneStep {
    step: RowStep,
    /// Whether something was typed after it, which is taken back before it.
    is_typed_after: bool,
}

impl RowSteps {
    /// Takes note that something else changed.
    pub(super) fn typed(&mut self) {
        if let Some(last) = self.done.last_mut() {
            last.is_typed_after = true;
        }
    }

    /// Takes note that what was taken back is done with: something new was begun.
    pub(super) fn forget_undone(&mut self) {
        self.undone.clear();
    }

    fn push(&mut self, step: RowStep) {
        self.done.push(DoneStep { step, is_typed_after: false });
        self.done.drain(..self.done.len().saturating_sub(STEPS_MAX));
    }
}

impl OpenDraft {
    /// Adds a row below this one, and returns its first field; `None`, once that was said, where there may be no more.
    pub(crate) fn add_row(&mut self, below: &RowPlace, shared: &mut Shared) -> Option<FieldId> {
        let (form, before) = (Arc::clone(&shared.world.form), self.draft.clone());
        let words = shared.world.words.clone();
        let Some(place) = self.draft.add_row(&form, below, shared.time.wall, &shared.world.author) else {
            shared.inform(say!(words, "rows-no-more", max = below.max));
            return None;
        };
        self.rows_changed(RowStep::Added(place.clone()), &before, shared);
        shared.inform(say!(words, "rows-added", number = place.at + 1));
        field_at(&place, shared)
    }

    /// Removes a row, or empties it where it must be there, and returns the field to show instead.
    pub(crate) fn remove_row(&mut self, place: &RowPlace, shared: &mut Shared) -> Option<FieldId> {
        let (form, before) = (Arc::clone(&shared.world.form), self.draft.clone());
        let words = shared.world.words.clone();
        let removed = self.draft.remove_row(&form, place);
        if removed.is_nothing() {
            shared.nothing(say!(words, "rows-nothing-to-remove"));
            return None;
        }
        let text = if removed.is_kept {
            say!(words, "rows-emptied", number = place.at + 1)
        } else {
            say!(words, "rows-removed", number = place.at + 1)
        };
        self.rows_changed(RowStep::Removed(removed), &before, shared);
        shared.inform(text);
        field_at(place, shared)
    }

    /// Moves a row up or down, and says whether it could.
    pub(crate) fn move_row(&mut self, place: &RowPlace, is_down: bool, shared: &mut Shared) -> bool {
        let (form, before) = (Arc::clone(&shared.world.form), self.draft.clone());
        let is_moved = self.draft.move_row(&form, place, is_down);
        if is_moved {
            self.rows_changed(RowStep::Moved { place: place.clone(), is_down }, &before, shared);
        }
        is_moved
    }

    /// Whether the last thing that was done in this draft, and not taken back, was done to its rows.
    pub(crate) fn is_at_row_step(&self) -> bool {
        self.row_steps.done.last().is_some_and(|last| !last.is_typed_after)
    }

    /// Takes the last thing back that was done to the rows, and returns the field to show.
    pub(crate) fn undo_row_step(&mut self, shared: &mut Shared) -> Option<FieldId> {
        let DoneStep { step, .. } = self.row_steps.done.pop()?;
        let (place, again) = self.step_back(step, shared);
        self.row_steps.undone.push(again);
        shared.inform(say!(shared.world.words, "rows-undone"));
        field_at(&place, shared)
    }

    /// Does again what was last taken back of the rows, and returns the field to show.
    pub(crate) fn redo_row_step(&mut self, shared: &mut Shared) -> Option<FieldId> {
        let step = self.row_steps.undone.pop()?;
        let (place, back) = self.step_back(step, shared);
        self.row_steps.push(back);
        shared.inform(say!(shared.world.words, "rows-redone"));
        field_at(&place, shared)
    }

    fn step_back(&mut self, step: RowStep, shared: &mut Shared) -> (RowPlace, RowStep) {
        let (form, before) = (Arc::clone(&shared.world.form), self.draft.clone());
        let stepped = self.draft.undo_row_step(&form, step);
        self.follow_rows(&before, shared);
        stepped
    }

    fn rows_changed(&mut self, step: RowStep, before: &Draft, shared: &mut Shared) {
        self.follow_rows(before, shared);
        self.row_steps.forget_undone();
        self.row_steps.push(step);
    }

    fn follow_rows(&mut self, before: &Draft, shared: &mut Shared) {
        let was_typed_after = self.row_steps.done.last().map(|last| last.is_typed_after);
        self.changed(shared);
        if let (Some(last), Some(was)) = (self.row_steps.done.last_mut(), was_typed_after) {
            last.is_typed_after = was;
        }
        self.changed_from(before, Refresh::RowsChanged, &Arc::clone(&shared.world.form));
        self.save_if_behind(shared);
    }
}

fn field_at(place: &RowPlace, shared: &Shared) -> Option<FieldId> {
    shared.world.form.first_field_at(place).map(|field| field.id.clone())
}
