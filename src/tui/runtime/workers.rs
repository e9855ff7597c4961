//! Who does the work that the screen must not wait for.

use std::io;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use crate::store::Base;
use crate::store::writer::{Snapshot, Writer};
use crate::tui::message::Message;

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
    /// Forgets this draft, if it is open, and what of it isn't saved.
    fn forget(&mut self, _name: &str) {}
    /// Saves this draft from now on, if it is open, though someone has removed it for good.
    fn revive(&mut self, _name: &str) {}
}

/// What a task may use of the program around it.
pub trait TaskHost {
    /// Tells the program something.
    fn report(&mut self, message: Message);
    /// Saves what is noted of this draft, and waits until that is done. Returns whether all of it is on disk.
    fn settle(&mut self, name: &str) -> bool;
    /// Notes that this draft, if it is open, is edited no more.
    fn close(&mut self, name: &str);
    /// Looks what was written into the open draft's file.
    fn look(&mut self);
}

/// Work to be done, which reports what comes of it.
pub type Task = Box<dyn FnOnce(&mut dyn TaskHost) + Send>;

/// What is read waits for nothing that is written, a letter for no file, and no file for a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Queue {
    /// Reading files.
    Reading,
    /// Making, replacing and removing files.
    Changing,
    /// Sending letters.
    Mail,
    /// Looking words up.
    Spelling,
}

/// The threads of the program. Each queue has its own from the beginning: restricted mode can't start one later.
pub(super) struct Threads {
    pub(super) writer: Writer,
    pub(super) reading: Sender<Task>,
    pub(super) changing: Sender<Task>,
    pub(super) mail: Sender<Task>,
    pub(super) spelling: Sender<Task>,
}

impl Threads {
    /// Starts a thread for each queue; each has a `reporter` of its own.
    pub(super) fn start<R: Fn(Message) + Send + 'static>(
        writer: &Writer,
        reporter: impl Fn() -> R,
    ) -> io::Result<Self> {
        let start = || start_queue(QueueThread { writer: writer.clone(), report: reporter() });
        Ok(Threads {
            writer: writer.clone(),
            reading: start()?,
            changing: start()?,
            mail: start()?,
            spelling: start()?,
        })
    }
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
        let queue = match queue {
            Queue::Reading => &self.reading,
            Queue::Changing => &self.changing,
            Queue::Mail => &self.mail,
            Queue::Spelling => &self.spelling,
        };
        // The thread only ends with the program.
        let _ = queue.send(task);
    }
}

/// What the tasks on a thread use.
struct QueueThread<R> {
    writer: Writer,
    report: R,
}

impl<R: Fn(Message)> TaskHost for QueueThread<R> {
    fn report(&mut self, message: Message) {
        (self.report)(message);
    }

    fn settle(&mut self, name: &str) -> bool {
        self.writer.settle(name)
    }

    fn close(&mut self, name: &str) {
        self.writer.close(name);
    }

    fn look(&mut self) {
        self.writer.look();
    }
}

/// Starts a thread that does tasks one after the other. It ends with the sender.
fn start_queue(mut host: impl TaskHost + Send + 'static) -> io::Result<Sender<Task>> {
    let (send, tasks) = channel::<Task>();
    let run = move || tasks.into_iter().for_each(|task| task(&mut host));
    thread::Builder::new().name("som-tasks".to_owned()).spawn(run)?;
    Ok(send)
}
