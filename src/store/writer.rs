//! The writer: one thread that saves, so that the screen's thread never waits for a disk. It also looks after what
//! others do with the open draft.
//!
//! The newest state is handed over with [`Writer::stage`] at each change and costs nothing; [`Writer::save`] has it
//! written. What couldn't be written stays staged until it can. All of it works from any thread: the watchdog saves
//! without the event loop's help.
//!
//! Someone else's text comes in as [`Arrived`]. Until a snapshot holds it, what is staged waits: saved as it is, it
//! would have to be merged a second time. Only on leaving it is saved all the same.

mod queue;
mod queued_draft;
mod watch;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use super::{Base, Presence, Revision, SaveError, Store};
use crate::clock::{Clock, Stopwatch};
use crate::draft::Draft;
use queue::{Next, SaveQueue};
use queued_draft::step_of;
use watch::Watch;

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
    /// The number of the last [`Arrived`] that it holds; 0 where none has come since the draft was opened.
    pub upon: u64,
}

/// Someone else's text came in: from the file, or while ours was saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrived {
    /// The draft's name.
    pub name: String,
    /// Counts up from 1 since the draft was opened. A snapshot that holds it says so.
    pub number: u64,
    /// What the two have in common: merge what is on the screen with `theirs` against this.
    pub base: Draft,
    /// What the file says now.
    pub theirs: Draft,
    /// Who wrote what came in, as the host knows them.
    pub by: String,
}

/// What the writer tells.
#[derive(Debug)]
pub enum WriterReport {
    /// A save ended.
    Saved(SaveOutcome),
    /// Someone else's text came in.
    Arrived(Box<Arrived>),
    /// The open draft's file has gone, or is no draft any more: someone else has deleted, renamed or damaged it. The
    /// next save makes it again, or another beside it.
    Gone(String),
    /// Others have the open draft open, or no longer; all that do now.
    Others(Vec<Presence>),
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

/// A handle on the writer. The thread ends, its work done, when the last handle is dropped, or by [`Writer::leave`].
#[derive(Clone)]
pub struct Writer {
    queue: Arc<SaveQueue>,
    store: Store,
    _end: Arc<End>,
}

impl Writer {
    /// Starts the thread, for a user whom others know as `who`. It calls `report` after each save, and when something
    /// comes from others.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub fn start(
        store: Store,
        who: String,
        clock: Clock,
        report: impl Fn(WriterReport) + Send + 'static,
    ) -> io::Result<Self> {
        let queue = Arc::new(SaveQueue::default());
        let (its_queue, its_store) = (Arc::clone(&queue), store.clone());
        thread::Builder::new().name(THREAD.to_owned()).spawn(move || {
            let mut watch = Watch::new(its_store.clone(), who, clock);
            loop {
                match its_queue.next() {
                    Next::Save(job) => its_queue.finish(job, &its_store).into_iter().for_each(&report),
                    Next::Look(open) => watch.look(&open, &its_queue).into_iter().for_each(&report),
                    Next::End => break,
                }
            }
            // Others see that nobody is here any more.
            drop(watch);
            its_queue.left();
        })?;
        let end = Arc::new(End(Arc::clone(&queue)));
        Ok(Writer { queue, store, _end: end })
    }

    /// Says which draft is being edited, and what its file says.
    pub fn open(&self, name: &str, base: Base) {
        self.queue.open(name, base);
    }

    /// Says that this draft is not being edited any more, if it is. What is staged is written all the same.
    pub fn close(&self, name: &str) {
        self.queue.close(name);
    }

    /// Has the open draft's file looked at now: something else has written it.
    pub fn look(&self) {
        self.queue.look_now();
    }

    /// Hands over the newest state; the one before it, if not yet written, never will be.
    pub fn stage(&self, snapshot: Snapshot) {
        let step = step_of(&snapshot.draft, self.store.form());
        self.queue.stage(snapshot, step);
    }

    /// Has what is staged written, soon; also what failed before. Each call is answered by a report, also where
    /// the open draft is on disk already.
    pub fn save(&self) {
        self.queue.save();
    }

    /// Has what is staged written and waits until it is on disk or has failed, or until `timeout`. Says whether
    /// all of it is on disk.
    pub fn flush(&self, timeout: Duration) -> bool {
        self.store.hurry(true);
        let is_all_saved = self.queue.flush(timeout, true);
        self.store.hurry(false);
        is_all_saved
    }

    /// Waits until saves that were asked for are on disk or have failed, or until `timeout`.
    pub fn flush_asked(&self, timeout: Duration) {
        self.queue.flush(timeout, false);
    }

    /// Has what is staged written, as [`Writer::flush`] does, and ends the thread; all of it within `timeout`.
    pub fn leave(&self, timeout: Duration) {
        let watch = Stopwatch::start();
        self.store.hurry(true);
        if !self.queue.flush(timeout, true) {
            self.rescue();
        }
        self.queue.leave(timeout.saturating_sub(watch.elapsed()));
    }

    /// Keeps a copy of what isn't on the disk in the folder for recovery.
    pub fn rescue(&self) {
        self.queue.rescue(&self.store);
    }

    /// The file of the draft that is being edited, or was last.
    pub fn path(&self) -> Option<PathBuf> {
        self.queue.name().map(|name| self.store.path_of(&name))
    }
}

/// Ends the thread with the last handle.
struct End(Arc<SaveQueue>);

impl Drop for End {
    fn drop(&mut self) {
        self.0.end();
    }
}

#[cfg(test)]
mod tests;
