//! Earlier versions: a folder for each draft, a file for each replaced text, in the order in which they were kept.

mod id;
mod keep;
mod restore;
mod thin;
mod version_file;

use chrono::{DateTime, Utc};

pub(super) use keep::{Keep, OldText};

pub use restore::{RestoreError, Restored};

pub(super) use super::HIDDEN;
use super::folder::Folder;
use super::name::openable_name;
use super::{LoadError, Store};
use crate::draft::{Draft, VersionChanges};
use crate::take_out::{Safeguard, is_disabled};
pub(super) use id::Id;
pub(super) use version_file::move_versions;
use version_file::{VersionFile, versions_in};

/// The folder of all versions within the hidden one.
pub(super) const VERSIONS: &str = "versions";

/// Shortest prefix that identifies a version; anything shorter is its number.
const SHORTEST_START: usize = 4;

/// An earlier version of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its id.
    pub id: String,
    /// When its text was written, as it says itself.
    pub changed: DateTime<Utc>,
    /// Who wrote it.
    pub by: String,
    /// How many fields hold an answer in it.
    pub answered: usize,
    /// What it changed in the version kept before it.
    pub changes: VersionChanges,
}

/// What was read; `None` if it is gone or can't be parsed.
///
/// # Errors
/// Where the disk fails: what is there is not known.
fn unless_disk_fails<T>(read: Result<T, LoadError>) -> Result<Option<T>, LoadError> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(error @ LoadError::Io(_)) => Err(error),
        Err(_) => Ok(None),
    }
}

impl Store {
    /// Lists a draft's earlier versions, the last kept first, without those equal to its current text. A draft that is
    /// unreadable or gone may have some too.
    ///
    /// # Errors
    /// Where their folder can't be read, or the disk fails for one of them or for the draft: without it, the others would
    /// have other numbers.
    pub(crate) fn versions(&self, name: &str) -> Result<Vec<Version>, LoadError> {
        let Some(folder) = self.versions_folder(name)? else { return Ok(Vec::new()) };
        let now = unless_disk_fails(self.load(name))?.map(|(draft, _)| draft);
        let (mut versions, mut before) = (Vec::new(), None);
        for file in versions_in(&folder)? {
            let read = folder.read(file.name()).and_then(|found| self.draft_in(&found.bytes));
            let Some(draft) = unless_disk_fails(read)? else { continue };
            if now.as_ref().is_none_or(|now| !now.says_the_same(&draft)) {
                let form = self.form_of(&draft);
                versions.push(Version {
                    id: file.id.as_str().to_owned(),
                    changed: draft.changed,
                    answered: draft.answered(&form),
                    by: draft.changed_by.clone(),
                    changes: VersionChanges::between(before.as_ref(), &draft, &form),
                });
            }
            before = Some(draft);
        }
        versions.reverse();
        Ok(versions)
    }

    /// A draft's earlier versions, one at a time, without those that can't be read.
    pub(crate) fn earlier_drafts(&self, name: &str) -> impl Iterator<Item = Draft> {
        let folder = self.versions_folder(name).ok().flatten();
        let with_files = folder.map(|folder| (versions_in(&folder).unwrap_or_default(), folder));
        let read = move |(files, folder): (Vec<VersionFile>, Folder)| {
            files.into_iter().filter_map(move |file| self.read(&folder, &file))
        };
        with_files.into_iter().flat_map(read)
    }

    /// The id of an earlier version that was asked for by its id, a unique prefix of it, or its number in
    /// [`Store::versions`], from 1. Asked again it may be another: a version that comes meanwhile is the first.
    ///
    /// # Errors
    /// Where there is none, or several begin so.
    pub(crate) fn find_version(&self, name: &str, asked: &str) -> Result<String, LoadError> {
        if is_disabled(Safeguard::VersionId) {
            return Ok(asked.to_owned());
        }
        self.find(name, asked)
    }

    fn find(&self, name: &str, asked: &str) -> Result<String, LoadError> {
        let none = || LoadError::NoVersion { name: name.to_owned(), asked: asked.to_owned() };
        if asked.len() < SHORTEST_START {
            return self.numbered(name, asked)?.ok_or_else(none);
        }
        let folder = self.versions_folder(name)?.ok_or_else(none)?;
        let files = versions_in(&folder)?;
        let mut found = files.iter().map(|file| file.id.as_str()).filter(|id| id.starts_with(asked));
        let first = found.next().ok_or_else(none)?;
        if found.next().is_some() {
            return Err(LoadError::ManyVersions(asked.to_owned()));
        }
        Ok(first.to_owned())
    }

    /// The id of the version with this number.
    fn numbered(&self, name: &str, number: &str) -> Result<Option<String>, LoadError> {
        let Some(place) = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1)) else {
            return Ok(None);
        };
        Ok(self.versions(name)?.into_iter().nth(place).map(|version| version.id))
    }

    /// Reads an earlier version by its id.
    ///
    /// # Errors
    /// Where there is none, or it can't be read.
    pub(crate) fn version(&self, name: &str, id: &str) -> Result<Draft, LoadError> {
        let none = || LoadError::NoVersion { name: name.to_owned(), asked: id.to_owned() };
        let id = if is_disabled(Safeguard::VersionId) { &*self.find(name, id)? } else { id };
        let folder = self.versions_folder(name)?.ok_or_else(none)?;
        let file = versions_in(&folder)?.into_iter().find(|file| file.id.as_str() == id).ok_or_else(none)?;
        match folder.read(file.name()) {
            Err(LoadError::Missing) => Err(none()),
            contents => self.draft_in(&contents?.bytes),
        }
    }

    /// The folder of a draft's versions, if any.
    fn versions_folder(&self, name: &str) -> Result<Option<Folder>, LoadError> {
        openable_name(name).map_err(LoadError::Name)?;
        Ok(self.hidden_if_there(&[VERSIONS, name])?)
    }
}
