//! What is known of the spelling of words, as it comes in from the dictionary: which words of a paragraph it lacks. Each
//! word is asked about once.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::io;
use std::ops::Range;
use std::rc::Rc;

use crate::say;
use crate::spelling::{DictionaryFault, SpelledWord, words};
use crate::store::io_cause;
use crate::words::Words;

/// Beyond so many bytes the texts that were looked through are forgotten: each key makes another.
const KEPT_MAX: usize = 2_000_000;

/// A longer paragraph, in bytes, is looked through in pieces, so that a key in it makes only one of them another.
const PIECE_MAX: usize = 2_000;

/// What is longer, in bytes, is no word.
const WORD_MAX: usize = 1_000;

/// Why the dictionary that there is can't be used.
#[derive(Debug)]
pub enum DictionaryError {
    /// A file of it can't be read.
    Unread(io::Error),
    /// It is none.
    Unfit(DictionaryFault),
}

impl DictionaryError {
    /// The cause for the user.
    pub(crate) fn cause(&self, words: &Words) -> String {
        match self {
            DictionaryError::Unread(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                say!(words, "spelling-fault-large")
            }
            DictionaryError::Unread(error) => io_cause(error, words),
            DictionaryError::Unfit(fault) => fault.cause(words),
        }
    }
}

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
    /// The pieces of long paragraphs all of whose words were asked about.
    asked: Kept<HashSet<String>>,
    /// The unknown words of pieces by their text, for as long as nothing else is learnt.
    unknown: RefCell<Kept<UnknownWords>>,
}

/// Where the unknown words of texts stand, in bytes.
type UnknownWords = HashMap<String, Rc<[Range<usize>]>>;

/// Texts, and how many bytes they hold.
#[derive(Debug, Default)]
struct Kept<T> {
    texts: T,
    bytes: usize,
}

impl<T: Default> Kept<T> {
    /// Makes room for another text.
    fn with_room(&mut self, text: &str) -> &mut T {
        if self.bytes + text.len() > KEPT_MAX {
            *self = Kept::default();
        }
        self.bytes += text.len();
        &mut self.texts
    }
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
        let is_long = paragraph.len() > PIECE_MAX;
        for (start, piece) in pieces(paragraph) {
            if self.asked.texts.contains(piece) {
                continue;
            }
            let caret =
                caret.and_then(|caret| caret.checked_sub(start)).filter(|caret| *caret <= piece.len());
            self.ask_in(piece, caret, &mut asked);
            if is_long && caret.is_none() {
                self.asked.with_room(piece).insert(piece.to_owned());
            }
        }
        self.awaited += asked.len();
        asked
    }

    fn ask_in(&mut self, piece: &str, caret: Option<usize>, asked: &mut Vec<String>) {
        for word in checked_words(piece).filter(|word| caret != Some(word.at.end)) {
            if !self.verdicts.contains_key(word.text) {
                self.verdicts.insert(word.text.to_owned(), Verdict::Asked);
                asked.push(word.text.to_owned());
            }
        }
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
        *self.unknown.get_mut() = Kept::default();
    }

    /// Knows a word from now on, whatever its case or ending, and wherever in a compound it stands.
    pub(crate) fn learn(&mut self, word: &str) {
        let word = word.to_lowercase();
        self.verdicts
            .retain(|other, verdict| *verdict != Verdict::Unknown || !other.to_lowercase().contains(&word));
        self.asked = Kept::default();
        *self.unknown.get_mut() = Kept::default();
    }

    /// Where the unknown words of a paragraph stand, in bytes.
    pub(crate) fn unknown(&self, paragraph: &str) -> Rc<[Range<usize>]> {
        if !self.is_on {
            return Rc::default();
        }
        if paragraph.len() <= PIECE_MAX {
            return self.unknown_in(paragraph);
        }
        let mut unknown = Vec::new();
        for (start, piece) in pieces(paragraph) {
            unknown.extend(self.unknown_in(piece).iter().map(|at| start + at.start..start + at.end));
        }
        unknown.into()
    }

    fn unknown_in(&self, piece: &str) -> Rc<[Range<usize>]> {
        let mut kept = self.unknown.borrow_mut();
        if let Some(found) = kept.texts.get(piece) {
            return Rc::clone(found);
        }
        let is_unknown = |text: &str| self.verdicts.get(text) == Some(&Verdict::Unknown);
        let unknown = checked_words(piece).filter(|word| is_unknown(word.text)).map(|word| word.at);
        let found: Rc<[_]> = unknown.collect();
        kept.with_room(piece).insert(piece.to_owned(), Rc::clone(&found));
        found
    }
}

