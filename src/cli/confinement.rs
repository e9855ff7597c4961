//! Restricted mode: the sandbox that is closed before a command runs.

use std::path::PathBuf;

use super::dictionary::Dictionary;
use super::{CliSession, Failure, Needs, failure};
use crate::mail::{NEEDED_FILES, Settings, Way};
use crate::sandbox::{self, Allowed, Enforcement};
use crate::store::make_private_folder;

/// Confines the program to its folders. Those that the command may need are made first, since a folder made later
/// would be outside. If the command may send mail, the server's port stays open, and the files needed to look up the
/// server and check its certificate stay readable. So does the dictionary.
pub(super) fn confine(session: &CliSession, needs: Needs) -> Result<Enforcement, Failure> {
    let data = session.store().data_dir().to_owned();
    let folders: Vec<_> = std::iter::once(data).chain(session.data_folder().state.clone()).collect();
    if needs.folders {
        for folder in &folders {
            // If it can't be made, the first save says why.
            let _ = make_private_folder(folder);
        }
    }
    if let Some(link) = session.store().linked_folder() {
        return Err(failure!(session.words, "cli-fence-link", path = link.display().to_string()));
    }
    // Read now, even if used only later: the settings may name a file outside.
    let server = session.mail().ok().flatten().filter(|_| needs.mail).and_then(port);
    let for_mail = server.iter().flat_map(|_| NEEDED_FILES.iter().map(PathBuf::from));
    let dictionary = Dictionary::of(session).files().map(|files| [files.affixes, files.stems]);
    let reads = for_mail.chain(dictionary.into_iter().flatten()).collect();
    Ok(sandbox::enter(&Allowed { folders, reads, port: server }))
}

fn port(settings: &Settings) -> Option<u16> {
    match &settings.way {
        Way::Smtp(smtp) => Some(smtp.port),
        Way::Sendmail(_) => None,
    }
}
