//! README and the documents it leads to say what the program says: their tables are held against the program's own, and
//! each link leads somewhere. What is said of accessibility names the tests that hold it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use som::form::som;
use som::formats::EXPORTERS;
use som::tui::keys;
use som::words::{Lang, Words};

const README: &str = include_str!("../README.md");
const REFERENCE: &str = include_str!("../docs/reference.md");
const ACCESSIBILITY: &str = include_str!("../docs/tilgaengelighed.md");
const GUIDES: [&str; 2] = [include_str!("../docs/brugervejledning.md"), include_str!("../docs/guide.en.md")];

fn says(line: &str, [sure, fast, does]: &[String; 3]) -> bool {
    line.starts_with(sure.as_str()) && line.contains(fast.as_str()) && line.ends_with(does.as_str())
}

#[test]
fn readme_is_short() {
    assert!(README.len() <= 15_000, "README has {} bytes: what few need belongs into docs/", README.len());
}

#[test]
fn the_key_table_is_the_programs() {
    for row in keys::table(&Words::new(Lang::En)) {
        assert!(REFERENCE.lines().any(|line| says(line, &row)), "docs/reference.md lacks the keys {row:?}");
    }
}

#[test]
fn readmes_first_keys_are_the_programs() {
    let (_, table) = README.split_once("Always works ").expect("a table of keys");
    let (table, _) = table.split_once("```").expect("its end");
    let all = keys::table(&Words::new(Lang::En));
    for line in table.lines().skip(1) {
        assert!(all.iter().any(|row| says(line, row)), "README has another key: {line}");
    }
}

#[test]
fn every_field_is_named() {
    for field in som().fields() {
        let name = format!("`{}`", field.id);
        assert!(REFERENCE.contains(&name), "docs/reference.md lacks the field {name}");
    }
}

#[test]
fn every_export_format_is_named() {
    let formats: Vec<&str> = EXPORTERS.iter().map(|exporter| exporter.id).collect();
    let named = format!("--to {}", formats.join("\\|"));
    assert!(REFERENCE.contains(&named), "docs/reference.md lacks --to {formats:?}");
}

/// What a line of Markdown is: a heading of a level, an item, or text.
fn kind(line: &str) -> usize {
    match line {
        _ if line.starts_with("- ") => usize::MAX,
        _ => line.len() - line.trim_start_matches('#').len(),
    }
}

#[test]
fn the_guide_says_as_much_in_both_languages_on_one_page() {
    let [danish, english] = GUIDES.map(|guide| {
        let lines = guide.lines().map(kind);
        lines.filter(|kind| *kind > 0).collect::<Vec<_>>()
    });
    assert_eq!(danish, english);
    for guide in GUIDES {
        assert!(guide.lines().count() <= 66, "the guide has {} lines", guide.lines().count());
        // With `--ascii` nothing else can be drawn.
        let odd: String = guide.chars().filter(|c| !c.is_ascii() && !"æøåÆØÅ".contains(*c)).collect();
        assert_eq!(odd, "");
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[expect(clippy::disallowed_methods, reason = "this test reads the project's own documents")]
fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The documents that people read: those at the top, and those in `docs/`.
fn documents() -> Vec<PathBuf> {
    let folders = [root().to_owned(), root().join("docs")];
    let entries = folders.iter().flat_map(|folder| std::fs::read_dir(folder).expect("a folder"));
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect()
}

/// Markdown without its blocks of code.
fn prose(markdown: &str) -> String {
    markdown.split("```").step_by(2).collect()
}

/// Where the links and pictures of a document lead.
fn targets(markdown: &str) -> Vec<&str> {
    let behind = |mark, end| {
        let parts = markdown.split(mark).skip(1);
        parts.filter_map(move |rest: &str| Some(rest.split_once(end)?.0))
    };
    behind("](", ')').chain(behind("src=\"", '"')).chain(behind("srcset=\"", '"')).collect()
}

/// The names that the headings of a document have in links, as GitHub makes them.
fn anchors(markdown: &str) -> BTreeSet<String> {
    let headings = markdown.lines().filter(|line| line.starts_with('#'));
    let name = |heading: &str| {
        let text = heading.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
        text.chars().filter(|c| c.is_alphanumeric() || "-_".contains(*c)).collect()
    };
    headings.map(name).collect()
}

#[test]
fn every_link_leads_to_what_is_there() {
    let (mut dead, mut followed) = (Vec::new(), 0);
    for document in documents() {
        let text = prose(&read(&document));
        for target in targets(&text).into_iter().filter(|target| !target.contains(':')) {
            followed += 1;
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let path = match file {
                "" => document.clone(),
                _ => document.with_file_name(file),
            };
            let is_there =
                path.exists() && (anchor.is_empty() || anchors(&prose(&read(&path))).contains(anchor));
            if !is_there {
                dead.push(format!("{}: {target}", document.display()));
            }
        }
    }
    assert_eq!(dead, [""; 0]);
    assert!(followed > 50, "only {followed} links were found");
}

#[test]
fn readme_leads_to_every_document() {
    let linked = targets(README);
    for document in documents() {
        let path = document.strip_prefix(root()).expect("below the root").display().to_string();
        assert!(path == "README.md" || linked.contains(&path.as_str()), "README doesn't lead to {path}");
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
        tests_in(&root().join(folder), &mut tests);
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
