//! Finds the words that a remark is about again in the answer, which may have changed since.

use std::cell::LazyCell;
use std::ops::Range;

use super::Remark;
use crate::draft::diff::{Piece, words};

/// What a remark is about, in the answer as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RemarkPlace {
    /// The whole answer.
    Answer,
    /// These bytes of it.
    Words(Range<usize>),
    /// Words that the answer no longer has.
    Gone,
}

impl Remark {
    /// What it is about in `answer`: of the places with its words, the one nearest to where they were, and of two as near
    /// the first.
    pub(crate) fn place_in(&self, answer: &str) -> RemarkPlace {
        if self.quote.is_empty() {
            return RemarkPlace::Answer;
        }
        let step = self.quote.chars().next().map_or(1, char::len_utf8);
        let mut nearest: Option<(usize, usize)> = None;
        let (mut from, mut characters, mut counted) = (0, 0, 0);
        while let Some(found) = answer[from..].find(&self.quote) {
            let byte = from + found;
            characters += answer[counted..byte].chars().count();
            let distance = characters.abs_diff(self.near);
            if nearest.is_some_and(|(best, _)| distance >= best) {
                // From here on it only gets further.
                break;
            }
            nearest = Some((distance, byte));
            (from, counted) = (byte + step, byte);
        }
        nearest.map_or(RemarkPlace::Gone, |(_, byte)| RemarkPlace::Words(byte..byte + self.quote.len()))
    }

    /// Whether its words are where they were.
    pub(in crate::draft) fn stands_in(&self, answer: &str) -> bool {
        let at = answer.char_indices().nth(self.near);
        !self.quote.is_empty() && at.is_some_and(|(byte, _)| answer[byte..].starts_with(&self.quote))
    }
}

/// What became of an answer, for the remarks on its words. Lengths are in Unicode characters.
pub(in crate::draft) struct AnswerEdit<'t> {
    old: &'t str,
    /// How long the beginnings are equal, and the ends; together they may be longer than a text.
    common: (usize, usize),
    lengths: (usize, usize),
    pieces: LazyCell<Vec<Piece<'t>>, Box<dyn FnOnce() -> Vec<Piece<'t>> + 't>>,
}

impl<'t> AnswerEdit<'t> {
    pub(in crate::draft) fn new(old: &'t str, new: &'t str) -> Self {
        let equal = |both: &(char, char)| both.0 == both.1;
        AnswerEdit {
            old,
            common: (
                old.chars().zip(new.chars()).take_while(equal).count(),
                old.chars().rev().zip(new.chars().rev()).take_while(equal).count(),
            ),
            lengths: (old.chars().count(), new.chars().count()),
            pieces: LazyCell::new(Box::new(move || words(old, new))),
        }
    }

    /// Where the words of a remark on the old text are near in the new one. Words that aren't where they were, or are
    /// taken out now, are waited for at their place: an undo brings them back to it.
    pub(in crate::draft) fn near(&self, remark: &Remark) -> usize {
        let (near, (before, after), (old, new)) = (remark.near, self.common, self.lengths);
        if !remark.stands_in(self.old) || near + remark.quote.chars().count() <= before {
            near
        } else if near >= old - after {
            near + new - old
        } else {
            self.within(near)
        }
    }

