//! What was read from a file, compared with a draft.

use super::{AnswerChange, Caution, Imported};
use crate::clean::{Lines, shorten};
use crate::draft::{Draft, diff};
use crate::form::kind::FieldKind;
use crate::form::{Field, FormSpec};
use crate::roundtrip::{canonical, canonical_line};

/// The answers, in the form's order, in which the file differs from the draft. What a format can't hold, such as
/// trailing blanks, is no difference; in a changed answer, the lines that are the same stay as typed.
pub fn changes(form: &FormSpec, draft: &Draft, imported: &Imported) -> Vec<AnswerChange> {
    let change = |field: &Field| {
        let found = canonical(field, imported.answers.get(&field.id)?);
        let before = draft.answer(&field.id);
        if found == canonical(field, before) {
            return None;
        }
        let after = with_lines_as_typed(field.kind, before, shorten(&found));
        let caution = Caution::on(form, field, before, &found, draft, imported);
        let before = before.to_owned();
        Some(AnswerChange { field: field.id.clone(), before, after, caution })
    };
    form.fields().filter_map(change).collect()
}

/// The text `found`, with the lines of `before` in the place of those that are canonically the same.
fn with_lines_as_typed(kind: FieldKind, before: &str, found: &str) -> String {
    if Lines::from(kind.gesture()) == Lines::One || found.is_empty() {
        return found.to_owned();
    }
    let typed: Vec<&str> = before.split('\n').collect();
    let comparable: Vec<String> = typed.iter().map(|line| canonical_line(line)).collect();
    let is_filled = |line: &String| !line.is_empty();
    let (Some(first), Some(last)) =
        (comparable.iter().position(is_filled), comparable.iter().rposition(is_filled))
    else {
        return found.to_owned();
    };
    // A draft written by hand may hold a character that typing turns into a line end.
    if comparable.iter().any(|line| line.contains('\n')) {
        return found.to_owned();
    }
    let comparable: Vec<&str> = comparable[first..=last].iter().map(String::as_str).collect();
    let found: Vec<&str> = found.split('\n').collect();
    let mut lines: Vec<&str> = typed[..first].to_vec();
    let mut at = 0;
    for change in diff::hunks(&comparable, &found) {
        lines.extend(&typed[first + at..first + change.old.start]);
        lines.extend(&found[change.new]);
        at = change.old.end;
    }
    lines.extend(&typed[first + at..]);
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::clean::PASTE_MAX;
    use crate::form::{FieldId, small, som};
    use crate::import::EarlierAnswers;

    fn changed(field: &str, before: &str, found: &str) -> Option<String> {
        let mut draft = Draft::new(som(), chrono::DateTime::UNIX_EPOCH, "mette");
        draft.set_answer(&FieldId::new(field), before);
        let mut imported = Imported::default();
        imported.answers.insert(FieldId::new(field), found.to_owned());
        let mut changes = changes(som(), &draft, &imported);
        assert!(changes.len() <= 1, "{changes:?}");
        changes.pop().map(|change| {
            assert_eq!((change.field.as_str(), change.before.as_str()), (field, before));
            change.after
        })
    }

    #[test]
    fn what_a_document_can_not_hold_is_no_change() {
        for (field, before, found) in [
            ("telefon", "12345678", "+45 12 34 56 78"),
            ("kommune", "århus", "Aarhus Kommune"),
            ("email", " a@b.dk\u{a0}", "a@b.dk"),
            ("navn", " Åse ", "A\u{30a}se\n"),
            ("adresse", "\nVej 1  \n8000 Aarhus C\n\n", "Vej 1\r\n8000 Aarhus C"),
            ("kendskab", "a\tb\u{fdd0}", "a b"),
            ("kendskab", "  \n\u{a0}", ""),
        ] {
            assert_eq!(changed(field, before, found), None, "{before:?}");
        }
    }

    #[test]
    fn an_answer_that_the_draft_had_before_is_older_whatever_the_file() {
        let version = |telefon: &str, kendskab: &str| {
            let mut draft = Draft::new(som(), chrono::DateTime::UNIX_EPOCH, "mette");
            draft.set_answer(&FieldId::new("telefon"), telefon);
            draft.set_answer(&FieldId::new("kendskab"), kendskab);
            draft
        };
        let draft = version("87654321", "Nyt");
        let earlier =
            EarlierAnswers::of(som(), [version("12345678", ""), version("", "Gammelt\n")].into_iter());
        let older = |telefon: &str, kendskab: &str| -> Vec<bool> {
            let answers = [("telefon", telefon), ("kendskab", kendskab)];
            let answers = answers.into_iter().map(|(id, text)| (FieldId::new(id), text.to_owned())).collect();
            let imported = Imported { answers, earlier: earlier.clone(), ..Imported::default() };
            changes(som(), &draft, &imported)
                .iter()
                .map(|change| change.caution == Some(Caution::Older))
                .collect()
        };
        assert_eq!(older("+45 12 34 56 78", "Gammelt"), [true, true]);
        assert_eq!(older("12345678", "Gammelt, rettet"), [true, false]);
        assert_eq!(older("Gammelt", "12345678"), [false, false], "of another field");
        assert_eq!(older("", ""), [false, false], "that is empty rather than old");
    }

    #[test]
    fn lines_that_were_not_changed_stay_as_typed() {
        let before = "\n  Første  \n\nAndet \n- Tredje \n\n";
        assert_eq!(
            changed("kendskab", before, "  Første\n\nAndet, nyt\n- Tredje\n- Fjerde"),
            Some("\n  Første  \n\nAndet, nyt\n- Tredje \n- Fjerde\n\n".to_owned())
        );
        assert_eq!(changed("kendskab", before, ""), Some(String::new()));
        assert_eq!(changed("kendskab", " \n ", "\nNyt\n"), Some("Nyt".to_owned()));
        assert_eq!(changed("navn", " Åse ", "Mette\n"), Some("Mette".to_owned()));
    }

    #[test]
    fn nothing_from_outside_steers_a_terminal() {
        assert_eq!(
            changed("kendskab", "a\u{202e}", "b\u{1b}[2J\u{202e}\u{7}\u{feff}c"),
            Some("b[2Jc".to_owned())
        );
    }

    #[test]
    fn an_answer_is_no_longer_than_a_paste() {
        let long = "æ".repeat(PASTE_MAX);
        assert_eq!(changed("kendskab", &long, &long), None, "what the draft has itself is no change");
        let after = changed("kendskab", "kort", &long).expect("a change");
        assert_eq!(after.len(), PASTE_MAX);
    }

    /// A field of each kind; there are no others in the form that exists.
    fn fields() -> impl Strategy<Value = &'static Field> {
        let field = |kind: &FieldKind| {
            let options = if kind.has_options() { r#", options: ["a", "Linje", "b 1"]"# } else { "" };
            format!(r#"id: "{}", kind: {kind:?}{options}"#, format!("{kind:?}").to_lowercase())
        };
        let fields: Vec<String> = FieldKind::ALL.iter().map(field).collect();
        let form = small::form(&fields.iter().map(String::as_str).collect::<Vec<_>>());
        proptest::sample::select(form.fields().collect::<Vec<_>>())
    }

    fn texts() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            "[ab \n\t\r\u{a0}\u{30a}\u{fdd0}\u{2028}\u{202e}0-9+]{0,40}",
            "(linje|[ab]{0,3}| |\n|- ){0,40}",
        ]
    }

    proptest! {
        #[test]
        fn a_text_in_its_canonical_form_stays(field in fields(), text in texts()) {
            let once = canonical(field, &text);
            prop_assert_eq!(&canonical(field, &once), &once);
        }

        #[test]
        fn what_would_be_taken_says_what_was_found(field in fields(), before in texts(), found in texts()) {
            let found = canonical(field, &found);
            prop_assert_eq!(canonical(field, &with_lines_as_typed(field.kind, &before, &found)), found);
        }
    }
}
