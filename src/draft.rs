//! A draft: what was typed, right or wrong. [`codec`] is its file format, [`check`] finds problems in it. No file, no
//! clock, no terminal.

pub mod check;
pub mod codec;
pub(crate) mod diff;
mod given;
pub(crate) mod growth;
pub(crate) mod history;
pub mod merge;
pub(crate) mod naming;
pub(crate) mod participation;
mod place;
pub(crate) mod remark;
mod rows;
pub(crate) mod seal;
pub(crate) mod section_state;
pub(crate) mod status;
mod sum_key;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::clean::Lines;
use crate::form::{Field, FieldId, FormSpec, Forms, Question, RowId};
pub(crate) use given::GivenAnswer;
pub use history::VersionChanges;
pub use participation::Participation;
pub use place::{CaretPosition, ResumePoint};
pub use remark::Remark;
pub(crate) use rows::RowStep;
pub(crate) use seal::{Approval, LetterFate};
pub use seal::{Receipt, Seal};
pub(crate) use sum_key::SumKey;

/// A competing text of an answer that two people changed at once, kept until someone chooses.
// As approvals and receipts, it is read strictly: unknown parts couldn't be kept.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rival {
    /// Never empty.
    pub text: String,
    /// Its author's account name.
    pub by: String,
    /// When they wrote it.
    #[serde(deserialize_with = "codec::instant")]
    pub at: DateTime<Utc>,
}

/// How a writer resolves competing texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Settle {
    /// Keep the answer, drop the rivals.
    KeepAnswer,
    /// Take this rival, counted from 0, as the answer, drop the rest.
    TakeRival(usize),
    /// Append the rivals to the answer, as paragraphs where it has room for them.
    KeepAll,
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
    /// Who changed it, by account name.
    pub changed_by: String,
    /// Where the writer left off.
    pub place: Option<ResumePoint>,
    // Shared, so that a key in one answer copies none of the others on the way to the disk.
    answers: BTreeMap<FieldId, Arc<str>>,
    ticks: BTreeMap<FieldId, BTreeSet<String>>,
    rivals: BTreeMap<FieldId, Vec<Rival>>,
    /// The rows of repeated groups in their order, where anyone has added, removed or moved one.
    rows: BTreeMap<String, Vec<RowId>>,
    /// By their ids.
    remarks: BTreeMap<String, Remark>,
    /// By the ids of their events; none of which nothing is noted.
    participations: BTreeMap<String, Participation>,
    approval: Option<Approval>,
    receipts: Vec<Receipt>,
    /// Of the sums that documents hold of short answers.
    sum_key: Option<SumKey>,
    unknown: codec::Unknown,
}

impl Draft {
    /// An empty draft of `form`, made `now` by `author`.
    pub fn new(form: &FormSpec, now: DateTime<Utc>, author: &str) -> Self {
        Draft {
            form: form.id.clone(),
            form_version: form.version,
            changed_by: author.to_owned(),
            ..Draft::unversioned(now)
        }
    }

    /// An empty draft of no form yet, made `now`.
    fn unversioned(now: DateTime<Utc>) -> Self {
        // As a file would return it.
        let now = codec::whole_seconds(now);
        Draft {
            form: String::new(),
            form_version: 0,
            created: now,
            changed: now,
            changed_by: String::new(),
            place: None,
            answers: BTreeMap::new(),
            ticks: BTreeMap::new(),
            rivals: BTreeMap::new(),
            rows: BTreeMap::new(),
            remarks: BTreeMap::new(),
            participations: BTreeMap::new(),
            approval: None,
            receipts: Vec::new(),
            sum_key: None,
            unknown: codec::Unknown::default(),
        }
    }

    /// What its form asks of it, as it is told to the writer.
    ///
    /// A draft is read with its form alone; should that have gone since, what the first form asks.
    pub fn form_in(&self, forms: &Forms) -> Arc<FormSpec> {
        forms.get(&self.form).unwrap_or_else(|| forms.first()).asked(self)
    }

    /// The text of a field, possibly empty.
    pub fn answer(&self, field: &FieldId) -> &str {
        self.answers.get(field).map_or("", AsRef::as_ref)
    }

    /// What names the draft on screens: who applies, unless the form says another.
    pub(crate) fn title(&self, form: &FormSpec) -> &str {
        self.answer(&form.names_drafts().id).trim()
    }

    /// Who applies.
    pub(crate) fn applicant(&self, form: &FormSpec) -> &str {
        self.answer(&form.applicant().id).trim()
    }

    /// Whether a field's text isn't blank.
    pub fn is_answered(&self, field: &FieldId) -> bool {
        !self.answer(field).trim().is_empty()
    }

    /// Replaces an answer, and returns whether it changed. The caller notes time and author. A rival equal to the
    /// answer is dropped; remarks stay with their words.
    pub fn set_answer(&mut self, field: &FieldId, text: impl Into<Arc<str>>) -> bool {
        let text = text.into();
        if *self.answer(field) == *text {
            return false;
        }
        let before = if text.is_empty() {
            self.answers.remove(field)
        } else {
            self.answers.insert(field.clone(), text)
        };
        self.move_remarks(field, before.as_deref().unwrap_or_default());
        if let Some(rivals) = self.rivals.remove(field) {
            self.set_rivals(field, rivals);
        }
        true
    }

