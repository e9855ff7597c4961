//! Everything that can happen to the program, and everything that it does: messages in, effects out.

use std::time::Duration;

use chrono::{DateTime, Utc};
use crossterm::event::KeyEvent;

use crate::draft::Draft;
use crate::store::{Entry, LoadError, SaveError};

pub use crate::store::writer::{SaveOutcome, Snapshot};

/// The time, as it comes in from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// What the clock on the wall says; only for showing and for countdowns.
    pub wall: DateTime<Utc>,
    /// Time since the program started; for all waiting, since the wall clock may jump.
    pub mono: Duration,
}

/// A draft that was opened or made.
#[derive(Debug)]
pub struct Opened {
    /// Its name in the data folder.
    pub name: String,
    /// What it says.
    pub draft: Draft,
    /// Whether its file may only be read.
    pub is_read_only: bool,
}

/// A document to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportJob {
    /// The format, as the command line names it.
    pub format: &'static str,
    /// Where to, as it was typed.
    pub place: String,
    /// Whether a file that is there may be replaced.
    pub is_replacing: bool,
    /// What it says.
    pub draft: Draft,
}

/// What came of an export.
#[derive(Debug)]
pub enum ExportOutcome {
    /// It is written.
    Written {
        /// Where, fit to be shown.
        path: String,
        /// How many bytes it takes.
        bytes: usize,
        /// How many characters the format can't hold.
        left_out: usize,
    },
    /// Something is there already.
    Exists,
    /// It could not be written.
    Failed(SaveError),
}

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// The time; comes before each input.
    Tick(Time),
    /// A key.
    Key(KeyEvent),
    /// A bracketed paste, as it came.
    Paste(String),
    /// The terminal's new size in columns and rows.
    Resize(u16, u16),
    /// A save ended.
    Saved(SaveOutcome),
    /// The drafts of the data folder.
    Listed(Vec<Entry>),
    /// A draft was opened.
    Opened(Box<Opened>),
    /// A draft could not be opened or made.
    OpenFailed(String, LoadError),
    /// A draft could not be made.
    CreateFailed(SaveError),
    /// A document was written, or could not be.
    Exported(ExportOutcome),
    /// The external editor came back with this text, or why it did not.
    Edited(Result<String, String>),
}

/// Something to do outside the model.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Hand the newest state to the writer; nothing is written yet.
    Stage(Box<Snapshot>),
    /// Write what is staged; ends in [`Message::Saved`].
    Save,
    /// Read the data folder; ends in [`Message::Listed`].
    List,
    /// Open a draft; ends in [`Message::Opened`] or [`Message::OpenFailed`].
    Open(String),
    /// Make a draft under a free name like this one; ends in [`Message::Opened`] or [`Message::CreateFailed`].
    Create(String, Box<Draft>),
    /// Write a document; ends in [`Message::Exported`].
    Export(Box<ExportJob>),
    /// Edit a text in the user's own editor; ends in [`Message::Edited`].
    EditOutside(String),
    /// Draw every cell again.
    Redraw,
    /// Leave; everything is saved, or the user said yes to losing it.
    Quit,
}
