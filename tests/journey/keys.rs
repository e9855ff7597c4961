//! Keys that keep their word: each that does nothing says so, the footer names what works, and letters do in the menu
//! what they do in the list.

use som::draft::Draft;
use som::store::LoadError;
use som::tui::message::{FileJob, Message};

use crate::harness::{Journey, Setting};
use crate::{draft, example, field};

fn opened() -> Journey {
    Setting::new().draft("eksempel", example()).open("eksempel").start()
}

fn start() -> Journey {
    let aeroe = draft(&[("kommune", "Ærø Kommune")]);
    Setting::new().draft("eksempel", example()).draft("aeroe", aeroe).start()
}

#[track_caller]
fn shows(journey: &Journey, text: &str) {
    assert!(journey.frame().contains(text), "no {text:?}: {}", journey.frame());
}

fn footer(journey: &Journey) -> String {
    let rows = usize::from(journey.app.size().1);
    journey.frame().lines().nth(rows - 1).unwrap_or_default().to_owned()
}

#[test]
fn a_key_that_does_nothing_says_so() {
    for (place, key, told) in [
        ("<A-3>", "<C-z>", "Ctrl-Z: intet at fortryde"),
        ("<A-3>", "<C-y>", "Ctrl-Y: intet at gentage"),
        ("<A-3>", "<esc>z", "Esc Z: intet at fortryde"),
        ("<A-3>", "<A-z>", "Esc Z: intet at fortryde"),
        ("<A-3>", "<C-v>", "Ctrl-V: intet er kopieret"),
        ("<A-3>", "<C-q>", "Ctrl-Q gør intet her"),
        ("<A-3>", "<f11>", "F11 gør intet her"),
        ("<A-3>", "<esc>ø", "Esc ø gør intet her"),
        ("<A-3>", "<esc>7", "Esc 7 gør intet her"),
        ("<A-3>", "<esc><right>", "→ gør intet her"),
        ("<A-3>", "<A-ø>", "Esc ø gør intet her"),
        ("<A-3>", "<esc>b", "Esc B: der er kun én tekst her"),
        ("<A-1>", "<f3>", "F3: ingen krav til dette felt"),
        ("<A-1>", "<f4>", "F4: dette felt har ingen sidegrænse"),
        ("<A-1>", "<esc>k", "Esc K: ingen krav til dette felt"),
        ("<A-1>", "<S-tab>", "Shift-Tab: dette er det første felt"),
        ("<f9>", "<f9>", "F9: du er her allerede"),
        ("<f9>", "<f8>", "F8 gør intet her"),
        ("<f9>", "<f3>", "F3 gør intet her"),
        ("<f9>", "q", "Q gør intet her"),
        ("<f9>", " ", "Mellemrum gør intet her"),
        ("e", "<f8>", "F8 gør intet her"),
        ("e", "<f3>", "F3 gør intet her"),
        ("e", "q", "Q gør intet her"),
        ("e", "m", "M gør intet her"),
        ("e<tab><tab>", "q", "Q gør intet her"),
        ("s", "<f2>", "F2 gør intet her"),
        ("g", "<f9>", "F9 gør intet her"),
        ("g", "<C-c>", "F10 afslutter. Ellers tilbage med Esc"),
        ("i", "<f4>", "F4 gør intet her"),
        ("u", "g", "G gør intet her"),
        ("u", "<enter>", "Enter gør intet her"),
        ("i<down><down>", "<enter>", "Enter: skriv eller vælg en fil først"),
        ("<f6>", "x", "X: intet er slut endnu"),
        ("<f6>", "q", "Q gør intet her"),
        ("<f6>", "<f6>", "F6 gør intet her"),
        ("<A-3><f2>", "9", "9 gør intet her"),
        ("<A-3><f3>", "9", "9 gør intet her"),
        ("<A-3><f4>", "x", "X gør intet her"),
        ("<A-1><f1>", "<f3>", "F3 gør intet her"),
        ("<f2><end><enter>", "<f3>", "F3 gør intet her"),
        ("<f2><end><enter>", "q", "Q gør intet her"),
    ] {
        let mut journey = opened().keys(place);
        let body =
            |journey: &Journey| journey.frame().lines().take(20).map(str::to_owned).collect::<Vec<_>>();
        let before = body(&journey);
        journey.press(key);
        shows(&journey, told);
        assert_eq!(body(&journey), before, "{place} {key}");
        // It is gone with the next key.
        journey.press("<up>");
        assert!(!journey.frame().contains(told), "{}", journey.frame());
    }
}

