//! Sending, as one state machine for the screen and the command line. The receipt is on disk before the letter goes; if
//! that save brought in others' changes, the letter doesn't go; the outcome settles the receipt. A letter that may have
//! gone is never reported as unsent. The caller saves, sends and reports; nothing is done here.

use super::Taken;
use crate::draft::{Approval, Draft, Receipt, Seal};

/// What the user agreed to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Agreement {
    /// The recipient's address.
    pub to: String,
    /// Whether the approval is printed in the documents.
    pub with_approval: bool,
    /// The approval that is printed.
    approval: Option<Approval>,
    /// The Message-ID of the last letter to them.
    last: Option<String>,
    seal: Seal,
}

impl Agreement {
    /// The agreement that a yes now would be.
    pub(crate) fn asked_about(draft: &Draft, to: String, with_approval: bool) -> Self {
        let last = draft.last_receipt_to(&to).map(|receipt| receipt.message_id.clone());
        let approval = draft.approval().filter(|_| with_approval).cloned();
        Agreement { to, with_approval, approval, last, seal: Seal::of(draft) }
    }

    /// Whether the agreement still holds. After a colleague's letter, or with other documents, the user is asked again.
    pub(crate) fn holds_for(&self, draft: &Draft) -> bool {
        *self == Self::asked_about(draft, self.to.clone(), self.with_approval)
    }
}

/// The outcome of sending a letter. Causes are in the user's language, with what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SendOutcome {
    /// The server accepted it. Holds the SHA-256 of the attached Word document.
    Sent(String, Taken),
    /// The server did not accept it.
    Failed(String),
    /// The connection broke when the server may have accepted it.
    Unknown(String),
}

/// How far a letter is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SendState {
    /// Its receipt is being saved.
    Saving,
    /// It is on its way.
    UnderWay,
    /// The server accepted it.
    Sent(Taken),
    /// It did not go: others changed the draft meanwhile.
    Refused(Refusal),
    /// It did not go: its receipt could not be saved. Holds the cause.
    NotSaved(String),
    /// The user withdrew it before it went.
    Withdrawn,
    /// It did not go. Holds the cause.
    Failed(String),
    /// It may have gone. Holds the cause of the doubt.
    Unknown(String),
}

/// What the save of the receipt brought in, so that the letter doesn't go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The draft's file could not be merged with; the draft was saved under another name.
    SetAside,
    /// Someone else's letter to the same address.
    Forestalled {
        /// Who sent it.
        by: String,
    },
    /// Other answers, or another printed approval, than those that were shown.
    Changed {
        /// Who wrote them.
        by: String,
    },
}

/// One letter, from the yes to it until its receipt is settled.
#[derive(Debug, Clone)]
pub(crate) struct Sending {
    /// The draft's name in the data folder.
    name: String,
    receipt: Receipt,
    /// Whether the approval is printed in the documents.
    with_approval: bool,
    state: SendState,
    /// What came in while the receipt was being saved.
    refusal: Option<Refusal>,
}

impl Sending {
    /// Begins with a receipt that is to be noted in the draft and saved. It is unsettled, and sealed as the draft is now.
    pub(crate) fn begin(name: &str, draft: &Draft, receipt: Receipt, with_approval: bool) -> Self {
        let receipt = Receipt { is_sent: false, seal: Seal::of(draft), ..receipt };
        Sending { name: name.to_owned(), receipt, with_approval, state: SendState::Saving, refusal: None }
    }

    /// How far it is.
    pub(crate) fn state(&self) -> &SendState {
        &self.state
    }

    /// Whether it is being saved or sent.
    pub(crate) fn is_under_way(&self) -> bool {
        matches!(self.state, SendState::Saving | SendState::UnderWay)
    }

    /// Whether it surely did not go.
    pub(crate) fn did_not_go(&self) -> bool {
        use SendState::{Failed, NotSaved, Refused, Withdrawn};
        matches!(self.state, Refused(_) | NotSaved(_) | Withdrawn | Failed(_))
    }

    pub(crate) fn receipt(&self) -> &Receipt {
        &self.receipt
    }

