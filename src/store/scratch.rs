//! A text lent to another program: a file in a folder of its own, so that whatever that program leaves beside it
//! goes too.

use std::fs::Permissions;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::folder::{Folder, Found};
use super::hook::Hook;
use super::{LoadError, SaveError, Store};

const FILE: &str = "svar.txt";

/// The file; gone when dropped.
#[derive(Debug)]
pub struct Scratch {
    folder: tempfile::TempDir,
}

impl Store {
    /// Writes `text` to a file that only the user can read, in the hidden part of the folder of drafts: text of a
    /// draft never goes to a shared `/tmp`.
    ///
    /// # Errors
    /// Where it couldn't be written.
    pub fn scratch(&self, text: &str) -> Result<Scratch, SaveError> {
        let hidden = self.drafts_dir().join(".som");
        let make = || -> io::Result<Scratch> {
            Folder::open_or_make(&hidden, &self.hook)?;
            let private = Permissions::from_mode(0o700);
            let folder = tempfile::Builder::new().prefix("edit.").permissions(private).tempdir_in(&hidden)?;
            let inside = Folder::open(folder.path(), &self.hook)?;
            inside.write_beside(FILE, text.as_bytes(), None)?.put_new(FILE)?;
            Ok(Scratch { folder })
        };
        make().map_err(|source| SaveError::Io { path: hidden.clone(), source })
    }
}

impl Scratch {
    /// The file's path.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join(FILE)
    }

    /// The folder that the file is alone in.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// What the file says now.
    ///
    /// # Errors
    /// Where it has gone, is no file any more, is no text or too big.
    pub fn read(&self) -> Result<String, LoadError> {
        let path = self.path();
        let found = Folder::open(self.folder.path(), &Hook::default()).and_then(|folder| folder.read(FILE));
        match found.map_err(|source| LoadError::Io { path: path.clone(), source })? {
            Found::Nothing => Err(LoadError::Missing { path }),
            Found::NotAFile { .. } => Err(LoadError::NotADraft { path }),
            Found::TooBig { .. } => Err(LoadError::TooBig { path }),
            Found::File(contents) => {
                String::from_utf8(contents.bytes).map_err(|_| LoadError::NotText { path })
            }
        }
    }
}
