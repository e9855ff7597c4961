//! OSC 52: the escape sequence that copies text to the clipboard of whoever sits at the terminal, also over SSH.
//! Terminals don't acknowledge it and some ignore it, so the copy may not have happened.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Upper bound on the text, in bytes: terminals reject sequences over 100,000 bytes.
pub(crate) const LIMIT: usize = 74_000;

/// The sequence for a text; `None` if too long, or empty, which would clear the clipboard. Control characters other
/// than line ends and tabs are dropped: pasted into another terminal, they would be obeyed.
pub(crate) fn sequence(text: &str) -> Option<String> {
    let text = harmless(text);
    let fits = !text.is_empty() && text.len() <= LIMIT;
    // Ends in BEL, which every terminal with OSC 52 understands.
    fits.then(|| format!("\u{1b}]52;c;{}\u{7}", STANDARD.encode(text)))
}

/// The bytes of a text that would be sent.
pub(crate) fn bytes(text: &str) -> usize {
    harmless(text).len()
}

fn harmless(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_as_base64_of_its_utf8() {
        assert_eq!(sequence("Åse\nØ").as_deref(), Some("\u{1b}]52;c;w4VzZQrDmA==\u{7}"));
    }

    #[test]
    fn the_longest_sequence_is_one_that_terminals_take() {
        let longest = sequence(&"x".repeat(LIMIT)).expect("it fits");
        assert!(longest.len() < 100_000);
        assert_eq!(sequence(&"x".repeat(LIMIT + 1)), None);
        assert_eq!(sequence(&"å".repeat(LIMIT / 2 + 1)), None);
    }

    #[test]
    fn nothing_is_sent_that_empties_the_clipboard_or_is_obeyed_when_it_is_pasted() {
        assert_eq!(sequence(""), None);
        assert_eq!(sequence("\u{1b}"), None);
        assert_eq!(sequence("a\u{1b}[201~b\u{9b}\r\n\tc"), sequence("a[201~b\n\tc"));
        assert_eq!(bytes("a\u{1b}Å"), 3);
    }
}
