//! What a programme takes: a month and a group typed, the plan that follows, and the file for one's own calendar.

use insta::assert_snapshot;

use crate::harness::{Journey, Setting};
use crate::importing::shows;

pub(crate) fn previewing(setting: Setting) -> Journey {
    setting.exports_beside().start().keys("<f6>f")
}

fn hides(journey: &Journey, text: &str) {
    assert!(!journey.frame().contains(text), "{text}\n{}", journey.frame());
}

#[test]
fn the_plan_follows_what_is_typed() {
    let mut journey = previewing(Setting::new());
    shows(&mut journey, "december 2023, hvis du ikke skriver en anden");
    shows(&mut journey, "Pr. deltager: ca. 50 timer (6 hele dage og 6 timer online)");
    hides(&journey, "deltagere i alt");
    journey.press("<pgdn>");
    shows(&mut journey, "PgDn gør intet her");
    journey.press("feb<tab>7");
    shows(&mut journey, "februar 2024");
    shows(&mut journey, "7 deltagere i alt: ca. 353 timer (42 hele dage og 42 timer online)");
    shows(&mut journey, "Juli er ferie og tæller ikke med: forløbet slutter i august 2024.");
    assert_snapshot!("programme_80x24", journey.frame());
    journey.press("<bs>1<enter> 2025");
    shows(&mut journey, "februar 2025");
    shows(&mut journey, "1 deltager: ca. 50 timer");
}

#[test]
fn what_is_half_typed_is_told_calmly_and_the_last_plan_stays() {
    let mut journey = previewing(Setting::new()).keys("ma");
    shows(&mut journey, "Ikke en måned endnu – her vises december 2023");
    journey.press("r");
    shows(&mut journey, "marts 2024");
    journey.press(" 202");
    shows(&mut journey, "Ikke en måned endnu – her vises marts 2024");
    journey.press("2");
    shows(&mut journey, "Tidligst november 2023 – her vises marts 2024");
    journey.press("<tab>0");
    shows(&mut journey, "Skriv et tal fra 1 til 50");
    hides(&journey, "i alt");
    journey.press("<bs>");
    shows(&mut journey, "skriv, hvor mange I er");
}

#[test]
fn what_was_typed_is_there_when_one_comes_back() {
    let mut journey = previewing(Setting::new()).keys("marts<tab>7<esc>");
    shows(&mut journey, "Nyt møde");
    journey.press("<wait 3000>f");
    shows(&mut journey, "marts 2024");
    shows(&mut journey, "7 deltagere i alt: ca. 353 timer");
}

#[test]
fn a_programme_that_is_to_begin_in_july_begins_in_august() {
    let mut journey = previewing(Setting::new()).keys("juli 2024");
    shows(&mut journey, "juli 2024");
    shows(&mut journey, "Juli er ferie: forløbet begynder i august 2024.");
}

#[test]
fn a_key_writes_the_plan_for_ones_own_calendar_and_tells_where() {
    let mut journey = previewing(Setting::new()).keys("feb<C-s>");
    shows(&mut journey, "Gemt: ");
    shows(&mut journey, "implementeringsforloeb-2024-02.ics");
    let file = journey.text_beside("implementeringsforloeb-2024-02.ics");
    let found = som::calendar::read(file.as_bytes(), crate::harness::NOW.parse().expect("a time"));
    assert_eq!((found.events.len(), found.told.len()), (12, 0));
    assert_eq!(file.matches("STATUS:TENTATIVE").count(), 12);
    journey.press("<left><tab>7");
    shows(&mut journey, "Gemt: ");
    // Another month is in no file yet.
    journey.press("<tab><end> 2025");
    hides(&journey, "Gemt: ");
    journey.press("<f5>");
    shows(&mut journey, "implementeringsforloeb-2025-02.ics");
    // What is there is replaced only if that is wanted.
    journey.press("<f5>");
    shows(&mut journey, "Filen findes allerede. Skal den erstattes?");
    // The list below has nothing to do with it.
    journey.press("<esc><wait 3000><esc>");
    shows(&mut journey, "N Nyt møde");
    hides(&journey, "Gemt: ");
}

#[test]
fn one_who_sits_elsewhere_reads_the_command_that_fetches_the_file() {
    let mut journey = previewing(Setting::new().over_ssh()).keys("feb<C-s>");
    shows(&mut journey, "Hent dokumentet til din egen maskine:");
    shows(&mut journey, "ssh mette@som.aeroe.dk programme --start 2024-02 --ics >");
    hides(&journey, "scp");
    let journey = previewing(Setting::new().over_ssh().size(40, 12)).keys("feb<C-s>");
    assert!(journey.frame().contains("Gemt:"), "{}", journey.frame());
}

#[test]
fn what_came_of_the_file_is_told_wherever_one_is_by_then() {
    let mut journey = previewing(Setting::new());
    journey.hang_disk();
    journey.press("<C-s><C-s>");
    shows(&mut journey, "Gemmer kalenderfilen");
    journey.press("<esc>");
    journey.free_disk();
    shows(&mut journey, "Gemt: ");
}

#[test]
fn a_file_that_cannot_be_written_is_told_with_its_cause() {
    for keys in ["", "<esc>"] {
        // The folder for documents is not there.
        let mut journey = Setting::new().start().keys("<f6>f");
        journey.hang_disk();
        journey.press("<C-s>");
        journey.press(keys);
        journey.free_disk();
        shows(&mut journey, "Dokumentet er ikke gemt: ");
    }
}

#[test]
fn how_it_looks_in_other_windows() {
    for (columns, rows) in [(40, 12), (120, 40), (200, 50)] {
        let journey = previewing(Setting::new().size(columns, rows)).keys("feb<tab>7");
        assert_snapshot!(format!("programme_{columns}x{rows}"), journey.frame());
    }
    let journey = previewing(Setting::new().size(40, 12)).keys("feb<tab>7<pgdn><pgdn>");
    assert_snapshot!("programme_scrolled_40x12", journey.frame());
    let journey = previewing(Setting::new().english().ascii().colourless()).keys("2/2024<tab>7");
    assert_snapshot!("programme_ascii_english", journey.frame());
}
