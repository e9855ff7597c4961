//! The rules of what a part of a form depends on: answers that are given before it, and that can be given.

use super::{Checking, Place};
use crate::form::bounds::CONDITION_DEPTH_MAX;
use crate::form::fault::FormFaultKind;
use crate::form::{Condition, Field, FieldId, FieldKind};
use crate::suggest::nearest;

/// The condition of a part, as it stands in the file.
const KEY: &str = "shown_if";

impl Checking<'_> {
    /// Checks the condition of a part that stands in these rows, before what stands in the part is known.
    pub(super) fn condition(&mut self, of: &Place, condition: Option<&Condition>, rows: Option<&str>) {
        let Some(condition) = condition else { return };
        let place = of.key(KEY);
        if depth(condition) > CONDITION_DEPTH_MAX {
            self.tell(&place, FormFaultKind::DeepCondition);
            return;
        }
        for id in condition.fields() {
            self.condition_field(&place, id, rows);
        }
        self.answers(&place, condition);
    }

    fn condition_field(&mut self, place: &Place, id: &FieldId, rows: Option<&str>) {
        let named = || id.to_string();
        match self.known.get(id.as_str()).copied().flatten() {
            Some(known) if known.rows.is_some() && known.rows != rows => {
                self.tell(place, FormFaultKind::OtherRow(named()));
            }
            Some(_) => {}
            None if self.form.fields().any(|field| field.id == *id) => {
                self.tell(place, FormFaultKind::AskedLater(named()));
            }
            None => self.no_such_field(place, KEY, id.as_str()),
        }
    }

    /// Checks that the answers that a condition waits for can be given.
    fn answers(&mut self, place: &Place, condition: &Condition) {
        match condition {
            Condition::Is(id, wanted) => {
                let Some(field) = self.form.fields().find(|field| field.id == *id) else { return };
                if !can_be_given(wanted, field) {
                    let near = near_answer(wanted, field);
                    let (field, answer) = (id.to_string(), wanted.clone());
                    self.tell(place, FormFaultKind::NoSuchAnswer { field, answer, near });
                }
            }
            Condition::Answered(_) => {}
            Condition::Not(other) => self.answers(place, other),
            Condition::All(all) | Condition::Any(all) if all.is_empty() => {
                self.tell(place, FormFaultKind::EmptyCondition);
            }
            Condition::All(all) | Condition::Any(all) => {
                for one in all {
                    self.answers(place, one);
                }
            }
        }
    }
}

/// Whether a field's answer can be this one, as a condition compares it: in the words of documents.
fn can_be_given(wanted: &str, field: &Field) -> bool {
    match field.kind {
        FieldKind::YesNo => field.suggestions("").iter().any(|answer| answer == wanted),
        kind if kind.has_options() => field.options.iter().any(|option| option == wanted),
        kind => {
            let is_wrong = kind.flaw(wanted, &[]).is_some_and(|flaw| !flaw.is_notice());
            !wanted.trim().is_empty() && !is_wrong && kind.shown(wanted, &[]) == wanted
        }
    }
}

/// The answer that was probably meant: the same as documents have it, or one of those to choose among.
fn near_answer(wanted: &str, field: &Field) -> Option<String> {
    let shown = field.kind.shown(wanted, &field.options);
    let answers = match field.kind {
        FieldKind::YesNo => field.suggestions(""),
        _ => field.options.clone(),
    };
    if answers.is_empty() {
        return (shown != wanted).then(|| shown.into_owned());
    }
    nearest(wanted, answers.iter().map(String::as_str)).map(str::to_owned)
}

/// How many conditions stand in one another, itself included.
fn depth(condition: &Condition) -> usize {
    1 + match condition {
        Condition::Is(..) | Condition::Answered(_) => 0,
        Condition::Not(other) => depth(other),
        Condition::All(all) | Condition::Any(all) => all.iter().map(depth).max().unwrap_or(0),
    }
}
