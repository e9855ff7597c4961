//! The files: the only code that touches drafts on disk. A write happens whole or not at all and never over someone
//! else's text; what is read is not trusted. What a draft says doesn't matter here.

mod beside;
mod departure;
mod document;
mod entry;
mod error;
mod folder;
mod hook;
mod lock;
mod name;
mod own_events;
mod own_folders;
mod own_forms;
mod own_words;
mod owner;
mod presence;
pub(crate) mod probe;
mod purge;
pub(crate) mod read_file;
mod recovery;
mod revision;
mod save;
mod scratch;
mod settings_file;
mod sightings;
mod sweep;
mod temp_file;
mod trash;
mod versions;
pub mod writer;

use std::cmp::Reverse;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

pub use departure::Gone;
pub(crate) use document::{Replace, write_anywhere};
pub(crate) use entry::DraftEntry;
pub use entry::DraftList;
pub use error::{LoadError, SaveError};
pub(crate) use error::{io_cause, load_cause, unread};
pub(crate) use name::BadName;
pub(crate) use name::made_name;
pub(crate) use name::openable_name;
pub use own_events::EventSaveError;
pub(crate) use own_folders::make_private_folder;
pub(crate) use own_forms::{UnusedFormFile, form_and_english, forms_of};
pub use presence::Presence;
pub(crate) use recovery::Loaded;
pub use recovery::Recovered;
pub use revision::Revision;
pub(crate) use save::new_sum_key;
pub use save::{Base, FoundInPlace, Saved};
pub(crate) use scratch::Scratch;
pub(crate) use settings_file::{SettingsAccess, replace_settings};
pub use trash::Trashed;
pub use versions::{RestoreError, Restored, Version};

use crate::draft::{Draft, codec};
use crate::form::{FormSpec, Forms};
use folder::{Folder, FolderPlace};
use hook::WriteHook;
use sightings::Sightings;

/// A data folder. Clones share it.
#[derive(Clone)]
pub struct Store {
    data: PathBuf,
    forms: Arc<Forms>,
    hook: WriteHook,
    /// Where texts that can't be saved are kept; `None` where the account has no home.
    recovery: Option<PathBuf>,
    /// Whether leftovers of dead programs were looked for since the last failed write.
    is_swept: Arc<AtomicBool>,
    /// Other programs' locks, as this program has seen them.
    seen: Arc<Mutex<Sightings>>,
    /// The version last asked for its author, and the answer.
    last_author: Arc<Mutex<Option<(versions::Id, String)>>>,
    /// How long a save waits for another's lock.
    patience: Duration,
    /// Whether the program is about to end, so that nothing waits any more.
    is_hurried: Arc<AtomicBool>,
    /// Sets this program's recovery files apart from others'.
    session: String,
    /// The folder's number in recovery file names, once the folder was reached.
    folder_number: Arc<OnceLock<String>>,
    /// Which folder the drafts are in, once it was opened.
    place: Arc<OnceLock<FolderPlace>>,
}

/// The hidden folder among the drafts: locks, versions, trash.
const HIDDEN: &str = ".som";

impl Store {
    /// Opens the data folder for drafts of these forms. It need not exist: nothing is made before the first write.
    pub fn new(data_dir: PathBuf, forms: Arc<Forms>) -> Self {
        catch_file_size_signal();
        Store {
            data: data_dir,
            forms,
            hook: WriteHook::default(),
            recovery: None,
            is_swept: Arc::default(),
            seen: Arc::default(),
            last_author: Arc::default(),
            patience: lock::PATIENCE,
            is_hurried: Arc::default(),
            session: owner::own_ending(),
            folder_number: Arc::default(),
            place: Arc::default(),
        }
    }

    /// Sets the folder for som's own state; texts that can't be saved go there.
    #[must_use]
    pub(crate) fn with_state_dir(self, state_dir: Option<PathBuf>) -> Self {
        Store { recovery: state_dir.map(|dir| dir.join("recovery")), ..self }
    }

    /// Makes saves stop waiting, since the program is about to end, or wait again.
    pub(crate) fn hurry(&self, is_hurried: bool) {
        self.is_hurried.store(is_hurried, Ordering::Relaxed);
    }

    /// The forms that its drafts fill.
    pub(crate) fn forms(&self) -> &Arc<Forms> {
        &self.forms
    }

    /// What is asked of one of its drafts.
    pub(crate) fn form_of(&self, draft: &Draft) -> Arc<FormSpec> {
        draft.form_in(&self.forms)
    }

    pub(crate) fn data_dir(&self) -> &Path {
        &self.data
    }

    /// Where the drafts are.
    pub fn drafts_dir(&self) -> PathBuf {
        self.data.join("drafts")
    }

    /// The default folder for exports.
    pub(crate) fn exports_dir(&self) -> PathBuf {
        self.data.join("exports")
    }

    /// The file of the draft `name`.
    pub fn path_of(&self, name: &str) -> PathBuf {
        self.drafts_dir().join(file_of(name))
    }

