//! Earlier versions: what changed, bringing it back, and mending a draft that can't be read.

use std::path::PathBuf;

use insta::assert_snapshot;
use som::draft::{Draft, VersionChanges};
use som::form::som;
use som::store::{RestoreError, Restored, SaveError, Version};
use som::tui::message::{Message, RestoreJob};

use crate::harness::{Journey, Setting};
use crate::{draft, example, field};

const DAMAGED: &str = "Draft(\n    schema: 1,\n    form: 3,\n)";

pub(crate) fn version(id: &str, at: &str, by: &str, answers: &[&str]) -> Version {
    let answers = answers.iter().map(|id| field(id)).collect();
    Version {
        id: id.to_owned(),
        changed: at.parse().expect("a time"),
        by: by.to_owned(),
        answered: 13,
        changes: VersionChanges { answers, ..VersionChanges::default() },
    }
}

/// Three versions with this text of the newest two, as far as they can be read.
fn with_versions(setting: Setting, newest: Option<Draft>, next: Option<Draft>) -> Setting {
    setting
        .version(version("c", "2023-10-31T04:48:00Z", "Mette", &["navn", "stilling"]), newest)
        .version(version("b", "2023-10-30T08:12:00Z", "Jonas", &["kendskab", "omraade"]), next)
        .version(version("a", "2023-10-02T13:31:00Z", "Jonas", &["kommune"]), None)
}

fn earlier(changes: &[(&str, &str)]) -> Draft {
    let mut draft = example();
    for (id, text) in changes {
        draft.set_answer(&field(id), *text);
    }
    draft
}

/// The versions of the open example; the newest has another job title, and no name.
pub(crate) fn open(setting: Setting) -> Journey {
    let newest = earlier(&[("stilling", "Chefkonsulent"), ("navn", "")]);
    let setting = with_versions(setting, Some(newest), None);
    setting.draft("eksempel", example()).open("eksempel").start().keys("<A-u>")
}

fn damaged(setting: Setting) -> Journey {
    setting.draft("eksempel", example()).file("samsoe.ron", DAMAGED).start().keys("<end><enter>")
}

/// What the first question asked for is done.
fn restored(journey: &mut Journey, result: Result<Restored, RestoreError>) {
    let job = journey.asked_to_restore.remove(0);
    journey.send(Message::Restored(Box::new(job), result));
}

fn wish(name: &str, id: &str, changed: &str, answer: Option<&str>) -> RestoreJob {
    let changed = changed.parse().expect("a time");
    let (name, form) = (name.to_owned(), som().id.clone());
    RestoreJob { name, id: id.to_owned(), changed, form, field: answer.map(field), shown: None }
}

#[test]
fn that_someone_saved_at_the_moment_of_restoring_is_told() {
    let met = |disputed: &[&str]| Restored {
        merged_with: Some("Jonas".to_owned()),
        disputed: disputed.iter().map(|id| field(id)).collect(),
        ..Restored::default()
    };
    let told = |outcome| {
        let mut journey = open(Setting::new().size(120, 24)).keys("<enter>j");
        restored(&mut journey, Ok(outcome));
        journey.frame()
    };
    let merged = told(met(&[]));
    assert!(merged.contains("Jonas gemte samtidig, og begges svar er i kladden"), "{merged}");
    let disputed = told(met(&["navn"]));
    assert!(disputed.contains("Jonas skrev samtidig i ”Navn”, så vælg én tekst"), "{disputed}");
}

#[test]
fn the_versions_are_listed_with_what_changed() {
    for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
        let journey = open(Setting::new().size(columns, rows)).keys("<right>");
        assert_snapshot!(format!("versions_{columns}x{rows}"), journey.frame());
    }
}

#[test]
fn the_answers_that_differ_are_gone_through_by_arrows_and_by_tab() {
    let mut journey = open(Setting::new());
    assert!(journey.frame().contains("Navn (1 af 2)"), "{}", journey.frame());
    journey.press("<right>");
    assert!(journey.frame().contains("Stilling (2 af 2)"), "{}", journey.frame());
    journey.press("<tab>");
    assert!(journey.frame().contains("Navn (1 af 2)"), "{}", journey.frame());
    journey.press("<S-tab>");
    assert!(journey.frame().contains("Stilling (2 af 2)"), "{}", journey.frame());
}

