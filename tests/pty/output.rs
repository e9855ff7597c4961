//! What reaches the terminal, byte for byte.

#[path = "../hostile/grammar.rs"]
mod grammar;

use std::time::Duration;

use self::grammar::fault;
use crate::folder::Folder;
use crate::terminal::{ENTER, ESC, F7, F8, F9, SHIFT_LEFT, Terminal};

/// The escape sequences in an output: what is not a control sequence (`ESC [ … letter`) as its first two characters.
fn sequences(output: &str) -> Vec<&str> {
    let starts = output.match_indices('\x1b').map(|(at, _)| &output[at..]);
    starts.map(|rest| &rest[..length(rest)]).collect()
}

fn length(sequence: &str) -> usize {
    let is_final = |c: &char| matches!(c, '@'..='~');
    let control = sequence.strip_prefix("\x1b[").and_then(|rest| rest.find(|c| is_final(&c)));
    control.map_or(sequence.len().min(2), |at| at + 3)
}

/// Whether a sequence is one of the few that draw: the cursor, attributes, clearing, moving text along, and
/// modes, the keypad's among them.
fn is_drawing(sequence: &str) -> bool {
    let finals = ['H', 'C', 'D', 'm', 'J', 'K', '@', 'P', 'h', 'l'];
    sequence == "\x1b>" || sequence.len() > 2 && sequence.ends_with(finals)
}

fn output(som: &Terminal) -> String {
    String::from_utf8(som.raw()).expect("whole characters")
}

/// Sequences that do anything but draw: questions to the terminal among them.
fn assert_only_drawing(output: &str) {
    let others: Vec<&str> = sequences(output).into_iter().filter(|found| !is_drawing(found)).collect();
    assert_eq!(others, Vec::<&str>::new());
    let is_mode = |found: &&str| found.ends_with(['h', 'l']);
    for mode in sequences(output).into_iter().filter(is_mode) {
        assert!(
            ["\x1b[?1049", "\x1b[?2004", "\x1b[?2026", "\x1b[?25"]
                .iter()
                .any(|known| mode.starts_with(known)),
            "{mode:?}"
        );
    }
}

/// Goes to every step, to the lists and into the windows over them.
fn walk(som: &mut Terminal) {
    som.types("\x1b2");
    som.shows("Trin 2 af 6");
    for letter in ["k", "v", "o", "h"] {
        som.types(ESC);
        som.shows("Menu: tryk");
        som.types(letter);
        som.shows("Esc Luk");
        som.types(ESC);
        som.until("the step again", |screen| screen.has("Trin 2 af 6") && !screen.has("Esc Luk"));
    }
    som.types("\x1b1");
    for step in 2..=6 {
        som.shows(&format!("Trin {} af 6", step - 1));
        som.types(F8);
        som.shows(&format!("Trin {step} af 6"));
    }
    som.types(&"\x1b[B".repeat(12));
    som.types("\x1bm");
    som.shows("Møder og frister");
    som.types(F7);
    som.types("\x1b1");
    som.shows("Trin 1 af 6");
    som.types(F7);
    som.shows("Kladder");
}

#[test]
fn the_terminal_is_asked_nothing() {
    let folder = Folder::with_answer("Åen løber");
    let Some(mut som) = folder.open() else { return };
    walk(&mut som);
    som.resize(100, 30);
    som.until("a wide frame", |screen| screen.is_drawn_across(100));
    som.types("\x0c");
    som.settles(Duration::from_millis(100));
    som.quits();
    let output = output(&som);
    assert_only_drawing(&output);
    // Then all is cleared, for terminals without an alternate screen; the keypad types digits.
    assert!(output.starts_with("\x1b[?1049h\x1b[?2004h\x1b>\x1b[m\x1b[2J"));
}

/// Between taking the terminal over and giving it back, it gets cells and the cursor and nothing else.
#[track_caller]
fn assert_strict(som: &Terminal) {
    let mut output = som.raw();
    // The shell's line below the frame, when all is over.
    output.truncate(output.trim_ascii_end().len());
    assert_eq!(fault(&output, grammar::Output::Screen), None);
}

