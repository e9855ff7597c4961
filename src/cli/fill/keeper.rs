//! Keeps a conversation's draft on disk, by the screen's own writer, and brings in what others write.

use std::io;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::cli::CliSession;
use crate::clock::Stopwatch;
use crate::plain::{Conversation, Unsaved};
use crate::say;
use crate::store::writer::{SaveOutcome, Snapshot, Writer, WriterReport};
use crate::store::{Base, Gone, Presence};
use crate::tui::phrases;
use crate::words::{Words, date};

/// How long a save is waited for before the next question is asked.
const LONGEST_SAVE: Duration = Duration::from_secs(5);

/// How long the last save is waited for.
const LAST_SAVE: Duration = Duration::from_secs(15);

/// How a draft was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Left {
    Saved,
    /// What isn't on disk waits for the draft to be opened again.
    Unsaved,
    /// Someone has deleted it, and nothing was written since.
    Deleted,
}

/// The draft's way to the disk.
pub(super) struct Keeper {
    pub name: String,
    writer: Writer,
    reports: Receiver<WriterReport>,
    /// The number of the newest state, and of the newest one that is saved.
    newest: u64,
    saved: u64,
    /// The number of the last text of someone else's that the draft holds.
    upon: u64,
    /// Whether someone has deleted the draft, and nothing was written since.
    is_gone: bool,
    /// Why the last save failed, as it was said.
    failure: Option<String>,
    others: Vec<Presence>,
}

