//! The leader's approval: who approves the answers as they stand, what of that still holds, and the way back.

use std::cell::Cell;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::draft::status;
use crate::draft::{Approval, Seal};
use crate::form::Field;
use crate::say;
use crate::shown;
use crate::tui::context::{Context, DraftScreen, Heading, Outline};
use crate::tui::editor::Edit;
use crate::tui::editor::line::LineEditor;
use crate::tui::editor::view::Scroll;
use crate::tui::keys::{Action, Command, HintKey, Mode, Move};
use crate::tui::open_draft::OpenDraft;
use crate::tui::pane::question::QuestionPane;
use crate::tui::screen::document::open_problems;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::input::draw_input;
use crate::tui::widget::text::{Canvas, cut, width, wrapped};

#[derive(Debug)]
pub(crate) enum ApproveScreen {
    /// There is an approval: what is to be done with it.
    Given(ApprovalChoice),
    /// Who approves.
    Asks(Box<Signer>),
    /// The draft can't be changed, so it only tells.
    ReadOnly,
}

/// What can be done with an approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ApprovalChoice {
    /// Approve the answers as they are now.
    Anew,
    Withdraw,
}

/// Who approves, as far as they have written it.
#[derive(Debug)]
pub(crate) struct Signer {
    name: LineEditor,
    title: LineEditor,
    is_at_title: bool,
    /// What the answers said when they were last shown to whoever approves.
    seen: Seal,
    /// Whether Enter was pressed on what is still empty.
    asks_again: bool,
    scroll: Cell<Scroll>,
}

impl ApproveScreen {
    pub(crate) fn new(open: &OpenDraft) -> Self {
        if open.is_read_only() {
            ApproveScreen::ReadOnly
        } else if open.draft().approval().is_some() {
            ApproveScreen::Given(ApprovalChoice::Anew)
        } else {
            ApproveScreen::asking(open)
        }
    }

    fn asking(open: &OpenDraft) -> Self {
        ApproveScreen::Asks(Box::new(Signer {
            name: LineEditor::new(""),
            title: LineEditor::new(""),
            is_at_title: false,
            seen: Seal::of(open.draft()),
            asks_again: false,
            scroll: Cell::default(),
        }))
    }

    fn edit(&mut self, edit: Edit) {
        if let ApproveScreen::Asks(signer) = self {
            signer.asks_again = false;
            signer.line_mut().apply(edit);
        }
    }

    /// Moves to the first or the second of the lines, or of what can be done.
    fn move_to(&mut self, is_second: bool) {
        match self {
            ApproveScreen::Given(choice) => {
                *choice = if is_second { ApprovalChoice::Withdraw } else { ApprovalChoice::Anew };
            }
            ApproveScreen::Asks(signer) => {
                signer.is_at_title = is_second;
                signer.asks_again = false;
            }
            ApproveScreen::ReadOnly => {}
        }
    }

    fn turn(&mut self) {
        let is_second = match self {
            ApproveScreen::Given(choice) => *choice == ApprovalChoice::Withdraw,
            ApproveScreen::Asks(signer) => signer.is_at_title,
            ApproveScreen::ReadOnly => return,
        };
        self.move_to(!is_second);
    }

    fn accept(&mut self, open: &mut OpenDraft, cx: &mut Context) {
        match self {
            ApproveScreen::Given(ApprovalChoice::Anew) => *self = ApproveScreen::asking(open),
            ApproveScreen::Given(ApprovalChoice::Withdraw) => ask_to_withdraw(open, cx),
            ApproveScreen::Asks(signer) => {
                if let Some((name, title)) = signer.accept() {
                    signer.approve(&name, &title, open, cx);
                }
            }
            ApproveScreen::ReadOnly => {}
        }
    }
}

impl Signer {
    fn line_mut(&mut self) -> &mut LineEditor {
        if self.is_at_title { &mut self.title } else { &mut self.name }
    }

    /// Takes Enter: the way on from the first line, on the last the name and title of whoever approves. Where one of
    /// them is empty, that is asked for.
    fn accept(&mut self) -> Option<(String, String)> {
        let is_blank = |line: &LineEditor| line.text().trim().is_empty();
        let is_done = !is_blank(&self.name) && self.is_at_title && !is_blank(&self.title);
        if is_done {
            return Some((self.name.text().to_owned(), self.title.text().to_owned()));
        }
        self.asks_again = is_blank(&self.name) || self.is_at_title;
        self.is_at_title = !is_blank(&self.name);
        None
    }

