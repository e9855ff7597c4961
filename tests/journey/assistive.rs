//! The full screen for those who hear or feel it: what a key sends, where the cursor stands, what a reader says.

mod places;
mod transcripts;

use std::fmt::Write as _;
use std::time::Duration;

use insta::assert_snapshot;
use ratatui::style::Modifier;

use crate::draft;
use crate::harness::{Journey, ScreenReader, Setting, Written};

const TEXT: &str = "Kommunen har i flere år arbejdet med sociale investeringer på voksenområdet. Erfaringen er, at \
                    beregningerne først bliver brugt, når økonomer og fagfolk laver dem sammen, og når ledelsen \
                    beder om dem. Derfor ønsker vi at deltage med en gruppe fra begge forvaltninger.";

/// Between two letters of one who types fast.
const PACE: Duration = Duration::from_millis(120);

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

/// In a long answer of three paragraphs, saved, with the reader listening.
fn in_prose(setting: Setting, size: (u16, u16)) -> (Journey, ScreenReader) {
    let answer = [TEXT; 3].join("\n");
    let draft = draft(&[("kommune", "Ærø Kommune"), ("datapraksis", answer.as_str())]);
    let setting = setting.size(size.0, size.1).draft("aeroe", draft).open("aeroe");
    let journey = setting.start().keys("<esc>5x<bs><wait 65000>");
    (journey, ScreenReader::new(size))
}

/// What a key wrote on, and then the time after it.
struct Typed {
    /// The row of the caret before the key.
    caret: u16,
    key: Written,
    after: Written,
}

/// Types at speed.
fn typed<'k>(
    journey: &mut Journey,
    reader: &mut ScreenReader,
    keys: impl IntoIterator<Item = &'k str>,
) -> Vec<Typed> {
    reader.look(journey);
    let press = |key: &str| {
        let caret = journey.drawn().1.y;
        journey.press(key);
        let key = reader.look(journey);
        journey.pass(PACE);
        Typed { caret, key, after: reader.look(journey) }
    };
    keys.into_iter().map(press).collect()
}

/// Each letter of a text.
fn letters(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(|_| true)
}

/// The last row that holds a text.
fn row_of(journey: &Journey, text: &str) -> u16 {
    let row = journey.frame().lines().collect::<Vec<_>>().iter().rposition(|line| line.contains(text));
    u16::try_from(row.expect("the row")).expect("a row")
}

/// How many of these are so.
fn count(typed: &[Typed], is_so: impl Fn(&Typed) -> bool) -> usize {
    typed.iter().filter(|typed| is_so(typed)).count()
}

/// No letter changes a row outside the answer. Within it, other rows change where a word goes to the next row and nowhere
/// else: at the end of a paragraph that is one letter in a row's worth. What changes after a letter, by the clock, is the
/// time of the last save, once a minute, and for those who see it the length.
#[test]
fn a_letter_typed_changes_no_row_but_its_own() {
    let text = TEXT.repeat(2);
    let minutes = 2;
    for (size, begin, is_plain) in [
        (SIZES[0], "<C-end>", false),
        (SIZES[0], "<C-end>", true),
        (SIZES[0], "<C-home><down>", true),
        (SIZES[1], "<C-end>", true),
        (SIZES[1], "<C-home><down>", true),
    ] {
        let setting = if is_plain { Setting::new().plain_lines() } else { Setting::new() };
        let (mut journey, mut reader) = in_prose(setting, size);
        journey.press(begin);
        let typed = typed(&mut journey, &mut reader, letters(&text));
        let (label, meter) = (row_of(&journey, " Datadrevet praksis"), row_of(&journey, " % af ½ A4-side"));
        let is_outside = |row: &u16| !(label + 1..meter).contains(row);
        assert_eq!(count(&typed, |typed| typed.key.rows.iter().any(is_outside)), 0, "{size:?} {begin}");
        // Within a paragraph the rest of it is wrapped anew, unless there are to be no lines.
        if begin == "<C-end>" || is_plain {
            let others = count(&typed, |typed| typed.key.rows.iter().any(|row| *row != typed.caret));
            assert!(others * 60 <= typed.len(), "{others} of {}", typed.len());
            // Without lines the text scrolls half a view at once.
            let scrolls = count(&typed, |typed| typed.key.rows.len() > 2);
            assert!(!is_plain || begin != "<C-end>" || scrolls <= 2, "{scrolls} times");
        }
        let is_told = |row: &u16| *row == 0 || (*row == meter && !is_plain);
        assert!(typed.iter().all(|typed| typed.after.rows.iter().all(is_told)), "{size:?} {begin}");
        let title = count(&typed, |typed| typed.after.rows.contains(&0));
        assert!((1..=minutes).contains(&title), "{title} times");
    }
}

#[test]
fn a_letter_taken_away_is_the_only_cell_written() {
    for size in SIZES {
        let (mut journey, mut reader) = in_prose(Setting::new(), size);
        journey.press("<C-end>");
        let typed = typed(&mut journey, &mut reader, ["<bs>"; 60]);
        // Where the last letter of a row goes, the caret goes to the row above, and the text may scroll.
        let in_row: Vec<&Typed> = typed.iter().filter(|typed| typed.key.rows.len() < 2).collect();
        assert!(in_row.len() >= 58, "{}", in_row.len());
        assert!(in_row.iter().all(|typed| typed.key.cells <= 1));
    }
}

