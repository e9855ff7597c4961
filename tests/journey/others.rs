//! Others in the same draft: their text comes in while one types, two texts are chosen between, and who is there is
//! seen.

use insta::assert_snapshot;
use ratatui::style::Modifier;
use som::draft::Draft;
use som::draft::codec::ReadError;
use som::store::{Gone, LoadError, Presence, Recovered};
use som::tui::message::{Arrived, Message, Opened};

use crate::harness::{self, Journey, NOW, Setting, put_file};
use crate::{draft, example, field};

const OWN: &str = "Vi vil regne på bostøtte.\nDet er første skridt.";

fn base() -> Draft {
    draft(&[("kommune", "Ærø Kommune"), ("datapraksis", OWN), ("motivation", "Vi vil lære.")])
}

fn theirs(answers: &[(&str, &str)]) -> Draft {
    let mut theirs = base();
    for (id, text) in answers {
        theirs.set_answer(&field(id), *text);
    }
    "Jonas".clone_into(&mut theirs.changed_by);
    theirs
}

fn arrived(number: u64, base: Draft, theirs: Draft) -> Message {
    let (name, by) = ("aeroe".to_owned(), "Jonas".to_owned());
    Message::Arrived(Box::new(Arrived { name, number, base, theirs, by }))
}

/// In the long answer of the fifth step, with the caret at its end.
pub(crate) fn writing(setting: Setting) -> Journey {
    setting.draft("aeroe", base()).open("aeroe").start().keys("<esc>5")
}

fn answer(journey: &Journey, id: &str) -> String {
    journey.app.open_draft().expect("an open draft").draft().answer(&field(id)).to_owned()
}

pub(crate) fn jonas(step: usize) -> Presence {
    Presence {
        who: "Jonas".to_owned(),
        host: "vm2".to_owned(),
        step: Some(step),
        since: NOW.parse().expect("a time"),
    }
}

/// Two have written in the same paragraph.
pub(crate) fn disputed(setting: Setting) -> Journey {
    let theirs = theirs(&[("datapraksis", "Vi vil regne på misbrug.\nDet er første skridt.")]);
    let journey = writing(setting).keys("<up><end><left> og alkohol<wait 400>");
    journey.tell(arrived(1, base(), theirs))
}

#[test]
fn anothers_answer_comes_in_and_is_told() {
    let mut journey = writing(Setting::new());
    journey.send(arrived(1, base(), theirs(&[("motivation", "Vi vil lære at regne.")])));
    assert_eq!(answer(&journey, "motivation"), "Vi vil lære at regne.");
    assert!(
        journey.frame().contains("Jonas har ændret ”Målsætninger og forventninger”"),
        "{}",
        journey.frame()
    );
    let before = theirs(&[("motivation", "Vi vil lære at regne.")]);
    journey.send(arrived(2, before, theirs(&[("navn", "Bo"), ("telefon", "1"), ("motivation", "Nej")])));
    assert!(journey.frame().contains("Jonas har ændret 3 svar"), "{}", journey.frame());
    journey.press("x");
    assert!(!journey.frame().contains("Jonas har ændret"));
}

#[test]
fn the_caret_stays_with_its_words_when_a_paragraph_comes_in_above() {
    let mut journey = writing(Setting::new()).keys(" Vi begynder<wait 400>");
    let saved = journey.on_disk("aeroe");
    let mut theirs = saved.clone();
    theirs.set_answer(&field("datapraksis"), format!("Nyt afsnit.\n{OWN} Vi begynder"));
    journey.send(arrived(1, saved, theirs));
    journey.press(" nu.");
    let merged = "Nyt afsnit.\nVi vil regne på bostøtte.\nDet er første skridt. Vi begynder nu.";
    assert_eq!(answer(&journey, "datapraksis"), merged);
    journey.press("<C-z><C-z><C-z><C-z><C-z>");
    assert_eq!(answer(&journey, "datapraksis"), format!("Nyt afsnit.\n{OWN}"));
    journey.press("<wait 400>");
    assert_eq!(journey.on_disk("aeroe").answer(&field("datapraksis")), format!("Nyt afsnit.\n{OWN}"));
}

