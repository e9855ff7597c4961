//! A folder with a handle, and the few things done in it by plain file names: reading with a limit, writing beside
//! and putting in place. Knows bytes and modes, nothing of drafts.

mod file_system;
mod tree;

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read, Write};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rustix::fd::{AsFd, OwnedFd};
use rustix::fs::{
    Access, AtFlags, CWD, Dir, FileType, Mode, OFlags, Stat, accessat, fchmod, fstat, fsync, openat, statat,
    unlinkat,
};
use rustix::io::Errno;

use super::hook::{DoneStep, WriteHook, WriteStep};
use crate::taken_out::{Safeguard, is_out};
pub use file_system::{FileSystem, Nature};
pub(super) use tree::{FileKind, LONGEST_IN_TEMPORARY, is_temporary_of};

/// No file that is read, and none that is written as a draft, is larger: 4 MiB.
pub(super) const LARGEST: u64 = 4 << 20;

/// A file is made only where there is nothing.
pub(super) const NEW: OFlags =
    OFlags::CREATE.union(OFlags::EXCL).union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);

/// What stands under a name.
pub(super) enum ReadOutcome {
    /// Nothing.
    Nothing,
    /// A folder, a link, a pipe, a device; it was not opened.
    NotAFile { modified: DateTime<Utc> },
    /// A file beyond [`LARGEST`]; it was not read.
    TooBig { modified: DateTime<Utc> },
    /// A file.
    File(FileContents),
}

/// A file that was read.
pub(super) struct FileContents {
    pub(super) bytes: Vec<u8>,
    pub(super) modified: DateTime<Utc>,
    pub(super) permissions: FilePermissions,
}

/// Who may do what with a file.
#[derive(Clone, Copy)]
pub(super) struct FilePermissions {
    pub(super) mode: Mode,
    pub(super) group: Option<u32>,
}

/// An open folder.
pub(super) struct Folder {
    pub(super) handle: OwnedFd,
    pub(super) path: PathBuf,
    /// Whether the folder is setgid: files in it belong to its group, which may write them.
    is_shared: bool,
    pub(super) hook: WriteHook,
}

impl Folder {
    /// Opens the folder at `path`.
    pub(super) fn open(path: &Path, hook: &WriteHook) -> io::Result<Self> {
        // The parent of a bare file name is the empty path.
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        Self::open_at(CWD, path, OFlags::empty(), path.to_owned(), hook)
    }

    /// Opens the folder at `path`, and makes it where it is missing, with those that it is in: each for the user alone,
    /// or, inside a setgid folder, for its group too.
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

    /// Opens a folder in this one; a link is not followed.
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

    /// Opens a folder in this one, and makes it where it is missing: for the user alone, or, inside a setgid folder,
    /// for its group too.
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

    /// The names in the folder, in no order.
    pub(super) fn names(&self) -> io::Result<Vec<OsString>> {
        let mut names = Vec::new();
        for entry in Dir::read_from(&self.handle)? {
            names.push(OsString::from_vec(entry?.file_name().to_bytes().to_vec()));
        }
        Ok(names)
    }

