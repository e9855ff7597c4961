//! The neutral tree that every format is written from: the form's words and the answers in the form's order. It
//! says what stands where, never how it looks.

use chrono::{DateTime, Utc};

use super::Submission;
use crate::draft::{Approval, Draft};
use crate::form::{self, Field, FieldId, FormSpec, Questions};
use crate::page::{self, Fill, PageLayout};
use crate::say;
use crate::words::{Words, date};

#[derive(Debug)]
pub(crate) struct Document<'a> {
    pub(crate) form: &'a FormSpec,
    /// When the document was made.
    pub(crate) now: DateTime<Utc>,
    /// Present where the document is to state who approved the answers.
    pub(crate) approval: Option<ApprovalStatement<'a>>,
    pub(crate) sections: Vec<DocumentSection<'a>>,
}

/// What a document states about the leader's approval.
#[derive(Debug)]
pub(crate) struct ApprovalStatement<'a> {
    /// None where nobody approved.
    pub(crate) approval: Option<&'a Approval>,
    /// The fields whose answers changed since.
    pub(crate) changed: Vec<&'a Field>,
}

#[derive(Debug)]
pub(crate) struct DocumentSection<'a> {
    /// From 1.
    pub(crate) number: usize,
    /// Its heading, without the number.
    pub(crate) title: &'a str,
    pub(crate) groups: Vec<DocumentGroup<'a>>,
}

/// Answers that share a heading or a guidance.
#[derive(Debug)]
pub(crate) struct DocumentGroup<'a> {
    pub(crate) heading: Option<&'a str>,
    /// What the form says before the answers.
    pub(crate) guidance: Vec<Guidance<'a>>,
    /// The sentence that states the limit; it is also the last of the guidance.
    pub(crate) limit_text: Option<&'a str>,
    pub(crate) answers: Vec<DocumentAnswer<'a>>,
}

/// A paragraph of what the form says before the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Guidance<'a> {
    Text(String),
    /// An item of a list.
    Point(&'a str),
}

#[derive(Debug)]
pub(crate) struct DocumentAnswer<'a> {
    pub(crate) field: &'a Field,
    /// What was typed, word for word.
    pub(crate) typed: &'a str,
    /// How much of its page limit it fills, where it has a limit.
    pub(crate) fill: Option<Fill>,
}

impl<'a> Document<'a> {
    pub(crate) fn of(submission: &Submission<'a>) -> Self {
        let Submission { form, draft, now, with_approval } = *submission;
        let approval = with_approval.then(|| ApprovalStatement::of(form, draft));
        let answer = |field: &'a Field| DocumentAnswer::new(field, draft.answer(&field.id), &form.page);
        let group = |group: &'a form::Group| DocumentGroup {
            heading: group.heading.as_deref(),
            guidance: guidance(group),
            limit_text: group.limit_text.as_deref(),
            answers: group.fields.iter().map(answer).collect(),
        };
        let section = |(index, section): (usize, &'a form::Section)| DocumentSection {
            number: index + 1,
            title: &section.title,
            groups: section.groups.iter().map(group).collect(),
        };
        Document { form, now, approval, sections: form.sections.iter().enumerate().map(section).collect() }
    }

    /// All answers in the form's order.
    pub(crate) fn answers(&self) -> impl Iterator<Item = &DocumentAnswer<'a>> {
        self.sections.iter().flat_map(|section| &section.groups).flat_map(|group| &group.answers)
    }

    pub(crate) fn answer(&self, field: &FieldId) -> Option<&DocumentAnswer<'a>> {
        self.answers().find(|answer| answer.field.id == *field)
    }

    /// Who applies, as it was typed; empty where that is not answered.
    pub(crate) fn applicant(&self) -> &'a str {
        self.answer(&self.form.applicant().id).map_or("", |answer| answer.typed.trim())
    }
}

impl<'a> ApprovalStatement<'a> {
    fn of(form: &'a FormSpec, draft: &'a Draft) -> Self {
        let approval = draft.approval();
        let changed = approval.map_or_else(Vec::new, |approval| approval.seal.broken(form, draft));
        ApprovalStatement { approval, changed: changed.iter().filter_map(|id| form.field(id)).collect() }
    }

    /// The sentence, with the names of the fields that changed since.
    pub(crate) fn text(&self, words: &Words) -> String {
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
fn guidance(group: &form::Group) -> Vec<Guidance<'_>> {
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

impl<'a> DocumentAnswer<'a> {
    fn new(field: &'a Field, typed: &'a str, layout: &'a PageLayout) -> Self {
        let fill = field.limit.map(|part| page::measure(typed, layout).fill(part));
        DocumentAnswer { field, typed, fill }
    }

    /// Whether nothing but blanks was typed.
    pub(crate) fn is_empty(&self) -> bool {
        self.typed.trim().is_empty()
    }
}
