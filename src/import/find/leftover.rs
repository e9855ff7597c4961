//! The words of a document that are neither the form's nor an answer's.

use std::collections::BTreeMap;

use super::unboxed::without_number;
use super::{AnswerSearch, Span};
use crate::form::FieldId;
use crate::import::Note;
use crate::import::form_words::is_words;
use crate::import::placeholder::{is_placeholder, is_prompt};
use crate::import::tree::{Place, TreeParagraph};

/// The words that the number of a page may stand with.
const PAGE_WORDS: [&str; 7] = ["side", "s", "page", "p", "af", "ud", "of"];

/// Words that are left over, where they stand, and after which answer.
struct LeftOver<'a> {
    place: Place,
    after: Option<&'a FieldId>,
    texts: Vec<String>,
}

impl<'a> AnswerSearch<'a> {
    /// A note for each place with words that are left over, where these spans are the answers of their fields; without
    /// any, only for those beside the running text.
    pub(super) fn leftovers(&self, taken: Option<&[(Span, &'a FieldId)]>) -> Vec<Note> {
        let tells_text = taken.is_some();
        let taken = self.by_paragraph(taken.unwrap_or_default());
        let mut found: Vec<LeftOver<'a>> = Vec::new();
        let mut add = |place: Place, after: Option<&'a FieldId>, text: &str| {
            let asks_for_text = || is_placeholder(text) || is_prompt(text, &self.words);
            if place == Place::Text && !tells_text || place == Place::Hidden && asks_for_text() {
                return;
            }
            let text = if is_in_text(place) { self.foreign(text) } else { self.foreign_margin(text) };
            let Some(text) = text else { return };
            match found.last_mut() {
                Some(last) if (last.place, last.after) == (place, after) => last.texts.push(text),
                _ => found.push(LeftOver { place, after, texts: vec![text] }),
            }
        };
        let mut asides = self.tree.asides.iter().peekable();
        let mut after = None;
        for (at, paragraph) in self.tree.paragraphs.iter().enumerate() {
            let text = &paragraph.text;
            after = self.labelled(at).or(after);
            let mut from = 0;
            for &(begin, end, field) in taken.get(&at).into_iter().flatten() {
                if from < begin {
                    add(Place::Text, after, text.get(from..begin).unwrap_or_default());
                }
                (from, after) = (from.max(end), Some(field));
            }
            add(Place::Text, after, text.get(from..).unwrap_or_default());
            while let Some(aside) = asides.next_if(|aside| aside.paragraph <= at && is_in_text(aside.place)) {
                add(aside.place, after, &aside.text);
            }
        }
        for aside in asides {
            add(aside.place, after.filter(|_| is_in_text(aside.place)), &aside.text);
        }
        found.into_iter().map(LeftOver::note).collect()
    }

    /// The field whose label a paragraph is, begins with, or shares a cell with.
    fn labelled(&self, at: usize) -> Option<&'a FieldId> {
        let TreeParagraph { text, cell, .. } = &self.tree.paragraphs[at];
        let of_cell = cell.and_then(|cell| self.labels.get(&cell).copied());
        let label = || self.label_of(text, at).or_else(|| Some(self.label_before(text, at)?.0));
        of_cell.or_else(|| Some(&label()?.id))
    }

    /// What of each paragraph is an answer, and whose, from its beginning on.
    fn by_paragraph(
        &self,
        taken: &[(Span, &'a FieldId)],
    ) -> BTreeMap<usize, Vec<(usize, usize, &'a FieldId)>> {
        let mut parts: BTreeMap<usize, Vec<(usize, usize, &FieldId)>> = BTreeMap::new();
        for (Span { first, end }, field) in taken {
            for at in first.0..=end.0 {
                let Some(paragraph) = self.tree.paragraphs.get(at) else { break };
                let from = if at == first.0 { first.1 } else { 0 };
                let to = if at == end.0 { end.1 } else { paragraph.text.len() };
                // Nothing of the paragraph behind it is its own.
                if (at, to) == (end.0, 0) {
                    break;
                }
                parts.entry(at).or_default().push((from, to, field));
            }
        }
        for parts in parts.values_mut() {
            parts.sort();
        }
        parts
    }

    /// What of a text is not the form's; in a text of the form into which words were put, these words.
    fn foreign(&self, text: &str) -> Option<String> {
        if self.words.is_of_form(text) || self.words.label(without_number(text)).is_some() {
            return None;
        }
        let lines = text.split('\n').filter(|line| is_words(line) && !self.words.is_of_form(line));
        let lines: Vec<&str> = lines.map(|line| self.words.without_frame(line)).collect();
        (!lines.is_empty()).then(|| lines.join(" / "))
    }

    /// What stands at the head or the foot of the pages, unless it is no more than the form's words and a page number.
    fn foreign_margin(&self, text: &str) -> Option<String> {
        let is_own = text.lines().all(|line| is_page_number(line) || self.words.is_of_form(line));
        (!is_own).then(|| text.to_owned())
    }
}

/// Whether a line is the number of a page, as in `- 1 -` and `Side 1 af 3`; a field without a result has no digits.
fn is_page_number(line: &str) -> bool {
    let lower = line.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_number = |word: &str| word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
    words().filter(|word| is_number(word)).count() <= 2
        && words().all(|word| is_number(word) || PAGE_WORDS.contains(&word))
}

impl LeftOver<'_> {
    fn note(self) -> Note {
        Note::LeftOver { place: self.place, after: self.after.cloned(), text: self.texts.join(" / ") }
    }
}

/// Whether something of this sort stands at a place of the running text.
fn is_in_text(place: Place) -> bool {
    !matches!(place, Place::Header | Place::Footer)
}
