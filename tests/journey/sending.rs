//! Sending: what is shown before, the one question, the receipt on disk before the letter goes, and what comes of it.

use insta::assert_snapshot;
use som::draft::{Draft, Receipt, Seal};
use som::form::FieldId;
use som::mail::Taken;
use som::tui::message::{Effect, Message, Opened, SendJob, SendOutcome};

use crate::example;
use crate::harness::{Journey, Setting, opened};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 12)];
pub(crate) const AGENCY: &str = "SOM-support@sbst.dk";

fn setting() -> Setting {
    Setting::new().sends_via("mail.eksempel.dk").now("2023-11-07T14:02:00Z")
}

/// On the screen before the letter goes.
pub(crate) fn asking() -> Journey {
    setting().draft("eksempel", example()).open("eksempel").start().keys("<f9>s")
}

/// The letter is on its way.
pub(crate) fn going() -> Journey {
    asking().keys("<enter>j")
}

pub(crate) fn letters(journey: &Journey) -> Vec<&SendJob> {
    fn letter(effect: &Effect) -> Option<&SendJob> {
        if let Effect::Send(job) = effect { Some(job) } else { None }
    }
    journey.asked.iter().filter_map(letter).collect()
}

pub(crate) fn answer(journey: Journey, outcome: SendOutcome) -> Journey {
    let id = letters(&journey).last().expect("a letter").message_id.clone();
    journey.tell(Message::Sent(id, outcome))
}

fn sent(journey: Journey) -> Journey {
    answer(journey, SendOutcome::Sent("c0ffee".to_owned(), Taken::Whole))
}

/// The example, with a letter noted.
pub(crate) fn noted(at: &str, to: &str, is_sent: bool) -> Draft {
    let mut draft = example();
    draft.note_receipt(Receipt {
        at: at.parse().expect("a time"),
        to: to.to_owned(),
        by: "Mette".to_owned(),
        message_id: "1@eksempel.dk".to_owned(),
        document: "c0ffee".to_owned(),
        is_sent,
        seal: Seal::of(&draft),
    });
    draft
}

#[test]
fn the_screen_shows_all_of_the_letter_before_it_goes() {
    for (columns, rows) in SIZES {
        let setting = setting().size(columns, rows).draft("eksempel", example()).open("eksempel");
        let journey = setting.start().keys("<f9>s");
        assert_snapshot!(format!("send_{columns}x{rows}"), journey.frame());
    }
}

#[test]
fn what_an_attached_document_cannot_show_is_told_before_it_goes() {
    let mut draft = example();
    draft.set_answer(&FieldId::new("omraade"), "Unge ☑ og 😀ש");
    let frame = setting().draft("eksempel", draft).open("eksempel").start().keys("<f9>s").frame();
    assert!(frame.contains("2 tegn i svarene kan ikke gengives, som de er skrevet"), "{frame}");
}

#[test]
fn a_low_window_scrolls_to_the_rest() {
    let setting = setting().size(40, 12).draft("eksempel", example()).open("eksempel");
    let mut journey = setting.start().keys("<f9>s<pgdn>");
    let frame = journey.frame();
    assert!(frame.contains("Vis godkendelsen i dokumentet: nej"), "{frame}");
    journey.press("<up><pgup>");
    assert!(journey.frame().contains("Til"), "{}", journey.frame());
}

#[test]
fn tab_in_a_low_window_shows_what_it_comes_to() {
    let setting = setting().size(40, 12).draft("eksempel", example()).open("eksempel");
    let mut journey = setting.start().keys("<f9>s<tab><right>");
    assert_snapshot!("send_low_approval", journey.frame());
    journey.press("<tab>");
    assert!(journey.frame().contains(" Til          SOM-support@sbst.dk\n"), "{}", journey.frame());
}

#[test]
fn keys_in_a_window_without_room_break_nothing() {
    for rows in 1..12 {
        let mut journey = asking().keys("<tab>");
        journey = journey.resize(40, rows).keys("<tab><tab><pgdn><up>");
        journey.frame();
    }
}

