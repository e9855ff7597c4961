//! Several forms: which one a new application fills is asked first, and the list of drafts tells which one a draft fills.

use insta::assert_snapshot;

use crate::draft;
use crate::harness::{Journey, Setting};

const FORM: &str = include_str!("../forms/frivilligpulje.ron");

fn setting() -> Setting {
    Setting::new().form(FORM)
}

fn shows(journey: &Journey, text: &str) {
    assert!(journey.frame().contains(text), "{}", journey.frame());
}

#[test]
fn a_new_application_asks_which_form_it_fills() {
    for (columns, rows) in [(80, 24), (40, 12)] {
        let journey = setting().size(columns, rows).start().keys("<down>");
        assert_snapshot!(format!("which_form_{columns}x{rows}"), journey.frame());
        let journey = journey.keys("<enter>");
        assert_snapshot!(format!("who_applies_to_form_{columns}x{rows}"), journey.frame());
    }
}

#[test]
fn the_chosen_form_is_filled_in_and_its_draft_tells_it() {
    let journey = setting().draft("aarhus", draft(&[("kommune", "Aarhus Kommune")])).start();
    let journey = journey.keys("n<down><enter>Svømmeklubben<enter><wait 2000>");
    shows(&journey, "Kontaktperson");
    let name = "svoemmeklubben";
    assert_eq!(journey.on_disk(name).form, "frivilligpulje");
    let listed = journey.keys("<f2><end><enter><wait 2000>");
    shows(&listed, "Svømmeklubben  friv");
    shows(&listed, "Aarhus Kommune  som");
}

#[test]
fn the_first_form_is_one_key_away_and_esc_goes_back() {
    let journey = setting().start();
    shows(&journey, "Hvilket skema?");
    let journey = journey.keys("<enter>");
    shows(&journey, "Hvilken kommune søger?");
    let journey = journey.keys("<esc>");
    shows(&journey, "Hvilket skema?");
    shows(&journey.keys("<esc>"), "Ingen kladder endnu");
}

#[test]
fn where_there_is_one_form_nothing_is_asked() {
    let journey = Setting::new().draft("aarhus", draft(&[("kommune", "Aarhus Kommune")])).start();
    assert!(!journey.frame().contains("som-impl"), "{}", journey.frame());
    shows(&journey.keys("n"), "Hvilken kommune søger?");
}
