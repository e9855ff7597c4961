//! Esc: the menu in an answer and on the start screen, back one place everywhere else; and what is pressed along with it.

use std::time::Duration;

use som::store::Gone;
use som::tui::message::Message;

use crate::harness::{Journey, Setting};
use crate::importing::{choosing, read, three};
use crate::{draft, example, field};

fn opened() -> Journey {
    Setting::new().sends_via("mail.eksempel.dk").draft("eksempel", example()).open("eksempel").start()
}

/// The start screen with two drafts.
fn start() -> Journey {
    let aeroe = draft(&[("kommune", "Ærø Kommune")]);
    Setting::new().draft("eksempel", example()).draft("aeroe", aeroe).start()
}

/// Every place where Esc goes back: how one comes there, and what is seen there and behind it.
fn places() -> Vec<(Journey, &'static str, &'static str)> {
    let answers = || {
        let mut journey = choosing(Setting::new(), "<f9>i").keys("<enter>");
        read(&mut journey, three());
        journey
    };
    let (review, step) = ("Trin 6 af 6", "Trin 3 af 6");
    vec![
        (opened().keys("<A-3><f9>"), review, step),
        (opened(), review, "Kladder "),
        (opened().keys("<A-3><f6>"), "Møder og frister", step),
        (start().keys("m"), "Møder og frister", "Kladder "),
        (opened().keys("u"), "Tidligere udgaver", review),
        (start().keys("u"), "Tidligere udgaver", "Kladder "),
        (opened().keys("e"), "Eksportér ansøgningen", review),
        (opened().keys("e<tab>"), "Eksportér ansøgningen", review),
        (opened().keys("e<enter><enter>"), "Skal den erstattes?", "Eksportér ansøgningen"),
        (opened().keys("s"), "Send ansøgningen", review),
        (opened().keys("s<tab>"), "Send ansøgningen", review),
        (opened().keys("s<enter>"), "til SOM-support@sbst.dk nu?", "Send ansøgningen"),
        (opened().keys("g"), "Godkend svarene", review),
        (opened().keys("gJonas<enter>chef<enter>g"), "Træk godkendelsen tilbage", review),
        (opened().keys("i"), "Indlæs svar", review),
        (answers(), "3 svar er anderledes", "aarhus-rettet"),
        (start().keys("i"), "Indlæs svar", "Kladder "),
        (start().keys("n"), "Hvilken kommune søger?", "Kladder "),
        (Setting::new().start(), "Hvilken kommune søger?", "Ingen kladder endnu"),
        (start().keys("s"), "Skal ”", "Kladder "),
        (start().keys("<f1>"), "Virker altid", "Kladder "),
        (opened().keys("<A-3><f1>"), "Virker altid", step),
        (opened().keys("<A-3><f2>"), "Oversigt", step),
        (opened().keys("<A-3><f3>"), "Sæt kryds", step),
        (opened().keys("<A-3><f4>"), "mens det er svært", step),
        (opened().keys("<f1>"), "Virker altid", review),
    ]
}

#[track_caller]
fn shows(journey: &Journey, text: &str) {
    assert!(journey.frame().contains(text), "no {text:?}: {}", journey.frame());
}

fn wait(journey: &mut Journey, ms: u64) {
    journey.pass(Duration::from_millis(ms));
}

#[test]
fn esc_goes_back_one_place_and_the_footer_says_so() {
    for (mut journey, here, behind) in places() {
        shows(&journey, here);
        let foot = journey.frame().lines().nth(23).unwrap_or_default().to_owned();
        let says_so = ["Esc Tilbage", "Esc Luk", "Esc Nej"].iter().any(|back| foot.contains(back));
        assert!(says_so, "{foot}");
        journey.press("<esc>");
        shows(&journey, behind);
        assert!(!journey.has_quit);
    }
}

#[test]
fn the_key_of_the_step_before_goes_back_too() {
    for (mut journey, here, behind) in places().into_iter().filter(|place| place.2 != "Trin 3 af 6") {
        if here != "Trin 6 af 6" && !journey.app.asks() && here != "Virker altid" {
            journey.press("<f7>");
            shows(&journey, behind);
        }
    }
}

#[test]
fn in_an_answer_and_on_the_start_screen_esc_is_the_menu() {
    for keys in ["", "<A-3>", "<A-1>"] {
        let mut journey = if keys.is_empty() { start() } else { opened().keys(keys) };
        journey.press("<esc><wait 100>");
        shows(&journey, "Menu: tryk på et bogstav");
        shows(&journey, "Esc Menu");
        journey.press("<esc>");
        assert!(!journey.frame().contains("Menu: tryk"), "{}", journey.frame());
    }
}

#[test]
fn in_a_small_window_the_menu_has_pages_and_cuts_no_word() {
    let mut journey = opened().resize(40, 12).keys("<A-3>");
    journey.press("<esc><wait 100>");
    shows(&journey, "N Næste trin");
    assert!(!journey.frame().contains("Q Erstat"), "{}", journey.frame());
    journey.press("<down>");
    shows(&journey, "Q Erstat");
    journey.press("<down>");
    shows(&journey, "N Næste trin");
    journey.press("<up>");
    shows(&journey, "A Afslut");
    journey.press("<pgdn>");
    shows(&journey, "N Næste trin");
    journey.press("<pgup>");
    shows(&journey, "A Afslut");
    // A letter works on whichever page it stands.
    journey.press("n");
    shows(&journey, "Trin 4 af 6");
}

/// Esc, whose rest comes later.
fn splits(journey: &mut Journey, rest: &str, gap: u64) {
    journey.bytes(b"\x1b");
    wait(journey, gap);
    for byte in rest.bytes() {
        journey.bytes([byte]);
        wait(journey, gap);
    }
}

