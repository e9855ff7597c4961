//! The name of a file that goes with the application. It is only named: nothing looks it up here.

use std::borrow::Cow;

use super::{Flaw, Gesture, KindRules};
use crate::say;

pub(super) const KIND: KindRules = KindRules { flaw, shown, ..KindRules::free(Gesture::Line) };

const FOLDER: Flaw = problem!("kind-file-folder", "file");
const NAME: Flaw = problem!("kind-file-name", "file");

/// No file system in use has longer names, in bytes.
const NAME_MAX: usize = 255;

fn flaw(typed: &str, _: &[String]) -> Option<Flaw> {
    let name = typed.trim();
    if name.contains(['/', '\\']) {
        return Some(FOLDER);
    }
    let is_name = name.len() <= NAME_MAX
        && !name.contains(char::is_control)
        && name.chars().any(|c| c != '.' && !c.is_whitespace());
    (!is_name).then_some(NAME)
}

fn shown<'t>(typed: &'t str, _: &[String]) -> Cow<'t, str> {
    Cow::Borrowed(typed.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_without_its_folder() {
        for typed in ["budget.xlsx", " Bilag 1 – budget (endeligt).pdf ", ".skjult", "årsregnskab"] {
            assert_eq!(flaw(typed, &[]), None, "{typed:?}");
            assert_eq!(shown(typed, &[]), typed.trim());
        }
        for typed in ["H:\\bilag\\budget.xlsx", "bilag/budget.xlsx", "../budget.xlsx"] {
            assert_eq!(flaw(typed, &[]), Some(FOLDER), "{typed:?}");
        }
        let long = "x".repeat(256);
        for typed in [".", "..", "a\nb", "a\u{1b}[2J", &long] {
            assert_eq!(flaw(typed, &[]), Some(NAME), "{typed:?}");
        }
    }
}
