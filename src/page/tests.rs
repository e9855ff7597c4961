//! The page as a person meets it: how many lines, how full, and in which words.

use super::*;
use crate::words::{Lang, Words};

fn read(font: &str, size_pt: &str) -> Result<PageLayout, ron::error::SpannedError> {
    ron::from_str(&format!(
        "(paper: A4, margins_mm: (top: 30, bottom: 30, left: 20, right: 20), column_twips: 9422, \
         font: \"{font}\", size_pt: {size_pt})"
    ))
}

fn layout(font: &str, size_pt: &str) -> PageLayout {
    read(font, size_pt).expect("a layout")
}

/// The meter's sentence for so many lines in half a page.
fn said(lines: usize, part: Limit, lang: Lang) -> String {
    Fill::new(lines, part, &PageLayout::default()).text(&Words::new(lang))
}

#[test]
fn half_a_page_holds_the_lines_that_word_processors_put_there() {
    let halves =
        [("Calibri", "11", 25), ("Arial", "10", 29), ("Arial", "11", 26), ("Times New Roman", "12", 24)];
    for (font, size_pt, lines) in halves {
        assert_eq!(Limit::Half.lines(&layout(font, size_pt)), Some(lines), "{font} {size_pt}");
    }
    assert_eq!(Limit::Quarter.lines(&PageLayout::default()), Some(12));
}

#[test]
fn the_default_is_the_layout_as_written_with_calibri_11() {
    assert_eq!(layout("Calibri", "11"), PageLayout::default());
    assert_eq!(PageLayout::default().table_twips(), 9638);
}

#[test]
fn a_line_of_calibri_11_is_269_twips() {
    assert_eq!(PageLayout::default().line_pitch_twips(), 269);
    assert!((PageLayout::default().line_pitch_mm() - 4.745).abs() < 0.001);
    let half_pt = Limit::Half.limit_pt(&PageLayout::default()).expect("a height");
    assert!((half_pt * 25.4 / 72.0 - 118.5).abs() < 0.001);
}

#[test]
fn an_unknown_font_is_named_with_those_that_can_be_had() {
    let error = read("Comic Sans", "11").expect_err("no such font").to_string();
    assert!(
        error.contains(r#"font "Comic Sans" cannot be measured: choose Calibri, Arial or Times New Roman"#),
        "{error}"
    );
}

#[test]
fn a_size_that_no_word_processor_has_is_refused() {
    assert_eq!(layout("Arial", "10.5").half_points(), 21);
    for size_pt in ["0", "-11", "10.3", "1000", "NaN"] {
        assert!(read("Arial", size_pt).is_err(), "{size_pt}");
    }
}

#[test]
fn a_page_without_room_is_refused() {
    let written = |top: &str, column: &str| {
        ron::from_str::<PageLayout>(&format!(
            "(paper: A4, margins_mm: (top: {top}, bottom: 30, left: 20, right: 20), column_twips: {column}, \
             font: \"Arial\", size_pt: 11)"
        ))
    };
    for (top, column) in
        [("290", "9422"), ("NaN", "9422"), ("-1", "9422"), ("30", "0"), ("30", "4999"), ("30", "9700")]
    {
        assert!(written(top, column).is_err(), "{top} {column}");
    }
}

#[test]
fn a_field_that_a_layout_does_not_have_is_refused() {
    let written = r#"(paper: A4, margins_mm: (top: 30, bottom: 30, left: 20, right: 20), column_twips: 9422,
        font: "Arial", size_pt: 11, spacing: 1.5)"#;
    assert!(ron::from_str::<PageLayout>(written).is_err());
}

#[test]
fn an_empty_answer_is_no_lines() {
    let fill = Fill::new(measure("", &PageLayout::default()).len(), Limit::Half, &PageLayout::default());
    assert_eq!((fill.used, fill.percent()), (0, 0));
}

#[test]
fn blank_lines_count_also_at_the_end() {
    assert_eq!(measure("Kort linje.\n\nKort linje.\n", &PageLayout::default()).len(), 4);
}

#[test]
fn a_line_knows_its_paragraph_and_its_bytes() {
    let word = "blåbærgrødsskålene ";
    let text = format!("æ\n\n{}", word.repeat(8));
    let measured = measure(&text, &PageLayout::default());
    let lines: Vec<_> = measured.iter().map(|line| (line.paragraph, &text[line.bytes.clone()])).collect();
    assert_eq!(lines, [(0, "æ"), (1, ""), (2, word.repeat(5).as_str()), (2, word.repeat(3).as_str())]);
}

#[test]
fn the_last_line_within_the_tolerance_is_full_and_not_over() {
    let fill = Fill::new(25, Limit::Half, &PageLayout::default());
    assert!(fill.height.is_some_and(|height| height.used_pt > height.limit_pt));
    assert_eq!((fill.is_over(), fill.percent(), fill.left()), (false, 100, 0));
    assert!(fill.share() <= 1.0);
}

#[test]
fn the_meter_says_share_lines_and_what_is_left() {
    assert_eq!(said(15, Limit::Half, Lang::Da), "60 % af ½ A4-side · 15 linjer · 10 tilbage");
    assert_eq!(said(15, Limit::Half, Lang::En), "60 % of ½ A4 page · 15 lines · 10 left");
    assert_eq!(said(1, Limit::Quarter, Lang::Da), "8 % af ¼ A4-side · 1 linje · 11 tilbage");
    assert_eq!(said(1, Limit::Quarter, Lang::En), "8 % of ¼ A4 page · 1 line · 11 left");
    assert_eq!(said(0, Limit::Half, Lang::Da), "0 % af ½ A4-side · 0 linjer · 25 tilbage");
}

