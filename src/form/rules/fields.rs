//! The rules of one field: its words, how long its answer may be, what it offers to choose among.

use std::collections::HashSet;

use super::{Checking, Place};
use crate::form::fault::FormFaultKind;
use crate::form::{Field, FieldKind, Question};
use crate::page::PageLayout;

/// The most answers that a field offers.
const OPTIONS_MAX: usize = 100;

impl Checking<'_> {
    pub(super) fn field(&mut self, place: &Place, field: &Field) {
        self.line(place, "label", &field.label);
        if let Some(word) = &field.counted {
            self.line(place, "counted", word);
        }
        if let Some(ask) = &field.ask {
            self.line(&place.key("ask"), "da", &ask.da);
            self.line(&place.key("ask"), "en", &ask.en);
        }
        if let Some(fault) = limit_fault(field, &self.form.page) {
            self.tell(&place.key(if field.limit.is_some() { "limit" } else { "counted" }), fault);
        }
        if let Some(fault) = options_fault(field) {
            self.tell(&place.key("options"), fault);
        }
        let mut seen = HashSet::new();
        for Question { id, text, short } in field.questions.all() {
            let place = place.key("questions");
            if !seen.insert(id) {
                self.tell(&place, FormFaultKind::DoubledQuestion(id.clone()));
            }
            if text.trim().is_empty() || short.trim().is_empty() {
                self.tell(&place, FormFaultKind::QuestionText(id.clone()));
            }
            for text in [id, text, short] {
                self.text(&place, text);
            }
        }
    }
}

/// What is wrong with how long a field's answer may be.
fn limit_fault(field: &Field, page: &PageLayout) -> Option<FormFaultKind> {
    let Some(limit) = field.limit else {
        return field.counted.as_ref().map(|_| FormFaultKind::CountedAlone);
    };
    let is_text = matches!(field.kind, FieldKind::Text | FieldKind::Lines | FieldKind::Prose);
    match limit.unit() {
        None | Some("lines") if !field.is_prose() => Some(FormFaultKind::PageLimitKind),
        Some(_) if !is_text => Some(FormFaultKind::LimitKind),
        None if field.counted.is_some() => Some(FormFaultKind::CountedAlone),
        _ if limit.fault().is_none() && limit.allowed(page) == 0 => Some(FormFaultKind::LimitWithoutLine),
        _ => limit.fault().map(FormFaultKind::Limit),
    }
}

/// What is wrong with the answers that a field offers.
fn options_fault(field: &Field) -> Option<FormFaultKind> {
    if !field.kind.has_options() {
        return (!field.options.is_empty()).then_some(FormFaultKind::OptionsKind);
    }
    let mut seen = HashSet::new();
    if !(2..=OPTIONS_MAX).contains(&field.options.len()) {
        Some(FormFaultKind::OptionCount)
    } else if !field.options.iter().all(|option| is_option(option)) {
        Some(FormFaultKind::OptionText)
    } else if !field.options.iter().all(|option| seen.insert(option.to_lowercase())) {
        Some(FormFaultKind::DoubledOption)
    } else {
        None
    }
}

/// Whether a text says something, in one line and with nothing round it.
fn is_option(text: &str) -> bool {
    let is_plain = |c: char| !c.is_control() && !crate::shown::turns_direction(c);
    !text.is_empty() && text.trim() == text && text.chars().all(is_plain)
}
