//! An answer as it stands on the page: the real lines, numbered, and the edge below the last that fits.

use ratatui::layout::Position;
use ratatui::style::Style;

use crate::form::Field;
use crate::page;
use crate::say;
use crate::tui::context::{Context, Pane, PaneState};
use crate::tui::keys::{Action, Command, HintKey};
use crate::tui::open_draft::OpenDraft;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::list::ScrollOffset;
use crate::tui::widget::text::{Canvas, wrapped};
use crate::tui::world::World;
use crate::words::Words;

const NUMBER_COLUMNS: u16 = 4;

/// The page of one field's answer.
#[derive(Debug)]
pub(crate) struct PagePane {
    field: &'static Field,
    scroll: ScrollOffset,
}

enum PageRow {
    Line {
        /// `None` for the rest of a line that the screen folds.
        number: Option<usize>,
        text: String,
        is_over: bool,
    },
    /// The edge of the part that may be filled.
    Edge(String),
}

impl PagePane {
    pub(crate) fn new(field: &'static Field) -> Self {
        PagePane { field, scroll: ScrollOffset::default() }
    }

    /// The rows at a width; none where the answer has no limit.
    fn rows(&self, open: &OpenDraft, width: u16, world: &World) -> Vec<PageRow> {
        let (layout, words) = (&world.form.page, &world.words);
        let Some(part) = self.field.limit else { return Vec::new() };
        let text = open.answer(&self.field.id);
        let lines = page::measure(text, layout);
        let fitting = part.lines(layout);
        let edge =
            || PageRow::Edge(say!(words, "page-edge", part = part.to_string(), note = layout.note(words)));
        let mut rows = Vec::new();
        for (number, line) in (1..).zip(&lines) {
            if number == fitting + 1 {
                rows.push(edge());
            }
            let text = text[line.bytes.clone()].trim_end();
            let folded = wrapped(text, width.saturating_sub(NUMBER_COLUMNS + 1)).into_iter().enumerate();
            rows.extend(folded.map(|(at, text)| PageRow::Line {
                number: (at == 0).then_some(number),
                text,
                is_over: number > fitting,
            }));
        }
        let empty = lines.len() + 1..=fitting;
        rows.extend(empty.map(|number| PageRow::Line {
            number: Some(number),
            text: String::new(),
            is_over: false,
        }));
        rows.extend((lines.len() <= fitting).then(edge));
        rows
    }
}

impl Pane for PagePane {
    fn command(&self) -> Option<Command> {
        Some(Command::PagePreview)
    }

    fn act(&mut self, action: Action, open: &mut Option<OpenDraft>, cx: &mut Context) -> PaneState {
        if let (Action::Move(step), Some(open)) = (action, open) {
            let room = usize::from(cx.body().height);
            let rows = self.rows(open, cx.size.0, &cx.world).len();
            self.scroll.scroll(step.rows_in(room), rows, room);
        }
        PaneState::Open
    }

    fn hints(&self, words: &Words) -> Vec<Hint> {
        vec![
            Hint::key(HintKey::UpDown, say!(words, "hint-scroll"), words),
            Hint::key(HintKey::Close, say!(words, "hint-close"), words),
        ]
    }

    fn draw(&self, open: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        let rows = self.rows(open?, canvas.width(), &cx.world);
        let theme = cx.world.theme;
        if rows.is_empty() {
            canvas.put(0, 1, &say!(cx.world.words, "page-none"), Style::new());
        }
        let first = self.scroll.first(rows.len(), usize::from(canvas.height()));
        for (y, row) in (0..canvas.height()).zip(rows.iter().skip(first)) {
            match row {
                PageRow::Edge(text) => {
                    canvas.rule(y);
                    canvas.put(y, NUMBER_COLUMNS, &format!(" {text} "), theme.accent());
                }
                PageRow::Line { number, text, is_over } => {
                    let number = number.map_or(theme.sign("·").to_owned(), |number| number.to_string());
                    canvas.put(y, 0, &format!("{number:>3}"), theme.rule());
                    let style = if *is_over { theme.problem() } else { Style::new() };
                    canvas.put(y, NUMBER_COLUMNS, text, style);
                }
            }
        }
        None
    }
}
