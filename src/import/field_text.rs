//! What the places of a plain-text file say of the form's fields, and the answers that they come to.

use super::{ImportError, Imported, Note};
use crate::form::{FieldId, FormSpec};

/// What one place of a file says of a field.
pub(super) struct FieldText {
    pub(super) field: FieldId,
    /// The answer; empty where there is none.
    pub(super) text: String,
    /// Whether the file states that there is no answer, rather than just being empty there.
    pub(super) is_unanswered: bool,
}

/// The answers that these texts come to. A field of which two places say different things has none.
pub(super) fn imported(form: &FormSpec, texts: &[FieldText]) -> Result<Imported, ImportError> {
    if texts.is_empty() {
        return Err(ImportError::NoForm);
    }
    let mut imported = Imported::default();
    for field in form.fields().map(|field| &field.id) {
        let mut of_field = texts.iter().filter(|text| text.field == *field).peekable();
        if of_field.peek().is_none() {
            imported.notes.push(Note::Missing(field.clone()));
            continue;
        }
        let stated = of_field.filter(|text| text.is_unanswered || !text.text.trim().is_empty());
        let mut stated: Vec<&str> = stated.map(|text| text.text.as_str()).collect();
        stated.dedup();
        match stated[..] {
            [] | [_] => {
                let text = stated.first().copied().unwrap_or_default();
                imported.answers.insert(field.clone(), text.to_owned());
            }
            _ => imported.notes.push(Note::Ambiguous(field.clone())),
        }
    }
    Ok(imported)
}

/// The lines without those at the start and the end that are blank.
pub(super) fn without_blank_ends<'l, 't>(
    lines: &'l [&'t str],
    is_blank: impl Fn(&str) -> bool,
) -> &'l [&'t str] {
    let Some(first) = lines.iter().position(|line| !is_blank(line)) else { return &[] };
    let last = lines.iter().rposition(|line| !is_blank(line)).unwrap_or(first);
    &lines[first..=last]
}
