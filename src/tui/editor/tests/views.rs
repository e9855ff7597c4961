use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

use super::*;
use crate::tui::editor::CaretPosition;
use crate::tui::editor::layout::EditorColumns;
use crate::tui::editor::text_editor::TextEditor;
use crate::tui::editor::view::{ProseMarks, Scroll, draw_input, draw_prose};

fn rows(buf: &Buffer) -> Vec<String> {
    let row = |y| (0..buf.area.width).map(|x| buf[(x, y)].symbol()).collect::<String>();
    (0..buf.area.height).map(row).collect()
}

fn drawn(
    prose: &mut TextEditor,
    width: u16,
    height: u16,
    over: Option<CaretPosition>,
) -> (Vec<String>, Position, Buffer) {
    let area = Rect::new(0, 0, width, height);
    prose.resize(width, height, None);
    let mut buf = Buffer::empty(area);
    let cursor = draw_prose(
        prose,
        area,
        &mut buf,
        theme(),
        ProseMarks { over, edge: "", spelling: None, remarked: &[] },
        &Cell::default(),
    );
    (rows(&buf), cursor.expect("the area is not empty"), buf)
}

#[test]
fn rows_are_drawn_between_gutter_and_edge() {
    let (rows, cursor, _) = drawn(&mut prose("en to tre fi|re"), 8, 3, None);
    assert_eq!(rows, [" en to  ", " tre    ", " fire   "]);
    assert_eq!(cursor, Position { x: 3, y: 2 });
}

#[test]
fn the_caret_stands_at_the_edge_after_a_full_row_and_its_blanks() {
    for text in ["en tre|", "en tre |", "en tre    |"] {
        let (_, cursor, _) = drawn(&mut prose(text), 8, 3, None);
        assert_eq!(cursor, Position { x: 7, y: 0 }, "{text}");
    }
}

#[test]
fn the_view_follows_the_caret_and_shows_where_it_is() {
    let (rows, cursor, _) = drawn(&mut prose("1\n2\n3\n4\n5|"), 8, 2, None);
    assert_eq!(rows, [" 4      ", " 5     ▐"]);
    assert_eq!(cursor, Position { x: 2, y: 1 });
    let (rows, cursor, _) = drawn(&mut prose("|1\n2\n3\n4\n5"), 8, 2, None);
    assert_eq!(rows, [" 1     ▐", " 2      "]);
    assert_eq!(cursor, Position { x: 1, y: 0 });
}

#[test]
fn the_view_moves_no_more_than_it_must() {
    let mut prose = prose("1\n2\n3\n4\n5|");
    let area = Rect::new(0, 0, 8, 3);
    prose.resize(8, 3, None);
    let scroll = Cell::<Scroll>::default();
    let mut offsets = Vec::new();
    for _ in 0..5 {
        draw_prose(&prose, area, &mut Buffer::empty(area), theme(), ProseMarks::default(), &scroll);
        offsets.push(scroll.get().offset);
        prose.apply(to(Motion::Up));
    }
    assert_eq!(offsets, [2, 2, 2, 1, 0]);
    prose.replace_all("1");
    draw_prose(&prose, area, &mut Buffer::empty(area), theme(), ProseMarks::default(), &scroll);
    assert_eq!(scroll.get().offset, 0);
}

#[test]
fn a_selection_is_reversed_also_over_an_empty_paragraph() {
    let (_, _, buf) = drawn(&mut prose("a[b\n\nc|d"), 8, 3, None);
    let reversed: Vec<(u16, u16)> = (0..3)
        .flat_map(|y| (0..8).map(move |x| (x, y)))
        .filter(|at| buf[*at].modifier.contains(Modifier::REVERSED))
        .collect();
    assert_eq!(reversed, [(2, 0), (3, 0), (1, 1), (1, 2)]);
}

#[test]
fn text_over_the_limit_is_marked() {
    let mut text = prose("en to tre fire|");
    let over = position(&text.text(), 7);
    let (rows, _, buf) = drawn(&mut text, 8, 3, Some(over));
    assert_eq!(rows, [" en to  ", "▸tre    ", " fire   "]);
    let styled = |x, y| buf[(x, y)].modifier.contains(Modifier::BOLD);
    assert_eq!([styled(1, 0), styled(1, 1), styled(2, 1), styled(1, 2)], [false, false, true, true]);
}

#[test]
fn wide_and_composed_characters_take_their_columns() {
    let (rows, cursor, _) = drawn(&mut prose("漢x\u{30a}👨‍👩‍👧|"), 8, 1, None);
    assert_eq!(rows, [" 漢 x\u{30a}👨‍👩‍👧   "]);
    assert_eq!(cursor, Position { x: 6, y: 0 });
}

