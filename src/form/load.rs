//! Parses and checks a form; errors name line and field.

use std::collections::HashSet;

use ron::extensions::Extensions;

use super::kind::Gesture;
use super::{Contact, Field, FieldId, FieldKind, FormSpec, Question};
use crate::page::PageLayout;

/// The most answers that a field offers.
const OPTIONS_MAX: usize = 100;

impl FormSpec {
    /// Parses and checks a form.
    ///
    /// # Errors
    /// Where the text is no form, or a field breaks a rule; the message names line and field.
    pub fn parse(source: &str) -> Result<Self, String> {
        let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        let form: FormSpec = options.from_str(source).map_err(|error| {
            let at = error.span.start;
            format!("line {}, column {}: {}", at.line, at.col, error.code)
        })?;
        form.check(source)?;
        Ok(form)
    }

    fn check(&self, source: &str) -> Result<(), String> {
        let mut seen = HashSet::new();
        for field in self.fields() {
            let is_new = seen.insert(field.id.as_str());
            if let Some(fault) = fault_of(field, is_new, &self.page) {
                return Err(at_field(source, "id:", &field.id, usize::from(!is_new), &fault));
            }
        }
        if seen.is_empty() {
            return Err("the form has no fields".to_owned());
        }
        self.check_roles(source)
    }

    fn check_roles(&self, source: &str) -> Result<(), String> {
        for (role, id, fits) in self.roles() {
            let fault = match self.field(id).map(|field| field.kind) {
                None => format!("`{role}` names it, but the form has no such field"),
                Some(kind) if !fits(kind) => format!("`{role}` can't be a field of `kind: {kind:?}`"),
                Some(_) => continue,
            };
            return Err(at_field(source, &format!("{role}:"), id, 0, &fault));
        }
        Ok(())
    }

    /// The roles in the file: name, field, and whether a kind fits.
    fn roles(&self) -> impl Iterator<Item = (&'static str, &FieldId, fn(FieldKind) -> bool)> {
        let is_one_line: fn(FieldKind) -> bool =
            |kind| matches!(kind.gesture(), Gesture::Line | Gesture::Choice | Gesture::OneOf);
        let is_phone = |kind| kind == FieldKind::Phone;
        let is_prose: fn(FieldKind) -> bool = |kind| kind.gesture() == Gesture::Prose;
        let is_email = |kind| kind == FieldKind::Email;
        let Contact { name, title, phone, email } = &self.contact;
        let roles = [
            ("applicant", Some(&self.applicant), is_one_line),
            ("name", name.as_ref(), is_one_line),
            ("title", title.as_ref(), is_one_line),
            ("phone", phone.as_ref(), is_phone),
            ("email", email.as_ref(), is_email),
            ("participation", self.participation.as_ref(), is_prose),
        ];
        roles.into_iter().filter_map(|(role, id, fits)| Some((role, id?, fits)))
    }
}

/// The rule of forms that a field breaks.
fn fault_of(field: &Field, is_new: bool, page: &PageLayout) -> Option<String> {
    if !is_new {
        return Some("the id is used twice".to_owned());
    }
    let id = field.id.as_str();
    if id.is_empty() || !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_') {
        return Some("an id holds only a-z, 0-9 and _".to_owned());
    }
    if let Some(fault) = limit_fault(field, page).or_else(|| options_fault(field)) {
        return Some(fault.to_owned());
    }
    let mut seen = HashSet::new();
    for Question { id, text, short } in field.questions.all() {
        if !seen.insert(id) {
            return Some(format!("the sub-question \"{id}\" is there twice"));
        }
        if text.trim().is_empty() || short.trim().is_empty() {
            return Some(format!("the sub-question \"{id}\" needs both `text` and `short`"));
        }
    }
    None
}

/// What is wrong with how long a field's answer may be.
fn limit_fault(field: &Field, page: &PageLayout) -> Option<&'static str> {
    let Some(limit) = field.limit else {
        return field.counted.as_ref().map(|_| "`counted` goes with a `limit` of lines, words or characters");
    };
    let is_text = matches!(field.kind, FieldKind::Text | FieldKind::Lines | FieldKind::Prose);
    match limit.unit() {
        None | Some("lines") if !field.is_prose() => {
            Some("a `limit` of pages or lines goes with `kind: Prose`, and only there")
        }
        Some(_) if !is_text => Some("a `limit` goes with `kind: Text`, `Lines` or `Prose`, and only there"),
        None if field.counted.is_some() => {
            Some("`counted` goes with a `limit` of lines, words or characters")
        }
        _ if field.counted.as_ref().is_some_and(|word| !is_one_line(word)) => {
            Some("`counted` is a word or two on one line")
        }
        _ if limit.fault().is_none() && limit.allowed(page) == 0 => Some("not one line fits in this `limit`"),
        _ => limit.fault(),
    }
}

/// What is wrong with the answers that a field offers.
fn options_fault(field: &Field) -> Option<&'static str> {
    if !field.kind.has_options() {
        return (!field.options.is_empty()).then_some("`options` go with `kind: Choice` or `Choices`");
    }
    let mut seen = HashSet::new();
    if !(2..=OPTIONS_MAX).contains(&field.options.len()) {
        Some("a field to choose in has 2 to 100 `options`")
    } else if !field.options.iter().all(|option| is_one_line(option) && option.trim() == option) {
        Some("an option is a text on one line without blanks around it")
    } else if !field.options.iter().all(|option| seen.insert(option.to_lowercase())) {
        Some("an option is there twice")
    } else {
        None
    }
}

/// Whether a text of the form says something and stands on one line.
fn is_one_line(text: &str) -> bool {
    !text.trim().is_empty() && !text.contains(char::is_control)
}

