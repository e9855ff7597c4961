//! How saves end, and leaving the program: not before the text is on disk, or the writer said yes to losing it.

use super::{Model, Notice, Screen, Tone};
use crate::say;
use crate::tui::message::{Effect, SaveOutcome};
use crate::tui::overlay::Overlay;

impl Model {
    /// Takes note of how a save went.
    pub(super) fn saved(&mut self, outcome: SaveOutcome) -> Vec<Effect> {
        let Some(wizard) = &mut self.wizard else { return Vec::new() };
        if !wizard.saving().is_own(&outcome) {
            self.saved_late(&outcome);
            return Vec::new();
        }
        if wizard.name != outcome.name && outcome.result.is_ok() {
            let text = say!(self.world.words, "notice-set-aside", name = outcome.name.as_str());
            self.notice = Some(Notice { text, tone: Tone::News });
        }
        if wizard.name != outcome.name {
            // What has the old name now is someone else's, and the text has just been saved apart.
            self.deleting.take_if(|name| *name == wizard.name);
        }
        let is_ok = outcome.result.is_ok();
        let serial = outcome.serial;
        let failure = outcome.result.as_ref().err().map(|error| error.cause(&self.world.words));
        wizard.saved(outcome, self.time);
        let effects = self.receipt_saved(serial, failure);
        if is_ok {
            self.notice.take_if(|notice| notice.tone == Tone::Failure);
            self.overlay.take_if(|overlay| *overlay == Overlay::ConfirmLoss);
        }
        if self.is_quitting {
            return self.go_on_quitting();
        }
        if self.deleting.is_some() {
            return self.go_on_deleting();
        }
        // The list of drafts tells what was just written.
        let is_listed = is_ok && matches!(self.screen, Screen::Start);
        effects.into_iter().chain(is_listed.then_some(Effect::List)).collect()
    }

    /// A save of the draft that was open before: all is well, or it is told by name.
    fn saved_late(&mut self, outcome: &SaveOutcome) {
        if let Err(error) = &outcome.result {
            let cause = error.cause(&self.world.words);
            self.fail(say!(
                self.world.words,
                "notice-not-saved",
                name = outcome.name.as_str(),
                cause = cause
            ));
        }
    }

    /// Leaves once everything is saved; asks where that can't be.
    pub(super) fn quit(&mut self) -> Vec<Effect> {
        if self.asks_before_quitting() {
            return Vec::new();
        }
        self.is_quitting = true;
        match &mut self.wizard {
            Some(wizard) if wizard.saving().is_in_flight() => Vec::new(),
            // Also after a failed save: the disk may have room again.
            Some(wizard) if wizard.saving().is_behind() => wizard.save(),
            _ => vec![Effect::Quit],
        }
    }

    /// A save ended while the program is leaving.
    fn go_on_quitting(&mut self) -> Vec<Effect> {
        let Some(wizard) = &mut self.wizard else { return vec![Effect::Quit] };
        // The caret's place alone is not worth a second try, or a question.
        if !wizard.saving().has_unsaved_text() {
            return vec![Effect::Quit];
        }
        if wizard.saving().has_failed() {
            self.is_quitting = false;
            self.overlay = Some(Overlay::ConfirmLoss);
            return Vec::new();
        }
        wizard.save()
    }
}
