//! The form as far as it was told from a document: what is certain, and what was guessed.

use super::blocks::Chosen;
use super::limit::FoundLimit;
use crate::form::FieldKind;

/// Something that was guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Guess {
    /// The title is the first words of the document.
    Title,
    /// A section's title was not a heading by its style.
    Section,
    /// The short name of a step.
    Step,
    /// Text before the first section stands with the first questions.
    Intro,
    /// A field without a label of its own.
    Label,
    /// The kind of answer, by the words of its label.
    Kind,
    /// Running text, by what stands around the box.
    Prose,
    /// Whether one or several options may be chosen.
    Options,
    /// That a field may be left empty.
    Optional,
    /// A limit that is not in the form's own unit.
    Limit,
    /// A sub-question in a few words.
    Short,
    /// On which answer a question depends.
    Condition,
    /// A table with empty rows.
    Rows,
    /// A table with labels at its side and at its top.
    Matrix,
    /// What is added up.
    Sum,
    /// Until when one can apply.
    Deadline,
    /// Who applies.
    Applicant,
    /// Whom the agency answers.
    Contact,
    /// The page's paper, margins, font or size.
    Page,
}

/// Something that a person must do.
#[derive(Debug)]
pub(super) enum ToDo {
    /// The document doesn't say where the filled form is sent.
    Address,
    /// No field is the applicant's: one was added.
    Applicant,
    /// The application deadline can't be read for certain in this text.
    Deadline(String),
    /// Text of the document of which some is nowhere in the form.
    LeftOut(String),
    /// A signature is asked for, in this field.
    Signature(String),
}

/// A form that is being told from a document.
#[derive(Debug, Default)]
pub(super) struct ToldForm {
    pub(super) title: String,
    pub(super) title_is_guess: bool,
    /// The application deadline, as events have moments.
    pub(super) deadline: Option<String>,
    pub(super) send_to: Option<String>,
    pub(super) address: Option<String>,
    pub(super) enquiries: Option<String>,
    pub(super) sections: Vec<ToldSection>,
    pub(super) to_do: Vec<ToDo>,
}

#[derive(Debug, Default)]
pub(super) struct ToldSection {
    pub(super) title: String,
    pub(super) is_guess: bool,
    pub(super) groups: Vec<ToldGroup>,
}

#[derive(Debug, Default)]
pub(super) struct ToldGroup {
    pub(super) heading: Option<String>,
    pub(super) guidance: Vec<String>,
    /// The first lines of the guidance that stand before all sections.
    pub(super) intro: usize,
    pub(super) requirements: Vec<String>,
    pub(super) recommendation: Option<String>,
    pub(super) criteria: Option<String>,
    pub(super) limit_text: Option<String>,
    pub(super) limit: Option<FoundLimit>,
    /// The points below the guidance.
    pub(super) points: Vec<String>,
    /// The rows that the fields are repeated in.
    pub(super) rows: Option<ToldRows>,
    /// What is added up below the fields.
    pub(super) sums: Vec<ToldSum>,
    /// The condition that it is asked under, as a form's data has it.
    pub(super) shown_if: Option<String>,
    pub(super) fields: Vec<ToldField>,
}

/// Numbers that are added up.
#[derive(Debug)]
pub(super) struct ToldSum {
    pub(super) id: String,
    pub(super) label: String,
    /// The places of the fields in their group.
    pub(super) of: Vec<usize>,
}

/// A table in which each row is answered alike.
#[derive(Debug)]
pub(super) struct ToldRows {
    pub(super) id: String,
    /// What a row is called.
    pub(super) row: String,
    pub(super) max: usize,
}

#[derive(Debug)]
pub(super) struct ToldField {
    pub(super) id: String,
    pub(super) label: String,
    /// What was guessed of the label.
    pub(super) label_guess: Option<Guess>,
    pub(super) kind: FieldKind,
    pub(super) kind_guess: Option<Guess>,
    pub(super) options: Vec<String>,
    pub(super) optional: bool,
    pub(super) limit: Option<FoundLimit>,
    pub(super) points: Vec<String>,
    pub(super) shown_if: Option<String>,
}

impl Default for ToldField {
    /// One line of text.
    fn default() -> Self {
        ToldField {
            id: String::new(),
            label: String::new(),
            label_guess: None,
            kind: FieldKind::Text,
            kind_guess: None,
            options: Vec::new(),
            optional: false,
            limit: None,
            points: Vec::new(),
            shown_if: None,
        }
    }
}

impl ToldForm {
    pub(super) fn groups_mut(&mut self) -> impl Iterator<Item = &mut ToldGroup> {
        self.sections.iter_mut().flat_map(|section| &mut section.groups)
    }
}

impl ToldGroup {
    /// Whether it says something beside its heading, but asks nothing.
    pub(super) fn has_text(&self) -> bool {
        !self.guidance.is_empty()
            || !self.requirements.is_empty()
            || self.recommendation.is_some()
            || self.criteria.is_some()
            || self.limit_text.is_some()
            || !self.points.is_empty()
    }

    /// Puts what groups without fields say before what this one says.
    pub(super) fn begin_with(&mut self, groups: Vec<ToldGroup>) {
        let mut own = std::mem::take(self);
        self.heading = own.heading.take();
        for group in groups.into_iter().chain([own]) {
            self.guidance.extend(group.heading);
            self.guidance.extend(group.guidance);
            self.points.extend(group.points);
            self.requirements.extend(group.requirements);
            self.recommendation = joined(self.recommendation.take(), group.recommendation);
            self.criteria = joined(self.criteria.take(), group.criteria);
            self.limit_text = joined(self.limit_text.take(), group.limit_text);
            self.limit = self.limit.take().or(group.limit);
            self.rows = group.rows;
            self.sums = group.sums;
            self.fields = group.fields;
        }
    }
}

/// Two texts as one.
pub(super) fn joined(first: Option<String>, second: Option<String>) -> Option<String> {
    match (first, second) {
        (Some(mut first), Some(second)) => {
            first.push(' ');
            first.push_str(&second);
            Some(first)
        }
        (first, second) => first.or(second),
    }
}

impl ToldField {
    /// Makes it one to choose in, as far as there is a choice.
    pub(super) fn choose(&mut self, chosen: Chosen) {
        match chosen {
            Chosen::Date => self.kind = FieldKind::Date,
            Chosen::From(options) => {
                let options = super::choices::distinct(options);
                if super::choices::is_yes_or_no(&options) {
                    self.kind = FieldKind::YesNo;
                } else if options.len() > 1 {
                    (self.kind, self.options) = (FieldKind::Choice, options);
                }
            }
        }
        self.kind_guess = None;
    }
}
