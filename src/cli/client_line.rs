//! The client's command of `ssh HOST som …`, split into words as a shell would split it, but without a shell: nothing
//! is expanded, redirected or chained. Quotes and backslashes hold blanks together; the rest of a shell's language is
//! refused.

use std::ffi::OsStr;

use crate::say;
use crate::words::Words;

/// The longest command that is read, in bytes.
const LONGEST: usize = 4096;

/// What a shell would act on outside quotes: chains, redirections and substitutions.
const OF_SHELLS: &str = ";|&<>()$`";

/// Why a command can't be split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineFlaw {
    /// It is longer than [`LONGEST`].
    TooLong,
    /// It isn't UTF-8.
    NotText,
    /// It has a control character or a line end.
    Control,
    /// It has a sign that only a shell knows.
    OfShell(char),
    /// A quote isn't closed, or nothing follows a backslash.
    Unclosed,
}

impl LineFlaw {
    pub(super) fn say(self, words: &Words) -> String {
        match self {
            LineFlaw::TooLong => say!(words, "cli-ssh-too-long", kb = LONGEST >> 10),
            LineFlaw::NotText => say!(words, "cli-not-utf8"),
            LineFlaw::Control => say!(words, "cli-ssh-control"),
            LineFlaw::OfShell(sign) => say!(words, "cli-ssh-shell", sign = sign.to_string()),
            LineFlaw::Unclosed => say!(words, "cli-ssh-unclosed"),
        }
    }
}

/// The words of a command, without the program's own name.
///
/// # Errors
/// If it isn't one plain command.
pub(super) fn client_words(line: &OsStr) -> Result<Vec<String>, LineFlaw> {
    if line.len() > LONGEST {
        return Err(LineFlaw::TooLong);
    }
    let line = line.to_str().ok_or(LineFlaw::NotText)?;
    if line.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
        return Err(LineFlaw::Control);
    }
    let mut words = split(line)?;
    if words.first().is_some_and(|first| first == "som" || first.ends_with("/som")) {
        words.remove(0);
    }
    Ok(words)
}

fn split(line: &str) -> Result<Vec<String>, LineFlaw> {
    let mut words = Vec::new();
    // None between words; an empty pair of quotes is a word, too.
    let mut word: Option<String> = None;
    let mut rest = line.chars();
    while let Some(c) = rest.next() {
        match c {
            ' ' => words.extend(word.take()),
            '\'' => {
                let quoted = word.get_or_insert_default();
                let (inside, after) = rest.as_str().split_once('\'').ok_or(LineFlaw::Unclosed)?;
                quoted.push_str(inside);
                rest = after.chars();
            }
            '"' => {
                let quoted = word.get_or_insert_default();
                loop {
                    match rest.next().ok_or(LineFlaw::Unclosed)? {
                        '"' => break,
                        '\\' => quoted.push_str(&escaped(rest.next().ok_or(LineFlaw::Unclosed)?)),
                        c => quoted.push(c),
                    }
                }
            }
            '\\' => word.get_or_insert_default().push(rest.next().ok_or(LineFlaw::Unclosed)?),
            c if OF_SHELLS.contains(c) => return Err(LineFlaw::OfShell(c)),
            c => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    Ok(words)
}

/// What a backslash and a character stand for between double quotes.
fn escaped(c: char) -> String {
    if matches!(c, '"' | '\\' | '$' | '`') { c.to_string() } else { format!("\\{c}") }
}

#[cfg(test)]
mod tests {
    use std::os::unix::ffi::OsStrExt;

    use super::*;

    fn split(line: &str) -> Vec<String> {
        client_words(line.as_ref()).expect("a plain command")
    }

    fn flaw(line: &str) -> Option<LineFlaw> {
        client_words(line.as_ref()).err()
    }

    #[test]
    fn quotes_and_backslashes_hold_blanks_together() {
        assert_eq!(split("show aeroe"), ["show", "aeroe"]);
        assert_eq!(split("  show   'Ærø Kommune'  "), ["show", "Ærø Kommune"]);
        assert_eq!(split(r#"show "Ærø Kommune""#), ["show", "Ærø Kommune"]);
        assert_eq!(split(r"show Ærø\ Kommune"), ["show", "Ærø Kommune"]);
        assert_eq!(split(r#"show Æ'r'"ø"'' """#), ["show", "Ærø", ""]);
        assert_eq!(split(r#"show 'a\"b' "a\"b\n'""#), ["show", r#"a\"b"#, r#"a"b\n'"#]);
        assert_eq!(split(""), [""; 0]);
        assert_eq!(split("   "), [""; 0]);
    }

    #[test]
    fn the_programs_own_name_is_dropped_once() {
        for line in ["som list", "/usr/bin/som list", "'som' list", "./som list", "list"] {
            assert_eq!(split(line), ["list"], "{line}");
        }
        assert_eq!(split("som"), [""; 0]);
        assert_eq!(split("som som"), ["som"]);
        assert_eq!(split("/usr/bin/sh"), ["/usr/bin/sh"]);
    }

    #[test]
    fn nothing_is_expanded() {
        assert_eq!(
            split("show * ~ a{b,c} #x '$HOME' \"`id`\""),
            ["show", "*", "~", "a{b,c}", "#x", "$HOME", "`id`"]
        );
    }

    #[test]
    fn the_language_of_shells_is_refused() {
        for sign in OF_SHELLS.chars() {
            for line in [format!("list{sign} sh"), format!("{sign}list"), format!("'a'{sign}'b'")] {
                assert_eq!(flaw(&line), Some(LineFlaw::OfShell(sign)), "{line}");
            }
            assert_eq!(
                split(&format!("show 'a{sign}' \\{sign}")),
                ["show".to_owned(), format!("a{sign}"), sign.to_string()]
            );
        }
    }

    #[test]
    fn what_is_open_controls_or_has_no_end_is_refused() {
        for line in ["show 'a", "show \"a", "show a\\", "show \"a\\", "'", "\"\\\""] {
            assert_eq!(flaw(line), Some(LineFlaw::Unclosed), "{line}");
        }
        for line in ["list\nid", "list\tid", "list\0", "'\n'", "\u{1b}[2J", "\u{9b}2J", "a\u{2028}b", "\r"] {
            assert_eq!(flaw(line), Some(LineFlaw::Control), "{line:?}");
        }
        assert_eq!(client_words(OsStr::from_bytes(b"show \xe6r\xf8")), Err(LineFlaw::NotText));
        assert_eq!(flaw(&"a".repeat(LONGEST)), None);
        assert_eq!(flaw(&"a".repeat(LONGEST + 1)), Some(LineFlaw::TooLong));
    }
}
