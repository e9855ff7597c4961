//! A short lock around a save, so that programs saving the same draft take turns. Advisory only; safety comes from
//! checking what the rename displaced. So nobody waits long for a lock, and a dead program's lock blocks nobody: the
//! kernel frees it, and on a network folder it is broken after a minute.

use std::fs::File;
use std::io;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use std::time::Duration;

use rustix::event::poll;
use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;
use rustix::process::getpid;

use super::Store;
use super::folder::Folder;
use super::owner::own_number;
use crate::clock::Stopwatch;
use crate::take_out::{Safeguard, is_disabled};

/// A save waits this long, then goes on without the lock.
pub(super) const PATIENCE: Duration = Duration::from_secs(2);

/// A wait that is longer than another's save takes.
const LONG_WAIT: Duration = Duration::from_millis(200);

/// Pause between attempts.
const PAUSE: Duration = Duration::from_millis(5);

/// Upper bound when the program is about to end.
const HURRIED: Duration = Duration::from_millis(100);

/// A held lock, released when dropped.
pub(super) enum Lock {
    /// `flock` on an open file.
    Kernel { _file: File },
    /// A file created exclusively.
    Made { folder: Folder, name: String, mark: Vec<u8> },
}

impl Store {
    /// Takes a draft's lock in the hidden folder; `None` if it can't be had. Where another program keeps it for
    /// long, `on_wait` is called, once.
    pub(super) fn lock(&self, hidden: Folder, name: &str, on_wait: impl FnOnce()) -> Option<Lock> {
        let mut on_wait = Some(on_wait);
        let mut is_over = |watch: Stopwatch| {
            if watch.elapsed() >= LONG_WAIT.min(self.patience / 2)
                && let Some(on_wait) = on_wait.take()
            {
                on_wait();
            }
            self.has_waited(watch)
        };
        if is_disabled(Safeguard::Lock) {
            return None;
        }
        let name = format!("{name}.lock");
        if !hidden.is_network() {
            match kernel_lock(&hidden, &name, &mut is_over) {
                Ok(file) => return Some(Lock::Kernel { _file: file }),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return None,
                // The file system doesn't support `flock`.
                Err(_) => {}
            }
        }
        self.made_lock(hidden, format!("{name}.made"), &mut is_over)
    }

    fn made_lock(
        &self,
        folder: Folder,
        name: String,
        is_over: &mut impl FnMut(Stopwatch) -> bool,
    ) -> Option<Lock> {
        let mark = holder().into_bytes();
        let watch = Stopwatch::start();
        let is_stale =
            |found: &[u8]| self.seen.lock().unwrap_or_else(PoisonError::into_inner).is_stale(&name, found);
        loop {
            match folder.make_own(&name, &mark) {
                Ok(()) => return Some(Lock::Made { folder, name, mark }),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(_) => return None,
            }
            match folder.bytes(&name) {
                Some(found) if is_stale(&found) => {
                    let _ = folder.remove(&name);
                }
                _ if is_over(watch) => return None,
                _ => pause(),
            }
        }
    }

    /// Whether a save has waited long enough; hardly at all when the program is about to end.
    fn has_waited(&self, watch: Stopwatch) -> bool {
        let is_hurried = self.is_hurried.load(Ordering::Relaxed);
        watch.elapsed() >= if is_hurried { self.patience.min(HURRIED) } else { self.patience }
    }
}

/// Waits for a lock of the kernel until the wait `is_over`.
fn kernel_lock(folder: &Folder, name: &str, is_over: &mut impl FnMut(Stopwatch) -> bool) -> io::Result<File> {
    let file = folder.open_own(name)?;
    let watch = Stopwatch::start();
    while let Err(error) = flock(&file, FlockOperation::NonBlockingLockExclusive) {
        if !matches!(error, Errno::WOULDBLOCK | Errno::INTR) || is_over(watch) {
            return Err(error.into());
        }
        pause();
    }
    Ok(file)
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

/// Sleeps briefly.
pub(super) fn pause() {
    let wait = rustix::event::Timespec { tv_sec: 0, tv_nsec: i64::from(PAUSE.subsec_nanos()) };
    // `poll` on nothing sleeps; an interrupted sleep is fine.
    let _ = poll(&mut [], Some(&wait));
}
