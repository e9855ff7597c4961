//! The trash: deleted drafts, until it is emptied.
//!
//! Each deletion has its own folder, `NAME.NUMBER`, with the draft and its versions: equal names never clash, and a
//! new draft of the name starts without history. The numbers rise, so the order needs no clock.

use std::ffi::OsStr;
use std::io;

use chrono::{DateTime, Utc};
use rustix::fs::FileType;

use super::folder::Folder;
use super::name::{numbered, openable_name, put_under_free};
use super::owner::account_name;
use super::versions::{HIDDEN, VERSIONS, move_versions};
use super::{LoadError, SaveError, Store, file_of, name_of};
use crate::draft::Draft;

/// The trash folder within the hidden one.
pub(super) const TRASH: &str = "trash";

/// A draft in the trash.
#[derive(Debug, Clone, PartialEq)]
pub struct Trashed {
    /// What it is asked for by.
    pub id: String,
    /// The name it had.
    pub name: String,
    /// What it says, where it can be read.
    pub draft: Option<Draft>,
    /// When it was deleted, where the file system tells.
    pub deleted: Option<DateTime<Utc>>,
    /// The account that deleted it, where the host knows it.
    pub deleted_by: Option<String>,
}

/// A deletion's folder name, which is its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Deletion {
    pub(super) name: String,
    number: u64,
}

impl Deletion {
    pub(super) fn parse(folder: &OsStr) -> Option<Self> {
        let (name, digits) = folder.to_str()?.rsplit_once('.')?;
        let number: u64 = digits.parse().ok()?;
        let is_one = openable_name(name).is_ok() && number.to_string() == digits;
        is_one.then(|| Deletion { name: name.to_owned(), number })
    }

    pub(super) fn id(&self) -> String {
        format!("{}.{}", self.name, self.number)
    }
}

impl Store {
    /// Moves a draft and its versions to the trash, and returns its id there; also an unreadable file or a link, which isn't
    /// followed.
    ///
    /// # Errors
    /// Where it isn't there, may not be changed, or can't be moved.
    pub fn delete(&self, name: &str) -> Result<String, SaveError> {
        openable_name(name).map_err(SaveError::Name)?;
        let drafts = self.drafts_if_there()?.ok_or(SaveError::Missing)?;
        let file = file_of(name);
        match drafts.look(&file)?.ok_or(SaveError::Missing)?.kind {
            FileType::Directory => return Err(SaveError::NotAFile),
            FileType::RegularFile if !drafts.may_write(&file) => return Err(SaveError::ReadOnly),
            _ => {}
        }
        self.recovery_to_versions(&drafts, name);
        move_to_trash(&drafts, &drafts.inside_or_make(HIDDEN)?, name)
    }

    /// Lists deleted drafts, most recent first.
    ///
    /// # Errors
    /// Where the trash can't be read.
    pub fn trashed(&self) -> Result<Vec<Trashed>, LoadError> {
        let Some(trash) = self.hidden_if_there(&[TRASH])? else { return Ok(Vec::new()) };
        let mut trashed = Vec::new();
        for deletion in deletions(&trash)? {
            let id = deletion.id();
            let Some(entry) = trash.inside_if_there(&id)? else { continue };
            let draft = match self.trashed_draft(&entry, &deletion) {
                // Interrupted before the draft came or after it left.
                Err(LoadError::Missing) => continue,
                Err(LoadError::Io(error)) => return Err(error.into()),
                read => read.ok(),
            };
            let of_entry = trash.look(&id).ok().flatten();
            let deleted_by = of_entry.as_ref().and_then(|entry| account_name(entry.owner));
            let deleted = of_entry.map(|entry| entry.modified);
            trashed.push(Trashed { id, name: deletion.name, draft, deleted, deleted_by });
        }
        Ok(trashed)
    }

    fn trashed_draft(&self, entry: &Folder, deletion: &Deletion) -> Result<Draft, LoadError> {
        entry.read(file_of(&deletion.name)).and_then(|contents| self.draft_in(&contents.bytes))
    }

    /// Restores a deleted draft and its versions under the first free name like its own, and returns that name. A
    /// name instead of an id means its most recent deletion; its file's ending is tolerated.
    ///
    /// # Errors
    /// Where it isn't there or can't be moved.
    pub(crate) fn undelete(&self, id: &str) -> Result<String, SaveError> {
        let trashed = match self.trashed() {
            Err(LoadError::Io(error)) => return Err(error.into()),
            trashed => trashed.map_err(|_| SaveError::Missing)?,
        };
        let found = |asked: &str| {
            let of_name = || trashed.iter().find(|trashed| trashed.name == asked);
            trashed.iter().find(|trashed| trashed.id == asked).or_else(of_name)
        };
        let found = found(id).or_else(|| found(name_of(id))).ok_or(SaveError::Missing)?;
        let drafts = self.drafts_if_there()?.ok_or(SaveError::Missing)?;
        take_out(&drafts, &drafts.inside(HIDDEN)?, found)
    }

