//! README says what the program says: its tables are held against the program's own.

use som::form::som;
use som::formats::EXPORTERS;
use som::tui::keys;
use som::words::{Lang, Words};

const README: &str = include_str!("../README.md");

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

#[test]
fn every_export_format_is_named() {
    let formats: Vec<&str> = EXPORTERS.iter().map(|exporter| exporter.id).collect();
    assert!(README.contains(&format!("--to {}", formats.join("\\|"))), "README lacks --to {formats:?}");
}
