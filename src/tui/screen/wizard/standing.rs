//! What is noted of the open draft beside its answers: who approves them, and to whom they were sent. It is saved at
//! once, as nothing else is worth waiting for.

use super::Wizard;
use crate::draft::Receipt;
use crate::tui::message::{Effect, Time};
use crate::tui::world::World;

impl Wizard {
    /// Notes who approves the answers as they stand.
    pub fn approve(&mut self, name: &str, title: &str, time: Time, world: &World) -> Vec<Effect> {
        self.draft.approve(name, title, time.wall);
        self.noted(time, world)
    }

    /// Takes the approval back.
    pub fn withdraw_approval(&mut self, time: Time, world: &World) -> Vec<Effect> {
        if self.draft.withdraw_approval() { self.noted(time, world) } else { Vec::new() }
    }

    /// Notes a letter, in the place of what was noted of the same one.
    pub fn note_receipt(&mut self, receipt: Receipt, time: Time, world: &World) -> Vec<Effect> {
        self.draft.note_receipt(receipt);
        self.noted(time, world)
    }

    /// Takes note that a letter did not go. Where the last save failed, the next try has it too.
    pub fn forget_receipt(&mut self, message_id: &str, time: Time, world: &World) -> Vec<Effect> {
        if !self.draft.forget_receipt(message_id) {
            return Vec::new();
        }
        if self.saving.has_failed() { self.draft_changed(time, world) } else { self.noted(time, world) }
    }

    fn noted(&mut self, time: Time, world: &World) -> Vec<Effect> {
        let staged = self.draft_changed(time, world);
        [staged, self.save_if_behind()].concat()
    }
}
