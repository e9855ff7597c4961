//! Which cells are labels and which are answers, where people and programs have mixed them up.

use som::form::FieldId;
use som::import::{Note, Place};

use crate::build::{answer, cell, control, docx, imported, notes, paragraphs, row, table};

/// A row of cells with these texts.
fn texts(cells: &[&str]) -> String {
    row(&cells.iter().map(|text| cell("", &paragraphs(&[text]))).collect::<Vec<_>>())
}

/// A table with these texts.
fn grid(rows: &[&[&str]]) -> String {
    table(&rows.iter().map(|cells| texts(cells)).collect::<Vec<_>>())
}

/// A content control with this title and text.
fn titled(title: &str, text: &str) -> String {
    control(&format!("<w:alias w:val=\"{title}\"/>"), &paragraphs(&[text]))
}

#[test]
fn a_controls_title_gives_way_to_the_label() {
    let form = grid(&[&["Navn:", "Mette"], &["Telefon:", ""], &["Adresse:", "Vej 1"]]);
    let letterhead = titled("Navn", "Styrelsen") + &titled("Telefon", "72 42 37 00");
    let bytes = docx(&format!("{letterhead}{form}"));
    let answers = ["navn", "telefon", "adresse"].map(|field| answer(&bytes, field));
    assert_eq!(answers, ["Mette", "", "Vej 1"]);
    let text = "Styrelsen / 72 42 37 00".into();
    assert_eq!(notes(&bytes), [Note::LeftOver { place: Place::Text, after: None, text }]);
}

#[test]
fn a_controls_title_in_another_fields_answer_says_nothing() {
    let stilling = row(&[cell("", &paragraphs(&["Stilling:"])), cell("", &titled("Telefon", "Leder"))]);
    let bytes = docx(&table(&[texts(&["Navn:", "Mette"]), stilling]));
    assert_eq!(answer(&bytes, "stilling"), "Leder");
    assert!(!imported(&bytes).answers.contains_key(&FieldId::new("telefon")));
}

#[test]
fn a_controls_title_is_enough_where_there_is_no_label() {
    let bytes = docx(&(titled("Navn", "Mette") + &titled("Telefon", "Telefon")));
    assert_eq!(answer(&bytes, "navn"), "Mette");
    assert_eq!(imported(&bytes).answers.len(), 1);
    let inline = |title: &str, text: &str| {
        control(&format!("<w:alias w:val=\"{title}\"/>"), &format!("<w:r><w:t>{text}</w:t></w:r>"))
    };
    let line = format!("<w:p>{}{}</w:p>", inline("Navn", "Mette"), inline("Stilling", "Leder"));
    let shared = docx(&table(&[row(&[cell("", &line)])]));
    assert_eq!((answer(&shared, "navn"), answer(&shared, "stilling")), ("Mette".into(), "Leder".into()));
    let twice = docx(&(titled("Navn", "Mette") + &titled("Navn", "Jonas") + &titled("Stilling", "Leder")));
    assert!(imported(&twice).notes.contains(&Note::Ambiguous(FieldId::new("navn"))));
}
