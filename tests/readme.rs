//! README says what the program says: its tables are held against the program's own. What is said of accessibility names
//! the tests that hold it.

use std::collections::BTreeSet;
use std::path::Path;

use som::form::som;
use som::formats::EXPORTERS;
use som::tui::keys;
use som::words::{Lang, Words};

const README: &str = include_str!("../README.md");
const ACCESSIBILITY: &str = include_str!("../docs/tilgaengelighed.md");

#[test]
fn the_key_table_is_the_programs() {
    for [sure, fast, does] in keys::table(&Words::new(Lang::En)) {
        let is_there = README.lines().any(|line| {
            line.starts_with(sure.as_str()) && line.contains(fast.as_str()) && line.ends_with(does.as_str())
        });
        assert!(is_there, "README's key table lacks: {sure} | {fast} | {does}");
    }
}

#[test]
fn every_field_is_named() {
    for field in som().fields() {
        assert!(README.contains(&format!("`{}`", field.id)), "README lacks the field {}", field.id);
    }
}

/// The name of every test there is.
#[expect(clippy::disallowed_methods, reason = "this test reads the project's own source")]
fn tests_in(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the source") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            tests_in(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).expect("a source file");
            let after =
                text.split("#[test]").skip(1).filter_map(|test| test.split_once("fn ")?.1.split_once('('));
            found.extend(after.map(|(name, _)| name.to_owned()));
        }
    }
}

#[test]
fn the_tests_that_hold_the_criteria_of_accessibility_exist() {
    let mut tests = BTreeSet::new();
    for folder in ["src", "tests"] {
        tests_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut tests);
    }
    let quoted = ACCESSIBILITY.split('`').skip(1).step_by(2);
    let is_name = |text: &&str| {
        text.contains('_') && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    let named: Vec<&str> = quoted.filter(is_name).collect();
    assert!(named.len() > 40, "{named:?}");
    let missing: Vec<_> = named.iter().filter(|name| !tests.contains(**name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_export_format_is_named() {
    let formats: Vec<&str> = EXPORTERS.iter().map(|exporter| exporter.id).collect();
    assert!(README.contains(&format!("--to {}", formats.join("\\|"))), "README lacks --to {formats:?}");
}