#[test]
fn it_takes_no_message_away_that_is_still_to_be_read() {
    let mut journey = start();
    journey.send(Message::OpenFailed(FileJob::Open("x".to_owned()), "x".to_owned(), LoadError::Missing));
    shows(&journey, "x kan ikke åbnes");
    journey.press("q");
    shows(&journey, "Q gør intet her");
    journey.press("<down>");
    shows(&journey, "x kan ikke åbnes");
    journey.press("q<esc>");
    assert!(!journey.frame().contains("x kan ikke"), "{}", journey.frame());
}

#[test]
fn in_english_too() {
    let english =
        |keys| Setting::new().english().draft("eksempel", example()).open("eksempel").start().keys(keys);
    shows(&english("<A-3><C-z>"), "Ctrl-Z: nothing to undo");
    shows(&english("<A-1><f3>"), "F3: no requirements for this field");
    shows(&english("<f9>q"), "Q does nothing here");
}

#[test]
fn what_a_terminal_sends_by_itself_is_no_key_and_moving_at_an_end_is_silent() {
    let mut journey = start();
    let before = journey.frame();
    for bytes in ["\x1b[I", "\x1b[O", "\x1b[?1;2c", "\x1b]11;rgb:1e1e/1e1e/1e1e\x07"] {
        journey.bytes(bytes);
        assert_eq!(journey.frame(), before);
    }
    journey.press("<up><up>");
    assert_eq!(journey.frame(), before);
}

#[test]
fn a_letter_after_esc_that_means_nothing_here_takes_its_followers_with_it() {
    let setting = Setting::new().sends_via("mail.eksempel.dk").draft("eksempel", example()).open("eksempel");
    let mut journey = setting.start().keys("s");
    let before = journey.frame();
    // The line was slow: Esc and what was typed after it come at once.
    journey.bytes("\x1b5 NYT");
    shows(&journey, "” NYT” blev ikke brugt");
    let to = |frame: &str| frame.lines().find(|row| row.starts_with(" Til ")).map(str::to_owned);
    assert_eq!(to(&journey.frame()), to(&before));
}

#[test]
fn the_wizards_footer_names_the_check_and_the_page() {
    let at =
        |setting: Setting, keys| setting.draft("eksempel", example()).open("eksempel").start().keys(keys);
    for keys in ["<A-2>", "<A-3>", "<A-4>", "<A-5>"] {
        // In a step of one answer Tab does what F8 does, which leaves room to say where the ticks are.
        let (own, own_english) = match keys {
            "<A-4>" => (["Tab Næste felt", "F3 Krav"], ["Tab Next field", "F3 Guidance"]),
            _ => (["F3 Krav og kryds", ""], ["F3 Guidance, ticks", ""]),
        };
        let danish = footer(&at(Setting::new(), keys));
        for hint in ["F8 Næste trin", "F4 Side", "F9 Tjek", "Esc Menu", "F1 Hjælp"].iter().chain(&own) {
            assert!(danish.contains(hint), "{danish}");
        }
        let english = footer(&at(Setting::new().english(), keys));
        for hint in ["F8 Next step", "F4 Page", "F9 Check", "Esc Menu", "F1 Help"].iter().chain(&own_english)
        {
            assert!(english.contains(hint), "{english}");
        }
    }
    let short = footer(&at(Setting::new(), "<A-1>"));
    assert!(short.contains("F9 Tjek") && !short.contains("F3") && !short.contains("F4"), "{short}");
    let low = footer(&at(Setting::new().size(40, 12), "<A-2>"));
    assert!(low.contains("F8 Næste trin") && low.contains("Esc Menu") && low.contains("F1 Hjælp"), "{low}");
}

