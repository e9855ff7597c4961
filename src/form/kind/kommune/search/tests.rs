//! What people type, and the kommuner they get.

use std::collections::BTreeMap;

use super::{ALL, NAMES, exact, search, slips_to_beginning, spellings, unambiguous};

fn found(typed: &str) -> Vec<&'static str> {
    search(typed).into_iter().map(|kommune| kommune.short).collect()
}

#[test]
fn nothing_typed_gives_all_in_danish_order() {
    for typed in ["", "  ", "\u{a0}"] {
        assert!(search(typed).into_iter().eq(ALL.iter()), "{typed:?}");
    }
}

#[test]
fn the_best_comes_first_in_any_spelling() {
    for (typed, expected) in [
        ("Århus", "Aarhus"),
        ("aarhus", "Aarhus"),
        ("Arhus", "Aarhus"),
        ("a\u{30a}rhus", "Aarhus"),
        ("aarhus kom", "Aarhus"),
        ("aarhus-kommune", "Aarhus"),
        ("KØBENHAVN", "København"),
        ("Kobenhavn", "København"),
        ("koebenhavns kommune", "København"),
        ("kobenhavn kommune", "København"),
        ("köpenhamn", "København"),
        ("Kbh.", "København"),
        ("kbh", "København"),
        ("lyngby", "Lyngby-Taarbæk"),
        ("lyngby kommune", "Lyngby-Taarbæk"),
        ("lyngby taarbaek", "Lyngby-Taarbæk"),
        ("tårbæk", "Lyngby-Taarbæk"),
        ("hoje-taastrup", "Høje-Taastrup"),
        ("Høje Tåstrup", "Høje-Taastrup"),
        ("hoeje tastrup", "Høje-Taastrup"),
        ("skjern", "Ringkøbing-Skjern"),
        ("brande kommune", "Ikast-Brande"),
        ("midtfyn", "Faaborg-Midtfyn"),
        ("åbenrå", "Aabenraa"),
        ("aero", "Ærø"),
        ("Æ", "Ærø"),
        ("bornholms regionskommune", "Bornholm"),
        ("bornholm kommune", "Bornholm"),
        ("himmerland", "Vesthimmerland"),
        ("hor", "Horsens"),
        ("hør", "Hørsholm"),
        ("vib", "Viborg"),
    ] {
        assert_eq!(found(typed).first(), Some(&expected), "{typed:?}");
    }
}

#[test]
fn a_shared_beginning_gives_all_that_begin_so() {
    let fred = ["Fredensborg", "Fredericia", "Frederiksberg", "Frederikshavn", "Frederikssund"];
    assert_eq!(found("fred"), fred);
    assert_eq!(found("Å"), ["Aabenraa", "Aalborg", "Aarhus"]);
    assert_eq!(found("aa"), ["Aabenraa", "Aalborg", "Aarhus"]);
    assert_eq!(found("al"), ["Albertslund", "Allerød", "Aalborg"]);
    assert_eq!(found("hor"), ["Horsens", "Hørsholm"]);
    assert_eq!(found("djurs"), ["Norddjurs", "Syddjurs"]);
    assert_eq!(found("ærø kommune"), ["Ærø"]);
}

#[test]
fn a_slip_is_forgiven_only_where_nothing_else_matches() {
    for (typed, expected) in [("Vibrog", "Viborg"), ("Silkebrog", "Silkeborg"), ("Næstvet", "Næstved")] {
        assert_eq!(found(typed), [expected], "{typed:?}");
    }
    assert_eq!(found("Svenborg"), ["Svendborg"]);
    assert_eq!(found("Vejle"), ["Vejle"], "and not Vejen");
}

#[test]
fn text_that_resembles_none_gives_none() {
    for typed in [
        "…",
        "-",
        "🙂",
        "Kommune",
        " kommune.",
        "xyz",
        "Det Sociale Netværk",
        "Malmö",
        "kqqq",
        &"a".repeat(10_000),
    ] {
        assert_eq!(found(typed), [""; 0], "{typed:?}");
    }
}

#[test]
fn a_full_name_is_exact_in_any_spelling() {
    for (typed, expected) in [
        ("Århus", "Aarhus Kommune"),
        ("kbh", "Københavns Kommune"),
        ("København", "Københavns Kommune"),
        ("københavns", "Københavns Kommune"),
        ("lyngby-tårbæk kommune", "Lyngby-Taarbæk Kommune"),
        ("  AARHUS  KOMMUNE ", "Aarhus Kommune"),
        ("Bornholms Kommune", "Bornholms Regionskommune"),
        ("Bornholm", "Bornholms Regionskommune"),
        ("nordfyn", "Nordfyns Kommune"),
        ("Vesthimmerland Kommune", "Vesthimmerlands Kommune"),
        ("frb.", "Frederiksberg Kommune"),
    ] {
        assert_eq!(exact(typed).map(|kommune| kommune.name), Some(expected), "{typed:?}");
    }
}

#[test]
fn less_than_a_full_name_is_not_exact() {
    for typed in ["", "kommune", "lyngby", "fred", "Aarhu", "Region Midtjylland", "Malmø Kommune"] {
        assert_eq!(exact(typed), None, "{typed:?}");
    }
}

#[test]
fn no_spelling_names_two_kommuner() {
    let mut names = BTreeMap::new();
    for entry in NAMES.iter() {
        for name in entry.full.iter().chain(&entry.plain) {
            let other = names.insert(name, entry.kommune.code);
            assert!(other.is_none_or(|code| code == entry.kommune.code), "{name}");
        }
    }
}

#[test]
fn each_kommune_is_found_first_by_its_own_names() {
    for kommune in ALL.iter() {
        for typed in [kommune.name, kommune.short] {
            assert_eq!(search(typed).first(), Some(&kommune));
            assert_eq!(exact(typed), Some(kommune));
        }
    }
}

#[test]
fn spellings_mix_two_letters_and_one() {
    assert_eq!(spellings("Ærø"), ["aeroe", "aroe", "aero", "aro"]);
    assert_eq!(spellings("Lejre"), ["lejre"]);
}

#[test]
fn a_swap_is_one_slip_and_the_rest_of_a_name_is_free() {
    assert_eq!(slips_to_beginning("vibrog", "viborg"), 1);
    assert_eq!(slips_to_beginning("freder", "frederikshavn"), 0);
    assert_eq!(slips_to_beginning("abc", "xyz"), 3);
}

#[test]
fn the_beginning_of_one_name_alone_is_that_kommune() {
    let meant_name = |typed| unambiguous(typed).map(|kommune| kommune.name);
    assert_eq!(meant_name("aarh"), Some("Aarhus Kommune"));
    assert_eq!(meant_name("lyngby"), Some("Lyngby-Taarbæk Kommune"));
    assert_eq!(meant_name("Århus"), Some("Aarhus Kommune"));
    assert_eq!(meant_name("aar"), Some("Aarhus Kommune"));
    assert_eq!(meant_name("freder"), None);
    assert_eq!(meant_name("vibrog"), None);
    assert_eq!(meant_name("Als"), None);
    assert_eq!(meant_name("skjern"), None);
    assert_eq!(meant_name("Region Midtjylland"), None);
    assert_eq!(meant_name(""), None);
}
