//! Keeps an old text as a version, and thins the versions. Callers carry on if that fails: a gap in the history is
//! better than an unsaved text.

use std::ffi::OsString;
use std::io;
use std::sync::PoisonError;

use chrono::TimeDelta;

use super::super::folder::Folder;
use super::super::{Revision, Store};
use super::id::{Id, hash};
use super::thin::{Kept, which_go};
use super::{HIDDEN, VERSIONS};
use crate::draft::{Draft, codec};

/// Autosaves make at most one version in this time.
const BETWEEN_AUTOSAVES: TimeDelta = TimeDelta::seconds(60);

/// Upper bound on unreadable texts kept.
const MOST_UNREADABLE: usize = 5;

/// Why an old text is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Keep {
    /// Replaced by an autosave: one a minute is enough.
    Autosave,
    /// It must be recoverable.
    Always,
}

/// A text that is or was replaced.
pub(in crate::store) struct OldText<'t> {
    pub(in crate::store) bytes: &'t [u8],
    pub(in crate::store) revision: Revision,
    /// The draft in it; `None` if it is none.
    pub(in crate::store) draft: Option<Draft>,
}

impl Store {
    /// Keeps an old text as a version, unless it is kept already or, written by som, a similar one is. `drafts` is the
    /// folder that holds the draft `name`. The version is durable on return; returns the id of the one that holds the
    /// text, none for a text that is no draft.
    ///
    /// # Errors
    /// Where it couldn't be written.
    pub(in crate::store) fn keep(
        &self,
        drafts: &Folder,
        name: &str,
        bytes: &[u8],
        why: Keep,
    ) -> io::Result<Option<String>> {
        let draft = self.draft_in(bytes).ok();
        self.keep_parsed(drafts, name, &OldText { bytes, revision: Revision::of(bytes), draft }, why)
    }

    /// [`Store::keep`] for a text that was parsed before.
    ///
    /// # Errors
    /// As there.
    pub(in crate::store) fn keep_parsed(
        &self,
        drafts: &Folder,
        name: &str,
        old: &OldText<'_>,
        why: Keep,
    ) -> io::Result<Option<String>> {
        let folder = drafts.inside_or_make(HIDDEN)?.inside_or_make(VERSIONS)?.inside_or_make(name)?;
        match &old.draft {
            Some(draft) => self.keep_draft(&folder, draft, old, why).map(Some),
            None => keep_unreadable(&folder, old.bytes).map(|()| None),
        }
    }

    fn keep_draft(&self, folder: &Folder, draft: &Draft, old: &OldText<'_>, why: Keep) -> io::Result<String> {
        let id = Id::of(draft.changed, old.revision);
        let kept = ids(folder)?;
        let is_near = |other: &Id| (other.at() - id.at()).abs() < BETWEEN_AUTOSAVES;
        let is_enough = |other: &Id| match why {
            Keep::Autosave => self.author(folder, other).as_ref() == Some(&draft.changed_by),
            // A different caret position is no different text.
            Keep::Always => self
                .read(folder, other)
                .is_some_and(|version| version.changed == draft.changed && version.says_the_same(draft)),
        };
        // No other version has the comments that someone wrote into the file.
        let is_by_hand = || str::from_utf8(old.bytes).is_ok_and(codec::is_edited_by_hand);
        let similar = || kept.iter().filter(|other| is_near(other)).find(|other| is_enough(other));
        let same = kept.iter().find(|other| **other == id);
        if let Some(other) = same.or_else(|| similar().filter(|_| !is_by_hand())) {
            return Ok(other.as_str().to_owned());
        }
        put(folder, &id.file(), old.bytes)?;
        // It is kept. If thinning fails, the next one tries again.
        let _ = thin(folder, &id);
        Ok(id.as_str().to_owned())
    }

    /// Who wrote a version. Each autosave asks it of the same one, so the last answer is kept.
    fn author(&self, folder: &Folder, id: &Id) -> Option<String> {
        let mut last = self.last_author.lock().unwrap_or_else(PoisonError::into_inner);
        if last.as_ref().is_none_or(|(known, _)| known != id) {
            *last = Some((id.clone(), self.read(folder, id)?.changed_by));
        }
        last.as_ref().map(|(_, by)| by.clone())
    }

    /// Reads a version; `None` if gone or unreadable.
    pub(super) fn read(&self, folder: &Folder, id: &Id) -> Option<Draft> {
        self.draft_in(&folder.bytes(id.file())?).ok()
    }
}

/// The ids in a folder, oldest first.
pub(super) fn ids(folder: &Folder) -> io::Result<Vec<Id>> {
    Ok(folder.names()?.iter().filter_map(|file| Id::of_file(file)).collect())
}

fn put(folder: &Folder, file: &str, bytes: &[u8]) -> io::Result<()> {
    let mut beside = folder.write_temp(file, bytes, None)?;
    match beside.put_new(file) {
        // Another program has just kept the same text.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.holds(file, bytes) => {
            folder.sync()
        }
        // What is left there would count as kept next time.
        answer => answer.and_then(|()| folder.sync_or_remove(file)),
    }
}

/// Thins the versions; never the one just kept, however old it claims to be.
fn thin(folder: &Folder, just_kept: &Id) -> io::Result<()> {
    let mut kept = Vec::new();
    let mut from = just_kept.at();
    for id in ids(folder)? {
        if let Some(thing) = folder.look(id.file())? {
            if id == *just_kept {
                // A text is written before it is kept; one that claims otherwise comes from a wrong clock.
                from = from.min(thing.modified);
            }
            kept.push((Kept { at: id.at(), size: thing.size }, id));
        }
    }
    let sizes: Vec<Kept> = kept.iter().map(|(kept, _)| *kept).collect();
    for place in which_go(&sizes, from) {
        let (_, id) = &kept[place];
        if id != just_kept {
            folder.remove(&id.file())?;
        }
    }
    folder.remove_leftovers()
}

/// Keeps a text that is no draft, in case someone wants to see it.
fn keep_unreadable(folder: &Folder, bytes: &[u8]) -> io::Result<()> {
    let file = format!("UNREADABLE-{}.part", hash(Revision::of(bytes)));
    if folder.holds(&file, bytes) {
        return Ok(());
    }
    put(folder, &file, bytes)?;
    let mut others = Vec::new();
    for other in folder.names()?.into_iter().filter(is_unreadable) {
        if let Some(thing) = folder.look(&other)?
            && thing.kind.is_file()
            && *other != *file
        {
            others.push((thing.modified, other));
        }
    }
    others.sort();
    others.reverse();
    for (_, file) in others.iter().skip(MOST_UNREADABLE - 1) {
        folder.remove_all(file)?;
    }
    Ok(())
}

fn is_unreadable(file: &OsString) -> bool {
    file.to_str().and_then(|name| name.strip_prefix("UNREADABLE-")?.strip_suffix(".part")).is_some()
}
