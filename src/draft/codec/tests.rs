//! What is written is read again; what isn't known survives; what is wrong is told by line.

mod broken;
mod hostile;
mod participations;
mod remarks;

use chrono::{TimeZone, Utc};
use proptest::prelude::*;

use super::*;
use crate::draft::{CaretPosition, Draft, Receipt, ResumePoint, Rival, Seal};
use crate::form::{FieldId, Forms, som};

fn draft() -> Draft {
    let made = Utc.with_ymd_and_hms(2023, 10, 31, 5, 0, 0).single().expect("a time");
    let mut draft = Draft::new(som(), made, "mette");
    draft.set_answer(&FieldId::new("kommune"), "Aarhus Kommune");
    draft.set_answer(&FieldId::new("datapraksis"), "Første linje\n\n• \"anden\" linje \\ \"# slut");
    let field = som().field(&FieldId::new("datapraksis")).expect("the field");
    draft.toggle_tick(&field.id, &field.questions.all()[1]);
    draft.place = Some(ResumePoint {
        field: Some(field.id.clone()),
        paragraph: 2,
        column: 7,
        ..ResumePoint::default()
    });
    draft
}

fn read(source: &str) -> Result<Draft, ReadError> {
    parse(source, &Forms::built_in())
}

#[test]
fn a_draft_is_a_file_that_a_person_can_read() {
    insta::assert_snapshot!(to_ron(&draft(), som()));
}

#[test]
fn the_key_of_its_sums_is_read_as_itself() {
    let mut draft = draft();
    draft.sum_key = Some(crate::draft::SumKey::of([7; 16]));
    let read = read(&to_ron(&draft, som())).expect("a draft");
    assert_eq!((&read.sum_key, read.unknown.fields.len()), (&draft.sum_key, 0));
}

#[test]
fn a_time_that_is_missing_is_the_other_one() {
    let mut draft = draft();
    draft.changed = draft.created + chrono::TimeDelta::hours(1);
    let text = to_ron(&draft, som());
    let without = |key: &str| {
        let lines = text.lines().filter(|line| !line.trim_start().starts_with(key));
        read(&lines.collect::<Vec<_>>().join("\n")).expect("a draft")
    };
    assert_eq!(without("changed:").changed, draft.created);
    assert_eq!(without("created:").created, draft.changed);
    assert_eq!(read(&text).map(|read| (read.created, read.changed)), Ok((draft.created, draft.changed)));
}

#[test]
fn what_is_written_is_read_again() {
    assert_eq!(read(&to_ron(&draft(), som())), Ok(draft()));
}

