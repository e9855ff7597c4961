//! An entry of the list of drafts.

use std::cmp::{Ordering, Reverse};
use std::ffi::OsStr;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::folder::Folder;
use super::name::openable_name;
use super::{LoadError, Presence, Store, name_of};
use crate::draft::Draft;
use crate::shown;

/// Entries of the folder of drafts, in the order they are shown in.
#[derive(Debug, Clone)]
pub struct DraftList {
    /// The entries; shared, as many ask and a folder may hold thousands.
    pub entries: Arc<[DraftEntry]>,
    /// Whether these are all there are.
    pub is_whole: bool,
}

impl From<Vec<DraftEntry>> for DraftList {
    fn from(entries: Vec<DraftEntry>) -> Self {
        DraftList { entries: entries.into(), is_whole: true }
    }
}

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
    pub(super) fn read(store: &Store, folder: &Folder, file: &OsStr) -> Option<Self> {
        let name = name_of(&file.to_string_lossy()).to_owned();
        let (state, modified) = match folder.read(file) {
            Err(LoadError::Missing) => return None,
            Err(why) => {
                let seen = folder.look(file).ok().flatten().filter(|_| !matches!(why, LoadError::Io(_)));
                (Err(why), seen.map_or(DateTime::UNIX_EPOCH, |thing| thing.modified))
            }
            Ok(contents) => match openable_name(&name) {
                Ok(()) => (store.draft_in(&contents.bytes), contents.modified),
                Err(why) => (Err(LoadError::Name(why)), contents.modified),
            },
        };
        Some(DraftEntry { name, path: folder.path_of(file), state, modified, open_by: Vec::new() })
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
