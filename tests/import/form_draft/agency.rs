//! The agency's own form as a document without any of this program's marks, and as this program exports it empty: the
//! data that is told from it is the built-in form's, but for what no document says.

use chrono::DateTime;
use som::draft::Draft;
use som::export::{Exporter, Submission};
use som::form::{Field, FormSpec, Group, Questions, som};
use som::formats::EXPORTERS;

use super::{bold, drafted, grid, item, text, word};

/// The form as the agency gave it out, as plain text.
const GIVEN_OUT: &str = include_str!("../../form/ansoegningsskema.txt");

/// What no document says, and so differs: a person must write it.
mod differing {
    /// The ids: fields are called after their labels.
    pub(super) const IDS: &[(&str, &str)] = &[
        ("kommune_forvaltning", "forvaltning_afdeling"),
        ("ledelsesopbakning", "ledelsesmaessig_opbakning"),
        ("kendskab", "kendskab_erfaringer"),
        ("motivation", "maalsaetninger_forventninger"),
        ("datapraksis", "datadrevet_praksis"),
    ];
    /// The step of a section with two questions and a long title.
    pub(super) const STEPS: &[(&str, &str)] = &[("Motivation og område", "Kommunens motivation")];
    // Also: the form's id; `letter`; `participation`; `ask`; sub-questions in running text; the ids and short words of those in
    // points.
}

/// How the tables of the form stand in a document.
#[derive(Debug, Clone, Copy)]
enum Tables {
    /// Each label above its empty cell.
    Above,
    /// Each label beside its empty cell; a heading over both.
    Beside,
}

/// How its sections are marked.
#[derive(Debug, Clone, Copy)]
enum Headings {
    /// By Word's own numbering, each a list of its own, as the agency has them.
    Numbered,
    /// By a number that was typed, in bold.
    TypedBold,
    /// By style.
    Styled,
}

/// The rows of a table, of which each tab begins a cell: a label and, unless it is a heading, the empty cell behind it.
fn rows(cells: &[&str], tables: Tables) -> String {
    let mut body = String::new();
    let mut cells = cells.iter().peekable();
    while let Some(label) = cells.next() {
        let is_heading = cells.next_if(|next| next.is_empty()).is_none();
        let rows = match (is_heading, tables) {
            (true, Tables::Beside) => {
                format!("<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>{}</w:tc></w:tr>", bold(label))
            }
            (true, Tables::Above) => inner_rows(&grid(&[&[label]])),
            (false, Tables::Above) => inner_rows(&grid(&[&[label], &[""]])),
            (false, Tables::Beside) => inner_rows(&grid(&[&[label, ""]])),
        };
        body += &rows;
    }
    format!("<w:tbl><w:tblPr/><w:tblGrid/>{body}</w:tbl>")
}

fn inner_rows(table: &str) -> String {
    table.replace("<w:tbl><w:tblPr/><w:tblGrid/>", "").replace("</w:tbl>", "")
}

/// The agency's form as a document of Word.
fn document(headings: Headings, tables: Tables) -> Vec<u8> {
    let (mut body, mut cells) = (String::new(), Vec::new());
    for line in GIVEN_OUT.lines().chain(["\t", "end"]) {
        if let Some(cell) = line.strip_prefix('\t') {
            cells.push(cell.trim());
            continue;
        }
        if line.trim().is_empty() {
            continue;
        }
        if !cells.is_empty() {
            body.push_str(&rows(&cells, tables));
            cells.clear();
        }
        body.push_str(&match (line.strip_prefix("1. "), line.strip_prefix("· "), headings) {
            (Some(title), _, Headings::Numbered) => item(2, title),
            (Some(title), _, Headings::TypedBold) => bold(&format!("3. {title}")),
            (Some(title), _, Headings::Styled) => super::heading(1, title),
            (_, Some(point), _) => item(1, point),
            _ if line == "end" => String::new(),
            // Blanks at the end of a line, and the bookmark, are as in the agency's file.
            _ => text(line),
        });
    }
    word(&body)
}

/// What a group says and asks, without what differs.
fn said(group: &Group) -> String {
    let Group { heading, guidance, requirements, recommendation, criteria, limit_text, fields, .. } = group;
    let texts =
        format!("{heading:?} {guidance:?} {requirements:?} {recommendation:?} {criteria:?} {limit_text:?}");
    let field = |field: &Field| {
        let Field { label, kind, optional, limit, counted, questions, .. } = field;
        let points: Vec<&str> = match questions {
            Questions::Bullets(points) => points.iter().map(|point| &*point.text).collect(),
            _ => Vec::new(),
        };
        format!("\n    {label} {kind:?} {optional} {limit:?} {counted:?} {points:?}")
    };
    texts + &fields.iter().map(|own| field(own)).collect::<String>()
}

fn all_said(form: &FormSpec) -> Vec<String> {
    let FormSpec { title, send_to, address, enquiries, sections, .. } = form;
    let mut lines = vec![format!("{title:?} {send_to:?} {address:?} {enquiries:?}")];
    for section in sections {
        lines.push(section.title.clone());
        lines.extend(section.groups.iter().map(said));
    }
    lines
}

#[track_caller]
fn assert_is_built_in(bytes: &[u8], name: &str) {
    let (ron, told) = drafted(bytes);
    assert_eq!(all_said(&told), all_said(som()), "{name}:\n{ron}");
    assert!(told.page == som().page, "{name}");
    let differing = |from: &str, all: &[(&str, &str)]| {
        all.iter().find(|(own, _)| *own == from).map_or(from, |(_, told)| *told).to_owned()
    };
    let ids = |form: &FormSpec| form.fields().map(|field| field.id.as_str().to_owned()).collect::<Vec<_>>();
    let expected: Vec<String> = ids(som()).iter().map(|id| differing(id, differing::IDS)).collect();
    assert_eq!(ids(&told), expected, "{name}");
    let steps =
        |form: &FormSpec| form.sections.iter().map(|section| section.step.clone()).collect::<Vec<_>>();
    let expected: Vec<String> = steps(som()).iter().map(|step| differing(step, differing::STEPS)).collect();
    assert_eq!(steps(&told), expected, "{name}");
    assert_eq!(told.contact, som().contact, "{name}");
    assert!(ron.contains("applicant: \"kommune\", // gættet"), "{name}");
}

#[test]
fn the_agencys_form_becomes_the_built_in_one_however_it_is_laid_out() {
    for headings in [Headings::Numbered, Headings::TypedBold, Headings::Styled] {
        for tables in [Tables::Above, Tables::Beside] {
            assert_is_built_in(&document(headings, tables), &format!("{headings:?} {tables:?}"));
        }
    }
}

#[test]
fn an_empty_export_becomes_the_built_in_form() {
    let now = DateTime::from_timestamp(1_700_000_000, 0).expect("a time");
    let draft = Draft::new(som(), now, "");
    let exporter: Exporter = EXPORTERS.iter().copied().find(|exporter| exporter.id == "docx").expect("one");
    assert_is_built_in(&exporter.export(&Submission::of(som(), &draft, now, false)), "export");
}
