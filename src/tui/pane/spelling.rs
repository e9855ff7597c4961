//! The words that the dictionary doesn't know, one after the other from the caret on through all long answers, with what
//! may have been meant.

use std::collections::HashSet;
use std::ops::Range;

use ratatui::layout::Position;
use ratatui::style::Style;

use super::answer_walk::{AnswerWalk, texts};
use crate::form::{FieldId, FieldKind};
use crate::say;
use crate::shown;
use crate::tui::context::{Context, Pane, PaneState};
use crate::tui::editor::Edit;
use crate::tui::editor::text_editor::TextEditor;
use crate::tui::keys::{Action, Command, HintKey};
use crate::tui::message::{Effect, Message};
use crate::tui::open_draft::OpenDraft;
use crate::tui::shared::Tone;
use crate::tui::spelling::SpellingMarks;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::text::{Canvas, cut, width};
use crate::words::Words;
use std::sync::Arc;

/// A row for the word and two for its corrections.
const ROWS: u16 = 3;

#[derive(Debug)]
pub(crate) struct SpellingPane {
    /// Where the next word is looked for: a field of the form, by number, and a byte of its answer.
    from: (usize, usize),
    walk: AnswerWalk,
    /// The word that is asked about; none while the words are looked up.
    found: Option<UnknownWord>,
    /// What was gone on from: it is unknown, and may be right.
    passed: HashSet<String>,
    /// The fields of the words that were corrected, the latest last.
    corrected: Vec<usize>,
    /// Whether the last key was told to wait for what is being looked up.
    is_told_to_wait: bool,
}

#[derive(Debug)]
struct UnknownWord {
    field: usize,
    text: String,
    /// What may have been meant, once that is known.
    corrections: Option<Vec<String>>,
}

impl SpellingPane {
    /// Goes to the next unknown word from the word before the caret of the field with the focus, or from the first field.
    pub(crate) fn lay(focused: Option<&FieldId>, open: &mut OpenDraft, cx: &mut Context) {
        let walk = AnswerWalk::new(focused, &cx.world.form);
        let from =
            walk.shown().map_or((0, 0), |(at, field)| (at, last_word_end(&open.editor_mut(&field).input)));
        let (passed, corrected) = (HashSet::new(), Vec::new());
        let mut pane = SpellingPane { from, walk, found: None, passed, corrected, is_told_to_wait: false };
        if pane.go_on(open, cx) == PaneState::Open {
            cx.lay(pane);
        }
    }

    /// Shows the next word; waits for it while the words are looked up, and closes where there is none.
    fn go_on(&mut self, open: &mut OpenDraft, cx: &mut Context) -> PaneState {
        let answers = texts(open, &cx.world.form, |field| field.kind == FieldKind::Prose);
        let paragraphs = answers.iter().flat_map(|answer| answer.split('\n'));
        cx.check_spelling(paragraphs.map(|paragraph| (paragraph, None)));
        self.found = None;
        if cx.spelling.is_waiting() {
            return PaneState::Open;
        }
        let Some((field, at, is_wrapped)) = self.next(&answers, &cx.spelling) else {
            return self.end(cx);
        };
        let words = cx.words();
        if is_wrapped && cx.notice.is_none() {
            cx.inform(say!(words, "find-wrapped"));
        }
        let text = answers[field][at.clone()].to_owned();
        self.from = (field, at.start);
        self.found = Some(UnknownWord { field, text: text.clone(), corrections: None });
        self.walk.show(field, at, open, cx);
        cx.effect(Effect::Correct(text));
        PaneState::Open
    }

    /// Says that there are no more.
    fn end(&self, cx: &mut Context) -> PaneState {
        let words = cx.words();
        let told = if let Some(cause) = cx.spelling.fault() {
            say!(words, "spelling-gone", cause = cause)
        } else if self.corrected.is_empty() && self.passed.is_empty() {
            say!(words, "spelling-none")
        } else {
            say!(words, "spelling-done")
        };
        cx.inform(told);
        PaneState::Closed
    }