#[test]
fn what_is_the_same_on_both_sides_is_staged_and_not_saved_again() {
    let mut journey = writing(Setting::new());
    journey.send(arrived(3, base(), theirs(&[("navn", "Bo")])));
    assert_eq!(journey.staged().upon, 3);
    assert_eq!(journey.staged().draft.answer(&field("navn")), "Bo");
    assert_eq!(journey.staged().draft.changed_by, "Jonas");
    journey.press("<wait 5000>");
    assert_eq!(journey.on_disk("aeroe").answer(&field("navn")), "", "the file is theirs to write");
}

#[test]
fn own_text_that_they_lack_is_saved_upon_theirs() {
    let mut journey = writing(Setting::new()).keys(" Mere.");
    journey.send(arrived(1, base(), theirs(&[("navn", "Bo")])));
    journey.press("<wait 400>");
    let on_disk = journey.on_disk("aeroe");
    assert_eq!(on_disk.answer(&field("navn")), "Bo");
    assert!(on_disk.answer(&field("datapraksis")).ends_with("skridt. Mere."));
    assert_eq!(journey.staged().upon, 1);
}

#[test]
fn text_for_another_draft_is_none_of_this_ones() {
    let mut journey = writing(Setting::new()).keys("x");
    let Message::Arrived(mut other) = arrived(1, base(), theirs(&[("navn", "Bo")])) else { unreachable!() };
    other.name = "randers".to_owned();
    journey.send(Message::Arrived(other));
    assert_eq!(answer(&journey, "navn"), "");
    journey.press("y");
    assert_eq!(journey.staged().upon, 0);
}

#[test]
fn the_numbers_begin_anew_with_another_draft() {
    let journey = Setting::new().draft("aeroe", base()).draft("eksempel", example()).open("aeroe").start();
    let journey =
        journey.tell(arrived(7, base(), theirs(&[("navn", "Bo")]))).keys("<f9><f2><end><enter><down>");
    let journey = journey.keys("<enter><f5>");
    assert_eq!((journey.staged().name.as_str(), journey.staged().upon), ("eksempel", 0));
}

#[test]
fn two_texts_of_one_answer_are_told_at_the_field() {
    for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
        let journey = disputed(Setting::new().size(columns, rows));
        assert_snapshot!(format!("disputed_{columns}x{rows}"), journey.frame());
    }
}

#[test]
fn the_two_texts_stand_against_each_other() {
    for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
        let journey = disputed(Setting::new().size(columns, rows)).keys("<esc>b");
        assert_snapshot!(format!("rivals_{columns}x{rows}"), journey.frame());
    }
}

#[test]
fn what_differs_is_seen_without_colour() {
    let journey = disputed(Setting::new().colourless()).keys("<esc>b");
    let (buf, _) = journey.drawn();
    let row = |y: u16| (0..80).map(|x| buf[(x, y)].symbol()).collect::<String>();
    let y = (0..24).find(|y| row(*y).contains("misbrug")).expect("their text");
    let x = u16::try_from(row(y).chars().position(|c| c == 'm').expect("the word")).expect("a column");
    assert!(buf[(x, y)].modifier.contains(Modifier::BOLD | Modifier::UNDERLINED));
    assert!(row(y).starts_with(" + "));
}

#[test]
fn own_text_is_kept_and_the_other_is_said_to_be_a_version() {
    let mut journey = disputed(Setting::new()).keys("<esc>b<enter>");
    assert!(answer(&journey, "datapraksis").contains("bostøtte og alkohol"));
    assert!(journey.frame().contains("Tidligere udgaver (Esc U)"), "{}", journey.frame());
    assert!(!journey.frame().contains("Esc B"), "{}", journey.frame());
    journey.press("<wait 400>");
    assert_eq!(journey.on_disk("aeroe").rivals(&field("datapraksis")), []);
}

#[test]
fn the_other_text_is_taken_by_number_and_can_be_written_on_in() {
    let mut journey = disputed(Setting::new()).keys("<esc>b2");
    assert!(answer(&journey, "datapraksis").starts_with("Vi vil regne på misbrug."));
    journey.press("<C-end>!<wait 400>");
    let on_disk = journey.on_disk("aeroe");
    assert_eq!(on_disk.answer(&field("datapraksis")), "Vi vil regne på misbrug.\nDet er første skridt.!");
}

