//! Undo and redo.
//!
//! A step is what a person would call one: a word, a paste, a cut, a tick.

use std::collections::VecDeque;

use super::text_buffer::Spot;
use crate::draft::Remark;
use crate::draft::diff::ParagraphEdit;

const STEPS_MAX: usize = 1_000;
// Removed and inserted text together; the newest step is kept whatever its size.
const BYTES_MAX: usize = 16_000_000;

/// A remark that was made, settled or reopened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RemarkStep {
    pub id: String,
    /// As it was; `None` where there was none.
    pub from: Option<Remark>,
    /// As it became.
    pub to: Option<Remark>,
}

impl RemarkStep {
    /// What takes it back.
    pub(super) fn reversed(self) -> Self {
        RemarkStep { from: self.to, to: self.from, ..self }
    }
}

/// One replacement of text, or ticks that were toggled, or both, or a remark, with all that undo and redo need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UndoStep {
    pub(super) at: Spot,
    pub(super) removed: String,
    pub(super) inserted: String,
    /// The sub-questions that were ticked or unticked, by number.
    pub(super) ticks: Vec<usize>,
    /// The remark that was changed.
    pub(super) remark: Option<RemarkStep>,
    /// The caret before and after.
    pub(super) carets: (Spot, Spot),
    pub(super) kind: EditKind,
    /// The replacement in all answers that it is a part of, by number.
    pub(super) replacement: Option<u32>,
}

/// How an edit was made; consecutive edits of one kind join into one undo step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EditKind {
    Typing,
    /// Text that came at once. Joins what was typed or came before it.
    Burst,
    Backspacing,
    Deleting,
    /// Never joins another.
    Single,
}

#[derive(Clone, Debug, Default)]
pub(super) struct History {
    done: VecDeque<UndoStep>,
    undone: Vec<UndoStep>,
    bytes: usize,
    is_open: bool,
}

impl History {
    pub(super) fn push(&mut self, step: UndoStep) {
        self.undone.clear();
        let is_open = std::mem::replace(&mut self.is_open, step.kind != EditKind::Single);
        self.bytes += step.size();
        if is_open && self.done.back_mut().is_some_and(|last| last.absorbs(&step)) {
            return;
        }
        self.done.push_back(step);
        while self.done.len() > STEPS_MAX || (self.bytes > BYTES_MAX && self.done.len() > 1) {
            let Some(oldest) = self.done.pop_front() else { break };
            self.bytes = self.bytes.saturating_sub(oldest.size());
        }
    }

    /// Makes ticks part of the newest step.
    pub(super) fn add_ticks(&mut self, ticks: Vec<usize>) {
        if let Some(newest) = self.done.back_mut() {
            newest.ticks.extend(ticks);
        }
    }

    /// Makes the newest step part of a replacement.
    pub(super) fn mark_replacement(&mut self, number: u32) {
        if let Some(newest) = self.done.back_mut() {
            newest.replacement = Some(number);
        }
    }

    /// The replacement that undo, or else redo, would now step over.
    pub(super) fn replacement_at(&self, undoes: bool) -> Option<u32> {
        let step = if undoes { self.done.back() } else { self.undone.last() };
        step.and_then(|step| step.replacement)
    }

    /// Forgets that these sub-questions were ticked or unticked: someone else has had a hand in them.
    pub(super) fn forget_ticks(&mut self, ticks: &[usize]) {
        let mut is_left = |step: &mut UndoStep| {
            step.ticks.retain(|tick| !ticks.contains(tick));
            !(step.ticks.is_empty() && step.remark.is_none() && step.has_no_text())
        };
        self.done.retain_mut(&mut is_left);
        self.undone.retain_mut(&mut is_left);
    }

    /// How many bytes of text the steps hold, those that were undone included.
    pub(super) fn weight(&self) -> usize {
        self.done.iter().chain(&self.undone).map(UndoStep::size).sum()
    }

    /// Whether the step that undo, or else redo, would do next is about a remark.
    pub(super) fn is_at_remark(&self, undoes: bool) -> bool {
        let next = if undoes { self.done.back() } else { self.undone.last() };
        next.is_some_and(|step| step.remark.is_some())
    }

    /// Forgets that a remark was made.
    pub(super) fn forget_made(&mut self, remark: &str) {
        let made = |step: &RemarkStep| step.id == remark && step.from.is_none();
        let at = self.done.iter().rposition(|step| step.remark.as_ref().is_some_and(made));
        if let Some(step) = at.and_then(|at| self.done.remove(at)) {
            self.bytes = self.bytes.saturating_sub(step.size());
        }
    }

    /// Starts a new step with the next edit: after a pause or a motion.
    pub(super) fn close(&mut self) {
        self.is_open = false;
    }

    pub(super) fn undo(&mut self) -> Option<UndoStep> {
        self.is_open = false;
        let step = self.done.pop_back()?;
        self.bytes = self.bytes.saturating_sub(step.size());
        self.undone.push(step.clone());
        Some(step)
    }

