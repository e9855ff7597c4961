//! Temporary files of programs that died while saving. Their text may exist nowhere else, so it becomes a version
//! first.

use std::io;

use super::folder::Folder;
use super::owner::is_of_dead_program;
use super::scratch::sweep_scratches;
use super::versions::Keep;
use super::{HIDDEN, Store, file_of};

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
