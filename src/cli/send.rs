//! `som send DRAFT`: shows the application as a letter, asks, and sends it. [`Sending`] decides each step.

mod overview;

use std::hash::{BuildHasher, RandomState};
use std::path::Path;

use super::draft_change::DraftChange;
use super::{CliSession, CommandResult, Exit, Failure, Needs, Run, config, confirm, failure, output, sign};
use crate::draft::{Draft, LetterFate, Receipt, Seal};
use crate::mail::{self, Letter, Refusal, SendError, SendOutcome, Sending, Settings, Taken};
use crate::store::{Base, SaveError, Saved};
use crate::words::{Words, date};
use crate::{say, shown};

#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
#[derive(Debug, clap::Args)]
pub(super) struct SendArgs {
    draft: String,
    #[arg(long)]
    dry_run: bool,
    #[arg(long, value_name = "ADDRESS")]
    to_address: Option<String>,
    #[arg(long)]
    approval: bool,
    #[arg(long)]
    yes: bool,
    #[arg(long)]
    again: bool,
    #[arg(long, conflicts_with_all = ["dry_run", "approval", "yes", "again"])]
    settle: Option<LetterFate>,
}

impl Run for SendArgs {
    const NEEDS: Needs = Needs { folders: false, mail: true };

    fn run(self, session: &CliSession) -> CommandResult {
        let name = &*session.draft_name(&self.draft)?;
        let change = DraftChange::begin(name, session)?;
        let form = session.form_of(&change.draft);
        let to = self.to_address.as_deref().unwrap_or(&form.address).trim();
        if let Some(fate) = self.settle {
            return settle_by_hand(fate, to, change, session);
        }
        let draft = &change.draft;
        let words = &session.words;
        let letter = ReadyLetter::of(draft, name, to, self.approval, session)?;
        let unprinted = say!(words, "mail-send-approval-unprinted");
        output::talk(&letter.overview(draft, &unprinted, session).join("\n"));
        if self.dry_run {
            return Ok(Exit::DONE);
        }
        letter.way(name, session)?;
        if !self.is_agreed(draft.last_receipt_to(to), to, session)? {
            output::talk(&say!(words, "mail-send-declined"));
            return Ok(Exit::FAILED);
        }
        let id = letter.send(change, session)?;
        session.print(&format!("{id}\n"))
    }
}

/// A letter that can be shown, and sent where mail is set up.
pub(super) struct ReadyLetter<'s> {
    letter: Letter,
    settings: Option<&'s Settings>,
    to: &'s str,
    with_approval: bool,
}

impl<'s> ReadyLetter<'s> {
    /// The letter with this draft to an address.
    pub(super) fn of(
        draft: &Draft,
        name: &str,
        to: &'s str,
        with_approval: bool,
        session: &'s CliSession,
    ) -> Result<Self, Failure> {
        let words = &session.words;
        let form = session.form_of(draft);
        if to.is_empty() && form.address.is_empty() {
            let how = shown::in_one_line(&form.send_to);
            return Err(failure!(words, "mail-send-by-hand", how = how, name = name));
        }
        let settings = session
            .mail()
            .map_err(|fault| fault.under(say!(words, "mail-settings", path = config_path(session))))?;
        let letter = letter(draft, settings, to, with_approval, session);
        let letter = letter.map_err(|error| not_sent(&error, name, words))?;
        Ok(ReadyLetter { letter, settings, to, with_approval })
    }

    /// The letter in lines. `unprinted` says what to do for the documents to tell who approved.
    pub(super) fn overview(&self, draft: &Draft, unprinted: &str, session: &CliSession) -> Vec<String> {
        let approval = sign::approval(draft, session);
        let approval = if draft.approval().is_none() {
            approval
        } else if self.with_approval {
            format!("{approval}. {}", say!(session.words, "mail-send-approval-printed"))
        } else {
            format!("{approval}. {unprinted}")
        };
        overview::lines(&self.letter, self.settings, (draft, self.to, self.with_approval), approval, session)
    }

