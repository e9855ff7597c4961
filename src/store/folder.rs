//! A folder with a handle, and the few things done in it by plain file names: reading with a limit, writing beside
//! and putting in place. Knows bytes and modes, nothing of drafts.

use std::ffi::{OsStr, OsString};
use std::fs::{DirBuilder, File};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Read, Write};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rustix::fd::OwnedFd;
use rustix::fs::{
    Access, AtFlags, CWD, Dir, FileType, Gid, Mode, OFlags, RenameFlags, Stat, accessat, fchmod, fchown,
    fstat, fsync, linkat, openat, renameat, renameat_with, statat, unlinkat,
};
use rustix::io::Errno;
use rustix::process::{Pid, getpid, test_kill_process};

use super::hook::{Hook, Step};
use super::name::cut;

/// No file that is read, and none that is written as a draft, is larger: 4 MiB.
pub(super) const LARGEST: u64 = 4 << 20;

/// A file is made only where there is nothing.
const NEW: OFlags = OFlags::CREATE.union(OFlags::EXCL).union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);

/// What stands under a name.
pub(super) enum Found {
    /// Nothing.
    Nothing,
    /// A folder, a link, a pipe, a device; it was not opened.
    NotAFile { modified: DateTime<Utc> },
    /// A file beyond [`LARGEST`]; it was not read.
    TooBig { modified: DateTime<Utc> },
    /// A file.
    File(Contents),
}

/// A file that was read.
pub(super) struct Contents {
    pub(super) bytes: Vec<u8>,
    pub(super) modified: DateTime<Utc>,
    look: Look,
}

/// Who may do what with a file.
#[derive(Clone, Copy)]
struct Look {
    mode: Mode,
    group: Option<u32>,
}

/// An open folder.
pub(super) struct Folder {
    handle: OwnedFd,
    path: PathBuf,
    /// Whether the folder is setgid: files in it belong to its group, which may write them.
    is_shared: bool,
    hook: Hook,
}

impl Folder {
    /// Opens the folder at `path`.
    pub(super) fn open(path: &Path, hook: &Hook) -> io::Result<Self> {
        // The parent of a bare file name is the empty path.
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let handle = openat(CWD, path, flags, Mode::empty())?;
        let is_shared = fstat(&handle)?.st_mode & Mode::SGID.as_raw_mode() != 0;
        Ok(Folder { handle, path: path.to_owned(), is_shared, hook: hook.clone() })
    }

    /// Opens the folder at `path`, and makes it where it is missing: for the user alone, or, inside a setgid
    /// folder, for its group too.
    pub(super) fn open_or_make(path: &Path, hook: &Hook) -> io::Result<Self> {
        match Self::open(path, hook) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            answer => return answer,
        }
        DirBuilder::new().recursive(true).mode(0o700).create(path)?;
        let folder = Self::open(path, hook)?;
        if folder.is_shared {
            fchmod(&folder.handle, Mode::from_raw_mode(0o2770))?;
        }
        if let Some(parent) = path.parent() {
            Self::open(parent, hook)?.sync()?;
        }
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
    pub(super) fn read(&self, file: impl AsRef<OsStr>) -> io::Result<Found> {
        let file = file.as_ref();
        let stat = match statat(&self.handle, file, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(stat) => stat,
            Err(Errno::NOENT) => return Ok(Found::Nothing),
            Err(error) => return Err(error.into()),
        };
        if !is_regular(&stat) {
            return Ok(Found::NotAFile { modified: modified(&stat) });
        }
        // Between the two calls it may have become something else.
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let handle = match openat(&self.handle, file, flags, Mode::empty()) {
            Ok(handle) => handle,
            Err(Errno::NOENT) => return Ok(Found::Nothing),
            Err(Errno::LOOP) => return Ok(Found::NotAFile { modified: modified(&stat) }),
            Err(error) => return Err(error.into()),
        };
        let stat = fstat(&handle)?;
        let modified = modified(&stat);
        if !is_regular(&stat) {
            return Ok(Found::NotAFile { modified });
        }
        let mut bytes = Vec::new();
        File::from(handle).take(LARGEST + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LARGEST {
            return Ok(Found::TooBig { modified });
        }
        let look = Look { mode: Mode::from_raw_mode(stat.st_mode & 0o777), group: Some(stat.st_gid) };
        Ok(Found::File(Contents { bytes, modified, look }))
    }

    /// Whether the user may write the file: a rename would replace a colleague's read-only file all the same.
    pub(super) fn may_write(&self, file: &str) -> bool {
        accessat(&self.handle, file, Access::WRITE_OK, AtFlags::EACCESS).is_ok()
    }

    /// Whether the user may add and remove files here.
    pub(super) fn may_change(&self) -> bool {
        self.may_write(".")
    }

    /// Writes `bytes` to a temporary file that is on disk when this returns. It looks like `old`, or like a new
    /// file where there is none, and is removed again unless it is put somewhere.
    pub(super) fn write_beside(
        &self,
        file: &str,
        bytes: &[u8],
        old: Option<&Contents>,
    ) -> io::Result<Beside<'_>> {
        let name = format!(".{}.{}.{:016x}.tmp", cut(file, 100), getpid(), random());
        let handle = openat(&self.handle, name.as_str(), NEW | OFlags::WRONLY, Mode::RUSR | Mode::WUSR)?;
        let beside = Beside { folder: self, name, is_there: true };
        let mut temporary = File::from(handle);
        self.dress(&temporary, old)?;
        self.hook.at(Step::Write)?;
        temporary.write_all(bytes)?;
        self.hook.at(Step::Sync)?;
        // Never tried again on this file: after a failure the kernel may call the lost pages clean.
        temporary.sync_all()?;
        Ok(beside)
    }

