//! The leader's approval: who approves the answers as they stand, what of that still holds, and the way back.

use crate::tui::screen::of_draft;
use std::cell::Cell;

use ratatui::layout::Position;
use ratatui::style::Style;

use crate::draft::status;
use crate::draft::{Approval, Seal};
use crate::say;
use crate::shown;
use crate::tui::context::{Context, DraftScreen, Heading, Outline};
use crate::tui::editor::Edit;
use crate::tui::editor::text_editor::TextEditor;
use crate::tui::editor::view::Scroll;
use crate::tui::keys::{Action, Command, HintKey, Mode, Move};
use crate::tui::open_draft::OpenDraft;
use crate::tui::pane::question::QuestionPane;
use crate::tui::screen::document::{approval_style, open_problems};
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::input::draw_input;
use crate::tui::widget::text::{Canvas, cut, width, wrapped};

#[derive(Debug)]
pub(crate) struct ApproveScreen {
    stage: Stage,
    /// Whether the second of the two lines, or of what can be done with an approval, has the keys.
    is_second: bool,
    /// Who approves, as far as they have written it.
    name: TextEditor,
    title: TextEditor,
    /// What the answers said when they were last shown to whoever approves.
    seen: Seal,
    /// Whether Enter was pressed on what is still empty.
    asks_again: bool,
    scroll: Cell<Scroll>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// There is an approval: first the answers can be approved as they are now, second it can be withdrawn.
    Given,
    /// Who approves: first the name, second the title.
    Asks,
    /// The draft can't be changed, so it only tells.
    ReadOnly,
}

impl ApproveScreen {
    pub(crate) fn new(open: &OpenDraft) -> Self {
        let stage = if open.is_read_only() {
            Stage::ReadOnly
        } else if open.draft().approval().is_some() {
            Stage::Given
        } else {
            Stage::Asks
        };
        ApproveScreen {
            stage,
            is_second: false,
            name: TextEditor::one_line(""),
            title: TextEditor::one_line(""),
            seen: Seal::of(open.draft()),
            asks_again: false,
            scroll: Cell::default(),
        }
    }

    fn edit(&mut self, edit: Edit) {
        if self.stage == Stage::Asks {
            self.asks_again = false;
            let line = if self.is_second { &mut self.title } else { &mut self.name };
            line.apply(edit);
        }
    }

    /// Moves to the first or the second of the lines, or of what can be done.
    fn move_to(&mut self, is_second: bool) {
        self.is_second = is_second;
        self.asks_again = false;
    }

    fn accept(&mut self, open: &mut OpenDraft, cx: &mut Context) {
        match self.stage {
            Stage::Given if self.is_second => ask_to_withdraw(open, cx),
            Stage::Given => {
                self.stage = Stage::Asks;
                self.seen = Seal::of(open.draft());
            }
            Stage::Asks => self.sign(open, cx),
            Stage::ReadOnly => cx.unused(),
        }
    }

    /// Takes Enter: the way on from the first line, the approval on the last. Where a line is empty, that is asked for.
    fn sign(&mut self, open: &mut OpenDraft, cx: &mut Context) {
        let is_blank = |line: &TextEditor| line.line().trim().is_empty();
        let (lacks_name, lacks_title) = (is_blank(&self.name), is_blank(&self.title));
        if self.is_second && !lacks_name && !lacks_title {
            return self.approve(open, cx);
        }
        self.asks_again = lacks_name || self.is_second;
        self.is_second = !lacks_name;
    }

    /// Notes the approval, unless answers came in since whoever approves last saw them: these are to be seen first.
    fn approve(&mut self, open: &mut OpenDraft, cx: &mut Context) {
        let (form, words) = (&cx.world.form, cx.words());
        let broken = self.seen.broken(form, open.draft());
        self.seen = Seal::of(open.draft());
        let names = broken.iter().map(|field| form.name_of(field));
        let changed = names.collect::<Vec<_>>().join(", ");
        if !changed.is_empty() {
            return cx.fail(say!(words, "approving-came-in", fields = changed));
        }
        open.approve(self.name.line(), self.title.line(), cx);
        cx.inform(say!(words, "approving-done"));
        cx.back();
    }
}

fn ask_to_withdraw(open: &OpenDraft, cx: &mut Context) {
    let Some(approval) = open.draft().approval().cloned() else { return };
    let words = &cx.world.words;
    let text = say!(words, "approving-withdraw-ask", name = shown::text(&approval.name));
    let yes = say!(words, "approving-withdraw-yes");
    cx.lay(QuestionPane::new(text, yes, cx, move |open, cx| {
        if let Some(open) = open {
            withdraw(&approval, open, cx);
        }
    }));
}

/// Takes the approval back, and goes back to the answers. One that came in since it was asked is another question.
fn withdraw(asked: &Approval, open: &mut OpenDraft, cx: &mut Context) {
    if open.draft().approval().is_some_and(|approval| approval != asked) {
        return ask_to_withdraw(open, cx);
    }
    open.withdraw_approval(cx);
    let words = cx.words();
    cx.inform(say!(words, "approving-withdrawn"));
    cx.back();
}

