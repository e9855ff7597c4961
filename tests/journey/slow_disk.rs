//! A disk that takes its time: what is under way is said, and what is typed meanwhile finds its draft.

use crate::harness::{Journey, Setting};
use crate::{example, field};

fn two(setting: Setting) -> Journey {
    setting.draft("eksempel", example()).draft("skive", crate::draft(&[("kommune", "Skive Kommune")])).start()
}

fn shows(journey: &Journey, text: &str) {
    assert!(journey.frame().contains(text), "{text} in\n{}", journey.frame());
}

/// At a new application whose file is being made.
fn making() -> Journey {
    let mut journey = two(Setting::new()).keys("nVarde Kommune");
    journey.hang_disk();
    journey.press("<enter>");
    journey
}

#[test]
fn a_draft_that_takes_long_to_make_is_said_to_be_made() {
    let mut journey = making();
    assert!(!journey.frame().contains("Opretter"), "a moment is no news");
    journey.press("<wait 300>");
    shows(&journey, "Opretter kladden … Esc går videre uden");
    journey.free_disk();
    assert!(!journey.frame().contains("Opretter"));
    shows(&journey, "Trin 1 af 6");
}

#[test]
fn what_is_typed_meanwhile_is_shown_and_goes_into_the_draft() {
    let mut journey = making().keys("<enter>Byråd<bs><bs>dets<tab>Torvet 1");
    shows(&journey, "Opretter kladden … Du har skrevet: Byrdets");
    journey.free_disk();
    let open = journey.app.open_draft().expect("an open draft");
    assert_eq!(open.draft().answer(&field("kommune_forvaltning")), "Byrdets");
    assert_eq!(open.draft().answer(&field("adresse")), "Torvet 1");
    assert_eq!(journey.store.list().expect("the drafts").len(), 3);
}

#[test]
fn a_paste_waits_too_and_is_shown_by_its_end_in_a_narrow_window() {
    let mut journey = making().resize(40, 12).paste(&"æ".repeat(200)).keys("x");
    shows(&journey, "ææx");
    journey.free_disk();
    let open = journey.app.open_draft().expect("an open draft");
    assert!(open.draft().answer(&field("kommune_forvaltning")).ends_with("ææx"));
}

#[test]
fn esc_goes_on_to_the_list_where_the_draft_stands_once_it_is_made() {
    let mut journey = making().keys("<esc>");
    shows(&journey, "Kladden bliver ikke åbnet. Den står på listen, når den er klar");
    journey.free_disk();
    assert!(journey.app.open_draft().is_none());
    shows(&journey, "Varde Kommune");
    shows(&journey, "Kladder");
}

#[test]
fn each_work_has_its_words_in_both_languages() {
    for (key, danish, english) in [
        ("<enter>", "Åbner kladden …", "Opening the draft …"),
        ("kj", "Kopierer kladden …", "Copying the draft …"),
        ("s", "Sletter …", "Deleting …"),
    ] {
        for (setting, yes, text) in [(Setting::new(), "j", danish), (Setting::new().english(), "y", english)]
        {
            let mut journey = two(setting);
            journey.hang_disk();
            journey.press(key);
            if journey.app.asks() {
                journey.press(yes);
            }
            journey.press("<wait 300>");
            shows(&journey, text);
        }
    }
}
