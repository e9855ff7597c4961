//! What is wrong with a form that someone wrote: where, in which field, and why, for whoever is to mend it.

use super::bounds::{ASKED_MAX, CONDITION_DEPTH_MAX, FIELDS_MAX, SECTIONS_MAX, TEXT_MAX};
use super::outline::{Outline, Place};
use super::slip::{Slip, brief};
use super::{FieldKind, Rows};
use crate::event::problem::WhenProblem;
use crate::page::{LayoutError, LimitFault};
use crate::ron_file::{RonFaultKind, locate};
use crate::say;
use crate::words::Words;
use crate::words::size::count;

/// What is wrong with a form, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct FormFault {
    line: usize,
    field: Option<String>,
    kind: FormFaultKind,
}

/// What is wrong. Names are as they stand in the file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum FormFaultKind {
    /// It isn't RON, or not that of a form.
    Ron(RonFaultKind),
    /// A part of a form has no such field.
    UnknownField {
        found: String,
        near: Option<&'static str>,
    },
    /// Something other than these stands where one of a few names should.
    UnknownName {
        found: String,
        near: Option<&'static str>,
        all: &'static [&'static str],
    },
    /// A mistake in the writing that people make, with what to write.
    Slip(Slip),
    Layout(LayoutError),
    TooLarge,
    ManyFields,
    ManySections,
    /// With all their rows there are too many fields.
    ManyRows,
    /// A condition names nothing that it could depend on.
    EmptyCondition,
    /// A sum adds up nothing.
    EmptySum,
    /// A built-in form has the id.
    BuiltInId,
    LongText,
    /// A text has characters that control a terminal or turn the direction of reading.
    Unprintable,
    /// A text that must say something in one line is blank or has more lines.
    NotOneLine(&'static str),
    FormId,
    Version,
    Address,
    /// There is nothing to answer in the form or a part of it.
    NoFields,
    Id,
    LongId(usize),
    /// The id stands in this line already.
    DoubledId(usize),
    RowCount,
    /// A sum adds up what is no number, or no field.
    NoAddend {
        field: String,
        near: Option<String>,
    },
    /// A question came in a version that isn't there yet.
    SinceLater,
    /// A question had an id that another has now.
    RenamedFromOther,
    /// `applicant`, or a condition, names a field that there isn't.
    NoSuchField {
        by: &'static str,
        near: Option<String>,
    },
    RoleKind {
        role: &'static str,
        kind: FieldKind,
    },
    /// A role names a field that is asked several times.
    RoleInRows(&'static str),
    /// Who applies, or what else names drafts, isn't always asked.
    RoleHidden(&'static str),
    DocumentsName,
    Date,
    /// When one can apply is no moment, or no order of two.
    When(WhenProblem),
    /// A condition names a field that is only asked later, or that depends on it.
    AskedLater(String),
    /// A condition names a field of a row from outside of the row.
    OtherRow(String),
    /// A condition waits for an answer that can't be given.
    NoSuchAnswer {
        field: String,
        answer: String,
        near: Option<String>,
    },
    DeepCondition,
    Limit(LimitFault),
    LimitWithoutLine,
    PageLimitKind,
    LimitKind,
    CountedAlone,
    OptionsKind,
    OptionCount,
    OptionText,
    DoubledOption,
    DoubledQuestion(String),
    QuestionText(String),
    /// A text of the form has no English.
    Untranslated(String),
    /// A text has it twice.
    TranslatedTwice(String),
    /// A text of a translation isn't the form's.
    ForeignText(String),
    /// A translation has characters that control a terminal, or more lines than its text.
    TranslationText(String),
}

impl FormFault {
    pub(super) fn new(line: usize, field: Option<String>, kind: FormFaultKind) -> Self {
        FormFault { line, field, kind }
    }

    /// A fault at this byte of the source.
    pub(super) fn at(source: &str, at: usize, field: Option<String>, kind: FormFaultKind) -> Self {
        FormFault::new(locate::position(source, at).0, field, kind)
    }

    pub(super) fn of_place(source: &str, outline: &Outline, place: &Place, kind: FormFaultKind) -> Self {
        let at = outline.offset(place);
        FormFault::at(source, at, outline.field_at(at).map(str::to_owned), kind)
    }

    /// The fault that a form's id is a built-in one's.
    pub(crate) fn of_built_in_id(source: &str) -> Self {
        FormFault::of_place(
            source,
            &Outline::of(source),
            &Place::default().key("id"),
            FormFaultKind::BuiltInId,
        )
    }

    /// The line of the file, from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The fault for whoever wrote the form: `linje 12, felt ”formaal”: en frist kan ikke …`. In one line, and without
    /// anything that a terminal would act on.
    pub fn say(&self, words: &Words) -> String {
        say!(words, "forms-fault", line = self.line, what = self.say_without_line(words))
    }

    /// The same without its line, for where that stands before it.
    pub(crate) fn say_without_line(&self, words: &Words) -> String {
        let what = self.kind.say(words);
        match &self.field {
            Some(field) => say!(words, "forms-fault-field", field = brief(field), what = what),
            None => what,
        }
    }
}

impl FormFaultKind {
    fn say(&self, words: &Words) -> String {
        match self {
            FormFaultKind::Ron(kind) => say_of_part(kind, words),
            FormFaultKind::Slip(slip) => slip.say(words),
            FormFaultKind::UnknownField { found, near } => {
                guessed(say!(words, "forms-unknown-part", name = brief(found)), *near, words)
            }
            FormFaultKind::UnknownName { found, near, all } => {
                let list = all.join(", ");
                guessed(say!(words, "forms-unknown-name", name = brief(found), all = list), *near, words)
            }
            FormFaultKind::Layout(error) => error.say(words),
            FormFaultKind::NoSuchField { by, near } => {
                guessed(say!(words, "forms-no-such-field", by = *by), near.as_deref(), words)
            }
            FormFaultKind::NoSuchAnswer { field, answer, near } => {
                let told = say!(words, "forms-no-such-answer", field = brief(field), answer = brief(answer));
                guessed(told, near.as_deref(), words)
            }
            FormFaultKind::NoAddend { field, near } => {
                guessed(say!(words, "forms-no-addend", field = brief(field)), near.as_deref(), words)
            }
            FormFaultKind::RoleKind { role, kind } => {
                say!(words, "forms-role-kind", role = *role, kind = format!("{kind:?}"))
            }
            FormFaultKind::RoleInRows(role) => say!(words, "forms-role-in-rows", role = *role),
            FormFaultKind::AskedLater(field) => say!(words, "forms-asked-later", field = brief(field)),
            FormFaultKind::OtherRow(field) => say!(words, "forms-other-row", field = brief(field)),
            FormFaultKind::RoleHidden(role) => {
                say!(words, "forms-role-hidden", role = *role, key = "shown_if")
            }
            FormFaultKind::When(problem) => say!(words, "forms-when", cause = problem.say(words)),
            FormFaultKind::NotOneLine(key) => say!(words, "forms-not-one-line", key = *key),
            FormFaultKind::DoubledQuestion(id) => say!(words, "forms-doubled-question", id = brief(id)),
            FormFaultKind::QuestionText(id) => say!(words, "forms-question-text", id = brief(id)),
            FormFaultKind::Untranslated(text) => say!(words, "translation-missing", text = brief(text)),
            FormFaultKind::TranslatedTwice(text) => say!(words, "translation-doubled", text = brief(text)),
            FormFaultKind::ForeignText(text) => say!(words, "translation-foreign", text = brief(text)),
            FormFaultKind::TranslationText(text) => {
                say!(words, "translation-unprintable", text = brief(text))
            }
            other => other.say_simply(words),
        }
    }

    /// The message of what has no more to it than its kind.
    fn say_simply(&self, words: &Words) -> String {
        match self {
            FormFaultKind::TooLarge => say!(words, "forms-too-large"),
            FormFaultKind::ManyFields => say!(words, "forms-many-fields", most = FIELDS_MAX),
            FormFaultKind::ManyRows => say!(words, "forms-many-rows", most = count(words, ASKED_MAX)),
            FormFaultKind::EmptyCondition => say!(words, "forms-empty-condition"),
            FormFaultKind::EmptySum => say!(words, "forms-empty-sum", key = "of"),
            FormFaultKind::BuiltInId => say!(words, "forms-built-in-id"),
            FormFaultKind::ManySections => say!(words, "forms-many-sections", most = SECTIONS_MAX),
            FormFaultKind::LongText => say!(words, "forms-long-text", most = count(words, TEXT_MAX)),
            FormFaultKind::Unprintable => say!(words, "forms-unprintable"),
            FormFaultKind::FormId => say!(words, "forms-form-id"),
            FormFaultKind::Version => say!(words, "forms-version"),
            FormFaultKind::Address => say!(words, "forms-address"),
            FormFaultKind::NoFields => say!(words, "forms-no-fields"),
            FormFaultKind::Id => say!(words, "forms-id"),
            FormFaultKind::LongId(most) => say!(words, "forms-long-id", most = *most),
            FormFaultKind::DoubledId(first) => say!(words, "forms-doubled-id", line = *first),
            FormFaultKind::RowCount => say!(words, "forms-row-count", most = Rows::MOST),
            FormFaultKind::SinceLater => say!(words, "forms-since-later"),
            FormFaultKind::RenamedFromOther => say!(words, "forms-renamed-from-other"),
            FormFaultKind::DocumentsName => say!(words, "forms-documents-name"),
            FormFaultKind::Date => say!(words, "forms-date"),
            FormFaultKind::DeepCondition => say!(words, "forms-deep-condition", most = CONDITION_DEPTH_MAX),
            FormFaultKind::Limit(LimitFault::Pages) => say!(words, "forms-limit-pages"),
            FormFaultKind::Limit(LimitFault::Zero) => say!(words, "forms-limit-zero"),
            FormFaultKind::LimitWithoutLine => say!(words, "forms-limit-without-line"),
            FormFaultKind::PageLimitKind => say!(words, "forms-page-limit-kind"),
            FormFaultKind::LimitKind => say!(words, "forms-limit-kind"),
            FormFaultKind::CountedAlone => say!(words, "forms-counted-alone"),
            FormFaultKind::OptionsKind => say!(words, "forms-options-kind"),
            FormFaultKind::OptionCount => say!(words, "forms-option-count"),
            FormFaultKind::OptionText => say!(words, "forms-option-text"),
            FormFaultKind::DoubledOption => say!(words, "forms-doubled-option"),
            _ => say!(words, "ron-other"),
        }
    }
}

/// What is wrong with the writing. A form has parts; its fields are what is asked.
fn say_of_part(kind: &RonFaultKind, words: &Words) -> String {
    match kind {
        RonFaultKind::NotAName => say!(words, "forms-not-a-name"),
        RonFaultKind::NoField(name) => say!(words, "forms-no-part", name = *name),
        RonFaultKind::DoubledField(name) => say!(words, "forms-doubled-part", name = *name),
        RonFaultKind::OtherKind => say!(words, "forms-other-kind"),
        kind => kind.say(words),
    }
}

/// A message with what was probably meant.
fn guessed(told: String, near: Option<&str>, words: &Words) -> String {
    match near {
        Some(near) => say!(words, "forms-near", what = told, near = brief(near)),
        None => told,
    }
}
