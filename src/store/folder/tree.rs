//! Moving and removing files, links and whole folders by name. Nothing is replaced and no link is followed.

use std::ffi::OsStr;
use std::io;

use chrono::{DateTime, Utc};
use rustix::fs::{
    AtFlags, FileType, Mode, OFlags, RenameFlags, fchmod, linkat, mkdirat, openat, renameat, renameat_with,
    unlinkat,
};
use rustix::io::Errno;

use super::super::hook::WriteStep;
use super::super::name::cut;
use super::super::owner::{FileOwner, is_of_dead_program};
use super::{Folder, NEW, if_there, modified};

/// som nests no deeper than this; anything deeper isn't som's.
const DEEPEST: usize = 8;

/// At most this many bytes of a file's name go into its temporary name.
pub(in crate::store) const LONGEST_IN_TEMPORARY: usize = 100;

/// What `lstat` says of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct FileInfo {
    pub(in crate::store) kind: FileType,
    /// In bytes.
    pub(in crate::store) size: u64,
    pub(in crate::store) modified: DateTime<Utc>,
    /// The number of the account that it belongs to.
    pub(in crate::store) owner: u32,
}

impl Folder {
    /// Looks up a name; a link is not followed.
    pub(in crate::store) fn look(&self, name: impl AsRef<OsStr>) -> io::Result<Option<FileInfo>> {
        let Some(stat) = self.stat(name.as_ref())? else { return Ok(None) };
        let kind = FileType::from_raw_mode(stat.st_mode);
        let size = u64::try_from(stat.st_size).unwrap_or(0);
        Ok(Some(FileInfo { kind, size, modified: modified(&stat), owner: stat.st_uid }))
    }

    /// Opens a subfolder; `None` if missing.
    pub(in crate::store) fn inside_if_there(&self, name: &str) -> io::Result<Option<Self>> {
        if_there(self.inside(name))
    }

    /// Makes a subfolder; fails if the name is taken.
    pub(in crate::store) fn make_inside(&self, name: impl AsRef<OsStr>) -> io::Result<Self> {
        let name = name.as_ref();
        self.hook.at(&self.path, WriteStep::MakeFolder)?;
        mkdirat(&self.handle, name, Mode::RWXU)?;
        let folder = self.inside(name)?;
        if folder.is_shared {
            fchmod(&folder.handle, Mode::from_raw_mode(0o2770))?;
        }
        Ok(folder)
    }

    /// Renames in a way that not every file system knows; `false` if this one doesn't, so that another way is tried.
    pub(in crate::store) fn rename_with(
        &self,
        name: &str,
        to: &Folder,
        new_name: &str,
        flags: RenameFlags,
    ) -> io::Result<bool> {
        self.hook.at(&self.path, WriteStep::Rename)?;
        #[cfg(test)]
        if self.hook.has_no_exchange && flags == RenameFlags::EXCHANGE {
            return Ok(false);
        }
        match renameat_with(&self.handle, name, &to.handle, new_name, flags) {
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => Ok(false),
            answer => Ok(answer.map(|()| true)?),
        }
    }

    /// Moves or renames something; fails if the new name is taken.
    pub(in crate::store) fn move_to(&self, name: &str, to: &Folder, new_name: &str) -> io::Result<()> {
        if self.rename_with(name, to, new_name, RenameFlags::NOREPLACE)? {
            return Ok(());
        }
        if self.look(name)?.is_some_and(|thing| thing.kind.is_dir()) {
            // A rename only ever replaces an empty folder.
            return Ok(renameat(&self.handle, name, &to.handle, new_name)?);
        }
        // An empty file of ours reserves the name for the rename.
        drop(openat(&to.handle, new_name, NEW | OFlags::WRONLY, Mode::RUSR | Mode::WUSR)?);
        renameat(&self.handle, name, &to.handle, new_name).inspect_err(|_| drop(to.remove(new_name)))?;
        Ok(())
    }

    /// Adds a hard link; fails if the name is taken.
    pub(in crate::store) fn link(&self, name: &str, second: &str) -> io::Result<()> {
        self.hook.at(&self.path, WriteStep::Rename)?;
        Ok(linkat(&self.handle, name, &self.handle, second, AtFlags::empty())?)
    }

    /// Removes temporary files of dead programs, from a folder that holds copies only.
    pub(in crate::store) fn remove_leftovers(&self) -> io::Result<()> {
        for name in self.utf8_names()? {
            if name.strip_suffix(".tmp").is_some_and(is_of_dead_program) {
                self.remove(&name)?;
            }
        }
        Ok(())
    }

    /// Removes a file, a link (not its target) or a whole folder.
    pub(in crate::store) fn remove_all(&self, name: impl AsRef<OsStr>) -> io::Result<()> {
        self.remove_below(name.as_ref(), DEEPEST)
    }

    fn remove_below(&self, name: &OsStr, depth: usize) -> io::Result<()> {
        let Some(thing) = self.look(name)? else { return Ok(()) };
        if !thing.kind.is_dir() {
            return Ok(unlinkat(&self.handle, name, AtFlags::empty())?);
        }
        if depth == 0 {
            return Err(Errno::NAMETOOLONG.into());
        }
        let inside = self.inside(name)?;
        for entry in inside.names()? {
            inside.remove_below(&entry, depth - 1)?;
        }
        Ok(unlinkat(&self.handle, name, AtFlags::REMOVEDIR)?)
    }
}

/// Whether a name is `.FILE.PID.RANDOM.tmp`, a half-written `file`. A name that was cut may belong to another file,
/// and counts only once its program is dead.
pub(in crate::store) fn is_temporary_of(file: &str, name: &str) -> bool {
    let whole = cut(file, LONGEST_IN_TEMPORARY);
    let owner = name
        .strip_prefix('.')
        .and_then(|name| name.strip_prefix(whole)?.strip_prefix('.')?.strip_suffix(".tmp"));
    let is_one = owner.is_some_and(|owner| owner.matches('.').count() == 1 && FileOwner::of(owner).is_some());
    is_one && (whole == file || is_of_dead_program(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_written_file_is_known_by_its_whole_name() {
        let of_ribe = |name: &str| is_temporary_of("ribe.ron", name);
        assert!(of_ribe(".ribe.ron.17.0123456789abcdef.tmp"));
        for name in [
            ".ribe-2.ron.17.0123456789abcdef.tmp",
            ".xribe.ron.17.0123456789abcdef.tmp",
            ".ribe.ron.x.17.0123456789abcdef.tmp",
            ".ribe.ron.17.0123456789abcde.tmp",
            ".ribe.ron..0123456789abcdef.tmp",
            "ribe.ron.17.0123456789abcdef.tmp",
            ".ribe.ron",
        ] {
            assert!(!of_ribe(name), "{name}");
        }
    }

    #[test]
    fn where_the_name_was_cut_only_a_dead_programs_file_counts() {
        let long = format!("{}.ron", "a".repeat(120));
        let number = super::super::super::owner::own_number();
        let name = |pid: u32| format!(".{}.{pid}.{number}.tmp", "a".repeat(100));
        assert!(is_temporary_of(&long, &name(2_147_483_647)));
        assert!(!is_temporary_of(&long, &name(std::process::id())));
    }
}
