//! Questions that depend on another: `Hvis ja, beskriv …` behind boxes for yes and no.

use super::model::{ToldForm, ToldGroup};
use crate::form::FieldKind;

/// Gives questions that depend on a yes or a no their condition; all fields have their ids.
pub(super) fn give_conditions(form: &mut ToldForm) {
    for section in &mut form.sections {
        let mut asked: Option<String> = None;
        for group in &mut section.groups {
            give_in_group(group, &mut asked);
        }
    }
}

/// `asked` is the last question for a yes or a no.
fn give_in_group(group: &mut ToldGroup, asked: &mut Option<String>) {
    if group.rows.is_some() {
        *asked = None;
        return;
    }
    group.shown_if = group.guidance.first().and_then(|text| condition(text, asked.as_ref()));
    for field in &mut group.fields {
        field.shown_if = condition(&field.label, asked.as_ref());
        if field.kind == FieldKind::YesNo {
            *asked = Some(field.id.clone());
        }
    }
}

/// The condition that a text begins with, as a form's data has it.
fn condition(text: &str, asked: Option<&String>) -> Option<String> {
    Some(format!("Is(\"{}\", \"{}\")", asked?, condition_in(text)?))
}

/// The answer that a text begins with as a condition.
pub(super) fn condition_in(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let begins = |starts: &[&str]| starts.iter().any(|start| lower.starts_with(start));
    if begins(&["hvis ja", "såfremt ja", "i bekræftende fald", "i så fald"]) {
        Some("Ja")
    } else {
        begins(&["hvis nej", "såfremt nej"]).then_some("Nej")
    }
}
