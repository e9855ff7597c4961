//! The open draft on its way to the disk: saved, left, deleted.

use std::time::Duration;

use super::OpenDraft;
use super::saving::Saving;
use crate::say;
use crate::tui::message::{Effect, SaveOutcome, Time};
use crate::tui::shared::{Shared, Tone};
use crate::tui::world::World;

/// How far the draft is on the way out of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quitting {
    Ready,
    /// For a save.
    Waits,
    /// Text that can't be saved would be lost.
    WouldLose,
}

/// Saving.
impl OpenDraft {
    /// How its saving stands.
    pub(crate) fn saving(&self) -> &Saving {
        &self.saving
    }

    /// Whether the text is saved, or that a letter is under way, in the few words of the title row.
    pub(crate) fn saved_text(&self, shared: &Shared) -> String {
        let words = &shared.world.words;
        if self.is_sending() && !self.saving.has_failed() {
            say!(words, "sending-short")
        } else {
            self.saving.text(shared.time.wall, words)
        }
    }

    /// When something changes by itself, as a time on the monotonic clock.
    pub(crate) fn wakes_at(&self, world: &World) -> Option<Duration> {
        let length = self.told_length.due(!world.theme.has_lines);
        let people = self.colleagues.due();
        [self.saving.due(), self.saving.told_due(), length, people].into_iter().flatten().min()
    }

    /// Takes the time: saves if it is time to. Says whether what is shown changed.
    pub(crate) fn tick(&mut self, shared: &mut Shared) -> bool {
        let Time { mono, .. } = shared.time;
        let is_other_length = self.told_length.tick(mono, !shared.world.theme.has_lines);
        let is_other = self.saving.tick(mono) || is_other_length;
        let is_other = self.tell_of_colleagues(shared) || is_other;
        if self.saving.due().is_some_and(|due| due <= mono) {
            self.save(shared);
        }
        is_other
    }

    /// Saves now what was staged last.
    fn save(&mut self, shared: &mut Shared) {
        self.saving.started();
        shared.effect(Effect::Save);
    }

    /// Saves now, if there is text that isn't on its way.
    pub(crate) fn save_if_behind(&mut self, shared: &mut Shared) {
        if self.saving.has_unsaved_text() && !self.saving.is_in_flight() {
            self.save(shared);
        }
    }

    /// Saves text that isn't on disk yet, also behind a save that is on its way: the program is about to wait for the
    /// user's own editor.
    pub(crate) fn save_before_waiting(&mut self, shared: &mut Shared) {
        if self.saving.has_unsaved_text() {
            self.save(shared);
        }
    }

    /// Saves whatever there is, the caret's place included, because another draft or screen is turned to.
    pub(crate) fn save_on_leaving(&mut self, shared: &mut Shared) {
        if self.saving.is_behind() && !self.saving.is_in_flight() {
            self.save(shared);
        }
    }

    /// Saves because the writer asks for it, even if nothing changed: they want to see it done.
    pub(crate) fn save_on_request(&mut self, shared: &mut Shared) {
        self.saving.place_changed();
        self.saving.ask();
        self.stage(shared);
        self.save(shared);
    }

    /// Whether nothing of it is unsaved or under way, so that closing it loses nothing.
    pub(crate) fn is_at_rest(&self) -> bool {
        !self.saving.has_unsaved_text() && !self.saving.is_in_flight() && !self.is_sending()
    }

    /// Saves it though someone has removed it for good.
    pub(crate) fn revive(&mut self, shared: &mut Shared) {
        shared.effect(Effect::Revive(self.name.clone()));
        self.save_anew(shared);
    }

    /// Saves all of it again: the draft's file doesn't hold it.
    pub(crate) fn save_anew(&mut self, shared: &mut Shared) {
        self.saving.text_changed(shared.time.mono);
        self.stage(shared);
        self.save(shared);
    }

    /// Takes note of how one of its saves went.
    pub(crate) fn saved(&mut self, outcome: SaveOutcome, shared: &mut Shared) {
        if self.name != outcome.name {
            if outcome.result.is_ok() {
                let (words, name) = (&shared.world.words, outcome.name.as_str());
                let text = if self.is_newer_in_place {
                    say!(words, "notice-set-aside-newer", name = name)
                } else {
                    say!(words, "notice-set-aside", name = name)
                };
                shared.tell(text);
            }
            // The old name now belongs to another draft, and this text was just saved apart from it.
            self.is_deleting = false;
            self.is_read_only = false;
            self.is_newer_in_place = false;
            self.name.clone_from(&outcome.name);
        }
        let serial = outcome.serial;
        let failure = outcome.result.as_ref().err().map(|error| error.cause(&shared.world.words));
        let is_ok = failure.is_none();
        self.saving.finished(outcome, shared.time);
        self.receipt_saved(serial, failure, shared);
        if is_ok {
            shared.forget(Tone::Unsaved);
        }
    }

    /// What leaving the program must wait for. Starts a save where one is needed: also after a failed one, since the
    /// disk may have room again.
    pub(crate) fn prepare_to_quit(&mut self, shared: &mut Shared) -> Quitting {
        if self.saving.is_in_flight() {
            return Quitting::Waits;
        }
        if self.saving.is_behind() {
            self.save(shared);
            return Quitting::Waits;
        }
        Quitting::Ready
    }

    /// The same, once a save ended. The caret's place alone is not worth a second try, or a question.
    pub(crate) fn go_on_quitting(&mut self, shared: &mut Shared) -> Quitting {
        if !self.saving.has_unsaved_text() {
            return Quitting::Ready;
        }
        if self.saving.has_failed() {
            return Quitting::WouldLose;
        }
        self.save(shared);
        Quitting::Waits
    }
}

/// Deleting.
impl OpenDraft {
    /// Has it deleted, and says whether it is to be closed. It is saved first, so that no save makes it again.
    pub(crate) fn delete(&mut self, shared: &mut Shared) -> bool {
        let words = &shared.world.words;
        self.is_deleting = false;
        if self.is_sending() {
            shared.inform(say!(words, "sending-wait"));
        } else if self.saving.has_failed() {
            shared.fail_unsaved(say!(words, "notice-delete-held-back"));
        } else if self.saving.is_in_flight() || self.saving.is_behind() {
            self.is_deleting = true;
            self.save_on_leaving(shared);
        } else {
            shared.effect(Effect::Delete(self.name.clone()));
            return true;
        }
        false
    }

    /// Goes on to delete it after a save, and says whether it is to be closed.
    pub(crate) fn go_on_deleting(&mut self, shared: &mut Shared) -> bool {
        self.is_deleting && self.delete(shared)
    }

    pub(crate) fn is_deleting(&self) -> bool {
        self.is_deleting
    }
}
