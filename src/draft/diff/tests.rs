//! The pieces give back both texts, and read well.

use std::fmt::Write;

use proptest::prelude::*;

use super::*;
use crate::clock::Stopwatch;

fn joined(old: &str, new: &str) -> (String, String) {
    let (mut olds, mut news) = (String::new(), String::new());
    for piece in words(old, new) {
        if let Piece::Same(text) | Piece::Removed(text) = piece {
            olds.push_str(text);
        }
        if let Piece::Same(text) | Piece::Added(text) = piece {
            news.push_str(text);
        }
    }
    (olds, news)
}

#[test]
fn a_word_is_changed_within_its_sentence() {
    assert_eq!(
        words("Vi har data, der er gode nok.", "Vi har data, der er helt gode nok!"),
        [
            Piece::Same("Vi har data, der er "),
            Piece::Added("helt "),
            Piece::Same("gode nok"),
            Piece::Removed("."),
            Piece::Added("!")
        ]
    );
}

#[test]
fn blanks_and_line_ends_are_kept() {
    assert_eq!(
        words("Første  afsnit\n\nAndet", "Første  afsnit\n\n\nAndet\n"),
        [Piece::Same("Første  afsnit\n\n"), Piece::Added("\n"), Piece::Same("Andet"), Piece::Added("\n")]
    );
}

#[test]
fn a_sentence_of_other_words_is_replaced_as_a_whole() {
    let pieces = words("Mette går en tur i byen.\n\nJa.", "Jonas løber hurtigt hjem i går!\n\nNej.");
    assert_eq!(
        pieces,
        [
            Piece::Removed("Mette går en tur i byen.\n\nJa"),
            Piece::Added("Jonas løber hurtigt hjem i går!\n\nNej"),
            Piece::Same(".")
        ]
    );
}

#[test]
fn an_untouched_paragraph_is_never_told_as_changed() {
    let pieces = words("a\nJa\nb", "Noget helt andet her\nJa\nog her igen noget nyt");
    assert!(pieces.contains(&Piece::Same("\nJa\n")), "{pieces:?}");
}

#[test]
fn texts_that_are_equal_or_empty_have_no_empty_pieces() {
    assert_eq!(words("", ""), []);
    assert_eq!(words("", "Nyt"), [Piece::Added("Nyt")]);
    assert_eq!(words("Gammelt", ""), [Piece::Removed("Gammelt")]);
    assert_eq!(words("Æ\n", "Æ\n"), [Piece::Same("Æ\n")]);
}

/// Something like a text of a megabyte: words of a small vocabulary, in paragraphs of so many words.
fn megabyte(seed: u64, vocabulary: u64, paragraph: u64) -> String {
    let mut state = seed;
    let mut below = |most: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % most
    };
    let mut text = String::new();
    while text.len() < 1_000_000 {
        let _ = write!(text, "ord{}", below(vocabulary));
        text.push(if below(paragraph) == 0 { '\n' } else { ' ' });
    }
    text
}

#[test]
fn megabytes_are_compared_within_bounded_time() {
    for (vocabulary, paragraph) in [(2, 100), (50, 1_000_000), (5000, 20), (3, 3)] {
        let (old, new) = (megabyte(1, vocabulary, paragraph), megabyte(2, vocabulary, paragraph));
        let watch = Stopwatch::start();
        assert_eq!(joined(&old, &new), (old, new));
        // Unoptimised and on a busy machine; a release needs less than a second.
        assert!(watch.elapsed().as_secs() < 60, "{vocabulary} {paragraph}: {:?}", watch.elapsed());
    }
}

proptest! {
    #[test]
    fn the_pieces_give_back_both_texts(old in "(ja|nej|[a-cæ\u{301}]| |\n|\r\n|\\PC){0,40}", new in "(ja|nej|[a-cæ\u{301}]| |\n|\r\n|\\PC){0,40}") {
        prop_assert_eq!(joined(&old, &new), (old.clone(), new.clone()));
        let pieces = words(&old, &new);
        for pair in pieces.windows(2) {
            prop_assert_ne!(std::mem::discriminant(&pair[0]), std::mem::discriminant(&pair[1]));
            prop_assert!(!matches!(pair, [Piece::Added(_), Piece::Removed(_)]));
        }
    }
}

#[test]
fn hunks_are_the_paragraphs_that_differ() {
    let hunks = |old: &str, new: &str| {
        let [old, new] = [old, new].map(|text| text.split(' ').collect::<Vec<_>>());
        let hunks = super::hunks(&old, &new).into_iter();
        hunks.map(|hunk| (hunk.old, hunk.new)).collect::<Vec<_>>()
    };
    assert_eq!(hunks("a b c", "a b c"), []);
    assert_eq!(hunks("a b c", "a x c"), [(1..2, 1..2)]);
    assert_eq!(hunks("a b c d", "x a b d e"), [(0..0, 0..1), (2..3, 3..3), (4..4, 4..5)]);
    assert_eq!(hunks("a b c", "x b y z"), [(0..1, 0..1), (2..3, 2..4)]);
}
