//! Where a conversation is: from question to question, to the review, and back from what came in between.

use super::answering::Entry;
use super::{Conversation, Turn, Unsaved};
use crate::draft::CaretPosition;
use crate::draft::check::FieldCheck;
use crate::form::Field;
use crate::say;
use std::sync::Arc;

impl Conversation<'_> {
    /// The question that it is at.
    pub(super) fn question(&self) -> Option<usize> {
        match self.turn {
            Turn::Question(at) => Some(at),
            _ => None,
        }
    }

    pub(super) fn number_of(&self, field: &Field) -> usize {
        self.fields.iter().position(|one| one.id == field.id).unwrap_or_default() + 1
    }

    pub(super) fn field_check(&self, field: &Field) -> FieldCheck {
        FieldCheck::of(&self.form, field, &self.draft)
    }

    /// Whether it asks for something in between.
    pub(super) fn is_asking(&self) -> bool {
        !matches!(self.turn, Turn::Question(_) | Turn::Review)
    }

    /// Turns to a question or the review, and says it.
    pub(super) fn turn_to(&mut self, turn: Turn) {
        self.entry = None;
        self.turn = turn;
        if !self.manner.is_read_only {
            self.unsaved = self.unsaved.max(Some(Unsaved::Place));
        }
        // A blank line parts what is asked from what was said.
        self.said.push(String::new());
        if let Some(at) = self.question() {
            self.note_place(&Arc::clone(&self.fields[at]));
            self.ask(at);
        } else {
            self.back_to.clear();
            self.draft.note_place(None, CaretPosition::default());
            self.say_review();
        }
    }

    /// Keeps the place for something in between.
    pub(super) fn leave_place(&mut self) {
        self.back_to.push((self.turn.clone(), self.entry.take()));
    }

    /// Goes back to where something in between was begun, and says it.
    pub(crate) fn resume(&mut self) {
        match self.back_to.pop() {
            Some((Turn::Review, _)) | None => {
                self.turn = Turn::Review;
                self.say_prompt();
            }
            Some(back_to) => self.come_back(back_to),
        }
    }

    /// The same without a word, for what comes next to say where it is.
    pub(super) fn go_back_silently(&mut self) {
        let (turn, entry) = self.back_to.pop().unwrap_or((Turn::Review, None));
        (self.turn, self.entry) = (turn, entry);
    }

    /// Goes on with an answer that was being given.
    fn go_on_with(&mut self, entry: Option<Entry>) {
        if let Some(entry) = entry.filter(Entry::is_begun) {
            self.entry = Some(entry);
            self.said.push(say!(self.words, "plain-go-on"));
        }
    }

    /// Notes the end of an answer as where the writer is.
    pub(super) fn note_place(&mut self, field: &Field) {
        let answer = self.draft.answer(&field.id);
        let last = answer.rsplit('\n').next().unwrap_or_default();
        let caret = CaretPosition { paragraph: answer.matches('\n').count(), column: last.chars().count() };
        self.known = answer.to_owned();
        self.draft.note_place(Some(&field.id), caret);
    }

    /// On from a question: where `/ret` came from, or to the next one.
    pub(super) fn next(&mut self) {
        let Some(at) = self.question() else {
            return self.said.push(say!(self.words, "plain-at-end"));
        };
        if let Some(back_to) = self.back_to.pop() {
            return self.come_back(back_to);
        }
        self.turn_to(if at + 1 < self.fields.len() { Turn::Question(at + 1) } else { Turn::Review });
    }

    pub(super) fn back(&mut self) {
        if let Some(back_to) = self.back_to.pop() {
            return self.come_back(back_to);
        }
        let at = self.question().unwrap_or(self.fields.len());
        match at.checked_sub(1) {
            Some(before) => self.turn_to(Turn::Question(before)),
            None => self.said.push(say!(self.words, "plain-at-start")),
        }
    }

    fn come_back(&mut self, (turn, entry): (Turn, Option<Entry>)) {
        // The review forgets what is behind it.
        let further = std::mem::take(&mut self.back_to);
        self.turn_to(turn);
        self.back_to = further;
        self.go_on_with(entry);
    }

    /// The question of this number; else says that there is none.
    fn numbered(&mut self, argument: &str) -> Option<Turn> {
        let all = self.fields.len();
        let number = argument.parse::<usize>().ok().filter(|number| (1..=all).contains(number));
        if number.is_none() {
            self.said.push(say!(self.words, "plain-no-such-question", all = all));
        }
        number.map(|number| Turn::Question(number - 1))
    }

    /// Turns to a question by its number.
    pub(super) fn go(&mut self, argument: &str) {
        if let Some(turn) = self.numbered(argument) {
            self.back_to.clear();
            self.turn_to(turn);
        }
    }

    /// Turns to a question by its number, and afterwards back.
    pub(super) fn go_and_come_back(&mut self, argument: &str) {
        let Some(turn) = self.numbered(argument) else { return };
        if turn != self.turn {
            self.leave_place();
        }
        self.turn_to(turn);
    }

    /// To the review; `/tilbage` leads back to the question.
    pub(super) fn check(&mut self) {
        if self.turn == Turn::Review {
            return self.turn_to(Turn::Review);
        }
        self.leave_place();
        self.come_back((Turn::Review, None));
    }
}