#[test]
fn the_lists_footer_names_what_the_chosen_row_has_a_use_for() {
    for hint in ["Enter Åbn", "S Slet", "U Udgaver"] {
        assert!(footer(&start()).contains(hint), "{hint}");
    }
    let damaged =
        Setting::new().draft("eksempel", example()).file("samsoe.ron", "Draft(").start().keys("<end>");
    assert!(footer(&damaged).contains("Enter Se fejlen"), "{}", damaged.frame());
    assert!(!footer(&damaged).contains("K Kopiér"), "{}", damaged.frame());
    shows(&damaged.keys("k"), "K gør intet her");
    let none = Setting::new().start().keys("<esc>");
    assert!(footer(&none).contains("Enter Ny") && !footer(&none).contains("S Slet"), "{}", none.frame());
}

#[test]
fn the_start_menu_has_what_the_list_has() {
    let mut journey = start().keys("<esc><wait 100>");
    for item in ["N Ny", "I Indlæs", "M Møder", "S Slet", "U Udgaver", "K Kopiér", "A Afslut", "H Hjælp"]
    {
        shows(&journey, item);
    }
    journey.press("n");
    shows(&journey, "Hvilken kommune søger?");
    shows(&start().keys("<esc>s"), "Skal ”");
    shows(&start().keys("<esc>u"), "Tidligere udgaver");
    shows(&start().keys("<esc>i"), "Indlæs svar");
    shows(&start().keys("<A-n>"), "Hvilken kommune søger?");
    shows(&start().keys("<esc>k"), "Skal der laves en kopi af ”");
}

#[test]
fn a_copy_is_asked_about_first() {
    let names = |journey: &Journey| journey.store.list().expect("the drafts").len();
    let mut journey = start().keys("k");
    shows(&journey, "Skal der laves en kopi af ”");
    shows(&journey, "J Ja, kopiér");
    journey.press("<esc>");
    assert_eq!(names(&journey), 2);
    journey.press("<wait 600>kj");
    assert_eq!(names(&journey), 3);
}

fn ticked(journey: &Journey, id: &str) -> usize {
    let open = journey.app.open_draft().expect("an open draft");
    let of = som::form::som().field(&field(id)).expect("a field");
    open.draft().ticked(of)
}

/// An example without ticks.
fn unticked() -> Draft {
    let mut draft = draft(&[]);
    for field in som::form::som().fields() {
        draft.set_answer(&field.id, example().answer(&field.id));
    }
    draft
}

#[test]
fn three_ticks_take_four_keys_and_the_questions_stand_in_full() {
    for (columns, rows) in [(80, 24), (40, 12), (120, 40)] {
        let setting = Setting::new().size(columns, rows).draft("eksempel", unticked()).open("eksempel");
        let mut journey = setting.start().keys("<A-2>");
        assert_eq!(ticked(&journey, "ledelsesopbakning"), 0);
        journey.press("<f3>123");
        assert_eq!(ticked(&journey, "ledelsesopbakning"), 3);
        shows(&journey, "3 [x] hvilke medarbejdertype, der");
        journey.press("2");
        assert_eq!(ticked(&journey, "ledelsesopbakning"), 2);
        shows(&journey, "2 [ ] hvad der har været fokus");
        journey.press("9");
        assert_eq!(ticked(&journey, "ledelsesopbakning"), 2);
    }
}

#[test]
fn the_short_questions_stand_in_a_row_where_they_can() {
    for (keys, row) in [
        ("<A-2>", " [x] hvem har været med?   [x] hvad var i fokus?   [x] hvem skal deltage?\n"),
        ("<A-3>", " [x] hvad ved I om SØM?   [x] hvem var på kursus?   [x] hvad er SØM brugt til?\n"),
        ("<A-4>", " [x] hvad er let og svært ved tankegangen?   [x] hvad er let og svært ved SØM?\n"),
        ("<A-4><tab>", " [x] hvilket område vil I regne på?\n"),
        ("<A-5>", " [x] hvilke data?   [x] gemt hvordan?   [x] brugt hvordan?   [x] hvem gør hvad?\n"),
    ] {
        shows(&opened().keys(keys), row);
    }
}
