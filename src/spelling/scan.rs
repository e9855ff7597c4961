//! The words of a text that are worth a look in the dictionary: no numbers, addresses, abbreviations or single letters.

use std::ops::Range;

/// A word and where it stands, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SpelledWord<'t> {
    pub(crate) at: Range<usize>,
    /// The word as it is looked up: with a hyphen behind it where the rest of it stands further on, as in `børne- og
    /// ungeområdet`.
    pub(crate) text: &'t str,
}

/// The words of a text that are checked, from the left.
pub(crate) fn words(text: &str) -> impl Iterator<Item = SpelledWord<'_>> {
    chunks(text).filter(|(_, chunk)| !is_address(chunk)).flat_map(|(start, chunk)| {
        runs(chunk).map(move |run| (start + run.start, &chunk[run.clone()], &chunk[run.end..])).filter_map(
            |(start, word, after)| {
                let end = start + word.len();
                let is_open = after.starts_with('-');
                (!is_passed_over(word))
                    .then(|| SpelledWord { at: start..end, text: &text[start..end + usize::from(is_open)] })
            },
        )
    })
}

/// What stands between blanks.
fn chunks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start_of = |chunk: &str| chunk.as_ptr().addr() - text.as_ptr().addr();
    text.split_whitespace().map(move |chunk| (start_of(chunk), chunk))
}

/// Whether something is an e-mail or web address, a path, or an abbreviation with full stops inside, as `f.eks.`
fn is_address(chunk: &str) -> bool {
    let dots = chunk.char_indices().filter(|(_, c)| *c == '.');
    let is_inside = |at: usize| {
        chunk[..at].ends_with(char::is_alphanumeric) && chunk[at + 1..].starts_with(char::is_alphanumeric)
    };
    chunk.contains('@') || chunk.contains("://") || dots.map(|(at, _)| at).any(is_inside)
}

/// The longest runs of letters and digits, with hyphens and apostrophes between them.
fn runs(chunk: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = &chunk[from..];
        let start = from + rest.find(is_of_word)?;
        let mut end = start;
        for (at, c) in chunk[start..].char_indices() {
            let after = start + at + c.len_utf8();
            if is_of_word(c) {
                end = after;
            } else if !(matches!(c, '-' | '\'' | '’') && chunk[after..].starts_with(is_of_word)) {
                break;
            }
        }
        from = end;
        Some(start..end)
    })
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

/// Whether a word is none for a dictionary: it has a digit, is a single letter, or an abbreviation in capitals.
pub(super) fn is_passed_over(word: &str) -> bool {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    word.chars().any(char::is_numeric)
        || letters().count() < 2
        || letters().all(|c| !c.is_lowercase())
        || is_inflected_abbreviation(word)
}

/// `CTI’s`, `SØM'en`.
fn is_inflected_abbreviation(word: &str) -> bool {
    let Some((stem, ending)) = word.split_once(['\'', '’']) else { return false };
    stem.chars().all(char::is_uppercase) && ending.chars().count() <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(text: &str) -> Vec<&str> {
        words(text).map(|word| word.text).collect()
    }

    #[test]
    fn words_are_found_with_their_hyphens_and_where_they_stand() {
        let text = "Børne- og ungeområdet (”i dag”), år-til-år!";
        assert_eq!(checked(text), ["Børne-", "og", "ungeområdet", "dag", "år-til-år"]);
        let places: Vec<&str> = words(text).map(|word| &text[word.at]).collect();
        assert_eq!(places, ["Børne", "og", "ungeområdet", "dag", "år-til-år"]);
        assert_eq!(checked("og/eller –tegn-"), ["og", "eller", "tegn-"]);
    }

    #[test]
    fn numbers_addresses_and_abbreviations_are_no_words() {
        let text = "2023 18-25-årige a B SØM CTI’s SØM'en mette@aarhus.dk https://sbst.dk/x www.sbst.dk f.eks. bl.a. §";
        assert_eq!(checked(text), [""; 0]);
        assert_eq!(checked("ja.\nNej"), ["ja", "Nej"]);
    }
}