#[test]
fn the_meter_says_how_much_is_too_much() {
    assert_eq!(said(28, Limit::Half, Lang::Da), "112 % af ½ A4-side · 28 linjer · 3 for meget");
    assert_eq!(said(28, Limit::Half, Lang::En), "112 % of ½ A4 page · 28 lines · 3 too many");
}

#[test]
fn in_a_narrow_window_the_meter_is_short() {
    let short =
        |lines| Fill::new(lines, Limit::Half, &PageLayout::default()).short_text(&Words::new(Lang::Da));
    assert_eq!(short(15), "60 % · 15 linjer · 10 tilbage");
    assert_eq!(short(28), "112 % · 28 linjer · 3 for meget");
}

#[test]
fn a_column_may_be_as_wide_as_the_text_block_and_the_tables_is_its_padding_wider() {
    let layout = PageLayout::default().with_column_twips(9638);
    assert_eq!(layout.column_twips, 9638);
    let written = |left: &str| {
        ron::from_str::<PageLayout>(&format!(
            "(paper: A4, margins_mm: (top: 30, bottom: 30, left: {left}, right: 20), column_twips: 9638, \
             font: \"Calibri\", size_pt: 11)"
        ))
    };
    assert_eq!(written("20"), Ok(layout));
    assert_eq!(layout.table_twips(), 9638 + 2 * layout.cell_padding_twips());
    assert_eq!(layout.cell_padding_twips(), 108);
    let error = written("195").expect_err("no room").to_string();
    assert!(error.contains("margins"), "{error}");
}

#[test]
fn being_over_is_a_problem_in_words() {
    let problem =
        |lines, lang| Fill::new(lines, Limit::Half, &PageLayout::default()).problem(&Words::new(lang));
    assert_eq!(problem(25, Lang::Da), None);
    assert_eq!(
        problem(28, Lang::Da).as_deref(),
        Some("Beskrivelsen må højst fylde ½ A4-side. Den fylder 3 linjer for meget")
    );
    assert_eq!(
        problem(26, Lang::Da).as_deref(),
        Some("Beskrivelsen må højst fylde ½ A4-side. Den fylder 1 linje for meget")
    );
    assert_eq!(
        problem(26, Lang::En).as_deref(),
        Some("The description may fill at most ½ A4 page. It is 1 line too long")
    );
}

#[test]
fn the_layout_is_named_as_a_guide() {
    assert_eq!(PageLayout::default().note(&Words::new(Lang::Da)), "vejledende: Calibri 11");
    assert_eq!(layout("Arial", "10.5").note(&Words::new(Lang::Da)), "vejledende: Arial 10,5");
    assert_eq!(layout("Arial", "10.5").note(&Words::new(Lang::En)), "as a guide: Arial 10.5");
}

#[test]
fn several_pages_hold_as_many_times_the_lines_of_one() {
    let lines = |pages| Limit::Pages(pages).lines(&PageLayout::default());
    assert_eq!([0.5, 1.0, 1.5, 2.0].map(lines), [25, 50, 75, 100].map(Some));
    assert_eq!(said(60, Limit::Pages(2.0), Lang::Da), "60 % af 2 A4-sider · 60 linjer · 40 tilbage");
    assert_eq!(said(30, Limit::Lines(40), Lang::Da), "30 af 40 linjer · 10 tilbage");
}

#[test]
fn what_is_counted_is_told_with_what_is_left_or_too_much() {
    let fill = |used| Fill::new(used, Limit::Characters(1000), &PageLayout::default());
    let (da, en) = (Words::new(Lang::Da), Words::new(Lang::En));
    assert_eq!(fill(812).text(&da), "812 af 1.000 tegn med mellemrum · 188 tilbage");
    assert_eq!(fill(812).text(&en), "812 of 1,000 characters with spaces · 188 left");
    assert_eq!(fill(2012).text(&da), "2.012 af 1.000 tegn med mellemrum · 1.012 for meget");
    assert_eq!(fill(812).spoken(&da), "812 af 1.000 tegn med mellemrum, 188 tilbage");
    assert_eq!(fill(1012).spoken(&da), "1.012 af 1.000 tegn med mellemrum, 12 for meget");
    assert_eq!(fill(812).short_text(&da), "812 af 1.000 · 188 tilbage");
    assert_eq!(fill(1012).short_text(&da), "1.012 af 1.000 · 12 for meget");
    assert_eq!(fill(812).shortest_text(&da), "81 % · 188 tilbage");
    assert_eq!(fill(1012).shortest_text(&da), "101 % · 12 for meget");
    let own = |used| fill(used).counted_as(Some("anslag"));
    assert_eq!(own(812).text(&da), "812 af 1.000 anslag · 188 tilbage");
    assert_eq!(
        own(1012).problem(&da).as_deref(),
        Some("Beskrivelsen må højst fylde 1.000 anslag. Den fylder 12 for meget")
    );
    assert_eq!(
        fill(1001).problem(&en).as_deref(),
        Some("The description may fill at most 1,000 characters with spaces. It has 1 too many")
    );
    assert_eq!(own(1000).problem(&da), None);
    assert_eq!([894, 900, 1001].map(|used| fill(used).is_near()), [false, true, true]);
}

#[test]
fn too_many_lines_of_a_number_are_told_as_those_of_a_page() {
    let problem =
        |used| Fill::new(used, Limit::Lines(40), &PageLayout::default()).problem(&Words::new(Lang::Da));
    assert_eq!(
        problem(43).as_deref(),
        Some("Beskrivelsen må højst fylde 40 linjer. Den fylder 3 linjer for meget")
    );
}
