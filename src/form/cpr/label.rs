//! What the word before a number calls it: `cpr`, or the name of some other number.

use super::{is_blank, is_dash};

/// What a number is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberLabel {
    Cpr,
    /// A number of something else: a company, a case, a telephone.
    Other,
    Unnamed,
}

/// Words that stand for "number", alone or at the end of another.
const NUMBER: [&str; 4] = ["nr", "nummer", "numre", "number"];

/// Names of other numbers.
const OTHERS: [&str; 14] = [
    "cvr", "ean", "gln", "iban", "konto", "faktura", "ordre", "tlf", "tel", "telefon", "mobil", "phone",
    "fax", "version",
];

/// Names of other numbers only with a word for "number": a journal by itself may be a citizen's.
const OTHERS_NUMBERED: [&str; 13] = [
    "p",
    "produktions",
    "produktionsenheds",
    "se",
    "sags",
    "journal",
    "j",
    "dok",
    "dokument",
    "esdh",
    "kunde",
    "bestillings",
    "matrikel",
];

/// What a text calls the number that follows it on the same line: `P-nr. `, `CPR`, `J.nr.: `.
pub(super) fn label(before: &str) -> NumberLabel {
    let (rest, word) = last_word(before);
    let stem = NUMBER.iter().find_map(|number| word.strip_suffix(number));
    let name = match stem {
        Some("") => last_word(rest).1,
        Some(stem) => stem.to_owned(),
        None => word.clone(),
    };
    let is = |names: &[&str]| names.contains(&name.as_str());
    if is(&["cpr", "person"]) {
        NumberLabel::Cpr
    } else if is(&OTHERS) || (stem.is_some() && is(&OTHERS_NUMBERED)) {
        NumberLabel::Other
    } else {
        NumberLabel::Unnamed
    }
}

/// The word that a text ends in, in small letters, and what comes before it.
fn last_word(text: &str) -> (&str, String) {
    let text = text.trim_end_matches(|c| is_blank(c) || is_dash(c) || ".:#(".contains(c));
    let rest = text.trim_end_matches(char::is_alphabetic);
    (rest, text[rest.len()..].to_lowercase())
}
