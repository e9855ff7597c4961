//! The writer: one thread that saves, so that the UI thread never waits for a disk, and that watches what others do
//! with the open draft.
//!
//! [`Writer::stage`] hands over the newest state at each change and costs nothing; [`Writer::save`] has it written.
//! What couldn't be written stays staged until it can. All of this works from any thread: the watchdog saves without
//! the event loop.
//!
//! Someone else's text comes in as [`Arrived`]. Staged snapshots wait until one contains it, since saving an older
//! one would merge it a second time. Only on exit are they saved regardless.

mod bell;
mod queue;
mod queued_draft;
mod watch;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use super::{Base, Gone, Presence, Revision, SaveError, Store};
use crate::clock::{Clock, Stopwatch};
use crate::draft::Draft;
use bell::Bell;
use queue::{QueueState, SaveQueue, Thread};
use queued_draft::{Next, step_of};
use watch::Watch;

/// The name of the writer's thread.
pub(crate) const THREAD: &str = "som-writer";

/// The newest state of the open draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// The draft's name.
    pub name: String,
    /// What it says.
    pub draft: Draft,
    /// Counts changes, to tell which state a save has written.
    pub serial: u64,
    /// The last [`Arrived`] that it contains; 0 if none has come since opening.
    pub upon: u64,
}

/// Someone else's text, from the file or from a save of ours that merged it.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrived {
    /// The draft's name.
    pub name: String,
    /// Counts from 1 since the draft was opened; a snapshot that contains it says so.
    pub number: u64,
    /// The common base for merging the screen's text with `theirs`.
    pub base: Draft,
    /// What the file says now.
    pub theirs: Draft,
    /// Who wrote it.
    pub by: String,
}

/// What the writer reports.
#[derive(Debug)]
pub(crate) enum WriterReport {
    Saved(SaveOutcome),
    /// Someone else's text came in.
    Arrived(Box<Arrived>),
    /// The open draft's file is gone or no draft that can be read any more, and why: deleted, renamed or damaged by
    /// someone else, or written by a newer som. The next save makes it again, or another beside it.
    Gone(String, Gone),
    /// Who else has the draft open changed; all that do now.
    Others(Vec<Presence>),
}

/// The outcome of a save.
#[derive(Debug)]
pub struct SaveOutcome {
    /// The name written; another than asked for if someone else had changed the file.
    pub name: String,
    /// The state that was or would have been written.
    pub serial: u64,
    /// The file's new content, or why it wasn't written.
    pub result: Result<Revision, SaveError>,
}

/// A handle to the writer. The thread finishes its work and ends when the last handle is dropped, or by
/// [`Writer::leave`].
#[derive(Clone)]
pub(crate) struct Writer {
    queue: Arc<SaveQueue>,
    store: Store,
    _end: Arc<End>,
}

