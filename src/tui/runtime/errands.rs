//! What takes a while and isn't the disk's: sending a letter, reading a file that someone brings. Done one after the
//! other on a thread of its own, so that the screen never waits. The thread is there from the beginning, since
//! restricted mode starts none later.

use std::io;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use crate::tui::message::Message;

/// Something to do, and what is told of it.
type Errand = Box<dyn FnOnce() -> Message + Send>;

/// Runs errands.
pub(super) struct Errands(Sender<Errand>);

impl Errands {
    /// Starts the thread; `report` is told what came of each errand. It ends with its errands.
    pub(super) fn start(report: impl Fn(Message) + Send + 'static) -> io::Result<Self> {
        let (send, errands) = channel::<Errand>();
        let run = move || errands.into_iter().for_each(|errand| report(errand()));
        thread::Builder::new().name("errands".to_owned()).spawn(run)?;
        Ok(Errands(send))
    }

    /// Has an errand run, when those before it are done.
    pub(super) fn run(&self, errand: impl FnOnce() -> Message + Send + 'static) {
        // The thread goes only with the program.
        let _ = self.0.send(Box::new(errand));
    }
}
