//! Breaks a paragraph into lines as word processors do: greedily, by advance widths. The rules come from comparing
//! some thousand Danish answers with LibreOffice; Unicode's (UAX #14) are only their basis.

use std::ops::Range;

use unicode_linebreak::linebreaks;

use super::PageLayout;
use super::face::FontFace;

/// Tab stops, at multiples of this from the line's start: Word's Danish default.
pub(crate) const TAB_TWIPS: u32 = 1304;
/// Indent of a list item; its mark stands in the indent.
pub(crate) const LIST_INDENT_TWIPS: u32 = 357;
/// A break after "/" moves back to a blank within this distance, so that "før/efter" stays whole (LibreOffice).
const SLASH_REACH_CHARS: usize = 66;
const SOFT_HYPHEN: char = '\u{ad}';
const ZERO_WIDTH_JOINER: char = '\u{200d}';

/// Marks a list item. Other marks ("•", "1)") are plain text, so that a document read back says what was typed.
const LIST_MARK: &str = "- ";

/// A list item's text without its mark; `None` for other paragraphs.
pub(crate) fn list_item(paragraph: &str) -> Option<&str> {
    paragraph.strip_prefix(LIST_MARK)
}

/// Breaks one paragraph (a text without `\n`) into lines: byte ranges within the paragraph, in order and without gaps. A
/// line keeps the blanks that hang past the margin; an empty paragraph is one empty line. No paragraph's lines depend on
/// another's.
pub fn measure_paragraph(paragraph: &str, layout: &PageLayout) -> Vec<Range<usize>> {
    let (mark, indent) = match list_item(paragraph) {
        Some(item) => (paragraph.len() - item.len(), LIST_INDENT_TWIPS),
        None => (0, 0),
    };
    let ruler = Ruler::new(layout, indent);
    let opportunities = opportunities(paragraph);
    let mut ahead = after(&opportunities, mark);
    let mut lines = Vec::new();
    let (mut start, mut text) = (0, mark);
    loop {
        let end = line_end(paragraph, text, ahead, &ruler);
        lines.push(start..end);
        if end == paragraph.len() {
            return lines;
        }
        ahead = after(ahead, end);
        (start, text) = (end, end);
    }
}

/// The opportunities after `start`.
fn after(opportunities: &[usize], start: usize) -> &[usize] {
    &opportunities[opportunities.partition_point(|&at| at <= start)..]
}

/// Where the line starting at `start` ends; `ahead` are the opportunities after it.
fn line_end(paragraph: &str, start: usize, ahead: &[usize], ruler: &Ruler) -> usize {
    let mut ahead = ahead.iter();
    let mut next_break = ahead.next();
    let (mut last_break, mut last_resort) = (None, None);
    let mut before = '\0';
    let mut width = 0;
    for (at, c) in paragraph[start..].char_indices().map(|(at, c)| (start + at, c)) {
        let after = ruler.after(width, before, c);
        // Blanks hang past the margin; a character wider than the column gets its own line.
        let is_over = after > ruler.column && !is_blank(c) && at > start;
        if next_break == Some(&at) {
            next_break = ahead.next();
            if is_last_resort(&paragraph[..at], c) {
                last_resort = Some(at);
            } else if ruler.can_end(width, before, is_over) {
                (last_break, last_resort) = (Some(at), None);
            }
        }
        if is_over {
            let end = last_break.and_then(|end| around_slash(paragraph, start, end));
            return end.or(last_resort).unwrap_or(at);
        }
        width = after;
        before = c;
    }
    paragraph.len()
}

/// Whether the break before `c` is one that LibreOffice 7.4 makes and 25.2 doesn't: "strategi-|2025". Made only where a
/// line has no other, no line is longer than in either, and so no answer has fewer lines than in either.
fn is_last_resort(before: &str, c: char) -> bool {
    c.is_ascii_digit() && before.strip_suffix('-').is_some_and(|word| word.ends_with(char::is_alphabetic))
}