#[test]
fn the_question_whether_to_restore_says_the_time() {
    for (setting, question) in [
        (Setting::new().english(), "Restore the whole draft from 05:48?"),
        (Setting::new().now("2023-11-01T05:00:00Z"), "Gendan hele kladden fra 31. okt. 2023 kl. 05.48?"),
    ] {
        // The question may go on below.
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let frame = words(&open(setting).keys("<enter>").frame());
        assert!(frame.contains(question), "{frame}");
    }
}

#[test]
fn the_whole_draft_is_restored_after_a_yes() {
    let mut journey = open(Setting::new()).keys("<enter>");
    assert!(journey.frame().contains("Gendan hele kladden fra kl. 05.48?"), "{}", journey.frame());
    journey.press("<enter>");
    assert_eq!(journey.asked_to_restore, []);
    journey.press("<enter>j");
    let whole = wish("eksempel", "c", "2023-10-31T04:48:00Z", None);
    assert_eq!(journey.asked_to_restore, [whole]);
    restored(&mut journey, Ok(Restored::default()));
    assert!(journey.frame().contains("Gendannet fra kl. 05.48. Den forrige tekst"), "{}", journey.frame());
    assert!(journey.frame().contains("Trin 6 af 6"), "{}", journey.frame());
}

#[test]
fn one_answer_is_restored_alone() {
    let mut journey = open(Setting::new()).keys("<right>g");
    let one = wish("eksempel", "c", "2023-10-31T04:48:00Z", Some("stilling"));
    assert_eq!(journey.asked_to_restore, [one]);
    restored(&mut journey, Ok(Restored::default()));
    assert!(journey.frame().contains("”Stilling” er gendannet fra kl. 05.48."), "{}", journey.frame());
}

#[test]
fn the_last_other_text_of_the_answer_at_hand_is_back_in_three_keys() {
    let same = example();
    let before = earlier(&[("kendskab", "Vi kender SØM fra et kursus."), ("omraade", "Andet.")]);
    // What stands between says the same, so it isn't even read.
    let setting = Setting::new()
        .version(version("d", "2023-10-31T04:50:00Z", "Mette", &["navn"]), Some(same))
        .version(version("c", "2023-10-31T04:48:00Z", "Mette", &["kendskab"]), None)
        .version(version("b", "2023-10-30T08:12:00Z", "Jonas", &["kendskab", "omraade"]), Some(before));
    let mut journey = setting.draft("eksempel", example()).open("eksempel").start().keys("<A-3>");
    journey.press("<esc>u");
    assert!(journey.frame().contains("Kendskab og erfaringer (1 af 2)"), "{}", journey.frame());
    journey.press("g");
    let one = wish("eksempel", "b", "2023-10-30T08:12:00Z", Some("kendskab"));
    assert_eq!(journey.asked_to_restore, [one]);
    restored(&mut journey, Ok(Restored::default()));
    assert!(journey.frame().contains("Trin 3 af 6"), "{}", journey.frame());
}

#[test]
fn of_a_long_answer_the_changed_sentences_are_shown() {
    let now = example();
    let text = now.answer(&field("motivation"));
    let before = text.replacen("SØM", "modellen", 1).replacen("kommunen", "vi", 1);
    for (columns, rows) in [(80, 24), (120, 40)] {
        let setting = Setting::new().size(columns, rows).version(
            version("c", "2023-10-31T04:48:00Z", "Mette", &[]),
            Some(earlier(&[("motivation", &before)])),
        );
        let journey = setting.draft("eksempel", example()).open("eksempel").start().keys("<A-u>");
        assert_snapshot!(format!("long_answer_{columns}x{rows}"), journey.frame());
    }
}

#[test]
fn versions_of_one_minute_are_told_apart() {
    let setting = Setting::new()
        .version(version("c", "2023-10-31T04:48:07Z", "Mette", &["navn"]), Some(example()))
        .version(version("b", "2023-10-31T04:48:02Z", "Mette", &["navn"]), None);
    let journey = setting.draft("eksempel", example()).open("eksempel").start().keys("<A-u>");
    let frame = journey.frame();
    assert!(frame.contains("i dag kl. 05.48.07") && frame.contains("i dag kl. 05.48.02"), "{frame}");
}

