//! Finding and replacing words in all answers.

use som::draft::Draft;
use som::tui::message::Message;
use som::tui::runtime::line::LineEvent;

use crate::harness::{Journey, Setting};
use crate::{draft, field};

fn written() -> Draft {
    draft(&[
        ("kommune", "Ærø Kommune"),
        ("ledelsesopbakning", "Kommunen vil lære. Ærø Kommune er lille."),
        ("kendskab", "Vores KOMMUNE kender SØM."),
        ("motivation", "En kommune\nog en ø."),
    ])
}

fn open() -> Journey {
    Setting::new().draft("a", written()).open("a").start().keys("<esc>2<C-home>")
}

fn answer(journey: &Journey, id: &str) -> String {
    journey.staged().draft.answer(&field(id)).to_owned()
}

fn shows(journey: &Journey, text: &str) -> bool {
    journey.frame().contains(text)
}

#[test]
fn words_are_found_from_the_caret_on_through_all_answers_and_round() {
    let mut journey = open().keys("<esc>w");
    assert!(shows(&journey, "Søg efter"), "{}", journey.frame());
    journey.press("kommune<enter>");
    assert!(shows(&journey, "Trin 2 af 6") && !shows(&journey, "Begyndt forfra"));
    journey.press("<enter><enter>");
    assert!(shows(&journey, "Trin 3 af 6"), "{}", journey.frame());
    journey.press("<enter>");
    assert!(shows(&journey, "Trin 4 af 6") && !shows(&journey, "Begyndt forfra"), "{}", journey.frame());
    journey.press("<C-f>");
    assert!(shows(&journey, "Trin 2 af 6") && shows(&journey, "Begyndt forfra"), "{}", journey.frame());
    journey.press("<esc>s");
    assert_eq!(answer(&journey, "ledelsesopbakning"), "Kommunesn vil lære. Ærø Kommune er lille.");
}

#[test]
fn what_is_found_is_marked_and_what_is_not_is_said() {
    let mut journey = open().keys("<C-f>ærø<enter><C-c>");
    assert!(shows(&journey, "Kopieret"), "{}", journey.frame());
    journey.press("<A-w>hest<enter>");
    assert!(shows(&journey, "”hest” findes ikke i svarene"), "{}", journey.frame());
    journey.press("<esc><C-f><bs><enter>");
    assert!(shows(&journey, "Skriv det, der skal søges efter"), "{}", journey.frame());
}

#[test]
fn the_last_search_is_offered_again_and_typing_replaces_it() {
    let mut journey = open().keys("<C-f>lille<enter><esc><C-home><C-f><enter><esc>bitte");
    assert_eq!(answer(&journey, "ledelsesopbakning"), "Kommunen vil lære. Ærø Kommune er lillebitte.");
    journey.press("<C-f>lære<enter><esc> nyt");
    assert_eq!(answer(&journey, "ledelsesopbakning"), "Kommunen vil lære nyt. Ærø Kommune er lillebitte.");
}

#[test]
fn each_place_is_asked_about_and_an_answers_replacements_are_one_step() {
    let mut journey = open().keys("<esc>wkommune<tab>region<enter>");
    assert!(shows(&journey, "1 af 4: erstat ”kommune” med ”region”?"), "{}", journey.frame());
    journey.press("jy");
    assert_eq!(answer(&journey, "ledelsesopbakning"), "regionn vil lære. Ærø region er lille.");
    journey.press("nj");
    assert_eq!(answer(&journey, "kendskab"), "Vores KOMMUNE kender SØM.");
    assert_eq!(answer(&journey, "motivation"), "En region\nog en ø.");
    assert!(shows(&journey, "Erstattet 3 steder i 2 svar"), "{}", journey.frame());
    assert_eq!(journey.staged().draft.answer(&field("kommune")), "Ærø Kommune", "a name is left alone");
    journey.press("<esc>2<C-z>");
    assert_eq!(answer(&journey, "ledelsesopbakning"), "Kommunen vil lære. Ærø Kommune er lille.");
}

