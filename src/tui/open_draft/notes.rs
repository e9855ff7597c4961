//! What is noted of the draft beside its answers: who approves them, to whom they were sent, and the part in meetings. All
//! but the last, which is typed, is saved at once, since nothing else is worth waiting for.

use super::OpenDraft;
use crate::draft::LetterFate;
use crate::draft::participation::ParticipationRefusal;
use crate::mail::Sending;
use crate::tui::participation_notes::ParticipationNote;
use crate::tui::shared::Shared;

impl OpenDraft {
    /// Notes who approves the answers as they stand.
    pub(crate) fn approve(&mut self, name: &str, title: &str, shared: &mut Shared) {
        self.draft.approve(name, title, shared.time.wall);
        self.noted(shared);
    }

    pub(crate) fn withdraw_approval(&mut self, shared: &mut Shared) {
        if self.draft.withdraw_approval() {
            self.noted(shared);
        }
    }

    /// Notes what became of the last letter to an address, if that was unknown.
    pub(crate) fn settle_letter(&mut self, address: &str, fate: LetterFate, shared: &mut Shared) {
        if self.draft.settle_letter(address, fate).is_some() {
            self.letter_seen();
            self.noted(shared);
        }
    }

    /// Brings the receipt of a letter up to how far that is.
    pub(super) fn note_letter(&mut self, sending: &Sending, shared: &mut Shared) {
        if !sending.note_in(&mut self.draft) {
            return;
        }
        if sending.did_not_go() && self.saving.has_failed() {
            // The next try to save has it too.
            return self.changed(shared);
        }
        self.noted(shared);
    }

    /// Notes a change of the part in a meeting.
    ///
    /// # Errors
    /// If the draft notes no such part.
    pub(crate) fn note_participation(
        &mut self,
        note: &ParticipationNote,
        shared: &mut Shared,
    ) -> Result<(), ParticipationRefusal> {
        if self.draft.note_participation(&note.event, &note.from, &note.to)? {
            self.changed(shared);
        }
        Ok(())
    }

    fn noted(&mut self, shared: &mut Shared) {
        self.changed(shared);
        self.save_if_behind(shared);
    }
}
