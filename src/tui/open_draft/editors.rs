//! The editors of a draft's answers. Each keeps caret, selection and undo steps of its answer, wherever the writer goes
//! meanwhile.

use crate::draft::Draft;
use crate::form::{Field, FieldId, FormSpec};
use crate::tui::editor::field::FieldEditor;
use crate::tui::editor::{Edit, Motion};

/// Upper bound on the text in the undo steps of a draft, in bytes. Beyond it, the answers that were left longest ago
/// lose theirs.
const HISTORY_MAX: usize = 32_000_000;

/// The editors of the answers that were shown or replaced; the one shown last comes last.
#[derive(Debug, Default)]
pub(super) struct AnswerEditors(Vec<AnswerEditor>);

#[derive(Debug)]
pub(super) struct AnswerEditor {
    field: FieldId,
    pub(super) editor: FieldEditor,
    /// Whether the editor holds the answer to the letter, so that it may tell what it touched. It doesn't where the
    /// answer came from a file with line ends or characters that the editor leaves out.
    pub(super) is_exact: bool,
    /// The replacements in all answers that changed this one, by number, and whether they stand or were undone.
    replacements: Vec<(u32, bool)>,
}

impl AnswerEditor {
    /// The caret is where the draft says, or else at the end.
    fn new(field: &Field, draft: &Draft) -> Self {
        let answer = draft.answer(&field.id);
        let mut editor = FieldEditor::new(field, answer);
        editor.apply(Edit::Move { motion: Motion::TextEnd, extend: false });
        if let Some(caret) = draft.caret(&field.id) {
            editor.input.set_caret(caret);
        }
        let is_exact = editor.input.text() == answer;
        AnswerEditor { field: field.id.clone(), editor, is_exact, replacements: Vec::new() }
    }
}

/// Replacements.
impl AnswerEditor {
    /// Takes note that a replacement changed the answer, or was undone or redone in it.
    pub(super) fn note_replacement(&mut self, number: u32, stands: bool) {
        self.replacements.retain(|(other, _)| *other != number);
        self.replacements.push((number, stands));
    }

    /// Whether undo, or else redo, would step over a replacement now; `None` if there is nothing of it to step over.
    pub(super) fn steps_over(&self, number: u32, undoes: bool) -> Option<bool> {
        let is_at_it = || self.editor.input.replacement_at(undoes) == Some(number);
        self.replacements.contains(&(number, undoes)).then(is_at_it)
    }
}

impl AnswerEditors {
    /// The number of the next replacement.
    pub(super) fn next_replacement(&self) -> u32 {
        let numbers = self.0.iter().flat_map(|one| &one.replacements).map(|(number, _)| *number);
        numbers.max().map_or(0, |newest| newest + 1)
    }

    pub(super) fn get_mut(&mut self, field: &FieldId) -> Option<&mut AnswerEditor> {
        self.0.iter_mut().find(|one| one.field == *field)
    }

    pub(super) fn get(&self, field: &FieldId) -> Option<&FieldEditor> {
        self.0.iter().find(|one| one.field == *field).map(|one| &one.editor)
    }

    /// The editor of a field, made where there is none yet.
    pub(super) fn of(&mut self, field: &Field, draft: &Draft) -> &mut AnswerEditor {
        let at = self.0.iter().position(|one| one.field == field.id).unwrap_or_else(|| {
            self.0.push(AnswerEditor::new(field, draft));
            self.0.len() - 1
        });
        &mut self.0[at]
    }

    /// Takes note that the answer to a field is shown from now on.
    pub(super) fn shown(&mut self, field: &Field, draft: &Draft) {
        self.of(field, draft);
        self.0.sort_by_key(|one| one.field == field.id);
        self.0.iter_mut().for_each(|one| one.editor.rest());
        self.forget_beyond(HISTORY_MAX);
    }

