//! Parses and checks a form; errors name line and field.

use std::collections::HashSet;

use ron::extensions::Extensions;
use thiserror::Error;

use super::kind::Gesture;
use super::{Contact, Field, FieldId, FieldKind, FormSpec};

/// What is wrong with a form's file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FormError {
    /// It isn't RON, or not the RON of a form.
    #[error("line {line}, column {column}: {message}")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        message: String,
    },
    /// A field breaks a rule of forms.
    #[error("line {line}, field \"{field}\": {fault}")]
    Field {
        /// Line of the field's id, from 1.
        line: usize,
        field: String,
        fault: FieldError,
    },
    /// The form has no field at all.
    #[error("the form has no fields")]
    NoFields,
}

/// A rule that a field breaks.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FieldError {
    /// Two fields share an id.
    #[error("the id is used twice")]
    DoubledId,
    /// The id has characters unfit for the command line or files.
    #[error("an id holds only a-z, 0-9 and _")]
    BadId,
    /// A field that must be filled lacks its instruction.
    #[error("a field that is not optional needs `ask`")]
    NoAsk,
    /// Prose without a limit, or a limit on something else.
    #[error("`limit` goes with `kind: Prose`, and only there")]
    Limit,
    /// Two sub-questions of the field share an id.
    #[error("the sub-question \"{0}\" is there twice")]
    DoubledQuestion(String),
    /// The short name isn't the form's own words.
    #[error("the short name \"{0}\" is no part of its sub-question")]
    ShortName(String),
    /// A role names a missing field.
    #[error("`{0}` names it, but the form has no such field")]
    NoSuchField(&'static str),
    /// A role names a field of an unsuitable kind.
    #[error("`{role}` can't be a field of `kind: {kind:?}`")]
    RoleKind { role: &'static str, kind: FieldKind },
}

impl FormSpec {
    /// Parses and checks a form.
    ///
    /// # Errors
    /// Where the text is no form, or a field breaks a rule; the error names line and field.
    pub fn parse(source: &str) -> Result<Self, FormError> {
        let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        let form: FormSpec = options.from_str(source).map_err(|error| FormError::Syntax {
            line: error.span.start.line,
            column: error.span.start.col,
            message: error.code.to_string(),
        })?;
        form.check(source)?;
        Ok(form)
    }

    fn check(&self, source: &str) -> Result<(), FormError> {
        let mut seen = HashSet::new();
        for field in self.fields() {
            let is_new = seen.insert(field.id.as_str());
            if let Some(fault) = fault_of(field, is_new) {
                let field = field.id.to_string();
                let line = line_of(source, "id:", &field, usize::from(!is_new));
                return Err(FormError::Field { line, field, fault });
            }
        }
        if seen.is_empty() {
            return Err(FormError::NoFields);
        }
        self.check_roles(source)
    }

    fn check_roles(&self, source: &str) -> Result<(), FormError> {
        for (role, id, fits) in self.roles() {
            let fault = match self.field(id).map(|field| field.kind) {
                None => FieldError::NoSuchField(role),
                Some(kind) if !fits(kind) => FieldError::RoleKind { role, kind },
                Some(_) => continue,
            };
            let line = line_of(source, &format!("{role}:"), id.as_str(), 0);
            return Err(FormError::Field { line, field: id.to_string(), fault });
        }
        Ok(())
    }

    /// The roles in the file: name, field, and whether a kind fits.
    fn roles(&self) -> impl Iterator<Item = (&'static str, &FieldId, fn(FieldKind) -> bool)> {
        let is_one_line: fn(FieldKind) -> bool =
            |kind| matches!(kind.gesture(), Gesture::Line | Gesture::Choice);
        let is_phone = |kind| kind == FieldKind::Phone;
        let is_email = |kind| kind == FieldKind::Email;
        let Contact { name, title, phone, email } = &self.contact;
        let roles = [
            ("applicant", Some(&self.applicant), is_one_line),
            ("name", name.as_ref(), is_one_line),
            ("title", title.as_ref(), is_one_line),
            ("phone", phone.as_ref(), is_phone),
            ("email", email.as_ref(), is_email),
        ];
        roles.into_iter().filter_map(|(role, id, fits)| Some((role, id?, fits)))
    }
}

fn fault_of(field: &Field, is_new: bool) -> Option<FieldError> {
    if !is_new {
        return Some(FieldError::DoubledId);
    }
    let id = field.id.as_str();
    if id.is_empty() || !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_') {
        return Some(FieldError::BadId);
    }
    if !field.optional && field.ask.is_none() {
        return Some(FieldError::NoAsk);
    }
    if field.limit.is_some() != (field.kind.gesture() == Gesture::Prose) {
        return Some(FieldError::Limit);
    }
    let mut seen = HashSet::new();
    for question in field.questions.all() {
        if !seen.insert(&question.id) {
            return Some(FieldError::DoubledQuestion(question.id.clone()));
        }
        if !question.text.contains(&question.short) {
            return Some(FieldError::ShortName(question.short.clone()));
        }
    }
    None
}

