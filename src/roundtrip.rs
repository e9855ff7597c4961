//! What lets a document be read back: the marks by which an answer is found again, the form's own lines in plain text,
//! and the canonical text that every format can hold. `export` writes and `import` reads by these rules; neither knows
//! the other. No file, no clock, no terminal.

mod canonical;
mod checksums;
pub(crate) mod flowed;
pub(crate) mod form_lines;

pub use canonical::canonical;
pub(crate) use canonical::{canonical_line, is_held};
pub(crate) use checksums::{AnswerChecksums, PROPERTY};

/// A .docx has a bookmark of this name and the field's id at each label.
pub(crate) const BOOKMARK_PREFIX: &str = "som_";

/// A .docx has a content control with this tag and the field's id around each answer.
pub(crate) const TAG_PREFIX: &str = "som:";

/// The key of JSON under which the form's id stands; the answers stand under their fields' ids.
pub(crate) const FORM_KEY: &str = "form";