    fn forget_beyond(&mut self, most: usize) {
        let mut weight = self.weight();
        let shown = self.0.len().saturating_sub(1);
        for AnswerEditor { editor, .. } in &mut self.0[..shown] {
            if weight <= most {
                return;
            }
            weight -= editor.input.history_weight();
            editor.input.forget_history();
        }
    }

    /// How many bytes of text the undo steps hold.
    pub(super) fn weight(&self) -> usize {
        self.0.iter().map(|one| one.editor.input.history_weight()).sum()
    }

    /// Brings the editors up to a draft that changed other than by typing. What the writer did becomes an undo step;
    /// what others did can't be undone.
    pub(super) fn follow(
        &mut self,
        form: &FormSpec,
        before: &Draft,
        now: &Draft,
        is_own: impl Fn(&Field) -> bool,
    ) {
        for field in form.fields() {
            let (answer, ticks) = (now.answer(&field.id), before.ticks_unlike(now, field));
            if answer == before.answer(&field.id) && ticks.is_empty() {
                continue;
            }
            let is_own = is_own(field);
            if !is_own && self.get(&field.id).is_none() {
                continue;
            }
            let AnswerEditor { editor, is_exact, .. } = self.of(field, before);
            if is_own {
                editor.replace(answer, ticks);
            } else {
                editor.take_in(answer, &ticks);
            }
            *is_exact = editor.input.text() == answer;
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::form::som;

    fn field(id: &str) -> &'static Field {
        som().field(&FieldId::new(id)).expect("the field")
    }

    fn draft(answers: &[(&str, &str)]) -> Draft {
        let mut draft = Draft::new(som(), DateTime::UNIX_EPOCH, "mette");
        for (id, text) in answers {
            draft.set_answer(&FieldId::new(*id), *text);
        }
        draft
    }

    fn undone(editors: &mut AnswerEditors, id: &str, draft: &Draft) -> String {
        let editor = &mut editors.of(field(id), draft).editor;
        editor.apply(Edit::Undo);
        editor.input.text()
    }

    #[test]
    fn what_the_writer_took_over_is_an_undo_step_and_what_others_wrote_is_none() {
        let before = draft(&[("motivation", "Vores"), ("omraade", "Vores")]);
        let now = draft(&[("motivation", "Nyt"), ("omraade", "Deres")]);
        let mut editors = AnswerEditors::default();
        editors.shown(field("omraade"), &before);
        editors.follow(som(), &before, &now, |field| field.id.as_str() == "motivation");
        assert_eq!(undone(&mut editors, "motivation", &now), "Vores");
        assert_eq!(undone(&mut editors, "omraade", &now), "Deres");
    }

    #[test]
    fn ticks_that_came_along_are_undone_along() {
        let before = draft(&[("motivation", "Vores")]);
        let mut now = draft(&[("motivation", "Nyt")]);
        let motivation = field("motivation");
        now.toggle_tick(&motivation.id, &motivation.questions.all()[0]);
        let mut editors = AnswerEditors::default();
        editors.follow(som(), &before, &now, |_| true);
        assert_eq!(editors.of(motivation, &now).editor.apply(Edit::Undo).ticks, [0]);
    }

    #[test]
    fn beyond_the_bound_the_answer_left_longest_ago_loses_its_history() {
        let draft = draft(&[]);
        let mut editors = AnswerEditors::default();
        for id in ["motivation", "omraade", "datapraksis"] {
            editors.shown(field(id), &draft);
            editors.of(field(id), &draft).editor.apply(Edit::Paste("x".repeat(10)));
        }
        editors.forget_beyond(25);
        assert_eq!(editors.weight(), 20);
        assert_eq!(undone(&mut editors, "motivation", &draft), "x".repeat(10));
        assert_eq!(undone(&mut editors, "omraade", &draft), "");
        editors.forget_beyond(0);
        assert_eq!(undone(&mut editors, "datapraksis", &draft), "", "the one that is shown keeps its own");
    }
}
