//! "Tjek dine svar": the problems first, then all answers; each line leads to its field.

mod lines;

use ratatui::layout::Position;

use crate::form::FieldId;
use crate::say;
use crate::tui::context::{Context, DraftScreen, Outline, Request, ScreenRole};
use crate::tui::keys::{Action, Command, HintKey, Mode, Move};
use crate::tui::open_draft::{OpenDraft, Refresh};
use crate::tui::screen::approve::ApproveScreen;
use crate::tui::screen::export::ExportScreen;
use crate::tui::screen::of_draft;
use crate::tui::screen::send::SendScreen;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::columns::Columns;
use crate::tui::widget::list::{ScrollOffset, moved};
use crate::tui::widget::rail;
use crate::tui::widget::text::Canvas;
use lines::{ReviewLine, targets, targets_before};
use std::sync::Arc;

/// The commands that have their letter here.
#[rustfmt::skip]
const LETTERS: &[Command] = &[
    Command::Approve,
    Command::Send,
    Command::Export,
    Command::Import,
    Command::CopyOut,
    Command::Versions,
    Command::Events,
    Command::Rivals,
];

/// Where a line leads.
#[derive(Debug, Clone, PartialEq, Eq)]
enum ReviewTarget {
    /// To the field of a problem or a notice.
    Problem(FieldId),
    /// To the field of an answer with open remarks.
    Remarks(FieldId),
    /// To the field of an answer.
    Answer(FieldId),
    Approval,
    Sending,
}

impl ReviewTarget {
    fn field(&self) -> Option<&FieldId> {
        match self {
            ReviewTarget::Problem(field) | ReviewTarget::Remarks(field) | ReviewTarget::Answer(field) => {
                Some(field)
            }
            ReviewTarget::Approval | ReviewTarget::Sending => None,
        }
    }
}

#[derive(Debug)]
pub(crate) struct ReviewScreen {
    /// The chosen line's number among those that lead somewhere.
    chosen: usize,
    /// Where the writer was led to, until they come back.
    led_to: Option<ReviewTarget>,
    scroll: ScrollOffset,
}

impl ReviewScreen {
    pub(crate) fn new() -> Self {
        ReviewScreen { chosen: 0, led_to: None, scroll: ScrollOffset::default() }
    }

    /// The screen of a draft that was just opened.
    pub(crate) fn resumed(open: &mut OpenDraft, cx: &Context) -> Self {
        open.show_all_problems(&cx.world.form);
        open.note_review();
        ReviewScreen::new()
    }

    fn accept(&mut self, open: &mut OpenDraft, cx: &mut Context) {
        let targets = targets(open, cx);
        self.chosen = moved(self.chosen, 0, targets.len());
        match targets.get(self.chosen) {
            Some(
                target @ (ReviewTarget::Problem(field)
                | ReviewTarget::Remarks(field)
                | ReviewTarget::Answer(field)),
            ) => {
                self.led_to = Some(target.clone());
                open.save_if_behind(cx);
                cx.request(Request::Field { field: field.clone(), returns_to_review: true });
            }
            Some(ReviewTarget::Approval) => cx.show(ApproveScreen::new(open)),
            Some(ReviewTarget::Sending) => SendScreen::show(open, cx),
            None => cx.unused(),
        }
    }

    /// Chooses the line for a writer who comes back from a field: the same, or, once a problem is mended, the next one.
    /// After the last the first is next, and where none is left, all is said at the top.
    fn come_back(&mut self, open: &OpenDraft, cx: &Context) {
        let Some(led_to) = self.led_to.take() else { return };
        let targets = targets(open, cx);
        if targets.get(self.chosen) == Some(&led_to) {
            return;
        }
        let same = targets.iter().position(|target| *target == led_to);
        let next = || {
            let fields: Vec<&FieldId> = open.check().problems().map(|problem| &problem.field).collect();
            let place = |id| cx.world.form.fields().position(|field| Some(&field.id) == id);
            fields.iter().position(|id| place(Some(*id)) > place(led_to.field())).unwrap_or(0)
        };
        // After the last open remark the next line is in its place.
        let stays = matches!(led_to, ReviewTarget::Remarks(_)).then_some(self.chosen);
        self.chosen = same.or(stays).unwrap_or_else(next);
    }

    /// Keeps to the line that leads where the chosen one led, before what is wrong with the draft changed.
    fn follow(&mut self, open: &OpenDraft, cx: &Context) {
        let before = targets_before(open, cx);
        let Some(target) = before.get(self.chosen).or(before.last()) else { return };
        let targets = targets(open, cx);
        let same = targets.iter().position(|other| other == target);
        let like = || targets.iter().position(|other| other.field() == target.field());
        self.chosen = same.or_else(like).unwrap_or(self.chosen);
    }

    /// Shows a step, counted from 0.
    fn go_to_step(step: usize, open: &mut OpenDraft, cx: &mut Context) {
        open.save_if_behind(cx);
        cx.request(of_draft::step_request(step, &cx.world.form));
    }

    fn act_on(command: Command, open: &mut OpenDraft, cx: &mut Context) {
        let form = &Arc::clone(&cx.world.form);
        let last = form.sections.len();
        let mut leave_for = |request| {
            open.save_if_behind(cx);
            cx.request(request);
        };
        match command {
            Command::PrevStep => Self::go_to_step(last.saturating_sub(1), open, cx),
            Command::PrevField => {
                if let Some(field) = form.fields().last() {
                    leave_for(Request::Field { field: field.id.clone(), returns_to_review: false });
                }
            }
            Command::Step(number) => Self::go_to_step(usize::from(number).saturating_sub(1), open, cx),
            Command::Review | Command::NextField => {
                let words = cx.words();
                cx.nothing(say!(words, "nothing-here"));
            }
            Command::CopyOut => {
                let text = of_draft::application(open, cx);
                of_draft::copy_out(text, cx);
            }
            Command::Export => cx.show(ExportScreen::new(open, cx)),
            Command::Approve => cx.show(ApproveScreen::new(open)),
            Command::Send => SendScreen::show(open, cx),
            _ => of_draft::act(command, last, None, open, cx),
        }
    }
}

