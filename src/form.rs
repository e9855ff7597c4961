//! The form: sections, fields and their rules, read from RON in `forms/`. Read-only: what was typed is a
//! [`crate::draft::Draft`], what is wrong with it a [`crate::draft::check::Problem`].
//!
//! What is told to the writer is told by [`som_in`] their language; what is sent is made of the [`FormSpec::official`]
//! words. Ids, kinds and limits are the same in both.

mod applications;
mod asked;
mod blank;
pub(crate) mod bounds;
mod catalogue;
mod condition;
pub(crate) mod cpr;
mod fault;
pub(crate) mod kind;
mod load;
mod outline;
mod questions;
mod rows;
mod rules;
mod slip;
#[cfg(test)]
pub(crate) mod small;
mod translation;

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Serialize};

pub use applications::Applications;
pub(crate) use asked::{GivenAnswers, NothingGiven};
pub use catalogue::{FormDefinition, Forms};
pub use condition::Condition;
pub use fault::FormFault;
pub use kind::Amount;
pub(crate) use kind::FieldKind;
use kind::{Flaw, Gesture, OptionTick};
pub use questions::{Question, Questions};
pub use rows::{RowId, RowPlace, Rows, Sum};
pub use translation::som_in;

use crate::page::{Fill, Limit, PageLayout};
use crate::say;
use crate::words::{Lang, Words};

/// The id of a field: part of the file format and of the command line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(transparent)]
pub struct FieldId(Arc<str>);

impl FieldId {
    /// The id with this text.
    pub fn new(id: impl Into<Arc<str>>) -> Self {
        FieldId(id.into())
    }

    /// The id as it stands in files and on the command line.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FieldId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A sentence in both languages, for the program's own words about a field.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sentence {
    da: String,
    en: String,
}

impl Sentence {
    /// The sentence in `lang`.
    pub(crate) fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Da => &self.da,
            Lang::En => &self.en,
        }
    }
}

/// An application form as its agency wrote it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename = "Form", deny_unknown_fields)]
pub struct FormSpec {
    /// The id that drafts name.
    pub id: String,
    /// Incremented when the questions change.
    pub version: u32,
    /// The form's title.
    pub title: String,
    /// What it is called in a row: `Naboskabspuljen`. Where the form doesn't say, its title.
    #[serde(default)]
    short: Option<String>,
    /// What it is, as the end of a sentence: `foreningens ansøgning om støtte`. Where the form doesn't say, its title.
    #[serde(default)]
    about: Option<String>,
    /// Where it is from: its agency, an address on the web.
    #[serde(default)]
    pub source: String,
    /// The day of its wording, `2026-11-30`.
    #[serde(default)]
    pub date: Option<String>,
    /// What else its agency says of it, which is no part of it.
    #[serde(default)]
    pub note: String,
    /// When one can apply.
    #[serde(default)]
    pub applications: Option<Applications>,
    /// The line above the address, or where and how the form is handed in.
    #[serde(default)]
    pub send_to: String,
    /// The e-mail address that the filled form is sent to; empty where it is handed in otherwise.
    #[serde(default)]
    pub address: String,
    /// What the letter says that it is sent with; made of the title where there is none.
    #[serde(default)]
    pub letter: Option<LetterWords>,
    /// Where questions go.
    #[serde(default)]
    pub enquiries: String,
    applicant: FieldId,
    #[serde(default)]
    names_drafts: Option<FieldId>,
    /// Whom the agency can answer.
    #[serde(default)]
    pub contact: Contact,
    /// The field that asks who took part in meetings and courses.
    #[serde(default)]
    participation: Option<FieldId>,
    /// Whether the programme's meetings and deadlines concern whoever fills it in, so that the next one stands above it.
    #[serde(default)]
    pub meetings: bool,
    /// The page layout that limits are measured on; A4 and Calibri 11 where the form doesn't say.
    #[serde(default)]
    pub page: PageLayout,
    /// The numbered sections, in order; each is a step of the wizard.
    pub sections: Vec<Section>,
    /// The agency's own, where this is a translation of it.
    #[serde(skip)]
    translation_of: Option<Arc<FormSpec>>,
    /// What documents are made of, where that isn't the same: there sums stand among the answers.
    #[serde(skip)]
    printed: Option<Arc<FormSpec>>,
    /// All that its data gives, where this is what it asks of one draft.
    #[serde(skip)]
    whole: Option<Arc<FormSpec>>,
}

/// What the letter says that a filled form is sent with. It isn't translated: the agency reads it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename = "Letter", deny_unknown_fields)]
pub struct LetterWords {
    /// The subject; the applicant's name is put behind it.
    pub subject: String,
    /// The first sentence, where nobody knows who applies.
    pub opening: String,
    /// The rest of the first sentence, behind the applicant's name.
    pub opening_of: String,
    /// What the names of its documents begin with, before the applicant's; the form's id, where it doesn't say.
    #[serde(default)]
    pub documents: Option<String>,
}

