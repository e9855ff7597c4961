//! Words that are replaced in several answers at once, and undone and redone as one.

use super::OpenDraft;
use crate::form::Field;
use crate::say;
use crate::tui::editor::{Changed, Edit};
use crate::tui::shared::Shared;

impl OpenDraft {
    /// The number of the next replacement.
    pub(crate) fn next_replacement(&self) -> u32 {
        self.editors.next_replacement()
    }

    /// Replaces the answer to a field by one that is much like it, as part of a replacement: see
    /// [`TextEditor::rewrite`].
    ///
    /// [`TextEditor::rewrite`]: crate::tui::editor::text_editor::TextEditor::rewrite
    pub(crate) fn rewrite(&mut self, field: &Field, text: &str, replacement: u32, shared: &mut Shared) {
        let editor = self.editors.of(field, &self.draft);
        editor.editor.input.rewrite(text, replacement);
        editor.is_exact = true;
        editor.note_replacement(replacement, true);
        self.edited(field, None, shared);
    }

    /// Undoes or redoes a step of an answer, and of all others where it is part of the same replacement and nothing was
    /// changed since.
    pub(super) fn step(&mut self, field: &Field, edit: Edit, shared: &mut Shared) -> Changed {
        let undoes = edit == Edit::Undo;
        let number = self.editors.get(&field.id).and_then(|editor| editor.input.replacement_at(undoes));
        let Some(number) = number else { return self.edit_one(field, edit, shared) };
        let (mut stepped, mut left) = (1, 0);
        for other in shared.world.form.fields().filter(|other| other.id != field.id) {
            match self.editors.get_mut(&other.id).and_then(|editor| editor.steps_over(number, undoes)) {
                None => continue,
                Some(false) => left += 1,
                Some(true) => {
                    self.step_over(number, other, &edit, shared);
                    stepped += 1;
                }
            }
        }
        // Last, since the writer is here.
        let changed = self.step_over(number, field, &edit, shared);
        if stepped + left > 1 {
            let words = &shared.world.words;
            let told = match undoes {
                true => say!(words, "find-undone", answers = stepped, left = left),
                false => say!(words, "find-redone", answers = stepped, left = left),
            };
            shared.inform(told);
        }
        changed
    }

    fn step_over(&mut self, number: u32, field: &Field, edit: &Edit, shared: &mut Shared) -> Changed {
        let changed = self.edit_one(field, edit.clone(), shared);
        if let Some(editor) = self.editors.get_mut(&field.id) {
            editor.note_replacement(number, *edit == Edit::Redo);
        }
        changed
    }
}
