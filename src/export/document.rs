//! The neutral tree that every format is written from: the form's words and the answers in the form's order. It
//! says what stands where, never how it looks.

use chrono::{DateTime, Utc};

use super::Submission;
use crate::draft::{Approval, Draft};
use crate::form::{self, Field, FieldId, FormSpec, Questions};
use crate::page::{self, Fill, PageLayout};
use crate::say;
use crate::words::{Words, date};

/// A filled form.
#[derive(Debug)]
pub struct Document<'a> {
    /// The questions.
    pub form: &'a FormSpec,
    /// When the document was made.
    pub now: DateTime<Utc>,
    /// Who approved the answers, where the document says so.
    pub consent: Option<Consent<'a>>,
    /// The numbered sections, in order.
    pub sections: Vec<Section<'a>>,
}

/// What a document says of the leader's approval.
#[derive(Debug)]
pub struct Consent<'a> {
    /// The approval; none where nobody approved.
    pub approval: Option<&'a Approval>,
    /// The questions whose answers were changed since.
    pub changed: Vec<&'a Field>,
}

/// A numbered section.
#[derive(Debug)]
pub struct Section<'a> {
    /// Its number, from 1.
    pub number: usize,
    /// Its heading, without the number.
    pub title: &'a str,
    /// Its parts, in order.
    pub groups: Vec<Group<'a>>,
}

/// Answers that share a heading or a guidance.
#[derive(Debug)]
pub struct Group<'a> {
    /// A heading of its own, where the form has one.
    pub heading: Option<&'a str>,
    /// What the form says before the answers.
    pub guidance: Vec<Paragraph<'a>>,
    /// The sentence that states the limit; it is also the last of the guidance.
    pub limit_text: Option<&'a str>,
    /// The answers, in order.
    pub answers: Vec<Answer<'a>>,
}

/// A paragraph of the form's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paragraph<'a> {
    /// Running text.
    Text(String),
    /// A point of a list.
    Point(&'a str),
}

/// A question's label and what was typed.
#[derive(Debug)]
pub struct Answer<'a> {
    /// The question.
    pub field: &'a Field,
    /// What was typed, word for word.
    pub typed: &'a str,
    /// How much of its part of the page it fills, where it has a limit.
    pub fill: Option<Fill>,
    layout: &'a PageLayout,
}

impl<'a> Document<'a> {
    /// The document of a submission.
    pub fn of(submission: &Submission<'a>) -> Self {
        let Submission { form, draft, now, with_approval } = *submission;
        let consent = with_approval.then(|| Consent::of(form, draft));
        let answer = |field: &'a Field| Answer::new(field, draft.answer(&field.id), &form.page);
        let group = |group: &'a form::Group| Group {
            heading: group.heading.as_deref(),
            guidance: guidance(group),
            limit_text: group.limit_text.as_deref(),
            answers: group.fields.iter().map(answer).collect(),
        };
        let section = |(index, section): (usize, &'a form::Section)| Section {
            number: index + 1,
            title: &section.title,
            groups: section.groups.iter().map(group).collect(),
        };
        Document { form, now, consent, sections: form.sections.iter().enumerate().map(section).collect() }
    }

    /// The answer that says who applies; none where it is empty.
    pub fn applicant(&self) -> Option<&Answer<'a>> {
        self.answers().find(|answer| answer.field.id == self.form.applicant().id)
    }

    /// All answers, in the form's order.
    pub fn answers(&self) -> impl Iterator<Item = &Answer<'a>> {
        self.sections.iter().flat_map(|section| &section.groups).flat_map(|group| &group.answers)
    }
}

impl<'a> Consent<'a> {
    fn of(form: &'a FormSpec, draft: &'a Draft) -> Self {
        let approval = draft.approval();
        let broken = approval.map_or_else(Vec::new, |approval| approval.seal.broken(form, draft));
        let field = |id: &FieldId| form.field(id);
        Consent { approval, changed: broken.iter().filter_map(field).collect() }
    }

    /// The sentence; the names of what was changed since are part of it.
    pub fn text(&self, words: &Words) -> String {
        let Some(Approval { name, title, at, .. }) = self.approval else {
            return say!(words, "export-approval-none");
        };
        let at = date::long(words, *at);
        let by = if title.is_empty() { name.clone() } else { format!("{name}, {title}") };
        let fields: Vec<&str> = self.changed.iter().map(|field| field.name()).collect();
        if fields.is_empty() {
            say!(words, "export-approval", by = by, at = at)
        } else {
            say!(words, "export-approval-changed", by = by, at = at, fields = fields.join(", "))
        }
    }
}

/// What the form says before the answers of a group, in the order of the printed form: requirements and
/// recommendation are one paragraph there.
fn guidance(group: &form::Group) -> Vec<Paragraph<'_>> {
    let text = |text: &String| Paragraph::Text(text.clone());
    let mut paragraphs: Vec<Paragraph> = group.guidance.iter().map(text).collect();
    for field in &group.fields {
        if let Questions::Bullets(questions) = &field.questions {
            paragraphs.extend(questions.iter().map(|question| Paragraph::Point(&question.text)));
        }
    }
    let demands: Vec<&str> =
        group.requirements.iter().chain(&group.recommendation).map(String::as_str).collect();
    if !demands.is_empty() {
        paragraphs.push(Paragraph::Text(demands.join(" ")));
    }
    paragraphs.extend(group.criteria.iter().chain(&group.limit_text).map(text));
    paragraphs
}

impl<'a> Answer<'a> {
    fn new(field: &'a Field, typed: &'a str, layout: &'a PageLayout) -> Self {
        let fill = field.limit.map(|part| page::measure(typed, layout).fill(part));
        Answer { field, typed, fill, layout }
    }

    /// Whether nothing but blanks was typed.
    pub fn is_empty(&self) -> bool {
        self.typed.trim().is_empty()
    }

    /// The lines of the answer: those of the page where it is measured there, else those that were typed. Blanks
    /// that hang past the margin are left out.
    pub fn lines(&self) -> Vec<&'a str> {
        if self.fill.is_none() {
            return self.typed.split('\n').map(|line| line.trim_end_matches(' ')).collect();
        }
        let measured = page::measure(self.typed, self.layout);
        measured.lines().iter().map(|line| self.typed[line.bytes.clone()].trim_end_matches(' ')).collect()
    }
}
