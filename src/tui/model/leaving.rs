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
        wizard.saved(outcome, self.time);
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
        if is_ok && matches!(self.screen, Screen::Start) { vec![Effect::List] } else { Vec::new() }
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
