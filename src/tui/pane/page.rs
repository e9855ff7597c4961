//! An answer as it stands on the page: the real lines, numbered, and the edge below the last that fits. In a wide window
//! the answer is written so; in others this is a look at it.

use std::cell::Cell;

use ratatui::layout::{Position, Rect};

use crate::clean::Lines;
use crate::draft::check::FieldCheck;
use crate::form::{Field, FormSpec};
use crate::page::Fill;
use crate::say;
use crate::tui::context::{Context, Heading, Pane, PaneState};
use crate::tui::editor::text_editor::TextEditor;
use crate::tui::editor::view::{ProseMarks, draw_rows, rows_and_caret};
use crate::tui::editor::{CaretPosition, PageSheet};
use crate::tui::keys::{Action, Command, HintKey};
use crate::tui::open_draft::OpenDraft;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::list::ScrollOffset;
use crate::tui::widget::text::Canvas;
use crate::words::Words;
use std::sync::Arc;

/// The page of one field's answer.
#[derive(Debug)]
pub(crate) struct PagePane {
    field: Arc<Field>,
    sheet: PageSheet,
    caret: CaretPosition,
    scroll: ScrollOffset,
    /// Whether it was drawn once: then it no longer begins at the caret.
    is_scrolled: Cell<bool>,
}

impl PagePane {
    /// The page of a field, opened at the caret.
    pub(crate) fn new(field: Arc<Field>, sheet: PageSheet, caret: CaretPosition) -> Self {
        PagePane { field, sheet, caret, scroll: ScrollOffset::default(), is_scrolled: Cell::new(false) }
    }

    /// The answer on its page, for a view of this size.
    fn on_page(&self, open: &OpenDraft, area: Rect) -> TextEditor {
        let mut text = TextEditor::new(open.answer(&self.field.id), Lines::Many);
        text.resize(area.width, area.height, Some(self.sheet));
        text.set_caret(self.caret);
        text
    }

    /// The first row shown: at first such that the caret is in the middle.
    fn first(&self, text: &TextEditor, room: u16) -> usize {
        let (rows, caret) = rows_and_caret(text);
        if !self.is_scrolled.replace(true) {
            self.scroll.set(caret.saturating_sub(usize::from(room / 2)));
        }
        self.scroll.first(rows, usize::from(room))
    }
}

/// The page that a long answer is written on; `None` for other answers.
pub(crate) fn sheet(field: &Field, form: &FormSpec) -> Option<PageSheet> {
    let lines = field.limit.and_then(|limit| limit.lines(&form.page));
    field.is_prose().then_some(PageSheet { layout: form.page, lines })
}

/// What stands at the edge of the lines that a long answer may fill.
pub(crate) fn edge_text(field: &Field, form: &FormSpec, words: &Words) -> String {
    let part = field.limit.map_or_else(String::new, |limit| limit.text(field.counted.as_deref(), words));
    say!(words, "page-edge", part = part, note = form.page.note(words))
}

/// What is shown of an answer beside its text.
pub(crate) fn marks<'a>(
    found: &FieldCheck,
    text: &TextEditor,
    edge: &'a str,
    cx: &'a Context,
) -> ProseMarks<'a> {
    let over = found.over_from.map(|over| {
        let before = text.paragraph(over.paragraph).get(..over.byte).unwrap_or_default();
        CaretPosition { paragraph: over.paragraph, column: before.chars().count() }
    });
    ProseMarks { over, edge, spelling: Some(&cx.spelling), remarked: &[] }
}

impl Pane for PagePane {
    fn command(&self) -> Option<Command> {
        Some(Command::PagePreview)
    }

    fn act(&mut self, action: Action, open: &mut Option<OpenDraft>, cx: &mut Context) -> PaneState {
        let body = cx.text_body();
        if let (Action::Move(step), Some(open)) = (action, open) {
            let (rows, _) = rows_and_caret(&self.on_page(open, body));
            let room = usize::from(body.height);
            self.scroll.scroll(step.rows_in(room), rows, room);
        } else {
            cx.unused();
        }
        PaneState::Open
    }

    fn heading(&self, open: Option<&OpenDraft>, cx: &Context) -> Option<Heading> {
        let fill = open?.check().field(&self.field.id)?.fill.as_ref();
        let texts = |fill: &Fill| vec![fill.text(&cx.world.words), fill.short_text(&cx.world.words)];
        Some(Heading {
            right: fill.map(texts).unwrap_or_default(),
            ..Heading::of(self.field.full_name().into_owned())
        })
    }

    fn hints(&self, words: &Words) -> Vec<Hint> {
        vec![
            Hint::key(HintKey::UpDown, say!(words, "hint-scroll"), words),
            Hint::key(HintKey::Close, say!(words, "hint-close"), words),
        ]
    }

    fn draw(&self, open: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (open, area) = (open?, canvas.area());
        let text = self.on_page(open, area);
        let edge = edge_text(&self.field, &cx.world.form, &cx.world.words);
        let marks = marks(open.check().field(&self.field.id)?, &text, &edge, cx);
        draw_rows(&text, area, canvas.cells(), cx.world.theme, marks, self.first(&text, area.height))
    }
}
