//! Edits a text of one line or of several paragraphs: text, caret, selection, undo history and wrapped rows.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::history::{EditKind, History, RemarkStep, UndoStep};
use super::layout::{EditorColumns, EditorLayout, PageSheet, RowRule};
use super::text_buffer::{Spot, TextBuffer};
use super::{CaretPosition, Changed, Edit, Motion};
use crate::clean::{Cleaned, Lines, clean, clean_paste};
use crate::wrap::boundary;

/// So many characters at once are one undo step, and fewer are as if typed.
const LONG_BURST: usize = 8;

/// Edits several paragraphs, wrapped to the width it was given, or one line, which never wraps and in which line ends
/// that come in become blanks.
#[derive(Clone, Debug)]
pub(crate) struct TextEditor {
    pub(super) lines: Lines,
    pub(super) text: TextBuffer,
    pub(super) layout: EditorLayout,
    pub(super) height: usize,
    pub(super) caret: Spot,
    pub(super) anchor: Option<Spot>,
    // Set by `Edit::SetMark`: motions extend the selection.
    is_marking: bool,
    pub(super) goal: Option<usize>,
    pub(super) history: History,
    pub(super) rows_inserted_above: isize,
    holds_rows: bool,
}

impl TextEditor {
    /// A field of one line.
    pub(crate) fn one_line(text: &str) -> Self {
        Self::new(text, Lines::One)
    }

    /// Cleans the text and puts the caret at its end.
    pub(crate) fn new(text: &str, lines: Lines) -> Self {
        let text = TextBuffer::new(&clean(text, lines).text);
        let columns = match lines {
            Lines::Many => EditorColumns::of(80, false).text,
            Lines::One => usize::MAX,
        };
        let layout = EditorLayout::new(&text, RowRule { columns, sheet: None });
        let caret = text.end();
        let history = History::default();
        Self {
            lines,
            text,
            layout,
            height: 1,
            caret,
            anchor: None,
            is_marking: false,
            goal: None,
            history,
            rows_inserted_above: 0,
            holds_rows: false,
        }
    }

    /// Wraps the text for a view of this size, the area that [`super::view::draw_prose`] will get: as the page does, if
    /// it is written on one.
    pub(crate) fn resize(&mut self, width: u16, height: u16, sheet: Option<PageSheet>) {
        self.height = usize::from(height).max(1);
        let rule = RowRule { columns: EditorColumns::of(width, sheet.is_some()).text, sheet };
        if self.lines == Lines::Many && rule != self.layout.rule {
            self.layout = EditorLayout::new(&self.text, rule);
            self.goal = None;
        }
    }

    /// Says whether the rows below the caret stay as they are while one types.
    pub(crate) fn hold_rows(&mut self, holds_rows: bool) {
        self.holds_rows = holds_rows;
    }

    /// The whole text; `\n` separates paragraphs.
    pub(crate) fn text(&self) -> String {
        self.text.whole()
    }

    /// The text of a field of one line.
    pub(crate) fn line(&self) -> &str {
        self.paragraph(0)
    }

    /// One paragraph; empty if there is none.
    pub(crate) fn paragraph(&self, index: usize) -> &str {
        self.text.paragraph(index)
    }

    pub(super) fn caret_row(&self) -> usize {
        self.layout.row_of(self.caret)
    }

    pub(crate) fn caret_position(&self) -> CaretPosition {
        self.text.position_of(self.caret)
    }

    /// Moves the caret to a position, or the nearest there is.
    pub(crate) fn set_caret(&mut self, position: CaretPosition) {
        self.layout.release(&self.text);
        self.caret = self.text.spot(position);
        self.unselect();
        self.goal = None;
        self.history.close();
    }

    /// The ends of the selection, in order; `None` if it is empty.
    pub(crate) fn selection(&self) -> Option<(CaretPosition, CaretPosition)> {
        self.selected().map(|(from, to)| (self.text.position_of(from), self.text.position_of(to)))
    }

