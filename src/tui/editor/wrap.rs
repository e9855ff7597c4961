//! Wraps one paragraph by Unicode's line breaking (UAX #14).
//!
//! No row begins with a blank or with closing punctuation: blanks hang past the margin, and a word longer than the row is
//! cut between characters. After an edit only the rows around it are wrapped again.

use unicode_linebreak::linebreaks;

use super::boundary;
use crate::shown;

/// One row on the screen: its bytes in the paragraph, trailing blanks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WrappedRow {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether the row starts at an allowed break; otherwise a long word was cut there.
    is_after_break: bool,
}

/// A replacement within one paragraph, in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct ByteEdit {
    pub(super) at: usize,
    pub(super) removed: usize,
    pub(super) inserted: usize,
}

// How many rows before the edited one are wrapped again: a shorter word may move up one row, and the break rules for
// quotes and spaces look back across a break.
const ROWS_BEFORE: usize = 2;

// Never begin a row, not even after a blank, as in ”40 %” and ”og så …”. Quotes are missing: the same sign may open one.
const CLINGING: [char; 11] = [',', '.', ';', ':', '!', '?', ')', ']', '}', '…', '%'];

/// Wraps a whole paragraph into at least one row.
pub(super) fn wrap(text: &str, width: usize) -> Vec<WrappedRow> {
    let mut rows = Vec::new();
    wrap_from(text, 0, width, &mut rows, |_| false);
    rows
}

/// Updates the rows of a paragraph after an edit, with the same result as [`wrap`].
pub(super) fn rewrap(text: &str, width: usize, rows: &mut Vec<WrappedRow>, edit: ByteEdit) {
    let mut first = rows.partition_point(|row| row.start <= edit.at).saturating_sub(1 + ROWS_BEFORE);
    while first > 0 && !rows[first].is_after_break {
        first -= 1;
    }
    let from = rows.get(first).map_or(0, |row| row.start);
    let edit_end = edit.at + edit.inserted;
    let old = |at: usize| at + edit.removed - edit.inserted;
    let found = |at: usize| {
        let index = rows.partition_point(|row| row.start < old(at));
        rows.get(index).filter(|row| row.start == old(at) && row.is_after_break).map(|_| index)
    };
    let mut fresh = Vec::new();
    let met = wrap_from(text, from, width, &mut fresh, |at| at > edit_end && found(at).is_some());
    if let Some(rest) = met.and_then(found) {
        fresh.extend(rows[rest..].iter().map(|row| WrappedRow {
            start: row.start + edit.inserted - edit.removed,
            end: row.end + edit.inserted - edit.removed,
            ..*row
        }));
    }
    rows.truncate(first);
    rows.append(&mut fresh);
}

// Adds rows from `from` on. Stops at the first row start for which `is_known` says that the old rows fit.
fn wrap_from(
    text: &str,
    from: usize,
    width: usize,
    rows: &mut Vec<WrappedRow>,
    is_known: impl Fn(usize) -> bool,
) -> Option<usize> {
    let width = width.max(1);
    let mut open = OpenRow { start: from, used: 0, is_after_break: true };
    let mut at = from;
    for (end, _) in linebreaks(&text[from..]) {
        let end = from + end;
        if !boundary::is_boundary(text, end) || text[end..].starts_with(CLINGING) {
            continue;
        }
        let word = text[at..end].trim_end_matches(char::is_whitespace);
        let word_width = shown::width(word);
        if word_width > 0 && open.used + word_width > width && at > open.start {
            rows.push(open.closed(at));
            if is_known(at) {
                return Some(at);
            }
            open = OpenRow { start: at, used: 0, is_after_break: true };
        }
        if word_width > width {
            open = cut(text, open, at + word.len(), width, rows);
        } else {
            open.used += word_width;
        }
        open.used += shown::width(&text[at + word.len()..end]);
        at = end;
    }
    rows.push(open.closed(text.len()));
    None
}

#[derive(Clone, Copy)]
struct OpenRow {
    start: usize,
    used: usize,
    is_after_break: bool,
}

impl OpenRow {
    fn closed(&self, end: usize) -> WrappedRow {
        WrappedRow { start: self.start, end, is_after_break: self.is_after_break }
    }
}

// Cuts a word that is wider than a row between its characters; the last piece stays open.
fn cut(text: &str, open: OpenRow, end: usize, width: usize, rows: &mut Vec<WrappedRow>) -> OpenRow {
    let mut open = OpenRow { used: 0, ..open };
    let start = open.start;
    for (offset, character) in boundary::characters(&text[start..end]) {
        let at = start + offset;
        let columns = shown::shown(character, false).1;
        if open.used + columns > width && at > open.start {
            let at_cut = before_closing(text, open.start, at);
            rows.push(open.closed(at_cut));
            open = OpenRow { start: at_cut, used: shown::width(&text[at_cut..at]), is_after_break: false };
        }
        open.used += columns;
    }
    open
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
    use proptest::prelude::*;

    use super::*;

    const PROSE: &str = "Kommunen har i 2023 (og især i 2. halvår) arbejdet med ”Faglige kvalitetsoplysninger”; \
        det har – ifølge direktøren, Åse Ærøe – givet mere end 40 % kortere ventetid! Hvad kan vi så lære? \
        Jo: tal uden samtale er kun tal. Se fx https://www.socialstyrelsen.dk/projekter-og-initiativer/soem, \
        hvor socialtilsynsmedarbejderuddannelsesplanen (bilag 3) ligger: »Vi måler det, vi vil ændre«, siger hun …";

    fn rows_of(text: &str, width: usize) -> Vec<&str> {
        wrap(text, width).iter().map(|row| &text[row.start..row.end]).collect()
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

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1500))]
        #[test]
        fn an_edit_gives_the_rows_of_a_whole_wrap(
            text in "[a-fø ,.()”»\\-/%0-9\u{30a}漢🇩👨\u{200d}\u{a0}\u{200b}]{0,80}",
            at in 0_usize..81, removed in 0_usize..12,
            inserted in "[ab ,.”\u{30a}🇩\u{200d}\\-]{0,12}", width in 1_usize..14,
        ) {
            let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let start = bytes[at.min(bytes.len() - 1)];
            let end = bytes[(at + removed).min(bytes.len() - 1)];
            let mut rows = wrap(&text, width);
            let after = format!("{}{inserted}{}", &text[..start], &text[end..]);
            let edit = ByteEdit { at: start, removed: end - start, inserted: inserted.len() };
            rewrap(&after, width, &mut rows, edit);
            prop_assert_eq!(rows, wrap(&after, width));
        }
    }
}
