//! Remarks that are made, settled and reopened here: each is an undo step of its answer.

use super::OpenDraft;
use crate::draft::Remark;
use crate::draft::remark::RemarkRefusal;
use crate::form::Field;
use crate::import::RemarkChange;
use crate::say;
use crate::tui::editor::{Edit, RemarkStep};
use crate::tui::shared::Shared;

impl OpenDraft {
    /// Makes a remark on an answer.
    ///
    /// # Errors
    /// If the draft takes no such remark.
    pub(crate) fn add_remark(
        &mut self,
        field: &Field,
        remark: Remark,
        shared: &mut Shared,
    ) -> Result<(), RemarkRefusal> {
        let is_there = self.draft.remark(&remark.id()).is_some();
        let id = self.draft.add_remark(remark)?;
        if !is_there {
            self.note_remark(field, &id, None, shared);
        }
        Ok(())
    }

    /// Settles a remark on an answer, or reopens it.
    pub(crate) fn toggle_remark(&mut self, field: &Field, id: &str, shared: &mut Shared) {
        let before = self.draft.remark(id).cloned();
        let is_open = before.as_ref().is_some_and(|remark| !remark.is_settled);
        if self.draft.settle_remark(id, is_open) {
            self.note_remark(field, id, before, shared);
        }
    }

    /// Takes the comments of a file over as remarks.
    ///
    /// # Errors
    /// If the draft has as many remarks as it may; those before are taken.
    pub(crate) fn take_remarks(
        &mut self,
        changes: &[RemarkChange],
        shared: &mut Shared,
    ) -> Result<(), RemarkRefusal> {
        for change in changes {
            let id = change.id();
            let before = self.draft.remark(&id).cloned();
            change.take(&mut self.draft)?;
            if let Some(field) = shared.world.form.field(&change.remark.field) {
                self.note_remark(field, &id, before, shared);
            }
        }
        self.save_if_behind(shared);
        Ok(())
    }

    /// Undoes or redoes what was done last to a remark on an answer, and says whether it was that.
    pub(crate) fn undo_remark(&mut self, field: &Field, undoes: bool, shared: &mut Shared) -> bool {
        let is_remark = self.editor_mut(field).input.is_at_remark(undoes);
        if is_remark {
            self.edit(field, if undoes { Edit::Undo } else { Edit::Redo }, shared);
        }
        is_remark
    }

    fn note_remark(&mut self, field: &Field, id: &str, from: Option<Remark>, shared: &mut Shared) {
        let to = self.draft.remark(id).cloned();
        self.editor_mut(field).input.note_remark(RemarkStep { id: id.to_owned(), from, to });
        self.changed(shared);
    }

    /// Does a step of undo or redo, unless someone else has changed the remark since, and says what became of it: it may
    /// be out of sight.
    pub(super) fn step_remark(&mut self, step: &RemarkStep, shared: &mut Shared) {
        let words = &shared.world.words;
        if self.draft.remark(&step.id) != step.from.as_ref() {
            let text = say!(words, "notice-remark-changed");
            return shared.inform(text);
        }
        let text = match (&step.from, &step.to) {
            (_, None) => say!(words, "notice-remark-removed"),
            (None, Some(_)) => say!(words, "notice-remark-back"),
            (Some(_), Some(to)) if to.is_settled => say!(words, "notice-remark-settled"),
            (Some(_), Some(_)) => say!(words, "notice-remark-reopened"),
        };
        shared.inform(text);
        self.draft.put_remark(&step.id, step.to.clone());
        self.changed(shared);
    }
}
