use super::*;
use crate::tui::editor::Changed;

#[test]
fn motions_go_by_whole_characters() {
    check("a👨‍👩‍👧|🇩🇰", [to(Motion::Left)], "a|👨‍👩‍👧🇩🇰");
    check("a|👨‍👩‍👧🇩🇰", times(2, &to(Motion::Right)), "a👨‍👩‍👧🇩🇰|");
    check("a|x\u{30a}b", [to(Motion::Right)], "ax\u{30a}|b");
    check("a\n|b", [to(Motion::Left)], "a|\nb");
    check("a|\nb", [to(Motion::Right)], "a\n|b");
}

#[test]
fn motions_go_by_words() {
    check("en lille, øl|", [to(Motion::WordLeft)], "en lille, |øl");
    check("en lille, |øl", times(2, &to(Motion::WordLeft)), "en |lille, øl");
    check("|en lille", [to(Motion::WordRight)], "en |lille");
    check("en|\nto", [to(Motion::WordRight)], "en\n|to");
}

#[test]
fn a_selection_collapses_to_the_end_one_moves_to() {
    check("a[bc|d", [to(Motion::Left)], "a|bcd");
    check("a|bc[d", [to(Motion::Right)], "abc|d");
    check("a[bc|d", [extend(Motion::Left)], "a[b|cd");
    check("a[b|cd", [extend(Motion::Left)], "a|bcd");
}

// Eight columns: one for marks, six for text, one at the edge.
const ROWS: &str = "en to tre fire fem";

#[test]
fn rows_are_what_the_screen_shows() {
    check_at(8, "|en to tre fire fem", [to(Motion::Down)], "en to |tre fire fem");
    check_at(8, "en to tre fire fe|m", [to(Motion::Up)], "en to tre fi|re fem");
    check_at(8, "en to t|re fire fem", [to(Motion::RowEnd)], "en to tre| fire fem");
    check_at(8, "en to tr|e fire fem", [to(Motion::RowStart)], "en to |tre fire fem");
    check_at(8, "|en to tre fire fem", [to(Motion::PageDown)], "en to tre fire |fem");
    check_at(8, "en to tre fire fem|", [to(Motion::PageUp)], "en |to tre fire fem");
    check_at(8, "en t|o tre fire fem", [to(Motion::TextEnd)], &format!("{ROWS}|"));
    check_at(8, "en t|o tre fire fem", [to(Motion::TextStart)], &format!("|{ROWS}"));
}

#[test]
fn the_goal_column_is_kept_over_short_rows() {
    let text = "langt ord her|\nja\n\nlangt ord igen";
    check(text, times(3, &to(Motion::Down)), "langt ord her\nja\n\nlangt ord ige|n");
    check(text, times(2, &to(Motion::Down)), "langt ord her\nja\n|\nlangt ord igen");
    let back = times(3, &to(Motion::Down)).into_iter().chain(times(3, &to(Motion::Up)));
    check(text, back, text);
}

#[test]
fn the_goal_column_is_of_the_screen_and_not_inside_a_wide_character() {
    check("abc|\n漢字", [to(Motion::Down)], "abc\n漢|字");
    check("漢字|\nabcde", [to(Motion::Down)], "漢字\nabcd|e");
}

#[test]
fn a_motion_at_the_edge_does_nothing_and_says_so() {
    let mut prose = prose("|en");
    for motion in [Motion::Up, Motion::Left, Motion::TextStart, Motion::PageUp, Motion::RowStart] {
        assert_eq!(prose.apply(to(motion)), Changed::default(), "{motion:?}");
    }
}

#[test]
fn up_and_down_reach_every_row_of_a_cut_word() {
    let mut prose = prose("|");
    prose.resize(8, 3, None);
    prose.apply(Edit::Paste("socialtilsynsmedarbejder".into()));
    prose.apply(to(Motion::TextStart));
    for row in 1..4 {
        prose.apply(to(Motion::Down));
        assert_eq!(prose.caret_row(), row);
    }
    for row in (0..3).rev() {
        prose.apply(to(Motion::Up));
        assert_eq!(prose.caret_row(), row);
    }
}

#[test]
fn selecting_goes_by_rows_too() {
    check_at(8, "en |to tre fire fem", [extend(Motion::Down)], "en [to tre| fire fem");
    check_at(8, "en to tre|", [extend(Motion::TextStart)], "|en to tre[");
    check_at(8, "en to tre|", [extend(Motion::WordLeft), Edit::Cut], "en to |");
}
