//! A text handed to another program, in a file with a folder of its own, so that whatever that program leaves beside
//! it is removed too.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use super::folder::Folder;
use super::hook::WriteHook;
use super::owner::{is_of_dead_program, own_ending};
use super::{HIDDEN, LoadError, SaveError, Store};

const FILE: &str = "svar.txt";

/// Prefix of the folders' names; the program and a random number follow.
const PREFIX: &str = "edit.";

/// The file, removed when dropped.
#[derive(Debug)]
pub(crate) struct Scratch {
    folder: tempfile::TempDir,
}

impl Store {
    /// Writes `text` to a private file in the hidden folder: draft text never goes to a shared `/tmp`.
    ///
    /// # Errors
    /// Where it couldn't be written.
    pub(crate) fn scratch(&self, text: &str) -> Result<Scratch, SaveError> {
        // A link there would lead the text elsewhere.
        let hidden = self.drafts_or_make()?.inside_or_make(HIDDEN)?;
        sweep_scratches(&hidden);
        let name = format!("{PREFIX}{}", own_ending());
        let folder = tempfile::Builder::new()
            .prefix(&name)
            .rand_bytes(0)
            .permissions(Permissions::from_mode(0o700))
            .tempdir_in(&hidden.path)?;
        let inside = Folder::open(folder.path(), &self.hook)?;
        inside.write_temp(FILE, text.as_bytes(), None)?.put_new(FILE)?;
        Ok(Scratch { folder })
    }
}

/// Removes what dead programs of this host left. Nothing is kept: the draft has its text, and edits that were never
/// taken over aren't the draft's.
pub(super) fn sweep_scratches(hidden: &Folder) {
    for name in hidden.names().unwrap_or_default() {
        let is_left = |name: &str| name.starts_with(PREFIX) && is_of_dead_program(name);
        if name.to_str().is_some_and(is_left) {
            // If that fails, the next one tries again.
            let _ = hidden.remove_all(&name);
        }
    }
}

impl Scratch {
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join(FILE)
    }

    /// The file's current text.
    ///
    /// # Errors
    /// Where it has gone, is no file any more, is no text or too big.
    pub(crate) fn read(&self) -> Result<String, LoadError> {
        let folder = Folder::open(self.folder.path(), &WriteHook::default())?;
        String::from_utf8(folder.read(FILE)?.bytes).map_err(|_| LoadError::NotText)
    }
}
