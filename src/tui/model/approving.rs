//! The leader's approval: asked for, noted, taken back.

use crossterm::event::KeyEvent;

use super::{Model, Screen};
use crate::draft::Approval;
use crate::say;
use crate::shown;
use crate::tui::editor::Edit;
use crate::tui::keys::{self, ListKey, Step};
use crate::tui::message::Effect;
use crate::tui::overlay::{Deed, Overlay, Question};
use crate::tui::screen::approve::{Approve, Choice};
use crate::tui::screen::wizard::Wizard;

impl Model {
    /// Does what the letters of "Tjek dine svar" stand for, where a key is one.
    pub(super) fn review_letter(&mut self, event: KeyEvent) -> Option<Vec<Effect>> {
        if ListKey::Export.is(event) {
            Some(self.show_export())
        } else if ListKey::Approve.is(event) {
            Some(self.show_approve())
        } else if ListKey::Send.is(event) {
            Some(self.show_send())
        } else if ListKey::Import.is(event) {
            Some(self.show_import())
        } else if ListKey::CopyOut.is(event) {
            Some(self.copy_out())
        } else {
            None
        }
    }

    /// Goes to the other part of a screen that has two, where Enter does what the screen is for.
    pub(super) fn turns_parts(&mut self) -> bool {
        match &mut self.screen {
            Screen::Export(export) => export.turn(),
            Screen::Approve(approve) => approve.turn(),
            Screen::Send(_) => self.turn_envelope(),
            _ => return false,
        }
        true
    }

    /// Takes a paste in who approves, or in the address of a letter.
    pub(super) fn paste_in_letter(&mut self, text: &str) -> Vec<Effect> {
        let is_posting = self.is_posting();
        match &mut self.screen {
            Screen::Approve(approve) => approve.edit(Edit::Paste(text.to_owned())),
            Screen::Send(envelope) if !is_posting => envelope.edit(Edit::Paste(text.to_owned())),
            _ => {}
        }
        Vec::new()
    }

    pub(super) fn show_approve(&mut self) -> Vec<Effect> {
        let is_read_only = self.is_read_only();
        if let Some(wizard) = &self.wizard {
            self.screen = Screen::Approve(Box::new(Approve::new(wizard, is_read_only)));
        }
        Vec::new()
    }

    /// Takes a key on the screen of the approval.
    pub(super) fn approve_key(&mut self, event: KeyEvent) -> Vec<Effect> {
        let (Screen::Approve(approve), Some(wizard)) = (&mut self.screen, &self.wizard) else {
            return Vec::new();
        };
        match (keys::step(event), keys::editing(event)) {
            (Some(step @ (Step::Up | Step::Down)), _) => approve.move_to(step == Step::Down),
            (Some(Step::Accept), _) if approve.chosen(wizard) == Some(Choice::Withdraw) => {
                return self.ask_to_withdraw();
            }
            (_, Some(edit)) => approve.edit(edit),
            _ => {}
        }
        Vec::new()
    }

    /// Takes Enter while someone writes who approves: goes on, or notes the approval and goes back.
    pub(super) fn accept_approval(&mut self) -> Vec<Effect> {
        let Screen::Approve(approve) = &mut self.screen else { return Vec::new() };
        let Some((name, title)) = approve.accept() else { return Vec::new() };
        let Some(wizard) = &mut self.wizard else { return Vec::new() };
        // What a colleague wrote meanwhile is for the leader to see first.
        let changed = approve.came_in(wizard, &self.world);
        if !changed.is_empty() {
            let text = say!(self.world.words, "approving-came-in", fields = changed);
            self.fail(text);
            return Vec::new();
        }
        let effects = wizard.approve(&name, &title, self.time, &self.world);
        self.screen = Screen::Wizard;
        self.inform(say!(self.world.words, "approving-done"));
        effects
    }

    fn ask_to_withdraw(&mut self) -> Vec<Effect> {
        let approval = self.wizard.as_ref().and_then(|wizard| wizard.draft().approval());
        let Some(approval) = approval else { return Vec::new() };
        let words = &self.world.words;
        let text = say!(words, "approving-withdraw-ask", name = shown::text(&approval.name));
        let yes = say!(words, "approving-withdraw-yes");
        let deed = Deed::WithdrawApproval(Box::new(approval.clone()));
        self.overlay = Some(Overlay::Question(Question { text, yes, deed }));
        Vec::new()
    }

    /// Takes the approval back, and goes back to the answers. One that came in since is another question.
    pub(super) fn withdraw_approval(&mut self, asked: &Approval) -> Vec<Effect> {
        let now = self.wizard.as_ref().and_then(|wizard| wizard.draft().approval());
        if now.is_some_and(|approval| approval != asked) {
            return self.ask_to_withdraw();
        }
        let (time, world) = (self.time, &self.world);
        let withdraw = |wizard: &mut Wizard| wizard.withdraw_approval(time, world);
        let effects = self.wizard.as_mut().map_or_else(Vec::new, withdraw);
        self.screen = Screen::Wizard;
        self.inform(say!(self.world.words, "approving-withdrawn"));
        effects
    }
}
