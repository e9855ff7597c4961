//! What stands above and around the questions: the title, marks of sections, stars, the deadline.

use super::{bold, drafted, fields, grid, heading, styled, text, told, word};

fn sized(half_points: u32, text: &str) -> String {
    styled("", &format!("<w:b/><w:sz w:val=\"{half_points}\"/>"), text)
}

#[test]
fn the_title_is_the_largest_line_and_what_goes_on_with_it() {
    let fields = || grid(&[&["Navn", ""]]);
    let body = [
        bold("Nabofonden"),
        sized(36, "ANSØGNINGSSKEMA"),
        sized(28, "Støtte til naboskab"),
        text("Læs vejledningen."),
        bold("Ansøger"),
        fields(),
        bold("Projekt"),
        fields(),
    ];
    let document = word(&body.concat());
    let (_, form) = drafted(&document);
    assert_eq!(form.title, "ANSØGNINGSSKEMA Støtte til naboskab");
    let titles: Vec<&str> = form.sections.iter().map(|section| section.title.as_str()).collect();
    assert_eq!(titles, ["Ansøger", "Projekt"]);
    assert_eq!(form.sections[0].groups[0].guidance, ["Læs vejledningen."]);
    assert!(told(&document).contains(&"mangler: teksten står ikke i udkastet: ”Nabofonden”".to_owned()));
    let styled = [bold("Nabofonden"), heading(1, "Ansøgning"), heading(2, "Ansøger"), fields()];
    assert_eq!(drafted(&word(&styled.concat())).1.title, "Ansøgning");
}

#[test]
fn sections_lose_their_letters_and_numbers() {
    let fields = || grid(&[&["Navn", ""]]);
    let body = [
        text("Skema"),
        heading(1, "A. Ansøger"),
        fields(),
        heading(1, "II. Projekt"),
        fields(),
        heading(1, "3. Slut"),
        fields(),
    ];
    let (_, form) = drafted(&word(&body.concat()));
    let titles: Vec<&str> = form.sections.iter().map(|section| section.title.as_str()).collect();
    assert_eq!(titles, ["Ansøger", "Projekt", "Slut"]);
}

#[test]
fn stars_say_what_must_be_filled_in() {
    let rows: &[&[&str]] = &[&["Tilbuddets navn *", ""], &["Navn", ""], &["Mail*:", ""]];
    let document =
        |rule: &str| word(&[text("Skema"), text(rule), heading(1, "Afsnit *"), grid(rows)].concat());
    let (ron, form) = drafted(&document("Læs vejledningen. Felter markeret med * skal udfyldes."));
    assert_eq!(fields(&ron), ["tilbuddets_navn Text", "navn Text, optional: true", "email Email"]);
    let labels: Vec<&str> = form.fields().map(|field| field.label.as_str()).collect();
    assert_eq!(labels, ["Tilbuddets navn", "Navn", "Mail:"]);
    assert_eq!(form.sections[0].title, "Afsnit");
    assert!(ron.contains("applicant: \"tilbuddets_navn\""), "{ron}");
    assert_eq!(form.sections[0].groups[0].guidance, ["Læs vejledningen."]);
    let (ron, _) = drafted(&document("Læs vejledningen."));
    assert_eq!(fields(&ron)[1], "navn Text");
}

#[test]
fn a_deadline_in_the_text_is_the_forms() {
    let document = |line: &str| {
        word(&[text("Skema"), text(line), heading(1, "Afsnit"), grid(&[&["Navn", ""]])].concat())
    };
    let whole = document("Ansøgningsfrist: 1. marts 2027 kl. 12.00");
    let (ron, _) = drafted(&whole);
    assert!(ron.contains("applications: Until(\"2027-03-01 12:00\"), // gættet: ansøgningsfristen"), "{ron}");
    assert!(told(&whole).contains(&"gættet: ansøgningsfristen, efter teksten: 2027-03-01 12:00".to_owned()));
    let without_year = document("Ansøgningsfrist: 1. marts kl. 12.00");
    assert!(!drafted(&without_year).0.contains("applications"));
    let line = "mangler: ansøgningsfristen kan ikke læses sikkert: ”Ansøgningsfrist: 1. marts kl. 12.00”";
    assert!(told(&without_year).contains(&line.to_owned()));
}
