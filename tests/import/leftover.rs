//! Words of a document that are neither the form's nor an answer's are told, wherever they stand; where it is clear that
//! they belong to an answer, they are read.

use proptest::prelude::*;
use som::draft::{Draft, codec};
use som::export::{Exporter, Submission};
use som::form::{FieldId, Forms, som};
use som::import::{Caution, Imported, Note, Place, read};
use som::words::{Lang, Words};

use crate::build::{
    answer, cell, docx, docx_with, kendskab, left_over, notes, odt, paragraphs, part_of, row, table, zip,
};
use crate::often::rounds;

fn example() -> Draft {
    codec::parse(include_str!("../../drafts/eksempel.ron"), &Forms::built_in()).expect("the example")
}

fn exported(draft: &Draft) -> Vec<u8> {
    let now = "2023-10-31T05:00:00Z".parse().expect("an instant");
    let submission = Submission::of(som(), draft, now, false);
    Exporter::named("docx").expect("a format").export(&submission)
}

/// The exported document with this replaced, once, in its text.
fn edited(from: &str, to: &str) -> Vec<u8> {
    let bytes = exported(&example());
    let text = String::from_utf8(part_of(&bytes, "word/document.xml")).expect("text");
    assert!(text.contains(from), "{from}");
    with_part(&bytes, "word/document.xml", text.replacen(from, to, 1).as_bytes())
}

/// The document with another text in one of its parts.
fn with_part(bytes: &[u8], name: &str, part: &[u8]) -> Vec<u8> {
    let archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    let is_it = |other: &String| other == name;
    let parts = names
        .iter()
        .map(|other| (&**other, if is_it(other) { part.to_vec() } else { part_of(bytes, other) }));
    zip(&parts.collect::<Vec<_>>())
}

fn box_of(label: &str, rows: &[&[&str]]) -> String {
    let head = row(&[cell("", &paragraphs(&[label]))]);
    let rows = rows
        .iter()
        .map(|cells| row(&cells.iter().map(|text| cell("", &paragraphs(&[text]))).collect::<Vec<_>>()));
    table(&[head].into_iter().chain(rows).collect::<Vec<_>>())
}

#[test]
fn the_example_has_nothing_left_over() {
    assert_eq!(read(&exported(&example()), som()).expect("a form").notes, []);
    let libreoffice: [&[u8]; 3] = [
        include_bytes!("files/libreoffice.docx"),
        include_bytes!("files/libreoffice.odt"),
        include_bytes!("files/odt-og-tilbage.docx"),
    ];
    for file in libreoffice {
        assert_eq!(read(file, som()).expect("a form").notes, []);
    }
}

#[test]
fn further_rows_of_a_box_are_its_answer() {
    let rows = box_of("Kendskab og erfaringer", &[&["en"], &["to"], &[""], &["tre"]]);
    assert_eq!(answer(&docx(&rows), "kendskab"), "en\nto\n\ntre");
    assert_eq!(notes(&docx(&rows)), []);
    // With a row that has a label, or a second column, it is no longer clear.
    let labels = box_of("Kendskab og erfaringer", &[&["en"], &["Område"], &["to"]]);
    assert_eq!(answer(&docx(&labels), "kendskab"), "en");
    assert_eq!(answer(&docx(&labels), "omraade"), "to");
    let columns = box_of("Kendskab og erfaringer", &[&["en"], &["to", "tre"]]);
    assert_eq!(answer(&docx(&columns), "kendskab"), "en");
    assert_eq!(notes(&docx(&columns)), [left_over(Place::Text, "kendskab", "to / tre")]);
}