    /// Reads a file, if it is one. Nothing else is opened: opening a pipe may block, opening a device may act.
    pub(super) fn read(&self, file: impl AsRef<OsStr>) -> io::Result<ReadOutcome> {
        let file = file.as_ref();
        let Some(stat) = self.stat(file)? else { return Ok(ReadOutcome::Nothing) };
        if !is_regular(&stat) {
            return Ok(ReadOutcome::NotAFile { modified: modified(&stat) });
        }
        // Between the two calls it may have become something else.
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let handle = match openat(&self.handle, file, flags, Mode::empty()) {
            Ok(handle) => handle,
            Err(Errno::NOENT) => return Ok(ReadOutcome::Nothing),
            Err(Errno::LOOP) => return Ok(ReadOutcome::NotAFile { modified: modified(&stat) }),
            Err(error) => return Err(error.into()),
        };
        let stat = fstat(&handle)?;
        let modified = modified(&stat);
        if !is_regular(&stat) {
            return Ok(ReadOutcome::NotAFile { modified });
        }
        let mut bytes = Vec::new();
        File::from(handle).take(LARGEST + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LARGEST {
            return Ok(ReadOutcome::TooBig { modified });
        }
        let permissions =
            FilePermissions { mode: Mode::from_raw_mode(stat.st_mode & 0o777), group: Some(stat.st_gid) };
        Ok(ReadOutcome::File(FileContents { bytes, modified, permissions }))
    }

    /// What a file holds, where it can be read.
    pub(super) fn bytes(&self, file: impl AsRef<OsStr>) -> Option<Vec<u8>> {
        match self.read(file) {
            Ok(ReadOutcome::File(found)) => Some(found.bytes),
            _ => None,
        }
    }

    /// Whether a file holds just these bytes.
    pub(super) fn holds(&self, file: impl AsRef<OsStr>, bytes: &[u8]) -> bool {
        self.bytes(file).is_some_and(|found| found == bytes)
    }

    /// What the system says of a name; a link is not followed.
    fn stat(&self, name: &OsStr) -> io::Result<Option<Stat>> {
        if_there(statat(&self.handle, name, AtFlags::SYMLINK_NOFOLLOW).map_err(io::Error::from))
    }

    /// Whether the user may write the file: a rename would replace a colleague's read-only file all the same.
    pub(super) fn may_write(&self, file: &str) -> bool {
        accessat(&self.handle, file, Access::WRITE_OK, AtFlags::EACCESS).is_ok()
    }

    /// Whether the user may add and remove files here.
    pub(super) fn may_change(&self) -> bool {
        self.may_write(".")
    }

    /// Has the folder's own entries written: a rename is only then sure to survive a power cut.
    pub(super) fn sync(&self) -> io::Result<()> {
        if is_out(Safeguard::FolderSync) {
            return Ok(());
        }
        self.hook.at(&self.path, WriteStep::SyncFolder)?;
        rustix::io::retry_on_intr(|| fsync(&self.handle))?;
        self.hook.done(&self.path, || DoneStep::SyncedFolder);
        Ok(())
    }

    /// Removes a file, or a link.
    pub(super) fn remove(&self, file: &str) -> io::Result<()> {
        self.hook.at(&self.path, WriteStep::Remove)?;
        unlinkat(&self.handle, file, AtFlags::empty())?;
        self.hook.done(&self.path, || DoneStep::Removed(file.into()));
        Ok(())
    }

    /// What tells that a file has changed without reading it; `None` where there is none.
    pub(super) fn stamp(&self, file: &str) -> io::Result<Option<FileStamp>> {
        Ok(self.stat(file.as_ref())?.map(|stat| FileStamp::of(&stat)))
    }

    /// Whether the folder is on another machine, where the kernel's locks may not be everyone's.
    pub(super) fn is_network(&self) -> bool {
        #[cfg(test)]
        if self.hook.is_network {
            return true;
        }
        FileSystem::of(&self.handle).is_ok_and(FileSystem::may_be_remote)
    }

    /// Opens a file of this folder's own for reading and writing, made where it is missing.
    pub(super) fn open_own(&self, file: &str) -> io::Result<File> {
        match openat(&self.handle, file, NEW | OFlags::RDWR, Mode::RUSR | Mode::WUSR) {
            Ok(handle) => {
                fchmod(&handle, self.new_mode())?;
                Ok(handle.into())
            }
            Err(Errno::EXIST) => self.open_there(file),
            Err(error) => Err(error.into()),
        }
    }

    /// Opens a file of this folder's own that is there. A link is not followed, and a file that has a second name
    /// elsewhere is not taken for one.
    pub(super) fn open_there(&self, file: &str) -> io::Result<File> {
        let flags = OFlags::RDWR | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let handle = openat(&self.handle, file, flags, Mode::empty())?;
        let stat = fstat(&handle)?;
        if !is_regular(&stat) || stat.st_nlink != 1 {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        Ok(handle.into())
    }

    /// Makes a file of this folder's own with these bytes; fails where something has the name.
    pub(super) fn make_own(&self, file: &str, bytes: &[u8]) -> io::Result<()> {
        let handle = openat(&self.handle, file, NEW | OFlags::WRONLY, Mode::RUSR | Mode::WUSR)?;
        fchmod(&handle, self.new_mode())?;
        File::from(handle).write_all(bytes)
    }

    /// The mode of a new file: the user's own, and in a folder made for a group the group's too.
    pub(super) fn new_mode(&self) -> Mode {
        Mode::from_raw_mode(if self.is_shared { 0o660 } else { 0o600 })
    }
}

/// What tells one state of a file from another without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileStamp {
    place: (u64, u64),
    size: u64,
    changed: [(i64, u64); 2],
}

impl FileStamp {
    fn of(stat: &Stat) -> Self {
        FileStamp {
            place: (stat.st_dev, stat.st_ino),
            size: u64::try_from(stat.st_size).unwrap_or(0),
            changed: [(stat.st_mtime, stat.st_mtime_nsec), (stat.st_ctime, stat.st_ctime_nsec)],
        }
    }
}

/// What was found; `None` where nothing has that name.
pub(super) fn if_there<T>(found: io::Result<T>) -> io::Result<Option<T>> {
    match found {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        found => found.map(Some),
    }
}

/// Whether the file system doesn't know how: another way is tried then.
pub(super) fn is_unsupported(error: Errno) -> bool {
    matches!(error, Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP)
}

fn is_regular(stat: &Stat) -> bool {
    FileType::from_raw_mode(stat.st_mode) == FileType::RegularFile
}

fn modified(stat: &Stat) -> DateTime<Utc> {
    let nanos = u32::try_from(stat.st_mtime_nsec).unwrap_or(0);
    DateTime::from_timestamp(stat.st_mtime, nanos).unwrap_or(DateTime::UNIX_EPOCH)
}

/// Whether the list of drafts passes over this name: hidden, temporary, or no `.ron`.
pub(super) fn is_passed_over(name: &OsStr) -> bool {
    name.as_bytes().starts_with(b".") || !name.as_bytes().ends_with(b".ron")
}
