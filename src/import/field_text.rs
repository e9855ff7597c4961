//! What the places of a plain-text file say of the form's fields, and the answers that they come to.

use std::collections::HashMap;

use super::form_prose::FormProse;
use super::form_words::{FormWords, is_words, letters};
use super::placeholder::{is_placeholder, is_prompt};
use super::taking::unlike;
use super::{ImportError, Imported, Note, Place};
use crate::clean::Lines;
use crate::form::kind::FieldKind;
use crate::form::{Field, FieldId, FormSpec};
use crate::roundtrip::form_lines::{folded, label_like};

/// Shorter words, in bytes, make no label like another.
const SHORTEST_LIKE: usize = 4;

/// So similar, at least, is a label to a field's name where it was mistyped.
const FEWEST_SAME: f64 = 0.7;
/// So many words may have been put into a label.
const MOST_PUT_IN: usize = 2;

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
    /// Whether they stand behind labels, which a person may have changed.
    pub(super) is_labelled: bool,
    /// Whether anything but its labels shows that som wrote it.
    pub(super) is_marked: bool,
    /// The lines that are in no text, each with the field before it.
    pub(super) others: Vec<(Option<FieldId>, String)>,
}

/// The answers that these texts of a file come to, which may have the form's headings or guidance, too. A field has none where two
/// places say different things, or where its text may hold the answer to a field that is not found.
pub(super) fn imported(
    form: &FormSpec,
    found: &FieldTexts,
    words: &FormWords,
    has_own_words: bool,
) -> Result<Imported, ImportError> {
    let FieldTexts { texts, is_labelled, is_marked, others } = found;
    if texts.is_empty() {
        return Err(ImportError::NoForm);
    }
    let mut imported = Imported::default();
    let mut by_field: HashMap<&FieldId, Vec<&FieldText>> = HashMap::new();
    for text in texts {
        by_field.entry(&text.field).or_default().push(text);
    }
    let has = |field: &FieldId| by_field.contains_key(field);
    let missing: Vec<&Field> = form.fields().filter(|field| *is_labelled && !has(&field.id)).collect();
    let holds_other = |field: &Field, text: &str| missing.iter().any(|other| holds_label(field, text, other));
    for (answered, field) in form.fields().map(|field| (field, &field.id)) {
        let Some(of_field) = by_field.get(field) else {
            imported.notes.push(Note::Missing(field.clone()));
            continue;
        };
        let stated = of_field.iter().filter(|text| text.is_unanswered || !text.text.trim().is_empty());
        let stated = stated.map(|text| text.text.as_str()).filter(|text| {
            *is_marked || text.is_empty() || !(is_placeholder(text) || is_prompt(text, words))
        });
        let mut stated: Vec<&str> = stated.collect();
        stated.dedup();
        match stated[..] {
            [] => {
                imported.answers.insert(field.clone(), String::new());
            }
            [text] if !holds_other(answered, text) => {
                imported.answers.insert(field.clone(), text.to_owned());
            }
            _ => {
                imported.notes.push(Note::Ambiguous(field.clone()));
                imported.notes.extend(stated.iter().map(|text| left_over(Some(field), text)));
            }
        }
    }
    let leftovers = left_overs(form, others, words);
    if !is_marked {
        imported.notes.splice(..0, unlike(form, has, || has_own_words, &leftovers));
    }
    imported.notes.extend(leftovers);
    Ok(imported)
}

/// Whether a line below a short answer is none of its lines, since it seems to begin with another label: any where the
/// answer has one line, one like another field's where it has several.
pub(super) fn begins_other(form: &FormSpec, field: &Field, line: &str) -> bool {
    let Some((label, rest)) = label_like(line) else { return false };
    let is_line = Lines::from(field.kind.gesture()) == Lines::One;
    let mut others = form.fields().filter(|other| other.id != field.id);
    is_line || others.any(|other| is_like(label, other.name()) || is_number_or_address(other, rest))
}

/// Whether the answer to a field has a line with almost the label of another, if that has a long answer; else with the
/// very label of it, which in a short answer may stand anywhere.
fn holds_label(field: &Field, text: &str, other: &Field) -> bool {
    let name = folded(other.name());
    let is_label = |words: &[&str]| {
        words.last().is_some_and(|word| word.ends_with(':')) && folded(&words.join(" ")) == name
    };
    let has_label = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut places = words.windows(name.split(' ').count());
        places.next().is_some_and(is_label) || !field.is_prose() && places.any(is_label)
    };
    text.lines().any(|line| if other.is_prose() { is_near(line, other) } else { has_label(line) })
}

