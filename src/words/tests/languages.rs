//! Every text is in its own language: none was copied over untranslated, and none holds words of the other.

use super::super::{DA, EN, messages};

#[path = "../../../tests/languages/leaks.rs"]
mod leaks;

/// The words that are the same in both languages.
const SAME: &[&str] = &[
    "ID", "SHELL", "kB", "ok", "Version", "Landlock", "Core", "dumps", "Terminal", "d", "min", "under",
    "Note", "Stop", "Menu", "Send", "Mail", "login", "Workshop", "workshop", "Format",
];

/// What is the same in either language: the letter to the agency, the sample of an answer, and names in the settings.
const SAME_IN_BOTH: &[(&str, &str)] = &[
    ("mail-subject", ""),
    ("mail-body-", ""),
    ("mail-part-kommune", ""),
    ("participation-about", "2 ledere og 3 medarbejdere"),
    ("cli-event-part-who", "2 ledere og 3 medarbejdere"),
    ("cli-deadline-format", "days"),
];

/// The words of a message, without its variables and the names of its variants.
fn said(message: &str) -> String {
    let text = message.split_once(" =").map_or("", |(_, text)| text);
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let told = lines.map(|line| line.trim().trim_start_matches('*'));
    let told =
        told.map(|line| line.strip_prefix('[').and_then(|rest| rest.split_once(']')).map_or(line, |it| it.1));
    let mut text = String::new();
    for part in told.collect::<Vec<_>>().join(" ").split('{') {
        // A variable ends at its brace, or where its variants begin.
        let rest = if part.trim_start().starts_with('$') {
            part.split_once("->").or_else(|| part.split_once('}')).map_or("", |(_, rest)| rest)
        } else {
            part
        };
        text.push_str(&rest.replace('}', " "));
        text.push(' ');
    }
    text
}

fn texts(subjects: &'static [(&str, &str)]) -> impl Iterator<Item = (&'static str, String)> {
    subjects.iter().flat_map(|(_, source)| messages(source)).map(|(id, message)| (id, said(message)))
}

/// A text without what is the same in either language; `None` where all of it is.
fn own_words(id: &str, text: &str) -> Option<String> {
    let mut same = SAME_IN_BOTH.iter().filter(|(start, _)| id.starts_with(start));
    same.try_fold(text.to_owned(), |text, (_, quote)| (!quote.is_empty()).then(|| text.replace(quote, "")))
}

#[test]
fn no_text_was_left_untranslated() {
    let english: std::collections::BTreeMap<_, _> = texts(EN).collect();
    for (id, danish) in texts(DA) {
        let is_word = |word: &&str| !word.is_empty() && !SAME.contains(word);
        let has_words = danish.split(|c: char| !c.is_alphabetic()).any(|word| is_word(&word));
        let is_told = own_words(id, &danish).is_some() && has_words;
        assert!(!is_told || danish != english[id], "{id} says the same in both languages: {danish}");
    }
}

#[test]
fn no_text_holds_words_of_the_other_language() {
    for (id, text) in texts(EN) {
        let leaks = leaks::danish_in(&own_words(id, &text).unwrap_or_default());
        assert!(leaks.is_empty(), "the English {id} says {leaks:?}: {text}");
    }
    for (id, text) in texts(DA) {
        let leaks = leaks::english_in(&own_words(id, &text).unwrap_or_default());
        assert!(leaks.is_empty(), "the Danish {id} says {leaks:?}: {text}");
    }
}
