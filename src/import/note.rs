//! Notes on a file as sentences.

use super::form_words::{is_words, letters};
use super::{Caution, Imported, Note, Place};
use crate::clean::cut_at;
use crate::draft::Draft;
use crate::form::{FieldId, FormSpec, RowId};
use crate::roundtrip::printed;
use crate::words::{Lang, Words};
use crate::{say, shown};

/// So much is shown of words that are in no answer, in bytes.
const MOST_SHOWN: usize = 2_000;

impl Note {
    /// The field that the note is about, if any.
    pub(crate) fn field(&self) -> Option<&FieldId> {
        match self {
            Note::Missing(field) | Note::Ambiguous(field) | Note::Shortened(field) => Some(field),
            Note::Comment { field, .. } | Note::LeftOut(field) => field.as_ref(),
            Note::Tracked
            | Note::Unlike(_)
            | Note::LeftOver { .. }
            | Note::RowsAdded(..)
            | Note::RowsLeftOut(..)
            | Note::Recognised(_) => None,
        }
    }

    /// The field behind which a number stands that is in no answer.
    pub(super) fn amount_after(&self) -> Option<&FieldId> {
        let Note::LeftOver { after, text, .. } = self else { return None };
        after.as_ref().filter(|_| !text.contains(char::is_alphabetic))
    }

    /// How many words of the running text the note says to be in no answer.
    pub(super) fn words(&self) -> usize {
        match self {
            Note::LeftOver { place: Place::Text, text, .. } => {
                text.split_whitespace().filter(|word| is_words(word)).count()
            }
            _ => 0,
        }
    }

    /// Whether the note is about something in the file that no answer has.
    pub(crate) fn is_not_taken(&self) -> bool {
        matches!(self, Note::LeftOver { .. } | Note::LeftOut(_) | Note::Ambiguous(_) | Note::RowsLeftOut(..))
    }

    /// Whether the note is about the foot of the pages as it is printed for this applicant; a document has one for each
    /// sort of its pages.
    pub(super) fn is_foot(&self, applicant: &str) -> bool {
        let Note::LeftOver { place: Place::Footer, text, .. } = self else { return false };
        let number = printed::page_number("1", "1", &Words::new(Lang::Da));
        let foot = without_numbers(&format!("{applicant} {number}"));
        without_numbers(text).split(&foot).all(|between| matches!(between.trim(), "" | "/"))
    }

    /// The note as a sentence that is safe to show in one line.
    pub fn text(&self, form: &FormSpec, words: &Words) -> String {
        let name = |field: &FieldId| form.name_of(field).into_owned();
        match self {
            Note::Missing(field) => say!(words, "import-missing", field = name(field)),
            Note::Ambiguous(field) => say!(words, "import-ambiguous", field = name(field)),
            Note::Tracked => say!(words, "import-tracked"),
            // Some long answers are missing then, and each is told.
            Note::Unlike(Some(found)) if found * 2 >= form.fields().count() => {
                say!(words, "import-unlike-long")
            }
            Note::Unlike(Some(found)) => {
                say!(words, "import-unlike", found = *found, all = form.fields().count())
            }
            Note::Unlike(None) => say!(words, "import-unlike-foreign"),
            Note::LeftOver { place, after, text } => {
                let place = place.name(words);
                let text = beginning(&shown::in_one_line(text));
                match after {
                    Some(field) => {
                        say!(words, "import-left-over-at", place = place, field = name(field), text = text)
                    }
                    None => say!(words, "import-left-over", place = place, text = text),
                }
            }
            Note::LeftOut(Some(field)) => say!(words, "import-left-out", field = name(field)),
            Note::LeftOut(None) => say!(words, "import-left-out-elsewhere"),
            Note::Shortened(field) => say!(words, "import-shortened", field = name(field)),
            Note::RowsAdded(rows, count) => {
                say!(words, "import-rows-added", rows = form.name_of_rows(rows), count = *count)
            }
            Note::RowsLeftOut(rows, count) => {
                say!(words, "import-rows-left-out", rows = form.name_of_rows(rows), count = *count)
            }
            Note::Recognised(title) => say!(words, "import-recognised", title = title.as_str()),
            Note::Comment { field, by, text } => {
                let (by, text) = (shown::in_one_line(by), shown::in_one_line(text));
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

impl Caution {
    /// What is said beside the answer; an empty one and an unlike file are told of otherwise.
    pub(crate) fn why(self, words: &Words) -> Option<String> {
        match self {
            Caution::Older => Some(say!(words, "import-older")),
            Caution::Both => Some(say!(words, "import-both")),
            Caution::Outside => Some(say!(words, "import-outside-box")),
            Caution::Empty | Caution::Unlike => None,
        }
    }
}

impl Place {
    /// What the place is called.
    fn name(self, words: &Words) -> String {
        match self {
            Place::Text => say!(words, "import-where-text"),
            Place::TextBox => say!(words, "import-where-text-box"),
            Place::Footnote => say!(words, "import-where-footnote"),
            Place::Header => say!(words, "import-where-header"),
            Place::Footer => say!(words, "import-where-footer"),
            Place::Formula => say!(words, "import-where-formula"),
            Place::Hidden => say!(words, "import-where-hidden"),
        }
    }
}

impl Imported {
    /// What a person should know of the file, knowing the draft: that the file says what the draft's own document says
    /// need not be told.
    pub fn notes_for(&self, form: &FormSpec, draft: &Draft) -> Vec<Note> {
        let approvals =
            [Lang::Da, Lang::En].map(|lang| letters(&printed::approval(form, draft, &Words::new(lang))));
        let is_own = |note: &Note| match note {
            Note::LeftOver { place: Place::Text, text, .. } => approvals.contains(&letters(text)),
            note => note.is_foot(draft.applicant(form)),
        };
        let added = self.rows_added(form, draft).map(|(rows, count)| Note::RowsAdded(rows.to_owned(), count));
        added.chain(self.notes.iter().filter(|note| !is_own(note)).cloned()).collect()
    }

    /// How many rows come to those of a draft, by their group; where it says nothing yet, that is no news.
    fn rows_added<'i>(
        &'i self,
        form: &'i FormSpec,
        draft: &'i Draft,
    ) -> impl Iterator<Item = (&'i str, usize)> {
        let count = |(group, rows): (&'i String, &'i Vec<RowId>)| {
            let own = form.rows_in(draft, group);
            let added = rows.iter().filter(|row| !own.contains(row)).count();
            (group.as_str(), added)
        };
        let is_told = draft.nonempty_answers().next().is_some();
        self.rows.iter().filter(move |_| is_told).map(count).filter(|(_, count)| *count > 0)
    }
}

/// The first words of a text, and how many more there are.
fn beginning(text: &str) -> String {
    let shown = cut_at(text, MOST_SHOWN);
    let more = text[shown.len()..].split_whitespace().count();
    if more == 0 { text.to_owned() } else { format!("{shown} … (+{more})") }
}

/// A text with its single blanks, and 1 for each number.
fn without_numbers(text: &str) -> String {
    let words = text.split_whitespace().map(|word| {
        let is_number = word.bytes().all(|b| b.is_ascii_digit());
        if is_number { "1" } else { word }
    });
    words.collect::<Vec<_>>().join(" ")
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
