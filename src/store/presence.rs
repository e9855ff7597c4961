//! Who else has a draft open, and in which step: one small file per session in a folder beside the drafts. Its
//! program holds a kernel lock on it, so that a dead program's file is recognised. On a network folder, where locks
//! may not reach everyone, a number in the file counts up every ten seconds.

use std::cmp::Ordering;
use std::fs::File;
use std::io::{self, Seek, Write};
use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, SecondsFormat, Utc};
use rustix::fs::{FlockOperation, flock, ftruncate};
use rustix::io::Errno;

use super::folder::Folder;
use super::lock::pause;
use super::owner::{FileOwner, own_ending};
use super::sightings::Sightings;
use super::{HIDDEN, Store};
use crate::clock::Stopwatch;

/// The folder of session files within the hidden one.
pub(super) const HERE: &str = "here";

/// Heartbeat interval on a network folder.
const BEAT: Duration = Duration::from_secs(10);

/// Someone who has a draft open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presence {
    /// Their account name.
    pub who: String,
    /// The host they are on.
    pub host: String,
    /// Their step, from 1; `None` if unknown.
    pub step: Option<usize>,
    /// When they opened it.
    pub since: DateTime<Utc>,
}

impl Presence {
    fn text(&self, beat: u64) -> String {
        let line = |text: &str| text.replace(char::is_control, " ");
        let since = self.since.to_rfc3339_opts(SecondsFormat::Secs, true);
        let step = self.step.map_or(String::new(), |step| step.to_string());
        format!("{}\n{}\n{step}\n{since}\n{beat}\n", line(&self.who), line(&self.host))
    }

    fn earliest_first(&self, other: &Self) -> Ordering {
        (self.since, &self.who).cmp(&(other.since, &other.who))
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let text = str::from_utf8(bytes).ok().filter(|text| text.len() < 1024)?;
        let mut lines = text.lines();
        let (who, host) = (lines.next()?.to_owned(), lines.next()?.to_owned());
        let step = lines.next()?.parse().ok().filter(|step| (1..100).contains(step));
        let since = DateTime::parse_from_rfc3339(lines.next()?).ok()?.to_utc();
        Some(Presence { who, host, step, since })
    }
}

/// This session's file, removed when dropped.
pub(super) struct OwnPresence {
    folder: Folder,
    file: String,
    held: File,
    presence: Presence,
    beat: u64,
    beaten: Stopwatch,
}

impl OwnPresence {
    /// Announces that `who` has the draft open.
    pub(super) fn enter(store: &Store, name: &str, who: &str, since: DateTime<Utc>) -> io::Result<Self> {
        let drafts = store.drafts()?;
        let folder = drafts.inside_or_make(HIDDEN)?.inside_or_make(HERE)?;
        let host = rustix::system::uname().nodename().to_string_lossy().into_owned();
        let presence = Presence { who: who.to_owned(), host, step: None, since };
        let (file, held) = held_file(&folder, name)?;
        let mut here = OwnPresence { folder, file, held, presence, beat: 0, beaten: Stopwatch::start() };
        here.write()?;
        Ok(here)
    }

    /// Announces the writer's step, with a heartbeat where one is due.
    pub(super) fn tell(&mut self, step: Option<usize>) {
        let is_due = self.folder.is_network() && self.beaten.elapsed() >= BEAT;
        if is_due {
            self.beat += 1;
            self.beaten = Stopwatch::start();
        }
        if is_due || self.presence.step != step {
            self.presence.step = step;
            // On failure others see the old step until the next change.
            let _ = self.write();
        }
    }

    fn write(&mut self) -> io::Result<()> {
        self.held.rewind()?;
        let text = self.presence.text(self.beat);
        self.held.write_all(text.as_bytes())?;
        Ok(ftruncate(&self.held, text.len() as u64)?)
    }
}

impl Drop for OwnPresence {
    fn drop(&mut self) {
        // If that fails, the free lock shows others that nobody is there.
        let _ = self.folder.remove(&self.file);
    }
}

