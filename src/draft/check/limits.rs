//! What is checked of limits that are none of pages.

use chrono::DateTime;

use super::*;
use crate::form::small;
use crate::words::Lang;

const FIELDS: [&str; 6] = [
    r#"id: "anslag", kind: Prose, limit: Characters(20), counted: "anslag""#,
    r#"id: "ord", kind: Prose, limit: Words(4)"#,
    r#"id: "linjer", kind: Prose, limit: Lines(2)"#,
    r#"id: "frit", kind: Prose"#,
    r#"id: "titel", kind: Text, limit: Characters(5)"#,
    r#"id: "adresse", kind: Lines, limit: CharactersWithoutBlanks(5)"#,
];

fn found(id: &str, text: &str) -> FieldCheck {
    let form = small::form(&FIELDS);
    let mut draft = Draft::new(form, DateTime::UNIX_EPOCH, "mette");
    draft.set_answer(&FieldId::new(id), text);
    FieldCheck::of(form, small::field(form, id), &draft)
}

#[test]
fn each_limit_finds_where_the_answer_goes_beyond_it() {
    for (id, text, used, over) in [
        ("anslag", "Ti tegn er\nog ti til.", 20, None),
        ("anslag", "Ti tegn er\nog ti tilæ", 20, None),
        ("anslag", "Ti tegn er\nog ti til. Nu", 23, Some((1, 10))),
        ("ord", "et to\n\ntre fire", 4, None),
        ("ord", "et to\n\ntre  fire  fem", 5, Some((2, 11))),
        ("linjer", "a\nb", 2, None),
        ("linjer", "a\nb\nc", 3, Some((2, 0))),
        ("titel", " Titel ", 5, None),
        ("titel", "Titlen", 6, Some((0, 5))),
        ("adresse", "a b\nc d e", 5, None),
        ("adresse", "a b\nc d e f", 6, Some((0, 10))),
        ("anslag", "", 0, None),
    ] {
        let found = found(id, text);
        let over_from = found.over_from.map(|over| (over.paragraph, over.byte));
        assert_eq!((found.fill.map(|fill| fill.used), over_from), (Some(used), over), "{id} {text:?}");
        let is_too_long = found.problems.iter().any(|problem| problem.kind_id() == "too_long");
        assert_eq!(is_too_long, over.is_some(), "{id} {text:?}");
    }
    assert_eq!(found("frit", &"Linje\n".repeat(500)).fill, None);
}

#[test]
fn too_much_is_told_in_the_forms_own_word() {
    let message = |id, text| {
        let form = small::form(&FIELDS);
        found(id, text).problems[0].message(form, &Words::new(Lang::Da))
    };
    assert_eq!(
        message("anslag", "Dette er mere end tyve"),
        "Beskrivelsen må højst fylde 20 anslag. Den fylder 2 for meget"
    );
    assert_eq!(
        message("ord", "et to tre fire fem"),
        "Beskrivelsen må højst fylde 4 ord. Den fylder 1 for meget"
    );
    assert_eq!(
        message("titel", "Titler"),
        "Beskrivelsen må højst fylde 5 tegn med mellemrum. Den fylder 1 for meget"
    );
}

#[test]
fn an_edit_recounts_the_paragraphs_that_it_touched() {
    let form = small::form(&FIELDS);
    for id in ["anslag", "ord", "linjer", "frit"] {
        let field = small::field(form, id);
        let draft = |text: &str| {
            let mut draft = Draft::new(form, DateTime::UNIX_EPOCH, "mette");
            draft.set_answer(&field.id, text);
            draft
        };
        let after = draft("Første\nHelt andet, og nyt\nog et til\n\nSidste");
        let texts: Vec<&str> = after.answer(&field.id).split('\n').collect();
        let mut check = Check::of(form, &draft("Første\nAndet\n\nSidste"));
        let edit = ParagraphEdit { first: 1, removed: 1, inserted: 2 };
        check.edited(form, field, &after, edit, |at| texts[at]);
        assert_eq!(check, Check::of(form, &after), "{id}");
    }
}
