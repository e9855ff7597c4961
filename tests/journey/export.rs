//! Getting the document out.

use insta::assert_snapshot;
use som::tui::message::{ExportOutcome, Message};

use crate::example;
use crate::harness::{Journey, Setting};

fn exporting() -> Journey {
    Setting::new().draft("eksempel", example()).open("eksempel").start().keys("<f9>e")
}

#[test]
fn the_screen_names_the_formats_and_the_place() {
    for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
        let journey = Setting::new()
            .size(columns, rows)
            .draft("eksempel", example())
            .open("eksempel")
            .start()
            .keys("<f9>e");
        assert_snapshot!(format!("export_{columns}x{rows}"), journey.frame());
    }
}

#[test]
fn enter_writes_the_document_and_tells_path_and_size() {
    let mut journey = exporting().keys("<enter>");
    assert_eq!(journey.exported[0].place, "/home/mette/eksempel.docx");
    assert!(journey.frame().contains("Gemt: /home/mette/eksempel.docx (18 kB)."), "{}", journey.frame());
    journey.press("<f7>");
    assert!(journey.frame().contains("Trin 6 af 6"));
}

#[test]
fn what_the_document_cannot_show_is_told_once_it_is_written() {
    let not_held = Some("2 tegn i svarene kan ikke gengives, som de er skrevet".to_owned());
    let written = ExportOutcome::Written { path: "~/a.pdf".to_owned(), bytes: 900, not_held, fetch: None };
    let journey = exporting().keys("<enter>");
    let job = Box::new(journey.exported[0].clone());
    let frame = journey.tell(Message::Exported(job, written)).frame();
    assert!(frame.contains("Gemt: ~/a.pdf (1 kB). 2 tegn i svarene kan ikke gengives, som de er"), "{frame}");
}

#[test]
fn the_ending_follows_the_format_and_the_place_can_be_typed() {
    let journey = exporting().keys("<down><down><home>/tmp").keys("<enter>");
    assert_eq!(journey.exported[0].format, "md");
    assert_eq!(journey.exported[0].place, "/tmp/home/mette/eksempel.md");
}

#[test]
fn a_file_that_is_there_is_replaced_only_after_a_yes() {
    let mut journey = exporting().keys("<enter><enter>");
    assert!(journey.frame().contains("Filen findes allerede. Skal den erstattes?"), "{}", journey.frame());
    journey.press("<enter>");
    journey.press("n");
    assert_eq!(journey.exported.len(), 1);
    journey.press("<enter>j");
    assert_eq!(journey.exported.len(), 2);
    assert!(journey.exported[1].is_replacing);
}

#[test]
fn open_problems_are_named_first_and_hold_nothing_back() {
    let mut journey = Setting::new().start().keys("aarh<enter><f9>e");
    assert!(journey.frame().contains("Der er 11 problemer: Adresse, Navn"), "{}", journey.frame());
    journey.press("<enter>");
    assert_eq!(journey.exported.len(), 1);
}

#[test]
fn one_who_sits_elsewhere_reads_the_command_that_fetches_it() {
    let command = "ssh mette@som.aeroe.dk export eksempel --to docx > eksempel.docx";
    let written = ExportOutcome::Written {
        path: "eksempel.docx".to_owned(),
        bytes: 900,
        not_held: None,
        fetch: Some(command.to_owned()),
    };
    let journey = exporting().keys("<enter>");
    let job = Box::new(journey.exported[0].clone());
    let frame = journey.tell(Message::Exported(job, written)).frame();
    assert!(frame.contains("Gemt: eksempel.docx (1 kB).") && frame.contains(command), "{frame}");
}