#[test]
fn a_letter_goes_after_one_question_and_its_receipt_is_settled() {
    let mut journey = asking().keys("<enter>");
    assert!(journey.frame().contains("Send ansøgningen til SOM-support@sbst.dk nu?"), "{}", journey.frame());
    assert_snapshot!("send_question", journey.frame());
    assert!(letters(&journey).is_empty());
    journey.press("j");
    assert_eq!(letters(&journey).len(), 1);
    let job = letters(&journey)[0].clone();
    assert_eq!((job.to.as_str(), job.with_approval), (AGENCY, false));
    let saved = journey.on_disk("eksempel");
    assert_eq!(saved.receipts().len(), 1, "the receipt is on disk before the letter goes");
    assert!(!saved.receipts()[0].is_sent);
    assert_eq!(saved.receipts()[0].message_id, job.message_id);
    assert!(journey.frame().contains("Sender ansøgningen til SOM-support@sbst.dk …"), "{}", journey.frame());
    let mut journey = sent(journey);
    assert_snapshot!("sent", journey.frame());
    let saved = journey.on_disk("eksempel");
    assert!(saved.receipts()[0].is_sent);
    assert_eq!(saved.receipts()[0].document, "c0ffee");
    assert_eq!(saved.receipts()[0].by, "Mette");
    journey.press("<f7>");
    let frame = journey.frame();
    assert!(frame.contains(" Sendt den 7. november kl. 15.02 til SOM-support@sbst.dk\n"), "{frame}");
}

