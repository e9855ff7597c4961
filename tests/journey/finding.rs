//! Finding and replacing words in all answers.

use som::draft::Draft;
use som::tui::message::Message;
use som::tui::runtime::line::LineEvent;

use crate::harness::{Journey, Setting};
use crate::{draft, field};

pub(crate) fn written() -> Draft {
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
fn all_are_replaced_at_once_and_undone_at_once() {
    let mut journey = open().keys("<C-r>ø<enter>oe<enter>");
    assert!(shows(&journey, "Alle 3 i 3 svar"), "{}", journey.frame());
    journey.press("a");
    assert!(shows(&journey, "Erstattet 3 steder i 3 svar"), "{}", journey.frame());
    assert_eq!(answer(&journey, "ledelsesopbakning"), "Kommunen vil lære. Æroe Kommune er lille.");
    assert_eq!(answer(&journey, "motivation"), "En kommune\nog en oe.");
    journey.press("<esc>4<C-z>");
    assert!(shows(&journey, "Erstatningen er fortrudt i 3 svar"), "{}", journey.frame());
    let before = written();
    let is_as_before = |journey: &Journey, id: &str| answer(journey, id) == before.answer(&field(id));
    assert!(["ledelsesopbakning", "kendskab", "motivation"].iter().all(|id| is_as_before(&journey, id)));
    journey.press("<C-y>");
    assert!(shows(&journey, "Erstatningen er lavet igen i 3 svar"), "{}", journey.frame());
    assert_eq!(answer(&journey, "kendskab"), "Vores KOMMUNE kender SoeM.");
    journey.press("<C-z><C-z>");
    assert!(
        shows(&journey, "intet at fortryde") && is_as_before(&journey, "kendskab"),
        "{}",
        journey.frame()
    );
}

#[test]
fn an_answer_that_was_changed_since_keeps_the_replacement_and_that_is_said() {
    let mut journey = open().keys("<C-r>ø<enter>oe<enter>a<esc>3<C-end> Ja<esc>2<C-z>");
    let told = "Erstatningen er fortrudt i 2 svar, men ikke i 1, der er ændret siden";
    assert!(shows(&journey, told), "{}", journey.frame());
    assert_eq!(answer(&journey, "kendskab"), "Vores KOMMUNE kender SoeM. Ja");
    assert_eq!(answer(&journey, "motivation"), "En kommune\nog en ø.");
    journey.press("<esc>3<C-z><C-z><C-z>");
    assert_eq!(answer(&journey, "kendskab"), "Vores KOMMUNE kender SØM.", "a step like any other by now");
    journey.press("<esc>4<C-end>!<esc>2<C-y>");
    let told = "Erstatningen er lavet igen i 2 svar, men ikke i 1, der er ændret siden";
    assert!(shows(&journey, told), "{}", journey.frame());
}

/// What says it already is no place to replace, and what was typed before a replacement is a step of its own.
#[test]
fn a_replacement_never_takes_another_step_along() {
    let begun = draft(&[("ledelsesopbakning", "ko og Ko slut")]);
    let mut journey = Setting::new().draft("a", begun).open("a").start();
    journey.press("<esc>2<C-end> abc def<C-home><esc>qko<tab>ko<enter>");
    assert!(shows(&journey, "1 af 1: erstat ”ko” med ”ko”?"), "{}", journey.frame());
    journey.press("j<C-z>");
    assert_eq!(answer(&journey, "ledelsesopbakning"), "ko og Ko slut abc def");
    journey.press("<C-z>");
    assert_eq!(answer(&journey, "ledelsesopbakning"), "ko og Ko slut abc ");
    journey.press("<C-r>slut<enter>slut<enter>");
    assert!(shows(&journey, "Der står allerede ”slut” alle steder"), "{}", journey.frame());
}

#[test]
fn many_places_are_replaced_at_once_and_none_where_that_gets_too_long() {
    let many = "ko ".repeat(48_000);
    let mut journey = Setting::new().draft("a", draft(&[("ledelsesopbakning", &many)])).open("a").start();
    journey.press("<esc>2<C-home><C-r>ko<enter>so<enter>a");
    assert!(shows(&journey, "Erstattet 48000 steder i 1 svar"), "{}", journey.frame());
    assert_eq!(answer(&journey, "ledelsesopbakning"), "so ".repeat(48_000));
    let mut journey =
        journey.keys("<C-r>").paste("so").keys("<enter>").paste(&"x".repeat(30)).keys("<enter>");
    journey.press("a");
    assert!(shows(&journey, "Så ville et svar fylde mere end 1 MB"), "{}", journey.frame());
    assert_eq!(answer(&journey, "ledelsesopbakning"), "so ".repeat(48_000));
    journey.press("j<esc>");
    assert!(answer(&journey, "ledelsesopbakning").starts_with(&"x".repeat(30)), "one alone is no matter");
}

#[test]
fn what_is_marked_backwards_is_replaced_first() {
    let mut journey = open().keys("<C-r>");
    journey.press("<esc><C-end><S-left><S-left><S-left><S-left><S-left><S-left><C-r>l<enter>m<enter>");
    assert!(shows(&journey, "1 af 5: erstat ”l” med ”m”?"), "{}", journey.frame());
    journey.press("j<esc>");
    assert_eq!(answer(&journey, "ledelsesopbakning"), "Kommunen vil lære. Ærø Kommune er mille.");
}

#[test]
fn replacing_stops_at_esc_and_what_was_pasted_into_the_line_stays_one_line() {
    let journey = open().keys("<C-f>").paste("kommune\n").keys("<tab>").paste("by\nx").keys("<enter>j<esc>!");
    assert_eq!(answer(&journey, "ledelsesopbakning"), "by xn vil lære. Ærø Kommune! er lille.");
    assert_eq!(answer(&journey, "kendskab"), "Vores KOMMUNE kender SØM.");
}

#[test]
fn several_lines_that_are_pasted_into_the_line_are_one() {
    let mut journey = open().keys("<C-f>").paste("vil\nlære").keys("<enter><C-c>");
    assert!(shows(&journey, "Kopieret"), "{}", journey.frame());
    journey = journey.keys("<C-f>").paste("vil\tdet\r\nmed").keys("<enter>");
    assert!(shows(&journey, "”vil det med” findes ikke i svarene"), "{}", journey.frame());
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
    for way in
        ["<esc>", "<f1><esc>", "<f9><esc><wait 2500>", "<C-r>lære<enter>x<enter><esc>", "<f2><f2>", "<C-c>"]
    {
        let journey = open().keys(found).keys(way).keys("!");
        let text = answer(&journey, "ledelsesopbakning");
        assert!(text.contains("lære"), "after {way}: {text}");
    }
    let pasted = open().keys("<C-r>lære<enter>vide<enter>").paste("!");
    assert_eq!(answer(&pasted, "ledelsesopbakning"), "Kommunen vil lære!. Ærø Kommune er lille.");
    let cut = open().keys(found).keys("<C-x>");
    assert_eq!(
        answer(&cut, "ledelsesopbakning"),
        "Kommunen vil . Ærø Kommune er lille.",
        "what is seen is cut"
    );
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
