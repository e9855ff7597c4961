use super::*;
use crate::draft::Remark;
use crate::draft::diff::ParagraphEdit;
use crate::tui::editor::text_editor::TextEditor;
use crate::tui::editor::{CaretPosition, Changed, RemarkStep};

const WHOLE_CHARACTERS: [&str; 8] = ["å", "ø", "x\u{30a}", "q\u{323}\u{302}", "👨‍👩‍👧", "👍🏽", "🇩🇰", "漢"];

#[test]
fn typing_goes_in_at_the_caret() {
    check("bl|bær", [Edit::Insert('å')], "blå|bær");
    check("bl|bær", typed("å og "), "blå og |bær");
    check("en|to", [Edit::NewParagraph], "en\n|to");
}

#[test]
fn backspace_and_delete_take_whole_characters() {
    check("blå|bær", [Edit::Backspace], "bl|bær");
    check("bl|åbær", [Edit::Delete], "bl|bær");
    for one in WHOLE_CHARACTERS {
        check(&format!("a{one}|b"), [Edit::Backspace], "a|b");
        check(&format!("a|{one}b"), [Edit::Delete], "a|b");
        check(&format!("a{one}|b"), [Edit::Backspace, Edit::Undo], &format!("a{one}|b"));
    }
}

#[test]
fn backspace_and_delete_join_paragraphs() {
    check("en\n|to", [Edit::Backspace], "en|to");
    check("en|\nto", [Edit::Delete], "en|to");
    check("|en", [Edit::Backspace], "|en");
    check("en|", [Edit::Delete], "en|");
}

#[test]
fn words_are_deleted_whole() {
    check("en lille øl|", [Edit::DeleteWordBack], "en lille |");
    check("en lille |øl", [Edit::DeleteWordBack], "en |øl");
    check("en |lille øl", [Edit::DeleteWordForward], "en |øl");
    check("en\n|to", [Edit::DeleteWordBack], "en|to");
}

#[test]
fn what_comes_in_is_cleaned() {
    check("|", [Edit::Paste("a\tb\r\nc\rd\u{1b}[0m\u{202e}".into())], "a b\nc\nd[0m|");
    check("|", [Edit::Insert('\t'), Edit::Insert('\u{7}'), Edit::Insert('x')], " x|");
    check("|", [Edit::Insert('\r')], "\n|");
    let mut prose = prose("|");
    let changed = prose.apply(Edit::Paste("a\u{0}b".into()));
    assert_eq!(changed.dropped, 1);
    assert!(!changed.shortened);
    assert!(prose.apply(Edit::Paste("ø".repeat(600_000))).shortened);
}

#[test]
fn an_accent_typed_after_its_letter_composes_with_it() {
    check("bla|bær", [Edit::Insert('\u{30a}')], "blå|bær");
    check("|\u{30a}b", [Edit::Insert('a')], "å|b");
    check("a\n|\u{30a}b", [Edit::Backspace], "å|b");
    check("bla|bær", [Edit::Insert('\u{30a}'), Edit::Undo], "bla|bær");
    let letters = typed("bla\u{30a}");
    check("|", letters.into_iter().chain([Edit::Undo]), "|");
}

#[test]
fn typing_over_a_selection_is_one_step() {
    check("en [to| tre", typed("2"), "en 2| tre");
    check("en [to| tre", [Edit::Insert('2'), Edit::Undo], "en to| tre");
    check("en |to[ tre", [Edit::Insert('2'), Edit::Insert('3'), Edit::Undo], "en |to tre");
    check("e[n\nt|o", [Edit::Insert('x'), Edit::Undo, Edit::Redo], "ex|o");
    check("en [to| tre", [Edit::Backspace], "en | tre");
    check("en |to[ tre", [Edit::Delete], "en | tre");
}

#[test]
fn a_word_is_taken_back_at_a_time() {
    check("|", typed("en to tre").into_iter().chain([Edit::Undo]), "en to |");
    check("|", typed("en to tre").into_iter().chain([Edit::Undo, Edit::Undo]), "en |");
    check("|", typed("en to tre").into_iter().chain([Edit::Undo, Edit::Undo, Edit::Redo]), "en to |");
    check("|", typed("en to\ntre").into_iter().chain([Edit::Undo, Edit::Undo]), "en to|");
    check("en to|", times(4, &Edit::Backspace).into_iter().chain([Edit::Undo]), "en |");
    check("en to|", times(4, &Edit::Backspace).into_iter().chain([Edit::Undo, Edit::Undo]), "en to|");
    check("|en to", times(4, &Edit::Delete).into_iter().chain([Edit::Undo]), "|to");
}

