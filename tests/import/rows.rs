//! Rows that a file has and a draft lacks, or the other way round; and questions that an answer of the file opens.

use chrono::DateTime;
use som::draft::{Draft, codec};
use som::form::{FieldId, Forms};
use som::import::{self, ImportError, Imported, Note};
use som::words::{Lang, Words};

use crate::build::{package, part_of};
use crate::other_forms::{all_forms, draft, exported, forms, new_draft, read_into, read_new, said, take_all};

/// What stands in the budget, line for line, and the partners.
fn rows_of(draft: &Draft, forms: &Forms) -> Vec<String> {
    let of_row = |label: &str| ["Udgift:", "Navn:"].contains(&label);
    said(draft, forms).into_iter().filter(|(label, _)| of_row(label)).map(|(_, text)| text).collect()
}

/// The same draft before it had partners, and with one line in its budget.
fn earlier(forms: &Forms) -> Draft {
    let source = r#"Draft(schema: 1, form: "frivilligpulje", answers: {
        "forening": "Klub Ø", "samarbejde": "Nej", "budget.1.post": "Løn", "budget.1.beloeb": "450000",
    })"#;
    codec::parse(source, forms).expect("a draft")
}

fn told(imported: &Imported, forms: &Forms, draft: &Draft) -> Vec<String> {
    let form = imported.asked(forms, draft);
    let notes = imported.notes_for(&form, draft);
    notes.iter().map(|note| note.text(&form, &Words::new(Lang::Da))).collect()
}

/// som's own document with its text changed.
fn edited(docx: &[u8], edit: impl FnOnce(String) -> String) -> Vec<u8> {
    let text = String::from_utf8(part_of(docx, "word/document.xml")).expect("UTF-8");
    package(edit(text))
}

/// The table that has this text.
fn table(xml: &str, text: &str) -> String {
    let mut tables = xml.split_inclusive("</w:tbl>");
    let table = tables.find(|part| part.contains(text)).expect("the table");
    table[table.rfind("<w:tbl>").expect("its beginning")..].to_owned()
}

/// A table without som's bookmarks.
fn without_marks(table: &str) -> String {
    let parts = table.split("<w:bookmark").enumerate();
    parts
        .map(|(at, part)| if at == 0 { part } else { &part[part.find("/>").expect("an end") + 2..] })
        .collect()
}

#[test]
fn rows_that_the_draft_lacks_come_in_order_and_are_told_in_every_format() {
    let forms = forms();
    let whole = draft(&forms);
    for format in ["docx", "json", "md", "txt"] {
        let mut draft = earlier(&forms);
        let imported = read_into(&exported(&whole, &forms, format), &forms, &draft);
        let told = told(&imported, &forms, &draft);
        assert_eq!(told.len(), 2, "{format}: {told:?}");
        assert!(told.contains(&"1 række lægges til i Budget".to_owned()), "{format}: {told:?}");
        take_all(&imported, &forms, &mut draft);
        assert_eq!(rows_of(&draft, &forms), ["Klub Æ", "Klub Å", "Klub B", "Løn", "Husleje"], "{format}");
    }
}

#[test]
fn a_row_of_the_file_keeps_its_id_where_the_file_has_one() {
    let forms = forms();
    for format in ["docx", "json"] {
        let new = new_draft(&read_new(&exported(&draft(&forms), &forms, format), &forms), &forms);
        assert_eq!(new.answer(&FieldId::new("budget.k7.post")), "Husleje", "{format}");
    }
}

#[test]
fn a_row_that_was_copied_in_word_is_a_new_one() {
    let forms = forms();
    let docx = exported(&draft(&forms), &forms, "docx");
    for name in ["doubled", "without its marks"] {
        let bytes = edited(&docx, |xml| {
            let husleje = table(&xml, "Husleje");
            let copied = if name == "doubled" { husleje.clone() } else { without_marks(&husleje) };
            let copied = copied.replace("Husleje", "Rejser");
            xml.replace(&husleje, &format!("{husleje}<w:p/>{copied}"))
        });
        let mut draft = draft(&forms);
        let imported = read_into(&bytes, &forms, &draft);
        take_all(&imported, &forms, &mut draft);
        let rows = rows_of(&draft, &forms);
        assert_eq!(rows, ["Klub Æ", "Klub Å", "Klub B", "Løn", "Husleje", "Rejser"], "{name}");
        assert_eq!(told(&imported, &forms, &self::draft(&forms)), ["1 række lægges til i Budget"], "{name}");
    }
}

