//! Typing: Danish, pastes, marks, undo, and sequences that the line splits.

use crossterm::event::{KeyCode, KeyModifiers};

use crate::harness::{Journey, Setting};
use crate::{draft, field};

fn prose() -> Journey {
    Setting::new().draft("aeroe", draft(&[("kommune", "Ærø Kommune")])).open("aeroe").start().keys("<esc>5")
}

fn text(journey: &Journey) -> String {
    let open = journey.app.open_draft().expect("an open draft");
    open.draft().answer(&field("datapraksis")).to_owned()
}

#[test]
fn a_paste_becomes_paragraphs_and_is_one_undo() {
    let journey = prose().keys("Før ").paste("et\r\nto\rtre\nfire\tfem\u{1b}[31m");
    assert_eq!(text(&journey), "Før et\nto\ntre\nfire fem[31m");
    let journey = journey.keys("<C-z>");
    assert_eq!(text(&journey), "Før ");
}

#[test]
fn a_pasted_table_has_bars_between_its_cells_and_is_one_undo() {
    let journey = prose().keys("Før: ").paste("Indsats\tPris\r\nBostøtte\t45.000\r\n");
    assert_eq!(text(&journey), "Før: Indsats | Pris\nBostøtte | 45.000\n");
    assert!(journey.frame().contains("linjer med | mellem cellerne"), "{}", journey.frame());
    assert_eq!(text(&journey.keys("<C-z>")), "Før: ");
}

#[test]
fn a_paste_in_a_one_line_field_never_moves_the_focus() {
    let journey = Setting::new().start().keys("aarh<enter>").paste("et\r\nto\n");
    assert!(journey.frame().contains("▸ Evt. forvaltning og afdeling  et to"), "{}", journey.frame());
}

#[test]
fn text_is_marked_copied_and_put_in_by_menu_letters_alone() {
    let journey = prose().keys("hest ko<esc>s<left><left><esc>c<end>");
    assert!(journey.frame().contains("Esc I indsætter") || text(&journey) == "hest ko");
    let journey = journey.keys(" <esc>i");
    assert_eq!(text(&journey), "hest ko ko");
    let journey = journey.keys("<home><S-right><S-right><C-x><end><C-v>");
    assert_eq!(text(&journey), "st ko kohe");
}

#[test]
fn ctrl_c_without_a_mark_says_how_to_leave() {
    let journey = prose().keys("x<C-c>");
    assert!(journey.frame().contains("F10 eller Esc A afslutter"));
}

#[test]
fn an_at_sign_by_altgr_arrives() {
    let mut journey = prose();
    journey.key(KeyCode::Char('@'), KeyModifiers::CONTROL | KeyModifiers::ALT);
    assert_eq!(text(&journey), "@");
}

#[test]
fn a_line_feed_is_a_paragraph_and_deletes_nothing() {
    let journey = prose().keys("et<C-j>to");
    assert_eq!(text(&journey), "et\nto");
}

#[test]
fn undo_goes_back_word_by_word_or_pause() {
    let journey = prose().keys("et to<wait 1100>tre<C-z>");
    assert_eq!(text(&journey), "et to");
    let journey = journey.keys("<C-z><C-y>");
    assert_eq!(text(&journey), "et to");
}

#[test]
fn the_users_own_editor_gets_the_answer_and_gives_it_back() {
    let mut journey = prose().keys("et<esc>e");
    assert_eq!(journey.edited_outside, ["et"]);
    let open = journey.app.open_draft().expect("an open draft");
    let saved = journey.on_disk(open.name());
    assert!(saved.says_the_same(open.draft()), "it is saved before the other editor starts");
    journey.send(som::tui::message::Message::Edited(Ok("et\nto".to_owned())));
    assert_eq!(text(&journey), "et\nto");
}

#[test]
fn a_paste_below_an_open_menu_or_page_is_text_all_the_same() {
    let journey = prose().keys("<esc><wait 100>").paste("et ").keys("<f4>").paste("to");
    assert_eq!(text(&journey), "et to");
}

#[test]
fn copying_nothing_says_so() {
    let mut journey = prose().keys("<esc>s<esc>c");
    assert!(!journey.frame().contains("Kopieret"));
    journey.press("<esc>x");
    assert!(journey.frame().contains("Esc S begynder en markering") || text(&journey).is_empty());
}

#[test]
fn esc_closes_what_lies_over_the_text_at_once_and_typing_goes_on() {
    let mut journey = prose().keys("et<f1><esc>");
    assert!(journey.frame().contains("Trin 5 af 6"), "{}", journey.frame());
    journey.press(" to O[");
    journey.press("<wait 1200>");
    assert!(text(&journey).starts_with("et to O"), "{}", text(&journey));
}

#[test]
fn a_phone_number_is_not_judged_while_it_is_typed() {
    let mut journey = Setting::new().start().keys("aarh<enter><f8><f7><tab><tab><tab><tab><tab>12");
    assert!(!journey.frame().contains("Skriv 8 cifre"), "{}", journey.frame());
    journey.press("<tab>");
    assert!(journey.frame().contains("! Skriv 8 cifre, fx 63 52 50 00"), "{}", journey.frame());
}

#[test]
fn a_file_name_that_is_shortened_is_told_and_the_answer_is_whole() {
    let name = format!("Fællesskabet {}", "a".repeat(60));
    let journey = Setting::new().start().keys(&format!("{name}<enter>"));
    let frame = journey.frame();
    assert!(frame.contains("Filens navn er forkortet til 64 tegn; navnet i svaret er helt."), "{frame}");
    let file = format!("faellesskabet-{}", "a".repeat(50));
    assert_eq!(journey.on_disk(&file).answer(&field("kommune")), name);
    let journey = Setting::new().start().keys("aarh<enter>");
    assert!(!journey.frame().contains("forkortet"), "{}", journey.frame());
}

#[test]
fn a_paste_that_is_cut_is_told_by_its_size() {
    let journey = Setting::new().start().keys("aarh<enter>").paste(&"æ".repeat(500_001));
    let frame = journey.frame();
    assert!(frame.contains("Det indsatte fylder for meget. Kun den første 1 MB er med"), "{frame}");
}