    /// How it would leave this host.
    ///
    /// # Errors
    /// Where mail isn't set up, or there is no sender.
    pub(super) fn way(&self, name: &str, session: &CliSession) -> Result<&'s Settings, Failure> {
        let words = &session.words;
        let settings = self.settings.ok_or_else(|| {
            failure!(words, "mail-send-not-set-up", path = config_path(session), name = name)
        })?;
        if self.letter.from.is_none() {
            return Err(not_sent(&SendError::NoSender, name, words));
        }
        Ok(settings)
    }

    /// Sends it, with a receipt in the draft; returns its message id.
    pub(super) fn send(&self, change: DraftChange, session: &CliSession) -> Result<String, Failure> {
        let settings = self.way(change.name, session)?;
        deliver(&self.letter, self.to, self.with_approval, settings, change, session)
    }
}

fn config_path(session: &CliSession) -> String {
    shown::path(&config::path(&session.data_folder().path))
}

/// What is asked before a letter goes; `before` is the last one to the same address.
pub(super) fn question(before: Option<&Receipt>, to: &str, words: &Words) -> String {
    let to = &*shown::text(to);
    let Some(before) = before else { return say!(words, "mail-send-ask", to = to) };
    let at = date::long(words, before.at);
    if before.is_sent {
        say!(words, "mail-send-ask-again", to = to, at = at)
    } else {
        say!(words, "mail-send-ask-unknown", to = to, at = at)
    }
}

impl SendArgs {
    /// Whether the user agrees, or has by `--yes`; for one more letter to the same address `--again` is needed too.
    fn is_agreed(&self, before: Option<&Receipt>, to: &str, session: &CliSession) -> Result<bool, Failure> {
        if self.yes && (self.again || before.is_none()) {
            return Ok(true);
        }
        let (words, to) = (&session.words, &*shown::text(to));
        let question = question(before, to, words);
        confirm::answered(session, &question, None).ok_or_else(|| {
            let Some(before) = before else {
                return failure!(words, "mail-send-unasked").usage();
            };
            let at = date::long(words, before.at);
            let failure = failure!(words, "mail-send-unasked-again", to = to, at = at.as_str()).usage();
            if before.is_sent {
                failure
            } else {
                failure.because(say!(words, "mail-send-unasked-unknown-cause", to = to, at = at))
            }
        })
    }
}

/// Notes what became of a letter of which that was unknown.
fn settle_by_hand(
    fate: LetterFate,
    to: &str,
    mut change: DraftChange,
    session: &CliSession,
) -> CommandResult {
    let (words, address) = (&session.words, &*shown::text(to));
    let Some(receipt) = change.draft.settle_letter(to, fate) else {
        return Err(failure!(words, "mail-settle-none", to = address, name = change.name));
    };
    change.save(session)?;
    let at = date::long(words, receipt.at);
    output::talk(&match fate {
        LetterFate::Arrived => say!(words, "mail-settle-arrived", to = address, at = at),
        LetterFate::Lost => say!(words, "mail-settle-lost", to = address, at = at),
    });
    Ok(Exit::DONE)
}

fn letter(
    draft: &Draft,
    settings: Option<&Settings>,
    to: &str,
    with_approval: bool,
    session: &CliSession,
) -> Result<Letter, SendError> {
    let from = settings.and_then(|settings| settings.from.as_deref());
    let form = session.form_of(draft);
    let submission = session.submission(&form, draft, with_approval);
    let writer = settings.and_then(|settings| settings.writer.as_ref());
    let read = |name: &str, most| session.store().read_document(Path::new(name), most, session.restricted);
    let letter = Letter::of(&submission, from, to, "")?.answered_by(writer, &submission);
    let mut letter = letter.enclosing(&submission, read)?;
    letter.message_id = mail::message_id(&random(), letter.sender());
    Ok(letter)
}

/// 128 random bits in hexadecimal.
fn random() -> String {
    // `RandomState` is seeded by the operating system.
    let number = || RandomState::new().hash_one(0);
    format!("{:016x}{:016x}", number(), number())
}

