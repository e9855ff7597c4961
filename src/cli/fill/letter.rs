//! Sending from a conversation: the letter is shown, and goes after a yes, if nothing changed in between.

use super::Filling;
use crate::cli::draft_change::DraftChange;
use crate::cli::send::{ReadyLetter, question};
use crate::cli::{CommandResult, Failure};
use crate::mail::Agreement;
use crate::say;

impl Filling<'_> {
    /// Says the letter, and asks whether to send it.
    pub(super) fn show_letter(&mut self, with_approval: bool) {
        if let Err(failure) = self.try_show_letter(with_approval) {
            self.say_failure(&failure);
        }
    }

    fn try_show_letter(&mut self, with_approval: bool) -> Result<(), Failure> {
        let (session, words) = (self.session, &self.session.words);
        let Some(keeper) = &self.keeper else { return Ok(()) };
        let (draft, _) = session.load(&keeper.name)?;
        let to = session.form().address.as_str();
        let letter = ReadyLetter::of(&draft, &keeper.name, to, with_approval, session)?;
        let unprinted = say!(words, "plain-approval-unprinted");
        for line in letter.overview(&draft, &unprinted, session) {
            self.conversation.say(line);
        }
        letter.way(&keeper.name, session)?;
        self.agreement = Some(Agreement::asked_about(&draft, to.to_owned(), with_approval));
        self.conversation.ask_to_send(question(draft.last_receipt_to(to), to, words));
        Ok(())
    }

    /// Sends the letter that was shown.
    pub(super) fn send(&mut self) {
        let Some(agreement) = self.agreement.take() else { return };
        // What the sending says comes after what was said before.
        self.speak();
        match (self.try_send(&agreement), &mut self.keeper) {
            (Err(failure), _) => self.say_failure(&failure),
            (Ok(_), Some(keeper)) => keeper.bring_in(&mut self.conversation, self.session),
            (Ok(_), None) => {}
        }
    }

    fn try_send(&mut self, agreement: &Agreement) -> CommandResult {
        let (session, words) = (self.session, &self.session.words);
        let name = self.keeper.as_ref().map(|keeper| keeper.name.clone()).unwrap_or_default();
        let change = DraftChange::begin(&name, session)?;
        if !agreement.holds_for(&change.draft) {
            return Err(Failure::new(say!(words, "plain-changed-since-shown")));
        }
        let letter = ReadyLetter::of(&change.draft, &name, &agreement.to, agreement.with_approval, session)?;
        letter.send(change, session)
    }
}
