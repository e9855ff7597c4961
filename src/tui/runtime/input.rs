//! Waiting for the terminal, a save's outcome or a signal, whichever comes first, and reading what was typed.

use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::event::{self, Event, KeyEventKind};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::SIGWINCH;

use super::terminal;
use crate::tui::message::Message;

/// `poll(0)` may say no while events wait (crossterm issue 839).
const NOW: Duration = Duration::from_micros(50);

/// And so may `NOW`, should the process be held up just then; so there is one more look, a little later.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// What ended a wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Woken {
    /// There is input, or the terminal has a new size.
    Input,
    /// The time is up, or someone called.
    Other,
    /// The terminal has gone.
    Loss,
}

/// Calls the waiting loop, from any thread.
pub(super) struct Waker(UnixStream);

impl Waker {
    pub(super) fn wake(&self) {
        // A full socket wakes as well as one more byte in it.
        let _ = (&self.0).write(&[0]);
    }

    pub(super) fn try_clone(&self) -> io::Result<Self> {
        self.0.try_clone().map(Waker)
    }
}

/// The terminal's input.
pub(super) struct Input {
    calls: UnixStream,
    /// Whether the terminal has a new size. crossterm tells only of those that come after it was first asked.
    is_resized: Arc<AtomicBool>,
    /// Whether crossterm may have read ahead.
    may_hold_more: bool,
}

impl Input {
    pub(super) fn new() -> io::Result<(Self, Waker)> {
        let (calls, caller) = socket_pair()?;
        let is_resized = Arc::new(AtomicBool::new(false));
        // In this order: who is woken finds the note.
        signal_hook::flag::register(SIGWINCH, Arc::clone(&is_resized))?;
        signal_hook::low_level::pipe::register(SIGWINCH, caller.try_clone()?)?;
        Ok((Input { calls, is_resized, may_hold_more: true }, Waker(caller)))
    }

    /// Waits for input, a call or `timeout`. crossterm can wait for nothing but the terminal, and may not return
    /// from it when the terminal is gone.
    pub(super) fn wait(&mut self, timeout: Duration) -> io::Result<Woken> {
        // What crossterm has read ahead doesn't show on the terminal. It is looked for without waiting: crossterm spins
        // through the last millisecond of a wait.
        let may_hold_more = std::mem::take(&mut self.may_hold_more);
        if may_hold_more && event::poll(NOW)? {
            return Ok(Woken::Input);
        }
        let timeout = if may_hold_more { timeout.min(LOOK_AGAIN) } else { timeout };
        let stdin = rustix::stdio::stdin();
        let mut both = [PollFd::new(&stdin, PollFlags::IN), PollFd::new(&self.calls, PollFlags::IN)];
        match poll(&mut both, Some(&timespec(timeout))) {
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        let [from_terminal, from_caller] = both.map(|one| one.revents());
        if !from_caller.is_empty() {
            let mut calls = [0; 64];
            while matches!(self.calls.read(&mut calls), Ok(64)) {}
        }
        Ok(if is_loss(from_terminal) {
            Woken::Loss
        } else if from_terminal.is_empty() && from_caller.is_empty() && !may_hold_more {
            Woken::Other
        } else {
            Woken::Input
        })
    }

    /// The next of what waits.
    pub(super) fn next(&mut self) -> io::Result<Option<Message>> {
        if self.is_resized.swap(false, Ordering::AcqRel) {
            let (columns, rows) = terminal::size();
            return Ok(Some(Message::Resize(columns, rows)));
        }
        while event::poll(NOW)? {
            self.may_hold_more = true;
            if let Some(message) = message_of(event::read()?) {
                return Ok(Some(message));
            }
        }
        Ok(None)
    }
}

fn message_of(event: Event) -> Option<Message> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(Message::Key(key)),
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Key(_) | Event::Resize(..) | Event::Mouse(_) | Event::FocusGained | Event::FocusLost => None,
    }
}

/// Whether a poll of the terminal tells that it is gone.
pub(super) fn is_loss(found: PollFlags) -> bool {
    found.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL)
}

/// Two ends that never block.
pub(super) fn socket_pair() -> io::Result<(UnixStream, UnixStream)> {
    let (read, write) = UnixStream::pair()?;
    read.set_nonblocking(true)?;
    write.set_nonblocking(true)?;
    Ok((read, write))
}

/// A time as poll takes it.
pub(super) fn timespec(time: Duration) -> Timespec {
    Timespec::try_from(time).unwrap_or(Timespec { tv_sec: 60, tv_nsec: 0 })
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::*;

    #[test]
    fn a_released_key_is_no_key() {
        let mut key = KeyEvent::new(KeyCode::Char('a'), KeyModifiers::NONE);
        assert!(matches!(message_of(Event::Key(key)), Some(Message::Key(_))));
        key.kind = KeyEventKind::Release;
        assert!(message_of(Event::Key(key)).is_none());
        assert!(message_of(Event::FocusLost).is_none());
    }

    #[test]
    fn a_call_is_never_held_up() {
        let (_read, write) = socket_pair().expect("two sockets");
        let waker = Waker(write);
        for _ in 0..100_000 {
            waker.wake();
        }
    }
}