#[test]
fn text_directly_under_an_empty_box_is_its_answer() {
    let under = |answer: &str, heading: &str| {
        let under = paragraphs(&["", "Vi kender SØM.", "", "Og bruger det.", heading, "Under den."]);
        docx(&format!("{}{under}", box_of("Kendskab og erfaringer", &[&[answer]])))
    };
    let heading = "5. Datadrevet praksis";
    assert_eq!(answer(&under("", heading), "kendskab"), "Vi kender SØM.\n\nOg bruger det.");
    assert_eq!(notes(&under("", heading)), [left_over(Place::Text, "kendskab", "Under den.")]);
    // Where the box has an answer, nobody knows.
    assert_eq!(answer(&under("Et svar.", heading), "kendskab"), "Et svar.");
    let told = left_over(Place::Text, "kendskab", "Vi kender SØM. / Og bruger det. / Under den.");
    assert_eq!(notes(&under("Et svar.", heading)), [told]);
    let once = box_of("Navn:", &[&[""]]);
    let bytes = docx(&format!("{once}{}", paragraphs(&["Under en kort boks"])));
    assert_eq!(answer(&bytes, "navn"), "");
    assert_eq!(notes(&bytes), [left_over(Place::Text, "navn", "Under en kort boks")]);
}

#[test]
fn words_around_the_answers_are_told_with_where_they_stand() {
    let text = "<w:p><w:r><w:t>NYT</w:t></w:r></w:p>";
    let told = |bytes: &[u8]| notes(bytes);
    let before = edited("<w:tbl>", &format!("{text}<w:tbl>"));
    assert_eq!(told(&before), [Note::LeftOver { place: Place::Text, after: None, text: "NYT".into() }]);
    let last = edited("<w:sectPr>", &format!("{text}<w:sectPr>"));
    assert_eq!(told(&last), [left_over(Place::Text, "datapraksis", "NYT")]);
    let table = table(&[row(&[cell("", &paragraphs(&["NYT"])), cell("", &paragraphs(&["OGSÅ"]))])]);
    let second = edited("<w:sectPr>", &format!("{table}<w:sectPr>"));
    assert_eq!(told(&second), [left_over(Place::Text, "datapraksis", "NYT / OGSÅ")]);
    let in_label = edited("Kendskab og erfaringer</w:t>", "Kendskab og erfaringer NYT</w:t>");
    assert_eq!(told(&in_label).len(), 1, "{:?}", told(&in_label));
    // Part of a word would say less than nothing.
    let typo = edited("Kendskab og erfaringer</w:t>", "Kendskab og erfaringr</w:t>");
    assert_eq!(told(&typo), [left_over(Place::Text, "kendskab", "Kendskab og erfaringr")]);
    let in_guidance = edited("Beskriv kort, hvem der har", "Beskriv kort, NYT hvem der har");
    assert_eq!(told(&in_guidance), [left_over(Place::Text, "projektansvarlig_forvaltning", "NYT")]);
}

#[test]
fn words_beside_the_text_are_told_and_are_no_pictures() {
    let drawing =
        "<w:drawing><w:txbxContent><w:p><w:r><w:t>i en boks</w:t></w:r></w:p></w:txbxContent></w:drawing>";
    let formula = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>";
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r>";
    let body = format!("<w:p><w:r><w:t>a</w:t>{drawing}</w:r>{formula}{hidden}</w:p>");
    let bytes = docx(&kendskab(&body));
    assert_eq!(answer(&bytes, "kendskab"), "a");
    let told = [(Place::TextBox, "i en boks"), (Place::Formula, "a+b"), (Place::Hidden, "skjult")];
    assert_eq!(notes(&bytes), told.map(|(place, text)| left_over(place, "kendskab", text)));
    let part = |root: &str, inner: &str| {
        let xmlns = crate::build::WORD;
        format!("<w:{root} xmlns:w=\"{xmlns}\">{inner}</w:{root}>")
    };
    let line = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let notes_part =
        part("footnotes", &format!("<w:footnote w:id=\"2\">{}{}</w:footnote>", line("se"), line("bilag")));
    let header = part("hdr", &line("Udkast"));
    let body = kendskab("<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>");
    let bytes = docx_with(&body, &[("footnotes", &notes_part), ("header", &header)]);
    let header = Note::LeftOver { place: Place::Header, after: None, text: "Udkast".into() };
    assert_eq!(notes(&bytes), [left_over(Place::Footnote, "kendskab", "se / bilag"), header]);
}

