//! Which cells are labels and which are answers, where people and programs have mixed them up.

use proptest::prelude::*;
use som::draft::Draft;
use som::form::{Field, FieldId, som};
use som::import::{Caution, Note, Place};

use crate::build::{answer, cell, control, docx, imported, left_over, notes, paragraphs, row, table};
use crate::often::rounds;

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

/// The answers of a file to these fields, and those of them whose answer is not clear.
#[track_caller]
fn read_of<const N: usize>(bytes: &[u8], fields: [&str; N]) -> ([Option<String>; N], Vec<String>) {
    let imported = imported(bytes);
    let found = fields.map(|field| imported.answers.get(&FieldId::new(field)).cloned());
    let unclear = imported.notes.iter().filter_map(|note| match note {
        Note::Ambiguous(field) => Some(field.to_string()),
        _ => None,
    });
    (found, unclear.collect())
}

fn some<const N: usize>(texts: [&str; N]) -> [Option<String>; N] {
    texts.map(|text| Some(text.to_owned()))
}

#[test]
fn what_stands_right_of_a_label_is_not_the_answer_to_one_above() {
    let rows: [&[&str]; 4] = [
        &["Navn:", "Stilling:"],
        &["Telefon:", "12345678"],
        &["E-mailadresse:", "a@b.dk"],
        &["Kommune:", ""],
    ];
    let (found, unclear) = read_of(&docx(&grid(&rows)), ["navn", "stilling", "telefon", "email", "kommune"]);
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(found, [None, None, some("12345678"), some("a@b.dk"), some("")]);
    assert_eq!(unclear, ["stilling"]);
    let rows: [&[&str]; 4] = [
        &["Navn:", "Stilling:"],
        &["Mette", "Leder"],
        &["Telefon:", "12345678"],
        &["E-mailadresse:", "a@b.dk"],
    ];
    let (found, unclear) = read_of(&docx(&grid(&rows)), ["navn", "stilling", "telefon", "email"]);
    assert_eq!(found, ["Mette", "Leder", "12345678", "a@b.dk"].map(some));
    assert_eq!(unclear, [""; 0]);
}

#[test]
fn a_cell_below_two_labels_is_neither_ones_answer() {
    let both = row(&[cell("<w:gridSpan w:val=\"2\"/>", &paragraphs(&["Mette", "Leder"]))]);
    let bytes = docx(&table(&[texts(&["Navn:", "Stilling:"]), both, texts(&["Telefon:", "12345678"])]));
    let (found, unclear) = read_of(&bytes, ["navn", "stilling", "telefon"]);
    assert_eq!(found, [None, None, Some("12345678".to_owned())]);
    assert_eq!(unclear, ["navn", "stilling"]);
    assert!(
        notes(&bytes).contains(&left_over(Place::Text, "stilling", "Mette / Leder")),
        "{:?}",
        notes(&bytes)
    );
}

/// A row with a label that som marked, these paragraphs behind it in its cell, and this answer beside it.
fn marked_row(field: &str, label: &str, behind: &[&str], answer: &str) -> String {
    let mark = format!("<w:bookmarkStart w:id=\"1\" w:name=\"som_{field}\"/><w:bookmarkEnd w:id=\"1\"/>");
    let label = format!("<w:p>{mark}<w:r><w:t>{label}</w:t></w:r></w:p>{}", paragraphs(behind));
    row(&[cell("", &label), cell("", &paragraphs(&[answer]))])
}

#[test]
fn text_behind_the_label_of_an_empty_box_is_its_answer() {
    let rows = [
        marked_row("kommune", "Kommune:", &["Aarhus"], ""),
        marked_row("navn", "Navn: Mette", &[], ""),
        marked_row("adresse", "Adresse:", &["", "Vej 1", "0000 By"], ""),
        marked_row("stilling", "Stilling:", &[], ""),
    ];
    let bytes = docx(&table(&rows));
    let found = ["kommune", "navn", "adresse", "stilling"].map(|field| answer(&bytes, field));
    assert_eq!(found, ["Aarhus", "Mette", "Vej 1\n0000 By", ""]);
    assert_eq!(notes(&bytes), []);
    let mut draft = Draft::new(som(), chrono::DateTime::UNIX_EPOCH, "mette");
    draft.set_answer(&FieldId::new("navn"), "Jonas");
    let changes = som::import::changes(som(), &draft, &imported(&bytes));
    let caution = |field: &str| changes.iter().find(|change| change.field.as_str() == field)?.caution;
    assert_eq!([caution("kommune"), caution("navn")], [None, Some(Caution::Outside)]);
}

