//! How far a section of a draft is: computed from its check and its ticks.

use super::Draft;
use super::check::{Check, FieldCheck, ProblemKind};
use crate::form::Section;
use crate::say;
use crate::words::Words;

/// How far a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SectionState {
    /// Nothing is typed.
    NotStarted,
    /// Partly answered.
    InProgress,
    /// An answer is too long.
    TooLong,
    /// An answer is invalid or disputed.
    Faulty,
    /// Everything is answered, but not every sub-question is ticked.
    Filled,
    /// Nothing is left to do.
    Done,
}

impl SectionState {
    /// How far a section of a draft with this check is.
    pub(crate) fn of(section: &Section, draft: &Draft, check: &Check) -> Self {
        let found: Vec<&FieldCheck> = section.fields().filter_map(|field| check.field(&field.id)).collect();
        let problems = || {
            let problems = found.iter().flat_map(|field| &field.problems);
            problems.filter(|problem| !problem.is_notice()).map(|problem| &problem.kind)
        };
        if problems().any(|kind| *kind == ProblemKind::Conflict) {
            SectionState::Faulty
        } else if found.iter().all(|field| !field.is_answered) {
            SectionState::NotStarted
        } else if problems().any(|kind| matches!(kind, ProblemKind::TooLong(_))) {
            SectionState::TooLong
        } else if problems().any(|kind| matches!(kind, ProblemKind::Flaw(_))) {
            SectionState::Faulty
        } else if problems().next().is_some() {
            SectionState::InProgress
        } else if section.fields().all(|field| draft.ticked(field) == field.questions.all().len()) {
            SectionState::Done
        } else {
            SectionState::Filled
        }
    }

    pub(crate) fn text(self, words: &Words) -> String {
        match self {
            SectionState::NotStarted => say!(words, "state-not-started"),
            SectionState::InProgress => say!(words, "state-in-progress"),
            SectionState::TooLong => say!(words, "state-too-long"),
            SectionState::Faulty => say!(words, "state-faulty"),
            SectionState::Filled => say!(words, "state-filled"),
            SectionState::Done => say!(words, "state-done"),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::draft::Rival;
    use crate::form::{FieldId, som};

    fn draft(answers: &[(&str, &str)]) -> Draft {
        let mut draft = Draft::new(som(), DateTime::UNIX_EPOCH, "mette");
        for (field, text) in answers {
            draft.set_answer(&FieldId::new(*field), *text);
        }
        draft
    }

    fn state(draft: &Draft, field: &str) -> SectionState {
        let step = som().section_of(&FieldId::new(field)).expect("a section");
        SectionState::of(&som().sections[step], draft, &Check::of(som(), draft))
    }

    #[test]
    fn a_section_of_a_long_answer_is_done_once_its_questions_are_ticked() {
        let of = |text: &str| draft(&[("datapraksis", text)]);
        assert_eq!(state(&of(""), "datapraksis"), SectionState::NotStarted);
        assert_eq!(state(&of(&"Linje\n".repeat(40)), "datapraksis"), SectionState::TooLong);
        let mut draft = of("Vi har data.");
        assert_eq!(state(&draft, "datapraksis"), SectionState::Filled);
        let field = som().field(&FieldId::new("datapraksis")).expect("the field");
        field.questions.all().iter().for_each(|question| draft.toggle_tick(&field.id, question));
        assert_eq!(state(&draft, "datapraksis"), SectionState::Done);
    }

    #[test]
    fn a_section_of_short_answers_is_faulty_before_it_is_in_progress() {
        assert_eq!(state(&draft(&[("telefon", "12")]), "navn"), SectionState::Faulty);
        assert_eq!(state(&draft(&[("navn", "Åse")]), "navn"), SectionState::InProgress);
    }

    #[test]
    fn a_dispute_is_what_matters_most_of_a_section() {
        for (field, text) in [("navn", ""), ("omraade", "Linje\n")] {
            let mut draft = draft(&[(field, text.repeat(40).as_str())]);
            let rival = Rival { text: "Et andet".into(), by: "jonas".into(), at: DateTime::UNIX_EPOCH };
            draft.set_rivals(&FieldId::new(field), vec![rival]);
            assert_eq!(state(&draft, field), SectionState::Faulty);
        }
    }
}
