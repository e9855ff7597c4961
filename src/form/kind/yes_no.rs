//! Yes or no, stored in the document's words: `Ja`, `Nej`.

use std::borrow::Cow;

use super::choice::folded;
use super::{Flaw, Gesture, KindRules};
use crate::say;

pub(super) const KIND: KindRules =
    KindRules { flaw, shown, suggestions, completed: shown, ..KindRules::free(Gesture::OneOf) };

const NEITHER: Flaw = problem!("kind-yes-no-neither", "yes_no");

const YES: &str = "Ja";
const NO: &str = "Nej";

fn flaw(typed: &str, _: &[String]) -> Option<Flaw> {
    meant(typed).is_none().then_some(NEITHER)
}

fn shown<'t>(typed: &'t str, _: &[String]) -> Cow<'t, str> {
    Cow::Borrowed(meant(typed).unwrap_or(typed))
}

fn suggestions(typed: &str, _: &[String]) -> Vec<String> {
    let typed = folded(typed);
    let is_begun = |answer: &&str| typed.is_empty() || meant(&typed) == Some(*answer);
    [YES, NO].into_iter().filter(is_begun).map(str::to_owned).collect()
}

fn meant(typed: &str) -> Option<&'static str> {
    match folded(typed).trim_end_matches('.') {
        "j" | "ja" | "y" | "ye" | "yes" => Some(YES),
        "n" | "ne" | "nej" | "no" => Some(NO),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_are_known_in_both_languages() {
        for (answer, all) in
            [(YES, ["ja", "J", "Ja.", "yes", "y"]), (NO, ["nej", "N", "no", "Nej.", " NEJ "])]
        {
            for typed in all {
                assert_eq!(shown(typed, &[]), answer);
                assert_eq!(flaw(typed, &[]), None, "{typed}");
            }
        }
        for typed in ["måske", "ja og nej", "ok", "1"] {
            assert_eq!(flaw(typed, &[]), Some(NEITHER));
            assert_eq!(shown(typed, &[]), typed);
        }
        assert_eq!(suggestions("", &[]), [YES, NO]);
        assert_eq!(suggestions("n", &[]), [NO]);
    }
}
