//! A new application begins with the one answer that names it: who applies, or what else its form names drafts after.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::draft::naming;
use crate::form::{FieldKind, FormSpec};
use crate::say;
use crate::tui::context::{Context, Heading, Outline, Screen};
use crate::tui::editor::Edit;
use crate::tui::editor::field::FieldEditor;
use crate::tui::keys::{Action, Command, HintKey, Mode, Move};
use crate::tui::message::Effect;
use crate::tui::open_draft::{OpenDraft, holds_back};
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::input::draw_input;
use crate::tui::widget::text::Canvas;
use crate::words::Words;
use std::sync::Arc;

/// The question for the answer that names the draft.
#[derive(Debug)]
pub(crate) struct NewScreen {
    /// The form that the draft will fill.
    form: Arc<FormSpec>,
    choice: FieldEditor,
    /// Whether there is no draft yet: then the program says what it is.
    is_first: bool,
    /// Whether Enter was pressed with nothing typed.
    asks_again: bool,
}

impl NewScreen {
    pub(crate) fn new(is_first: bool, form: Arc<FormSpec>) -> Self {
        let choice = FieldEditor::new(form.names_drafts(), "");
        NewScreen { form, choice, is_first, asks_again: false }
    }

    /// Whether a kommune applies, as the program's own words have it.
    fn is_of_kommune(&self) -> bool {
        self.form.names_drafts().kind == FieldKind::Kommune
    }

    fn heading(&self, words: &Words) -> String {
        if self.form.names_drafts().id == self.form.applicant().id {
            say!(words, "new-head")
        } else {
            say!(words, "new-head-name")
        }
    }

    fn welcome(&self, words: &Words) -> String {
        say!(words, "new-welcome", what = self.form.about())
    }

    /// What names it, as the form calls that; where it is a kommune, as a question.
    fn question(&self, words: &Words) -> String {
        if self.is_of_kommune() {
            say!(words, "new-question")
        } else {
            self.form.names_drafts().name().to_owned()
        }
    }

    fn edit(&mut self, edit: Edit) {
        self.asks_again = false;
        self.choice.apply(edit);
    }

    fn move_by(&mut self, is_down: bool) {
        if self.choice.is_open() {
            self.choice.select(is_down);
        } else {
            self.choice.open();
        }
    }

    /// Makes the draft for the name that is chosen or typed.
    fn accept(&mut self, open: &mut Option<OpenDraft>, cx: &mut Context) {
        if holds_back(open.as_ref(), cx) {
            return;
        }
        cx.save(open);
        self.choice.accept();
        let title = self.choice.input.line().trim();
        if title.is_empty() {
            self.asks_again = true;
            return;
        }
        let (draft, name) = naming::begun(&self.form, title, cx.time.wall, &cx.world.author);
        if naming::is_too_long(&name) {
            let text = say!(cx.world.words, "notice-name-shortened");
            cx.tell(text);
        }
        cx.effect(Effect::Create(name, Box::new(draft)));
    }
}

impl Screen for NewScreen {
    fn mode(&self, _: Option<&OpenDraft>, _: &Context) -> Mode {
        Mode::LINE
    }

    fn commands(&self, _: Option<&OpenDraft>, _: &Context) -> Vec<Command> {
        vec![Command::NextField, Command::Events]
    }

    fn outline(&self, _: Option<&OpenDraft>, cx: &Context) -> Outline {
        let words = &cx.world.words;
        Outline {
            fills_window: false,
            title: (say!(words, "new-title"), cx.deadline_of(&self.form)),
            heading: Some(Heading::of(self.heading(words))),
            hints: vec![
                Hint::key(HintKey::Accept, say!(words, "hint-begin"), words),
                Hint::key(HintKey::UpDown, say!(words, "hint-choose"), words),
                Hint::back(words),
            ],
        }
    }

    fn act(&mut self, action: Action, open: &mut Option<OpenDraft>, cx: &mut Context) {
        match action {
            Action::Do(Command::NextField) => self.accept(open, cx),
            Action::Move(step) => self.move_by(step == Move::Down),
            Action::Edit(edit) => self.edit(edit),
            _ => cx.unused(),
        }
    }

    fn draw(&self, _: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (words, theme) = (&cx.world.words, cx.world.theme);
        let mut row = 0;
        // In a low window the question is what matters.
        let has_room = canvas.height() >= 14;
        if self.is_first && has_room {
            row = canvas.put_wrapped(row, 1, &self.welcome(words), Style::new()) + 1;
        }
        if has_room {
            row = canvas.put_wrapped(row, 1, &say!(words, "new-privacy"), Style::new()) + 1;
        }
        row = canvas.put_wrapped(row, 1, &self.question(words), theme.strong());
        let columns = canvas.width().saturating_sub(2).min(44);
        let cursor = draw_input(&mut canvas.line(row, 1, columns), &self.choice.input, &self.choice.scroll);
        let mut below = canvas.below(row + 1);
        if self.asks_again {
            let text = self.form.names_drafts().ask_text(words);
            below.put(0, 1, &format!("! {text}"), theme.problem());
        } else {
            let area = below.area();
            let list = Rect { x: area.x + 1, width: columns, ..area };
            self.choice.draw_options(list, below.cells(), theme);
        }
        cursor
    }
}
