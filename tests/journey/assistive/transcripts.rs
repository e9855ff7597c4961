//! What a screen reader that reads line by line says in the main journeys, without lines: after each key, what changed and
//! where the cursor came to. A line with `>` is the keys.

use std::time::Duration;

use insta::assert_snapshot;
use som::mail::Taken;
use som::tui::message::{Effect, Message, SendOutcome};

use super::places;
use crate::harness::{Journey, ScreenReader, Setting};
use crate::importing;

/// A journey with its reader, and all that was said, line by line.
struct Heard {
    journey: Journey,
    reader: ScreenReader,
    said: Vec<String>,
}

/// The keys of a text as the harness names them, one by one.
fn keys(text: &str) -> Vec<&str> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if first == '<' { rest.find('>').map_or(1, |at| at + 1) } else { first.len_utf8() };
        let (key, after) = rest.split_at(end);
        keys.push(key);
        rest = after;
    }
    keys
}

impl Heard {
    fn begin(journey: Journey) -> Self {
        let reader = ScreenReader::new(journey.app.size());
        let mut heard = Heard { journey, reader, said: Vec::new() };
        heard.listen();
        heard
    }

    fn listen(&mut self) {
        let lines = self.reader.listen(&self.journey);
        self.said.extend(lines);
    }

    /// Presses keys. Letters that are each said as they are typed stand in one line.
    fn keys(mut self, text: &str) -> Self {
        self.said.push(format!("> {text}"));
        let mut echo = String::new();
        for key in keys(text) {
            self.journey.press(key);
            self.journey.pass(Duration::from_millis(120));
            match &self.reader.listen(&self.journey)[..] {
                [letter] if letter == key => echo.push_str(letter),
                [blank] if key == " " && blank == "blank" => echo.push(' '),
                lines => {
                    self.said.push(std::mem::take(&mut echo));
                    self.said.extend_from_slice(lines);
                }
            }
        }
        self.said.push(echo);
        self
    }

    fn tell(mut self, message: Message) -> Self {
        self.journey.send(message);
        self.listen();
        self
    }

    fn text(self) -> String {
        self.said.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }
}

fn example() -> Journey {
    places::open(Setting::new().plain_lines(), "")
}

#[test]
fn from_the_first_start_to_the_first_answer() {
    let heard = Heard::begin(Setting::new().plain_lines().start());
    let heard = heard.keys("aarh").keys("<enter>").keys("<tab>").keys("Social").keys("<S-tab>");
    assert_snapshot!(heard.text());
}

#[test]
fn short_fields_and_what_is_wrong_in_one() {
    let journey = Setting::new().plain_lines().start().keys("aarh<enter><tab><tab><tab><tab>");
    let heard = Heard::begin(journey)
        .keys("<tab>")
        .keys("12")
        .keys("<tab>")
        .keys("<S-tab>")
        .keys("<bs><bs>89402000<tab>");
    assert_snapshot!(heard.text());
}

#[test]
fn a_long_answer_its_lines_and_its_length() {
    let journey = Setting::new().plain_lines().start().keys("aarh<enter><esc>5");
    let heard = Heard::begin(journey)
        .keys("Vi har i flere år regnet på, hvad indsatserne koster, og hvad de giver igen til kommunen.")
        .keys("<wait 500>")
        .keys("<enter>")
        .keys("Nyt")
        .keys("<bs>")
        .keys("<up>")
        .keys("<home>");
    assert_snapshot!(heard.text());
}

#[test]
fn requirements_and_ticks() {
    let heard = Heard::begin(example().keys("<A-5>")).keys("<f3>").keys("<down>").keys(" ").keys("<esc>");
    assert_snapshot!(heard.text());
}

#[test]
fn the_overview_and_another_step() {
    let heard = Heard::begin(example().keys("<A-2>")).keys("<f2>").keys("<down>").keys("<enter>");
    assert_snapshot!(heard.text());
}

#[test]
fn the_menu() {
    let heard = Heard::begin(example().keys("<A-2>")).keys("<esc><wait 100>").keys("<esc>");
    assert_snapshot!(heard.text());
}

#[test]
fn from_a_problem_to_its_field_and_back() {
    let journey = Setting::new().plain_lines().start().keys("aarh<enter>");
    let heard = Heard::begin(journey).keys("<f9>").keys("<enter>").keys("Rådhuspladsen 2").keys("<f9>");
    assert_snapshot!(heard.text());
}

#[test]
fn approval_and_export() {
    let heard = Heard::begin(example().keys("<f9>"))
        .keys("g")
        .keys("Jonas")
        .keys("<enter>")
        .keys("chef<enter>")
        .keys("e")
        .keys("<down>");
    assert_snapshot!(heard.text());
}

#[test]
fn sending() {
    let setting = Setting::new().plain_lines().sends_via("mail.eksempel.dk");
    let mut heard = Heard::begin(places::open(setting, "<f9>")).keys("s").keys("<enter>").keys("j");
    let is_send = |effect: &Effect| match effect {
        Effect::Send(job) => Some(job.message_id.clone()),
        _ => None,
    };
    let id = heard.journey.asked.iter().find_map(is_send).expect("a letter");
    heard = heard.tell(Message::Sent(id, SendOutcome::Sent("c0ffee".to_owned(), Taken::Whole)));
    assert_snapshot!(heard.text());
}

#[test]
fn answers_from_a_document() {
    let journey = importing::choosing(Setting::new().plain_lines(), "<f9>i");
    let mut heard = Heard::begin(journey).keys("<enter>");
    importing::read(&mut heard.journey, importing::three());
    heard.listen();
    let heard = heard.keys("<down>").keys("x").keys("<enter>");
    assert_snapshot!(heard.text());
}
