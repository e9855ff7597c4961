//! Why a file can't be read as a filled form: the cause in a few words, and what to do.

use crate::say;
use crate::shown;
use crate::words::Words;

/// Why a file can't be read as a filled form. Of the file's text it holds a JSON key or a form's id at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// The format is known, but there are none of the form's fields.
    NoForm,
    /// An empty form was expected, and there is nothing to fill in.
    NoFields,
    /// A text with headings of the form, but without its labels or anything that som writes.
    OnlyHeadings,
    /// The file is larger than [`super::LARGEST`].
    TooBig,
    /// It needs more memory or time than any filled form: a zip bomb, or a book.
    TooMuch,
    /// It is protected by a password.
    Protected,
    /// JSON that is cut off or malformed.
    Json {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
    },
    /// JSON with a duplicate key: neither value is taken, since one would be lost.
    DoubledKey(String),
    /// JSON with an answer that is not a string.
    NoText(String),
    /// It is for another form.
    OtherForm {
        /// The form's id.
        form: String,
        /// Whether there is such a form here.
        is_here: bool,
    },
    /// A text longer than any filled form.
    TooLong,
    /// A document of Word before 2007.
    OldWord,
    /// Of Excel or Calc.
    Spreadsheet,
    /// Of `PowerPoint` or Impress.
    Presentation,
    /// A PDF.
    Pdf,
    /// Rich Text Format.
    RichText,
    /// Text of which some characters are broken, or in an encoding that is not known.
    Encoding,
    /// A zip without a document in it.
    NoDocument,
    /// It is cut off or damaged, or not what it claims to be.
    Damaged,
    /// It has a document type (DTD), which can make a file swell or refer to others; no word processor writes one.
    DocumentType,
}

impl ImportError {
    /// The cause in a few words, in the user's language: `filen er beskyttet med adgangskode`.
    pub fn cause(&self, words: &Words) -> String {
        match self {
            ImportError::NoForm => say!(words, "import-no-form"),
            ImportError::NoFields => say!(words, "import-no-fields"),
            ImportError::OnlyHeadings => say!(words, "import-only-headings"),
            ImportError::TooBig => say!(words, "import-too-big", megabytes = super::LARGEST >> 20),
            ImportError::TooMuch => say!(words, "import-too-much"),
            ImportError::TooLong => say!(words, "import-too-long"),
            ImportError::Json { line, column } => say!(words, "import-json", line = *line, column = *column),
            ImportError::DoubledKey(key) => say!(words, "import-doubled-key", key = shown::text(key)),
            ImportError::NoText(key) => say!(words, "import-no-text", key = shown::text(key)),
            ImportError::OtherForm { form, .. } => say!(words, "import-other-form", form = shown::text(form)),
            ImportError::Protected => say!(words, "import-protected"),
            ImportError::OldWord => say!(words, "import-old-word"),
            ImportError::Spreadsheet => say!(words, "import-spreadsheet"),
            ImportError::Presentation => say!(words, "import-presentation"),
            ImportError::Pdf => say!(words, "import-pdf"),
            ImportError::RichText => say!(words, "import-rich-text"),
            ImportError::Encoding => say!(words, "import-encoding"),
            ImportError::NoDocument => say!(words, "import-no-document"),
            ImportError::Damaged => say!(words, "import-damaged"),
            ImportError::DocumentType => say!(words, "import-document-type"),
        }
    }

    /// The same, and what to do about it, where an empty form was to be read.
    pub(crate) fn of_empty_form(&self, words: &Words) -> (String, Option<String>) {
        let no_fields = || say!(words, "import-no-fields-hint");
        match self {
            ImportError::TooMuch => (say!(words, "form-draft-too-much"), Some(no_fields())),
            ImportError::Pdf => (say!(words, "form-draft-pdf"), Some(say!(words, "form-draft-pdf-hint"))),
            ImportError::NoDocument | ImportError::Spreadsheet | ImportError::Presentation => {
                (self.cause(words), Some(no_fields()))
            }
            _ => (self.cause(words), self.hint(words)),
        }
    }

    /// What to do about it.
    pub fn hint(&self, words: &Words) -> Option<String> {
        Some(match self {
            ImportError::NoForm | ImportError::NoDocument | ImportError::TooLong => {
                say!(words, "import-no-form-hint")
            }
            ImportError::OtherForm { is_here: true, .. } => say!(words, "import-other-form-hint"),
            ImportError::OtherForm { .. } => say!(words, "import-no-form-hint"),
            ImportError::NoFields => say!(words, "import-no-fields-hint"),
            ImportError::OnlyHeadings => say!(words, "import-only-headings-hint"),
            ImportError::Json { .. } | ImportError::DoubledKey(_) | ImportError::NoText(_) => {
                say!(words, "import-json-hint")
            }
            ImportError::TooBig => say!(words, "import-too-big-hint"),
            ImportError::TooMuch | ImportError::DocumentType => say!(words, "import-too-much-hint"),
            ImportError::Protected => say!(words, "import-protected-hint"),
            ImportError::OldWord | ImportError::RichText => {
                say!(words, "import-old-word-hint")
            }
            ImportError::Spreadsheet | ImportError::Presentation | ImportError::Pdf => {
                say!(words, "import-foreign-hint")
            }
            ImportError::Encoding => say!(words, "import-encoding-hint"),
            ImportError::Damaged => say!(words, "import-damaged-hint"),
        })
    }
}
