//! The data folder: whose it is, what its file system can do, what stands in it.

use std::path::Path;

use super::{Finding, State};
use crate::cli::Desk;
use crate::say;
use crate::store::probe::{self, FileSystem, FolderAccess, Nature, ProbeError, ProbedFolder, Trial};
use crate::words::Words;

/// A save that takes longer is one that a person waits for.
const SLOW_MS: u128 = 1_000;

/// With less room than this, one had better tidy up: 100 MB, and as many files.
const LITTLE_MB: u64 = 100;
const FEW_FILES: u64 = 1_000;

/// Not even one draft of the largest size, with its temporary file, has room in this.
const NO_ROOM_MB: u64 = 8;
const NO_FILES: u64 = 4;

/// All there is to say about it.
pub(super) fn findings(desk: &Desk) -> Vec<Finding> {
    let words = &desk.words;
    let mut findings = vec![data(desk)];
    match desk.store.probed_folder() {
        Ok(ground) => findings.extend(on(&ground, desk)),
        Err(fault) => {
            let title = say!(words, "doctor-system-title");
            findings.push(Finding::new("filesystem", title, State::Fail, fault.cause(words)));
        }
    }
    findings.extend([drafts(desk), leftovers(desk), recovery(desk), trash(desk)]);
    findings
}

fn data(desk: &Desk) -> Finding {
    let words = &desk.words;
    let folder = desk.store.drafts_dir();
    let folder = std::path::absolute(&folder).unwrap_or(folder);
    let path = folder.display().to_string();
    let (state, text) = match probe::access_of(&folder) {
        Ok(Some(standing)) => stands(standing, &path, words),
        Ok(None) => (State::Ok, say!(words, "doctor-data-missing", path = path)),
        Err(fault) => {
            (State::Fail, say!(words, "doctor-data-fault", path = path, cause = fault.cause(words)))
        }
    };
    Finding::new("data", say!(words, "doctor-data-title"), state, text)
}

fn stands(standing: FolderAccess, path: &str, words: &Words) -> (State, String) {
    let FolderAccess { mode, owner, is_writable } = standing;
    let octal = format!("{mode:o}");
    let is_shared = mode & 0o2000 != 0;
    let is_own = owner == rustix::process::getuid().as_raw();
    let is_open = mode & if is_shared { 0o007 } else { 0o077 } != 0;
    match (is_writable, is_open, is_shared, is_own) {
        (false, ..) => (State::Warn, say!(words, "doctor-data-read-only", path = path, mode = octal)),
        (_, true, true, _) => {
            (State::Warn, say!(words, "doctor-data-open-shared", path = path, mode = octal))
        }
        (_, true, false, _) => (State::Warn, say!(words, "doctor-data-open", path = path, mode = octal)),
        (_, _, true, _) => (State::Ok, say!(words, "doctor-data-shared", path = path, mode = octal)),
        (_, _, _, false) => {
            (State::Warn, say!(words, "doctor-data-foreign", path = path, mode = octal, owner = owner))
        }
        _ => (State::Ok, say!(words, "doctor-data-own", path = path, mode = octal)),
    }
}

/// What the file system is and can do. Trials need a folder that files can be made in; where that isn't the folder
/// of drafts itself, nothing is tried.
fn on(ground: &ProbedFolder, desk: &Desk) -> Vec<Finding> {
    let words = &desk.words;
    let mut findings = vec![system(ground, words), room(ground, words)];
    let standing = probe::access_of(&desk.store.drafts_dir()).ok().flatten();
    if standing.is_some_and(|standing| standing.is_writable) {
        findings.extend([
            locks(ground, words),
            swaps(ground, words),
            links(ground, words),
            syncs(ground, words),
        ]);
    } else {
        let text = say!(words, "doctor-untried");
        let state = State::ok_if(standing.is_none());
        findings.push(Finding::new("trials", say!(words, "doctor-trials-title"), state, text));
    }
    findings
}

fn system(ground: &ProbedFolder, words: &Words) -> Finding {
    let (state, text) = match ground.file_system() {
        Ok(found) => (State::ok_if(found.nature == Nature::Local), told(found, words)),
        Err(fault) => (State::Fail, fault.cause(words)),
    };
    Finding::new("filesystem", say!(words, "doctor-system-title"), state, text)
}

