//! Reading a form's data and checking it, so that a mistake in the file is told by line and field.

use std::collections::HashSet;

use ron::extensions::Extensions;
use thiserror::Error;

use super::{Field, FormSpec, Kind};

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
        /// What the reader says.
        message: String,
    },
    /// A field breaks a rule of forms.
    #[error("line {line}, field \"{field}\": {fault}")]
    Field {
        /// Line of the field's id, from 1.
        line: usize,
        /// The field's id.
        field: String,
        /// The rule.
        fault: Fault,
    },
    /// The form has no field at all.
    #[error("the form has no fields")]
    NoFields,
}

/// A rule that a field breaks.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// Two fields share an id.
    #[error("the id is used twice")]
    DoubledId,
    /// An id holds what a command line or a file can't take.
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
}

impl FormSpec {
    /// Reads a form and checks it.
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
                let line = line_of_id(source, &field, usize::from(!is_new));
                return Err(FormError::Field { line, field, fault });
            }
        }
        if seen.is_empty() { Err(FormError::NoFields) } else { Ok(()) }
    }
}

fn fault_of(field: &Field, is_new: bool) -> Option<Fault> {
    if !is_new {
        return Some(Fault::DoubledId);
    }
    let id = field.id.as_str();
    if id.is_empty() || !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_') {
        return Some(Fault::BadId);
    }
    if !field.optional && field.ask.is_none() {
        return Some(Fault::NoAsk);
    }
    if field.limit.is_some() != (field.kind == Kind::Prose) {
        return Some(Fault::Limit);
    }
    let mut seen = HashSet::new();
    for question in field.questions.all() {
        if !seen.insert(&question.id) {
            return Some(Fault::DoubledQuestion(question.id.clone()));
        }
        if !question.text.contains(&question.short) {
            return Some(Fault::ShortName(question.short.clone()));
        }
    }
    None
}

/// The line (from 1) of the field's id in the file; `repeats` earlier ones are passed over.
fn line_of_id(source: &str, id: &str, repeats: usize) -> usize {
    let wanted = format!("\"{id}\"");
    let is_id = |line: &str| {
        line.split_once("id:").is_some_and(|(_, rest)| rest.trim_start().starts_with(wanted.as_str()))
    };
    source.lines().enumerate().filter(|(_, line)| is_id(line)).nth(repeats).map_or(1, |(at, _)| at + 1)
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
        assert_eq!(form.fields().filter(|field| field.kind == Kind::Prose).count(), 5);
        assert_eq!(form.fields().map(|field| field.questions.all().len()).sum::<usize>(), 14);
    }

    #[test]
    fn a_doubled_id_is_told_by_line_and_field() {
        assert_eq!(
            error_after("id: \"stilling\"", "id: \"navn\""),
            "line 55, field \"navn\": the id is used twice"
        );
    }

    #[test]
    fn an_unknown_kind_is_told_by_line() {
        let error = error_after("kind: Phone", "kind: Fax");
        assert!(error.starts_with("line 63, column"), "{error}");
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
    fn an_unknown_word_in_the_file_is_refused() {
        assert!(error_after("limit: Half", "limt: Half").contains("limt"));
    }
}
