//! What a test does at the steps of a write: it fails them, waits in them or records them.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::store::Store;
use crate::store::hook::{DoneStep, WriteStep};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct RecordedStep {
    pub(in crate::store) folder: PathBuf,
    pub(in crate::store) what: DoneStep,
}

type Act = dyn Fn(&Path, WriteStep) -> io::Result<()> + Send + Sync;

/// What a test does at the steps.
#[derive(Clone, Default)]
pub(in crate::store) struct WriteHook {
    act: Option<Arc<Act>>,
    record: Option<Arc<Mutex<Vec<RecordedStep>>>>,
    /// Whether folders count as remote.
    pub(in crate::store) is_network: bool,
    /// Whether `RENAME_EXCHANGE` counts as unsupported.
    pub(in crate::store) has_no_exchange: bool,
}

impl WriteHook {
    /// Runs `act` before each step.
    pub(in crate::store) fn new(act: impl Fn(WriteStep) -> io::Result<()> + Send + Sync + 'static) -> Self {
        WriteHook::new_in(move |_, step| act(step))
    }

    /// Runs `act` before each step, with the folder.
    pub(in crate::store) fn new_in(
        act: impl Fn(&Path, WriteStep) -> io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        WriteHook { act: Some(Arc::new(act)), ..WriteHook::default() }
    }

    /// Makes every folder count as remote.
    pub(in crate::store) fn network() -> Self {
        WriteHook { is_network: true, ..WriteHook::default() }
    }

    /// Makes `RENAME_EXCHANGE` count as unsupported.
    pub(in crate::store) fn without_exchange(self) -> Self {
        WriteHook { has_no_exchange: true, ..self }
    }

    /// Records the steps that happen.
    pub(in crate::store) fn recording() -> Self {
        WriteHook { record: Some(Arc::default()), ..WriteHook::default() }
    }

    /// Takes the steps recorded so far.
    pub(in crate::store) fn recorded(&self) -> Vec<RecordedStep> {
        let record = self.record.as_ref().expect("a recording hook");
        std::mem::take(&mut record.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Announces a step, which a test may fail.
    pub(in crate::store) fn at(&self, folder: &Path, step: WriteStep) -> io::Result<()> {
        self.act.as_ref().map_or(Ok(()), |act| act(folder, step))
    }

    /// Records a step that happened.
    pub(in crate::store) fn done(&self, folder: &Path, done: impl FnOnce() -> DoneStep) {
        let Some(record) = &self.record else { return };
        let noted = RecordedStep { folder: folder.to_owned(), what: done() };
        record.lock().unwrap_or_else(PoisonError::into_inner).push(noted);
    }
}

impl Store {
    /// The store with something done before each sync of a file or folder.
    pub(crate) fn before_sync(mut self, act: impl Fn() + Send + Sync + 'static) -> Self {
        self.hook = WriteHook::new(move |step| {
            if let WriteStep::Sync | WriteStep::SyncFolder = step {
                act();
            }
            Ok(())
        });
        self
    }
}
