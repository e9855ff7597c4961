//! Filled forms in text formats: JSON, Markdown, and plain text as `som show` prints it, known by their content.

use super::encoding::decoded;
use super::form_words::FormWords;
use super::markdown::MarkdownReader;
use super::plain_text::PlainTextReader;
use super::rows::{ShownRow, ShownRows};
use super::{ImportError, Imported, field_text, markdown, plain_text, text_table};
use crate::form::FormSpec;
use crate::roundtrip::row_names::RowNames;

/// The longest text that is read, in bytes: a filled form has some ten thousand.
const LARGEST: usize = 1 << 20;

/// The longest JSON: as much as a draft may hold, with all characters escaped.
const LARGEST_JSON: usize = 16 << 20;

/// The text of a file in one of these formats.
pub(super) fn decoded_text(bytes: &[u8]) -> Result<String, ImportError> {
    // UTF-16 takes two bytes where UTF-8 takes one.
    if bytes.len() > 2 * LARGEST_JSON {
        return Err(ImportError::TooLong);
    }
    decoded(bytes).map(std::borrow::Cow::into_owned)
}

/// The rows of the repeated groups that a text shows: up to the highest number in the headings of each.
pub(super) fn rows<'t>(text: &'t str, form: &FormSpec) -> ShownRows {
    let names = RowNames::of(form);
    let mut shown = ShownRows::new();
    // In Markdown a line of an answer has no mark, in plain text it is stuffed.
    let heading = |line: &'t str| line.trim_start_matches('#');
    let is_markdown =
        text.lines().any(|line| heading(line) != line && names.numbered(heading(line)).is_some());
    for line in text.lines().filter(|line| !is_markdown || heading(line) != *line) {
        let found = names.numbered(heading(line)).filter(|_| !line.starts_with(' '));
        let Some((group, number)) = found else { continue };
        let rows = shown.entry(group.to_owned()).or_default();
        let next = rows.len() + 1;
        rows.extend((next..=number).map(|number| ShownRow { id: None, number: Some(number) }));
    }
    shown
}

/// Reads the lines of a file, or those that the paragraphs of a document are.
pub(super) fn read_lines(text: &str, form: &FormSpec) -> Result<Imported, ImportError> {
    if text.len() > LARGEST {
        return Err(ImportError::TooLong);
    }
    let lines: Vec<&str> = text.split('\n').collect();
    let words = FormWords::of(form);
    let is_markdown = is_markdown(&lines, form, &words);
    let lines = if is_markdown { lines } else { plain_text::with_own_rules(&lines, form) };
    let has_tables = !lines.iter().any(|line| plain_text::is_marked(line));
    let flat = if has_tables { text_table::flattened(&lines, form, &words, is_markdown) } else { None };
    let texts = if let Some(flat) = flat {
        let lines: Vec<&str> = flat.iter().map(String::as_str).collect();
        markdown::field_texts(&lines, form, &words)?
    } else if is_markdown {
        markdown::field_texts(&lines, form, &words)?
    } else {
        plain_text::field_texts(&lines, form, &words)
    };
    let has_own_words = lines.iter().any(|line| words.shows_form(line.trim_start_matches(['#', '>', ' '])));
    field_text::imported(form, &texts, &words, has_own_words)
}

