//! The agency's own form, filled in by hand: labels and answers in tables, in every way that people lay them out.

use som::form::{Field, FieldId, Group, som};
use som::import::{ImportError, Imported, Note};

use crate::build::{cell, docx, imported, paragraphs, refusal, row, table};

/// How a label and its answer stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Beside,
    Below,
    /// In one cell, the label on a line of its own.
    Within,
    /// In one cell, on one line.
    OneLine,
    /// A row of labels above a row of answers.
    Rows,
}

const SHAPES: [Shape; 5] = [Shape::Beside, Shape::Below, Shape::Within, Shape::OneLine, Shape::Rows];

/// How a form is laid out.
#[derive(Debug, Clone, Copy)]
struct Layout {
    shape: Shape,
    /// How the labels were retyped.
    retyped: fn(&str) -> String,
    is_one_table: bool,
    is_merged: bool,
    /// Whether headings and guidance stand in the table, too.
    is_wordy: bool,
}

const RETYPED: [fn(&str) -> String; 5] = [
    str::to_owned,
    |label| label.trim_end_matches(':').to_uppercase(),
    |label| format!(" {}\u{a0}: ", label.trim_end_matches(':').replace(' ', "\u{a0}")),
    |label| format!("{} (frivilligt):", label.trim_end_matches(':')),
    |label| label.replace('-', "\u{2011}").replace(' ', "  "),
];

/// The answer to a field, line by line.
fn answer(field: &Field) -> Vec<String> {
    let id = &field.id;
    match (id.as_str(), field.limit.is_some()) {
        ("adresse", _) => vec!["Rådhuspladsen 1".into(), "0000 Eksempelby".into()],
        (_, false) => vec![format!("Svar på {id}: kort & godt")],
        (_, true) => {
            let question = field.questions.all()[0].text.clone();
            let own = format!("{}: det er vores.", field.name());
            vec![own, String::new(), question, "Navn: står også her".into(), "• Et punkt".into()]
        }
    }
}

fn cells_of(lines: &[String]) -> String {
    paragraphs(&lines.iter().map(String::as_str).collect::<Vec<_>>())
}

impl Layout {
    fn label(&self, field: &Field) -> String {
        (self.retyped)(&field.label)
    }

    /// The rows for a field.
    fn rows(&self, field: &Field, answer: &[String]) -> Vec<String> {
        let span = |columns: u32| {
            if self.is_merged { format!("<w:gridSpan w:val=\"{columns}\"/>") } else { String::new() }
        };
        let label = self.label(field);
        match self.shape {
            Shape::Beside if self.is_merged && answer.len() == 2 => {
                let begin = |more: &str| format!("{}<w:vMerge{more}/>", span(2));
                let line = |at: usize| cell(&span(3), &cells_of(&answer[at..=at]));
                vec![
                    row(&[cell(&begin(" w:val=\"restart\""), &paragraphs(&[&label])), line(0)]),
                    row(&[cell(&begin(""), "<w:p/>"), line(1)]),
                ]
            }
            Shape::Beside => {
                vec![row(&[cell(&span(2), &paragraphs(&[&label])), cell(&span(3), &cells_of(answer))])]
            }
            Shape::Below | Shape::Rows => vec![
                row(&[cell(&span(5), &paragraphs(&[&label]))]),
                row(&[cell(&span(5), &cells_of(answer))]),
            ],
            Shape::Within => {
                let content = paragraphs(&[&label, ""]) + &cells_of(answer);
                vec![row(&[cell(&span(5), &content)])]
            }
            Shape::OneLine => {
                let label = if label.contains(':') { label } else { format!("{label}:") };
                let first = format!("{} {}", label.trim_end(), answer[0]);
                vec![row(&[cell(&span(5), &(paragraphs(&[&first]) + &cells_of(&answer[1..])))])]
            }
        }
    }

    /// A row of labels, and one of their answers.
    fn short_rows(&self, group: &Group, answer: impl Fn(&Field) -> Vec<String>) -> Vec<String> {
        let span = if self.is_merged { "<w:gridSpan w:val=\"2\"/>" } else { "" };
        let labels = group.fields.iter().map(|field| cell(span, &paragraphs(&[&self.label(field)])));
        let answers = group.fields.iter().map(|field| cell(span, &cells_of(&answer(field))));
        vec![row(&labels.collect::<Vec<_>>()), row(&answers.collect::<Vec<_>>())]
    }

