//! Keeps an old text as a version, and thins the versions. Callers carry on if that fails: a gap in the history is
//! better than an unsaved text.

use std::io;
use std::sync::PoisonError;

use chrono::TimeDelta;

use super::super::folder::Folder;
use super::super::{Revision, Store};
use super::id::{Id, hash};
use super::thin::{Kept, which_go};
use super::version_file::{VersionFile, numbered, versions_in, with_superseded};
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
    /// Replaced just now, and not by an autosave: it must be the newest version, also if it was an earlier one.
    Replaced,
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
        let kept = versions_in(folder)?;
        if let Some(other) = self.enough(folder, &kept, (&id, draft, old.bytes), why) {
            return Ok(other.id.as_str().to_owned());
        }
        let file = VersionFile::after(&kept, id);
        put(folder, &file.name(), old.bytes)?;
        // It is kept. If thinning fails, the next one tries again.
        let _ = thin(folder, &file);
        Ok(file.id.as_str().to_owned())
    }

    /// The version that makes another of this text needless. An autosave is compared with its author's last: a clock
    /// that was set back goes through times once more, and other authors may have other clocks.
    fn enough<'k>(
        &self,
        folder: &Folder,
        kept: &'k [VersionFile],
        (id, draft, bytes): (&Id, &Draft, &[u8]),
        why: Keep,
    ) -> Option<&'k VersionFile> {
        let last = kept.len().saturating_sub(1);
        let kept = if why == Keep::Replaced { &kept[last..] } else { kept };
        let same = kept.iter().find(|other| other.id == *id);
        // No other version has the comments that someone wrote into the file.
        if same.is_some() || str::from_utf8(bytes).is_ok_and(codec::is_edited_by_hand) {
            return same;
        }
        match why {
            Keep::Autosave => {
                let by = Some(&draft.changed_by);
                let last = kept.iter().rev().find(|other| self.author(folder, other).as_ref() == by)?;
                ((last.id.at() - id.at()).abs() < BETWEEN_AUTOSAVES).then_some(last)
            }
            // A different caret position is no different text.
            Keep::Always | Keep::Replaced => {
                let says_the_same = |other: &&VersionFile| {
                    self.read(folder, other).is_some_and(|version| version.says_the_same(draft))
                };
                kept.iter().rev().filter(|other| other.id.at() == id.at()).find(says_the_same)
            }
        }
    }

    /// Who wrote a version. Each autosave asks it of the same one, so the last answer is kept.
    fn author(&self, folder: &Folder, file: &VersionFile) -> Option<String> {
        let mut last = self.last_author.lock().unwrap_or_else(PoisonError::into_inner);
        if last.as_ref().is_none_or(|(known, _)| *known != file.id) {
            *last = Some((file.id.clone(), self.read(folder, file)?.changed_by));
        }
        last.as_ref().map(|(_, by)| by.clone())
    }

    /// Reads a version; `None` if gone or unreadable.
    pub(super) fn read(&self, folder: &Folder, file: &VersionFile) -> Option<Draft> {
        self.draft_in(&folder.bytes(file.name())?).ok()
    }
}

/// How often a text is put where another program has just taken its version away.
const MOST_TRIES: usize = 8;

fn put(folder: &Folder, file: &str, bytes: &[u8]) -> io::Result<()> {
    let mut beside = folder.write_temp(file, bytes, None)?;
    let mut again = 1..MOST_TRIES;
    loop {
        match beside.put_new(file) {
            // Another program has just kept the same text.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.holds(file, bytes) => {
                return folder.sync();
            }
            // And a third one has kept it under a later number, and taken this one away.
            Err(error)
                if error.kind() == io::ErrorKind::AlreadyExists
                    && folder.look(file)?.is_none()
                    && again.next().is_some() => {}
            // What is left there would count as kept next time.
            answer => return answer.and_then(|()| folder.sync_or_remove(file)),
        }
    }
}

/// Thins the versions; never the one just kept.
fn thin(folder: &Folder, just_kept: &VersionFile) -> io::Result<()> {
    let (files, superseded) = with_superseded(folder)?;
    for file in superseded {
        folder.remove(&file.name())?;
    }
    let mut kept = Vec::new();
    for file in files {
        if let Some(thing) = folder.look(file.name())? {
            kept.push((Kept { at: file.id.at(), size: thing.size }, file));
        }
    }
    let sizes: Vec<Kept> = kept.iter().map(|(kept, _)| *kept).collect();
    for place in which_go(&sizes) {
        let (_, file) = &kept[place];
        if file != just_kept {
            folder.remove(&file.name())?;
        }
    }
    folder.remove_leftovers()
}

/// Keeps a text that is no draft, in case someone wants to see it.
fn keep_unreadable(folder: &Folder, bytes: &[u8]) -> io::Result<()> {
    let start = format!("UNREADABLE-{}", hash(Revision::of(bytes)));
    let mut others = Vec::new();
    for other in folder.utf8_names()? {
        if let Some((name, number)) = unreadable(&other)
            && let Some(thing) = folder.look(&other)?
            && thing.kind.is_file()
        {
            if name == start && folder.holds(&other, bytes) {
                return Ok(());
            }
            others.push((number, thing.modified, other));
        }
    }
    others.sort();
    let last = others.last().map_or(0, |(number, ..)| *number);
    put(folder, &format!("{start}.{}.part", last.saturating_add(1)), bytes)?;
    for (.., file) in others.iter().rev().skip(MOST_UNREADABLE - 1) {
        folder.remove_all(file)?;
    }
    Ok(())
}

/// The name and number of a text that is no draft, by its file's name.
fn unreadable(file: &str) -> Option<(&str, u64)> {
    numbered(file.strip_suffix(".part")?).filter(|(name, _)| name.starts_with("UNREADABLE-"))
}
