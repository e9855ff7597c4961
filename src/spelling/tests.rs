//! A small dictionary, and the host's own where there is one.

use super::*;
use crate::form::{FormDefinition, FormSpec, Forms};
use crate::words::Lang;

const AFFIXES: &str = "SET UTF-8\nTRY esianrtolcdugmphbyfvkwzæøå\nSFX A Y 2\nSFX A 0 n .\nSFX A 0 r .\n";
const STEMS: &str = "6\nkommune/A\nindsats\nog\nudvikling\n\"citat\nungeområde/A\nbarn\n";

fn small() -> SpellChecker {
    SpellChecker::new(AFFIXES.as_bytes(), STEMS.as_bytes(), ["Visblue"], &Forms::built_in())
        .expect("a dictionary")
}

fn unknown<'t>(checker: &SpellChecker, text: &'t str) -> Vec<&'t str> {
    words(text).filter(|word| !checker.is_known(word.text)).map(|word| &text[word.at]).collect()
}

#[test]
fn words_of_the_dictionary_are_known_and_others_are_not() {
    let text = "Kommunen og kommmuner, udviklings- og indsats-kommune: indats.";
    assert_eq!(unknown(&small(), text), ["kommmuner", "indats"]);
}

#[test]
fn the_forms_words_the_kommuners_names_and_own_words_are_known() {
    let text = "Ærøs visblue’s SØM-indsats, tlf. 5 mio. kr. implementeringsforløb Lolland Høje-Taastrup";
    assert_eq!(unknown(&small(), text), [""; 0]);
}

#[test]
fn what_a_form_calls_its_rows_and_sums_is_known() {
    let form = FormSpec::parse(include_str!("../../tests/forms/frivilligpulje.ron")).expect("a form");
    let mut forms = Forms::told_in(Lang::Da);
    forms.add(FormDefinition::of_file(form, "frivilligpulje.ron"));
    let checker = SpellChecker::new(AFFIXES.as_bytes(), STEMS.as_bytes(), [], &forms).expect("a dictionary");
    assert_eq!(unknown(&checker, "Budgetlinjes post, udgift og beløb i alt"), ["post"]);
}

#[test]
fn a_word_that_is_learnt_is_known_in_any_case() {
    let mut checker = small();
    assert_eq!(unknown(&checker, "Feedback"), ["Feedback"]);
    checker.learn("feedback");
    assert_eq!(unknown(&checker, "Feedback FEEDBACK’en feedbacks"), [""; 0]);
}

#[test]
fn corrections_are_few_and_the_likeliest_comes_first() {
    let found = small().corrections("kommmune");
    assert_eq!(found.first().map(String::as_str), Some("kommune"));
    assert!(found.len() <= CORRECTIONS_MAX);
}

#[test]
fn what_is_no_dictionary_is_refused() {
    let fault = |affixes: &str, stems: &str| {
        SpellChecker::new(affixes.as_bytes(), stems.as_bytes(), [], &Forms::built_in())
            .expect_err("no dictionary")
    };
    assert!(matches!(fault("SFX A Y x\n", STEMS), DictionaryFault::Form));
    let half = AFFIXES.len() - 10;
    assert!(matches!(fault(&AFFIXES[..half], STEMS), DictionaryFault::Form), "cut short");
    assert!(matches!(fault("", ""), DictionaryFault::Empty));
    assert!(matches!(fault(AFFIXES, "0\n"), DictionaryFault::Empty));
    assert!(matches!(fault("\0\u{1}", STEMS), DictionaryFault::Encoding(_)));
}

#[test]
fn an_older_encoding_is_read_as_well() {
    let latin1 =
        |text: &str| text.chars().map(|c| u8::try_from(c).expect("a western letter")).collect::<Vec<_>>();
    let affixes = latin1(&AFFIXES.replace("UTF-8", "ISO8859-1"));
    let checker = SpellChecker::new(&affixes, &latin1(STEMS), [], &Forms::built_in()).expect("a dictionary");
    assert_eq!(unknown(&checker, "Ungeområden ungeomraaden"), ["ungeomraaden"]);
}

/// Debian's hunspell-da, in the domain's own language.
#[test]
#[expect(clippy::disallowed_methods, reason = "the test looks at the host's dictionary")]
fn the_danish_dictionary_marks_slips_and_leaves_good_prose_alone() {
    let read = |ending: &str| std::fs::read(format!("/usr/share/hunspell/da_DK.{ending}"));
    let (Ok(affixes), Ok(stems)) = (read("aff"), read("dic")) else {
        eprintln!("skipped: no hunspell-da here");
        return;
    };
    let checker = SpellChecker::new(&affixes, &stems, [], &Forms::built_in()).expect("a dictionary");
    let prose = "Beslutningen er truffet af direktionen efter indstilling fra social- og økonomichefen. Vi forventer, \
        at to fagspecialister fra myndighedsafdelingen deltager i implementeringsforløbet, og at \
        gevinstrealiseringen følges i den halvårlige budgetopfølgning på børne- og ungeområdet, jf. bilag 2 \
        (mio. kr.). Ærø Kommunes udviklings- og visitationspraksis er drøftet i begge ledergrupper.";
    assert_eq!(unknown(&checker, prose), [""; 0]);
    let slips = "kommmune ansøgnig økonmi målgrupen samarbejed dokumentaion afgørrelse tværfalig";
    assert_eq!(unknown(&checker, slips).len(), 8);
    assert!(checker.corrections("kommmune").contains(&"kommune".to_owned()));
}
