//! The letter before it goes: from whom and to whom, what it carries, what is still open and what was sent before.
//! What came of it is told here too.

use crate::tui::screen::of_draft;
use std::cell::Cell;

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::draft::status;
use crate::draft::{Draft, LetterFate};
use crate::export::Submission;
use crate::form::kind::Flaw;
use crate::form::{Field, FieldKind};
use crate::mail::{Agreement, SendState};
use crate::tui::context::{Context, DraftScreen, Heading, Outline, ScreenRole};
use crate::tui::editor::Edit;
use crate::tui::editor::text_editor::TextEditor;
use crate::tui::editor::view::Scroll;
use crate::tui::keys::{Action, Command, HintKey, Mode, Move};
use crate::tui::open_draft::{OpenDraft, OutgoingLetter};
use crate::tui::pane::question::QuestionPane;
use crate::tui::screen::document::{approval_choice, approval_hint, approval_style, open_problems};
use crate::tui::screen::export::ExportScreen;
use crate::tui::theme::Theme;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::input::draw_input;
use crate::tui::widget::list::{ScrollOffset, in_view};
use crate::tui::widget::text::{Canvas, cut, wrapped};
use crate::tui::world::World;
use crate::words::Words;
use crate::{mail, say, shown};

/// Where the values stand, beside the longest label.
const VALUE_COLUMN: u16 = 14;

#[derive(Debug)]
pub(crate) struct SendScreen {
    to: TextEditor,
    with_approval: bool,
    /// Whether the choice about the approval has the keys, and not the address.
    is_at_approval: bool,
    /// What is in the letter's way, once it was to go.
    flaw: Option<String>,
    scroll: ScrollOffset,
    line_scroll: Cell<Scroll>,
}

impl SendScreen {
    /// Shows a letter to the form's own address, or the one that is on its way or didn't go: to be tried again as it
    /// was.
    pub(crate) fn show(open: &OpenDraft, cx: &mut Context) {
        if open.letter().is_some() {
            // What came of it is told here at length.
            cx.take_notices();
        }
        let letter = open.letter().filter(|letter| !matches!(letter.state(), SendState::Sent(_)));
        let job = letter.map(OutgoingLetter::job);
        let to = TextEditor::one_line(job.map_or(&cx.world.form.address, |job| &job.to));
        let with_approval = job.is_some_and(|job| job.with_approval);
        let (scroll, line_scroll) = (ScrollOffset::default(), Cell::default());
        cx.show(SendScreen { to, with_approval, is_at_approval: false, flaw: None, scroll, line_scroll });
    }

    fn edit(&mut self, edit: Edit) {
        if !self.is_at_approval {
            self.flaw = None;
            self.scroll.set(0);
            self.to.apply(edit);
        }
    }

    /// Turns to the address or to the choice about the approval, and shows which has the keys.
    fn turn(&mut self, rows: &[SendRow], room: usize) {
        self.is_at_approval = !self.is_at_approval;
        let here = if self.is_at_approval { SendRow::Approval } else { SendRow::To };
        let at = rows.iter().position(|row| *row == here).unwrap_or(0);
        self.scroll.set(in_view(self.scroll.first(rows.len(), room.max(1)), at, room));
    }

    /// The recipient's address if nothing is in the letter's way; else that is told.
    fn checked_address(&mut self, open: &OpenDraft, cx: &Context) -> Option<String> {
        let (words, form) = (&cx.world.words, &cx.world.form);
        let flaw = FieldKind::Email.flaw(self.to.line(), &[]).filter(|flaw| !flaw.is_notice());
        self.flaw = if self.to.line().trim().is_empty() {
            Some(if form.address.is_empty() {
                say!(words, "sending-by-hand", how = form.send_to.as_str())
            } else {
                say!(words, "sending-no-address")
            })
        } else if let Some(flaw) = flaw {
            Some(say!(words, "sending-bad-address", message = flaw.message(words)))
        } else if sender(open.draft(), &cx.world).is_none() {
            let field = form.contact.email.as_ref().and_then(|id| form.field(id));
            Some(say!(words, "sending-no-sender", field = field.map_or("", Field::name)))
        } else {
            None
        };
        self.scroll.set(0);
        self.flaw.is_none().then(|| FieldKind::Email.shown(self.to.line(), &[]).into_owned())
    }

