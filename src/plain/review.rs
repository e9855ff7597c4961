//! The review behind the last question: all answers in short, what is to be done, and what can be done with them.

use super::{Conversation, sentence};
use crate::draft::check::{Check, FieldCheck, Problem, ProblemKind};
use crate::draft::status;
use crate::form::Field;
use crate::{say, shown};
use std::sync::Arc;

/// The most characters of a short answer that the review says.
const MOST_SAID: usize = 200;

impl Conversation<'_> {
    pub(super) fn say_review(&mut self) {
        let (form, words) = (&Arc::clone(&self.form), self.words);
        let check = Check::of(form, &self.draft);
        let (answered, total, problems) = (check.answered(), self.fields.len(), check.problem_count());
        self.said.push(say!(words, "plain-review", answered = answered, total = total, problems = problems));
        let found = check.fields().iter().enumerate();
        let lines: Vec<String> = found.map(|(at, found)| self.review_line(at, found)).collect();
        self.said.extend(lines);
        for (id, text) in self.draft.left_answers(form) {
            let text = shown::in_one_line(text);
            self.said.push(say!(words, "plain-left", name = id.as_str(), text = text));
        }
        let remarks = self.draft.open_remarks(form);
        if remarks > 0 {
            self.said.push(say!(words, "plain-review-remarks", n = remarks));
        }
        self.say_sentence(&status::approval(&self.draft, form, self.now, words));
        let sent = status::sent(&self.draft, form, self.now, words);
        self.said.extend(sent.iter().map(|text| sentence(text)));
        self.say_prompt();
    }

    /// What can be done at the review.
    pub(super) fn say_prompt(&mut self) {
        self.said.push(say!(self.words, "plain-review-prompt"));
    }

    /// An answer, with what is wrong with it; that it is missing, it says itself.
    fn review_line(&self, at: usize, found: &FieldCheck) -> String {
        let (field, words) = (&Arc::clone(&self.fields[at]), self.words);
        let answer = self.answer_in_short(field, found);
        let line =
            say!(words, "plain-review-answer", number = at + 1, name = field.full_name(), answer = answer);
        let is_told = |problem: &&Problem| problem.kind != ProblemKind::Empty;
        let told = found.problems.iter().filter(is_told).map(|problem| self.problem(problem));
        std::iter::once(line).chain(told).collect::<Vec<_>>().join(" ")
    }

    /// A short answer as it is, of a long one how long it is.
    fn answer_in_short(&self, field: &Field, found: &FieldCheck) -> String {
        let words = self.words;
        if !found.is_answered {
            return if field.optional {
                say!(words, "plain-short-optional")
            } else {
                say!(words, "plain-short-unanswered")
            };
        }
        if let Some(fill) = found.fill.as_ref().filter(|_| field.is_prose()) {
            return fill.spoken(words);
        }
        let shown = field.shown(self.draft.answer(&field.id));
        let lines: Vec<&str> = shown.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
        let whole = shown::in_one_line(&lines.join(", "));
        let cut: String = whole.chars().take(MOST_SAID).collect();
        if cut.len() < whole.len() { say!(words, "plain-short-cut", text = cut) } else { whole }
    }

    /// Everything as it stands: each question and its answer.
    pub(super) fn say_all(&mut self) {
        for at in 0..self.fields.len() {
            let field = &Arc::clone(&self.fields[at]);
            let (number, name) = (at + 1, field.full_name());
            self.said.push(say!(self.words, "plain-show-question", number = number, name = name));
            self.say_answer(field);
        }
        self.say_prompt();
    }
}
