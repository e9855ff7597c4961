//! The kommune that applies: one of the 98, or free text. Christiansø (0411) is no kommune and not among them.

mod order;
mod search;
mod slug;

use std::borrow::Cow;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::{Flaw, Gesture, Rules};

pub use order::danish_order;
pub use search::{exact, meant, search};
pub use slug::slug;

pub(super) const KIND: Rules = Rules { flaw, shown, ..Rules::free(Gesture::Choice) };

/// A name that resembles a kommune's is likely a slip; what resembles none is meant as it stands, since several
/// kommuner may apply together.
fn flaw(typed: &str) -> Option<Flaw> {
    (exact(typed).is_none() && !search(typed).is_empty()).then_some(Flaw::NearKommune)
}

/// One of the 98 kommuner.
#[derive(Debug, PartialEq, Eq)]
pub struct Kommune {
    /// The official code: `0751`.
    pub code: &'static str,
    /// The official name: `Københavns Kommune`.
    pub name: &'static str,
    /// The region it lies in: `Region Midtjylland`.
    pub region: &'static str,
    /// The name of the place: `København`.
    pub short: &'static str,
}

impl Kommune {
    /// The official name without the word for a kommune: `Københavns`.
    fn stem(&self) -> &'static str {
        self.name.rsplit_once(' ').map_or(self.name, |(stem, _)| stem)
    }
}

static ALL: LazyLock<Vec<Kommune>> = LazyLock::new(|| {
    let mut all: Vec<Kommune> =
        include_str!("../../forms/kommuner.tsv").lines().skip(1).map(from_line).collect();
    all.sort_by_cached_key(|kommune| danish_order(kommune.name));
    all
});

/// All kommuner in Danish order.
pub fn all() -> &'static [Kommune] {
    &ALL
}

fn from_line(line: &'static str) -> Kommune {
    let mut cells = line.split('\t');
    let mut cell = || cells.next().expect("four cells in each line of the built-in list");
    Kommune { code: cell(), name: cell(), region: cell(), short: cell() }
}

fn shown(typed: &str) -> Cow<'_, str> {
    Cow::Borrowed(exact(typed).map_or(typed, |kommune| kommune.name))
}

/// `text` in lower case with æ ø å as ae oe aa and other accents left out: Høje-Tåstrup → hoeje-taastrup.
fn romanised(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    // Composed first, as å may have been typed as a and a ring; then taken apart to be rid of other accents.
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

/// Whether this is a combining accent, as a letter is taken apart into.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{all, romanised, shown};

    #[test]
    fn there_are_98_with_codes_and_names_of_their_own() {
        let codes: BTreeSet<&str> = all().iter().map(|kommune| kommune.code).collect();
        let names: BTreeSet<&str> = all().iter().map(|kommune| kommune.name).collect();
        assert_eq!((all().len(), codes.len(), names.len()), (98, 98, 98));
        for kommune in all() {
            assert!(kommune.code.len() == 4 && kommune.code.bytes().all(|b| b.is_ascii_digit()));
            assert!(kommune.region.starts_with("Region "), "{kommune:?}");
            assert!(kommune.name.starts_with(kommune.short), "{kommune:?}");
        }
        assert!(!codes.contains("0411"));
    }

    #[test]
    fn they_stand_in_danish_order() {
        let shorts: Vec<&str> = all().iter().map(|kommune| kommune.short).collect();
        assert_eq!(shorts[..3], ["Albertslund", "Allerød", "Assens"]);
        assert_eq!(shorts[94..], ["Ærø", "Aabenraa", "Aalborg", "Aarhus"]);
    }

    #[test]
    fn a_known_kommune_is_shown_by_its_official_name_and_other_text_as_typed() {
        assert_eq!(shown("århus"), "Aarhus Kommune");
        assert_eq!(shown("Kbh."), "Københavns Kommune");
        assert_eq!(shown("Fælleskommunen Øst "), "Fælleskommunen Øst ");
        assert_eq!(shown(""), "");
    }

    #[test]
    fn danish_letters_become_two_and_accents_go() {
        assert_eq!(romanised("Høje-Tåstrup"), "hoeje-taastrup");
        assert_eq!(romanised("A\u{30a}SE André Müller"), "aase andre muller");
    }
}