#[test]
fn the_number_of_a_page_is_no_words() {
    let xmlns = crate::build::WORD;
    let margin = |content: &str| {
        let part = format!("<w:ftr xmlns:w=\"{xmlns}\">{content}</w:ftr>");
        notes(&docx_with(&kendskab(&paragraphs(&["a"])), &[("footer", &part)]))
    };
    let numbers = [
        "1",
        "- 1 -",
        "Side 1",
        "side 12 af 13",
        "Page 1 of 3",
        "1/3",
        "– 2 –",
        "Side 1 ud af 3",
        "Side  af ",
    ];
    for number in numbers {
        assert_eq!(margin(&paragraphs(&[number])), [], "{number}");
    }
    let field = "<w:p><w:r><w:t>Side </w:t></w:r><w:fldSimple w:instr=\"PAGE\"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>";
    assert_eq!(margin(field), []);
    assert_eq!(margin(&paragraphs(&[&som().title, "1"])), []);
    for words in ["12345678", "Side 1 af 3 UDKAST", "2023-10-31", "Version 1", "CVR 12 34 56 78"] {
        let told = Note::LeftOver { place: Place::Footer, after: None, text: words.into() };
        assert_eq!(margin(&paragraphs(&[words])), [told], "{words}");
    }
}

#[test]
fn the_foot_of_every_sort_of_page_is_soms_own() {
    let foot = |style: &str, text: &str| {
        format!(
            "<style:master-page style:name=\"{style}\"><style:footer><text:p>{text}</text:p></style:footer></style:master-page>"
        )
    };
    let with = |feet: &str| {
        let bytes: &[u8] = include_bytes!("files/libreoffice.odt");
        let styles = String::from_utf8(part_of(bytes, "styles.xml")).expect("text");
        let end = "</office:master-styles>";
        notes(&with_part(bytes, "styles.xml", styles.replace(end, &format!("{feet}{end}")).as_bytes()))
    };
    let kommune = answer(include_bytes!("files/libreoffice.odt"), "kommune");
    let kommune = quick_xml::escape::escape(&kommune);
    let own = foot("A", &format!("{kommune}<text:tab/>Side 3 af 4"))
        + "<style:master-page style:name=\"B\"><style:header><text:p>1</text:p></style:header></style:master-page>"
        + &foot("C", &format!("{kommune} Side 4 af 4"));
    assert_eq!(with(&own), []);
    let told = with(&(own + &foot("D", "Udkast")));
    let [Note::LeftOver { place: Place::Footer, text, .. }] = &told[..] else { panic!("{told:?}") };
    assert!(text.ends_with("Udkast"), "{text}");
}

#[test]
fn a_form_that_is_only_like_ours_is_told() {
    let labels = ["Kommune:", "Adresse:", "Navn:", "Stilling:", "Telefon:", "E-mailadresse:"];
    let rows = labels.map(|label| row(&[cell("", &paragraphs(&[label])), cell("", &paragraphs(&["x"]))]));
    let imported = read(&docx(&table(&rows)), som()).expect("labels of the form");
    assert!(imported.notes.contains(&Note::Unlike(Some(6))), "{:?}", imported.notes);
    let draft = Draft::new(som(), chrono::DateTime::UNIX_EPOCH, "mette");
    let changes = som::import::changes(som(), &draft, &imported);
    assert!(changes.len() == 6 && changes.iter().all(|change| change.caution == Some(Caution::Unlike)));
    let own = read(&exported(&example()), som()).expect("a form");
    assert!(som::import::changes(som(), &draft, &own).iter().all(|change| change.caution.is_none()));
}

