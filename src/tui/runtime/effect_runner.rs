//! Performs effects on drafts, documents and mail.

use std::path::Path;

use chrono::{DateTime, Utc};

use super::Setup;
use super::workers::{Queue, Workers};
use crate::draft::Draft;
use crate::export::{Exporter, Submission};
use crate::form::FieldId;
use crate::mail::{self, Letter};
use crate::store::{DraftEntry, DraftList, Loaded, Replace, SaveError, Store};
use crate::tui::message::{Effect, ExportJob, ExportOutcome, Message, Opened, SendJob, SendOutcome};
use crate::tui::phrases;
use crate::tui::world::World;
use crate::{say, shown};

/// More drafts than a window shows; they are read while the user waits.
const FIRST_DRAFTS: usize = 60;

/// What became of an effect.
#[derive(Debug)]
pub enum Performed {
    /// It is done, or the workers are at it and what comes of it is a message later.
    Done,
    /// It is done, with this outcome.
    Reply(Box<Message>),
    /// It is an effect on the terminal, or waits for that, and is left to the caller.
    OnTerminal(TerminalEffect),
}

/// An effect on the terminal, or one that waits for it.
#[derive(Debug, PartialEq)]
pub enum TerminalEffect {
    /// Draw every cell again.
    Redraw,
    /// Write a document, once the screen says so.
    Export(Box<ExportJob>),
    /// Give the terminal a text for its clipboard.
    CopyOut(String),
    /// Lend the terminal to the user's editor, with this text.
    EditOutside(String),
    /// Leave the program.
    Quit,
}

impl From<Message> for Performed {
    fn from(reply: Message) -> Self {
        Performed::Reply(Box::new(reply))
    }
}

/// So many drafts, the ones that changed last; if the folder can't be read, one entry that says why.
fn listed(store: &Store, count: usize) -> DraftList {
    let found = store.newest(count);
    let (entries, is_whole) =
        found.unwrap_or_else(|why| (vec![DraftEntry::unreadable_folder(store.drafts_dir(), why)], true));
    DraftList { entries: entries.into(), is_whole }
}

/// Performs effects against a store, with someone to do what takes long.
pub struct EffectRunner<W> {
    pub(super) setup: Setup,
    /// Who does what takes long.
    pub workers: W,
}

impl<W: Workers> EffectRunner<W> {
    /// A runner over `setup`'s store.
    pub fn new(setup: Setup, workers: W) -> Self {
        EffectRunner { setup, workers }
    }

    /// Performs one effect.
    pub fn perform(&mut self, effect: Effect, now: DateTime<Utc>) -> Performed {
        match effect {
            Effect::Stage(snapshot) => self.workers.stage(*snapshot),
            Effect::Save => self.workers.save(),
            Effect::List => return self.list().into(),
            Effect::Open(name) => return self.open(name).into(),
            Effect::Create(slug, draft) => return self.create(&slug, &draft).into(),
            Effect::Duplicate(name) => return self.duplicate(name, now).into(),
            Effect::ListVersions(name) => {
                let versions = self.setup.store.versions(&name);
                return Message::Versions(name, versions).into();
            }
            Effect::ReadVersion(name, id) => {
                let version = self.setup.store.version(&name, &id).map(Box::new);
                return Message::VersionRead(id, version).into();
            }
            Effect::Restore(name, id, field) => return self.restore(name, &id, field.as_ref(), now).into(),
            Effect::Delete(name) => return self.delete(name).into(),
            Effect::Undelete(id) => return self.undelete(&id).into(),
            Effect::Forget(name) => self.workers.forget(&name),
            Effect::Revive(name) => self.workers.revive(&name),
            Effect::FindImports => {
                let folders = self.setup.import_folders.clone();
                self.workers.run(Queue::Files, Box::new(move || Message::ImportsFound(folders.find())));
            }
            Effect::ReadImport(path, into) => self.read_import(path, into.as_deref()),
            Effect::Send(job) => self.send(*job),
            Effect::EditOutside(_) if self.setup.world.is_restricted => {
                let refusal = say!(self.setup.world.words, "store-outside-restricted");
                return Message::Edited(Err(refusal)).into();
            }
            Effect::EditOutside(text) => return Performed::OnTerminal(TerminalEffect::EditOutside(text)),
            Effect::Export(job) => return Performed::OnTerminal(TerminalEffect::Export(job)),
            Effect::CopyOut(text) => return Performed::OnTerminal(TerminalEffect::CopyOut(text)),
            Effect::Redraw => return Performed::OnTerminal(TerminalEffect::Redraw),
            Effect::Quit => return Performed::OnTerminal(TerminalEffect::Quit),
        }
        Performed::Done
    }

    /// The drafts: where there are many, those that changed last at once, and the rest when it is read.
    fn list(&mut self) -> Message {
        let first = listed(&self.setup.store, FIRST_DRAFTS);
        if !first.is_whole {
            let store = self.setup.store.clone();
            let rest = move || Message::Listed(listed(&store, usize::MAX));
            self.workers.run(Queue::Files, Box::new(rest));
        }
        Message::Listed(first)
    }

