//! What lets a document be read back: the marks by which an answer is found again, the form's own lines in plain text,
//! and the canonical text that every format can hold. `export` writes and `import` reads by these rules; neither knows
//! the other. No file, no clock, no terminal.

mod canonical;
mod checksums;
pub(crate) mod flowed;
pub(crate) mod form_lines;
pub(crate) mod printed;

pub use canonical::canonical;
pub(crate) use canonical::{canonical_line, is_held};
pub(crate) use checksums::{AnswerChecksums, PROPERTY};

use crate::form::{Field, FieldId, FormSpec};

/// What the names of som's bookmarks begin with.
pub(crate) const BOOKMARK_PREFIX: &str = "som_";

/// What the name of the bookmark round an answer ends in.
const ANSWER_SUFFIX: &str = "_svar";

/// What stands for the dots in the id of a field in a row. No other id has it.
const IN_ROW: &str = "__";

/// Until November 2026 a .docx had a content control with this tag and the field's id around each answer.
pub(crate) const TAG_PREFIX: &str = "som:";

/// What one of som's bookmarks in a .docx is round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marked {
    /// The label of an answer.
    Label,
    /// The paragraphs of an answer.
    Answer,
}

/// The name of the bookmark at a field's label. Word allows 40 characters.
pub(crate) fn label_bookmark(field: &FieldId) -> String {
    format!("{BOOKMARK_PREFIX}{}", in_bookmark(field))
}

/// The name of the bookmark round a field's answer.
pub(crate) fn answer_bookmark(field: &FieldId) -> String {
    format!("{BOOKMARK_PREFIX}{}{ANSWER_SUFFIX}", in_bookmark(field))
}

/// A field's id as the name of a bookmark can hold it: letters, digits and `_`.
fn in_bookmark(field: &FieldId) -> String {
    field.as_str().replace('.', IN_ROW)
}

/// The field that the bookmark of this name is about, and what of it.
pub(crate) fn bookmarked<'f>(name: &str, form: &'f FormSpec) -> Option<(&'f Field, Marked)> {
    let id = name.strip_prefix(BOOKMARK_PREFIX)?;
    let field = |id: &str| form.field(&FieldId::new(id.replace(IN_ROW, ".")));
    let of_answer = || Some((field(id.strip_suffix(ANSWER_SUFFIX)?)?, Marked::Answer));
    field(id).map(|field| (field, Marked::Label)).or_else(of_answer)
}

/// The key of JSON under which the form's id stands; the answers stand under their fields' ids.
pub(crate) const FORM_KEY: &str = "form";
