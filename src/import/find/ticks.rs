//! Boxes that were ticked by hand: `☒ Ja ☐ Nej`.

use crate::form::Field;
use crate::form::kind::{FieldKind, Gesture};
use crate::roundtrip::form_lines::folded;

/// What forms print for a box.
const EMPTY: [char; 9] = ['☐', '□', '❏', '❐', '❑', '❒', '⬜', '▢', '◻'];
/// The same where it is ticked.
const TICKED: [char; 5] = ['☒', '☑', '🗷', '🗹', '⊠'];

pub(super) fn is_box(c: char) -> bool {
    EMPTY.contains(&c) || TICKED.contains(&c)
}

/// The answer that boxes give to a field that chooses: its options behind ticked ones, nothing where none is ticked. `None`
/// where there are no boxes, or they say something else.
pub(super) fn ticked(field: &Field, text: &str) -> Option<String> {
    let options: Vec<&str> = match (field.options.as_slice(), field.kind) {
        ([], FieldKind::YesNo) => vec!["Ja", "Nej"],
        (options, _) => options.iter().map(String::as_str).collect(),
    };
    if options.is_empty() || !text.contains(is_box) {
        return None;
    }
    let mut given = Vec::new();
    for (at, mark) in text.match_indices(is_box) {
        let behind = text[at + mark.len()..].split(is_box).next().unwrap_or_default();
        let option = folded(behind.trim_end_matches(|c: char| c.is_whitespace() || "_…;,".contains(c)));
        let option = options.iter().find(|known| folded(known) == option);
        if TICKED.iter().any(|ticked| mark.starts_with(*ticked)) {
            given.push(*option?);
        }
    }
    (given.len() < 2 || field.kind.gesture() == Gesture::SomeOf).then(|| given.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::small;

    #[test]
    fn what_is_ticked_is_the_answer_and_an_untouched_row_of_boxes_is_none() {
        let form = small::form(&[
            r#"id: "ja", kind: YesNo"#,
            r#"id: "en", kind: Choice, options: ["Ny", "Igangværende"]"#,
            r#"id: "flere", kind: Choices, options: ["Ny", "Igangværende", "Andet"]"#,
            r#"id: "tekst", kind: Text"#,
        ]);
        for (field, text, answer) in [
            ("ja", "☒ Ja   ☐ Nej", Some("Ja")),
            ("ja", "☐ Ja\n☑ Nej", Some("Nej")),
            ("ja", "☐ Ja ☐ Nej", Some("")),
            ("ja", "☐ Ja ☐ Nej ☒ Behandles", None),
            ("ja", "☒ Ja ☒ Nej", None),
            ("ja", "Ja", None),
            ("en", "☐ Ny ☒ Igangværende", Some("Igangværende")),
            ("flere", "☒ Ny ☐ Igangværende ☒ Andet: ____", Some("Ny\nAndet")),
            ("tekst", "☒ Ja ☐ Nej", None),
        ] {
            assert_eq!(ticked(small::field(form, field), text).as_deref(), answer, "{text}");
        }
    }
}
