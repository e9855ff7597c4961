//! Hostile files: each is refused for what it is, and by a process of its own, which tells how long it took and how
//! much memory it ever had, its own code and the file among it.

#[path = "../import/build.rs"]
#[expect(dead_code, reason = "the other tests of reading use all of it")]
mod build;
mod documents;
mod packages;

use std::path::Path;
use std::process::Command;

use som::clock::Stopwatch;
use som::form::som;
use som::import::{ImportError, read};
use som::words::{Lang, Words};

/// Names the file for the process that reads it.
const FILE: &str = "SOM_TEST_BOMB";

/// Unoptimised code takes its time.
const MOST_MS: u128 = if cfg!(debug_assertions) { 10_000 } else { 1_000 };
const MOST_MB: u64 = 64;

/// The most that this process ever had in memory, in MB; nothing where the system does not tell.
#[expect(clippy::disallowed_methods, reason = "this test asks the system about itself")]
fn most_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kilobytes.div_ceil(1_024))
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the other test starts this one again, on a file")]
fn reads_the_file_that_it_is_given() {
    let Ok(path) = std::env::var(FILE) else { return };
    let bytes = std::fs::read(path).expect("the file");
    let stopwatch = Stopwatch::start();
    let why = read(&bytes, som()).err();
    let took = stopwatch.elapsed().as_millis();
    println!("cost: {took} {} {why:?}", most_memory().unwrap_or(0));
}

/// What reading a file cost, and why it was refused.
#[derive(Debug)]
struct Cost {
    milliseconds: u128,
    megabytes: u64,
    why: String,
}

#[expect(clippy::disallowed_methods, reason = "the test starts itself again")]
fn cost(path: &Path) -> Cost {
    let mut command = Command::new(std::env::current_exe().expect("this test"));
    command.args(["--exact", "reads_the_file_that_it_is_given", "--nocapture"]).env(FILE, path);
    let ran = command.output().expect("this test again");
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    let told = said.lines().find_map(|line| Some(line.split_once("cost: ")?.1));
    let mut told = told.unwrap_or_else(|| panic!("{ran:?}")).splitn(3, ' ');
    let mut next = || told.next().expect("three words");
    Cost {
        milliseconds: next().parse().expect("a number"),
        megabytes: next().parse().expect("a number"),
        why: next().to_owned(),
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the files are for another process, in a temporary folder")]
fn a_hostile_file_is_refused_for_what_it_is_within_a_second_and_64_mb() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("bombe");
    let mut wrong = Vec::new();
    for (name, make, why) in documents::BOMBS {
        let bytes = make();
        std::fs::write(&path, &bytes).expect("a file in a temporary folder");
        let cost = cost(&path);
        let is_dear = cost.milliseconds > MOST_MS || cost.megabytes > MOST_MB;
        println!("{:>6} ms {:>3} MB  {name} ({} kB)", cost.milliseconds, cost.megabytes, bytes.len() / 1_024);
        if is_dear || cost.why != format!("{:?}", Some(why)) {
            wrong.push(format!("{name}: {cost:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_refusal_has_a_cause_and_a_way_out_in_one_line_each() {
    let reasons: Vec<&ImportError> = documents::BOMBS.iter().map(|(_, _, why)| why).collect();
    for why in reasons {
        for lang in [Lang::Da, Lang::En] {
            let words = Words::new(lang);
            let hint = why.hint(&words).expect("a way out");
            for line in [why.cause(&words), hint] {
                assert!(!line.is_empty() && line.len() < 120 && !line.contains('\n'), "{line}");
            }
        }
    }
}
