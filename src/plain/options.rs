//! Questions with a few known answers: these are told by their numbers, and given by number or in words.

use std::borrow::Cow;

use super::{Conversation, sentence};
use crate::form::Field;
use crate::form::kind::Gesture;
use crate::say;

/// Whether several options are ticked in the field.
pub(super) fn has_ticks(field: &Field) -> bool {
    field.kind.gesture() == Gesture::SomeOf
}

/// The answers of which one is to be chosen; none where any text may be given.
fn options(field: &Field) -> Vec<String> {
    if field.kind.gesture() == Gesture::OneOf { field.suggestions("") } else { Vec::new() }
}

/// A line as the answer to a field, with the options in the place of their numbers.
pub(super) fn in_words<'l>(field: &Field, line: &'l str) -> Cow<'l, str> {
    if has_ticks(field) {
        let is_gap = |c: char| matches!(c, ',' | ';' | '.') || c.is_whitespace();
        let numbers = line.split(is_gap).filter(|part| !matches!(*part, "" | "og" | "and"));
        let options: Option<Vec<&String>> = numbers.map(|number| numbered(&field.options, number)).collect();
        let options = options.filter(|options| !options.is_empty());
        let lines =
            |options: Vec<&String>| options.into_iter().map(String::as_str).collect::<Vec<_>>().join("\n");
        return options.map_or(Cow::Borrowed(line), |options| lines(options).into());
    }
    let number = line.trim().trim_end_matches('.');
    numbered(&options(field), number).map_or(Cow::Borrowed(line), |option| option.clone().into())
}

/// The option with this number, from 1; none where the number is itself an option.
fn numbered<'o>(options: &'o [String], number: &str) -> Option<&'o String> {
    let is_option = options.iter().any(|option| option == number);
    let at = number.parse::<usize>().ok().filter(|_| !is_option)?.checked_sub(1)?;
    options.get(at)
}

