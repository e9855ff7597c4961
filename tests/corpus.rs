//! The inputs of fuzzing, as ordinary tests: each file of `fuzz/corpus/TARGET` through the target of that name. What
//! fuzzing finds is put there, and stays found.

#[path = "../fuzz/targets.rs"]
mod targets;

use std::path::{Path, PathBuf};

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

#[expect(clippy::disallowed_methods, reason = "a test reads the inputs that are kept with the program")]
fn run(name: &str) {
    let (_, target) = targets::TARGETS.iter().find(|(target, _)| *target == name).expect("a target");
    let files = entries(&corpus().join(name));
    assert!(files.len() >= 3, "{name} has hardly any input");
    for file in files {
        // Where it panics, this says with which.
        eprintln!("{}", file.display());
        target(&std::fs::read(&file).expect("a file"));
    }
}

#[test]
fn drafts() {
    run("draft_ron");
}

#[test]
fn forms() {
    run("form_ron");
}

#[test]
fn forms_and_drafts_of_them() {
    run("form_draft");
}

#[test]
fn events() {
    run("events_ron");
}

#[test]
fn calendars() {
    run("ics");
}

#[test]
fn merging() {
    run("merge");
}

#[test]
fn documents() {
    run("docx");
}

#[test]
fn keys() {
    run("keys");
}

#[test]
fn sanitising() {
    run("shown");
}

#[test]
fn every_target_has_a_binary_and_a_corpus_and_the_corpus_is_small() {
    let manifest = include_str!("../fuzz/Cargo.toml");
    let folders: Vec<PathBuf> = targets::TARGETS.iter().map(|(name, _)| corpus().join(name)).collect();
    assert!(entries(&corpus()).iter().all(|folder| folders.contains(folder)));
    for (name, _) in targets::TARGETS {
        assert!(manifest.contains(&format!("path = \"fuzz_targets/{name}.rs\"")), "{name}");
    }
    let bytes: u64 = folders
        .iter()
        .flat_map(|folder| entries(folder))
        .map(|file| file.metadata().map_or(0, |it| it.len()))
        .sum();
    assert!(bytes < 300_000, "{bytes} bytes");
}
