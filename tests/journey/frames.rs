//! Every screen as text at three sizes, and what must be seen without colour.

use insta::assert_snapshot;
use ratatui::style::{Color, Modifier};

use crate::harness::{Journey, Setting};
use crate::{draft, example};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 12)];

/// Takes the frame of a journey at each size.
fn at_each_size(name: &str, journey: impl Fn(Setting) -> Journey) {
    for (columns, rows) in SIZES {
        let journey = journey(Setting::new().size(columns, rows));
        assert_snapshot!(format!("{name}_{columns}x{rows}"), journey.frame());
    }
}

fn with_drafts(setting: Setting) -> Setting {
    setting
        .draft("eksempel", example())
        .draft("randers", draft(&[("kommune", "Randers Kommune"), ("navn", "Jonas")]))
        .file("samsoe.ron", "Draft(\n    schema: 1,\n    form: 3,\n)")
}

#[test]
fn start() {
    at_each_size("start", |setting| with_drafts(setting).start());
}

#[test]
fn start_when_the_deadline_has_passed() {
    let journey = with_drafts(Setting::new()).now("2026-11-21T12:00:00Z").start();
    assert_snapshot!(journey.frame());
}

#[test]
fn first_run() {
    at_each_size("first_run", |setting| setting.start().keys("fred"));
}

#[test]
fn short_fields() {
    at_each_size("short_fields", |setting| {
        setting.start().keys("aarh<enter><tab><tab>Åse<tab><tab>12<f8><f7>")
    });
}

#[test]
fn long_answer() {
    at_each_size("long_answer", |setting| {
        setting.draft("eksempel", example()).open("eksempel").start().keys("<A-2>")
    });
}

#[test]
fn two_answers_in_a_step() {
    at_each_size("two_answers", |setting| {
        setting.draft("eksempel", example()).open("eksempel").start().keys("<A-4><tab>")
    });
}

#[test]
fn answer_that_is_too_long() {
    let text = vec!["Kommunen har data om indsatser, udgifter og effekter."; 27].join("\n");
    let draft = draft(&[("kommune", "Ærø Kommune"), ("datapraksis", text.as_str())]);
    let journey = Setting::new().draft("aeroe", draft).open("aeroe").start().keys("<esc>5<f8><f7>");
    assert_snapshot!(journey.frame());
}

#[test]
fn requirements() {
    at_each_size("requirements", |setting| {
        setting.draft("eksempel", example()).open("eksempel").start().keys("<A-2><f3><down>")
    });
}

#[test]
fn overview() {
    at_each_size("overview", |setting| {
        setting.draft("eksempel", example()).open("eksempel").start().keys("<f2>")
    });
}

#[test]
fn page() {
    at_each_size("page", |setting| {
        setting.draft("eksempel", example()).open("eksempel").start().keys("<A-4><tab><f4>")
    });
}

#[test]
fn review_with_problems() {
    at_each_size("review_with_problems", |setting| {
        let answers = [("kommune", "Ærø Kommune"), ("telefon", "12"), ("omraade", "Borger 010180-1234")];
        setting.draft("aeroe", draft(&answers)).open("aeroe").start().keys("<f9>")
    });
}

#[test]
fn review_without_problems() {
    at_each_size("review_without_problems", |setting| {
        setting.draft("eksempel", example()).open("eksempel").start()
    });
}

#[test]
fn menu() {
    at_each_size("menu", |setting| {
        setting.draft("eksempel", example()).open("eksempel").start().keys("<A-2><esc><wait 100>")
    });
}

#[test]
fn help() {
    at_each_size("help", |setting| {
        setting.draft("eksempel", example()).open("eksempel").start().keys("<f1>")
    });
}

#[test]
fn english() {
    let journey =
        Setting::new().english().draft("eksempel", example()).open("eksempel").start().keys("<A-2>");
    assert_snapshot!(journey.frame());
}

#[test]
fn the_agencys_own_words_are_one_key_away_from_the_translation() {
    let at = |columns, rows| {
        let setting = Setting::new().english().size(columns, rows);
        setting.draft("eksempel", example()).open("eksempel").start().keys("<A-2>")
    };
    let frame = at(80, 24).frame();
    assert!(frame.contains(" unofficial translation · F3 Danish ") && !frame.contains("Beskriv"), "{frame}");
    for (columns, rows) in SIZES {
        assert_snapshot!(format!("translated_{columns}x{rows}"), at(columns, rows).keys("<f3>").frame());
    }
    // A wide page has both above the answer, a wider window beside it.
    for (columns, rows) in [(120, 40), (200, 60)] {
        let frame = at(columns, rows).frame();
        assert!(frame.contains("Describe briefly") && frame.contains("Danish: Beskriv kort"), "{frame}");
    }
    // A low one has the translation alone.
    let frame = at(120, 20).frame();
    assert!(frame.contains(" unofficial translation · F3 Danish ") && !frame.contains("Beskriv"), "{frame}");
}

#[test]
fn a_window_below_40_by_12_has_a_calm_message_and_the_text_is_kept() {
    let journey = Setting::new().start().keys("aarh<enter>Social").resize(30, 10);
    assert_snapshot!(journey.frame());
    let journey = journey.keys("området").resize(1, 1);
    journey.frame();
    let journey = journey.resize(80, 24);
    assert!(journey.frame().contains("Socialområdet"));
}

#[test]
fn without_colour_focus_and_problems_are_seen_by_weight_and_mark() {
    let journey = Setting::new().colourless().start().keys("aarh<enter><f8><f7>");
    let (buf, _) = journey.drawn();
    assert!(buf.content().iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset));
    let bold = |text: &str| {
        let row = (0..24).find(|y| (0..80).map(|x| buf[(x, *y)].symbol()).collect::<String>().contains(text));
        let y = row.expect("the text is there");
        (0..80).any(|x| buf[(x, y)].modifier.contains(Modifier::BOLD))
    };
    assert!(bold("▸ Kommune"));
    assert!(bold("! Indtast navnet"));
}