#[test]
fn a_row_that_the_file_lacks_stays_and_slides_into_no_other() {
    let forms = forms();
    let source = r#"Draft(schema: 1, form: "frivilligpulje", answers: {
        "forening": "Klub Ø", "samarbejde": "Nej", "budget.1.post": "Løn", "budget.2.post": "Husleje",
        "budget.3.post": "Rejser",
    }, rows: {"budget": ["1", "2", "3"]})"#;
    let draft = codec::parse(source, &forms).expect("a draft");
    for format in ["md", "txt"] {
        let text = String::from_utf8(exported(&draft, &forms, format)).expect("text");
        let [from, to] = ["Budgetlinje 2", "Budgetlinje 3"].map(|heading| text.find(heading).expect("a row"));
        let mark = if format == "md" { 4 } else { 0 };
        let text = format!("{}{}", &text[..from - mark], &text[to - mark..]);
        let imported = read_into(text.as_bytes(), &forms, &draft);
        let mut after = draft.clone();
        take_all(&imported, &forms, &mut after);
        assert_eq!(rows_of(&after, &forms), ["Løn", "Husleje", "Rejser"], "{format}: {text}");
        let missing = Note::Missing(FieldId::new("budget.2.post"));
        assert!(imported.notes.contains(&missing), "{format}: {:?}", imported.notes);
    }
}

#[test]
fn rows_are_taken_as_long_as_there_is_room() {
    let forms = forms();
    let ids: Vec<String> = (1..=9).map(|number| format!("\"{number}\"")).collect();
    let own: Vec<String> =
        (1..=9).map(|number| format!("\"budget.{number}.post\": \"egen {number}\"")).collect();
    let source = format!(
        "Draft(schema: 1, form: \"frivilligpulje\", answers: {{{}}}, rows: {{\"budget\": [{}]}})",
        own.join(", "),
        ids.join(", ")
    );
    let draft = codec::parse(&source, &forms).expect("a draft");
    let json =
        r#"{"form": "frivilligpulje", "budget.a.post": "A", "budget.b.post": "B", "budget.c.post": "C"}"#;
    let imported = read_into(json.as_bytes(), &forms, &draft);
    let mut after = draft.clone();
    take_all(&imported, &forms, &mut after);
    let rows = rows_of(&after, &forms);
    assert_eq!((rows.len(), rows.contains(&"A".to_owned())), (10, true), "{rows:?}");
    let notes = told(&imported, &forms, &draft);
    let over = "Budget: filen har 2 rækker mere, end der er plads til; de er ikke taget med";
    assert!(notes.contains(&over.to_owned()), "{notes:?}");
}

#[test]
fn what_an_answer_of_the_file_opens_is_read_in_the_same_run() {
    let forms = all_forms();
    let source = r#"Draft(schema: 1, form: "klimatilskud", answers: {
        "projekt": "Regnbed", "ansoegertype": "Forening", "ansoeger": "Klub Ø", "medlemmer": "40",
        "tilladelse": "Ja", "myndighed": "Kommunen", "givet": "Nej", "ventes": "1. marts 2027",
    })"#;
    let draft = codec::parse(source, &forms).expect("a draft");
    for format in ["docx", "json", "md", "txt"] {
        let new = new_draft(&read_new(&exported(&draft, &forms, format), &forms), &forms);
        assert_eq!(said(&new, &forms), said(&draft, &forms), "{format}");
    }
}

#[test]
fn a_document_is_read_by_its_own_form_and_by_no_other() {
    let forms = all_forms();
    for format in ["docx", "json", "md", "txt"] {
        let bytes = exported(&draft(&forms), &forms, format);
        let imported = read_new(&bytes, &forms);
        assert_eq!(imported.form, "frivilligpulje", "{format}");
        let title = "Ansøgning til Puljen til Frivilligt Socialt Arbejde".to_owned();
        assert_eq!(imported.notes, [Note::Recognised(title)], "{format}");
        let other = Draft::new(&forms.first().asked_first(), DateTime::UNIX_EPOCH, "mette");
        let refused = import::read_into(&bytes, &forms, &other, DateTime::UNIX_EPOCH, "mette");
        let form = "frivilligpulje".to_owned();
        assert_eq!(refused, Err(ImportError::OtherForm { form, is_here: true }), "{format}");
    }
}