/// The break at `end` or, after a "/", at the blank before that; `None` if that is in an earlier line.
fn around_slash(paragraph: &str, start: usize, end: usize) -> Option<usize> {
    if !paragraph[..end].ends_with('/') {
        return Some(end);
    }
    let mut near = paragraph[..end].char_indices().rev().take(SLASH_REACH_CHARS);
    match near.find(|&(_, c)| is_blank(c)) {
        Some((at, c)) => Some(at + c.len_utf8()).filter(|&end| end > start),
        None => Some(end),
    }
}

/// The break opportunities in order, including the paragraph's end.
fn opportunities(paragraph: &str) -> Vec<usize> {
    let mut opportunities: Vec<usize> = linebreaks(paragraph).map(|(at, _)| at).collect();
    let by_unicode = opportunities.len();
    opportunities.extend(digits_after_hyphen(paragraph));
    if opportunities.len() > by_unicode {
        opportunities.sort_unstable();
        opportunities.dedup();
    }
    opportunities
}

/// Breaks between a hyphen in a word and a digit: Unicode keeps "60-70" together, word processors break it. A minus
/// stays with its number.
fn digits_after_hyphen(paragraph: &str) -> impl Iterator<Item = usize> {
    let is_after_hyphen = |&at: &usize| {
        paragraph[..at - 1].ends_with(char::is_alphanumeric)
            && paragraph[at..].starts_with(|c: char| c.is_ascii_digit())
    };
    paragraph.match_indices('-').map(|(at, hyphen)| at + hyphen.len()).filter(is_after_hyphen)
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t')
}

/// Lengths as integers: a twip is `upem` units, an advance of 1 is `scale`.
struct Ruler {
    face: &'static FontFace,
    scale: u64,
    tab: u64,
    column: u64,
}

impl Ruler {
    fn new(layout: &PageLayout, indent_twips: u32) -> Ruler {
        let face = layout.face;
        let twip = u64::from(face.upem);
        Ruler {
            face,
            // A half point is ten twips.
            scale: u64::from(layout.half_points()) * 10,
            tab: u64::from(TAB_TWIPS) * twip,
            column: u64::from(layout.column_twips.saturating_sub(indent_twips)) * twip,
        }
    }

    /// The line's width after adding `c`.
    fn after(&self, width: u64, before: char, c: char) -> u64 {
        match c {
            '\t' => (width / self.tab + 1) * self.tab,
            SOFT_HYPHEN => width,
            // Joined emoji render as one.
            _ if before == ZERO_WIDTH_JOINER => width,
            _ => width + self.advance(c),
        }
    }

    /// Whether a line may end after `before`, given that Unicode allows it.
    fn can_end(&self, width: u64, before: char, is_over: bool) -> bool {
        match before {
            // The hyphen becomes visible, and must fit.
            SOFT_HYPHEN => width + self.advance('-') <= self.column,
            // LibreOffice considers a "/" only if something that fits follows.
            '/' => !is_over,
            _ => true,
        }
    }

