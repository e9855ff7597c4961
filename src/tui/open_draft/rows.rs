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
    steps: Vec<RowStep>,
    /// Whether nothing was typed since the last one.
    pub(super) is_last: bool,
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
        let removed = self.draft.remove_row(&form, place);
        self.rows_changed(RowStep::Removed(removed), &before, shared);
        let words = &shared.world.words;
        let text = say!(words, "rows-removed", number = place.at + 1);
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

    /// Whether the last thing that was done in this draft was done to its rows.
    pub(crate) fn is_at_row_step(&self) -> bool {
        self.row_steps.is_last && !self.row_steps.steps.is_empty()
    }

    /// Takes the last thing back that was done to the rows, and returns the field to show.
    pub(crate) fn undo_row_step(&mut self, shared: &mut Shared) -> Option<FieldId> {
        let step = self.row_steps.steps.pop()?;
        let (form, before) = (Arc::clone(&shared.world.form), self.draft.clone());
        let place = self.draft.undo_row_step(&form, step);
        self.taken_over(&before, shared);
        let words = &shared.world.words;
        let text = say!(words, "rows-undone");
        shared.inform(text);
        field_at(&place, shared)
    }

    fn rows_changed(&mut self, step: RowStep, before: &Draft, shared: &mut Shared) {
        let steps = &mut self.row_steps.steps;
        steps.push(step);
        steps.drain(..steps.len().saturating_sub(STEPS_MAX));
        self.taken_over(before, shared);
        self.row_steps.is_last = true;
    }

    fn taken_over(&mut self, before: &Draft, shared: &mut Shared) {
        self.changed(shared);
        self.changed_from(before, Refresh::TakenOver, &Arc::clone(&shared.world.form));
        self.save_if_behind(shared);
    }
}

fn field_at(place: &RowPlace, shared: &Shared) -> Option<FieldId> {
    shared.world.form.first_field_at(place).map(|field| field.id.clone())
}