#[test]
fn a_pause_parts_steps() {
    let mut prose = prose("|");
    prose.apply(Edit::Insert('a'));
    prose.break_undo_group();
    prose.apply(Edit::Insert('b'));
    prose.apply(Edit::Undo);
    assert_eq!(prose.text(), "a");
}

#[test]
fn a_motion_parts_steps() {
    let edits = [Edit::Insert('a'), to(Motion::Left), to(Motion::Right), Edit::Insert('b'), Edit::Undo];
    check("|", edits, "a|");
}

#[test]
fn many_steps_can_be_taken_back() {
    let mut prose = prose("|");
    for _ in 0..300 {
        for edit in typed("ord ") {
            prose.apply(edit);
        }
    }
    for left in (0..300).rev() {
        prose.apply(Edit::Undo);
        assert_eq!(prose.text(), "ord ".repeat(left));
    }
    assert_eq!(prose.apply(Edit::Undo), Changed::default());
}

#[test]
fn a_large_paste_is_one_step() {
    let long = "Kommunen vil gøre det bedre. ".repeat(200) + "\n";
    let long = long.repeat(18);
    assert!(long.len() > 100_000);
    check("a|b", [Edit::Paste(long.clone()), Edit::Undo], "a|b");
    let mut prose = prose("a|b");
    let changed = prose.apply(Edit::Paste(long.clone()));
    assert_eq!(changed.text, Some(ParagraphEdit { first: 0, removed: 1, inserted: 19 }));
    assert_eq!(prose.text(), format!("a{long}b"));
    assert_eq!(prose.caret_position(), CaretPosition { paragraph: 18, column: 0 });
}

#[test]
fn what_is_copied_is_handed_over() {
    let mut prose = prose("e[n\nt|o");
    let copied = prose.apply(Edit::Copy);
    assert_eq!(copied.copied.as_deref(), Some("n\nt"));
    assert_eq!(copied.text, None);
    assert_eq!(marked(&prose), "e[n\nt|o");
    let cut = prose.apply(Edit::Cut);
    assert_eq!(cut.copied.as_deref(), Some("n\nt"));
    assert_eq!(marked(&prose), "e|o");
    assert_eq!(prose.apply(Edit::Cut), Changed::default());
}

#[test]
fn a_mark_makes_motions_select_until_an_edit() {
    let edits = [Edit::SetMark, to(Motion::Right), to(Motion::Right)];
    check("|abc", edits.clone(), "[ab|c");
    check("|abc", edits.clone().into_iter().chain([Edit::Insert('x')]), "x|c");
    check("|abc", edits.into_iter().chain([Edit::Copy, to(Motion::Right)]), "ab|c");
}

#[test]
fn a_place_is_found_again() {
    let text = "en\nblåbær og 漢字\n";
    let mut prose = prose("|");
    prose.replace_all(text);
    for place in [
        CaretPosition { paragraph: 1, column: 4 },
        CaretPosition::default(),
        CaretPosition { paragraph: 2, column: 0 },
    ] {
        prose.set_caret(place);
        assert_eq!(prose.caret_position(), place);
    }
}

#[test]
fn changed_paragraphs_are_told() {
    let mut prose = prose("en\nto|\ntre");
    let touched = |changed: Changed| changed.text.expect("the text changed");
    let one = ParagraphEdit { first: 1, removed: 1, inserted: 1 };
    assert_eq!(touched(prose.apply(Edit::Insert('x'))), one);
    let parted = ParagraphEdit { first: 1, removed: 1, inserted: 2 };
    assert_eq!(touched(prose.apply(Edit::NewParagraph)), parted);
    let joined = ParagraphEdit { first: 1, removed: 2, inserted: 1 };
    assert_eq!(touched(prose.apply(Edit::Undo)), joined);
    assert!(prose.apply(to(Motion::Left)).text.is_none());
}