/// Another form with nearly all of ours: what it says beside its fields is its own.
#[test]
fn a_sister_form_with_the_same_fields_is_told() {
    let field_rows: Vec<String> = som()
        .fields()
        .skip(2)
        .map(|field| row(&[cell("", &paragraphs(&[&field.label])), cell("", &paragraphs(&["x"]))]))
        .collect();
    let guidance = "Boosterforløbet varer et halvt år. Beskriv, hvad I vil nå. ".repeat(8);
    let with = |above: &str| docx(&format!("{}{}", paragraphs(&[above]), table(&field_rows)));
    let unlike = |above: &str| {
        let imported = read(&with(above), som()).expect("labels of the form");
        imported.notes.iter().find(|note| matches!(note, Note::Unlike(_))).cloned()
    };
    assert_eq!(unlike(&guidance), Some(Note::Unlike(None)));
    assert_eq!(unlike("Kære Jonas, her er skemaet. Hilsen Mette"), None, "a greeting is no form");
    let own = &som().sections[3].title;
    let both = docx(&format!("{}{}", paragraphs(&[&guidance, own]), table(&field_rows)));
    let imported = read(&both, som()).expect("a form");
    assert!(!imported.notes.iter().any(|note| matches!(note, Note::Unlike(_))), "{:?}", imported.notes);
}

#[test]
fn text_below_an_empty_box_never_replaces_an_answer_unasked() {
    let form = box_of("Kendskab og erfaringer", &[&[""]]);
    let bytes = docx(&format!("{form}{}", paragraphs(&["Med venlig hilsen", "Jonas"])));
    let imported = read(&bytes, som()).expect("a form");
    let caution = |before: &str| {
        let mut draft = Draft::new(som(), chrono::DateTime::UNIX_EPOCH, "mette");
        draft.set_answer(&FieldId::new("kendskab"), before);
        let imported = Imported { notes: Vec::new(), ..imported.clone() };
        som::import::changes(som(), &draft, &imported)[0].caution
    };
    assert_eq!([caution(""), caution("Vi kender SØM.")], [None, Some(Caution::Outside)]);
}

#[test]
fn a_marked_answer_that_goes_on_below_is_still_a_marked_one() {
    let mark = r#"<w:bookmarkStart w:id="1" w:name="som_kendskab"/><w:bookmarkEnd w:id="1"/>"#;
    let label = format!("<w:p>{mark}<w:r><w:t>Kendskab og erfaringer</w:t></w:r></w:p>");
    let rows = [cell("", &label), cell("", &paragraphs(&["en"])), cell("", &paragraphs(&["to"]))];
    let imported = read(&docx(&table(&rows.map(|cell| row(&[cell])))), som()).expect("a marked box");
    assert_eq!(imported.answers[&FieldId::new("kendskab")], "en\nto");
    assert!(!imported.notes.contains(&Note::Unlike(Some(1))), "{:?}", imported.notes);
}

#[test]
fn an_answer_without_its_label_is_found_by_the_mark_round_it() {
    let bytes = exported(&example());
    let text = String::from_utf8(part_of(&bytes, "word/document.xml")).expect("text");
    let label = text.find("som_kendskab\"").expect("the label");
    let from = text[..label].rfind("<w:tr>").expect("its row");
    let to = label + text[label..].find("</w:tr>").expect("its end") + "</w:tr>".len();
    let without = [&text[..from], &text[to..]].concat();
    let imported = read(&with_part(&bytes, "word/document.xml", without.as_bytes()), som()).expect("a form");
    assert_eq!(imported.notes, []);
    assert_eq!(imported.answers[&FieldId::new("kendskab")], example().answer(&FieldId::new("kendskab")));
}

