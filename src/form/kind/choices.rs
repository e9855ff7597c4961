//! Several of the field's options, one a line, in the form's order. A line that is no option is kept.

use std::borrow::Cow;
use std::collections::HashSet;

use super::choice::{meant, option};
use super::{Flaw, Gesture, KindRules};
use crate::say;

pub(super) const KIND: KindRules = KindRules { flaw, shown, completed, ..KindRules::free(Gesture::SomeOf) };

const OTHER: Flaw = problem!("kind-choices-other", "choices");

fn flaw(typed: &str, options: &[String]) -> Option<Flaw> {
    lines(typed, options, option).any(|line| option(line, options).is_none()).then_some(OTHER)
}

fn shown<'t>(typed: &'t str, options: &[String]) -> Cow<'t, str> {
    ordered(typed, options, option).into()
}

fn completed<'t>(typed: &'t str, options: &[String]) -> Cow<'t, str> {
    ordered(typed, options, meant).into()
}

/// How an option is known by what was typed.
type Known = for<'o> fn(&str, &'o [String]) -> Option<&'o String>;

/// The lines of an answer; one that names several options between commas is as many.
fn lines<'t>(typed: &'t str, options: &[String], known: Known) -> impl Iterator<Item = &'t str> {
    typed.split('\n').map(str::trim).filter(|line| !line.is_empty()).flat_map(move |line| {
        let parts: Vec<&str> = line.split([',', ';']).map(str::trim).collect();
        let is_one = |part: &&str| known(part, options).is_some();
        let are_options = !is_one(&line) && parts.iter().all(is_one);
        if are_options { parts } else { vec![line] }
    })
}

/// An option, or a line of an answer that is none, and whether it is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OptionTick {
    pub text: String,
    pub is_ticked: bool,
}

/// The options, ticked where an answer has them, then its lines that are none: these are ticked.
pub(crate) fn ticks(answer: &str, options: &[String]) -> Vec<OptionTick> {
    let answer = shown(answer, options);
    let chosen: Vec<&str> = answer.split('\n').filter(|line| !line.is_empty()).collect();
    let known = options
        .iter()
        .map(|option| OptionTick { text: option.clone(), is_ticked: chosen.contains(&option.as_str()) });
    let others = chosen.iter().filter(|line| !options.iter().any(|option| option == *line));
    known.chain(others.map(|line| OptionTick { text: (*line).to_owned(), is_ticked: true })).collect()
}

/// The answer with another option, or without it; `at` counts [`ticks`] from 0.
pub(crate) fn toggled(answer: &str, options: &[String], at: usize) -> String {
    let ticks = ticks(answer, options).into_iter().enumerate();
    let chosen = ticks.filter(|(index, tick)| tick.is_ticked != (*index == at));
    chosen.map(|(_, tick)| tick.text).collect::<Vec<_>>().join("\n")
}

/// The chosen options in the form's order, each once, then the lines that are none.
fn ordered(typed: &str, options: &[String], known: Known) -> String {
    let chosen = lines(typed, options, known).map(|line| known(line, options).map_or(line, String::as_str));
    let chosen: Vec<&str> = chosen.collect();
    let known = options.iter().map(String::as_str).filter(|option| chosen.contains(option));
    let mut seen = HashSet::new();
    let others = chosen.iter().copied().filter(|line| !options.iter().any(|option| option == line));
    known.chain(others.filter(|line| seen.insert(*line))).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options() -> Vec<String> {
        ["Børn", "Unge", "Voksne, også ældre"].map(str::to_owned).to_vec()
    }

    #[test]
    fn options_are_shown_one_a_line_in_the_forms_order() {
        for (typed, expected) in [
            ("Unge\nBørn", "Børn\nUnge"),
            (" unge \n\nBØRN\nunge", "Børn\nUnge"),
            ("unge, børn", "Børn\nUnge"),
            ("unge; voksne, også ældre", "unge; voksne, også ældre"),
            ("voksne, også ældre", "Voksne, også ældre"),
            ("", ""),
        ] {
            assert_eq!(shown(typed, &options()), expected, "{typed:?}");
        }
        assert_eq!(completed("u\nbø", &options()), "Børn\nUnge");
    }

    #[test]
    fn ticks_come_and_go_and_what_is_no_option_can_be_taken_out() {
        let told = |answer: &str| -> Vec<String> {
            let mark = |tick: OptionTick| format!("{}{}", if tick.is_ticked { "x" } else { "-" }, tick.text);
            ticks(answer, &options()).into_iter().map(mark).collect()
        };
        assert_eq!(told("Hunde\nunge"), ["-Børn", "xUnge", "-Voksne, også ældre", "xHunde"]);
        assert_eq!(toggled("", &options(), 1), "Unge");
        assert_eq!(toggled("Unge\nHunde", &options(), 0), "Børn\nUnge\nHunde");
        assert_eq!(toggled("Unge\nHunde", &options(), 3), "Unge");
        assert_eq!(toggled("Unge", &options(), 1), "");
        assert_eq!(toggled("Unge", &options(), 9), "Unge");
    }

    #[test]
    fn a_line_that_is_no_option_is_kept_and_told() {
        assert_eq!(shown("Hunde\nUnge", &options()), "Unge\nHunde");
        assert_eq!(flaw("Hunde\nUnge", &options()), Some(OTHER));
        assert_eq!(flaw("Unge\nbørn", &options()), None);
    }
}
