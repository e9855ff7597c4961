//! Finds and replaces words in a text, whatever their case. Texts are NFC, as editors keep them.

use std::ops::Range;

use super::Edit;
use super::foreign::common_ends;
use super::history::EditKind;
use super::text_buffer::Spot;
use super::text_editor::TextEditor;
use crate::clean::{Cleaned, clean};
use crate::wrap::boundary;

/// What is searched for: at least one character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SearchPattern(Vec<char>);

/// One hit of a search through several texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SearchHit {
    /// Which of the texts.
    pub(crate) text: usize,
    /// Where in it, in bytes.
    pub(crate) at: Range<usize>,
    /// Whether it stands before the place where the search began.
    pub(crate) is_wrapped: bool,
}

impl SearchPattern {
    /// `None` for an empty text.
    pub(crate) fn new(text: &str) -> Option<Self> {
        let folded: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
        (!folded.is_empty()).then_some(SearchPattern(folded))
    }

    /// Where it stands in a text, in bytes; hits don't overlap, and none begins or ends inside a character.
    pub(crate) fn hits(&self, text: &str) -> Vec<Range<usize>> {
        let starts = text.char_indices().flat_map(|(at, c)| {
            c.to_lowercase().enumerate().map(move |(part, c)| (c, (part == 0).then_some(at)))
        });
        let folded: Vec<(char, Option<usize>)> = starts.collect();
        let start_of = |index: usize| folded.get(index).map_or(Some(text.len()), |(_, start)| *start);
        let mut hits: Vec<Range<usize>> = Vec::new();
        let mut index = 0;
        while index + self.0.len() <= folded.len() {
            let end = index + self.0.len();
            let is_it = folded[index..end].iter().map(|(c, _)| c).eq(&self.0);
            match (start_of(index), start_of(end)) {
                (Some(from), Some(to)) if is_it && is_whole(text, from, to) => {
                    hits.push(from..to);
                    index = end;
                }
                _ => index += 1,
            }
        }
        hits
    }

    /// The hits in several texts, in the order in which a search meets them that begins at a byte of one of them, goes on
    /// through the others and ends where it began.
    pub(crate) fn hits_from<'t>(
        &self,
        texts: impl IntoIterator<Item = &'t str>,
        (first, byte): (usize, usize),
    ) -> Vec<SearchHit> {
        let hits = texts.into_iter().enumerate().flat_map(|(text, content)| {
            self.hits(content).into_iter().map(move |at| {
                let is_wrapped = (text, at.start) < (first, byte);
                SearchHit { text, at, is_wrapped }
            })
        });
        let (wrapped, mut ahead): (Vec<_>, Vec<_>) = hits.partition(|hit| hit.is_wrapped);
        ahead.extend(wrapped);
        ahead
    }
}

fn is_whole(text: &str, from: usize, to: usize) -> bool {
    boundary::is_boundary(text, from) && boundary::is_boundary(text, to)
}

/// A text with other words in these places, which come in order.
pub(crate) fn replaced<'h>(
    text: &str,
    places: impl IntoIterator<Item = &'h Range<usize>>,
    with: &str,
) -> String {
    let mut done = String::with_capacity(text.len());
    let mut end = 0;
    for place in places {
        done.push_str(&text[end..place.start]);
        done.push_str(with);
        end = place.end;
    }
    done.push_str(&text[end..]);
    done
}

impl TextEditor {
    /// Where the caret is in the whole text, in bytes.
    pub(crate) fn caret_byte(&self) -> usize {
        self.byte_of(self.caret)
    }

    /// What is selected of the whole text, in bytes, wherever in it the caret is.
    pub(crate) fn selected_bytes(&self) -> Option<Range<usize>> {
        self.selected().map(|(from, to)| self.byte_of(from)..self.byte_of(to))
    }

    fn byte_of(&self, spot: Spot) -> usize {
        let above = self.text.paragraphs().take(spot.paragraph).map(|paragraph| paragraph.len() + 1);
        above.sum::<usize>() + spot.byte
    }

    /// Some of the paragraphs, each with where the caret is in it, in bytes.
    pub(crate) fn paragraphs_with_caret(
        &self,
        which: Range<usize>,
    ) -> impl Iterator<Item = (&str, Option<usize>)> {
        let caret_in = |index| (index == self.caret.paragraph).then_some(self.caret.byte);
        let all = self.text.paragraphs().enumerate().take(which.end).skip(which.start);
        all.map(move |(index, paragraph)| (paragraph, caret_in(index)))
    }

    /// Selects a part of the whole text, in bytes, with the caret at its end.
    pub(crate) fn select_bytes(&mut self, part: Range<usize>) {
        let [from, to] = [part.start, part.end].map(|byte| self.text.snap(self.spot_of_byte(byte)));
        self.set_caret(self.text.position_of(to));
        self.anchor = Some(from);
    }

