//! The leader's approval: given, falling with an edit, coming back with the same text, taken back; and printed.

use insta::assert_snapshot;
use som::draft::Draft;
use som::form::som as form;
use som::tui::message::{Arrived, Message, Opened};

use crate::harness::{Journey, Setting, opened};
use crate::{draft, example, field};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 12)];

fn reviewing() -> Journey {
    Setting::new().draft("eksempel", example()).open("eksempel").start().keys("<f9>")
}

/// The example, approved on the 12th.
fn approved() -> Draft {
    let mut draft = example();
    draft.approve("Jonas Holm", "direktør", "2023-10-12T12:05:00Z".parse().expect("a time"));
    draft
}

fn reviewing_approved() -> Journey {
    Setting::new().draft("eksempel", approved()).open("eksempel").start().keys("<f9>")
}

#[test]
fn the_screen_says_what_an_approval_is_and_asks_who_gives_it() {
    for (columns, rows) in SIZES {
        let setting = Setting::new().size(columns, rows).draft("eksempel", example()).open("eksempel");
        let journey = setting.start().keys("<f9>gJonas Holm<enter>");
        assert_snapshot!(format!("approve_{columns}x{rows}"), journey.frame());
    }
}

#[test]
fn an_approval_is_noted_and_saved_at_once() {
    let journey = reviewing().keys("gJonas Holm<enter>direktør<enter>");
    let saved = journey.on_disk("eksempel");
    let approval = saved.approval().expect("an approval");
    assert_eq!((approval.name.as_str(), approval.title.as_str()), ("Jonas Holm", "direktør"));
    assert!(saved.is_approved(som::form::som()));
    assert_eq!(saved.changed_by, "Mette");
    let frame = journey.frame();
    assert!(frame.contains("Trin 6 af 6"), "{frame}");
    assert!(frame.contains("\n Godkendt den 31. oktober af Jonas Holm\n"), "{frame}");
    assert!(frame.contains("Godkendelsen er noteret i kladden"), "{frame}");
}

#[test]
fn tab_goes_between_the_lines_and_what_is_empty_is_asked_for() {
    let mut journey = reviewing().keys("g<enter>");
    assert!(journey.frame().contains("! Indtast navnet på den, der godkender"), "{}", journey.frame());
    journey.press("<tab>direktør<enter>");
    assert!(journey.frame().contains("! Indtast navnet på den, der godkender"), "{}", journey.frame());
    journey.press("Jonas<tab><S-tab> Holm<enter><enter>");
    assert_eq!(journey.on_disk("eksempel").approval().expect("an approval").name, "Jonas Holm");
    let journey = reviewing().keys("gJonas<enter> <enter>");
    assert!(journey.frame().contains("! Indtast stillingen på den, der godkender"), "{}", journey.frame());
    assert_eq!(journey.on_disk("eksempel").approval(), None);
}

#[test]
fn open_problems_are_named_first_and_hold_no_approval_back() {
    let mut journey = Setting::new().start().keys("aarh<enter><f9>g");
    assert!(journey.frame().contains("Der er 11 problemer: Adresse, Navn"), "{}", journey.frame());
    journey.press("Jonas<enter>leder<enter>");
    assert!(journey.frame().contains("Godkendt den 31. oktober af Jonas"), "{}", journey.frame());
}

#[test]
fn a_paste_is_one_line_and_approves_nothing() {
    let journey = reviewing().keys("g").paste("Jonas\r\nHolm\r\n").keys("<enter>").paste("leder\n");
    assert_eq!(journey.on_disk("eksempel").approval(), None);
    let journey = journey.keys("<enter>");
    assert_eq!(journey.on_disk("eksempel").approval().expect("an approval").name, "Jonas Holm");
}

#[test]
fn an_edit_takes_the_approval_down_by_name_and_the_same_text_restores_it() {
    let mut journey = reviewing_approved();
    assert!(journey.frame().contains(" Godkendt den 12. oktober af Jonas Holm\n"), "{}", journey.frame());
    journey.press("<A-5>x<f9>");
    let changed = " Godkendt den 12. oktober. Ændret siden: Datadrevet praksis\n";
    assert!(journey.frame().contains(changed), "{}", journey.frame());
    journey.press("<A-5><bs><f9>");
    assert!(journey.frame().contains(" Godkendt den 12. oktober af Jonas Holm\n"), "{}", journey.frame());
    journey.press("<A-5>x<esc>z<f9>");
    assert!(journey.frame().contains(" Godkendt den 12. oktober af Jonas Holm\n"), "{}", journey.frame());
}

#[test]
fn several_changes_are_named_with_commas() {
    let journey = reviewing_approved().keys("<A-5>x<esc>4x<f9>");
    let changed =
        "Godkendt den 12. oktober. Ændret siden: Målsætninger og forventninger,\n Datadrevet praksis\n";
    assert!(journey.frame().contains(changed), "{}", journey.frame());
}

#[test]
fn an_approval_of_another_year_says_which() {
    let setting = Setting::new().now("2024-01-02T08:00:00Z").draft("eksempel", approved()).open("eksempel");
    let journey = setting.start().keys("<f9>");
    assert!(journey.frame().contains("Godkendt den 12. oktober 2023 af Jonas Holm"), "{}", journey.frame());
}

#[test]
fn the_screen_shows_the_approval_and_what_was_changed_since() {
    for (columns, rows) in SIZES {
        let setting = Setting::new().size(columns, rows).draft("eksempel", approved()).open("eksempel");
        let journey = setting.start().keys("<A-5>x<f9>g");
        assert_snapshot!(format!("approved_{columns}x{rows}"), journey.frame());
    }
}