#[test]
fn both_texts_can_be_kept() {
    let journey = disputed(Setting::new()).keys("<esc>b<down><down><enter>");
    let text = answer(&journey, "datapraksis");
    assert!(text.contains("bostøtte og alkohol") && text.contains("misbrug"), "{text}");
    assert!(journey.frame().contains("Begge tekster står nu i svaret"), "{}", journey.frame());
}

#[test]
fn both_texts_of_one_line_stay_one_line() {
    let journey = writing(Setting::new()).keys("<esc>1<tab><tab><tab>Åse<wait 400>");
    let mut journey = journey.tell(arrived(1, base(), theirs(&[("navn", "Bo")])));
    journey.press("<esc>b<down><down><enter><wait 400>");
    assert_eq!(answer(&journey, "navn"), "Åse / Bo");
    assert_eq!(journey.on_disk("aeroe").answer(&field("navn")), "Åse / Bo");
    assert!(journey.frame().contains("Åse / Bo"), "{}", journey.frame());
}

#[test]
fn a_choice_that_others_change_meanwhile_is_begun_again() {
    let mut journey = disputed(Setting::new()).keys("<esc>b");
    let before = journey.app.open_draft().expect("an open draft").draft().clone();
    let mut settled = before.clone();
    settled.set_rivals(&field("datapraksis"), Vec::new());
    let is_settled = {
        journey.send(arrived(2, before, settled));
        journey.app.open_draft().expect("an open draft").draft().rivals(&field("datapraksis")).is_empty()
    };
    // Whether a settled dispute comes over is the merge's to say; the choice never stands over another one.
    assert_eq!(is_settled, !journey.frame().contains("Behold min"), "{}", journey.frame());
}

#[test]
fn who_is_there_is_seen_in_the_head_and_in_the_overview() {
    for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
        let others = vec![jonas(4)];
        let mut journey = writing(Setting::new().size(columns, rows)).tell(Message::Others(others));
        assert_snapshot!(format!("others_{columns}x{rows}"), journey.frame());
        journey.press("<f2>");
        assert_snapshot!(format!("others_overview_{columns}x{rows}"), journey.frame());
    }
}

#[test]
fn coming_and_going_is_told_once() {
    let mut journey = writing(Setting::new()).tell(Message::Others(Vec::new()));
    journey.send(Message::Others(vec![jonas(1)]));
    assert!(journey.frame().contains("Jonas har åbnet kladden"), "{}", journey.frame());
    journey.press("x");
    journey.send(Message::Others(vec![jonas(2)]));
    assert!(!journey.frame().contains("har åbnet"), "{}", journey.frame());
    // Nor does it change more than once a minute who is there.
    journey.send(Message::Others(Vec::new()));
    journey.press("<wait 59000>");
    assert!(journey.frame().contains("Jonas er her også"), "{}", journey.frame());
    journey.press("<wait 1000>");
    assert!(journey.frame().contains("Jonas har lukket kladden"), "{}", journey.frame());
    assert!(!journey.frame().contains("er her også"), "{}", journey.frame());
}

#[test]
fn all_that_are_there_at_the_opening_are_told_in_one_sentence() {
    let two = vec![jonas(1), Presence { who: "Åse".to_owned(), ..jonas(2) }];
    let journey = writing(Setting::new()).tell(Message::Others(two));
    assert!(journey.frame().contains("Jonas og Åse har også kladden åben"), "{}", journey.frame());
    let twins = vec![jonas(1), Presence { host: "vm3".to_owned(), ..jonas(2) }];
    let journey = writing(Setting::new()).tell(Message::Others(twins));
    assert!(journey.frame().contains("Jonas (vm2) og Jonas (vm3)"), "{}", journey.frame());
}

fn gone_by_hand(name: &str) -> Message {
    Message::Gone(name.to_owned(), Gone::NoDraft(LoadError::Missing))
}

