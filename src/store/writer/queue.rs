//! The state shared by the writer's handles and its thread: drafts that are open or still to be saved.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;

use super::queued_draft::{Next, QueuedDraft, SaveJob};
use super::{Arrived, SaveOutcome, Snapshot, WriterReport};
use crate::clock::Stopwatch;
use crate::draft::Draft;
use crate::store::{Base, FoundInPlace, Gone, Revision, SaveError, Saved, Store};

/// Poll interval for others' changes.
const LOOK: Duration = Duration::from_secs(1);

/// The same while the kernel tells of none.
const LOOK_IF_SILENT: Duration = Duration::from_secs(30);

/// Longest time without a poll while saves follow each other.
const LATEST_LOOK: Duration = Duration::from_secs(2);

#[derive(Default)]
pub(super) struct SaveQueue {
    state: Mutex<QueueState>,
    changed: Condvar,
}

#[derive(Default)]
pub(super) struct QueueState {
    /// The open draft last, after those closed with a save still pending.
    pub(super) drafts: Vec<QueuedDraft>,
    next_id: u64,
    is_writing: bool,
    /// Whether someone waits for the flush, so that saves no longer wait for merges.
    is_urgent: bool,
    pub(super) thread: Thread,
    pub(super) looked: Option<Stopwatch>,
    pub(super) bell: BellState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Thread {
    #[default]
    Running,
    /// Ends once all requested saves are done.
    Ending,
    Ended,
}

/// What the kernel tells of changes in the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum BellState {
    /// Nothing: who wants to know must look.
    #[default]
    Absent,
    /// That there was none since the last look.
    Silent,
    /// That there was one, perhaps our own.
    Rung,
}

impl QueueState {
    pub(super) fn add(&mut self, name: &str, base: Option<Base>) -> &mut QueuedDraft {
        self.next_id += 1;
        self.drafts.push(QueuedDraft {
            id: self.next_id,
            opened_as: name.to_owned(),
            name: name.to_owned(),
            bases: base.map(|base| (0, base)).into_iter().collect(),
            ..QueuedDraft::default()
        });
        self.drafts.last_mut().expect("it was just added")
    }

    /// The open draft.
    pub(super) fn open(&mut self) -> Option<&mut QueuedDraft> {
        self.drafts.last_mut().filter(|queued| !queued.is_closed)
    }

    fn queued(&mut self, id: u64) -> Option<&mut QueuedDraft> {
        self.drafts.iter_mut().find(|queued| queued.id == id)
    }

    fn of_name(&mut self, name: &str) -> impl Iterator<Item = &mut QueuedDraft> {
        self.drafts.iter_mut().filter(move |queued| queued.has_name(name))
    }

    pub(super) fn ask(&mut self) {
        for queued in &mut self.drafts {
            queued.is_asked |= queued.staged.is_some();
        }
    }

    /// Closes all drafts. What is staged is still written, and retried with each later save.
    pub(super) fn close(&mut self) {
        self.ask();
        for queued in &mut self.drafts {
            queued.is_closed = true;
        }
        self.forget_saved();
    }

    fn is_busy(&self) -> bool {
        self.is_writing || self.drafts.iter().any(|queued| queued.is_asked)
    }

    /// Saves the next draft that is asked for.
    fn save(&mut self, is_urgent: bool) -> Option<Next> {
        let drafts = self.drafts.iter_mut();
        // The open draft, last in the list, goes first: there may be no time for more.
        let next = drafts.rev().find_map(|queued| queued.is_ready(is_urgent).then(|| queued.save()))?;
        self.is_writing = matches!(next, Next::Save(_));
        self.forget_saved();
        Some(next)
    }

    fn forget_saved(&mut self) {
        let is_writing = self.is_writing;
        let is_needed =
            |queued: &QueuedDraft| !queued.is_closed || queued.is_asked || queued.staged.is_some();
        self.drafts.retain(|queued| is_writing || is_needed(queued));
    }

    /// Checks the open draft, if that is due.
    fn look(&mut self, after: Duration) -> Option<Next> {
        if self.looked.is_some_and(|looked| looked.elapsed() < after) {
            return None;
        }
        let open = self.open()?.watch_target();
        self.looked = Some(Stopwatch::start());
        if self.bell == BellState::Rung {
            self.bell = BellState::Silent;
        }
        Some(Next::Look(Box::new(open)))
    }

    /// The kernel tells of a change.
    pub(super) fn ring(&mut self) {
        if self.bell == BellState::Silent {
            self.bell = BellState::Rung;
        }
    }

    /// Whether the kernel tells of changes from now on.
    pub(super) fn set_told(&mut self, is_told: bool) {
        if !is_told {
            self.bell = BellState::Absent;
        } else if self.bell == BellState::Absent {
            // Something may have happened before.
            self.bell = BellState::Rung;
        }
    }

    /// How often to look for others' changes, and whether a save that waits for one may go on.
    fn interval(&self) -> Duration {
        let can_wait = self.bell == BellState::Silent && !self.is_busy();
        if can_wait { LOOK_IF_SILENT } else { LOOK }
    }

    fn next(&mut self) -> Option<Next> {
        let is_ending = self.thread != Thread::Running;
        let is_urgent = self.is_urgent || is_ending;
        let overdue = if is_urgent { None } else { self.look(LATEST_LOOK) };
        let next = overdue.or_else(|| self.save(is_urgent));
        next.or_else(|| if is_ending { Some(Next::End) } else { self.look(self.interval()) })
    }

