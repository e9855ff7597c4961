//! What comes in over the line: keys in parts, pastes without marks, keys that a stalled line held back, and what a
//! terminal sends by itself. The bytes go through the program's own reader.

use std::time::Duration;

use som::draft::Draft;
use som::form::som as form;

use crate::harness::{Journey, Setting};
use crate::hostile::STOPS;
use crate::hostile::corpus::rounds;
use crate::monkey::Dice;
use crate::{draft, example, field};

const NOT_USED: &str = "Teksten blev ikke brugt her";

fn opened() -> Journey {
    Setting::new().draft("eksempel", example()).open("eksempel").start()
}

/// The first long answer of step 5, empty.
fn prose() -> Journey {
    Setting::new().draft("ny", draft(&[("kommune", "Ribe Kommune")])).open("ny").start().keys("<A-5>")
}

fn answer(journey: &Journey, id: &str) -> String {
    journey.app.open_draft().expect("an open draft").draft().answer(&field(id)).to_owned()
}

/// The answers of the open draft, by id.
fn answers(journey: &Journey) -> Vec<(String, String)> {
    let open = journey.app.open_draft().expect("an open draft");
    let of = |id: &som::form::FieldId| (id.as_str().to_owned(), open.draft().answer(id).to_owned());
    form().fields().map(|field| of(&field.id)).collect()
}

/// The answer of `prose`.
fn text(journey: &Journey) -> String {
    answers(journey).into_iter().filter(|(id, _)| id != "kommune").map(|(_, text)| text).collect()
}

fn wait(journey: &mut Journey, ms: u64) {
    journey.pass(Duration::from_millis(ms));
}

/// Sends bytes one by one.
fn slowly(journey: &mut Journey, bytes: &[u8], gap: u64) {
    for byte in bytes {
        journey.bytes([*byte]);
        wait(journey, gap);
    }
}

#[test]
fn keys_that_the_line_splits_leave_the_text_alone() {
    for gap in [0, 60, 150, 300] {
        let mut journey = prose().keys("et to");
        for sequence in ["\x1b[A", "\x1b[D", "\x1bOD", "\x1b[15~", "\x1b[1;5D", "\x1b[C", "\x1bOC"] {
            slowly(&mut journey, sequence.as_bytes(), gap);
        }
        wait(&mut journey, 1_000);
        assert_eq!(text(&journey), "et to", "{gap} ms");
        assert!(journey.frame().contains("Trin 5 af 6"), "{gap} ms: {}", journey.frame());
    }
}

#[test]
fn what_esc_closed_opens_again_for_the_key_that_it_began() {
    for over in ["<f1>", "<f2>", "<f3>", "<f4>"] {
        let without = prose().keys("et").frame();
        let moved = prose().keys("et").keys(over).keys("<down>").frame();
        let mut journey = prose().keys("et").keys(over);
        journey.bytes(b"\x1b");
        wait(&mut journey, 200);
        assert_eq!(journey.frame(), without, "{over}");
        slowly(&mut journey, b"[B", 200);
        assert_eq!(journey.frame(), moved, "{over}");
        assert_eq!(text(&journey), "et");
    }
    let mut journey = prose().keys("et");
    journey.bytes(b"\x1b");
    wait(&mut journey, 200);
    assert!(journey.frame().contains("Menu: tryk"), "{}", journey.frame());
    journey.bytes(b"]11;rgb:1e1e/1e1e/1e1e\x1b\\");
    assert!(!journey.frame().contains("Menu: tryk"), "{}", journey.frame());
    assert_eq!(text(&journey), "et");
}

#[test]
fn the_marks_of_a_paste_may_be_split() {
    let mut journey = prose();
    slowly(&mut journey, b"\x1b[200~", 60);
    journey.bytes(b"f1 o\ra");
    journey.bytes(b"\tn");
    slowly(&mut journey, b"\x1b[201~", 60);
    assert_eq!(text(&journey), "f1 o\na n");
    journey.bytes(b"\x1b[200~x");
    assert!(journey.frame().contains("Indsætter … 1 tegn"), "{}", journey.frame());
    wait(&mut journey, 1_000);
    journey.bytes(b"y");
    assert_eq!(text(&journey), "f1 o\na nxy");
}