/// The folder of session files.
pub(super) fn folder_of(store: &Store) -> PathBuf {
    store.drafts_dir().join(HIDDEN).join(HERE)
}

/// Makes and locks a session file. Another program may take it for a dead one's and remove it before it is locked;
/// then another is made.
fn held_file(folder: &Folder, name: &str) -> io::Result<(String, File)> {
    for _ in 0..5 {
        let file = format!("{name}.{}", own_ending());
        let held = folder.open_own(&file)?;
        // Programs that look hold the lock briefly. Without `flock` the number tells.
        let is_locked = (0..10).any(|_| {
            let locked = flock(&held, FlockOperation::NonBlockingLockExclusive);
            let is_held = locked == Err(Errno::WOULDBLOCK);
            if is_held {
                pause();
            }
            !is_held
        });
        if is_locked && folder.look(&file)?.is_some() {
            return Ok((file, held));
        }
    }
    Err(io::ErrorKind::NotFound.into())
}

/// Other programs' sessions on this draft, in a stable order. On a network folder a file that is `seen` unchanged for
/// too long is a dead program's.
pub(super) fn others(store: &Store, name: &str, seen: &mut Sightings) -> Vec<Presence> {
    let Some(folder) = open(store) else { return Vec::new() };
    let files = files(&folder);
    seen.keep_only(&files);
    let of_draft = files.iter().filter(|file| draft_of(file) == Some(name));
    let mut others: Vec<Presence> =
        of_draft.filter_map(|file| session_with_sign(&folder, file, seen)).collect();
    others.sort_by(Presence::earliest_first);
    others
}

/// The session in a file if its program gives signs of life; a dead one's file is removed.
fn session_with_sign(folder: &Folder, file: &str, seen: &mut Sightings) -> Option<Presence> {
    let presence = session(folder, file)?;
    if folder.is_network() && seen.is_stale(file, &folder.bytes(file)?) {
        let _ = folder.remove(file);
        return None;
    }
    Some(presence)
}

/// All sessions of other programs, with their drafts.
pub(super) fn everyone(store: &Store) -> Vec<(String, Presence)> {
    let Some(folder) = open(store) else { return Vec::new() };
    let of = |file: &String| Some((draft_of(file)?.to_owned(), session(&folder, file)?));
    let mut everyone: Vec<(String, Presence)> = files(&folder).iter().filter_map(of).collect();
    everyone.sort_by(|(_, one), (_, other)| one.earliest_first(other));
    everyone
}

fn open(store: &Store) -> Option<Folder> {
    store.hidden_if_there(&[HERE]).ok()?
}

/// The files of other programs' sessions.
fn files(folder: &Folder) -> Vec<String> {
    let names = folder.utf8_names().unwrap_or_default().into_iter();
    names.filter(|name| draft_of(name).is_some() && FileOwner::of(name) != Some(FileOwner::Own)).collect()
}

/// The draft of `NAME.PID.RANDOM`.
fn draft_of(file: &str) -> Option<&str> {
    FileOwner::of(file)?;
    file.rsplitn(3, '.').nth(2).filter(|name| !name.is_empty())
}

/// The session in a file, unless its program is known to be dead; then the file is removed.
fn session(folder: &Folder, file: &str) -> Option<Presence> {
    let found = folder.bytes(file)?;
    let is_dead =
        FileOwner::of(file) == Some(FileOwner::Dead) || (!folder.is_network() && is_free(folder, file));
    if is_dead {
        let _ = folder.remove(file);
        return None;
    }
    Presence::read(&found)
}

/// Whether nobody holds a file's kernel lock.
fn is_free(folder: &Folder, file: &str) -> bool {
    let Ok(held) = folder.open_there(file) else { return false };
    // Without `flock` nothing is known.
    flock(&held, FlockOperation::NonBlockingLockExclusive).is_ok()
}

#[cfg(test)]
pub(super) mod tests;