    /// Asks whether the letter is to go, once there is nothing in its way.
    fn accept(&mut self, open: &OpenDraft, cx: &mut Context) {
        if open.is_sending() {
            let words = cx.words();
            return cx.inform(say!(words, "sending-wait"));
        }
        if let Some(to) = self.checked_address(open, cx) {
            ask_to_send(&to, self.with_approval, open, cx);
        }
    }
}

fn ask_to_send(to: &str, with_approval: bool, open: &OpenDraft, cx: &mut Context) {
    let words = &cx.words();
    let address = shown::text(to).into_owned();
    let last = open.draft().last_receipt_to(to);
    let time = last.map_or_else(String::new, |last| status::moment(last.at, cx.time.wall, words));
    let text = match last {
        None => say!(words, "sending-ask", address = address),
        Some(last) if last.is_sent => say!(words, "sending-ask-again", address = address, time = time),
        Some(_) => say!(words, "sending-ask-unsettled", address = address, time = time),
    };
    let is_unsettled = open.draft().unsettled_letter_to(to).is_some();
    let agreement = Agreement::asked_about(open.draft(), to.to_owned(), with_approval);
    let question = QuestionPane::new(text, say!(words, "sending-yes"), cx, move |open, cx| {
        if let Some(open) = open {
            send(agreement, open, cx);
        }
    });
    cx.lay(if is_unsettled { with_fates(question, to, words) } else { question });
}

/// The question whether to send again, where the recipient's word may settle what became of the last letter instead.
fn with_fates(question: QuestionPane, to: &str, words: &Words) -> QuestionPane {
    let settling = |fate| {
        let to = to.to_owned();
        move |open: &mut Option<OpenDraft>, cx: &mut Context| {
            if let Some(open) = open {
                open.settle_letter(&to, fate, cx);
            }
        }
    };
    question
        .or(say!(words, "sending-arrived"), settling(LetterFate::Arrived))
        .or(say!(words, "sending-lost"), settling(LetterFate::Lost))
}

/// Sends the letter. A colleague's letter, or what they changed of this one, that came in since it was asked is another
/// question.
fn send(agreement: Agreement, open: &mut OpenDraft, cx: &mut Context) {
    if !agreement.holds_for(open.draft()) {
        return ask_to_send(&agreement.to, agreement.with_approval, open, cx);
    }
    let from = sender(open.draft(), &cx.world).unwrap_or_default();
    open.send(agreement, &from, cx);
}

/// The sender's address: the host's own, else the contact's in the draft, else the writer's.
fn sender(draft: &Draft, world: &World) -> Option<String> {
    let (of_host, writer) =
        world.sending.as_ref().map_or((None, None), |route| (route.from.clone(), route.writer.clone()));
    let typed = world.form.contact.email.as_ref().map_or("", |field| draft.answer(field));
    let is_address =
        !typed.trim().is_empty() && FieldKind::Email.flaw(typed, &[]).is_none_or(Flaw::is_notice);
    of_host.or_else(|| is_address.then(|| FieldKind::Email.shown(typed, &[]).into_owned())).or(writer)
}

impl DraftScreen for SendScreen {
    fn mode(&self, open: &OpenDraft, cx: &Context) -> Mode {
        if !open.can_send(cx) {
            Mode::PAGES.with_letters(&[Command::Export])
        } else if self.is_at_approval {
            Mode::PARTS.scrolling()
        } else {
            Mode::FORM.scrolling()
        }
    }

    fn commands(&self, open: &OpenDraft, cx: &Context) -> Vec<Command> {
        let mut commands = vec![Command::Events];
        commands.extend((!open.can_send(cx)).then_some(Command::Export));
        commands
    }

    fn outline(&self, open: &OpenDraft, cx: &Context) -> Outline {
        let words = &cx.world.words;
        let mut hints = if open.can_send(cx) {
            let is_unsettled = open.settled_draft().unsettled_letter_to(self.to.line()).is_some();
            let label = if is_unsettled { say!(words, "sending-settle") } else { Command::Send.label(words) };
            let send = Hint::key(HintKey::Accept, label, words);
            vec![send, approval_hint(self.is_at_approval, words)]
        } else {
            vec![Hint::in_list(Command::Export, words)]
        };
        hints.push(Hint::back(words));
        Outline {
            fills_window: false,
            title: (open.title(&cx.world.form), of_draft::deadline(cx)),
            heading: Some(Heading::of(say!(words, "sending-title"))),
            hints,
        }
    }

