//! What must be in the file, and in which order, for Word to open it without repair.

use som::draft::Draft;
use som::export::Submission;
use som::form::{FieldId, som};

use crate::xml::Element;
use crate::{answered, document, example, export, now, parts, parts_of, submission};

/// The order of some elements' children in the schema (ISO 29500, transitional).
const ORDER: &[(&str, &[&str])] = &[
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:widowControl",
            "w:numPr",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:jc",
            "w:outlineLvl",
        ],
    ),
    (
        "w:rPr",
        &[
            "w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:color", "w:sz", "w:szCs", "w:u",
            "w:lang",
        ],
    ),
    (
        "w:tblPr",
        &[
            "w:tblStyle",
            "w:tblW",
            "w:jc",
            "w:tblInd",
            "w:tblBorders",
            "w:shd",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
            "w:tblCaption",
            "w:tblDescription",
        ],
    ),
    ("w:tblBorders", &["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"]),
    ("w:tblCellMar", &["w:top", "w:left", "w:bottom", "w:right"]),
    ("w:tcPr", &["w:tcW", "w:gridSpan", "w:tcBorders", "w:shd", "w:tcMar", "w:vAlign"]),
    ("w:trPr", &["w:cantSplit", "w:tblHeader"]),
    ("w:sectPr", &["w:footerReference", "w:pgSz", "w:pgMar"]),
    (
        "w:style",
        &[
            "w:name",
            "w:basedOn",
            "w:next",
            "w:uiPriority",
            "w:semiHidden",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
        ],
    ),
    ("w:numbering", &["w:abstractNum", "w:num"]),
    ("w:lvl", &["w:start", "w:numFmt", "w:pStyle", "w:lvlText", "w:lvlJc", "w:pPr"]),
    (
        "w:settings",
        &[
            "w:zoom",
            "w:defaultTabStop",
            "w:autoHyphenation",
            "w:characterSpacingControl",
            "w:compat",
            "w:themeFontLang",
            "w:decimalSymbol",
            "w:listSeparator",
        ],
    ),
];

#[test]
fn every_part_is_well_formed() {
    for (name, part) in parts(&example()) {
        assert!(part.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\""), "{name}");
        Element::read(&part);
    }
}

#[test]
fn elements_stand_in_the_order_of_the_schema() {
    for (part, text) in parts(&example()) {
        for element in Element::read(&text).all() {
            let Some((name, order)) = ORDER.iter().find(|(name, _)| *name == element.name) else { continue };
            let place = |child: &Element| order.iter().position(|known| *known == child.name);
            let places: Vec<Option<usize>> = element.children.iter().map(place).collect();
            assert!(places.iter().all(Option::is_some), "{part}: {name} holds {:?}", element.children);
            assert!(places.is_sorted(), "{part}: {name} holds {:?}", element.children);
        }
    }
}

#[test]
fn every_part_has_a_type_and_every_relation_a_part() {
    let parts = parts(&example());
    let types = Element::read(&parts["[Content_Types].xml"]);
    for override_of in types.named("Override") {
        let name = override_of.attribute("PartName").expect("a part").trim_start_matches('/');
        assert!(parts.contains_key(name), "{name}");
    }
    for name in parts.keys().filter(|name| name.starts_with("word/") && !name.contains("_rels/")) {
        let is_it = |of: &&Element| of.attribute("PartName") == Some(&format!("/{name}"));
        assert!(types.named("Override").iter().any(is_it), "{name} has no type of its own");
    }
    let mut ids = Vec::new();
    for (folder, rels) in [("", "_rels/.rels"), ("word/", "word/_rels/document.xml.rels")] {
        for relation in Element::read(&parts[rels]).named("Relationship") {
            ids.push(relation.attribute("Id").expect("an id").to_owned());
            let target = relation.attribute("Target").expect("a target");
            if relation.attribute("TargetMode") == Some("External") {
                assert_eq!(target, "mailto:SOM-support@sbst.dk");
            } else {
                assert!(parts.contains_key(&format!("{folder}{target}")), "{target}");
            }
        }
    }
    let document = Element::read(&parts["word/document.xml"]);
    for element in document.all() {
        if let Some(id) = element.attribute("r:id") {
            assert!(ids.iter().any(|known| known == id), "{id}");
        }
    }
}

