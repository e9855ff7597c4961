//! The overview: all steps with their states.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::draft::status::DraftStatus;
use crate::say;
use crate::tui::screen::wizard::Wizard;
use crate::tui::theme::Glyph;
use crate::tui::widget::rail::{state_style, step_names};
use crate::tui::widget::text::{Canvas, cut, width};
use crate::tui::world::World;

/// Draws the steps over the body; gives where the cursor stands: at the chosen step.
pub fn draw(buf: &mut Buffer, area: Rect, wizard: &Wizard, chosen: usize, world: &World) -> Position {
    let theme = world.theme;
    let mut canvas = Canvas::new(buf, area, theme);
    canvas.put(0, 1, &say!(world.words, "overview-title"), theme.strong());
    let answered = wizard.check().answered();
    let total = wizard.check().fields().len();
    let count = say!(world.words, "overview-answered", answered = answered, total = total);
    canvas.put_right(0, 1, &count, Style::new());
    let spacing = if canvas.height() >= 15 { 2 } else { 1 };
    let row_of = |step: usize| 1 + spacing * (u16::try_from(step).unwrap_or(0)) + (spacing - 1);
    let mut rows = step_names(world);
    rows.push(say!(world.words, "overview-drafts"));
    for (step, name) in rows.iter().enumerate() {
        let row = row_of(step);
        let name_style = if step == chosen { theme.accent() } else { Style::new() };
        if step == chosen {
            canvas.put(row, 1, theme.glyph(Glyph::Pointer), name_style);
        }
        let is_step = step <= world.form.sections.len();
        let number = if is_step { format!("{} ", step + 1) } else { "  ".to_owned() };
        let name = format!("{number}{name}");
        let (text, style) = match world.form.sections.get(step) {
            _ if !is_step => (String::new(), Style::new()),
            Some(section) => {
                let state = wizard.check().section_state(section);
                (state.text(&world.words), state_style(state, theme))
            }
            None => {
                let problems = wizard.check().problem_count();
                let problems = say!(world.words, "overview-problems", count = problems);
                let stage = DraftStatus::of(wizard.draft(), world.form).map(|stage| stage.word(&world.words));
                let dot = theme.glyph(Glyph::Dot);
                (stage.map_or(problems.clone(), |stage| format!("{stage} {dot} {problems}")), Style::new())
            }
        };
        let others = wizard.others_in_step(step, world);
        let others =
            if others.is_empty() { others } else { format!(" {} {others}", theme.glyph(Glyph::Dot)) };
        let room = canvas.width().saturating_sub(width(&text) + 6);
        let others = cut(&others, room / 2, theme);
        let end = canvas.put(row, 3, &cut(&name, room - width(&others), theme), name_style);
        canvas.put(row, end, &others, theme.notice());
        canvas.put_right(row, 1, &text, style);
    }
    Position { x: area.x + 1, y: (area.y + row_of(chosen)).min(area.bottom().saturating_sub(1)) }
}