#[test]
fn the_length_is_told_after_a_pause_and_too_long_at_once() {
    let (mut journey, mut reader) = in_prose(Setting::new().plain_lines(), (80, 24));
    let meter = |journey: &Journey| {
        let row = usize::from(row_of(journey, " % af ½ A4-side"));
        journey.frame().lines().nth(row).expect("a row").trim().to_owned()
    };
    journey.press("<C-end>");
    assert_eq!(meter(&journey), "36 % af ½ A4-side · 9 linjer · 16 tilbage");
    journey.press("<enter>a<wait 400>b<wait 499>");
    assert_eq!(meter(&journey), "36 % af ½ A4-side · 9 linjer · 16 tilbage");
    reader.look(&journey);
    journey.press("<wait 1>");
    assert_eq!(reader.listen(&journey), ["40 % af ½ A4-side · 10 linjer · 15 tilbage"]);
    // The last line that fits isn't told yet when the one that is too much is.
    journey.press(&"<enter>".repeat(15));
    assert_eq!(meter(&journey), "40 % af ½ A4-side · 10 linjer · 15 tilbage");
    journey.press("<enter>");
    assert_eq!(meter(&journey), "104 % af ½ A4-side · 26 linjer · 1 for meget");
}

#[test]
fn nothing_moves_by_itself() {
    for (name, mut journey) in places::all(Setting::new) {
        journey.press("<wait 2000>");
        let mut reader = ScreenReader::new(journey.app.size());
        reader.look(&journey);
        journey.press("<wait 600000>");
        assert_eq!(reader.look(&journey), Written::default(), "{name}");
    }
}

#[test]
fn without_lines_no_rule_and_no_bar_is_drawn_anywhere() {
    for setting in [|| Setting::new().plain_lines(), || Setting::new().plain_lines().size(200, 50)] {
        for (name, journey) in places::all(setting) {
            let frame = journey.frame();
            assert_eq!(frame.find(|c| "─│█▌░▐".contains(c)), None, "{name}: {frame}");
        }
    }
}

#[test]
fn without_colour_the_focus_is_seen_by_weight_and_mark_everywhere() {
    for setting in [|| Setting::new().colourless(), || Setting::new().base_colours()] {
        for (name, journey) in places::all(setting) {
            let (buf, cursor) = journey.drawn();
            let row = |y: u16| (0..buf.area.width).map(move |x| (x, y));
            let is_seen = |y: u16| {
                let attributes = Modifier::REVERSED | Modifier::BOLD | Modifier::UNDERLINED;
                row(y).any(|at| buf[at].modifier.intersects(attributes) || buf[at].symbol() == "▸")
            };
            // Prose is as it is; its name above it says that it has the focus.
            let is_named = (2..cursor.y).rev().any(is_seen);
            let is_text_alone = ["for lille vindue", "hjælp", "siden", "indsend, ikke sat op"]
                .contains(&name)
                || name.ends_with("spørgsmål");
            assert!(is_seen(cursor.y) || is_named || is_text_alone, "{name}: {}", journey.frame());
        }
    }
}

#[test]
fn in_ascii_nothing_of_the_programs_own_is_outside_ascii_but_letters() {
    let mut odd = Vec::new();
    for setting in [|| Setting::new().ascii(), || Setting::new().ascii().english()] {
        for (name, journey) in places::all(setting) {
            // The form's own words are the form's, also where they are translated.
            let of_form = ["svarende til max ½ A4-side", "fill at most ½ A4 page"];
            let frame = journey.frame();
            for row in frame.lines().filter(|row| !of_form.iter().any(|words| row.contains(words))) {
                if row.chars().any(|c| !c.is_ascii() && !"æøåÆØÅ".contains(c)) {
                    odd.push(format!("{name}: {row}"));
                }
            }
        }
    }
    assert!(odd.is_empty(), "{}", odd.join("\n"));
}

#[test]
fn the_cursor_stands_on_what_has_the_focus_everywhere() {
    let mut told = String::new();
    for (name, journey) in places::all(Setting::new) {
        let mut reader = ScreenReader::new(journey.app.size());
        reader.look(&journey);
        writeln!(told, "{name}: {}", reader.at_cursor()).expect("a string takes all");
    }
    assert_snapshot!(told);
}

#[test]
fn a_terminal_without_utf8_is_told_what_to_set_in_letters_that_it_has() {
    let told = |journey: &Journey| {
        let frame = journey.frame();
        let row = frame.lines().find(|row| row.contains("UTF-8")).expect("the advice").trim().to_owned();
        assert!(row.is_ascii() && row.ends_with("PuTTY: Window > Translation > UTF-8"), "{frame}");
        row
    };
    for setting in [Setting::new(), Setting::new().english()] {
        let journey = setting.latin1().start();
        assert!(told(&journey).starts_with("LANG "));
        // Said once: Esc puts it away, and it doesn't come again.
        let journey = journey.keys("<esc>");
        assert!(!journey.frame().contains("UTF-8"), "{}", journey.frame());
        let mut journey = journey.keys("aarh<enter><A-5>");
        journey.bytes(b"s\xf8");
        journey.press("<wait 200>");
        assert!(told(&journey).contains("erminal"));
    }
}
