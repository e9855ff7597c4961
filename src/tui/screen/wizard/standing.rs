//! What is noted of the open draft beside its answers: who approves them, and to whom they were sent. It is saved at
//! once, as nothing else is worth waiting for.

use super::Wizard;
use crate::mail::Sending;
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

    /// Brings the receipt of a letter up to how far that is.
    pub fn note_letter(&mut self, sending: &Sending, time: Time, world: &World) -> Vec<Effect> {
        if !sending.note_in(&mut self.draft) {
            return Vec::new();
        }
        if sending.did_not_go() && self.saving.has_failed() {
            // The next try to save has it too.
            return self.draft_changed(time, world);
        }
        self.noted(time, world)
    }

    fn noted(&mut self, time: Time, world: &World) -> Vec<Effect> {
        let staged = self.draft_changed(time, world);
        [staged, self.save_if_behind()].concat()
    }
}
