//! Boxes to tick: `☐ Ja ☐ Nej`.

use std::collections::HashSet;

use super::model::{Guess, ToldField};
use crate::form::FieldKind;

/// What forms print for a box, and for one that is ticked.
const BOXES: [char; 16] = ['☐', '□', '❏', '❐', '❑', '❒', '⬜', '▢', '◻', '○', '◯', '☒', '☑', '⃞', '🗆', '🗷'];
/// The same typed with brackets.
const TYPED: [&str; 3] = ["[ ]", "[]", "( )"];
/// The most options that a form's data takes for one field.
const OPTIONS_MAX: usize = 100;

/// The text before the first box and that behind each, if there is a box.
pub(super) fn ticks_in(text: &str) -> Option<(String, Vec<String>)> {
    let mut text = text.to_owned();
    for typed in TYPED {
        text = text.replace(typed, "☐");
    }
    let mut parts = text.split(BOXES).map(bare);
    let before = parts.next()?;
    let options: Vec<String> = parts.filter(|option| !option.is_empty()).collect();
    let has_box = text.contains(BOXES);
    // Where boxes stand behind their words.
    if has_box && options.is_empty() && !before.is_empty() {
        return Some((String::new(), vec![before]));
    }
    has_box.then_some((before, options))
}

/// An option without what is only there to write on.
fn bare(option: &str) -> String {
    let option =
        option.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '_' | '…' | '.' | ';' | ','));
    option.trim_end_matches(':').trim().to_owned()
}

/// Options as a form's data takes them: none twice, and not too many.
pub(super) fn distinct(options: Vec<String>) -> Vec<String> {
    let mut seen = HashSet::new();
    let options = options.into_iter().map(|option| super::blocks::tidy(&option));
    options
        .filter(|option| !option.is_empty() && seen.insert(option.to_lowercase()))
        .take(OPTIONS_MAX)
        .collect()
}

pub(super) fn is_yes_or_no(options: &[String]) -> bool {
    let options: Vec<String> = options.iter().map(|option| option.to_lowercase()).collect();
    matches!(options.as_slice(), [a, b] if matches!((&**a, &**b), ("ja", "nej") | ("nej", "ja")))
}

/// Whether a yes and a no are among the options, which exclude one another: `Ja`, `Nej`, `Behandles`.
fn is_with_yes_and_no(options: &[String]) -> bool {
    let has = |word: &str| options.iter().any(|option| option.to_lowercase() == word);
    has("ja") && has("nej")
}

/// A field of this label that is answered with ticks, and what is said of how to tick. A single box is a yes.
pub(super) fn ticked_field(label: &str, how: &str, options: Vec<String>) -> ToldField {
    let mut options = distinct(options);
    let mut field = ToldField { label: label.to_owned(), ..ToldField::default() };
    if is_yes_or_no(&options) {
        field.kind = FieldKind::YesNo;
    } else if options.len() < 2 {
        let option = options.pop().unwrap_or_default();
        if field.label.is_empty() {
            field.label = option;
        }
        (field.kind, field.kind_guess) = (FieldKind::YesNo, Some(Guess::Kind));
    } else {
        let lower = format!("{label} {how}").to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let is_one =
            has(&["ét kryds", "et kryds", "kun ét", "kun et ", "vælg én", "vælg en ", "ét af", "én af"]);
        let is_some = has(&["flere", "alle", "hvilke "]);
        let is_one = is_one || is_with_yes_and_no(&options);
        (field.kind, field.options) =
            (if is_one && !is_some { FieldKind::Choice } else { FieldKind::Choices }, options);
        field.kind_guess = (!is_one && !is_some).then_some(Guess::Options);
    }
    field
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticked(text: &str) -> (String, FieldKind, Vec<String>) {
        let (before, options) = ticks_in(text).expect("a box");
        let field = ticked_field(&before, "", options);
        (field.label, field.kind, field.options)
    }

    #[test]
    fn boxes_are_a_yes_or_a_choice() {
        let options = |all: &[&str]| all.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(
            ticked("Har I søgt før? ☐ Ja ☐ Nej"),
            ("Har I søgt før?".into(), FieldKind::YesNo, vec![])
        );
        assert_eq!(
            ticked("Målgruppe: □ Børn □ Unge □ Andet: ____"),
            ("Målgruppe".into(), FieldKind::Choices, options(&["Børn", "Unge", "Andet"]))
        );
        assert_eq!(
            ticked("Sæt ét kryds [ ] A [ ] B [ ] a"),
            ("Sæt ét kryds".into(), FieldKind::Choice, options(&["A", "B"]))
        );
        assert_eq!(
            ticked("Er det godkendt? ☐ Ja ☐ Nej ☐ Behandles"),
            ("Er det godkendt?".into(), FieldKind::Choice, options(&["Ja", "Nej", "Behandles"]))
        );
        assert_eq!(ticked("☐ Jeg bekræfter"), ("Jeg bekræfter".into(), FieldKind::YesNo, vec![]));
        assert_eq!(ticks_in("Ingen kasser"), None);
    }
}
