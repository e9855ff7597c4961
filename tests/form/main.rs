//! The built-in form says what the agency's form says, word for word. `ansoegningsskema.txt` beside this file is
//! that form as plain text, as the agency gave it out; its numbering is lost (each heading is a "1.") and a bookmark
//! of the word processor leaked into it.

use som::form::{FormSpec, Group, Questions, som};

const GIVEN_OUT: &str = include_str!("ansoegningsskema.txt");

/// The lines of the form as it was given out, without what the text export added or lost.
fn given_out() -> Vec<String> {
    let clean = |line: &str| {
        let line = line.replace("[bookmark: _GoBack]", "");
        let line = line.trim().trim_start_matches("1. ").trim_start_matches("· ");
        line.to_owned()
    };
    GIVEN_OUT.lines().map(clean).filter(|line| !line.is_empty()).collect()
}

/// The lines of the form's data, in the order that they are printed.
fn built_in(form: &FormSpec) -> Vec<String> {
    let mut lines =
        vec![form.title.clone(), form.send_to.clone(), form.address.clone(), form.enquiries.clone()];
    for section in &form.sections {
        lines.push(section.title.clone());
        for group in &section.groups {
            group_lines(group, &mut lines);
        }
    }
    lines
}

fn group_lines(group: &Group, lines: &mut Vec<String>) {
    lines.extend(group.heading.clone());
    lines.extend(group.guidance.clone());
    for field in &group.fields {
        if let Questions::Bullets(questions) = &field.questions {
            lines.extend(questions.iter().map(|question| question.text.clone()));
        }
    }
    let requirements = group.requirements.iter().chain(&group.recommendation);
    let paragraph = requirements.map(String::as_str).collect::<Vec<_>>().join(" ");
    lines.extend((!paragraph.is_empty()).then_some(paragraph));
    lines.extend(group.criteria.clone());
    lines.extend(group.limit_text.clone());
    lines.extend(group.fields.iter().map(|field| field.label.clone()));
}

#[test]
fn the_form_is_the_agencys_word_for_word_and_in_its_order() {
    assert_eq!(built_in(som()), given_out());
}

#[test]
fn every_sub_question_is_a_part_of_the_form() {
    for field in som().fields() {
        for question in field.questions.all() {
            assert!(GIVEN_OUT.contains(&question.text), "{}", question.text);
        }
    }
}

#[test]
fn nothing_of_the_word_processor_is_left() {
    assert!(built_in(som()).iter().all(|line| !line.contains("_GoBack") && !line.contains("bookmark")));
}
