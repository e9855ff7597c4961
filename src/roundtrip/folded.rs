//! Texts as they are compared, however people retype them.

use unicode_normalization::UnicodeNormalization;

/// A text as it is compared: ignoring case, kinds of blanks and dashes, invisible characters, and what may follow a label.
pub(crate) fn folded(text: &str) -> String {
    let seen =
        text.nfc().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'));
    let seen = seen.map(|c| if matches!(c, '\u{2010}'..='\u{2015}') { '-' } else { c });
    let lower: String = seen.flat_map(char::to_lowercase).collect();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let line = words.join(" ");
    let behind = [':', '*', '.', ' '];
    let line = line.trim_end_matches(behind);
    line.strip_suffix("(frivilligt)").unwrap_or(line).trim_end_matches(behind).to_owned()
}
