//! What holds of any text at all.

use proptest::prelude::*;
use som::page::{Fill, Limit, PageLayout, measure, measure_paragraph};

use crate::layout;

fn layouts() -> impl Strategy<Value = PageLayout> {
    prop_oneof![
        Just(som::form::som().page),
        Just(layout("Arial", "10", "9422")),
        // So narrow that hardly a word fits.
        Just(layout("Times New Roman", "72", "5000")),
        Just(layout("Calibri", "48", "5000")),
    ]
}

/// Any text, and texts that are hard on a line breaker.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-cæøå ,.\\-/\n\t\u{a0}\u{ad}0-9«»(]{0,400}",
        "(https://|[a-z]{1,12}|[ /-]|- |\n|👩\u{200d}👧|🇩🇰|e\u{301}|\u{ad}){0,80}",
    ]
}

proptest! {
    #[test]
    fn the_lines_put_together_are_the_text(text in texts(), layout in layouts()) {
        let measured = measure(&text, &layout);
        let mut whole = String::new();
        let mut paragraph = 0;
        for line in measured {
            for _ in paragraph..line.paragraph {
                whole.push('\n');
            }
            paragraph = line.paragraph;
            prop_assert_eq!(line.bytes.start, whole.len());
            whole.push_str(&text[line.bytes.clone()]);
        }
        prop_assert_eq!(whole, text);
    }

    #[test]
    fn no_line_of_a_paragraph_with_text_is_empty(text in texts(), layout in layouts()) {
        for paragraph in text.split('\n') {
            let lines = measure_paragraph(paragraph, &layout);
            prop_assert!(lines.iter().all(|line| paragraph.is_empty() || !line.is_empty()), "{:?}", lines);
        }
    }

    #[test]
    fn text_added_at_the_end_never_takes_a_line_away(text in texts(), more in texts(), layout in layouts()) {
        let before = measure(&text, &layout).len();
        prop_assert!(measure(&(text + &more), &layout).len() >= before);
    }

    #[test]
    fn paragraphs_are_measured_alone(text in texts(), layout in layouts()) {
        let alone: usize = text.split('\n').map(|paragraph| measure_paragraph(paragraph, &layout).len()).sum();
        let together = measure(&text, &layout).len();
        prop_assert_eq!(together, if text.is_empty() { 0 } else { alone });
    }

    #[test]
    fn a_hundred_per_cent_is_never_over(lines in 0_usize..2000, layout in layouts()) {
        for part in [Limit::Half, Limit::Quarter] {
            let fill = Fill::new(lines, part, &layout);
            prop_assert_eq!(fill.percent() > 100, fill.is_over());
            prop_assert_eq!(fill.share() > 1.0, fill.is_over());
            prop_assert_eq!(fill.left() > 0, lines < fill.allowed);
        }
    }
}
