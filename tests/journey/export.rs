//! Getting the document out.

use insta::assert_snapshot;
use som::mail::Taken;
use som::tui::message::{Effect, ExportOutcome, Message, SendJob, SendOutcome};

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
    let journey = exporting().keys("<down><down><tab><home>/tmp").keys("<enter>");
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
    let mut journey = exporting();
    journey.fetch = Some(command.to_owned());
    journey.press("<enter>");
    let frame = journey.frame();
    assert!(frame.contains("Gemt: /home/mette/eksempel.docx (18 kB).") && frame.contains(command), "{frame}");
}

const OWN: &str = "mette@aeroe.dk";

fn mailing() -> Journey {
    let setting = Setting::new().sends_via("mail.aeroe.dk").own_address(OWN);
    setting.draft("eksempel", example()).start().keys("e")
}

fn copies(journey: &Journey) -> Vec<&SendJob> {
    fn copy(effect: &Effect) -> Option<&SendJob> {
        if let Effect::SendCopy(job) = effect { Some(job) } else { None }
    }
    journey.asked.iter().filter_map(copy).collect()
}

#[test]
fn two_keys_mail_the_document_copy_home_and_the_draft_notes_nothing() {
    let mut journey = mailing();
    assert!(journey.frame().contains("M Send til mette@aeroe.dk"), "{}", journey.frame());
    let receipts = journey.app.open_draft().expect("a draft").draft().receipts().len();
    journey.press("mm");
    let job = Box::new(copies(&journey)[0].clone());
    assert_eq!((copies(&journey).len(), job.to.as_str(), job.with_approval), (1, OWN, false));
    assert!(journey.frame().contains("Sender Word-dokumentet til mette@aeroe.dk"), "{}", journey.frame());
    let done = SendOutcome::Sent(String::new(), Taken::Whole);
    let journey = journey.tell(Message::CopySent(job, done));
    let frame = journey.frame();
    assert!(frame.contains("En kopi af Word-dokumentet er sendt til mette@aeroe.dk."), "{frame}");
    let draft = journey.app.open_draft().expect("a draft").draft();
    assert_eq!(draft.receipts().len(), receipts);
    assert!(journey.exported.is_empty());
}

#[test]
fn what_came_of_a_copy_is_told_wherever_one_is() {
    for (outcome, told) in [
        (
            SendOutcome::Failed("Mailserveren svarede ikke".to_owned()),
            "Kopien er ikke sendt til mette@aeroe.dk.",
        ),
        (SendOutcome::Unknown("Linjen blev afbrudt".to_owned()), "Det er uvist, om kopien kom af sted"),
    ] {
        for keys in ["m", "m<esc>"] {
            let journey = mailing().keys(keys);
            let job = Box::new(copies(&journey)[0].clone());
            let frame = journey.tell(Message::CopySent(job, outcome.clone())).frame();
            assert!(frame.contains(told), "{keys}: {frame}");
        }
    }
}

#[test]
fn only_a_key_on_the_list_of_formats_mails_it() {
    for keys in ["<tab>m", "<tab><tab>m"] {
        let journey = mailing().keys(keys);
        assert!(copies(&journey).is_empty(), "{keys}");
    }
    let journey = mailing().paste("m");
    assert!(copies(&journey).is_empty() && journey.exported.is_empty());
    let elsewhere = Setting::new().sends_via("mail.aeroe.dk").draft("eksempel", example()).start().keys("em");
    assert!(
        copies(&elsewhere).is_empty() && !elsewhere.frame().contains("Send til"),
        "{}",
        elsewhere.frame()
    );
}

#[test]
fn the_address_is_shown_in_every_window() {
    for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
        let setting = Setting::new().size(columns, rows).sends_via("mail.aeroe.dk").own_address(OWN);
        let frame = setting.draft("eksempel", example()).start().keys("e").frame();
        assert!(frame.contains("M Send til mette@aeroe.dk"), "{frame}");
    }
}
