//! Leaving the program: once all that was typed is saved, and what was begun is done.

use super::App;
use crate::tui::message::Effect;
use crate::tui::open_draft::{OpenDraft, Quitting};
use crate::tui::pane::question::QuestionPane;

impl App {
    /// Leaves once everything is saved and done; asks where that can't be, or where a letter is under way. Asked for
    /// twice in a row, it waits for nothing but the text.
    pub(super) fn quit(&mut self) {
        if self.open.as_ref().is_some_and(OpenDraft::letter_holds_back) {
            self.lay(Box::new(QuestionPane::leave_letter(&self.cx)));
            return;
        }
        self.leave_requests += 1;
        self.try_to_leave();
    }

    pub(super) fn is_leaving(&self) -> bool {
        self.leave_requests > 0
    }

    /// Leaves if nothing is in the way any more.
    pub(super) fn try_to_leave(&mut self) {
        let draft = self.open.as_mut().map_or(Quitting::Ready, |open| open.prepare_to_quit(&mut self.cx));
        self.quit_if(draft);
    }

    /// Goes on to leave, once a save ended.
    pub(super) fn go_on_quitting(&mut self) {
        let draft = self.open.as_mut().map_or(Quitting::Ready, |open| open.go_on_quitting(&mut self.cx));
        self.quit_if(draft);
    }

    fn quit_if(&mut self, draft: Quitting) {
        match (draft, &self.open) {
            (Quitting::Ready, _) if self.leave_requests > 1 || !self.has_work() => {
                self.cx.effect(Effect::Quit);
            }
            (Quitting::WouldLose, Some(open)) => {
                self.leave_requests = 0;
                let question = QuestionPane::lose_text(open, &self.cx);
                self.lay(Box::new(question));
            }
            _ => {}
        }
    }

    /// Whether leaving now would break off what was begun, or lose what was typed for a draft that is being opened.
    fn has_work(&self) -> bool {
        self.cx.work.is_changing() || !self.held.is_empty()
    }

    /// Whether leaving waits for what was begun.
    pub(super) fn waits_to_leave(&self) -> bool {
        self.is_leaving() && self.has_work()
    }
}
