//! Documents that were damaged on the way: refused or read, whatever happened to them.

use som::form::som;
use som::import::read;

use crate::build::{answer, cell, docx, kendskab, odt, paragraphs, row, table};

#[test]
fn a_document_cut_anywhere_says_all_or_nothing() {
    let whole = docx(&kendskab(&paragraphs(&["a"])));
    let answers = read(&whole, som()).expect("a form");
    for length in 0..whole.len() {
        assert!(read(&whole[..length], som()).map_or(true, |read| read == answers), "{length}");
    }
}

#[test]
fn a_document_with_any_byte_changed_is_refused_or_read() {
    let whole = docx(&kendskab(&paragraphs(&["a"])));
    for at in 0..whole.len() {
        for bit in [1, 0x80] {
            let mut bytes = whole.clone();
            bytes[at] ^= bit;
            // What it says is not the matter here.
            drop(read(&bytes, som()));
        }
    }
}

#[test]
fn tables_and_text_may_be_as_deep_as_the_bounds_let_them() {
    let tables = (0..60).fold(paragraphs(&["a"]), |inner, _| table(&[row(&[cell("", &inner)])]));
    assert_eq!(answer(&docx(&kendskab(&tables)), "kendskab"), "a");
    let spans = (0..180).fold("a".to_owned(), |inner, _| format!("<text:span>{inner}</text:span>"));
    let line = |text: &str| format!("<text:p>{text}</text:p>");
    let cells = format!("<table:table-cell>{}{}</table:table-cell>", line("Navn"), line(&spans));
    let text = format!("<table:table><table:table-row>{cells}</table:table-row></table:table>");
    assert_eq!(answer(&odt(&text), "navn"), "a");
}