/// Whether a text is almost the field's label: mistyped, or with words put in.
pub(super) fn is_near(text: &str, field: &Field) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split_whitespace().map(|word| folded(&letters(word))).filter(|word| !word.is_empty()).collect()
    };
    let (text, name) = (words(text), words(field.name()));
    let mut rest = text.iter();
    text.len() <= name.len() + MOST_PUT_IN
        && (name.iter().all(|word| rest.any(|other| other == word))
            || strsim::normalized_damerau_levenshtein(&text.join(" "), &name.join(" ")) >= FEWEST_SAME)
}

/// Whether a text is what a field of this kind asks for, if that is a phone number or an e-mail address.
fn is_number_or_address(field: &Field, text: &str) -> bool {
    let is_told = matches!(field.kind, FieldKind::Phone | FieldKind::Email);
    is_told && !text.trim().is_empty() && field.flaw(text.trim()).is_none()
}

/// Whether a word of a label and one of a field's name are the same, or one begins with the other.
fn is_like(label: &str, name: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split_whitespace().map(letters).filter(|word| word.len() >= SHORTEST_LIKE).collect()
    };
    let names = words(name);
    let is_one = |word: &String| names.iter().any(|name| name.starts_with(word) || word.starts_with(name));
    words(label).iter().any(is_one)
}

/// A note for each place with lines that are neither the form's nor an answer's; of a line of the form into which words
/// were put, these words.
fn left_overs(form: &FormSpec, others: &[(Option<FieldId>, String)], words: &FormWords) -> Vec<Note> {
    let lines: Vec<&str> = others.iter().map(|(_, line)| line.as_str()).collect();
    let shares = FormProse::of(form).shares(&lines);
    let rests = others.iter().zip(&shares).map(|((after, line), share)| {
        (after, if share.is_of_form() { share.rest } else { words.without_frame(line.trim()) })
    });
    let is_own = |line: &str| !is_words(line) || words.is_part_of_form(line);
    // Of a heading that was broken into lines, the number is left.
    let is_number = |rest: &str| rest.strip_suffix('.').is_some_and(|rest| rest.parse::<usize>().is_ok());
    let rests: Vec<(&Option<FieldId>, &str)> = rests
        .zip(&lines)
        .filter(|((_, rest), line)| {
            !(is_own(line) || is_own(rest) || is_number(rest) && line.trim() != *rest)
        })
        .map(|(rest, _)| rest)
        .collect();
    let chunks = rests.chunk_by(|one, next| one.0 == next.0).map(|chunk| {
        let texts: Vec<&str> = chunk.iter().map(|(_, rest)| *rest).collect();
        left_over(chunk[0].0.as_ref(), &texts.join(" / "))
    });
    chunks.collect()
}

pub(super) fn left_over(after: Option<&FieldId>, text: &str) -> Note {
    Note::LeftOver { place: Place::Text, after: after.cloned(), text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::som;

    #[test]
    fn a_label_is_known_where_it_was_mistyped_or_words_were_put_in() {
        let is_near =
            |field: &str, text: &str| is_near(text, som().field(&FieldId::new(field)).expect("a field"));
        for text in
            ["Områder:", "### Området", "omra\u{30a}de", "Vores område:", "Omraade", "- Valgt *Område*"]
        {
            assert!(is_near("omraade", text), "{text}");
        }
        assert!(
            is_near("datapraksis", "Datadreven praksis") && is_near("datapraksis", "5. Data-drevet praksis")
        );
        for text in ["", "Omsorg", "Vores område er børn", "Unge med angst"] {
            assert!(!is_near("omraade", text), "{text}");
        }
    }

    #[test]
    fn a_line_with_another_label_is_no_line_of_a_short_answer() {
        let is_other = |field: &str, line: &str| {
            begins_other(som(), som().field(&FieldId::new(field)).expect("a field"), line)
        };
        for line in [
            "Telefonnummer: 12",
            "Mobil:",
            "Att.: Jonas",
            "**Mobil:** 12",
            "E-mail : a@b.dk",
            "Kontor / by: x",
        ] {
            assert!(is_other("telefon", line), "{line}");
        }
        for line in ["", "Team Data", "https://kommune.dk", "Mødes 10:30", "Det er et meget langt svar: ja"]
        {
            assert!(!is_other("stilling", line), "{line}");
        }
        for line in ["c/o: Jonas", "Att.: Jonas", "Postboks: 12", "Adresse: Vej 1"] {
            assert!(!is_other("adresse", line), "{line}");
        }
        for line in [
            "Telefonnummer: lokal 12",
            "Mobil: 12 34 56 78",
            "Mail: a@b.dk",
            "Email:",
            "Kontaktpersons navn: Jonas",
        ] {
            assert!(is_other("adresse", line), "{line}");
        }
    }
}
