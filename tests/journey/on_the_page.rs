//! The page while one types: rows that are the document's lines, the edge of what may be filled, and room for the text.

use som::export::{Submission, plain_text};
use som::form::som as form;
use som::words::{Lang, Words};

use crate::harness::{Journey, NOW, Setting};
use crate::{draft, example};

/// The keys that lead to each long answer.
const LONG_ANSWERS: [(&str, &str); 5] = [
    ("ledelsesopbakning", "<A-2>"),
    ("kendskab", "<A-3>"),
    ("motivation", "<A-4>"),
    ("omraade", "<A-4><tab>"),
    ("datapraksis", "<A-5>"),
];

/// The lines of the editor's page that hold text, without their numbers; one that is folded is whole again.
fn page_lines(journey: &Journey) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for row in journey.frame().lines() {
        // The scroll bar and what stands beside the editor are no text of it.
        let row = row.strip_prefix(' ').unwrap_or(row);
        let text: String = row.chars().skip(4).take_while(|c| !"│▐".contains(*c)).collect();
        if row.starts_with(&format!("{:>3}", lines.len() + 1)) {
            lines.push(text.trim_end().to_owned());
        } else if let Some(line) = lines.last_mut().filter(|_| row.starts_with("  · ")) {
            line.extend([" ", text.trim()]);
        }
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

#[test]
fn the_rows_of_the_editor_are_the_lines_of_the_document() {
    let (form, draft, words) = (form(), example(), Words::new(Lang::Da));
    let now = NOW.parse().expect("a time");
    let shown = plain_text(&Submission::of(form, &draft, now, false), &words);
    let shown: Vec<&str> = shown.lines().map(str::trim_end).collect();
    for size in [(108, 40), (120, 40), (160, 45)] {
        for (field, keys) in LONG_ANSWERS {
            let setting = Setting::new().size(size.0, size.1).draft("eksempel", example()).open("eksempel");
            let lines = page_lines(&setting.start().keys(keys));
            assert!(lines.len() > 3, "{field} at {size:?}: {lines:#?}");
            // The lines of `som show` are compared with LibreOffice's in the tests of the page.
            let is_shown = shown.windows(lines.len()).any(|shown| shown == lines);
            assert!(is_shown, "{field} at {size:?} as it is written:\n{}", lines.join("\n"));
        }
    }
}

#[test]
fn the_rows_stay_the_documents_lines_while_one_types() {
    let mut journey = Setting::new().size(120, 40).draft("eksempel", example()).open("eksempel").start();
    journey.press("<A-2><C-home>");
    for word in "Byrådets socialudvalg har den 12. oktober drøftet sagen (se bilag 3-4), og".split(' ') {
        journey.press(word);
        journey.press(" ");
        let typed = journey.app.open_draft().expect("the draft").draft();
        let text = typed.answer(&crate::field("ledelsesopbakning"));
        let lines = som::page::measure(text, &form().page).into_iter();
        let lines: Vec<&str> = lines.map(|line| text[line.bytes].trim_end()).collect();
        assert_eq!(page_lines(&journey), lines);
    }
}

#[test]
fn the_text_never_has_less_than_half_of_the_body() {
    let text = vec!["x"; 60].join("\n");
    for columns in [40, 80, 107, 108, 110, 149, 150, 190] {
        for rows in [12, 16, 24, 30, 50] {
            for (field, keys) in [LONG_ANSWERS[0], LONG_ANSWERS[3]] {
                let answers = [("kommune", "Ærø Kommune"), (field, text.as_str())];
                let journey =
                    Setting::new().size(columns, rows).draft("aeroe", draft(&answers)).open("aeroe").start();
                // Left forwards and come back to, it shows its problems, too.
                let frame = journey.keys(keys).keys("<f8>").keys(keys).frame();
                let body = rows - if rows < 16 { 4 } else { 5 };
                let row_of_text =
                    |row: &&str| row.split(['│', '▐']).any(|part| part.trim_end().ends_with('x'));
                let shown = frame.lines().skip(3).filter(row_of_text).count();
                assert!(
                    shown >= usize::from(body.div_ceil(2)),
                    "{field} at {columns}x{rows}: {shown}\n{frame}"
                );
            }
        }
    }
}

#[test]
fn a_look_at_the_page_begins_at_the_caret_and_leads_back_to_it() {
    let text = (1..=40).map(|line| format!("Linje {line} af svaret")).collect::<Vec<_>>().join("\n");
    let setting = Setting::new().draft("aeroe", draft(&[("kendskab", &text)])).open("aeroe");
    let mut journey = setting.start().keys("<A-3><C-home>");
    for _ in 0..29 {
        journey.press("<down>");
    }
    let before = journey.frame();
    journey.press("<f4>");
    let page = journey.frame();
    assert!(page.contains(" 30 Linje 30 af svaret"), "{page}");
    assert!(page.lines().nth(1).is_some_and(|head| head.contains("160 % af ½ A4-side")), "{page}");
    assert!(page.contains("her slutter ½ A4-side"), "{page}");
    journey.press("<pgup><pgup><pgup>");
    assert!(journey.frame().contains("  1 Linje 1 af svaret"), "{}", journey.frame());
    journey.press("<esc><wait 400>");
    assert_eq!(journey.frame(), before);
    journey.press("!");
    assert!(journey.frame().contains("!Linje 30 af svaret"), "{}", journey.frame());
}

#[test]
fn a_narrow_look_at_the_page_keeps_the_numbers_of_its_lines() {
    let long = "Kommunen har gennem flere år arbejdet med data om borgernes forløb og vil nu regne på dem. "
        .repeat(3);
    let setting = Setting::new().size(40, 12).draft("aeroe", draft(&[("kendskab", &long)])).open("aeroe");
    let frame = setting.start().keys("<A-3><C-home><f4>").frame();
    let numbers: Vec<&str> =
        frame.lines().skip(2).take(6).filter_map(|row| row.split_whitespace().next()).collect();
    assert_eq!(numbers, ["1", "·", "·", "2", "·", "·"], "{frame}");
}
