//! Drawing the choice of a file: the files that were found, a line for a path, and where the answers go.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::{ImportScreen, ImportStatus, ImportTarget};
use crate::say;
use crate::shown;
use crate::tui::context::Context;
use crate::tui::message::ImportFile;
use crate::tui::widget::input::draw_input;
use crate::tui::widget::list::in_view;
use crate::tui::widget::text::{Canvas, cut, rows, width, wrapped};
use crate::words::date;

/// In a narrower window it isn't said when a file last changed, in columns.
const NARROW: u16 = 60;

/// Below this height all that only explains is left out.
const LOW: u16 = 12;
/// What is said last must be read: for that, the list may be left with this many files.
const LIST_ROWS_MIN: u16 = 1;

impl ImportScreen {
    /// Draws the choice and gives where the cursor stands: at the chosen row, or at the caret in the path.
    pub(super) fn draw_choice(&self, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        let words = &cx.world.words;
        let columns = canvas.width().saturating_sub(2);
        let gap = u16::from(canvas.height() >= LOW);
        let intro = if gap == 1 { wrapped(&say!(words, "import-intro"), columns) } else { Vec::new() };
        let (status, status_style) = self.status_text(cx);
        let status = wrapped(&status, columns);
        // What is said last must be read; the list gives way to it.
        let names_target = *self.target() != ImportTarget::Open;
        let below = 1 + u16::from(names_target) + gap;
        let status_rows = if status[0].is_empty() { 0 } else { rows(status.len()) + gap };
        let top = rows(intro.len()) + gap;
        let room = canvas.height().saturating_sub(top + below + status_rows).max(LIST_ROWS_MIN);
        let list = rows(self.files().len().max(1)).min(room);

        canvas.put_lines(0, 1, &intro, Style::new());
        let area = Rect { y: canvas.area().y + top, height: list, ..canvas.area() };
        let at_file = self.draw_files(&mut canvas.part(area), cx);
        let mut row = top + list + gap;
        let style = canvas.pointer(row, self.is_in_line());
        let line_column = canvas.put(row, 3, &say!(words, "import-place"), style) + 2;
        let columns = canvas.width().saturating_sub(line_column + 1);
        let caret = draw_input(&mut canvas.line(row, line_column, columns), &self.place, &self.scroll);
        row += 1;
        if names_target {
            self.draw_target(row, canvas, cx);
            row += 1;
        }
        if !status[0].is_empty() {
            canvas.put_lines(row + gap, 1, &status, status_style);
        }
        if self.is_in_line() { caret } else { Some(at_file) }
    }

    /// What is said below the choice: that it is read, why it can't be, or where the chosen file is.
    fn status_text(&self, cx: &Context) -> (String, Style) {
        let theme = cx.world.theme;
        match &self.status {
            ImportStatus::Failed(text) => (text.clone(), theme.problem()),
            ImportStatus::Reading(_) | ImportStatus::Opening(_) => {
                (say!(cx.world.words, "import-reading"), Style::new())
            }
            ImportStatus::Choosing => {
                let path = self.chosen_file().map(|file| shown::text(&file.path).into_owned());
                (path.unwrap_or_default(), theme.quiet())
            }
        }
    }

    fn draw_files(&self, canvas: &mut Canvas<'_>, cx: &Context) -> Position {
        let words = &cx.world.words;
        if self.files().is_empty() {
            let text = match self.files {
                None => say!(words, "import-looking"),
                Some(_) => say!(words, "import-none-found"),
            };
            canvas.put(0, 3, &text, Style::new());
            return canvas.cursor(0);
        }
        let chosen = self.chosen.min(self.files().len() - 1);
        let first = in_view(0, chosen, usize::from(canvas.height()));
        canvas.list(self.files(), first, self.chosen, |canvas, y, file, style| {
            draw_file(file, style, y, canvas, cx);
        })
    }

    fn draw_target(&self, row: u16, canvas: &mut Canvas<'_>, cx: &Context) {
        let words = &cx.world.words;
        let end = canvas.put(row, 3, &say!(words, "import-into"), Style::new());
        let name = match self.target() {
            ImportTarget::New => say!(words, "import-into-new"),
            ImportTarget::Draft { title, .. } => title.clone(),
            ImportTarget::Open => return,
        };
        let name = cut(&name, canvas.width().saturating_sub(end + 7), cx.world.theme);
        let name = if self.has_targets() { format!("← {name} →") } else { name };
        canvas.put(row, end + 2, &name, cx.world.theme.strong());
    }
}

fn draw_file(file: &ImportFile, style: Style, y: u16, canvas: &mut Canvas<'_>, cx: &Context) {
    let changed = date::stamp(&cx.world.words, file.changed, cx.time.wall);
    // In a narrow window the name is what tells files apart.
    let changed = if canvas.width() < NARROW { String::new() } else { changed };
    let room = canvas.width().saturating_sub(width(&changed) + 6);
    canvas.put(y, 3, &cut(&file.name, room, cx.world.theme), style);
    canvas.put_right(y, 2, &changed, Style::new());
}
