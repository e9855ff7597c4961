//! A file's answers laid beside the draft: which differ, which are to be taken, and which is looked at.

use crate::draft::Draft;
use crate::form::{FieldId, FormSpec};
use crate::import::{AnswerChange, Imported, Note, changes};
use crate::say;
use crate::words::Words;

/// A file's answers beside the draft's.
#[derive(Debug)]
pub struct Laid {
    /// The file's name, for the screen.
    pub file: String,
    imported: Imported,
    items: Vec<Item>,
    /// Whether the marks that one begins with are set.
    has_marks: bool,
    /// The chosen row: the notes, where there are any, then the answers.
    chosen: usize,
    /// The first row of the text that is shown.
    pub(super) first: usize,
}

/// An answer that differs.
#[derive(Debug)]
pub struct Item {
    /// What it was and would be.
    pub change: AnswerChange,
    /// Whether it is to be taken.
    pub is_marked: bool,
}

/// What a row of the list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// All that is to be known of the file.
    Notes,
    /// An answer, by its number among those that differ.
    Answer(usize),
}

impl Item {
    /// What happens to the answer, in a word or two.
    pub fn state(&self, words: &Words) -> String {
        if self.change.is_emptying() {
            say!(words, "import-emptied")
        } else if self.change.before.trim().is_empty() {
            say!(words, "import-new")
        } else if self.change.is_older {
            say!(words, "import-older-short")
        } else {
            say!(words, "import-changed")
        }
    }
}

impl Laid {
    /// What was read from a file, not laid beside a draft yet.
    pub(super) fn new(file: String, imported: Imported) -> Self {
        Laid { file, imported, items: Vec::new(), has_marks: false, chosen: 0, first: 0 }
    }

    /// Lays the answers beside what the draft says now. At first all are marked but those that would take an answer
    /// or a newer text away. Later a mark goes where someone else has changed the answer: it was set before what they wrote was seen.
    pub fn lay_beside(&mut self, form: &FormSpec, draft: &Draft) {
        let chosen = self.chosen().and_then(|item| Some(self.items.get(item)?.change.field.clone()));
        let before = std::mem::take(&mut self.items);
        let item = |change: AnswerChange| {
            let old = before.iter().find(|old| old.change.field == change.field);
            let mut item = Item { change, is_marked: false };
            item.is_marked = match old {
                Some(old) => old.is_marked && old.change.before == item.change.before,
                None => !self.has_marks && item.change.is_taken_unasked(),
            };
            item
        };
        self.items = changes(form, draft, &self.imported).into_iter().map(item).collect();
        self.has_marks = true;
        let at = chosen.and_then(|field| self.items.iter().position(|item| item.change.field == field));
        let row = at.map_or(self.chosen, |at| at + self.note_rows());
        self.choose(row);
    }

    /// What is to be known of the file.
    pub fn notes(&self) -> &[Note] {
        &self.imported.notes
    }

    /// What is to be known of one field.
    pub fn notes_on<'n>(&'n self, field: &'n FieldId) -> impl Iterator<Item = &'n Note> {
        self.notes().iter().filter(move |note| note.field() == Some(field))
    }

    /// The answers that differ.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// How many of them are to be taken.
    pub fn marked(&self) -> usize {
        self.items.iter().filter(|item| item.is_marked).count()
    }

    /// The answers to be taken.
    pub fn taken(&self) -> Vec<(FieldId, String)> {
        let marked = self.items.iter().filter(|item| item.is_marked);
        marked.map(|item| (item.change.field.clone(), item.change.after.clone())).collect()
    }

    fn note_rows(&self) -> usize {
        usize::from(!self.notes().is_empty())
    }

    /// The rows of the list.
    pub fn entries(&self) -> impl Iterator<Item = Entry> {
        let notes = (!self.notes().is_empty()).then_some(Entry::Notes);
        notes.into_iter().chain((0..self.items.len()).map(Entry::Answer))
    }

    /// The chosen row's number.
    pub fn chosen_row(&self) -> usize {
        self.chosen
    }

    /// What the chosen row is.
    pub fn chosen_entry(&self) -> Option<Entry> {
        self.entries().nth(self.chosen)
    }

    /// The chosen answer's number.
    fn chosen(&self) -> Option<usize> {
        match self.chosen_entry() {
            Some(Entry::Answer(at)) => Some(at),
            Some(Entry::Notes) | None => None,
        }
    }

    fn choose(&mut self, row: usize) {
        self.chosen = row.min(self.entries().count().saturating_sub(1));
    }

    /// Chooses the row so many further down.
    pub fn move_by(&mut self, by: isize) {
        self.first = 0;
        self.choose(self.chosen.saturating_add_signed(by));
    }

    /// Scrolls in the texts by rows, of `rows` when `room` fit.
    pub fn scroll(&mut self, by: isize, rows: usize, room: usize) {
        let last = rows.saturating_sub(room);
        self.first = self.first.min(last).saturating_add_signed(by).min(last);
    }

    /// Marks the chosen answer, or takes its mark away.
    pub fn toggle(&mut self) {
        if let Some(item) = self.chosen().and_then(|at| self.items.get_mut(at)) {
            item.is_marked = !item.is_marked;
        }
    }

    /// Marks all answers that may be taken without being named; unmarks all where they are marked already.
    pub fn toggle_all(&mut self) {
        let is_missing = |item: &Item| item.change.is_taken_unasked() && !item.is_marked;
        if self.items.iter().any(is_missing) {
            self.items.iter_mut().for_each(|item| item.is_marked |= item.change.is_taken_unasked());
        } else {
            self.items.iter_mut().for_each(|item| item.is_marked = false);
        }
    }
}
