//! Waits for the terminal, a message from another thread or a signal, and reads the terminal's bytes.

use std::io::{self, Write};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rustix::event::PollFlags;
use rustix::io::Errno;
use rustix::stdio::stdin;
use signal_hook::consts::SIGWINCH;

use super::tty;

/// The most bytes of one read; the kernel holds no more of a terminal's.
const READ_BYTES: usize = 4 << 10;

/// Why a wait ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WakeReason {
    /// There is something to take in, or the time is up.
    Input,
    /// The terminal has gone.
    Loss,
}

/// Wakes the waiting loop, from any thread.
#[derive(Clone)]
pub(super) struct Waker(Arc<UnixStream>);

impl Waker {
    pub(super) fn wake(&self) {
        // A full socket wakes just as well.
        let _ = (&*self.0).write(&[0]);
    }
}

/// Waits for the terminal's input and reads it.
pub(super) struct Input {
    calls: UnixStream,
    /// Whether the terminal has a new size.
    is_resized: Arc<AtomicBool>,
    /// Whether there is input that was not read.
    is_readable: bool,
    bytes: Box<[u8; READ_BYTES]>,
}

impl Input {
    pub(super) fn new() -> io::Result<(Self, Waker)> {
        let (calls, caller) = tty::socket_pair()?;
        let is_resized = Arc::new(AtomicBool::new(false));
        // In this order, so that the flag is set before the wake-up call.
        signal_hook::flag::register(SIGWINCH, Arc::clone(&is_resized))?;
        signal_hook::low_level::pipe::register(SIGWINCH, caller.try_clone()?)?;
        let bytes = Box::new([0; READ_BYTES]);
        Ok((Input { calls, is_resized, is_readable: false, bytes }, Waker(Arc::new(caller))))
    }

    /// Waits for input, a wake-up call or `timeout`.
    pub(super) fn wait(&mut self, timeout: Duration) -> io::Result<WakeReason> {
        let from_terminal = tty::wait(PollFlags::IN, &self.calls, timeout)?;
        self.is_readable = from_terminal.contains(PollFlags::IN);
        Ok(if tty::is_lost(from_terminal) { WakeReason::Loss } else { WakeReason::Input })
    }

    /// The terminal's new size, if it has one.
    pub(super) fn new_size(&self) -> Option<(u16, u16)> {
        self.is_resized.swap(false, Ordering::AcqRel).then(tty::size)
    }

    /// All that can be read now, or as much of it as there is room for; `None` if there is nothing.
    pub(super) fn read(&mut self) -> io::Result<Option<&[u8]>> {
        // One read takes all there is, unless it fills the room. Another would block, and to ask first costs a call.
        if !std::mem::take(&mut self.is_readable) {
            return Ok(None);
        }
        match rustix::io::read(stdin(), &mut self.bytes[..]) {
            Ok(0) | Err(Errno::AGAIN | Errno::INTR | Errno::IO) => Ok(None),
            Ok(read) => {
                self.is_readable =
                    read == READ_BYTES && tty::is_ready(&stdin(), PollFlags::IN, Duration::ZERO);
                Ok(Some(&self.bytes[..read]))
            }
            Err(error) => Err(error.into()),
        }
    }
}
