//! Breaks text into lines of so many columns, by Unicode's line breaking (UAX #14).
//!
//! No row begins with a blank or with closing punctuation: blanks hang past the margin, and a word longer than the row is
//! cut between characters.

pub(crate) mod boundary;

use std::borrow::Cow;
use std::ops::Range;

use unicode_linebreak::linebreaks;

use crate::shown;

// Never begin a row, not even after a blank, as in ”40 %” and ”og så …”. Quotes are missing: the same sign may open one.
const CLINGING: [char; 11] = [',', '.', ';', ':', '!', '?', ')', ']', '}', '…', '%'];

/// Wraps a paragraph into at least one row: its bytes, trailing blanks included.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<Range<usize>> {
    let width = width.max(1);
    let mut rows = Vec::new();
    // Where the last row begins, and its columns so far.
    let (mut start, mut used) = (0, 0);
    let mut at = 0;
    for (end, _) in linebreaks(text) {
        if !boundary::is_boundary(text, end) || text[end..].starts_with(CLINGING) {
            continue;
        }
        let word = text[at..end].trim_end_matches(char::is_whitespace);
        let word_width = shown::width(word);
        if word_width > 0 && used + word_width > width && at > start {
            rows.push(start..at);
            (start, used) = (at, 0);
        }
        if word_width > width {
            (start, used) = cut(text, start..at + word.len(), width, &mut rows);
        } else {
            used += word_width;
        }
        used += shown::width(&text[at + word.len()..end]);
        at = end;
    }
    rows.push(start..text.len());
    rows
}

/// The rows of a paragraph as [`wrap`] breaks it, without trailing blanks.
pub(crate) fn row_bounds(line: &str, width: usize) -> Vec<Range<usize>> {
    let rows = wrap(line, width).into_iter();
    rows.map(|row| row.start..row.start + line[row].trim_end().len()).collect()
}

/// A text of several paragraphs in rows of at most `width` columns. E-mail addresses don't break at their hyphens.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut rows = Vec::new();
    for line in text.split('\n') {
        let bounds = row_bounds(&with_whole_addresses(line), width);
        rows.extend(bounds.into_iter().map(|row| line[row].to_owned()));
    }
    rows
}

/// The line with e-mail addresses that don't break at their hyphens, nor commands at their slash; each byte stays in
/// its place.
fn with_whole_addresses(line: &str) -> Cow<'_, str> {
    if !line.contains(['@', '/']) {
        return Cow::Borrowed(line);
    }
    let steady = |word: &str| match word.strip_prefix('/') {
        Some(name) => format!("_{name}"),
        None if word.contains('@') => word.replace('-', "_"),
        None => word.to_owned(),
    };
    Cow::Owned(line.split_inclusive(' ').map(steady).collect())
}

// Cuts a word that is wider than a row between its characters; gives where the last piece begins, and its columns.
fn cut(text: &str, word: Range<usize>, width: usize, rows: &mut Vec<Range<usize>>) -> (usize, usize) {
    let (mut start, mut used) = (word.start, 0);
    for (offset, character) in boundary::characters(&text[word.clone()]) {
        let at = word.start + offset;
        let columns = shown::shown(character, false).1;
        if used + columns > width && at > start {
            let at_cut = before_closing(text, start, at);
            rows.push(start..at_cut);
            (start, used) = (at_cut, shown::width(&text[at_cut..at]));
        }
        used += columns;
    }
    (start, used)
}

// Moves the cut back, so that the next row does not begin with a full stop.
fn before_closing(text: &str, start: usize, cut: usize) -> usize {
    let first = boundary::next(text, start);
    let mut at = cut;
    while at > first && text[at..].starts_with(is_closing) {
        at = boundary::prev(text, at);
    }
    if text[at..].starts_with(is_closing) { cut } else { at }
}

fn is_closing(c: char) -> bool {
    c.is_whitespace() || CLINGING.contains(&c) || matches!(c, '»' | '”' | '’')
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str = "Kommunen har i 2023 (og især i 2. halvår) arbejdet med ”Faglige kvalitetsoplysninger”; \
        det har – ifølge direktøren, Åse Ærøe – givet mere end 40 % kortere ventetid! Hvad kan vi så lære? \
        Jo: tal uden samtale er kun tal. Se fx https://www.socialstyrelsen.dk/projekter-og-initiativer/soem, \
        hvor socialtilsynsmedarbejderuddannelsesplanen (bilag 3) ligger: »Vi måler det, vi vil ændre«, siger hun …";

    fn rows_of(text: &str, width: usize) -> Vec<&str> {
        wrap(text, width).into_iter().map(|row| &text[row]).collect()
    }

    #[test]
    fn danish_prose_breaks_between_words_and_loses_nothing() {
        for width in [10, 17, 20, 30, 40, 60, 76, 78, 118] {
            let rows = rows_of(PROSE, width);
            assert_eq!(rows.concat(), PROSE);
            for (index, row) in rows.iter().enumerate() {
                let first = row.chars().next().expect("a row has text");
                assert!(!first.is_whitespace(), "{width}: {row:?}");
                assert!(!",.;:!?)…%".contains(first), "{width}: {row:?}");
                let is_glued = index > 0 && !rows[index - 1].ends_with(' ');
                assert!(!("”»".contains(first) && is_glued), "{width}: {row:?}");
                assert!(shown::width(row.trim_end()) <= width, "{width}: {row:?}");
            }
        }
    }

    #[test]
    fn an_address_is_not_broken_at_its_hyphen() {
        let rows = wrapped("Er sendt til SOM-support@sbst.dk i dag. En før-efter-måling", 20);
        assert_eq!(rows, ["Er sendt til", "SOM-support@sbst.dk", "i dag. En før-efter-", "måling"]);
        assert_eq!(wrapped("læser det op, /tilføj skriver", 16), ["læser det op,", "/tilføj skriver"]);
        // One that is longer than its room is broken all the same.
        assert_eq!(wrapped("SOM-support@sbst.dk", 12).concat(), "SOM-support@sbst.dk");
    }

    #[test]
    fn blanks_hang_past_the_margin() {
        assert_eq!(rows_of("hest   ko", 4), ["hest   ", "ko"]);
        assert_eq!(rows_of("hest ", 4), ["hest "]);
    }

    #[test]
    fn a_long_word_is_cut_between_characters() {
        assert_eq!(rows_of("a👨‍👩‍👧👨‍👩‍👧b", 3), ["a👨‍👩‍👧", "👨‍👩‍👧b"]);
        assert_eq!(rows_of("ja socialtilsynet nej", 6), ["ja ", "social", "tilsyn", "et nej"]);
    }

    #[test]
    fn a_word_as_wide_as_the_row_takes_its_full_stop_along() {
        assert_eq!(rows_of("ja tilsyn. Nej", 6), ["ja ", "tilsy", "n. Nej"]);
    }

    #[test]
    fn an_empty_paragraph_is_one_row() {
        assert_eq!(rows_of("", 10), [""]);
    }

    #[test]
    fn every_width_down_to_one_shows_all() {
        for width in 1..12 {
            assert_eq!(rows_of(PROSE, width).concat(), PROSE);
            assert_eq!(rows_of("漢字🇩🇰 å", width).concat(), "漢字🇩🇰 å");
        }
    }
}
