//! som's own folders: opened where they are there, made before the sandbox closes, and no links that would lead out of
//! the data folder.

use std::io;
use std::path::{Path, PathBuf};

use rustix::io::Errno;

use super::folder::{Folder, if_there};
use super::hook::WriteHook;
use super::presence::HERE;
use super::trash::TRASH;
use super::versions::VERSIONS;
use super::{HIDDEN, Store};
use crate::take_out::{Safeguard, is_disabled};

impl Store {
    /// The drafts folder.
    ///
    /// # Errors
    /// `ESTALE` where it was there and its path leads nowhere, or elsewhere, now: a disk was taken away under it. Then
    /// nothing may be made there, or what is saved would be out of sight once the disk is back.
    pub(super) fn drafts(&self) -> io::Result<Folder> {
        self.same(Folder::open(&self.drafts_dir(), &self.hook))
    }

    /// The drafts folder, made where it never was.
    ///
    /// # Errors
    /// As for [`Store::drafts`], and where it can't be made.
    pub(super) fn drafts_or_make(&self) -> io::Result<Folder> {
        if self.place.get().is_some() {
            return self.drafts();
        }
        self.same(Folder::open_or_make(&self.drafts_dir(), &self.hook))
    }

    /// The drafts folder; `None` if nothing was ever written.
    pub(super) fn drafts_if_there(&self) -> io::Result<Option<Folder>> {
        if_there(self.drafts())
    }

    /// The folder that was opened, if it is the one that was there before.
    fn same(&self, opened: io::Result<Folder>) -> io::Result<Folder> {
        if is_disabled(Safeguard::FolderPlace) {
            return opened;
        }
        let is_known = self.place.get().is_some();
        let folder = opened.map_err(|error| match error.kind() {
            io::ErrorKind::NotFound if is_known => Errno::STALE.into(),
            _ => error,
        })?;
        let place = folder.place()?;
        if *self.place.get_or_init(|| place) == place { Ok(folder) } else { Err(Errno::STALE.into()) }
    }

    /// A folder somewhere inside the hidden one, if it is there.
    pub(super) fn hidden_if_there(&self, inside: &[&str]) -> io::Result<Option<Folder>> {
        let open = || {
            let hidden = self.drafts()?.inside(HIDDEN)?;
            inside.iter().try_fold(hidden, |folder, name| folder.inside(name))
        };
        if_there(open())
    }

    /// The first of som's own folders that is a symbolic link. som makes none; followed, it would lead elsewhere.
    pub(crate) fn linked_folder(&self) -> Option<PathBuf> {
        let hidden = self.drafts_dir().join(HIDDEN);
        let inside = [VERSIONS, TRASH, HERE].map(|folder| hidden.join(folder));
        let folders = [self.drafts_dir(), self.exports_dir(), hidden];
        folders.into_iter().chain(inside).find(|path| path.is_symlink())
    }
}

/// Makes a folder and its missing parents, private to the user.
///
/// # Errors
/// Where it can't be made.
pub(crate) fn make_private_folder(path: &Path) -> io::Result<()> {
    Folder::open_or_make(path, &WriteHook::default()).map(drop)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;
    use crate::form::Forms;

    #[test]
    fn a_link_among_the_folders_is_found() {
        let data = tempfile::tempdir().expect("a folder");
        let store = Store::new(data.path().to_owned(), Forms::built_in());
        assert_eq!(store.linked_folder(), None);
        make_private_folder(&store.drafts_dir()).expect("a folder");
        assert_eq!(store.linked_folder(), None);
        symlink("/etc", store.drafts_dir().join(".som")).expect("a link");
        assert_eq!(store.linked_folder(), Some(store.drafts_dir().join(".som")));
        symlink("/etc", store.exports_dir()).expect("a link");
        assert_eq!(store.linked_folder(), Some(store.exports_dir()));
    }

    #[test]
    fn a_made_folder_is_the_users_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a/b");
        make_private_folder(&path).expect("a folder");
        make_private_folder(&path).expect("it is there");
        for made in [&path, &folder.path().join("a")] {
            assert_eq!(made.metadata().expect("a folder").permissions().mode() & 0o7777, 0o700);
        }
    }
}