    /// The next unknown word that was not gone on from: the field, the place in its answer, and whether the search went
    /// round to it.
    fn next(&self, answers: &[String], spelling: &SpellingMarks) -> Option<(usize, Range<usize>, bool)> {
        let mut unknown = Vec::new();
        for (field, answer) in answers.iter().enumerate() {
            let mut start = 0;
            for paragraph in answer.split('\n') {
                let words = spelling.unknown(paragraph);
                let words = words.iter().filter(|word| !self.passed.contains(&paragraph[(*word).clone()]));
                unknown.extend(words.map(|word| (field, start + word.start..start + word.end)));
                start += paragraph.len() + 1;
            }
        }
        let is_ahead = |(field, at): &&(usize, Range<usize>)| (*field, at.end) >= self.from;
        let ahead = unknown.iter().find(is_ahead).cloned();
        let is_wrapped = ahead.is_none();
        ahead.or(unknown.into_iter().next()).map(|(field, at)| (field, at, is_wrapped))
    }

    fn tell_to_wait(&mut self, text: String, cx: &mut Context) -> PaneState {
        self.is_told_to_wait = true;
        cx.inform(text);
        PaneState::Open
    }

    /// What was waited for is there: it is told no more that it isn't.
    fn waited(&mut self, cx: &mut Context) {
        if std::mem::take(&mut self.is_told_to_wait) {
            cx.forget(Tone::Hint);
        }
    }

    /// Puts a correction in the word's place: an undo step.
    fn correct(&mut self, number: usize, open: &mut OpenDraft, cx: &mut Context) -> PaneState {
        let words = cx.words();
        let Some(found) = &self.found else { return PaneState::Open };
        let Some(corrections) = &found.corrections else {
            return self.tell_to_wait(say!(words, "spelling-wait"), cx);
        };
        let is_shown = number > 0 && number <= places(corrections, cx.size.0).len();
        let (Some(field), true) = (cx.world.form.shared_fields().nth(found.field).cloned(), is_shown) else {
            cx.unused();
            return PaneState::Open;
        };
        if open.is_read_only() {
            cx.inform(say!(words, "spelling-read-only"));
            return PaneState::Open;
        }
        if open.editor_mut(&field).input.selected_text().as_ref() == Some(&found.text) {
            open.edit(&field, Edit::Paste(corrections[number - 1].clone()), cx);
            self.corrected.push(found.field);
        }
        self.go_on(open, cx)
    }

    /// Undoes the latest correction, and asks about its word again.
    fn undo(&mut self, open: &mut OpenDraft, cx: &mut Context) -> PaneState {
        let words = cx.words();
        let number = self.corrected.pop();
        let Some((number, field)) =
            number.and_then(|at| Some((at, Arc::clone(cx.world.form.shared_fields().nth(at)?))))
        else {
            cx.nothing(say!(words, "nothing-undo"));
            return PaneState::Open;
        };
        open.edit(&field, Edit::Undo, cx);
        self.from = (number, open.editor_mut(&field).input.caret_byte());
        self.go_on(open, cx)
    }
}

/// Where the last word before the caret ends, in bytes of the whole text: who has just typed a word means that one.
fn last_word_end(input: &TextEditor) -> usize {
    let before = &input.text()[..input.caret_byte()];
    before.trim_end_matches(|c: char| !c.is_alphanumeric()).len()
}

/// Where the corrections stand below the word, as many as fit: row and column.
fn places(corrections: &[String], columns: u16) -> Vec<(u16, u16)> {
    let (mut row, mut column) = (1, 1);
    let place = |correction: &String| {
        let wide = width(&shown::text(correction)) + 2;
        if column + wide >= columns && column > 1 {
            (row, column) = (row + 1, 1);
        }
        let place = (row, column);
        column += wide + 3;
        (row < ROWS).then_some(place)
    };
    corrections.iter().map_while(place).collect()
}

impl Pane for SpellingPane {
    fn command(&self) -> Option<Command> {
        Some(Command::Spelling)
    }

    fn foot_rows(&self) -> Option<u16> {
        Some(ROWS)
    }

    fn takes(&self, command: Command) -> bool {
        command == Command::Undo
    }

