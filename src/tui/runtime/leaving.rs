//! The way out, agreed between the watchdog and the loop: the loop takes in what was typed, the watchdog has it
//! saved and ends the process, whether or not the loop answers.

use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

/// The loop gets this long to take in what was typed before the end. It may hang in the terminal and never answer.
const TAKE_IN: Duration = Duration::from_millis(200);

/// The watchdog gets this long to end the process once the loop has nothing left to do.
const END: Duration = Duration::from_secs(2);

/// What the two know of each other.
#[derive(Default)]
pub(super) struct Leaving {
    is_asked: AtomicBool,
    is_taken_in: Mutex<bool>,
    taken_in: Condvar,
    /// The process id of the user's editor while it has the terminal, else 0.
    editor: AtomicI32,
}

impl Leaving {
    /// Whether the program is to be left.
    pub(super) fn is_asked(&self) -> bool {
        self.is_asked.load(Ordering::Acquire)
    }

    /// Asks the loop to take in what was typed. Called before the loop is woken.
    pub(super) fn ask(&self) {
        self.is_asked.store(true, Ordering::Release);
    }

    /// Waits until the loop has taken in what was typed, or seems to hang.
    pub(super) fn wait_for_loop(&self) {
        let is_taken_in = self.is_taken_in.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = self.taken_in.wait_timeout_while(is_taken_in, TAKE_IN, |is_taken_in| !*is_taken_in);
    }

    /// Says that all is taken in, and waits for the end. Returns only where the end doesn't come.
    pub(super) fn all_is_taken_in(&self) {
        let mut is_taken_in = self.is_taken_in.lock().unwrap_or_else(PoisonError::into_inner);
        *is_taken_in = true;
        self.taken_in.notify_all();
        let _ = self.taken_in.wait_timeout_while(is_taken_in, END, |_| true);
    }

    /// Notes that an editor has the terminal, or with `None` that it is ours again.
    pub(super) fn lent_to(&self, editor: Option<Pid>) {
        self.editor.store(editor.map_or(0, Pid::as_raw_pid), Ordering::Release);
    }

    /// Whether an editor has the terminal: keys that send a signal are then meant for it.
    pub(super) fn is_lent(&self) -> bool {
        self.editor.load(Ordering::Acquire) != 0
    }

    /// Ends the editor that has the terminal.
    pub(super) fn end_editor(&self) {
        if let Some(editor) = Pid::from_raw(self.editor.load(Ordering::Acquire)) {
            // It may have ended by itself.
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
        let leaving = Arc::new(Leaving::default());
        leaving.ask();
        assert!(leaving.is_asked());
        let watch = crate::clock::Stopwatch::start();
        leaving.wait_for_loop();
        assert!(watch.elapsed() >= TAKE_IN);
        let its = Arc::clone(&leaving);
        let waiting = thread::spawn(move || its.wait_for_loop());
        *leaving.is_taken_in.lock().expect("no panic") = true;
        leaving.taken_in.notify_all();
        waiting.join().expect("it returns");
    }

    #[test]
    fn the_terminal_is_lent_and_given_back() {
        let leaving = Leaving::default();
        assert!(!leaving.is_lent());
        leaving.lent_to(Some(rustix::process::getpid()));
        assert!(leaving.is_lent());
        leaving.lent_to(None);
        leaving.end_editor();
        assert!(!leaving.is_lent());
    }
}
