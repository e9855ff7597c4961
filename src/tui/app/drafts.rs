//! The open draft on its way in and out: opened, saved, deleted, left.

use super::App;
use crate::say;
use crate::shown;
use crate::store::{Gone, SaveError};
use crate::tui::context::{Context, Pane, Request, Screen, ScreenRole};
use crate::tui::keys::Command;
use crate::tui::message::{Effect, Message, Opened, SaveOutcome};
use crate::tui::open_draft::{OpenDraft, tell_of_opened};
use crate::tui::pane::question::QuestionPane;
use crate::tui::phrases;
use crate::tui::screen::review::ReviewScreen;
use crate::tui::screen::wizard::WizardScreen;

impl App {
    /// Shows a draft that was opened where its writer left off, and says what there is to know of it.
    pub(super) fn opened(&mut self, opened: Opened) {
        self.close_pane();
        let before = self.open.as_ref().map_or(0, |open| open.saving().newest());
        self.put_draft_away();
        let form = self.cx.world.form_of(&opened.draft);
        self.cx.fill_in(form);
        tell_of_opened(&opened, &mut self.cx);
        let recovered = opened.recovered.clone();
        self.cx.effect(Effect::Edit(opened.name.clone(), Box::new(opened.base.clone())));
        let mut open = OpenDraft::new(opened, before, &self.cx.world.form);
        self.kept.give_back(&mut open, &self.cx.world.form);
        let screen = resumed(&mut open, &mut self.cx);
        let question = recovered.map(|recovered| {
            open.save_anew(&mut self.cx);
            Box::new(QuestionPane::refuse_recovered(recovered, open.draft(), &self.cx)) as Box<dyn Pane>
        });
        let goes_on = self.screens.front_mut().goes_on(&open, &mut self.cx);
        self.screens.open_draft(screen, goes_on);
        (self.pane, self.escaped) = (question, None);
        self.open = Some(open);
    }

    /// Takes note of how a save went.
    pub(super) fn saved(&mut self, outcome: SaveOutcome) {
        let Some(open) = &mut self.open else { return };
        if !open.saving().is_own(&outcome) {
            return self.saved_late(&outcome);
        }
        let is_ok = outcome.result.is_ok();
        open.saved(outcome, &mut self.cx);
        if open.is_deleting() {
            if open.go_on_deleting(&mut self.cx) {
                self.cx.request(Request::CloseDraft);
            }
        } else if self.is_leaving() {
            self.go_on_quitting();
        } else if is_ok && self.screens.front().role() == ScreenRole::Start {
            // The list of drafts tells what was just written.
            self.cx.effect(Effect::List);
        }
    }

    /// A save of the draft that was open before: all is well, or it is told by name.
    fn saved_late(&mut self, outcome: &SaveOutcome) {
        if let Err(error) = &outcome.result {
            let (words, name) = (self.cx.words(), outcome.name.as_str());
            self.cx.fail(say!(words, "notice-not-saved", name = name, cause = error.cause(&words)));
        }
    }

    /// The open draft's file has gone. A draft that someone deleted is closed, unless there is text that isn't saved: that
    /// goes into the draft again, or, where it was removed for good, only if the writer says so.
    pub(super) fn gone(&mut self, name: &str, gone: &Gone) {
        let Some(open) = self.open.as_mut().filter(|open| open.name() == name) else { return };
        let words = self.cx.words();
        let cx = &mut self.cx;
        let is_at_rest = open.is_at_rest();
        match gone {
            Gone::NoDraft(why) => open.file_gone(why, cx),
            Gone::Remade => cx.tell(say!(words, "notice-remade")),
            Gone::Purged if !is_at_rest => {
                let question = QuestionPane::revive(cx);
                self.lay(Box::new(question));
                self.begin_haste();
            }
            Gone::Purged => {
                self.close_gone();
                self.cx.tell(say!(words, "notice-gone-purged", name = name));
            }
            Gone::Deleted { id, by, at } => {
                let who = match by {
                    Some(by) if *by == cx.world.author => say!(words, "gone-by-yourself"),
                    Some(by) => by.clone(),
                    None => say!(words, "gone-by-someone"),
                };
                let time = phrases::moment(&words, *at, cx.time.wall);
                if is_at_rest {
                    self.close_gone();
                    self.lay(Box::new(QuestionPane::undelete(id, who, time, &self.cx)));
                } else {
                    cx.tell(say!(words, "notice-gone-deleted", who = who, time = time));
                    open.save_anew(cx);
                }
            }
        }
    }

    /// Closes the draft, whose file someone has deleted: nothing of it is saved any more.
    fn close_gone(&mut self) {
        if let Some(open) = &self.open {
            self.cx.effect(Effect::Forget(open.name().to_owned()));
        }
        self.put_draft_away();
        self.screens.close_draft();
        self.menu = None;
        self.cx.effect(Effect::List);
        // Whoever was writing goes on for a moment.
        self.begin_haste();
    }

    /// Says how a deleted draft comes back, or why it is still there.
    pub(super) fn deleted(&mut self, name: &str, result: &Result<String, SaveError>) {
        let words = self.cx.words();
        match result {
            Ok(_) if self.screens.front().role() == ScreenRole::Start => {
                let (key, _) = Command::Undo.in_list(&words);
                self.cx.inform(say!(words, "notice-deleted-undo", key = key));
            }
            Ok(_) => self.cx.tell(say!(words, "notice-deleted", name = shown::text(name))),
            Err(error) if error.is_done() => {
                self.cx.fail(say!(words, "notice-unsynced", cause = error.cause(&words)));
            }
            Err(error) => {
                self.cx.fail(say!(words, "notice-delete-failed", name = name, cause = error.cause(&words)));
            }
        }
        self.cx.effect(Effect::List);
    }
}

/// The trash.
impl App {
    /// Shows the list with the draft that came out of the trash.
    pub(super) fn put_back(&mut self, name: &str, message: &Message) {
        self.screens.close(|screen| screen.awaits(message));
        let words = self.cx.words();
        self.cx.inform(say!(words, "notice-put-back", name = shown::text(name)));
        self.cx.effect(Effect::List);
    }

    pub(super) fn trash_emptied(&mut self, result: &Result<usize, SaveError>) {
        let words = self.cx.words();
        match result {
            Ok(count) => self.cx.tell(say!(words, "notice-purged", count = *count)),
            Err(error) if error.is_done() => {
                self.cx.fail(say!(words, "notice-unsynced", cause = error.cause(&words)));
            }
            Err(error) => self.cx.fail(say!(words, "notice-purge-failed", cause = error.cause(&words))),
        }
    }
}

/// The screen of a draft where its writer left off; of a new one, at its first empty field.
fn resumed(open: &mut OpenDraft, cx: &mut Context) -> Box<dyn Screen> {
    let field = if let Some(place) = &open.draft().place {
        place.field.clone()
    } else {
        let fields = open.check().fields();
        let first = fields.iter().find(|found| !found.is_answered).or(fields.first());
        first.map(|found| found.field.clone())
    };
    match field.and_then(|field| WizardScreen::at(&field, false, open, cx)) {
        Some(step) => Box::new(step),
        None => Box::new(ReviewScreen::resumed(open, cx)),
    }
}
