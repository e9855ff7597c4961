//! The data folder: its permissions, what its file system can do, what it holds.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use super::{Finding, Health};
use crate::cli::CliSession;
use crate::say;
use crate::store::io_cause;
use crate::store::probe::{self, FileSystem, FolderAccess, Nature, ProbedFolder};
use crate::words::Words;

/// A sync that takes longer is noticed by the writer.
const SLOW_MS: u128 = 1_000;

/// With less free space or fewer free inodes than this, a warning is due.
const LITTLE_MB: u64 = 100;
const FEW_FILES: u64 = 1_000;

/// Too little for one draft of the largest size and its temporary file.
const NO_ROOM_MB: u64 = 8;
const NO_FILES: u64 = 4;

pub(super) fn findings(session: &CliSession) -> Vec<Finding> {
    let words = &session.words;
    let mut findings = vec![Finding::new("data", data(session))];
    match session.store().probed_folder() {
        Ok(folder) => findings.extend(file_system(&folder, session)),
        Err(fault) => findings.push(Finding::new("filesystem", (Health::Fail, io_cause(&fault, words)))),
    }
    findings.extend([
        Finding::new("drafts", drafts(session)),
        Finding::new("leftovers", leftovers(session)),
        Finding::new("recovery", recovery(session)),
        Finding::new("trash", trash(session)),
    ]);
    findings
}

fn data(session: &CliSession) -> (Health, String) {
    let words = &session.words;
    let folder = session.store().drafts_dir();
    let folder = std::path::absolute(&folder).unwrap_or(folder);
    let path = folder.display().to_string();
    match probe::access_of(&folder) {
        Ok(Some(access)) => permissions(access, &path, words),
        Ok(None) => (Health::Ok, say!(words, "doctor-data-missing", path = path)),
        Err(fault) => {
            (Health::Fail, say!(words, "doctor-data-fault", path = path, cause = io_cause(&fault, words)))
        }
    }
}

fn permissions(access: FolderAccess, path: &str, words: &Words) -> (Health, String) {
    let (is_shared, is_own) = (access.is_shared(), access.is_own());
    let FolderAccess { mode, owner, is_writable } = access;
    let octal = format!("{mode:o}");
    let is_open = mode & if is_shared { 0o007 } else { 0o077 } != 0;
    match (is_writable, is_open, is_shared, is_own) {
        (false, ..) => (Health::Warn, say!(words, "doctor-data-read-only", path = path, mode = octal)),
        (_, true, true, _) => {
            (Health::Warn, say!(words, "doctor-data-open-shared", path = path, mode = octal))
        }
        (_, true, false, _) => (Health::Warn, say!(words, "doctor-data-open", path = path, mode = octal)),
        (_, _, true, _) => (Health::Ok, say!(words, "doctor-data-shared", path = path, mode = octal)),
        (_, _, _, false) => {
            (Health::Warn, say!(words, "doctor-data-foreign", path = path, mode = octal, owner = owner))
        }
        _ => (Health::Ok, say!(words, "doctor-data-own", path = path, mode = octal)),
    }
}

/// What the file system is and can do. That is tried only if the folder of drafts itself is writable.
fn file_system(folder: &ProbedFolder, session: &CliSession) -> Vec<Finding> {
    let words = &session.words;
    let mut findings =
        vec![Finding::new("filesystem", system(folder, words)), Finding::new("space", room(folder, words))];
    let access = probe::access_of(&session.store().drafts_dir()).ok().flatten();
    if access.is_some_and(|access| access.is_writable) {
        findings.extend(trials(folder, words));
        findings.push(Finding::new("fsync", syncs(folder, words)));
    } else {
        let assessed = (Health::ok_if(access.is_none()), say!(words, "doctor-untried"));
        findings.push(Finding::new("trials", assessed));
    }
    findings
}

fn system(folder: &ProbedFolder, words: &Words) -> (Health, String) {
    match folder.file_system() {
        Ok(found) => (Health::ok_if(found.nature == Nature::Local), describe(found, words)),
        Err(fault) => (Health::Fail, io_cause(&fault, words)),
    }
}

fn describe(system: FileSystem, words: &Words) -> String {
    let FileSystem { name, nature, number } = system;
    match nature {
        Nature::Local => say!(words, "doctor-system-local", name = name),
        Nature::Network => say!(words, "doctor-system-network", name = name),
        Nature::Memory => say!(words, "doctor-system-memory", name = name),
        Nature::Layered => say!(words, "doctor-system-layered", name = name),
        Nature::Plain => say!(words, "doctor-system-plain", name = name),
        Nature::Program => say!(words, "doctor-system-program", name = name),
        Nature::ReadOnly => say!(words, "doctor-system-read-only", name = name),
        Nature::Unknown => say!(words, "doctor-system-unknown", number = format!("0x{number:x}")),
    }
}

fn room(folder: &ProbedFolder, words: &Words) -> (Health, String) {
    match folder.free_space() {
        Ok(room) => {
            let mb = room.bytes >> 20;
            let files = room.files.unwrap_or(u64::MAX);
            if mb < NO_ROOM_MB || files < NO_FILES {
                (Health::Fail, say!(words, "doctor-room-none", mb = mb))
            } else if mb < LITTLE_MB || files < FEW_FILES {
                (Health::Warn, say!(words, "doctor-room-little", mb = mb, files = files))
            } else {
                (Health::Ok, say!(words, "doctor-room-enough", mb = mb))
            }
        }
        Err(fault) => (Health::Fail, io_cause(&fault, words)),
    }
}