#[test]
fn a_split_key_does_on_every_screen_what_the_key_does_and_nothing_else() {
    let menus = || vec![opened().keys("<A-3><esc><wait 100>"), start().keys("<esc><wait 100>")];
    let all =
        || places().into_iter().map(|(journey, ..)| journey).chain(vec![start(), opened().keys("<A-1>")]);
    for rest in ["[A", "[B", "OC", "[D", "[5~"] {
        for gap in [100, 300] {
            let split = all().chain(menus());
            for (number, (mut whole, mut split)) in all().chain(menus()).zip(split).enumerate() {
                wait(&mut whole, gap * rest.len() as u64);
                whole.bytes(format!("\x1b{rest}"));
                wait(&mut whole, gap);
                splits(&mut split, rest, gap);
                assert_eq!(split.frame(), whole.frame(), "place {number}, {rest}, {gap} ms");
                // What lies behind is the same too.
                wait(&mut split, 1_000);
                wait(&mut whole, 1_000);
                for _ in 0..3 {
                    whole.press("<esc><wait 2500>");
                    split.press("<esc><wait 2500>");
                    assert_eq!(split.frame(), whole.frame(), "behind place {number}, {rest}, {gap} ms");
                }
            }
        }
    }
}

#[test]
fn a_reply_of_the_terminal_leaves_one_where_one_was() {
    for (mut journey, ..) in places() {
        let before = journey.frame();
        splits(&mut journey, "", 200);
        journey.bytes(b"]11;rgb:1e1e/1e1e/1e1e\x1b\\");
        assert_eq!(journey.frame(), before);
    }
}

#[test]
fn what_happens_meanwhile_reaches_the_screen_that_comes_back() {
    let mut journey = choosing(Setting::new(), "<f9>i").keys("<enter>");
    journey.bytes(b"\x1b");
    wait(&mut journey, 100);
    shows(&journey, "Trin 6 af 6");
    read(&mut journey, three());
    journey.bytes(b"[B");
    shows(&journey, "3 svar er anderledes");
}

#[test]
fn where_nothing_is_left_below_esc_leads_to_the_list() {
    let journey = opened().keys("<A-3><f6>").tell(Message::Gone("eksempel".to_owned(), Gone::Purged));
    shows(&journey, "Møder og frister");
    shows(&journey.keys("<esc>"), "Kladder ");
}

#[test]
fn going_back_to_an_answer_finds_the_caret_and_the_review_its_line() {
    let mut journey = opened().keys("<A-3><C-home>x<f9><down><down><down>");
    let review = journey.frame();
    journey.press("<esc><wait 600>y<f9>");
    assert!(journey.app.open_draft().expect("a draft").draft().answer(&field("kendskab")).starts_with("xy"));
    let cursor = |frame: &str| frame.lines().last().map(str::to_owned);
    assert_eq!(cursor(&journey.frame()), cursor(&review));
}

#[test]
fn letters_right_after_an_esc_that_went_back_are_no_text_and_no_command() {
    let before = example();
    for keys in ["s", "g", "e", "i", "u", "<A-3><f6>", "<A-3><f9>", "s<enter>", "s<f1>"] {
        let mut journey = opened().keys(keys);
        journey.press("<esc><wait 200>5<wait 200> <wait 200>N<wait 200>Y<wait 200>T");
        shows(&journey, "”5 NYT” blev ikke brugt");
        let open = journey.app.open_draft().expect("a draft");
        assert!(open.draft().says_the_same(&before), "{keys}");
        assert!(!journey.frame().lines().any(|row| row.contains("NYT") && !row.contains("ikke brugt")));
    }
    // On the list of drafts letters would be commands.
    for (keys, letter) in [("m", "s"), ("i", "n"), ("s", "n")] {
        let mut journey = start().keys(keys).keys("<esc><wait 100>");
        journey.press(letter);
        shows(&journey, "Kladder ");
        shows(&journey, "blev ikke brugt");
    }
    // What may begin a key comes late.
    for letter in ["O", "P", "X"] {
        let mut journey = opened().keys("<A-3><f6>");
        splits(&mut journey, letter, 400);
        wait(&mut journey, 1_000);
        shows(&journey, "blev ikke brugt");
        let open = journey.app.open_draft().expect("a draft");
        assert!(open.draft().says_the_same(&before), "{letter}");
    }
    // Held back by the line, they come at once.
    let mut journey = opened().keys("s");
    journey.bytes(b"\x1b");
    wait(&mut journey, 100);
    journey.bytes(b"5 NYT");
    shows(&journey, "”5 NYT” blev ikke brugt");
}

#[test]
fn who_goes_back_to_write_on_is_soon_heard() {
    let kendskab = |journey: &Journey| {
        journey.app.open_draft().expect("a draft").draft().answer(&field("kendskab")).to_owned()
    };
    let before = kendskab(&opened());
    let back = || opened().keys("<A-3><f6><esc>");
    // After a look.
    assert_eq!(kendskab(&back().keys("<wait 500>ab")), format!("{before}ab"));
    // After another key.
    assert_eq!(kendskab(&back().keys("<left><right>ab")), format!("{before}ab"));
    // After a pause.
    assert_eq!(kendskab(&back().keys("a<wait 1000>b")), format!("{before}b"));
    // Without a pause.
    let mut journey = back();
    for _ in 0..15 {
        journey.press("<wait 200>x");
    }
    assert_eq!(kendskab(&journey), format!("{before}xxxxxx"));
    // A paste is meant.
    assert_eq!(kendskab(&back().paste("ab")), format!("{before}ab"));
    // A pane closes onto the text one was in the middle of.
    assert_eq!(kendskab(&opened().keys("<A-3><f3><esc>ab")), format!("{before}ab"));
}
