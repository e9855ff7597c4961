//! Restricted mode: what is put up around the program before a command runs.

use super::{Desk, Failure};
use crate::sandbox::{self, Hold, Leave};
use crate::say;
use crate::store::make_private_folder;

/// Shuts the program in with its folders. Those that the command may need are made first: a folder that is made
/// later is outside.
pub(super) fn put_up(desk: &Desk, makes_folders: bool) -> Result<Hold, Failure> {
    let data = desk.store.data_dir().to_owned();
    let folders: Vec<_> = std::iter::once(data).chain(desk.place.state.clone()).collect();
    if makes_folders {
        for folder in &folders {
            // Where it can't be made, the first save says why.
            let _ = make_private_folder(folder);
        }
    }
    if let Some(link) = desk.store.linked_folder() {
        let words = &desk.words;
        return Err(Failure::new(say!(words, "cli-fence-link", path = link.display().to_string()))
            .because(say!(words, "cli-fence-link-cause"))
            .hint(say!(words, "cli-fence-link-hint")));
    }
    Ok(sandbox::enter(&Leave { folders, port: None }))
}
