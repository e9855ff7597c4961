//! A short lock around a save, so that programs saving the same draft take turns. Advisory only; safety comes from
//! checking what the rename displaced. So nobody waits long for a lock, and a dead program's lock blocks nobody: the
//! kernel frees it, and on a network folder it is broken after a minute.

use std::collections::HashMap;
use std::fs::File;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rustix::event::poll;
use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;
use rustix::process::getpid;

use super::folder::Folder;
use super::owner::own_number;
use crate::clock::Stopwatch;
use crate::taken_out::{Safeguard, is_out};

/// A save waits this long, then goes on without the lock.
pub(super) const PATIENCE: Duration = Duration::from_secs(2);

/// Pause between attempts.
const PAUSE: Duration = Duration::from_millis(5);

/// A lock on a network folder that stayed unchanged this long, by this program's clock, is broken.
const STALE: Duration = Duration::from_secs(60);

/// How long a save waits for a lock; hardly at all when the program is about to end.
pub(super) struct Patience<'s> {
    pub(super) longest: Duration,
    pub(super) is_hurried: &'s AtomicBool,
}

/// Upper bound when the program is about to end.
const HURRIED: Duration = Duration::from_millis(100);

impl Patience<'_> {
    fn is_over(&self, watch: Stopwatch) -> bool {
        let is_hurried = self.is_hurried.load(Ordering::Relaxed);
        watch.elapsed() >= if is_hurried { self.longest.min(HURRIED) } else { self.longest }
    }
}

/// A held lock, released when dropped.
pub(super) enum Lock {
    /// `flock` on an open file.
    Kernel { _file: File },
    /// A file created exclusively.
    Made { folder: Folder, name: String, mark: Vec<u8> },
}

/// A lock's contents, and since when they have been seen.
type Sighting = (Vec<u8>, Stopwatch);

/// Other programs' locks, and since when each has been unchanged.
#[derive(Clone, Default)]
pub(super) struct SeenLocks(Arc<Mutex<HashMap<String, Sighting>>>);

impl Lock {
    /// Takes a draft's lock; `None` if it can't be had.
    pub(super) fn take(
        folder: Folder,
        name: &str,
        patience: &Patience<'_>,
        seen: &SeenLocks,
    ) -> Option<Lock> {
        if is_out(Safeguard::Lock) {
            return None;
        }
        let name = format!("{name}.lock");
        if !folder.is_network() {
            match kernel_lock(&folder, &name, patience) {
                Ok(file) => return Some(Lock::Kernel { _file: file }),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return None,
                // The file system doesn't support `flock`.
                Err(_) => {}
            }
        }
        made_lock(folder, format!("{name}.made"), patience, seen)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Lock::Made { folder, name, mark } = self
            && folder.holds(&*name, mark)
        {
            // If that fails, others break it after a minute.
            let _ = folder.remove(name);
        }
    }
}

/// Identifies this holder uniquely.
fn holder() -> String {
    let host = rustix::system::uname().nodename().to_string_lossy().into_owned();
    format!("{host} {} {}\n", getpid(), own_number())
}

fn kernel_lock(folder: &Folder, name: &str, patience: &Patience<'_>) -> io::Result<File> {
    let file = folder.open_own(name)?;
    let watch = Stopwatch::start();
    while let Err(error) = flock(&file, FlockOperation::NonBlockingLockExclusive) {
        if !matches!(error, Errno::WOULDBLOCK | Errno::INTR) || patience.is_over(watch) {
            return Err(error.into());
        }
        pause();
    }
    Ok(file)
}

fn made_lock(folder: Folder, name: String, patience: &Patience<'_>, seen: &SeenLocks) -> Option<Lock> {
    let mark = holder().into_bytes();
    let watch = Stopwatch::start();
    loop {
        match folder.make_own(&name, &mark) {
            Ok(()) => return Some(Lock::Made { folder, name, mark }),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(_) => return None,
        }
        match folder.bytes(&name) {
            Some(found) if seen.is_stale(&name, &found) => {
                let _ = folder.remove(&name);
            }
            _ if patience.is_over(watch) => return None,
            _ => pause(),
        }
    }
}

impl SeenLocks {
    /// Whether a lock has been unchanged for too long.
    fn is_stale(&self, name: &str, mark: &[u8]) -> bool {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match seen.get(name) {
            Some((before, since)) if before == mark => since.elapsed() >= STALE,
            _ => {
                seen.insert(name.to_owned(), (mark.to_owned(), Stopwatch::start()));
                false
            }
        }
    }

    /// Ages all known locks, for tests.
    #[cfg(test)]
    pub(super) fn age(&self) {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (_, since) in seen.values_mut() {
            *since = Stopwatch::started_ago(STALE);
        }
    }
}

/// Sleeps briefly.
pub(super) fn pause() {
    let wait = rustix::event::Timespec { tv_sec: 0, tv_nsec: i64::from(PAUSE.subsec_nanos()) };
    // `poll` on nothing sleeps; an interrupted sleep is fine.
    let _ = poll(&mut [], Some(&wait));
}
