//! The state shared by the writer's handles and its thread: drafts that are open or still to be saved.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;

use super::queued_draft::{QueuedDraft, SaveJob};
use super::{Arrived, SaveOutcome, Snapshot, WriterReport};
use crate::clock::Stopwatch;
use crate::draft::{Draft, codec};
use crate::form::FormSpec;
use crate::store::{Base, Met, Revision, SaveError, Saved, Store};

/// Poll interval for others' changes.
const LOOK: Duration = Duration::from_secs(1);

/// Longest time without a poll while saves follow each other.
const LATEST_LOOK: Duration = Duration::from_secs(2);

#[derive(Default)]
pub(super) struct SaveQueue {
    state: Mutex<QueueState>,
    changed: Condvar,
}

#[derive(Default)]
struct QueueState {
    /// The open draft last, after those closed with a save still pending.
    drafts: Vec<QueuedDraft>,
    next_id: u64,
    is_writing: bool,
    /// Whether someone waits for the flush, so that saves no longer wait for merges.
    is_urgent: bool,
    thread: Thread,
    looked: Option<Stopwatch>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Thread {
    #[default]
    Running,
    /// Ends once all requested saves are done.
    Ending,
    Ended,
}

/// What the thread does next.
pub(super) enum Next {
    Save(Box<SaveJob>),
    Look(Box<WatchTarget>),
    End,
}

/// The open draft whose file is to be checked.
pub(super) struct WatchTarget {
    pub(super) id: u64,
    pub(super) name: String,
    pub(super) base: Option<Base>,
    pub(super) step: Option<usize>,
}

impl QueueState {
    fn add(&mut self, name: &str, base: Option<Base>) -> usize {
        self.next_id += 1;
        self.drafts.push(QueuedDraft {
            id: self.next_id,
            opened_as: name.to_owned(),
            name: name.to_owned(),
            bases: base.map(|base| (0, base)).into_iter().collect(),
            serial: 0,
            step: None,
            staged: None,
            writing: None,
            is_asked: false,
            waits: None,
            is_closed: false,
        });
        self.drafts.len() - 1
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.drafts
            .iter()
            .rposition(|queued| !queued.is_closed && (queued.name == name || queued.opened_as == name))
    }

    fn queued(&mut self, id: u64) -> Option<&mut QueuedDraft> {
        self.drafts.iter_mut().find(|queued| queued.id == id)
    }

    fn ask(&mut self) {
        for queued in &mut self.drafts {
            queued.is_asked |= queued.staged.is_some();
        }
    }

    /// Closes all drafts. What is staged is still written, and retried with each later save.
    fn close(&mut self) {
        self.ask();
        for queued in &mut self.drafts {
            queued.is_closed = true;
        }
        let is_writing = self.is_writing;
        self.drafts.retain(|queued| queued.is_asked || queued.staged.is_some() || is_writing);
    }

    fn is_busy(&self) -> bool {
        self.is_writing || self.drafts.iter().any(|queued| queued.is_asked)
    }

    fn job(&mut self) -> Option<SaveJob> {
        let is_urgent = self.is_urgent || self.thread != Thread::Running;
        // The open draft, last in the list, goes first: there may be no time for more.
        let place = self.drafts.iter_mut().rposition(|queued| queued.is_ready(is_urgent))?;
        let queued = &mut self.drafts[place];
        let job = queued.job();
        self.is_writing = true;
        Some(job)
    }

    /// The open draft, if a check is due.
    fn look(&mut self, after: Duration) -> Option<WatchTarget> {
        if self.looked.is_some_and(|looked| looked.elapsed() < after) {
            return None;
        }
        let queued = self.drafts.last().filter(|queued| !queued.is_closed)?;
        let base = queued.bases.values().next_back().cloned();
        let open = WatchTarget { id: queued.id, name: queued.name.clone(), base, step: queued.step };
        self.looked = Some(Stopwatch::start());
        Some(open)
    }

    fn next(&mut self) -> Option<Next> {
        if self.thread == Thread::Running
            && !self.is_urgent
            && let Some(open) = self.look(LATEST_LOOK)
        {
            return Some(Next::Look(Box::new(open)));
        }
        if let Some(job) = self.job() {
            return Some(Next::Save(Box::new(job)));
        }
        if self.thread != Thread::Running {
            return Some(Next::End);
        }
        self.look(LOOK).map(|open| Next::Look(Box::new(open)))
    }
}

impl SaveQueue {
    // A panic elsewhere must not stop saving: the state is consistent between statements.
    fn lock(&self) -> MutexGuard<'_, QueueState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the state and wakes waiters.
    fn change<T>(&self, change: impl FnOnce(&mut QueueState) -> T) -> T {
        let changed = change(&mut self.lock());
        self.changed.notify_all();
        changed
    }

    pub(super) fn open(&self, name: &str, base: Base) {
        self.change(|state| {
            state.close();
            state.add(name, Some(base));
            state.looked = None;
        });
    }

    pub(super) fn close(&self, name: &str) {
        self.change(|state| {
            if state.drafts.last().is_some_and(|queued| !queued.is_closed && queued.name == name) {
                state.close();
            }
        });
    }

    pub(super) fn look_now(&self) {
        self.change(|state| state.looked = None);
    }

    pub(super) fn stage(&self, snapshot: Snapshot, step: Option<usize>) {
        let mut state = self.lock();
        let at = state.find(&snapshot.name).unwrap_or_else(|| state.add(&snapshot.name, None));
        let queued = &mut state.drafts[at];
        queued.step = step;
        // A save may be waiting for it.
        let is_awaited = queued.is_asked;
        queued.staged = Some(snapshot);
        drop(state);
        if is_awaited {
            self.changed.notify_all();
        }
    }

