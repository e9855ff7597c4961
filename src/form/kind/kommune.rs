//! The kommune that applies: one of the 98, or free text. Christiansø (0411) is no kommune and not among them.

mod search;

use std::borrow::Cow;
use std::sync::LazyLock;

use super::{Flaw, Gesture, KindRules};
use crate::say;
use crate::slug::{self, hyphenated, romanised};
use search::{exact, search, unambiguous};

pub(super) const KIND: KindRules =
    KindRules { flaw, shown, suggestions, completed, slug: file_name, ..KindRules::free(Gesture::Choice) };

/// Like the name of a kommune, but not one.
const NEAR: Flaw = notice!("kind-kommune-near", "kommune");

/// A name close to a kommune's is likely a typo; anything else is meant as typed, since several kommuner may apply
/// together.
fn flaw(typed: &str, _: &[String]) -> Option<Flaw> {
    (exact(typed).is_none() && !search(typed).is_empty()).then_some(NEAR)
}

fn shown<'t>(typed: &'t str, _: &[String]) -> Cow<'t, str> {
    Cow::Borrowed(exact(typed).map_or(typed, |kommune| kommune.name))
}

fn suggestions(typed: &str, _: &[String]) -> Vec<String> {
    search(typed).into_iter().map(|kommune| kommune.name.to_owned()).collect()
}

fn completed<'t>(typed: &'t str, _: &[String]) -> Cow<'t, str> {
    Cow::Borrowed(unambiguous(typed).map_or(typed, |kommune| kommune.name))
}

/// `Københavns Kommune` → `koebenhavn`, other text letter by letter.
fn file_name(typed: &str) -> Option<String> {
    let name = hyphenated(exact(typed).map_or(typed, |kommune| kommune.short));
    let name = name.strip_suffix("-kommune").unwrap_or(&name);
    slug::whole_slug(name)
}

/// One of the 98 kommuner.
#[derive(Debug, PartialEq, Eq)]
struct Kommune {
    /// The official code: `0751`.
    code: &'static str,
    /// The official name: `Københavns Kommune`.
    name: &'static str,
    /// The name of the place: `København`.
    short: &'static str,
}

impl Kommune {
    /// The official name without the word kommune: `Københavns`.
    fn stem(&self) -> &'static str {
        self.name.rsplit_once(' ').map_or(self.name, |(stem, _)| stem)
    }
}

/// All kommuner, in the list's Danish order.
static ALL: LazyLock<Vec<Kommune>> =
    LazyLock::new(|| include_str!("../../forms/kommuner.tsv").lines().skip(1).map(from_line).collect());

fn from_line(line: &'static str) -> Kommune {
    let mut cells = line.split('\t');
    let mut cell = || cells.next().expect("four cells in each line of the built-in list");
    let (code, name, _region, short) = (cell(), cell(), cell(), cell());
    Kommune { code, name, short }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{ALL, NEAR, completed, file_name, flaw, shown};

    #[test]
    fn there_are_98_with_codes_and_names_of_their_own() {
        let codes: BTreeSet<&str> = ALL.iter().map(|kommune| kommune.code).collect();
        let names: BTreeSet<&str> = ALL.iter().map(|kommune| kommune.name).collect();
        assert_eq!((ALL.len(), codes.len(), names.len()), (98, 98, 98));
        for kommune in ALL.iter() {
            assert!(kommune.code.len() == 4 && kommune.code.bytes().all(|b| b.is_ascii_digit()));
            assert!(kommune.name.starts_with(kommune.short), "{kommune:?}");
        }
        assert!(!codes.contains("0411"));
    }

    #[test]
    fn they_stand_in_danish_order() {
        // æ ø å last, aa as å, a hyphen as a blank.
        let key = |name: &str| {
            let letters = name.to_lowercase().replace("aa", "å").replace('-', " ");
            letters.replace('æ', "{").replace('ø', "|").replace('å', "}")
        };
        assert!(ALL.is_sorted_by_key(|kommune| key(kommune.name)));
        let shorts: Vec<&str> = ALL.iter().map(|kommune| kommune.short).collect();
        assert_eq!(shorts[..3], ["Albertslund", "Allerød", "Assens"]);
        assert_eq!(shorts[94..], ["Ærø", "Aabenraa", "Aalborg", "Aarhus"]);
    }

    #[test]
    fn a_known_kommune_is_shown_by_its_official_name_and_other_text_as_typed() {
        assert_eq!(shown("århus", &[]), "Aarhus Kommune");
        assert_eq!(shown("Kbh.", &[]), "Københavns Kommune");
        assert_eq!(shown("Fælleskommunen Øst ", &[]), "Fælleskommunen Øst ");
        assert_eq!(shown("", &[]), "");
    }

    #[test]
    fn a_slip_is_noticed_and_what_names_no_place_is_not() {
        assert_eq!(flaw("Silkebrog", &[]), Some(NEAR));
        for typed in ["…", "Kommune", "🙂", "Århus", "Fælleskommunen Øst"] {
            assert_eq!(flaw(typed, &[]), None, "{typed:?}");
        }
    }

    #[test]
    fn what_is_unambiguous_is_completed() {
        assert_eq!(completed("aarh", &[]), "Aarhus Kommune");
        assert_eq!(completed("freder", &[]), "freder");
    }

    #[test]
    fn files_are_named_after_the_place() {
        for (text, expected) in [
            ("Aarhus Kommune", "aarhus"),
            ("Århus", "aarhus"),
            ("kbh.", "koebenhavn"),
            ("Københavns Kommune", "koebenhavn"),
            ("Bornholms Regionskommune", "bornholm"),
            ("Høje-Taastrup Kommune", "hoeje-taastrup"),
            ("Ærø", "aeroe"),
            ("Storstrøms Kommune", "storstroems"),
            ("Kommune", "kommune"),
            ("Fælleskommunen Øst", "faelleskommunen-oest"),
            ("🙂", ""),
        ] {
            assert_eq!(file_name(text).unwrap_or_default(), expected, "{text:?}");
        }
    }

    #[test]
    fn each_kommune_has_a_file_name_of_its_own() {
        let slugs: BTreeSet<String> = ALL.iter().filter_map(|kommune| file_name(kommune.name)).collect();
        assert_eq!(slugs.len(), 98);
        assert!(ALL.iter().all(|kommune| file_name(kommune.short) == file_name(kommune.name)));
    }
}
