//! Hooks at the steps of a write, by which tests make it fail, block, race or lose power. Outside tests they compile
//! to nothing.

#[cfg(not(test))]
use std::io;
#[cfg(not(test))]
use std::path::Path;

#[cfg(test)]
pub(super) use super::tests::hook::WriteHook;

/// A step of a write that is about to happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WriteStep {
    /// A text in the file's place that may be half written is given time.
    Await,
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

/// What a test does at the steps; outside tests nothing.
#[cfg(not(test))]
#[derive(Clone, Default)]
pub(super) struct WriteHook {}

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