    /// Starts a new undo step with the next edit; called when the writer pauses.
    pub(crate) fn break_undo_group(&mut self) {
        self.history.close();
    }

    /// Leaves the text for another: its undo step and marking end, while caret and selection stay.
    pub(crate) fn rest(&mut self) {
        self.layout.release(&self.text);
        self.history.close();
        self.is_marking = false;
    }

    /// Replaces the whole text as one undo step, unless it is the same.
    pub(crate) fn replace_all(&mut self, text: &str) -> Changed {
        let cleaned = clean(text, self.lines);
        if cleaned.text == self.text() {
            return losses(&cleaned);
        }
        self.put(Spot::default(), self.text.end(), cleaned, EditKind::Single)
    }

    /// Replaces the text by an answer from elsewhere, with the ticks that are toggled along, as one undo step.
    pub(crate) fn replace_answer(&mut self, text: &str, ticks: Vec<usize>) {
        if self.replace_all(text).text.is_some() {
            self.history.add_ticks(ticks);
        } else if !ticks.is_empty() {
            self.note_ticks(ticks);
        }
    }

    /// Takes note that sub-questions were ticked or unticked: an undo step of its own.
    pub(crate) fn note_ticks(&mut self, ticks: Vec<usize>) {
        self.note(ticks, None);
    }

    /// Takes note that a remark was made, settled or reopened: an undo step of its own.
    pub(crate) fn note_remark(&mut self, change: RemarkStep) {
        self.note(Vec::new(), Some(change));
    }

    /// An undo step that leaves the text as it is.
    fn note(&mut self, ticks: Vec<usize>, remark: Option<RemarkStep>) {
        self.history.push(UndoStep {
            at: self.caret,
            removed: String::new(),
            inserted: String::new(),
            ticks,
            remark,
            carets: (self.caret, self.caret),
            kind: EditKind::Single,
            replacement: None,
        });
    }

    /// Forgets the undo step of a remark that was made: it is written on, and gets another.
    pub(crate) fn forget_made(&mut self, remark: &str) {
        self.history.forget_made(remark);
    }

    /// Whether undo, or else redo, would now change a remark rather than the text.
    pub(crate) fn is_at_remark(&self, undoes: bool) -> bool {
        self.history.is_at_remark(undoes)
    }

    /// Forgets all undo steps about these ticks: someone else has toggled them.
    pub(crate) fn forget_ticks(&mut self, ticks: &[usize]) {
        self.history.forget_ticks(ticks);
    }

    /// Forgets all undo steps.
    pub(crate) fn forget_history(&mut self) {
        self.history = History::default();
    }

    /// How many bytes of text the undo steps hold.
    pub(crate) fn history_weight(&self) -> usize {
        self.history.weight()
    }

    pub(crate) fn apply(&mut self, edit: Edit) -> Changed {
        if !(self.holds_rows && matches!(edit, Edit::Insert(_) | Edit::Backspace)) {
            self.layout.release(&self.text);
            return self.edit(edit);
        }
        let before = self.layout.rows_before(&self.text, self.caret);
        let changed = self.edit(edit);
        self.layout.hold(&self.text, self.caret, &before);
        changed
    }

    fn edit(&mut self, edit: Edit) -> Changed {
        let is_line = self.lines == Lines::One;
        match edit {
            Edit::Move { motion, .. } if is_line && motion.is_vertical() => return Changed::default(),
            Edit::Move { motion, extend } => return self.go(motion, extend),
            _ => self.goal = None,
        }
        match edit {
            Edit::Insert(c) => self.insert(clean(c.encode_utf8(&mut [0; 4]), self.lines), EditKind::Typing),
            Edit::NewParagraph if is_line => Changed::default(),
            Edit::NewParagraph => self.insert(clean("\n", self.lines), EditKind::Single),
            Edit::Paste(text) => self.insert(clean_paste(&text, self.lines), EditKind::Single),
            Edit::Burst { text, is_continued } => self.burst(&text, is_continued),
            Edit::Backspace => self.remove_to(Motion::Left, EditKind::Backspacing),
            Edit::Delete => self.remove_to(Motion::Right, EditKind::Deleting),
            Edit::DeleteWordBack => self.remove_to(Motion::WordLeft, EditKind::Single),
            Edit::DeleteWordForward => self.remove_to(Motion::WordRight, EditKind::Single),
            Edit::Undo => self.undo(),
            Edit::Redo => self.redo(),
            Edit::Cut => self.cut(),
            Edit::Copy => self.copy(),
            Edit::SetMark => {
                self.is_marking = true;
                self.anchor = Some(self.caret);
                Changed { caret: true, ..Changed::default() }
            }
            Edit::Move { .. } => unreachable!("moved above"),
        }
    }

