//! Documents without the form's tables: a text file that a word processor opened and saved, or a form whose tables were
//! turned into text.

use som::draft::{Draft, codec};
use som::export::{Exporter, Submission};
use som::form::{FieldId, Forms, som};
use som::import::{ImportError, Note, Place, read};

use crate::build::{
    WORD, answer, cell, docx, docx_with, imported, left_over, notes, odt, paragraphs, refusal, row, table,
};

/// The example as text in this format.
fn exported(format: &str) -> String {
    let draft: Draft =
        codec::parse(include_str!("../../drafts/eksempel.ron"), &Forms::built_in()).expect("the example");
    let now = "2023-10-31T05:00:00Z".parse().expect("an instant");
    let submission = Submission::of(som(), &draft, now, false);
    let bytes = Exporter::named(format).expect("a format").export(&submission);
    String::from_utf8(bytes).expect("text")
}

/// The form's lines and answers to its fields: a long one below its label, a short one with this between them.
fn form_lines(after_label: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for section in &som().sections {
        lines.push(section.title.clone());
        for group in &section.groups {
            lines.extend(group.heading.iter().chain(&group.guidance).cloned());
            lines.extend(group.fields.iter().map(|field| {
                let label = field.label.trim_end_matches(':');
                let between = if field.limit.is_some() { "\n" } else { after_label };
                format!("{label}{between}Svar på {}.", field.id)
            }));
        }
    }
    lines.iter().flat_map(|line| line.split('\n')).map(str::to_owned).collect()
}

fn of_lines(lines: &[&str]) -> Vec<u8> {
    docx(&paragraphs(lines))
}

#[test]
fn a_text_file_saved_as_a_document_says_what_the_text_says() {
    for format in ["txt", "md"] {
        let text = exported(format);
        let as_text = read(text.as_bytes(), som()).expect("a form");
        assert_eq!((as_text.answers.len(), &*as_text.notes), (som().fields().count(), &[][..]), "{format}");
        let lines: Vec<&str> = text.split('\n').collect();
        assert_eq!(imported(&of_lines(&lines)), as_text, "{format}");
        // Breaks within a paragraph end lines, too.
        let broken = lines.iter().map(|line| quick_xml::escape::escape(*line).replace(' ', "<text:s/>"));
        let broken = broken.collect::<Vec<_>>().join("<text:line-break/>");
        assert_eq!(imported(&odt(&format!("<text:p>{broken}</text:p>"))), as_text, "{format}");
    }
}

#[test]
fn a_form_whose_tables_were_turned_into_text_is_read() {
    for after_label in ["\t", "\n", ":\t"] {
        let lines = form_lines(after_label);
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let imported = imported(&of_lines(&lines));
        assert_eq!(imported.notes, [], "{after_label:?}");
        for field in som().fields() {
            assert_eq!(imported.answers[&field.id], format!("Svar på {}.", field.id), "{after_label:?}");
        }
    }
}

#[test]
fn a_table_within_an_answer_is_part_of_it() {
    let lines = form_lines("\t");
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let at = lines.iter().position(|line| *line == "Svar på kendskab.").expect("the answer") + 1;
    let cells = |texts: [&str; 2]| row(&texts.map(|text| cell("", &paragraphs(&[text]))));
    let team = table(&[cells(["Navn", "Rolle"]), cells(["Mette", "Leder"])]);
    let bytes = docx(&[paragraphs(&lines[..at]), team, paragraphs(&lines[at..])].concat());
    assert_eq!(answer(&bytes, "kendskab"), "Svar på kendskab.\nNavn | Rolle\nMette | Leder");
    assert_eq!(answer(&bytes, "navn"), "Svar på navn.");
    assert_eq!(notes(&bytes), []);
}

#[test]
fn what_is_in_no_answer_is_told_with_where_it_stands() {
    let text =
        "<w:p><w:r><w:t>Navn: Mette</w:t></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>";
    let boxed = "<w:p><w:r><w:t>Stilling: Leder</w:t><w:drawing><w:txbxContent><w:p><w:r><w:t>i en boks</w:t></w:r>\
                 </w:p></w:txbxContent></w:drawing></w:r><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>";
    let line = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let header = format!("<w:hdr xmlns:w=\"{WORD}\">{}</w:hdr>", line("Udkast"));
    let comments = format!(
        "<w:comments xmlns:w=\"{WORD}\"><w:comment w:id=\"1\" w:author=\"Bo\">{}</w:comment></w:comments>",
        line("Hvem?")
    );
    let body = [&line("Kære Jonas"), text, boxed].concat();
    let bytes = docx_with(&body, &[("header", &header), ("comments", &comments)]);
    assert_eq!([answer(&bytes, "navn"), answer(&bytes, "stilling")], ["Mette", "Leder"]);
    let told = |place: Place, text: &str| Note::LeftOver { place, after: None, text: text.into() };
    let comment = Note::Comment { field: None, by: "Bo".into(), text: "Hvem?".into() };
    let notes = notes(&bytes);
    assert_eq!(
        notes,
        [
            Note::Tracked,
            told(Place::Text, "Kære Jonas"),
            comment,
            left_over(Place::TextBox, "stilling", "i en boks"),
            told(Place::Header, "Udkast"),
        ]
    );
}

#[test]
fn a_few_labels_make_no_form() {
    let minutes = of_lines(&["Referat", "Navn: Mette"]);
    let imported = imported(&minutes);
    assert_eq!(imported.answers.keys().collect::<Vec<_>>(), [&FieldId::new("navn")]);
    assert!(imported.notes.contains(&Note::Unlike(Some(1))), "{:?}", imported.notes);
    assert_eq!(refusal(&of_lines(&["Referat", "Kære alle"])), Some(ImportError::NoForm));
    assert_eq!(refusal(&of_lines(&[])), Some(ImportError::NoForm));
}
