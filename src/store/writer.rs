//! The writer: one thread that saves, so that the screen's thread never waits for a disk.
//!
//! The newest state is handed over with [`Writer::stage`] at each change and costs nothing; [`Writer::save`] has it
//! written. What couldn't be written stays staged until it can. All of it works from any thread: the watchdog saves
//! without the event loop's help.

use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::{Met, Revision, SaveError, Saved, Store};
use crate::draft::Draft;

/// The name of the writer's thread.
pub const THREAD: &str = "som-writer";

/// The newest state of the open draft, handed to the writer.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// The draft's name in the data folder.
    pub name: String,
    /// What it says.
    pub draft: Draft,
    /// Counts up with each change; tells which state a save has written.
    pub serial: u64,
}

/// How a save went.
#[derive(Debug)]
pub struct SaveOutcome {
    /// The name that was written: another than asked for where the file had been changed by someone else.
    pub name: String,
    /// The state that was written, or was to be.
    pub serial: u64,
    /// What the file is now, or why it couldn't be written.
    pub result: Result<Revision, SaveError>,
}

/// A handle on the writer. The thread ends, its work done, when the last handle is dropped.
#[derive(Clone)]
pub struct Writer {
    desk: Arc<Desk>,
    store: Store,
    _end: Arc<End>,
}

impl Writer {
    /// Starts the thread. It calls `report` after each save.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub fn start(store: Store, report: impl Fn(SaveOutcome) + Send + 'static) -> io::Result<Self> {
        let desk = Arc::new(Desk::default());
        let (its_desk, its_store) = (Arc::clone(&desk), store.clone());
        thread::Builder::new().name(THREAD.to_owned()).spawn(move || {
            while let Some(job) = its_desk.next_job() {
                let saved = job.save(&its_store);
                report(its_desk.finish(job, saved));
            }
        })?;
        let end = Arc::new(End(Arc::clone(&desk)));
        Ok(Writer { desk, store, _end: end })
    }

    /// Says which draft is being edited, and what its file holds.
    pub fn open(&self, name: &str, revision: Revision) {
        let mut state = self.desk.lock();
        state.close();
        state.add(name, Some(revision));
        drop(state);
        self.desk.changed.notify_all();
    }

    /// Hands over the newest state; the one before it, if not yet written, never will be.
    pub fn stage(&self, snapshot: Snapshot) {
        let mut state = self.desk.lock();
        let at = state.find(&snapshot.name).unwrap_or_else(|| state.add(&snapshot.name, None));
        state.papers[at].staged = Some(snapshot);
    }

    /// Has what is staged written, soon; also what failed before. Each call is answered by a report, also where
    /// the open draft is on disk already.
    pub fn save(&self) {
        let mut state = self.desk.lock();
        state.ask();
        if let Some(open) = state.papers.last_mut().filter(|paper| !paper.is_closed) {
            open.is_asked = true;
        }
        drop(state);
        self.desk.changed.notify_all();
    }

    /// Has what is staged written and waits until it is on disk or has failed, or until `timeout`. Says whether
    /// all of it is on disk.
    pub fn flush(&self, timeout: Duration) -> bool {
        let mut state = self.desk.lock();
        state.ask();
        self.desk.changed.notify_all();
        let waited = self.desk.changed.wait_timeout_while(state, timeout, |state| state.is_busy());
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        !state.is_busy() && state.papers.iter().all(|paper| paper.staged.is_none())
    }

    /// Waits until saves that were asked for are on disk or have failed, or until `timeout`.
    pub fn flush_asked(&self, timeout: Duration) {
        let state = self.desk.lock();
        let waited = self.desk.changed.wait_timeout_while(state, timeout, |state| state.is_busy());
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }

    /// The file of the draft that is being edited, or was last.
    pub fn path(&self) -> Option<PathBuf> {
        let state = self.desk.lock();
        state.papers.last().map(|paper| self.store.path_of(&paper.name))
    }
}

/// What the handles and the thread share.
#[derive(Default)]
struct Desk {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// The open draft, last, and before it those that were closed while a save was still asked for.
    papers: Vec<Paper>,
    next_id: u64,
    is_writing: bool,
    is_ended: bool,
}

