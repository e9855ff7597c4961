//! What becomes of the effects: drafts go to a real folder at once, the rest is noted for the test.

use som::store::{Base, FoundInPlace, LoadError, SaveError, Saved, Store};
use som::tui::message::{Arrived, Effect, ExportOutcome, Message, RestoreJob, SaveOutcome, Snapshot};
use som::tui::runtime::effect_runner::Performed;
use som::tui::runtime::workers::{Queue, Task, TaskHost, Workers};

use super::Journey;

/// The program's writer without a thread, on a disk that can be full.
pub(super) struct InlineWorkers {
    pub(super) store: Store,
    pub(super) staged: Option<Snapshot>,
    pub(super) base: Option<Base>,
    pub(super) is_disk_full: bool,
    /// Whether the disk hangs, and what waits for it.
    pub(super) hangs: bool,
    pub(super) waiting: Vec<Task>,
    /// What the program is to be told.
    pub(super) outcomes: Vec<Message>,
}

impl Workers for InlineWorkers {
    fn open(&mut self, _name: &str, base: Base) {
        self.base = Some(base);
    }

    fn stage(&mut self, snapshot: Snapshot) {
        self.staged = Some(snapshot);
    }

    fn save(&mut self) {
        let snapshot = self.staged.clone().expect("something is staged before it is saved");
        let saved = self.saved(&snapshot);
        // As by the writer, what came in with a save is told before it.
        if let Ok(Saved { draft, met: FoundInPlace::Merged { by, .. }, .. }) = &saved {
            self.outcomes.push(Message::Arrived(Box::new(Arrived {
                name: snapshot.name.clone(),
                number: snapshot.upon + 1,
                base: snapshot.draft.clone(),
                theirs: draft.clone(),
                by: by.clone(),
            })));
        }
        let name = saved.as_ref().map_or(snapshot.name, |saved| saved.name.clone());
        let result = saved.map(|saved| saved.revision);
        self.outcomes.push(Message::Saved(SaveOutcome { name, serial: snapshot.serial, result }));
    }

    fn run(&mut self, _queue: Queue, task: Task) {
        if self.hangs {
            self.waiting.push(task);
        } else {
            task(self);
        }
    }
}

impl TaskHost for InlineWorkers {
    fn report(&mut self, message: Message) {
        self.outcomes.push(message);
    }

    fn settle(&mut self, _name: &str) -> bool {
        true
    }

    fn close(&mut self, _name: &str) {}

    fn look(&mut self) {}
}

impl InlineWorkers {
    fn saved(&mut self, snapshot: &Snapshot) -> Result<Saved, SaveError> {
        if self.is_disk_full {
            let source = std::io::Error::from_raw_os_error(28);
            return Err(SaveError::Io(source));
        }
        let base = self.base.as_mut().expect("an open draft");
        let saved = self.store.save(&snapshot.name, &snapshot.draft, base)?;
        *base = Base::new(saved.draft.clone(), saved.revision);
        Ok(saved)
    }
}

impl Journey {
    pub(super) fn performed(&mut self, effect: Effect) -> Option<Message> {
        match effect {
            Effect::Edit(name, base) => {
                let in_file = self.store.load(&name).map(|(draft, revision)| Base::read(draft, revision));
                self.runner.workers.open(&name, in_file.unwrap_or(*base));
            }
            Effect::Export(job) => {
                let is_there = self.exported.iter().any(|written| written.place == job.place);
                if is_there && !job.is_replacing {
                    return Some(Message::Exported(job, ExportOutcome::Exists));
                }
                let written = ExportOutcome::Written {
                    path: job.place.clone(),
                    bytes: 17_300,
                    not_held: None,
                    fetch: self.fetch.clone(),
                };
                self.exported.push((*job).clone());
                return Some(Message::Exported(job, written));
            }
            Effect::ListVersions(name) => {
                let versions = self.versions.iter().map(|(version, _)| version.clone()).collect();
                return Some(Message::Versions(name, Ok(versions)));
            }
            Effect::ReadVersion(_, id) => {
                let version = self.versions.iter().find(|(version, _)| version.id == id);
                let draft = version.and_then(|(_, draft)| draft.clone()).map(Box::new);
                return Some(Message::VersionRead(id, draft.ok_or(LoadError::NotText)));
            }
            Effect::EditOutside(text) => self.edited_outside.push(text),
            Effect::Delete(name) => self.asked_to_delete.push(name),
            Effect::Restore(job) => self.asked_to_restore.push(RestoreJob { shown: None, ..*job }),
            Effect::FindImports
            | Effect::ReadImport(..)
            | Effect::Send(_)
            | Effect::SendCopy(_)
            | Effect::CopyOut(_) => {
                self.asked.push(effect);
            }
            Effect::Quit => self.has_quit = true,
            effect => {
                if let Performed::Reply(reply) = self.runner.perform(effect, self.time.wall) {
                    return Some(*reply);
                }
            }
        }
        None
    }
}