impl DraftScreen for ReviewScreen {
    fn mode(&self, _: &OpenDraft, _: &Context) -> Mode {
        Mode::PAGES.with_letters(LETTERS)
    }

    fn commands(&self, open: &OpenDraft, cx: &Context) -> Vec<Command> {
        let own = [Command::Approve, Command::Send, Command::Export];
        [&own, of_draft::commands(open, cx).as_slice()].concat()
    }

    fn outline(&self, open: &OpenDraft, cx: &Context) -> Outline {
        let words = &cx.world.words;
        let commands = DraftScreen::commands(self, open, cx);
        let own = LETTERS.iter().filter(|command| commands.contains(command));
        let own = own.map(|command| Hint::in_list(*command, words));
        let all = [Command::PrevStep, Command::Overview, Command::Quit];
        let mut hints = vec![Hint::key(HintKey::Accept, say!(words, "hint-edit"), words)];
        hints.extend(own.chain([Hint::back(words)]).chain(all.map(|command| Hint::of(command, words))));
        let step = cx.world.form.sections.len();
        Outline {
            fills_window: true,
            title: of_draft::title(open, cx),
            heading: Some(of_draft::step_heading(step, say!(words, "review-title"), open, cx)),
            hints,
        }
    }

    fn act(&mut self, action: Action, open: &mut OpenDraft, cx: &mut Context) {
        match action {
            Action::Do(command) => Self::act_on(command, open, cx),
            Action::Accept => self.accept(open, cx),
            Action::Number(step @ 1..) if step <= cx.world.form.sections.len() + 1 => {
                Self::go_to_step(step - 1, open, cx);
            }
            Action::Move(step @ (Move::PageUp | Move::PageDown)) => {
                self.turn_page(step == Move::PageDown, open, cx);
            }
            Action::Move(step) => {
                self.chosen = moved(self.chosen, step.rows(), targets(open, cx).len());
            }
            _ => cx.unused(),
        }
    }

    fn refresh(&mut self, why: Refresh, open: &mut OpenDraft, cx: &mut Context) {
        // The step below has noted its own place.
        open.note_review();
        match why {
            Refresh::Arrived | Refresh::TakenOver | Refresh::RowsChanged => self.follow(open, cx),
            Refresh::Shown => {
                open.show_all_problems(&cx.world.form);
                self.come_back(open, cx);
                open.review_shown(cx);
            }
            Refresh::Resized => {}
        }
    }

    fn role(&self) -> ScreenRole {
        ScreenRole::Review
    }

    fn draw(&self, open: &OpenDraft, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        let world = &cx.world;
        let columns = Columns::of(canvas.area(), false);
        if let Some(area) = columns.rail {
            let step = world.form.sections.len();
            rail::draw(&mut canvas.part(area), step, open, world);
        }
        let mut main = canvas.part(columns.text());
        let lines = lines::lines(open, (main.width(), main.height()), cx);
        let chosen = chosen_line(&lines, self.chosen);
        let first = self.first_shown(&lines, chosen, usize::from(main.height()));
        let cursor = main.list(&lines, first, chosen, |main, row, line, style| {
            line.draw(main, row, style, &world.words);
        });
        main.more(0, 0, first > 0, lines.len() > first + usize::from(main.height()));
        Some(cursor)
    }
}

impl ReviewScreen {
    /// Chooses a line up to a screenful away, so that nothing between is skipped.
    fn turn_page(&mut self, is_down: bool, open: &OpenDraft, cx: &Context) {
        let main = Columns::of(cx.body(), false).text();
        let leading = leading_lines(&lines::lines(open, (main.width, main.height), cx));
        let Some(last) = leading.len().checked_sub(1) else { return };
        let chosen = self.chosen.min(last);
        let (from, page) = (leading[chosen], usize::from(main.height).saturating_sub(2));
        self.chosen = if is_down {
            let within = leading.iter().rposition(|line| *line <= from + page);
            within.unwrap_or(chosen).max(chosen + 1).min(last)
        } else {
            let within = leading.iter().position(|line| line + page >= from);
            within.unwrap_or(chosen).min(chosen.saturating_sub(1))
        };
    }

    fn first_shown(&self, lines: &[ReviewLine], chosen: usize, height: usize) -> usize {
        // The heading above the first problem stays in sight.
        let low = (chosen + 2).saturating_sub(height);
        // What stands above the first choice and below the last is in sight with it.
        let is_first = lines[..chosen.min(lines.len())].iter().all(|line| line.target.is_none());
        let is_last = lines.iter().skip(chosen + 1).all(|line| line.target.is_none());
        let last = lines.len().saturating_sub(height);
        let high = if is_first && chosen < height { 0 } else { chosen };
        let low = if is_last { last } else { low };
        self.scroll.set(self.scroll.get().clamp(low.min(high), high).min(last))
    }
}

/// The lines that lead somewhere.
fn leading_lines(lines: &[ReviewLine]) -> Vec<usize> {
    lines.iter().enumerate().filter(|(_, line)| line.target.is_some()).map(|(at, _)| at).collect()
}

fn chosen_line(lines: &[ReviewLine], chosen: usize) -> usize {
    let leading = leading_lines(lines);
    leading.get(moved(chosen, 0, leading.len())).copied().unwrap_or(0)
}
