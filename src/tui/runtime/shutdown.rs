//! How the watchdog and the loop end the program together: the loop takes in what was typed, the watchdog saves it and
//! ends the process, whether or not the loop answers.

use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

/// How long the last save may take.
pub(super) const LAST_SAVE: Duration = Duration::from_millis(1_700);

/// How long words for the list of own words may still take then.
pub(super) const LAST_WORD: Duration = Duration::from_millis(200);

/// How long the loop may take to read what was typed. It may hang in the terminal and never answer.
const DRAIN: Duration = Duration::from_millis(200);

/// How long the watchdog may take to end the process once the loop is done.
const END: Duration = Duration::from_secs(2);

/// What the watchdog and the loop tell each other.
#[derive(Default)]
pub(super) struct Shutdown {
    is_requested: AtomicBool,
    is_taken_in: Mutex<bool>,
    taken_in: Condvar,
    /// The process id of the user's editor while it has the terminal, else 0.
    editor: AtomicI32,
}

impl Shutdown {
    pub(super) fn is_requested(&self) -> bool {
        self.is_requested.load(Ordering::Acquire)
    }

    /// Asks the loop to take in what was typed. To be called before the loop is woken.
    pub(super) fn request(&self) {
        self.is_requested.store(true, Ordering::Release);
    }

    /// Waits until the loop has taken in what was typed or seems to hang.
    pub(super) fn wait_for_loop(&self) {
        let is_taken_in = self.is_taken_in.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = self.taken_in.wait_timeout_while(is_taken_in, DRAIN, |is_taken_in| !*is_taken_in);
    }

    /// Says that all input is taken in and waits for the end; only returns if that doesn't come.
    pub(super) fn all_is_taken_in(&self) {
        let mut is_taken_in = self.is_taken_in.lock().unwrap_or_else(PoisonError::into_inner);
        *is_taken_in = true;
        self.taken_in.notify_all();
        let _ = self.taken_in.wait_timeout_while(is_taken_in, END, |_| true);
    }

    /// Notes which editor has the terminal, or that it is ours again.
    pub(super) fn lent_to(&self, editor: Option<Pid>) {
        self.editor.store(editor.map_or(0, Pid::as_raw_pid), Ordering::Release);
    }

    /// Whether an editor has the terminal; it is then what keys that send a signal are meant for.
    pub(super) fn is_lent(&self) -> bool {
        self.editor.load(Ordering::Acquire) != 0
    }

    /// Ends the editor if it has the terminal.
    pub(super) fn end_editor(&self) {
        if let Some(editor) = Pid::from_raw(self.editor.load(Ordering::Acquire)) {
            // It may have ended already.
            let _ = kill_process(editor, Signal::TERM);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::thread;

    use super::*;

    #[test]
    fn the_watchdog_waits_for_the_loop_but_not_for_ever() {
        let shutdown = Arc::new(Shutdown::default());
        shutdown.request();
        assert!(shutdown.is_requested());
        let watch = crate::clock::Stopwatch::start();
        shutdown.wait_for_loop();
        assert!(watch.elapsed() >= DRAIN);
        let its = Arc::clone(&shutdown);
        let waiting = thread::spawn(move || its.wait_for_loop());
        *shutdown.is_taken_in.lock().expect("no panic") = true;
        shutdown.taken_in.notify_all();
        waiting.join().expect("it returns");
    }

    #[test]
    fn the_terminal_is_lent_and_given_back() {
        let shutdown = Shutdown::default();
        assert!(!shutdown.is_lent());
        shutdown.lent_to(Some(rustix::process::getpid()));
        assert!(shutdown.is_lent());
        shutdown.lent_to(None);
        shutdown.end_editor();
        assert!(!shutdown.is_lent());
    }
}
