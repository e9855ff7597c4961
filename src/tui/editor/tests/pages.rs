//! Writing on the page: each row is a line of the document.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

use super::*;
use crate::page::{self, PageLayout};
use crate::tui::editor::PageSheet;
use crate::tui::editor::view::{ProseMarks, Scroll, draw_prose, draw_rows, rows_and_caret};

/// A text on a page whose lines hold six digits, of which two may be filled.
fn on_page(text: &str, width: u16, height: u16) -> TextEditor {
    on_page_of(680, text, width, height)
}

/// The same on a page with another width of its lines, in twips.
fn on_page_of(twips: u32, text: &str, width: u16, height: u16) -> TextEditor {
    let mut prose = prose(text);
    let layout = PageLayout::default().with_column_twips(twips);
    prose.resize(width, height, Some(PageSheet { layout, lines: Some(2) }));
    prose
}

/// The indent of a list item, and six digits.
const ITEM_TWIPS: u32 = 357 + 680;

fn drawn(prose: &TextEditor, width: u16, height: u16) -> (Vec<String>, Position, Buffer) {
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    let marks = ProseMarks { over: None, edge: "kant", spelling: None, remarked: &[] };
    let cursor = draw_prose(prose, area, &mut buf, theme(), marks, &Cell::default());
    let row = |y| (0..width).map(|x| buf[(x, y)].symbol()).collect::<String>();
    let rows = (0..height).map(|y| row(y).trim_end().to_owned()).collect();
    (rows, cursor.expect("the caret is shown"), buf)
}

#[test]
fn each_row_is_a_line_of_the_page() {
    let text = "Kommunen har afprøvet SØM på 12-14 borgere (før/efter) i 2023.\n\n- første punkt, som er så langt, at \
        det fortsætter på den næste linje af dokumentet, hvor teksten rykker ind\n- andet\nslut ";
    for twips in [3000, 5000, 9422] {
        let layout = PageLayout::default().with_column_twips(twips);
        let mut prose = TextEditor::new(text, crate::clean::Lines::Many);
        prose.resize(200, 20, Some(PageSheet { layout, lines: Some(25) }));
        let rows: Vec<_> = prose.layout.rows_from(0).collect();
        let shown: Vec<_> = rows.iter().map(|row| (row.paragraph, row.row.clone())).collect();
        let starts: Vec<usize> =
            text.split('\n').scan(0, |at, p| Some(std::mem::replace(at, *at + p.len() + 1))).collect();
        let lines = page::measure(text, &layout).into_iter();
        let lines = lines.map(|line| {
            let start = starts[line.paragraph];
            (line.paragraph, line.bytes.start - start..line.bytes.end - start)
        });
        assert_eq!(shown, lines.collect::<Vec<_>>(), "{twips}");
        assert!(rows.iter().all(|row| !row.is_fold));
    }
}

#[test]
fn lines_are_numbered_and_the_unused_ones_and_the_edge_are_shown() {
    let (rows, cursor, _) = drawn(&on_page("123456 8|", 16, 5), 16, 5);
    assert_eq!(rows, ["  1 123456", "  2 8", "─── kant ──────", "", ""]);
    assert_eq!(cursor, Position { x: 5, y: 1 });
    let (rows, _, _) = drawn(&on_page("|", 16, 5), 16, 5);
    assert_eq!(rows, ["  1", "  2", "─── kant ──────", "", ""]);
}

#[test]
fn text_below_the_edge_is_numbered_on_and_marked() {
    let (rows, cursor, buf) = drawn(&on_page("a\nb\nc\nd|", 16, 6), 16, 6);
    assert_eq!(rows, ["  1 a", "  2 b", "─── kant ──────", "  3 c", "  4 d", ""]);
    assert_eq!(cursor, Position { x: 5, y: 4 });
    let is_bold = |y| buf[(2, y)].modifier.contains(Modifier::BOLD);
    assert_eq!([0, 1, 3, 4].map(is_bold), [false, false, true, true]);
}

#[test]
fn a_line_wider_than_the_view_is_folded_and_keeps_its_number() {
    // The letter i is so narrow that a line holds more of them than the view has columns.
    let prose = on_page("iiii iiii iiii iiii x|", 14, 6);
    let (rows, cursor, _) = drawn(&prose, 14, 6);
    assert_eq!(rows, ["  1 iiii iiii", "  2 iiii iiii", "  · x", "─── kant ────", "", ""]);
    assert_eq!(cursor, Position { x: 5, y: 2 });
}

#[test]
fn the_lines_of_a_list_item_begin_below_its_text() {
    let prose = on_page_of(ITEM_TWIPS, "- 1234 678|", 16, 4);
    let (rows, cursor, _) = drawn(&prose, 16, 4);
    assert_eq!(rows, ["  1 - 1234", "  2   678", "─── kant ──────", ""]);
    assert_eq!(cursor, Position { x: 9, y: 1 });
}

#[test]
fn the_caret_keeps_its_column_over_indents_folds_and_the_edge() {
    let mut prose = on_page_of(ITEM_TWIPS, "- 1234 678\n1234567890\nabcd|", 16, 4);
    let mut seen = Vec::new();
    for _ in 0..5 {
        let (_, cursor, _) = drawn(&prose, 16, 8);
        seen.push((cursor.x, cursor.y));
        prose.apply(to(Motion::Up));
    }
    // Row 2 is the edge; row 4 holds the one digit that its line had no room for.
    assert_eq!(seen, [(8, 5), (5, 4), (8, 3), (8, 1), (8, 0)]);
}

#[test]
fn the_view_scrolls_by_the_rows_of_the_page() {
    let prose = on_page("a\nb\nc\nd|", 16, 2);
    let (rows, cursor, _) = drawn(&prose, 16, 2);
    assert_eq!(rows, ["  3 c", "  4 d          ▐"]);
    assert_eq!(cursor.y, 1);
    assert_eq!(rows_and_caret(&prose), (5, 4));
    let mut buf = Buffer::empty(Rect::new(0, 0, 16, 2));
    let marks = ProseMarks { over: None, edge: "kant", spelling: None, remarked: &[] };
    for (first, number) in [(0, "1"), (1, "2"), (2, "─"), (3, "3")] {
        buf.reset();
        draw_rows(&prose, buf.area, &mut buf, theme(), marks, first);
        assert_eq!(buf[(2, 0)].symbol(), number, "from {first}");
    }
}

#[test]
fn what_a_colleague_writes_above_moves_no_row_of_the_writers() {
    let mut prose = on_page("a\nb\nc\nd\ne|", 16, 3);
    let (area, scroll) = (Rect::new(0, 0, 16, 3), Cell::<Scroll>::default());
    let at = |prose: &TextEditor| {
        let mut buf = Buffer::empty(area);
        draw_prose(prose, area, &mut buf, theme(), ProseMarks::default(), &scroll).map(|cursor| cursor.y)
    };
    let before = at(&prose);
    prose.take_in("ny\na\nb\nc\nd\ne");
    assert_eq!(at(&prose), before);
}
