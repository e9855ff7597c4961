//! Lines of an iCalendar file: escaped, and folded at 75 octets.

use crate::shown::printable;

/// The most octets of a line before its CRLF.
const LONGEST: usize = 75;

/// The lines of a file.
#[derive(Debug, Default)]
pub(super) struct ContentLines(String);

impl ContentLines {
    /// Adds a line whose value has nothing to escape.
    pub(super) fn put(&mut self, name: &str, value: &str) {
        let line = format!("{name}:{value}");
        let mut octets = 0;
        for c in line.chars() {
            if octets + c.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(c);
            octets += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// Adds a line with a text.
    pub(super) fn put_text(&mut self, name: &str, text: &str) {
        self.put(name, &escaped(text));
    }

    /// Adds lines as they stand in the source.
    pub(super) fn put_lines(&mut self, lines: &str) {
        for line in lines.lines() {
            self.0.push_str(line);
            self.0.push_str("\r\n");
        }
    }

    pub(super) fn into_text(self) -> String {
        self.0
    }
}

/// A text as the value of a property: no control character is left in it.
fn escaped(text: &str) -> String {
    let line = |line: &str| {
        let mut out = String::with_capacity(line.len());
        for c in printable(line).chars() {
            if matches!(c, '\\' | ';' | ',') {
                out.push('\\');
            }
            out.push(c);
        }
        out
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn put(text: &str) -> String {
        let mut lines = ContentLines::default();
        lines.put_text("SUMMARY", text);
        lines.into_text()
    }

    #[test]
    fn what_parts_values_is_escaped_and_nothing_controls_a_terminal() {
        assert_eq!(put("a\\b;c,d\ne"), "SUMMARY:a\\\\b\\;c\\,d\\ne\r\n");
        assert_eq!(put("a\r\nBEGIN:VALARM\u{1b}[2J\0\u{85}"), "SUMMARY:a \\nBEGIN:VALARM[2J \r\n");
    }

    #[test]
    fn a_line_is_folded_between_characters() {
        let folded = put(&"æ".repeat(60));
        let lengths: Vec<usize> = folded.trim_end().split("\r\n").map(str::len).collect();
        assert_eq!(lengths, [74, 55], "{folded}");
        assert_eq!(put(&"a".repeat(67)).matches("\r\n").count(), 1);
        assert_eq!(put(&"a".repeat(68)).matches("\r\n").count(), 2);
    }

    proptest! {
        #[test]
        fn no_line_is_longer_than_75_octets(text in "\\PC{0,200}|[\\x00-\\x7fæ🙂]{0,200}") {
            let folded = put(&text);
            for line in folded.split("\r\n") {
                prop_assert!(line.len() <= LONGEST && !line.chars().any(char::is_control), "{line:?}");
            }
        }
    }
}
