//! Help: every key, from the table of keys, and what to know of the program; and the user guide.

mod guide;

use ratatui::layout::Position;
use ratatui::style::Style;

use crate::say;
use crate::shown;
use crate::tui::context::{Context, Heading, Pane, PaneState};
use crate::tui::keys::{self, Action, Command, HintKey};
use crate::tui::open_draft::OpenDraft;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::list::ScrollOffset;
use crate::tui::widget::text::{Canvas, wrapped};
use crate::tui::world::World;
use crate::words::Words;

const SURE_COLUMN: u16 = 1;
const FAST_COLUMN: u16 = 15;
const EXPLANATION_COLUMN: u16 = 29;
/// In a narrower window what a key does stands below it.
const BESIDE_FROM: u16 = 60;

#[derive(Debug, Default)]
pub(crate) struct HelpPane {
    /// Whether the guide is shown in place of the keys.
    is_guide: bool,
    scroll: ScrollOffset,
}

enum HelpRow {
    Text(String, Style),
    /// A key that works always, the fast ones, and what they do.
    Key([String; 3]),
}

/// Every key, and what to know.
fn key_rows(width: u16, world: &World) -> Vec<HelpRow> {
    let words = &world.words;
    let text = |text: String| {
        wrapped(&text, width.saturating_sub(2)).into_iter().map(|row| HelpRow::Text(row, Style::new()))
    };
    let mut rows = Vec::new();
    rows.extend(text(say!(words, "help-saving")));
    rows.extend(text(say!(words, "help-moving")));
    rows.extend(text(String::new()));
    let heads = [say!(words, "help-sure"), say!(words, "help-fast"), say!(words, "help-does")];
    rows.extend(std::iter::once(heads).chain(keys::table(words)).flat_map(|row| rows_of_key(row, width)));
    rows.extend(text(String::new()));
    rows.push(HelpRow::Text(say!(words, "help-more"), world.theme.strong()));
    rows.extend(text(say!(words, "help-page", note = world.form.page.note(words))));
    rows.extend(text(say!(words, "help-copying")));
    rows.extend(text(say!(words, "help-letters", letters = shown::LETTERS)));
    rows.extend(text(say!(words, "help-privacy")));
    rows
}

/// A row of the table of keys, broken where the window is too narrow for it.
fn rows_of_key([sure, fast, does]: [String; 3], width: u16) -> Vec<HelpRow> {
    if width < BESIDE_FROM {
        let below = wrapped(&does, width.saturating_sub(4)).into_iter();
        let below = below.map(|row| HelpRow::Text(format!("  {row}"), Style::new()));
        return std::iter::once(HelpRow::Key([sure, fast, String::new()])).chain(below).collect();
    }
    let mut keys = [sure, fast];
    let does = wrapped(&does, width.saturating_sub(EXPLANATION_COLUMN + 1)).into_iter();
    does.map(|row| {
        let [sure, fast] = std::mem::take(&mut keys);
        HelpRow::Key([sure, fast, row])
    })
    .collect()
}

impl HelpPane {
    fn rows(&self, width: u16, world: &World) -> Vec<HelpRow> {
        if self.is_guide { guide::rows(width, world) } else { key_rows(width, world) }
    }
}

impl Pane for HelpPane {
    fn command(&self) -> Option<Command> {
        Some(Command::Help)
    }

    fn act(&mut self, action: Action, _: &mut Option<OpenDraft>, cx: &mut Context) -> PaneState {
        let body = cx.text_body();
        let room = usize::from(body.height);
        match action {
            Action::Move(step) => {
                self.scroll.scroll(step.rows_in(room), self.rows(body.width, &cx.world).len(), room);
            }
            Action::Toggle => {
                self.is_guide = !self.is_guide;
                self.scroll.set(0);
            }
            _ => cx.unused(),
        }
        PaneState::Open
    }

    fn heading(&self, _open: Option<&OpenDraft>, cx: &Context) -> Option<Heading> {
        let words = &cx.world.words;
        Some(Heading::of(if self.is_guide { say!(words, "help-guide") } else { say!(words, "help-title") }))
    }

    fn hints(&self, words: &Words) -> Vec<Hint> {
        let other = if self.is_guide { say!(words, "help-keys") } else { say!(words, "help-guide") };
        vec![
            Hint::key(HintKey::Space, other, words),
            Hint::key(HintKey::UpDown, say!(words, "hint-scroll"), words),
            Hint::key(HintKey::Close, say!(words, "hint-close"), words),
        ]
    }

    fn draw(&self, _: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        let rows = self.rows(canvas.width(), &cx.world);
        let theme = cx.world.theme;
        let room = usize::from(canvas.height());
        let first = self.scroll.first(rows.len(), room);
        for (y, row) in (0..canvas.height()).zip(rows.iter().skip(first)) {
            match row {
                HelpRow::Text(text, style) => {
                    canvas.put(y, 1, text, *style);
                }
                HelpRow::Key([sure, fast, does]) => {
                    canvas.put(y, SURE_COLUMN, sure, theme.strong());
                    canvas.put(y, FAST_COLUMN, fast, theme.strong());
                    canvas.put(y, EXPLANATION_COLUMN, does, Style::new());
                }
            }
        }
        canvas.more(0, 1, false, rows.len() > first + room);
        None
    }
}
