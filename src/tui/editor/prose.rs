//! A text of several paragraphs being edited: text, caret, selection, history, and its rows.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::clean::{Cleaned, Lines, clean, clean_paste};
use super::history::{History, Run, Step};
use super::layout::Layout;
use super::motion::Origin;
use super::text::{Spot, Text};
use super::view::Columns;
use super::wrap::Replaced;
use super::{Changed, Edit, Motion, Place, step};

/// An answer of several paragraphs, broken into rows at the width it was given.
#[derive(Clone, Debug)]
pub struct Prose {
    pub(super) lines: Lines,
    pub(super) text: Text,
    pub(super) layout: Layout,
    height: usize,
    pub(super) caret: Spot,
    pub(super) anchor: Option<Spot>,
    // Motions extend the selection by themselves: `Edit::SetMark`.
    is_marking: bool,
    pub(super) goal: Option<usize>,
    pub(super) history: History,
    pub(super) came_in_above: isize,
}

impl Prose {
    /// Takes a text to edit, cleaned; the caret stands at its end.
    pub fn new(text: &str) -> Self {
        Self::with_lines(text, Lines::Many)
    }

    pub(super) fn with_lines(text: &str, lines: Lines) -> Self {
        let text = Text::new(&clean(text, lines).text);
        let width = match lines {
            Lines::Many => Columns::of(80).text,
            Lines::One => usize::MAX,
        };
        let layout = Layout::new(&text, width);
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
            came_in_above: 0,
        }
    }

    /// Fits the text to a view of this many columns and rows: the area that [`super::view::draw`]
    /// will get.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.height = usize::from(height).max(1);
        let width = Columns::of(width).text;
        if self.lines == Lines::Many && width != self.layout.width() {
            self.layout = Layout::new(&self.text, width);
            self.goal = None;
        }
    }

    /// The whole text, paragraphs parted by `\n`.
    pub fn text(&self) -> String {
        self.text.whole()
    }

    /// The paragraphs, in order; at least one.
    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.text.paragraphs()
    }

    /// One paragraph, empty where there is none.
    pub fn paragraph(&self, index: usize) -> &str {
        self.text.paragraph(index)
    }

    /// Tells whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.text.len() == 1 && self.text.paragraph(0).is_empty()
    }

    /// How many rows the text takes at this width.
    pub fn rows(&self) -> usize {
        self.layout.len()
    }

    /// The row that the caret stands on, from 0.
    pub fn caret_row(&self) -> usize {
        self.layout.row_of(self.caret)
    }

    /// Where the caret stands, to come back to.
    pub fn place(&self) -> Place {
        self.text.place(self.caret)
    }

    /// Puts the caret at a place, or at the nearest there is.
    pub fn set_place(&mut self, place: Place) {
        self.caret = self.text.spot(place);
        self.unselect();
        self.goal = None;
        self.history.close();
    }

    /// The place that a byte of [`Prose::text`] stands at.
    pub fn place_of_byte(&self, byte: usize) -> Place {
        let mut left = byte;
        for index in 0..self.text.len() {
            let paragraph = self.text.paragraph(index);
            if left <= paragraph.len() {
                return self.text.place(self.text.snap(Spot { paragraph: index, byte: left }));
            }
            left -= paragraph.len() + 1;
        }
        self.text.place(self.text.end())
    }

    /// What is selected, in order; `None` where it would be empty.
    pub fn selection(&self) -> Option<(Place, Place)> {
        self.selected().map(|(from, to)| (self.text.place(from), self.text.place(to)))
    }

    /// Tells whether motions extend the selection by themselves.
    pub fn is_marking(&self) -> bool {
        self.is_marking
    }

    /// Tells whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Ends the step that is growing; to be told when the writer pauses.
    pub fn break_undo_group(&mut self) {
        self.history.close();
    }

    /// Puts another text in the place of the whole, as one step.
    pub fn replace_all(&mut self, text: &str) -> Changed {
        let cleaned = clean(text, self.lines);
        self.put(Spot::default(), self.text.end(), cleaned, Run::Single)
    }

    /// Does one edit.
    pub fn apply(&mut self, edit: Edit) -> Changed {
        if let Edit::Move { motion, extend } = edit {
            return self.go(motion, extend);
        }
        self.goal = None;
        match edit {
            Edit::Insert(c) => self.type_in(c.encode_utf8(&mut [0; 4])),
            Edit::InsertText(text) => self.type_in(&text),
            Edit::NewParagraph if self.lines == Lines::One => Changed::default(),
            Edit::NewParagraph => self.insert(clean("\n", self.lines), Run::Single),
            Edit::Paste(text) => self.insert(clean_paste(&text, self.lines), Run::Single),
            Edit::Backspace => self.remove_to(Motion::Left, Run::Backspacing),
            Edit::Delete => self.remove_to(Motion::Right, Run::Deleting),
            Edit::DeleteWordBack => self.remove_to(Motion::WordLeft, Run::Single),
            Edit::DeleteWordForward => self.remove_to(Motion::WordRight, Run::Single),
            Edit::Undo => self.undo(),
            Edit::Redo => self.redo(),
            Edit::Cut => self.cut(),
            Edit::Copy => self.copy(),
            Edit::SelectAll => self.select(Spot::default(), self.text.end()),
            Edit::SetMark => {
                self.is_marking = true;
                self.anchor = Some(self.caret);
                Changed { caret: true, ..Changed::default() }
            }
            Edit::Unselect => Changed { caret: self.unselect(), ..Changed::default() },
            Edit::Move { .. } => unreachable!("a motion was done above"),
        }
    }

    pub(super) fn spot(&self, place: Place) -> Spot {
        self.text.spot(place)
    }

    pub(super) fn caret_column(&self) -> usize {
        self.layout.column_of(&self.text, self.caret)
    }

    pub(super) fn layout(&self) -> &Layout {
        &self.layout
    }

    pub(super) fn selected(&self) -> Option<(Spot, Spot)> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.caret)?;
        Some((anchor.min(self.caret), anchor.max(self.caret)))
    }

    fn select(&mut self, anchor: Spot, caret: Spot) -> Changed {
        self.anchor = Some(anchor);
        self.caret = caret;
        self.is_marking = false;
        self.history.close();
        Changed { caret: true, ..Changed::default() }
    }

    pub(super) fn unselect(&mut self) -> bool {
        let had = self.selected().is_some() || self.is_marking;
        self.anchor = None;
        self.is_marking = false;
        had
    }

    fn go(&mut self, motion: Motion, extend: bool) -> Changed {
        self.history.close();
        let was = (self.caret, self.selected());
        let extend = extend || self.is_marking;
        let is_vertical = matches!(motion, Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown);
        let goal = self.goal.filter(|_| is_vertical).unwrap_or_else(|| self.caret_column());
        self.goal = is_vertical.then_some(goal);
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

    fn target(&self, motion: Motion, goal: usize) -> Spot {
        let Self { text, layout, caret, height, .. } = self;
        Origin { text, layout, caret: *caret, goal, height: *height }.target(motion)
    }

    fn type_in(&mut self, text: &str) -> Changed {
        self.insert(clean(text, self.lines), Run::Typing)
    }

    // Over a selection it begins a step, which more typing may join.
    fn insert(&mut self, cleaned: Cleaned, run: Run) -> Changed {
        if cleaned.text.is_empty() {
            return told(&cleaned);
        }
        let (from, to) = self.selected().unwrap_or((self.caret, self.caret));
        let run = if cleaned.text.contains('\n') { Run::Single } else { run };
        self.put(from, to, cleaned, run)
    }

    fn put(&mut self, from: Spot, to: Spot, cleaned: Cleaned, run: Run) -> Changed {
        let changed = told(&cleaned);
        Changed { text: self.replace(from, to, cleaned.text, run).text, caret: true, ..changed }
    }

    fn remove_to(&mut self, motion: Motion, run: Run) -> Changed {
        if let Some((from, to)) = self.selected() {
            return self.replace(from, to, String::new(), Run::Single);
        }
        self.unselect();
        let target = self.target(motion, 0);
        if target == self.caret {
            return Changed::default();
        }
        let (from, to) = (target.min(self.caret), target.max(self.caret));
        self.replace(from, to, String::new(), run)
    }

    fn copy(&mut self) -> Changed {
        let Some((from, to)) = self.selected() else { return Changed::default() };
        let copied = Some(self.text.slice(from, to));
        let caret = std::mem::take(&mut self.is_marking);
        Changed { caret, copied, ..Changed::default() }
    }

    fn cut(&mut self) -> Changed {
        let Some((from, to)) = self.selected() else { return Changed::default() };
        let copied = Some(self.text.slice(from, to));
        Changed { copied, ..self.replace(from, to, String::new(), Run::Single) }
    }

    fn replace(&mut self, from: Spot, to: Spot, inserted: String, run: Run) -> Changed {
        let before = self.caret;
        let (from, to, inserted) = self.composed(from, to, inserted);
        let removed = self.text.slice(from, to);
        self.set(from, &removed, &inserted);
        self.caret = self.text.snap(from.after(&inserted));
        self.unselect();
        let touched = touched(from, &removed, &inserted);
        self.history.push(Step { at: from, removed, inserted, carets: (before, self.caret), run });
        Changed { text: Some(touched), caret: true, ..Changed::default() }
    }

    fn undo(&mut self) -> Changed {
        match self.history.undo() {
            Some(step) => self.restore(step.at, &step.inserted, &step.removed, step.carets.0),
            None => Changed::default(),
        }
    }

    fn redo(&mut self) -> Changed {
        match self.history.redo() {
            Some(step) => self.restore(step.at, &step.removed, &step.inserted, step.carets.1),
            None => Changed::default(),
        }
    }

    fn restore(&mut self, at: Spot, removed: &str, inserted: &str, caret: Spot) -> Changed {
        self.set(at, removed, inserted);
        self.caret = self.text.snap(caret);
        self.unselect();
        Changed { text: Some(touched(at, removed, inserted)), caret: true, ..Changed::default() }
    }

    fn set(&mut self, at: Spot, removed: &str, inserted: &str) {
        let touched = self.text.replace(at, at.after(removed), inserted);
        if touched.removed == 1 && touched.inserted == 1 {
            let edit = Replaced { at: at.byte, removed: removed.len(), inserted: inserted.len() };
            self.layout.rewrap(&self.text, at.paragraph, edit);
        } else {
            self.layout.replace(&self.text, touched);
        }
    }

    // Widens an edit by the characters beside it where they would compose with what comes to stand
    // next to them, so that the text stays NFC: an accent typed after its letter, say.
    fn composed(&self, from: Spot, to: Spot, inserted: String) -> (Spot, Spot, String) {
        let after = &self.text.paragraph(to.paragraph)[to.byte..];
        let meets = |text: &str| text.chars().next().is_some_and(may_compose);
        let meets_after = meets(after);
        let meets_before = meets(if inserted.is_empty() { after } else { &inserted });
        if !meets_before && !meets_after {
            return (from, to, inserted);
        }
        let before = &self.text.paragraph(from.paragraph)[..from.byte];
        let left = if meets_before { step::prev(before, before.len()) } else { before.len() };
        let right = if meets_after { step::next(after, 0) } else { 0 };
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

// Marks, and the vowels and finals of Korean syllables.
fn may_compose(c: char) -> bool {
    canonical_combining_class(c) != 0 || is_nfc_quick(std::iter::once(c)) != IsNormalized::Yes
}

fn told(cleaned: &Cleaned) -> Changed {
    Changed { dropped: cleaned.dropped, shortened: cleaned.shortened, ..Changed::default() }
}

fn touched(at: Spot, removed: &str, inserted: &str) -> super::Touched {
    let count = |text: &str| text.matches('\n').count() + 1;
    super::Touched { first: at.paragraph, removed: count(removed), inserted: count(inserted) }
}
