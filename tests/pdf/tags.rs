//! What a screen reader is told.

use lopdf::Object;

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
fn the_file_claims_to_be_pdf_ua() {
    let odd = "\u{0}\u{fffe} 👩\u{200d}👧 \u{e000} e\u{301} שלום ☑ 漢\u{10ffff}";
    for draft in [example(), with(&[]), with(&[("kommune", odd), ("omraade", odd), ("adresse", odd)])] {
        let reader = Reader::of(&pdf(&draft));
        let about =
            reader.get(reader.catalog(), "Metadata").expect("metadata").as_stream().expect("metadata");
        let about = String::from_utf8_lossy(&about.content).into_owned();
        assert!(about.contains("<pdfuaid:part>1</pdfuaid:part>"), "{about}");
        assert!(about.contains("<dc:title>") && about.contains("Skema til ansøgning"), "{about}");
    }
}

#[test]
fn addresses_are_links_that_say_what_they_are() {
    let draft = with(&[("email", "mette@køge.dk"), ("omraade", "Se https://sbst.dk/som, eller skriv.")]);
    let reader = Reader::of(&pdf(&draft));
    let tags = reader.tags();
    let links: Vec<_> = tags.all().into_iter().filter_map(|node| node.link.clone()).collect();
    let agency = ("mailto:SOM-support@sbst.dk", "SOM-support@sbst.dk");
    let wanted = [
        agency,
        agency,
        ("mailto:mette@k%C3%B8ge.dk", "mette@køge.dk"),
        ("https://sbst.dk/som", "https://sbst.dk/som"),
    ];
    assert_eq!(links, wanted.map(|(target, contents)| (target.to_owned(), contents.to_owned())));
    // Each is in a tag of its own, and the pages they stand on are walked through in the order of the tags.
    assert!(tags.all().iter().all(|node| node.link.is_some() == (node.role == "Link")));
    let mut annotations = 0;
    for page in reader.document.get_pages().into_values() {
        let page = reader.document.get_dictionary(page).expect("a page");
        let Some(all) = reader.get(page, "Annots") else { continue };
        annotations += all.as_array().expect("annotations").len();
        assert_eq!(page.get(b"Tabs").and_then(Object::as_name).expect("an order"), b"S");
    }
    assert_eq!(annotations, wanted.len());
}

#[test]
fn all_that_is_marked_is_read() {
    for draft in [example(), with(&[])] {
        // The reader itself looks for what isn't marked.
        let reader = Reader::of(&pdf(&draft));
        let read: usize = reader.tags().all().iter().map(|node| node.marks).sum();
        assert_eq!(read, reader.mark_count());
    }
}

#[test]
fn only_labels_beside_an_answer_are_header_cells() {
    let tags = Reader::of(&pdf(&example())).tags();
    let rows: Vec<_> = tags.all().into_iter().filter(|node| node.role == "TR").collect();
    assert_eq!(rows.len(), 8);
    for row in rows {
        let cells: Vec<(&str, Option<&str>)> =
            row.children.iter().map(|cell| (&*cell.role, cell.scope.as_deref())).collect();
        assert_eq!(cells, [("TH", Some("Row")), ("TD", None)]);
    }
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
