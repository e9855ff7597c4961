//! Find and replace: a line below the screen, as in nano. The search goes on from the caret through all answers of free
//! text, and round.

mod replace_run;

use std::cell::Cell;

use ratatui::layout::Position;
use ratatui::style::Style;

use super::answer_walk::{AnswerWalk, texts};
use crate::clean::PASTE_MAX;
use crate::form::{Field, FieldId, FieldKind};
use crate::say;
use crate::tui::context::{Context, Pane, PaneState};
use crate::tui::editor::Edit;
use crate::tui::editor::find::{SearchHit, SearchPattern};
use crate::tui::editor::text_editor::TextEditor;
use crate::tui::editor::view::Scroll;
use crate::tui::keys::{Action, Command, HintKey, Mode};
use crate::tui::open_draft::OpenDraft;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::input::draw_input;
use crate::tui::widget::text::{Canvas, cut, width};
use crate::words::Words;
use replace_run::ReplaceRun;
use std::sync::Arc;

/// A longer line to type in is an empty promise.
const INPUT_COLUMNS_MAX: u16 = 40;

#[derive(Debug)]
pub(crate) struct FindPane {
    what: SearchLine,
    /// What is to stand there instead, where something is to be replaced.
    with: Option<SearchLine>,
    /// Whether that has the focus.
    is_on_with: bool,
    run: Option<ReplaceRun>,
    walk: AnswerWalk,
}

/// A line to type in.
#[derive(Debug)]
struct SearchLine {
    input: TextEditor,
    scroll: Cell<Scroll>,
}

impl SearchLine {
    fn new(text: &str) -> Self {
        let mut input = TextEditor::one_line(text);
        input.select_all();
        SearchLine { input, scroll: Cell::default() }
    }
}

impl FindPane {
    /// The search from the field with the focus, or from the first one; it offers what was searched for last.
    pub(crate) fn new(focused: Option<&FieldId>, replaces: bool, open: &OpenDraft, cx: &mut Context) -> Self {
        let (what, walk) = (SearchLine::new(&cx.searched[0]), AnswerWalk::new(focused, &cx.world.form));
        let mut pane = FindPane { what, with: None, is_on_with: false, run: None, walk };
        if replaces {
            pane.turn(open, cx);
            pane.is_on_with = false;
        }
        pane
    }

    fn focused(&mut self) -> &mut TextEditor {
        match &mut self.with {
            Some(with) if self.is_on_with => &mut with.input,
            _ => &mut self.what.input,
        }
    }

    /// Turns to the other line; to that of what stands instead, if there is none yet.
    fn turn(&mut self, open: &OpenDraft, cx: &mut Context) {
        if open.is_read_only() {
            let words = cx.words();
            return cx.inform(say!(words, "find-read-only"));
        }
        self.is_on_with = !self.is_on_with;
        self.with.get_or_insert_with(|| SearchLine::new(&cx.searched[1]));
    }

    /// Begins with what is in the lines.
    fn accept(&mut self, open: &mut OpenDraft, cx: &mut Context) {
        let words = cx.words();
        let Some(pattern) = SearchPattern::new(self.what.input.line()) else {
            return cx.inform(say!(words, "find-nothing"));
        };
        self.what.input.line().clone_into(&mut cx.searched[0]);
        if self.with.is_some() && !self.is_on_with {
            self.is_on_with = true;
            return;
        }
        let texts = texts(open, &cx.world.form, is_free_text);
        let from = self.caret(open);
        let hits = pattern.hits_from(texts.iter().map(String::as_str), from);
        let Some(first) = hits.first().cloned() else {
            return cx.inform(say!(words, "find-none", text = self.what.input.line()));
        };
        let Some(with) = &self.with else { return self.show(first, open, cx) };
        let with = with.input.line().to_owned();
        cx.searched[1].clone_from(&with);
        self.run = ReplaceRun::begin(open.next_replacement(), hits, with, texts);
        if let Some(hit) = self.run.as_ref().and_then(ReplaceRun::asked) {
            self.show(hit, open, cx);
        } else {
            let told = say!(words, "find-says-it", with = cx.searched[1].as_str());
            cx.inform(told);
        }
    }

    /// Where the search begins: at the caret of the field that is shown. What is selected is not found again, unless it
    /// is to be replaced.
    fn caret(&self, open: &mut OpenDraft) -> (usize, usize) {
        let Some((at, field)) = self.walk.shown() else { return (0, 0) };
        let input = &open.editor_mut(&field).input;
        let byte = match (input.selected_bytes(), &self.with) {
            (Some(selected), Some(_)) => selected.start,
            (Some(selected), None) => selected.end,
            (None, _) => input.caret_byte(),
        };
        (at, byte)
    }

    /// Shows a place, selected.
    fn show(&mut self, hit: SearchHit, open: &mut OpenDraft, cx: &mut Context) {
        let words = cx.words();
        if hit.is_wrapped {
            cx.inform(say!(words, "find-wrapped"));
        }
        self.walk.show(hit.text, hit.at, open, cx);
    }
}