    /// Lists the drafts, most recently changed first, then the files that can't be read. A missing folder is empty.
    ///
    /// # Errors
    /// Where the folder can't be read; a file that can't is listed with its reason.
    pub fn list(&self) -> Result<Vec<DraftEntry>, LoadError> {
        self.newest(usize::MAX).map(|(entries, _)| entries)
    }

    /// Lists so many drafts, whose files changed last, as [`Store::list`] does; also says whether these are all.
    ///
    /// # Errors
    /// As there.
    pub(crate) fn newest(&self, count: usize) -> Result<(Vec<DraftEntry>, bool), LoadError> {
        let Some(folder) = self.drafts_if_there()? else { return Ok((Vec::new(), true)) };
        let mut names = folder.names()?;
        names.retain(|name| !folder::is_passed_over(name));
        let is_whole = names.len() <= count;
        if !is_whole {
            names.sort_by_cached_key(|name| {
                Reverse(folder.look(name).ok().flatten().map(|thing| thing.modified))
            });
            names.truncate(count);
        }
        let mut entries: Vec<DraftEntry> =
            names.iter().filter_map(|name| DraftEntry::read(self, &folder, name)).collect();
        for (name, presence) in presence::everyone(self) {
            let entry = entries.iter_mut().find(|entry| entry.name() == name);
            if let Some(entry) = entry {
                entry.open_by.push(presence);
            }
        }
        entries.sort_by(DraftEntry::newest_first);
        Ok((entries, is_whole))
    }

    /// The names of all drafts, sorted, without a look into them; none where the folder can't be read.
    pub(crate) fn names(&self) -> Vec<String> {
        let files = self.drafts_if_there().ok().flatten().and_then(|folder| folder.names().ok());
        let files = files.unwrap_or_default().into_iter().filter(|file| !folder::is_passed_over(file));
        files.filter_map(|file| file.to_str().map(|file| name_of(file).to_owned())).collect()
    }

    /// Reads a draft.
    ///
    /// # Errors
    /// Where it isn't there or can't be read; the file is left as it is.
    pub fn load(&self, name: &str) -> Result<(Draft, Revision), LoadError> {
        self.read_whole(name).map(|(draft, bytes)| (draft, Revision::of(&bytes)))
    }

    /// Reads a draft whose form isn't here; none where it is, or where the file is no draft.
    pub(crate) fn without_form(&self, name: &str) -> Option<Draft> {
        openable_name(name).ok()?;
        let bytes = self.drafts_if_there().ok()??.read(file_of(name)).ok()?.bytes;
        let draft = codec::parse_of_any_form(str::from_utf8(&bytes).ok()?, &self.forms).ok()?;
        self.forms.get(&draft.form).is_none().then_some(draft)
    }

    /// A draft, and the bytes of its file.
    fn read_whole(&self, name: &str) -> Result<(Draft, Vec<u8>), LoadError> {
        openable_name(name).map_err(LoadError::Name)?;
        let folder = self.drafts_if_there()?.ok_or(LoadError::Missing)?;
        let bytes = folder.read(file_of(name))?.bytes;
        Ok((self.draft_in(&bytes)?, bytes))
    }

    /// Parses a file's bytes as a draft.
    fn draft_in(&self, bytes: &[u8]) -> Result<Draft, LoadError> {
        let text = str::from_utf8(bytes).map_err(|_| LoadError::NotText)?;
        codec::parse(text, &self.forms).map_err(LoadError::Content)
    }

    /// Whether a draft or its folder is read-only.
    pub(crate) fn is_read_only(&self, name: &str) -> bool {
        let may_write = |folder: &Folder| folder.may_write(".") && folder.may_write(&file_of(name));
        !self.drafts().is_ok_and(|folder| may_write(&folder))
    }

    /// The first free name like `slug`. Another program may take it before it is used; [`Store::create`] then takes
    /// the next.
    ///
    /// # Panics
    /// Never: the numbers don't end.
    pub(crate) fn free_name(&self, slug: &str) -> String {
        let is_free = |name: &String| std::fs::symlink_metadata(self.path_of(name)).is_err();
        name::numbered(&name::slug(slug)).find(is_free).expect("there is always a next number")
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Store({})", self.data.display())
    }
}

fn file_of(name: &str) -> String {
    format!("{name}.ron")
}

/// A file's name without the ending of drafts.
pub(crate) fn name_of(file: &str) -> &str {
    file.strip_suffix(".ron").unwrap_or(file)
}

/// Exceeding the file size limit raises SIGXFSZ, which kills a program that doesn't handle it. Handled, the write
/// fails like one on a full disk.
fn catch_file_size_signal() {
    static CAUGHT: std::sync::Once = std::sync::Once::new();
    CAUGHT.call_once(|| {
        // Without the handler the program still runs.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::new(AtomicBool::new(false)));
    });
}

#[cfg(test)]
mod tests;
