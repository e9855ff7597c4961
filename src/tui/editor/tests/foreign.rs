use proptest::prelude::*;

use super::*;
use crate::clean::Lines;
use crate::tui::editor::text_editor::TextEditor;
use crate::tui::editor::view::{ProseMarks, Scroll, draw_prose};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

#[track_caller]
fn came_in(before: &str, theirs: &str, after: &str) {
    let mut prose = prose(before);
    assert!(prose.take_in(theirs));
    assert_eq!(prose.text(), theirs);
    assert_eq!(marked(&prose), after);
}

#[test]
fn the_caret_goes_along_with_its_paragraph() {
    came_in("en\nt|o\ntre", "nul\nen\nto\ntre", "nul\nen\nt|o\ntre");
    came_in("en\nt|o\ntre", "to\ntre", "t|o\ntre");
    came_in("en\nt|o\ntre", "en\nto\ntre\nfire", "en\nt|o\ntre\nfire");
    came_in("en|\nto", "en\nnyt\nto", "en|\nnyt\nto");
}

#[test]
fn in_a_paragraph_that_changed_the_caret_stays_by_its_words() {
    came_in("vi har |data", "nu ved vi, at vi har data", "nu ved vi, at vi har |data");
    came_in("vi har data|", "vi har data om det", "vi har data| om det");
    came_in("a\nvi har |data", "nyt\nvi har fine data", "nyt\nvi har |fine data");
    came_in("en\nto|\ntre", "en\ntre", "en\n|tre");
    came_in("en\nto|", "en", "en|");
    came_in("noget| her", "", "|");
}

#[test]
fn a_selection_goes_only_where_its_text_changed() {
    came_in("en\n[to| tre\nfire", "nul\nen\nto tre\nfem", "nul\nen\n[to| tre\nfem");
    came_in("en\n[to| tre", "en\nto fire", "en\n[to| fire");
    came_in("[en\nto| tre", "en\nnyt\nto tre", "en\nnyt\nto| tre");
    came_in("en\n|to[ tre", "en\ntq tre", "en\n|tq tre");
}

#[test]
fn what_came_in_is_no_step_of_the_writers() {
    let mut prose = prose("en\nto|");
    for edit in typed(" x y") {
        prose.apply(edit);
    }
    assert!(prose.take_in("nyt\nen, ændret\nto x y\nsidst"));
    prose.apply(Edit::Undo);
    assert_eq!(marked(&prose), "nyt\nen, ændret\nto x |\nsidst");
    prose.apply(Edit::Undo);
    prose.apply(Edit::Undo);
    assert_eq!(prose.text(), "nyt\nen, ændret\nto\nsidst");
    assert!(prose.take_in("en, ændret\nto\nsidst"));
    prose.apply(Edit::Redo);
    prose.apply(Edit::Redo);
    assert_eq!(prose.text(), "en, ændret\nto x \nsidst");
}

#[test]
fn steps_in_a_paragraph_that_others_touched_are_forgotten() {
    let mut prose = prose("en|\nto");
    for edit in typed(" a\nb") {
        prose.apply(edit);
    }
    assert!(prose.take_in("en a\nb, ændret\nto"));
    assert_eq!(prose.apply(Edit::Undo).text, None);
}

#[test]
fn the_same_text_is_no_change() {
    let mut prose = prose("en\nt|o");
    assert!(!prose.take_in("en\nto"));
    assert_eq!(marked(&prose), "en\nt|o");
}

#[test]
fn a_line_takes_in_one_line() {
    let mut line = TextEditor::one_line("Åse");
    line.apply(Edit::Insert('x'));
    assert!(line.take_in("Åse\nÆrø"));
    assert_eq!(line.line(), "Åse Ærø");
    assert_eq!(line.apply(Edit::Undo).text, None);
}

#[test]
fn the_writers_rows_stay_where_they_are_on_the_screen() {
    let text: Vec<String> = (0..30).map(|number| format!("linje {number}")).collect();
    let mut prose = prose(&format!("{}|", text.join("\n")));
    let area = Rect::new(0, 0, 20, 6);
    prose.resize(20, 6, None);
    let scroll = Cell::<Scroll>::default();
    let drawn = |prose: &TextEditor| {
        let mut buf = Buffer::empty(area);
        let at = draw_prose(prose, area, &mut buf, theme(), ProseMarks::default(), &scroll);
        (buf, at.expect("a caret").y)
    };
    drawn(&prose);
    for _ in 0..3 {
        prose.apply(to(Motion::Up));
    }
    let before = drawn(&prose);
    assert_eq!(before.1, 2);
    assert!(prose.take_in(&format!("nyt\nog nyt\n{}", text.join("\n"))));
    let after = drawn(&prose);
    assert_eq!(before.1, after.1);
    // But for the thumb at the edge the rows are the same.
    for (x, y) in (0..19).flat_map(|x| (0..6).map(move |y| (x, y))) {
        assert_eq!(before.0[(x, y)], after.0[(x, y)]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn undo_and_redo_never_touch_what_came_in(
        own in proptest::collection::vec(0_usize..6, 1..12),
        theirs in proptest::collection::vec((0_usize..7, 0_usize..3), 1..5),
        undone in 0_usize..4,
    ) {
        // Own paragraphs are in small letters, theirs in capitals.
        let mut prose = TextEditor::new("a\nb\nc\nd\ne", Lines::Many);
        for at in own {
            prose.set_caret(crate::tui::editor::CaretPosition { paragraph: at, column: 1 });
            for edit in typed("xy") {
                prose.apply(edit);
            }
            if at % 2 == 0 {
                prose.apply(Edit::NewParagraph);
            }
        }
        for _ in 0..undone {
            prose.apply(Edit::Undo);
        }
        let mut text: Vec<String> = prose.text().split('\n').map(str::to_owned).collect();
        for (number, (at, how)) in theirs.into_iter().enumerate() {
            let at = at.min(text.len() - 1);
            let name = format!("T{number}");
            match how {
                0 => text.insert(at, name),
                1 => text[at] = name,
                _ if text.len() > 1 => { text.remove(at); }
                _ => text[at] = name,
            }
        }
        let theirs: Vec<String> = text.iter().filter(|line| line.starts_with('T')).cloned().collect();
        prose.take_in(&text.join("\n"));
        prop_assert_eq!(prose.text(), text.join("\n"));
        prop_assert!(prose.caret_row() < prose.layout.len());
        let held = |prose: &TextEditor| prose.text().split('\n').filter(|line| line.starts_with('T')).map(str::to_owned).collect::<Vec<_>>();
        while prose.apply(Edit::Undo).text.is_some() {
            prop_assert_eq!(held(&prose), theirs.clone());
        }
        while prose.apply(Edit::Redo).text.is_some() {
            prop_assert_eq!(held(&prose), theirs.clone());
        }
        // All that was kept is done again.
        prop_assert!(prose.text().len() >= text.join("\n").len());
    }
}
