//! The draft's file format: RON for people to read and fix, in a stable order.
//!
//! Unknown fields and answers are kept verbatim, so that an older som loses nothing that a newer one, or another
//! version of the form, wrote. That is why we use our own visitors: derived ones drop unknown fields and let the last
//! of two equal keys win.

mod locate;
mod maps;
mod participations;
mod place;
mod read;
mod remarks;
mod seals;
mod sum;
mod terms;
mod write;

use std::collections::BTreeMap;

use chrono::{DateTime, SubsecRound, Utc};

use crate::ron_file::RonFaultKind;

pub use read::parse;
pub(crate) use read::parse_of_any_form;
pub(crate) use sum::is_edited_by_hand;
pub(super) use terms::instant;
pub(crate) use terms::normalised;
pub use write::to_ron;

/// The version of the file format. This one and older are read; there is no older yet.
///
/// Added without a new number: `rows`, `rivals`, `remarks`, `participation`, `approval`, `receipts`, and `carets` of the place,
/// written only where present.
/// An older som keeps them verbatim like any unknown field.
pub(crate) const SCHEMA: u32 = 1;

/// Times are stored in whole seconds.
pub(crate) fn whole_seconds(at: DateTime<Utc>) -> DateTime<Utc> {
    at.trunc_subsecs(0)
}

/// Unknown content of a file, as RON that anything may follow: see [`maps::verbatim`].
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Unknown {
    pub(super) fields: BTreeMap<String, String>,
    pub(super) answers: BTreeMap<String, String>,
    pub(super) rivals: BTreeMap<String, String>,
    /// Of the place where the writer left off; no more a part of what the draft says than the place is.
    pub(super) place: BTreeMap<String, String>,
}

impl Unknown {
    /// What counts when drafts are compared.
    pub(super) fn content(&self) -> impl PartialEq {
        (&self.fields, &self.answers, &self.rivals)
    }
}

/// Why a file can't be read as a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// It was written by a newer som.
    NewerSchema {
        /// The schema that the file names.
        found: u32,
    },
    /// It is a draft of another form.
    OtherForm {
        /// The form that the file names.
        found: String,
    },
    /// A duplicate key; either value might be the wanted one.
    DoubledKey {
        /// The second one's line, from 1.
        line: usize,
        /// As it stands in the file.
        key: String,
    },
    /// It isn't the RON of a draft.
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// The field being read, if known.
        field: Option<String>,
        /// What is wrong.
        what: RonFaultKind,
    },
}

impl ReadError {
    /// The error's line, from 1, if known.
    pub(crate) fn line(&self) -> Option<usize> {
        match self {
            ReadError::NewerSchema { .. } | ReadError::OtherForm { .. } => None,
            ReadError::DoubledKey { line, .. } | ReadError::Syntax { line, .. } => Some(*line),
        }
    }

    /// The field or answer with the error, if known.
    pub(crate) fn field(&self) -> Option<&str> {
        match self {
            ReadError::NewerSchema { .. } | ReadError::OtherForm { .. } => None,
            ReadError::DoubledKey { key, .. } => Some(key),
            ReadError::Syntax { field, .. } => field.as_deref(),
        }
    }
}

#[cfg(test)]
mod tests;
