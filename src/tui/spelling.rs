//! What is known of the spelling of words, as it comes in from the dictionary: which words of a paragraph it lacks. Each
//! word is asked about once.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use crate::spelling::{SpelledWord, words};

/// Beyond so many paragraphs the ones that were looked through are forgotten: each key makes another, and they are kept
/// with their texts.
const PARAGRAPHS_MAX: usize = 100;

/// A longer paragraph, in bytes, is not looked through: that is done at each key in it.
const PARAGRAPH_MAX: usize = 20_000;

/// What is known of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Asked,
    Known,
    Unknown,
}

/// What is known of all words so far.
#[derive(Debug, Default)]
pub(crate) struct SpellingMarks {
    is_on: bool,
    /// Why the dictionary can't be used, once that is known.
    fault: Option<String>,
    verdicts: HashMap<String, Verdict>,
    /// How many words are asked about.
    awaited: usize,
    /// The unknown words of paragraphs by their text, for as long as nothing else is learnt.
    paragraphs: RefCell<HashMap<String, Rc<[Range<usize>]>>>,
}

impl SpellingMarks {
    pub(crate) fn new(is_on: bool) -> Self {
        SpellingMarks { is_on, ..SpellingMarks::default() }
    }

    /// Whether there is a dictionary to ask.
    pub(crate) fn is_on(&self) -> bool {
        self.is_on
    }

    /// Why the dictionary that there is can't be used.
    pub(crate) fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// Whether some of the words that were asked about are still to be looked up.
    pub(crate) fn is_waiting(&self) -> bool {
        self.awaited > 0
    }

    /// The words of a paragraph that were never asked about, which they are from now on; without the one that ends at
    /// the caret.
    pub(crate) fn ask(&mut self, paragraph: &str, caret: Option<usize>) -> Vec<String> {
        let mut asked = Vec::new();
        for word in checked_words(paragraph).filter(|word| caret != Some(word.at.end)) {
            if !self.verdicts.contains_key(word.text) {
                self.verdicts.insert(word.text.to_owned(), Verdict::Asked);
                asked.push(word.text.to_owned());
            }
        }
        self.awaited += asked.len();
        asked
    }

    /// Takes in what the dictionary says; if it can't be used, nothing is marked and nothing asked any more.
    pub(crate) fn take_in(&mut self, found: Result<&[(String, bool)], String>) {
        let found = match found {
            Ok(found) => found,
            Err(fault) => return *self = SpellingMarks { fault: Some(fault), ..SpellingMarks::default() },
        };
        for (word, is_known) in found {
            let verdict = if *is_known { Verdict::Known } else { Verdict::Unknown };
            self.verdicts.insert(word.clone(), verdict);
        }
        self.awaited = self.awaited.saturating_sub(found.len());
        self.paragraphs.get_mut().clear();
    }

    /// Knows a word from now on, whatever its case or ending, and wherever in a compound it stands.
    pub(crate) fn learn(&mut self, word: &str) {
        let word = word.to_lowercase();
        self.verdicts
            .retain(|other, verdict| *verdict != Verdict::Unknown || !other.to_lowercase().contains(&word));
        self.paragraphs.get_mut().clear();
    }

    /// Where the unknown words of a paragraph stand, in bytes.
    pub(crate) fn unknown(&self, paragraph: &str) -> Rc<[Range<usize>]> {
        let mut paragraphs = self.paragraphs.borrow_mut();
        if let Some(found) = paragraphs.get(paragraph) {
            return Rc::clone(found);
        }
        let is_unknown = |text: &str| self.verdicts.get(text) == Some(&Verdict::Unknown);
        let unknown = checked_words(paragraph).filter(|word| is_unknown(word.text)).map(|word| word.at);
        let found: Rc<[_]> = if self.is_on { unknown.collect() } else { Rc::default() };
        if paragraphs.len() >= PARAGRAPHS_MAX {
            paragraphs.clear();
        }
        paragraphs.insert(paragraph.to_owned(), Rc::clone(&found));
        found
    }
}

/// The words of a paragraph, unless it is too long.
fn checked_words(paragraph: &str) -> impl Iterator<Item = SpelledWord<'_>> {
    words(if paragraph.len() > PARAGRAPH_MAX { "" } else { paragraph })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_asked_about_once_and_never_while_it_is_typed() {
        let mut marks = SpellingMarks::new(true);
        assert_eq!(marks.ask("en ko og en kommm", Some(17)), ["en", "ko", "og"]);
        assert_eq!(marks.ask("en ko og en kommmune ", Some(21)), ["kommmune"]);
        assert!(marks.is_waiting());
        let found: Vec<_> =
            ["en", "ko", "og", "kommmune"].map(|word| (word.to_owned(), word.len() < 3)).into();
        marks.take_in(Ok(&found));
        assert!(!marks.is_waiting());
        assert_eq!(marks.unknown("en ko og en kommmune ").iter().next(), Some(&(12..20)));
    }

    #[test]
    fn a_word_that_is_learnt_is_asked_about_anew() {
        let mut marks = SpellingMarks::new(true);
        let text = "Visblue visblues indsats-Visblue andet";
        let asked = marks.ask(text, None);
        marks.take_in(Ok(&asked.into_iter().map(|word| (word, false)).collect::<Vec<_>>()));
        assert_eq!(marks.unknown(text).len(), 4);
        marks.learn("visblue");
        assert_eq!(marks.unknown(text).len(), 1);
        assert_eq!(marks.ask(text, None), ["Visblue", "visblues", "indsats-Visblue"]);
    }

    #[test]
    fn a_paragraph_without_end_is_not_looked_through() {
        let mut marks = SpellingMarks::new(true);
        assert!(marks.ask(&"kommmune ".repeat(PARAGRAPH_MAX / 9 + 1), None).is_empty());
        assert_eq!(marks.ask("kommmune", None), ["kommmune"]);
    }

    #[test]
    fn without_a_dictionary_nothing_is_marked_any_more() {
        let mut marks = SpellingMarks::new(true);
        marks.ask("kommmune", None);
        marks.take_in(Err("tom".to_owned()));
        assert_eq!(marks.fault(), Some("tom"));
        assert!(!marks.is_on() && !marks.is_waiting() && marks.unknown("kommmune").is_empty());
    }
}