/// The failure if the letter did not go, or may have.
fn not_sent(error: &SendError, name: &str, words: &Words) -> Failure {
    let cause = error.cause(words);
    if error.may_have_gone() {
        let unknown =
            failure!(words, "mail-send-unknown", hint = error.hint(words).unwrap_or_default(), name = name);
        return unknown.because(cause);
    }
    let hint = match error.hint(words) {
        Some(hint) => say!(words, "mail-send-failed-hint", hint = hint, name = name),
        None => say!(words, "mail-send-failed-plain-hint", name = name),
    };
    Failure::new(say!(words, "mail-send-failed")).because(cause).hint(hint)
}

/// Notes the letter in the draft, sends it once that is saved, and settles the receipt.
fn deliver(
    letter: &Letter,
    to: &str,
    with_approval: bool,
    settings: &Settings,
    change: DraftChange,
    session: &CliSession,
) -> Result<String, Failure> {
    let DraftChange { name, mut draft, mut base } = change;
    let words = &session.words;
    let receipt = Receipt {
        at: letter.at,
        to: to.to_owned(),
        by: session.author.clone(),
        message_id: letter.message_id.clone(),
        document: letter.document_sum(),
        is_sent: false,
        seal: Seal::default(),
    };
    let mut sending = Sending::begin(name, &draft, receipt, with_approval);
    sending.note_in(&mut draft);
    let noted = match session.store().save(name, &draft, &mut base) {
        Ok(noted) => noted,
        Err(error) => {
            let path = session.store().path_of(name);
            sending.not_saved(error.cause(words));
            settle(&sending, name, draft, &mut base, session);
            return Err(failure!(words, "mail-send-not-noted", path = shown::path(&path))
                .because(error.cause(words))
                .hint(error.hint(words)));
        }
    };
    sending.came_in(&draft, &noted.draft, &noted.draft.changed_by);
    let Saved { name: noted_as, draft, revision, .. } = noted;
    let mut base = Base::new(draft.clone(), revision);
    if let Err(refusal) = sending.saved(&noted_as) {
        settle(&sending, &noted_as, draft, &mut base, session);
        return Err(refused(&refusal, to, name, words));
    }
    output::talk(&say!(words, "mail-send-sending"));
    let sent = mail::send(letter, settings);
    sending.ended(match &sent {
        Ok(taken) => SendOutcome::Sent(letter.document_sum(), *taken),
        Err(error) if error.may_have_gone() => SendOutcome::Unknown(error.cause(words)),
        Err(error) => SendOutcome::Failed(error.cause(words)),
    });
    settle(&sending, &noted_as, draft, &mut base, session);
    let taken = sent.map_err(|error| not_sent(&error, name, words))?;
    output::talk(&say!(words, "mail-send-done", at = date::long(words, letter.at)));
    output::talk(&say!(words, "mail-send-done-to", to = shown::text(to)));
    if taken == Taken::WithoutReplyTo {
        output::talk(&say!(words, "mail-no-reply-to"));
    }
    Ok(letter.message_id.clone())
}

fn refused(refusal: &Refusal, to: &str, name: &str, words: &Words) -> Failure {
    match refusal {
        Refusal::SetAside => failure!(words, "mail-send-aside", name = name),
        Refusal::Forestalled { by } => {
            let (by, to) = (shown::text(by), shown::text(to));
            failure!(words, "mail-send-meanwhile", by = by, to = to, name = name)
        }
        Refusal::Changed { by } => {
            failure!(words, "mail-send-changed", by = shown::text(by), name = name)
        }
    }
}

/// Saves the receipt as the outcome left it, or takes it back. A save that failed may stand in the file, so another
/// follows it.
fn settle(sending: &Sending, name: &str, mut draft: Draft, base: &mut Base, session: &CliSession) {
    if !sending.note_in(&mut draft) {
        return;
    }
    let mut save = || session.store().save(name, &draft, base);
    // Any other error comes before the file is touched.
    if let Err(error @ (SaveError::Io(_) | SaveError::Unsynced(_))) = save().or_else(|_| save()) {
        let (words, cause) = (&session.words, error.cause(&session.words));
        output::talk(&if sending.did_not_go() {
            say!(words, "mail-send-unforgotten", cause = cause)
        } else {
            say!(words, "mail-send-unsettled", cause = cause)
        });
    }
}
