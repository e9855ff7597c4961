//! An entry of the list of drafts.

use std::cmp::{Ordering, Reverse};
use std::ffi::OsStr;
use std::path::PathBuf;

use chrono::{DateTime, Utc};

use super::folder::{Folder, ReadOutcome};
use super::name::openable_name;
use super::{LoadError, Presence, draft_of, name_of};
use crate::draft::Draft;
use crate::form::FormSpec;
use crate::shown;

/// A file in the folder of drafts.
#[derive(Debug)]
pub struct DraftEntry {
    name: String,
    /// Not for display; see [`DraftEntry::shown_name`].
    pub path: PathBuf,
    /// What it says, or why it can't be read.
    pub state: Result<Draft, LoadError>,
    /// The file's modification time.
    pub modified: DateTime<Utc>,
    /// Who else has it open.
    pub open_by: Vec<Presence>,
}

impl DraftEntry {
    /// Reads `file`; `None` if it has just disappeared.
    pub(super) fn read(folder: &Folder, file: &OsStr, form: &FormSpec) -> Option<Self> {
        let path = folder.path_of(file);
        let name = name_of(&file.to_string_lossy());
        let (state, modified) = match folder.read(file) {
            Ok(ReadOutcome::Nothing) => return None,
            Ok(ReadOutcome::NotAFile { modified }) => {
                (Err(LoadError::NotADraft { path: path.clone() }), modified)
            }
            Ok(ReadOutcome::TooBig { modified }) => (Err(LoadError::TooBig { path: path.clone() }), modified),
            Ok(ReadOutcome::File(contents)) => {
                let state = match openable_name(&name) {
                    Ok(()) => draft_of(&contents, &path, form),
                    Err(why) => Err(LoadError::Name { name: name.clone(), why }),
                };
                (state, contents.modified)
            }
            Err(source) => (Err(LoadError::Io { path: path.clone(), source }), DateTime::UNIX_EPOCH),
        };
        Some(DraftEntry { name, path, state, modified, open_by: Vec::new() })
    }

    /// An entry that stands for the whole folder where that can't be read.
    pub(crate) fn unreadable_folder(path: PathBuf, why: LoadError) -> Self {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        DraftEntry { name, path, state: Err(why), modified: DateTime::UNIX_EPOCH, open_by: Vec::new() }
    }

    /// The name to open the draft by; not for display.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The name, safe to show on a terminal.
    pub(crate) fn shown_name(&self) -> String {
        shown::text(&self.name).into_owned()
    }

    /// When the draft last changed: as it says itself, or else by the file's time.
    pub(crate) fn changed(&self) -> DateTime<Utc> {
        let said = self.state.as_ref().ok().map(|draft| draft.changed);
        said.filter(|changed| *changed != DateTime::UNIX_EPOCH).unwrap_or(self.modified)
    }

    /// Most recently changed first, then by name; unreadable ones last.
    pub(super) fn newest_first(&self, other: &Self) -> Ordering {
        let key = |entry: &Self| {
            let is_readable = entry.state.is_ok();
            (!is_readable, is_readable.then(|| Reverse(entry.changed())))
        };
        key(self).cmp(&key(other)).then_with(|| self.name.cmp(&other.name))
    }
}
