//! The answers as they are written, ticked and taken over, and what becomes of the draft with each change.

use super::editors::AnswerEditor;
use super::{OpenDraft, Refresh};
use crate::draft::Draft;
use crate::draft::check::{Check, Problem};
use crate::draft::diff::ParagraphEdit;
use crate::form::{Field, FieldId, FormSpec, Forms};
use crate::import::Imported;
use crate::say;
use crate::tui::editor::field::FieldEditor;
use crate::tui::editor::{CaretPosition, Changed, Edit};
use crate::tui::message::{Effect, Snapshot};
use crate::tui::shared::Shared;
use std::sync::Arc;

/// The editors.
impl OpenDraft {
    /// The editor of a field; there is one from when the field is first shown.
    pub(crate) fn editor(&self, field: &FieldId) -> Option<&FieldEditor> {
        self.editors.get(field)
    }

    /// The editor of a field, for all that changes no text: for that, see [`OpenDraft::edit`].
    pub(crate) fn editor_mut(&mut self, field: &Field) -> &mut FieldEditor {
        &mut self.editors.of(field, &self.draft).editor
    }

    /// Takes note that a field is shown from now on.
    pub(crate) fn show_field(&mut self, field: &Field) {
        self.editors.shown(field, &self.draft);
        self.note_caret(field);
    }

    /// Does something to the answer of a field; to others too, where that undoes or redoes a replacement in all of them.
    pub(crate) fn edit(&mut self, field: &Field, edit: Edit, shared: &mut Shared) -> Changed {
        match edit {
            Edit::Undo | Edit::Redo => self.step(field, edit, shared),
            _ => self.edit_one(field, edit, shared),
        }
    }

    /// Does something to the answer of this field alone.
    pub(super) fn edit_one(&mut self, field: &Field, edit: Edit, shared: &mut Shared) -> Changed {
        let AnswerEditor { editor, is_exact, .. } = self.editors.of(field, &self.draft);
        let is_step = matches!(edit, Edit::Undo | Edit::Redo);
        let changed = editor.apply(edit);
        let touched = changed.text.filter(|_| *is_exact);
        if changed.text.is_some() {
            *is_exact = true;
            if !is_step {
                self.row_steps.forget_undone();
            }
            self.edited(field, touched, shared);
        } else if changed.caret {
            self.caret_moved(field, shared);
        }
        if !changed.ticks.is_empty() {
            self.toggle(field, &changed.ticks, shared);
            self.tell_of_tick(field, &changed.ticks, shared);
        }
        if let Some(step) = &changed.remark {
            self.step_remark(step, shared);
        }
        changed
    }

    /// Takes the chosen name of an open list, and the official spelling of what was typed, if unambiguous.
    pub(crate) fn settle_answer(&mut self, field: &Field, shared: &mut Shared) {
        if !self.is_read_only && self.editor_mut(field).settle() {
            self.edited(field, None, shared);
        }
    }

    /// Takes the answer to a field back from the user's own editor.
    pub(crate) fn replace_answer(&mut self, field: &Field, text: &str, shared: &mut Shared) {
        self.editor_mut(field).input.replace_all(text);
        self.edited(field, None, shared);
    }

    /// Takes the text of a field's editor over. `touched` is what changed in it since the last time, where it is known.
    pub(super) fn edited(&mut self, field: &Field, touched: Option<ParagraphEdit>, shared: &mut Shared) {
        self.note_caret(field);
        let Some(editor) = self.editors.get(&field.id) else { return };
        if !self.draft.set_answer(&field.id, editor.input.text()) {
            return self.place_changed(shared);
        }
        let (form, told) = (&shared.world.form, self.told_fill(&field.id));
        match touched {
            Some(touched) => {
                self.check.edited(form, field, &self.draft, touched, |at| editor.input.paragraph(at));
            }
            None => self.check.again(form, field, &self.draft),
        }
        self.told_length.typed(&field.id, told, self.fill(&field.id), shared.time);
        self.changed(shared);
    }
}

/// The place where the writer is, for the next state that is saved.
impl OpenDraft {
    /// Takes note that the caret moved.
    pub(crate) fn caret_moved(&mut self, field: &Field, shared: &mut Shared) {
        self.note_caret(field);
        self.place_changed(shared);
    }

    /// Takes note that "Tjek dine svar" is shown.
    pub(crate) fn review_shown(&mut self, shared: &mut Shared) {
        self.note_review();
        self.place_changed(shared);
    }

    pub(crate) fn note_review(&mut self) {
        self.draft.note_place(None, CaretPosition::default());
    }

    pub(crate) fn note_caret(&mut self, field: &Field) {
        let caret = self.editor_mut(field).input.caret_position();
        self.draft.note_place(Some(&field.id), caret);
    }
}

/// Ticks.
impl OpenDraft {
    /// Ticks a sub-question, or takes the tick away: an undo step of its answer.
    pub(crate) fn toggle_tick(&mut self, field: &Field, question: usize, shared: &mut Shared) {
        if question < field.questions.all().len() {
            self.editor_mut(field).input.note_ticks(vec![question]);
            self.toggle(field, &[question], shared);
        }
    }