/// A paragraph in pieces, each with where it begins: a short one whole, a long one cut at blanks behind full stops, and
/// where these are far apart at other blanks. Where a cut is depends on the text just before it and nothing else.
fn pieces(paragraph: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = &paragraph[start..];
        let mut blanks = rest.match_indices(' ').map(|(at, _)| at);
        let is_cut = |at: &usize| rest[..*at].ends_with('.') || *at > PIECE_MAX;
        let cut = if paragraph.len() > PIECE_MAX { blanks.find(is_cut) } else { None };
        let piece = &rest[..cut.map_or(rest.len(), |at| at + 1)];
        start += piece.len();
        (!piece.is_empty()).then(|| (start - piece.len(), piece))
    })
}

/// The words of a piece.
fn checked_words(piece: &str) -> impl Iterator<Item = SpelledWord<'_>> {
    words(piece).filter(|word| word.text.len() <= WORD_MAX)
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
    fn a_paragraph_without_end_is_looked_through_to_its_end_and_a_key_in_it_asks_for_little() {
        let mut marks = SpellingMarks::new(true);
        let text = format!("{}kommmune {}Slut indats", "En ko. ".repeat(40_000), "og ".repeat(PIECE_MAX));
        assert_eq!(marks.ask(&text, None), ["En", "ko", "kommmune", "og", "Slut", "indats"]);
        marks.take_in(Ok(&[("kommmune".to_owned(), false), ("indats".to_owned(), false)]));
        let words =
            |text: &str| marks.unknown(text).iter().map(|at| text[at.clone()].to_owned()).collect::<Vec<_>>();
        assert_eq!(words(&text), ["kommmune", "indats"]);
        let pieces_before = marks.asked.texts.len();
        let longer = text.replacen("kommmune", "kommmune mmed", 1);
        assert_eq!(marks.ask(&longer, Some(longer.find("mmed").expect("a word") + 4)), [""; 0]);
        assert_eq!(marks.ask(&longer, None), ["mmed"]);
        assert!(marks.asked.texts.len() <= pieces_before + 5);
    }

    #[test]
    fn pieces_are_the_paragraph_and_a_change_makes_few_of_them_another() {
        let sentence = "Vi vil lære noget nyt hos os. ";
        let text =
            format!("{}{}{}", sentence.repeat(500), "x".repeat(3 * PIECE_MAX), " uden ende".repeat(900));
        let cut = |text: &str| pieces(text).map(|(_, piece)| piece.to_owned()).collect::<Vec<_>>();
        assert_eq!(cut(&text).concat(), text);
        assert!(pieces(&text).all(|(start, piece)| text[start..].starts_with(piece)));
        assert!(cut(&text).iter().all(|piece| piece.len() <= 3 * PIECE_MAX + 20));
        let before: HashSet<String> = cut(&text).into_iter().collect();
        let other = text.replacen("lære", "at lære", 1);
        assert_eq!(cut(&other).iter().filter(|piece| !before.contains(*piece)).count(), 1);
        assert_eq!(cut(sentence), [sentence]);
        assert_eq!(cut(""), [""; 0]);
    }

    #[test]
    fn what_is_too_long_for_a_word_is_none() {
        let mut marks = SpellingMarks::new(true);
        assert_eq!(marks.ask(&format!("en {} ko", "z".repeat(WORD_MAX + 1)), None), ["en", "ko"]);
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
