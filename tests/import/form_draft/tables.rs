//! Tables within tables.

use super::{drafted, fields, grid, heading, text, word};
use crate::build::{cell, row, table};

#[test]
fn a_table_within_a_table_is_asked_as_well_as_the_rows_around_it() {
    let inner = grid(&[&["Navn", ""], &["Mail", ""]]) + &text("");
    let line = |label: &str, answer: &str| row(&[cell("", &text(label)), cell("", answer)]);
    let outer = table(&[
        line("Foreningens navn", &text("")),
        line("Kontaktperson", &inner),
        line("Adresse", &text("")),
    ]);
    let (ron, form) = drafted(&word(&[text("Skema"), heading(1, "Ansøger"), outer].concat()));
    assert_eq!(fields(&ron), ["foreningens_navn Text", "navn Text", "email Email", "adresse Lines"]);
    let headings: Vec<Option<&str>> =
        form.sections[0].groups.iter().map(|group| group.heading.as_deref()).collect();
    assert_eq!(headings, [None, Some("Kontaktperson"), None]);
    let laid_out = table(&[
        row(&[cell("", &(heading(1, "Ansøger") + &text("Udfyld alt.")))]),
        row(&[cell("", &(grid(&[&["Navn", ""], &["Titel", ""]]) + &text("")))]),
    ]);
    let (ron, form) = drafted(&word(&(text("Skema") + &laid_out)));
    assert_eq!(
        (fields(&ron), form.sections[0].title.as_str()),
        (vec!["navn Text".to_owned(), "titel Text".to_owned()], "Ansøger")
    );
}