impl Writer {
    /// Starts the thread for the user `who`. It calls `report` after each save and when something comes from others.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub(crate) fn start(
        store: Store,
        who: String,
        clock: Clock,
        report: impl Fn(WriterReport) + Send + 'static,
    ) -> io::Result<Self> {
        let queue = Arc::new(SaveQueue::default());
        let (its_queue, its_store) = (Arc::clone(&queue), store.clone());
        let bells_queue = Arc::downgrade(&queue);
        let ring = move || {
            if let Some(queue) = bells_queue.upgrade() {
                queue.change(QueueState::ring);
            }
        };
        // Without it the folder is looked at every second.
        let bell = Bell::start(ring).ok();
        thread::Builder::new().name(THREAD.to_owned()).spawn(move || {
            let mut watch = Watch::new(its_store.clone(), who, clock, bell);
            loop {
                match its_queue.next() {
                    Next::Save(job) => its_queue.finish(*job, &its_store).into_iter().for_each(&report),
                    Next::Tell(outcome) => report(WriterReport::Saved(outcome)),
                    Next::Look(open) => watch.look(&open, &its_queue).into_iter().for_each(&report),
                    Next::End => break,
                }
            }
            // Removes our presence.
            drop(watch);
            its_queue.change(|state| state.thread = Thread::Ended);
        })?;
        let end = Arc::new(End(Arc::clone(&queue)));
        Ok(Writer { queue, store, _end: end })
    }

    /// Sets the draft being edited and its file's state.
    pub(crate) fn open(&self, name: &str, base: Base) {
        self.queue.change(|state| {
            state.close();
            state.add(name, Some(base));
            state.looked = None;
        });
    }

    /// Ends editing of this draft. What is staged is still written.
    pub(crate) fn close(&self, name: &str) {
        self.queue.change(|state| {
            if state.open().is_some_and(|open| open.name == name) {
                state.close();
            }
        });
    }

    /// Forgets the open draft, and what of it is not saved.
    pub(crate) fn forget(&self, name: &str) {
        self.queue.change(|state| {
            if let Some(open) = state.open().filter(|open| open.name == name) {
                (open.staged, open.is_asked) = (None, false);
                state.close();
            }
        });
    }

    /// From now on the open draft is saved though someone has removed it for good.
    pub(crate) fn revive(&self, name: &str) {
        self.queue.change(|state| {
            if let Some(open) = state.open().filter(|open| open.name == name) {
                open.bases.values_mut().for_each(|base| base.revision = None);
            }
        });
    }

    /// Checks the open draft's file now, since something else has written it.
    pub(crate) fn look(&self) {
        self.queue.change(|state| state.looked = None);
    }

    /// Stages the newest state; it supersedes an unwritten one.
    pub(crate) fn stage(&self, snapshot: Snapshot) {
        let step = step_of(&snapshot.draft, &self.store.form_of(&snapshot.draft));
        self.queue.stage(snapshot, step);
    }

    /// Requests a save of what is staged or failed before. Each request is answered by a report, even if everything
    /// is on disk already.
    pub(crate) fn save(&self) {
        self.queue.change(|state| {
            state.ask();
            if let Some(open) = state.open() {
                open.is_asked = true;
            }
        });
    }

    /// Saves what is staged and waits until it is on disk or has failed, or until `timeout`. Returns whether all of
    /// it is on disk.
    pub(crate) fn flush(&self, timeout: Duration) -> bool {
        self.store.hurry(true);
        let is_all_saved = self.queue.flush(timeout);
        self.store.hurry(false);
        is_all_saved
    }

    /// Saves what is staged of this draft and waits, however long it takes, until that is done. Returns whether all of
    /// it is on disk.
    pub(crate) fn settle(&self, name: &str) -> bool {
        self.queue.settle(name)
    }

    /// Flushes as [`Writer::flush`] does and ends the thread, all within `timeout`.
    pub(crate) fn leave(&self, timeout: Duration) {
        let watch = Stopwatch::start();
        self.store.hurry(true);
        if !self.queue.flush(timeout) {
            self.rescue();
        }
        self.queue.end();
        let left = timeout.saturating_sub(watch.elapsed());
        drop(self.queue.wait_while(left, |state| state.thread != Thread::Ended));
    }

    /// Copies unsaved text to the recovery folder, at exit, when the disk doesn't answer or the thread has crashed.
    pub(crate) fn rescue(&self) {
        let Some(state) = self.queue.lock_even_if_crashed() else { return };
        for queued in &state.drafts {
            if let Some(snapshot) = queued.staged.as_ref().or(queued.writing.as_ref()) {
                // Against a newer base it would revert what came in since.
                let base = queued.base(snapshot.upon).map_or(&snapshot.draft, |base| &base.draft);
                self.store.keep_for_recovery(&queued.name, &snapshot.draft, base);
            }
        }
    }

    /// The file of the draft being edited, or last edited.
    pub(crate) fn path(&self) -> Option<PathBuf> {
        self.queue.lock().drafts.last().map(|queued| self.store.path_of(&queued.name))
    }
}

/// Ends the thread when the last handle is dropped.
struct End(Arc<SaveQueue>);

impl Drop for End {
    fn drop(&mut self) {
        self.0.end();
    }
}

#[cfg(test)]
mod tests;
