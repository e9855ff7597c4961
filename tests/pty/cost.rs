//! What the program costs, without a clock: bytes, system calls, wake-ups. The times are in `benches/line.rs`.

use std::path::Path;
use std::time::Duration;

use crate::folder::Folder;
use crate::terminal::Terminal;

/// Longer than anything that follows by itself, such as a save and its mark.
const QUIET: Duration = Duration::from_millis(1_500);

const TEXT: &str = " løber ud i søen ved det gamle rådhus, hvor de mødes.";

/// Types a text at the end of the answer, each letter once the one before is on the screen.
fn types_letters(som: &mut Terminal, text: &str) {
    let (_, (column, row)) = som.look(|screen| (screen.text(), screen.cursor()));
    for (number, letter) in (1..).zip(text.chars()) {
        som.types(&letter.to_string());
        som.until("the letter", |screen| screen.cursor() == (column + number, row));
    }
}

/// The draft open at the end of its answer, with nothing left to happen.
fn at_rest(folder: &Folder, wrapper: &[&str]) -> Option<Terminal> {
    let mut som = folder.start_under(wrapper, &["open", "aarhus"], (80, 24))?;
    som.shows("Fortsat fra");
    som.types("\x1b[F");
    som.until("the first key", |screen| !screen.has("Fortsat fra"));
    som.settles(QUIET);
    Some(som)
}

#[test]
fn a_letter_costs_few_bytes() {
    let folder = Folder::with_answer("Åen");
    let Some(mut som) = at_rest(&folder, &[]) else { return };
    let before = som.raw().len();
    types_letters(&mut som, TEXT);
    let (bytes, letters) = (som.raw().len() - before, TEXT.chars().count());
    assert!(bytes <= letters * 4, "{bytes} bytes for {letters} letters");
    som.quits();
}

#[test]
fn a_letter_at_the_top_of_a_long_answer_costs_few_bytes() {
    let folder = Folder::with_answer(&"Åen løber ud i søen ved det gamle rådhus. ".repeat(48));
    let Some(mut som) = at_rest(&folder, &[]) else { return };
    som.types("\x1b[1;5H");
    som.until("the top", |screen| screen.has("Åen løber"));
    som.settles(QUIET);
    let before = som.raw().len();
    types_letters(&mut som, &TEXT[..30]);
    let (bytes, letters) = (som.raw().len() - before, TEXT[..30].chars().count());
    assert!(bytes <= letters * 100, "{bytes} bytes for {letters} letters");
    som.quits();
}

#[test]
fn the_first_frame_is_short() {
    let folder = Folder::with_place("kommune", "Aarhus Kommune");
    let Some(mut som) = folder.open() else { return };
    som.settles(QUIET);
    let bytes = som.raw().len();
    // A third of them are the lines to write on.
    assert!(bytes <= 1_250, "{bytes} bytes");
    som.quits();
}

#[test]
fn a_screen_that_nobody_touches_sends_nothing_and_sleeps() {
    let folder = Folder::with_answer("Åen");
    let Some(mut som) = at_rest(&folder, &[]) else { return };
    let before = som.wake_ups();
    assert_eq!(som.written_within(QUIET + QUIET), 0);
    let wake_ups = som.wake_ups() - before;
    assert!(wake_ups <= 2, "{wake_ups} wake-ups in three seconds");
    som.quits();
}

#[test]
#[expect(clippy::disallowed_methods, reason = "what strace wrote")]
fn a_letter_costs_a_wait_a_read_and_a_write() {
    const STRACE: &str = "/usr/bin/strace";
    if !Path::new(STRACE).exists() {
        eprintln!("skipped: no strace here");
        return;
    }
    let folder = Folder::with_answer("Åen");
    let log = folder.path("calls");
    let Some(mut som) = at_rest(&folder, &[STRACE, "-o", log.to_str().expect("a path")]) else { return };
    types_letters(&mut som, TEXT);
    som.quits();
    let log = std::fs::read_to_string(log).expect("what strace wrote");
    // Without -f strace follows the first thread alone, which is the one that draws.
    let calls: Vec<&str> =
        log.lines().filter_map(|line| line.split_once('(').map(|(call, _)| call)).collect();
    let rounds: Vec<&[&str]> = calls.split(|call| matches!(*call, "ppoll" | "poll")).collect();
    let typed: Vec<&&[&str]> = rounds.iter().filter(|round| round.first() == Some(&"read")).collect();
    let lean = typed.iter().filter(|round| ***round == ["read", "write"]).count();
    assert!(typed.len() > TEXT.chars().count(), "{} reads", typed.len());
    // A save that ends meanwhile is told in the same round.
    assert!(lean * 4 >= typed.len() * 3, "{lean} of {}: {typed:?}", typed.len());
}