    fn asks(&self, open: &OpenDraft, cx: &Context) -> bool {
        open.can_send(cx)
    }

    fn act(&mut self, action: Action, open: &mut OpenDraft, cx: &mut Context) {
        let body = cx.text_body();
        let room = usize::from(body.height);
        match action {
            Action::Do(Command::Export) => {
                cx.back();
                cx.show(ExportScreen::new(open, cx));
            }
            Action::Turn(_) => self.turn(&self.rows(open, cx, body), room),
            Action::Accept if open.can_send(cx) => self.accept(open, cx),
            Action::Move(step @ (Move::Up | Move::Down | Move::PageUp | Move::PageDown)) => {
                let rows = self.rows(open, cx, body).len();
                self.scroll.scroll(step.rows_in(room), rows, room);
            }
            Action::Edit(edit) if !open.is_sending() => self.edit(edit),
            Action::Toggle | Action::Move(Move::Left | Move::Right)
                if self.is_at_approval && open.can_send(cx) && !open.is_sending() =>
            {
                self.with_approval = !self.with_approval;
            }
            _ => cx.unused(),
        }
    }

    fn go_back(&mut self, open: &mut OpenDraft, _: &mut Context) -> bool {
        open.letter_seen();
        false
    }

    fn come_back(&mut self, open: &mut OpenDraft, _: &mut Context) {
        open.letter_unseen();
    }

    fn role(&self) -> ScreenRole {
        ScreenRole::Letter
    }

    fn draw(&self, open: &OpenDraft, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        let rows = self.rows(open, cx, canvas.area());
        let room = usize::from(canvas.height());
        let first = self.scroll.first(rows.len(), room);
        let mut cursor = None;
        for (y, row) in (0..canvas.height()).zip(rows.iter().skip(first)) {
            cursor = self.draw_row(row, y, canvas, cx).or(cursor);
        }
        canvas.more(0, 0, false, rows.len() > first + room);
        cursor
    }
}

/// A row of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
enum SendRow {
    /// A row of a text, from a column on; its label stands before its first row only.
    Text { label: String, column: u16, text: String, style: Style },
    /// The line with the recipient's address.
    To,
    /// Whether the approval is printed.
    Approval,
}

impl SendScreen {
    fn draw_row(&self, row: &SendRow, y: u16, canvas: &mut Canvas<'_>, cx: &Context) -> Option<Position> {
        let (words, theme) = (&cx.world.words, cx.world.theme);
        match row {
            SendRow::Text { label, column, text, style } => {
                canvas.put(y, 1, label, Style::new());
                canvas.put(y, *column, text, *style);
            }
            SendRow::To => {
                let is_here = !self.is_at_approval;
                let style = if is_here { theme.strong() } else { Style::new() };
                canvas.put(y, 1, &say!(words, "sending-to"), style);
                let columns = canvas.width().saturating_sub(VALUE_COLUMN + 1).min(50);
                let still = Cell::default();
                let scroll = if is_here { &self.line_scroll } else { &still };
                let caret = draw_input(&mut canvas.line(y, VALUE_COLUMN, columns), &self.to, scroll);
                return caret.filter(|_| is_here);
            }
            SendRow::Approval => {
                let style = canvas.pointer(y, self.is_at_approval);
                let column = if canvas.width() < 60 { 3 } else { VALUE_COLUMN };
                canvas.put(y, column, &approval_choice(self.with_approval, words), style);
                return self.is_at_approval.then_some(canvas.cursor(y));
            }
        }
        None
    }

    fn rows(&self, open: &OpenDraft, cx: &Context, body: Rect) -> Vec<SendRow> {
        let (form, words, theme) = (&cx.world.form, &cx.world.words, cx.world.theme);
        // In a low window the blank rows go, and the open problems keep to one.
        let is_low = body.height < 12;
        let mut rows = SendRows { all: Vec::new(), columns: body.width.saturating_sub(2), is_low };
        match (&self.flaw, open.letter()) {
            (Some(flaw), _) => rows.text(&format!("! {flaw}"), theme.problem()),
            (None, Some(letter)) => rows.text(&letter.text(form, words), letter_style(letter, theme)),
            (None, None) => {}
        }
        if self.flaw.is_some() || open.letter().is_some() {
            rows.gap();
        }
        let (problems, style) = open_problems(open, cx);
        let problems = if is_low { cut(&problems, rows.columns, theme) } else { problems };
        if !(is_low && self.flaw.is_some()) {
            rows.text(&problems, style);
            rows.gap();
        }
        if open.can_send(cx) {
            rows.push_letter(open.letter_draft(), self.with_approval, cx);
        } else {
            rows.push_instead(open, cx);
        }
        rows.push_earlier(open, cx);
        rows.all
    }
}

