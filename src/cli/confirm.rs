//! Asking before something goes for good.

use std::io::{self, BufRead, IsTerminal, Read};

use super::{Desk, Failure, output};
use crate::say;

/// An answer is longer than this only by mistake, in bytes.
const LONGEST: u64 = 1_000;

/// Whether the user agrees: by `--yes`, or by typing `ja` or `word` after the question.
///
/// # Errors
/// Where nobody is there to be asked.
pub(super) fn agrees(desk: &Desk, yes: bool, question: &str, word: Option<&str>) -> Result<bool, Failure> {
    if yes {
        return Ok(true);
    }
    let words = &desk.words;
    if !io::stdin().is_terminal() || !output::is_talk_read() {
        return Err(Failure::new(say!(words, "cli-confirm-missing"))
            .because(say!(words, "cli-confirm-missing-cause"))
            .hint(say!(words, "cli-confirm-missing-hint"))
            .usage());
    }
    output::talk(question);
    let mut answer = Vec::new();
    // What can't be read is no yes.
    let _ = io::stdin().lock().take(LONGEST).read_until(b'\n', &mut answer);
    let is_agreed = is_yes(&String::from_utf8_lossy(&answer), &say!(words, "cli-confirm-yes"), word);
    if !is_agreed {
        output::talk(&say!(words, "cli-confirm-no"));
    }
    Ok(is_agreed)
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