impl Keeper {
    /// Opens the draft for writing.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub(super) fn start(name: &str, base: Base, session: &CliSession) -> io::Result<Self> {
        let (send, reports) = channel();
        let report = move |report| drop(send.send(report));
        let writer = Writer::start(session.store().clone(), session.author.clone(), session.clock, report)?;
        writer.open(name, base);
        Ok(Keeper {
            name: name.to_owned(),
            writer,
            reports,
            newest: 0,
            saved: 0,
            upon: 0,
            is_gone: false,
            failure: None,
            others: Vec::new(),
        })
    }

    /// Saves what changed, and waits until that is done; where the writer is alone goes along with the next text.
    pub(super) fn keep(&mut self, conversation: &mut Conversation, session: &CliSession) {
        match conversation.take_unsaved(&session.author) {
            Some(Unsaved::Text) => drop(self.save(LONGEST_SAVE, conversation, session)),
            // To note that would make a deleted draft again.
            Some(Unsaved::Place) if !self.is_gone => self.stage(conversation),
            _ => {}
        }
    }

    /// Saves all of it, even if nothing changed. Returns whether that is done.
    pub(super) fn save_anew(&mut self, conversation: &mut Conversation, session: &CliSession) -> bool {
        self.writer.revive(&self.name);
        self.failure = None;
        self.save(LONGEST_SAVE, conversation, session)
    }

    /// Saves what isn't yet, and ends.
    pub(super) fn leave(&mut self, conversation: &mut Conversation, session: &CliSession) -> Left {
        let unsaved = conversation.take_unsaved(&session.author);
        let is_behind = self.newest > self.saved || unsaved.is_some();
        let left = if self.is_gone && unsaved != Some(Unsaved::Text) {
            Left::Deleted
        } else if !is_behind {
            Left::Saved
        } else {
            self.failure = None;
            let is_saved = self.save(LAST_SAVE, conversation, session);
            if is_saved { Left::Saved } else { Left::Unsaved }
        };
        self.writer.leave(LAST_SAVE);
        left
    }

    fn stage(&mut self, conversation: &Conversation) {
        self.newest += 1;
        let (name, draft) = (self.name.clone(), conversation.draft().clone());
        self.writer.stage(Snapshot { name, draft, serial: self.newest, upon: self.upon });
    }

    /// Saves the newest state, with what others wrote meanwhile, and waits for it.
    fn save(&mut self, longest: Duration, conversation: &mut Conversation, session: &CliSession) -> bool {
        self.is_gone = false;
        self.stage(conversation);
        self.writer.save();
        let watch = Stopwatch::start();
        while self.saved < self.newest {
            let Ok(report) = self.reports.recv_timeout(longest.saturating_sub(watch.elapsed())) else {
                conversation.say(say!(session.words, "plain-slow"));
                return false;
            };
            let is_failure = matches!(&report, WriterReport::Saved(SaveOutcome { result: Err(_), .. }));
            self.take(report, conversation, session);
            if is_failure {
                return false;
            }
            if conversation.take_unsaved(&session.author).is_some() {
                self.stage(conversation);
                self.writer.save();
            }
        }
        true
    }

    /// Takes in what was reported since the last time.
    pub(super) fn take_reports(&mut self, conversation: &mut Conversation, session: &CliSession) {
        while let Ok(report) = self.reports.try_recv() {
            self.take(report, conversation, session);
        }
    }

    /// Waits until what this program has just written into the file by itself is in the draft.
    pub(super) fn bring_in(&mut self, conversation: &mut Conversation, session: &CliSession) {
        let before = self.upon;
        self.writer.look();
        let watch = Stopwatch::start();
        while self.upon == before {
            let left = LONGEST_SAVE.saturating_sub(watch.elapsed());
            let Ok(report) = self.reports.recv_timeout(left) else { return };
            self.take(report, conversation, session);
        }
    }

    fn take(&mut self, report: WriterReport, conversation: &mut Conversation, session: &CliSession) {
        let words = &session.words;
        match report {
            WriterReport::Saved(outcome) => self.took_save(outcome, conversation, words),
            WriterReport::Arrived(arrived) => {
                self.upon = arrived.number;
                let who = phrases::person_to(&arrived.by, &session.author, words);
                conversation.take_in(&arrived.base, &arrived.theirs, &who);
            }
            WriterReport::Gone(_, Gone::Remade) => conversation.say_sentence(&say!(words, "notice-remade")),
            WriterReport::Gone(_, Gone::NoDraft(_)) => {
                conversation.say_sentence(&say!(words, "notice-gone"));
                conversation.change(|_| ());
            }
            WriterReport::Gone(_, Gone::Purged) => {
                self.is_gone = true;
                conversation.say(say!(words, "plain-gone-purged"));
            }
            WriterReport::Gone(_, Gone::Deleted { by, at, .. }) => {
                self.is_gone = true;
                let by = by.map(|by| phrases::person_to(&by, &session.author, words));
                let who = by.unwrap_or_else(|| say!(words, "gone-by-someone"));
                let time = date::stamp(words, at, session.now());
                conversation.say(say!(words, "plain-gone-deleted", who = who, time = time));
            }
            WriterReport::Others(others) => self.took_others(&others, conversation, session),
        }
    }

    fn took_save(&mut self, outcome: SaveOutcome, conversation: &mut Conversation, words: &Words) {
        if outcome.name != self.name && outcome.result.is_ok() {
            conversation.say(say!(words, "plain-saved-as", name = outcome.name.as_str()));
            self.name = outcome.name;
        }
        match outcome.result {
            Ok(_) => {
                self.saved = self.saved.max(outcome.serial);
                self.failure = None;
            }
            Err(error) => {
                let cause = error.cause(words);
                // A full disk is told once, not at each line.
                if self.failure.as_ref() != Some(&cause) {
                    conversation.say(say!(words, "plain-not-saved", cause = cause.as_str()));
                    self.failure = Some(cause);
                }
            }
        }
    }

    /// Says who came and who went.
    fn took_others(&mut self, others: &[Presence], conversation: &mut Conversation, session: &CliSession) {
        let words = &session.words;
        let before = std::mem::replace(&mut self.others, others.to_vec());
        let names =
            |people: &[Presence]| phrases::names(words, &phrases::people_to(people, &session.author, words));
        let (came, went) = (phrases::without(others, &before), phrases::without(&before, others));
        if !came.is_empty() {
            conversation.say_sentence(&say!(words, "others-here", names = names(&came)));
        }
        if !went.is_empty() {
            conversation.say_sentence(&say!(words, "others-went", names = names(&went)));
        }
    }
}