    /// Whether the writer ticked a sub-question as answered.
    pub(crate) fn is_ticked(&self, field: &FieldId, question: &Question) -> bool {
        self.ticks.get(field).is_some_and(|ticked| ticked.contains(&question.id))
    }

    /// Ticks or unticks a sub-question.
    pub(crate) fn toggle_tick(&mut self, field: &FieldId, question: &Question) {
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

    /// The sub-questions of a field, by number, that are ticked in one of two drafts only.
    pub(crate) fn ticks_unlike(&self, other: &Draft, field: &Field) -> Vec<usize> {
        let questions = field.questions.all().iter().enumerate();
        let is_unlike =
            |question| self.is_ticked(&field.id, question) != other.is_ticked(&field.id, question);
        questions.filter(|(_, question)| is_unlike(question)).map(|(number, _)| number).collect()
    }

    /// The competing texts of an answer.
    pub fn rivals(&self, field: &FieldId) -> &[Rival] {
        self.rivals.get(field).map_or(&[], Vec::as_slice)
    }

    /// Whether an answer has competing texts.
    pub(crate) fn is_disputed(&self, field: &FieldId) -> bool {
        self.rivals.contains_key(field)
    }

    /// The fields with competing texts.
    pub fn disputed(&self) -> impl Iterator<Item = &FieldId> {
        self.rivals.keys()
    }

    /// Replaces an answer's rivals, dropping blank ones and duplicates. They are normalised as a file would, so that
    /// a saved draft never differs from its file.
    pub fn set_rivals(&mut self, field: &FieldId, rivals: Vec<Rival>) {
        let mut kept: Vec<Rival> = Vec::new();
        for rival in rivals {
            let text = codec::normalised(&rival.text).into_owned();
            let is_said = text.trim().is_empty() || text == codec::normalised(self.answer(field));
            if !is_said && kept.iter().all(|other| other.text != text) {
                kept.push(Rival { text, at: codec::whole_seconds(rival.at), ..rival });
            }
        }
        if kept.is_empty() {
            self.rivals.remove(field);
        } else {
            self.rivals.insert(field.clone(), kept);
        }
    }

    /// Resolves competing texts, and returns whether there were any.
    pub(crate) fn settle(&mut self, field: &Field, how: Settle) -> bool {
        let answer = self.answer(&field.id);
        let mut rivals = self.rivals(&field.id).iter().map(|rival| rival.text.as_str());
        let settled = match how {
            _ if !self.is_disputed(&field.id) => None,
            Settle::KeepAnswer => Some(answer.to_owned()),
            Settle::TakeRival(number) => rivals.nth(number).map(str::to_owned),
            Settle::KeepAll => {
                Some(joined(std::iter::once(answer).chain(rivals), field.kind.gesture().into()))
            }
        };
        let Some(settled) = settled else { return false };
        self.rivals.remove(&field.id);
        self.set_answer(&field.id, settled);
        true
    }

    /// Takes the answer of another draft to a field, with its ticks and rivals.
    pub(crate) fn take_answer_of(&mut self, other: &Draft, field: &FieldId) {
        self.set_answer(field, other.answer(field));
        self.set_rivals(field, other.rivals(field).to_vec());
        match other.ticks.get(field) {
            Some(ticked) => drop(self.ticks.insert(field.clone(), ticked.clone())),
            None => drop(self.ticks.remove(field)),
        }
    }

    /// Whether both have the same rows in the same order.
    pub(crate) fn has_same_rows(&self, other: &Self) -> bool {
        self.rows == other.rows
    }

    /// How many fields hold an answer.
    pub fn answered(&self, form: &FormSpec) -> usize {
        form.fields().filter(|field| self.is_answered(&field.id)).count()
    }

    /// Whether two drafts have the same content: answers, rivals, ticks, remarks, the part in meetings, approval, receipts
    /// and unknown fields. Time, author, caret and where a remark's words stand don't count.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.nonempty_answers().eq(other.nonempty_answers())
            && self.rivals == other.rivals
            && self.notes() == other.notes()
    }

    /// As [`Draft::says_the_same`], whichever of the competing texts is the answer: two writers each keep their own
    /// in front.
    pub(crate) fn holds_the_same(&self, other: &Self) -> bool {
        self.texts() == other.texts() && self.notes() == other.notes()
    }

    /// The answers and rivals, each with its field.
    fn texts(&self) -> BTreeSet<(&FieldId, &str)> {
        let answers = self.nonempty_answers().map(|(field, text)| (field, &**text));
        let rivals = self
            .rivals
            .iter()
            .flat_map(|(field, rivals)| rivals.iter().map(move |rival| (field, rival.text.as_str())));
        answers.chain(rivals).collect()
    }