#[test]
fn all_are_replaced_at_once_and_each_answer_is_undone_by_itself() {
    let mut journey = open().keys("<C-r>ø<enter>oe<enter>a");
    assert!(shows(&journey, "Erstattet 3 steder i 3 svar"), "{}", journey.frame());
    assert_eq!(answer(&journey, "ledelsesopbakning"), "Kommunen vil lære. Æroe Kommune er lille.");
    assert_eq!(answer(&journey, "motivation"), "En kommune\nog en oe.");
    journey.press("<esc>4<C-z>");
    assert_eq!(answer(&journey, "motivation"), "En kommune\nog en ø.");
    assert_eq!(answer(&journey, "kendskab"), "Vores KOMMUNE kender SoeM.");
}

#[test]
fn replacing_stops_at_esc_and_what_was_pasted_into_the_line_stays_one_line() {
    let journey =
        open().keys("<C-f>").paste("kommune\nx").keys("<tab>").paste("by\nx").keys("<enter>j<esc>!");
    assert_eq!(answer(&journey, "ledelsesopbakning"), "byn vil lære. Ærø Kommune! er lille.");
    assert_eq!(answer(&journey, "kendskab"), "Vores KOMMUNE kender SØM.");
}

#[test]
fn text_that_comes_at_once_is_typed_into_the_line() {
    let mut journey = open().keys("<C-f>");
    journey.bytes("kommune");
    journey.press("<enter><esc>s");
    assert_eq!(answer(&journey, "ledelsesopbakning"), "Kommunesn vil lære. Ærø Kommune er lille.");
}

/// However one leaves the search, what is typed next stands beside what was found, never in its place.
#[test]
fn what_was_found_is_left_unselected_however_the_search_ends() {
    let found = "<C-f>lære<enter>";
    for way in ["<esc>", "<f1><esc>", "<f9><esc><wait 2500>", "<C-r>lære<enter>x<enter><esc>", "<f2><f2>", "<C-c>"] {
        let journey = open().keys(found).keys(way).keys("!");
        let text = answer(&journey, "ledelsesopbakning");
        assert!(text.contains("lære"), "after {way}: {text}");
    }
    let pasted = open().keys("<C-r>lære<enter>vide<enter>").paste("!");
    assert_eq!(answer(&pasted, "ledelsesopbakning"), "Kommunen vil lære!. Ærø Kommune er lille.");
    let cut = open().keys(found).keys("<C-x>");
    assert_eq!(answer(&cut, "ledelsesopbakning"), "Kommunen vil . Ærø Kommune er lille.", "what is seen is cut");
    let own = open().keys("<S-right><C-f><esc>!");
    assert_eq!(answer(&own, "ledelsesopbakning"), "!ommunen vil lære. Ærø Kommune er lille.");
}

#[test]
fn an_esc_that_was_no_key_leaves_the_place_that_is_asked_about() {
    let mut journey = open().keys("<C-r>lære<enter>vide<enter>");
    journey.press("<esc>");
    journey.send(Message::Line(LineEvent::EscapeTakenBack));
    assert!(shows(&journey, "1 af 1: erstat"), "{}", journey.frame());
    journey.press("j");
    assert_eq!(answer(&journey, "ledelsesopbakning"), "Kommunen vil vide. Ærø Kommune er lille.");
}

#[test]
fn the_search_starts_from_the_review_too_and_speaks_english() {
    let mut journey = Setting::new().english().draft("a", written()).open("a").start().keys("<f9><C-f>");
    assert!(shows(&journey, "Search for"), "{}", journey.frame());
    journey.press("øm<enter>");
    assert!(shows(&journey, "Step 3 of 6"), "{}", journey.frame());
}

#[test]
fn the_line_and_the_question_stand_below_the_answer() {
    let journey = open().keys("<C-f>kommune<enter><tab>");
    insta::assert_snapshot!("find_and_replace_line", journey.frame());
    insta::assert_snapshot!("replace_question", journey.keys("region<enter>").frame());
}