#[test]
fn a_paste_without_marks_stays_in_its_answer() {
    let mut journey = opened().keys("<A-5>");
    let before = answers(&journey);
    journey.bytes("\tGodkendt af Kirsten Hansen\rLeder\r");
    wait(&mut journey, 100);
    journey.bytes("\tS\rJa, vi har\r");
    let after = answers(&journey);
    let changed: Vec<_> = before.iter().zip(&after).filter(|(before, after)| before != after).collect();
    let [(_, (_, text))] = &changed[..] else { panic!("one answer, and not {changed:?}") };
    assert!(text.ends_with(" Godkendt af Kirsten Hansen\nLeder\n S\nJa, vi har\n"), "{text:?}");
    assert_eq!(journey.app.open_draft().expect("an open draft").draft().approval(), None);
    assert!(journey.frame().contains("Trin 5 af 6"), "{}", journey.frame());
}

#[test]
fn a_table_without_marks_is_rows_in_a_long_answer() {
    let setting = Setting::new().draft("ny", draft(&[("kommune", "Ribe Kommune")])).open("ny");
    let mut journey = setting.start().keys("<A-5>");
    journey.bytes("Indsats\tPris\rBostøtte\t45.000\r");
    assert_eq!(answer(&journey, "datapraksis"), "Indsats | Pris\nBostøtte | 45.000\n");
    assert!(journey.frame().contains("linjer med | mellem cellerne"), "{}", journey.frame());
    assert!(journey.frame().contains("Trin 5 af 6"), "{}", journey.frame());
    let journey = journey.keys("<C-z>");
    assert_eq!(answer(&journey, "datapraksis"), "");
}

#[test]
fn cells_of_a_table_fill_the_lines_of_a_step_and_go_no_further() {
    let setting = Setting::new().draft("ny", draft(&[("kommune", "Ribe Kommune")])).open("ny");
    let mut journey = setting.start().keys("<tab><tab>");
    journey.bytes("Mette\tKonsulent\t12 34 56 78");
    assert_eq!([answer(&journey, "navn"), answer(&journey, "stilling")], ["Mette", "Konsulent"]);
    assert_eq!(answer(&journey, "telefon"), "12 34 56 78");
    wait(&mut journey, 200);
    // Past the last line of the step it all stays there.
    journey.bytes("\tmette@ribe.dk\tmere\r\nendnu mere\r");
    assert!(journey.frame().contains("Trin 1 af 6"), "{}", journey.frame());
    let all = answers(&journey);
    let of_other_steps = all.iter().skip(8).filter(|(_, text)| !text.is_empty()).count();
    assert_eq!(of_other_steps, 0, "{all:?}");
    assert_eq!(all.iter().map(|(_, text)| text.as_str()).collect::<String>().matches("mere").count(), 2);
}

#[test]
fn a_long_burst_is_one_step_to_undo_and_a_short_one_is_typing() {
    let mut journey = prose().keys("et ");
    wait(&mut journey, 2_000);
    journey.bytes("en lang tekst, ");
    wait(&mut journey, 20);
    journey.bytes("der kom\ri to dele");
    assert_eq!(text(&journey), "et en lang tekst, der kom\ni to dele");
    journey.press("<C-z>");
    assert_eq!(text(&journey), "et ");
    journey.press("<wait 2000>ab");
    journey.bytes("cd");
    assert_eq!(text(&journey), "et abcd");
    journey.press("<C-z>");
    assert_eq!(text(&journey), "et ");
}

