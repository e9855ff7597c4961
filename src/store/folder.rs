//! An open folder and operations on plain file names in it: bounded reads and what writing needs. Knows bytes and
//! modes, not what drafts say.

mod file_system;
mod tree;

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Write};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rustix::fd::{AsFd, OwnedFd};
use rustix::fs::{
    Access, AtFlags, CWD, Dir, FileType, Mode, OFlags, Stat, accessat, fchmod, fstat, fsync, openat, statat,
    unlinkat,
};
use rustix::io::Errno;

use super::LoadError;
use super::hook::{DoneStep, WriteHook, WriteStep};
use super::read_file::read_limited;
use crate::take_out::{Safeguard, is_disabled};
pub(crate) use file_system::{FileSystem, Nature};
pub(super) use tree::{LONGEST_IN_TEMPORARY, is_temporary_of};

/// Upper bound for files read, and for drafts written: 4 MiB.
pub(super) const LARGEST: u64 = 4 << 20;

/// Creates a file, never opens an existing one.
pub(super) const NEW: OFlags =
    OFlags::CREATE.union(OFlags::EXCL).union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);

/// A file that was read.
pub(super) struct FileContents {
    pub(super) bytes: Vec<u8>,
    pub(super) mode: Mode,
    pub(super) group: u32,
    pub(super) modified: DateTime<Utc>,
}

/// When a file was last changed.
fn modified(stat: &Stat) -> DateTime<Utc> {
    let nanos = u32::try_from(stat.st_mtime_nsec).unwrap_or(0);
    DateTime::from_timestamp(stat.st_mtime, nanos).unwrap_or(DateTime::UNIX_EPOCH)
}

pub(super) struct Folder {
    pub(super) handle: OwnedFd,
    pub(super) path: PathBuf,
    /// Whether the folder is setgid: files in it belong to its group, which may write them.
    is_shared: bool,
    pub(super) hook: WriteHook,
}

/// Tells a folder from others: its device, and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FolderPlace {
    device: u64,
    number: u64,
}

impl Folder {
    /// Opens the folder at `path`.
    pub(super) fn open(path: &Path, hook: &WriteHook) -> io::Result<Self> {
        // A bare file name's parent is the empty path.
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        Self::open_at(CWD, path, OFlags::empty(), path.to_owned(), hook)
    }

    /// Opens the folder at `path`, making it and its parents where missing: private to the user, or, inside a setgid
    /// folder, shared with its group.
    pub(super) fn open_or_make(path: &Path, hook: &WriteHook) -> io::Result<Self> {
        if let Some(folder) = if_there(Self::open(path, hook))? {
            return Ok(folder);
        }
        let Some(parent) = path.parent() else { return Self::open(path, hook) };
        let parent = Self::open_or_make(parent, hook)?;
        match path.file_name() {
            Some(name) => parent.inside_or_make(name),
            // It ends in `..`.
            None => Self::open(path, hook),
        }
    }

    /// Which folder it is, by whatever path.
    pub(super) fn place(&self) -> io::Result<FolderPlace> {
        let stat = fstat(&self.handle)?;
        Ok(FolderPlace { device: stat.st_dev, number: stat.st_ino })
    }

    /// Opens a subfolder; a link is not followed.
    pub(super) fn inside(&self, name: impl AsRef<OsStr>) -> io::Result<Self> {
        let name = Path::new(name.as_ref());
        Self::open_at(&self.handle, name, OFlags::NOFOLLOW, self.path.join(name), &self.hook)
    }

    fn open_at(
        parent: impl AsFd,
        name: &Path,
        flags: OFlags,
        path: PathBuf,
        hook: &WriteHook,
    ) -> io::Result<Self> {
        let flags = flags | OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let handle = openat(parent, name, flags, Mode::empty())?;
        let is_shared = fstat(&handle)?.st_mode & Mode::SGID.as_raw_mode() != 0;
        Ok(Folder { handle, path, is_shared, hook: hook.clone() })
    }

