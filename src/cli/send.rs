//! `som send DRAFT`: the application as a letter, once it has been shown and agreed to. Its receipt is noted in the
//! draft before it goes and settled after, so that a break in between is told as unknown and never as unsent.

mod overview;

use super::open::draft_help;
use super::{Desk, Exit, Failure, Outcome, Run, confirm, output};
use crate::draft::{Draft, Receipt, Seal};
use crate::export::Submission;
use crate::form::som;
use crate::mail::{self, Letter, SendError, Settings};
use crate::say;
use crate::shown;
use crate::store::{Base, FoundInPlace, Saved};
use crate::words::{Words, date};

#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
#[derive(Debug, clap::Args)]
pub(super) struct Send {
    draft: String,
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    to_address: Option<String>,
    #[arg(long)]
    approval: bool,
    #[arg(long)]
    yes: bool,
    #[arg(long)]
    again: bool,
}

impl Run for Send {
    const SENDS: bool = true;

    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command
            .about(say!(words, "mail-send-about"))
            .mut_arg("draft", |arg| draft_help(arg, words))
            .mut_arg("dry_run", |arg| arg.help(say!(words, "mail-send-dry-run")))
            .mut_arg("to_address", |arg| {
                arg.value_name(say!(words, "mail-send-value-address"))
                    .help(say!(words, "mail-send-to-address"))
            })
            .mut_arg("approval", |arg| arg.help(say!(words, "mail-send-approval")))
            .mut_arg("yes", |arg| arg.help(say!(words, "mail-send-yes")))
            .mut_arg("again", |arg| arg.help(say!(words, "mail-send-again")))
    }

    fn run(self, desk: &Desk) -> Outcome {
        let name = desk.draft_name(&self.draft)?;
        let (draft, revision) = desk.load(name)?;
        let settings = desk.mail().map_err(|fault| fault.failure(desk))?;
        let to = self.to_address.as_deref().unwrap_or(&som().address).trim();
        let letter = letter(&draft, settings, to, self.approval, desk);
        let letter = letter.map_err(|error| not_sent(&error, name, desk))?;
        overview::tell(&letter, settings, &draft, to, self.approval, desk);
        if self.dry_run {
            return Ok(Exit::DONE);
        }
        let settings = settings.ok_or_else(|| not_set_up(name, desk))?;
        if letter.from.is_empty() {
            return Err(not_sent(&SendError::NoSender, name, desk));
        }
        if !self.is_agreed(draft.last_receipt_to(to), to, desk)? {
            output::talk(&say!(desk.words, "mail-send-declined"));
            return Ok(Exit::FAILED);
        }
        let base = Base::read(draft.clone(), revision);
        Sending { name, to, letter: &letter, desk }.send(draft, base, settings)
    }
}

impl Send {
    /// Whether the user agrees: to the first letter by `--yes`, to one more to the same address by `--again` too.
    fn is_agreed(&self, before: Option<&Receipt>, to: &str, desk: &Desk) -> Result<bool, Failure> {
        let words = &desk.words;
        if self.yes && (self.again || before.is_none()) {
            return Ok(true);
        }
        let shown = shown::text(to);
        let Some(before) = before else {
            let question = say!(words, "mail-send-ask", to = shown);
            return confirm::answered(desk, &question, None).ok_or_else(|| {
                Failure::new(say!(words, "mail-send-unasked"))
                    .because(say!(words, "mail-send-unasked-cause"))
                    .hint(say!(words, "mail-send-unasked-hint"))
                    .usage()
            });
        };
        let at = date::long(words, before.at);
        let question = if before.is_sent {
            say!(words, "mail-send-ask-again", to = shown.as_ref(), at = at.as_str())
        } else {
            say!(words, "mail-send-ask-unknown", to = shown.as_ref(), at = at.as_str())
        };
        confirm::answered(desk, &question, None).ok_or_else(|| {
            let cause = if before.is_sent {
                say!(words, "mail-send-unasked-again-cause", to = shown.as_ref(), at = at.as_str())
            } else {
                say!(words, "mail-send-unasked-unknown-cause", to = shown.as_ref(), at = at.as_str())
            };
            Failure::new(say!(words, "mail-send-unasked-again"))
                .because(cause)
                .hint(say!(words, "mail-send-unasked-again-hint"))
                .usage()
        })
    }
}

/// The letter of a draft as it stands now.
fn letter(
    draft: &Draft,
    settings: Option<&Settings>,
    to: &str,
    with_approval: bool,
    desk: &Desk,
) -> Result<Letter, SendError> {
    let submission = Submission { form: som(), draft, now: desk.now(), with_approval };
    let from = settings.and_then(|settings| settings.from.as_deref());
    let mut letter = Letter::of(&submission, from, to, "")?;
    letter.message_id = mail::new_message_id(Some(&letter.from));
    Ok(letter)
}

