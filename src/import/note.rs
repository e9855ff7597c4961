//! Notes on a file as sentences.

use super::Note;
use crate::form::{Field, FieldId, FormSpec};
use crate::say;
use crate::shown;
use crate::words::Words;

impl Note {
    /// The field that the note is about, if any.
    pub(crate) fn field(&self) -> Option<&FieldId> {
        match self {
            Note::Missing(field) | Note::Ambiguous(field) | Note::LeftOut(field) | Note::Shortened(field) => {
                Some(field)
            }
            Note::Comment { field, .. } => field.as_ref(),
            Note::Tracked => None,
        }
    }

    /// The note as a sentence that is safe to show in one line.
    pub fn text(&self, form: &FormSpec, words: &Words) -> String {
        let name = |field: &FieldId| form.field(field).map_or(field.as_str(), Field::name).to_owned();
        match self {
            Note::Missing(field) => say!(words, "import-missing", field = name(field)),
            Note::Ambiguous(field) => say!(words, "import-ambiguous", field = name(field)),
            Note::Tracked => say!(words, "import-tracked"),
            Note::LeftOut(field) => say!(words, "import-left-out", field = name(field)),
            Note::Shortened(field) => say!(words, "import-shortened", field = name(field)),
            Note::Comment { field, by, text } => {
                let (by, text) = (in_one_line(by), in_one_line(text));
                match field {
                    Some(field) => {
                        say!(words, "import-comment-on", field = name(field), by = by, text = text)
                    }
                    None => say!(words, "import-comment", by = by, text = text),
                }
            }
        }
    }
}

/// A text from outside in one line, with control characters made visible.
fn in_one_line(text: &str) -> String {
    let words: Vec<&str> = text.split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty()).collect();
    shown::text(&words.join(" ")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::som;
    use crate::words::Lang;

    #[test]
    fn notes_name_the_field_and_who_said_what() {
        let da = Words::new(Lang::Da);
        let field = FieldId::new("omraade");
        assert_eq!(
            Note::Missing(field.clone()).text(som(), &da),
            "Område: feltet er ikke i filen; svaret bliver, som det er"
        );
        let by = "Jonas\u{1b}[2J".to_owned();
        let comment = Note::Comment { field: Some(field), by: by.clone(), text: "Hvor\n mange? ".to_owned() };
        assert_eq!(comment.text(som(), &da), "Kommentar til Område fra Jonas␛[2J: Hvor mange?");
        let comment = Note::Comment { field: None, by, text: String::new() };
        assert_eq!(comment.text(som(), &Words::new(Lang::En)), "Comment by Jonas␛[2J: ");
    }
}