    /// The form with these answers.
    fn form(&self, answer: impl Fn(&Field) -> Vec<String>) -> Vec<u8> {
        let (mut body, mut all_rows) = (paragraphs(&[&som().title, &som().address]), Vec::new());
        for section in &som().sections {
            let mut heading = Some(paragraphs(&[&section.title]));
            for group in &section.groups {
                let mut words = heading.take().unwrap_or_default();
                let guidance = group.heading.iter().chain(&group.guidance).map(String::as_str);
                let questions =
                    group.fields.iter().flat_map(|field| field.questions.all()).map(|it| &*it.text);
                let rest = group.requirements.iter().chain(&group.criteria).chain(&group.limit_text);
                let all: Vec<&str> = guidance.chain(questions).chain(rest.map(String::as_str)).collect();
                words += &paragraphs(&all);
                let mut rows = Vec::new();
                if self.is_wordy {
                    rows.push(row(&[cell("<w:gridSpan w:val=\"5\"/>", &words)]));
                } else {
                    body += &words;
                }
                if self.shape == Shape::Rows && group.fields.len() > 1 {
                    rows.extend(self.short_rows(group, &answer));
                } else {
                    rows.extend(group.fields.iter().flat_map(|field| self.rows(field, &answer(field))));
                }
                if self.is_one_table {
                    all_rows.extend(rows);
                } else {
                    body += &table(&rows);
                    body += "<w:p/>";
                }
            }
        }
        docx(&(body + &if all_rows.is_empty() { String::new() } else { table(&all_rows) }))
    }
}

/// Every way to lay the form out.
fn layouts() -> impl Iterator<Item = Layout> {
    SHAPES.into_iter().flat_map(|shape| {
        RETYPED.into_iter().flat_map(move |retyped| {
            (0..8).map(move |bits| Layout {
                shape,
                retyped,
                is_one_table: bits & 1 > 0,
                is_merged: bits & 2 > 0,
                is_wordy: bits & 4 > 0,
            })
        })
    })
}

fn found<'i>(imported: &'i Imported, field: &Field) -> Option<&'i str> {
    imported.answers.get(&field.id).map(String::as_str)
}

#[test]
fn all_answers_are_found_however_the_form_is_laid_out() {
    let mut count = 0;
    for layout in layouts() {
        let imported = imported(&layout.form(answer));
        assert_eq!(imported.notes, [], "{layout:?}");
        for field in som().fields() {
            assert_eq!(found(&imported, field), Some(&*answer(field).join("\n")), "{layout:?}");
        }
        count += 1;
    }
    assert_eq!(count, 200);
}

#[test]
fn a_job_may_be_called_as_a_group_of_the_form_is() {
    for layout in layouts().filter(|layout| matches!(layout.shape, Shape::Beside | Shape::Rows)) {
        let job = vec!["Projektansvarlig".to_owned()];
        let fill = |field: &Field| if field.name() == "Stilling" { job.clone() } else { answer(field) };
        assert_eq!(crate::build::answer(&layout.form(fill), "stilling"), "Projektansvarlig", "{layout:?}");
    }
}

#[test]
fn a_form_that_was_left_empty_has_empty_answers_and_none_of_the_forms_words() {
    for layout in layouts() {
        // A label alone in its cell may as well have its answer elsewhere.
        let may_be_missing = matches!(layout.shape, Shape::Within | Shape::OneLine);
        let bytes = layout.form(|_| vec![String::new()]);
        if may_be_missing && refusal(&bytes) == Some(ImportError::NoForm) {
            continue;
        }
        let imported = imported(&bytes);
        for field in som().fields() {
            let found = found(&imported, field);
            assert!(found == Some("") || may_be_missing && found.is_none(), "{found:?}: {layout:?}");
        }
    }
}