    fn toggle(&mut self, field: &Field, questions: &[usize], shared: &mut Shared) {
        let all = field.questions.all();
        for question in questions.iter().filter_map(|question| all.get(*question)) {
            self.draft.toggle_tick(&field.id, question);
        }
        self.changed(shared);
    }

    /// Says what an undo or redo did to a tick: it may be out of sight.
    fn tell_of_tick(&self, field: &Field, questions: &[usize], shared: &mut Shared) {
        let [question] = questions else { return };
        let Some(question) = field.questions.all().get(*question) else { return };
        let (words, name) = (&shared.world.words, question.short.as_str());
        let text = if self.draft.is_ticked(&field.id, question) {
            say!(words, "notice-ticked", name = name)
        } else {
            say!(words, "notice-unticked", name = name)
        };
        shared.inform(text);
    }
}

/// Answers from elsewhere.
impl OpenDraft {
    /// Takes answers over from a file, each as if it were typed, and saves them at once.
    pub(crate) fn take_over(
        &mut self,
        answers: &[(FieldId, String)],
        imported: &Imported,
        shared: &mut Shared,
    ) {
        let before = self.draft.clone();
        put_in(&mut self.draft, answers, imported, &shared.world.forms);
        self.changed(shared);
        let form = &Arc::clone(&shared.world.form);
        self.changed_from(&before, Refresh::TakenOver, form);
        for (id, _) in answers {
            self.field_left(id, form);
        }
        self.save_if_behind(shared);
    }

    /// Takes text out again that came back since an earlier save failed; `without` is the draft without it.
    pub(crate) fn refuse_recovered(&mut self, without: &Draft, shared: &mut Shared) {
        let (form, before) = (&Arc::clone(&shared.world.form), self.draft.clone());
        form.fields().for_each(|field| self.draft.take_answer_of(without, &field.id));
        self.draft.take_rows_of(without);
        self.changed(shared);
        self.changed_from(&before, Refresh::TakenOver, form);
        self.save_if_behind(shared);
    }

    /// Brings editors and check up to a draft that changed other than by typing.
    pub(super) fn changed_from(&mut self, before: &Draft, why: Refresh, form: &FormSpec) {
        let (draft, restoring) = (&self.draft, &self.restoring);
        let is_restored = |field: &Field| {
            let is_it = |version: &Draft| {
                version.answer(&field.id) == draft.answer(&field.id)
                    && [before, version].iter().any(|one| one.ticks_unlike(draft, field).is_empty())
            };
            restoring.as_ref().is_some_and(|restoring| is_it(&restoring.version) && restoring.is_of(field))
        };
        let is_own = |field: &Field| why == Refresh::TakenOver || is_restored(field);
        self.editors.follow(form, before, draft, is_own);
        self.remarks_before = before.with_open_remarks(form).map(|(field, _)| field.id.clone()).collect();
        let before = std::mem::replace(&mut self.check, Check::of(form, &self.draft));
        self.problems_before = before.problems().map(|Problem { field, .. }| field.clone()).collect();
        self.unseen = Some(why);
    }
}

/// Puts answers of a file into a draft as if they were typed, with the rows that they stand in.
pub(crate) fn put_in(draft: &mut Draft, answers: &[(FieldId, String)], imported: &Imported, forms: &Forms) {
    let form = imported.asked(forms, draft);
    imported.put_rows(answers.iter().map(|(id, _)| id), &form, draft);
    for (id, text) in answers {
        if let Some(field) = form.field(id) {
            draft.set_answer(id, FieldEditor::as_typed(field.kind, text));
        }
    }
}

/// What was changed is on its way to the disk.
impl OpenDraft {
    /// The place is worth a save, but not one that can only fail.
    fn place_changed(&mut self, shared: &mut Shared) {
        if !self.is_read_only {
            self.saving.place_changed();
            self.stage(shared);
        }
    }

    pub(super) fn changed(&mut self, shared: &mut Shared) {
        self.draft.touch(&shared.world.form, shared.time.wall, &shared.world.author);
        self.saving.text_changed(shared.time.mono);
        self.row_steps.typed();
        self.stage(shared);
        self.fit_form(shared);
    }

    /// Asks what the form asks of the draft as it is now.
    pub(super) fn fit_form(&mut self, shared: &mut Shared) {
        let form = shared.world.form_of(&self.draft);
        // Most forms ask the same all the time, and are the same form then: no key is to compare all of its texts.
        if !Arc::ptr_eq(&form, &shared.world.form) && form != shared.world.form {
            self.check = Check::of(&form, &self.draft);
            shared.fill_in(form);
        }
    }

    pub(super) fn stage(&mut self, shared: &mut Shared) {
        shared.effect(Effect::Stage(Box::new(Snapshot {
            name: self.name.clone(),
            draft: self.draft.clone(),
            serial: self.saving.newest(),
            upon: self.upon,
        })));
    }
}
