//! Why a file can't be read as a filled form: the cause in a few words, and the way out.

use thiserror::Error;

use crate::say;
use crate::shown;
use crate::words::Words;

/// Why a file can't be read as a filled form. No more of its text is in one than a key or a form's name.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ImportError {
    /// It is of a kind that is read, but has none of the form's fields.
    #[error("no filled form")]
    NoForm,
    /// It is larger than [`super::LARGEST`].
    #[error("larger than any filled form")]
    TooBig,
    /// It asks for more memory or time than any filled form: a bomb, or a book.
    #[error("unpacks to more than any filled form")]
    TooMuch,
    /// It is encrypted.
    #[error("protected by a password")]
    Protected,
    /// It is JSON that is broken off or wrong.
    #[error("line {line}, column {column}: no JSON")]
    Json {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// It is JSON with a key that stands twice; neither is taken, since one would be lost.
    #[error("\"{key}\" is there twice")]
    DoubledKey {
        /// The key.
        key: String,
    },
    /// It is JSON with an answer that is no text.
    #[error("\"{key}\" is no text")]
    NoText {
        /// The field's id.
        key: String,
    },
    /// It is of another form.
    #[error("it is of the form \"{found}\"")]
    OtherForm {
        /// The form that it names.
        found: String,
    },
    /// It is a text, and longer than any filled form.
    #[error("a text that is too long")]
    TooLong,
    /// It is of Word as it was before 2007.
    #[error("an old Word document")]
    OldWord,
    /// It is of another program.
    #[error("a file of another program: {0:?}")]
    Foreign(Foreign),
    /// It is a zip without a document in it.
    #[error("a zip without a document")]
    NoDocument,
    /// It is cut short or damaged, or was never what it says it is.
    #[error("damaged")]
    Damaged,
    /// It has a document type (DTD), by which a file can swell and name others; no word processor writes one.
    #[error("has a document type")]
    DocumentType,
}

/// What a file is that no answers are read from, where that shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// Excel's or Calc's.
    Spreadsheet,
    /// `PowerPoint`'s or Impress's.
    Presentation,
    /// A PDF.
    Pdf,
    /// Rich Text Format.
    RichText,
}

impl ImportError {
    /// The cause in a few words, in the user's language: `filen er beskyttet med adgangskode`.
    pub fn cause(&self, words: &Words) -> String {
        match self {
            ImportError::NoForm => say!(words, "import-no-form"),
            ImportError::TooBig => say!(words, "import-too-big", megabytes = super::LARGEST >> 20),
            ImportError::TooMuch => say!(words, "import-too-much"),
            ImportError::TooLong => say!(words, "import-too-long"),
            ImportError::Json { line, column } => say!(words, "import-json", line = *line, column = *column),
            ImportError::DoubledKey { key } => say!(words, "import-doubled-key", key = shown::text(key)),
            ImportError::NoText { key } => say!(words, "import-no-text", key = shown::text(key)),
            ImportError::OtherForm { found } => say!(words, "import-other-form", form = shown::text(found)),
            ImportError::Protected => say!(words, "import-protected"),
            ImportError::OldWord => say!(words, "import-old-word"),
            ImportError::Foreign(Foreign::Spreadsheet) => say!(words, "import-spreadsheet"),
            ImportError::Foreign(Foreign::Presentation) => say!(words, "import-presentation"),
            ImportError::Foreign(Foreign::Pdf) => say!(words, "import-pdf"),
            ImportError::Foreign(Foreign::RichText) => say!(words, "import-rich-text"),
            ImportError::NoDocument => say!(words, "import-no-document"),
            ImportError::Damaged => say!(words, "import-damaged"),
            ImportError::DocumentType => say!(words, "import-document-type"),
        }
    }

    /// What to do about it.
    pub fn hint(&self, words: &Words) -> Option<String> {
        Some(match self {
            ImportError::NoForm
            | ImportError::NoDocument
            | ImportError::TooLong
            | ImportError::OtherForm { .. } => say!(words, "import-no-form-hint"),
            ImportError::Json { .. } | ImportError::DoubledKey { .. } | ImportError::NoText { .. } => {
                say!(words, "import-json-hint")
            }
            ImportError::TooBig => say!(words, "import-too-big-hint"),
            ImportError::TooMuch | ImportError::DocumentType => say!(words, "import-too-much-hint"),
            ImportError::Protected => say!(words, "import-protected-hint"),
            ImportError::OldWord | ImportError::Foreign(Foreign::RichText) => {
                say!(words, "import-old-word-hint")
            }
            ImportError::Foreign(_) => say!(words, "import-foreign-hint"),
            ImportError::Damaged => say!(words, "import-damaged-hint"),
        })
    }
}