/// A draft, as the writer knows it.
struct Paper {
    id: u64,
    /// The name it was opened by; snapshots go on saying it after a conflict gave it another.
    opened_as: String,
    name: String,
    /// What its file holds; `None` where it has no file yet.
    revision: Option<Revision>,
    /// The state that `revision` is of; 0 is the state that was opened.
    serial: u64,
    staged: Option<Snapshot>,
    is_asked: bool,
    is_closed: bool,
}

impl State {
    fn add(&mut self, name: &str, revision: Option<Revision>) -> usize {
        self.next_id += 1;
        self.papers.push(Paper {
            id: self.next_id,
            opened_as: name.to_owned(),
            name: name.to_owned(),
            revision,
            serial: 0,
            staged: None,
            is_asked: false,
            is_closed: false,
        });
        self.papers.len() - 1
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.papers
            .iter()
            .rposition(|paper| !paper.is_closed && (paper.name == name || paper.opened_as == name))
    }

    fn ask(&mut self) {
        for paper in &mut self.papers {
            paper.is_asked |= paper.staged.is_some();
        }
    }

    /// Another draft is turned to. What is staged is written all the same, and tried again with each later save.
    fn close(&mut self) {
        self.ask();
        for paper in &mut self.papers {
            paper.is_closed = true;
        }
        let is_writing = self.is_writing;
        self.papers.retain(|paper| paper.is_asked || paper.staged.is_some() || is_writing);
    }

    fn is_busy(&self) -> bool {
        self.is_writing || self.papers.iter().any(|paper| paper.is_asked)
    }
}

impl Desk {
    // A panic elsewhere must not keep the writer from saving: the state is whole between any two statements.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for something to save; `None` when all is done and no handle is left.
    fn next_job(&self) -> Option<Job> {
        let state = self.lock();
        let idle = |state: &mut State| !state.is_ended && !state.papers.iter().any(|paper| paper.is_asked);
        let mut state = self.changed.wait_while(state, idle).unwrap_or_else(PoisonError::into_inner);
        let paper = state.papers.iter_mut().find(|paper| paper.is_asked)?;
        paper.is_asked = false;
        let job = Job {
            paper: paper.id,
            name: paper.name.clone(),
            revision: paper.revision,
            serial: paper.staged.as_ref().map_or(paper.serial, |staged| staged.serial),
            snapshot: paper.staged.take(),
        };
        state.is_writing = true;
        Some(job)
    }

    /// Notes how a save went. What failed is staged again, unless there is something newer.
    fn finish(&self, job: Job, saved: Result<Saved, SaveError>) -> SaveOutcome {
        let mut state = self.lock();
        state.is_writing = false;
        let serial = job.serial;
        let outcome = match saved {
            Ok(saved) => {
                if let Some(paper) = state.papers.iter_mut().find(|paper| paper.id == job.paper) {
                    paper.name.clone_from(&saved.name);
                    paper.revision = Some(saved.revision);
                    paper.serial = serial;
                }
                SaveOutcome { name: saved.name, serial, result: Ok(saved.revision) }
            }
            Err(error) => {
                if let Some(paper) = state.papers.iter_mut().find(|paper| paper.id == job.paper) {
                    paper.staged = paper.staged.take().or(job.snapshot);
                }
                SaveOutcome { name: job.name, serial, result: Err(error) }
            }
        };
        state.papers.retain(|paper| !paper.is_closed || paper.is_asked || paper.staged.is_some());
        self.changed.notify_all();
        outcome
    }
}

/// One save; without a snapshot there is nothing to write.
struct Job {
    paper: u64,
    name: String,
    revision: Option<Revision>,
    serial: u64,
    snapshot: Option<Snapshot>,
}

impl Job {
    fn save(&self, store: &Store) -> Result<Saved, SaveError> {
        let saved = |name, revision, met| Saved { name, revision, met };
        match (&self.snapshot, self.revision) {
            (None, Some(revision)) => Ok(saved(self.name.clone(), revision, Met::Expected)),
            (None, None) => unreachable!("a draft without a file is known by what is staged"),
            (Some(snapshot), Some(revision)) => store.save(&self.name, &snapshot.draft, &revision),
            (Some(snapshot), None) => {
                let (name, revision) = store.create(&self.name, &snapshot.draft)?;
                Ok(saved(name, revision, Met::Nothing))
            }
        }
    }
}

/// Ends the thread with the last handle.
struct End(Arc<Desk>);

impl Drop for End {
    fn drop(&mut self) {
        self.0.lock().is_ended = true;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests;