#[test]
fn text_behind_a_label_that_is_not_clearly_an_answer_is_told_after_that_label() {
    let rows = [
        marked_row("kommune", "Kommune:", &["Aarhus"], "Odense"),
        marked_row("kommune_forvaltning", "Forvaltningens navn", &["Social"], ""),
        marked_row("adresse", "Adresse:", &["Navn: Mette"], ""),
    ];
    let bytes = docx(&table(&rows));
    let found = ["kommune", "kommune_forvaltning", "adresse"].map(|field| answer(&bytes, field));
    assert_eq!(found, ["Odense", "", ""]);
    let told = [
        ("kommune", "Aarhus"),
        ("kommune_forvaltning", "Forvaltningens navn / Social"),
        ("adresse", "Navn: Mette"),
    ];
    assert_eq!(notes(&bytes), told.map(|(field, text)| left_over(Place::Text, field, text)));
}

#[test]
fn what_documents_say_beside_the_answers_is_none() {
    let label = |field: &str, text: &str| {
        let mark = format!("<w:bookmarkStart w:id=\"1\" w:name=\"som_{field}\"/><w:bookmarkEnd w:id=\"1\"/>");
        cell("", &format!("<w:p>{mark}<w:r><w:t>{text}</w:t></w:r></w:p>"))
    };
    let heads = texts(&["Oplysning", "Svar"]);
    for adresse in [label("adresse", "Adresse:"), cell("", &paragraphs(&["Adresse:"]))] {
        let kommune = row(&[label("kommune", "Kommune:"), cell("", &paragraphs(&["Aarhus"]))]);
        // The answer's cell was deleted, and the next table joined.
        let rows = [heads.clone(), kommune.clone(), row(std::slice::from_ref(&adresse)), heads.clone()];
        let (found, _) = read_of(&docx(&table(&rows)), ["kommune", "adresse"]);
        assert_eq!(found, [Some("Aarhus".to_owned()), None]);
        let beside = row(&[adresse, cell("", &paragraphs(&["Svar"]))]);
        let (found, unclear) = read_of(&docx(&table(&[kommune, beside])), ["kommune", "adresse"]);
        assert_eq!((found, unclear), ([Some("Aarhus".to_owned()), None], vec!["adresse".to_owned()]));
    }
    // The row under an answer of several lines.
    let joined = grid(&[&["Adresse:"], &["Vej 1"], &["Oplysning"], &["Navn:"], &["Mette"]]);
    assert_eq!(answer(&docx(&joined), "adresse"), "Vej 1");
}

#[test]
fn an_answer_may_be_a_label_that_stands_elsewhere() {
    let beside: [&[&str]; 4] = [
        &["Kommune:", "Aarhus"],
        &["Evt. forvaltning og afdeling", "Kommune"],
        &["Adresse:", "Navn"],
        &["Navn:", "Mette"],
    ];
    let blank: [&[&str]; 3] =
        [&["Kommune:", "Aarhus"], &["Evt. forvaltning og afdeling", "Kommune"], &["Adresse:", ""]];
    let rows: [&[&str]; 2] =
        [&["Kommune:", "Evt. forvaltning og afdeling", "Adresse:"], &["Aarhus", "Kommune", "Vej 1"]];
    let begun: [&[&str]; 2] =
        [&["Kommune:", "Aarhus"], &["Evt. forvaltning og afdeling", "Kommune: se ovenfor"]];
    let cases: [(&[&[&str]], [&str; 3]); 4] = [
        (&beside, ["Aarhus", "Kommune", "Navn"]),
        (&blank, ["Aarhus", "Kommune", ""]),
        (&rows, ["Aarhus", "Kommune", "Vej 1"]),
        (&begun, ["Aarhus", "Kommune: se ovenfor", ""]),
    ];
    for (rows, answers) in cases {
        let (found, unclear) = read_of(&docx(&grid(rows)), ["kommune", "kommune_forvaltning", "adresse"]);
        let found = found.map(Option::unwrap_or_default);
        assert_eq!((found, unclear), (answers.map(str::to_owned), vec![]), "{rows:?}");
    }
}

