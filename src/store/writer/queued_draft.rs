//! A draft in the writer's queue, and what the thread does with it next.

use std::collections::BTreeMap;
use std::time::Duration;

use super::{Arrived, SaveOutcome, Snapshot};
use crate::clock::Stopwatch;
use crate::draft::Draft;
use crate::draft::merge::merge;
use crate::form::FormSpec;
use crate::store::{Base, FoundInPlace, Revision, SaveError, Saved, Store};

/// Longest wait for a snapshot that contains what came in; merging twice is better than not saving.
const LONGEST_WAIT: Duration = Duration::from_secs(2);

/// What the thread does next.
pub(super) enum Next {
    Save(Box<SaveJob>),
    /// What was asked for is on disk already.
    Tell(SaveOutcome),
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

#[derive(Default)]
pub(super) struct QueuedDraft {
    pub(super) id: u64,
    /// The name it was opened by, which snapshots keep using if the draft is renamed.
    pub(super) opened_as: String,
    pub(super) name: String,
    /// Bases for merging, by the last [`Arrived`] that a snapshot contains. The last is the file's current state;
    /// empty if the draft has no file yet.
    pub(super) bases: BTreeMap<u64, Base>,
    /// The last state written; 0 is the state at opening.
    pub(super) serial: u64,
    /// The step that the writer is in.
    pub(super) step: Option<usize>,
    pub(super) staged: Option<Snapshot>,
    pub(super) writing: Option<Snapshot>,
    pub(super) is_asked: bool,
    /// Since when its save has been waiting for a merge.
    pub(super) waits: Option<Stopwatch>,
    pub(super) is_closed: bool,
}

impl QueuedDraft {
    pub(super) fn has_name(&self, name: &str) -> bool {
        self.name == name || self.opened_as == name
    }

    pub(super) fn latest(&self) -> u64 {
        self.bases.keys().next_back().copied().unwrap_or(0)
    }

    /// Whether its save can start: it is requested, and contains all that came in or has waited long enough.
    pub(super) fn is_ready(&mut self, is_urgent: bool) -> bool {
        let holds_all = self.staged.as_ref().is_none_or(|staged| staged.upon >= self.latest());
        if !self.is_asked || holds_all {
            self.waits = None;
            return self.is_asked;
        }
        let waits = *self.waits.get_or_insert_with(Stopwatch::start);
        is_urgent || self.is_closed || waits.elapsed() >= LONGEST_WAIT
    }

    /// The save of what is staged, or, if all is on disk already, the answer to whoever asked for one.
    pub(super) fn save(&mut self) -> Next {
        self.is_asked = false;
        let Some(snapshot) = self.staged.take() else {
            let revision = self.base(self.latest()).and_then(|base| base.revision);
            let result = Ok(revision.unwrap_or_else(|| Revision::of(b"")));
            return Next::Tell(SaveOutcome { name: self.name.clone(), serial: self.serial, result });
        };
        self.writing = Some(snapshot.clone());
        let base = self.base(snapshot.upon).cloned();
        Next::Save(Box::new(SaveJob { id: self.id, name: self.name.clone(), base, snapshot }))
    }

    pub(super) fn watch_target(&self) -> WatchTarget {
        let base = self.bases.values().next_back().cloned();
        WatchTarget { id: self.id, name: self.name.clone(), base, step: self.step }
    }

    /// The base of a snapshot; the oldest known if it names none.
    pub(super) fn base(&self, upon: u64) -> Option<&Base> {
        self.bases.get(&upon).or_else(|| self.bases.values().next())
    }

    /// Records the file's state after `ours` was saved, and returns what came in with that.
    pub(super) fn saved(&mut self, upon: u64, ours: Draft, saved: Saved, store: &Store) -> Option<Arrived> {
        self.name.clone_from(&saved.name);
        let latest = self.latest();
        // What the screen will show once it has merged all reports so far.
        let expected = match self.bases.get(&latest) {
            Some(last) if upon < latest => {
                let before = self.bases.get(&upon).map_or(&last.draft, |base| &base.draft);
                merge(&store.form_of(&ours), before, &ours, &last.draft).draft
            }
            _ => ours.clone(),
        };
        if upon < latest {
            self.bases.insert(upon, Base::without_file(ours));
        }
        let base = Base::new(saved.draft.clone(), saved.revision);
        if expected.holds_the_same(&saved.draft) {
            self.bases.insert(latest, base);
            return None;
        }
        let by = match saved.met {
            FoundInPlace::Merged { by, .. } => by,
            _ => saved.draft.changed_by.clone(),
        };
        self.bases.insert(latest, Base::without_file(expected.clone()));
        self.bases.insert(latest + 1, base);
        let name = self.name.clone();
        Some(Arrived { name, number: latest + 1, base: expected, theirs: saved.draft, by })
    }
}

/// One save.
pub(super) struct SaveJob {
    /// The draft's number in the queue.
    pub(super) id: u64,
    pub(super) name: String,
    /// `None` if the draft has no file yet.
    pub(super) base: Option<Base>,
    pub(super) snapshot: Snapshot,
}

impl SaveJob {
    pub(super) fn save(&mut self, store: &Store) -> Result<Saved, SaveError> {
        let draft = &self.snapshot.draft;
        if let Some(base) = &mut self.base {
            return store.save_typed(&self.name, draft, base);
        }
        let (name, revision) = store.create(&self.name, draft)?;
        Ok(Saved { name, draft: draft.clone(), revision, met: FoundInPlace::Nothing })
    }
}

/// The caret's step, from 1; the review is the last.
pub(super) fn step_of(draft: &Draft, form: &FormSpec) -> Option<usize> {
    let field = &draft.place.as_ref()?.field;
    let section = field.as_ref().map_or(Some(form.sections.len()), |field| form.section_of(field));
    section.map(|section| section + 1)
}