#[test]
fn a_wide_character_in_one_column_has_a_stand_in() {
    let (rows, cursor, _) = drawn(&mut prose("漢|a"), 1, 2, None);
    assert_eq!(rows, ["·", "a"]);
    assert_eq!(cursor, Position { x: 0, y: 1 });
}

#[test]
fn an_empty_area_is_left_alone() {
    let area = Rect::new(0, 0, 0, 0);
    let cursor = draw_prose(
        &prose("a|"),
        area,
        &mut Buffer::empty(area),
        theme(),
        ProseMarks::default(),
        &Cell::default(),
    );
    assert_eq!(cursor, None);
}

#[test]
fn the_gutter_goes_where_there_is_no_room() {
    assert_eq!(EditorColumns::of(80, false), EditorColumns { gutter: 1, text: 78 });
    assert_eq!(EditorColumns::of(7, false), EditorColumns { gutter: 0, text: 7 });
    assert_eq!(EditorColumns::of(0, true).text, 1);
    assert_eq!(EditorColumns::of(108, true), EditorColumns { gutter: 4, text: 103 });
    assert_eq!(EditorColumns::of(12, true), EditorColumns { gutter: 1, text: 10 });
    assert_eq!(EditorColumns::of(160, false).text, 100, "a longer row is hard to read");
}

fn line_row(line: &TextEditor, width: u16, scroll: &Cell<Scroll>) -> (String, u16) {
    let area = Rect::new(0, 0, width, 1);
    let mut buf = Buffer::empty(area);
    let cursor = draw_input(line, area, &mut buf, theme(), scroll).expect("the area is not empty");
    (rows(&buf).remove(0), cursor.x)
}

#[test]
fn a_line_scrolls_sideways_and_marks_what_is_hidden() {
    let mut line = TextEditor::one_line("abcdefghij");
    let scroll = Cell::<Scroll>::default();
    assert_eq!(line_row(&line, 6, &scroll), ("‹ghij ".into(), 5));
    line.apply(to(Motion::RowStart));
    assert_eq!(line_row(&line, 6, &scroll), ("abcde›".into(), 0));
    for _ in 0..5 {
        line.apply(to(Motion::Right));
    }
    let (row, at) = line_row(&line, 6, &scroll);
    assert_eq!(&row[row.char_indices().nth(usize::from(at)).expect("a column").0..][..1], "f", "{row}");
    assert!(at > 0 && at < 5, "not under a mark: {row} {at}");
}

#[test]
fn the_caret_is_on_its_character_wherever_it_goes() {
    for text in ["abcdefghij", "漢字a漢字bc漢"] {
        for width in 1..9 {
            let mut line = TextEditor::one_line(text);
            let scroll = Cell::<Scroll>::default();
            let motions = times(12, &to(Motion::Left)).into_iter().chain(times(12, &to(Motion::Right)));
            for edit in motions {
                line.apply(edit);
                let (row, at) = line_row(&line, width, &scroll);
                let under = text.chars().nth(line.caret_position().column);
                let shown = cell(&row, at);
                let expected = under.map_or(" ".into(), |c| c.to_string());
                assert!(shown == expected || width < 4, "{row:?} {at} {under:?}");
            }
        }
    }
}

// The symbol at a column of a row where wide characters are followed by a blank cell.
fn cell(row: &str, at: u16) -> String {
    row.chars().nth(usize::from(at)).map_or(" ".into(), |c| c.to_string())
}

#[test]
fn words_with_a_remark_are_marked_also_where_they_go_on_in_the_next_paragraph() {
    let mut prose = prose("en to\ntre|");
    let area = Rect::new(0, 0, 8, 2);
    prose.resize(8, 2, None);
    let mut buf = Buffer::empty(area);
    let at = |paragraph, column| CaretPosition { paragraph, column };
    let marks = ProseMarks { remarked: &[(at(0, 3), at(1, 2))], ..ProseMarks::default() };
    draw_prose(&prose, area, &mut buf, theme(), marks, &Cell::default());
    let is_marked = |x, y| buf[(x, y)].modifier.contains(theme().remarked().add_modifier);
    let marked: Vec<(u16, u16)> =
        (0..2).flat_map(|y| (0..8).map(move |x| (x, y))).filter(|(x, y)| is_marked(*x, *y)).collect();
    assert_eq!(marked, [(4, 0), (5, 0), (1, 1), (2, 1)]);
}
