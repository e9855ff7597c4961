//! E-mail addresses and links in a text: how to sign up, and where to ask.

use super::passage::{Passage, beginning};
use super::reading::Reading;
use super::role::{Cue, cue};
use crate::event::when::scan::{self, WhenToken};

/// Upper bound on a sentence that is kept, in bytes.
const SENTENCE_MAX: usize = 240;

/// Upper bound on an address, in bytes.
const ADDRESS_MAX: usize = 500;

/// How one signs up: the link or address in a passage about it, or the sentence that tells another way.
pub(super) fn sign_up(passages: &[Passage]) -> Option<Reading<String>> {
    let about = |at: &usize| {
        let before = at.checked_sub(1).map(|before| &passages[before]);
        let is_newsletter = is_of_newsletter(&passages[*at]) || before.is_some_and(is_of_newsletter);
        let is_below = before.is_some_and(|before| is_heading(before) && asks_to_register(before));
        !is_newsletter && (asks_to_register(&passages[*at]) || is_below)
    };
    let own: Vec<&Passage> = (0..passages.len()).filter(about).map(|at| &passages[at]).collect();
    let address = own.iter().find_map(|passage| {
        let after = after_registering(&passage.text);
        let address = link(after)
            .or_else(|| email(after))
            .or_else(|| link(&passage.text))
            .or_else(|| email(&passage.text))?;
        Some(Reading::certain(address, words(&passage.text, SENTENCE_MAX)))
    });
    address.or_else(|| {
        let told =
            own.iter().find(|passage| tells_a_way(&passage.text) && passage.text.len() <= SENTENCE_MAX)?;
        let sentence = told.text.trim_end_matches('.').to_owned();
        Some(Reading::certain(sentence, told.text.clone()))
    })
}

/// The address to ask: of a passage about that, or below such a heading; or the only one that isn't there to sign up.
pub(super) fn contact(passages: &[Passage], sign_up: Option<&Reading<String>>) -> Option<Reading<String>> {
    let is_about = |passage: &Passage| {
        let text = passage.text.to_lowercase();
        ["kontakt", "spørgsmål", "henvend", "spørg", "contact", "question"]
            .iter()
            .any(|word| text.contains(word))
    };
    let in_reach = |at: &usize| {
        let from = at.saturating_sub(4);
        is_about(&passages[*at])
            || passages[from..*at].iter().any(|passage| passage.is_line && is_about(passage))
    };
    let with_email = |at: usize| email(&passages[at].text).map(|address| (address, &passages[at].text));
    let asked = (0..passages.len()).filter(in_reach).find_map(with_email);
    let is_other = |address: &String| sign_up.is_none_or(|sign_up| !sign_up.choices.contains(address));
    let other = || (0..passages.len()).filter_map(with_email).find(|(address, _)| is_other(address));
    asked.or_else(other).map(|(address, text)| Reading::certain(address, words(text, SENTENCE_MAX)))
}

/// A text, or its beginning.
fn words(text: &str, most: usize) -> String {
    if text.len() <= most { text.to_owned() } else { format!("{} …", beginning(text, most).trim_end()) }
}

fn is_of_newsletter(passage: &Passage) -> bool {
    let text = passage.text.to_lowercase();
    text.contains("nyhedsbrev") || text.contains("newsletter")
}

fn is_heading(passage: &Passage) -> bool {
    passage.is_line && passage.text.len() < 30 && !passage.text.contains(|c: char| c.is_ascii_digit())
}

fn asks_to_register(passage: &Passage) -> bool {
    after_registering(&passage.text).len() < passage.text.len()
}

/// What follows the word that asks to register; all of it where there is none.
fn after_registering(text: &str) -> &str {
    let tokens = scan::placed_tokens(text);
    let only: Vec<WhenToken> = tokens.iter().map(|(token, _)| token.clone()).collect();
    let is_asking = |at: &usize| match &only[*at] {
        WhenToken::Word(word) => {
            cue(word, &only[at + 1..], false) == Some(Cue::Registering)
                || word.starts_with("tilmeldingsfrist")
        }
        _ => false,
    };
    // The next token begins where the word ends.
    let end =
        (0..only.len()).find(is_asking).map(|at| tokens.get(at + 1).map_or(text.len(), |(_, start)| *start));
    end.map_or(text, |end| &text[end..])
}

fn tells_a_way(text: &str) -> bool {
    let ways =
        [" via ", " hos ", " telefon", " tlf", " ved at ", " through ", " by phone", " på kursusportalen"];
    let text = text.to_lowercase();
    ways.iter().any(|way| text.contains(way))
}

/// The first link of a text.
pub(super) fn link(text: &str) -> Option<String> {
    text.split(' ').find_map(|word| {
        let start = word.find("https://").or_else(|| word.find("http://")).or_else(|| word.find("www."))?;
        let end =
            word[start..].find([')', '>', ']', '"', '<', '”', '|']).map_or(word.len(), |end| start + end);
        let link = word[start..end].trim_end_matches(['.', ',', ';', ':', '!', '?']);
        let has_host = link.rsplit("//").next().is_some_and(|host| host.contains('.') && host.len() >= 4);
        (has_host && link.len() <= ADDRESS_MAX).then(|| link.to_owned())
    })
}

/// The first e-mail address of a text.
pub(super) fn email(text: &str) -> Option<String> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '@');
    text.split(|c| !is_part(c)).find_map(|word| {
        let word = word.trim_matches(['.', '-', '_', '+']);
        let (name, host) = word.split_once('@')?;
        let is_host = host.contains('.') && !host.contains(['@', '_', '+']) && !host.contains("..");
        (!name.is_empty() && is_host && word.len() <= 254).then(|| word.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_addresses_are_found_without_what_frames_them() {
        for (text, wanted) in [
            ("Tilmeld dig [her](https://a.dk/x?y=1).", Some("https://a.dk/x?y=1")),
            ("se <https://a.dk>, eller", Some("https://a.dk")),
            ("på www.a.dk.", Some("www.a.dk")),
            ("https:// og http://x", None),
        ] {
            assert_eq!(link(text).as_deref(), wanted, "{text}");
        }
        for (text, wanted) in [
            ("til anna@a.dk.", Some("anna@a.dk")),
            ("<mailto:anna.b-c@a.dk>", Some("anna.b-c@a.dk")),
            ("a@b og @a.dk og a@@b.dk", None),
        ] {
            assert_eq!(email(text).as_deref(), wanted, "{text}");
        }
    }
}