#[test]
fn a_version_that_is_not_restored_says_why() {
    let mut journey = open(Setting::new()).keys("<enter>j");
    let error = RestoreError::Save(SaveError::ReadOnly);
    restored(&mut journey, Err(error));
    assert!(journey.frame().contains("Udgaven er ikke gendannet: kun læsning"), "{}", journey.frame());
    assert!(journey.frame().contains("Tidligere udgaver"), "{}", journey.frame());
}

#[test]
fn leaving_the_versions_leads_back_to_where_one_was() {
    let mut journey =
        Setting::new().draft("eksempel", example()).open("eksempel").start().keys("<A-3><esc>u");
    assert!(journey.frame().contains("Tidligere udgaver"), "{}", journey.frame());
    journey.press("<tab><S-tab><tab><f7>");
    assert!(journey.frame().contains("Trin 3 af 6"), "{}", journey.frame());
}

#[test]
fn the_versions_of_a_draft_that_is_not_open_are_held_against_its_file() {
    let aeroe = draft(&[("kommune", "Ærø Kommune")]);
    let setting = with_versions(Setting::new(), Some(earlier(&[("stilling", "Chefkonsulent")])), None);
    let mut journey = setting.draft("eksempel", example()).draft("aeroe", aeroe).start().keys("<down>u");
    assert!(journey.frame().contains("Stilling (1 af 1)"), "{}", journey.frame());
    journey.press("<enter>j");
    restored(&mut journey, Ok(Restored::default()));
    assert!(journey.frame().contains("▸ Eksempel Kommune"), "{}", journey.frame());
}

#[test]
fn a_long_answer_can_be_scrolled_in() {
    let long: Vec<String> = (0..30).map(|number| format!("linje {number}")).collect();
    let newest = earlier(&[("datapraksis", &long.join("\n"))]);
    let setting = with_versions(Setting::new().size(40, 12), Some(newest), None);
    let mut journey = setting.draft("eksempel", example()).open("eksempel").start().keys("<A-u>");
    journey.press("<pgdn><pgdn><pgdn>");
    let scrolled = journey.frame();
    journey.press("<pgup>");
    assert_ne!(scrolled, journey.frame());
    assert!(journey.frame().contains("Tidligere udgaver"));
}

#[test]
fn a_damaged_draft_is_mended_from_its_newest_good_version() {
    for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
        let samsoe = draft(&[("kommune", "Samsø Kommune"), ("navn", "Åse Ærø")]);
        let setting = with_versions(Setting::new().size(columns, rows), None, Some(samsoe));
        let mut journey = damaged(setting);
        assert_snapshot!(format!("damaged_{columns}x{rows}"), journey.frame());
        journey.press("<enter>j");
        let whole = wish("samsoe", "b", "2023-10-30T08:12:00Z", None);
        assert_eq!(journey.asked_to_restore, [whole]);
        let set_aside = Some(PathBuf::from("drafts/samsoe.ron.damaged"));
        restored(&mut journey, Ok(Restored { set_aside, ..Restored::default() }));
        let told = "Gendannet fra 30. okt. 2023 kl. 09.12.";
        assert!(journey.frame().replace('\n', " ").contains(&told[..30]), "{}", journey.frame());
    }
}

#[test]
fn a_damaged_draft_without_versions_says_what_to_do() {
    let journey = damaged(Setting::new());
    assert_snapshot!(journey.frame());
}

#[test]
fn a_file_that_a_newer_som_wrote_is_only_told() {
    let text = "Draft(\n    schema: 99,\n    form: \"som-implementeringsforloeb\",\n)";
    let mut journey =
        Setting::new().draft("eksempel", example()).file("nyere.ron", text).start().keys("<end>");
    for key in ["<enter>", "u"] {
        journey.press(key);
        assert!(journey.frame().contains("skrevet af en nyere udgave af som"), "{}", journey.frame());
        assert!(!journey.frame().contains("Tidligere udgaver"), "{}", journey.frame());
    }
}