#[test]
fn a_cell_between_a_label_and_its_answer_is_not_the_answer() {
    let between = cell("", &paragraphs(&["imellem"]));
    let bytes = exported(&example());
    let text = String::from_utf8(part_of(&bytes, "word/document.xml")).expect("text");
    let label = text.find("som_navn\"").expect("the label");
    let at = label + text[label..].find("</w:tc>").expect("its end") + "</w:tc>".len();
    let put = [&text[..at], &between, &text[at..]].concat();
    let bytes = with_part(&bytes, "word/document.xml", put.as_bytes());
    assert_eq!(answer(&bytes, "navn"), example().answer(&FieldId::new("navn")));
    assert_eq!(notes(&bytes), [left_over(Place::Text, "navn", "imellem")]);
}

/// How a word gets into the XML of a document.
#[derive(Debug, Clone, Copy)]
enum Put {
    InText,
    Run,
    Paragraph,
    Row,
    Cell,
}

const PUTS: [Put; 5] = [Put::InText, Put::Run, Put::Paragraph, Put::Row, Put::Cell];

/// The XML with a word put in at one of the places where this can be; none where there is no such place.
fn put(xml: &str, word: &str, how: Put, at: prop::sample::Index, is_odt: bool) -> Option<String> {
    let [paragraph, run] = if is_odt {
        [format!("<text:p>{word}</text:p>"), format!("<text:span>{word}</text:span>")]
    } else {
        let run = format!("<w:r><w:t>{word}</w:t></w:r>");
        [format!("<w:p>{run}</w:p>"), run]
    };
    let (after, what) = match (how, is_odt) {
        (Put::InText, false) => ("</w:t>", None),
        (Put::Run, false) => ("</w:r>", Some(run)),
        (Put::Paragraph, false) => ("</w:p>", Some(paragraph)),
        (Put::Row, false) => ("</w:tr>", Some(row(&[cell("", &paragraph)]))),
        (Put::Cell, false) => ("</w:tc>", Some(cell("", &paragraph))),
        (Put::InText, true) => ("</text:p>", None),
        (Put::Run, true) => ("</text:span>", Some(run)),
        (Put::Paragraph | Put::Row | Put::Cell, true) => ("</text:p>", Some(paragraph)),
    };
    let places: Vec<usize> = xml.match_indices(after).map(|(at, _)| at).collect();
    if places.is_empty() {
        return None;
    }
    let place = places[at.index(places.len())];
    // Within a text, before its end; else behind the element.
    let place = if what.is_some() { place + after.len() } else { place };
    let what = what.unwrap_or_else(|| format!(" {word}"));
    Some([&xml[..place], &what, &xml[place..]].concat())
}

/// A form filled in by hand, in tables and without som's marks.
fn by_hand() -> Vec<u8> {
    let head = paragraphs(&["1. Generelle oplysninger", "Ansøgerkommune"]);
    let short = [("Kommune:", "Aarhus"), ("Adresse:", "Vej 1"), ("Navn:", "Mette"), ("Telefon:", "12345678")];
    let short =
        short.map(|(label, text)| row(&[cell("", &paragraphs(&[label])), cell("", &paragraphs(&[text]))]));
    let long =
        ["Ledelsesmæssig opbakning", "Kendskab og erfaringer", "Målsætninger og forventninger", "Område"];
    let long: String =
        long.iter().map(|label| box_of(label, &[&["Vi vil gerne."]]) + &paragraphs(&[""])).collect();
    docx(&format!("{head}{}{}{long}", table(&short), paragraphs(&[""])))
}

/// The document with its tables turned into text.
fn without_tables(bytes: &[u8]) -> Vec<u8> {
    let mut xml = String::from_utf8(part_of(bytes, "word/document.xml")).expect("text");
    for tag in ["tbl>", "tr>", "tc>"] {
        xml = xml.replace(&format!("<w:{tag}"), "").replace(&format!("</w:{tag}"), "");
    }
    with_part(bytes, "word/document.xml", xml.as_bytes())
}