    pub(super) fn save(&self) {
        self.change(|state| {
            state.ask();
            if let Some(open) = state.drafts.last_mut().filter(|queued| !queued.is_closed) {
                open.is_asked = true;
            }
        });
    }

    /// Waits until all requested saves, or with `is_all` everything staged, are on disk or have failed. Returns
    /// whether all of it is on disk.
    pub(super) fn flush(&self, timeout: Duration, is_all: bool) -> bool {
        self.change(|state| {
            state.is_urgent = true;
            if is_all {
                state.ask();
            }
        });
        let waited = self.changed.wait_timeout_while(self.lock(), timeout, |state| state.is_busy());
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        state.is_urgent = false;
        !state.is_busy() && state.drafts.iter().all(|queued| queued.staged.is_none())
    }

    /// Copies unsaved text to the recovery folder, at exit, when the disk doesn't answer or the thread has crashed.
    pub(super) fn rescue(&self, store: &Store) {
        // The thread may have crashed while holding the lock.
        let state = match self.state.try_lock() {
            Ok(state) => state,
            Err(TryLockError::Poisoned(state)) => state.into_inner(),
            Err(TryLockError::WouldBlock) => return,
        };
        for queued in &state.drafts {
            if let Some(snapshot) = queued.staged.as_ref().or(queued.writing.as_ref()) {
                // Against a newer base it would revert what came in since.
                let base = queued.base(snapshot.upon).map_or(&snapshot.draft, |base| &base.draft);
                let text = codec::to_ron(&snapshot.draft, store.form());
                store.keep_for_recovery(&queued.name, &text, base);
            }
        }
    }

    /// Ends the thread and waits for it.
    pub(super) fn leave(&self, timeout: Duration) {
        self.end();
        let waited =
            self.changed.wait_timeout_while(self.lock(), timeout, |state| state.thread != Thread::Ended);
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }

    pub(super) fn end(&self) {
        self.change(|state| {
            if state.thread == Thread::Running {
                state.thread = Thread::Ending;
            }
        });
    }

    pub(super) fn left(&self) {
        self.change(|state| state.thread = Thread::Ended);
    }

    pub(super) fn name(&self) -> Option<String> {
        self.lock().drafts.last().map(|queued| queued.name.clone())
    }

    /// Waits for something to do.
    pub(super) fn next(&self) -> Next {
        let mut state = self.lock();
        loop {
            if let Some(next) = state.next() {
                return next;
            }
            let is_open = state.drafts.last().is_some_and(|queued| !queued.is_closed);
            state = if is_open {
                let left = LOOK.saturating_sub(state.looked.map_or(LOOK, Stopwatch::elapsed));
                self.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0
            } else {
                self.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
            };
        }
    }

    /// Saves and records the outcome: a failed snapshot is staged again, unless there is a newer one.
    pub(super) fn finish(&self, mut job: Box<SaveJob>, store: &Store) -> Vec<WriterReport> {
        let result = job.save(store);
        self.change(|state| {
            state.is_writing = false;
            let reports = state.finish(*job, result, store.form());
            state.drafts.retain(|queued| !queued.is_closed || queued.is_asked || queued.staged.is_some());
            reports
        })
    }

    /// Records what someone else wrote into the open draft's file.
    pub(super) fn arrived(&self, id: u64, theirs: Draft, revision: Revision) -> Option<WriterReport> {
        self.change(|state| {
            let queued = state.queued(id).filter(|queued| !queued.is_closed)?;
            let latest = queued.latest();
            let base = queued.bases.get(&latest)?.draft.clone();
            let is_held = base.holds_the_same(&theirs);
            let number = if is_held { latest } else { latest + 1 };
            queued.bases.insert(number, Base::new(theirs.clone(), revision));
            let by = theirs.changed_by.clone();
            let name = queued.name.clone();
            (!is_held).then(|| WriterReport::Arrived(Box::new(Arrived { name, number, base, theirs, by })))
        })
    }
}

impl QueueState {
    fn finish(
        &mut self,
        job: SaveJob,
        result: Result<Saved, SaveError>,
        form: &FormSpec,
    ) -> Vec<WriterReport> {
        let serial = job.serial;
        let mut queued = self.drafts.iter_mut().find(|queued| queued.id == job.queued);
        if let Some(queued) = &mut queued {
            queued.writing = None;
        }
        let saved = match result {
            Ok(saved) => saved,
            Err(error) => {
                if let Some(queued) = queued {
                    // The file may hold our text now.
                    queued.bases.extend(job.base.map(|base| (job.upon, base)));
                    queued.staged = queued.staged.take().or(job.snapshot);
                }
                return vec![WriterReport::Saved(SaveOutcome { name: job.name, serial, result: Err(error) })];
            }
        };
        let name = saved.name.clone();
        let is_gone = saved.met == Met::Nothing && job.base.is_some_and(|base| base.revision.is_some());
        let outcome = SaveOutcome { name: name.clone(), serial, result: Ok(saved.revision) };
        let mut reports = Vec::new();
        if let (Some(queued), Some(snapshot)) = (queued, job.snapshot) {
            queued.serial = serial;
            queued.bases.retain(|number, _| *number >= job.upon);
            let arrived = queued.saved(job.upon, snapshot.draft, saved, form);
            // First, so that whoever waits for the save learns what it brought before acting on it.
            reports.extend(arrived.map(|arrived| WriterReport::Arrived(Box::new(arrived))));
        }
        reports.push(WriterReport::Saved(outcome));
        reports.extend(is_gone.then_some(WriterReport::Gone(name)));
        reports
    }
}
