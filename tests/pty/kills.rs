//! kill -9 at any moment: the draft can be read, and at most the last second of typing is missing.

use std::hash::{BuildHasher, RandomState};
use std::thread;
use std::time::Duration;

use rustix::process::Signal;
use som::clock::Stopwatch;
use som::form::FieldId;
use som::store::Base;

use crate::folder::{ANSWER, Folder};
use crate::rounds::rounds;
use crate::terminal::Terminal;

/// Between two keys: 25 a second, faster than people type.
const GAP: Duration = Duration::from_millis(40);

/// As many programs at once; they wait for keys most of the time.
const LANES: usize = 6;

#[test]
fn a_kill_at_any_moment_costs_at_most_a_second_of_typing() {
    let each = rounds(LANES).div_ceil(LANES);
    let lanes: Vec<_> = (0..LANES).map(|_| thread::spawn(move || killed_so_often(each))).collect();
    let mut lost: Vec<Duration> =
        lanes.into_iter().flat_map(|lane| lane.join().expect("every draft can be read")).collect();
    lost.sort();
    let Some(worst) = lost.last() else { return };
    let (middle, p95) = (lost[lost.len() / 2], lost[lost.len() * 95 / 100]);
    eprintln!(
        "{} kills: 0 drafts unreadable; lost {middle:.2?} in the middle, {p95:.2?} at 95 %, {worst:.2?} at most",
        lost.len()
    );
    // An everyday run shares its machine with other tests.
    let (most, half) = if rounds(0) == 0 { (3_000, 1_500) } else { (1_000, 400) };
    assert!(*worst <= Duration::from_millis(most) && middle <= Duration::from_millis(half));
}

fn killed_so_often(rounds: usize) -> Vec<Duration> {
    (0..rounds).map_while(|_| killed_once()).collect()
}

/// How much typing a kill costs; `None` where there is no terminal.
fn killed_once() -> Option<Duration> {
    let folder = Folder::with_answer("Åen");
    let mut som = folder.open()?;
    som.shows("Åen");
    let chance = usize::try_from(RandomState::new().hash_one(0) % 75).expect("a small number");
    let typed: String = "æblegrød ".chars().cycle().take(1 + chance).collect();
    let (times, watch) = types_at_a_pace(&mut som, &typed);
    som.signal(Signal::KILL);
    let killed = watch.elapsed();
    som.is_killed();
    let saved = folder.answer(ANSWER);
    let saved = saved.strip_prefix("Åen").expect("what stood there before");
    assert!(typed.starts_with(saved), "{saved:?} was never typed");
    let first_lost = times.get(saved.chars().count());
    Some(first_lost.map_or(Duration::ZERO, |at| killed.saturating_sub(*at)))
}

/// Types; gives when each key was sent, on the watch that comes with it.
fn types_at_a_pace(som: &mut Terminal, typed: &str) -> (Vec<Duration>, Stopwatch) {
    let watch = Stopwatch::start();
    let mut times = Vec::new();
    for key in typed.chars() {
        som.written_within(GAP);
        times.push(watch.elapsed());
        som.types(&key.to_string());
    }
    (times, watch)
}

/// What a person does when the kill comes.
struct Act {
    name: &'static str,
    /// What comes before it.
    prepare: fn(&mut Terminal, &Folder),
    /// The last key.
    go: &'static str,
    /// What the answer may be after the kill, and what it must be a second later.
    texts: [&'static str; 2],
}

const ACTS: [Act; 4] = [
    Act {
        name: "paste",
        prepare: |_, _| {},
        go: "\x1b[200~ og en hel side fra Word\n- med et punkt\x1b[201~",
        texts: ["Åen", "Åen og en hel side fra Word\n- med et punkt"],
    },
    Act {
        name: "undo",
        prepare: |som, _| {
            som.types(" løber");
            som.shows("Åen løber");
            som.shows("Gemt");
        },
        go: "\x1a",
        texts: ["Åen løber", "Åen"],
    },
    Act {
        name: "restore",
        prepare: |som, _| {
            som.types("\x1bu");
            som.shows("Gendan alt");
            som.types("\r");
            som.shows("Ja, gendan");
            som.written_within(Duration::from_millis(300));
        },
        go: "j",
        texts: ["Åen", "Før"],
    },
    Act {
        name: "export",
        prepare: |som, folder| {
            som.types("\x1bt");
            som.shows("Tjek dine svar");
            som.types("e");
            som.shows("Word-dokument");
            som.types(&"\x7f".repeat(200));
            som.types(&folder.path("ud.docx").display().to_string());
            som.shows("ud.docx");
        },
        go: "\r",
        texts: ["Åen", "Åen"],
    },
];

#[test]
fn a_kill_at_any_moment_of_an_action_leaves_all_of_it_or_nothing() {
    let each = rounds(ACTS.len()).div_ceil(ACTS.len());
    let lanes = ACTS.map(|act| thread::spawn(move || (0..each).map_while(|_| killed_in(&act)).count()));
    let kills: usize = lanes.into_iter().map(|lane| lane.join().expect("every draft can be read")).sum();
    eprintln!("{kills} kills in a paste, undo, restore or export: 0 drafts unreadable, all of it or nothing");
}

/// Kills the program in an action; `None` where there is no terminal.
fn killed_in(act: &Act) -> Option<()> {
    let folder = Folder::with_answer("Før");
    let (mut draft, revision) = folder.store().load("aarhus").expect("a draft");
    let mut base = Base::read(draft.clone(), revision);
    draft.set_answer(&FieldId::new(ANSWER), "Åen");
    draft.place.as_mut().expect("a place").column = 3;
    folder.store().save("aarhus", &draft, &mut base).expect("it is saved");
    let mut som = folder.open()?;
    som.shows("Åen");
    (act.prepare)(&mut som, &folder);
    let chance = Duration::from_millis(RandomState::new().hash_one(0) % 1_400);
    som.types(act.go);
    som.written_within(chance);
    som.signal(Signal::KILL);
    som.is_killed();
    let answer = folder.answer(ANSWER);
    let what = format!("{} after {chance:?}: {answer:?}", act.name);
    assert!(act.texts.contains(&answer.as_str()), "{what}");
    assert!(chance < Duration::from_secs(1) || answer == act.texts[1], "{what}: more than a second is lost");
    let document = folder.path("ud.docx");
    assert!(
        !document.exists() || zip::ZipArchive::new(std::fs::File::open(&document).ok()?).is_ok(),
        "{what}"
    );
    Some(())
}
