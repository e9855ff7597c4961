//! The steps of a write, where tests can make it fail, wait or meet someone else's save. Outside tests a hook is
//! nothing.

use std::io;
#[cfg(test)]
use std::sync::Arc;

/// A step of a write, just before it is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The bytes go into the temporary file.
    Write,
    /// The temporary file goes to the disk.
    Sync,
    /// The temporary file gets its name.
    Rename,
    /// The folder goes to the disk.
    SyncFolder,
}

/// What a test does at the steps.
#[derive(Clone, Default)]
pub(super) struct Hook {
    #[cfg(test)]
    act: Option<Arc<dyn Fn(Step) -> io::Result<()> + Send + Sync>>,
}

#[cfg(test)]
impl Hook {
    /// A hook that does `act` before each step.
    pub(super) fn new(act: impl Fn(Step) -> io::Result<()> + Send + Sync + 'static) -> Self {
        Hook { act: Some(Arc::new(act)) }
    }

    /// Takes the step.
    pub(super) fn at(&self, step: Step) -> io::Result<()> {
        self.act.as_ref().map_or(Ok(()), |act| act(step))
    }
}

#[cfg(not(test))]
impl Hook {
    /// Takes the step.
    #[expect(clippy::unnecessary_wraps, clippy::unused_self, reason = "in tests it may fail")]
    pub(super) fn at(&self, _step: Step) -> io::Result<()> {
        Ok(())
    }
}
