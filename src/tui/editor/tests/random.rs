use proptest::prelude::*;
use unicode_normalization::is_nfc;
use unicode_segmentation::UnicodeSegmentation;

use super::*;
use crate::clean::Lines;
use crate::page::PageLayout;
use crate::tui::editor::PageSheet;
use crate::tui::editor::layout::EditorLayout;
use crate::tui::editor::text_buffer::TextBuffer;
use crate::tui::editor::view::{ProseMarks, Scroll, draw_prose};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const PIECES: &str = "[a-dø ,.”\u{30a}漢🇩👨\u{200d}\n\t\u{1b}\u{0}가\u{11a8}]{0,9}";

fn motion() -> impl Strategy<Value = Motion> {
    use Motion::*;
    proptest::sample::select(vec![
        Left, Right, WordLeft, WordRight, Up, Down, RowStart, RowEnd, PageUp, PageDown, TextStart, TextEnd,
    ])
}

fn edit() -> impl Strategy<Value = Edit> {
    use Edit::*;
    let others = vec![
        NewParagraph,
        Backspace,
        Delete,
        DeleteWordBack,
        DeleteWordForward,
        Undo,
        Redo,
        Cut,
        Copy,
        SetMark,
    ];
    prop_oneof![
        4 => (motion(), any::<bool>()).prop_map(|(motion, extend)| Move { motion, extend }),
        3 => proptest::sample::select("abø ,\u{30a}\u{200d}🇩👨\n\u{11a8}".chars().collect::<Vec<_>>()).prop_map(Insert),
        1 => PIECES.prop_map(Paste),
        4 => proptest::sample::select(others),
    ]
}

fn assert_sound(prose: &TextEditor) {
    let text = prose.text();
    assert!(is_nfc(&text), "{text:?}");
    let place = prose.caret_position();
    let paragraph = prose.paragraph(place.paragraph);
    let before: usize = paragraph.chars().take(place.column).map(char::len_utf8).sum();
    let is_between =
        paragraph.grapheme_indices(true).any(|(at, _)| at == before) || before == paragraph.len();
    assert!(is_between, "{paragraph:?} at {before}");
    let fresh = EditorLayout::new(&TextBuffer::new(&text), prose.layout.rule);
    let mut released = prose.layout.clone();
    released.release(&prose.text);
    assert_eq!(format!("{fresh:?}"), format!("{released:?}"));
    assert!(prose.caret_row() < prose.layout.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_edits_leave_a_sound_text_and_can_all_be_taken_back(
        start in PIECES, edits in proptest::collection::vec(edit(), 0..40), width in 1_u16..24, height in 0_u16..5,
        is_page in any::<bool>(), holds_rows in any::<bool>(),
    ) {
        let mut prose = TextEditor::new(&start, Lines::Many);
        let original = prose.text();
        let layout = PageLayout::default().with_column_twips(900);
        prose.resize(width, height, is_page.then_some(PageSheet { layout, lines: Some(2) }));
        prose.hold_rows(holds_rows);
        let theme = if holds_rows { theme().without_lines() } else { theme() };
        let area = Rect::new(0, 0, width, height);
        let scroll = Cell::<Scroll>::default();
        for edit in edits {
            let before = prose.text();
            let changed = prose.apply(edit);
            prop_assert!(changed.text.is_some() || before == prose.text());
            assert_sound(&prose);
            let mut buf = Buffer::empty(area);
            let marks = ProseMarks { over: Some(prose.caret_position()), edge: "her", spelling: None, remarked: &[] };
            let cursor = draw_prose(&prose, area, &mut buf, theme, marks, &scroll);
            prop_assert_eq!(cursor.is_some(), height > 0);
            prop_assert!(cursor.is_none_or(|at| area.contains(at)));
        }
        while prose.apply(Edit::Undo).text.is_some() {
            assert_sound(&prose);
        }
        prop_assert_eq!(prose.text(), original);
    }

    #[test]
    fn whatever_was_done_is_done_again(edits in proptest::collection::vec(edit(), 0..40)) {
        let mut prose = TextEditor::new("en\nto tre", Lines::Many);
        for edit in edits.into_iter().filter(|edit| !matches!(edit, Edit::Undo | Edit::Redo)) {
            prose.apply(edit);
        }
        let text = prose.text();
        while prose.apply(Edit::Undo).text.is_some() {}
        prop_assert_eq!(prose.text(), "en\nto tre");
        while prose.apply(Edit::Redo).text.is_some() {}
        prop_assert_eq!(prose.text(), text);
    }
}
