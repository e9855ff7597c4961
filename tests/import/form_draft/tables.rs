//! Tables within tables, and tables with headings at their top: what is repeated, and what is added up.

use super::{bold, drafted, fields, grid, heading, text, told, word};
use crate::build::{cell, row, table};

/// The fields and the sums of a form with a section of this title and body.
#[track_caller]
fn asked(title: &str, body: &str) -> (Vec<String>, Vec<String>) {
    let (ron, _) =
        drafted(&word(&[text("Skema"), text("Forening: ____"), heading(1, title), body.to_owned()].concat()));
    let sums = ron
        .lines()
        .filter_map(|line| line.trim().strip_prefix("Sum(")?.split("), //").next().map(str::to_owned));
    (fields(&ron)[1..].to_vec(), sums.collect())
}

#[test]
fn a_table_within_a_table_is_asked_as_well_as_the_rows_around_it() {
    let inner = grid(&[&["Navn", ""], &["Mail", ""]]) + &text("");
    let line = |label: &str, answer: &str| row(&[cell("", &text(label)), cell("", answer)]);
    let outer = table(&[
        line("Foreningens navn", &text("")),
        line("Kontaktperson", &inner),
        line("Adresse", &text("")),
    ]);
    let (ron, form) = drafted(&word(&[text("Skema"), heading(1, "Ansøger"), outer].concat()));
    assert_eq!(fields(&ron), ["foreningens_navn Text", "navn Text", "email Email", "adresse Lines"]);
    let headings: Vec<Option<&str>> =
        form.sections[0].groups.iter().map(|group| group.heading.as_deref()).collect();
    assert_eq!(headings, [None, Some("Kontaktperson"), None]);
    let laid_out = table(&[
        row(&[cell("", &(heading(1, "Ansøger") + &text("Udfyld alt.")))]),
        row(&[cell("", &(grid(&[&["Navn", ""], &["Titel", ""]]) + &text("")))]),
    ]);
    let (ron, form) = drafted(&word(&(text("Skema") + &laid_out)));
    assert_eq!(
        (fields(&ron), form.sections[0].title.as_str()),
        (vec!["navn Text".to_owned(), "titel Text".to_owned()], "Ansøger")
    );
}

#[test]
fn a_row_that_adds_up_is_a_sum_of_its_column() {
    let rows: &[&[&str]] = &[&["Post", "Beløb", "Note"], &["", "", ""], &["", "", ""], &["I alt", "", ""]];
    let (fields, sums) = asked("Udlæg", &grid(rows));
    assert_eq!(fields, ["post Text", "beloeb Kroner", "note Text"]);
    assert_eq!(sums, ["id: \"i_alt\", label: \"I alt:\", of: [\"beloeb\"]"]);
    let numbered: &[&[&str]] =
        &[&["Post", "Antal", "Beløb i kr."], &["1.", "", ""], &["2.", "", ""], &["Samlet beløb", "", ""]];
    let (_, sums) = asked("Udlæg", &grid(numbered));
    assert_eq!(
        sums,
        [
            "id: \"samlet_beloeb_antal\", label: \"Samlet beløb, Antal:\", of: [\"antal\"]",
            "id: \"samlet_beloeb_beloeb_i_kr\", label: \"Samlet beløb, Beløb i kr.\", of: [\"beloeb_kr\"]"
        ]
    );
}

#[test]
fn rows_that_are_begun_are_repeated_and_said() {
    let rows: &[&[&str]] =
        &[&["Udgiftspost", "Beløb"], &["Løn", ""], &["Materialer", ""], &["", ""], &["I alt kr.", ""]];
    let (fields, sums) = asked("Udlæg", &grid(rows));
    assert_eq!(fields, ["udgiftspost Text", "beloeb Kroner"]);
    assert_eq!(sums, ["id: \"i_alt_kr\", label: \"I alt kr.\", of: [\"beloeb\"]"]);
    let (ron, _) = drafted(&word(&[text("Skema"), text("Forening: ____"), grid(rows)].concat()));
    assert!(ron.contains("\"Udgiftspost: Løn, Materialer\""), "{ron}");
}

#[test]
fn what_a_matrix_adds_up_is_no_field() {
    let rows: &[&[&str]] = &[
        &["Udgift", "2027", "2028", "I alt"],
        &["Løn", "", "", ""],
        &["Andet", "", "", ""],
        &["I alt", "", "", ""],
    ];
    let (fields, sums) = asked("Økonomi", &grid(rows));
    assert_eq!(fields, ["loen_2027 Kroner", "loen_2028 Kroner", "andet_2027 Kroner", "andet_2028 Kroner"]);
    assert_eq!(
        sums,
        [
            "id: \"loen_i_alt\", label: \"Løn, I alt:\", of: [\"loen_2027\", \"loen_2028\"]",
            "id: \"andet_i_alt\", label: \"Andet, I alt:\", of: [\"andet_2027\", \"andet_2028\"]",
            "id: \"i_alt_2027\", label: \"I alt, 2027:\", of: [\"loen_2027\", \"andet_2027\"]",
            "id: \"i_alt_2028\", label: \"I alt, 2028:\", of: [\"loen_2028\", \"andet_2028\"]",
            "id: \"i_alt\", label: \"I alt:\", of: [\"loen_2027\", \"loen_2028\", \"andet_2027\", \"andet_2028\"]"
        ]
    );
    // A heading like any other, where it is the only one.
    let (fields, sums) = asked("Udlæg", &grid(&[&["Udgift", "Beløb i alt"], &["Løn", ""], &["Rejser", ""]]));
    assert_eq!((fields, sums), (vec!["loen Kroner".to_owned(), "rejser Kroner".to_owned()], vec![]));
}

#[test]
fn a_sum_of_no_numbers_is_told_to_be_missing() {
    let rows: &[&[&str]] = &[&["Navn", "Rolle"], &["", ""], &["", ""], &["I alt", ""]];
    let document = word(&[text("Skema"), text("Forening: ____"), bold("Deltagere"), grid(rows)].concat());
    assert!(told(&document).contains(&"mangler: teksten står ikke i udkastet: ”I alt”".to_owned()));
}