#[test]
fn text_is_no_command_where_letters_are() {
    let list = || Setting::new().draft("eksempel", example()).start();
    let mut on_list = list();
    on_list.bytes("nej\r");
    assert!(on_list.frame().contains(NOT_USED), "{}", on_list.frame());
    assert!(on_list.frame().contains("Kladder"), "{}", on_list.frame());
    let mut on_review = opened().keys("<f9>");
    on_review.bytes("gs\r");
    assert!(on_review.frame().contains(NOT_USED), "{}", on_review.frame());
    let mut on_menu = opened().keys("<A-5><esc>");
    on_menu.bytes("an");
    assert!(!on_menu.has_quit && on_menu.frame().contains(NOT_USED), "{}", on_menu.frame());
    // Its arrows are keys still.
    let mut moved = list();
    moved.bytes("\x1b[Bn\r\x1b[A");
    assert!(moved.frame().contains("Kladder"), "{}", moved.frame());
}

#[test]
fn no_burst_and_no_hasty_key_answers_what_cant_be_undone() {
    // Approving.
    let asked = || opened().keys("<f9>gJonas Holm<enter>direktør");
    let mut journey = asked();
    journey.bytes("Ja, vi har\r");
    wait(&mut journey, 500);
    journey.bytes("\r\r");
    assert_eq!(journey.on_disk("eksempel").approval(), None);
    let mut journey = asked();
    journey.bytes("\r");
    assert!(journey.on_disk("eksempel").approval().is_some());
    // Sending.
    let mut journey =
        Setting::new().sends_via("mail.eksempel.dk").draft("eksempel", example()).open("eksempel").start();
    journey.press("<f9>s");
    journey.bytes("\r");
    assert!(journey.asked.is_empty(), "a key that came with the question");
    // Leaving without saving.
    let mut journey = prose();
    journey.break_disk(true);
    journey.press("et<f5><f10>");
    let asks = journey.frame();
    journey.bytes("j");
    assert!(!journey.has_quit, "{asks}");
    wait(&mut journey, 150);
    journey.bytes("jj");
    assert!(!journey.has_quit, "{asks}");
    wait(&mut journey, 150);
    journey.bytes("j");
    assert!(journey.has_quit, "{asks}");
}

#[test]
fn a_terminal_that_sends_latin1_is_understood_and_told_what_to_set() {
    let mut journey = prose();
    for byte in b"s\xf8gning p\xe5 " {
        journey.bytes([*byte]);
        wait(&mut journey, 100);
    }
    assert_eq!(text(&journey), "søgning på ");
    assert!(journey.frame().contains("Translation"), "{}", journey.frame());
}

/// The text of random words, Tabs and line ends.
fn random_text(dice: &mut Dice, pieces: u64) -> String {
    let pieces = 1 + dice.below(pieces);
    let words = ["ja", "n", "gs", "Åse", " ", "\t", "\r", "\r\n", "1", "x", "Godkendt", "æ", ", ", "e"];
    (0..pieces).map(|_| dice.pick(&words)).collect()
}

/// What a draft says and what was done with it, apart from the text of the field that was typed in.
fn deeds(journey: &Journey) -> (usize, usize, usize, bool, usize) {
    let deeds = journey.asked.len() + journey.asked_to_restore.len() + journey.asked_to_delete.len();
    let is_approved = journey.app.open_draft().is_some_and(|open| open.draft().approval().is_some());
    let names = journey.store.list().expect("the drafts").len();
    (journey.exported.len(), deeds, names, is_approved, usize::from(journey.has_quit))
}

/// The row below the title, without how far the steps are.
fn step_shown(journey: &Journey) -> String {
    journey.frame().lines().nth(1).unwrap_or_default().replace(['●', '○', '•', '!'], "")
}

#[test]
fn pastes_without_marks_do_nothing_on_any_screen() {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    for round in 0..rounds(3) {
        let mut journey = opened();
        for stop in STOPS {
            journey.press(stop);
            wait(&mut journey, 300);
            let before = deeds(&journey);
            let step = step_shown(&journey);
            let mut text = random_text(&mut dice, 12);
            // A single letter or Return is a key, and no paste.
            text.push_str("xx");
            journey.bytes(&text);
            wait(&mut journey, 300);
            assert_eq!(deeds(&journey), before, "{text:?} after {stop}, round {round}");
            assert_eq!(step_shown(&journey), step, "{text:?} after {stop}");
        }
    }
}

