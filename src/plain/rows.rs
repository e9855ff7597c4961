//! Groups that are asked once for each row, and questions that depend on answers: what is asked follows what is said.

use std::sync::Arc;

use super::answering::Change;
use super::{Conversation, Turn};
use crate::draft::RowStep;
use crate::form::{Field, FieldId, RowPlace};
use crate::say;

impl Conversation<'_> {
    /// Asks what the form asks of the draft as it is now; whoever is at a question stays there or, where it isn't asked any
    /// more, goes on at the next that is. Returns the question that was left so.
    pub(super) fn fit_form(&mut self) -> Option<Arc<Field>> {
        let form = self.draft.form_in(&self.forms);
        if Arc::ptr_eq(&form, &self.form) || form == self.form {
            return None;
        }
        let before = std::mem::replace(&mut self.fields, form.shared_fields().cloned().collect());
        self.form = form;
        let back_to = std::mem::take(&mut self.back_to);
        let place =
            |at: usize| before[at.min(before.len())..].iter().find_map(|field| self.place_of(&field.id));
        let turn = |turn: &Turn| match turn {
            Turn::Question(at) => place(*at).map_or(Turn::Review, Turn::Question),
            other => other.clone(),
        };
        let left = match &self.turn {
            Turn::Question(at) => before.get(*at).filter(|field| self.place_of(&field.id).is_none()).cloned(),
            _ => None,
        };
        let (now, asked) = (turn(&self.turn), self.asked.and_then(place));
        let back_to = back_to.into_iter().map(|(then, entry)| (turn(&then), entry)).collect();
        (self.turn, self.asked, self.back_to) = (now, asked, back_to);
        left
    }

    fn place_of(&self, id: &FieldId) -> Option<usize> {
        self.fields.iter().position(|field| field.id == *id)
    }

    /// The row of the question that it is at; else says that it is in none.
    fn row_or_tell(&mut self) -> Option<RowPlace> {
        // Behind the last question one is still in its row.
        let last = self.asked.filter(|_| matches!(self.turn, Turn::Review));
        let field = match last.and_then(|at| self.fields.get(at)) {
            Some(field) => Arc::clone(field),
            None => self.field_or_tell()?,
        };
        let row = self.form.row_of(&field.id).cloned();
        if row.is_none() {
            self.say_sentence(&say!(self.words, "rows-none"));
        }
        row
    }

    /// Adds a row below the one it is at, and asks its first question.
    pub(super) fn add_row(&mut self) {
        let Some(place) = self.row_or_tell() else { return };
        if !self.may_change() {
            return;
        }
        let form = Arc::clone(&self.form);
        let Some(place) = self.draft.add_row(&form, &place, self.now, &self.draft.changed_by.clone()) else {
            return self.say_sentence(&say!(self.words, "rows-no-more", max = place.max));
        };
        self.undo.push(Change::Row(RowStep::Added(place.clone())));
        self.changed();
        self.say_sentence(&say!(self.words, "rows-added", number = place.at + 1));
        self.turn_to_row(&place);
    }

    /// Removes the row that it is at.
    pub(super) fn remove_row(&mut self) {
        let Some(place) = self.row_or_tell() else { return };
        if !self.may_change() {
            return;
        }
        let form = Arc::clone(&self.form);
        let removed = self.draft.remove_row(&form, &place);
        if removed.is_nothing() {
            return self.say_sentence(&say!(self.words, "rows-nothing-to-remove"));
        }
        let told = if removed.is_kept {
            say!(self.words, "rows-emptied", number = place.at + 1)
        } else {
            say!(self.words, "plain-row-removed", number = place.at + 1)
        };
        self.undo.push(Change::Row(RowStep::Removed(removed)));
        self.changed();
        self.say_sentence(&told);
        self.turn_to_row(&place);
    }

    /// Takes back that a row was added or removed, and turns to it or to what stands in its place.
    pub(super) fn undo_row(&mut self, step: RowStep) {
        let form = Arc::clone(&self.form);
        let (place, _) = self.draft.undo_row_step(&form, step);
        self.changed();
        self.say_sentence(&say!(self.words, "rows-undone"));
        self.turn_to_row(&place);
    }

    fn turn_to_row(&mut self, place: &RowPlace) {
        let first = self.form.first_field_at(place).map(|field| field.id.clone());
        if let Some(at) = first.and_then(|field| self.place_of(&field)) {
            self.turn_to(Turn::Question(at));
        }
    }

    /// At the last question of the last row: how to add one.
    pub(super) fn say_how_to_add_row(&mut self, field: &Field) {
        let form = Arc::clone(&self.form);
        let Some(group) = form.group_of(&field.id) else { return };
        let is_last = group.fields().last().is_some_and(|last| last.id == field.id);
        let row = group.row.as_ref().filter(|row| is_last && row.at + 1 == row.count && row.count < row.max);
        if row.is_some() {
            self.said.push(say!(self.words, "plain-row-more"));
        }
    }

    /// What amounts come to now, after the answer to one of them.
    pub(super) fn say_sums(&mut self, field: &Field) {
        let form = Arc::clone(&self.form);
        for sum in form.sums_of(field).filter(|sum| !sum.text.is_empty()) {
            self.said.push(say!(self.words, "plain-sum", name = sum.name(), text = sum.text.as_str()));
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::draft::Draft;
    use crate::form::{FormSpec, Forms};
    use crate::plain::Manner;
    use crate::words::{Lang, Words};

    fn begun() -> Conversation<'static> {
        let form = FormSpec::parse(include_str!("../../tests/forms/frivilligpulje.ron")).expect("a form");
        let forms = Arc::new(Forms::from(Arc::new(form)));
        let draft = Draft::new(&forms.first().asked_first(), DateTime::UNIX_EPOCH, "mette");
        let words: &'static Words = Box::leak(Box::new(Words::new(Lang::Da)));
        let manner = Manner { is_typed: true, ..Manner::default() };
        Conversation::begin(forms, words, draft, DateTime::UNIX_EPOCH, manner)
    }

    /// What is said in answer to these lines.
    fn said(conversation: &mut Conversation, lines: &[&str]) -> String {
        conversation.take_said();
        for line in lines {
            conversation.hear(line, DateTime::UNIX_EPOCH);
        }
        conversation.take_said().join("\n")
    }

    fn answer(conversation: &Conversation, id: &str) -> String {
        conversation.draft().answer(&FieldId::new(id)).to_owned()
    }

    #[test]
    fn a_yes_opens_questions_and_a_no_closes_them() {
        let mut conversation = begun();
        let start = ["Klub Ø", "Åse", "12345678", "aase@klub.dk"];
        assert!(said(&mut conversation, &start).contains("Er der samarbejdspartnere?"));
        let opened = said(&mut conversation, &["ja"]);
        assert!(opened.contains("Partnere: Partner 1") && opened.contains("Navn"), "{opened}");
        said(&mut conversation, &["Klub Å", "/gå 5"]);
        let closed = said(&mut conversation, &["nej"]);
        assert!(closed.contains("Formål"), "{closed}");
        assert_eq!(answer(&conversation, "partnere.1.partner"), "Klub Å", "it is kept");
        let undone = said(&mut conversation, &["/fortryd"]);
        assert!(undone.contains("Er der samarbejdspartnere?"), "{undone}");
    }

    #[test]
    fn a_line_that_was_begun_before_a_colleague_closed_its_question_is_no_answer() {
        let mut conversation = begun();
        said(&mut conversation, &["Klub Ø", "Åse", "12345678", "aase@klub.dk", "ja", "Klub Å"]);
        let base = conversation.draft().clone();
        let mut theirs = base.clone();
        theirs.set_answer(&FieldId::new("samarbejde"), "Nej");
        conversation.take_in(&base, &theirs, "Jonas");
        let told = conversation.take_said().join("\n");
        assert!(told.contains("”Partner 1, Rolle” ikke stilles mere") && told.contains("Formål"), "{told}");
        let refused = said(&mut conversation, &["Lokaler"]);
        assert!(refused.contains("”Lokaler” er ikke skrevet"), "{refused}");
        said(&mut conversation, &["Et formål", "."]);
        assert_eq!(answer(&conversation, "formaal"), "Et formål");
    }

    #[test]
    fn behind_the_last_row_another_is_added() {
        let mut conversation = begun();
        said(&mut conversation, &["Klub Ø", "Åse", "12345678", "aase@klub.dk", "nej", "Et formål", "."]);
        said(&mut conversation, &["Løn", "1000"]);
        let added = said(&mut conversation, &["/række"]);
        assert!(added.contains("Budgetlinje 2"), "{added}");
        let nothing = said(&mut conversation, &["/fjern", "/fjern", "/fjern"]);
        assert!(nothing.contains("er tom og skal være der"), "{nothing}");
    }

    #[test]
    fn rows_are_added_and_removed_and_added_up_by_commands() {
        let mut conversation = begun();
        said(&mut conversation, &["Klub Ø", "Åse", "12345678", "aase@klub.dk", "nej", "Et formål", "."]);
        let first = said(&mut conversation, &["Løn"]);
        assert!(first.contains("/række"), "{first}");
        let added = said(&mut conversation, &["/række", "Husleje", "1.250,50"]);
        assert!(added.contains("Budgetlinje 2") && added.contains("I alt: 1.250,50"), "{added}");
        let second = conversation.form.rows("budget")[1].clone();
        assert_eq!(answer(&conversation, &format!("budget.{}.post", second.as_str())), "Husleje");
        said(&mut conversation, &["/tilbage", "/fjern"]);
        assert_eq!(conversation.form.rows("budget").len(), 1);
        let undone = said(&mut conversation, &["/fortryd"]);
        assert!(undone.contains("Rækken er som før"), "{undone}");
        assert_eq!(answer(&conversation, &format!("budget.{}.post", second.as_str())), "Husleje");
        assert!(said(&mut conversation, &["/gå 1", "/fjern"]).contains("ikke i en række"));
    }
}