    fn close(&mut self, open: &mut Option<OpenDraft>, _: &mut Context) {
        self.walk.end(open.as_mut());
    }

    fn reopen(&mut self, open: &mut Option<OpenDraft>, _: &mut Context) {
        self.walk.resume(open.as_mut());
    }

    fn act(&mut self, action: Action, open: &mut Option<OpenDraft>, cx: &mut Context) -> PaneState {
        let Some(open) = open else { return PaneState::Closed };
        self.is_told_to_wait = false;
        match action {
            Action::Number(_) | Action::No | Action::Accept | Action::Add if self.found.is_none() => {
                let words = cx.words();
                self.tell_to_wait(say!(words, "spelling-looking-wait"), cx)
            }
            Action::Number(number) => self.correct(number, open, cx),
            Action::Do(Command::Undo) => self.undo(open, cx),
            Action::No | Action::Accept => {
                self.passed.extend(self.found.take().map(|found| found.text));
                self.go_on(open, cx)
            }
            Action::Add => {
                if let Some(found) = &self.found {
                    let words = cx.words();
                    cx.inform(say!(words, "spelling-adding", word = shown::text(&found.text)));
                    cx.effect(Effect::AddWord(found.text.clone()));
                }
                PaneState::Open
            }
            _ => {
                cx.unused();
                PaneState::Open
            }
        }
    }

    fn hear(&mut self, message: &Message, open: &mut Option<OpenDraft>, cx: &mut Context) -> PaneState {
        let Some(open) = open else { return PaneState::Closed };
        match (message, &mut self.found) {
            (Message::Corrections(word, corrections), Some(found)) if found.text == *word => {
                found.corrections = Some(corrections.clone());
                self.waited(cx);
                PaneState::Open
            }
            // With someone else's text, the text under the word may be another.
            (Message::SpellingChecked(_), None) => {
                self.waited(cx);
                self.go_on(open, cx)
            }
            (Message::Arrived(_), _) => self.go_on(open, cx),
            (Message::WordAdded(word, Ok(())), _) => {
                let words = cx.words();
                let told = say!(words, "spelling-added", word = shown::text(word));
                self.passed.insert(word.clone());
                let state = self.go_on(open, cx);
                cx.inform(told);
                state
            }
            _ => PaneState::Open,
        }
    }

    fn hints(&self, words: &Words) -> Vec<Hint> {
        let key = |key, label| Hint::key(key, label, words);
        let close = key(HintKey::Close, say!(words, "find-stop"));
        let Some(found) = &self.found else { return vec![close] };
        let has_corrections = found.corrections.as_ref().is_some_and(|found| !found.is_empty());
        let take = has_corrections.then(|| key(HintKey::Corrections, say!(words, "spelling-take")));
        let others = [
            key(HintKey::No, say!(words, "spelling-next")),
            key(HintKey::Add, say!(words, "spelling-add")),
            Hint::of(Command::Undo, words),
            close,
        ];
        take.into_iter().chain(others).collect()
    }

    fn draw(&self, _: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (words, theme) = (&cx.world.words, cx.world.theme);
        let Some(found) = &self.found else {
            canvas.put(0, 1, &say!(words, "spelling-looking"), Style::new());
            return None;
        };
        let word = cut(&found.text, canvas.width() / 2, theme);
        canvas.put(0, 1, &say!(words, "spelling-unknown", word = word), theme.strong());
        match &found.corrections {
            None => _ = canvas.put(1, 1, &say!(words, "spelling-wait"), Style::new()),
            Some(corrections) if corrections.is_empty() => {
                canvas.put(1, 1, &say!(words, "spelling-no-correction"), Style::new());
            }
            Some(corrections) => {
                let places = places(corrections, canvas.width());
                for ((number, correction), (row, column)) in (1..).zip(corrections).zip(places) {
                    let number: i32 = number;
                    let column = canvas.put(row, column, &number.to_string(), theme.strong());
                    canvas.put(row, column + 1, &shown::text(correction), Style::new());
                }
            }
        }
        None
    }
}
