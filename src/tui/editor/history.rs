//! What can be taken back and done again.
//!
//! `TextArea` keeps a history of its own, but one for each paragraph it has held, by its own clock,
//! and with two entries where a selection is typed over. Here a step is what a person would call
//! one: a word, a paste, a cut.

use std::collections::VecDeque;

use super::Touched;
use super::text::Spot;

const STEPS_MAX: usize = 1_000;
// Of removed and inserted text together; the newest step is kept whatever its size.
const BYTES_MAX: usize = 16_000_000;

/// One replacement of text, enough to do it again and to take it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) at: Spot,
    pub(super) removed: String,
    pub(super) inserted: String,
    /// Where the caret stood before and after.
    pub(super) carets: (Spot, Spot),
    pub(super) run: Run,
}

/// What an edit can be one step with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run {
    Typing,
    Backspacing,
    Deleting,
    /// Stands alone.
    Single,
}

#[derive(Clone, Debug, Default)]
pub(super) struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
    bytes: usize,
    is_open: bool,
}

impl History {
    pub(super) fn push(&mut self, step: Step) {
        self.undone.clear();
        let is_open = std::mem::replace(&mut self.is_open, step.run != Run::Single);
        self.bytes += step.size();
        if is_open && self.done.back_mut().is_some_and(|last| last.takes(&step)) {
            return;
        }
        self.done.push_back(step);
        while self.done.len() > STEPS_MAX || (self.bytes > BYTES_MAX && self.done.len() > 1) {
            let Some(oldest) = self.done.pop_front() else { break };
            self.bytes = self.bytes.saturating_sub(oldest.size());
        }
    }

    /// Ends the step that is growing: after a pause, a motion, a save.
    pub(super) fn close(&mut self) {
        self.is_open = false;
    }

    pub(super) fn undo(&mut self) -> Option<Step> {
        self.is_open = false;
        let step = self.done.pop_back()?;
        self.bytes = self.bytes.saturating_sub(step.size());
        self.undone.push(step.clone());
        Some(step)
    }

    pub(super) fn redo(&mut self) -> Option<Step> {
        self.is_open = false;
        let step = self.undone.pop()?;
        self.bytes += step.size();
        self.done.push_back(step.clone());
        Some(step)
    }

    pub(super) fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Follows what someone else changed. Steps in other paragraphs move along with them; one in a paragraph that
    /// was touched is forgotten, and with it all that were to be taken back, or done again, after it.
    pub(super) fn follow(&mut self, theirs: Vec<Touched>) {
        self.is_open = false;
        let mut seen = theirs.clone();
        let mut back = |step: &mut Step| step.follow(&mut seen, |step| (&step.inserted, &step.removed));
        let kept = self.done.iter_mut().rev().map_while(|step| back(step).then_some(())).count();
        self.done.drain(..self.done.len() - kept);
        let mut seen = theirs;
        let mut forth = |step: &mut Step| step.follow(&mut seen, |step| (&step.removed, &step.inserted));
        let kept = self.undone.iter_mut().rev().map_while(|step| forth(step).then_some(())).count();
        self.undone.drain(..self.undone.len() - kept);
        self.bytes = self.done.iter().map(Step::size).sum();
    }
}

impl Step {
    /// Moves along with what someone else changed, `theirs`, unless that touches what the step would put another
    /// text in the place of: the first of `texts`. Then turns `theirs` to where it stands once the step has put the
    /// second there.
    fn follow(&mut self, theirs: &mut [Touched], texts: impl Fn(&Self) -> (&String, &String)) -> bool {
        let (gone, come) = texts(self);
        let (gone, come) = (gone.matches('\n').count(), come.matches('\n').count());
        let (first, last) = (self.at.paragraph, self.at.paragraph + gone);
        let is_above = |hunk: &Touched| hunk.first + hunk.removed <= first;
        let is_below = |hunk: &Touched| hunk.first > last;
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

    fn size(&self) -> usize {
        self.removed.len() + self.inserted.len()
    }

    // Takes a newer step in where both are one word's typing or deleting.
    fn takes(&mut self, newer: &Step) -> bool {
        let is_taken = match newer.run {
            Run::Typing => self.run == Run::Typing && self.takes_typed(newer),
            Run::Backspacing => self.run == Run::Backspacing && self.takes_before(newer),
            Run::Deleting => self.run == Run::Deleting && self.takes_after(newer),
            Run::Single => false,
        };
        if is_taken {
            self.carets.1 = newer.carets.1;
        }
        is_taken
    }

    // The newer one may replace the last letter: an accent typed after its base composes with it.
    fn takes_typed(&mut self, newer: &Step) -> bool {
        let follows = newer.at.after(&newer.removed) == self.at.after(&self.inserted);
        if !follows
            || !self.inserted.ends_with(&newer.removed)
            || starts_word(&self.inserted, &newer.inserted)
        {
            return false;
        }
        self.inserted.truncate(self.inserted.len() - newer.removed.len());
        self.inserted.push_str(&newer.inserted);
        true
    }

    fn takes_before(&mut self, newer: &Step) -> bool {
        let follows = newer.inserted.is_empty() && newer.at.after(&newer.removed) == self.at;
        if !follows || starts_word(&newer.removed, &self.removed) {
            return false;
        }
        self.removed.insert_str(0, &newer.removed);
        self.at = newer.at;
        true
    }

    fn takes_after(&mut self, newer: &Step) -> bool {
        let follows = newer.inserted.is_empty() && newer.at == self.at;
        if !follows || starts_word(&self.removed, &newer.removed) {
            return false;
        }
        self.removed.push_str(&newer.removed);
        true
    }
}

// The blanks after a word belong to it.
fn starts_word(before: &str, after: &str) -> bool {
    before.ends_with(char::is_whitespace) && !after.starts_with(char::is_whitespace)
}
