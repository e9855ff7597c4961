//! What a screen reader is told.

use crate::draft::{example, pdf, with};
use crate::reader::{Node, Reader};

#[test]
fn the_file_says_that_it_is_tagged_and_what_it_is() {
    let reader = Reader::of(&pdf(&example()));
    let catalog = reader.catalog();
    let marked = reader.get(catalog, "MarkInfo").expect("marks").as_dict().expect("marks");
    assert!(reader.get(marked, "Marked").expect("a word").as_bool().expect("a word"));
    assert_eq!(reader.text(catalog, "Lang"), "da-DK");
    let view = reader.get(catalog, "ViewerPreferences").expect("a view").as_dict().expect("a view");
    assert!(reader.get(view, "DisplayDocTitle").expect("a word").as_bool().expect("a word"));
    let about = reader.get(&reader.document.trailer, "Info").expect("about").as_dict().expect("about");
    assert!(reader.text(about, "Title").starts_with("Skema til ansøgning om deltagelse"));
    assert_eq!(reader.text(about, "Author"), "Eksempel Kommune");
    assert_eq!(reader.text(about, "CreationDate"), "D:20231031050000Z");
}

#[test]
fn nothing_claims_what_nobody_has_certified() {
    let pdf = pdf(&example());
    let claim = b"<pdfuaid:part>";
    assert!(!pdf.windows(claim.len()).any(|window| window == claim));
}

#[test]
fn sections_are_bookmarks() {
    let reader = Reader::of(&pdf(&example()));
    let toc = reader.document.get_toc().expect("an outline").toc;
    let titles: Vec<&str> = toc.iter().map(|entry| entry.title.as_str()).collect();
    assert_eq!(titles.len(), 5);
    assert_eq!((titles[0], titles[4]), ("1. Generelle oplysninger", "5. Datadrevet praksis"));
}

#[test]
fn headings_tables_and_lists_are_told_as_such() {
    let draft = with(&[
        ("kommune", "Aarhus Kommune"),
        ("adresse", "Rådhuspladsen 2\n8000 Aarhus C"),
        ("omraade", "Udsatte unge:\n\n- Uddannelse\n- Arbejde\n\nSidst"),
    ]);
    let outline = Reader::of(&pdf(&draft)).tags().outline();
    let from = outline.find("  H2: 4.").expect("a section");
    let (head, rest) = outline.split_at(outline.find("  H2: 2.").expect("a section"));
    let to = rest.len() - (outline.len() - outline.find("  H2: 5.").expect("a section"));
    insta::assert_snapshot!("first_section", head);
    insta::assert_snapshot!("fourth_section", &rest[from - head.len()..to]);
}

#[test]
fn no_paragraph_is_empty_and_no_heading_is_skipped() {
    let draft = with(&[("kendskab", "\n\n  \n\u{1}\n\u{200b}\nen\n\n- \n\u{200b}- a"), ("omraade", "\n")]);
    for draft in [draft, example(), with(&[])] {
        let tags = Reader::of(&pdf(&draft)).tags();
        let nodes = tags.all();
        let is_empty = |node: &&&Node| node.children.is_empty() && node.lines.concat().trim().is_empty();
        assert_eq!(nodes.iter().filter(is_empty).count(), 0, "{}", tags.outline());
        let levels: Vec<&str> =
            nodes.iter().map(|node| node.role.as_str()).filter(|role| role.starts_with('H')).collect();
        assert_eq!(levels.iter().filter(|level| **level == "H1").count(), 1);
        assert!(
            levels
                .windows(2)
                .all(|pair| pair[1] <= pair[0] || pair[1].as_bytes()[1] == pair[0].as_bytes()[1] + 1)
        );
    }
}
