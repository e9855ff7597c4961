//! Words that are replaced in several answers at once, and undone and redone as one.

use super::OpenDraft;
use crate::form::Field;
use crate::say;
use crate::tui::editor::{Changed, Edit};
use crate::tui::shared::Shared;
use std::sync::Arc;

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
        for other in Arc::clone(&shared.world.form).fields().filter(|other| other.id != field.id) {
            match self.editors.get_mut(&other.id).and_then(|editor| editor.steps_over(number, undoes)) {
                None => {}
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
            let told = if undoes {
                say!(words, "find-undone", answers = stepped, left = left)
            } else {
                say!(words, "find-redone", answers = stepped, left = left)
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

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::draft::Draft;
    use crate::form::{FieldId, som};
    use crate::tui::open_draft::tests::{opened, shared};

    const ANSWERS: [&str; 3] = ["motivation", "omraade", "datapraksis"];

    fn field(id: &str) -> &'static Field {
        som().field(&FieldId::new(id)).expect("the field")
    }

    /// Three answers in which a replacement put "so" for "ko".
    fn replaced() -> (OpenDraft, Shared) {
        let mut draft = Draft::new(som(), DateTime::UNIX_EPOCH, "mette");
        for id in ANSWERS {
            draft.set_answer(&FieldId::new(id), "ko");
        }
        let (mut open, mut shared) = (opened("a", draft), shared());
        let number = open.next_replacement();
        for id in ANSWERS {
            open.rewrite(field(id), "so", number, &mut shared);
        }
        (open, shared)
    }

    fn answers(open: &OpenDraft) -> [&str; 3] {
        ANSWERS.map(|id| open.answer(&FieldId::new(id)))
    }

    fn told(shared: &Shared) -> &str {
        shared.notice.as_ref().map_or("", |notice| &notice.text)
    }

    #[test]
    fn a_replacement_is_undone_and_redone_in_all_answers() {
        let (mut open, mut shared) = replaced();
        open.edit(field("omraade"), Edit::Undo, &mut shared);
        assert_eq!((answers(&open), told(&shared)), (["ko"; 3], "Erstatningen er fortrudt i 3 svar"));
        open.edit(field("motivation"), Edit::Redo, &mut shared);
        assert_eq!((answers(&open), told(&shared)), (["so"; 3], "Erstatningen er lavet igen i 3 svar"));
    }

    #[test]
    fn what_was_changed_since_stays_and_two_replacements_are_two_steps() {
        let (mut open, mut shared) = replaced();
        let number = open.next_replacement();
        open.rewrite(field("omraade"), "ho", number, &mut shared);
        open.edit(field("datapraksis"), Edit::Insert('!'), &mut shared);
        open.edit(field("motivation"), Edit::Undo, &mut shared);
        assert_eq!(answers(&open), ["ko", "ho", "s!o"]);
        assert_eq!(told(&shared), "Erstatningen er fortrudt i 1 svar, men ikke i 2, der er ændret siden");
        open.edit(field("omraade"), Edit::Undo, &mut shared);
        assert_eq!(answers(&open), ["ko", "so", "s!o"]);
        open.edit(field("omraade"), Edit::Undo, &mut shared);
        assert_eq!(answers(&open), ["ko", "ko", "s!o"]);
    }
}
