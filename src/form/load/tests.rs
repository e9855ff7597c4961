mod told;

use super::*;

use crate::form::{Contact, FieldKind};

const SOURCE: &str = include_str!("../../forms/som-implementeringsforloeb.ron");

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
        error_after("id: \"adresse\"", "id: \"kommune\""),
        "line 56: field \"kommune\": the id is used twice, first in line 44"
    );
}

#[test]
fn an_unknown_kind_is_told_by_line() {
    let error = error_after("kind: Phone", "kind: Fax");
    assert!(
        error.starts_with("line 81, field \"telefon\"") || error.starts_with("line 81: field \"telefon\""),
        "{error}"
    );
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
        ("kind: Text, limit: Half", "only a field of kind Prose can have a limit"),
        ("kind: Lines, limit: Lines(3)", "only a field of kind Prose can have a limit"),
        ("kind: Phone, limit: Words(3)", "only fields of kind Text, Lines and Prose"),
        ("kind: Prose, limit: Pages(0)", "a number above 0 and up to 100"),
        ("kind: Prose, limit: Pages(0.01)", "not one line fits"),
        ("kind: Prose, limit: Pages(101)", "a number above 0 and up to 100"),
        ("kind: Prose, limit: Words(0)", "leaves no room"),
        ("kind: Prose, counted: \"anslag\"", "\"counted\" goes with a limit"),
        ("kind: Prose, limit: Half, counted: \"anslag\"", "\"counted\" goes with a limit"),
        ("kind: Prose, limit: Words(3), counted: \" \"", "\"counted\" must be a text on one line"),
        ("kind: Prose, limit: Words(3), counted: \"a\\nb\"", "\"counted\" must be a text on one line"),
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
        ("kind: Choice", "has 2 to 100 \"options\""),
        ("kind: Choices, options: [\"A\"]", "has 2 to 100 \"options\""),
        (&many, "has 2 to 100 \"options\""),
        ("kind: Text, options: [\"A\", \"B\"]", "can have \"options\""),
        ("kind: YesNo, options: [\"A\", \"B\"]", "can have \"options\""),
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
    assert!(error.contains("needs both \"text\" and \"short\""), "{error}");
    let mut questions = crate::form::som().fields().flat_map(|field| field.questions.all());
    assert!(questions.all(|question| question.short.ends_with('?')));
}

#[test]
fn a_role_needs_a_field_of_a_kind_that_fits() {
    assert_eq!(
        error_after("applicant: \"kommune\"", "applicant: \"ansoeger\""),
        "line 24: field \"ansoeger\": \"applicant\" names it, but the form has no such field"
    );
    assert_eq!(
        error_after("applicant: \"kommune\"", "applicant: \"motivation\""),
        "line 24: field \"motivation\": \"applicant\" can't be a field of kind Prose"
    );
    assert_eq!(
        error_after("email: \"email\"", "email: \"telefon\""),
        "line 25: field \"telefon\": \"email\" can't be a field of kind Phone"
    );
    assert_eq!(
        error_after("participation: \"kendskab\"", "participation: \"telefon\""),
        "line 26: field \"telefon\": \"participation\" can't be a field of kind Phone"
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