    /// Removes these deleted drafts and their versions for good, and returns how many. Anything else in the trash
    /// stays, also another draft that was deleted since and has the id of one that was taken out.
    ///
    /// # Errors
    /// Where that fails for one; the others are removed.
    pub(crate) fn empty_trash(&self, asked: &[Trashed]) -> Result<usize, SaveError> {
        let Some(trash) = self.hidden_if_there(&[TRASH])? else { return Ok(0) };
        let mut removed = Ok(0);
        for deletion in deletions(&trash)? {
            let Some(asked) = asked.iter().find(|asked| asked.id == deletion.id()) else { continue };
            let entry = trash.inside(deletion.id()).ok();
            let draft = entry.as_ref().and_then(|entry| self.trashed_draft(entry, &deletion).ok());
            if draft != asked.draft {
                continue;
            }
            let holds_draft = entry
                .and_then(|entry| entry.look(file_of(&deletion.name)).ok())
                .is_some_and(|thing| thing.is_some());
            match trash.remove_all(deletion.id()) {
                Ok(()) => removed = removed.map(|count| count + usize::from(holds_draft)),
                Err(error) => removed = removed.and(Err(error)),
            }
        }
        let removed = removed?;
        trash.sync().map(|()| removed).map_err(SaveError::Unsynced)
    }
}

/// The deletions, most recent first.
pub(super) fn deletions(trash: &Folder) -> io::Result<Vec<Deletion>> {
    let mut found = Vec::new();
    for entry in trash.names()? {
        let is_folder = trash.look(&entry)?.is_some_and(|thing| thing.kind.is_dir());
        found.extend(Deletion::parse(&entry).filter(|_| is_folder));
    }
    found.sort_by_key(|deletion| std::cmp::Reverse(deletion.number));
    Ok(found)
}

/// Moves a draft to the trash, and returns its id there.
fn move_to_trash(drafts: &Folder, hidden: &Folder, name: &str) -> Result<String, SaveError> {
    let trash = hidden.inside_or_make(TRASH)?;
    let (id, entry) = new_entry(&trash, name)?;
    let file = file_of(name);
    let moved = || -> io::Result<()> {
        drafts.move_to(&file, &entry, &file)?;
        let Some(versions) = hidden.inside_if_there(VERSIONS)? else { return Ok(()) };
        if versions.look(name)?.is_some() {
            versions.move_to(name, &entry, VERSIONS)?;
            versions.sync()?;
        }
        Ok(())
    };
    if let Err(error) = moved() {
        // Undo. If that fails too, the draft is in the trash, complete.
        let _ = entry.move_to(&file, drafts, &file);
        if !entry.look(&file).is_ok_and(|thing| thing.is_some()) {
            let _ = trash.remove_all(&id);
        }
        return Err(error.into());
    }
    let synced = entry.sync().and_then(|()| trash.sync()).and_then(|()| drafts.sync());
    synced.map(|()| id).map_err(SaveError::Unsynced)
}

/// Makes a folder for the next deletion.
fn new_entry(trash: &Folder, name: &str) -> io::Result<(String, Folder)> {
    loop {
        let last = deletions(trash)?.first().map_or(0, |deletion| deletion.number);
        let id = Deletion { name: name.to_owned(), number: last.saturating_add(1) }.id();
        match trash.make_inside(&id) {
            // Another program took the number; the next look sees that.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && last < u64::MAX => {}
            answer => return Ok((id, answer?)),
        }
    }
}

/// Moves a draft out of the trash, and returns its name.
fn take_out(drafts: &Folder, hidden: &Folder, trashed: &Trashed) -> Result<String, SaveError> {
    let trash = hidden.inside(TRASH)?;
    let entry = trash.inside(&trashed.id)?;
    let file = file_of(&trashed.name);
    let name = put_under_free(numbered(&trashed.name), |name| entry.move_to(&file, drafts, &file_of(name)))?;
    if let Err(error) = take_out_versions(&entry, hidden, &name) {
        // If this fails too, the draft is back and its versions are in the trash.
        let _ = drafts.move_to(&file_of(&name), &entry, &file);
        return Err(error.into());
    }
    let synced = drafts.sync().and_then(|()| trash.remove_all(&trashed.id)).and_then(|()| trash.sync());
    synced.map(|()| name).map_err(SaveError::Unsynced)
}

/// Restores the versions behind any that the name already has: a draft removed by hand leaves its versions.
fn take_out_versions(entry: &Folder, hidden: &Folder, name: &str) -> io::Result<()> {
    if entry.look(VERSIONS)?.is_none() {
        return Ok(());
    }
    let versions = hidden.inside_or_make(VERSIONS)?;
    if versions.look(name)?.is_none() {
        entry.move_to(VERSIONS, &versions, name)?;
        return versions.sync();
    }
    let (from, to) = (entry.inside(VERSIONS)?, versions.inside(name)?);
    move_versions(&from, &to)?;
    to.sync()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deletion_is_a_name_and_a_number() {
        let read =
            |text: &str| Deletion::parse(OsStr::new(text)).map(|deletion| (deletion.name, deletion.number));
        assert_eq!(read("ribe.3"), Some(("ribe".to_owned(), 3)));
        assert_eq!(read("ribe.2.14"), Some(("ribe.2".to_owned(), 14)));
        for text in [
            "ribe",
            "ribe.",
            ".3",
            "ribe.03",
            "ribe.-1",
            "ribe.3 ",
            "ribe.ron",
            "..3",
            "ribe.99999999999999999999",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