    /// Opens a subfolder, making it where missing: private to the user, or, inside a setgid folder, shared with its
    /// group.
    pub(super) fn inside_or_make(&self, name: impl AsRef<OsStr>) -> io::Result<Self> {
        let name = name.as_ref();
        if let Some(folder) = if_there(self.inside(name))? {
            return Ok(folder);
        }
        let folder = match self.make_inside(name) {
            // Another program was first.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => self.inside(name)?,
            answer => answer?,
        };
        self.sync()?;
        Ok(folder)
    }

    /// The path of a file in this folder, for messages.
    pub(super) fn path_of(&self, file: impl AsRef<Path>) -> PathBuf {
        self.path.join(file)
    }

    /// The names in the folder, sorted, without `.` and `..`.
    pub(super) fn names(&self) -> io::Result<Vec<OsString>> {
        let mut names = Vec::new();
        for entry in Dir::read_from(&self.handle)? {
            names.push(OsString::from_vec(entry?.file_name().to_bytes().to_vec()));
        }
        names.retain(|name| name != "." && name != "..");
        names.sort();
        Ok(names)
    }

    /// The names in the folder that are UTF-8, sorted; som's own all are.
    pub(super) fn utf8_names(&self) -> io::Result<Vec<String>> {
        Ok(self.names()?.into_iter().filter_map(|name| name.into_string().ok()).collect())
    }

    /// Reads a regular file; whatever is none is not a draft. Nothing else is opened: opening a pipe may block, opening a device may have effects.
    pub(super) fn read(&self, file: impl AsRef<OsStr>) -> Result<FileContents, LoadError> {
        self.read_within(LARGEST, file)
    }

    /// [`Folder::read`] of a file that may have up to `limit` bytes.
    ///
    /// # Errors
    /// As there.
    pub(super) fn read_within(&self, limit: u64, file: impl AsRef<OsStr>) -> Result<FileContents, LoadError> {
        let file = file.as_ref();
        let stat = self.stat(file)?.ok_or(LoadError::Missing)?;
        if !is_file(&stat) {
            return Err(LoadError::NotADraft);
        }
        // It may have been replaced between the two calls.
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let handle = openat(&self.handle, file, flags, Mode::empty()).map_err(|error| match error {
            Errno::NOENT => LoadError::Missing,
            Errno::LOOP => LoadError::NotADraft,
            error => LoadError::Io(error.into()),
        })?;
        let stat = fstat(&handle).map_err(io::Error::from)?;
        if !is_file(&stat) {
            return Err(LoadError::NotADraft);
        }
        let size = u64::try_from(stat.st_size).unwrap_or(0);
        let bytes = read_limited(File::from(handle), size, limit).map_err(|error| match error.kind() {
            io::ErrorKind::FileTooLarge => LoadError::TooBig,
            _ => LoadError::Io(error),
        })?;
        let mode = Mode::from_raw_mode(stat.st_mode & 0o777);
        Ok(FileContents { bytes, mode, group: stat.st_gid, modified: modified(&stat) })
    }

    /// A file's contents, if it can be read.
    pub(super) fn bytes(&self, file: impl AsRef<OsStr>) -> Option<Vec<u8>> {
        self.read(file).ok().map(|found| found.bytes)
    }

    /// Whether a file's contents are these bytes.
    pub(super) fn holds(&self, file: impl AsRef<OsStr>, bytes: &[u8]) -> bool {
        self.bytes(file).is_some_and(|found| found == bytes)
    }

    /// The `lstat` of a name.
    fn stat(&self, name: &OsStr) -> io::Result<Option<Stat>> {
        if_there(statat(&self.handle, name, AtFlags::SYMLINK_NOFOLLOW).map_err(io::Error::from))
    }

    /// Whether the user may write the file; a rename would replace a colleague's read-only file regardless.
    pub(super) fn may_write(&self, file: &str) -> bool {
        accessat(&self.handle, file, Access::WRITE_OK, AtFlags::EACCESS).is_ok()
    }

