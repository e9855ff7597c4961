//! One of the field's options.

use std::borrow::Cow;

use super::{Flaw, Gesture, KindRules};
use crate::say;

pub(super) const KIND: KindRules =
    KindRules { flaw, shown, suggestions, completed, ..KindRules::free(Gesture::OneOf) };

const OTHER: Flaw = problem!("kind-choice-other", "choice");

fn flaw(typed: &str, options: &[String]) -> Option<Flaw> {
    option(typed, options).is_none().then_some(OTHER)
}

fn shown<'t>(typed: &'t str, options: &[String]) -> Cow<'t, str> {
    option(typed, options).map_or(Cow::Borrowed(typed), |option| option.clone().into())
}

/// The options that hold what was typed, those that begin with it first; all of them where nothing is.
fn suggestions(typed: &str, options: &[String]) -> Vec<String> {
    let typed = folded(typed);
    let begins = |option: &&String| folded(option).starts_with(&typed);
    let holds = |option: &&String| !begins(option) && folded(option).contains(&typed);
    options.iter().filter(begins).chain(options.iter().filter(holds)).cloned().collect()
}

fn completed<'t>(typed: &'t str, options: &[String]) -> Cow<'t, str> {
    meant(typed, options).map_or(Cow::Borrowed(typed), |option| option.clone().into())
}

/// The option that this is, whatever its case and blanks.
pub(super) fn option<'o>(typed: &str, options: &'o [String]) -> Option<&'o String> {
    let typed = folded(typed);
    options.iter().find(|option| folded(option) == typed)
}

/// The option that this is, or the only one that begins so.
pub(super) fn meant<'o>(typed: &str, options: &'o [String]) -> Option<&'o String> {
    let text = folded(typed);
    let mut like = options.iter().filter(|option| !text.is_empty() && folded(option).starts_with(&text));
    option(typed, options).or_else(|| like.next().filter(|_| like.next().is_none()))
}

pub(super) fn folded(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options() -> Vec<String> {
        ["Kommune", "Region", "Selvejende institution", "Selskab"].map(str::to_owned).to_vec()
    }

    #[test]
    fn an_option_is_known_whatever_its_case_and_blanks() {
        for (typed, expected) in [
            ("kommune", "Kommune"),
            (" REGION ", "Region"),
            ("selvejende  institution", "Selvejende institution"),
        ] {
            assert_eq!(flaw(typed, &options()), None, "{typed}");
            assert_eq!(shown(typed, &options()), expected);
        }
        for typed in ["Fond", "Kom", "Kommune, Region"] {
            assert_eq!(flaw(typed, &options()), Some(OTHER), "{typed}");
            assert_eq!(shown(typed, &options()), typed);
        }
    }

    #[test]
    fn what_is_unambiguous_is_completed() {
        assert_eq!(completed("kom", &options()), "Kommune");
        assert_eq!(completed("selv", &options()), "Selvejende institution");
        assert_eq!(completed("sel", &options()), "sel");
        assert_eq!(completed("", &options()), "");
    }

    #[test]
    fn all_are_offered_until_something_is_typed() {
        assert_eq!(suggestions("", &options()), options());
        assert_eq!(suggestions("sel", &options()), ["Selvejende institution", "Selskab"]);
        assert_eq!(suggestions("inst", &options()), ["Selvejende institution"]);
        assert!(suggestions("Fond", &options()).is_empty());
    }
}
