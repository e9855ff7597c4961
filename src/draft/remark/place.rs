//! Finds the words that a remark is about again in the answer, which may have changed since.

use std::ops::Range;

use super::Remark;

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
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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

    proptest! {
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
