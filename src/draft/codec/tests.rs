//! What is written is read again; what isn't known survives; what is wrong is told by line.

use chrono::{TimeZone, Utc};
use proptest::prelude::*;

use super::*;
use crate::draft::{Draft, Place};
use crate::form::{FieldId, som};

fn draft() -> Draft {
    let made = Utc.with_ymd_and_hms(2023, 10, 31, 5, 0, 0).single().expect("a time");
    let mut draft = Draft::new(som(), made, "mette");
    draft.set_answer(&FieldId::new("kommune"), "Aarhus Kommune");
    draft.set_answer(&FieldId::new("datapraksis"), "Første linje\n\n• \"anden\" linje \\ \"# slut");
    let field = som().field(&FieldId::new("datapraksis")).expect("the field");
    draft.toggle_tick(&field.id, &field.questions.all()[1]);
    draft.place = Some(Place { field: Some(field.id.clone()), paragraph: 2, column: 7 });
    draft
}

fn read(source: &str) -> Result<Draft, ReadError> {
    parse(source, som())
}

#[test]
fn a_draft_is_a_file_that_a_person_can_read() {
    insta::assert_snapshot!(to_ron(&draft(), som()));
}

#[test]
fn what_is_written_is_read_again() {
    assert_eq!(read(&to_ron(&draft(), som())), Ok(draft()));
}

#[test]
fn unknown_fields_and_answers_survive_word_for_word() {
    let source = to_ron(&draft(), som())
        .replace("    ticks:", "    sent: [Receipt(to: \"a@b.dk\", at: 3)],\n    ticks:")
        .replace(
            "    },\n    sent",
            "        \"fremtid\": Rich(\"x\", 1),\n        \"gammel\": r#\"to\nlinjer\"#,\n    },\n    sent",
        );
    let again = to_ron(&read(&source).expect("a draft"), som());
    assert!(again.contains("    sent: [Receipt(to: \"a@b.dk\", at: 3)],\n"), "{again}");
    assert!(again.contains("        \"fremtid\": Rich(\"x\", 1),\n"), "{again}");
    assert!(again.contains("        \"gammel\": r#\"to\nlinjer\"#,\n"), "{again}");
}

#[test]
fn a_newer_schema_is_refused_even_where_its_fields_have_changed() {
    let source = "Draft(schema: 2, form: [1, 2], answers: 7)";
    assert_eq!(read(source), Err(ReadError::NewerSchema { found: 2 }));
}

#[test]
fn a_doubled_answer_is_refused_with_its_line() {
    let source =
        "Draft(\n schema: 1, form: \"x\",\n answers: {\n  \"navn\": \"a\",\n  \"navn\": \"b\",\n },\n)";
    assert_eq!(read(source), Err(ReadError::DoubledKey { line: 5, key: "navn".to_owned() }));
}

#[test]
fn a_doubled_field_is_refused() {
    let source = "Draft(schema: 1, form: \"x\", form: \"y\", answers: {})";
    assert_eq!(read(source), Err(ReadError::DoubledKey { line: 1, key: "form".to_owned() }));
}

#[test]
fn a_mistake_is_told_by_line_and_field() {
    let source = to_ron(&draft(), som()).replace("\"Aarhus Kommune\"", "Aarhus");
    let error = read(&source).expect_err("a mistake");
    assert_eq!((error.line(), error.field()), (Some(11), Some("kommune")));
}

#[test]
fn a_file_by_hand_needs_only_form_and_answers() {
    let draft = read(
        "Draft(schema: 1, form: \"som-implementeringsforloeb\", answers: {\"navn\": \"A\u{30a}se\r\nB\"})",
    );
    assert_eq!(draft.expect("a draft").answer(&FieldId::new("navn")), "Åse\nB");
}

#[test]
fn deep_nesting_is_refused() {
    let deep = format!(
        "Draft(schema: 1, form: \"x\", answers: {{}}, deep: {}1{})",
        "[".repeat(5000),
        "]".repeat(5000)
    );
    assert!(matches!(read(&deep), Err(ReadError::Syntax { .. })));
}

#[test]
fn control_characters_are_escaped_in_the_file() {
    let mut draft = draft();
    draft.set_answer(&FieldId::new("navn"), "\u{1b}]0;x\u{7}\u{202e}æ\n\u{9b}");
    let ron = to_ron(&draft, som());
    assert!(!ron.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202e}'));
    assert_eq!(read(&ron), Ok(draft));
}

proptest! {
    #[test]
    fn any_text_comes_back(text in "\\PC*|[\"#\\\\\n a]*|[\u{0}-\u{9f}]*") {
        let mut draft = draft();
        let composed: String = unicode_normalization::UnicodeNormalization::nfc(text.replace("\r\n", "\n").replace('\r', "\n").as_str()).collect();
        draft.set_answer(&FieldId::new("motivation"), composed);
        prop_assert_eq!(read(&to_ron(&draft, som())), Ok(draft));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "(Draft\\(|schema: 1,|form: |answers: \\{|\"|r#|\\}|\\)|,|[a-z]|\n)*") {
        let _ = read(&text);
    }
}

#[test]
fn a_draft_of_another_form_is_refused() {
    let source = to_ron(&draft(), som()).replace("som-implementeringsforloeb", "anden-form");
    assert_eq!(read(&source), Err(ReadError::OtherForm { found: "anden-form".to_owned() }));
}
