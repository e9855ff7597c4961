//! The letter with the draft, from the yes to it until what came of it has been seen. What may happen when is decided
//! by [`mail::Sending`]; here its receipt is kept in the draft, and what came of it is told.

use std::borrow::Cow;

use super::OpenDraft;
use crate::draft::{Draft, Receipt, Seal};
use crate::form::FormSpec;
use crate::mail::{self, Agreement, Refusal, SendOutcome, SendState, Sending, Taken};
use crate::say;
use crate::shown;
use crate::tui::message::{Effect, SendJob};
use crate::tui::shared::Shared;
use crate::words::{Words, date};

#[derive(Debug)]
pub(crate) struct OutgoingLetter {
    sending: Sending,
    job: SendJob,
    /// The number of the draft's state that has the receipt.
    serial: u64,
    /// Whether the writer leaves although it is under way.
    is_left: bool,
}

impl OutgoingLetter {
    pub(crate) fn state(&self) -> &SendState {
        self.sending.state()
    }

    /// Whether it surely did not go.
    pub(crate) fn did_not_go(&self) -> bool {
        self.sending.did_not_go()
    }

    pub(crate) fn job(&self) -> &SendJob {
        &self.job
    }

    /// Whether it goes to someone who is to read it first.
    fn is_to_others(&self, form: &FormSpec) -> bool {
        !self.sending.receipt().is_to(&form.address)
    }

    /// How far it is, or what came of it, in sentences.
    pub(crate) fn text(&self, form: &FormSpec, words: &Words) -> String {
        let address = shown::text(&self.job.to);
        let failed =
            |cause: &str| format!("{}\n{cause}", say!(words, "sending-failed", address = address.as_ref()));
        match self.state() {
            SendState::Saving | SendState::Withdrawn => say!(words, "sending-saving"),
            SendState::UnderWay => say!(words, "sending-under-way", address = address),
            SendState::Sent(taken) => {
                let time = date::long(words, self.sending.receipt().at);
                let told = if self.is_to_others(form) {
                    say!(words, "sending-shown", time = time, address = address)
                } else {
                    say!(words, "sending-done", time = time, address = address)
                };
                match taken {
                    Taken::Whole => told,
                    Taken::WithoutReplyTo => format!("{told}\n{}", say!(words, "mail-no-reply-to")),
                }
            }
            SendState::Refused(refusal) => failed(&refusal_text(refusal, words)),
            SendState::Failed(cause) => failed(cause),
            SendState::NotSaved(cause) => say!(words, "sending-not-saved", cause = cause.as_str()),
            SendState::Unknown(cause) => {
                format!("{}\n{cause}", say!(words, "sending-unknown", address = address))
            }
        }
    }

    /// What came of it in one row, for a writer who is elsewhere.
    fn notice(&self, form: &FormSpec, words: &Words) -> String {
        match self.state() {
            SendState::Refused(refusal) => {
                say!(words, "sending-notice-failed", cause = refusal_text(refusal, words))
            }
            SendState::Failed(cause) | SendState::NotSaved(cause) => {
                say!(words, "sending-notice-failed", cause = cause.as_str())
            }
            SendState::Unknown(cause) => say!(words, "sending-notice-unknown", cause = cause.as_str()),
            _ if self.is_to_others(form) => {
                say!(words, "sending-notice-shown", address = shown::text(&self.job.to))
            }
            _ => say!(words, "sending-notice-done", time = date::long(words, self.sending.receipt().at)),
        }
    }
}

/// Why the letter doesn't go, as the screen says it.
fn refusal_text(refusal: &Refusal, words: &Words) -> String {
    match refusal {
        Refusal::SetAside => say!(words, "sending-set-aside"),
        Refusal::Forestalled { .. } => say!(words, "sending-forestalled"),
        Refusal::Changed { .. } => say!(words, "sending-changed"),
    }
}

impl OpenDraft {
    /// The letter that is under way, or of which something came that has not been seen yet.
    pub(crate) fn letter(&self) -> Option<&OutgoingLetter> {
        self.letter.as_ref()
    }

    /// Whether a letter with it is under way.
    pub fn is_sending(&self) -> bool {
        self.letter.as_ref().is_some_and(|letter| letter.sending.is_under_way())
    }

    /// Whether letters can be sent from here at all.
    pub(crate) fn can_send(&self, shared: &Shared) -> bool {
        shared.world.sending.is_some() && !self.is_read_only
    }

    /// What a letter says: the one that is under way, else the next.
    pub(crate) fn letter_draft(&self) -> &Draft {
        self.letter.as_ref().filter(|_| self.is_sending()).map_or(&self.draft, |letter| &letter.job.draft)
    }

    /// How far a letter is that is under way, in sentences.
    pub(crate) fn letter_under_way(&self, shared: &Shared) -> Option<String> {
        let letter = self.letter.as_ref().filter(|_| self.is_sending())?;
        Some(letter.text(&shared.world.form, &shared.world.words))
    }