#[test]
fn typing_over_a_line_that_stalls_loses_nothing_and_stays_in_its_step() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for round in 0..rounds(20) {
        let mut journey = prose();
        let mut typed = String::new();
        let mut held = Vec::new();
        for _ in 0..60 {
            let c = dice.pick(&['a', 'æ', 'Å', ' ', '.', '\r', 'n', 'j', '漢', '1']);
            typed.push(if c == '\r' { '\n' } else { c });
            held.extend(c.encode_utf8(&mut [0; 4]).as_bytes());
            // Now and then the line stalls, and what it held comes at once, cut anywhere.
            if dice.below(3) > 0 {
                let cut = usize::try_from(dice.below(held.len() as u64 + 1)).expect("a small number");
                let rest = held.split_off(cut);
                journey.bytes(&held);
                held = rest;
                wait(&mut journey, dice.pick(&[0, 10, 49, 51, 200]));
            }
        }
        journey.bytes(&held);
        wait(&mut journey, 1_100);
        assert_eq!(text(&journey), typed, "round {round}");
        assert!(journey.frame().contains("Trin 5 af 6"));
    }
}

/// A control string that a terminal or another program may send.
fn reply(dice: &mut Dice) -> Vec<u8> {
    let body = dice.pick(&[
        "11;rgb:1e1e/1e1e/1e1e",
        "2;titel æ",
        ">|Suckless 1",
        "1$r0m",
        "Gi=1;OK",
        "52;c;SGVq",
        "",
    ]);
    let params = dice.pick(&["?1;2", ">0;276;0", "?2026;2$", "24;80", "8;24;80", "<0;12;3", "?", ""]);
    let whole = match dice.below(7) {
        0 => format!("\x1b]{body}\x1b\\"),
        1 => format!("\x1b]{body}\x07"),
        2 => format!("\x1bP{body}q\x1b\\"),
        3 => format!("\x1b_{body}\x1b\\"),
        4 => format!("\x1b^{body}\x1b\\"),
        5 => format!("\x1bX{body}-\x1b\\"),
        _ => format!("\x1b[{params}{}", dice.pick(&["c", "R", "y", "t", "I", "m"])),
    };
    whole.into_bytes()
}

#[test]
fn what_a_terminal_sends_by_itself_does_nothing_on_any_screen() {
    let mut dice = Dice(0x1234_5678_9abc_def1);
    let mut done = 0;
    let all = rounds(400);
    while done < all {
        let mut journey = opened();
        for stop in STOPS {
            journey.press(stop);
            wait(&mut journey, 300);
            let before = (deeds(&journey), journey.app.open_draft().map(|open| open.draft().clone()));
            for _ in 0..(all / STOPS.len()).clamp(1, 500) {
                let reply = reply(&mut dice);
                match dice.below(3) {
                    0 => journey.bytes(&reply),
                    // Split anywhere, with any gap that a line makes.
                    1 => {
                        let at = usize::try_from(dice.below(reply.len() as u64)).expect("a small number");
                        journey.bytes(&reply[..at]);
                        wait(&mut journey, dice.pick(&[0, 10, 79, 200, 349]));
                        journey.bytes(&reply[at..]);
                    }
                    // Never ended. With two bytes it is a letter after Esc.
                    _ => {
                        let at = 3 + usize::try_from(dice.below(reply.len() as u64)).expect("a small number");
                        journey.bytes(&reply[..at.min(reply.len())]);
                        wait(&mut journey, 1_001);
                    }
                }
                done += 1;
            }
            wait(&mut journey, 1_001);
            assert!(journey.has_quiet_line(), "after {stop}");
            let after = (deeds(&journey), journey.app.open_draft().map(|open| open.draft().clone()));
            assert!(before.0 == after.0 && same(before.1.as_ref(), after.1.as_ref()), "after {stop}");
        }
    }
}

fn same(before: Option<&Draft>, after: Option<&Draft>) -> bool {
    match (before, after) {
        (Some(before), Some(after)) => before.says_the_same(after),
        (before, after) => before.is_none() && after.is_none(),
    }
}
