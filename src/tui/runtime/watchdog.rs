//! The watchdog: on a signal or the loss of the terminal it saves the text and ends the process, without the help of the
//! loop, which may hang in a terminal that has gone.

use std::io;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use rustix::event::PollFlags;
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};

use super::input::Waker;
use super::shutdown::{LAST_SAVE, LAST_WORD, Shutdown};
use super::spelling::HostSpelling;
use super::{terminal, tty};
use crate::store::writer::Writer;
use crate::take_out::{Safeguard, is_disabled};

/// For kernels that don't report a hangup; elsewhere signals and hangups end the wait.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// The shell's exit code of a program that a signal ended is this plus the signal's number.
const BY_SIGNAL: i32 = 128;

pub(super) fn start(
    writer: Writer,
    spelling: HostSpelling,
    shutdown: Arc<Shutdown>,
    waker: Waker,
) -> io::Result<()> {
    if is_disabled(Safeguard::Watchdog) {
        return Ok(());
    }
    let signals = Signals::catch()?;
    thread::Builder::new().name("som-watchdog".to_owned()).spawn(move || {
        let signal = signals.wait(&shutdown);
        leave(signal, &writer, &spelling, &shutdown, &waker);
    })?;
    Ok(())
}

fn leave(signal: i32, writer: &Writer, spelling: &HostSpelling, shutdown: &Shutdown, waker: &Waker) -> ! {
    shutdown.request();
    waker.wake();
    shutdown.end_editor();
    shutdown.wait_for_loop();
    writer.leave(LAST_SAVE);
    spelling.settle(LAST_WORD);
    terminal::give_back();
    // Without running exit handlers: one of them may wait for the terminal.
    signal_hook::low_level::exit(BY_SIGNAL + signal)
}

/// The signals that end the program.
struct Signals {
    /// The last signal, or 0.
    caught: Arc<AtomicUsize>,
    calls: UnixStream,
}

impl Signals {
    fn catch() -> io::Result<Self> {
        let (calls, caller) = tty::socket_pair()?;
        let caught = Arc::new(AtomicUsize::new(0));
        for signal in [SIGHUP, SIGTERM, SIGINT, SIGQUIT] {
            let number = usize::try_from(signal).expect("signals have small numbers");
            signal_hook::flag::register_usize(signal, Arc::clone(&caught), number)?;
            signal_hook::low_level::pipe::register(signal, caller.try_clone()?)?;
        }
        Ok(Signals { caught, calls })
    }

    /// Waits for a signal that is meant for us, or for the loss of the terminal, which counts as a hangup.
    fn wait(&self, shutdown: &Shutdown) -> i32 {
        loop {
            if self.terminal_is_lost() {
                return SIGHUP;
            }
            match i32::try_from(self.caught.swap(0, Ordering::AcqRel)) {
                Ok(SIGINT | SIGQUIT) if shutdown.is_lent() => {}
                Ok(signal @ 1..) => return signal,
                _ => {}
            }
        }
    }

    /// Waits until something happens; returns whether the terminal has gone.
    fn terminal_is_lost(&self) -> bool {
        // A poll for no event still reports a hangup.
        let polled = tty::wait(PollFlags::empty(), &self.calls, LONGEST_WAIT);
        polled.is_ok_and(tty::is_lost)
    }
}
