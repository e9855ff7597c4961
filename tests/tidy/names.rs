//! A name means one thing: few types share their name with a type of another file.

use std::collections::{BTreeMap, BTreeSet};

use crate::{code, is_test_file, sources};

/// So many of a hundred types may share their name with another file's.
const SHARED_PERCENT_MAX: usize = 10;

/// The types that a text declares: those at the margin, not the associated ones.
fn declared(text: &str) -> impl Iterator<Item = String> {
    let kinds = ["struct ", "enum ", "trait ", "type ", "union "];
    let words = code(text).filter_map(move |(_, line)| {
        let line = match line.strip_prefix("pub") {
            Some(rest) if rest.starts_with('(') => rest.split_once(") ")?.1,
            Some(rest) => rest.trim_start(),
            None => line,
        };
        kinds.iter().find_map(|kind| line.strip_prefix(kind))
    });
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    words.map(move |rest| rest.chars().take_while(|c| is_name(*c)).collect())
}

#[test]
fn a_type_name_means_one_thing() {
    let mut files: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, text) in sources(&["src"]).into_iter().filter(|(file, _)| !is_test_file(file)) {
        for name in declared(&text) {
            files.entry(name).or_default().insert(file.clone());
        }
    }
    let all: usize = files.values().map(BTreeSet::len).sum();
    let shared: Vec<_> = files.iter().filter(|(_, files)| files.len() > 1).collect();
    let count: usize = shared.iter().map(|(_, files)| files.len()).sum();
    let told: Vec<String> = shared.iter().map(|(name, files)| format!("{name}: {files:?}")).collect();
    assert!(
        count * 100 <= all * SHARED_PERCENT_MAX,
        "{count} of {all} types share their name:\n{}",
        told.join("\n")
    );
}

#[test]
fn declared_types_are_found() {
    let text =
        "pub(crate) struct A {\n    type Item = B;\nenum C {}\npub trait D {}\ntype E = u8;\nfn f() {}\n";
    assert_eq!(declared(text).collect::<Vec<_>>(), ["A", "C", "D", "E"]);
}