/// The line (from 1) where `key` has this field's id; `repeats` earlier ones are passed over.
fn line_of(source: &str, key: &str, id: &str, repeats: usize) -> usize {
    let id = format!("\"{id}\"");
    let is_it =
        |line: &str| line.split_once(key).is_some_and(|(_, rest)| rest.trim_start().starts_with(id.as_str()));
    source.lines().enumerate().filter(|(_, line)| is_it(line)).nth(repeats).map_or(1, |(at, _)| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = include_str!("../forms/som-implementeringsforloeb.ron");

    fn error_after(from: &str, to: &str) -> String {
        assert!(SOURCE.contains(from), "the form holds {from}");
        FormSpec::parse(&SOURCE.replacen(from, to, 1)).expect_err("the change is a mistake").to_string()
    }

    #[test]
    fn the_built_in_form_has_five_sections_and_thirteen_answers() {
        let form = FormSpec::parse(SOURCE).expect("the built-in form");
        assert_eq!(form.sections.len(), 5);
        assert_eq!(form.fields().count(), 13);
        assert_eq!(form.fields().filter(|field| field.kind == FieldKind::Prose).count(), 5);
        assert_eq!(form.fields().map(|field| field.questions.all().len()).sum::<usize>(), 14);
    }

    #[test]
    fn a_doubled_id_is_told_by_line_and_field() {
        assert_eq!(
            error_after("id: \"stilling\"", "id: \"navn\""),
            "line 58, field \"navn\": the id is used twice"
        );
    }

    #[test]
    fn an_unknown_kind_is_told_by_line() {
        let error = error_after("kind: Phone", "kind: Fax");
        assert!(error.starts_with("line 66, column"), "{error}");
        assert!(error.contains("Fax"), "{error}");
    }

    #[test]
    fn a_field_without_its_instruction_is_refused() {
        assert_eq!(
            error_after("            optional: true,\n", "").split(": ").nth(1),
            Some("a field that is not optional needs `ask`")
        );
    }

    #[test]
    fn a_short_name_must_be_the_forms_own_words() {
        assert!(error_after("short: \"fokus\"", "short: \"emne\"").contains("no part of its sub-question"));
    }

    #[test]
    fn a_role_needs_a_field_of_a_kind_that_fits() {
        assert_eq!(
            error_after("applicant: \"kommune\"", "applicant: \"ansoeger\""),
            "line 11, field \"ansoeger\": `applicant` names it, but the form has no such field"
        );
        assert_eq!(
            error_after("applicant: \"kommune\"", "applicant: \"motivation\""),
            "line 11, field \"motivation\": `applicant` can't be a field of `kind: Prose`"
        );
        assert_eq!(
            error_after("email: \"email\"", "email: \"telefon\""),
            "line 12, field \"telefon\": `email` can't be a field of `kind: Phone`"
        );
    }

    #[test]
    fn a_form_need_not_say_whom_to_answer() {
        let lines = SOURCE.lines().filter(|line| !line.trim_start().starts_with("contact:"));
        let form = FormSpec::parse(&lines.collect::<Vec<_>>().join("\n")).expect("a form");
        assert_eq!(form.contact, Contact::default());
        assert_eq!(form.applicant().id.as_str(), "kommune");
    }

    #[test]
    fn an_unknown_word_in_the_file_is_refused() {
        assert!(error_after("limit: Half", "limt: Half").contains("limt"));
    }
}
