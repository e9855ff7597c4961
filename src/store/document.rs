//! Files that aren't drafts: exports written, and filled forms read back.

use std::io;
use std::path::{Path, PathBuf};

use super::folder::Folder;
use super::hook::WriteHook;
use super::name::{numbered, openable_name};
use super::read_file::{Links, read_file};
use super::sweep::{DOCUMENT, sweep_documents};
use super::temp_file::TempFile;
use super::{LoadError, SaveError, Store};

/// Whether an existing file may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Replace {
    /// No; the write fails.
    Never,
    /// Yes, the user asked for it.
    Asked,
}

/// Writes a document to `path` and returns where it went.
///
/// # Errors
/// Where it can't be written, or something is there that may not be replaced.
pub(crate) fn write_anywhere(path: &Path, bytes: &[u8], replace: Replace) -> Result<PathBuf, SaveError> {
    // A bare name's parent is the empty path, which can't be opened.
    let is_bare = path.parent() == Some(Path::new(""));
    let path = if is_bare { Path::new(".").join(path) } else { path.to_owned() };
    write_new(&path, bytes, replace).map(|()| path)
}

impl Store {
    /// Writes a document to `path` and returns where it went; in restricted mode into the exports folder, under the
    /// first free name.
    ///
    /// # Errors
    /// Where it can't be written, or something is there that may not be replaced.
    pub(crate) fn write_document(
        &self,
        path: &Path,
        bytes: &[u8],
        is_restricted: bool,
        replace: Replace,
    ) -> Result<PathBuf, SaveError> {
        if is_restricted {
            let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
            return self.export(&name, bytes);
        }
        write_anywhere(path, bytes, replace)
    }

    /// Reads any file of at most `limit` bytes; in restricted mode only from the exports folder, by its bare name.
    ///
    /// # Errors
    /// Where it can't be read; `InvalidInput` where it is no ordinary file or, in restricted mode, no bare name;
    /// `FileTooLarge` beyond `limit`.
    pub(crate) fn read_document(&self, path: &Path, limit: u64, is_restricted: bool) -> io::Result<Vec<u8>> {
        let own = self.exports_dir();
        let path = match path.file_name() {
            Some(name) if is_restricted && name == path.as_os_str() => own.join(name),
            _ if is_restricted => return Err(io::ErrorKind::InvalidInput.into()),
            _ => path.to_owned(),
        };
        read_file(&path, limit, Links::of(is_restricted))
    }

    /// Writes an export into the exports folder, under the first free name like `file_name`.
    ///
    /// # Errors
    /// Where it couldn't be written.
    pub(crate) fn export(&self, file_name: &str, bytes: &[u8]) -> Result<PathBuf, SaveError> {
        openable_name(file_name).map_err(SaveError::Name)?;
        let (stem, ending) = file_name.rsplit_once('.').unwrap_or((file_name, ""));
        let folder = Folder::open_or_make(&self.exports_dir(), &self.hook)?;
        let names =
            numbered(stem).map(|stem| if ending.is_empty() { stem } else { format!("{stem}.{ending}") });
        Ok(folder.path_of(written(&folder, bytes)?.put_under_free(names)?))
    }
}

/// Writes a document to a temporary file, in place of those that dead programs left there.
fn written<'f>(folder: &'f Folder, bytes: &[u8]) -> io::Result<TempFile<'f>> {
    sweep_documents(folder);
    folder.write_temp(DOCUMENT, bytes, None)
}

/// Writes a private file at any path, whole or not at all.
///
/// # Errors
/// Where it couldn't be written; or where something is there, unless it is an ordinary file and `replace` says so.
pub(crate) fn write_new(path: &Path, bytes: &[u8], replace: Replace) -> Result<(), SaveError> {
    let file = path.file_name().and_then(|name| name.to_str());
    let file = file.ok_or(io::Error::from(io::ErrorKind::InvalidFilename))?;
    let folder = Folder::open(path.parent().unwrap_or(path), &WriteHook::default())?;
    match (folder.read(file), replace) {
        (Err(LoadError::Missing), _) => {}
        (Err(LoadError::Io(error)), _) => return Err(error.into()),
        (Err(LoadError::NotADraft), _) => return Err(SaveError::NotAFile),
        (_, Replace::Never) => return Err(SaveError::Exists),
        (_, Replace::Asked) if !folder.may_write(file) => return Err(SaveError::ReadOnly),
        (_, Replace::Asked) => {}
    }
    let mut beside = written(&folder, bytes)?;
    match replace {
        Replace::Never => match beside.put_new(file) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(SaveError::Exists),
            answer => answer?,
        },
        Replace::Asked => beside.put_over(file)?,
    }
    folder.sync().map_err(SaveError::Unsynced)
}