fn told(system: FileSystem, words: &Words) -> String {
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

fn room(ground: &ProbedFolder, words: &Words) -> Finding {
    let (state, text) = match ground.free_space() {
        Ok(room) => {
            let mb = room.bytes >> 20;
            let files = room.files.unwrap_or(u64::MAX);
            if mb < NO_ROOM_MB || files < NO_FILES {
                (State::Fail, say!(words, "doctor-room-none", mb = mb))
            } else if mb < LITTLE_MB || files < FEW_FILES {
                (State::Warn, say!(words, "doctor-room-little", mb = mb, files = files))
            } else {
                (State::Ok, say!(words, "doctor-room-enough", mb = mb))
            }
        }
        Err(fault) => (State::Fail, fault.cause(words)),
    };
    Finding::new("space", say!(words, "doctor-room-title"), state, text)
}

fn locks(ground: &ProbedFolder, words: &Words) -> Finding {
    let (yes, no) = (say!(words, "doctor-locks-yes"), say!(words, "doctor-locks-no"));
    tried("locks", say!(words, "doctor-locks-title"), ground.locks(), yes, no, words)
}

fn swaps(ground: &ProbedFolder, words: &Words) -> Finding {
    let (yes, no) = (say!(words, "doctor-exchange-yes"), say!(words, "doctor-exchange-no"));
    tried("exchange", say!(words, "doctor-exchange-title"), ground.swaps(), yes, no, words)
}

fn links(ground: &ProbedFolder, words: &Words) -> Finding {
    let (yes, no) = (say!(words, "doctor-links-yes"), say!(words, "doctor-links-no"));
    tried("links", say!(words, "doctor-links-title"), ground.links(), yes, no, words)
}

fn tried(id: &'static str, title: String, trial: Trial, yes: String, no: String, words: &Words) -> Finding {
    match trial {
        Ok(true) => Finding::new(id, title, State::Ok, yes),
        Ok(false) => Finding::new(id, title, State::Warn, no),
        Err(fault) => Finding::new(id, title, State::Fail, failed(fault, words)),
    }
}

fn syncs(ground: &ProbedFolder, words: &Words) -> Finding {
    let (state, text) = match ground.syncs().map(|time| time.as_millis()) {
        Ok(ms) if ms > SLOW_MS => (State::Warn, say!(words, "doctor-sync-slow", seconds = seconds(ms))),
        Ok(_) => (State::Ok, say!(words, "doctor-sync-yes")),
        Err(fault) => (State::Fail, failed(fault, words)),
    };
    Finding::new("fsync", say!(words, "doctor-sync-title"), state, text)
}

fn seconds(ms: u128) -> u64 {
    u64::try_from(ms.div_ceil(1_000)).unwrap_or(u64::MAX)
}

fn failed(fault: ProbeError, words: &Words) -> String {
    say!(words, "doctor-trial-failed", cause = fault.cause(words))
}

fn drafts(desk: &Desk) -> Finding {
    let words = &desk.words;
    let (state, text) = match desk.store.list() {
        Ok(entries) => {
            let unreadable = entries.iter().filter(|entry| entry.state.is_err()).count();
            let all = entries.len();
            if unreadable == 0 {
                (State::Ok, say!(words, "doctor-drafts-readable", n = all))
            } else {
                (State::Warn, say!(words, "doctor-drafts-unreadable", n = unreadable, all = all))
            }
        }
        Err(error) => (State::Fail, error.cause(words)),
    };
    Finding::new("drafts", say!(words, "doctor-drafts-title"), state, text)
}

fn leftovers(desk: &Desk) -> Finding {
    let words = &desk.words;
    let n = desk.store.temporary_files();
    let text = if n == 0 { say!(words, "doctor-none") } else { say!(words, "doctor-leftovers-some", n = n) };
    Finding::new("leftovers", say!(words, "doctor-leftovers-title"), State::ok_if(n == 0), text)
}

fn recovery(desk: &Desk) -> Finding {
    let words = &desk.words;
    let title = say!(words, "doctor-recovery-title");
    let Some(state_folder) = &desk.place.state else {
        return Finding::new("recovery", title, State::Warn, say!(words, "doctor-recovery-nowhere"));
    };
    let folder = state_folder.join("recovery");
    let path = folder.display().to_string();
    let (state, text) = match probe::files_in(&folder) {
        Ok(None | Some(0)) if !can_be_made(&folder) => {
            (State::Warn, say!(words, "doctor-recovery-closed", path = path))
        }
        Ok(None | Some(0)) => (State::Ok, say!(words, "doctor-recovery-empty", path = path)),
        Ok(Some(n)) => (State::Warn, say!(words, "doctor-recovery-waiting", n = n, path = path)),
        Err(fault) => {
            (State::Fail, say!(words, "doctor-data-fault", path = path, cause = fault.cause(words)))
        }
    };
    Finding::new("recovery", title, state, text)
}

/// Whether files can be made in a folder, or, where it isn't there, the folder itself.
fn can_be_made(folder: &Path) -> bool {
    let standing = folder.ancestors().find_map(|folder| probe::access_of(folder).transpose());
    matches!(standing, Some(Ok(standing)) if standing.is_writable)
}

fn trash(desk: &Desk) -> Finding {
    let words = &desk.words;
    let kb = desk.store.trash_bytes().div_ceil(1_024);
    let (state, text) = match desk.store.trashed() {
        Ok(trashed) if trashed.is_empty() && kb == 0 => (State::Ok, say!(words, "doctor-trash-empty")),
        Ok(trashed) => (State::Ok, say!(words, "doctor-trash-some", n = trashed.len(), kb = kb)),
        Err(error) => (State::Fail, error.cause(words)),
    };
    Finding::new("trash", say!(words, "doctor-trash-title"), state, text)
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
            |mode, owner, is_writable| stands(FolderAccess { mode, owner, is_writable }, "/d", &words).0;
        assert_eq!(state(0o700, own, true), State::Ok);
        assert_eq!(state(0o755, own, true), State::Warn);
        assert_eq!(state(0o2770, own + 1, true), State::Ok);
        assert_eq!(state(0o2775, own, true), State::Warn);
        assert_eq!(state(0o700, own + 1, true), State::Warn);
        assert_eq!(state(0o700, own, false), State::Warn);
    }
}
