//! Names for what a document has no names for: ids, the short names of steps, sub-questions in a few words.

use std::collections::{HashMap, HashSet};

use super::model::{ToldField, ToldForm};
use crate::form::FieldKind;
use crate::slug::slug;

/// The longest id by the rules of forms, that of a form that people can still type, the longest in rows, how much of it
/// a number takes, and the longest short names, in characters.
pub(super) const ID_MAX: usize = 31;
const FORM_ID_MAX: usize = 40;
const ROW_ID_MAX: usize = 24;
const NUMBER_MAX: usize = 4;
const STEP_MAX: usize = 30;
const SHORT_MAX: usize = 42;

/// Words that say little in an id.
const SMALL: [&str; 37] = [
    "af",
    "at",
    "de",
    "den",
    "der",
    "det",
    "en",
    "er",
    "et",
    "evt",
    "eventuel",
    "eventuelle",
    "for",
    "fra",
    "har",
    "hvad",
    "hvem",
    "hvilke",
    "hvilken",
    "hvilket",
    "hvor",
    "hvordan",
    "hvis",
    "ja",
    "nej",
    "hvorfor",
    "i",
    "kan",
    "med",
    "og",
    "om",
    "paa",
    "skal",
    "som",
    "til",
    "ved",
    "vil",
];

/// Ids of which none is given twice.
#[derive(Debug, Default)]
pub(super) struct GivenIds {
    given: HashSet<String>,
    /// The next number for an id that is taken.
    next: HashMap<String, usize>,
}