/// The fields that name whom the agency answers; all are optional.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Contact {
    /// The person's name.
    pub name: Option<FieldId>,
    /// The person's job title.
    pub title: Option<FieldId>,
    /// The phone number.
    pub phone: Option<FieldId>,
    /// The e-mail address; replies go there.
    pub email: Option<FieldId>,
}

/// A numbered section of the form.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The heading, without its number.
    pub title: String,
    /// A short name for the step.
    pub step: String,
    /// When it is asked; always, if not said.
    #[serde(default)]
    pub shown_if: Option<Condition>,
    /// The parts of the section, in order.
    pub groups: Vec<Group>,
}

/// Fields that share a heading or a guidance.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its own heading, if any.
    #[serde(default)]
    pub heading: Option<String>,
    /// What to write, paragraph by paragraph.
    #[serde(default)]
    pub guidance: Vec<String>,
    /// What must be true to be considered.
    #[serde(default)]
    pub requirements: Vec<String>,
    /// What is advised.
    #[serde(default)]
    pub recommendation: Option<String>,
    /// What the assessment looks for.
    #[serde(default)]
    pub criteria: Option<String>,
    /// The sentence that states the limit.
    #[serde(default)]
    pub limit_text: Option<String>,
    /// How often it is asked; once, if not said.
    #[serde(default)]
    pub rows: Option<Rows>,
    /// What is added up below its fields; of a repeated group, below its last row.
    #[serde(default)]
    pub sums: Vec<Sum>,
    /// When it is asked; always, if not said.
    #[serde(default)]
    pub shown_if: Option<Condition>,
    /// Which row it is, of a group that is asked more than once.
    #[serde(skip)]
    pub row: Option<RowPlace>,
    /// The fields, in order. Shared, as screens hold on to theirs.
    pub fields: Vec<Arc<Field>>,
}

/// One question of the form, answered by one text.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The id in files and on the command line.
    pub id: FieldId,
    /// The label of its box, as printed.
    pub label: String,
    /// What kind of text it takes.
    pub kind: FieldKind,
    /// The answers to choose among, in the document's words; only where the kind chooses.
    #[serde(default)]
    pub options: Vec<String>,
    /// Whether it may be left empty.
    #[serde(default)]
    pub optional: bool,
    /// How long the answer may be.
    #[serde(default)]
    pub limit: Option<Limit>,
    /// The form's own word for what a limit counts: `anslag`.
    #[serde(default)]
    pub counted: Option<String>,
    /// What to do if the answer is missing; where the form doesn't say, a sentence with the field's name.
    #[serde(default)]
    pub ask: Option<Sentence>,
    /// Sub-questions for the writer to tick.
    #[serde(default)]
    pub questions: Questions,
    /// When it is asked; always, if not said.
    #[serde(default)]
    pub shown_if: Option<Condition>,
    /// The version of the form in which the question came; 0 for one that was always there.
    #[serde(default)]
    pub since: u32,
    /// The id that the question had in an earlier version, under which older drafts have its answer.
    #[serde(default)]
    pub renamed_from: Option<FieldId>,
    /// What the row is called that it is in, if it is in one: `Budgetlinje 2`.
    #[serde(skip)]
    row: Option<Arc<str>>,
}

impl Field {
    /// The label without its colon, the field's name on screen.
    pub fn name(&self) -> &str {
        self.label.trim_end_matches(':')
    }

