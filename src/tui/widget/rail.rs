//! The steps at the left of a wide screen: number, name, state.

use crate::draft::section_state::SectionState;
use crate::say;
use crate::tui::open_draft::OpenDraft;
use crate::tui::widget::step_marks::style_of;
use crate::tui::widget::text::Canvas;
use crate::tui::world::World;

/// Draws the steps down the canvas.
pub(crate) fn draw(canvas: &mut Canvas<'_>, current: usize, open: &OpenDraft, world: &World) {
    let theme = canvas.theme();
    canvas.bar(canvas.width().saturating_sub(1));
    let names = step_names(world);
    for (step, (row, name)) in (0..).step_by(3).zip(&names).enumerate() {
        let style = canvas.pointer(row, step == current);
        let room = canvas.width().saturating_sub(6);
        let name = super::text::cut(&format!("{} {name}", step + 1), room + 2, theme);
        canvas.put(row, 3, &name, style);
        let mut column = 5;
        if let Some(section) = world.form.sections.get(step) {
            let state = SectionState::of(section, open.draft(), open.check());
            column = canvas.put(row + 1, 5, &state.text(&world.words), style_of(state, theme)) + 1;
        }
        let others = open.names_in_step(step, world);
        if !others.is_empty() {
            let others = format!("{} {others}", theme.sign("·"));
            let others = super::text::cut(&others, (room + 5).saturating_sub(column), theme);
            canvas.put(row + 1, column, &others, theme.notice());
        }
    }
}

/// The names of all steps, the review last.
pub(crate) fn step_names(world: &World) -> Vec<String> {
    let sections = world.form.sections.iter().map(|section| section.step.clone());
    sections.chain([say!(world.words, "review-title")]).collect()
}
