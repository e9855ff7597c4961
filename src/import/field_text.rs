//! What the places of a plain-text file say of the form's fields, and the answers that they come to.

use super::form_words::{FormWords, is_words};
use super::taking::unlike;
use super::{ImportError, Imported, Note, Place};
use crate::form::{FieldId, FormSpec};

/// What one place of a file says of a field.
pub(super) struct FieldText {
    pub(super) field: FieldId,
    /// The answer; empty where there is none.
    pub(super) text: String,
    /// Whether the file states that there is no answer, rather than just being empty there.
    pub(super) is_unanswered: bool,
}

/// What the places of a file say.
pub(super) struct FieldTexts {
    pub(super) texts: Vec<FieldText>,
    /// Whether anything but its labels shows that som wrote it.
    pub(super) is_marked: bool,
    /// The lines that are in no text, each with the field before it.
    pub(super) others: Vec<(Option<FieldId>, String)>,
}

/// The answers that these texts of a file come to, which may have the form's headings or guidance, too. A field of which two places say different things has none.
pub(super) fn imported(
    form: &FormSpec,
    found: &FieldTexts,
    words: &FormWords,
    has_own_words: bool,
) -> Result<Imported, ImportError> {
    let FieldTexts { texts, is_marked, others } = found;
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
    let others = others.iter().filter(|(_, line)| is_words(line) && !words.is_part_of_form(line));
    let others = others.collect::<Vec<_>>();
    let left_over = |others: &[&(Option<FieldId>, String)]| {
        let lines: Vec<&str> = others.iter().map(|(_, line)| line.trim()).collect();
        Note::LeftOver { place: Place::Text, after: others[0].0.clone(), text: lines.join(" / ") }
    };
    let leftovers: Vec<Note> = others.chunk_by(|one, next| one.0 == next.0).map(left_over).collect();
    if !is_marked {
        let has = |field: &FieldId| texts.iter().any(|text| text.field == *field);
        imported.notes.splice(..0, unlike(form, has, || has_own_words, &leftovers));
    }
    imported.notes.extend(leftovers);
    Ok(imported)
}