#[test]
fn every_style_and_list_that_is_used_is_there() {
    let parts = parts(&example());
    let styles = Element::read(&parts["word/styles.xml"]);
    let ids: Vec<&str> =
        styles.named("w:style").iter().filter_map(|style| style.attribute("w:styleId")).collect();
    for (name, part) in &parts {
        for element in Element::read(part).all() {
            if matches!(element.name.as_str(), "w:pStyle" | "w:rStyle" | "w:basedOn") {
                let style = element.attribute("w:val").expect("a style");
                assert!(ids.contains(&style), "{name} uses {style}");
            }
        }
    }
    let numbering = Element::read(&parts["word/numbering.xml"]);
    for style in styles.named("w:numId") {
        let is_it = |number: &&Element| number.attribute("w:numId") == style.attribute("w:val");
        assert!(numbering.named("w:num").iter().any(is_it));
    }
}

#[test]
fn each_answer_has_its_three_marks_in_the_order_of_the_form() {
    let root = Element::read(&document(&example()));
    let fields: Vec<_> = som().fields().collect();
    let starts = root.named("w:bookmarkStart");
    let bookmarks: Vec<_> = starts.iter().filter_map(|start| start.attribute("w:name")).collect();
    let marks = fields.iter().flat_map(|field| ["", "_svar"].map(|of| format!("som_{}{of}", field.id)));
    assert_eq!(bookmarks, marks.collect::<Vec<_>>());
    let [starts, ends] = ["w:bookmarkStart", "w:bookmarkEnd"].map(|mark| {
        root.named(mark)
            .iter()
            .filter_map(|mark| mark.attribute("w:id"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    });
    assert_eq!(starts, ends, "each ends before the next begins");
    // Other programs show nothing of an answer in one, and LibreOffice loses words.
    assert!(root.named("w:sdt").is_empty());
    // Word cuts a bookmark's name at 40 characters.
    assert!(bookmarks.iter().all(|name| name.len() <= 40));
    let labels = root.named("w:tc");
    for field in fields {
        let is_it = |cell: &&Element| cell.paragraphs().len() == 1 && cell.paragraphs()[0] == field.label;
        assert!(labels.iter().any(is_it), "{}", field.label);
    }
}

#[test]
fn a_cell_holds_the_answer_as_it_was_typed() {
    let draft = example();
    let root = Element::read(&document(&draft));
    assert_eq!(root.answers().len(), 13);
    for (id, cell) in root.answers() {
        let field = som().fields().find(|field| field.id.as_str() == id).expect("a field");
        let typed = draft.answer(&field.id);
        let wanted: Vec<String> =
            field.shown(typed).split('\n').map(|line| line.trim_start_matches("- ").to_owned()).collect();
        assert_eq!(cell.paragraphs(), wanted);
        let points = cell
            .named("w:pStyle")
            .iter()
            .filter(|style| style.attribute("w:val") == Some("SomAnswerPoint"))
            .count();
        assert_eq!(points, typed.split('\n').filter(|line| line.starts_with("- ")).count(), "{id}");
    }
}

#[test]
fn a_question_without_an_answer_is_an_empty_paragraph() {
    let root = Element::read(&document(&answered("kendskab", " \n ")));
    assert_eq!(root.answers().len(), 13);
    assert!(root.answers().iter().all(|(_, cell)| cell.paragraphs() == [""]));
}

#[test]
fn only_an_answer_has_empty_paragraphs() {
    let root = Element::read(&document(&example()));
    let answers: usize =
        root.answers().iter().flat_map(|(_, cell)| cell.paragraphs()).filter(String::is_empty).count();
    assert!(answers > 0);
    assert_eq!(root.paragraphs().iter().filter(|text| text.is_empty()).count(), answers);
}

#[test]
fn blanks_at_the_end_of_a_paragraph_are_left_out() {
    let root = Element::read(&document(&answered("kendskab", "  et \t \n- to  \n\nfast\u{a0}")));
    assert_eq!(root.answer("kendskab"), ["  et", "to", "", "fast\u{a0}"]);
}

#[test]
fn what_is_no_plain_character_is_an_element() {
    let text = "a\tb\u{ad}c\u{2011}d";
    let root = Element::read(&document(&answered("kendskab", text)));
    assert!(root.paragraphs().contains(&text.to_owned()));
    assert_eq!(root.named("w:softHyphen").len() + root.named("w:noBreakHyphen").len(), 2);
}

#[test]
fn a_screen_reader_finds_its_way() {
    let parts = parts(&example());
    let root = Element::read(&parts["word/document.xml"]);
    let headings = |style: &str| {
        root.named("w:pStyle").iter().filter(|used| used.attribute("w:val") == Some(style)).count()
    };
    assert_eq!((headings("Title"), headings("Heading1"), headings("Heading2")), (1, 5, 2));
    for table in root.named("w:tbl") {
        assert!(table.value("w:tblCaption").is_some_and(|caption| !caption.is_empty()));
        let rows = table.named("w:tr");
        assert_eq!(rows[0].named("w:tblHeader").len(), 1);
        assert_eq!(table.named("w:tblHeader").len(), 1);
        assert_eq!(table.named("w:cantSplit").len(), 1);
    }
    let styles = Element::read(&parts["word/styles.xml"]);
    assert_eq!(styles.value("w:lang"), Some("da-DK"));
    let core = Element::read(&parts["docProps/core.xml"]);
    let said = |name: &str| core.named(name).first().map(|element| element.text.clone());
    assert_eq!(said("dc:title").as_deref(), Some(som().title.as_str()));
    assert_eq!(said("dc:creator").as_deref(), Some("Eksempel Kommune"));
    assert_eq!(said("dcterms:created").as_deref(), Some("2023-10-31T05:00:00Z"));
}

#[test]
fn the_page_is_the_layouts() {
    let parts = parts(&example());
    let layout = &som().page;
    let root = Element::read(&parts["word/document.xml"]);
    assert!(root.named("w:tblW").iter().all(|width| width.attribute("w:w") == Some("9638")));
    let size = root.named("w:pgSz")[0];
    assert_eq!((size.attribute("w:w"), size.attribute("w:h")), (Some("11906"), Some("16838")));
    let margins = root.named("w:pgMar")[0];
    assert_eq!((margins.attribute("w:top"), margins.attribute("w:left")), (Some("1701"), Some("1134")));
    let styles = Element::read(&parts["word/styles.xml"]);
    assert_eq!(styles.value("w:sz"), Some(layout.half_points().to_string().as_str()));
    assert_eq!(styles.named("w:rFonts")[0].attribute("w:ascii"), Some(layout.font_name()));
    assert!(parts["word/settings.xml"].contains(r#"<w:autoHyphenation w:val="false"/>"#));
    assert!(parts["word/document.xml"].contains("(vejledende: Calibri 11)"));
}

#[test]
fn the_same_instant_gives_the_same_bytes_and_another_does_not() {
    let draft = example();
    let bytes = export(&submission(&draft));
    assert_eq!(bytes, export(&submission(&draft)));
    let later = Submission { now: now() + chrono::TimeDelta::minutes(2), ..submission(&draft) };
    assert_ne!(bytes, export(&later));
}

#[test]
fn a_clock_that_no_zip_knows_is_no_hindrance() {
    let draft = example();
    for now in
        ["1970-01-01T00:00:00Z", "2107-12-31T23:59:59Z", "2300-01-01T00:00:00Z", "-0044-03-15T12:00:00Z"]
    {
        let submission = Submission { now: now.parse().expect("an instant"), ..submission(&draft) };
        assert_eq!(parts_of(&export(&submission)).len(), 10, "{now}");
    }
}

#[test]
fn a_document_tells_what_its_long_answers_said_and_nothing_that_could_be_guessed() {
    let property = |draft: &Draft| parts(draft).remove("docProps/custom.xml").expect("the property");
    let mut draft = answered("omraade", "Udsatte unge");
    draft.set_answer(&FieldId::new("telefon"), "12345678");
    let said = property(&draft);
    assert!(said.contains("name=\"som-answers\"") && said.contains("omraade="), "{said}");
    assert!(!said.contains("telefon="), "{said}");
    assert_ne!(said, property(&answered("omraade", "Andre")));
    draft.set_answer(&FieldId::new("telefon"), "87654321");
    assert_eq!(said, property(&draft));
}
