//! What a conversation says of a question and of the answer that stands there.

use super::command::{COMMANDS, Command, similar_to};
use super::{Conversation, has_lines, sentence};
use crate::form::{Field, FieldId, FormSpec, Group, Questions};
use crate::page::Fill;
use crate::words::{Lang, date};
use crate::{say, shown};
use std::sync::Arc;

/// At the beginning.
impl Conversation<'_> {
    pub(super) fn welcome(&mut self) {
        let words = self.words;
        if self.manner.is_rehearsal {
            self.said.push(say!(words, "plain-rehearsal"));
        }
        self.say_sentence(&Arc::clone(&self.form).title);
        if self.form.is_translation() {
            self.said.push(say!(words, "plain-unofficial"));
        }
        self.said.push(say!(words, "plain-how"));
        if self.manner.is_read_only {
            self.say_sentence(&say!(words, "notice-read-only"));
        }
    }

    pub(super) fn tell_of_unknown(&mut self, typed: &str) {
        let typed = shown::in_one_line(typed);
        let near = similar_to(&typed, self.words.lang()).into_iter().next().map(|name| format!("/{name}"));
        self.said.push(match near {
            Some(near) => say!(self.words, "plain-unknown-near", typed = typed, near = near),
            None => say!(self.words, "plain-unknown", typed = typed),
        });
    }

    pub(super) fn say_help(&mut self) {
        for (command, danish, english, does) in COMMANDS {
            let name = match self.words.lang() {
                Lang::Da => danish,
                Lang::En => english,
            };
            let argument = match command {
                Command::Go | Command::Edit | Command::Paragraph | Command::Tick => " N",
                _ => "",
            };
            let does = does(self.words);
            self.said.push(say!(
                self.words,
                "plain-help-line",
                command = format!("/{name}{argument}"),
                does = does
            ));
        }
        self.said.push(say!(self.words, "plain-help-foot"));
    }
}

/// A question.
impl Conversation<'_> {
    /// Asks a question: its heading and guidance the first time, then what stands there.
    pub(super) fn ask(&mut self, at: usize) {
        let (field, words) = (&Arc::clone(&self.fields[at]), self.words);
        self.say_headings(at);
        let (number, total) = (at + 1, self.fields.len());
        self.said.push(say!(
            words,
            "plain-question",
            number = number,
            total = total,
            name = sentence(field.name())
        ));
        let form = &Arc::clone(&self.form);
        if let Some(group) = self.group_to_tell(field, form) {
            self.say_guidance(group, field);
            self.said.extend(group.limit_text.clone());
        }
        self.say_options(field);
        self.say_state(field);
        self.say_how_to_add_row(field);
        if self.draft.is_disputed(&field.id) {
            self.said.push(say!(words, "plain-is-disputed"));
        }
        let remarks = self.draft.open_remarks_on(&field.id);
        if remarks > 0 {
            self.said.push(say!(words, "plain-has-remarks", n = remarks));
        }
    }

    /// The headings of the section and the group that a question is in, if the one before was in others.
    fn say_headings(&mut self, at: usize) {
        let (form, field) = (&Arc::clone(&self.form), &Arc::clone(&self.fields[at]));
        let before = self.asked.replace(at).map(|before| self.fields[before].id.clone());
        let section = form.section_of(&field.id);
        if before.as_ref().and_then(|before| form.section_of(before)) != section
            && let Some(section) = section
        {
            // The review is a step, too.
            let (number, total) = (section + 1, form.sections.len() + 1);
            let title = form.sections[section].title.as_str();
            self.said.push(say!(self.words, "plain-section", number = number, total = total, title = title));
        }
        let heading = |id: &FieldId| form.group_of(id).and_then(|group| group.heading.as_deref());
        let own = heading(&field.id);
        if let Some(own) = own.filter(|_| before.as_ref().and_then(heading) != own) {
            self.say_sentence(own);
        }
    }

    /// What to write, with the sub-questions that are points below it.
    fn say_guidance(&mut self, group: &Group, field: &Field) {
        self.said.extend(group.guidance.iter().cloned());
        if let Questions::Bullets(questions) = &field.questions {
            self.said.extend(questions.iter().map(|question| sentence(&question.text)));
        }
    }

    /// The group whose guidance hasn't been said yet.
    fn group_to_tell<'f>(&mut self, field: &Field, form: &'f FormSpec) -> Option<&'f Group> {
        let group = form.group_of(&field.id)?;
        // What is said of short answers is said once above all of them.
        let told = if field.is_prose() { &field.id } else { &group.fields.first()?.id };
        self.guided.insert(told.clone()).then_some(group)
    }

    /// What stands there, and how to go on.
    fn say_state(&mut self, field: &Field) {
        let words = self.words;
        let answer = self.draft.answer(&field.id);
        let is_long = has_lines(field);
        self.said.push(match (answer.trim().is_empty(), is_long) {
            (true, false) if field.optional => say!(words, "plain-now-optional"),
            (true, false) => return,
            (true, true) => say!(words, "plain-now-lines"),
            (false, false) => {
                let answer = shown::in_one_line(&field.shown(answer).replace('\n', ", "));
                sentence(&say!(words, "plain-now", answer = answer))
            }
            (false, true) => {
                let several = || {
                    let lines: Vec<&str> = answer.split('\n').map(str::trim).collect();
                    say!(words, "plain-now-several", answer = shown::in_one_line(&lines.join(", ")))
                };
                let long = |fill: Fill| say!(words, "plain-now-long", length = fill.spoken(words));
                self.field_check(field).fill.filter(|_| field.is_prose()).map_or_else(several, long)
            }
        });
    }
}

