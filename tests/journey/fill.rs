//! The whole application, typed at 80×24 from the first run on.

use som::draft::check::Check;
use som::form::som;

use crate::field;
use crate::harness::Setting;

const PROSE: &str = "Beslutningen er truffet af direktionen. På tværs af forvaltninger har vi drøftet, hvordan æ, ø \
                     og å – og 40 % af budgettet – hænger sammen.";

#[test]
fn an_application_is_filled_in_from_the_keyboard_and_has_no_problems_left() {
    let mut journey = Setting::new().start().keys("aarh<enter>");
    journey.press("Social<tab>Rådhuspladsen 2<enter>8000 Aarhus C<tab>");
    journey.press("Åse Ærø<enter>Konsulent<enter>89 40 20 00<enter>aase@aarhus.dk<enter>Økonomi<enter>");
    for _ in 0..3 {
        journey.press(PROSE);
        journey.press("<enter><enter>- et punkt<f8>");
    }
    // Step 4 has two answers; F8 left it after the first.
    journey.press("<f7><tab>Voksne med hjemløshed<f8>");
    journey.press("Vi har data.<f9>");
    let saved = journey.on_disk("aarhus");
    let check = Check::of(som(), &saved);
    assert_eq!(check.problem_count(), 0, "{}", journey.frame());
    assert_eq!(saved.answer(&field("kommune")), "Aarhus Kommune");
    assert_eq!(saved.answer(&field("adresse")), "Rådhuspladsen 2\n8000 Aarhus C");
    assert_eq!(saved.answer(&field("email")), "aase@aarhus.dk");
    assert_eq!(saved.answer(&field("kendskab")), format!("{PROSE}\n\n- et punkt"));
    assert_eq!(saved.answer(&field("omraade")), "Voksne med hjemløshed");
    assert_eq!(saved.changed_by, "Mette");
    assert!(journey.frame().contains("Alle svar er på plads."));
}

#[test]
fn sub_questions_are_ticked_by_the_writer_and_kept_in_the_draft() {
    let mut journey = Setting::new().start().keys("ærø<enter><esc>5<f3> <down><down> <f3>");
    assert!(journey.frame().contains("[x] hvilke data?   [ ] gemt hvordan?   [x] brugt hvordan?"));
    journey.press("<wait 400>");
    let saved = journey.on_disk("aeroe");
    let spec = som().field(&field("datapraksis")).expect("the field");
    assert_eq!(saved.ticked(spec), 2);
}

#[test]
fn a_name_that_is_no_kommune_is_free_text() {
    let journey = Setting::new().start().keys("Fællesskabet af to kommuner<enter><wait 400>");
    let saved = journey.on_disk("faellesskabet-af-to-kommuner");
    assert_eq!(saved.answer(&field("kommune")), "Fællesskabet af to kommuner");
}

#[test]
fn two_drafts_of_one_kommune_have_two_names() {
    let journey = Setting::new().start().keys("randers<enter>").keys("<f7>n").keys("randers<enter>");
    assert_eq!(journey.on_disk("randers-2").answer(&field("kommune")), "Randers Kommune");
    assert_eq!(journey.on_disk("randers").answer(&field("kommune")), "Randers Kommune");
}

#[test]
fn the_same_place_comes_back_after_the_line_drops() {
    let journey = Setting::new().start().keys("aarh<enter><esc>5Første afsnit<enter>Andet afs");
    let journey = journey.keys("<left><left>").dropped_and_reopened("aarhus").keys("XY");
    assert!(journey.frame().contains("Andet aXYfs"), "{}", journey.frame());
    assert!(journey.frame().contains("Trin 5 af 6"));
}