    /// Syncs the folder's entries: only then does a rename survive a power cut.
    pub(super) fn sync(&self) -> io::Result<()> {
        if is_disabled(Safeguard::FolderSync) {
            return Ok(());
        }
        self.hook.at(&self.path, WriteStep::SyncFolder)?;
        rustix::io::retry_on_intr(|| fsync(&self.handle))?;
        self.hook.done(&self.path, || DoneStep::SyncedFolder);
        Ok(())
    }

    /// Makes a new file durable, or else removes it again.
    pub(super) fn sync_or_remove(&self, file: &str) -> io::Result<()> {
        let Err(error) = self.sync() else { return Ok(()) };
        self.remove(file)?;
        Err(error)
    }

    /// Removes a file, or a link.
    pub(super) fn remove(&self, file: &str) -> io::Result<()> {
        self.hook.at(&self.path, WriteStep::Remove)?;
        unlinkat(&self.handle, file, AtFlags::empty())?;
        self.hook.done(&self.path, || DoneStep::Removed(file.into()));
        Ok(())
    }

    /// What shows a change without reading the file; `None` if it doesn't exist.
    pub(super) fn stamp(&self, file: &str) -> io::Result<Option<FileStamp>> {
        Ok(self.stat(file.as_ref())?.map(|stat| FileStamp {
            place: (stat.st_dev, stat.st_ino),
            size: stat.st_size,
            changed: [(stat.st_mtime, stat.st_mtime_nsec), (stat.st_ctime, stat.st_ctime_nsec)],
        }))
    }

    /// Whether the folder is on a network, where the kernel's locks may not reach everyone.
    pub(super) fn is_network(&self) -> bool {
        #[cfg(test)]
        if self.hook.is_network {
            return true;
        }
        FileSystem::of(&self.handle).is_ok_and(FileSystem::may_be_remote)
    }

    /// Opens one of som's own files here for reading and writing, making it where missing.
    pub(super) fn open_own(&self, file: &str) -> io::Result<File> {
        match self.make(file) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => self.open_there(file),
            made => made,
        }
    }

    /// Opens one of som's own files that exists. Links and files with a second hard link are refused.
    pub(super) fn open_there(&self, file: &str) -> io::Result<File> {
        let flags = OFlags::RDWR | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let handle = openat(&self.handle, file, flags, Mode::empty())?;
        let stat = fstat(&handle)?;
        if !is_file(&stat) || stat.st_nlink != 1 {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        Ok(handle.into())
    }

    /// Makes one of som's own files; fails if the name is taken.
    pub(super) fn make_own(&self, file: &str, bytes: &[u8]) -> io::Result<()> {
        self.make(file)?.write_all(bytes)
    }

    fn make(&self, file: &str) -> io::Result<File> {
        let handle = openat(&self.handle, file, NEW | OFlags::RDWR, Mode::RUSR | Mode::WUSR)?;
        fchmod(&handle, self.new_mode())?;
        Ok(handle.into())
    }

    /// The same, where new files are the user's alone whoever has the folder.
    pub(super) fn of_one(self) -> Self {
        Folder { is_shared: false, ..self }
    }

    /// The mode of a new file: private, or shared with the group in a setgid folder.
    pub(super) fn new_mode(&self) -> Mode {
        Mode::from_raw_mode(if self.is_shared { 0o660 } else { 0o600 })
    }
}

/// Identifies a state of a file without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileStamp {
    place: (u64, u64),
    size: i64,
    changed: [(i64, u64); 2],
}

/// Turns `NotFound` into `None`.
pub(super) fn if_there<T>(found: io::Result<T>) -> io::Result<Option<T>> {
    match found {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        found => found.map(Some),
    }
}

fn is_file(stat: &Stat) -> bool {
    FileType::from_raw_mode(stat.st_mode).is_file()
}

/// Whether the list of drafts skips this name: hidden, temporary, or not `.ron`.
pub(super) fn is_passed_over(name: &OsStr) -> bool {
    name.as_bytes().starts_with(b".") || !name.as_bytes().ends_with(b".ron")
}