    /// Gives a temporary file the mode and group of the old one, or of a new one.
    fn dress(&self, temporary: &File, old: Option<&Contents>) -> io::Result<()> {
        let new = Look { mode: Mode::from_raw_mode(if self.is_shared { 0o660 } else { 0o600 }), group: None };
        let Look { mut mode, group } = old.map_or(new, |old| old.look);
        if let Some(group) = group
            && fstat(temporary)?.st_gid != group
            && fchown(temporary, None, Some(Gid::from_raw(group))).is_err()
        {
            // What the old group may do is not for whatever group the file has now.
            mode &= !Mode::RWXG;
        }
        Ok(fchmod(temporary, mode)?)
    }

    /// Has the folder's own entries written: a rename is only then sure to survive a power cut.
    pub(super) fn sync(&self) -> io::Result<()> {
        self.hook.at(Step::SyncFolder)?;
        Ok(rustix::io::retry_on_intr(|| fsync(&self.handle))?)
    }

    /// Removes a file.
    pub(super) fn remove(&self, file: &str) -> io::Result<()> {
        Ok(unlinkat(&self.handle, file, AtFlags::empty())?)
    }

    /// Removes temporary files whose program is no longer there.
    pub(super) fn sweep(&self) -> io::Result<()> {
        for name in self.names()? {
            if let Some(name) = name.to_str().filter(|name| is_left_over(name)) {
                self.remove(name)?;
            }
        }
        Ok(())
    }
}

/// A temporary file, whole and on disk. Removed when dropped, unless it was put in place.
pub(super) struct Beside<'f> {
    folder: &'f Folder,
    name: String,
    is_there: bool,
}

impl Beside<'_> {
    /// Gives the file its name, if nothing has that name.
    pub(super) fn put_new(&mut self, file: &str) -> io::Result<()> {
        let handle = &self.folder.handle;
        self.folder.hook.at(Step::Rename)?;
        match renameat_with(handle, self.name.as_str(), handle, file, RenameFlags::NOREPLACE) {
            Err(error) if is_unsupported(error) => {}
            answer => {
                answer?;
                self.is_there = false;
                return Ok(());
            }
        }
        match linkat(handle, self.name.as_str(), handle, file, AtFlags::empty()) {
            Err(Errno::PERM | Errno::OPNOTSUPP | Errno::NOSYS) => {}
            // The temporary name goes when this is dropped.
            answer => return Ok(answer?),
        }
        // Without hard links either, an empty file of our own keeps the name until ours takes its place.
        drop(openat(handle, file, NEW | OFlags::WRONLY, Mode::RUSR | Mode::WUSR)?);
        self.put_over(file).inspect_err(|_| drop(self.folder.remove(file)))
    }

    /// Puts the file in the place of another, which becomes the temporary file. Where the file system can't swap
    /// two files, the other is gone and so is the temporary one.
    pub(super) fn swap(&mut self, file: &str) -> io::Result<()> {
        let handle = &self.folder.handle;
        self.folder.hook.at(Step::Rename)?;
        match renameat_with(handle, self.name.as_str(), handle, file, RenameFlags::EXCHANGE) {
            Err(error) if is_unsupported(error) => self.put_over(file),
            answer => Ok(answer?),
        }
    }

    /// Puts the file in the place of another, whatever that was.
    pub(super) fn put_over(&mut self, file: &str) -> io::Result<()> {
        renameat(&self.folder.handle, self.name.as_str(), &self.folder.handle, file)?;
        self.is_there = false;
        Ok(())
    }

    /// Whether there is a temporary file, ours or the one swapped out.
    pub(super) fn is_there(&self) -> bool {
        self.is_there
    }

    /// Reads the temporary file.
    pub(super) fn read(&self) -> io::Result<Found> {
        self.folder.read(&self.name)
    }

    /// Leaves the file where it is for good: it holds what exists nowhere else.
    pub(super) fn keep(mut self) {
        self.is_there = false;
    }
}

impl Drop for Beside<'_> {
    fn drop(&mut self) {
        if self.is_there {
            // Where even this fails, a later save sweeps.
            let _ = self.folder.remove(&self.name);
        }
    }
}

fn is_unsupported(error: Errno) -> bool {
    matches!(error, Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP)
}

fn is_regular(stat: &Stat) -> bool {
    FileType::from_raw_mode(stat.st_mode) == FileType::RegularFile
}

fn modified(stat: &Stat) -> DateTime<Utc> {
    let nanos = u32::try_from(stat.st_mtime_nsec).unwrap_or(0);
    DateTime::from_timestamp(stat.st_mtime, nanos).unwrap_or(DateTime::UNIX_EPOCH)
}

/// A number that no other program or thread has; the standard library's hash keys come from the kernel.
fn random() -> u64 {
    RandomState::new().hash_one(0)
}

/// Whether a name is `.NAME.PID.RANDOM.tmp` of a program that has ended. A program of another host that has the
/// folder mounted may lose its file to this while it writes; its save then fails and is tried again.
fn is_left_over(name: &str) -> bool {
    let mut parts = name.rsplit('.');
    let is_ours = name.starts_with('.')
        && parts.next() == Some("tmp")
        && parts
            .next()
            .is_some_and(|random| random.len() == 16 && random.bytes().all(|b| b.is_ascii_hexdigit()));
    let Some(pid) = parts.next().and_then(|pid| pid.parse().ok()).and_then(Pid::from_raw) else {
        return false;
    };
    is_ours && test_kill_process(pid) == Err(Errno::SRCH)
}

/// Whether the list of drafts passes over this name: hidden, temporary, or no `.ron`.
pub(super) fn is_passed_over(name: &OsStr) -> bool {
    name.as_bytes().starts_with(b".") || !name.as_bytes().ends_with(b".ron")
}
