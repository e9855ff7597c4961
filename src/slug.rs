//! Plain letters for Danish ones, and file names made of them.

use unicode_normalization::UnicodeNormalization;

/// The longest slug, in characters.
pub(crate) const LONGEST_SLUG: usize = 64;

/// The words of `text` in plain letters with hyphens between: 1 to 64 of `[a-z0-9-]`, no hyphen first or last.
/// `None` for text without a usable letter.
pub(crate) fn slug(text: &str) -> Option<String> {
    whole_slug(text).map(|slug| shortened(&slug).to_owned())
}

/// The same, of any length.
pub(crate) fn whole_slug(text: &str) -> Option<String> {
    Some(hyphenated(text)).filter(|slug| !slug.is_empty())
}

/// As much of a slug as a file name takes.
pub(crate) fn shortened(slug: &str) -> &str {
    slug[..slug.len().min(LONGEST_SLUG)].trim_end_matches('-')
}

/// The words of `text` in plain letters, with hyphens between.
pub(super) fn hyphenated(text: &str) -> String {
    let letters = romanised(text);
    let words = letters.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// `text` in lower case with æ ø å as ae oe aa and other accents left out: Høje-Tåstrup → hoeje-taastrup.
pub(crate) fn romanised(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    // Composed first, since å may be typed as a and a ring; then decomposed, to drop other accents.
    for c in text.nfc().flat_map(char::to_lowercase) {
        match c {
            'æ' | 'ä' => letters.push_str("ae"),
            'ø' | 'ö' => letters.push_str("oe"),
            'å' => letters.push_str("aa"),
            'ß' => letters.push_str("ss"),
            _ => letters.extend(std::iter::once(c).nfd().filter(|c| !is_accent(*c))),
        }
    }
    letters
}

/// Whether this is a combining accent of a decomposed letter.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{romanised, slug};

    #[test]
    fn a_slug_is_plain_letters_with_hyphens() {
        for (text, expected) in [
            ("Høje-Taastrup", "hoeje-taastrup"),
            ("A\u{30a}rhus  & Søn!", "aarhus-soen"),
            ("Andre' & Søn, afd. 2", "andre-soen-afd-2"),
            ("Café Müller", "cafe-muller"),
            ("../../etc/passwd", "etc-passwd"),
            (".skjult", "skjult"),
            ("a\0b\nc", "a-b-c"),
        ] {
            assert_eq!(slug(text).as_deref(), Some(expected), "{text:?}");
        }
    }

    #[test]
    fn text_without_usable_letters_has_no_slug() {
        for text in ["", "  ", "---", "…", "Копенгаген", "🙂"] {
            assert_eq!(slug(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_long_slug_is_cut_and_ends_in_a_letter() {
        assert_eq!(slug(&format!("{} b", "a".repeat(63))), Some("a".repeat(63)));
        assert_eq!(slug(&"ø".repeat(40)).map(|slug| slug.len()), Some(64));
    }

    #[test]
    fn danish_letters_become_two_and_accents_go() {
        assert_eq!(romanised("Høje-Tåstrup"), "hoeje-taastrup");
        assert_eq!(romanised("A\u{30a}SE André Müller"), "aase andre muller");
    }

    proptest! {
        #[test]
        fn any_slug_is_lawful(text in any::<String>()) {
            if let Some(slug) = slug(&text) {
                prop_assert!((1..=64).contains(&slug.len()));
                prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
                prop_assert!(!slug.starts_with('-') && !slug.ends_with('-'));
            }
        }
    }
}
