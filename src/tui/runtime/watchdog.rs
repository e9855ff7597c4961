//! The watchdog: sees signals and the loss of the terminal, has the text saved and ends the process, without the
//! loop's help, which may hang in a terminal that is gone.

use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};

use super::input::{Waker, is_loss, socket_pair, timespec};
use super::leaving::Leaving;
use super::{LAST_SAVE, terminal};
use crate::store::writer::Writer;
use crate::take_out::{Safeguard, is_disabled};

/// Signals and a hangup end the wait by themselves; this is for the kernels that don't tell.
const LOOK: Duration = Duration::from_secs(1);

/// What the shell says of a program that a signal ended: 128 and the signal's number.
const BY_SIGNAL: i32 = 128;

/// Starts the watchdog.
pub(super) fn start(writer: Writer, leaving: Arc<Leaving>, waker: Waker) -> io::Result<()> {
    if is_disabled(Safeguard::Watchdog) {
        return Ok(());
    }
    let signals = Signals::catch()?;
    thread::Builder::new().name("som-watchdog".to_owned()).spawn(move || {
        let signal = signals.wait(&leaving);
        leave(signal, &writer, &leaving, &waker);
    })?;
    Ok(())
}

fn leave(signal: i32, writer: &Writer, leaving: &Leaving, waker: &Waker) -> ! {
    leaving.ask();
    waker.wake();
    leaving.end_editor();
    leaving.wait_for_loop();
    writer.leave(LAST_SAVE);
    terminal::give_back();
    // Without the rest of the program's farewells: one of them may wait for the terminal.
    signal_hook::low_level::exit(BY_SIGNAL + signal)
}

/// The signals that end the program.
struct Signals {
    /// The last that came, or 0.
    caught: Arc<AtomicUsize>,
    calls: UnixStream,
}

impl Signals {
    fn catch() -> io::Result<Self> {
        let (calls, caller) = socket_pair()?;
        let caught = Arc::new(AtomicUsize::new(0));
        for signal in [SIGHUP, SIGTERM, SIGINT, SIGQUIT] {
            let number = usize::try_from(signal).expect("signals have small numbers");
            signal_hook::flag::register_usize(signal, Arc::clone(&caught), number)?;
            signal_hook::low_level::pipe::register(signal, caller.try_clone()?)?;
        }
        Ok(Signals { caught, calls })
    }

    /// Waits for a signal that is meant for us, or for the loss of the terminal, which counts as a hangup.
    fn wait(&self, leaving: &Leaving) -> i32 {
        loop {
            if self.terminal_is_lost() {
                return SIGHUP;
            }
            match i32::try_from(self.caught.swap(0, Ordering::AcqRel)) {
                Ok(SIGINT | SIGQUIT) if leaving.is_lent() => {}
                Ok(signal @ 1..) => return signal,
                _ => {}
            }
        }
    }

    /// Waits until something happens, and says whether it was the terminal going away.
    fn terminal_is_lost(&self) -> bool {
        let stdin = rustix::stdio::stdin();
        // Without an event to wait for, poll still tells of a hangup.
        let mut both = [PollFd::new(&stdin, PollFlags::empty()), PollFd::new(&self.calls, PollFlags::IN)];
        // An interrupted wait has seen nothing; the next one will.
        let is_seen = poll(&mut both, Some(&timespec(LOOK))).is_ok();
        let mut calls = [0; 64];
        while matches!((&self.calls).read(&mut calls), Ok(64)) {}
        is_seen && is_loss(both[0].revents())
    }
}
