//! A document in which no table, mark or title leads to an answer: a text file that was opened and saved, or a form whose
//! tables were turned into text. Its paragraphs are read as the lines of a text file.

use super::AnswerSearch;
use crate::import::{ImportError, Imported, Note, text};

impl AnswerSearch<'_> {
    /// What the paragraphs say. Where labels stand in tables, the answers beside them may be gone; so most of the form
    /// must stand in the text then.
    pub(super) fn running_text(&self) -> Result<Imported, ImportError> {
        let tree = self.tree;
        let read = text::read_lines(&tree.text((0, 0), (tree.paragraphs.len(), 0)), self.form);
        let mut imported = read.map_err(|error| match error {
            // More text than the form has is no form, rather than too long a one.
            ImportError::TooLong => ImportError::NoForm,
            error => error,
        })?;
        if imported.is_unlike() && !self.labels.is_empty() {
            return Err(ImportError::NoForm);
        }
        let objects = (!tree.objects.is_empty()).then_some(Note::LeftOut(None));
        imported.notes.splice(..0, tree.has_tracked_changes.then_some(Note::Tracked));
        imported.notes.extend(objects);
        self.add_comments(&mut imported);
        imported.notes.extend(self.leftovers(None));
        Ok(self.without_foot(imported))
    }
}
