//! Rings when someone changes a folder, so that the writer need not look at it every second. The kernel tells (inotify),
//! for what happens on this host; it doesn't for what another host does to a network folder.

use std::io;
use std::mem::MaybeUninit;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::thread;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::OwnedFd;
use rustix::fs::inotify::{self, CreateFlags, WatchFlags};

/// Whatever is made, written, moved or removed in the folder; a program that ends closes its files.
const CHANGES: WatchFlags = WatchFlags::CREATE
    .union(WatchFlags::CLOSE_WRITE)
    .union(WatchFlags::DELETE)
    .union(WatchFlags::MOVED_FROM)
    .union(WatchFlags::MOVED_TO)
    .union(WatchFlags::MODIFY)
    .union(WatchFlags::ONLYDIR);

/// What follows a change within this time is told with it: a save takes several steps.
const TOGETHER: Timespec = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };

/// The kernel's word on folders. Its thread ends when this is dropped.
pub(super) struct Bell {
    inotify: OwnedFd,
    _end: UnixStream,
}

impl Bell {
    /// A bell for no folder yet; `ring` is called on a thread of its own.
    ///
    /// # Errors
    /// Where the kernel has no inotify to give, or no thread.
    pub(super) fn start(ring: impl Fn() + Send + 'static) -> io::Result<Self> {
        let inotify = inotify::init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK)?;
        let told = inotify.try_clone()?;
        let (end, ended) = UnixStream::pair()?;
        thread::Builder::new().name("som-bell".to_owned()).spawn(move || {
            while wait_for(&told, &ended) {
                if is_over(&ended) {
                    break;
                }
                take_all(&told);
                ring();
            }
        })?;
        Ok(Bell { inotify, _end: end })
    }

    /// Rings for this folder too, from now on; says whether it will.
    pub(super) fn watch(&self, folder: &Path) -> bool {
        inotify::add_watch(&self.inotify, folder, CHANGES).is_ok()
    }
}

/// Waits for a change; false if the bell has gone.
fn wait_for(told: &OwnedFd, ended: &UnixStream) -> bool {
    let mut both = [PollFd::new(told, PollFlags::IN), PollFd::new(ended, PollFlags::empty())];
    let polled = poll(&mut both, None);
    both[1].revents().is_empty() && !polled.is_err_and(|error| error != rustix::io::Errno::INTR)
}

/// Waits for what belongs together; says whether the bell has gone.
fn is_over(ended: &UnixStream) -> bool {
    poll(&mut [PollFd::new(ended, PollFlags::empty())], Some(&TOGETHER)).is_ok_and(|count| count > 0)
}

/// Takes all events: which they are doesn't matter, since the writer looks at everything.
fn take_all(told: &OwnedFd) {
    let mut bytes = [MaybeUninit::uninit(); 4096];
    let mut events = inotify::Reader::new(told, &mut bytes);
    while events.next().is_ok() {}
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{RecvTimeoutError, channel};
    use std::time::Duration;

    use super::*;

    const LONG: Duration = Duration::from_secs(20);

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test plays a colleague")]
    fn it_rings_for_what_is_done_in_its_folders_and_ends_when_dropped() {
        let folder = tempfile::tempdir().expect("a folder");
        let (send, rings) = channel();
        let bell = Bell::start(move || send.send(()).unwrap_or_default()).expect("inotify");
        assert!(!bell.watch(&folder.path().join("missing")));
        assert!(bell.watch(folder.path()));
        let file = folder.path().join("ribe.ron");
        std::fs::File::create(&file).expect("a file");
        rings.recv_timeout(LONG).expect("a ring for a new file");
        std::fs::rename(&file, folder.path().join("aeroe.ron")).expect("it is moved");
        rings.recv_timeout(LONG).expect("a ring for a file that moved");
        drop(bell);
        while rings.recv_timeout(LONG) != Err(RecvTimeoutError::Disconnected) {}
    }
}
