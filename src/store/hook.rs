//! The steps of a write, where tests can make it fail, wait, meet someone else's save, or lose its power. Outside
//! tests a hook is nothing.

use std::io;
use std::path::Path;
#[cfg(test)]
use std::path::PathBuf;
#[cfg(test)]
use std::sync::{Arc, Mutex, PoisonError};

/// A step of a write, just before it is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WriteStep {
    /// A folder is made.
    MakeFolder,
    /// The temporary file is made.
    Create,
    /// The temporary file gets its mode and group.
    FilePermissions,
    /// The bytes go into the temporary file.
    Write,
    /// The temporary file goes to the disk.
    Sync,
    /// The temporary file gets its name.
    Rename,
    /// A file is removed.
    Remove,
    /// The folder goes to the disk.
    SyncFolder,
}

/// A step that was taken, in the folder at the path that comes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum DoneStep {
    /// A folder was made.
    MadeFolder(String),
    /// A file was made.
    Created(String),
    /// A file's bytes were written.
    Written(String, Vec<u8>),
    /// A file's bytes are on the disk to stay.
    Synced(String),
    /// A file got another name.
    Renamed(String, String),
    /// Two files changed names.
    Exchanged(String, String),
    /// A file got a second name.
    Linked(String, String),
    /// A name was removed.
    Removed(String),
    /// The folder's names are on the disk to stay.
    SyncedFolder,
}

/// A step that was taken, kept for later.
#[cfg(test)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RecordedStep {
    /// The folder.
    pub(super) folder: PathBuf,
    pub(super) what: DoneStep,
}

#[cfg(test)]
type Act = dyn Fn(&Path, WriteStep) -> io::Result<()> + Send + Sync;

/// What a test does at the steps.
#[derive(Clone, Default)]
pub(super) struct WriteHook {
    #[cfg(test)]
    act: Option<Arc<Act>>,
    #[cfg(test)]
    record: Option<Arc<Mutex<Vec<RecordedStep>>>>,
    /// Whether folders count as those of another machine, whatever they are.
    #[cfg(test)]
    pub(super) is_network: bool,
    /// Whether two files count as not able to change names in one step.
    #[cfg(test)]
    pub(super) has_no_exchange: bool,
}

#[cfg(test)]
impl WriteHook {
    /// A hook that does `act` before each step.
    pub(super) fn new(act: impl Fn(WriteStep) -> io::Result<()> + Send + Sync + 'static) -> Self {
        WriteHook::new_in(move |_, step| act(step))
    }

    /// A hook that does `act` before each step, and knows the folder.
    pub(super) fn new_in(act: impl Fn(&Path, WriteStep) -> io::Result<()> + Send + Sync + 'static) -> Self {
        WriteHook { act: Some(Arc::new(act)), ..WriteHook::default() }
    }

    /// A hook by which every folder counts as one of another machine.
    pub(super) fn network() -> Self {
        WriteHook { is_network: true, ..WriteHook::default() }
    }

    /// The same hook, on a file system where two files can't change names in one step.
    pub(super) fn without_exchange(self) -> Self {
        WriteHook { has_no_exchange: true, ..self }
    }

    /// A hook that keeps a record of the steps that were taken.
    pub(super) fn recording() -> Self {
        WriteHook { record: Some(Arc::default()), ..WriteHook::default() }
    }

    /// The steps so far; the record begins anew.
    pub(super) fn recorded(&self) -> Vec<RecordedStep> {
        let record = self.record.as_ref().expect("a recording hook");
        std::mem::take(&mut record.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes the step.
    pub(super) fn at(&self, folder: &Path, step: WriteStep) -> io::Result<()> {
        self.act.as_ref().map_or(Ok(()), |act| act(folder, step))
    }

    /// Notes a step that was taken.
    pub(super) fn done(&self, folder: &Path, done: impl FnOnce() -> DoneStep) {
        let Some(record) = &self.record else { return };
        let noted = RecordedStep { folder: folder.to_owned(), what: done() };
        record.lock().unwrap_or_else(PoisonError::into_inner).push(noted);
    }
}

#[cfg(not(test))]
impl WriteHook {
    /// Takes the step.
    #[expect(clippy::unnecessary_wraps, clippy::unused_self, reason = "in tests it may fail")]
    pub(super) fn at(&self, _folder: &Path, _step: WriteStep) -> io::Result<()> {
        Ok(())
    }

    /// Notes a step that was taken.
    #[expect(clippy::unused_self, reason = "in tests there is a record")]
    pub(super) fn done(&self, _folder: &Path, _done: impl FnOnce() -> DoneStep) {}
}
