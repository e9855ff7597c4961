//! On what a part of a form depends: answers that are given elsewhere in it.

use serde::Deserialize;

use super::{FieldId, FormSpec, GivenAnswers};

/// When a section, a group or a field is asked: `shown_if: Is("samarbejde", "Ja")`. What isn't asked keeps its answers,
/// which are neither checked nor exported.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub enum Condition {
    /// The field has this answer; where it has several, it is one of them.
    Is(FieldId, String),
    /// The field has an answer.
    Answered(FieldId),
    /// The other one doesn't hold.
    Not(Box<Condition>),
    /// All of them hold.
    All(Vec<Condition>),
    /// One of them holds.
    Any(Vec<Condition>),
}

impl Condition {
    /// Whether it holds for these answers to a form.
    pub(super) fn holds(&self, form: &FormSpec, given: &dyn GivenAnswers) -> bool {
        match self {
            Condition::Is(id, wanted) => {
                let typed = given.answer(id);
                let shown = form.field(id).map_or(typed.into(), |field| field.shown(typed));
                shown.lines().any(|line| line.trim() == wanted)
            }
            Condition::Answered(id) => !given.answer(id).trim().is_empty(),
            Condition::Not(other) => !other.holds(form, given),
            Condition::All(all) => all.iter().all(|one| one.holds(form, given)),
            Condition::Any(all) => all.iter().any(|one| one.holds(form, given)),
        }
    }

    /// The fields that it depends on.
    pub(super) fn fields(&self) -> Vec<&FieldId> {
        match self {
            Condition::Is(id, _) | Condition::Answered(id) => vec![id],
            Condition::Not(other) => other.fields(),
            Condition::All(all) | Condition::Any(all) => all.iter().flat_map(Condition::fields).collect(),
        }
    }

    /// The same about other fields.
    pub(super) fn with_fields(&self, other: &impl Fn(&FieldId) -> FieldId) -> Condition {
        let all = |all: &[Condition]| all.iter().map(|one| one.with_fields(other)).collect();
        match self {
            Condition::Is(id, wanted) => Condition::Is(other(id), wanted.clone()),
            Condition::Answered(id) => Condition::Answered(other(id)),
            Condition::Not(one) => Condition::Not(Box::new(one.with_fields(other))),
            Condition::All(conditions) => Condition::All(all(conditions)),
            Condition::Any(conditions) => Condition::Any(all(conditions)),
        }
    }
}
