//! Hostile drafts on every screen: what crossterm is handed holds only the program's own sequences, and text that
//! steers nothing.

#[path = "../hostile/corpus.rs"]
pub(crate) mod corpus;
#[path = "../hostile/grammar.rs"]
mod grammar;

use std::cell::RefCell;
use std::io::{self, Write};
use std::iter;
use std::rc::Rc;

use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use som::draft::check::Check;
use som::draft::{Draft, VersionChanges, codec};
use som::form::{FieldId, som};
use som::store::Version;

use self::corpus::{draft, rounds, texts};
use self::grammar::{Output, fault};
use crate::harness::{Journey, Setting};

/// Keys that lead to every screen and window, one stop after the other; drawn at each.
pub(crate) const STOPS: &[&str] = &[
    "",
    "<A-2>",
    "<f3>",
    "<down><down><pgdn>",
    "<esc><f8>",
    "<esc><wait 100>",
    "v",
    "<pgdn>",
    "<esc><wait 100>o",
    "<esc><wait 100>h",
    "<esc><f8><f8>",
    "<end><C-a>",
    "<A-1>",
    "<tab><tab><tab><tab>",
    "<A-6>",
    "<pgdn>",
    "e",
    "<f7><A-u>",
    "<down><right>",
    "<f7><A-b>",
    "<esc><A-m>",
    "<f7><f7><f7><f7><f7><f7><f7>",
];

/// A place that keeps what a terminal would get.
#[derive(Clone, Default)]
struct Wire(Rc<RefCell<Vec<u8>>>);

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What a terminal would get for the screen as it is, drawn from nothing. The look that the runtime takes at each cell
/// is left out: what comes here must be harmless without it.
fn bytes(journey: &mut Journey) -> Vec<u8> {
    let (buf, cursor) = journey.drawn();
    let wire = Wire::default();
    let mut backend = CrosstermBackend::new(wire.clone());
    let blank = Buffer::empty(buf.area);
    backend.draw(blank.diff(&buf).into_iter()).expect("memory takes all");
    backend.set_cursor_position(cursor).expect("memory takes all");
    wire.0.take()
}

#[track_caller]
fn assert_harmless(journey: &mut Journey, what: &str) {
    let bytes = bytes(journey);
    assert_eq!(fault(&bytes, Output::Screen), None, "{what}");
}

fn tour(mut journey: Journey, number: usize) {
    for stop in STOPS {
        journey.press(stop);
        assert_harmless(&mut journey, &format!("draft {number}, after {stop}"));
    }
}

#[test]
fn hostile_drafts_are_harmless_on_every_screen() {
    let mut texts = texts();
    for number in 0..rounds(15) {
        let (columns, rows) = [(80, 24), (80, 24), (120, 40), (40, 12)][number % 4];
        let old = draft(number + 1, &mut texts);
        let version = Version {
            id: "1".to_owned(),
            changed: old.changed,
            by: old.changed_by.clone(),
            answered: 13,
            changes: VersionChanges::default(),
        };
        let draft = draft(number, &mut texts);
        let setting = Setting::new().size(columns, rows).draft("aarhus", draft).open("aarhus");
        let setting = setting.version(version, Some(old));
        let setting = if number % 5 == 4 { setting.ascii() } else { setting };
        tour(setting.start(), number);
    }
}

#[test]
fn an_answer_with_line_ends_that_no_editor_keeps_can_be_edited() {
    for text in ["a\u{2028}b\u{b}c\u{c}d\u{85}e", "a\u{2028}\n\n\u{202e}b", "\0\u{2029}", "x\u{200b}\ny"] {
        let setting = Setting::new().draft("aarhus", answered(text)).open("aarhus");
        let mut journey = setting.start().keys("<A-2><C-end>!<enter>?<wait 1100>");
        let open = journey.app.open_draft().expect("an open draft");
        assert_eq!(*open.check(), Check::of(som(), open.draft()), "{text:?}");
        assert!(open.draft().answer(&FieldId::new("ledelsesopbakning")).ends_with("!\n?"), "{text:?}");
        assert_harmless(&mut journey, text);
    }
}

fn answered(text: &str) -> Draft {
    crate::draft(&[("ledelsesopbakning", text)])
}

#[test]
fn the_tour_sees_every_screen() {
    let mut journey =
        Setting::new().draft("aarhus", draft(0, &mut iter::repeat("EJET".to_owned()))).open("aarhus").start();
    let mut seen = String::new();
    for stop in STOPS {
        journey.press(stop);
        seen.push_str(&journey.frame());
    }
    for sign in [
        "Trin 1 af 6",
        "Trin 2 af 6",
        "Trin 6 af 6",
        "Menu: tryk",
        "Krav",
        "A4",
        "direkte til et trin",
        "Oversigt",
        "Møder og frister",
        "Kladder",
        "EJET",
        "eksport",
    ] {
        assert!(seen.to_lowercase().contains(&sign.to_lowercase()), "{sign} is never seen in\n{seen}");
    }
}

#[test]
fn hostile_files_are_harmless_in_the_list() {
    let names = [
        "\x1b]0;EJET\x07",
        "linje\nskift",
        "\r\rretur",
        "bidi\u{202e}xslx",
        "-rf",
        "--help",
        "~",
        "$(id)",
        "c1\u{9b}31m",
        " forrest",
        "bagest ",
        "CON",
        "*",
        "tab\t",
        "\u{e0041}",
        "a\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
        "å",
        "a\u{30a}",
        "❤\u{fe0f}",
    ];
    let mut setting = Setting::new().size(80, 40).file(&format!("{}.ron", "L".repeat(251)), "");
    let mut texts = texts();
    for (number, name) in names.into_iter().enumerate() {
        let text = texts.next().expect("texts without end");
        let ron = codec::to_ron(&draft(number, &mut iter::repeat(text.clone())), som());
        setting = setting.file(&format!("{name}.ron"), if number % 3 == 0 { &text } else { &ron });
    }
    let mut journey = setting.start();
    assert_harmless(&mut journey, "the list");
    assert!(journey.frame().contains("␛]0;EJET␇"), "{}", journey.frame());
    for _ in 0..names.len() {
        journey.press("<enter>");
        assert_harmless(&mut journey, "an entry that was opened");
        journey.press("<f7><f7><f7><f7><f7><f7><f7><down>");
        assert_harmless(&mut journey, "the list");
    }
}
