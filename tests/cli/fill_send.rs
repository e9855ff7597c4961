//! Sending from plain mode.

use crate::fill::Talk;
use crate::send::{TO, connected, draft};
use crate::server::{Line, Plan};
use crate::som::Som;
use crate::terminal::told_in_turns;

/// What plain mode says of a letter, and after it.
fn told_plainly(som: &Som, lines: &str) -> String {
    som.fed(lines.as_bytes(), &["fill", "aarhus"]).data()
}

#[test]
fn plain_mode_shows_the_letter_and_sends_it_after_a_yes() {
    let (som, server) = connected(Plan::new(Line::Tls));
    let declined = told_plainly(&som, "/send\nnej\n");
    assert!(
        declined.contains(&format!("Send til {TO}? Skriv ja\nAlt andet end ja lader være.\nIntet er sendt.")),
        "{declined}"
    );
    assert!(server.heard().letter.is_none() && draft(&som).receipts().is_empty());
    let told = told_plainly(&som, "/godkend\nJonas Holm\nDirektør\n/send godkendelse\nja\n/tjek\n");
    assert!(told.contains("Ansøgningen er sendt tirsdag den 31. oktober 2023 kl. 06.00"), "{told}");
    assert!(!told.contains("--approval"), "{told}");
    assert!(server.heard().letter.is_some());
    assert!(draft(&som).last_receipt_to(TO).is_some_and(|receipt| receipt.is_sent));
    // The receipt that the sending noted is in the draft that is talked about, too.
    assert!(told.contains("Sendt den 31. oktober"), "{told}");
    let again = told_plainly(&som, "/send\n\n");
    assert!(again.contains("Ansøgningen er allerede sendt"), "{again}");
}

#[test]
fn a_letter_that_a_colleague_changed_after_it_was_shown_does_not_go() {
    let (som, server) = connected(Plan::new(Line::Tls));
    let mut talk = Talk::begin(&som, &["fill", "aarhus"]);
    talk.say("/send\n", "Skriv ja");
    som.run("set aarhus navn Jonas").data();
    let told = talk.end("ja\n");
    assert!(told.contains("Kladden er ændret, siden brevet blev vist."), "{told}");
    assert!(server.heard().letter.is_none());
}

#[test]
fn a_yes_that_was_pasted_with_the_question_sends_nothing() {
    let (som, server) = connected(Plan::new(Line::Tls));
    let turns = [("af 13. Kommune.", "/send\nja\n"), ("lader være.", "/slut\n")];
    let told = told_in_turns(&som, &["fill", "aarhus"], &turns);
    assert!(!told.contains("Ansøgningen er sendt") && server.heard().letter.is_none(), "{told}");
}
