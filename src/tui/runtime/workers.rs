//! Who does the work that the screen must not wait for.

use std::io;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

use crate::store::Base;
use crate::store::writer::{Snapshot, Writer};
use crate::tui::message::Message;

/// How long to wait for the writer before another access to the drafts goes ahead all the same.
const WAIT_FOR_WRITER: Duration = Duration::from_secs(2);

/// Saves the open draft and does what takes long: on threads in the program, at once in a test. What comes of it goes
/// back to the program as messages.
pub trait Workers {
    /// Notes which draft is edited from now on, and what its file holds.
    fn open(&mut self, name: &str, base: Base);
    /// Notes the newest state of the open draft.
    fn stage(&mut self, snapshot: Snapshot);
    /// Saves the state noted last.
    fn save(&mut self);
    /// Runs a task behind those of its queue.
    fn run(&mut self, queue: Queue, task: Task);
    /// Waits until the saves asked for are done.
    fn wait_for_saves(&mut self) {}
    /// Saves what is noted, and waits until that is done.
    fn save_and_wait(&mut self) {}
    /// Notes that this draft, if it is open, is edited no more.
    fn close(&mut self, _name: &str) {}
    /// Forgets this draft, if it is open, and what of it isn't saved.
    fn forget(&mut self, _name: &str) {}
    /// Saves this draft from now on, if it is open, though someone has removed it for good.
    fn revive(&mut self, _name: &str) {}
    /// Looks what was written into the open draft's file.
    fn look(&mut self) {}
}

/// Work to be done, which results in a message.
pub type Task = Box<dyn FnOnce() -> Message + Send>;

/// A letter waits for no file, and no file for a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Queue {
    /// Reading files.
    Files,
    /// Sending letters.
    Mail,
}

/// The threads of the program. Each queue has its own from the beginning: restricted mode can't start one later.
pub(super) struct Threads {
    pub(super) writer: Writer,
    pub(super) files: Sender<Task>,
    pub(super) mail: Sender<Task>,
}

impl Workers for Threads {
    fn forget(&mut self, name: &str) {
        self.writer.forget(name);
    }

    fn revive(&mut self, name: &str) {
        self.writer.revive(name);
    }

    fn open(&mut self, name: &str, base: Base) {
        self.writer.open(name, base);
    }

    fn stage(&mut self, snapshot: Snapshot) {
        self.writer.stage(snapshot);
    }

    fn save(&mut self) {
        self.writer.save();
    }

    fn run(&mut self, queue: Queue, task: Task) {
        let queue = if queue == Queue::Mail { &self.mail } else { &self.files };
        // The thread only ends with the program.
        let _ = queue.send(task);
    }

    fn wait_for_saves(&mut self) {
        self.writer.flush_asked(WAIT_FOR_WRITER);
    }

    fn save_and_wait(&mut self) {
        self.writer.flush(WAIT_FOR_WRITER);
    }

    fn close(&mut self, name: &str) {
        self.writer.close(name);
    }

    fn look(&mut self) {
        self.writer.look();
    }
}

/// Starts a thread that does tasks one after the other and passes each result to `report`. It ends with the sender.
pub(super) fn start_queue(report: impl Fn(Message) + Send + 'static) -> io::Result<Sender<Task>> {
    let (send, tasks) = channel::<Task>();
    let run = move || tasks.into_iter().for_each(|task| report(task()));
    thread::Builder::new().name("som-tasks".to_owned()).spawn(run)?;
    Ok(send)
}
