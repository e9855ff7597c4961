//! The overview: all steps with their states, and the way to the other drafts.

use ratatui::layout::Position;
use ratatui::style::Style;

use crate::draft::remark::open_count;
use crate::draft::section_state::SectionState;
use crate::draft::status::DraftStatus;
use crate::say;
use crate::tui::context::{Context, Pane, PaneState, Request};
use crate::tui::keys::{Action, Command, HintKey};
use crate::tui::open_draft::OpenDraft;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::list::moved;
use crate::tui::widget::rail::step_names;
use crate::tui::widget::step_marks::style_of;
use crate::tui::widget::text::{Canvas, cut, rows, width};
use crate::tui::world::World;
use crate::words::Words;

#[derive(Debug)]
pub(crate) struct OverviewPane {
    /// The chosen step, from 0; the review comes after the sections, and the other drafts after that.
    chosen: usize,
}

impl OverviewPane {
    pub(crate) fn new(step: usize) -> Self {
        OverviewPane { chosen: step }
    }

    fn go_to(step: usize, open: &mut Option<OpenDraft>, cx: &mut Context) {
        if step <= cx.world.form.sections.len() {
            let number = u8::try_from(step + 1).unwrap_or(1);
            return cx.request(Request::Run(Command::Step(number)));
        }
        cx.save(open);
        cx.request(Request::Start);
    }
}

impl Pane for OverviewPane {
    fn command(&self) -> Option<Command> {
        Some(Command::Overview)
    }

    fn act(&mut self, action: Action, open: &mut Option<OpenDraft>, cx: &mut Context) -> PaneState {
        let review = cx.world.form.sections.len();
        match action {
            Action::Accept => Self::go_to(self.chosen, open, cx),
            Action::Number(number @ 1..) if number <= review + 1 => Self::go_to(number - 1, open, cx),
            Action::Move(step) => {
                self.chosen = moved(self.chosen, step.rows(), review + 2);
                return PaneState::Open;
            }
            _ => {
                cx.unused();
                return PaneState::Open;
            }
        }
        PaneState::Closed
    }

    fn hints(&self, words: &Words) -> Vec<Hint> {
        vec![
            Hint::key(HintKey::Accept, say!(words, "hint-go"), words),
            Hint::new("1–6", say!(words, "hint-go-step")),
            Hint::key(HintKey::UpDown, say!(words, "hint-choose"), words),
            Hint::key(HintKey::Close, say!(words, "hint-close"), words),
        ]
    }

    fn draw(&self, open: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (open, world) = (open?, &cx.world);
        let theme = world.theme;
        canvas.put(0, 1, &say!(world.words, "overview-title"), theme.strong());
        let (answered, total) = (open.check().answered(), open.check().fields().len());
        let count = say!(world.words, "overview-answered", answered = answered, total = total);
        canvas.put_right(0, 1, &count, Style::new());
        let spacing = if canvas.height() >= 15 { 2 } else { 1 };
        let row_of = |step: usize| 1 + spacing * rows(step) + (spacing - 1);
        let mut names = step_names(world);
        names.push(say!(world.words, "overview-drafts"));
        for (step, name) in names.iter().enumerate() {
            let row = row_of(step);
            let name_style = canvas.pointer(row, step == self.chosen);
            let is_step = step <= world.form.sections.len();
            let name = if is_step { format!("{} {name}", step + 1) } else { format!("  {name}") };
            let (text, style) = state(step, open, world);
            let others = open.names_in_step(step, world);
            let others = if others.is_empty() { others } else { format!(" {} {others}", theme.sign("·")) };
            let room = canvas.width().saturating_sub(width(&text) + 6);
            let others = cut(&others, room / 2, theme);
            let end = canvas.put(row, 3, &cut(&name, room - width(&others), theme), name_style);
            canvas.put(row, end, &others, theme.notice());
            canvas.put_right(row, 1, &text, style);
            if step == self.chosen {
                canvas.choose(row);
            }
        }
        Some(canvas.cursor(row_of(self.chosen)))
    }
}

/// How far a step is, in words.
fn state(step: usize, open: &OpenDraft, world: &World) -> (String, Style) {
    let (form, words) = (&world.form, &world.words);
    if let Some(section) = form.sections.get(step) {
        let state = SectionState::of(section, open.draft(), open.check());
        let remarks: usize = section.fields().map(|field| open.draft().open_remarks_on(&field.id)).sum();
        let text = match remarks {
            0 => state.text(words),
            n => format!("{} {} {}", open_count(n, words), world.theme.sign("·"), state.text(words)),
        };
        return (text, style_of(state, world.theme));
    }
    if step > form.sections.len() {
        return (String::new(), Style::new());
    }
    let problems = say!(words, "overview-problems", count = open.check().problem_count());
    let stage = DraftStatus::of(open.draft(), form).map(|stage| stage.word(words));
    let dot = world.theme.sign("·");
    (stage.map_or(problems.clone(), |stage| format!("{stage} {dot} {problems}")), Style::new())
}