/// An agency's form with headings that have numbers, a table with a row for each line, and boxes to tick.
const HAND: &str = r#"Form(id: "haand", version: 1, title: "Håndskema", send_to: "Til:", address: "a@b.dk", enquiries: "",
    applicant: "hvem", sections: [
    Section(title: "Projektet", step: "Projektet", groups: [
        Group(fields: [Field(id: "hvem", label: "Ansøger", kind: Text), Field(id: "by", label: "Kommune", kind: Text),
            Field(id: "mail", label: "Mail", kind: Email),
            Field(id: "godkendt", label: "Er det godkendt?", kind: YesNo),
            Field(id: "bilag", label: "Er der bilag?", kind: YesNo)]),
        Group(guidance: ["Skriv kort."], fields: [Field(id: "besk", label: "Beskrivelse", kind: Prose)]),
        Group(rows: Rows(id: "budget", row: "Post", max: 5), sums: [Sum(id: "alt", label: "I alt", of: ["kr"])],
            fields: [Field(id: "post", label: "Post", kind: Text), Field(id: "kr", label: "Beløb (kr.)", kind: Kroner)]),
    ])])"#;

fn cell(text: &str) -> String {
    format!("<w:tc><w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p></w:tc>")
}

fn row(cells: &[&str]) -> String {
    format!("<w:tr>{}</w:tr>", cells.iter().map(|text| cell(text)).collect::<String>())
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

#[test]
fn the_agencys_own_document_is_read_with_its_numbers_its_lines_and_its_boxes() {
    let forms = Forms::from(std::sync::Arc::new(som::form::FormSpec::parse(HAND).expect("a form")));
    let table = |rows: &[&[&str]]| {
        let rows: String = rows.iter().map(|cells| row(cells)).collect();
        format!("<w:tbl>{rows}</w:tbl><w:p/>")
    };
    let body = [
        paragraph("Håndskema"),
        paragraph("Kommune: Aarhus Kommune   Mail: a@b.dk"),
        table(&[
            &["Ansøger", "Klub Ø"],
            &["Er det godkendt?", "☒ Ja   ☐ Nej"],
            &["Er der bilag?", "☐ Ja ☐ Nej"],
        ]),
        paragraph("2.1 Beskrivelse"),
        paragraph("Skriv kort."),
        table(&[&["Vi vil meget."]]),
        table(&[
            &["Post", "Beløb (kr.)"],
            &["Løn", "50.000"],
            &["Husleje", "10.000"],
            &["", ""],
            &["I alt", "60.000"],
        ]),
    ];
    let imported = read_new(&crate::build::docx(&body.concat()), &forms);
    assert_eq!(imported.notes, []);
    let new = new_draft(&imported, &forms);
    let said: Vec<String> = said(&new, &forms).into_iter().map(|(_, text)| text).collect();
    let rows = ["Løn", "50.000,-", "Husleje", "10.000,-"];
    let own = ["Klub Ø", "Aarhus Kommune", "a@b.dk", "Ja", "", "Vi vil meget."];
    assert_eq!(said, [&own[..], &rows[..]].concat());
}

#[test]
fn running_text_in_rows_comes_back_also_where_it_reads_like_the_form() {
    let source = HAND.replace(
        "id: \"kr\", label: \"Beløb (kr.)\", kind: Kroner",
        "id: \"kr\", label: \"Hvorfor\", kind: Prose",
    );
    let source = source.replace("sums: [Sum(id: \"alt\", label: \"I alt\", of: [\"kr\"])],", "");
    let forms = Forms::from(std::sync::Arc::new(som::form::FormSpec::parse(&source).expect("a form")));
    let draft = r#"Draft(schema: 1, form: "haand", answers: {"hvem": "Klub Ø", "by": "Aarhus Kommune", "mail": "a@b.dk",
        "godkendt": "Ja", "bilag": "Nej", "besk": "Post 1\n\nPost 9",
        "budget.1.post": "Løn", "budget.1.kr": "Et afsnit\n\nPost 2\n\nHvorfor",
        "budget.k7.post": "Husleje", "budget.k7.kr": "1. Projektet\n\nPost 1\nog Post 2\n\nPost: Løn",
    }, rows: {"budget": ["1", "k7"]})"#;
    let draft = codec::parse(draft, &forms).expect("a draft");
    for format in ["docx", "json", "md", "txt"] {
        let bytes = exported(&draft, &forms, format);
        let shown = || format!("{format}: {}", String::from_utf8_lossy(&bytes));
        let imported = read_new(&bytes, &forms);
        assert_eq!(imported.notes, [], "{}", shown());
        assert_eq!(said(&new_draft(&imported, &forms), &forms), said(&draft, &forms), "{}", shown());
    }
}
