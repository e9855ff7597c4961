//! No text breaks the file, and none takes long.

use proptest::prelude::*;
use som::export::Exporter;

use crate::draft::{example, pdf, submission, with};
use crate::reader::Reader;

fn sheets(pdf: &[u8]) -> usize {
    Reader::of(pdf).document.get_pages().len()
}

#[test]
fn the_same_instant_gives_the_same_bytes() {
    assert_eq!(pdf(&example()), pdf(&example()));
}

#[test]
fn odd_texts_are_documents_too() {
    for text in [
        "\u{0}\u{1b}[2J\u{7f}\u{85}\u{feff}\u{fffe}\u{ffff}",
        "\u{301}\u{308}",
        "\n\u{301}\n\u{1}\u{301}\u{1}\u{301}",
        "a\u{301}\u{302}\u{303}\u{304}",
        "שלום עולם \u{202e}Danmark\u{202c} مرحبا",
        "👩\u{200d}👩\u{200d}👧\u{200d}👦🇩🇰🇩👍🏽\u{fe0f}",
        "漢字かな交じり文 \u{10ffff}\u{e000}",
        "<pdfuaid:part>1</pdfuaid:part> (((( \\ )) endstream endobj %%EOF",
        "\u{ad}\u{ad}\u{ad}",
        "\t\t\t\u{2028}\u{2029}\r\r\n",
    ] {
        let draft = with(&[("kommune", text), ("adresse", text), ("navn", text), ("motivation", text)]);
        assert!(sheets(&pdf(&draft)) >= 1, "{text:?}");
    }
}

#[test]
fn what_cannot_be_shown_is_counted() {
    let exporter = Exporter::named("pdf").expect("a format");
    let draft = with(&[("navn", "Søren\u{1} Ж"), ("omraade", "a\u{a0}b\u{ad}\n\t½ – ” € ש😀")]);
    assert_eq!(exporter.not_held(&submission(&draft)), 3);
    assert_eq!(exporter.not_held(&submission(&example())), 0);
}

#[test]
fn an_answer_that_is_far_over_goes_on_for_pages() {
    let draft = with(&[("motivation", &"ord ".repeat(10_000))]);
    let count = sheets(&pdf(&draft));
    assert!((10..=20).contains(&count), "{count}");
}

#[test]
fn a_short_answer_that_is_not_short_goes_on_for_pages() {
    let draft = with(&[("kommune", &"x".repeat(20_000)), ("navn", &"Navn\n".repeat(200))]);
    assert!(sheets(&pdf(&draft)) > 5);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_text_gives_a_document(text in any::<String>(), lines in "([a-zæøå]{1,12}|[ /-]|- |\n|\t|👩\u{200d}👧|e\u{301}|\u{ad}|[☑■→✅]|a-b@c\\.dk|https://a\\.b/c-d){0,200}") {
        let draft = with(&[("kommune", &text), ("adresse", &lines), ("omraade", &text), ("motivation", &lines)]);
        prop_assert!(sheets(&pdf(&draft)) >= 1);
    }
}