    pub(super) fn redo(&mut self) -> Option<UndoStep> {
        self.is_open = false;
        let step = self.undone.pop()?;
        self.bytes += step.size();
        self.done.push_back(step.clone());
        Some(step)
    }

    /// Adjusts the steps to someone else's change. Steps in other paragraphs move along with them; a step in a paragraph
    /// that changed is forgotten, and with it all steps behind it.
    pub(super) fn follow(&mut self, theirs: Vec<ParagraphEdit>) {
        self.is_open = false;
        let mut seen = theirs.clone();
        let mut back = |step: &mut UndoStep| step.follow(&mut seen, |step| (&step.inserted, &step.removed));
        let kept = self.done.iter_mut().rev().map_while(|step| back(step).then_some(())).count();
        self.done.drain(..self.done.len() - kept);
        let mut seen = theirs;
        let mut forth = |step: &mut UndoStep| step.follow(&mut seen, |step| (&step.removed, &step.inserted));
        let kept = self.undone.iter_mut().rev().map_while(|step| forth(step).then_some(())).count();
        self.undone.drain(..self.undone.len() - kept);
        self.bytes = self.done.iter().map(UndoStep::size).sum();
    }
}

impl UndoStep {
    /// Moves the step along with someone else's change, unless that overlaps the text which the step would replace, the
    /// first of `texts`. Then moves `theirs` to where it is once the step has put the second there.
    fn follow(&mut self, theirs: &mut [ParagraphEdit], texts: impl Fn(&Self) -> (&String, &String)) -> bool {
        if self.has_no_text() {
            return true;
        }
        let (gone, come) = texts(self);
        let (gone, come) = (gone.matches('\n').count(), come.matches('\n').count());
        let (first, last) = (self.at.paragraph, self.at.paragraph + gone);
        let is_above = |hunk: &ParagraphEdit| hunk.first + hunk.removed <= first;
        let is_below = |hunk: &ParagraphEdit| hunk.first > last;
        if !theirs.iter().all(|hunk| is_above(hunk) || is_below(hunk)) {
            return false;
        }
        for hunk in theirs {
            if is_below(hunk) {
                hunk.first = hunk.first + come - gone;
                continue;
            }
            for spot in [&mut self.at, &mut self.carets.0, &mut self.carets.1] {
                spot.paragraph = (spot.paragraph + hunk.inserted).saturating_sub(hunk.removed);
            }
        }
        true
    }

    pub(super) fn has_no_text(&self) -> bool {
        self.removed.is_empty() && self.inserted.is_empty()
    }

    fn size(&self) -> usize {
        let remark = self.remark.as_ref().and_then(|change| change.to.as_ref());
        self.removed.len() + self.inserted.len() + remark.map_or(0, |remark| remark.text.len())
    }

    // Joins a newer step with this one if both type or delete the same word.
    fn absorbs(&mut self, newer: &UndoStep) -> bool {
        let is_joined = match newer.kind {
            EditKind::Typing => self.kind == EditKind::Typing && self.absorbs_typed(newer),
            EditKind::Burst => {
                matches!(self.kind, EditKind::Typing | EditKind::Burst) && self.absorbs_whole(newer)
            }
            EditKind::Backspacing => self.kind == EditKind::Backspacing && self.absorbs_before(newer),
            EditKind::Deleting => self.kind == EditKind::Deleting && self.absorbs_after(newer),
            EditKind::Single => false,
        };
        if is_joined {
            self.kind = newer.kind;
            self.carets.1 = newer.carets.1;
        }
        is_joined
    }

    // The newer step may replace the last letter: a typed accent composes with its base.
    fn absorbs_typed(&mut self, newer: &UndoStep) -> bool {
        !starts_word(&self.inserted, &newer.inserted) && self.absorbs_whole(newer)
    }

    fn absorbs_whole(&mut self, newer: &UndoStep) -> bool {
        let follows = newer.at.after(&newer.removed) == self.at.after(&self.inserted);
        if !follows || !self.inserted.ends_with(&newer.removed) {
            return false;
        }
        self.inserted.truncate(self.inserted.len() - newer.removed.len());
        self.inserted.push_str(&newer.inserted);
        true
    }

    fn absorbs_before(&mut self, newer: &UndoStep) -> bool {
        let follows = newer.inserted.is_empty() && newer.at.after(&newer.removed) == self.at;
        if !follows || starts_word(&newer.removed, &self.removed) {
            return false;
        }
        self.removed.insert_str(0, &newer.removed);
        self.at = newer.at;
        true
    }

    fn absorbs_after(&mut self, newer: &UndoStep) -> bool {
        let follows = newer.inserted.is_empty() && newer.at == self.at;
        if !follows || starts_word(&self.removed, &newer.removed) {
            return false;
        }
        self.removed.push_str(&newer.removed);
        true
    }
}

// A word includes the blanks after it.
fn starts_word(before: &str, after: &str) -> bool {
    before.ends_with(char::is_whitespace) && !after.starts_with(char::is_whitespace)
}
