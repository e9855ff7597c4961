//! What a label says of its field: what kind of answer, whether it may be left empty, how long it may be.

use super::blocks::Line;
use super::limit::limit_in;
use super::model::{Guess, ToldField, ToldKind};
use super::sentences::is_asking;

/// No label is longer, in characters; a longer text asks, and is guidance.
const LABEL_MAX: usize = 120;
/// A label of so few words may end in an abbreviation: `CVR-nr.`
const ABBREVIATED_MAX: usize = 3;

/// Words of labels by kind; `-` stands for the rest of a compound: `-dato` is *startdato*.
const KINDS: [(ToldKind, &[&str]); 10] = [
    (ToldKind::Cvr, &["cvr", "cvr-"]),
    (ToldKind::Email, &["e-mail", "e-mail-", "email", "email-", "mail", "mail-", "mailadresse", "e-post"]),
    (ToldKind::Phone, &["telefon", "telefon-", "tlf", "mobil", "mobil-", "mobilnummer", "direkte telefon"]),
    (
        ToldKind::Kroner,
        &["kr", "kroner", "dkk", "beløb", "-beløb", "tilskud", "udgift", "udgifter", "-udgifter"],
    ),
    (ToldKind::Number, &["antal", "procent", "pct", "timetal", "alder"]),
    (ToldKind::Date, &["dato", "-dato", "startdato", "slutdato"]),
    (ToldKind::File, &["bilag", "vedlæg", "vedlagt", "vedhæft", "vedhæftet"]),
    (ToldKind::Lines, &["adresse", "-adresse", "postadresse"]),
    (ToldKind::Kommune, &["kommune", "ansøgerkommune", "kommunenavn", "kommunens navn"]),
    (
        ToldKind::Prose,
        &[
            "beskrivelse",
            "-beskrivelse",
            "baggrund",
            "formål",
            "resumé",
            "resume",
            "begrundelse",
            "bemærkninger",
        ],
    ),
];

/// A field of this label, of the kind that its words speak of.
pub(super) fn labelled(label: &str) -> ToldField {
    let lower = label.to_lowercase();
    let words = words(&lower);
    let told = KINDS.iter().find(|(kind, known)| {
        known.iter().any(|known| says(&words, &lower, known)) && is_meant(*kind, &words, &lower)
    });
    let kind = told.map_or(ToldKind::Text, |(kind, _)| *kind);
    let limit = limit_in(label);
    let kind = match &limit {
        Some(limit) if limit.is_of_prose() => ToldKind::Prose,
        None if kind == ToldKind::Text && is_asking(&lower) => ToldKind::Prose,
        Some(_) if !matches!(kind, ToldKind::Lines | ToldKind::Prose) => ToldKind::Text,
        _ => kind,
    };
    ToldField {
        label: label.to_owned(),
        kind,
        kind_guess: (kind != ToldKind::Text && limit.is_none()).then_some(Guess::Kind),
        optional: is_optional(&lower),
        limit,
        ..ToldField::default()
    }
}

fn words(lower: &str) -> Vec<&str> {
    lower.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).collect()
}

fn says(words: &[&str], lower: &str, known: &str) -> bool {
    match (known.strip_prefix('-'), known.strip_suffix('-')) {
        (Some(end), _) => words.iter().any(|word| word.ends_with(end)),
        (_, Some(start)) => words.iter().any(|word| word.starts_with(start)),
        _ if known.contains(' ') => lower.contains(known),
        _ => words.contains(&known),
    }
}

/// Whether the words of a label are about this kind, rather than in passing.
fn is_meant(kind: ToldKind, words: &[&str], lower: &str) -> bool {
    let has = |word: &str| words.contains(&word);
    match kind {
        // "Kommunens adresse", "Navn på kommune eller region".
        ToldKind::Kommune => !has("region") && !has("antal"),
        ToldKind::Lines => !lower.contains("hjemmeside") && !lower.contains("web") && !lower.contains("ip-"),
        ToldKind::Date => !lower.contains("underskrift"),
        ToldKind::Kroner => !is_asking(lower) && !has("beskrivelse"),
        _ => true,
    }
}

/// Whether a label in lower case says that its field may be left empty.
fn is_optional(lower: &str) -> bool {
    let starts = ["evt", "eventuel"].iter().any(|word| lower.starts_with(word));
    let within = ["(evt", "(eventuel", "frivillig", "valgfri", "hvis relevant", "(hvis ", "såfremt relevant"];
    starts || within.iter().any(|word| lower.contains(word))
}

/// Whether a text can be a label.
pub(super) fn is_label(text: &str) -> bool {
    let is_sentence = text.ends_with('.') && text.split_whitespace().count() > ABBREVIATED_MAX;
    text.chars().count() <= LABEL_MAX && !is_sentence
}

/// The label in the lines of a cell, and what else they say. Without one, all of it is said.
pub(super) fn split_label(lines: &[Line]) -> (Option<&str>, Vec<&Line>) {
    match lines {
        [label, rest @ ..] if is_label(&label.text) => (Some(&label.text), rest.iter().collect()),
        lines => (None, lines.iter().collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_the_words_of_labels() {
        for (label, kind) in [
            ("Kommune:", ToldKind::Kommune),
            ("Ansøgerkommune", ToldKind::Kommune),
            ("Kommunens adresse", ToldKind::Lines),
            ("E-mailadresse:", ToldKind::Email),
            ("Mail", ToldKind::Email),
            ("Tlf.nr.", ToldKind::Phone),
            ("Telefonnummer", ToldKind::Phone),
            ("CVR-nr.:", ToldKind::Cvr),
            ("Startdato", ToldKind::Date),
            ("Dato for afslutning", ToldKind::Date),
            ("Dato og underskrift", ToldKind::Text),
            ("Ansøgt beløb", ToldKind::Kroner),
            ("Løn (kr.)", ToldKind::Kroner),
            ("Antal kommuner", ToldKind::Number),
            ("Hjemmesideadresse", ToldKind::Text),
            ("Projektbeskrivelse", ToldKind::Prose),
            ("Beskriv målgruppen", ToldKind::Prose),
            ("Resumé (max 1000 tegn)", ToldKind::Prose),
            ("Titel (max 80 tegn)", ToldKind::Text),
            ("Forvaltning og evt. afdeling:", ToldKind::Text),
            ("Navn", ToldKind::Text),
        ] {
            assert_eq!(labelled(label).kind, kind, "{label}");
        }
    }

    #[test]
    fn optional_is_what_says_so() {
        for label in
            ["Evt. forvaltning", "Eventuelle partnere", "Partner (hvis relevant)", "Note (frivilligt)"]
        {
            assert!(labelled(label).optional, "{label}");
        }
        for label in ["Forvaltning og evt. afdeling:", "Navn"] {
            assert!(!labelled(label).optional, "{label}");
        }
    }
}
