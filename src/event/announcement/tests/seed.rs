//! The announcement itself, as it may come from a page, a letter or a mail.

use super::*;
use crate::event::built_in;

const ANNOUNCEMENT: &str = include_str!("../../announcement.txt");

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 30).expect("a date")
}

/// A paragraph broken at so many columns.
fn wrapped(paragraph: &str, cols: usize) -> String {
    let mut out = String::new();
    let mut line = 0;
    for word in paragraph.split_whitespace() {
        let width = word.chars().count();
        if line > 0 && line + 1 + width > cols {
            out.push('\n');
            line = 0;
        } else if line > 0 {
            out.push(' ');
            line += 1;
        }
        out.push_str(word);
        line += width;
    }
    out
}

fn without_blank_lines(text: &str) -> String {
    text.lines().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

fn variants() -> Vec<(String, String)> {
    let text = ANNOUNCEMENT.to_owned();
    let by_paragraph = |cols| text.lines().map(|line| wrapped(line, cols)).collect::<Vec<_>>().join("\n");
    let mut variants: Vec<(String, String)> = [40, 60, 72, 78, 100]
        .into_iter()
        .flat_map(|cols| {
            let wrapped = by_paragraph(cols);
            let dense = without_blank_lines(&wrapped);
            [
                (format!("wrapped at {cols}"), wrapped),
                (format!("wrapped at {cols}, without blank lines"), dense),
            ]
        })
        .collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    let quoted = by_paragraph(72).lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n");
    variants.extend([
        ("as it is".to_owned(), text.clone()),
        ("in one line".to_owned(), words.join(" ")),
        ("as one paragraph".to_owned(), wrapped(&text, 72)),
        ("with CRLF".to_owned(), text.replace('\n', "\r\n")),
        ("with CR".to_owned(), text.replace('\n', "\r")),
        ("with NBSP".to_owned(), text.replace(' ', "\u{a0}")),
        (
            "with NBSP in dates".to_owned(),
            text.replace(". november", ".\u{a0}november").replace("kl. ", "kl.\u{a0}"),
        ),
        ("with an en dash".to_owned(), text.replace("13.30-14.30", "13.30–14.30")),
        ("with a spaced en dash".to_owned(), text.replace("13.30-14.30", "13.30 – 14.30")),
        ("with a hyphen that doesn't break".to_owned(), text.replace("13.30-14.30", "13.30\u{2011}14.30")),
        ("with colons".to_owned(), text.replace("13.30-14.30", "13:30-14:30")),
        ("without blank lines".to_owned(), without_blank_lines(&text)),
        ("with more blanks".to_owned(), text.replace(' ', "  ").replace('\n', "\n\n")),
        ("quoted in a mail".to_owned(), quoted),
    ]);
    variants
}

#[test]
fn the_announcement_gives_the_built_in_meeting_however_it_is_pasted() {
    let built_in = built_in();
    let wanted = built_in.iter().find(|event| event.meeting.is_some()).expect("a built-in meeting");
    for (name, text) in variants() {
        let [read] =
            read_announcement(&text, today()).try_into().unwrap_or_else(|found| panic!("{name}: {found:#?}"));
        assert_eq!(read.title, ANNOUNCEMENT.lines().next().unwrap_or_default(), "{name}");
        assert_eq!(read.meeting.value(), wanted.meeting.as_ref(), "{name}: {:?}", read.meeting);
        let deadline = read.registration_deadline.as_ref();
        assert_eq!(
            deadline.and_then(Reading::value),
            wanted.registration_deadline.as_ref(),
            "{name}: {deadline:?}"
        );
        let link = read.link_sent.as_ref();
        assert_eq!(link.and_then(Reading::value), wanted.link_sent.as_ref(), "{name}: {link:?}");
        let place = read.place.as_ref();
        let wanted_place = wanted.place.as_ref().map(|place| &place.da);
        assert_eq!(place.and_then(Reading::value), wanted_place, "{name}: {place:?}");
        assert_eq!((read.application_deadline, read.sign_up, read.contact), (None, None, None), "{name}");
        assert_eq!(read.meeting.doubts, [], "{name}");
    }
}

#[test]
fn what_was_read_carries_its_words() {
    let [read] = read_announcement(ANNOUNCEMENT, today()).try_into().expect("one meeting");
    assert_eq!(read.meeting.words[0], "den 7. november 2023 kl. 13.30-14.30");
    let deadline = read.registration_deadline.expect("a deadline");
    assert_eq!(deadline.words, ["Tilmeldingsfrist: 3. november kl. 10"]);
    let day = NaiveDate::from_ymd_opt(2023, 11, 3).expect("a date");
    assert_eq!(deadline.doubts, [Doubt::YearByOtherDate(day)]);
    assert_eq!(read.link_sent.expect("a day").words, ["sendes ud til alle tilmeldte dagen inden"]);
}