/// A draft with this text in every answer, and in all else that is shown.
fn hostile_draft(text: &str) -> String {
    let fields: Vec<String> = som::form::som()
        .fields()
        .map(|field| format!("        \"{}\": r#\"{} æøå {text}\"#,", field.id, field.id))
        .collect();
    format!(
        "Draft(\n    schema: 1,\n    form: \"som-implementeringsforloeb\",\n    form_version: 1,\n    \
         created: \"2023-10-12T08:00:00Z\",\n    changed: \"2023-10-30T13:32:00Z\",\n    \
         changed_by: r#\"Åse {text}\"#,\n    answers: {{\n{}\n    }},\n    ticks: {{}},\n)\n",
        fields.join("\n")
    )
}

const HOSTILE: &str = "\x1b]0;EJET\x07 \x1b[1;44;97m \u{9b}31m \u{9d}0;EJET\u{9c} \u{202e}nedgab\u{202c} \u{2066}x\u{2069} \
                       \x1bP1q\x1b\\ \x1bc \x0e \x08 \x7f \u{200f} \u{e0041} \u{ad} \u{2028} \u{fffe} \u{e000}";

#[test]
fn no_text_of_a_draft_steers_the_terminal() {
    let folder = Folder::with_file("aarhus.ron", &hostile_draft(HOSTILE));
    let Some(mut som) = folder.start(&["open", "aarhus"], (80, 24)) else { return };
    som.shows("af 6");
    walk(&mut som);
    som.types(ENTER);
    som.shows("af 6");
    som.types(F9);
    som.shows("Trin 6 af 6");
    som.quits();
    let output = output(&som);
    assert_only_drawing(&output);
    assert!(output.contains("EJET"), "the text itself is shown");
    assert!(!output.contains("\x1b[1;44;97m"));
    assert_strict(&som);
}

#[test]
fn a_hostile_name_does_not_steer_the_terminal() {
    let folder = Folder::with_file("\x1b]0;EJET\x07æ\u{202e}.ron", "ikke en kladde");
    let Some(mut som) = folder.start(&[], (80, 24)) else { return };
    som.shows("EJET");
    som.types(ENTER);
    som.settles(Duration::from_millis(100));
    som.quits();
    assert_only_drawing(&output(&som));
    assert_strict(&som);
}

#[test]
fn an_idle_program_is_silent() {
    let folder = Folder::with_answer("Åen løber");
    let Some(mut som) = folder.open() else { return };
    som.settles(Duration::from_millis(200));
    assert_eq!(som.written_within(Duration::from_secs(2)), 0);
    som.quits();
}

#[test]
fn a_locale_that_is_not_utf8_is_told_at_the_start() {
    let folder = Folder::with_answer("Åen løber").with("LANG", "da_DK.ISO-8859-1");
    let Some(mut som) = folder.open() else { return };
    som.shows("LANG er ikke UTF-8. Brug da_DK.UTF-8. I PuTTY: Window > Translation > UTF-8");
    som.quits();
}

#[test]
fn without_lines_there_are_none() {
    let folder = Folder::with_answer("Åen løber");
    for arguments in [&["open", "aarhus"][..], &["--plain-lines", "open", "aarhus"][..]] {
        let Some(mut som) = folder.start(arguments, (80, 24)) else { return };
        som.shows("% af ½ A4-side");
        assert_eq!(som.look(|screen| screen.has("───")), arguments.len() == 2);
        som.quits();
    }
}

#[test]
fn no_color_leaves_weight_and_no_colour() {
    let folder = Folder::with_answer("Åen løber").with("NO_COLOR", "1");
    let Some(mut som) = folder.open() else { return };
    som.until("something bold", |screen| screen.any_cell(vt100::Cell::bold));
    som.types(SHIFT_LEFT);
    som.until("the letter that is marked", |screen| screen.any_cell(vt100::Cell::inverse));
    walk(&mut som);
    som.quits();
    let output = output(&som);
    let attributes = sequences(&output).into_iter().filter_map(|found| found.strip_suffix('m'));
    for number in attributes.flat_map(|found| found[2..].split(';')) {
        let number: u8 = number.parse().unwrap_or(0);
        assert!(!matches!(number, 30..=38 | 40..=48 | 90..=97 | 100..=107), "colour {number}");
    }
}

#[test]
fn with_colour_there_is_colour() {
    let folder = Folder::with_answer("Åen løber");
    let Some(mut som) = folder.open() else { return };
    som.until("an accent", |screen| screen.any_cell(|cell| cell.fgcolor() != vt100::Color::Default));
    som.quits();
}
