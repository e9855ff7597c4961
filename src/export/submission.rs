//! What every format writes: the form's words and the answers in the form's order. It says what stands where, never how
//! it looks.

use chrono::{DateTime, Utc};

use crate::draft::Draft;
use crate::form::{Field, FormSpec, Group, Questions};
use crate::roundtrip::printed;
use crate::say;
use crate::words::Words;

/// What an export is made of: the questions, what was typed, and when.
#[derive(Debug, Clone, Copy)]
pub struct Submission<'a> {
    /// The form whose questions are answered.
    pub form: &'a FormSpec,
    /// The draft that answers them.
    pub draft: &'a Draft,
    /// When the document is made.
    pub now: DateTime<Utc>,
    /// Whether the document states who approved the answers, or that nobody has.
    pub with_approval: bool,
    /// Whether it is the form itself, to be filled in by hand: then nothing stands where an answer is to be.
    pub is_blank: bool,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Answer<'a> {
    pub(crate) field: &'a Field,
    /// What was typed, word for word.
    pub(crate) typed: &'a str,
}

/// A paragraph of what the form says before the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Guidance<'a> {
    Text(String),
    /// An item of a list.
    Point(&'a str),
}

impl<'a> Submission<'a> {
    /// The submission of a draft's answers to a form in its agency's own words, whatever the writer's language.
    pub fn of(form: &'a FormSpec, draft: &'a Draft, now: DateTime<Utc>, with_approval: bool) -> Self {
        Submission { form: form.printed(), draft, now, with_approval, is_blank: false }
    }

    /// The words in the place of an answer that isn't there.
    pub(crate) fn unanswered(&self, words: &Words) -> String {
        if self.is_blank { String::new() } else { say!(words, "export-unanswered") }
    }

    /// All answers in the form's order.
    pub(crate) fn answers(&self) -> impl Iterator<Item = Answer<'a>> {
        self.form.fields().map(|field| self.answer(field))
    }

    pub(crate) fn answer(&self, field: &'a Field) -> Answer<'a> {
        let typed = self.form.sum(&field.id).map_or_else(|| self.draft.answer(&field.id), |sum| &sum.text);
        Answer { field, typed }
    }

    /// Who applies, as it was typed; empty where that is not answered.
    pub(crate) fn applicant(&self) -> &'a str {
        self.draft.applicant(self.form)
    }

    /// Who approved the answers, with the names of the fields that changed since; none where the document is not to
    /// state it.
    pub(crate) fn approval_text(&self, words: &Words) -> Option<String> {
        self.with_approval.then(|| printed::approval(self.form, self.draft, words))
    }
}

impl Answer<'_> {
    /// Whether nothing but blanks was typed.
    pub(crate) fn is_empty(&self) -> bool {
        self.typed.trim().is_empty()
    }
}

/// What the form says before the answers of a group, in the order of the printed form: requirements and
/// recommendation are one paragraph there.
pub(crate) fn guidance(group: &Group) -> Vec<Guidance<'_>> {
    let text = |text: &String| Guidance::Text(text.clone());
    let mut paragraphs: Vec<Guidance> = group.guidance.iter().map(text).collect();
    for field in &group.fields {
        if let Questions::Bullets(questions) = &field.questions {
            paragraphs.extend(questions.iter().map(|question| Guidance::Point(&question.text)));
        }
    }
    let demands: Vec<&str> =
        group.requirements.iter().chain(&group.recommendation).map(String::as_str).collect();
    if !demands.is_empty() {
        paragraphs.push(Guidance::Text(demands.join(" ")));
    }
    paragraphs.extend(group.criteria.iter().chain(&group.limit_text).map(text));
    paragraphs
}
