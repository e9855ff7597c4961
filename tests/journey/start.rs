//! The start screen: what this is, what is announced, and how far each draft is.

use insta::assert_snapshot;
use ratatui::style::Color;
use som::draft::Draft;

use crate::harness::{Journey, Setting};
use crate::{draft, example};

const INTRO: &str = "Her skriver du ansøgninger. Alt gemmes. F10 afslutter.";

#[test]
fn what_this_is_and_how_to_leave_is_told_until_there_is_a_draft_besides_the_example() {
    let journey = Setting::new().draft("eksempel", example()).start();
    assert!(journey.frame().contains(INTRO), "{}", journey.frame());
    let journey = journey.keys("n").keys("aarh<enter><wait 2000><f2><end><enter>");
    let frame = journey.frame();
    assert!(frame.contains("Aarhus Kommune") && !frame.contains(INTRO), "{frame}");
    let others = Setting::new().draft("aeroe", draft(&[("kommune", "Ærø Kommune")])).start();
    assert!(!others.frame().contains(INTRO), "{}", others.frame());
}

#[test]
fn a_meeting_that_is_long_over_no_longer_heads_the_screen() {
    for (columns, rows) in [(80, 24), (40, 12), (120, 40)] {
        let setting = Setting::new().size(columns, rows).now("2026-11-29T12:00:00Z");
        let journey = setting.draft("eksempel", example()).start();
        assert_snapshot!(format!("long_over_{columns}x{rows}"), journey.frame());
    }
    let english = Setting::new().english().now("2026-11-29T12:00:00Z").draft("eksempel", example());
    assert_snapshot!("long_over_english", english.start().frame());
}

#[test]
fn a_file_beside_the_drafts_that_cannot_be_read_is_told_first() {
    for (columns, rows) in [(80, 24), (40, 12)] {
        let fault = "Egne møder i events.ron vises ikke: linje 2, tegn 17: her mangler et komma";
        let setting = Setting::new().size(columns, rows).fault(fault).draft("eksempel", example());
        assert_snapshot!(format!("fault_{columns}x{rows}"), setting.start().frame());
    }
}

/// The example, approved although an answer is missing.
fn approved_with_problem() -> Draft {
    let mut draft = example();
    draft.set_answer(&crate::field("navn"), "");
    draft.approve("Jonas Holm", "direktør", "2023-10-12T12:05:00Z".parse().expect("a time"));
    draft
}

#[test]
fn an_approved_draft_still_tells_its_problems_and_a_problem_is_not_green() {
    // The chosen row has no colours of its own.
    let setting = || Setting::new().draft("chosen", draft(&[("kommune", "Ærø Kommune")]));
    let journey = setting().draft("x", example()).draft("y", approved_with_problem()).start();
    assert!(journey.frame().contains("godkendt, 1 problem"), "{}", journey.frame());
    let ready = colour_of(&journey, "klar");
    assert_ne!(colour_of(&journey, "godkendt, 1 problem"), ready);
    let mut lacking = example();
    lacking.set_answer(&crate::field("navn"), "");
    let journey = setting().draft("mangler", lacking).start();
    assert_ne!(colour_of(&journey, "1 problem"), ready);
}

/// The colour that a text at the end of its row is drawn in.
fn colour_of(journey: &Journey, text: &str) -> Color {
    let (buf, _) = journey.drawn();
    let row = |y| (0..buf.area.width).map(|x| buf[(x, y)].symbol()).collect::<String>();
    let y = (0..buf.area.height).find(|y| row(*y).contains(text)).expect("the text is there");
    buf[(buf.area.width - 2, y)].fg
}
