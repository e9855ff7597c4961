//! Documents of another form, with groups that repeat and amounts that are added up.

use std::sync::Arc;

use chrono::DateTime;
use proptest::prelude::*;
use som::draft::{Draft, codec};
use som::export::Submission;
use som::form::{Field, FieldId, FormDefinition, FormSpec, Forms};
use som::formats::EXPORTERS;
use som::import::{self, Imported, Note, changes};
use som::roundtrip::canonical;

/// The formats that are read.
const READ: [&str; 4] = ["docx", "json", "md", "txt"];

/// The forms that are tried, beside the built-in one.
const FORMS: [&str; 4] = [
    include_str!("../forms/frivilligpulje.ron"),
    include_str!("../forms/klimatilskud.ron"),
    include_str!("../forms/naboskab.ron"),
    include_str!("../forms/forsoegsprogram.ron"),
];

pub(crate) fn all_forms() -> Forms {
    let mut forms = Forms::clone(&Forms::built_in());
    for form in FORMS {
        forms.add(FormDefinition::of_file(FormSpec::parse(form).expect("a form"), "x.ron"));
    }
    forms
}

pub(crate) fn exported(draft: &Draft, forms: &Forms, format: &str) -> Vec<u8> {
    let form = draft.form_in(forms);
    let exporter = EXPORTERS.iter().find(|one| one.id == format).expect("a format");
    exporter.export(&Submission::of(&form, draft, DateTime::UNIX_EPOCH, false))
}

/// Takes all that a file says into a draft, as who imports it does.
pub(crate) fn take_all(imported: &Imported, forms: &Forms, draft: &mut Draft) {
    let form = imported.asked(forms, draft);
    let changes = changes(&form, draft, imported);
    imported.put_rows(changes.iter().map(|change| &change.field), &form, draft);
    for change in &changes {
        draft.set_answer(&change.field, change.after.as_str());
    }
}

/// A new draft of all that a file says.
pub(crate) fn new_draft(imported: &Imported, forms: &Forms) -> Draft {
    let form = forms.get(&imported.form).expect("a form").asked_first();
    let mut draft = Draft::new(&form, DateTime::UNIX_EPOCH, "mette");
    take_all(imported, forms, &mut draft);
    draft
}

/// What a draft says: each label and the answer to it, row for row.
pub(crate) fn said(draft: &Draft, forms: &Forms) -> Vec<(String, String)> {
    let form = draft.form_in(forms);
    let said = |field: &Field| (field.label.clone(), canonical(field, draft.answer(&field.id)));
    form.fields().map(said).collect()
}

pub(crate) fn read_new(bytes: &[u8], forms: &Forms) -> Imported {
    import::read_new(bytes, forms, DateTime::UNIX_EPOCH, "mette").expect("what som wrote")
}

pub(crate) fn read_into(bytes: &[u8], forms: &Forms, draft: &Draft) -> Imported {
    import::read_into(bytes, forms, draft, DateTime::UNIX_EPOCH, "mette").expect("what som wrote")
}

pub(crate) fn forms() -> Forms {
    Forms::from(Arc::new(FormSpec::parse(FORMS[0]).expect("a form")))
}

/// A draft with three partners and two lines in its budget.
pub(crate) fn draft(forms: &Forms) -> Draft {
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

/// An answer that a field of its kind may have, one of a few.
fn an_answer(field: &Field, pick: usize) -> String {
    let some: &[&str] = match format!("{:?}", field.kind).as_str() {
        "Prose" => {
            &["Et formål\n\nmed to afsnit", "- et\n- to", "Kort", "", "Navn: Åse\nPartner 3\n\nI alt: 5"]
        }
        "Lines" => &["Vej 1\n8000 Aarhus C", "Vej 2", ""],
        "Kroner" => &["450000", "1.250,50", "", "0"],
        "Number" => &["40", "1.234,5", ""],
        "Date" => &["7. november 2026", "1/2 2027", ""],
        "YesNo" => &["Ja", "Nej", "Ja", ""],
        "Phone" => &["12345678", ""],
        "Email" => &["aase@klub.dk", ""],
        "Cvr" => &["10150817", ""],
        "File" => &["bilag.pdf", ""],
        "Kommune" => &["Aarhus Kommune", "Ribe"],
        _ => &["Løn", "Leder", "", "Klub Å", "Ja"],
    };
    let option = (!field.options.is_empty()).then(|| field.options[pick % field.options.len()].clone());
    option.unwrap_or_else(|| some[pick % some.len()].to_owned())
}

/// A draft of one of the forms, with rows and with answers that open questions.
fn a_draft(form: usize, rows: &[String], picks: &[usize], forms: &Forms) -> Draft {
    let id = forms.iter().nth(form + 1).expect("a form").id().to_owned();
    let rows = rows.iter().map(|row| format!("\"{row}\"")).collect::<Vec<_>>().join(", ");
    let rows: Vec<String> = match form {
        0 => vec![format!("\"budget\": [{rows}]"), format!("\"partnere\": [{rows}]")],
        3 => vec![format!("\"plan\": [{rows}]")],
        _ => Vec::new(),
    };
    let source = format!("Draft(schema: 1, form: \"{id}\", answers: {{}}, rows: {{{}}})", rows.join(", "));
    let mut draft = codec::parse(&source, forms).expect("a draft");
    for _ in 0..3 {
        let form = draft.form_in(forms);
        for (field, pick) in form.fields().zip(picks.iter().cycle()) {
            let answer = an_answer(field, *pick);
            // A row in which nothing stands, and whoever applies, say too little to come back.
            let is_named = field.id.as_str().contains('.') || field.id.as_str() == "forening";
            draft.set_answer(&field.id, if is_named && answer.is_empty() { "7".to_owned() } else { answer });
        }
    }
    draft
}

fn some_rows() -> impl Strategy<Value = Vec<String>> {
    let ids = prop::sample::subsequence(vec!["1", "2", "k7", "b3f1a2", "9"], 1..=5).prop_shuffle();
    ids.prop_map(|ids| ids.iter().map(|id| (*id).to_owned()).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(u32::try_from(crate::often::rounds(12)).expect("not so many")))]

    #[test]
    fn a_document_of_any_form_comes_whole_into_a_new_draft(
        form in 0..4_usize,
        rows in some_rows(),
        picks in prop::collection::vec(0..60_usize, 1..12),
    ) {
        let forms = all_forms();
        let draft = a_draft(form, &rows, &picks, &forms);
        for format in READ {
            let bytes = exported(&draft, &forms, format);
            let shown = || format!("{format}:\n{}", String::from_utf8_lossy(&bytes));
            let imported = read_new(&bytes, &forms);
            prop_assert_eq!(&imported.form, &draft.form, "{}", shown());
            let notes: Vec<&Note> =
                imported.notes.iter().filter(|note| !matches!(note, Note::Recognised(_))).collect();
            prop_assert!(notes.is_empty(), "{:?} {}", notes, shown());
            let new = new_draft(&imported, &forms);
            prop_assert_eq!(said(&new, &forms), said(&draft, &forms), "{}", shown());
            let again = read_into(&bytes, &forms, &draft);
            let form = again.asked(&forms, &draft);
            prop_assert_eq!(changes(&form, &draft, &again), [], "{}", shown());
            let own = draft.form_in(&forms);
            let is_as_before = own.fields().map(|field| &field.id).eq(form.fields().map(|field| &field.id));
            prop_assert!(is_as_before, "no row is added: {}", shown());
        }
    }
}
