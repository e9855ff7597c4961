//! Remarks stand in the file, and nothing of them is lost that an older or a newer som doesn't know.

use super::*;
use crate::draft::Remark;

fn remarked() -> Draft {
    let mut draft = draft();
    let at = Utc.with_ymd_and_hms(2023, 11, 2, 9, 30, 0).single().expect("a time");
    let data = FieldId::new("datapraksis");
    for (quote, text) in [("\"anden\" linje", "Hvilken?\n\nDen \"første\"# \\"), ("", "Kort det af")] {
        let id = draft.add_remark(Remark::new(&data, (quote, 17), "jonas \"j\"", at, text)).expect("room");
        draft.settle_remark(&id, quote.is_empty());
    }
    draft
}

#[test]
fn remarks_stand_in_the_file_where_there_are_any() {
    assert!(!to_ron(&draft(), som()).contains("remarks"));
    let source = to_ron(&remarked(), som());
    insta::assert_snapshot!(source);
    assert_eq!(read(&source), Ok(remarked()));
}

#[test]
fn what_is_unknown_of_a_remark_survives_word_for_word() {
    let unknown = "settled: true, r#næste-gang: [(til: \"mette\")], svar: 3 // fra 2027\n";
    let source = to_ron(&remarked(), som()).replacen("settled: true", unknown, 1);
    let read = read(&source).expect("a draft");
    assert!(!read.says_the_same(&remarked()));
    let again = to_ron(&read, som());
    assert!(again.contains("r#næste-gang: [(til: \"mette\")], svar: 3 // fra 2027\n"), "{again}");
    assert_eq!(self::read(&again), Ok(read));
}

#[test]
fn an_older_som_keeps_remarks_as_it_keeps_all_that_it_does_not_know() {
    let source = to_ron(&remarked(), som());
    // To it the field has an unknown name, and so stands last when it has saved the draft.
    let mut older = read(&source.replace("    remarks:", "    fremtid:")).expect("a draft");
    older.set_answer(&FieldId::new("navn"), "Åse");
    let saved = to_ron(&older, som()).replace("    fremtid:", "    remarks:");
    let read = read(&saved).expect("a draft");
    assert!(read.remarks().eq(remarked().remarks()));
}

#[test]
fn a_remark_on_a_question_that_the_form_no_longer_has_is_kept() {
    let source = to_ron(&remarked(), som())
        .replace("(\n            field: \"datapraksis\"", "(\n            field: \"gammel\"");
    let read = read(&source).expect("a draft");
    assert_eq!(read.remarks_on(&FieldId::new("gammel")).len(), 2);
    assert_eq!(self::read(&to_ron(&read, som())), Ok(read));
}

#[test]
fn a_remark_by_hand_needs_only_its_field_and_text() {
    let with = |remarks: &str| {
        read(&format!("Draft(schema: 1, form: \"{}\", answers: {{}},\n remarks: {{{remarks}}})", som().id))
    };
    let draft = with("\"a\": (field: \"navn\", text: \"Hvem?\")").expect("a draft");
    assert_eq!(draft.remark("a").map(|remark| (&*remark.text, remark.is_settled)), Some(("Hvem?", false)));
    for (wrong, field) in [
        ("\"a\": (text: \"Hvem?\")", "text"),
        ("\"a\": (field: \"navn\")", "field"),
        ("\"a\": (field: \"navn\", text: \"x\", at: \"i går\")", "at"),
        ("\"a\": 7", "a"),
        ("\"a\": (field: \"navn\", text: \"x\", text: \"y\")", "text"),
        ("\"a\": (field: \"navn\", text: \"x\"), \"a\": (field: \"navn\", text: \"x\")", "a"),
    ] {
        let error = with(wrong).expect_err(wrong);
        assert_eq!((error.line(), error.field()), (Some(2), Some(field)), "{wrong}");
    }
}

proptest! {
    #[test]
    fn any_remark_comes_back(texts in prop::collection::vec("\\PC*|[\"#\\\\\n a]*|[\u{0}-\u{9f}]*", 3), near in 0..9_usize) {
        let mut draft = draft();
        let remark = Remark::new(&FieldId::new("navn"), (&texts[0], near), &texts[1], chrono::DateTime::UNIX_EPOCH, &texts[2]);
        let is_taken = draft.add_remark(remark).is_ok();
        prop_assert_eq!(is_taken, draft.remarks().count() == 1);
        prop_assert_eq!(read(&to_ron(&draft, som())), Ok(draft));
    }
}
