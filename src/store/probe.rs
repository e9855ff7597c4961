//! Probes what the drafts folder supports on this host: locks, exchanging files, durable writes. Each trial uses
//! files of its own and removes them; drafts are never touched.

use std::ffi::OsString;
use std::fs::File;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::time::Duration;

use rustix::fd::OwnedFd;
use rustix::fs::{
    Access, AtFlags, CWD, FlockOperation, Mode, OFlags, RenameFlags, access, flock, fstatvfs, fsync, linkat,
    openat, renameat_with, stat, unlinkat,
};
use rustix::io::Errno;

pub(crate) use super::folder::{FileSystem, Nature};

use super::folder::{Folder, NEW, if_there};
use super::hook::WriteHook;
use super::owner::own_ending;
use super::sweep::left_documents;
use super::trash::TRASH;
use super::{HIDDEN, Store};
use crate::clock::Stopwatch;

/// A folder's mode, owner and writability.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FolderAccess {
    /// With setgid and the like.
    pub mode: u32,
    /// The owner's user id.
    pub owner: u32,
    /// Whether files can be made in it.
    pub is_writable: bool,
}

impl FolderAccess {
    /// Whether it is made for a group (setgid).
    pub(crate) fn is_shared(&self) -> bool {
        self.mode & 0o2000 != 0
    }

    /// Whether it belongs to this account.
    pub(crate) fn is_own(&self) -> bool {
        self.owner == rustix::process::getuid().as_raw()
    }
}

/// Free space for ordinary users.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FreeSpace {
    /// In bytes.
    pub bytes: u64,
    /// Free inodes; `None` where the file system doesn't count them.
    pub files: Option<u64>,
}

/// The drafts folder, or its nearest existing ancestor.
#[derive(Debug)]
pub(crate) struct ProbedFolder {
    handle: OwnedFd,
}

impl Store {
    /// Opens the drafts folder, or its nearest existing ancestor.
    ///
    /// # Errors
    /// Where it can't be opened.
    pub(crate) fn probed_folder(&self) -> io::Result<ProbedFolder> {
        let drafts = self.drafts_dir();
        let drafts = std::path::absolute(&drafts).unwrap_or(drafts);
        let nearest = drafts.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("/"));
        // `O_PATH`, since restricted mode may not allow more.
        let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let handle = openat(CWD, nearest, flags, Mode::empty())?;
        Ok(ProbedFolder { handle })
    }

    /// Number of temporary files among the drafts, from saves that are running or were cut off.
    pub(crate) fn temporary_files(&self) -> usize {
        let is_temporary = |name: &&std::ffi::OsString| {
            name.as_bytes().starts_with(b".") && name.as_bytes().ends_with(b".tmp")
        };
        let folder = Folder::open(&self.drafts_dir(), &WriteHook::default());
        let names = folder.and_then(|folder| folder.names()).unwrap_or_default();
        names.iter().filter(is_temporary).count()
    }

    /// Number of half-written documents that dead programs left in a folder; none where it can't be read.
    pub(crate) fn left_documents(&self, folder: &Path) -> usize {
        let folder = Folder::open(folder, &self.hook);
        folder.and_then(|folder| left_documents(&folder)).map_or(0, |names| names.len())
    }

    /// Size of the trash in bytes.
    pub(crate) fn trash_bytes(&self) -> u64 {
        let trash = self.drafts_dir().join(HIDDEN).join(TRASH);
        Folder::open(&trash, &WriteHook::default()).map_or(0, |trash| bytes_in(&trash, 3))
    }
}

/// Total size of the files in a folder, recursively down to `depth`.
fn bytes_in(folder: &Folder, depth: u32) -> u64 {
    let size = |name: &OsString| match folder.look(name) {
        Ok(Some(thing)) if thing.kind.is_dir() && depth > 0 => {
            folder.inside(name).map_or(0, |inside| bytes_in(&inside, depth - 1))
        }
        Ok(thing) => thing.map_or(0, |thing| thing.size),
        Err(_) => 0,
    };
    folder.names().unwrap_or_default().iter().map(size).sum()
}

/// Number of visible files in a folder; `None` if it doesn't exist.
///
/// # Errors
/// Where it can't be read.
pub(crate) fn files_in(folder: &Path) -> io::Result<Option<usize>> {
    let names = if_there(Folder::open(folder, &WriteHook::default()).and_then(|folder| folder.names()))?;
    Ok(names.map(|names| names.iter().filter(|name| !name.as_bytes().starts_with(b".")).count()))
}

