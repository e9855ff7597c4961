//! A text handed to another program, in a file with a folder of its own, so that whatever that program leaves beside
//! it is removed too.

use std::fs::Permissions;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use rustix::io::Errno;

use super::folder::Folder;
use super::hook::WriteHook;
use super::owner::{is_of_dead_program, own_ending};
use super::{HIDDEN, LoadError, SaveError, Store};

const ANSWER: &str = "svar.txt";

/// Prefix of the folders' names; the program and a random number follow.
const PREFIX: &str = "edit.";

/// The file, removed when dropped.
#[derive(Debug)]
pub(crate) struct Scratch {
    folder: tempfile::TempDir,
    file: String,
}

impl Store {
    /// Writes `text` to a private file in the hidden folder: draft text never goes to a shared `/tmp`.
    ///
    /// # Errors
    /// Where it couldn't be written.
    pub(crate) fn scratch(&self, text: &str) -> Result<Scratch, SaveError> {
        // A link there would lead the text elsewhere.
        let hidden = self.drafts_or_make()?.inside_or_make(HIDDEN)?;
        Scratch::inside(&hidden, ANSWER, text)
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

/// An error of which only the kind is known, by its number, which tells the cause.
fn numbered(error: io::Error) -> io::Error {
    let number = match error.kind() {
        io::ErrorKind::PermissionDenied => Errno::ACCESS,
        io::ErrorKind::ReadOnlyFilesystem => Errno::ROFS,
        io::ErrorKind::StorageFull => Errno::NOSPC,
        io::ErrorKind::QuotaExceeded => Errno::DQUOT,
        _ => return error,
    };
    number.into()
}

impl Scratch {
    /// Writes `text` to a private file of the same name as the one at `path`, in a folder of its own beside it.
    ///
    /// # Errors
    /// Where it couldn't be written, or the one at `path` is read-only.
    pub(crate) fn beside(path: &Path, text: &str) -> Result<Scratch, SaveError> {
        let folder = Folder::open_or_make(path.parent().unwrap_or(Path::new("")), &WriteHook::default())?;
        let name = &*path.file_name().unwrap_or_default().to_string_lossy();
        if folder.bytes(name).is_some() && !folder.may_write(name) {
            return Err(SaveError::ReadOnly);
        }
        Self::inside(&folder, name, text)
    }

    fn inside(parent: &Folder, name: &str, text: &str) -> Result<Scratch, SaveError> {
        sweep_scratches(parent);
        let folder = tempfile::Builder::new()
            .prefix(&format!("{PREFIX}{}", own_ending()))
            .rand_bytes(0)
            .permissions(Permissions::from_mode(0o700))
            .tempdir_in(&parent.path)
            .map_err(numbered)?;
        let inside = Folder::open(folder.path(), &parent.hook)?.of_one();
        inside.write_temp(name, text.as_bytes(), None)?.put_new(name)?;
        Ok(Scratch { folder, file: name.into() })
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join(&self.file)
    }

    /// The file's current text.
    ///
    /// # Errors
    /// Where it has gone, is no file any more, is no text or too big.
    pub(crate) fn read(&self) -> Result<String, LoadError> {
        let folder = Folder::open(self.folder.path(), &WriteHook::default())?;
        String::from_utf8(folder.read(&self.file)?.bytes).map_err(|_| LoadError::NotText)
    }
}
