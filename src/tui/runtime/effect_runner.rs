//! Performs effects: what the terminal must do is left to the caller, what takes long to the workers.

use std::path::Path;

use chrono::{DateTime, Utc};

use super::workers::{Queue, TaskHost, Workers};
use super::{Setup, file_tasks};
use crate::export::Submission;
use crate::mail::{self, Letter, SendError, Settings};
use crate::say;
use crate::tui::message::{Effect, FileJob, Message, SendJob, SendOutcome};
use crate::tui::phrases;

/// What became of an effect.
#[derive(Debug)]
pub enum Performed {
    /// It is done.
    Done,
    /// The workers are at it; what comes of it is a message later.
    UnderWay,
    /// It is done, with this outcome.
    Reply(Box<Message>),
    /// It is an effect on the terminal, which is left to the caller.
    OnTerminal(TerminalEffect),
}

/// An effect on the terminal.
#[derive(Debug, PartialEq)]
pub enum TerminalEffect {
    /// Draw every cell again.
    Redraw,
    /// Give the terminal a text for its clipboard.
    CopyOut(String),
    /// Lend the terminal to the user's editor, with this text.
    EditOutside(String),
    /// Leave the program.
    Quit,
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
            Effect::Edit(name, base) => self.workers.open(&name, *base),
            Effect::Forget(name) => self.workers.forget(&name),
            Effect::Revive(name) => self.workers.revive(&name),
            Effect::Send(job) => self.send(*job),
            Effect::SendCopy(job) => self.send_copy(job),
            Effect::CheckSpelling(words) => {
                self.spell(move |setup| {
                    Message::SpellingChecked(setup.spelling.checked(words, &setup.store))
                });
            }
            Effect::Correct(word) => self.spell(move |setup| {
                let found = setup.spelling.corrections(&word);
                Message::Corrections(word, found)
            }),
            Effect::EditOutside(_) if self.setup.world.is_restricted => {
                let refusal = say!(self.setup.world.words, "store-outside-restricted");
                return Performed::Reply(Box::new(Message::Edited(Err(refusal))));
            }
            Effect::EditOutside(text) => return Performed::OnTerminal(TerminalEffect::EditOutside(text)),
            Effect::CopyOut(text) => return Performed::OnTerminal(TerminalEffect::CopyOut(text)),
            Effect::Redraw => return Performed::OnTerminal(TerminalEffect::Redraw),
            Effect::Quit => return Performed::OnTerminal(TerminalEffect::Quit),
            Effect::List => return self.read(|setup, host| file_tasks::list(&setup.store, host)),
            Effect::Open(name) => {
                let job = FileJob::Open(name.clone());
                return self.read(move |setup, host| file_tasks::open(&setup.store, job, name, host));
            }
            Effect::ListVersions(name) => return self.read(|setup, _| file_tasks::versions(setup, name)),
            Effect::ReadVersion(name, id) => {
                return self.read(move |setup, _| file_tasks::version(setup, &name, id));
            }
            Effect::FindImports => {
                return self.read(|setup, _| Message::ImportsFound(setup.import_folders.find()));
            }
            Effect::ReadImport(path, into) => {
                return self.read(move |setup, _| file_tasks::import(setup, path, into.as_deref(), now));
            }
            Effect::ReadCalendar(path) => {
                return self.read(move |setup, _| {
                    let Setup { store, world, import_folders, .. } = setup;
                    let read = import_folders.read_calendar(&path, now, store, world);
                    Message::CalendarRead(path, read)
                });
            }
            Effect::Create(slug, draft) => {
                return self.change(move |setup, host| file_tasks::create(&setup.store, &slug, &draft, host));
            }
            Effect::Duplicate(name) => {
                return self.change(move |setup, host| file_tasks::duplicate(setup, name, now, host));
            }
            Effect::Undelete(id) => {
                return self.change(|setup, host| file_tasks::undelete(&setup.store, id, host));
            }
            Effect::ListTrash => return self.read(|setup, _| file_tasks::trash(&setup.store)),
            Effect::PutBack(id) => return self.change(|setup, _| file_tasks::put_back(&setup.store, id)),
            Effect::EmptyTrash(asked) => {
                return self.change(move |setup, _| file_tasks::empty_trash(&setup.store, &asked));
            }
            Effect::Restore(job) => {
                return self.change(move |setup, host| file_tasks::restore(setup, job, now, host));
            }
            Effect::Delete(name) => {
                return self.change(|setup, host| file_tasks::delete(&setup.store, name, host));
            }
            Effect::ChangeEvent(change, step) => {
                return self.change(move |setup, _| {
                    Message::EventChanged(step, Box::new(setup.store.change_event(*change)))
                });
            }
            Effect::NoteParticipation(note) => {
                return self
                    .change(move |setup, host| file_tasks::note_participation(setup, note, now, host));
            }
            Effect::Export(job) => return self.change(move |setup, _| file_tasks::export(setup, job, now)),
            Effect::WriteCalendar(job) => {
                return self.change(move |setup, _| file_tasks::write_calendar(setup, job));
            }
            Effect::AddWord(word) => {
                // Not behind the words that are looked up, which may take long.
                let adding = self.setup.spelling.begin_adding();
                return self.change(move |setup, _| {
                    let added = setup.spelling.add(&word, &setup.store);
                    drop(adding);
                    Message::WordAdded(word, added)
                });
            }
        }
        Performed::Done
    }

    fn read(
        &mut self,
        task: impl FnOnce(&Setup, &mut dyn TaskHost) -> Message + Send + 'static,
    ) -> Performed {
        self.run(Queue::Reading, task)
    }

    fn change(
        &mut self,
        task: impl FnOnce(&Setup, &mut dyn TaskHost) -> Message + Send + 'static,
    ) -> Performed {
        self.run(Queue::Changing, task)
    }

    /// Sends a letter, made of the draft as it was when that was asked for.
    fn send(&mut self, job: SendJob) {
        self.run(Queue::Mail, move |setup, _| {
            let outcome = sent(&job, setup, |submission, settings| {
                let from = settings.from.as_deref();
                let letter = Letter::of(submission, from, &job.to, &job.message_id)?;
                let letter = letter.answered_by(settings.writer.as_ref(), submission);
                let read = |name: &str, most| {
                    setup.store.read_document(Path::new(name), most, setup.world.is_restricted)
                };
                letter.enclosing(submission, read)
            });
            Message::Sent(job.message_id, outcome)
        });
    }

    /// Sends the user a copy of the draft as it was when that was asked for.
    fn send_copy(&mut self, job: Box<SendJob>) {
        self.run(Queue::Mail, move |setup, _| {
            let outcome = sent(&job, setup, |submission, settings| {
                Letter::copy_home(submission, settings.from.as_deref(), &job.to, &job.message_id)
            });
            Message::CopySent(job, outcome)
        });
    }

    /// Looks words up. Nobody waits for that: what comes of it may come late.
    fn spell(&mut self, task: impl FnOnce(&Setup) -> Message + Send + 'static) {
        self.run(Queue::Spelling, |setup, _| task(setup));
    }

    fn run(
        &mut self,
        queue: Queue,
        task: impl FnOnce(&Setup, &mut dyn TaskHost) -> Message + Send + 'static,
    ) -> Performed {
        let setup = self.setup.clone();
        self.workers.run(
            queue,
            Box::new(move |host| {
                let message = task(&setup, host);
                host.report(message);
            }),
        );
        Performed::UnderWay
    }
}

/// Sends the letter that is made of a submission and the settings.
fn sent(
    job: &SendJob,
    setup: &Setup,
    letter: impl FnOnce(&Submission, &Settings) -> Result<Letter, SendError>,
) -> SendOutcome {
    let words = &setup.world.words;
    let Some(settings) = &setup.mail else { return SendOutcome::Failed(say!(words, "send-not-set-up")) };
    let form = setup.world.form_of(&job.draft);
    let submission = Submission::of(&form, &job.draft, job.at, job.with_approval);
    let letter = letter(&submission, settings);
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
