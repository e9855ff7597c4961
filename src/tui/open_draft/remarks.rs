//! Remarks that are written, settled and reopened here: each is an undo step of its answer.

use super::OpenDraft;
use crate::draft::Remark;
use crate::draft::remark::RemarkRefusal;
use crate::form::Field;
use crate::import::RemarkChange;
use crate::say;
use crate::tui::editor::{Edit, RemarkStep};
use crate::tui::shared::Shared;

impl OpenDraft {
    /// Takes over a remark on an answer as far as it is written, in place of what was `written` of it, and returns the id
    /// that it has from its beginning on. A blank one is none, and one that the draft has already is not this one. However
    /// long it is written on, it is one undo step.
    ///
    /// # Errors
    /// If the draft takes no such remark; what was written of it stays.
    pub(crate) fn write_remark(
        &mut self,
        field: &Field,
        written: Option<&str>,
        remark: Remark,
        shared: &mut Shared,
    ) -> Result<Option<String>, RemarkRefusal> {
        let begun = written.filter(|id| self.draft.remark(id).is_some());
        let id = match (remark.refusal(), begun) {
            (Some(RemarkRefusal::Blank), _) => None,
            (Some(refusal), _) => return Err(refusal),
            (None, Some(id)) => {
                self.draft.put_remark(id, Some(remark));
                Some(id.to_owned())
            }
            (None, None) => {
                let is_there = self.draft.remark(&remark.id()).is_some();
                Some(self.draft.add_remark(remark)?).filter(|_| !is_there)
            }
        };
        if let Some(begun) = begun {
            self.editor_mut(field).input.forget_made(begun);
            if id.is_none() {
                self.draft.put_remark(begun, None);
            }
        }
        match &id {
            Some(id) => self.note_remark(field, id, None, shared),
            None => self.changed(shared),
        }
        Ok(id)
    }

    /// Settles a remark on an answer, or reopens it.
    pub(crate) fn toggle_remark(&mut self, field: &Field, id: &str, shared: &mut Shared) {
        let before = self.draft.remark(id).cloned();
        let is_open = before.as_ref().is_some_and(|remark| !remark.is_settled);
        if self.draft.settle_remark(id, is_open) {
            self.note_remark(field, id, before, shared);
        }
    }

    /// Takes the comments of a file over as remarks.
    ///
    /// # Errors
    /// If the draft has as many remarks as it may; those before are taken.
    pub(crate) fn take_remarks(
        &mut self,
        changes: &[RemarkChange],
        shared: &mut Shared,
    ) -> Result<(), RemarkRefusal> {
        for change in changes {
            let id = change.id();
            let before = self.draft.remark(&id).cloned();
            change.take(&mut self.draft)?;
            if let Some(field) = shared.world.form.shared_field(&change.remark.field) {
                self.note_remark(&field, &id, before, shared);
            }
        }
        self.save_if_behind(shared);
        Ok(())
    }

    /// Undoes or redoes what was done last to a remark on an answer, and says whether it was that.
    pub(crate) fn undo_remark(&mut self, field: &Field, undoes: bool, shared: &mut Shared) -> bool {
        let is_remark = self.editor_mut(field).input.is_at_remark(undoes);
        if is_remark {
            self.edit(field, if undoes { Edit::Undo } else { Edit::Redo }, shared);
        }
        is_remark
    }

    fn note_remark(&mut self, field: &Field, id: &str, from: Option<Remark>, shared: &mut Shared) {
        let to = self.draft.remark(id).cloned();
        self.editor_mut(field).input.note_remark(RemarkStep { id: id.to_owned(), from, to });
        self.changed(shared);
    }

    /// Does a step of undo or redo, unless someone else has changed the remark since, and says what became of it: it may
    /// be out of sight.
    pub(super) fn step_remark(&mut self, step: &RemarkStep, shared: &mut Shared) {
        let words = &shared.world.words;
        if self.draft.remark(&step.id).map(Remark::said) != step.from.as_ref().map(Remark::said) {
            let text = say!(words, "notice-remark-changed");
            return shared.inform(text);
        }
        let text = match (&step.from, &step.to) {
            (_, None) => say!(words, "notice-remark-removed"),
            (None, Some(_)) => say!(words, "notice-remark-back"),
            (Some(_), Some(to)) if to.is_settled => say!(words, "notice-remark-settled"),
            (Some(_), Some(_)) => say!(words, "notice-remark-reopened"),
        };
        shared.inform(text);
        self.draft.put_remark(&step.id, step.to.clone());
        self.changed(shared);
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::super::tests::{opened, shared};
    use super::*;
    use crate::draft::Draft;
    use crate::form::{FieldId, som};
    use crate::tui::message::Arrived;

    #[test]
    fn a_colleagues_remark_is_told_once_however_long_it_is_written_on() {
        let mut shared = shared();
        let mut base = Draft::new(som(), DateTime::UNIX_EPOCH, "mette");
        let mut open = opened("ribe", base.clone());
        for (number, text) in [(1, "Hv"), (2, "Hvorfor?")] {
            let mut theirs = Draft::new(som(), DateTime::UNIX_EPOCH, "jonas");
            let field = FieldId::new("motivation");
            let remark = Remark::new(&field, ("", 0), "jonas", DateTime::UNIX_EPOCH, text);
            theirs.put_remark("1", Some(remark));
            let (name, by) = ("ribe".to_owned(), "jonas".to_owned());
            open.take_in(&Arrived { name, number, base, theirs: theirs.clone(), by }, &mut shared);
            assert_eq!(shared.take_notices().iter().flatten().count(), usize::from(number == 1));
            let texts: Vec<&str> = open.draft().remarks().map(|(_, remark)| &*remark.text).collect();
            assert_eq!(texts, [text]);
            base = theirs;
        }
    }

    #[test]
    fn a_remark_that_moved_with_its_words_is_still_undone() {
        let mut shared = shared();
        let field = som().field(&FieldId::new("motivation")).expect("the field");
        let mut base = Draft::new(som(), DateTime::UNIX_EPOCH, "mette");
        base.set_answer(&field.id, "Så tal.\nOg tal.");
        let remark = Remark::new(&field.id, ("tal", 11), "jonas", DateTime::UNIX_EPOCH, "Hvilke?");
        let id = base.add_remark(remark).expect("room");
        let mut open = opened("ribe", base.clone());
        open.toggle_remark(field, &id, &mut shared);
        let mut theirs = base.clone();
        theirs.set_answer(&field.id, "Mange tal.\nOg tal.");
        let (name, by) = ("ribe".to_owned(), "jonas".to_owned());
        open.take_in(&Arrived { name, number: 1, base, theirs, by }, &mut shared);
        let now = |open: &OpenDraft| open.draft().remark(&id).map(|remark| (remark.near, remark.is_settled));
        assert_eq!(now(&open), Some((14, true)));
        for (undoes, is_settled) in [(true, false), (false, true)] {
            assert!(open.undo_remark(field, undoes, &mut shared));
            assert_eq!(now(&open), Some((14, is_settled)));
        }
    }
}
