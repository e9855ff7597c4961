//! Any text at all: it is read without a panic, in time, and what comes out is clean and bounded.

use std::fmt::Write;

use proptest::prelude::*;

use super::*;
use crate::shown::printable;

/// What dates and announcements are made of.
const PIECES: &[&str] = &[
    "3",
    "31",
    "12",
    "2024",
    "24",
    ".",
    "-",
    "–",
    "/",
    ":",
    ",",
    " ",
    "\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{1b}[2J",
    "\u{202e}",
    "kl. ",
    "den ",
    "juni ",
    "november",
    "mandag ",
    "møde ",
    "Mødet afholdes ",
    "Tid: ",
    "Sted: ",
    "tilmelding ",
    "senest ",
    "inden ",
    "frist ",
    "frist: ",
    "ansøgning ",
    "link ",
    "sendes ",
    "dagen før ",
    "a@b.dk ",
    "https://a.dk/x ",
    "Teams ",
    "i Odense",
    "og ",
    "til ",
    "pm",
    "æ",
    "”",
    "€",
    "| ",
    "May 3, ",
    "10-12",
    "10.30",
    "Kontakt\n",
    "20-09-2023\n",
];

fn is_clean(read: &AnnouncedMeeting) -> bool {
    let readings = [&read.place, &read.sign_up, &read.contact];
    let texts =
        readings.into_iter().flatten().flat_map(|reading| reading.choices.iter().chain(&reading.words));
    let words = read.meeting.words.iter();
    let moments = [&read.registration_deadline, &read.application_deadline].into_iter().flatten();
    let words = words.chain(moments.flat_map(|reading| &reading.words));
    let words = words.chain(read.link_sent.iter().flat_map(|reading| &reading.words));
    let mut all = texts.chain(words).chain([&read.title]);
    all.all(|text| printable(text) == *text && text.len() <= 1000)
}

proptest! {
    #[test]
    fn any_text_of_dates_is_read_and_what_comes_out_is_clean(
        picked in prop::collection::vec(0..PIECES.len(), 0..120)
    ) {
        let text: String = picked.into_iter().map(|piece| PIECES[piece]).collect();
        prop_assert!(read_announcement(&text, today()).iter().all(is_clean), "{text:?}");
    }

    #[test]
    fn any_text_is_read_and_what_comes_out_is_clean(text in r"\PC{0,200}") {
        let text = format!("Møde 3. juni kl. 10{text}");
        prop_assert!(read_announcement(&text, today()).iter().all(is_clean), "{text:?}");
    }
}

/// The limit is far above what a slow machine needs; with the square of the length it would be minutes.
#[test]
fn a_hundred_kilobytes_of_anything_are_read_in_time() {
    let mut sentences = String::new();
    for day in 1..=28 {
        let _ = writeln!(
            sentences,
            "Mødet afholdes den {day}. juni 2024 kl. 10-12 i Odense. Tilmelding senest {day}. maj."
        );
    }
    let same = "mødet 3/6 kl. 10-12 , ";
    let pieces = [
        "3",
        ".",
        "den ",
        "kl. 10 ",
        "senest ",
        "tilmeld frist ",
        "3/6, ",
        "1., 2. og ",
        "den den 3/6 - ",
        "Sted: x ",
    ];
    for text in pieces.into_iter().chain([same, &sentences, include_str!("../../announcement.txt")]) {
        let long = text.repeat(100 * 1024 / text.len());
        let watch = crate::clock::Stopwatch::start();
        let read = read_announcement(&long, today());
        assert!(watch.elapsed().as_secs() < 20, "the time grows with the square of the length: {text:?}");
        assert!(read.len() <= 24 && read.iter().all(is_clean), "{text:?}");
    }
}