/// An answer.
impl Conversation<'_> {
    /// The answer at the question, or at the review all of them.
    pub(super) fn show(&mut self) {
        match self.question() {
            Some(at) => self.say_answer(&Arc::clone(&self.fields[at])),
            None => self.say_all(),
        }
    }

    /// An answer: a long one by its numbered paragraphs, with its length.
    pub(super) fn say_answer(&mut self, field: &Field) {
        let answer = field.shown(self.draft.answer(&field.id)).into_owned();
        if self.question().is_some_and(|at| self.fields[at].id == field.id) {
            self.draft.answer(&field.id).clone_into(&mut self.known);
        }
        if answer.trim().is_empty() {
            return self.said.push(say!(self.words, "plain-unanswered"));
        }
        if !field.is_prose() {
            return self.said.extend(answer.split('\n').map(str::to_owned));
        }
        for (at, paragraph) in paragraphs_said(&answer).enumerate() {
            self.said.push(say!(self.words, "plain-paragraph", number = at + 1, text = paragraph.1));
        }
        self.say_fill(field);
    }

    pub(super) fn say_length(&mut self) {
        let Some(field) = &self.field_or_tell() else { return };
        if field.limit.is_none() {
            return self.said.push(say!(self.words, "plain-no-limit"));
        }
        self.say_fill(field);
    }

    /// How much of its limit the answer fills, where it has one.
    pub(super) fn say_fill(&mut self, field: &Field) {
        if let Some(fill) = self.field_check(field).fill {
            self.say_sentence(&fill.spoken(self.words));
        }
    }

    /// Guidance, requirements, criteria and sub-questions. Of a translated form also in the agency's own words, where
    /// these are asked for.
    pub(super) fn say_requirements(&mut self, argument: &str) {
        let words = self.words;
        let is_official =
            self.form.is_translation() && ["danish", "dansk", "da"].contains(&&*argument.to_lowercase());
        let told = &Arc::clone(&self.form);
        let form = if is_official { told.official() } else { told };
        let Some(field) = &self.field_or_tell() else { return };
        let Some(field) = form.field(&field.id) else { return };
        let says_something =
            |group: &&Group| field.is_prose() || !group.guidance.is_empty() || !group.requirements.is_empty();
        let Some(group) = form.group_of(&field.id).filter(says_something) else {
            return self.said.push(say!(words, "plain-no-requirements"));
        };
        self.say_guidance(group, field);
        if !group.requirements.is_empty() {
            self.said.push(say!(words, "plain-requirements"));
            self.said.extend(group.requirements.iter().cloned());
        }
        self.said.extend(group.recommendation.iter().cloned());
        self.said.extend(group.criteria.iter().cloned());
        self.said.extend(group.limit_text.iter().cloned());
        // They are ticked by their names in the writer's language.
        let questions = if is_official { 0 } else { field.questions.all().len() };
        for question in 0..questions {
            self.say_tick(field, question);
        }
        if self.form.is_translation() && !is_official {
            self.said.push(say!(words, "plain-requirements-official"));
        }
    }

    /// A sub-question, and whether it is ticked.
    pub(super) fn say_tick(&mut self, field: &Field, question: usize) {
        let asked = &field.questions.all()[question];
        let (number, text) = (question + 1, asked.short.as_str());
        self.said.push(if self.draft.is_ticked(&field.id, asked) {
            say!(self.words, "plain-ticked", number = number, text = text)
        } else {
            say!(self.words, "plain-unticked", number = number, text = text)
        });
    }

    /// What colleagues remarked on the answer.
    pub(super) fn say_remarks(&mut self) {
        let words = self.words;
        let Some(field) = &self.field_or_tell() else { return };
        let answer = self.draft.answer(&field.id);
        let remarks = self.draft.remarks_on(&field.id);
        let remarks: Vec<String> = remarks
            .iter()
            .map(|(_, remark)| {
                let (head, state) = (remark.head(answer, self.now, words), remark.state(words));
                let text = shown::in_one_line(&remark.text);
                say!(words, "plain-remark", head = head, state = state, text = text)
            })
            .collect();
        if remarks.is_empty() {
            self.said.push(say!(words, "plain-no-remarks"));
        }
        self.said.extend(remarks);
    }

    /// The texts of a dispute, and how to choose.
    pub(super) fn say_rivals(&mut self, field: &Field) {
        let words = self.words;
        let own = self.draft.answer(&field.id).replace('\n', " ");
        self.said.push(say!(words, "plain-rival-own", text = own));
        for (at, rival) in self.draft.rivals(&field.id).iter().enumerate() {
            let (number, by) = (at + 2, rival.by.as_str());
            let (at, text) = (date::stamp(words, rival.at, self.now), rival.text.replace('\n', " "));
            self.said.push(say!(words, "plain-rival", number = number, by = by, at = at, text = text));
        }
        self.said.push(say!(words, "plain-choose-how"));
    }
}

/// The paragraphs of an answer that say something, each with its place among all, counted from 0.
pub(super) fn paragraphs_said(answer: &str) -> impl Iterator<Item = (usize, &str)> {
    answer.split('\n').enumerate().filter(|(_, paragraph)| !paragraph.trim().is_empty())
}
