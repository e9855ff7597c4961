//! What a label says of its field: what kind of answer, whether it may be left empty, how long it may be.

use super::limit::limit_in;
use super::model::{Guess, ToldField};
use super::names::phrase;
use super::sentences::{ends_shortened, is_asking};
use crate::form::FieldKind;

/// No label is longer, in characters; a longer text asks, and is guidance.
const LABEL_MAX: usize = 120;
/// So much of a longer text stands for it, in characters.
const SHORTENED_MAX: usize = 60;

/// Words of labels by kind; `-` stands for the rest of a compound: `-dato` is *startdato*.
const KINDS: [(FieldKind, &[&str]); 10] = [
    (FieldKind::Cvr, &["cvr", "cvr-"]),
    (FieldKind::Email, &["e-mail", "e-mail-", "email", "email-", "mail", "mail-", "mailadresse", "e-post"]),
    (FieldKind::Phone, &["telefon", "telefon-", "tlf", "mobil", "mobil-", "mobilnummer", "direkte telefon"]),
    (
        FieldKind::Kroner,
        &["kr", "kroner", "dkk", "beløb", "-beløb", "tilskud", "udgift", "udgifter", "-udgifter"],
    ),
    (FieldKind::Number, &["antal", "hvor mange", "procent", "pct", "timetal", "alder"]),
    (FieldKind::Date, &["dato", "-dato", "startdato", "slutdato"]),
    (FieldKind::File, &["bilag", "vedlæg", "vedlagt", "vedhæft", "vedhæftet"]),
    (FieldKind::Lines, &["adresse", "-adresse", "postadresse"]),
    (FieldKind::Kommune, &["kommune", "ansøgerkommune", "kommunenavn", "kommunens navn"]),
    (
        FieldKind::Prose,
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
    let kind = told.map_or(FieldKind::Text, |(kind, _)| *kind);
    let limit = limit_in(label);
    let kind = match &limit {
        Some(limit) if limit.is_of_prose() => FieldKind::Prose,
        None if kind == FieldKind::Text && is_asking(&lower) => FieldKind::Prose,
        Some(_) if !matches!(kind, FieldKind::Lines | FieldKind::Prose) => FieldKind::Text,
        _ => kind,
    };
    ToldField {
        label: label.to_owned(),
        kind,
        kind_guess: (kind != FieldKind::Text && limit.is_none()).then_some(Guess::Kind),
        optional: is_optional(&lower),
        limit,
        ..ToldField::default()
    }
}

/// A field whose question is too long for a label, and so is guidance.
pub(super) fn shortened(question: &str) -> ToldField {
    let label = phrase(question, SHORTENED_MAX);
    ToldField { label, label_guess: Some(Guess::Label), ..ToldField::default() }
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
fn is_meant(kind: FieldKind, words: &[&str], lower: &str) -> bool {
    let has = |word: &str| words.contains(&word);
    match kind {
        // "Kommunens adresse", "Navn på kommune eller region".
        FieldKind::Kommune => !has("region") && !has("antal"),
        FieldKind::Lines => !lower.contains("hjemmeside") && !lower.contains("web") && !lower.contains("ip-"),
        // "Dato og sted", "Dato og underskrift".
        FieldKind::Date => !lower.contains("underskrift") && !has("sted"),
        FieldKind::Kroner => !is_asking(lower) && !has("beskrivelse"),
        _ => true,
    }
}

/// Whether a label in lower case says that its field may be left empty.
fn is_optional(lower: &str) -> bool {
    let starts = ["evt", "eventuel"].iter().any(|word| lower.starts_with(word));
    let within = [
        "(evt",
        "(eventuel",
        "(frivillig",
        "frivilligt)",
        "valgfri",
        "hvis relevant",
        "(hvis ",
        "såfremt relevant",
    ];
    starts || within.iter().any(|word| lower.contains(word))
}

/// Whether a text can be a label.
pub(super) fn is_label(text: &str) -> bool {
    text.chars().count() <= LABEL_MAX && (!text.ends_with('.') || ends_shortened(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_the_words_of_labels() {
        for (label, kind) in [
            ("Kommune:", FieldKind::Kommune),
            ("Ansøgerkommune", FieldKind::Kommune),
            ("Kommunens adresse", FieldKind::Lines),
            ("E-mailadresse:", FieldKind::Email),
            ("Mail", FieldKind::Email),
            ("Tlf.nr.", FieldKind::Phone),
            ("Telefonnummer", FieldKind::Phone),
            ("CVR-nr.:", FieldKind::Cvr),
            ("Startdato", FieldKind::Date),
            ("Dato for afslutning", FieldKind::Date),
            ("Dato og underskrift", FieldKind::Text),
            ("Dato og sted", FieldKind::Text),
            ("Hvis ja, beskriv kort (max. 200 ord)", FieldKind::Prose),
            ("Ansøgt beløb", FieldKind::Kroner),
            ("Løn (kr.)", FieldKind::Kroner),
            ("Antal kommuner", FieldKind::Number),
            ("Hvor mange frivillige deltager?", FieldKind::Number),
            ("Hvis nej, beskriv hvorfor", FieldKind::Prose),
            ("Ansøgt beløb i kr.", FieldKind::Kroner),
            ("Hjemmesideadresse", FieldKind::Text),
            ("Projektbeskrivelse", FieldKind::Prose),
            ("Beskriv målgruppen", FieldKind::Prose),
            ("Resumé (max 1000 tegn)", FieldKind::Prose),
            ("Titel (max 80 tegn)", FieldKind::Text),
            ("Forvaltning og evt. afdeling:", FieldKind::Text),
            ("Navn", FieldKind::Text),
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
        for label in ["Forvaltning og evt. afdeling:", "Navn", "Antal frivillige"] {
            assert!(!labelled(label).optional, "{label}");
        }
    }
}