    /// The place of a character in the new text; where it stood, if it is gone.
    fn within(&self, near: usize) -> usize {
        let (mut old, mut new) = (0, 0);
        for piece in &*self.pieces {
            match piece {
                Piece::Same(text) | Piece::Removed(text) if near < old + text.chars().count() => {
                    return if matches!(piece, Piece::Same(_)) { new + near - old } else { near };
                }
                Piece::Same(text) => {
                    old += text.chars().count();
                    new += text.chars().count();
                }
                Piece::Removed(text) => old += text.chars().count(),
                Piece::Added(text) => new += text.chars().count(),
            }
        }
        near
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::draft::Draft;
    use crate::form::som;

    fn place(quote: &str, near: usize, answer: &str) -> RemarkPlace {
        let field = crate::form::FieldId::new("motivation");
        let remark = Remark::new(&field, ("", near), "", chrono::DateTime::UNIX_EPOCH, "x");
        Remark { quote: quote.to_owned(), near, ..remark }.place_in(answer)
    }

    #[test]
    fn words_are_found_where_they_stand_now() {
        for (quote, near, answer, byte) in [
            ("tal", 0, "tal", 0),
            ("tal", 0, "Vi har tal", 7),
            ("tal", 3, "åå tal og tal", 5),
            ("tal", 9, "åå tal og tal", 12),
            ("tal", 900, "åå tal og tal", 12),
            ("aa", 1, "aaaa", 1),
            ("tal", 3, "tal   tal", 0),
            ("to\nlinjer", 0, "på\nto\nlinjer", 4),
        ] {
            assert_eq!(place(quote, near, answer), RemarkPlace::Words(byte..byte + quote.len()), "{answer}");
        }
    }

    #[test]
    fn words_that_are_gone_are_nowhere_and_no_words_are_the_whole_answer() {
        assert_eq!(place("tal", 0, "Tal og ta l"), RemarkPlace::Gone);
        assert_eq!(place("tal", 0, ""), RemarkPlace::Gone);
        assert_eq!(place("", 3, "tal"), RemarkPlace::Answer);
    }

    /// The remark on the words at `near` follows each of the texts, and stands at a character of the last.
    fn followed(quote: &str, near: usize, texts: &[&str]) -> usize {
        let field = crate::form::FieldId::new("motivation");
        let mut draft = Draft::new(som(), chrono::DateTime::UNIX_EPOCH, "mette");
        draft.set_answer(&field, texts[0]);
        let remark = Remark::new(&field, (quote, near), "", chrono::DateTime::UNIX_EPOCH, "x");
        let id = draft.add_remark(remark).expect("room");
        for text in &texts[1..] {
            draft.set_answer(&field, *text);
        }
        let last = texts[texts.len() - 1];
        let RemarkPlace::Words(words) = draft.remark(&id).expect("it is there").place_in(last) else {
            panic!("gone from {last}")
        };
        last[..words.start].chars().count()
    }

    #[test]
    fn a_remark_follows_its_words_among_equal_ones() {
        for (near, texts, expected) in [
            // Typed before, between and after.
            (8, &["tal, så tal", "Å tal, så tal"][..], 10),
            (0, &["tal, så tal", "tal og mere tal, så tal"], 0),
            (8, &["tal, så tal", "tal, så mange flere tal"], 20),
            (0, &["tal, så tal", "tal, så tal og tal"], 0),
            // An equal word grows in front of it, letter by letter.
            (0, &["tal", "ttal", "tatal", "taltal", "tal tal"], 4),
            // Two changes at once, of which one is behind it.
            (8, &["tal, så tal og nok", "Mange tal, så tal og så nok"], 14),
            // Taken out and brought back, alone and with all the rest.
            (8, &["tal, så tal", "tal, så ta", "tal, så t", "tal, så ta", "tal, så tal"], 8),
            (8, &["tal, så tal", "", "tal, så tal"], 8),
            (13, &["tal, så\ntal og tal", "tal, så\n", "tal, så\ntal og tal"], 15),
            // What was said of a place that is only near is about the nearest.
            (2, &["Så mange tal, tal", "Å, så mange tal, tal"], 12),
        ] {
            assert_eq!(followed("tal", near, texts), expected, "{texts:?}");
        }
    }

    #[test]
    fn many_remarks_on_a_long_answer_follow_in_time() {
        let field = crate::form::FieldId::new("motivation");
        let mut draft = Draft::new(som(), chrono::DateTime::UNIX_EPOCH, "mette");
        let text = "tallene er gode. ".repeat(60_000);
        draft.set_answer(&field, text.as_str());
        for number in 0..500 {
            let about = ("gode", 11 + 17 * number);
            let said = number.to_string();
            let remark = Remark::new(&field, about, "", chrono::DateTime::UNIX_EPOCH, &said);
            draft.add_remark(remark).expect("room");
        }
        let watch = crate::clock::Stopwatch::start();
        draft.set_answer(&field, format!("Og {}", text.replace("tal", "summ")));
        let took = watch.elapsed();
        assert!(took.as_secs() < 20, "{took:?}");
    }

    proptest! {
        #[test]
        fn what_is_typed_elsewhere_moves_a_remark_with_its_words(
            before in "(tal |og |æ|\n){0,6}", after in "( tal| og|æ|\n){0,6}", typed in "(tal |x|å|\n){1,4}", is_before: bool
        ) {
            let old = format!("{before}tal{after}");
            let near = before.chars().count();
            let (new, expected) = if is_before {
                (format!("{before}y{typed}z tal{after}"), near + typed.chars().count() + 3)
            } else {
                (format!("{before}tal{after} z{typed}"), near)
            };
            prop_assert_eq!(followed("tal", near, &[&old, &new]), expected);
        }

        #[test]
        fn words_of_the_answer_are_found_at_their_own_place(answer in "[abæ\n ]{1,40}", from in 0..40_usize, len in 1..8_usize) {
            let characters: Vec<char> = answer.chars().collect();
            let from = from % characters.len();
            let quote: String = characters[from..].iter().take(len).collect();
            let byte: usize = characters[..from].iter().map(|c| c.len_utf8()).sum();
            prop_assert_eq!(place(&quote, from, &answer), RemarkPlace::Words(byte..byte + quote.len()));
        }
    }
}