/// Whether these lines are Markdown: the first of them with a label or a heading in Markdown is.
fn is_markdown(lines: &[&str], form: &FormSpec, words: &FormWords) -> bool {
    let (markdown, text) = (MarkdownReader::new(form, words), PlainTextReader::new(form, words));
    for line in lines {
        if markdown.is_of_form(line) {
            return true;
        }
        if text.has_label(line) {
            return false;
        }
    }
    false
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::form::{FieldId, som};
    use crate::import::Note;
    use crate::import::field_text::left_over;
    use crate::import::read;

    /// The answers that hold something, of a file that has all fields.
    pub(in crate::import) fn filled(text: &str) -> Vec<(String, String)> {
        let imported = read(text.as_bytes(), som()).expect("a form");
        assert_eq!(imported.notes, []);
        let answers = imported.answers.into_iter().filter(|(_, text)| !text.is_empty());
        answers.map(|(field, text)| (field.to_string(), text)).collect()
    }

    /// Short answers, one of them with lines that look like labels.
    pub(in crate::import) const SHORT: [(&str, &str); 2] =
        [("telefon", "12345678"), ("adresse", "Vej 1\nNavn: Rådhuset\nAtt.: Jonas")];

    /// What is written behind `from` into a file with the [`SHORT`] answers is told after `field`, and is in neither.
    #[track_caller]
    pub(in crate::import) fn assert_told(text: &str, from: &str, to: &str, field: &str, told: &[&str]) {
        let text = text.replace(from, &format!("{from}{to}"));
        let imported = read(text.as_bytes(), som()).expect("a form");
        assert_eq!(imported.answers[&FieldId::new("telefon")], "+45 12 34 56 78");
        assert_eq!(imported.answers[&FieldId::new("adresse")], SHORT[1].1);
        assert_eq!(imported.notes, [left_over(Some(&FieldId::new(field)), &told.join(" / "))]);
    }

    /// Answers as [`filled`] gives them.
    pub(in crate::import) fn owned(answers: &[(&str, &str)]) -> Vec<(String, String)> {
        let mut owned: Vec<_> =
            answers.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect();
        owned.sort();
        owned
    }

    fn answers(bytes: &[u8]) -> Vec<(String, String)> {
        let imported = read(bytes, som()).expect("a form");
        imported.answers.into_iter().map(|(field, text)| (field.to_string(), text)).collect()
    }

    #[test]
    fn what_is_no_such_form_is_refused() {
        for bytes in [
            b"".as_slice(),
            "Kære alle".as_bytes(),
            b"\xe6\xf8\xe5 Navn: x",
            b"\0\0\0\0",
            "# Indkøb\n\n- mel\n".as_bytes(),
            b"GIF89a",
        ] {
            assert_eq!(read(bytes, som()), Err(ImportError::NoForm), "{bytes:?}");
        }
        let long = format!("  Navn: {}\n", "x".repeat(LARGEST));
        assert_eq!(read(long.as_bytes(), som()), Err(ImportError::TooLong));
    }

    #[test]
    fn a_sister_form_with_the_same_fields_is_told() {
        let fields: Vec<String> = som().fields().map(|field| format!("{}:\nx", field.name())).collect();
        let fields = fields.join("\n");
        let guidance = "Boosterforløbet varer et halvt år. Beskriv, hvad I vil nå. ".repeat(8);
        let unlike = |above: &str| {
            let imported = read(format!("{above}\n{fields}").as_bytes(), som()).expect("labels of the form");
            imported.notes.iter().find(|note| matches!(note, Note::Unlike(_))).cloned()
        };
        assert_eq!(unlike(&guidance), Some(Note::Unlike(None)));
        assert_eq!(unlike("Kære Jonas, her er skemaet. Hilsen Mette"), None, "a greeting is no form");
        let own = &som().sections[3].title;
        assert_eq!(unlike(&format!("{guidance}\n{own}")), None);
    }

    #[test]
    fn a_field_with_two_different_texts_has_no_answer() {
        let text = "Navn: Åse\nStilling: Leder\nTelefon:\nNavn: Mette\nStilling: Leder\nTelefon: 12345678\n";
        let imported = read(text.as_bytes(), som()).expect("a form");
        assert!(imported.notes.contains(&Note::Ambiguous(FieldId::new("navn"))), "{:?}", imported.notes);
        assert!(imported.notes.contains(&Note::Missing(FieldId::new("kommune"))));
        assert_eq!(answers(text.as_bytes()).len(), 2);
        assert_eq!(imported.answers[&FieldId::new("telefon")], "12345678");
    }
}