fn cases(everyday: usize) -> ProptestConfig {
    ProptestConfig::with_cases(u32::try_from(rounds(everyday)).expect("not so many"))
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn no_word_put_anywhere_is_lost(
        file in 0..6_usize,
        puts in prop::collection::vec((prop::sample::select(&PUTS[..]), any::<prop::sample::Index>()), 1..4),
        is_in_footer in any::<bool>(),
    ) {
        let empty = Draft::new(som(), chrono::DateTime::UNIX_EPOCH, "mette");
        let mut bytes = match file {
            0 => exported(&example()),
            1 => exported(&empty),
            2 => by_hand(),
            3 => include_bytes!("files/libreoffice.docx").to_vec(),
            4 => without_tables(&by_hand()),
            _ => include_bytes!("files/libreoffice.odt").to_vec(),
        };
        let is_odt = file == 5;
        let part = match (is_odt, is_in_footer && file < 2) {
            (true, _) => "content.xml",
            (false, false) => "word/document.xml",
            (false, true) => "word/footer1.xml",
        };
        let mut words = Vec::new();
        for (number, (how, at)) in puts.into_iter().enumerate() {
            let xml = String::from_utf8(part_of(&bytes, part)).expect("text");
            let word = format!("Zq{number}ord");
            if let Some(xml) = put(&xml, &word, how, at, is_odt) {
                bytes = with_part(&bytes, part, xml.as_bytes());
                words.push(word);
            }
        }
        let imported = read(&bytes, som()).expect("a form still");
        for word in words {
            let is_read = imported.answers.values().any(|answer| answer.contains(&word));
            let is_told = imported.notes.iter().any(|note| note.text(som(), &Words::new(Lang::Da)).contains(&word));
            prop_assert!(is_read || is_told, "{word} in {part} of {file}: {:?}", imported.notes);
        }
    }
}

/// The XML without one element of this name, or with one table joined to the next.
fn torn(xml: &str, what: &str, at: prop::sample::Index) -> Option<String> {
    let (begins, ends) = match what {
        "join" => ("</w:tbl>", "</w:tblGrid>"),
        "row" => ("<w:tr>", "</w:tr>"),
        _ => ("<w:tc>", "</w:tc>"),
    };
    let places: Vec<usize> = xml.match_indices(begins).map(|(at, _)| at).collect();
    let from = *places.get(at.index(places.len().max(1)))?;
    let to = from + xml[from..].find(ends)? + ends.len();
    Some([&xml[..from], &xml[to..]].concat())
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn a_torn_form_answers_no_field_with_anothers_words(
        tears in prop::collection::vec((prop::sample::select(&["cell", "row", "join"][..]), any::<prop::sample::Index>()), 1..6),
    ) {
        let (draft, part) = (example(), "word/document.xml");
        let bytes = exported(&draft);
        let mut xml = String::from_utf8(part_of(&bytes, part)).expect("text");
        for (what, at) in tears {
            xml = torn(&xml, what, at).unwrap_or(xml);
        }
        let Ok(imported) = read(&with_part(&bytes, part, xml.as_bytes()), som()) else { return Ok(()) };
        for (field, found) in &imported.answers {
            let asked = som().field(field).expect("a field");
            let own = som::roundtrip::canonical(asked, draft.answer(field));
            let found = som::roundtrip::canonical(asked, found);
            prop_assert!(found.is_empty() || found == own, "{field}: {found}");
        }
    }
}

#[test]
fn words_in_an_odt_beside_the_text_are_told() {
    let text = "<text:p>Navn: Mette<draw:frame><draw:text-box><text:p>boks</text:p></draw:text-box></draw:frame></text:p>";
    let cell = format!(
        "<table:table><table:table-row><table:table-cell>{text}</table:table-cell></table:table-row></table:table>"
    );
    assert_eq!(answer(&odt(&cell), "navn"), "Mette");
    assert_eq!(notes(&odt(&cell)), [left_over(Place::TextBox, "navn", "boks")]);
}
