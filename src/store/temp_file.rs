//! Writing beside and putting in place: a file is whole and on the disk before it gets its name.

use std::fs::File;
use std::io::{self, Write};

use rustix::fs::{
    AtFlags, Gid, Mode, OFlags, RenameFlags, fchmod, fchown, fstat, linkat, openat, renameat, renameat_with,
};
use rustix::io::Errno;
use rustix::process::getpid;

use super::folder::{FileContents, FilePermissions, Folder, LONGEST_IN_TEMPORARY, NEW, is_unsupported};
use super::hook::{DoneStep, WriteStep};
use super::name::cut;
use super::owner::own_number;
use crate::taken_out::{Safeguard, is_out};

impl Folder {
    /// Writes `bytes` to a temporary file that is on disk when this returns. It looks like `old`, or like a new
    /// file where there is none, and is removed again unless it is put somewhere.
    pub(super) fn write_temp(
        &self,
        file: &str,
        bytes: &[u8],
        old: Option<&FileContents>,
    ) -> io::Result<TempFile<'_>> {
        let name = temporary_name(file);
        self.hook.at(&self.path, WriteStep::Create)?;
        let handle = openat(&self.handle, name.as_str(), NEW | OFlags::WRONLY, Mode::RUSR | Mode::WUSR)?;
        self.hook.done(&self.path, || DoneStep::Created(name.clone()));
        let beside = TempFile { folder: self, name, is_there: true };
        let mut temporary = File::from(handle);
        self.hook.at(&self.path, WriteStep::FilePermissions)?;
        self.set_permissions(&temporary, old)?;
        self.hook.at(&self.path, WriteStep::Write)?;
        temporary.write_all(bytes)?;
        self.hook.done(&self.path, || DoneStep::Written(beside.name.clone(), bytes.into()));
        if is_out(Safeguard::Sync) {
            return Ok(beside);
        }
        self.hook.at(&self.path, WriteStep::Sync)?;
        // Never tried again on this file: after a failure the kernel may call the lost pages clean.
        temporary.sync_all()?;
        self.hook.done(&self.path, || DoneStep::Synced(beside.name.clone()));
        Ok(beside)
    }

    /// Gives a temporary file the mode and group of the old one, or of a new one.
    fn set_permissions(&self, temporary: &File, old: Option<&FileContents>) -> io::Result<()> {
        let new = FilePermissions { mode: self.new_mode(), group: None };
        let FilePermissions { mut mode, group } = old.map_or(new, |old| old.permissions);
        if let Some(group) = group
            && fstat(temporary)?.st_gid != group
            && fchown(temporary, None, Some(Gid::from_raw(group))).is_err()
        {
            // What the old group may do is not for whatever group the file has now.
            mode &= !Mode::RWXG;
        }
        Ok(fchmod(temporary, mode)?)
    }
}

/// A temporary file, whole and on disk. Removed when dropped, unless it was put in place.
pub(super) struct TempFile<'f> {
    folder: &'f Folder,
    name: String,
    is_there: bool,
}

impl TempFile<'_> {
    /// Gives the file its name, if nothing has that name.
    pub(super) fn put_new(&mut self, file: &str) -> io::Result<()> {
        let handle = &self.folder.handle;
        self.folder.hook.at(&self.folder.path, WriteStep::Rename)?;
        match renameat_with(handle, self.name.as_str(), handle, file, RenameFlags::NOREPLACE) {
            Err(error) if is_unsupported(error) => {}
            answer => {
                answer?;
                self.is_there = false;
                self.note(|name| DoneStep::Renamed(name, file.into()));
                return Ok(());
            }
        }
        match linkat(handle, self.name.as_str(), handle, file, AtFlags::empty()) {
            Err(Errno::PERM | Errno::OPNOTSUPP | Errno::NOSYS) => {}
            // The temporary name goes when this is dropped.
            answer => {
                answer?;
                self.note(|name| DoneStep::Linked(name, file.into()));
                return Ok(());
            }
        }
        // Without hard links either, an empty file of our own keeps the name until ours takes its place.
        drop(openat(handle, file, NEW | OFlags::WRONLY, Mode::RUSR | Mode::WUSR)?);
        self.put_over(file).inspect_err(|_| drop(self.folder.remove(file)))
    }

    /// Puts the file in the place of another, which becomes the temporary file. Where the file system can't let two
    /// files change names, the other gets a temporary name first, if it is `old`; where it has no second names either,
    /// it is gone and so is the temporary file.
    pub(super) fn swap(&mut self, file: &str, old: Option<&[u8]>) -> io::Result<()> {
        let handle = &self.folder.handle;
        self.folder.hook.at(&self.folder.path, WriteStep::Rename)?;
        #[cfg(test)]
        if self.folder.hook.has_no_exchange {
            return self.swap_in_two(file, old);
        }
        match renameat_with(handle, self.name.as_str(), handle, file, RenameFlags::EXCHANGE) {
            Err(error) if is_unsupported(error) => {}
            answer => {
                answer?;
                self.note(|name| DoneStep::Exchanged(name, file.into()));
                return Ok(());
            }
        }
        self.swap_in_two(file, old)
    }

    /// The same in two steps. What has come between by then is not replaced, and the swap fails as busy.
    fn swap_in_two(&mut self, file: &str, old: Option<&[u8]>) -> io::Result<()> {
        let (folder, kept) = (self.folder, temporary_name(file));
        if linkat(&folder.handle, file, &folder.handle, kept.as_str(), AtFlags::empty()).is_err() {
            return self.put_over(file);
        }
        let is_old = |name: &str| old.is_none_or(|old| folder.holds(name, old));
        let is_same =
            || matches!((folder.stamp(file), folder.stamp(&kept)), (Ok(one), Ok(other)) if one == other);
        if !is_old(&kept) || !is_same() {
            folder.remove(&kept)?;
            return Err(Errno::BUSY.into());
        }
        self.put_over(file).inspect_err(|_| drop(folder.remove(&kept)))?;
        self.note(|_| DoneStep::Linked(file.into(), kept.clone()));
        (self.name, self.is_there) = (kept, true);
        Ok(())
    }

    /// Puts the file in the place of another, whatever that was.
    pub(super) fn put_over(&mut self, file: &str) -> io::Result<()> {
        renameat(&self.folder.handle, self.name.as_str(), &self.folder.handle, file)?;
        self.is_there = false;
        self.note(|name| DoneStep::Renamed(name, file.into()));
        Ok(())
    }

    /// Whether there is a temporary file, ours or the one swapped out.
    pub(super) fn is_there(&self) -> bool {
        self.is_there
    }

    /// Whether the temporary file holds just these bytes.
    pub(super) fn holds(&self, bytes: &[u8]) -> bool {
        self.folder.holds(&self.name, bytes)
    }

    /// Leaves the file where it is for good: it holds what exists nowhere else.
    pub(super) fn keep(mut self) {
        self.is_there = false;
    }

    fn note(&self, done: impl FnOnce(String) -> DoneStep) {
        self.folder.hook.done(&self.folder.path, || done(self.name.clone()));
    }
}

impl Drop for TempFile<'_> {
    fn drop(&mut self) {
        if self.is_there {
            // Where it fails twice, the next program sweeps.
            let _ = self.folder.remove(&self.name).or_else(|_| self.folder.remove(&self.name));
        }
    }
}

/// `.NAME.PID.RANDOM.tmp`; the random number begins with four digits that tell this host from others.
fn temporary_name(file: &str) -> String {
    format!(".{}.{}.{}.tmp", cut(file, LONGEST_IN_TEMPORARY), getpid(), own_number())
}