    /// Adds, settles or removes the receipt in a draft, as the state demands. Returns whether that changed the draft.
    pub(crate) fn note_in(&self, draft: &mut Draft) -> bool {
        let Receipt { message_id, is_sent, .. } = &self.receipt;
        if self.did_not_go() {
            return draft.forget_receipt(message_id);
        }
        let is_it = |noted: &Receipt| noted.message_id == *message_id && noted.is_sent == *is_sent;
        let is_new = !draft.receipts().iter().any(is_it);
        if is_new {
            draft.note_receipt(self.receipt.clone());
        }
        is_new
    }

    /// Others' work came into the draft: `theirs` is the file now, `base` what the draft had in common with it.
    pub(crate) fn came_in(&mut self, base: &Draft, theirs: &Draft, by: &str) {
        if self.state != SendState::Saving {
            return;
        }
        let Receipt { to, message_id, .. } = &self.receipt;
        let has_other_approval = self.with_approval && base.approval() != theirs.approval();
        if let Some(letter) = theirs.letter_since(base, to, message_id) {
            self.refusal = Some(Refusal::Forestalled { by: letter.by.clone() });
        } else if self.refusal.is_none() && (has_other_approval || has_other_answers(base, theirs)) {
            self.refusal = Some(Refusal::Changed { by: by.to_owned() });
        }
    }

    /// The receipt is on disk, in the draft of this name: the letter is to be sent now.
    ///
    /// # Errors
    /// If it must not be sent.
    pub(crate) fn saved(&mut self, name: &str) -> Result<(), Refusal> {
        let set_aside = (name != self.name).then_some(Refusal::SetAside);
        match set_aside.or_else(|| self.refusal.take()) {
            None => {
                self.state = SendState::UnderWay;
                Ok(())
            }
            Some(refusal) => {
                self.state = SendState::Refused(refusal.clone());
                Err(refusal)
            }
        }
    }

    /// The receipt could not be saved.
    pub(crate) fn not_saved(&mut self, cause: String) {
        self.state = SendState::NotSaved(cause);
    }

    /// Withdraws the letter, unless it is on its way.
    pub(crate) fn withdraw(&mut self) {
        if self.state == SendState::Saving {
            self.state = SendState::Withdrawn;
        }
    }

    pub(crate) fn ended(&mut self, outcome: SendOutcome) {
        self.state = match outcome {
            SendOutcome::Sent(document, taken) => {
                self.receipt.is_sent = true;
                self.receipt.document = document;
                SendState::Sent(taken)
            }
            SendOutcome::Failed(cause) => SendState::Failed(cause),
            SendOutcome::Unknown(cause) => SendState::Unknown(cause),
        };
    }
}

