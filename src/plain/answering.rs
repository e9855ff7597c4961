//! Answers as they are given, line by line, and taken back.

use super::options::{has_ticks, in_words};
use super::telling::paragraphs_said;
use super::{Conversation, Turn, has_lines, sentence};
use crate::draft::check::Problem;
use crate::draft::merge::paragraphs;
use crate::draft::{GivenAnswer, Rival, RowStep, Settle};
use crate::form::{Field, FieldId};
use crate::say;
use std::sync::Arc;

/// An answer of several lines that is being given.
#[derive(Debug)]
pub(super) struct Entry {
    part: Part,
    /// The answer when it began.
    before: String,
    lines: Vec<String>,
    /// The answer as it was last made of these.
    composed: String,
}

/// The part of an answer that is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    End,
    /// A paragraph, counted from 0.
    Paragraph(usize),
}

impl Entry {
    fn new(part: Part, before: &str) -> Self {
        Entry { part, before: before.to_owned(), lines: Vec::new(), composed: before.to_owned() }
    }

    /// Whether what comes next goes on with it, rather than beginning anew.
    pub(super) fn is_begun(&self) -> bool {
        self.part != Part::Whole || !self.lines.is_empty()
    }

    /// Takes the last line away, and holds what became of the answer.
    fn take_back(&mut self, undone: &str) {
        if self.lines.pop().is_none() {
            undone.clone_into(&mut self.before);
            if let Part::Paragraph(_) = self.part {
                self.part = Part::End;
            }
        }
        undone.clone_into(&mut self.composed);
    }

    /// The answer with the lines in their place.
    fn compose(&self) -> String {
        let given = || self.lines.iter().map(String::as_str);
        let parts: Vec<&str> = match self.part {
            _ if self.lines.is_empty() => vec![&self.before],
            Part::Whole => given().collect(),
            Part::End if self.before.is_empty() => given().collect(),
            Part::End => std::iter::once(self.before.as_str()).chain(given()).collect(),
            Part::Paragraph(number) => {
                let paragraphs = self.before.split('\n');
                let (before, after) = (paragraphs.clone().take(number), paragraphs.skip(number + 1));
                before.chain(given()).chain(after).collect()
            }
        };
        parts.join("\n")
    }
}

/// Something that can be taken back.
#[derive(Debug)]
pub(super) enum Change {
    Answer {
        field: FieldId,
        before: String,
        after: String,
    },
    /// A tick at a sub-question, counted from 0.
    Tick(FieldId, usize),
    /// The end of a dispute: the answer and the other texts before it.
    Settled {
        field: FieldId,
        before: String,
        rivals: Vec<Rival>,
    },
    Row(RowStep),
}