    /// Selects all of the text, so that what is typed next takes its place.
    pub(crate) fn select_all(&mut self) {
        self.select_bytes(0..self.text().len());
    }

    /// Leaves the caret where it is, and nothing selected.
    pub(crate) fn select_none(&mut self) {
        self.unselect();
    }

    fn spot_of_byte(&self, mut byte: usize) -> Spot {
        for (index, paragraph) in self.text.paragraphs().enumerate() {
            if byte <= paragraph.len() {
                return Spot { paragraph: index, byte };
            }
            byte -= paragraph.len() + 1;
        }
        self.text.end()
    }

    /// The replacement that undo, or else redo, would now step over.
    pub(crate) fn replacement_at(&self, undoes: bool) -> Option<u32> {
        self.history.replacement_at(undoes)
    }

    /// Replaces the text by one that is much like it: an undo step of what differs, and one with what the same
    /// replacement did just before.
    pub(crate) fn rewrite(&mut self, text: &str, replacement: u32) {
        if self.replacement_at(true) == Some(replacement) {
            self.apply(Edit::Undo);
        }
        let (old, new) = (self.text(), clean(text, self.lines).text);
        let (start, end) = common_ends(&old, &new);
        if old != new {
            let [from, to] = [start, old.len() - end].map(|byte| self.spot_of_byte(byte));
            let text = new[start..new.len() - end].to_owned();
            self.put(from, to, Cleaned { text, ..Cleaned::default() }, EditKind::Single);
            self.history.mark_replacement(replacement);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::Lines;

    fn found<'t>(pattern: &str, text: &'t str) -> Vec<&'t str> {
        let pattern = SearchPattern::new(pattern).expect("a pattern");
        pattern.hits(text).into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn case_makes_no_difference_and_letters_do() {
        assert_eq!(found("kommune", "Kommunen og KOMMUNEN"), ["Kommune", "KOMMUNE"]);
        assert_eq!(found("ÆRØ", "Ærø, æRø og Aero"), ["Ærø", "æRø"]);
        assert_eq!(found("å", "Å a aa"), ["Å"]);
        assert_eq!(found("aa", "aaa"), ["aa"], "hits don't overlap");
        assert!(SearchPattern::new("").is_none());
    }

    #[test]
    fn a_letter_that_gets_longer_in_lower_case_is_found_whole_or_not_at_all() {
        assert_eq!(found("\u{130}", "x\u{130}y"), ["\u{130}"]);
        assert!(found("i", "\u{130}").is_empty());
        assert!(found("👩", "👩‍👧").is_empty(), "a part of what is shown as one");
    }

    #[test]
    fn a_search_goes_round_through_all_texts() {
        let texts = ["en ko", "ko og ko", "", "ko"];
        let hits = SearchPattern::new("KO").expect("a pattern").hits_from(texts, (1, 1));
        let order: Vec<_> = hits.iter().map(|hit| (hit.text, hit.at.start, hit.is_wrapped)).collect();
        assert_eq!(order, [(1, 6, false), (3, 0, false), (0, 3, true), (1, 0, true)]);
    }

    #[test]
    fn what_is_found_is_replaced() {
        let text = "ko og ko\nog ko";
        let hits = SearchPattern::new("ko").expect("a pattern").hits(text);
        assert_eq!(replaced(text, &hits, "hest"), "hest og hest\nog hest");
        assert_eq!(replaced(text, [&hits[1]], ""), "ko og \nog ko");
    }

    #[test]
    fn a_part_of_the_text_is_selected_by_its_bytes() {
        let mut editor = TextEditor::new("Ærø\nså ko", Lines::Many);
        editor.select_bytes(10..12);
        assert_eq!(editor.selected_text().as_deref(), Some("ko"));
        assert_eq!(editor.caret_byte(), 12);
        editor.select_bytes(0..99);
        assert_eq!(editor.selected_text().as_deref(), Some("Ærø\nså ko"));
    }

    #[test]
    fn several_rewrites_are_undone_as_one() {
        let mut editor = TextEditor::new("ko og ko", Lines::Many);
        editor.rewrite("hest og ko", 1);
        editor.rewrite("hest og hest", 1);
        assert_eq!(editor.text(), "hest og hest");
        editor.apply(Edit::Undo);
        assert_eq!(editor.text(), "ko og ko");
        assert_eq!(editor.apply(Edit::Undo), crate::tui::editor::Changed::default());
    }

    #[test]
    fn a_rewrite_never_joins_a_step_that_is_not_its_own() {
        let mut editor = TextEditor::new("ko og Ko", Lines::Many);
        editor.apply(Edit::Paste(" slut".to_owned()));
        editor.rewrite("ko og Ko slut", 1);
        editor.rewrite("ko og ko slut", 1);
        editor.rewrite("so og so slut", 2);
        for text in ["ko og ko slut", "ko og Ko slut", "ko og Ko"] {
            editor.apply(Edit::Undo);
            assert_eq!(editor.text(), text);
        }
    }
}
