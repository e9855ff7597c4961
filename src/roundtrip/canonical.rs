//! The canonical text of an answer: what every format can hold and give back. Two answers with the same canonical text
//! are the same answer.

use crate::clean::{Lines, clean};
use crate::form::Field;

/// The canonical text of an answer to this field: line ends, composed letters and single blanks as typing makes them;
/// no character that steers a terminal or that a .docx can't hold, no blanks at the ends of lines, no blank lines
/// around the answer.
pub fn canonical(field: &Field, text: &str) -> String {
    let lines = Lines::from(field.kind.gesture());
    let text = admitted(text, lines);
    let text = match lines {
        Lines::One => field.shown(text.trim_matches(' ')).trim_matches(' ').to_owned(),
        Lines::Many => {
            let shown = field.shown(&text);
            let lines: Vec<&str> = shown.split('\n').map(|line| line.trim_end_matches(' ')).collect();
            lines.join("\n").trim_matches('\n').to_owned()
        }
    };
    // Blanks of any sort alone are no answer.
    if text.trim().is_empty() { String::new() } else { text }
}

/// A line as [`canonical`] has it within a text.
pub(crate) fn canonical_line(line: &str) -> String {
    let mut line = admitted(line, Lines::Many);
    line.truncate(line.trim_end_matches(' ').len());
    line
}

/// The text as both an answer and every format can hold it. Control characters and line separators are left to
/// [`clean`], which turns some of them into blanks and line ends.
fn admitted(text: &str, lines: Lines) -> String {
    let is_cleaned = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let held: String = text.chars().filter(|&c| is_held(c) || is_cleaned(c)).collect();
    clean(&held, lines).text
}

/// Whether a .docx, the format that holds the least, holds `c`. XML 1.0 has no control characters and no U+FFFE; the
/// other noncharacters and the line separators are lawful there, but some word processors stumble over them, and
/// LibreOffice keeps the marks from U+FFF9 for itself.
pub(crate) fn is_held(c: char) -> bool {
    match c {
        '\n' | '\t' => true,
        '\u{2028}' | '\u{2029}' | '\u{fdd0}'..='\u{fdef}' | '\u{fff9}'..='\u{fffb}' => false,
        c => !c.is_control() && u32::from(c) & 0xfffe != 0xfffe,
    }
}
