//! Documents of another form, with groups that repeat and amounts that are added up.

use std::sync::Arc;

use chrono::DateTime;
use som::draft::{Draft, codec};
use som::export::Submission;
use som::form::{FieldId, FormSpec, Forms};
use som::formats::EXPORTERS;
use som::import::{self, changes};

fn forms() -> Forms {
    Forms::from(Arc::new(FormSpec::parse(include_str!("../forms/frivilligpulje.ron")).expect("a form")))
}

/// A draft with three partners and two lines in its budget.
fn draft(forms: &Forms) -> Draft {
    let source = r#"Draft(schema: 1, form: "frivilligpulje", answers: {
        "forening": "Klub Ø", "kontakt": "Åse Ærø", "telefon": "12345678", "email": "aase@klub.dk",
        "samarbejde": "Ja", "partnere.1.partner": "Klub Å", "partnere.b.partner": "Klub Æ",
        "partnere.b.rolle": "Lokaler", "partnere.c.partner": "Klub B", "formaal": "Et formål\n\nmed to afsnit",
        "budget.1.post": "Løn", "budget.1.beloeb": "450000", "budget.k7.post": "Husleje", "budget.k7.beloeb": "1.250,50",
    }, rows: {"partnere": ["b", "1", "c"], "budget": ["1", "k7"]})"#;
    codec::parse(source, forms).expect("a draft")
}

#[test]
fn rows_come_back_from_every_format_and_sums_are_no_answers() {
    let forms = forms();
    let draft = draft(&forms);
    let form = draft.form_in(&forms);
    let submission = Submission::of(&form, &draft, DateTime::UNIX_EPOCH, false);
    for exporter in EXPORTERS.iter().filter(|one| ["docx", "odt", "json", "md", "txt"].contains(&one.id)) {
        let bytes = exporter.export(&submission);
        let imported = import::read(&bytes, &form).expect(exporter.id);
        let different = changes(&form, &draft, &imported);
        assert_eq!(different, [], "{}", exporter.id);
        let empty = Draft::new(&form, DateTime::UNIX_EPOCH, "mette");
        let given = changes(&form, &empty, &imported);
        assert_eq!(given.len(), 14, "{}: {given:?}", exporter.id);
        assert!(!imported.answers.contains_key(&FieldId::new("i_alt")));
        assert_eq!(imported.notes, [], "{}", exporter.id);
    }
}

#[test]
fn documents_say_what_amounts_come_to_and_leave_out_what_is_not_asked() {
    let forms = forms();
    let mut draft = draft(&forms);
    let text = |draft: &Draft| {
        let form = draft.form_in(&forms);
        let submission = Submission::of(&form, draft, DateTime::UNIX_EPOCH, false);
        String::from_utf8(EXPORTERS.iter().find(|one| one.id == "txt").expect("text").export(&submission))
    };
    let told = text(&draft).expect("text");
    for part in ["I alt:", "451.250,50", "Budgetlinje 2", "Partnere: Partner 1", "Klub B"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    draft.set_answer(&FieldId::new("samarbejde"), "Nej");
    assert!(!text(&draft).expect("text").contains("Klub B"));
}