fn not_set_up(name: &str, desk: &Desk) -> Failure {
    let path = shown::path(&super::config::path(&desk.place.data));
    Failure::new(say!(desk.words, "mail-send-not-set-up"))
        .because(say!(desk.words, "mail-send-not-set-up-cause", path = path))
        .hint(say!(desk.words, "mail-send-not-set-up-hint", name = name))
}

/// The failure where the letter did not go, or may have.
fn not_sent(error: &SendError, name: &str, desk: &Desk) -> Failure {
    let words = &desk.words;
    let cause = error.cause(words);
    if error.may_have_gone() {
        return Failure::new(say!(words, "mail-send-unknown")).because(cause).hint(error.hint(words));
    }
    let hint = match error.hint(words) {
        Some(hint) => say!(words, "mail-send-failed-hint", hint = hint, name = name),
        None => say!(words, "mail-send-failed-plain-hint", name = name),
    };
    Failure::new(say!(words, "mail-send-failed")).because(cause).hint(hint)
}

/// One letter on its way.
struct Sending<'s> {
    name: &'s str,
    to: &'s str,
    letter: &'s Letter,
    desk: &'s Desk,
}

impl Sending<'_> {
    /// Notes the receipt, sends, and settles the receipt or takes it back.
    fn send(&self, mut draft: Draft, mut base: Base, settings: &Settings) -> Outcome {
        let words = &self.desk.words;
        let before = draft.clone();
        draft.note_receipt(self.receipt(&draft, false));
        let noted = self.desk.store.save(self.name, &draft, &mut base).map_err(|error| {
            let path = shown::path(&self.desk.store.path_of(self.name));
            Failure::new(say!(words, "mail-send-not-noted", path = path))
                .because(error.cause(words))
                .hint(error.hint(words))
        })?;
        if let Some(failure) = self.came_between(&before, &noted) {
            self.forget(noted);
            return Err(failure);
        }
        output::talk(&say!(words, "mail-send-sending"));
        match mail::send(self.letter, settings) {
            Ok(()) => {
                self.settle(&draft, noted);
                output::talk(&say!(words, "mail-send-done", at = date::long(words, self.letter.at)));
                output::talk(&say!(words, "mail-send-done-to", to = shown::text(self.to)));
                self.desk.print(&format!("{}\n", self.letter.message_id))?;
                Ok(Exit::DONE)
            }
            Err(error) => {
                if !error.may_have_gone() {
                    self.forget(noted);
                }
                Err(not_sent(&error, self.name, self.desk))
            }
        }
    }

    fn receipt(&self, draft: &Draft, is_sent: bool) -> Receipt {
        Receipt {
            at: self.letter.at,
            to: self.to.to_owned(),
            by: self.desk.author.clone(),
            message_id: self.letter.message_id.clone(),
            document: self.letter.document_sum(),
            is_sent,
            seal: Seal::of(draft),
        }
    }

    /// What someone else saved since the draft was read, where that is a reason not to send: their letter to the same
    /// address, or other answers than those that were shown.
    fn came_between(&self, before: &Draft, noted: &Saved) -> Option<Failure> {
        let words = &self.desk.words;
        if matches!(noted.met, FoundInPlace::Theirs(_)) && noted.name != self.name {
            return Some(Failure::new(say!(words, "mail-send-aside", name = self.name)));
        }
        if let Some(theirs) = noted.draft.letter_since(before, self.to, &self.letter.message_id) {
            let what =
                say!(words, "mail-send-meanwhile", by = shown::text(&theirs.by), to = shown::text(self.to));
            let hint = say!(words, "mail-send-meanwhile-hint", name = self.name);
            return Some(Failure::new(what).hint(hint));
        }
        (Seal::of(&noted.draft) != Seal::of(before)).then(|| {
            let what = say!(words, "mail-send-changed", by = shown::text(&noted.draft.changed_by));
            Failure::new(what).hint(say!(words, "mail-send-changed-hint", name = self.name))
        })
    }

    /// Notes that the letter was taken.
    fn settle(&self, sent: &Draft, noted: Saved) {
        let receipt = self.receipt(sent, true);
        if let Err(cause) = self.save(noted, |draft| draft.note_receipt(receipt)) {
            output::talk(&say!(self.desk.words, "mail-send-unsettled", cause = cause));
        }
    }

    /// Takes the receipt back of a letter that surely did not go.
    fn forget(&self, noted: Saved) {
        let id = &self.letter.message_id;
        if let Err(cause) = self.save(noted, |draft| {
            draft.forget_receipt(id);
        }) {
            output::talk(&say!(self.desk.words, "mail-send-unforgotten", cause = cause));
        }
    }

    fn save(&self, noted: Saved, change: impl FnOnce(&mut Draft)) -> Result<(), String> {
        let mut base = Base::new(noted.draft.clone(), noted.revision);
        let mut draft = noted.draft;
        change(&mut draft);
        let saved = self.desk.store.save(&noted.name, &draft, &mut base);
        saved.map(drop).map_err(|error| error.cause(&self.desk.words))
    }
}
