//! Files that are no drafts, or were made to do harm: refused with line and column, and soon.

use std::time::Duration;

use super::*;
use crate::clock::Stopwatch;

const LARGEST: usize = 4 << 20;

/// A draft of nothing, with something more.
fn with(more: &str) -> String {
    format!("Draft(schema: 1, form: \"som-implementeringsforloeb\", answers: {{}}, {more})")
}

fn repeated(part: &str) -> String {
    part.repeat(LARGEST / part.len())
}

fn numbered(keys: usize, of: impl Fn(usize) -> String) -> String {
    (0..keys).map(of).collect()
}

/// How long a file may be read until it is refused. Unoptimised, and with other tests beside it, it takes longer.
const SOON: Duration = Duration::from_millis(if cfg!(debug_assertions) { 20_000 } else { 500 });

fn assert_refused(name: &str, source: &str) {
    let watch = Stopwatch::start();
    let error = read(source).expect_err(name);
    let elapsed = watch.elapsed();
    assert!(error.line().is_some_and(|line| line > 0), "{name}: {error:?}");
    if let ReadError::Syntax { column, .. } = error {
        assert!(column > 0, "{name}");
    }
    assert!(elapsed < SOON, "{name} took {elapsed:?}");
}

#[test]
fn what_is_no_ron_is_refused() {
    for (name, source) in [
        ("empty", ""),
        ("blank", "\n\n  "),
        ("a comment", "// Kladde\n"),
        ("UTF-16 without a mark", "D\0r\0a\0f\0t\0(\0)\0"),
        ("NUL", "\0\0\0"),
        ("JSON", "{\"schema\": 1}"),
        ("two byte order marks", "\u{feff}\u{feff}Draft()"),
        ("only a byte order mark", "\u{feff}"),
    ] {
        assert_refused(name, source);
    }
}

#[test]
fn deep_nesting_is_refused() {
    for part in ["[", "(", "{", "a(", "{1:", "Some("] {
        assert_refused(part, &repeated(part));
        assert_refused(part, &with(&format!("x: {}", repeated(part))));
        assert_refused(part, &with("").replace("{}", &format!("{{\"x\": {}", repeated(part))));
        assert_refused(part, &with("").replace("{}", &format!("{{\"navn\": {}", repeated(part))));
    }
    assert_refused("closed", &with(&format!("x: {}1{}", "[".repeat(5000), "]".repeat(5000))));
}

#[test]
fn megabytes_of_nothing_are_refused() {
    for part in ["[]", "//\n", "\n", "\"", "1", "æ"] {
        assert_refused(part, &repeated(part));
    }
    for part in ["/**/", "/*", " ", "#", "1", "a", "\u{1}"] {
        assert_refused(part, &format!("Draft(form: {}", repeated(part)));
    }
    assert_refused("attributes", &repeated("#![enable(implicit_some)]"));
    assert_refused("hashes", &format!("Draft(form: r{}\"", repeated("#")));
    assert_refused("escapes", &format!("Draft(form: \"{}", repeated("\\u{41}")));
}

#[test]
fn repeated_and_countless_keys_are_refused() {
    assert_refused("doubled", &with("").replace("{}", &format!("{{{}}}", repeated("\"navn\":\"\","))));
    let answers = numbered(300_000, |number| format!("\"{number}\":1,"));
    assert_refused("answers", &with("").replace("{}", &format!("{{{answers}}}")));
    assert_refused("ticks", &with(&format!("ticks: {{{}}}", answers.replace('1', "[]"))));
    assert_refused("fields", &with(&numbered(300_000, |number| format!("x{number}:1,"))));
    assert_refused(
        "remarks",
        &with(&format!("remarks: {{{}}}", answers.replace('1', "(field: \"navn\", text: \"\")"))),
    );
    let parts = numbered(300_000, |number| format!("x{number}:1,"));
    assert_refused("parts of a remark", &with(&format!("remarks: {{\"a\": ({parts})}}")));
    let participations = answers.replace('1', "(who: \"2 ledere\")");
    assert_refused("participations", &with(&format!("participation: {{{participations}}}")));
    assert_refused("parts of a participation", &with(&format!("participation: {{\"a\": ({parts})}}")));
    assert_refused("rivals", &with(&format!("rivals: {{{answers}}}")));
}