    /// The same where others stand beside it: with the row that it is in.
    pub fn full_name(&self) -> Cow<'_, str> {
        match &self.row {
            Some(row) => format!("{row}, {}", self.name()).into(),
            None => self.name().into(),
        }
    }

    /// What is wrong with an answer, if anything; an empty one is never wrong here.
    pub(crate) fn flaw(&self, typed: &str) -> Option<Flaw> {
        self.kind.flaw(typed, &self.options)
    }

    /// An answer as it is shown and exported. The draft keeps what was typed.
    pub fn shown<'t>(&self, typed: &'t str) -> Cow<'t, str> {
        self.kind.shown(typed, &self.options)
    }

    /// Known answers that `typed` may mean, best match first.
    pub(crate) fn suggestions(&self, typed: &str) -> Vec<String> {
        self.kind.suggestions(typed, &self.options)
    }

    /// The known answer that `typed` unambiguously abbreviates, or else `typed`.
    pub(crate) fn completed<'t>(&self, typed: &'t str) -> Cow<'t, str> {
        self.kind.completed(typed, &self.options)
    }

    /// The options of a field that takes several, ticked where an answer has them, then the answer's lines that are none.
    pub(crate) fn ticks(&self, answer: &str) -> Vec<OptionTick> {
        kind::ticks(answer, &self.options)
    }

    /// The answer with another of its [`Field::ticks`], counted from 0, or without it.
    pub(crate) fn toggled(&self, answer: &str, at: usize) -> String {
        kind::toggled(answer, &self.options, at)
    }

    /// An answer as a number that can be added up, where the field asks for one and it is one.
    pub fn amount(&self, typed: &str) -> Option<Amount> {
        self.kind.amount(typed)
    }

    /// How much of its limit so many lines, words or characters fill; none without a limit.
    pub(crate) fn fill(&self, used: usize, layout: &PageLayout) -> Option<Fill> {
        Some(Fill::new(used, self.limit?, layout).counted_as(self.counted.as_deref()))
    }

    /// What to do if the answer is missing.
    pub(crate) fn ask_text(&self, words: &Words) -> String {
        match &self.ask {
            Some(ask) => ask.in_lang(words.lang()).to_owned(),
            None if self.kind.gesture() == Gesture::Choice => {
                say!(words, "problem-choose", field = self.full_name())
            }
            None => say!(words, "problem-write", field = self.full_name()),
        }
    }

    /// Whether it is answered in running text, which has a box of its own.
    pub(crate) fn is_prose(&self) -> bool {
        self.kind.gesture() == Gesture::Prose
    }
}

impl FormSpec {
    /// All fields in the form's order.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.sections.iter().flat_map(Section::fields)
    }

    /// The field that names drafts: who applies, unless the form says another.
    ///
    /// # Panics
    /// Never: a form without it is refused.
    pub(crate) fn names_drafts(&self) -> &Field {
        let id = self.names_drafts.as_ref().unwrap_or(&self.applicant);
        self.field(id).expect("the field that names drafts was looked up when the form was read")
    }

    /// The field for who applies. Its answer names documents and letters.
    ///
    /// # Panics
    /// Never: a form without it is refused.
    pub(crate) fn applicant(&self) -> &Field {
        self.field(&self.applicant).expect("the applicant's field was looked up when the form was read")
    }

    /// The field that asks who took part in meetings and courses, if there is one.
    pub(crate) fn participation(&self) -> Option<&Field> {
        self.participation.as_ref().and_then(|id| self.field(id))
    }

    /// The field with this id.
    pub fn field(&self, id: &FieldId) -> Option<&Field> {
        self.fields().find(|field| field.id == *id)
    }

    /// All fields in the form's order, to hold on to.
    pub(crate) fn shared_fields(&self) -> impl Iterator<Item = &Arc<Field>> {
        self.sections.iter().flat_map(|section| &section.groups).flat_map(|group| &group.fields)
    }

    /// The fields that it asks for, then those that only an earlier state asked for: of rows that were removed since, or of
    /// questions that were closed.
    pub(crate) fn fields_with_those_of(&self, earlier: &FormSpec) -> Vec<Arc<Field>> {
        let gone = earlier.shared_fields().filter(|field| self.field(&field.id).is_none());
        self.shared_fields().chain(gone).cloned().collect()
    }

    /// The field with this id, to hold on to.
    pub(crate) fn shared_field(&self, id: &FieldId) -> Option<Arc<Field>> {
        self.shared_fields().find(|field| field.id == *id).cloned()
    }

    /// The full name of a field for people, be it asked now or not; its id where the form doesn't have it.
    pub(crate) fn name_of<'f>(&'f self, id: &'f FieldId) -> Cow<'f, str> {
        self.template_of(id).map_or_else(|| id.as_str().into(), Field::full_name)
    }

    /// The index of the field's section.
    pub(crate) fn section_of(&self, id: &FieldId) -> Option<usize> {
        self.sections.iter().position(|section| section.fields().any(|field| field.id == *id))
    }

    /// The field's group, with its guidance, requirements and criteria.
    pub(crate) fn group_of(&self, id: &FieldId) -> Option<&Group> {
        self.sections
            .iter()
            .flat_map(|section| &section.groups)
            .find(|group| group.fields.iter().any(|field| field.id == *id))
    }
}

impl Group {
    /// The fields of the group, in order.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().map(AsRef::as_ref)
    }
}

impl Section {
    /// The fields of the section, in order.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &Field> {
        self.groups.iter().flat_map(Group::fields)
    }
}

/// The form of the SØM implementation programme.
///
/// # Panics
/// Never in a build whose tests pass: they read the built-in form.
pub fn som() -> &'static Arc<FormSpec> {
    static FORM: LazyLock<Arc<FormSpec>> = LazyLock::new(|| {
        let form = FormSpec::parse(include_str!("forms/som-implementeringsforloeb.ron"));
        Arc::new(form.unwrap_or_else(|error| panic!("the built-in form is broken: {error}")))
    });
    &FORM
}
