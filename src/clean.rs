//! Cleans what enters an answer, whether typed, pasted or read from a file: one encoding of each character, and
//! nothing that controls a terminal.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::GraphemeCursor;

use crate::shown::turns_direction;

/// Upper bound on one paste, in bytes.
pub(crate) const PASTE_MAX: usize = 1_000_000;

/// How many lines a field holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lines {
    /// Line ends separate paragraphs.
    #[default]
    Many,
    /// Line ends become blanks; those at the start and end are dropped.
    One,
}

/// A cleaned text, and what was removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// NFC, `\n` for line ends, no other control characters.
    pub text: String,
    /// How many control characters were dropped.
    pub dropped: usize,
    /// How many lines were rows of a table.
    pub rows: usize,
    /// Whether the end was cut off at [`PASTE_MAX`].
    pub shortened: bool,
}

/// Cleans a text.
///
/// Line ends of every sort become `\n`, the rows of a table `a | b | c` and other tabs blanks; other control characters
/// and bidirectional controls are dropped, and the rest becomes NFC.
pub fn clean(text: &str, lines: Lines) -> Cleaned {
    let (kept, dropped) = keep_lawful(text);
    let one_form = match is_nfc_quick(kept.chars()) {
        IsNormalized::Yes => kept.into_owned(),
        _ => kept.nfc().collect(),
    };
    let (text, rows) = match lines {
        Lines::Many if one_form.contains('\t') => without_tabs(&one_form),
        Lines::Many => (one_form, 0),
        Lines::One => (one_form.trim_matches('\n').replace(['\n', '\t'], " "), 0),
    };
    Cleaned { text, dropped, rows, shortened: false }
}

/// A text without its tabs, and how many of its lines were rows of a table: with three cells between tabs, or with two
/// next to another such line. A tab that is alone in its line, or stands before it, is a blank.
fn without_tabs(text: &str) -> (String, usize) {
    let cells = |line: &str| line.trim_matches('\t').split('\t').count();
    let lines: Vec<&str> = text.split('\n').collect();
    let has_two = |at: usize| lines.get(at).is_some_and(|line| cells(line) > 1);
    let mut rows = 0;
    let line = |(at, line): (usize, &&str)| {
        let is_row = cells(line) > 2 || has_two(at) && (has_two(at + 1) || at > 0 && has_two(at - 1));
        if !is_row {
            return line.replace('\t', " ");
        }
        rows += 1;
        let cells = line.trim_matches('\t').split('\t').map(str::trim);
        let cells: Vec<String> =
            cells.map(|cell| if cell.is_empty() { String::new() } else { format!(" {cell}") }).collect();
        cells.join(" |")[1..].to_owned()
    };
    let lines: Vec<String> = lines.iter().enumerate().map(line).collect();
    (lines.join("\n"), rows)
}

/// Cleans a paste, taking at most [`PASTE_MAX`] bytes.
pub(crate) fn clean_paste(text: &str, lines: Lines) -> Cleaned {
    let taken = shorten(text);
    Cleaned { shortened: taken.len() < text.len(), ..clean(taken, lines) }
}

/// The first [`PASTE_MAX`] bytes of a text at most.
pub(crate) fn shorten(text: &str) -> &str {
    cut_at(text, PASTE_MAX)
}

/// The first `most` bytes of a text at most, cut between graphemes.
pub(crate) fn cut_at(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let at = (0..=most).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    let whole = match cursor.is_boundary(text, 0) {
        Ok(true) => Some(at),
        _ => cursor.prev_boundary(text, 0).ok().flatten(),
    };
    &text[..whole.unwrap_or(0)]
}

fn keep_lawful(text: &str) -> (Cow<'_, str>, usize) {
    if !text.chars().any(needs_care) {
        return (Cow::Borrowed(text), 0);
    }
    let mut kept = String::with_capacity(text.len());
    let mut dropped = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                kept.push('\n');
            }
            // Line and paragraph separators of other programs.
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => kept.push('\n'),
            '\t' => kept.push('\t'),
            c if needs_care(c) => dropped += 1,
            c => kept.push(c),
        }
    }
    (Cow::Owned(kept), dropped)
}

fn needs_care(c: char) -> bool {
    (c.is_control() && c != '\n') || turns_direction(c) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn many(text: &str) -> String {
        clean(text, Lines::Many).text
    }

    #[test]
    fn every_line_end_becomes_a_line_feed() {
        assert_eq!(many("a\r\nb\rc\nd\u{2028}e\u{2029}f\u{85}g\u{b}h"), "a\nb\nc\nd\ne\nf\ng\nh");
        assert_eq!(many("a\r\r\nb"), "a\n\nb");
    }

    #[test]
    fn a_tab_becomes_one_blank() {
        assert_eq!(many("a\tb"), "a b");
    }

    #[test]
    fn a_row_of_cells_has_bars_between_them() {
        let table = clean("Indsats\tBorgere\tPris\r\nBostøtte\t\t45.000\nMentor\t7\t\nI alt", Lines::Many);
        assert_eq!(table.text, "Indsats | Borgere | Pris\nBostøtte | | 45.000\nMentor | 7\nI alt");
        assert_eq!(table.rows, 3);
        assert_eq!(many("a\tb\nc\td"), "a | b\nc | d", "two columns, two rows");
        assert_eq!(many("a\t\t\t\td"), "a | | | | d");
        for (text, wanted) in
            [("\ta", " a"), ("a\t", "a "), ("a\tb\n\nc\td", "a b\n\nc d"), ("\t\n\t", " \n ")]
        {
            let cleaned = clean(text, Lines::Many);
            assert_eq!((cleaned.text.as_str(), cleaned.rows), (wanted, 0));
        }
        assert_eq!(clean("Mette\tHansen\tLeder", Lines::One).text, "Mette Hansen Leder");
    }

    #[test]
    fn control_characters_are_dropped_and_counted() {
        let cleaned = clean("a\u{1b}[31mb\u{0}\u{7f}\u{9b}\u{202e}c\u{2067}d\u{feff}", Lines::Many);
        assert_eq!(cleaned.text, "a[31mbcd");
        assert_eq!(cleaned.dropped, 7);
    }

    #[test]
    fn decomposed_letters_are_composed() {
        assert_eq!(many("bla\u{30a}bær"), "blåbær");
        assert_eq!(many("a\u{0}\u{30a}"), "å", "also where a control character parted them");
    }

    #[test]
    fn one_line_fields_get_blanks_for_line_ends() {
        assert_eq!(clean("\nAarhus\r\nKommune\n", Lines::One).text, "Aarhus Kommune");
    }

    #[test]
    fn a_long_paste_is_cut_between_characters() {
        let cleaned = clean_paste(&"a\u{30a}".repeat(400_000), Lines::Many);
        assert!(cleaned.shortened);
        assert!(cleaned.text.chars().all(|c| c == 'å'));
        assert!(!clean_paste("kort", Lines::Many).shortened);
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in "\\PC{0,30}|[\\x00-\\x1fa\u{30a}\u{202e}\u{85}]{0,12}") {
            let once = many(&text);
            prop_assert_eq!(&many(&once), &once);
            let one = clean(&text, Lines::One).text;
            prop_assert_eq!(&clean(&one, Lines::One).text, &one);
            prop_assert!(!one.contains('\n'));
        }
    }
}