impl DraftScreen for ApproveScreen {
    fn mode(&self, _: &OpenDraft, _: &Context) -> Mode {
        if self.stage == Stage::Asks { Mode::FORM } else { Mode::PARTS }
    }

    fn commands(&self, _: &OpenDraft, _: &Context) -> Vec<Command> {
        vec![Command::Events]
    }

    fn outline(&self, open: &OpenDraft, cx: &Context) -> Outline {
        let words = &cx.world.words;
        let mut hints = match self.stage {
            Stage::Asks => vec![
                Hint::key(HintKey::Accept, Command::Approve.label(words), words),
                Hint::key(HintKey::Tab, Command::NextField.label(words), words),
            ],
            Stage::Given => vec![Hint::key(HintKey::Accept, say!(words, "hint-choose"), words)],
            Stage::ReadOnly => Vec::new(),
        };
        hints.push(Hint::back(words));
        Outline {
            fills_window: false,
            title: (open.title(&cx.world.form), of_draft::deadline(cx)),
            heading: Some(Heading::of(say!(words, "approving-title"))),
            hints,
        }
    }

    fn asks(&self, _: &OpenDraft, _: &Context) -> bool {
        true
    }

    fn next_line(&mut self, _: &mut OpenDraft, _: &mut Context) -> bool {
        let has_next = self.stage == Stage::Asks && !self.is_second;
        if has_next {
            self.move_to(true);
        }
        has_next
    }

    fn act(&mut self, action: Action, open: &mut OpenDraft, cx: &mut Context) {
        match action {
            Action::Turn(_) => self.move_to(!self.is_second),
            Action::Accept => self.accept(open, cx),
            Action::Move(step @ (Move::Up | Move::Down)) => self.move_to(step == Move::Down),
            Action::Edit(edit) => self.edit(edit),
            _ => cx.unused(),
        }
    }

    fn draw(&self, open: &OpenDraft, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (form, words, theme) = (&cx.world.form, &cx.world.words, cx.world.theme);
        let columns = canvas.width().saturating_sub(2);
        // In a low window the blank rows go, and the open problems keep to one.
        let is_low = canvas.height() < 12;
        let gap = u16::from(!is_low);
        let mut row = 0;
        // What is chosen or typed stays in sight, however much there is to tell.
        let last = canvas.height().saturating_sub(3);
        let mut write = |text: &str, style: Style, gap: u16| {
            for line in wrapped(text, columns) {
                if row < last {
                    canvas.put(row, 1, &line, style);
                    row += 1;
                }
            }
            row += gap;
            row
        };
        let (problems, style) = open_problems(open, cx);
        let problems = if is_low { cut(&problems, columns, theme) } else { problems };
        let mut top = write(&problems, style, gap);
        if !(is_low && self.stage == Stage::Given) {
            top = write(&say!(words, "approving-what"), Style::new(), gap);
        }
        if let Some(text) = status::approval_in_full(open.draft(), form, words)
            && !(is_low && self.stage == Stage::Asks)
        {
            top = write(&text, approval_style(open.draft(), &cx.world), gap);
        }
        if self.stage == Stage::ReadOnly {
            write(&say!(words, "approving-read-only"), theme.notice(), 0);
        }
        let mut below = canvas.below(top);
        match self.stage {
            Stage::Given => Some(self.draw_choice(&mut below, cx)),
            Stage::Asks => self.draw_lines(&mut below, cx),
            Stage::ReadOnly => None,
        }
    }
}

impl ApproveScreen {
    fn draw_choice(&self, canvas: &mut Canvas<'_>, cx: &Context) -> Position {
        let words = &cx.world.words;
        let choices = [say!(words, "approving-anew"), say!(words, "approving-withdraw")];
        canvas.list(choices, 0, usize::from(self.is_second), |canvas, row, text, style| {
            canvas.put(row, 3, &text, style);
        })
    }

    fn draw_lines(&self, canvas: &mut Canvas<'_>, cx: &Context) -> Option<Position> {
        let (words, theme) = (&cx.world.words, cx.world.theme);
        let labels = [say!(words, "approving-name"), say!(words, "approving-job-title")];
        let column = labels.iter().map(|label| width(label)).max().unwrap_or(0) + 3;
        let mut cursor = None;
        for (row, (label, line)) in (0..).zip(labels.iter().zip([&self.name, &self.title])) {
            let is_here = self.is_second == (row == 1);
            let style = if is_here { theme.strong() } else { Style::new() };
            canvas.put(row, 1, label, style);
            let columns = canvas.width().saturating_sub(column + 1).min(44);
            let still = Cell::default();
            let scroll = if is_here { &self.scroll } else { &still };
            let at = draw_input(&mut canvas.line(row, column, columns), line, scroll);
            cursor = if is_here { at } else { cursor };
        }
        if self.asks_again {
            let text = if self.is_second {
                say!(words, "approving-no-title")
            } else {
                say!(words, "approving-no-name")
            };
            canvas.put_wrapped(2, 1, &format!("! {text}"), theme.problem());
        }
        cursor
    }
}
