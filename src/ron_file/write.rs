//! Texts as RON, for people who read and mend the file.

use std::fmt::Write;

use crate::shown::turns_direction;

/// A text as people would read and edit it: several lines as a raw string.
pub(crate) fn text(text: &str) -> String {
    let is_raw = text.contains(['\n', '"', '\\']) && !text.contains(|c: char| c.is_control() && c != '\n');
    if !is_raw {
        return quoted(text);
    }
    let hashes = "#".repeat(1 + longest_hash_run_after_quote(text));
    format!("r{hashes}\"{text}\"{hashes}")
}

fn longest_hash_run_after_quote(text: &str) -> usize {
    text.split('"').skip(1).map(|rest| rest.bytes().take_while(|b| *b == b'#').count()).max().unwrap_or(0)
}

/// A string on one line; control and bidirectional characters are escaped, so that the file is safe to show.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || turns_direction(c) => {
                let _ = write!(out, "\\u{{{:x}}}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
