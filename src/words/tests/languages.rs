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
    ("config-file-shared", ""),
    ("man-exit-", "deadline"),
    ("setting-mail-smtp-user", ""),
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
    let mut left = Vec::new();
    for (id, danish) in texts(DA) {
        let is_word = |word: &&str| !word.is_empty() && !SAME.contains(word);
        let has_words = danish.split(|c: char| !c.is_alphabetic()).any(|word| is_word(&word));
        if own_words(id, &danish).is_some() && has_words && danish == english[id] {
            left.push(format!("{id}: {danish}"));
        }
    }
    assert!(left.is_empty(), "the same in both languages:\n{}", left.join("\n"));
}

#[test]
fn what_an_english_text_quotes_stands_between_english_marks() {
    let danish =
        |(id, text): &(&str, String)| own_words(id, text).is_some_and(|own| own.contains(['”', '„']));
    let found: Vec<_> = texts(EN).filter(danish).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn no_text_holds_words_of_the_other_language() {
    let mut leaks = Vec::new();
    for (id, text) in texts(EN) {
        let words = leaks::danish_in(&own_words(id, &text).unwrap_or_default());
        leaks.extend((!words.is_empty()).then(|| format!("the English {id} says {words:?}: {text}")));
    }
    for (id, text) in texts(DA) {
        let words = leaks::english_in(&own_words(id, &text).unwrap_or_default());
        leaks.extend((!words.is_empty()).then(|| format!("the Danish {id} says {words:?}: {text}")));
    }
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
}
