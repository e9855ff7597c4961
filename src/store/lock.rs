//! A short lock around a save, so that two programs that save one draft at once take turns. It is advice: what keeps
//! a text safe is the look at what a save takes out. So nobody waits long for a lock, and none that its program left
//! behind keeps anyone from writing: the kernel frees it, and on another machine's folder it is broken after a minute.

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

/// A save waits this long for another, and then goes on without the lock.
pub(super) const PATIENCE: Duration = Duration::from_secs(2);

/// Between two tries.
const PAUSE: Duration = Duration::from_millis(5);

/// A lock on another machine's folder that hasn't changed for so long, by this program's own clock, is broken.
const STALE: Duration = Duration::from_secs(60);

/// How long a save waits for another; when the program is about to end, hardly at all.
pub(super) struct Patience<'s> {
    pub(super) longest: Duration,
    pub(super) is_hurried: &'s AtomicBool,
}

/// A program that is about to end waits so long.
const HURRIED: Duration = Duration::from_millis(100);

impl Patience<'_> {
    fn is_over(&self, watch: Stopwatch) -> bool {
        let is_hurried = self.is_hurried.load(Ordering::Relaxed);
        watch.elapsed() >= if is_hurried { self.longest.min(HURRIED) } else { self.longest }
    }
}

/// A lock that is held; free when dropped.
pub(super) enum Lock {
    /// The kernel's, on an open file.
    Kernel { _file: File },
    /// A file that only one can make.
    Made { folder: Folder, name: String, mark: Vec<u8> },
}

/// What stood in a lock, and since when it has.
type Sighting = (Vec<u8>, Stopwatch);

/// Locks of other programs, and since when each was seen unchanged.
#[derive(Clone, Default)]
pub(super) struct SeenLocks(Arc<Mutex<HashMap<String, Sighting>>>);

impl Lock {
    /// Takes the lock of a draft in the folder of locks; `None` where it can't be had.
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
                // This file system has no locks of the kernel's.
                Err(_) => {}
            }
        }
        made_lock(folder, format!("{name}.made"), patience, seen)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Lock::Made { folder, name, mark } = self {
            if folder.holds(&*name, mark) {
                // Where it can't be removed, others break it after a minute.
                let _ = folder.remove(name);
            }
        }
    }
}

/// Who holds a lock: nobody else says the same.
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
    /// Whether a lock has stood unchanged for long.
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

    /// Has every lock seen so far count as stale.
    #[cfg(test)]
    pub(super) fn age(&self) {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (_, since) in seen.values_mut() {
            *since = Stopwatch::started_ago(STALE);
        }
    }
}

/// Lets other programs go on for a moment.
pub(super) fn pause() {
    let wait = rustix::event::Timespec { tv_sec: 0, tv_nsec: i64::from(PAUSE.subsec_nanos()) };
    // Without anything to wait for, poll waits; an interrupted wait is over.
    let _ = poll(&mut [], Some(&wait));
}
