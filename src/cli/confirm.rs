//! Questions on the terminal.

use std::io::{self, BufRead, IsTerminal, Read};

use super::{CliSession, Failure, failure, output};
use crate::say;

/// The most bytes of an answer that are read.
const LONGEST: u64 = 1_000;

/// Whether the user agrees: by `--yes`, or by typing `ja` or `word`.
///
/// # Errors
/// If there is no terminal to ask on.
pub(super) fn agrees(
    session: &CliSession,
    yes: bool,
    question: &str,
    word: Option<&str>,
) -> Result<bool, Failure> {
    if yes {
        return Ok(true);
    }
    let words = &session.words;
    let Some(is_agreed) = answered(session, question, word) else {
        return Err(failure!(words, "cli-confirm-missing").usage());
    };
    if !is_agreed {
        output::talk(&say!(words, "cli-confirm-no"));
    }
    Ok(is_agreed)
}

/// Whether the user types `ja` or `word` after the question; `None` if there is no terminal to ask on.
pub(super) fn answered(session: &CliSession, question: &str, word: Option<&str>) -> Option<bool> {
    if !can_ask() {
        return None;
    }
    let answer = ask(question).unwrap_or_default();
    Some(is_yes(&answer, &say!(session.words, "cli-confirm-yes"), word))
}

pub(super) fn can_ask() -> bool {
    io::stdin().is_terminal() && output::is_talk_read()
}

/// Asks, and returns the line typed; `None` at the end of input.
pub(super) fn ask(question: &str) -> Option<String> {
    output::talk(question);
    let mut answer = Vec::new();
    // An error counts as the end of input.
    let read = io::stdin().lock().take(LONGEST).read_until(b'\n', &mut answer);
    (read.unwrap_or(0) > 0).then(|| String::from_utf8_lossy(&answer).into_owned())
}

fn is_yes(answer: &str, yes: &str, word: Option<&str>) -> bool {
    let answer = answer.trim();
    answer.to_lowercase() == yes || word == Some(answer)
}

#[cfg(test)]
mod tests {
    use super::is_yes;

    #[test]
    fn only_a_whole_yes_or_the_very_name_is_one() {
        for answer in ["ja\n", " JA \r\n", "ribe\n"] {
            assert!(is_yes(answer, "ja", Some("ribe")), "{answer:?}");
        }
        for answer in ["", "\n", "j", "nej", "yes", "ribe-2", "Ribe"] {
            assert!(!is_yes(answer, "ja", Some("ribe")), "{answer:?}");
        }
        assert!(!is_yes("", "ja", None));
    }
}
