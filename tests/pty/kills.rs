//! kill -9 at any moment: the draft can be read, and at most the last second of typing is missing.

mod actions;

use std::hash::{BuildHasher, RandomState};
use std::thread;
use std::time::Duration;

use rustix::process::Signal;
use som::clock::Stopwatch;

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