    fn create(&mut self, slug: &str, draft: &Draft) -> Message {
        match self.setup.store.create(slug, draft) {
            Ok((name, _)) => self.open(name),
            Err(error) => Message::CreateFailed(error),
        }
    }

    fn duplicate(&mut self, name: String, now: DateTime<Utc>) -> Message {
        // It may be the open draft, with its newest text on the way to the disk.
        self.workers.wait_for_saves();
        match self.setup.store.load(&name) {
            Ok((draft, _)) => self.create(&name, &draft.copied(now, &self.setup.world.author)),
            Err(error) => Message::OpenFailed(name, error),
        }
    }

    fn open(&mut self, name: String) -> Message {
        // This very draft may be on its way to the disk.
        self.workers.wait_for_saves();
        match self.setup.store.open(&name) {
            Ok(loaded) => self.opened(name, loaded),
            Err(error) => Message::OpenFailed(name, error),
        }
    }

    fn opened(&mut self, name: String, loaded: Loaded) -> Message {
        let Loaded { draft, base, recovered, is_edited_by_hand } = loaded;
        self.workers.open(&name, base);
        let is_read_only = self.setup.store.is_read_only(&name);
        Message::Opened(Box::new(Opened { name, draft, is_read_only, recovered, is_edited_by_hand }))
    }

    /// Restores a version in the file. If the draft is open, the writer sees that and brings it to the screen.
    fn restore(&mut self, name: String, id: &str, field: Option<&FieldId>, now: DateTime<Utc>) -> Message {
        self.workers.save_and_wait();
        let Setup { store, world, .. } = &self.setup;
        let restored = store.restore(&name, id, field, now, &world.author);
        self.workers.look();
        Message::Restored(name, restored)
    }

    fn delete(&mut self, name: String) -> Message {
        // Otherwise its last save would create it again.
        self.workers.save_and_wait();
        self.workers.close(&name);
        let deleted = self.setup.store.delete(&name);
        Message::Deleted(name, deleted)
    }

    fn undelete(&mut self, id: &str) -> Message {
        match self.setup.store.undelete(id) {
            Ok(name) => self.open(name),
            Err(error) => Message::UndeleteFailed(error),
        }
    }

    fn read_import(&mut self, path: String, into: Option<&str>) {
        let Setup { store, world, import_folders, .. } = self.setup.clone();
        let into = into.map(str::to_owned);
        let read = move || {
            let read = import_folders.read(&path, into.as_deref(), &store, &world);
            Message::ImportRead(path, read)
        };
        self.workers.run(Queue::Files, Box::new(read));
    }

    /// Sends a letter, made of the draft as it was when that was asked for.
    fn send(&mut self, job: SendJob) {
        let Setup { world, mail, .. } = self.setup.clone();
        let send = move || {
            let outcome = sent(&job, mail.as_ref(), &world);
            Message::Sent(job.message_id, outcome)
        };
        self.workers.run(Queue::Mail, Box::new(send));
    }

    pub(super) fn export(&self, job: &ExportJob, now: DateTime<Utc>) -> ExportOutcome {
        let Setup { store, world, .. } = &self.setup;
        let Some(exporter) = Exporter::named(job.format) else { return ExportOutcome::Exists };
        let submission =
            Submission { form: world.form, draft: &job.draft, now, with_approval: job.with_approval };
        let bytes = exporter.export(&submission, &world.words);
        let replace = if job.is_replacing { Replace::Asked } else { Replace::Never };
        let written = store.write_document(Path::new(&job.place), &bytes, world.is_restricted, replace);
        match written {
            Ok(path) => {
                store.keep_as_sent(&job.name, &job.draft);
                ExportOutcome::Written {
                    path: shown::path(&path),
                    bytes: bytes.len(),
                    not_held: exporter.not_held_text(&submission, &world.words),
                }
            }
            Err(SaveError::Exists) => ExportOutcome::Exists,
            Err(error) => ExportOutcome::Failed(error),
        }
    }
}

fn sent(job: &SendJob, mail: Option<&mail::Settings>, world: &World) -> SendOutcome {
    let words = &world.words;
    let Some(settings) = mail else { return SendOutcome::Failed(say!(words, "send-not-set-up")) };
    let submission =
        Submission { form: world.form, draft: &job.draft, now: job.at, with_approval: job.with_approval };
    let letter = Letter::of(&submission, settings.from.as_deref(), &job.to, &job.message_id);
    let sent =
        letter.and_then(|letter| mail::send(&letter, settings).map(|taken| (letter.document_sum(), taken)));
    match sent {
        Ok((sum, taken)) => SendOutcome::Sent(sum, taken),
        Err(error) => {
            let text = phrases::failure(error.cause(words), error.hint(words));
            if error.may_have_gone() { SendOutcome::Unknown(text) } else { SendOutcome::Failed(text) }
        }
    }
}
