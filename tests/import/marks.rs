//! Answers by the marks that som put there, after people and programs have moved them.

use som::form::FieldId;
use som::import::Note;

use crate::build::{answer, cell, control, docx, imported, paragraphs, row, table};

fn tagged(field: &str, content: &str) -> String {
    control(&format!("<w:alias w:val=\"Andet\"/><w:tag w:val=\"som:{field}\"/>"), content)
}

fn label(field: &str, text: &str) -> String {
    format!(
        "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"som_{field}\"/><w:r><w:t>{text}</w:t></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>"
    )
}

#[test]
fn a_control_in_a_cell_finds_the_whole_cell() {
    let shrunk = format!("{}{}", tagged("navn", &paragraphs(&["a"])), paragraphs(&["b"]));
    let inline = format!("<w:p>{}</w:p>{}", tagged("navn", "<w:r><w:t>a</w:t></w:r>"), paragraphs(&["b"]));
    for content in [shrunk, inline] {
        let body = table(&[row(&[cell("", &paragraphs(&["x"])), cell("", &content)])]);
        assert_eq!(answer(&docx(&body), "navn"), "a\nb");
    }
    let around = tagged("navn", &cell("", &paragraphs(&["a", "b"])));
    let body = table(&[row(&[cell("", &paragraphs(&["x"])), around])]);
    assert_eq!(answer(&docx(&body), "navn"), "a\nb");
}

#[test]
fn a_control_outside_a_table_finds_what_it_holds() {
    let body =
        format!("{}{}{}", paragraphs(&["x"]), tagged("navn", &paragraphs(&["a", "b"])), paragraphs(&["y"]));
    assert_eq!(answer(&docx(&body), "navn"), "a\nb");
    let inline = format!(
        "<w:p><w:r><w:t>x</w:t></w:r>{}<w:r><w:t>y</w:t></w:r></w:p>",
        tagged("navn", "<w:r><w:t>a</w:t></w:r>")
    );
    assert_eq!(answer(&docx(&inline), "navn"), "a");
}

#[test]
fn a_control_behind_its_label_is_the_answer_without_it() {
    let inline =
        format!("<w:p><w:r><w:t>Navn: </w:t></w:r>{}</w:p>", tagged("navn", "<w:r><w:t>Mette</w:t></w:r>"));
    let below = format!("{}{}", paragraphs(&["Navn"]), tagged("navn", &paragraphs(&["Mette"])));
    for content in [inline.replace("Navn: <", "Navn:<"), below] {
        assert_eq!(answer(&docx(&table(&[row(&[cell("", &content)])])), "navn"), "Mette");
    }
    // What was written is not a label.
    let written = tagged("navn", &paragraphs(&["Navn: Mette"]));
    assert_eq!(answer(&docx(&table(&[row(&[cell("", &written)])])), "navn"), "Navn: Mette");
}

#[test]
fn two_controls_in_one_line_are_each_their_own() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let line = format!(
        "<w:p>{}{}{}</w:p>",
        tagged("navn", &run("Mette")),
        run(", "),
        tagged("stilling", &run("Leder"))
    );
    let bytes = docx(&table(&[row(&[cell("", &line)])]));
    assert_eq!((answer(&bytes, "navn").as_str(), answer(&bytes, "stilling").as_str()), ("Mette", "Leder"));
}

#[test]
fn an_answer_pasted_with_its_control_stays_with_the_label() {
    let rows = [
        row(&[cell("", &label("navn", "Hvem")), cell("", &paragraphs(&["Mette"]))]),
        row(&[
            cell("", &label("stilling", "Hvad")),
            cell(
                "",
                &(tagged("navn", &paragraphs(&["Leder"])) + &tagged("stilling", &paragraphs(&["for alt"]))),
            ),
        ]),
    ];
    let bytes = docx(&table(&rows));
    assert_eq!(
        (answer(&bytes, "navn").as_str(), answer(&bytes, "stilling").as_str()),
        ("Mette", "Leder\nfor alt")
    );
}

#[test]
fn a_bookmark_finds_the_cell_beside_or_below_whatever_the_label_says() {
    let beside = table(&[row(&[cell("", &label("navn", "Hvem?")), cell("", &paragraphs(&["Stilling"]))])]);
    assert_eq!(answer(&docx(&beside), "navn"), "Stilling");
    let below =
        table(&[row(&[cell("", &label("navn", "Hvem?"))]), row(&[cell("", &paragraphs(&["Mette"]))])]);
    assert_eq!(answer(&docx(&below), "navn"), "Mette");
    let labels = row(&[cell("", &label("navn", "Hvem?")), cell("", &label("stilling", "Hvad?"))]);
    let answers = row(&[cell("", &paragraphs(&["Mette"])), cell("", &paragraphs(&["Leder"]))]);
    assert_eq!(answer(&docx(&table(&[labels, answers])), "stilling"), "Leder");
}

#[test]
fn the_surest_mark_counts_and_two_of_them_must_agree() {
    let control = tagged("navn", &paragraphs(&["Mette"]));
    let other = row(&[cell("", &paragraphs(&["Navn:"])), cell("", &paragraphs(&["Jonas"]))]);
    let body = format!("{control}{}", table(std::slice::from_ref(&other)));
    assert_eq!(answer(&docx(&body), "navn"), "Mette");
    let twice = docx(&(control + &tagged("navn", &paragraphs(&["Jonas"]))));
    let imported = imported(&twice);
    assert!(imported.answers.is_empty());
    assert!(imported.notes.contains(&Note::Ambiguous(FieldId::new("navn"))));
}

#[test]
fn two_fields_never_share_a_text() {
    let body = tagged("navn", &tagged("stilling", &paragraphs(&["Mette"])));
    let imported = imported(&docx(&body));
    assert!(imported.answers.is_empty(), "{imported:?}");
}

#[test]
fn marks_of_other_forms_are_nobodys() {
    let body = tagged("findes-ikke", &paragraphs(&["x"])) + &tagged("navn", &paragraphs(&["Mette"]));
    assert_eq!(imported(&docx(&body)).answers.len(), 1);
}