#[test]
fn an_unknown_value_that_ends_in_a_comment_and_an_odd_name_survive() {
    let source = to_ron(&draft(), som())
        .replace("    ticks:", "    sent: 1 // i går\n,\n    r#næste-gang: 2,\n    ticks:")
        .replace("    },\n    sent", "        \"fremtid\": 3 // senere\n,\n    },\n    sent");
    let once = read(&source).expect("a draft");
    assert_eq!(read(&to_ron(&once, som())), Ok(once));
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

fn rival(text: &str, minute: u32) -> Rival {
    let at = Utc.with_ymd_and_hms(2023, 10, 31, 5, minute, 0).single().expect("a time");
    Rival { text: text.to_owned(), by: "jonas \"j\"".to_owned(), at }
}

/// The draft, with an answer that two people changed.
fn disputed() -> Draft {
    let mut draft = draft();
    let rivals = vec![rival("Anden linje\n\"tredje\"# \\", 1), rival("Kort", 2)];
    draft.set_rivals(&FieldId::new("datapraksis"), rivals);
    draft
}

#[test]
fn rivals_stand_in_the_file_where_there_are_any() {
    assert!(!to_ron(&draft(), som()).contains("rivals"));
    let source = to_ron(&disputed(), som());
    insta::assert_snapshot!(source);
    assert_eq!(read(&source), Ok(disputed()));
}

#[test]
fn rivals_of_unknown_fields_survive_word_for_word() {
    let unknown = "        \"fremtid\": Rich([1], \"x\"),\n";
    let source = to_ron(&disputed(), som())
        .replace("        ],\n    },\n", &format!("        ],\n{unknown}    }},\n"));
    let again = read(&source).expect("a draft");
    assert!(to_ron(&again, som()).contains(unknown));
    assert!(!again.says_the_same(&disputed()));
    let only = to_ron(&draft(), som())
        .replace("    place:", &format!("    rivals: {{\n{unknown}    }},\n    place:"));
    assert!(to_ron(&read(&only).expect("a draft"), som()).contains(unknown));
}

#[test]
fn a_comment_behind_the_last_unknown_value_swallows_nothing() {
    let rivals = "    rivals: {\n        \"fremtid\": [1] // fra 2024\n    },\n";
    let source = to_ron(&draft(), som())
        .replace("    place:", &format!("{rivals}    place:"))
        .replace("column: 7)", "column: 7, scroll: 3 // fra toppen\n)");
    let mut once = read(&source).expect("a draft");
    once.set_answer(&FieldId::new("navn"), "Åse");
    let again = to_ron(&once, som());
    assert!(again.contains("[1] // fra 2024\n") && again.contains("scroll: 3 // fra toppen\n"), "{again}");
    assert_eq!(read(&again), Ok(once));
}

#[test]
fn what_is_unknown_of_the_place_survives_and_says_nothing_new() {
    let source =
        to_ron(&draft(), som()).replace("column: 7)", "column: 7, scroll: 3, r#næste-gang: Some(\"x, y\"))");
    let mut draft = read(&source).expect("a draft");
    assert!(draft.says_the_same(&self::draft()) && draft.holds_the_same(&self::draft()));
    draft.place = Some(ResumePoint::default());
    let again = to_ron(&draft, som());
    let place =
        "    place: (field: None, paragraph: 0, column: 0, r#næste-gang: Some(\"x, y\"), scroll: 3),\n";
    assert!(again.contains(place), "{again}");
    assert_eq!(read(&again), Ok(draft));
}

#[test]
fn a_place_needs_nothing_and_is_not_doubled() {
    let with = |place: &str| {
        read(&format!("Draft(schema: 1, form: \"{}\", answers: {{}},\n place: {place})", som().id))
    };
    for place in ["()", "Place()", "(field: None)", "(column: 0,)"] {
        let nowhere = ResumePoint::default();
        assert_eq!(with(place).expect("a draft").place, Some(nowhere), "{place}");
    }
    let doubled = with("(column: 1, column: 2)");
    assert_eq!(doubled, Err(ReadError::DoubledKey { line: 2, key: "column".to_owned() }));
    let error = with("(column: -1)").expect_err("a mistake");
    assert_eq!((error.line(), error.field()), (Some(2), Some("column")));
}

#[test]
fn the_carets_of_the_other_answers_stand_in_the_place_and_say_nothing_new() {
    let mut draft = draft();
    draft.note_place(Some(&FieldId::new("navn")), CaretPosition { paragraph: 0, column: 3 });
    let source = to_ron(&draft, som());
    let place = "    place: (field: \"navn\", paragraph: 0, column: 3, carets: {\"datapraksis\": (2, 7)}),\n";
    assert!(source.contains(place), "{source}");
    assert_eq!(read(&source), Ok(draft.clone()));
    assert!(draft.says_the_same(&self::draft()) && draft.holds_the_same(&self::draft()));
    assert_eq!(Seal::of(&draft), Seal::of(&self::draft()));
    // As an older som leaves it when the writer goes back to that answer.
    let older = source.replace("(field: \"navn\", paragraph: 0", "(field: \"datapraksis\", paragraph: 1");
    let read = read(&older).expect("a draft");
    let caret = CaretPosition { paragraph: 1, column: 3 };
    assert_eq!(read.caret(&FieldId::new("datapraksis")), Some(caret));
    assert!(!to_ron(&read, som()).contains("carets"));
}

#[test]
fn what_is_wrong_with_a_caret_is_told_and_the_caret_of_no_field_of_the_form_is_kept() {
    let with = |carets: &str| {
        read(&to_ron(&draft(), som()).replace("column: 7)", &format!("column: 7, carets: {carets})")))
    };
    let kept = with("{\"fremtid\": (1, 2)}").expect("a draft");
    assert!(to_ron(&kept, som()).contains("carets: {\"fremtid\": (1, 2)}"));
    let doubled = with("{\"navn\": (1, 2), \"navn\": (1, 3)}");
    assert!(matches!(doubled, Err(ReadError::DoubledKey { key, .. }) if key == "navn"));
    let error = with("{\"navn\": (-1, 2)}").expect_err("a mistake");
    assert_eq!(error.field(), Some("navn"));
}

#[test]
fn an_answer_that_the_form_does_not_ask_for_is_an_answer_all_the_same() {
    let source = to_ron(&draft(), som()).replace("    ticks:", "    },\n    ticks:").replacen(
        "    },\n    },\n    ticks:",
        "        \"gammelt\": \"Et svar\",\n    },\n    ticks:",
        1,
    );
    let read = read(&source).expect("a draft");
    assert_eq!(read.answer(&FieldId::new("gammelt")), "Et svar");
    assert_eq!(read.answered(som()), draft().answered(som()), "it counts for nothing");
    assert!(to_ron(&read, som()).contains("\"gammelt\": \"Et svar\""));
}

#[test]
fn a_draft_of_an_unknown_form_can_still_be_read() {
    let source = "Draft(schema: 1, form: \"x\", answers: {\"navn\": \"Åse\", \"antal\": 3})";
    assert_eq!(self::read(source), Err(ReadError::OtherForm { found: "x".to_owned() }));
    let draft = read::parse_of_any_form(source, &Forms::built_in()).expect("a draft");
    assert_eq!((draft.form.as_str(), draft.answer(&FieldId::new("navn"))), ("x", "Åse"));
    assert_eq!(draft.unknown.answers.len(), 1);
}

#[test]
fn rivals_are_read_strictly() {
    let read = |rivals: &str| {
        let form = &som().id;
        let source = format!("Draft(schema: 1, form: {form:?}, answers: {{}},\n rivals: {{\n{rivals}\n }})");
        let error = self::read(&source).expect_err("a mistake");
        (error.line(), error.field().map(str::to_owned))
    };
    let whole = "(text: \"a\", by: \"b\", at: \"2023-10-31T05:00:00Z\")";
    let field = |name: &str| Some(name.to_owned());
    assert_eq!(read(&format!("\"navn\": [{whole}],\n\"navn\": []")), (Some(4), field("navn")));
    assert_eq!(read("\"ny\": 1,\n\"ny\": 2"), (Some(4), field("ny")));
    assert_eq!(read(&format!("\"navn\": [{}]", whole.replace("by", "text"))), (Some(3), field("text")));
    assert_eq!(read(&format!("\"navn\": [{}]", whole.replace("by", "from"))), (Some(3), field("navn")));
    assert_eq!(read("\"navn\": [(text: \"a\")]"), (Some(3), field("navn")));
    assert_eq!(read(&format!("\"navn\": [{}]", whole.replace("2023", "i år"))), (Some(3), field("navn")));
    assert_eq!(read("\"navn\": \"a\""), (Some(3), field("navn")));
}

#[test]
fn what_som_wrote_is_not_edited_by_hand() {
    let source = to_ron(&disputed(), som());
    assert!(!is_edited_by_hand(&source));
    assert!(is_edited_by_hand(&source.replace("Aarhus", "Randers")));
    assert!(read(&source.replace("Aarhus", "Randers")).is_ok());
}

#[test]
fn there_was_never_a_schema_0() {
    let error = read("Draft(\n schema: 0,\n form: \"x\", answers: {})").expect_err("a mistake");
    assert_eq!((error.line(), error.field()), (Some(2), Some("schema")));
}

#[test]
fn a_byte_order_mark_is_read_past() {
    assert_eq!(read(&format!("\u{feff}{}", to_ron(&draft(), som()))), Ok(draft()));
    assert!(read(&format!("\u{feff}\u{feff}{}", to_ron(&draft(), som()))).is_err());
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
    assert_eq!((error.line(), error.field()), (Some(13), Some("kommune")));
}

#[test]
fn a_file_by_hand_needs_only_form_and_answers() {
    let draft = read(
        "Draft(schema: 1, form: \"som-implementeringsforloeb\", answers: {\"navn\": \"A\u{30a}se\r\nB\"})",
    );
    assert_eq!(draft.expect("a draft").answer(&FieldId::new("navn")), "Åse\nB");
}

#[test]
fn an_empty_answer_in_a_file_is_no_answer() {
    let with = |answers: &str| {
        let source = format!("Draft(schema: 1, form: \"{}\", answers: {{{answers}}})", som().id);
        read(&source).expect("a draft")
    };
    let (empty, without) = (with("\"navn\": \"\", \"stilling\": \"Leder\""), with("\"stilling\": \"Leder\""));
    assert_eq!(empty, without);
    assert!(empty.says_the_same(&without) && without.says_the_same(&empty));
    assert!(empty.holds_the_same(&without) && without.holds_the_same(&empty));
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
        draft.set_rivals(&FieldId::new("navn"), vec![rival(&text, 3), rival("x", 4)]);
        prop_assert_eq!(read(&to_ron(&draft, som())), Ok(draft));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "(Draft\\(|schema: 1,|form: |answers: \\{|rivals: \\{|\"|r#|[b#'(\\[\\]{})/*,:\\\\æ]|[a-z]|\n|\r)*") {
        let _ = read(&text);
    }
}

