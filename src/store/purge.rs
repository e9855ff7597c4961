//! Removes a draft with every trace that som has of it. Exports, letters, backups and freed disk blocks are out of
//! reach.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::PathBuf;

use super::departure::mark_as_purged;
use super::folder::{Folder, if_there, is_temporary_of};
use super::name::openable_name;
use super::presence::HERE;
use super::scratch::sweep_scratches;
use super::sweep::left_documents;
use super::trash::{TRASH, deletions};
use super::versions::{HIDDEN, VERSIONS};
use super::{SaveError, Store, file_of};

/// A folder and the names to remove from it.
struct Traces {
    folder: Folder,
    names: Vec<OsString>,
}

/// What came of a purge.
#[derive(Debug)]
pub(crate) struct Purged {
    /// What was removed.
    pub removed: Vec<PathBuf>,
    /// Why the rest wasn't, if there is a rest.
    pub rest: Result<(), SaveError>,
}

impl Store {
    /// Lists what [`Store::purge`] would remove.
    ///
    /// # Errors
    /// Where a folder can't be read.
    pub(crate) fn traces(&self, name: &str) -> Result<Vec<PathBuf>, SaveError> {
        let mut paths = Vec::new();
        for Traces { folder, names } in self.traces_of(name)? {
            paths.extend(names.iter().map(|name| folder.path_of(name)));
        }
        Ok(paths)
    }

    /// Removes a draft for good, from the data folder and the recovery folder: all of it that can be removed.
    ///
    /// # Errors
    /// Where there is nothing of it, or it may not be changed.
    pub(crate) fn purge(&self, name: &str) -> Result<Purged, SaveError> {
        let traces = self.traces_of(name)?;
        let first = traces.first().ok_or(SaveError::Missing)?;
        let file = file_of(name);
        let is_file = first.names.iter().any(|name| **name == *file)
            && first.folder.look(&file).is_ok_and(|thing| thing.is_some_and(|thing| thing.kind.is_file()));
        if is_file && !first.folder.may_write(&file) {
            return Err(SaveError::ReadOnly);
        }
        if let Some(drafts) = self.drafts_if_there()? {
            mark_as_purged(&drafts, name, self.load(name).ok().map(|(draft, _)| draft).as_ref());
        }
        let mut removed = Vec::new();
        let (mut failed, mut unsynced) = (Ok(()), Ok(()));
        for Traces { folder, names } in &traces {
            for name in names {
                match folder.remove_all(name) {
                    Ok(()) => removed.push(folder.path_of(name)),
                    Err(error) => failed = failed.and(Err(error)),
                }
            }
            unsynced = unsynced.and(folder.sync());
        }
        let rest = failed.map_err(SaveError::Io).and(unsynced.map_err(SaveError::Unsynced));
        Ok(Purged { removed, rest })
    }

    /// A draft's recovery copies, whole and half-written.
    fn copies(&self, recovery: Folder, name: &str) -> io::Result<Traces> {
        let prefix = self.recovery_prefix(name);
        let mut names = recovery.names()?;
        let is_of = |file: &str| file.strip_prefix('.').unwrap_or(file).starts_with(&prefix);
        names.retain(|file| file.to_str().is_some_and(is_of));
        Ok(Traces { names, folder: recovery })
    }

    fn traces_of(&self, name: &str) -> Result<Vec<Traces>, SaveError> {
        openable_name(name).map_err(SaveError::Name)?;
        let mut found = match self.drafts_if_there()? {
            Some(drafts) => in_drafts(drafts, name)?,
            None => Vec::new(),
        };
        if let Some(path) = &self.recovery
            && let Some(folder) = if_there(Folder::open(path, &self.hook))?
        {
            found.push(self.copies(folder, name)?);
        }
        found.retain(|traces| !traces.names.is_empty());
        // A killed export's file may hold any draft's text, so it goes with whichever is purged.
        if !found.is_empty()
            && let Some(exports) = if_there(Folder::open(&self.exports_dir(), &self.hook))?
        {
            let names: Vec<OsString> = left_documents(&exports)?.into_iter().map(Into::into).collect();
            found.extend((!names.is_empty()).then_some(Traces { folder: exports, names }));
        }
        Ok(found)
    }
}

/// What the drafts folder and the hidden one hold of a draft.
fn in_drafts(drafts: Folder, name: &str) -> io::Result<Vec<Traces>> {
    let hidden = drafts.inside_if_there(HIDDEN)?;
    // A killed editor's file may hold any draft's text, so it goes with whichever is purged.
    hidden.iter().for_each(sweep_scratches);
    let inside = |name: &str| match &hidden {
        Some(hidden) => hidden.inside_if_there(name),
        None => Ok(None),
    };
    let (versions, trash, here) = (inside(VERSIONS)?, inside(TRASH)?, inside(HERE)?);
    let files = drafts.names()?;
    // The names of all drafts.
    let mut others = BTreeSet::new();
    others.extend(files.iter().filter_map(|file| file.to_str()?.strip_suffix(".ron")).map(str::to_owned));
    let mut found = vec![Traces { names: of_draft(&drafts, files, name)?, folder: drafts }];
    if let Some(folder) = versions {
        let names = folder.names()?;
        others.extend(names.iter().filter_map(|name| name.to_str()).map(str::to_owned));
        found.push(Traces { names: names.into_iter().filter(|of| **of == *name).collect(), folder });
    }
    if let Some(folder) = trash {
        let deletions = deletions(&folder)?;
        others.extend(deletions.iter().map(|deletion| deletion.name.clone()));
        let of_name = deletions.into_iter().filter(|deletion| deletion.name == name);
        found.push(Traces { names: of_name.map(|deletion| deletion.id().into()).collect(), folder });
    }
    for folder in [here, hidden].into_iter().flatten() {
        found.push(named_after(folder, name, &others)?);
    }
    Ok(found)
}

/// The draft's own files: its text, damaged ones set aside, half-written ones.
fn of_draft(drafts: &Folder, files: Vec<OsString>, name: &str) -> io::Result<Vec<OsString>> {
    let file = file_of(name);
    let mut found = Vec::new();
    for other in files {
        let is_its = other.to_str().is_some_and(|other| {
            other == file || is_damaged_of(&file, other) || is_temporary_of(&file, other)
        });
        if is_its && drafts.look(&other)?.is_some_and(|thing| !thing.kind.is_dir()) {
            found.push(other);
        }
    }
    Ok(found)
}

/// Whether a name is `NAME.ron.damaged` or `NAME.ron.damaged-2`, and so on.
fn is_damaged_of(file: &str, other: &str) -> bool {
    let Some(rest) = other.strip_prefix(file).and_then(|rest| rest.strip_prefix(".damaged")) else {
        return false;
    };
    let digits = rest.strip_prefix('-');
    rest.is_empty()
        || digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// The files named after the draft: its name, a dot and more. A draft `ribe.v2` may have such files too; they aren't
/// `ribe`'s.
fn named_after(folder: Folder, name: &str, others: &BTreeSet<String>) -> io::Result<Traces> {
    let start = format!("{name}.");
    let longer: Vec<String> =
        others.iter().filter(|other| other.starts_with(&start)).map(|other| format!("{other}.")).collect();
    let mut names = Vec::new();
    for file in folder.names()? {
        let is_its = |file: &OsStr| {
            let starts = |start: &String| file.as_encoded_bytes().starts_with(start.as_bytes());
            starts(&start) && !longer.iter().any(starts)
        };
        if is_its(&file) && folder.look(&file)?.is_some_and(|thing| !thing.kind.is_dir()) {
            names.push(file);
        }
    }
    Ok(Traces { folder, names })
}
