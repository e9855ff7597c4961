//! Writing a temporary file and renaming it into place: a file is complete and synced before it gets its name.

use std::fs::File;
use std::io::{self, Write};

use rustix::fs::{AtFlags, Gid, Mode, OFlags, RenameFlags, fchmod, fchown, fstat, linkat, openat, renameat};
use rustix::io::Errno;

use super::folder::{FileContents, Folder, LONGEST_IN_TEMPORARY, NEW};
use super::hook::{DoneStep, WriteStep};
use super::name::{cut, put_under_free};
use super::owner::own_ending;
use crate::take_out::{Safeguard, is_disabled};

impl Folder {
    /// Writes `bytes` to a temporary file, synced on return, with the mode and group of `old` or of a new file. It is
    /// removed unless renamed.
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
        if is_disabled(Safeguard::Sync) {
            return Ok(beside);
        }
        self.hook.at(&self.path, WriteStep::Sync)?;
        // Never retried on this file: after a failed sync the kernel may consider the lost pages clean.
        temporary.sync_all()?;
        self.hook.done(&self.path, || DoneStep::Synced(beside.name.clone()));
        Ok(beside)
    }

    /// Copies the old file's mode and group, or sets a new file's.
    fn set_permissions(&self, temporary: &File, old: Option<&FileContents>) -> io::Result<()> {
        let mut mode = old.map_or(self.new_mode(), |old| old.mode);
        if let Some(old) = old
            && fstat(temporary)?.st_gid != old.group
            && fchown(temporary, None, Some(Gid::from_raw(old.group))).is_err()
        {
            // The old group's rights don't extend to whichever group it has now.
            mode &= !Mode::RWXG;
        }
        Ok(fchmod(temporary, mode)?)
    }
}

/// A temporary file, complete and synced. Removed when dropped, unless renamed.
pub(super) struct TempFile<'f> {
    folder: &'f Folder,
    name: String,
    is_there: bool,
}

impl TempFile<'_> {
    /// Renames it; fails if the name is taken.
    pub(super) fn put_new(&mut self, file: &str) -> io::Result<()> {
        if self.folder.rename_with(&self.name, self.folder, file, RenameFlags::NOREPLACE)? {
            self.is_there = false;
            self.note(|name| DoneStep::Renamed(name, file.into()));
            return Ok(());
        }
        let handle = &self.folder.handle;
        match linkat(handle, self.name.as_str(), handle, file, AtFlags::empty()) {
            Err(Errno::PERM | Errno::OPNOTSUPP | Errno::NOSYS) => {}
            // Dropping this removes the temporary name.
            answer => {
                answer?;
                self.note(|name| DoneStep::Linked(name, file.into()));
                return Ok(());
            }
        }
        // Without hard links an empty file of ours reserves the name for the rename.
        drop(openat(handle, file, NEW | OFlags::WRONLY, Mode::RUSR | Mode::WUSR)?);
        self.put_over(file).inspect_err(|_| drop(self.folder.remove(file)))
    }

    /// Renames it to the first of these names that is free, durably, and returns that.
    pub(super) fn put_under_free(mut self, names: impl Iterator<Item = String>) -> io::Result<String> {
        let file = put_under_free(names, |name| self.put_new(name))?;
        // A retry would put what is left there under a second name.
        self.folder.sync_or_remove(&file)?;
        Ok(file)
    }

    /// Exchanges it with another file, which becomes the temporary file. Without atomic exchange, the other is first
    /// linked to a temporary name if it is `old`; without hard links it is lost, and no temporary file remains.
    pub(super) fn swap(&mut self, file: &str, old: Option<&[u8]>) -> io::Result<()> {
        if self.folder.rename_with(&self.name, self.folder, file, RenameFlags::EXCHANGE)? {
            self.note(|name| DoneStep::Exchanged(name, file.into()));
            return Ok(());
        }
        self.swap_in_two(file, old)
    }

    /// Exchanges in two steps. A file that changed meanwhile is not replaced; the exchange fails as busy.
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

    /// Renames it over whatever is there.
    pub(super) fn put_over(&mut self, file: &str) -> io::Result<()> {
        renameat(&self.folder.handle, self.name.as_str(), &self.folder.handle, file)?;
        self.is_there = false;
        self.note(|name| DoneStep::Renamed(name, file.into()));
        Ok(())
    }

    /// Whether a temporary file remains, ours or the displaced one.
    pub(super) fn is_there(&self) -> bool {
        self.is_there
    }

    /// Whether its contents are these bytes.
    pub(super) fn holds(&self, bytes: &[u8]) -> bool {
        self.folder.holds(&self.name, bytes)
    }

    /// Leaves the file for good: its text exists nowhere else.
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
            // If it fails twice, the next program sweeps it up.
            let _ = self.folder.remove(&self.name).or_else(|_| self.folder.remove(&self.name));
        }
    }
}

/// `.NAME.PID.RANDOM.tmp`; the first four digits of the random number identify the host.
fn temporary_name(file: &str) -> String {
    format!(".{}.{}.tmp", cut(file, LONGEST_IN_TEMPORARY), own_ending())
}
