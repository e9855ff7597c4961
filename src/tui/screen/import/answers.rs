//! A file's answers and comments compared with the draft: which differ, which are to be taken, and which is looked at.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::draft::Draft;
use crate::form::{FieldId, FormSpec, Forms};
use crate::import::{AnswerChange, Caution, Imported, Note, RemarkChange, changes, remark_changes};
use crate::say;
use crate::tui::widget::list::{ScrollOffset, moved};
use crate::tui::world::World;
use crate::words::Words;

/// A file's answers compared with the draft's.
#[derive(Debug)]
pub(super) struct FileAnswers {
    /// The file's name, for the screen.
    pub(super) file: String,
    imported: Imported,
    /// What the form asks with the file's answers.
    form: Arc<FormSpec>,
    /// What is to be known of the file.
    notes: Vec<Note>,
    /// The answers that differ.
    pub(super) items: Vec<FileAnswer>,
    /// The comments that the draft has not.
    pub(super) comments: Vec<FileComment>,
    /// Whether the marks that one begins with are set.
    has_marks: bool,
    /// The chosen row: the notes, where there are any, then the answers, then the comments.
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

/// A comment that the draft has not.
#[derive(Debug)]
pub(super) struct FileComment {
    pub(super) change: RemarkChange,
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
    /// A comment, by its number.
    Comment(usize),
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
    pub(super) fn new(file: String, imported: Imported, world: &World) -> Self {
        FileAnswers {
            file,
            form: Arc::clone(&world.form),
            notes: imported.notes.clone(),
            imported,
            items: Vec::new(),
            comments: Vec::new(),
            has_marks: false,
            chosen: 0,
            scroll: ScrollOffset::default(),
        }
    }

    /// Compares the answers with what the draft says now. At first all are marked but those that would take an answer
    /// or a newer text away. Later a mark goes where someone else has changed the answer: it was set before what they
    /// wrote was seen.
    pub(super) fn compare(&mut self, forms: &Forms, draft: &Draft, now: DateTime<Utc>) {
        self.form = self.imported.asked(forms, draft);
        let form = &Arc::clone(&self.form);
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
        self.compare_comments(form, draft, now);
        self.has_marks = true;
        let at = chosen.and_then(|field| self.items.iter().position(|item| item.change.field == field));
        let row = at.map_or(self.chosen, |at| at + self.note_rows());
        self.choose(row);
    }

    /// A mark stays with its comment; at first all are marked, but in a file that may be another form.
    fn compare_comments(&mut self, form: &FormSpec, draft: &Draft, now: DateTime<Utc>) {
        let before = std::mem::take(&mut self.comments);
        let comment = |change: RemarkChange| {
            // The time is that of the comparison where the file has none.
            let is_it = |old: &&FileComment| {
                let (old, new) = (&old.change.remark, &change.remark);
                (&old.field, &old.by, &old.text, &old.quote) == (&new.field, &new.by, &new.text, &new.quote)
            };
            let old = before.iter().find(is_it).map(|old| old.is_marked);
            let is_marked = old.unwrap_or(!self.has_marks && !self.imported.is_unlike());
            FileComment { change, is_marked }
        };
        self.comments = remark_changes(form, draft, &self.imported, now).into_iter().map(comment).collect();
    }

    /// What the form asks with the file's answers.
    pub(super) fn form(&self) -> &FormSpec {
        &self.form
    }

    /// What was read.
    pub(super) fn imported(&self) -> &Imported {
        &self.imported
    }

    /// Whether the file has nothing that the draft has not.
    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty() && self.comments.is_empty()
    }

    /// What is to be known of the file.
    pub(super) fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// What is to be known of one field.
    pub(super) fn notes_on<'n>(&'n self, field: &'n FieldId) -> impl Iterator<Item = &'n Note> {
        self.notes().iter().filter(move |note| note.field() == Some(field))
    }

    /// The answer that a comment is about, as the file has it.
    pub(super) fn answer_with(&self, field: &FieldId) -> &str {
        self.imported.answers.get(field).map_or("", String::as_str)
    }

    /// How many answers and comments are to be taken.
    pub(super) fn marked(&self) -> usize {
        let comments = self.comments.iter().filter(|comment| comment.is_marked);
        self.items.iter().filter(|item| item.is_marked).count() + comments.count()
    }

    /// The answers to be taken.
    pub(super) fn taken(&self) -> Vec<(FieldId, String)> {
        let marked = self.items.iter().filter(|item| item.is_marked);
        marked.map(|item| (item.change.field.clone(), item.change.after.clone())).collect()
    }

    /// The comments to be taken.
    pub(super) fn taken_comments(&self) -> Vec<RemarkChange> {
        let marked = self.comments.iter().filter(|comment| comment.is_marked);
        marked.map(|comment| comment.change.clone()).collect()
    }

    fn note_rows(&self) -> usize {
        usize::from(!self.notes().is_empty())
    }

    /// The rows of the list.
    pub(super) fn rows(&self) -> impl Iterator<Item = AnswerRow> {
        let notes = (!self.notes().is_empty()).then_some(AnswerRow::Notes);
        let answers = (0..self.items.len()).map(AnswerRow::Answer);
        notes.into_iter().chain(answers).chain((0..self.comments.len()).map(AnswerRow::Comment))
    }

    /// What the chosen row is.
    pub(super) fn chosen_kind(&self) -> Option<AnswerRow> {
        self.rows().nth(self.chosen)
    }

    /// The chosen answer's number.
    fn chosen(&self) -> Option<usize> {
        match self.chosen_kind() {
            Some(AnswerRow::Answer(at)) => Some(at),
            Some(AnswerRow::Notes | AnswerRow::Comment(_)) | None => None,
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

    /// Marks the chosen answer or comment, or takes its mark away; says whether one is chosen.
    pub(super) fn toggle(&mut self) -> bool {
        let mark = match self.chosen_kind() {
            Some(AnswerRow::Answer(at)) => self.items.get_mut(at).map(|item| &mut item.is_marked),
            Some(AnswerRow::Comment(at)) => self.comments.get_mut(at).map(|comment| &mut comment.is_marked),
            Some(AnswerRow::Notes) | None => None,
        };
        mark.map(|mark| *mark = !*mark).is_some()
    }

    /// Marks all answers and comments that may be taken without being named; unmarks all where they are marked already. Says
    /// whether that changed anything.
    pub(super) fn toggle_all(&mut self) -> bool {
        let is_free = !self.imported.is_unlike();
        let answers = self.items.iter_mut().map(|item| (item.change.caution.is_none(), &mut item.is_marked));
        let comments = self.comments.iter_mut().map(|comment| (is_free, &mut comment.is_marked));
        let mut marks: Vec<(bool, &mut bool)> = answers.chain(comments).collect();
        let is_missing = marks.iter().any(|(may_be_taken, mark)| *may_be_taken && !**mark);
        let mut is_changed = false;
        for (may_be_taken, mark) in &mut marks {
            let now = is_missing && (**mark || *may_be_taken);
            is_changed |= **mark != now;
            **mark = now;
        }
        is_changed
    }
}