/// A fault with the line (from 1) where `key` has this field's id; `repeats` earlier ones are passed over.
fn at_field(source: &str, key: &str, id: &FieldId, repeats: usize, fault: &str) -> String {
    let quoted = format!("\"{id}\"");
    let is_it =
        |line: &str| line.split_once(key).is_some_and(|(_, rest)| rest.trim_start().starts_with(&quoted));
    let line =
        source.lines().enumerate().filter(|(_, line)| is_it(line)).nth(repeats).map_or(1, |(at, _)| at + 1);
    format!("line {line}, field {quoted}: {fault}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = include_str!("../forms/som-implementeringsforloeb.ron");

    fn error_after(from: &str, to: &str) -> String {
        assert!(SOURCE.contains(from), "the form holds {from}");
        FormSpec::parse(&SOURCE.replacen(from, to, 1)).expect_err("the change is a mistake")
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
            "line 67, field \"navn\": the id is used twice"
        );
    }

    #[test]
    fn an_unknown_kind_is_told_by_line() {
        let error = error_after("kind: Phone", "kind: Fax");
        assert!(error.starts_with("line 75, column"), "{error}");
        assert!(error.contains("Fax"), "{error}");
    }

    #[test]
    fn a_limit_suits_its_kind_of_field() {
        use crate::form::small::try_form;
        for field in [
            "kind: Prose, limit: Half",
            "kind: Prose, limit: Pages(1.5)",
            "kind: Prose, limit: Lines(40), counted: \"linjer i skemaet\"",
            "kind: Prose, limit: Words(300)",
            "kind: Prose",
            "kind: Text, limit: Characters(100), counted: \"anslag\"",
            "kind: Lines, limit: Words(9)",
        ] {
            let form = try_form(&[&format!("id: \"x\", {field}")]);
            assert!(form.is_ok(), "{field}: {form:?}");
        }
        for (field, fault) in [
            ("kind: Text, limit: Half", "a `limit` of pages or lines goes with `kind: Prose`"),
            ("kind: Lines, limit: Lines(3)", "a `limit` of pages or lines goes with `kind: Prose`"),
            ("kind: Phone, limit: Words(3)", "a `limit` goes with `kind: Text`, `Lines` or `Prose`"),
            ("kind: Prose, limit: Pages(0)", "a number above 0 and up to 100"),
            ("kind: Prose, limit: Pages(0.01)", "not one line fits"),
            ("kind: Prose, limit: Pages(101)", "a number above 0 and up to 100"),
            ("kind: Prose, limit: Words(0)", "leaves no room"),
            ("kind: Prose, counted: \"anslag\"", "`counted` goes with a `limit`"),
            ("kind: Prose, limit: Half, counted: \"anslag\"", "`counted` goes with a `limit`"),
            ("kind: Prose, limit: Words(3), counted: \" \"", "`counted` is a word or two"),
            ("kind: Prose, limit: Words(3), counted: \"a\\nb\"", "`counted` is a word or two"),
        ] {
            let error = try_form(&[&format!("id: \"x\", {field}")]).expect_err(field);
            assert!(error.contains(fault) && error.contains("field \"x\""), "{field}: {error}");
        }
    }

    #[test]
    fn options_go_with_kinds_that_choose() {
        use crate::form::small::try_form;
        let many: Vec<String> = (0..101).map(|at| format!("\"{at}\"")).collect();
        let many = format!("kind: Choice, options: [{}]", many.join(", "));
        assert!(try_form(&["id: \"x\", kind: Choices, options: [\"A\", \"B\"]"]).is_ok());
        for (field, fault) in [
            ("kind: Choice", "has 2 to 100 `options`"),
            ("kind: Choices, options: [\"A\"]", "has 2 to 100 `options`"),
            (&many, "has 2 to 100 `options`"),
            ("kind: Text, options: [\"A\", \"B\"]", "`options` go with"),
            ("kind: YesNo, options: [\"A\", \"B\"]", "`options` go with"),
            ("kind: Choice, options: [\"A\", \"a\"]", "there twice"),
            ("kind: Choice, options: [\"A\", \" B\"]", "on one line without blanks"),
            ("kind: Choice, options: [\"A\", \"\"]", "on one line without blanks"),
            ("kind: Choice, options: [\"A\", \"B\\nC\"]", "on one line without blanks"),
        ] {
            let error = try_form(&[&format!("id: \"x\", {field}")]).expect_err(field);
            assert!(error.contains(fault) && error.contains("field \"x\""), "{field}: {error}");
        }
    }

    #[test]
    fn a_sub_question_is_asked_in_full_and_in_short() {
        let error = error_after("short: \"hvad var i fokus?\"", "short: \" \"");
        assert!(error.contains("needs both `text` and `short`"), "{error}");
        let mut questions = crate::form::som().fields().flat_map(|field| field.questions.all());
        assert!(questions.all(|question| question.short.ends_with('?')));
    }

    #[test]
    fn a_role_needs_a_field_of_a_kind_that_fits() {
        assert_eq!(
            error_after("applicant: \"kommune\"", "applicant: \"ansoeger\""),
            "line 18, field \"ansoeger\": `applicant` names it, but the form has no such field"
        );
        assert_eq!(
            error_after("applicant: \"kommune\"", "applicant: \"motivation\""),
            "line 18, field \"motivation\": `applicant` can't be a field of `kind: Prose`"
        );
        assert_eq!(
            error_after("email: \"email\"", "email: \"telefon\""),
            "line 19, field \"telefon\": `email` can't be a field of `kind: Phone`"
        );
        assert_eq!(
            error_after("participation: \"kendskab\"", "participation: \"telefon\""),
            "line 20, field \"telefon\": `participation` can't be a field of `kind: Phone`"
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
