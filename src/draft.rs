//! A draft: what was typed, right or wrong. Its file format is in [`codec`], what is wrong with it in [`check`].
//! No file, no clock, no terminal.

pub mod check;
pub mod codec;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use crate::form::{Field, FieldId, FormSpec, Question};

/// The field that names the applicant.
pub const APPLICANT: &str = "kommune";

/// Where the writer left off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The field that had the caret; the review step where there is none.
    pub field: Option<FieldId>,
    /// The paragraph of the answer, from 0.
    pub paragraph: usize,
    /// The character within the paragraph, from 0.
    pub column: usize,
}

/// One filled or half-filled form.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The form's id.
    pub form: String,
    /// The form's version when the draft was last written.
    pub form_version: u32,
    /// When it was made.
    pub created: DateTime<Utc>,
    /// When an answer or a tick last changed.
    pub changed: DateTime<Utc>,
    /// Who changed it, as the host knows them.
    pub changed_by: String,
    /// Where the writer left off.
    pub place: Option<Place>,
    answers: BTreeMap<FieldId, String>,
    ticks: BTreeMap<FieldId, BTreeSet<String>>,
    unknown: codec::Unknown,
}

impl Draft {
    /// An empty draft of `form`, made `now` by `author`.
    pub fn new(form: &FormSpec, now: DateTime<Utc>, author: &str) -> Self {
        Draft {
            form: form.id.clone(),
            form_version: form.version,
            created: now,
            changed: now,
            changed_by: author.to_owned(),
            place: None,
            answers: BTreeMap::new(),
            ticks: BTreeMap::new(),
            unknown: codec::Unknown::default(),
        }
    }

    /// What was typed in a field; empty where nothing was.
    pub fn answer(&self, field: &FieldId) -> &str {
        self.answers.get(field).map_or("", String::as_str)
    }

    /// Who applies: the answer that names a draft on screens and in lists.
    pub fn applicant(&self) -> &str {
        self.answers.get(&FieldId::new(APPLICANT)).map_or("", |answer| answer.trim())
    }

    /// Whether a field holds more than blanks.
    pub fn is_answered(&self, field: &FieldId) -> bool {
        !self.answer(field).trim().is_empty()
    }

    /// Replaces an answer and says whether that changed anything. Time and author are the caller's to note.
    pub fn set_answer(&mut self, field: &FieldId, text: impl Into<String>) -> bool {
        let text = text.into();
        if self.answer(field) == text {
            return false;
        }
        if text.is_empty() {
            self.answers.remove(field);
        } else {
            self.answers.insert(field.clone(), text);
        }
        true
    }

    /// Whether the writer ticked a sub-question as answered.
    pub fn is_ticked(&self, field: &FieldId, question: &Question) -> bool {
        self.ticks.get(field).is_some_and(|ticked| ticked.contains(&question.id))
    }

    /// Ticks a sub-question, or takes the tick away.
    pub fn toggle_tick(&mut self, field: &FieldId, question: &Question) {
        let ticked = self.ticks.entry(field.clone()).or_default();
        if !ticked.remove(&question.id) {
            ticked.insert(question.id.clone());
        }
        if ticked.is_empty() {
            self.ticks.remove(field);
        }
    }

    /// How many of a field's sub-questions are ticked.
    pub fn ticked(&self, field: &Field) -> usize {
        field.questions.all().iter().filter(|question| self.is_ticked(&field.id, question)).count()
    }

    /// How many fields hold an answer.
    pub fn answered(&self, form: &FormSpec) -> usize {
        form.fields().filter(|field| self.is_answered(&field.id)).count()
    }

    /// Whether two drafts say the same: answers, ticks and what this program doesn't know. Time, author and place
    /// don't count.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.answers == other.answers && self.ticks == other.ticks && self.unknown == other.unknown
    }

    /// Notes that an answer or a tick changed.
    pub fn touch(&mut self, form: &FormSpec, now: DateTime<Utc>, author: &str) {
        self.form_version = form.version;
        self.changed = now;
        author.clone_into(&mut self.changed_by);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::som;

    fn draft() -> Draft {
        Draft::new(som(), DateTime::UNIX_EPOCH, "mette")
    }

    #[test]
    fn an_answer_of_blanks_is_no_answer() {
        let mut draft = draft();
        assert!(draft.set_answer(&FieldId::new("navn"), "  \n "));
        assert_eq!(draft.answered(som()), 0);
    }

    #[test]
    fn the_same_text_again_changes_nothing() {
        let mut draft = draft();
        assert!(draft.set_answer(&FieldId::new("navn"), "Åse"));
        assert!(!draft.set_answer(&FieldId::new("navn"), "Åse"));
        assert!(!draft.set_answer(&FieldId::new("stilling"), ""));
    }

    #[test]
    fn a_tick_goes_on_and_off() {
        let mut draft = draft();
        let field = som().field(&FieldId::new("omraade")).expect("the field");
        draft.toggle_tick(&field.id, &field.questions.all()[0]);
        assert_eq!(draft.ticked(field), 1);
        draft.toggle_tick(&field.id, &field.questions.all()[0]);
        assert_eq!(draft.ticked(field), 0);
        assert!(draft.says_the_same(&self::draft()));
    }
}
