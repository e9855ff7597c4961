//! A draft in the writer's queue, and one save of it.

use std::collections::BTreeMap;
use std::time::Duration;

use super::{Arrived, Snapshot};
use crate::clock::Stopwatch;
use crate::draft::Draft;
use crate::draft::merge::merge;
use crate::form::FormSpec;
use crate::store::{Base, Met, Revision, SaveError, Saved, Store};

/// Longest wait for a snapshot that contains what came in; merging twice is better than not saving.
const LONGEST_WAIT: Duration = Duration::from_secs(2);

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

    pub(super) fn job(&mut self) -> SaveJob {
        self.is_asked = false;
        let snapshot = self.staged.take();
        self.writing.clone_from(&snapshot);
        let upon = snapshot.as_ref().map_or(self.latest(), |snapshot| snapshot.upon);
        let base = self.base(upon).cloned();
        let serial = snapshot.as_ref().map_or(self.serial, |snapshot| snapshot.serial);
        SaveJob { queued: self.id, name: self.name.clone(), base, upon, serial, snapshot }
    }

    /// The base of a snapshot; the oldest known if it names none.
    pub(super) fn base(&self, upon: u64) -> Option<&Base> {
        self.bases.get(&upon).or_else(|| self.bases.values().next())
    }

    /// Records the file's state after `ours` was saved, and returns what came in with that.
    pub(super) fn saved(&mut self, upon: u64, ours: Draft, saved: Saved, form: &FormSpec) -> Option<Arrived> {
        self.name.clone_from(&saved.name);
        let latest = self.latest();
        // What the screen will show once it has merged all reports so far.
        let expected = match self.bases.get(&latest) {
            Some(last) if upon < latest => {
                let before = self.bases.get(&upon).map_or(&last.draft, |base| &base.draft);
                merge(form, before, &ours, &last.draft).draft
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
            Met::Merged { by, .. } => by,
            _ => saved.draft.changed_by.clone(),
        };
        self.bases.insert(latest, Base::without_file(expected.clone()));
        self.bases.insert(latest + 1, base);
        let name = self.name.clone();
        Some(Arrived { name, number: latest + 1, base: expected, theirs: saved.draft, by })
    }
}

/// One save; nothing to write without a snapshot.
pub(super) struct SaveJob {
    pub(super) queued: u64,
    pub(super) name: String,
    pub(super) base: Option<Base>,
    pub(super) upon: u64,
    pub(super) serial: u64,
    pub(super) snapshot: Option<Snapshot>,
}

impl SaveJob {
    pub(super) fn save(&mut self, store: &Store) -> Result<Saved, SaveError> {
        let saved = |name, draft, revision, met| Saved { name, draft, revision, met };
        match (&self.snapshot, &mut self.base) {
            (None, Some(base)) => {
                let revision = base.revision.unwrap_or_else(|| Revision::of(b""));
                Ok(saved(self.name.clone(), base.draft.clone(), revision, Met::Expected))
            }
            (None, None) => unreachable!("a draft without a file is known by what is staged"),
            (Some(snapshot), Some(base)) => store.save(&self.name, &snapshot.draft, base),
            (Some(snapshot), None) => {
                let (name, revision) = store.create(&self.name, &snapshot.draft)?;
                Ok(saved(name, snapshot.draft.clone(), revision, Met::Nothing))
            }
        }
    }
}

/// The caret's step, from 1; the review is the last.
pub(super) fn step_of(draft: &Draft, form: &FormSpec) -> Option<usize> {
    let field = &draft.place.as_ref()?.field;
    let section = field.as_ref().map_or(Some(form.sections.len()), |field| form.section_of(field));
    section.map(|section| section + 1)
}
