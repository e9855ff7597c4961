//! Restricted mode: what is put up around the program before a command runs.

use std::path::PathBuf;

use super::{Desk, Failure, Needs};
use crate::mail::{NEEDED_FILES, Settings, Way};
use crate::sandbox::{self, Allowed, Enforcement};
use crate::say;
use crate::store::make_private_folder;

/// Shuts the program in with its folders. Those that the command may need are made first: a folder that is made
/// later is outside. Where the command may send a letter to a mail server, the server's port and what it takes to find
/// and to trust it stay within reach.
pub(super) fn put_up(desk: &Desk, needs: Needs) -> Result<Enforcement, Failure> {
    let data = desk.store.data_dir().to_owned();
    let folders: Vec<_> = std::iter::once(data).chain(desk.place.state.clone()).collect();
    if needs.folders {
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
    // The settings are read now, also where they are only looked at later: they may name a file elsewhere.
    let server = desk.mail().ok().flatten().filter(|_| needs.mail).and_then(port);
    let reads = server.map(|_| NEEDED_FILES.iter().map(PathBuf::from).collect());
    Ok(sandbox::enter(&Allowed { folders, reads: reads.unwrap_or_default(), port: server }))
}

fn port(settings: &Settings) -> Option<u16> {
    match &settings.way {
        Way::Smtp(smtp) => Some(smtp.port),
        Way::Sendmail(_) => None,
    }
}
