//! What stands above and around the questions: the deadline.

use super::{drafted, grid, heading, text, told, word};

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
