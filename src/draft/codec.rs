//! The draft's file format: RON that a person can read and mend, in a stable order.
//!
//! Fields and answers that this program doesn't know are kept word for word, so that an older som never loses
//! what a newer one, or another version of the form, wrote. That is why reading goes through visitors of our own:
//! RON's own way drops unknown fields of a struct and lets the last of two equal keys win.

mod locate;
mod maps;
mod read;
mod seals;
mod sum;
mod terms;
mod write;

use std::collections::BTreeMap;

use chrono::{DateTime, SubsecRound, Utc};
use thiserror::Error;

pub use read::parse;
pub use sum::is_edited_by_hand;
pub(crate) use terms::normalised;
pub use write::to_ron;

/// The version of the file format that this program writes; it reads this one and older, of which there is none yet.
///
/// What was added without a new number: `rivals`, `approval` and `receipts`, written only where there are any. A som that doesn't know them
/// keeps them word for word as it does every field that it doesn't know, and so loses nothing.
pub const SCHEMA: u32 = 1;

/// A time as files hold it.
pub(super) fn whole_seconds(at: DateTime<Utc>) -> DateTime<Utc> {
    at.trunc_subsecs(0)
}

/// What a file held that this program doesn't know, as RON text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Unknown {
    pub(super) fields: BTreeMap<String, String>,
    pub(super) answers: BTreeMap<String, String>,
    pub(super) rivals: BTreeMap<String, String>,
}

/// Why a file can't be read as a draft.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadError {
    /// It was written by a newer som.
    #[error("schema {found} is newer than {SCHEMA}")]
    NewerSchema {
        /// The schema that the file names.
        found: u32,
    },
    /// It is a draft of another form.
    #[error("the draft is of the form \"{found}\"")]
    OtherForm {
        /// The form that the file names.
        found: String,
    },
    /// A key stands twice; neither is taken, since one would be lost.
    #[error("line {line}: \"{key}\" is there twice")]
    DoubledKey {
        /// Line of the second, from 1.
        line: usize,
        /// The key.
        key: String,
    },
    /// It isn't the RON of a draft.
    #[error("line {line}, column {column}: {message}")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// The field that was being read, where it is known.
        field: Option<String>,
        /// What the reader says.
        message: String,
    },
}

impl ReadError {
    /// The line that the error is on, from 1, where it is on one.
    pub fn line(&self) -> Option<usize> {
        match self {
            ReadError::NewerSchema { .. } | ReadError::OtherForm { .. } => None,
            ReadError::DoubledKey { line, .. } | ReadError::Syntax { line, .. } => Some(*line),
        }
    }

    /// The field or answer that the error is in, where it is known.
    pub fn field(&self) -> Option<&str> {
        match self {
            ReadError::NewerSchema { .. } | ReadError::OtherForm { .. } => None,
            ReadError::DoubledKey { key, .. } => Some(key),
            ReadError::Syntax { field, .. } => field.as_deref(),
        }
    }
}

#[cfg(test)]
mod tests;