#[test]
fn approving_anew_fills_nothing_in_beforehand() {
    let mut journey = reviewing_approved().keys("<A-5>x<f9>g<enter>");
    assert!(!journey.frame().contains("Navn      J"), "{}", journey.frame());
    journey.press("Åse Krog<enter>socialchef<enter>");
    assert!(journey.frame().contains("Godkendt den 31. oktober af Åse Krog"), "{}", journey.frame());
}

#[test]
fn an_approval_is_taken_back_after_a_yes() {
    let mut journey = reviewing_approved().keys("g<down><enter>");
    assert_snapshot!("withdraw", journey.frame());
    journey.press("<enter>");
    assert!(journey.on_disk("eksempel").approval().is_some());
    journey.press("<enter>j");
    assert_eq!(journey.on_disk("eksempel").approval(), None);
    let frame = journey.frame();
    assert!(frame.contains("Godkendelsen er trukket tilbage") && !frame.contains("Godkendt den"), "{frame}");
}

#[test]
fn a_draft_that_can_only_be_read_says_so_and_takes_no_approval() {
    let opened = Opened { is_read_only: true, ..opened(approved()) };
    let mut journey = reviewing_approved().tell(Message::Opened(Box::new(opened))).keys("<f9>g");
    let frame = journey.frame();
    assert!(frame.contains("Kun læsning: kladden kan ikke godkendes her."), "{frame}");
    assert!(
        frame.contains("Godkendt af Jonas Holm, direktør, torsdag den 12. oktober 2023 kl. 14.05"),
        "{frame}"
    );
    journey.press("Per<enter><enter>");
    assert_eq!(journey.app.open_draft().and_then(|open| open.draft().approval()), approved().approval());
}

#[test]
fn the_end_of_the_review_says_how_it_stands_also_where_nothing_is_noted() {
    let mut journey = reviewing().keys("<end>");
    let frame = journey.frame();
    assert!(frame.contains(" Godkendelse og afsendelse\n     Ikke godkendt\n ▸   Ikke sendt\n"), "{frame}");
    journey.press("<enter>");
    assert!(journey.frame().contains("Send ansøgningen"), "{}", journey.frame());
    journey.press("<f7><up><enter>");
    assert!(journey.frame().contains("Godkend svarene"), "{}", journey.frame());
}

#[test]
fn the_approval_is_printed_where_it_is_chosen() {
    let mut journey = reviewing_approved().keys("e<enter>");
    assert!(!journey.exported[0].with_approval);
    journey.press("<tab><tab> ");
    assert!(journey.frame().contains("▸ Vis godkendelsen i dokumentet: ja"), "{}", journey.frame());
    journey.press("<down><enter>");
    assert_eq!((journey.exported[1].format, journey.exported[1].with_approval), ("pdf", true));
    journey.press("<right><tab><tab>x<enter>");
    assert_eq!(journey.exported[2].place, "/home/mette/eksempel.pdfx");
    assert!(!journey.exported[2].with_approval);
}

#[test]
fn english_and_ascii_say_the_same() {
    let setting = Setting::new().english().ascii().draft("eksempel", approved()).open("eksempel");
    let mut journey = setting.start().keys("<A-5>x<f9>");
    let frame = journey.frame();
    assert!(frame.contains("Approved on 12 October, changed since: Data-driven practice"), "{frame}");
    journey.press("g");
    assert_snapshot!("approved_english_ascii", journey.frame());
}

#[test]
fn the_list_and_the_overview_tell_an_approved_draft() {
    let open = draft(&[("kommune", "Randers Kommune")]);
    let setting = Setting::new().draft("eksempel", approved()).draft("randers", open);
    let mut journey = setting.start();
    assert!(journey.frame().contains("godkendt\n"), "{}", journey.frame());
    journey.press("<down><enter><f2>");
    assert!(journey.frame().contains("godkendt · ingen problemer"), "{}", journey.frame());
    assert!(journey.on_disk("eksempel").is_answered(&field("navn")));
}

#[test]
fn a_copy_begins_with_the_answers_and_is_not_approved() {
    let mut draft = example();
    draft.approve("Jonas Holm", "direktør", draft.changed);
    let mut journey = Setting::new().draft("eksempel", draft).start().keys("kj");
    let frame = journey.frame();
    assert!(
        frame.contains("Svarene er fra Eksempel Kommune. Godkendelse og kvitteringer er ikke"),
        "{frame}"
    );
    journey.press("<f9>");
    assert!(!journey.frame().contains("Godkendt"), "{}", journey.frame());
    let copy = journey.on_disk("eksempel-2");
    assert_eq!((copy.answered(form()), copy.approval()), (13, None));
    assert!(journey.on_disk("eksempel").approval().is_some());
}

#[test]
fn what_a_colleague_wrote_meanwhile_is_told_before_it_is_approved() {
    let mut journey = reviewing().keys("gJonas Holm<tab>direktør");
    let mut theirs = example();
    theirs.set_answer(&field("datapraksis"), "Noget andet");
    let arrived =
        Arrived { name: "eksempel".to_owned(), number: 1, base: example(), theirs, by: "Mette".to_owned() };
    journey.send(Message::Arrived(Box::new(arrived)));
    journey.press("<enter>");
    let frame = journey.frame();
    assert!(frame.contains("Svarene er ændret imens: Datadrevet praksis."), "{frame}");
    journey.press("<enter>");
    assert!(journey.frame().contains("Godkendt den 31. oktober af Jonas Holm"), "{}", journey.frame());
}