#[test]
fn a_draft_of_another_form_is_refused() {
    let source = to_ron(&draft(), som()).replace("som-implementeringsforloeb", "anden-form");
    assert_eq!(read(&source), Err(ReadError::OtherForm { found: "anden-form".to_owned() }));
}

/// A draft that someone approved and sent.
fn noted() -> Draft {
    let mut draft = draft();
    let at = Utc.with_ymd_and_hms(2023, 11, 7, 14, 2, 0).single().expect("a time");
    draft.approve("Jonas \"J\" Holm", "Direktør", at);
    draft.note_receipt(Receipt {
        at,
        to: "SOM-support@sbst.dk".to_owned(),
        by: "mette".to_owned(),
        message_id: "1f3a@example.dk".to_owned(),
        document: crate::draft::seal::sha256(b"docx"),
        is_sent: true,
        seal: Seal::of(&draft),
    });
    draft
}

#[test]
fn who_approved_and_what_was_sent_stand_in_the_file_where_there_is_any() {
    assert!(!to_ron(&draft(), som()).contains("approval:") && !to_ron(&draft(), som()).contains("receipts:"));
    let source = to_ron(&noted(), som());
    insta::assert_snapshot!(source);
    assert_eq!(read(&source), Ok(noted()));
}

#[test]
fn what_is_wrong_with_an_approval_or_a_receipt_is_told_by_line() {
    let source = to_ron(&noted(), som());
    let line = |needle: &str| source.lines().position(|line| line.contains(needle)).map(|at| at + 1);
    let doubled = source.replace("sums: {\"kommune\":", "sums: {\"kommune\": \"x\", \"kommune\":");
    assert!(matches!(read(&doubled), Err(ReadError::DoubledKey { key, .. }) if key == "kommune"));
    for (from, to) in
        [("title:", "titel:"), ("at: \"2023-11-07T", "at: \"i går"), ("name: \"Jonas", "name: 3, x: \"")]
    {
        let broken = source.replacen(from, to, 1);
        assert_ne!(broken, source, "{from}");
        let error = read(&broken).expect_err("it is refused");
        assert_eq!(error.line(), line("title:"), "{error:?}");
    }
    let error = read(&source.replacen("sent: true", "sent: \"ja\"", 1)).expect_err("it is refused");
    assert_eq!(error.line(), line("sent:"), "{error:?}");
}
