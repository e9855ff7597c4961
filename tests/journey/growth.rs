//! A draft that is opened with a later version of its form.

use crate::field;
use crate::harness::Setting;

const FORM: &str = r#"Form(id: "lille", version: 2, title: "Lille skema", applicant: "hvem", sections: [
    Section(title: "Hvem", step: "Hvem", groups: [Group(fields: [
        Field(id: "hvem", label: "Hvem:", kind: Text),
        Field(id: "navn", label: "Navn:", kind: Text, renamed_from: "kontakt"),
        Field(id: "maal", label: "Mål:", kind: Text, since: 2),
    ])]),
])"#;

const DRAFT: &str = r#"Draft(schema: 1, form: "lille", form_version: 1, created: "2023-10-30T05:00:00Z", answers: {
    "hvem": "Klub Ø", "kontakt": "Åse", "motto": "Af sted",
})"#;

#[test]
fn what_the_form_asks_now_is_told_once_and_no_answer_is_lost() {
    let mut journey = Setting::new().only_form(FORM).file("klub-oe.ron", DRAFT).start().keys("<enter>");
    let frame = journey.frame();
    for text in ["1 nyt spørgsmål", "1 svar uden spørgsmål (sidst i Esc T)", "Mål (ny)", "Åse"] {
        assert!(frame.contains(text), "{text}: {frame}");
    }
    journey.press("<esc><esc>Vinde<f9>");
    let frame = journey.frame();
    assert!(frame.contains("Svar uden spørgsmål") && frame.contains("Af sted"), "{frame}");
    let saved = journey.keys("<wait 1500>").on_disk("klub-oe");
    assert_eq!((saved.form_version, saved.answer(&field("motto"))), (2, "Af sted"));
    assert_eq!([saved.answer(&field("navn")), saved.answer(&field("kontakt"))], ["Åse", ""]);
}
