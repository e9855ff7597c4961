//! The answers have the lines of `som show`.

use crate::draft::{example, pdf, shown_lines, with};
use crate::reader::{Node, Reader};

/// The lines of the long answers in the PDF: of the sections, below their headings.
fn printed_lines(pdf: &[u8]) -> Vec<String> {
    let tags = Reader::of(pdf).tags();
    let sections = tags.children.iter().filter(|node| node.role == "Sect");
    let parts = sections.flat_map(|section| section.children.iter().filter(|node| node.role != "H3"));
    // Items stand on one line with their marks.
    let lines = parts.flat_map(Node::text_lines);
    lines.filter(|line| line != "(ikke besvaret)").collect()
}

#[test]
fn the_example_has_the_lines_that_show_prints() {
    let lines = shown_lines(&example());
    assert!(lines.len() > 40, "{}", lines.len());
    assert_eq!(printed_lines(&pdf(&example())), lines);
}

#[test]
fn danish_answers_of_all_sorts_have_the_lines_that_show_prints() {
    let rows = include_str!("../page/libreoffice.tsv").lines().filter(|row| !row.starts_with(['#', '@']));
    let texts = rows.map(|row| row.split('\t').next_back().expect("a text at the end of the row"));
    // What turns the direction of writing or shows nothing is not in the PDF, and would only differ here.
    let is_shown =
        |c: char| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
    let texts = texts.filter(|text| text.chars().all(is_shown));
    let all: Vec<String> = texts.map(|text| text.replace("\\n", "\n").replace("\\t", "\t")).collect();
    let draft = with(&[("motivation", &all.join("\n\n"))]);
    let (printed, shown) = (printed_lines(&pdf(&draft)), shown_lines(&draft));
    assert!(shown.len() > 2000, "{}", shown.len());
    for (printed, shown) in printed.iter().zip(&shown) {
        assert_eq!(printed, shown);
    }
    assert_eq!(printed.len(), shown.len());
}

#[test]
fn what_the_font_lacks_is_still_there_to_be_read_aloud() {
    let answer = "☑ Mål → 👍🏽 og 👩\u{200d}👧, 🇩🇰 ש e\u{301}\u{323} Ж a\u{a0}b";
    let draft = with(&[("omraade", answer)]);
    assert_eq!(printed_lines(&pdf(&draft)), [crate::draft::plain(answer)]);
}
