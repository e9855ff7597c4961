//! Boundaries of characters (grapheme clusters) and words in a paragraph.

use unicode_segmentation::GraphemeCursor;

use crate::shown::is_plain_char as is_plain;

/// How many halves of flags are looked back at to find where a flag begins. In a longer sequence each half is a character
/// of its own: a file may hold a million of them.
const MOST_FLAGS: usize = 64;

fn is_half_flag(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

/// The end of the character that begins at `at`.
pub(crate) fn next(text: &str, at: usize) -> usize {
    let mut ends = text[at..].char_indices().skip(1).map(|(offset, _)| at + offset);
    ends.find(|end| is_boundary(text, *end)).unwrap_or(text.len())
}

/// The start of the character that ends at `at`.
pub(crate) fn prev(text: &str, at: usize) -> usize {
    let mut starts = text[..at].char_indices().rev().map(|(start, _)| start);
    starts.find(|start| is_boundary(text, *start)).unwrap_or(0)
}

/// Whether `at` is between two characters, not inside one.
pub(crate) fn is_boundary(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at.min(text.len()));
    match (before.chars().next_back(), after.chars().next()) {
        (Some(c), Some(d)) if is_plain(c) && is_plain(d) => true,
        (Some(c), Some(d)) if is_half_flag(c) && is_half_flag(d) => {
            let halves = before.chars().rev().take(MOST_FLAGS).take_while(|c| is_half_flag(*c)).count();
            halves == MOST_FLAGS || halves % 2 == 0
        }
        (Some(_), Some(_)) => GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true),
        _ => true,
    }
}

/// The characters of a text and where they begin, in bytes.
pub(crate) fn characters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        at = if start < text.len() { next(text, start) } else { return None };
        Some((start, &text[start..at]))
    })
}

/// `at`, or the next boundary after it.
pub(crate) fn snap(text: &str, at: usize) -> usize {
    let mut places = at..text.len();
    places.find(|at| text.is_char_boundary(*at) && is_boundary(text, *at)).unwrap_or(text.len())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CharClass {
    Blank,
    Word,
    Sign,
}

fn class_at(text: &str, at: usize) -> Option<CharClass> {
    let c = text[at..].chars().next()?;
    Some(if c.is_whitespace() {
        CharClass::Blank
    } else if c.is_alphanumeric() || c == '_' {
        CharClass::Word
    } else {
        CharClass::Sign
    })
}

/// The start of the next word in the paragraph, or its end.
pub(crate) fn next_word(text: &str, at: usize) -> usize {
    let class = class_at(text, at);
    let at = if class == Some(CharClass::Blank) { at } else { skip(text, at, class) };
    skip(text, at, Some(CharClass::Blank))
}

fn skip(text: &str, mut at: usize, class: Option<CharClass>) -> usize {
    while at < text.len() && class_at(text, at) == class {
        at = next(text, at);
    }
    at
}

/// The start of the word that `at` is in or after.
pub(crate) fn prev_word(text: &str, at: usize) -> usize {
    let at = skip_back(text, at, Some(CharClass::Blank));
    skip_back(text, at, class_at(text, prev(text, at)))
}

fn skip_back(text: &str, mut at: usize, class: Option<CharClass>) -> usize {
    while at > 0 && class_at(text, prev(text, at)) == class {
        at = prev(text, at);
    }
    at
}

#[cfg(test)]
mod tests {
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;
    use crate::shown::width;

    #[test]
    fn a_character_is_what_a_reader_sees() {
        for one in ["å", "a\u{30a}", "👨‍👩‍👧", "🇩🇰", "漢", "e\u{301}\u{323}"] {
            let text = format!("x{one}y");
            assert_eq!(next(&text, 1), 1 + one.len(), "{one}");
            assert_eq!(prev(&text, 1 + one.len()), 1, "{one}");
            assert_eq!(snap(&text, 1 + one.len() / 2), if one.len() > 1 { 1 + one.len() } else { 1 });
        }
        assert_eq!(next("🇩🇰🇸🇪", 0), 8, "two flags are two characters");
    }

    #[test]
    fn steps_forth_and_back_meet_in_any_number_of_flags() {
        let text = format!("a{}\u{301}b", "🇩🇰".repeat(100));
        let forth: Vec<usize> = characters(&text).map(|(at, _)| at).collect();
        let mut back = vec![prev(&text, text.len())];
        while back.last().is_some_and(|at| *at > 0) {
            back.push(prev(&text, back[back.len() - 1]));
        }
        back.reverse();
        assert_eq!(back, forth);
        assert_eq!(characters(&text).filter(|(_, character)| *character == "🇩🇰").count(), 32);
        assert!((0..text.len()).filter(|at| text.is_char_boundary(*at) && is_boundary(&text, *at)).eq(forth));
        let watch = crate::clock::Stopwatch::start();
        assert_eq!(characters(&"🇩".repeat(100_000)).count(), 100_000 - 32);
        assert!(watch.elapsed().as_secs() < 20, "the time grows with the square of their number");
    }

    #[test]
    fn plain_characters_are_as_the_long_way_says() {
        let plain: String = (' '..='\u{2100}').filter(|c| is_plain(*c)).collect();
        let long_way: Vec<_> = plain.grapheme_indices(true).collect();
        assert_eq!(characters(&plain).collect::<Vec<_>>(), long_way);
        for (_, character) in long_way {
            assert_eq!(width(character), 1, "{character:?}");
        }
    }

    #[test]
    fn words_are_letters_and_digits_or_signs() {
        let text = "Ærø (2 øer), ja";
        let mut stops = vec![0];
        while stops.last() != Some(&text.len()) {
            stops.push(next_word(text, stops[stops.len() - 1]));
        }
        let words: Vec<_> = stops.windows(2).map(|w| &text[w[0]..w[1]]).collect();
        assert_eq!(words, ["Ærø ", "(", "2 ", "øer", "), ", "ja"]);
        let mut back = vec![text.len()];
        while back.last() != Some(&0) {
            back.push(prev_word(text, back[back.len() - 1]));
        }
        back.reverse();
        assert_eq!(back, stops);
    }

    #[test]
    fn width_is_in_columns() {
        assert_eq!(width("blåbær"), 6);
        assert_eq!(width("漢字"), 4);
        assert_eq!(width("bla\u{30a}"), 3);
        assert_eq!(width("👨‍👩‍👧"), 2);
    }
}
