//! What became of a draft whose file is no longer there, so that an open session neither brings back what was deleted
//! nor loses what is typed.

use chrono::{DateTime, TimeDelta, Utc};

use super::folder::Folder;
use super::{HIDDEN, LoadError, Revision, Store, Trashed};
use crate::draft::Draft;

/// The folder of marks within the hidden one: an empty file for each draft that was removed for good, named by a hash, so
/// that the mark says nothing of it.
const MARKS: &str = "purged";

/// A mark stays this long: by then every session has seen it.
const MARK_STAYS: TimeDelta = TimeDelta::minutes(10);

/// Why a session's draft has no file any more.
#[derive(Debug)]
pub enum Gone {
    /// Someone moved it to the trash.
    Deleted {
        /// Its id in the trash.
        id: String,
        /// Their account, where the host knows it.
        by: Option<String>,
        /// When.
        at: DateTime<Utc>,
    },
    /// Someone removed it for good.
    Purged,
    /// It was removed or renamed by other means, or is no draft that can be read.
    NoDraft(LoadError),
    /// It was gone, and a save of this session has made it again.
    Remade,
}

impl Store {
    /// What became of a draft that is missing; `last` is what it last said.
    pub(super) fn what_became_of(&self, drafts: &Folder, name: &str, last: &Draft) -> Gone {
        if is_purged(drafts, name, last) {
            return Gone::Purged;
        }
        let is_it = |trashed: &Trashed| {
            trashed.name == name && trashed.draft.as_ref().is_some_and(|draft| draft.created == last.created)
        };
        let deletion = self.trashed().unwrap_or_default().into_iter().find(is_it);
        let of = deletion.and_then(|trashed| Some((trashed.deleted?, trashed)));
        of.map_or(Gone::NoDraft(LoadError::Missing), |(at, trashed)| Gone::Deleted {
            id: trashed.id,
            by: trashed.deleted_by,
            at,
        })
    }

    /// Removes marks that have stayed long enough.
    pub(super) fn sweep_marks(&self, now: DateTime<Utc>) {
        if let Ok(Some(marks)) = self.hidden_if_there(&[MARKS]) {
            sweep(&marks, now);
        }
    }
}

/// Marks that a draft is about to be removed for good. Where that can't be done, an open session takes it for removed by
/// hand.
pub(super) fn mark_as_purged(drafts: &Folder, name: &str, draft: Option<&Draft>) {
    let Ok(marks) = drafts.inside_or_make(HIDDEN).and_then(|hidden| hidden.inside_or_make(MARKS)) else {
        return;
    };
    let mark = mark_of(name, draft);
    let _ = marks.remove(&mark);
    let _ = marks.make_own(&mark, b"");
    if let Ok(Some(made)) = marks.look(&mark) {
        sweep(&marks, made.modified);
    }
}

/// Whether a draft was removed for good, and is not another of that name.
pub(super) fn is_purged(drafts: &Folder, name: &str, last: &Draft) -> bool {
    let marks = drafts.inside_if_there(HIDDEN).ok().flatten();
    let marks = marks.and_then(|hidden| hidden.inside_if_there(MARKS).ok().flatten());
    let is_there = |marks: &Folder, mark: &str| marks.look(mark).is_ok_and(|mark| mark.is_some());
    marks.is_some_and(|marks| [Some(last), None].iter().any(|draft| is_there(&marks, &mark_of(name, *draft))))
}

/// The mark of a draft, told from others of its name by when it was made; one that could not be read may be any of them.
fn mark_of(name: &str, draft: Option<&Draft>) -> String {
    let made = draft.map_or(0, |draft| draft.created.timestamp());
    Revision::of(format!("{name} {made}").as_bytes()).to_string()
}

fn sweep(marks: &Folder, now: DateTime<Utc>) {
    for name in marks.utf8_names().unwrap_or_default() {
        let is_old = |mark: DateTime<Utc>| (now - mark).abs() >= MARK_STAYS;
        if marks.look(&name).is_ok_and(|mark| mark.is_some_and(|mark| is_old(mark.modified))) {
            let _ = marks.remove(&name);
        }
    }
}