/// The draft is moved to the trash by someone else.
fn deleted(journey: &mut Journey) {
    deleted_by(journey, Some("jonas"));
}

fn deleted_by(journey: &mut Journey, by: Option<&str>) {
    journey.store.delete("aeroe").expect("it is deleted");
    let (id, by) = ("aeroe.1".to_owned(), by.map(str::to_owned));
    journey
        .send(Message::Gone("aeroe".to_owned(), Gone::Deleted { id, by, at: NOW.parse().expect("a time") }));
}

#[test]
fn a_draft_that_someone_deleted_is_closed_and_can_be_brought_back() {
    for (columns, rows) in [(80, 24), (40, 12)] {
        let mut journey = writing(Setting::new().size(columns, rows));
        deleted(&mut journey);
        assert_snapshot!(format!("deleted_by_another_{columns}x{rows}"), journey.frame());
    }
    let mut journey = writing(Setting::new());
    deleted(&mut journey);
    let journey = journey.keys("<esc>");
    assert!(journey.store.load("aeroe").is_err(), "nothing was typed, so nothing brings it back");
    let mut journey = writing(Setting::new());
    deleted(&mut journey);
    let journey = journey.keys("<wait 3000>j");
    assert!(journey.frame().contains("Ærø Kommune"), "{}", journey.frame());
    assert!(journey.store.load("aeroe").is_ok());
}

#[test]
fn who_deleted_a_draft_is_named_as_one_says_it() {
    for (by, told) in [(Some("Mette"), "af dig i et andet vindue kl. 06.00"), (None, "af en anden kl. 06.00")]
    {
        let mut journey = writing(Setting::new());
        deleted_by(&mut journey, by);
        assert!(journey.frame().contains(told), "{}", journey.frame());
    }
}

#[test]
fn text_that_is_not_saved_brings_a_deleted_draft_back() {
    let mut journey = writing(Setting::new()).keys("x");
    deleted(&mut journey);
    let told = "Slettet af jonas kl. 06.00. Din tekst gemmes i kladden igen.";
    assert!(journey.frame().contains(told), "{}", journey.frame());
    assert!(journey.store.load("aeroe").is_ok());
}

#[test]
fn a_draft_that_was_removed_for_good_comes_back_only_if_its_writer_says_so() {
    let purged = |journey: &mut Journey| {
        journey.store.delete("aeroe").expect("it is gone");
        journey.send(Message::Gone("aeroe".to_owned(), Gone::Purged));
    };
    let mut journey = writing(Setting::new());
    purged(&mut journey);
    assert!(
        journey.frame().contains("er slettet for altid af en anden og er lukket her"),
        "{}",
        journey.frame()
    );
    let mut journey = writing(Setting::new()).keys("x");
    purged(&mut journey);
    assert!(journey.frame().contains("Skal det gemmes i en ny kladde?"), "{}", journey.frame());
    let journey = journey.keys("1");
    assert!(journey.store.load("aeroe").is_err());
    let mut journey = writing(Setting::new()).keys("x");
    purged(&mut journey);
    let journey = journey.keys("<wait 3000>j");
    assert!(journey.store.load("aeroe").is_ok());
}

#[test]
fn a_file_that_has_gone_is_told() {
    let journey = writing(Setting::new()).tell(gone_by_hand("aeroe")).keys("x");
    let told = "Kladdens fil er fjernet eller ødelagt af en anden. Din tekst gemmes igen.";
    assert!(journey.frame().contains(told), "{}", journey.frame());
    let journey = writing(Setting::new()).tell(gone_by_hand("randers"));
    assert!(!journey.frame().contains("fjernet"));
}

#[test]
fn a_newer_som_in_the_same_draft_is_told_as_such() {
    let journey = writing(Setting::new());
    put_file(&journey.store.drafts_dir(), "aeroe.ron", "Draft(schema: 99)");
    let newer = LoadError::Content(ReadError::NewerSchema { found: 99 });
    let journey = journey.tell(Message::Gone("aeroe".to_owned(), Gone::NoDraft(newer)));
    let told = "En nyere som har gemt kladden. Din tekst er gemt i sin egen kladde, aeroe-2";
    assert!(journey.frame().contains(told), "{}", journey.frame());
    assert!(!journey.frame().contains("fjernet"), "{}", journey.frame());
}