/// Whether an answer differs, or has a new rival.
fn has_other_answers(base: &Draft, theirs: &Draft) -> bool {
    let mut rivals =
        theirs.disputed().flat_map(|field| theirs.rivals(field).iter().map(move |it| (field, it)));
    Seal::of(base) != Seal::of(theirs) || rivals.any(|(field, rival)| !base.rivals(field).contains(rival))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::draft::Rival;
    use crate::form::{FieldId, som};

    const TO: &str = "modtager@eksempel.dk";

    fn draft() -> Draft {
        let mut draft = Draft::new(som(), DateTime::UNIX_EPOCH, "mette");
        draft.set_answer(&field(), "Vores");
        draft
    }

    fn field() -> FieldId {
        FieldId::new("motivation")
    }

    fn receipt(id: &str, to: &str, by: &str) -> Receipt {
        Receipt {
            at: DateTime::UNIX_EPOCH,
            to: to.to_owned(),
            by: by.to_owned(),
            message_id: id.to_owned(),
            document: String::new(),
            is_sent: false,
            seal: Seal::default(),
        }
    }

    /// A letter whose receipt is noted, and the draft with it.
    fn begun() -> (Sending, Draft) {
        let mut draft = draft();
        let sending = Sending::begin("aarhus", &draft, receipt("vores", TO, "mette"), true);
        assert!(sending.note_in(&mut draft));
        (sending, draft)
    }

    /// The letter after this came in, and what becomes of it.
    fn after(change: impl FnOnce(&mut Draft)) -> (Sending, Result<(), Refusal>) {
        let (mut sending, noted) = begun();
        let mut theirs = noted.clone();
        change(&mut theirs);
        sending.came_in(&noted, &theirs, "jonas");
        let next = sending.saved("aarhus");
        (sending, next)
    }

    #[test]
    fn a_letter_goes_once_its_receipt_is_saved_and_the_receipt_is_settled() {
        let (mut sending, mut draft) = begun();
        assert_eq!(draft.receipts()[0].seal, Seal::of(&draft));
        assert!(!sending.note_in(&mut draft), "it is noted already");
        assert_eq!(sending.saved("aarhus"), Ok(()));
        assert!(sending.is_under_way() && !draft.receipts()[0].is_sent);
        sending.ended(SendOutcome::Sent("c0ffee".to_owned(), Taken::Whole));
        assert!(sending.note_in(&mut draft));
        let [receipt] = draft.receipts() else { panic!("{:?}", draft.receipts()) };
        assert_eq!((receipt.is_sent, receipt.document.as_str()), (true, "c0ffee"));
    }

    #[test]
    fn other_answers_that_came_in_with_the_save_stop_the_letter() {
        let changed = Err(Refusal::Changed { by: "jonas".to_owned() });
        assert_eq!(after(|theirs| assert!(theirs.set_answer(&field(), "Deres"))).1, changed);
        let rival = Rival { text: "Deres".into(), by: "jonas".into(), at: DateTime::UNIX_EPOCH };
        assert_eq!(after(|theirs| theirs.set_rivals(&field(), vec![rival])).1, changed);
        assert_eq!(after(|theirs| theirs.approve("Jonas", "direktør", DateTime::UNIX_EPOCH)).1, changed);
        assert_eq!(after(|theirs| theirs.touch(som(), DateTime::UNIX_EPOCH, "jonas")).1, Ok(()));
    }

    #[test]
    fn a_colleagues_letter_to_the_same_address_stops_it_and_one_to_another_does_not() {
        let (_, next) =
            after(|theirs| theirs.note_receipt(receipt("deres", "Modtager@EKSEMPEL.dk", "jonas")));
        assert_eq!(next, Err(Refusal::Forestalled { by: "jonas".to_owned() }));
        let (_, next) = after(|theirs| theirs.note_receipt(receipt("deres", "per@eksempel.dk", "jonas")));
        assert_eq!(next, Ok(()));
    }

    #[test]
    fn a_draft_that_was_set_aside_is_not_sent() {
        let (mut sending, _) = begun();
        assert_eq!(sending.saved("aarhus-2"), Err(Refusal::SetAside));
    }

    #[test]
    fn a_letter_that_surely_did_not_go_leaves_no_receipt() {
        let ends: [fn(&mut Sending); 4] = [
            |sending| sending.not_saved("disken er fuld".to_owned()),
            Sending::withdraw,
            |sending| drop(sending.saved("en-anden")),
            |sending| sending.ended(SendOutcome::Failed("afvist".to_owned())),
        ];
        for end in ends {
            let (mut sending, mut draft) = begun();
            end(&mut sending);
            assert!(sending.did_not_go() && sending.note_in(&mut draft), "{:?}", sending.state());
            assert_eq!(draft.receipts(), []);
        }
    }

    #[test]
    fn a_letter_that_may_have_gone_keeps_its_unsettled_receipt() {
        let (mut sending, mut draft) = begun();
        sending.saved("aarhus").expect("nothing came in");
        // Too late for both.
        sending.withdraw();
        sending.came_in(&draft, &self::draft(), "jonas");
        assert!(sending.is_under_way());
        sending.ended(SendOutcome::Unknown("linjen faldt ud".to_owned()));
        assert!(!sending.note_in(&mut draft));
        assert_eq!(draft.receipts().len(), 1);
        assert!(!draft.receipts()[0].is_sent);
    }

    #[test]
    fn a_yes_holds_until_the_answers_or_the_letters_are_others() {
        let agreement = Agreement::asked_about(&draft(), TO.to_owned(), true);
        let mut now = draft();
        now.approve("Jonas", "direktør", DateTime::UNIX_EPOCH);
        assert!(!agreement.holds_for(&now));
        assert!(Agreement::asked_about(&draft(), TO.to_owned(), false).holds_for(&now), "it isn't printed");
        let mut now = draft();
        now.note_receipt(receipt("til en anden", "per@eksempel.dk", "jonas"));
        assert!(agreement.holds_for(&now));
        now.note_receipt(receipt("deres", TO, "jonas"));
        assert!(!agreement.holds_for(&now));
        let mut now = draft();
        now.set_answer(&field(), "Andet");
        assert!(!agreement.holds_for(&now));
    }
}