    /// The content besides answers and rivals.
    fn notes(&self) -> impl PartialEq {
        let Draft { ticks, rows, participations, approval, receipts, unknown, .. } = self;
        (ticks, rows, self.said_remarks(), participations, approval, receipts, unknown.content())
    }

    /// The answers that aren't empty.
    pub(crate) fn nonempty_answers(&self) -> impl Iterator<Item = (&FieldId, &Arc<str>)> {
        self.answers.iter().filter(|(_, text)| !text.is_empty())
    }

    /// The draft without what is only carried along for a newer som.
    pub(crate) fn without_unknown(&self) -> Draft {
        Draft { unknown: codec::Unknown::default(), ..self.clone() }
    }

    /// The key of the sums of short answers; a draft that no som since December 2026 saved has none.
    pub(crate) fn sum_key(&self) -> Option<&SumKey> {
        self.sum_key.as_ref()
    }

    /// Takes the key of the draft that this one replaces.
    pub(crate) fn keep_key_of(&mut self, replaced: &Draft) {
        self.sum_key.clone_from(&replaced.sum_key);
    }

    /// Gives the draft a key, unless it has one.
    pub(crate) fn give_key(&mut self, key: Option<SumKey>) {
        if self.sum_key.is_none() {
            self.sum_key = key;
        }
    }

    /// Records a change of an answer or a tick.
    pub(crate) fn touch(&mut self, form: &FormSpec, now: DateTime<Utc>, author: &str) {
        self.form_version = form.version;
        self.changed = now;
        author.clone_into(&mut self.changed_by);
    }
}

/// Several texts as one answer.
fn joined<'t>(texts: impl Iterator<Item = &'t str>, lines: Lines) -> String {
    let all = texts.collect::<Vec<_>>().join("\n");
    match lines {
        Lines::Many => all,
        Lines::One => {
            let parts = all.lines().map(str::trim).filter(|part| !part.is_empty());
            parts.collect::<Vec<_>>().join(" / ")
        }
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
    fn a_dispute_ends_as_the_writer_chose() {
        let rival =
            |text: &str| Rival { text: text.to_owned(), by: "jonas".into(), at: DateTime::UNIX_EPOCH };
        let settled = |id: &str, how| {
            let field = som().field(&FieldId::new(id)).expect("a field");
            let id = &field.id;
            let mut draft = draft();
            draft.set_answer(id, "Vores");
            draft.set_rivals(id, vec![rival("Deres"), rival("Vores"), rival(""), rival("Deres")]);
            assert_eq!(draft.rivals(id), [rival("Deres")]);
            assert!(draft.settle(field, how));
            assert!(!draft.settle(field, how));
            draft.answer(id).to_owned()
        };
        assert_eq!(settled("motivation", Settle::KeepAnswer), "Vores");
        assert_eq!(settled("motivation", Settle::TakeRival(0)), "Deres");
        assert_eq!(settled("motivation", Settle::KeepAll), "Vores\nDeres");
        for of_one_line in ["kommune", "navn", "telefon", "email"] {
            assert_eq!(settled(of_one_line, Settle::KeepAll), "Vores / Deres");
        }
    }

    #[test]
    fn several_lines_become_one_without_gaps() {
        assert_eq!(joined(["", "Åse\n\nBo ", "Eva"].into_iter(), Lines::One), "Åse / Bo / Eva");
        assert_eq!(joined(["Åse\n", "Bo"].into_iter(), Lines::Many), "Åse\n\nBo");
    }

    #[test]
    fn a_dispute_is_over_once_both_say_the_same() {
        let field = FieldId::new("navn");
        let mut draft = draft();
        draft.set_answer(&field, "Mette");
        let rival = Rival { text: "A\u{30a}se".into(), by: "jonas".into(), at: DateTime::UNIX_EPOCH };
        draft.set_rivals(&field, vec![rival]);
        assert!(draft.is_disputed(&field));
        draft.set_answer(&field, "Åse");
        assert!(!draft.is_disputed(&field));
    }

    #[test]
    fn which_of_two_texts_stands_first_is_no_difference_between_two_writers() {
        let field = FieldId::new("motivation");
        let both = |answer: &str, rival: &str| {
            let mut draft = draft();
            draft.set_answer(&field, answer);
            let at = DateTime::UNIX_EPOCH;
            draft.set_rivals(&field, vec![Rival { text: rival.to_owned(), by: "jonas".into(), at }]);
            draft
        };
        assert!(both("a", "b").holds_the_same(&both("b", "a")));
        assert!(!both("a", "b").says_the_same(&both("b", "a")));
        assert!(!both("a", "b").holds_the_same(&both("a", "c")));
        assert!(!both("a", "b").holds_the_same(&draft()));
    }

    #[test]
    fn an_empty_answer_is_no_difference() {
        let mut with = draft();
        with.answers.insert(FieldId::new("navn"), "".into());
        assert!(with.says_the_same(&draft()) && draft().says_the_same(&with));
        assert!(with.holds_the_same(&draft()) && draft().holds_the_same(&with));
        with.set_answer(&FieldId::new("stilling"), "Leder");
        assert!(!with.says_the_same(&draft()) && !with.holds_the_same(&draft()));
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