    /// The draft without the receipt of a letter that is under way, which is shown separately.
    pub(crate) fn settled_draft(&self) -> Cow<'_, Draft> {
        let Some(letter) = self.letter.as_ref().filter(|_| self.is_sending()) else {
            return Cow::Borrowed(&self.draft);
        };
        let mut draft = self.draft.clone();
        draft.forget_receipt(&letter.job.message_id);
        Cow::Owned(draft)
    }

    /// Takes note that what came of a letter has been seen.
    pub(crate) fn letter_seen(&mut self) {
        self.seen_letter = self.letter.take_if(|letter| !letter.sending.is_under_way());
    }

    /// Takes that note back.
    pub(crate) fn letter_unseen(&mut self) {
        self.letter = self.letter.take().or(self.seen_letter.take());
    }

    /// Notes the letter in the draft and saves that; it goes once that is on disk. It says what the draft says now.
    pub(crate) fn send(&mut self, agreement: Agreement, from: &str, shared: &mut Shared) {
        let Agreement { to, with_approval, .. } = agreement;
        let message_id = self.message_id(from, shared);
        let receipt = Receipt {
            at: shared.time.wall,
            to: to.clone(),
            by: shared.world.author.clone(),
            message_id: message_id.clone(),
            document: String::new(),
            is_sent: false,
            seal: Seal::default(),
        };
        let at = receipt.at;
        let sending = Sending::begin(&self.name, &self.draft, receipt, with_approval);
        self.note_letter(&sending, shared);
        let job = SendJob { to, at, message_id, with_approval, draft: self.draft.clone() };
        self.letter = Some(OutgoingLetter { sending, job, serial: self.saving.newest(), is_left: false });
    }

    /// A Message-ID that no other letter has.
    pub(crate) fn message_id(&self, from: &str, shared: &Shared) -> String {
        let (wall, mono) = (shared.time.wall.timestamp_micros(), shared.time.mono.as_nanos());
        let count = self.draft.receipts().len();
        let unique = format!("{}\n{wall}\n{mono}\n{count}\n{}", self.name, shared.world.author);
        mail::message_id(&unique, Some(from))
    }

    /// Takes note that someone else's work came in: a letter whose receipt is just being saved may not go then.
    pub(super) fn came_in_before_letter(&mut self, base: &Draft, theirs: &Draft, by: &str) {
        if let Some(letter) = &mut self.letter {
            letter.sending.came_in(base, theirs, by);
        }
    }

    /// Takes note that the state of this number was saved, or why a save failed: then nothing is sent.
    pub(super) fn receipt_saved(&mut self, serial: u64, failure: Option<String>, shared: &mut Shared) {
        let Some(letter) = &mut self.letter else { return };
        if *letter.state() != SendState::Saving {
            return;
        }
        match failure {
            None if serial < letter.serial => return,
            None => {
                if letter.sending.saved(&self.name).is_ok() {
                    return shared.effect(Effect::Send(Box::new(letter.job.clone())));
                }
            }
            Some(cause) => letter.sending.not_saved(cause),
        }
        self.letter_ended(shared);
    }

    /// Takes note of what came of the letter with this Message-ID.
    pub(crate) fn answered(&mut self, message_id: &str, outcome: &SendOutcome, shared: &mut Shared) {
        let Some(letter) = &mut self.letter else { return };
        if letter.job.message_id == message_id && *letter.state() == SendState::UnderWay {
            letter.sending.ended(outcome.clone());
            self.letter_ended(shared);
        }
    }

    /// Settles the receipt, or takes it back.
    fn letter_ended(&mut self, shared: &mut Shared) {
        let Some(letter) = self.letter.take() else { return };
        self.letter_news = Some(letter.notice(&shared.world.form, &shared.world.words));
        self.note_letter(&letter.sending, shared);
        self.letter = Some(letter);
    }

    /// What came of a letter, once, for a writer who is elsewhere.
    pub(crate) fn take_letter_news(&mut self) -> Option<String> {
        self.letter_news.take()
    }

    /// Whether leaving the program must be asked about: a letter is under way.
    pub(crate) fn letter_holds_back(&self) -> bool {
        self.letter.as_ref().is_some_and(|letter| letter.sending.is_under_way() && !letter.is_left)
    }

    /// Takes note that the writer leaves although a letter is under way: one that is on its way stays unsettled,
    /// another doesn't go at all.
    pub(crate) fn leave_letter(&mut self, shared: &mut Shared) {
        let Some(mut letter) = self.letter.take() else { return };
        letter.is_left = true;
        letter.sending.withdraw();
        if letter.did_not_go() {
            self.note_letter(&letter.sending, shared);
        } else {
            self.letter = Some(letter);
        }
    }
}
