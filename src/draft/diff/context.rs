//! Which parts of a changed text are shown: the changed sentences with some words around. The rest is folded.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// A sentence is shown no further than this from a change, in words.
const MOST_WORDS: usize = 12;

/// Words shown beside a change whatever sentence they belong to.
const LEAST_WORDS: usize = 3;

/// No fewer words are folded.
const FEW_WORDS: usize = 4;

/// The byte ranges of `text` to show, in order and apart, where these were `touched`; an empty one is where something
/// was taken out.
pub(crate) fn shown_around(text: &str, touched: &[Range<usize>]) -> Vec<Range<usize>> {
    let words = words(text);
    let sentences: Vec<usize> = text.split_sentence_bound_indices().map(|(start, _)| start).collect();
    let mut shown: Vec<Range<usize>> = Vec::new();
    for change in touched {
        let around = start_before(&words, &sentences, change.start)
            ..end_after(&words, &sentences, change.end, text.len());
        match shown.last_mut() {
            Some(last) if words_between(&words, last.end, around.start) < FEW_WORDS => {
                last.end = last.end.max(around.end);
            }
            _ => shown.push(around),
        }
    }
    if let Some(first) = shown.first_mut().filter(|first| words_between(&words, 0, first.start) < FEW_WORDS) {
        first.start = 0;
    }
    if let Some(last) =
        shown.last_mut().filter(|last| words_between(&words, last.end, text.len()) < FEW_WORDS)
    {
        last.end = text.len();
    }
    shown
}

/// Where what is shown before a change begins.
fn start_before(words: &[Range<usize>], sentences: &[usize], change: usize) -> usize {
    let sentence = sentences.iter().rev().find(|start| **start <= change).copied().unwrap_or(0);
    let before = words.iter().rev().filter(|word| word.start < change).enumerate();
    let shown =
        before.take_while(|(at, word)| *at < LEAST_WORDS || (*at < MOST_WORDS && word.start >= sentence));
    shown.last().map_or(change, |(_, word)| word.start)
}

/// Where what is shown after a change ends.
fn end_after(words: &[Range<usize>], sentences: &[usize], change: usize, end: usize) -> usize {
    let sentence = sentences.iter().find(|start| **start >= change).copied().unwrap_or(end);
    let after = words.iter().filter(|word| word.end > change).enumerate();
    let shown =
        after.take_while(|(at, word)| *at < LEAST_WORDS || (*at < MOST_WORDS && word.end <= sentence));
    shown.last().map_or(change, |(_, word)| word.end)
}

fn words_between(words: &[Range<usize>], from: usize, to: usize) -> usize {
    words.iter().filter(|word| word.start >= from && word.end <= to).count()
}

/// The byte range of each word, with its punctuation.
fn words(text: &str) -> Vec<Range<usize>> {
    let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace().map(|word| start(word)..start(word) + word.len()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown<'t>(text: &'t str, touched: &[&str]) -> Vec<&'t str> {
        let ranges = touched.iter().map(|part| {
            let start = text.find(part).expect("a part of the text");
            start..start + part.len()
        });
        shown_around(text, &ranges.collect::<Vec<_>>()).into_iter().map(|range| &text[range]).collect()
    }

    const TEXT: &str = "Her står en sætning om noget andet. Vi har brugt SØM i to år. Her er endnu en sætning om noget helt andet.";

    #[test]
    fn the_changed_sentence_is_shown_with_some_words_around() {
        assert_eq!(shown(TEXT, &["to"]), ["Vi har brugt SØM i to år. Her er"]);
        assert_eq!(shown(TEXT, &["Vi"]), ["om noget andet. Vi har brugt SØM i to år."]);
        assert_eq!(shown(TEXT, &["Her står"]), ["Her står en sætning om noget andet."]);
    }

    #[test]
    fn of_a_long_sentence_only_the_words_nearby_are_shown() {
        let long = format!("{}her {}", "før ".repeat(30), "efter ".repeat(30));
        let told = shown(&long, &["her"]);
        assert_eq!(told[0].split_whitespace().count(), 25);
    }

    #[test]
    fn few_words_are_not_folded() {
        let text = "En to tre. Vi har brugt SØM i to år. Fire fem seks.";
        assert_eq!(shown(text, &["SØM"]), [text]);
        assert!(shown_around(text, &[]).is_empty());
    }

    #[test]
    fn where_something_was_taken_out_the_words_around_are_shown() {
        let at = TEXT.find("brugt").expect("the word");
        let shown = shown_around(TEXT, std::slice::from_ref(&(at..at)));
        assert_eq!(shown.len(), 1);
        assert_eq!(&TEXT[shown[0].clone()], "andet. Vi har brugt SØM i to år.");
    }
}
