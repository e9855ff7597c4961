//! The user guide in the help: the repository's own text, in the program's language, without its marks.

use std::collections::HashSet;

use insta::assert_snapshot;

use crate::example;
use crate::harness::{Journey, Setting};

const DA: &str = include_str!("../../docs/brugervejledning.md");
const EN: &str = include_str!("../../docs/guide.en.md");
const ROUTE: &str = "<A-3><f1> ";

fn opened(setting: Setting) -> Journey {
    setting.draft("eksempel", example()).open("eksempel").start()
}

/// The words of all pages, without title and footer.
fn words_of_pages(journey: &mut Journey, rows: usize) -> HashSet<String> {
    let mut words = HashSet::new();
    // More than it has in the smallest window.
    for _ in 0..40 {
        let body = journey.frame().replace('↓', " ");
        let body = body.lines().skip(2).take(rows - 4);
        words.extend(body.flat_map(str::split_whitespace).map(str::to_owned));
        journey.press("<pgdn>");
    }
    words
}

#[test]
fn space_shows_the_guide_and_the_keys_again() {
    let mut journey = opened(Setting::new()).keys(ROUTE);
    assert_snapshot!("guide_80x24", journey.frame());
    journey.press("<pgdn>");
    assert!(!journey.frame().contains("fra det første svar"), "{}", journey.frame());
    journey.press(" ");
    assert!(journey.frame().contains("Virker altid"), "{}", journey.frame());
}

#[test]
fn esc_and_the_key_of_the_help_close_the_guide() {
    for key in ["<esc>", "<f1>"] {
        let mut journey = opened(Setting::new()).keys("<A-3>");
        let before = journey.frame();
        journey.press("<f1> <pgdn>");
        assert_ne!(journey.frame(), before);
        journey.press(key);
        assert_eq!(journey.frame(), before, "{key}");
    }
}

#[test]
fn in_a_small_window() {
    assert_snapshot!("guide_40x12", opened(Setting::new().size(40, 12)).keys(ROUTE).frame());
}

#[test]
fn in_english() {
    assert_snapshot!("guide_english", opened(Setting::new().english()).keys(ROUTE).frame());
}

#[test]
fn every_word_is_there_and_no_mark_of_the_text() {
    for (columns, rows) in [(80, 24), (40, 12)] {
        for (text, setting) in [(DA, Setting::new()), (EN, Setting::new().english())] {
            let mut journey = opened(setting.size(columns, rows)).keys(ROUTE);
            let shown = words_of_pages(&mut journey, usize::from(rows));
            assert!(!shown.iter().any(|word| word.contains(['`', '#'])), "{shown:?}");
            let mut own = text.lines().skip(1).flat_map(|line| line.split_whitespace());
            let is_shown = |word: &str| {
                let word = word.replace('`', "");
                word.is_empty() || word.starts_with('#') || shown.contains(word.as_str())
            };
            // A word that is broken at its hyphen stands in two rows.
            assert_eq!(own.find(|word| !word.contains('-') && !is_shown(word)), None, "{columns} {shown:?}");
        }
    }
}
