//! The answer as it stands on the page: the real lines, numbered, and the edge below the last that fits.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::page;
use crate::say;
use crate::tui::overlay::Pane;
use crate::tui::screen::wizard::Wizard;
use crate::tui::theme::Glyph;
use crate::tui::widget::text::{Canvas, wrapped};
use crate::tui::world::World;

const NUMBER_COLUMNS: u16 = 4;

/// A row of the page on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A line of the page with its number, or, without one, the rest of a line that the screen folds.
    Line(Option<usize>, String, bool),
    /// The edge of the part that may be filled, with what to call it.
    Edge(String),
}

/// The rows of the focused answer at a width; none where it has no limit.
pub fn rows(wizard: &Wizard, width: u16, world: &World) -> Vec<Row> {
    let Some((field, part)) = wizard.field(world).and_then(|field| Some((field, field.limit?))) else {
        return Vec::new();
    };
    let text = wizard.draft().answer(&field.id);
    let measured = page::measure(text, &world.form.page);
    let fitting = part.lines(&world.form.page);
    let edge =
        say!(world.words, "page-edge", part = part.to_string(), note = world.form.page.note(&world.words));
    let mut rows = Vec::new();
    for (number, line) in (1..).zip(measured.lines()) {
        if number == fitting + 1 {
            rows.push(Row::Edge(edge.clone()));
        }
        let text = text[line.bytes.clone()].trim_end();
        let folded = wrapped(text, width.saturating_sub(NUMBER_COLUMNS + 1));
        rows.extend(
            folded
                .into_iter()
                .enumerate()
                .map(|(at, text)| Row::Line((at == 0).then_some(number), text, number > fitting)),
        );
    }
    for number in measured.lines().len() + 1..=fitting {
        rows.push(Row::Line(Some(number), String::new(), false));
    }
    if measured.lines().len() <= fitting {
        rows.push(Row::Edge(edge));
    }
    rows
}

/// Draws the page over the body.
pub fn draw(buf: &mut Buffer, area: Rect, wizard: &Wizard, pane: Pane, world: &World) {
    let rows = rows(wizard, area.width, world);
    let mut canvas = Canvas::new(buf, area, world.theme);
    let theme = world.theme;
    if rows.is_empty() {
        canvas.put(0, 1, &say!(world.words, "page-none"), Style::new());
    }
    let first = pane.first_shown(rows.len(), usize::from(canvas.height()));
    for (y, row) in (0..canvas.height()).zip(rows.iter().skip(first)) {
        match row {
            Row::Edge(text) => {
                canvas.rule(y);
                canvas.put(y, NUMBER_COLUMNS, &format!(" {text} "), theme.accent());
            }
            Row::Line(number, text, is_over) => {
                let number = number.map_or(theme.glyph(Glyph::Dot).to_owned(), |number| number.to_string());
                let style = if *is_over { theme.problem() } else { Style::new() };
                canvas.put(y, 0, &format!("{number:>3}"), theme.rule());
                canvas.put(y, NUMBER_COLUMNS, text, style);
            }
        }
    }
}