    fn advance(&self, c: char) -> u64 {
        u64::from(self.face.advance(c)) * self.scale
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of a paragraph in a column as wide as so many digits of Calibri 11.
    fn broken(paragraph: &str, digits: u32) -> Vec<&str> {
        // A digit is 1038/2048 em: 111.5 twips.
        let layout = PageLayout::default().with_column_twips(digits * 1115 / 10 + 1);
        measure_paragraph(paragraph, &layout).into_iter().map(|line| &paragraph[line]).collect()
    }

    #[test]
    fn a_line_holds_what_fits_and_the_blanks_that_hang() {
        assert_eq!(broken("123 567   90", 7), ["123 567   ", "90"]);
        assert_eq!(broken("123 567   90", 6), ["123 ", "567   ", "90"]);
    }

    #[test]
    fn what_fills_the_line_exactly_fits() {
        // An ideograph is 220 twips wide.
        let layout = PageLayout::default().with_column_twips(660);
        assert_eq!(measure_paragraph("界界界", &layout).len(), 1);
        assert_eq!(measure_paragraph("界界界界", &layout).len(), 2);
    }

    #[test]
    fn each_tab_leads_to_the_next_stop() {
        assert_eq!(broken("\t\t1", 25), ["\t\t1"]);
        assert_eq!(broken("\t\t1", 24), ["\t\t", "1"]);
    }

    #[test]
    fn a_hyphen_breaks_also_before_a_digit() {
        assert_eq!(broken("ca. 60-70 %", 6), ["ca. 60-", "70 %"]);
        assert_eq!(broken("00000 -5", 6), ["00000 ", "-5"]);
    }

    #[test]
    fn a_hyphen_between_a_letter_and_a_digit_breaks_only_where_nothing_else_does() {
        assert_eq!(broken("se plan-2025", 9), ["se ", "plan-2025"]);
        assert_eq!(broken("se plan-2025", 7), ["se ", "plan-", "2025"]);
        // A word longer than a line: cut at the full line (25.2) it would have two, and three after its hyphen (7.4).
        assert_eq!(broken("a-2000000000", 6), ["a-", "200000", "0000"]);
        // After a "/" both cut the word.
        assert_eq!(broken("0 a-00/næste", 6), ["0 ", "a-00/n", "æste"]);
    }

    #[test]
    fn a_slash_keeps_its_two_words_together() {
        assert_eq!(broken("vi ser før/efter", 11), ["vi ser ", "før/efter"]);
    }

    #[test]
    fn a_slash_breaks_what_has_no_blank_near() {
        let path = "0".repeat(70) + "/næste";
        assert_eq!(broken(&path, 73), [&path[..71], "næste"]);
        // After a blank that is near, in the line before, the word is cut instead.
        assert_eq!(broken("0 0000/000000", 6), ["0 ", "0000/0", "00000"]);
    }

    #[test]
    fn a_hyphen_inside_an_address_breaks() {
        assert_eq!(
            broken("se www.kommune.dk/social-og-sundhed", 24),
            ["se www.kommune.dk/social-", "og-sundhed"]
        );
    }

    #[test]
    fn what_is_longer_than_a_line_is_cut_where_the_line_is_full() {
        assert_eq!(broken("0000000000000", 5), ["00000", "00000", "000"]);
    }

    #[test]
    fn a_character_wider_than_the_column_has_a_line_of_its_own() {
        assert_eq!(broken("WW😀", 1), ["W", "W", "😀"]);
    }

    #[test]
    fn no_break_space_and_hyphen_do_not_break() {
        assert_eq!(broken("00 00\u{a0}00\u{2011}00", 8), ["00 ", "00\u{a0}00\u{2011}00"]);
    }

    #[test]
    fn a_soft_hyphen_is_wide_only_at_the_end_of_a_line() {
        assert_eq!(broken("000\u{ad}000", 6), ["000\u{ad}000"]);
        assert_eq!(broken("000\u{ad}0000", 6), ["000\u{ad}", "0000"]);
        // The digits fit, a hyphen after them does not.
        assert_eq!(broken("0 000\u{ad}0000", 5), ["0 ", "000\u{ad}", "0000"]);
    }

    #[test]
    fn a_tab_goes_to_the_next_stop() {
        // 1304 twips are 11.7 digits.
        assert_eq!(broken("0\t000", 14), ["0\t", "000"]);
        assert_eq!(broken("0\t000", 15), ["0\t000"]);
        assert_eq!(broken("0000000000\t000", 15), ["0000000000\t000"]);
    }

    #[test]
    fn an_item_of_a_list_is_indented_and_its_mark_stands_outside() {
        // 357 twips are 3.2 digits.
        assert_eq!(broken("- 0000 0000", 11), ["- 0000 ", "0000"]);
        assert_eq!(broken("- 0000 0000", 12), ["- 0000 0000"]);
        assert_eq!(list_item("– 0000"), None);
    }

    #[test]
    fn joined_emoji_are_as_wide_as_one() {
        // An emoji is 2.6 digits.
        assert_eq!(broken("👩\u{200d}👩\u{200d}👧🇩🇰👍🏽", 8), ["👩\u{200d}👩\u{200d}👧🇩🇰👍🏽"]);
    }

    #[test]
    fn an_empty_paragraph_is_one_empty_line() {
        assert_eq!(broken("", 10), [""]);
    }
}
