//! Hooks at the steps of a write, by which tests make it fail, block, race or lose power. Outside tests they compile
//! to nothing.

use std::io;
use std::path::Path;
#[cfg(test)]
use std::path::PathBuf;
#[cfg(test)]
use std::sync::{Arc, Mutex, PoisonError};

/// A step of a write that is about to happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WriteStep {
    MakeFolder,
    /// The temporary file is made.
    Create,
    /// The temporary file's mode and group are set.
    FilePermissions,
    /// The bytes are written to the temporary file.
    Write,
    /// The temporary file is synced.
    Sync,
    /// The temporary file is renamed.
    Rename,
    Remove,
    /// The folder is synced.
    SyncFolder,
}

/// A step that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum DoneStep {
    MadeFolder(String),
    Created(String),
    /// A file's bytes were written.
    Written(String, Vec<u8>),
    /// The file was synced.
    Synced(String),
    /// A file got another name.
    Renamed(String, String),
    /// Two files changed names.
    Exchanged(String, String),
    /// A hard link was added.
    Linked(String, String),
    /// A name was removed.
    Removed(String),
    /// The folder was synced.
    SyncedFolder,
}

#[cfg(test)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RecordedStep {
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
    /// Whether folders count as remote.
    #[cfg(test)]
    pub(super) is_network: bool,
    /// Whether `RENAME_EXCHANGE` counts as unsupported.
    #[cfg(test)]
    pub(super) has_no_exchange: bool,
}

#[cfg(test)]
impl WriteHook {
    /// Runs `act` before each step.
    pub(super) fn new(act: impl Fn(WriteStep) -> io::Result<()> + Send + Sync + 'static) -> Self {
        WriteHook::new_in(move |_, step| act(step))
    }

    /// Runs `act` before each step, with the folder.
    pub(super) fn new_in(act: impl Fn(&Path, WriteStep) -> io::Result<()> + Send + Sync + 'static) -> Self {
        WriteHook { act: Some(Arc::new(act)), ..WriteHook::default() }
    }

    /// Makes every folder count as remote.
    pub(super) fn network() -> Self {
        WriteHook { is_network: true, ..WriteHook::default() }
    }

    /// Makes `RENAME_EXCHANGE` count as unsupported.
    pub(super) fn without_exchange(self) -> Self {
        WriteHook { has_no_exchange: true, ..self }
    }

    /// Records the steps that happen.
    pub(super) fn recording() -> Self {
        WriteHook { record: Some(Arc::default()), ..WriteHook::default() }
    }

    /// Takes the steps recorded so far.
    pub(super) fn recorded(&self) -> Vec<RecordedStep> {
        let record = self.record.as_ref().expect("a recording hook");
        std::mem::take(&mut record.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Announces a step, which a test may fail.
    pub(super) fn at(&self, folder: &Path, step: WriteStep) -> io::Result<()> {
        self.act.as_ref().map_or(Ok(()), |act| act(folder, step))
    }

    /// Records a step that happened.
    pub(super) fn done(&self, folder: &Path, done: impl FnOnce() -> DoneStep) {
        let Some(record) = &self.record else { return };
        let noted = RecordedStep { folder: folder.to_owned(), what: done() };
        record.lock().unwrap_or_else(PoisonError::into_inner).push(noted);
    }
}

#[cfg(not(test))]
impl WriteHook {
    /// Announces a step, which a test may fail.
    #[expect(clippy::unnecessary_wraps, clippy::unused_self, reason = "in tests it may fail")]
    pub(super) fn at(&self, _folder: &Path, _step: WriteStep) -> io::Result<()> {
        Ok(())
    }

    /// Records a step that happened.
    #[expect(clippy::unused_self, reason = "in tests there is a record")]
    pub(super) fn done(&self, _folder: &Path, _done: impl FnOnce() -> DoneStep) {}
}