/// Giving an answer.
impl Conversation<'_> {
    /// Takes a line as the answer to a question, or as part of it. An empty one, or a full stop alone, leaves the answer
    /// as it is, and the latter ends one of several lines.
    pub(super) fn answer(&mut self, at: usize, line: &str) {
        let field = &Arc::clone(&self.fields[at]);
        let is_begun = self.is_giving();
        let is_end = line.trim() == ".";
        if is_end || !is_begun && line.trim().is_empty() {
            if is_begun {
                self.say_answered(field);
            }
            return self.next();
        }
        if !self.may_change() {
            return;
        }
        if has_lines(field) {
            self.add_line(field, if line == ".." { "." } else { line });
        } else if self.give(field, line) {
            let is_wrong = self.say_answered(field);
            if is_wrong && self.manner.is_typed {
                let (number, name) = (at + 1, field.name());
                return self.said.push(say!(self.words, "plain-again", number = number, name = name));
            }
            self.say_sums(field);
            self.next();
        }
    }

    /// Whether some lines of an answer were given.
    pub(super) fn is_giving(&self) -> bool {
        self.entry.as_ref().is_some_and(|entry| !entry.lines.is_empty())
    }

    /// Whether the draft may be changed; else says that it may not.
    pub(super) fn may_change(&mut self) -> bool {
        if self.manner.is_read_only {
            self.say_sentence(&say!(self.words, "notice-read-only"));
        }
        !self.manner.is_read_only
    }

    /// Takes the answer to a question of one line.
    fn give(&mut self, field: &Field, line: &str) -> bool {
        let given = GivenAnswer::of(&in_words(field, line), field);
        self.said.extend(given.cleaning(field, self.words).iter().map(|note| sentence(note)));
        if given.given.trim().is_empty() {
            // Nothing was left of it.
            return false;
        }
        self.said.extend(given.spelling(field, self.words).map(|note| sentence(&note)));
        let known = self.known.clone();
        if !known.trim().is_empty() && known != given.settled {
            self.said.push(say!(self.words, "plain-replaces"));
        }
        self.put(field, &known, &given.settled);
        true
    }

    fn add_line(&mut self, field: &Field, line: &str) {
        let given = GivenAnswer::of(line, field);
        self.said.extend(given.cleaning(field, self.words).iter().map(|note| sentence(note)));
        let known = self.known.as_str();
        let mut entry = self.entry.take().unwrap_or_else(|| Entry::new(Part::Whole, known));
        let replaces = entry.part == Part::Whole && entry.lines.is_empty() && !known.trim().is_empty();
        entry.lines.push(given.given);
        let to = entry.compose();
        let from = std::mem::replace(&mut entry.composed, to.clone());
        self.entry = Some(entry);
        self.put(field, &from, &to);
        if replaces {
            self.said.push(say!(self.words, "plain-replaces"));
        }
        self.say_fill(field);
        if line.trim().is_empty() {
            self.said.push(say!(self.words, "plain-blank-line"));
        }
    }

    /// Makes `to` of an answer that was last known as `from`. What someone else has made of it meanwhile stays.
    pub(super) fn put(&mut self, field: &Field, from: &str, to: &str) {
        let before = self.draft.answer(&field.id).to_owned();
        let merged = if before == from { Some(to.to_owned()) } else { paragraphs::merge(from, to, &before) };
        let after = merged.clone().unwrap_or_else(|| to.to_owned());
        if !self.draft.set_answer(&field.id, after.as_str()) {
            return;
        }
        if merged.is_none() {
            let theirs =
                Rival { text: before.clone(), by: self.draft.changed_by.clone(), at: self.draft.changed };
            let rivals = self.draft.rivals(&field.id).iter().cloned().chain([theirs]).collect();
            self.draft.set_rivals(&field.id, rivals);
            self.said.push(say!(self.words, "plain-is-disputed"));
        }
        self.undo.push(Change::Answer { field: field.id.clone(), before, after });
        self.changed();
        self.note_place(field);
    }

    /// Says what is wrong with the answer that was just given, and returns whether it is to be corrected.
    fn say_answered(&mut self, field: &Field) -> bool {
        let found = self.field_check(field);
        // How long a long answer is, is said with each of its lines.
        let is_too_long = |problem: &Problem| problem.kind_id() == "too_long" && !field.is_prose();
        for problem in found.problems.iter().filter(|problem| problem.is_flaw() || is_too_long(problem)) {
            self.said.push(self.problem(problem));
        }
        found.problems.iter().any(|problem| problem.is_flaw() && !problem.is_notice())
    }

    /// A problem in a sentence.
    pub(super) fn problem(&self, problem: &Problem) -> String {
        let message = problem.message(&self.form, self.words);
        if problem.is_notice() {
            say!(self.words, "plain-notice", message = message)
        } else {
            say!(self.words, "plain-problem", message = message)
        }
    }
}