    pub(super) fn caret_column(&self) -> usize {
        self.layout.column_of(&self.text, self.caret)
    }

    pub(super) fn selected(&self) -> Option<(Spot, Spot)> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.caret)?;
        Some((anchor.min(self.caret), anchor.max(self.caret)))
    }

    pub(crate) fn selected_text(&self) -> Option<String> {
        self.selected().map(|(from, to)| self.text.slice(from, to))
    }

    pub(super) fn unselect(&mut self) {
        self.anchor = None;
        self.is_marking = false;
    }

    fn go(&mut self, motion: Motion, extend: bool) -> Changed {
        self.history.close();
        let was = (self.caret, self.selected());
        let extend = extend || self.is_marking;
        let goal = self.goal.filter(|_| motion.is_vertical()).unwrap_or_else(|| self.caret_column());
        self.goal = motion.is_vertical().then_some(goal);
        self.caret = match (motion, self.selected()) {
            (Motion::Left, Some((from, _))) if !extend => from,
            (Motion::Right, Some((_, to))) if !extend => to,
            _ => self.target(motion, goal),
        };
        if !extend {
            self.anchor = None;
        } else if self.anchor.is_none() {
            self.anchor = Some(was.0);
        }
        Changed { caret: was != (self.caret, self.selected()), ..Changed::default() }
    }

    // Over a selection this begins a new undo step, which more typing may join.
    fn insert(&mut self, cleaned: Cleaned, kind: EditKind) -> Changed {
        if cleaned.text.is_empty() {
            return losses(&cleaned);
        }
        let (from, to) = self.selected().unwrap_or((self.caret, self.caret));
        let kind = if cleaned.text.contains('\n') { EditKind::Single } else { kind };
        self.put(from, to, cleaned, kind)
    }

    fn burst(&mut self, text: &str, is_continued: bool) -> Changed {
        let is_long = is_continued || text.chars().count() >= LONG_BURST;
        if is_long && !is_continued {
            self.history.close();
        }
        let kind = if is_long { EditKind::Burst } else { EditKind::Typing };
        let cleaned = clean_paste(text, self.lines);
        if cleaned.text.is_empty() {
            return losses(&cleaned);
        }
        let (from, to) = self.selected().unwrap_or((self.caret, self.caret));
        self.put(from, to, cleaned, kind)
    }

    pub(super) fn put(&mut self, from: Spot, to: Spot, cleaned: Cleaned, kind: EditKind) -> Changed {
        let changed = losses(&cleaned);
        Changed { text: self.replace(from, to, cleaned.text, kind).text, caret: true, ..changed }
    }

    fn remove_to(&mut self, motion: Motion, kind: EditKind) -> Changed {
        if let Some((from, to)) = self.selected() {
            return self.replace(from, to, String::new(), EditKind::Single);
        }
        self.unselect();
        let target = self.target(motion, 0);
        if target == self.caret {
            return Changed::default();
        }
        let (from, to) = (target.min(self.caret), target.max(self.caret));
        self.replace(from, to, String::new(), kind)
    }

    fn copy(&mut self) -> Changed {
        let copied = self.selected_text();
        let caret = copied.is_some() && std::mem::take(&mut self.is_marking);
        Changed { caret, copied, ..Changed::default() }
    }

    fn cut(&mut self) -> Changed {
        let Some((from, to)) = self.selected() else { return Changed::default() };
        let copied = Some(self.text.slice(from, to));
        Changed { copied, ..self.replace(from, to, String::new(), EditKind::Single) }
    }

    fn replace(&mut self, from: Spot, to: Spot, inserted: String, kind: EditKind) -> Changed {
        let before = self.caret;
        let (from, to, inserted) = self.composed(from, to, inserted);
        let removed = self.text.slice(from, to);
        let changed = self.swap(from, &removed, &inserted, from.after(&inserted));
        let (ticks, carets) = (Vec::new(), (before, self.caret));
        self.history.push(UndoStep {
            at: from,
            removed,
            inserted,
            ticks,
            remark: None,
            carets,
            kind,
            replacement: None,
        });
        changed
    }

    fn undo(&mut self) -> Changed {
        let Some(step) = self.history.undo() else { return Changed::default() };
        let UndoStep { at, removed, inserted, carets, .. } = &step;
        let changed = self.swap_unless_empty(*at, inserted, removed, carets.0);
        let remark = step.remark.map(RemarkStep::reversed);
        Changed { ticks: step.ticks, remark, ..changed }
    }

    fn redo(&mut self) -> Changed {
        let Some(step) = self.history.redo() else { return Changed::default() };
        let UndoStep { at, removed, inserted, carets, .. } = &step;
        let changed = self.swap_unless_empty(*at, removed, inserted, carets.1);
        Changed { ticks: step.ticks, remark: step.remark, ..changed }
    }

    // A step of ticks or a remark alone moves no caret.
    fn swap_unless_empty(&mut self, at: Spot, removed: &str, inserted: &str, caret: Spot) -> Changed {
        let is_empty = removed.is_empty() && inserted.is_empty();
        if is_empty { Changed::default() } else { self.swap(at, removed, inserted, caret) }
    }

    fn swap(&mut self, at: Spot, removed: &str, inserted: &str, caret: Spot) -> Changed {
        let touched = self.text.replace(at, at.after(removed), inserted);
        self.layout.replace(&self.text, touched);
        self.caret = self.text.snap(caret);
        self.unselect();
        Changed { text: Some(touched), caret: true, ..Changed::default() }
    }

    // Keeps the text NFC: widens an edit by a neighbouring character that would compose with it, such as the letter
    // before a typed accent.
    fn composed(&self, from: Spot, to: Spot, inserted: String) -> (Spot, Spot, String) {
        let after = &self.text.paragraph(to.paragraph)[to.byte..];
        let meets = |text: &str| text.chars().next().is_some_and(may_compose);
        let meets_after = meets(after);
        let meets_before = meets(if inserted.is_empty() { after } else { &inserted });
        if !meets_before && !meets_after {
            return (from, to, inserted);
        }
        let before = &self.text.paragraph(from.paragraph)[..from.byte];
        let left = if meets_before { boundary::prev(before, before.len()) } else { before.len() };
        let right = if meets_after { boundary::next(after, 0) } else { 0 };
        let wide = format!("{}{inserted}{}", &before[left..], &after[..right]);
        if is_nfc_quick(wide.chars()) == IsNormalized::Yes {
            return (from, to, inserted);
        }
        let one_form: String = wide.nfc().collect();
        if one_form == wide {
            return (from, to, inserted);
        }
        (Spot { byte: left, ..from }, Spot { byte: to.byte + right, ..to }, one_form)
    }
}

// Combining marks, and the vowels and finals of Korean syllables.
fn may_compose(c: char) -> bool {
    canonical_combining_class(c) != 0 || is_nfc_quick(std::iter::once(c)) != IsNormalized::Yes
}

fn losses(cleaned: &Cleaned) -> Changed {
    let Cleaned { dropped, rows, shortened, .. } = *cleaned;
    Changed { dropped, rows, shortened, ..Changed::default() }
}