fn opened(recovered: Option<&Draft>) -> Message {
    let mut draft = example();
    draft.changed = NOW.parse().expect("a time");
    let recovered = recovered.map(|before| Recovered { at: draft.changed, before: before.clone() });
    Message::Opened(Box::new(Opened { recovered, ..harness::opened(draft) }))
}

#[test]
fn where_one_goes_on_from_is_told() {
    let start = || Setting::new().draft("eksempel", example()).open("eksempel").start();
    let journey = start().tell(opened(None));
    assert!(journey.frame().contains("Fortsat fra kl. 06.00"), "{}", journey.frame());
    let journey = start();
    assert!(journey.frame().contains("Fortsat fra 30. okt. 2023 kl. 14.32"), "{}", journey.frame());
}

#[test]
fn recovered_text_is_told_with_its_time_and_can_be_refused() {
    let mut before = example();
    before.set_answer(&field("omraade"), "Som det var.");
    let start = |columns, rows| {
        let setting = Setting::new().size(columns, rows).draft("eksempel", example()).open("eksempel");
        setting.start().tell(opened(Some(&before)))
    };
    for (columns, rows) in [(80, 24), (40, 12)] {
        assert_snapshot!(format!("recovered_{columns}x{rows}"), start(columns, rows).frame());
    }
    let told = "Tekst fra kl. 06.00, som ikke blev gemt, er hentet frem igen: Område.";
    let journey = start(80, 24);
    assert!(journey.frame().contains(told), "{}", journey.frame());
    let kept = example().answer(&field("omraade")).to_owned();
    let said = |journey: &Journey| journey.staged().draft.answer(&field("omraade")).to_owned();
    assert_eq!(said(&start(80, 24).keys("<esc>")), kept);
    let journey = start(80, 24).keys("j");
    assert_eq!(said(&journey), "Som det var.");
    assert!(!journey.frame().contains(told), "{}", journey.frame());
    assert_eq!(said(&journey.keys("<A-4><tab><C-z>")), kept, "what was refused can be had back");
}

#[test]
fn the_list_tells_who_has_a_draft_open() {
    let mut journey = Setting::new().draft("aeroe", base()).draft("eksempel", example()).start();
    let mut entries = journey.store.list().expect("the folder");
    for entry in &mut entries {
        entry.open_by = vec![jonas(2)];
    }
    let Ok(first) = &mut entries[0].state else { panic!("a draft") };
    first.changed_by = "Jonas".to_owned();
    journey.send(Message::Listed(entries.into()));
    assert_snapshot!(journey.frame());
}

#[test]
fn the_place_to_resume_at_is_saved_with_what_came_in() {
    let journey = Setting::new().draft("aeroe", base()).open("aeroe").start();
    let journey = journey.tell(arrived(1, base(), theirs(&[("datapraksis", "Noget andet.")])));
    let place = journey.staged().draft.place.clone().expect("a place");
    assert_eq!(place.field, Some(field("kommune_forvaltning")));
    // What came in above the caret moves it, and the place with it.
    let theirs = theirs(&[("datapraksis", &format!("Et nyt afsnit.\n{OWN}"))]);
    let journey = writing(Setting::new()).tell(arrived(1, base(), theirs)).keys("<f5>");
    assert_eq!(journey.staged().draft.place.as_ref().map(|place| place.paragraph), Some(2));
}

#[test]
fn after_a_problem_is_mended_the_review_stays_on_the_next_one_whatever_comes_in() {
    let journey = Setting::new().draft("aeroe", base()).open("aeroe").start().keys("<f9>");
    assert!(journey.frame().contains("▸ ! Adresse"), "{}", journey.frame());
    let journey = journey.keys("<enter>Torvet 1, 5970 Ærøskøbing");
    let theirs = theirs(&[("datapraksis", "Noget andet.")]);
    let journey = journey.tell(arrived(1, base(), theirs)).keys("<f9>");
    assert!(journey.frame().contains("▸ ! Navn"), "{}", journey.frame());
}
