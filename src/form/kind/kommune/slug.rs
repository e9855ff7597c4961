//! Names for drafts, made from what the applicant is called.

use super::{exact, romanised};

/// The longest name, in characters.
const LONGEST: usize = 64;

/// A name for a draft of `text`'s kommune: `Københavns Kommune` → `koebenhavn`, other text letter by letter.
///
/// Always 1 to 64 of `[a-z0-9-]` with no hyphen first or last; text without usable letters gives `ansoegning`.
pub fn slug(text: &str) -> String {
    let name = exact(text).map_or(text, |kommune| kommune.short);
    let name = joined_words(name);
    let name = name.strip_suffix("-kommune").unwrap_or(&name);
    let name = name[..name.len().min(LONGEST)].trim_end_matches('-');
    if name.is_empty() { "ansoegning".to_owned() } else { name.to_owned() }
}

/// The words of `text` in plain letters, with hyphens between.
fn joined_words(text: &str) -> String {
    let letters = romanised(text);
    let words = letters.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::slug;
    use crate::form::kind::kommune::all;

    #[test]
    fn names_are_plain_letters_with_hyphens() {
        for (text, expected) in [
            ("Aarhus Kommune", "aarhus"),
            ("Århus", "aarhus"),
            ("kbh.", "koebenhavn"),
            ("Københavns Kommune", "koebenhavn"),
            ("Bornholms Regionskommune", "bornholm"),
            ("Høje-Taastrup Kommune", "hoeje-taastrup"),
            ("Ærø", "aeroe"),
            ("Andre' & Søn, afd. 2", "andre-soen-afd-2"),
            ("Café André", "cafe-andre"),
            ("Storstrøms Kommune", "storstroems"),
            ("Kommune", "kommune"),
            ("../../etc/passwd", "etc-passwd"),
            (".skjult", "skjult"),
            ("a\0b\nc", "a-b-c"),
        ] {
            assert_eq!(slug(text), expected, "{text:?}");
        }
    }

    #[test]
    fn text_without_usable_letters_is_an_application() {
        for text in ["", "  ", "---", "…", "Копенгаген", "🙂"] {
            assert_eq!(slug(text), "ansoegning", "{text:?}");
        }
    }

    #[test]
    fn a_long_name_is_cut_and_ends_in_a_letter() {
        let text = format!("{} b", "a".repeat(63));
        assert_eq!(slug(&text), "a".repeat(63));
        assert_eq!(slug(&"ø".repeat(40)).len(), 64);
    }

    #[test]
    fn each_kommune_has_a_name_of_its_own() {
        let slugs: BTreeSet<String> = all().iter().map(|kommune| slug(kommune.name)).collect();
        assert_eq!(slugs.len(), 98);
        assert!(all().iter().all(|kommune| slug(kommune.short) == slug(kommune.name)));
    }

    proptest! {
        #[test]
        fn any_text_gives_a_lawful_name(text in any::<String>()) {
            let slug = slug(&text);
            prop_assert!((1..=64).contains(&slug.len()));
            prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert!(!slug.starts_with('-') && !slug.ends_with('-'));
        }
    }
}