fn trials(folder: &ProbedFolder, words: &Words) -> [Finding; 3] {
    let tried = |trial: io::Result<bool>, yes, no| match trial {
        Ok(true) => (Health::Ok, yes),
        Ok(false) => (Health::Warn, no),
        Err(fault) => (Health::Fail, failed(&fault, words)),
    };
    let locks = tried(folder.locks(), say!(words, "doctor-locks-yes"), say!(words, "doctor-locks-no"));
    let swaps = tried(folder.swaps(), say!(words, "doctor-exchange-yes"), say!(words, "doctor-exchange-no"));
    let links = tried(folder.links(), say!(words, "doctor-links-yes"), say!(words, "doctor-links-no"));
    [Finding::new("locks", locks), Finding::new("exchange", swaps), Finding::new("links", links)]
}

fn syncs(folder: &ProbedFolder, words: &Words) -> (Health, String) {
    match folder.syncs().map(|time| time.as_millis()) {
        Ok(ms) if ms > SLOW_MS => {
            (Health::Warn, say!(words, "doctor-sync-slow", seconds = ms.div_ceil(1_000)))
        }
        Ok(_) => (Health::Ok, say!(words, "doctor-sync-yes")),
        Err(fault) => (Health::Fail, failed(&fault, words)),
    }
}

fn failed(fault: &io::Error, words: &Words) -> String {
    say!(words, "doctor-trial-failed", cause = io_cause(fault, words))
}

fn drafts(session: &CliSession) -> (Health, String) {
    let words = &session.words;
    match session.store().list() {
        Ok(entries) => {
            let unreadable = entries.iter().filter(|entry| entry.state.is_err()).count();
            let all = entries.len();
            if unreadable == 0 {
                (Health::Ok, say!(words, "doctor-drafts-readable", n = all))
            } else {
                (Health::Warn, say!(words, "doctor-drafts-unreadable", n = unreadable, all = all))
            }
        }
        Err(error) => (Health::Fail, error.cause(words)),
    }
}

/// What killed programs left of drafts, and of documents in the exports folder and the current one.
fn leftovers(session: &CliSession) -> (Health, String) {
    let (words, store) = (&session.words, session.store());
    let n = store.temporary_files();
    let mut told: Vec<String> =
        (n > 0).then(|| say!(words, "doctor-leftovers-some", n = n)).into_iter().collect();
    let folders = [store.exports_dir(), ".".into()].map(|folder| folder.canonicalize().ok());
    for folder in BTreeSet::from(folders).into_iter().flatten() {
        let (n, path) = (store.left_documents(&folder), folder.display().to_string());
        told.extend((n > 0).then(|| say!(words, "doctor-leftovers-exports", n = n, path = path)));
    }
    if told.is_empty() { (Health::Ok, say!(words, "doctor-none")) } else { (Health::Warn, told.join(". ")) }
}

fn recovery(session: &CliSession) -> (Health, String) {
    let words = &session.words;
    let Some(state_folder) = &session.data_folder().state else {
        return (Health::Warn, say!(words, "doctor-recovery-nowhere"));
    };
    let folder = state_folder.join("recovery");
    let path = folder.display().to_string();
    match probe::files_in(&folder) {
        Ok(None | Some(0)) if !can_be_made(&folder) => {
            (Health::Warn, say!(words, "doctor-recovery-closed", path = path))
        }
        // Of those in the folder, the ones that will be offered.
        Ok(_) => match session.store().waiting_copies() {
            0 => (Health::Ok, say!(words, "doctor-recovery-empty", path = path)),
            n => (Health::Warn, say!(words, "doctor-recovery-waiting", n = n, path = path)),
        },
        Err(fault) => {
            (Health::Fail, say!(words, "doctor-data-fault", path = path, cause = io_cause(&fault, words)))
        }
    }
}

/// Whether files can be made in a folder, or the folder itself if it is missing.
fn can_be_made(folder: &Path) -> bool {
    let access = folder.ancestors().find_map(|folder| probe::access_of(folder).transpose());
    matches!(access, Some(Ok(access)) if access.is_writable)
}

fn trash(session: &CliSession) -> (Health, String) {
    let words = &session.words;
    let kb = session.store().trash_bytes().div_ceil(1_024);
    match session.store().trashed() {
        Ok(trashed) if trashed.is_empty() && kb == 0 => (Health::Ok, say!(words, "doctor-trash-empty")),
        Ok(trashed) => (Health::Ok, say!(words, "doctor-trash-some", n = trashed.len(), kb = kb)),
        Err(error) => (Health::Fail, error.cause(words)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn a_folder_that_others_can_look_into_is_told() {
        let words = Words::new(Lang::Da);
        let own = rustix::process::getuid().as_raw();
        let state =
            |mode, owner, is_writable| permissions(FolderAccess { mode, owner, is_writable }, "/d", &words).0;
        assert_eq!(state(0o700, own, true), Health::Ok);
        assert_eq!(state(0o755, own, true), Health::Warn);
        assert_eq!(state(0o2770, own + 1, true), Health::Ok);
        assert_eq!(state(0o2775, own, true), Health::Warn);
        assert_eq!(state(0o700, own + 1, true), Health::Warn);
        assert_eq!(state(0o700, own, false), Health::Warn);
    }
}
