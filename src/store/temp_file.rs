//! Writing beside and putting in place: a file is whole and on the disk before it gets its name.

use std::fs::File;
use std::hash::{BuildHasher, Hash, Hasher, RandomState};
use std::io::{self, Write};

use rustix::fs::{
    AtFlags, Gid, Mode, OFlags, RenameFlags, fchmod, fchown, fstat, linkat, openat, renameat, renameat_with,
};
use rustix::io::Errno;
use rustix::process::{Pid, getpid, test_kill_process};

use super::folder::{
    FileContents, FilePermissions, Folder, LONGEST_IN_TEMPORARY, NEW, ReadOutcome, is_unsupported,
};
use super::hook::{DoneStep, WriteStep};
use super::name::cut;
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
        self.hook.done(&self.path, &DoneStep::Created(&name));
        let beside = TempFile { folder: self, name, is_there: true };
        let mut temporary = File::from(handle);
        self.hook.at(&self.path, WriteStep::FilePermissions)?;
        self.set_permissions(&temporary, old)?;
        self.hook.at(&self.path, WriteStep::Write)?;
        temporary.write_all(bytes)?;
        self.hook.done(&self.path, &DoneStep::Written(&beside.name, bytes));
        if is_out(Safeguard::Sync) {
            return Ok(beside);
        }
        self.hook.at(&self.path, WriteStep::Sync)?;
        // Never tried again on this file: after a failure the kernel may call the lost pages clean.
        temporary.sync_all()?;
        self.hook.done(&self.path, &DoneStep::Synced(&beside.name));
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
                self.note(&DoneStep::Renamed(&self.name, file));
                return Ok(());
            }
        }
        match linkat(handle, self.name.as_str(), handle, file, AtFlags::empty()) {
            Err(Errno::PERM | Errno::OPNOTSUPP | Errno::NOSYS) => {}
            // The temporary name goes when this is dropped.
            answer => {
                answer?;
                self.note(&DoneStep::Linked(&self.name, file));
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
                self.note(&DoneStep::Exchanged(&self.name, file));
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
        let is_old = |name: &str| match (folder.read(name), old) {
            (Ok(ReadOutcome::File(found)), Some(old)) => found.bytes == old,
            (_, old) => old.is_none(),
        };
        let is_same =
            || matches!((folder.stamp(file), folder.stamp(&kept)), (Ok(one), Ok(other)) if one == other);
        if !is_old(&kept) || !is_same() {
            folder.remove(&kept)?;
            return Err(Errno::BUSY.into());
        }
        self.put_over(file).inspect_err(|_| drop(folder.remove(&kept)))?;
        self.note(&DoneStep::Linked(file, &kept));
        (self.name, self.is_there) = (kept, true);
        Ok(())
    }

    /// Puts the file in the place of another, whatever that was.
    pub(super) fn put_over(&mut self, file: &str) -> io::Result<()> {
        renameat(&self.folder.handle, self.name.as_str(), &self.folder.handle, file)?;
        self.is_there = false;
        self.note(&DoneStep::Renamed(&self.name, file));
        Ok(())
    }

    /// Whether there is a temporary file, ours or the one swapped out.
    pub(super) fn is_there(&self) -> bool {
        self.is_there
    }

    /// Reads the temporary file.
    pub(super) fn read(&self) -> io::Result<ReadOutcome> {
        self.folder.read(&self.name)
    }

    /// Leaves the file where it is for good: it holds what exists nowhere else.
    pub(super) fn keep(mut self) {
        self.is_there = false;
    }

    fn note(&self, done: &DoneStep<'_>) {
        self.folder.hook.done(&self.folder.path, done);
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

/// A number that no other program or thread has, in 16 hexadecimal digits of which the first four are the host's. The
/// standard library's hash keys come from the kernel.
pub(super) fn own_number() -> String {
    format!("{:04x}{:012x}", host_number(), RandomState::new().hash_one(0) >> 16)
}

/// A number that tells this host from others that have the folder mounted.
fn host_number() -> u16 {
    // The same in every build of the program: DefaultHasher::new has fixed keys.
    let mut hasher = std::hash::DefaultHasher::new();
    rustix::system::uname().nodename().hash(&mut hasher);
    u16::try_from(hasher.finish() & 0xffff).expect("16 bits")
}

/// The program that a file is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileOwner {
    /// This one.
    Own,
    /// Another of this host, which runs.
    Living,
    /// One of this host that has ended.
    Dead,
    /// One of another host that has the folder mounted: nothing is known of it.
    Elsewhere,
}

impl FileOwner {
    /// The program of a name that ends in `PID.RANDOM`; none of another name.
    pub(super) fn of(name: &str) -> Option<Self> {
        let mut parts = name.rsplit('.');
        let number = parts.next()?;
        let pid = parts.next()?.parse().ok().and_then(Pid::from_raw)?;
        if number.len() != 16 || !number.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        Some(if !number.starts_with(&format!("{:04x}", host_number())) {
            FileOwner::Elsewhere
        } else if pid == getpid() {
            FileOwner::Own
        } else if test_kill_process(pid) == Err(Errno::SRCH) {
            FileOwner::Dead
        } else {
            FileOwner::Living
        })
    }
}

/// Whether a name is `.NAME.PID.RANDOM.tmp`, or ends in `PID.RANDOM`, of a program of this host that has ended.
pub(super) fn is_of_dead_program(name: &str) -> bool {
    FileOwner::of(name.trim_end_matches(".tmp")) == Some(FileOwner::Dead)
}
