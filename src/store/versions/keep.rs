//! Keeps an old text as a version, and thins the versions. Callers carry on if that fails: a gap in the history is
//! better than an unsaved text.

use std::ffi::OsString;
use std::io;

use chrono::TimeDelta;

use super::super::Store;
use super::super::folder::Folder;
use super::id::{Id, hash};
use super::thin::{Kept, which_go};
use super::{HIDDEN, VERSIONS};
use crate::draft::Draft;

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

impl Store {
    /// Keeps an old text as a version, unless it is kept already or, for autosaves, a similar one is. `drafts` is the
    /// folder that holds the draft `name`. The version is durable on return.
    ///
    /// # Errors
    /// Where it couldn't be written.
    pub(in crate::store) fn keep(
        &self,
        drafts: &Folder,
        name: &str,
        bytes: &[u8],
        why: Keep,
    ) -> io::Result<()> {
        let folder = drafts.inside_or_make(HIDDEN)?.inside_or_make(VERSIONS)?.inside_or_make(name)?;
        match self.draft_in(bytes) {
            Ok(draft) => self.keep_draft(&folder, &draft, bytes, why),
            Err(_) => keep_unreadable(&folder, bytes),
        }
    }

    fn keep_draft(&self, folder: &Folder, draft: &Draft, bytes: &[u8], why: Keep) -> io::Result<()> {
        let id = Id::of(draft.changed, bytes);
        let kept = ids(folder)?;
        let is_near = |other: &Id| (other.at() - id.at()).abs() < BETWEEN_AUTOSAVES;
        let is_enough = |other: &Id| {
            let Some(version) = self.read(folder, other) else { return false };
            match why {
                Keep::Autosave => version.changed_by == draft.changed_by,
                // A different caret position is no different text.
                Keep::Always => version.changed == draft.changed && version.says_the_same(draft),
            }
        };
        if kept.contains(&id) || kept.iter().filter(|other| is_near(other)).any(is_enough) {
            return Ok(());
        }
        put(folder, &id.file(), bytes)?;
        // It is kept. If thinning fails, the next one tries again.
        let _ = thin(folder, &id);
        Ok(())
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
    let file = format!("UNREADABLE-{}.part", hash(bytes));
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
