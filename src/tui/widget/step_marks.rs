//! All steps as a row of marks: which one is here, and how far each is.

use ratatui::style::Style;

use crate::draft::section_state::SectionState;
use crate::tui::open_draft::OpenDraft;
use crate::tui::theme::Theme;
use crate::tui::widget::text::Canvas;
use crate::tui::world::World;
use crate::words::Words;

/// A mark with room for brackets, so that none moves when another step is shown.
const MARK_COLUMNS: u16 = 3;

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StepMark {
    /// In words; none for "Tjek dine svar".
    state: Option<SectionState>,
    sign: &'static str,
    style: Style,
    is_here: bool,
}

/// The marks of all steps, that of "Tjek dine svar" last; `here` counts from 0.
pub(crate) fn all(here: usize, open: &OpenDraft, world: &World) -> Vec<StepMark> {
    let check = open.check();
    let review = if check.is_complete() { SectionState::Done } else { SectionState::NotStarted };
    let sections = world.form.sections.iter().enumerate().map(|(step, section)| {
        let state = SectionState::of(section, open.draft(), check);
        // What is being typed isn't judged, here either.
        let is_judged = step != here || section.fields().any(|field| open.shows_problem(&field.id));
        if state == SectionState::Faulty && !is_judged { SectionState::InProgress } else { state }
    });
    let states = sections.map(|state| (state, Some(state))).chain([(review, None)]);
    let marks = states.enumerate().map(|(step, (mark, state))| StepMark {
        state,
        sign: sign_of(mark),
        style: style_of(mark, world.theme),
        is_here: step == here,
    });
    marks.collect()
}

/// How far the step is that is shown, in words.
pub(crate) fn state_here(marks: &[StepMark], words: &Words) -> Option<String> {
    Some(marks.iter().find(|mark| mark.is_here)?.state?.text(words))
}

/// How many columns they take.
pub(crate) fn width(marks: &[StepMark]) -> u16 {
    MARK_COLUMNS * super::text::rows(marks.len())
}

/// Draws them on a row from a column on; gives the column after the last.
pub(crate) fn draw(canvas: &mut Canvas<'_>, row: u16, column: u16, marks: &[StepMark]) -> u16 {
    let theme = canvas.theme();
    for (mark, column) in marks.iter().zip((column..).step_by(MARK_COLUMNS.into())) {
        if mark.is_here {
            canvas.put(row, column, "[ ]", theme.strong());
        }
        canvas.put(row, column + 1, theme.sign(mark.sign), mark.style);
    }
    column + width(marks)
}

/// The mark of a state. All are in the fonts of old terminals, and one column wide.
pub(crate) fn sign_of(state: SectionState) -> &'static str {
    match state {
        SectionState::NotStarted => "○",
        SectionState::InProgress => "•",
        SectionState::TooLong | SectionState::Faulty => "!",
        SectionState::Filled | SectionState::Done => "●",
    }
}

/// How a state looks; the word or mark says it, the colour only helps.
pub(crate) fn style_of(state: SectionState, theme: Theme) -> Style {
    match state {
        SectionState::NotStarted | SectionState::InProgress => Style::new(),
        SectionState::TooLong | SectionState::Faulty => theme.problem(),
        SectionState::Filled | SectionState::Done => theme.done(),
    }
}
