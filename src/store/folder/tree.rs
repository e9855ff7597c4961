//! Moving and removing what stands in a folder: files, links and whole folders, by plain names and handles. Nothing is
//! replaced, and no link is followed.

use std::ffi::{OsStr, OsString};
use std::io;

use chrono::{DateTime, Utc};
use rustix::fs::{
    AtFlags, FileType, Mode, OFlags, RenameFlags, fchmod, linkat, mkdirat, openat, renameat, renameat_with,
    unlinkat,
};
use rustix::io::Errno;

use super::super::hook::{DoneStep, WriteStep};
use super::super::name::cut;
use super::super::owner::{FileOwner, is_of_dead_program};
use super::{Folder, NEW, if_there, is_unsupported, modified};

/// No folder of som's is deeper; what is was not made by som.
const DEEPEST: usize = 8;

/// A temporary name holds so many bytes of the file's at most.
pub(in crate::store) const LONGEST_IN_TEMPORARY: usize = 100;

/// What kind of thing has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum FileKind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A link, a pipe, a device.
    Other,
}

/// A thing in a folder, seen from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct FileInfo {
    pub(in crate::store) kind: FileKind,
    /// In bytes.
    pub(in crate::store) size: u64,
    pub(in crate::store) modified: DateTime<Utc>,
}

impl Folder {
    /// What has this name, if anything does.
    pub(in crate::store) fn look(&self, name: impl AsRef<OsStr>) -> io::Result<Option<FileInfo>> {
        let Some(stat) = self.stat(name.as_ref())? else { return Ok(None) };
        let kind = match FileType::from_raw_mode(stat.st_mode) {
            FileType::RegularFile => FileKind::File,
            FileType::Directory => FileKind::Folder,
            _ => FileKind::Other,
        };
        let size = u64::try_from(stat.st_size).unwrap_or(0);
        Ok(Some(FileInfo { kind, size, modified: modified(&stat) }))
    }

    /// The names in the folder, in order, without the two that every folder has.
    pub(in crate::store) fn entries(&self) -> io::Result<Vec<OsString>> {
        let mut names = self.names()?;
        names.retain(|name| name != "." && name != "..");
        names.sort();
        Ok(names)
    }

    /// Opens a folder in this one; `None` where it is missing.
    pub(in crate::store) fn inside_if_there(&self, name: &str) -> io::Result<Option<Self>> {
        if_there(self.inside(name))
    }

    /// Makes a folder where there is nothing.
    pub(in crate::store) fn make_inside(&self, name: impl AsRef<OsStr>) -> io::Result<Self> {
        let name = name.as_ref();
        self.hook.at(&self.path, WriteStep::MakeFolder)?;
        mkdirat(&self.handle, name, Mode::RWXU)?;
        self.hook.done(&self.path, || DoneStep::MadeFolder(name.to_string_lossy().into()));
        let folder = self.inside(name)?;
        if folder.is_shared {
            fchmod(&folder.handle, Mode::from_raw_mode(0o2770))?;
        }
        Ok(folder)
    }

    /// Moves a thing to another folder, or gives it another name in this one, if nothing has that name.
    pub(in crate::store) fn move_to(&self, name: &str, to: &Folder, new_name: &str) -> io::Result<()> {
        self.hook.at(&self.path, WriteStep::Rename)?;
        match renameat_with(&self.handle, name, &to.handle, new_name, RenameFlags::NOREPLACE) {
            Err(error) if is_unsupported(error) => {}
            answer => return Ok(answer?),
        }
        if self.look(name)?.is_some_and(|thing| thing.kind == FileKind::Folder) {
            // A folder is only ever renamed over an empty one.
            return Ok(renameat(&self.handle, name, &to.handle, new_name)?);
        }
        // An empty file of our own keeps the name until the thing takes its place.
        drop(openat(&to.handle, new_name, NEW | OFlags::WRONLY, Mode::RUSR | Mode::WUSR)?);
        renameat(&self.handle, name, &to.handle, new_name).inspect_err(|_| drop(to.remove(new_name)))?;
        Ok(())
    }

    /// Gives a file a second name, if nothing has that name.
    pub(in crate::store) fn link(&self, name: &str, second: &str) -> io::Result<()> {
        self.hook.at(&self.path, WriteStep::Rename)?;
        Ok(linkat(&self.handle, name, &self.handle, second, AtFlags::empty())?)
    }

    /// Removes the temporary files of programs that died, from a folder that holds copies only.
    pub(in crate::store) fn remove_leftovers(&self) -> io::Result<()> {
        for name in self.names()? {
            let left = name.to_str().filter(|name| name.strip_suffix(".tmp").is_some_and(is_of_dead_program));
            if let Some(name) = left {
                self.remove(name)?;
            }
        }
        Ok(())
    }

    /// Removes a thing; a folder with all that is in it. Links are removed, what they lead to is not.
    pub(in crate::store) fn remove_all(&self, name: impl AsRef<OsStr>) -> io::Result<()> {
        self.remove_below(name.as_ref(), DEEPEST)
    }

    fn remove_below(&self, name: &OsStr, depth: usize) -> io::Result<()> {
        let Some(thing) = self.look(name)? else { return Ok(()) };
        if thing.kind != FileKind::Folder {
            return Ok(unlinkat(&self.handle, name, AtFlags::empty())?);
        }
        if depth == 0 {
            return Err(Errno::NAMETOOLONG.into());
        }
        let inside = self.inside(name)?;
        for entry in inside.entries()? {
            inside.remove_below(&entry, depth - 1)?;
        }
        Ok(unlinkat(&self.handle, name, AtFlags::REMOVEDIR)?)
    }
}

/// Whether a name is `.FILE.PID.RANDOM.tmp`: a half-written `file`. Where the name was cut, it may be that of another
/// file, and counts only once its program has ended.
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
