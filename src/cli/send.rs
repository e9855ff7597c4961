//! `som send DRAFT`: shows the application as a letter, asks, and sends it. [`Sending`] decides each step.

mod overview;

use std::hash::{BuildHasher, Hasher, RandomState};

use super::draft_change::DraftChange;
use super::{CliSession, CommandResult, Exit, Failure, Needs, Run, config, confirm, failure, output};
use crate::draft::{Draft, Receipt, Seal};
use crate::mail::{self, Letter, Refusal, SendError, SendOutcome, Sending, Settings};
use crate::store::{Base, Saved};
use crate::words::date;
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
}

impl Run for SendArgs {
    const NEEDS: Needs = Needs { folders: false, mail: true };

    fn run(self, session: &CliSession) -> CommandResult {
        let name = session.draft_name(&self.draft)?;
        let change = DraftChange::begin(name, session)?;
        let draft = &change.draft;
        let settings = session.mail().map_err(|fault| {
            let path = shown::path(&config::path(&session.data_folder.path));
            fault.under(say!(session.words, "mail-settings", path = path))
        })?;
        let to = self.to_address.as_deref().unwrap_or(&session.form.address).trim();
        let letter = letter(draft, settings, to, self.approval, session);
        let letter = letter.map_err(|error| not_sent(&error, name, session))?;
        overview::show(&letter, settings, draft, to, self.approval, session);
        if self.dry_run {
            return Ok(Exit::DONE);
        }
        let settings = settings.ok_or_else(|| not_set_up(name, session))?;
        if letter.from.is_empty() {
            return Err(not_sent(&SendError::NoSender, name, session));
        }
        if !self.is_agreed(draft.last_receipt_to(to), to, session)? {
            output::talk(&say!(session.words, "mail-send-declined"));
            return Ok(Exit::FAILED);
        }
        OutgoingLetter { letter: &letter, to, session }.send(change, settings)
    }
}

impl SendArgs {
    /// Whether the user agrees, or has by `--yes`; for one more letter to the same address `--again` is needed too.
    fn is_agreed(&self, before: Option<&Receipt>, to: &str, session: &CliSession) -> Result<bool, Failure> {
        if self.yes && (self.again || before.is_none()) {
            return Ok(true);
        }
        let (words, to) = (&session.words, &*shown::text(to));
        let at = before.map_or_else(String::new, |before| date::long(words, before.at));
        let at = at.as_str();
        let question = match before {
            None => say!(words, "mail-send-ask", to = to),
            Some(before) if before.is_sent => say!(words, "mail-send-ask-again", to = to, at = at),
            Some(_) => say!(words, "mail-send-ask-unknown", to = to, at = at),
        };
        confirm::answered(session, &question, None).ok_or_else(|| {
            let Some(before) = before else {
                return failure!(words, "mail-send-unasked").usage();
            };
            let failure = failure!(words, "mail-send-unasked-again", to = to, at = at).usage();
            if before.is_sent {
                failure
            } else {
                failure.because(say!(words, "mail-send-unasked-unknown-cause", to = to, at = at))
            }
        })
    }
}

fn letter(
    draft: &Draft,
    settings: Option<&Settings>,
    to: &str,
    with_approval: bool,
    session: &CliSession,
) -> Result<Letter, SendError> {
    let from = settings.and_then(|settings| settings.from.as_deref());
    let mut letter = Letter::of(&session.submission(draft, with_approval), from, to, "")?;
    letter.message_id = mail::message_id(&random(), Some(&letter.from));
    Ok(letter)
}

/// 128 random bits in hexadecimal.
fn random() -> String {
    // `RandomState` is seeded by the operating system.
    let number = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", number(), number())
}

fn not_set_up(name: &str, session: &CliSession) -> Failure {
    let path = shown::path(&config::path(&session.data_folder.path));
    failure!(session.words, "mail-send-not-set-up", path = path, name = name)
}

/// The failure if the letter did not go, or may have.
fn not_sent(error: &SendError, name: &str, session: &CliSession) -> Failure {
    let words = &session.words;
    let cause = error.cause(words);
    if error.may_have_gone() {
        return failure!(words, "mail-send-unknown").because(cause).hint(error.hint(words));
    }
    let hint = match error.hint(words) {
        Some(hint) => say!(words, "mail-send-failed-hint", hint = hint, name = name),
        None => say!(words, "mail-send-failed-plain-hint", name = name),
    };
    Failure::new(say!(words, "mail-send-failed")).because(cause).hint(hint)
}

struct OutgoingLetter<'s> {
    letter: &'s Letter,
    to: &'s str,
    session: &'s CliSession,
}

impl OutgoingLetter<'_> {
    fn send(&self, change: DraftChange, settings: &Settings) -> CommandResult {
        let DraftChange { name, mut draft, mut base } = change;
        let words = &self.session.words;
        let mut sending = Sending::begin(name, &draft, self.receipt());
        sending.note_in(&mut draft);
        let noted = self.session.store.save(name, &draft, &mut base).map_err(|error| {
            let path = shown::path(&self.session.store.path_of(name));
            failure!(words, "mail-send-not-noted", path = path)
                .because(error.cause(words))
                .hint(error.hint(words))
        })?;
        sending.came_in(&draft, &noted.draft, &noted.draft.changed_by);
        if let Err(refusal) = sending.saved(&noted.name) {
            self.settle(&sending, noted);
            return Err(self.refused(&refusal, name));
        }
        output::talk(&say!(words, "mail-send-sending"));
        let sent = mail::send(self.letter, settings);
        sending.ended(match &sent {
            Ok(()) => SendOutcome::Sent(self.letter.document_sum()),
            Err(error) if error.may_have_gone() => SendOutcome::Unknown(error.cause(words)),
            Err(error) => SendOutcome::Failed(error.cause(words)),
        });
        self.settle(&sending, noted);
        sent.map_err(|error| not_sent(&error, name, self.session))?;
        output::talk(&say!(words, "mail-send-done", at = date::long(words, self.letter.at)));
        output::talk(&say!(words, "mail-send-done-to", to = shown::text(self.to)));
        self.session.print(&format!("{}\n", self.letter.message_id))
    }

    fn receipt(&self) -> Receipt {
        Receipt {
            at: self.letter.at,
            to: self.to.to_owned(),
            by: self.session.author.clone(),
            message_id: self.letter.message_id.clone(),
            document: self.letter.document_sum(),
            is_sent: false,
            seal: Seal::default(),
        }
    }

    fn refused(&self, refusal: &Refusal, name: &str) -> Failure {
        let words = &self.session.words;
        match refusal {
            Refusal::SetAside => failure!(words, "mail-send-aside", name = name),
            Refusal::Forestalled { by } => {
                let (by, to) = (shown::text(by), shown::text(self.to));
                failure!(words, "mail-send-meanwhile", by = by, to = to, name = name)
            }
            Refusal::Changed { by } => {
                failure!(words, "mail-send-changed", by = shown::text(by), name = name)
            }
        }
    }

    /// Saves the receipt as the outcome left it.
    fn settle(&self, sending: &Sending, noted: Saved) {
        let mut base = Base::new(noted.draft.clone(), noted.revision);
        let mut draft = noted.draft;
        if !sending.note_in(&mut draft) {
            return;
        }
        if let Err(error) = self.session.store.save(&noted.name, &draft, &mut base) {
            let (words, cause) = (&self.session.words, error.cause(&self.session.words));
            output::talk(&if sending.did_not_go() {
                say!(words, "mail-send-unforgotten", cause = cause)
            } else {
                say!(words, "mail-send-unsettled", cause = cause)
            });
        }
    }
}
