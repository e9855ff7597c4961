//! A file's answers compared with the draft: which differ, which are to be taken, and which is looked at.

use crate::draft::Draft;
use crate::form::{FieldId, FormSpec};
use crate::import::{AnswerChange, Caution, Imported, Note, changes};
use crate::say;
use crate::tui::widget::list::{ScrollOffset, moved};
use crate::words::Words;

/// A file's answers compared with the draft's.
#[derive(Debug)]
pub(super) struct FileAnswers {
    /// The file's name, for the screen.
    pub(super) file: String,
    imported: Imported,
    /// What is to be known of the file.
    notes: Vec<Note>,
    /// The answers that differ.
    pub(super) items: Vec<FileAnswer>,
    /// Whether the marks that one begins with are set.
    has_marks: bool,
    /// The chosen row: the notes, where there are any, then the answers.
    pub(super) chosen: usize,
    pub(super) scroll: ScrollOffset,
}

/// An answer that differs.
#[derive(Debug)]
pub(super) struct FileAnswer {
    /// What it was and would be.
    pub(super) change: AnswerChange,
    /// Whether it is to be taken.
    pub(super) is_marked: bool,
}

/// What a row of the list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AnswerRow {
    /// All that is to be known of the file.
    Notes,
    /// An answer, by its number among those that differ.
    Answer(usize),
}

impl FileAnswer {
    /// What happens to the answer, in a word or two.
    pub(super) fn state(&self, words: &Words) -> String {
        if self.change.is_emptying() {
            say!(words, "import-emptied")
        } else if self.change.before.trim().is_empty() {
            say!(words, "import-new")
        } else if self.change.caution == Some(Caution::Older) {
            say!(words, "import-older-short")
        } else if self.change.caution == Some(Caution::Both) {
            say!(words, "import-both-short")
        } else {
            say!(words, "import-changed")
        }
    }
}

impl FileAnswers {
    /// What was read from a file, not compared with a draft yet.
    pub(super) fn new(file: String, imported: Imported) -> Self {
        FileAnswers {
            file,
            notes: imported.notes.clone(),
            imported,
            items: Vec::new(),
            has_marks: false,
            chosen: 0,
            scroll: ScrollOffset::default(),
        }
    }

    /// Compares the answers with what the draft says now. At first all are marked but those that would take an answer
    /// or a newer text away. Later a mark goes where someone else has changed the answer: it was set before what they
    /// wrote was seen.
    pub(super) fn compare(&mut self, form: &FormSpec, draft: &Draft) {
        let chosen = self.chosen().and_then(|item| Some(self.items.get(item)?.change.field.clone()));
        let before = std::mem::take(&mut self.items);
        let item = |change: AnswerChange| {
            let old = before.iter().find(|old| old.change.field == change.field);
            let mut item = FileAnswer { change, is_marked: false };
            item.is_marked = match old {
                Some(old) => old.is_marked && old.change.before == item.change.before,
                None => !self.has_marks && item.change.caution.is_none(),
            };
            item
        };
        self.items = changes(form, draft, &self.imported).into_iter().map(item).collect();
        self.notes = self.imported.notes_for(form, draft);
        self.has_marks = true;
        let at = chosen.and_then(|field| self.items.iter().position(|item| item.change.field == field));
        let row = at.map_or(self.chosen, |at| at + self.note_rows());
        self.choose(row);
    }

    /// What is to be known of the file.
    pub(super) fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// What is to be known of one field.
    pub(super) fn notes_on<'n>(&'n self, field: &'n FieldId) -> impl Iterator<Item = &'n Note> {
        self.notes().iter().filter(move |note| note.field() == Some(field))
    }

    /// How many answers are to be taken.
    pub(super) fn marked(&self) -> usize {
        self.items.iter().filter(|item| item.is_marked).count()
    }

    /// The answers to be taken.
    pub(super) fn taken(&self) -> Vec<(FieldId, String)> {
        let marked = self.items.iter().filter(|item| item.is_marked);
        marked.map(|item| (item.change.field.clone(), item.change.after.clone())).collect()
    }

    fn note_rows(&self) -> usize {
        usize::from(!self.notes().is_empty())
    }

    /// The rows of the list.
    pub(super) fn rows(&self) -> impl Iterator<Item = AnswerRow> {
        let notes = (!self.notes().is_empty()).then_some(AnswerRow::Notes);
        notes.into_iter().chain((0..self.items.len()).map(AnswerRow::Answer))
    }

    /// What the chosen row is.
    pub(super) fn chosen_kind(&self) -> Option<AnswerRow> {
        self.rows().nth(self.chosen)
    }

    /// The chosen answer's number.
    fn chosen(&self) -> Option<usize> {
        match self.chosen_kind() {
            Some(AnswerRow::Answer(at)) => Some(at),
            Some(AnswerRow::Notes) | None => None,
        }
    }

    fn choose(&mut self, row: usize) {
        self.chosen = moved(row, 0, self.rows().count());
    }

    /// Chooses the row so many further down.
    pub(super) fn move_by(&mut self, by: isize) {
        self.scroll.set(0);
        self.chosen = moved(self.chosen, by, self.rows().count());
    }

    /// Marks the chosen answer, or takes its mark away; says whether an answer is chosen.
    pub(super) fn toggle(&mut self) -> bool {
        let item = self.chosen().and_then(|at| self.items.get_mut(at));
        item.map(|item| item.is_marked = !item.is_marked).is_some()
    }

    /// Marks all answers that may be taken without being named; unmarks all where they are marked already. Says
    /// whether that changed anything.
    pub(super) fn toggle_all(&mut self) -> bool {
        let is_missing = |item: &FileAnswer| item.change.caution.is_none() && !item.is_marked;
        let before: Vec<bool> = self.items.iter().map(|item| item.is_marked).collect();
        if self.items.iter().any(is_missing) {
            self.items.iter_mut().for_each(|item| item.is_marked |= item.change.caution.is_none());
        } else {
            self.items.iter_mut().for_each(|item| item.is_marked = false);
        }
        self.items.iter().map(|item| item.is_marked).ne(before)
    }
}
