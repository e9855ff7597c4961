//! Answers in rows: of several fields with one label, a label leads to that of the row which it stands in.

use std::collections::HashMap;

use super::AnswerSearch;
use crate::form::{Field, FieldId};
use crate::import::form_words::{InRow, of_row};

/// The row that each label of a repeated group is in, by its paragraph; and the cells of tables with a row for each line.
#[derive(Debug, Default)]
pub(in crate::import) struct PlacedLabels {
    pub(super) labels: HashMap<usize, InRow>,
    pub(super) cells: Vec<(usize, FieldId)>,
}

impl<'a> AnswerSearch<'a> {
    /// The field whose label a text is that stands in this paragraph.
    pub(super) fn label_of(&self, text: &str, paragraph: usize) -> Option<&'a Field> {
        self.placed(self.words.all_with_label(text), paragraph)
    }

    /// The field whose label a line of this paragraph begins with, and where in the line its answer begins.
    pub(super) fn label_before(&self, line: &str, paragraph: usize) -> Option<(&'a Field, usize)> {
        let (all, at) = self.words.all_before(line)?;
        Some((self.placed(all, paragraph)?, at))
    }

    fn placed(&self, all: &[&'a Field], paragraph: usize) -> Option<&'a Field> {
        of_row(all, self.placed.labels.get(&paragraph), || all.first().copied())
    }

    /// Takes the cells below the labels at the head of a table with a row for each line.
    pub(super) fn by_column(&mut self) {
        let fields: HashMap<&FieldId, &'a FieldId> =
            self.form.fields().map(|field| (&field.id, &field.id)).collect();
        let placed = self.placed;
        for (cell, id) in &placed.cells {
            let field = fields.get(id).filter(|_| !self.is_answer[*cell]);
            if let Some(field) = field.filter(|field| !self.candidates.contains_key(**field)) {
                self.add_cells(field, &[*cell], true);
            }
        }
    }
}
