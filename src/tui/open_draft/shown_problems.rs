//! Which problems show at their fields. What is wrong shows once the field is left, in whatever direction, and what is
//! missing or too long once the step is left forwards.

use std::collections::{BTreeMap, BTreeSet};

use crate::draft::check::{Check, Problem};
use crate::form::{FieldId, FormSpec};

#[derive(Debug, Default)]
pub(super) struct ShownProblems {
    /// Steps that were left forwards, from 0.
    checked_steps: BTreeSet<usize>,
    /// The kinds of problem that a field had when it was left.
    kinds: BTreeMap<FieldId, Vec<&'static str>>,
}

impl ShownProblems {
    pub(super) fn of<'c>(&self, field: &FieldId, check: &'c Check) -> Vec<&'c Problem> {
        let found = check.field(field).map_or(&[][..], |found| &found.problems);
        let shown = self.kinds.get(field).map_or(&[][..], Vec::as_slice);
        let is_shown = |problem: &&Problem| match problem.kind_id() {
            // A civil registration number is told of at once.
            "cpr" => true,
            "conflict" => false,
            kind => shown.contains(&kind),
        };
        found.iter().filter(is_shown).collect()
    }

    pub(super) fn field_left(&mut self, field: &FieldId, form: &FormSpec, check: &Check) {
        let is_checked = form.section_of(field).is_some_and(|step| self.checked_steps.contains(&step));
        let found = check.field(field).map_or(&[][..], |found| &found.problems);
        let kinds = found.iter().filter(|problem| is_checked || problem.is_flaw());
        self.kinds.insert(field.clone(), kinds.map(Problem::kind_id).collect());
    }

    pub(super) fn step_left(&mut self, step: usize, form: &FormSpec, check: &Check) {
        let Some(section) = form.sections.get(step) else { return };
        self.checked_steps.insert(step);
        section.fields().for_each(|field| self.field_left(&field.id, form, check));
    }
}