/// Replacing, place by place.
impl FindPane {
    fn asked(&mut self, action: &Action, open: &mut OpenDraft, cx: &mut Context) -> PaneState {
        let Some(run) = &mut self.run else { return PaneState::Open };
        let Some(hit) = run.asked() else { return PaneState::Closed };
        let form = &Arc::clone(&cx.world.form);
        let texts = texts(open, form, is_free_text);
        if (0..texts.len()).any(|at| run.text(at) != texts[at]) {
            let words = cx.words();
            cx.inform(say!(words, "find-changed"));
            return PaneState::Closed;
        }
        let is_all = action == &Action::All;
        match action {
            Action::Yes | Action::Accept | Action::All if run.would_exceed(PASTE_MAX, is_all) => {
                let words = cx.words();
                cx.inform(say!(words, "find-too-long"));
                return PaneState::Open;
            }
            Action::Yes | Action::Accept => {
                run.take();
                replace(run, &[hit.text], open, cx);
            }
            Action::No => run.refuse(),
            Action::All => {
                let texts = run.texts_left();
                run.take_all();
                replace(run, &texts, open, cx);
            }
            _ => {
                cx.unused();
                return PaneState::Open;
            }
        }
        if let Some((_, field)) = self.walk.shown() {
            // Text was replaced in other answers too, and this is where the writer is.
            open.caret_moved(&field, cx);
        }
        match run.asked() {
            Some(hit) => {
                self.show(hit, open, cx);
                PaneState::Open
            }
            None => self.end(cx),
        }
    }

    /// Says what was replaced.
    fn end(&self, cx: &mut Context) -> PaneState {
        let words = cx.words();
        let (places, answers) = self.run.as_ref().map_or((0, 0), ReplaceRun::replaced);
        let told = match places {
            0 => say!(words, "find-replaced-none"),
            _ => say!(words, "find-replaced", places = places, answers = answers),
        };
        cx.inform(told);
        PaneState::Closed
    }
}

/// Puts into these answers what was said yes to.
fn replace(run: &ReplaceRun, texts: &[usize], open: &mut OpenDraft, cx: &mut Context) {
    for text in texts {
        let field = cx.world.form.shared_fields().nth(*text).cloned();
        if let Some(field) = field {
            open.rewrite(&field, &run.text(*text), run.number, cx);
        }
    }
}

/// Whether there is searched in a field's answer.
fn is_free_text(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Text | FieldKind::Lines | FieldKind::Prose)
}

impl Pane for FindPane {
    fn mode(&self) -> Mode {
        if self.run.is_some() { Mode::PANE } else { Mode::FORM }
    }

    fn foot_rows(&self) -> Option<u16> {
        Some(1)
    }

    fn takes(&self, command: Command) -> bool {
        self.run.is_none() && matches!(command, Command::Find | Command::Replace | Command::Paste)
    }

    fn close(&mut self, open: &mut Option<OpenDraft>, _: &mut Context) {
        self.walk.end(open.as_mut());
    }

    fn reopen(&mut self, open: &mut Option<OpenDraft>, _: &mut Context) {
        self.walk.resume(open.as_mut());
    }

    fn act(&mut self, action: Action, open: &mut Option<OpenDraft>, cx: &mut Context) -> PaneState {
        let Some(open) = open else { return PaneState::Closed };
        if self.run.is_some() {
            return self.asked(&action, open, cx);
        }
        match action {
            Action::Accept | Action::Do(Command::Find) => self.accept(open, cx),
            Action::Turn(_) | Action::Do(Command::Replace) => self.turn(open, cx),
            Action::Move(_) if self.with.is_some() => self.turn(open, cx),
            Action::Do(Command::Paste) => {
                let text = cx.clipboard.clone();
                self.focused().apply(Edit::Paste(text));
            }
            Action::Edit(edit) => {
                self.focused().apply(edit);
            }
            _ => cx.unused(),
        }
        PaneState::Open
    }

    fn hints(&self, words: &Words) -> Vec<Hint> {
        let key = |key, label| Hint::key(key, label, words);
        if let Some(run) = &self.run {
            let (places, answers) = (run.left(), run.texts_left().len());
            return vec![
                key(HintKey::Yes, say!(words, "find-yes")),
                key(HintKey::No, say!(words, "hint-no")),
                key(HintKey::All, say!(words, "find-all", places = places, answers = answers)),
                key(HintKey::Close, say!(words, "find-stop")),
            ];
        }
        let (enter, tab) = match (&self.with, self.is_on_with) {
            (None, _) => (say!(words, "find-next"), say!(words, "find-replace")),
            (Some(_), false) => (say!(words, "find-with"), say!(words, "find-other")),
            (Some(_), true) => (say!(words, "find-begin"), say!(words, "find-other")),
        };
        vec![
            key(HintKey::Accept, enter),
            key(HintKey::Tab, tab),
            key(HintKey::Close, say!(words, "hint-close")),
        ]
    }

    fn draw(&self, _: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (words, theme) = (&cx.world.words, cx.world.theme);
        if let Some(run) = &self.run {
            let ((at, count), room) = (run.progress(), canvas.width() / 3);
            let (text, with) = (cut(self.what.input.line(), room, theme), cut(run.with(), room, theme));
            canvas.put(
                0,
                1,
                &say!(words, "find-ask", at = at, count = count, text = text, with = with),
                Style::new(),
            );
            // The cursor stays at the place itself.
            return None;
        }
        let label = say!(words, "find-what");
        let column = canvas.put(0, 1, &label, theme.strong()) + 1;
        let Some(with) = &self.with else {
            let room = canvas.width().saturating_sub(column + 1).min(INPUT_COLUMNS_MAX);
            return draw_input(&mut canvas.line(0, column, room), &self.what.input, &self.what.scroll);
        };
        let label = say!(words, "find-with");
        let room = canvas.width().saturating_sub(column + width(&label) + 4) / 2;
        let room = room.min(INPUT_COLUMNS_MAX);
        let first = draw_input(&mut canvas.line(0, column, room), &self.what.input, &self.what.scroll);
        let column = canvas.put(0, column + room + 2, &label, theme.strong()) + 1;
        let second = draw_input(&mut canvas.line(0, column, room), &with.input, &with.scroll);
        if self.is_on_with { second } else { first }
    }
}