/// A folder's mode, owner and writability; `None` if it doesn't exist.
///
/// # Errors
/// Where it can't be looked at.
pub(crate) fn access_of(folder: &Path) -> io::Result<Option<FolderAccess>> {
    match stat(folder) {
        Ok(stat) => {
            let is_writable = access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok();
            Ok(Some(FolderAccess { mode: stat.st_mode & 0o7777, owner: stat.st_uid, is_writable }))
        }
        Err(Errno::NOENT) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

impl ProbedFolder {
    /// The file system it is on.
    ///
    /// # Errors
    /// Where the host doesn't say.
    pub(crate) fn file_system(&self) -> io::Result<FileSystem> {
        Ok(FileSystem::of(&self.handle)?)
    }

    /// Free space on its file system.
    ///
    /// # Errors
    /// Where the host doesn't say.
    pub(crate) fn free_space(&self) -> io::Result<FreeSpace> {
        let found = fstatvfs(&self.handle)?;
        let files = (found.f_files > 0).then_some(found.f_favail);
        Ok(FreeSpace { bytes: found.f_bavail.saturating_mul(found.f_frsize), files })
    }

    /// Whether `flock` excludes others.
    ///
    /// # Errors
    /// Where locking fails.
    pub(crate) fn locks(&self) -> io::Result<bool> {
        let probe = self.probe()?;
        match flock(&probe.file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => {}
            Err(Errno::NOLCK | Errno::OPNOTSUPP | Errno::NOSYS | Errno::INVAL) => return Ok(false),
            Err(error) => return Err(error.into()),
        }
        let again = openat(
            &self.handle,
            &probe.name,
            OFlags::RDWR | OFlags::NOFOLLOW | OFlags::CLOEXEC,
            Mode::empty(),
        )?;
        Ok(flock(&again, FlockOperation::NonBlockingLockExclusive) == Err(Errno::WOULDBLOCK))
    }

    /// Whether two files can be exchanged atomically.
    ///
    /// # Errors
    /// Where swapping fails.
    pub(crate) fn swaps(&self) -> io::Result<bool> {
        let (one, other) = (self.probe()?, self.probe()?);
        supported(renameat_with(&self.handle, &one.name, &self.handle, &other.name, RenameFlags::EXCHANGE))
    }

    /// Whether hard links work.
    ///
    /// # Errors
    /// Where linking fails.
    pub(crate) fn links(&self) -> io::Result<bool> {
        let probe = self.probe()?;
        let second = Probe::name();
        let answer = supported(linkat(&self.handle, &probe.name, &self.handle, &second, AtFlags::empty()));
        if matches!(answer, Ok(true)) {
            unlinkat(&self.handle, &second, AtFlags::empty())?;
        }
        answer
    }

    /// How long syncing a small file and its folder takes.
    ///
    /// # Errors
    /// Where that fails.
    pub(crate) fn syncs(&self) -> io::Result<Duration> {
        let probe = self.probe()?;
        let watch = Stopwatch::start();
        rustix::io::write(&probe.file, &[b'.'; 512])?;
        probe.file.sync_all()?;
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        fsync(openat(&self.handle, ".", flags, Mode::empty())?)?;
        Ok(watch.elapsed())
    }

    fn probe(&self) -> io::Result<Probe<'_>> {
        let name = Probe::name();
        let handle = openat(&self.handle, &name, NEW | OFlags::RDWR, Mode::RUSR | Mode::WUSR)?;
        Ok(Probe { folder: self, name, file: File::from(handle) })
    }
}

/// A file to try something on, removed when dropped.
struct Probe<'f> {
    folder: &'f ProbedFolder,
    name: String,
    file: File,
}

impl Probe<'_> {
    /// Named like a draft's temporary file, so that leftovers are swept up.
    fn name() -> String {
        format!(".doctor.{}.tmp", own_ending())
    }
}

impl Drop for Probe<'_> {
    fn drop(&mut self) {
        // If even this fails, a later save sweeps it up.
        let _ = unlinkat(&self.folder.handle, &self.name, AtFlags::empty());
    }
}

fn supported(answer: rustix::io::Result<()>) -> io::Result<bool> {
    match answer {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP | Errno::PERM | Errno::XDEV) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Forms;
    use crate::store::make_private_folder;

    #[test]
    fn trials_leave_nothing_behind() {
        let data = tempfile::tempdir().expect("a folder");
        let store = Store::new(data.path().to_owned(), Forms::built_in());
        make_private_folder(&store.drafts_dir()).expect("a folder");
        let folder = store.probed_folder().expect("a folder");
        assert!(folder.locks().expect("an answer"));
        assert!(folder.swaps().is_ok() && folder.links().is_ok() && folder.syncs().is_ok());
        assert!(folder.free_space().expect("an answer").bytes > 0);
        assert_ne!(folder.file_system().expect("an answer").name, "");
        assert_eq!(store.drafts_dir().read_dir().expect("a folder").count(), 0);
    }

    #[test]
    fn a_store_that_is_not_there_stands_on_the_nearest_folder() {
        let data = tempfile::tempdir().expect("a folder");
        let store = Store::new(data.path().join("a/b"), Forms::built_in());
        assert!(store.probed_folder().expect("a folder").free_space().expect("an answer").bytes > 0);
        assert_eq!(access_of(&store.drafts_dir()).expect("an answer"), None);
        assert_eq!((store.temporary_files(), store.trash_bytes()), (0, 0));
        assert!(matches!(files_in(&store.drafts_dir()), Ok(None)));
        assert_eq!(data.path().read_dir().expect("a folder").count(), 0);
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test lays out what is on the disk")]
    fn litter_and_trash_are_counted() {
        let data = tempfile::tempdir().expect("a folder");
        let store = Store::new(data.path().to_owned(), Forms::built_in());
        let trash = store.drafts_dir().join(".som/trash/a");
        make_private_folder(&trash).expect("a folder");
        std::fs::write(store.drafts_dir().join(".a.ron.1.0123456789abcdef.tmp"), "x").expect("a file");
        std::fs::write(store.drafts_dir().join("a.ron"), "x").expect("a file");
        std::fs::write(trash.join("a.ron"), "12345").expect("a file");
        assert_eq!(store.temporary_files(), 1);
        assert_eq!(store.trash_bytes(), 5);
        assert!(matches!(files_in(&store.drafts_dir()), Ok(Some(1))));
    }
}