/// Changing an answer that is there.
impl Conversation<'_> {
    /// The question of several lines that it is at; else says that it isn't.
    fn lines_or_tell(&mut self) -> Option<usize> {
        self.field_or_tell()?;
        let at = self.question().filter(|at| has_lines(&self.fields[*at]));
        if at.is_none() {
            self.said.push(say!(self.words, "plain-one-line"));
        }
        at.filter(|_| self.may_change())
    }

    /// Begins to replace a paragraph by what is said next.
    pub(super) fn begin_paragraph(&mut self, argument: &str) {
        let Some(at) = self.lines_or_tell() else { return };
        let answer = self.draft.answer(&self.fields[at].id).to_owned();
        let paragraphs: Vec<(usize, &str)> = paragraphs_said(&answer).collect();
        let all = paragraphs.len();
        match argument.parse::<usize>() {
            Ok(number) if (1..=all).contains(&number) => {
                let (place, text) = paragraphs[number - 1];
                self.said.push(say!(self.words, "plain-paragraph-now", text = text));
                self.said.push(say!(self.words, "plain-paragraph-how"));
                self.entry = Some(Entry::new(Part::Paragraph(place), &answer));
            }
            _ if all == 0 => self.said.push(say!(self.words, "plain-unanswered")),
            _ => self.said.push(say!(self.words, "plain-no-such-paragraph", all = all)),
        }
    }

    /// Begins to add paragraphs at the end.
    pub(super) fn begin_appending(&mut self) {
        let Some(at) = self.lines_or_tell() else { return };
        self.entry = Some(Entry::new(Part::End, self.draft.answer(&self.fields[at].id)));
        self.said.push(say!(self.words, "plain-append-how"));
    }

    /// Empties the answer.
    pub(super) fn clear(&mut self) {
        let Some(field) = &self.field_or_tell() else { return };
        if self.may_change() {
            self.entry = None;
            let before = self.draft.answer(&field.id).to_owned();
            self.put(field, &before, "");
            self.said.push(say!(self.words, "plain-cleared", field = field.full_name()));
        }
    }

    /// Ticks a sub-question or an option, or takes the tick away.
    pub(super) fn tick(&mut self, argument: &str) {
        let Some(field) = &self.field_or_tell() else { return };
        if has_ticks(field) {
            return self.tick_option(field, argument);
        }
        let questions = field.questions.all();
        match argument.parse::<usize>() {
            _ if questions.is_empty() => self.said.push(say!(self.words, "plain-no-ticks")),
            Ok(number) if (1..=questions.len()).contains(&number) => {
                if self.may_change() {
                    self.toggle(field, number - 1);
                    self.undo.push(Change::Tick(field.id.clone(), number - 1));
                    self.say_tick(field, number - 1);
                }
            }
            _ => self.said.push(say!(self.words, "plain-no-such-tick", all = questions.len())),
        }
    }

    fn toggle(&mut self, field: &Field, question: usize) {
        self.draft.toggle_tick(&field.id, &field.questions.all()[question]);
        self.changed();
    }

    /// Ends a dispute over the answer: by the number of the text that holds, from 1 for the own one, or with all.
    pub(super) fn choose(&mut self, argument: &str) {
        let Some(field) = &self.field_or_tell() else { return };
        let rivals = self.draft.rivals(&field.id).len();
        if rivals == 0 {
            return self.said.push(say!(self.words, "plain-no-rivals"));
        }
        let is_all = argument.to_lowercase() == say!(self.words, "plain-all");
        let how = match argument.parse::<usize>() {
            Ok(1) => Settle::KeepAnswer,
            Ok(number) if (2..=rivals + 1).contains(&number) => Settle::TakeRival(number - 2),
            _ if is_all => Settle::KeepAll,
            _ => return self.say_rivals(field),
        };
        let (before, others) =
            (self.draft.answer(&field.id).to_owned(), self.draft.rivals(&field.id).to_vec());
        if self.may_change() && self.draft.settle(field, how) {
            self.undo.push(Change::Settled { field: field.id.clone(), before, rivals: others });
            self.changed();
            self.note_place(field);
            self.entry = None;
            self.said.push(say!(self.words, "plain-chosen", field = field.full_name()));
        }
    }
}

/// Taking back.
impl Conversation<'_> {
    /// Takes the last change back, and turns to its question. What someone else has written since stays.
    pub(super) fn undo(&mut self) {
        let Some(change) = self.undo.pop() else {
            return self.say_sentence(&say!(self.words, "nothing-undo"));
        };
        match change {
            Change::Tick(id, question) => {
                let Some(field) = &self.form.shared_field(&id) else { return };
                self.show_undone(field);
                self.toggle(field, question);
                self.say_tick(field, question);
            }
            Change::Settled { field: id, before, rivals } => {
                let Some(field) = &self.form.shared_field(&id) else { return };
                self.draft.set_answer(&id, before.as_str());
                self.draft.set_rivals(&id, rivals);
                self.changed();
                self.said.push(say!(self.words, "plain-undone", field = field.full_name()));
                self.show_undone(field);
            }
            Change::Row(step) => self.undo_row(step),
            Change::Answer { field: id, before, after } => {
                let Some(field) = &self.form.shared_field(&id) else { return };
                self.undo_answer(field, &before, &after);
            }
        }
    }

    /// Turns to the question of what was undone.
    fn show_undone(&mut self, field: &Field) {
        let own = Turn::Question(self.number_of(field) - 1);
        if self.turn != own {
            if self.turn == Turn::Review {
                self.leave_place();
            }
            self.turn_to(own);
        }
    }

    fn undo_answer(&mut self, field: &Field, before: &str, after: &str) {
        let now = self.draft.answer(&field.id).to_owned();
        let undone =
            if now == after { Some(before.to_owned()) } else { paragraphs::merge(after, before, &now) };
        let Some(undone) = undone.filter(|undone| *undone != now) else {
            return self.said.push(say!(self.words, "plain-undo-clash", field = field.full_name()));
        };
        self.draft.set_answer(&field.id, undone.as_str());
        self.changed();
        self.said.push(say!(self.words, "plain-undone", field = field.full_name()));
        let is_here = self.turn == Turn::Question(self.number_of(field) - 1);
        if let Some(entry) = self.entry.as_mut().filter(|_| is_here) {
            entry.take_back(&undone);
            self.note_place(field);
            return self.say_fill(field);
        }
        if is_here {
            self.turn_to(self.turn.clone());
        }
        self.show_undone(field);
        if has_lines(field) && !undone.trim().is_empty() {
            // What comes next goes on with it: it was in the midst of being written.
            self.begin_appending();
        }
    }
}
