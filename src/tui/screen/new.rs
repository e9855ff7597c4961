//! A new application begins with the one answer that names it: the kommune.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::draft::{Draft, naming};
use crate::say;
use crate::tui::editor::Edit;
use crate::tui::editor::choice::{ChoiceEditor, draw_options};
use crate::tui::editor::view::{Scroll, draw_line};
use crate::tui::message::{Effect, Time};
use crate::tui::screen::wizard::look;
use crate::tui::widget::text::{Canvas, wrapped};
use crate::tui::world::World;

/// The question for the kommune.
#[derive(Debug)]
pub struct NewDraft {
    choice: ChoiceEditor,
    /// Whether there is no draft yet, and so no list to go back to.
    is_first: bool,
    /// Whether Enter was pressed with nothing typed.
    asks_again: bool,
}

impl NewDraft {
    /// The question, with nothing typed.
    pub fn new(is_first: bool) -> Self {
        NewDraft { choice: ChoiceEditor::new(""), is_first, asks_again: false }
    }

    /// Whether there is no draft yet, and so no list to go back to.
    pub fn is_first(&self) -> bool {
        self.is_first
    }

    /// Edits the name.
    pub fn edit(&mut self, edit: Edit, world: &World) {
        self.asks_again = false;
        self.choice.apply(edit, |typed| world.form.applicant().kind.suggestions(typed));
    }

    /// Moves in the list of names.
    pub fn move_by(&mut self, is_down: bool, world: &World) {
        if !self.choice.is_open() {
            self.choice.open(|typed| world.form.applicant().kind.suggestions(typed));
        } else if is_down {
            self.choice.next();
        } else {
            self.choice.previous();
        }
    }

    /// Makes the draft for the name that is chosen or typed.
    pub fn accept(&mut self, time: Time, world: &World) -> Vec<Effect> {
        self.choice.accept();
        let applicant = world.form.applicant();
        let name = applicant.kind.completed(self.choice.text().trim()).into_owned();
        if name.is_empty() {
            self.asks_again = true;
            return Vec::new();
        }
        let mut draft = Draft::new(world.form, time.wall, &world.author);
        draft.set_answer(&applicant.id, name);
        vec![Effect::Create(naming::name_of(&draft, world.form, ""), Box::new(draft))]
    }
}

/// Draws the question and gives where the cursor stands: at the caret.
pub fn draw(
    new: &NewDraft,
    body: Rect,
    buf: &mut Buffer,
    scroll: &mut Scroll,
    world: &World,
) -> Option<Position> {
    let words = &world.words;
    let theme = world.theme;
    let mut canvas = Canvas::new(buf, body, theme);
    let mut row = 0;
    let mut write = |canvas: &mut Canvas<'_>, text: &str, style: Style| {
        for line in wrapped(text, canvas.width().saturating_sub(2)) {
            canvas.put(row, 1, &line, style);
            row += 1;
        }
    };
    // In a low window the question is what matters.
    let has_room = body.height >= 14;
    if new.is_first && has_room {
        write(&mut canvas, &say!(words, "new-welcome"), Style::new());
        write(&mut canvas, "", Style::new());
    }
    if has_room {
        write(&mut canvas, &say!(words, "new-privacy"), Style::new());
        write(&mut canvas, "", Style::new());
    }
    write(&mut canvas, &say!(words, "new-question"), theme.accent());
    let area = Rect { x: body.x + 1, y: body.y + row, width: body.width.min(44), height: 1 };
    let look_of_input = look(theme, theme.input());
    let cursor = draw_line(new.choice.line(), area.intersection(body), buf, &look_of_input, scroll);
    let below = Rect { y: area.y + 1, height: body.bottom().saturating_sub(area.y + 1), ..area };
    if new.asks_again {
        let ask = world.form.applicant().ask.as_ref();
        let text = ask.map_or("", |ask| ask.in_lang(words.lang()));
        Canvas::new(buf, Rect { width: body.width, ..below }, theme).put(
            0,
            0,
            &format!("! {text}"),
            theme.problem(),
        );
    } else {
        draw_options(&new.choice, below, buf, &look(theme, Style::new()));
    }
    cursor
}
