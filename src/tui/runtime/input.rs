//! Waits for the terminal, a message from another thread or a signal, and reads the terminal's input.

use std::io::{self, Write};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::event::{self, Event, KeyEventKind};
use rustix::event::PollFlags;
use signal_hook::consts::SIGWINCH;

use super::tty;
use crate::tui::message::Message;

/// `poll(0)` may miss waiting events (crossterm issue 839).
const NOW: Duration = Duration::from_micros(50);

/// `NOW` may miss them too if the process is held up just then, so there is a second look after this time.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// Why a wait ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WakeReason {
    /// There is input, a message or a new size.
    Input,
    /// The time is up.
    Other,
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
    /// Whether the terminal has a new size. crossterm misses changes before it is first asked.
    is_resized: Arc<AtomicBool>,
    /// Whether crossterm may have read ahead.
    may_hold_more: bool,
}

impl Input {
    pub(super) fn new() -> io::Result<(Self, Waker)> {
        let (calls, caller) = tty::socket_pair()?;
        let is_resized = Arc::new(AtomicBool::new(false));
        // In this order, so that the flag is set before the wake-up call.
        signal_hook::flag::register(SIGWINCH, Arc::clone(&is_resized))?;
        signal_hook::low_level::pipe::register(SIGWINCH, caller.try_clone()?)?;
        Ok((Input { calls, is_resized, may_hold_more: true }, Waker(Arc::new(caller))))
    }

    /// Waits for input, a wake-up call or `timeout`. crossterm can only wait for the terminal, and may not return if that
    /// has gone.
    pub(super) fn wait(&mut self, timeout: Duration) -> io::Result<WakeReason> {
        // A poll of the terminal doesn't see what crossterm has read ahead. Asking crossterm without a wait, since it spins
        // through the last millisecond of one.
        let may_hold_more = std::mem::take(&mut self.may_hold_more);
        if may_hold_more && event::poll(NOW)? {
            return Ok(WakeReason::Input);
        }
        let timeout = if may_hold_more { timeout.min(LOOK_AGAIN) } else { timeout };
        let (from_terminal, is_called) = tty::wait(PollFlags::IN, &self.calls, timeout)?;
        Ok(if tty::is_lost(from_terminal) {
            WakeReason::Loss
        } else if from_terminal.is_empty() && !is_called && !may_hold_more {
            WakeReason::Other
        } else {
            WakeReason::Input
        })
    }

    /// The next waiting message.
    pub(super) fn next(&mut self) -> io::Result<Option<Message>> {
        if self.is_resized.swap(false, Ordering::AcqRel) {
            let (columns, rows) = tty::size();
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
        let (_read, write) = tty::socket_pair().expect("two sockets");
        let waker = Waker(Arc::new(write));
        for _ in 0..100_000 {
            waker.wake();
        }
    }
}