#[test]
fn a_line_stays_one_line() {
    let mut line = TextEditor::one_line("Aarhus\nKommune");
    assert_eq!(line.line(), "Aarhus Kommune");
    assert_eq!(line.apply(Edit::NewParagraph), Changed::default());
    line.apply(Edit::Paste("\r\nog\nSamsø\n".into()));
    assert_eq!(line.line(), "Aarhus Kommuneog Samsø");
    line.apply(Edit::Undo);
    assert_eq!(line.line(), "Aarhus Kommune");
    assert_eq!(line.apply(to(Motion::Up)), Changed::default());
    line.apply(extend(Motion::RowStart));
    line.apply(Edit::Insert('x'));
    assert_eq!(line.line(), "x");
}

#[test]
fn a_tick_is_undone_in_its_turn_and_moves_no_caret() {
    let mut prose = prose("en|");
    for edit in typed("to") {
        prose.apply(edit);
    }
    prose.note_ticks(vec![2]);
    for edit in typed("tre") {
        prose.apply(edit);
    }
    prose.apply(to(Motion::TextStart));
    prose.apply(Edit::Undo);
    prose.apply(to(Motion::TextStart));
    let untick = Changed { ticks: vec![2], ..Changed::default() };
    assert_eq!(prose.apply(Edit::Undo), untick);
    assert_eq!(marked(&prose), "|ento");
    prose.apply(Edit::Undo);
    assert_eq!(prose.text(), "en");
    prose.apply(Edit::Redo);
    assert_eq!(prose.apply(Edit::Redo), untick);
}

#[test]
fn an_answer_from_elsewhere_and_its_ticks_are_one_step() {
    let mut prose = prose("en|");
    prose.replace_answer("to", vec![0, 1]);
    let changed = prose.apply(Edit::Undo);
    assert_eq!((changed.ticks.as_slice(), prose.text().as_str()), (&[0, 1][..], "en"));
    let mut ticked_only = self::prose("en|");
    ticked_only.replace_answer("en", vec![1]);
    assert_eq!(ticked_only.apply(Edit::Undo).ticks, [1]);
    ticked_only.replace_answer("en", Vec::new());
    assert_eq!(ticked_only.apply(Edit::Undo), Changed::default(), "the same answer is no step");
}

#[test]
fn ticks_of_someone_else_are_forgotten_and_the_text_is_undone_as_before() {
    let mut prose = prose("en|");
    prose.note_ticks(vec![0]);
    prose.replace_answer("to", vec![0, 1]);
    prose.note_ticks(vec![0]);
    prose.forget_ticks(&[0]);
    assert_eq!(prose.apply(Edit::Undo).ticks, [1]);
    assert_eq!(prose.text(), "en");
    assert_eq!(prose.apply(Edit::Undo), Changed::default());
}

#[test]
fn a_tick_outlives_a_colleagues_change_of_the_same_paragraph() {
    let mut prose = prose("en|");
    prose.note_ticks(vec![3]);
    assert!(prose.take_in("en og to"));
    assert_eq!(prose.apply(Edit::Undo).ticks, [3]);
    assert_eq!(prose.text(), "en og to");
}

#[test]
fn a_remark_is_undone_in_its_turn_and_known_before_it_is() {
    let mut prose = prose("en|");
    let remark = |is_settled| {
        let field = crate::form::FieldId::new("motivation");
        let mut remark = Remark::new(&field, ("en", 0), "jonas", chrono::DateTime::UNIX_EPOCH, "Hvem?");
        remark.is_settled = is_settled;
        Some(remark)
    };
    let step = |from, to| RemarkStep { id: "a".to_owned(), from, to };
    prose.note_remark(step(None, remark(false)));
    prose.note_remark(step(remark(false), remark(true)));
    for edit in typed("to") {
        prose.apply(edit);
    }
    assert!(!prose.is_at_remark(true) && !prose.is_at_remark(false));
    prose.apply(Edit::Undo);
    prose.forget_ticks(&[0]);
    assert!(prose.is_at_remark(true) && !prose.is_at_remark(false));
    let reopened = Changed { remark: Some(step(remark(true), remark(false))), ..Changed::default() };
    assert_eq!(prose.apply(Edit::Undo), reopened);
    assert_eq!(prose.apply(Edit::Undo).remark, Some(step(remark(false), None)));
    assert!(!prose.is_at_remark(true) && prose.is_at_remark(false));
    assert_eq!(prose.apply(Edit::Redo).remark, Some(step(None, remark(false))));
    assert_eq!(marked(&prose), "en|");
}