#[test]
fn an_answer_that_was_left_empty_does_not_take_its_neighbours() {
    let is_empty = |field: &Field| matches!(field.id.as_str(), "kommune_forvaltning" | "navn" | "kendskab");
    for layout in layouts() {
        let fill = |field: &Field| if is_empty(field) { vec![String::new()] } else { answer(field) };
        let imported = imported(&layout.form(fill));
        for field in som().fields() {
            let wanted = if is_empty(field) { String::new() } else { answer(field).join("\n") };
            let found = found(&imported, field);
            assert!(found == Some(&wanted) || is_empty(field) && found.is_none(), "{found:?}: {layout:?}");
        }
    }
}

fn beside(label: &str, answer: &str) -> String {
    row(&[cell("", &paragraphs(&[label])), cell("", &paragraphs(&[answer]))])
}

#[test]
fn a_line_to_write_on_and_a_prompt_are_no_answers() {
    let rows = [
        beside("Navn:", "_______________"),
        beside("Telefon:", "Skriv telefonnummer"),
        beside("Stilling:", "[Stilling]"),
        beside("Adresse:", "Skriv til rådhuset"),
    ];
    let imported = imported(&docx(&table(&rows)));
    let answers = ["navn", "telefon", "stilling", "adresse"].map(|id| &*imported.answers[&FieldId::new(id)]);
    assert_eq!(answers, ["", "", "", "Skriv til rådhuset"]);
    assert!(!imported.notes.iter().any(|note| matches!(note, Note::LeftOver { .. })), "{:?}", imported.notes);
}

#[test]
fn a_field_with_two_texts_is_told_and_not_taken() {
    let rows = [beside("Navn:", "Mette"), beside("Stilling:", "Leder"), beside("navn", "Jonas")];
    let imported = imported(&docx(&table(&rows)));
    assert!(imported.notes.contains(&Note::Ambiguous(FieldId::new("navn"))));
    assert_eq!(imported.answers.len(), 1);
    let same = [beside("Navn:", "Mette"), beside("navn", "Mette")];
    assert_eq!(crate::build::answer(&docx(&table(&same)), "navn"), "Mette");
}

#[test]
fn short_answers_may_share_a_cell() {
    let lines = [
        "Ansøgerkommune",
        "Kommune: Ribe",
        "Adresse:",
        "Torvet 1",
        "6760 Ribe",
        "Projektansvarlig",
        "Navn: Mette",
    ];
    let bytes = docx(&table(&[row(&[cell("", &paragraphs(&lines))])]));
    let answer = |field: &str| crate::build::answer(&bytes, field);
    assert_eq!(
        [answer("kommune"), answer("adresse"), answer("navn")],
        ["Ribe", "Torvet 1\n6760 Ribe", "Mette"]
    );
}

#[test]
fn labels_beside_each_other_are_told_from_answers() {
    let four = ["Navn:", "Mette", "Stilling:", "Leder"].map(|text| cell("", &paragraphs(&[text])));
    let bytes = docx(&table(&[row(&four)]));
    assert_eq!(crate::build::answer(&bytes, "navn"), "Mette");
    assert_eq!(crate::build::answer(&bytes, "stilling"), "Leder");
    let broken = [row(&[
        cell("", &paragraphs(&["Evt. forvaltning", "og afdeling"])),
        cell("", &paragraphs(&["Social"])),
    ])];
    assert_eq!(crate::build::answer(&docx(&table(&broken)), "kommune_forvaltning"), "Social");
}

#[test]
fn a_table_around_the_tables_of_the_form_is_no_answer() {
    let inner = table(&[beside("Navn:", "Mette"), beside("Stilling:", "Leder")]);
    let bytes = docx(&table(&[row(&[cell("", &paragraphs(&["Skema"])), cell("", &inner)])]));
    assert_eq!(crate::build::answer(&bytes, "navn"), "Mette");
    assert_eq!(crate::build::answer(&bytes, "stilling"), "Leder");
}

#[test]
fn a_document_without_the_form_is_none() {
    let body = paragraphs(&["Referat", "Kære Mette"]) + &table(&[beside("Punkt", "Beslutning")]);
    assert_eq!(refusal(&docx(&body)), Some(ImportError::NoForm));
}