#[test]
fn a_message_id_is_of_the_senders_domain_and_names_nobody() {
    let journey = going();
    let id = &letters(&journey)[0].message_id;
    let (digits, domain) = id.split_once('@').expect("two parts");
    assert_eq!((digits.len(), domain), (36, "eksempel.dk"));
    let digits = digits.strip_prefix("som.").expect("it says whose it is");
    assert!(digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
}

#[test]
fn only_a_yes_sends() {
    for no in ["<enter>", "n", "<esc>", "<f7>", "<tab>"] {
        let journey = asking().keys("<enter>").keys(no);
        assert!(letters(&journey).is_empty(), "{no}");
        assert!(journey.on_disk("eksempel").receipts().is_empty(), "{no}");
    }
}

#[test]
fn the_letter_holds_the_draft_as_it_stood_at_the_question() {
    let journey = sent(going().keys("<f7><A-5>x<wait 1000>"));
    let field = crate::field("datapraksis");
    assert_eq!(letters(&journey)[0].draft.answer(&field), example().answer(&field));
    let journey = journey.keys("<f9>");
    let changed =
        "Sendt den 7. november kl. 15.02 til SOM-support@sbst.dk · ændret siden:\n Datadrevet praksis\n";
    assert!(journey.frame().contains(changed), "{}", journey.frame());
}

#[test]
fn nothing_is_sent_where_the_receipt_cannot_be_saved() {
    let mut journey = asking();
    journey.break_disk(true);
    journey.press("<enter>j");
    assert!(letters(&journey).is_empty());
    let frame = journey.frame();
    assert!(
        frame.contains("Ansøgningen er ikke sendt, for kladden kunne ikke gemmes (disken er fuld)."),
        "{frame}"
    );
    journey.break_disk(false);
    journey.pass(std::time::Duration::from_secs(5));
    assert!(letters(&journey).is_empty());
    assert!(journey.on_disk("eksempel").receipts().is_empty());
    journey.press("<enter>j");
    assert_eq!(letters(&journey).len(), 1);
}

#[test]
fn a_failed_letter_tells_why_keeps_all_and_can_be_tried_again() {
    let cause = "Serveren svarede: 550 ukendt modtager.".to_owned();
    let mut journey = answer(going(), SendOutcome::Failed(cause));
    assert_snapshot!("send_failed", journey.frame());
    assert!(journey.on_disk("eksempel").receipts().is_empty());
    journey.press("<enter>");
    assert!(journey.frame().contains("Send ansøgningen til SOM-support@sbst.dk nu?"), "{}", journey.frame());
    journey.press("j");
    assert_eq!(letters(&journey).len(), 2);
    let journey = sent(journey);
    assert!(journey.frame().contains("Ansøgningen er sendt tirsdag den 7. november 2023 kl. 15.02"));
}

#[test]
fn a_letter_that_may_have_gone_is_told_as_unknown_and_asked_about() {
    let cause = "Linjen faldt ud.".to_owned();
    let mut journey = answer(going(), SendOutcome::Unknown(cause));
    assert_snapshot!("send_unknown", journey.frame());
    let saved = journey.on_disk("eksempel");
    assert!(!saved.receipts()[0].is_sent);
    journey.press("<enter>");
    let question =
        "Det er uvist, om ansøgningen kom af sted til SOM-support@sbst.dk den 7.\n november kl. 15.02.";
    assert!(journey.frame().contains(question), "{}", journey.frame());
    journey.press("<esc><f7>");
    let frame = journey.frame();
    let unknown = " Uvist, om ansøgningen kom af sted den 7. november kl. 15.02 – spørg hos\n modtageren, før du sender igen\n";
    assert!(frame.contains(unknown), "{frame}");
}

#[test]
fn what_was_sent_is_asked_about_before_it_is_sent_again() {
    let draft = noted("2023-11-01T08:30:00Z", "som-support@SBST.dk", true);
    let mut journey = setting().draft("eksempel", draft).open("eksempel").start().keys("<f9>s");
    assert!(journey.frame().contains("Sendt den 1. november kl. 09.30"), "{}", journey.frame());
    journey.press("<enter>");
    let question =
        "Ansøgningen er sendt til SOM-support@sbst.dk den 1. november kl. 09.30. Send\n den igen nu?";
    assert!(journey.frame().contains(question), "{}", journey.frame());
    journey.press("j");
    assert_eq!(journey.on_disk("eksempel").receipts().len(), 2);
}

#[test]
fn the_screen_shows_the_letter_that_is_on_its_way_whatever_is_written_meanwhile() {
    let journey = going().keys("<f7><A-1><end>by<wait 1000><f9>s");
    let frame = journey.frame();
    assert!(frame.contains("Vedhæftet    som-ansoegning-eksempel.docx"), "{frame}");
    assert_ne!(journey.on_disk("eksempel").answer(&crate::field("kommune")), "Eksempel Kommune");
    let journey = sent(journey);
    assert!(!journey.frame().contains("som-ansoegning-eksempel.docx"), "{}", journey.frame());
}

#[test]
fn a_letter_that_failed_is_tried_again_to_the_same_address() {
    let mut journey = asking();
    for _ in AGENCY.chars() {
        journey.press("<bs>");
    }
    let journey = journey.keys("jonas@eksempel.dk<enter>j<f7>");
    let mut journey = answer(journey, SendOutcome::Failed("Serveren svarede ikke.".to_owned()));
    journey.press("<f9>s");
    assert!(journey.frame().contains(" Til          jonas@eksempel.dk\n"), "{}", journey.frame());
}

#[test]
fn a_colleague_can_read_it_first_and_it_is_not_sent_for_that() {
    let mut journey = asking();
    for _ in AGENCY.chars() {
        journey.press("<bs>");
    }
    let mut journey = sent(journey.keys(" jonas@eksempel.dk <tab> <enter>j"));
    assert_eq!(letters(&journey)[0].to, "jonas@eksempel.dk");
    assert!(letters(&journey)[0].with_approval);
    journey.press("<f7><end>");
    let frame = journey.frame();
    assert!(frame.contains("     Ikke sendt\n"), "{frame}");
    assert!(
        frame.contains("Sendt til gennemlæsning hos jonas@eksempel.dk den 7. november kl. 15.02"),
        "{frame}"
    );
}

#[test]
fn an_address_that_is_none_is_refused_by_name() {
    for (paste, what) in [
        ("\r\nBcc: alle@eksempel.dk", "Skriv kun én adresse, med ét @, fx navn@kommune.dk"),
        (", per@eksempel.dk", "Skriv kun én adresse, med ét @, fx navn@kommune.dk"),
        (" Mette", "Skriv adressen uden mellemrum, fx navn@kommune.dk"),
    ] {
        let journey = asking().paste(paste).keys("<enter>");
        assert!(letters(&journey).is_empty(), "{paste:?}");
        assert!(journey.frame().contains(&format!("! Til: {what}")), "{paste:?} {}", journey.frame());
    }
    let mut journey = asking();
    for _ in AGENCY.chars() {
        journey.press("<bs>");
    }
    journey.press("<enter>");
    assert!(journey.frame().contains("! Til: Indtast modtagerens e-mailadresse"), "{}", journey.frame());
}

#[test]
fn a_letter_without_a_sender_is_not_sent() {
    let mut draft = example();
    draft.set_answer(&crate::field("email"), "mette");
    let journey = setting().draft("eksempel", draft).open("eksempel").start().keys("<f9>s<enter>");
    let frame = journey.frame();
    assert!(frame.contains("! Fra: Indtast din adresse under ”E-mailadresse”"), "{frame}");
    assert!(frame.contains("Fra          (mangler)"), "{frame}");
}

#[test]
fn a_letter_of_a_draft_without_an_address_comes_from_its_writer() {
    let mut draft = example();
    draft.set_answer(&crate::field("email"), "");
    let setting = setting().settings(|world| {
        world.sending.as_mut().expect("a server").writer = Some("mette@aeroe.dk".to_owned());
    });
    let journey = setting.draft("eksempel", draft).open("eksempel").start().keys("<f9>s");
    assert!(journey.frame().contains("Fra          mette@aeroe.dk"), "{}", journey.frame());
}

#[test]
fn a_host_that_cannot_send_says_what_to_do_instead() {
    for (columns, rows) in SIZES {
        let setting = Setting::new().size(columns, rows).draft("eksempel", example()).open("eksempel");
        let mut journey = setting.start().keys("<f9>s");
        assert_snapshot!(format!("send_not_set_up_{columns}x{rows}"), journey.frame());
        journey.press("<enter>e");
        assert!(journey.frame().contains("Eksportér ansøgningen"), "{}", journey.frame());
    }
}

#[test]
fn a_draft_that_can_only_be_read_is_not_sent() {
    let opened = Opened { is_read_only: true, ..opened(example()) };
    let journey = asking().tell(Message::Opened(Box::new(opened))).keys("<f9>s<enter>j");
    assert!(letters(&journey).is_empty());
    assert!(
        journey.frame().contains("Kun læsning: ansøgningen kan ikke sendes herfra"),
        "{}",
        journey.frame()
    );
}

#[test]
fn one_may_write_on_while_it_is_sent() {
    let mut journey = going().keys("<f7>");
    let frame = journey.frame();
    assert!(frame.contains("Sender …"), "{frame}");
    assert!(!frame.contains("Uvist"), "{frame}");
    journey.press("<A-5>x<wait 1000>");
    let journey = sent(journey);
    let frame = journey.frame();
    assert!(frame.contains("Ansøgningen er sendt tirsdag den 7. november 2023 kl. 15.02\n"), "{frame}");
    let saved = journey.on_disk("eksempel");
    assert!(saved.receipts()[0].is_sent);
    assert!(saved.answer(&crate::field("datapraksis")).ends_with('x'));
}

#[test]
fn what_came_of_it_elsewhere_is_told_and_shown_on_return() {
    let journey = going().keys("<f7><f6>");
    let mut journey = answer(journey, SendOutcome::Failed("Serveren svarede ikke.".to_owned()));
    assert!(journey.frame().contains("Ansøgningen er ikke sendt: "));
    journey.press("<f7><f9>gg<f7>s");
    assert!(journey.frame().contains("Serveren svarede ikke."), "{}", journey.frame());
    journey.press("<f7>s");
    assert!(!journey.frame().contains("Serveren svarede ikke."), "{}", journey.frame());
}

#[test]
fn a_second_letter_waits_for_the_first() {
    let mut journey = going().keys("<enter>");
    assert!(journey.frame().contains("Ansøgningen er ved at blive sendt. Vent, til det er gjort"));
    journey.press("j<tab> <C-right>x");
    assert_eq!(letters(&journey).len(), 1);
    assert!(journey.frame().contains("Til          SOM-support@sbst.dk\n"), "{}", journey.frame());
}

#[test]
fn another_draft_waits_for_the_letter() {
    let other = crate::draft(&[("kommune", "Randers Kommune")]);
    let setting = setting().draft("eksempel", example()).draft("randers", other).open("eksempel");
    let mut journey = setting.start().keys("<f9>s<enter>j<f7><f2><end><enter>");
    journey.press("<down><enter>");
    let frame = journey.frame();
    assert!(frame.contains("Ansøgningen er ved at blive sendt. Vent, til det er gjort"), "{frame}");
    let mut journey = sent(journey);
    journey.press("<down><enter>");
    assert!(journey.frame().starts_with(" Randers Kommune"), "{}", journey.frame());
    assert!(journey.on_disk("eksempel").receipts()[0].is_sent);
}

#[test]
fn quitting_while_it_is_sent_is_asked_about_and_leaves_it_unknown() {
    let mut journey = going().keys("<f10>");
    assert!(!journey.has_quit);
    assert_snapshot!("quit_while_sending", journey.frame());
    journey.press("<enter>");
    assert!(!journey.has_quit);
    journey.press("<f10>j");
    assert!(journey.has_quit);
    let saved = journey.on_disk("eksempel");
    assert_eq!(saved.receipts().len(), 1);
    assert!(!saved.receipts()[0].is_sent);
}

#[test]
fn the_question_about_quitting_goes_once_the_letter_has() {
    let mut journey = sent(going().keys("<f10>"));
    assert!(journey.frame().contains("Ansøgningen er sendt tirsdag"), "{}", journey.frame());
    journey.press("<f10>");
    assert!(journey.has_quit);
}

#[test]
fn an_answer_to_another_letter_changes_nothing() {
    let outcome = SendOutcome::Sent("c0ffee".to_owned(), Taken::Whole);
    let journey = going().tell(Message::Sent("en-anden@eksempel.dk".to_owned(), outcome));
    assert!(!journey.on_disk("eksempel").receipts()[0].is_sent);
    assert!(journey.app.open_draft().expect("an open draft").is_sending());
}

#[test]
fn the_review_tells_all_there_is_at_its_end() {
    let mut draft = noted("2023-11-01T08:30:00Z", AGENCY, true);
    draft.approve("Jonas Holm", "direktør", "2023-10-12T12:05:00Z".parse().expect("a time"));
    draft.set_answer(&crate::field("datapraksis"), "Nyt");
    for (columns, rows) in SIZES {
        let setting = setting().size(columns, rows).draft("eksempel", draft.clone()).open("eksempel");
        let mut journey = setting.start().keys("<f9>");
        assert_snapshot!(format!("review_top_{columns}x{rows}"), journey.frame());
        journey.press("<end>");
        assert_snapshot!(format!("review_end_{columns}x{rows}"), journey.frame());
    }
}

#[test]
fn the_start_list_tells_what_was_sent() {
    let at = "2023-11-01T08:30:00Z";
    let mut changed = noted(at, AGENCY, true);
    changed.set_answer(&crate::field("navn"), "Åse");
    changed.set_answer(&crate::field("kommune"), "Ærø Kommune");
    let mut unsettled = noted(at, AGENCY, false);
    unsettled.set_answer(&crate::field("kommune"), "Randers Kommune");
    for (columns, rows) in SIZES {
        let setting = setting().size(columns, rows).draft("eksempel", noted(at, AGENCY, true));
        let setting = setting.draft("aeroe", changed.clone()).draft("randers", unsettled.clone());
        let journey = setting.start();
        assert_snapshot!(format!("start_sent_{columns}x{rows}"), journey.frame());
    }
}

#[test]
fn english_and_ascii_say_the_same() {
    let journey =
        setting().english().ascii().draft("eksempel", example()).open("eksempel").start().keys("<f9>s");
    assert_snapshot!("send_english_ascii", journey.frame());
    let journey = sent(journey.keys("<enter>y"));
    let frame = journey.frame();
    assert!(frame.contains("The application was sent Tuesday 7 November 2023 at 15:02"), "{frame}");
}