    /// Records the outcome of a save: a failed snapshot is staged again, unless there is a newer one.
    fn finish(&mut self, job: SaveJob, result: Result<Saved, SaveError>, store: &Store) -> Vec<WriterReport> {
        let SaveJob { id, name, base, snapshot } = job;
        let (serial, upon) = (snapshot.serial, snapshot.upon);
        let queued = self.queued(id).expect("a draft stays in the queue while it is written");
        queued.writing = None;
        let saved = match result {
            Ok(saved) => saved,
            Err(error) => {
                // The file may hold our text now.
                queued.bases.extend(base.map(|base| (upon, base)));
                queued.staged.get_or_insert(snapshot);
                return vec![WriterReport::Saved(SaveOutcome { name, serial, result: Err(error) })];
            }
        };
        let is_gone = saved.met == FoundInPlace::Nothing && base.is_some_and(|base| base.revision.is_some());
        let gone = is_gone.then(|| WriterReport::Gone(saved.name.clone(), Gone::Remade));
        let outcome = SaveOutcome { name: saved.name.clone(), serial, result: Ok(saved.revision) };
        queued.serial = serial;
        queued.bases.retain(|number, _| *number >= upon);
        let arrived = queued.saved(upon, snapshot.draft, saved, store);
        // First, so that whoever waits for the save learns what it brought before acting on it.
        let arrived = arrived.map(|arrived| WriterReport::Arrived(Box::new(arrived)));
        arrived.into_iter().chain([WriterReport::Saved(outcome)]).chain(gone).collect()
    }
}

impl SaveQueue {
    // A panic elsewhere must not stop saving: the state is consistent between statements.
    pub(super) fn lock(&self) -> MutexGuard<'_, QueueState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state, unless another thread has it: that one may have crashed while holding the lock.
    pub(super) fn lock_even_if_crashed(&self) -> Option<MutexGuard<'_, QueueState>> {
        match self.state.try_lock() {
            Err(TryLockError::WouldBlock) => None,
            Err(TryLockError::Poisoned(state)) => Some(state.into_inner()),
            Ok(state) => Some(state),
        }
    }

    /// Changes the state and wakes waiters.
    pub(super) fn change<T>(&self, change: impl FnOnce(&mut QueueState) -> T) -> T {
        let changed = change(&mut self.lock());
        self.changed.notify_all();
        changed
    }

    /// Waits until the state is no longer so, or until `timeout`.
    pub(super) fn wait_while(
        &self,
        timeout: Duration,
        is_so: impl Fn(&QueueState) -> bool,
    ) -> MutexGuard<'_, QueueState> {
        let waited = self.changed.wait_timeout_while(self.lock(), timeout, |state| is_so(state));
        waited.unwrap_or_else(PoisonError::into_inner).0
    }

    pub(super) fn stage(&self, snapshot: Snapshot, step: Option<usize>) {
        let mut state = self.lock();
        let is_it = |queued: &QueuedDraft| !queued.is_closed && queued.has_name(&snapshot.name);
        let at = state.drafts.iter().rposition(is_it);
        let queued = match at {
            Some(at) => &mut state.drafts[at],
            None => state.add(&snapshot.name, None),
        };
        queued.step = step;
        queued.staged = Some(snapshot);
        // A save may be waiting for it.
        let is_awaited = queued.is_asked;
        drop(state);
        if is_awaited {
            self.changed.notify_all();
        }
    }

    /// Saves what is staged of a draft and waits until that is on disk or has failed. Returns whether it is on disk.
    pub(super) fn settle(&self, name: &str) -> bool {
        self.change(|state| {
            state.of_name(name).for_each(|queued| queued.is_asked |= queued.staged.is_some());
        });
        let is_pending = |queued: &QueuedDraft| queued.is_asked || queued.writing.is_some();
        let mut state = self.wait_while(Duration::MAX, |state| {
            state.drafts.iter().any(|queued| queued.has_name(name) && is_pending(queued))
        });
        state.of_name(name).all(|queued| queued.staged.is_none())
    }

    /// Waits until everything staged is on disk or has failed. Returns whether all of it is on disk.
    pub(super) fn flush(&self, timeout: Duration) -> bool {
        self.change(|state| {
            state.is_urgent = true;
            state.ask();
        });
        let mut state = self.wait_while(timeout, QueueState::is_busy);
        state.is_urgent = false;
        !state.is_busy() && state.drafts.iter().all(|queued| queued.staged.is_none())
    }

    pub(super) fn end(&self) {
        self.change(|state| state.thread = state.thread.max(Thread::Ending));
    }

    /// Waits for something to do.
    pub(super) fn next(&self) -> Next {
        let mut state = self.lock();
        loop {
            if let Some(next) = state.next() {
                // What was asked for may be answered with it.
                self.changed.notify_all();
                return next;
            }
            state = if state.open().is_some() {
                let left = state
                    .looked
                    .map_or(Duration::ZERO, |looked| state.interval().saturating_sub(looked.elapsed()));
                self.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0
            } else {
                self.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
            };
        }
    }

    /// Saves, and returns what to report of it.
    pub(super) fn finish(&self, mut job: SaveJob, store: &Store) -> Vec<WriterReport> {
        let result = job.save(store);
        self.change(|state| {
            state.is_writing = false;
            let reports = state.finish(job, result, store);
            state.forget_saved();
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