impl GivenIds {
    /// This id, or what it becomes where it is taken: with what stands before it in the form, or with a number.
    pub(super) fn give(&mut self, id: &str, before: Option<&str>, most: usize) -> String {
        let longer = before.map(|before| format!("{before}_{id}"));
        let id = cut(id, most, '_');
        for id in std::iter::once(id).chain(longer.as_deref().map(|id| cut(id, most, '_'))) {
            let id = id.to_owned();
            if self.given.insert(id.clone()) {
                return id;
            }
        }
        let id = cut(id, most - NUMBER_MAX, '_');
        let next = self.next.entry(id.to_owned()).or_insert(1);
        loop {
            *next += 1;
            let numbered = format!("{id}_{next}");
            if self.given.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}

/// The id of a form of this title.
pub(super) fn form_id(title: &str) -> String {
    slug(title).map_or_else(|| "skema".to_owned(), |slug| cut(&slug, FORM_ID_MAX, '-').to_owned())
}

/// An id made of the words of a text, with those that say something if there are such.
pub(super) fn id_of(text: &str, otherwise: &str) -> String {
    let text = text.split(['(', '?']).find(|part| !part.trim().is_empty()).unwrap_or_default();
    let Some(slug) = slug(text) else { return otherwise.to_owned() };
    let all: Vec<&str> = slug.split('-').collect();
    let telling: Vec<&str> = all.iter().copied().filter(|word| !SMALL.contains(word)).collect();
    let words = if telling.is_empty() { all } else { telling };
    cut(&words.join("_"), ID_MAX, '_').to_owned()
}

/// Gives every field, every repeated group and every sum its id.
pub(super) fn give_ids(form: &mut ToldForm) {
    let mut given = GivenIds::default();
    for group in form.groups_mut() {
        let before = group.heading.as_deref().map(|heading| id_of(heading, "felt"));
        for field in &mut group.fields {
            let most = if group.rows.is_some() { ROW_ID_MAX } else { ID_MAX };
            field.id = given.give(&own_id(field), before.as_deref(), most);
        }
        if let Some(rows) = &mut group.rows {
            rows.id = given.give(&rows.id, None, ROW_ID_MAX);
        }
        for sum in &mut group.sums {
            // Small words say something here: `i_alt`.
            let id = slug(&sum.label).map_or_else(|| "i_alt".to_owned(), |slug| slug.replace('-', "_"));
            sum.id = given.give(&id, None, ID_MAX);
        }
    }
}

/// The id of a field by itself.
fn own_id(field: &ToldField) -> String {
    match field.kind {
        FieldKind::Email => "email".to_owned(),
        FieldKind::Phone => "telefon".to_owned(),
        FieldKind::Cvr => "cvr".to_owned(),
        _ => id_of(&field.label, "felt"),
    }
}

/// A section's title in a few words, and whether that was a guess.
pub(super) fn step_of(title: &str, fields: &[&ToldField]) -> (String, bool) {
    let is_short = |text: &str| text.chars().count() <= STEP_MAX;
    if is_short(title) {
        return (title.to_owned(), false);
    }
    let label = match fields {
        [only] => Some(only.label.trim_end_matches(':')).filter(|label| is_short(label)),
        _ => None,
    };
    (label.map_or_else(|| phrase(title, STEP_MAX), str::to_owned), true)
}

/// A sub-question in a few words.
pub(super) fn short_of(question: &str) -> String {
    let mut phrase = phrase(question.trim_end_matches(['?', '.', ':', ';', ',']), SHORT_MAX);
    if let Some(first) = phrase.chars().next()
        && phrase.chars().nth(1).is_none_or(|second| !second.is_uppercase())
    {
        phrase.replace_range(..first.len_utf8(), &first.to_lowercase().to_string());
    }
    format!("{phrase}?")
}

/// The beginning of a text, of whole words, cut where a clause ends.
pub(super) fn phrase(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let text = cut(text, most, ' ');
    let clause = [", ", " – ", ": "].iter().filter_map(|sign| text.find(sign)).filter(|at| *at * 3 > most);
    let text = &text[..clause.min().unwrap_or(text.len())];
    let mut words: Vec<&str> = text.split(' ').collect();
    while words.len() > 1 && words.last().is_some_and(|word| is_small(word)) {
        words.pop();
    }
    words.join(" ").trim_end_matches([',', ':', ';']).to_owned()
}

fn is_small(word: &str) -> bool {
    slug(word).is_none_or(|slug| SMALL.contains(&&*slug))
}

/// The first `most` characters of a text, without the beginning of a word.
fn cut(text: &str, most: usize, between: char) -> &str {
    let Some((end, next)) = text.char_indices().nth(most) else { return text };
    let cut = &text[..end];
    let whole = if next == between { Some(end) } else { cut.rfind(between) };
    cut[..whole.unwrap_or(end)].trim_end_matches(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain_and_given_once() {
        assert_eq!(id_of("Evt. forvaltning og afdeling", "felt"), "forvaltning_afdeling");
        assert_eq!(id_of("Løn (kr.)", "felt"), "loen");
        assert_eq!(id_of("(kr.)", "felt"), "kr");
        assert_eq!(id_of("Hvem?", "felt"), "hvem");
        assert_eq!(id_of("Копенгаген", "felt"), "felt");
        assert!(id_of(&"langt ".repeat(30), "felt").len() <= ID_MAX);
        let mut given = GivenIds::default();
        let ids = [None, Some("leder"), Some("leder"), None].map(|before| given.give("navn", before, ID_MAX));
        assert_eq!(ids, ["navn", "leder_navn", "navn_2", "navn_3"]);
    }

    #[test]
    fn a_long_title_is_cut_between_words_for_the_id_of_the_form() {
        let title = "Ansøgningsskema: Puljen til Lokale Fællesskaber 2027";
        assert_eq!(form_id(title), "ansoegningsskema-puljen-til-lokale");
        assert_eq!(form_id("Puljen 2027"), "puljen-2027");
        assert_eq!(form_id("…"), "skema");
    }

    #[test]
    fn questions_are_asked_in_a_few_words() {
        for (question, short) in [
            ("Hvilke data har kommunen til rådighed?", "hvilke data har kommunen til rådighed?"),
            (
                "I hvilken grad nyttiggøres de kommunale data i kommunens investeringsovervejelser?",
                "i hvilken grad nyttiggøres de kommunale?",
            ),
            ("SØM kendes", "SØM kendes?"),
        ] {
            assert_eq!(short_of(question), short);
        }
    }
}