fn letter_style(letter: &OutgoingLetter, theme: Theme) -> Style {
    match letter.state() {
        SendState::Sent(_) => theme.done(),
        _ if letter.did_not_go() => theme.problem(),
        _ => theme.notice(),
    }
}

/// The rows as they come about.
struct SendRows {
    all: Vec<SendRow>,
    columns: u16,
    is_low: bool,
}

impl SendRows {
    fn push(&mut self, label: &str, column: u16, text: &str, style: Style) {
        let rows = wrapped(text, (self.columns + 1).saturating_sub(column)).into_iter().enumerate();
        self.all.extend(rows.map(|(at, text)| {
            let label = if at == 0 { label.to_owned() } else { String::new() };
            SendRow::Text { label, column, text, style }
        }));
    }

    fn text(&mut self, text: &str, style: Style) {
        self.push("", 1, text, style);
    }

    fn gap(&mut self) {
        if !self.is_low {
            self.text("", Style::new());
        }
    }

    fn fact(&mut self, label: &str, value: &str, style: Style) {
        self.push(label, VALUE_COLUMN, value, style);
    }

    fn push_letter(&mut self, draft: &Draft, with_approval: bool, cx: &Context) {
        let (world, form) = (&cx.world, &cx.world.form);
        let (words, theme) = (&world.words, world.theme);
        self.all.push(SendRow::To);
        if !self.is_low {
            self.fact("", &say!(words, "sending-to-hint"), Style::new());
        }
        let (from, style) = match sender(draft, world) {
            Some(from) => (shown::text(&from).into_owned(), Style::new()),
            None => (say!(words, "sending-none"), theme.problem()),
        };
        self.fact(&say!(words, "sending-from"), &from, style);
        let subject = mail::subject(form.official(), draft.applicant(form));
        self.fact(&say!(words, "sending-subject"), &shown::text(&subject), Style::new());
        let mut attached = mail::attachment_names(draft.applicant(form), form).to_vec();
        attached.extend(mail::named_files(form, draft).iter().map(|name| shown::text(name).into_owned()));
        let attached = attached.join(", ");
        self.fact(&say!(words, "sending-attached"), &attached, Style::new());
        let submission = Submission::of(form, draft, cx.time.wall, with_approval);
        if let Some(text) = mail::EXPORTER.not_held_text(&submission, words) {
            self.fact("", &text, theme.notice());
        }
        let via = world.sending.as_ref().map_or("", |sending| sending.via.as_str());
        self.fact(&say!(words, "sending-via"), &shown::text(via), Style::new());
        self.gap();
        let approval = status::approval(draft, form, cx.time.wall, words);
        self.fact(&say!(words, "sending-approval"), &approval, approval_style(draft, world));
        self.all.push(SendRow::Approval);
    }

    /// Why letters can't be sent from here, and what to do.
    fn push_instead(&mut self, open: &OpenDraft, cx: &Context) {
        let words = &cx.world.words;
        let why = if open.is_read_only() && cx.world.sending.is_some() {
            say!(words, "sending-read-only")
        } else {
            say!(words, "sending-not-set-up")
        };
        self.text(&why, cx.world.theme.notice());
        self.gap();
        let form = &cx.world.form;
        let instead = if form.address.is_empty() {
            say!(words, "sending-by-hand-instead", how = form.send_to.as_str())
        } else {
            say!(words, "sending-instead", address = form.address.as_str())
        };
        self.text(&instead, Style::new());
    }

    /// What was sent before this, to whomever.
    fn push_earlier(&mut self, open: &OpenDraft, cx: &Context) {
        let (form, words, now) = (&cx.world.form, &cx.world.words, cx.time.wall);
        let draft = open.settled_draft();
        let sent = status::sent(&draft, form, now, words).into_iter();
        let earlier: Vec<String> = sent.chain(status::shown_to(&draft, form, now, words)).collect();
        if !earlier.is_empty() {
            self.gap();
            self.fact(&say!(words, "sending-earlier"), &earlier.join("\n"), Style::new());
        }
    }
}