impl Conversation<'_> {
    /// The answers to choose among, by their numbers, and how to give them.
    pub(super) fn say_options(&mut self, field: &Field) {
        if has_ticks(field) {
            for at in 0..field.ticks(self.draft.answer(&field.id)).len() {
                self.say_option(field, at);
            }
            return self.said.push(say!(self.words, "plain-options-how"));
        }
        let options = options(field);
        if options.is_empty() {
            return;
        }
        let told = options
            .iter()
            .enumerate()
            .map(|(at, option)| say!(self.words, "plain-option", number = at + 1, text = sentence(option)));
        let told: Vec<String> = told.collect();
        self.said.extend(told);
        self.said.push(say!(self.words, "plain-option-how"));
    }

    /// An option, counted from 0, and whether it is ticked.
    fn say_option(&mut self, field: &Field, at: usize) {
        let ticks = field.ticks(self.draft.answer(&field.id));
        let Some(tick) = ticks.get(at) else { return };
        let (number, text) = (at + 1, sentence(&tick.text));
        self.said.push(if tick.is_ticked {
            say!(self.words, "plain-ticked", number = number, text = text)
        } else {
            say!(self.words, "plain-unticked", number = number, text = text)
        });
    }

    /// Ticks an option by its number, or takes the tick away.
    pub(super) fn tick_option(&mut self, field: &Field, argument: &str) {
        let before = self.draft.answer(&field.id).to_owned();
        let all = field.ticks(&before).len();
        let Some(at) = argument.parse::<usize>().ok().filter(|number| (1..=all).contains(number)) else {
            return self.said.push(say!(self.words, "plain-no-such-tick", all = all));
        };
        if !self.may_change() {
            return;
        }
        let after = field.toggled(&before, at - 1);
        self.put(field, &before, &after);
        self.known = after;
        // One that is none of the form's is gone with its tick.
        if field.ticks(self.draft.answer(&field.id)).len() < all {
            return self.say_options(field);
        }
        self.say_option(field, at - 1);
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::super::Manner;
    use super::*;
    use crate::draft::Draft;
    use crate::form::{FieldId, small};
    use crate::words::{Lang, Words};

    fn now() -> DateTime<Utc> {
        DateTime::UNIX_EPOCH
    }

    /// A conversation at its second question, which is this one.
    fn at_question(kind: &str) -> Conversation<'static> {
        let form = small::form(&[&format!("id: \"x\", kind: {kind}"), "id: \"y\", kind: Text"]);
        let words: &'static Words = Box::leak(Box::new(Words::new(Lang::Da)));
        let draft = Draft::new(form, now(), "mette");
        let manner = Manner { is_typed: true, ..Manner::default() };
        let mut conversation = Conversation::begin(
            std::sync::Arc::new(crate::form::Forms::from(std::sync::Arc::clone(form))),
            words,
            draft,
            now(),
            manner,
        );
        conversation.take_said();
        conversation.hear("", now());
        conversation
    }

    fn hear(conversation: &mut Conversation, line: &str) -> (String, String) {
        conversation.take_said();
        conversation.hear(line, now());
        let said = conversation.take_said().join("\n");
        (conversation.draft().answer(&FieldId::new("x")).to_owned(), said)
    }

    const ONE: &str = r#"Choice, options: ["Kommune", "Region", "Selskab"]"#;
    const SOME: &str = r#"Choices, options: ["Børn", "Unge", "Voksne"]"#;

    #[test]
    fn options_are_told_by_number_and_given_by_number_or_in_words() {
        let mut conversation = at_question(ONE);
        let said = conversation.take_said().join("\n");
        assert!(
            said.contains("1: Kommune.\n2: Region.\n3: Selskab.\nSvar med et nummer eller med ord."),
            "{said}"
        );
        for (line, answer) in [("2", "Region"), ("3.", "Selskab"), ("kom", "Kommune")] {
            assert_eq!(hear(&mut at_question(ONE), line).0, answer, "{line}");
        }
        for (line, answer) in [("1", "Ja"), ("nej", "Nej"), ("2", "Nej"), ("y", "Ja")] {
            assert_eq!(hear(&mut at_question("YesNo"), line).0, answer, "{line}");
        }
        let (answer, said) = hear(&mut at_question(ONE), "4");
        assert_eq!(answer, "4");
        assert!(said.contains("ikke en af mulighederne"), "{said}");
    }

    #[test]
    fn several_are_given_at_once_or_ticked_one_by_one() {
        let mut conversation = at_question(SOME);
        let said = conversation.take_said().join("\n");
        assert!(said.contains("1. Børn. Ikke krydset af."), "{said}");
        for (line, answer) in [
            ("3, 1", "Børn\nVoksne"),
            ("1 og 2", "Børn\nUnge"),
            ("unge; voksne", "Unge\nVoksne"),
            ("2", "Unge"),
            ("Unge og ældre", "Unge og ældre"),
        ] {
            assert_eq!(hear(&mut at_question(SOME), line).0, answer, "{line}");
        }
        let (answer, said) = hear(&mut conversation, "/kryds 2");
        assert_eq!((answer.as_str(), said.as_str()), ("Unge", "2. Unge. Krydset af."));
        assert_eq!(hear(&mut conversation, "/kryds 1").0, "Børn\nUnge");
        assert_eq!(hear(&mut conversation, "/kryds 2").0, "Børn");
        assert_eq!(hear(&mut conversation, "/fortryd").0, "Børn\nUnge");
        assert!(hear(&mut conversation, "/kryds 4").1.contains('3'), "there are three");
    }

    #[test]
    fn a_short_answer_that_is_too_long_is_told_and_stands() {
        let mut conversation = at_question("Text, limit: Characters(5)");
        let (answer, said) = hear(&mut conversation, "for langt");
        assert_eq!(answer, "for langt");
        assert!(said.contains("Den fylder 4 for meget"), "{said}");
        assert!(said.contains("3 af 3"), "the next question is asked: {said}");
    }

    #[test]
    fn an_answer_that_is_no_option_can_be_ticked_away() {
        let mut conversation = at_question(SOME);
        let (answer, said) = hear(&mut conversation, "Unge, hunde");
        assert_eq!(answer, "Unge, hunde");
        assert!(said.contains("ikke en af mulighederne"), "{said}");
        let (answer, said) = hear(&mut conversation, "/kryds 4");
        assert_eq!(answer, "");
        assert!(said.contains("3. Voksne."), "{said}");
    }
}