    /// Notes the approval, unless answers came in since whoever approves last saw them: these are to be seen first.
    fn approve(&mut self, name: &str, title: &str, open: &mut OpenDraft, cx: &mut Context) {
        let (form, words) = (cx.world.form, cx.words());
        let broken = self.seen.broken(form, open.draft());
        self.seen = Seal::of(open.draft());
        let names = broken.iter().filter_map(|field| form.field(field)).map(Field::name);
        let changed = names.collect::<Vec<_>>().join(", ");
        if !changed.is_empty() {
            return cx.fail(say!(words, "approving-came-in", fields = changed));
        }
        open.approve(name, title, cx);
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
    fn outline(&self, open: &OpenDraft, cx: &Context) -> Outline {
        let words = &cx.world.words;
        let mut hints = match self {
            ApproveScreen::Asks(_) => vec![
                Hint::key(HintKey::Accept, Command::Approve.label(words), words),
                Hint::key(HintKey::Tab, Command::NextField.label(words), words),
            ],
            ApproveScreen::Given(_) => {
                vec![Hint::key(HintKey::Accept, say!(words, "hint-choose"), words)]
            }
            ApproveScreen::ReadOnly => Vec::new(),
        };
        hints.extend([Hint::back(words), Hint::of(Command::Menu, words)]);
        Outline {
            mode: if matches!(self, ApproveScreen::Asks(_)) { Mode::FORM } else { Mode::PARTS },
            commands: vec![Command::PrevStep, Command::Events],
            title: (open.title(cx.world.form), cx.deadline()),
            heading: Some(Heading::of(say!(words, "approving-title"))),
            hints,
        }
    }

    fn act(&mut self, action: Action, open: &mut OpenDraft, cx: &mut Context) {
        match action {
            Action::Do(Command::PrevStep) => cx.back(),
            Action::Turn(_) => self.turn(),
            Action::Accept => self.accept(open, cx),
            Action::Move(step @ (Move::Up | Move::Down)) => self.move_to(step == Move::Down),
            Action::Edit(edit) => self.edit(edit),
            _ => {}
        }
    }

    fn draw(&self, open: &OpenDraft, cx: &Context, body: Rect, buf: &mut Buffer) -> Option<Position> {
        let (form, words, theme) = (cx.world.form, &cx.world.words, cx.world.theme);
        let columns = body.width.saturating_sub(2);
        // In a low window the blank rows go, and the open problems keep to one.
        let is_low = body.height < 12;
        let gap = u16::from(!is_low);
        let mut row = 0;
        let mut canvas = Canvas::new(buf, body, theme);
        // What is chosen or typed stays in sight, however much there is to tell.
        let last = body.height.saturating_sub(3);
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
        if !(is_low && matches!(self, ApproveScreen::Given(_))) {
            top = write(&say!(words, "approving-what"), Style::new(), gap);
        }
        if let Some(text) = status::approval_in_full(open.draft(), form, words)
            && !(is_low && matches!(self, ApproveScreen::Asks(_)))
        {
            let style = if open.draft().is_approved(form) { theme.done() } else { theme.notice() };
            top = write(&text, style, gap);
        }
        if matches!(self, ApproveScreen::ReadOnly) {
            write(&say!(words, "approving-read-only"), theme.notice(), 0);
        }
        let below = Rect { y: body.y + top, height: body.height.saturating_sub(top), ..body };
        match self {
            ApproveScreen::Given(choice) => Some(draw_choice(*choice, below, buf, cx)),
            ApproveScreen::Asks(signer) => signer.draw(below, buf, cx),
            ApproveScreen::ReadOnly => None,
        }
    }
}

fn draw_choice(chosen: ApprovalChoice, area: Rect, buf: &mut Buffer, cx: &Context) -> Position {
    let words = &cx.world.words;
    let mut canvas = Canvas::new(buf, area, cx.world.theme);
    let choices = [
        (ApprovalChoice::Anew, say!(words, "approving-anew")),
        (ApprovalChoice::Withdraw, say!(words, "approving-withdraw")),
    ];
    for (row, (choice, text)) in (0..).zip(&choices) {
        let style = canvas.pointer(row, *choice == chosen);
        canvas.put(row, 3, text, style);
    }
    let row = u16::from(chosen == ApprovalChoice::Withdraw);
    Position { x: area.x + 1, y: (area.y + row).min(area.bottom().saturating_sub(1)) }
}

impl Signer {
    fn draw(&self, area: Rect, buf: &mut Buffer, cx: &Context) -> Option<Position> {
        let (words, theme) = (&cx.world.words, cx.world.theme);
        let labels = [say!(words, "approving-name"), say!(words, "approving-job-title")];
        let column = labels.iter().map(|label| width(label)).max().unwrap_or(0) + 3;
        let mut cursor = None;
        for (row, (label, line)) in (0..).zip(labels.iter().zip([&self.name, &self.title])) {
            let is_here = self.is_at_title == (row == 1);
            let style = if is_here { theme.accent() } else { Style::new() };
            Canvas::new(buf, area, theme).put(row, 1, label, style);
            let place = Rect {
                x: area.x + column,
                y: area.y + row,
                width: area.width.saturating_sub(column + 1).min(44),
                height: 1,
            };
            let still = Cell::default();
            let scroll = if is_here { &self.scroll } else { &still };
            let at = draw_input(line, place.intersection(area), buf, theme, scroll);
            cursor = if is_here { at } else { cursor };
        }
        if self.asks_again {
            let text = if self.is_at_title {
                say!(words, "approving-no-title")
            } else {
                say!(words, "approving-no-name")
            };
            Canvas::new(buf, area, theme).put_wrapped(2, 1, &format!("! {text}"), theme.problem());
        }
        cursor
    }
}
