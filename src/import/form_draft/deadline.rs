//! The application deadline that a document states in its text.

use super::blocks::Block;
use super::model::{ToDo, ToldForm};
use super::sentences::split;
use crate::event::Moment;
use crate::event::when::read_moment;

/// What a sentence about it speaks of.
const NAMED: [&str; 5] = [
    "ansøgningsfrist",
    "indsendelsesfrist",
    "afleveringsfrist",
    "frist for ansøgning",
    "frist for indsendelse",
];
const SENT: [&str; 6] = ["ansøgning", "skema", "indsend", "fremsend", "sendes", "modtage"];
/// What is sent at other times.
const LATER: [&str; 5] = ["regnskab", "rapport", "afslut", "evaluering", "status"];
/// Years that a date without a year is tried in: where they differ, it has none.
const YEARS: [i32; 2] = [2023, 2024];

/// Takes the deadline that the document states. Where it states several or none that can be read, they are told.
pub(super) fn take_deadline(blocks: &[Block], form: &mut ToldForm) {
    let stated: Vec<&str> =
        blocks.iter().flat_map(Block::texts).flat_map(split).filter(|text| is_deadline(text)).collect();
    let mut moments: Vec<Option<Moment>> = stated.iter().map(|text| moment_in(text)).collect();
    moments.sort_by_key(|moment| moment.map(Moment::last_second));
    moments.dedup();
    match moments.as_slice() {
        [] => {}
        [Some(moment)] => form.deadline = Some(moment.written()),
        _ => form.to_do.extend(stated.into_iter().map(|text| ToDo::Deadline(text.to_owned()))),
    }
}

fn is_deadline(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let has_figure = lower.contains(|c: char| c.is_ascii_digit());
    has_figure && !has(&LATER) && (has(&NAMED) || lower.contains("senest") && has(&SENT))
}

/// The one moment that a sentence names, with its year.
fn moment_in(sentence: &str) -> Option<Moment> {
    let [moment, other] = YEARS.map(|year| read_moment(sentence, year).ok());
    moment.filter(|_| moment == other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::form_draft::blocks::Line;

    fn told(lines: &[&str]) -> (Option<String>, usize) {
        let line = |text: &&str| Block::Line(Line { text: (*text).to_owned(), ..Line::default() });
        let mut form = ToldForm::default();
        take_deadline(&lines.iter().map(line).collect::<Vec<_>>(), &mut form);
        (form.deadline, form.to_do.len())
    }

    #[test]
    fn a_deadline_is_read_where_its_date_is_whole() {
        for (text, deadline) in [
            ("Ansøgningsfrist: 1. marts 2027 kl. 12.00", "2027-03-01 12:00"),
            ("Frist for indsendelse: fredag den 15. januar 2027 kl. 12.00", "2027-01-15 12:00"),
            (
                "Skemaet sendes til a@x.dk senest den 15. februar 2027. Spørg på tlf. 33 11 22 33.",
                "2027-02-15",
            ),
            ("Ansøgningen skal være modtaget senest 1/3-2027.", "2027-03-01"),
        ] {
            assert_eq!(told(&[text, "Beskriv målet."]), (Some(deadline.to_owned()), 0), "{text}");
        }
        let twice = ["Ansøgningsfrist: 1. marts 2027", "Ansøgningen sendes senest den 1. marts 2027."];
        assert_eq!(told(&twice), (Some("2027-03-01".to_owned()), 0));
    }

    #[test]
    fn what_is_not_certain_is_only_told() {
        for text in [
            "Ansøgningsfrist: 1. marts kl. 12.00",
            "Ansøgningsfrist: mandag den 2. marts 2027",
            "Ansøgningsfrist: 31. november 2027",
            "Ansøgningsfrister er 1. marts 2027 og 1. oktober 2027",
        ] {
            assert_eq!(told(&[text]), (None, 1), "{text}");
        }
        assert_eq!(told(&["Ansøgningsfrist: 1. marts 2027", "Ansøgningsfrist: 1. maj 2027"]), (None, 2));
    }

    #[test]
    fn other_dates_are_no_deadlines() {
        for text in [
            "Projektet skal være afsluttet senest den 31. december 2028.",
            "Regnskab indsendes senest den 1. marts 2029.",
            "Ansøgningsfristen står i vejledningen.",
            "Skemaet er fra den 1. marts 2027.",
        ] {
            assert_eq!(told(&[text]), (None, 0), "{text}");
        }
    }
}
