//! Where the writer left off: the field, and the caret of each answer. No part of what the draft says.

use std::collections::BTreeMap;

use super::Draft;
use crate::form::FieldId;

/// A position in an answer that still makes sense in another session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct CaretPosition {
    /// The paragraph, from 0.
    pub paragraph: usize,
    /// Unicode characters before the caret in its paragraph.
    pub column: usize,
}

/// Where the writer left off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResumePoint {
    /// The field with the caret; `None` for the review step.
    pub field: Option<FieldId>,
    /// The paragraph of the answer, from 0.
    pub paragraph: usize,
    /// The character within the paragraph, from 0.
    pub column: usize,
    /// Where the caret was left in other answers.
    pub others: BTreeMap<FieldId, CaretPosition>,
}

impl ResumePoint {
    /// Takes note that a field has another id.
    pub(super) fn renamed(&mut self, from: &FieldId, to: &FieldId) {
        if self.field.as_ref() == Some(from) {
            self.field = Some(to.clone());
        }
        if let Some(caret) = self.others.remove(from) {
            self.others.insert(to.clone(), caret);
        }
    }
}

impl Draft {
    /// Where the caret was left in an answer; `None` if it never was there.
    pub(crate) fn caret(&self, field: &FieldId) -> Option<CaretPosition> {
        let place = self.place.as_ref()?;
        if place.field.as_ref() == Some(field) {
            Some(place.caret())
        } else {
            place.others.get(field).copied()
        }
    }

    /// Notes where the writer is: in a field, or at the review step. The caret of the answer that is left is kept, if
    /// there is an answer.
    pub(crate) fn note_place(&mut self, field: Option<&FieldId>, caret: CaretPosition) {
        let place = self.place.get_or_insert_default();
        if place.field.as_ref() != field {
            let left = place.caret();
            let answered = place.field.take().filter(|field| self.answers.contains_key(field));
            place.others.extend(answered.map(|field| (field, left)));
        }
        if let Some(field) = field {
            place.others.remove(field);
        }
        place.field = field.cloned();
        (place.paragraph, place.column) = (caret.paragraph, caret.column);
    }
}

impl ResumePoint {
    fn caret(&self) -> CaretPosition {
        CaretPosition { paragraph: self.paragraph, column: self.column }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::form::som;

    #[test]
    fn each_answer_keeps_its_caret_and_the_last_one_is_the_place() {
        let mut draft = Draft::new(som(), DateTime::UNIX_EPOCH, "mette");
        let [navn, motivation] = ["navn", "motivation"].map(FieldId::new);
        let caret = |paragraph, column| CaretPosition { paragraph, column };
        draft.set_answer(&navn, "Åse");
        draft.set_answer(&motivation, "Vi\nvil\nlære");
        assert_eq!(draft.caret(&navn), None);
        draft.note_place(Some(&navn), caret(0, 3));
        draft.note_place(Some(&motivation), caret(2, 1));
        draft.note_place(Some(&FieldId::new("omraade")), caret(0, 0));
        draft.note_place(None, CaretPosition::default());
        assert_eq!(
            [&navn, &motivation].map(|field| draft.caret(field)),
            [Some(caret(0, 3)), Some(caret(2, 1))]
        );
        draft.note_place(Some(&navn), caret(0, 1));
        let others = BTreeMap::from([(motivation, caret(2, 1))]);
        assert_eq!(draft.place, Some(ResumePoint { field: Some(navn), paragraph: 0, column: 1, others }));
    }
}