#[test]
fn an_answer_may_be_a_heading_that_stands_elsewhere() {
    let omraade = |shape: &[&[&str]], heading: &str| {
        let last = grid(&[&["Datadrevet praksis"], &["Vi bruger data."]]);
        docx(&(grid(shape) + &paragraphs(&[heading]) + &last))
    };
    let below: &[&[&str]] = &[&["Område"], &["Datadrevet praksis"]];
    let beside: &[&[&str]] = &[&["Område", "Datadrevet praksis"]];
    let within: &[&[&str]] = &[&["Område: Datadrevet praksis"]];
    for shape in [below, beside, within] {
        let (found, unclear) = read_of(&omraade(shape, "5. Datadrevet praksis"), ["omraade", "datapraksis"]);
        assert_eq!((found, unclear), (some(["Datadrevet praksis", "Vi bruger data."]), vec![]), "{shape:?}");
    }
    // Where the heading is nowhere else, the cell may be the heading, and the answer be gone.
    let (found, unclear) = read_of(&omraade(below, "Andet"), ["omraade", "datapraksis"]);
    assert_eq!(found, [None, Some("Vi bruger data.".to_owned())]);
    assert_eq!(unclear, ["omraade"]);
    let job: &[&[&str]] = &[&["Navn:"], &["Mette"], &["Stilling:"], &["Projektansvarlig"]];
    let bytes = docx(&(paragraphs(&["Projektansvarlig"]) + &grid(job)));
    assert_eq!(answer(&bytes, "stilling"), "Projektansvarlig");
    assert_eq!(read_of(&docx(&grid(job)), ["stilling"]), ([None], vec!["stilling".to_owned()]));
}

/// What a person may have done with the cell of a short answer.
#[derive(Debug, Clone, Copy)]
enum Typed {
    Own,
    Nothing,
    /// A label of the form, by its place among them.
    Label(usize),
    Heading,
    Deleted,
}

fn typed() -> impl Strategy<Value = Typed> {
    prop_oneof![
        4 => Just(Typed::Own),
        1 => Just(Typed::Nothing),
        2 => (0..8_usize).prop_map(Typed::Label),
        1 => Just(Typed::Heading),
        1 => Just(Typed::Deleted),
    ]
}

/// What stands in the cell, if there is one.
fn typed_text(typed: Typed, field: &Field, labels: &[&str]) -> Option<String> {
    match typed {
        Typed::Own => Some(format!("Svar på {}", field.id)),
        Typed::Nothing => Some(String::new()),
        Typed::Label(at) => Some(labels[at].trim_end_matches(':').to_owned()),
        Typed::Heading => Some("Projektansvarlig".to_owned()),
        Typed::Deleted => None,
    }
}

/// The short answers in rows of so many pairs, or of so many labels above their answers.
fn short_answers(texts_of: &[(&str, Option<String>)], columns: usize, is_beside: bool) -> String {
    let mut rows = Vec::new();
    for fields in texts_of.chunks(columns) {
        let label = |(label, _): &(&str, Option<String>)| Some((*label).to_owned());
        let answer = |(_, text): &(&str, Option<String>)| text.clone();
        let kept = |texts: Vec<Option<String>>| texts.into_iter().flatten().collect::<Vec<_>>();
        if is_beside {
            rows.push(kept(fields.iter().flat_map(|field| [label(field), answer(field)]).collect()));
        } else {
            rows.push(kept(fields.iter().map(label).collect()));
            rows.push(kept(fields.iter().map(answer).collect()));
        }
    }
    let rows = rows.iter().filter(|cells| !cells.is_empty());
    let cells = |cells: &Vec<String>| texts(&cells.iter().map(String::as_str).collect::<Vec<_>>());
    paragraphs(&["Ansøgerkommune", "Projektansvarlig"]) + &table(&rows.map(cells).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(u32::try_from(rounds(500)).expect("not so many")))]

    #[test]
    fn an_answer_is_taken_for_its_own_field_or_said_to_be_unclear(
        typed in prop::collection::vec(typed(), 8),
        columns in 1..4_usize,
        is_beside in any::<bool>(),
    ) {
        let fields: Vec<&Field> = som().fields().filter(|field| field.limit.is_none()).collect();
        let labels: Vec<&str> = fields.iter().map(|field| &*field.label).collect();
        let texts_of: Vec<(&str, Option<String>)> = fields.iter().zip(&typed).map(|(field, typed)| {
            // In a row of answers, one that is gone is not to be told from those that move to its place.
            let is_kept = is_beside && columns == 1 || !matches!(typed, Typed::Deleted);
            let typed = if is_kept { *typed } else { Typed::Own };
            (&*field.label, typed_text(typed, field, &labels))
        }).collect();
        let body = short_answers(&texts_of, columns, is_beside);
        let Ok(imported) = som::import::read(&docx(&body), som()) else { return Ok(()) };
        for (field, (_, text)) in fields.iter().zip(&texts_of) {
            let is_missing = imported.notes.contains(&Note::Missing(field.id.clone()));
            prop_assert!(!is_missing || text.is_none(), "{}: {:?}", field.id, texts_of);
            if let Some(found) = imported.answers.get(&field.id) {
                prop_assert_eq!(Some(found), text.as_ref(), "{}: {:?}", field.id, texts_of);
            }
        }
    }
}
