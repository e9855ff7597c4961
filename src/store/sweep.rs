//! Temporary files of programs that died while writing. A draft's text may exist nowhere else, so it becomes a version
//! first; a document is made anew from its draft.

use std::io;

use super::folder::{Folder, is_temporary_of};
use super::owner::is_of_dead_program;
use super::scratch::sweep_scratches;
use super::versions::Keep;
use super::{HIDDEN, Store, file_of};

/// Stands for the file's name in the temporary files of documents, which may be in any folder.
pub(super) const DOCUMENT: &str = "som-export";

/// The temporary files of documents that dead programs left in a folder.
pub(super) fn left_documents(folder: &Folder) -> io::Result<Vec<String>> {
    let mut names = folder.utf8_names()?;
    names.retain(|name| is_temporary_of(DOCUMENT, name) && is_of_dead_program(name));
    Ok(names)
}

/// Removes them; what can't be removed prevents nothing.
pub(super) fn sweep_documents(folder: &Folder) {
    for name in left_documents(folder).unwrap_or_default() {
        let _ = folder.remove(&name);
    }
}

impl Store {
    /// Removes dead programs' leftovers once their text is safe. Folders and links by such names are left alone.
    pub(super) fn sweep(&self, folder: &Folder) -> io::Result<()> {
        for file in folder.utf8_names()? {
            if let Some(name) = draft_of(&file) {
                self.sweep_file(folder, &file, name)?;
            }
        }
        if let Some(hidden) = folder.inside_if_there(HIDDEN)? {
            sweep_scratches(&hidden);
        }
        Ok(())
    }

    fn sweep_file(&self, folder: &Folder, file: &str, name: &str) -> io::Result<()> {
        let Some(left) = folder.bytes(file) else { return Ok(()) };
        if !left.is_empty() && !folder.holds(file_of(name), &left) {
            self.keep(folder, name, &left, Keep::Always)?;
        }
        folder.remove(file)
    }
}

/// The draft's name in a dead program's `.NAME.ron.PID.RANDOM.tmp`.
fn draft_of(file: &str) -> Option<&str> {
    let name = file.strip_prefix('.')?.strip_suffix(".tmp")?.rsplitn(3, '.').nth(2)?;
    is_of_dead_program(file).then(|| name.strip_suffix(".ron")).flatten()
}
