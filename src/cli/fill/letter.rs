//! Sending from a conversation: the letter is shown, and goes after a yes, if nothing changed in between.

use super::Filling;
use crate::cli::Failure;
use crate::cli::draft_change::DraftChange;
use crate::cli::send::{ReadyLetter, question};
use crate::mail::Agreement;
use crate::say;

impl Filling<'_> {
    /// Says the letter, and asks whether to send it.
    pub(super) fn show_letter(&mut self, with_approval: bool) {
        match self.try_show_letter(with_approval) {
            // Only what is said after the letter is a yes to it.
            Ok(()) => self.lines.discard_waiting(),
            Err(failure) => {
                self.say_failure(&failure);
                self.conversation.resume();
            }
        }
    }

    fn try_show_letter(&mut self, with_approval: bool) -> Result<(), Failure> {
        let (session, words) = (self.session, &self.session.words);
        let Some(keeper) = &self.keeper else { return Ok(()) };
        let (draft, _) = session.load(&keeper.name)?;
        let form = session.form_of(&draft);
        let to = form.address.as_str();
        let letter = ReadyLetter::of(&draft, &keeper.name, to, with_approval, session)?;
        letter.way(&keeper.name, session)?;
        let unprinted = say!(words, "plain-approval-unprinted");
        for line in letter.overview(&draft, &unprinted, session) {
            // Without the columns of the command line.
            self.conversation.say(line.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        self.agreement = Some(Agreement::asked_about(&draft, to.to_owned(), with_approval));
        self.conversation.ask_to_send(question(draft.last_receipt_to(to), to, words));
        Ok(())
    }

    /// Sends the letter that was shown.
    pub(super) fn send(&mut self) {
        let Some(agreement) = self.agreement.take() else { return self.conversation.resume() };
        // What the sending says comes after what was said before.
        self.speak();
        match (self.try_send(&agreement), &mut self.keeper) {
            (Err(failure), _) => self.say_failure(&failure),
            (Ok(_), Some(keeper)) => keeper.bring_in(&mut self.conversation, self.session),
            (Ok(_), None) => {}
        }
        self.conversation.resume();
    }

    fn try_send(&mut self, agreement: &Agreement) -> Result<String, Failure> {
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
