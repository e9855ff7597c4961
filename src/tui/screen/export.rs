//! Export: choose a format and a place; see what was written, and before that what is still open.

use crate::mail;
use crate::tui::screen::of_draft;
use std::cell::Cell;

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::formats::EXPORTERS;
use crate::say;
use crate::shown;
use crate::tui::context::{Context, DraftScreen, Heading, Outline};
use crate::tui::editor::Edit;
use crate::tui::editor::text_editor::TextEditor;
use crate::tui::editor::view::Scroll;
use crate::tui::keys::{Action, Command, HintKey, Mode, Move};
use crate::tui::message::{Effect, ExportJob, ExportOutcome, Message, SendJob, SendOutcome};
use crate::tui::open_draft::OpenDraft;
use crate::tui::screen::document::{approval_choice, approval_hint, open_problems};
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::input::draw_input;
use crate::tui::widget::list::{in_view, moved};
use crate::tui::widget::text::{Canvas, cut, rows, width};
use crate::tui::world::World;
use crate::words::Words;

/// Below this height the blank rows go.
const LOW: u16 = 12;
/// In a low window only so many formats are in sight, the chosen one among them.
const FORMATS_LOW: usize = 5;

#[derive(Debug)]
pub(crate) struct ExportScreen {
    format: usize,
    place: TextEditor,
    with_approval: bool,
    focus: ExportPart,
    replacing: Replacing,
    /// How far the document is, as said below the place, and how that looks.
    status: (String, Style),
    /// The place of the document that is being written.
    awaited: Option<String>,
    /// The Message-ID of the copy that is being sent to the user.
    mailing: Option<String>,
    scroll: Cell<Scroll>,
}

/// A part of the screen that has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ExportPart {
    /// The list of formats, where letters are commands.
    Formats,
    Place,
    Approval,
}

impl ExportPart {
    const ALL: [ExportPart; 3] = [ExportPart::Formats, ExportPart::Place, ExportPart::Approval];

    fn next(self, is_forward: bool) -> Self {
        let at = self as usize + if is_forward { 1 } else { ExportPart::ALL.len() - 1 };
        ExportPart::ALL[at % ExportPart::ALL.len()]
    }
}

/// The question whether what is there already may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Replacing {
    NotAsked,
    Asked,
    /// One went back from it.
    Left,
}

impl ExportScreen {
    /// The first format, in the folder that exports go to.
    pub(crate) fn new(open: &OpenDraft, cx: &Context) -> Self {
        ExportScreen {
            format: 0,
            place: TextEditor::one_line(&default_place(open.name(), EXPORTERS[0].id, &cx.world)),
            with_approval: false,
            focus: ExportPart::Formats,
            replacing: Replacing::NotAsked,
            status: (String::new(), Style::new()),
            awaited: None,
            mailing: None,
            scroll: Cell::default(),
        }
    }

    /// Says this of the document.
    fn tell(&mut self, text: String, style: Style) {
        self.replacing = Replacing::NotAsked;
        self.awaited = None;
        self.status = (text, style);
    }

    /// Forgets what was said of the document: what is to be written changed.
    fn begin_again(&mut self) {
        self.tell(String::new(), Style::new());
    }

    /// Chooses another format; the file's ending follows.
    fn move_by(&mut self, by: isize) {
        let old = EXPORTERS[self.format].id;
        self.format = moved(self.format, by, EXPORTERS.len());
        let stem = self.place.line().strip_suffix(old).map(str::to_owned);
        if let Some(stem) = stem {
            self.place.replace_all(&format!("{stem}{}", EXPORTERS[self.format].id));
        }
        self.begin_again();
    }

    fn edit(&mut self, edit: Edit) {
        if self.focus == ExportPart::Place {
            self.begin_again();
            self.place.apply(edit);
        }
    }

    fn write(&mut self, is_replacing: bool, open: &OpenDraft, cx: &mut Context) {
        let place = self.place.line().trim().to_owned();
        if place.is_empty() {
            let words = cx.words();
            return cx.nothing(say!(words, "nothing-place"));
        }
        if self.awaited.is_some() {
            return;
        }
        self.tell(say!(cx.world.words, "export-writing"), Style::new());
        self.awaited = Some(place.clone());
        cx.effect(Effect::Export(Box::new(ExportJob {
            name: open.name().to_owned(),
            format: EXPORTERS[self.format].id,
            place,
            is_replacing,
            with_approval: self.with_approval,
            draft: open.draft().clone(),
        })));
    }

    /// Mails the Word document to the house's own address.
    fn mail_copy(&mut self, open: &mut OpenDraft, cx: &mut Context) {
        let Some(to) = own_address(&cx.world).map(str::to_owned) else { return cx.unused() };
        if self.mailing.is_some() {
            return;
        }
        open.save_on_leaving(cx);
        let address = shown::text(&to).into_owned();
        self.tell(say!(cx.world.words, "mailing-under-way", address = address), Style::new());
        let message_id = open.message_id(&to, cx);
        self.mailing = Some(message_id.clone());
        let (at, with_approval, draft) = (cx.time.wall, self.with_approval, open.draft().clone());
        cx.effect(Effect::SendCopy(Box::new(SendJob { to, at, message_id, with_approval, draft })));
    }

    /// Says what came of the copy.
    fn mailed(&mut self, job: &SendJob, outcome: &SendOutcome, world: &World) {
        self.mailing = None;
        let style = match outcome {
            SendOutcome::Sent(..) => world.theme.done(),
            SendOutcome::Failed(_) => world.theme.problem(),
            SendOutcome::Unknown(_) => world.theme.notice(),
        };
        self.tell(copy_text(&job.to, outcome, &world.words), style);
    }

    fn asks_to_replace(&self) -> bool {
        self.replacing == Replacing::Asked
    }

    fn ask_to_replace(&mut self, world: &World) {
        self.tell(say!(world.words, "export-replace"), world.theme.notice());
        self.replacing = Replacing::Asked;
    }

    /// Says what came of it.
    fn written(&mut self, outcome: &ExportOutcome, world: &World) {
        match outcome_text(outcome, world) {
            Some((text, style)) => self.tell(text, style),
            None => self.ask_to_replace(world),
        }
    }
}

/// What is said of what came of a document; nothing where it must be asked whether another may be replaced.
pub(crate) fn outcome_text(outcome: &ExportOutcome, world: &World) -> Option<(String, Style)> {
    let (words, theme) = (&world.words, world.theme);
    match outcome {
        ExportOutcome::Written { path, bytes, not_held, fetch } => {
            let written = written_text(path, *bytes, not_held.as_deref(), words);
            let fetch = fetch.as_ref().map(|fetch| say!(words, "export-fetch", command = fetch.as_str()));
            let text = [Some(written), fetch].into_iter().flatten().collect::<Vec<_>>().join("\n");
            Some((text, theme.done()))
        }
        ExportOutcome::Exists => None,
        ExportOutcome::Failed(error) => {
            let hint = error.hint(words).unwrap_or_default();
            let text = say!(words, "export-failed", cause = error.cause(words), hint = hint);
            Some((text, theme.problem()))
        }
    }
}

/// What is said of a document that is written, and of what it can't hold.
pub(crate) fn written_text(path: &str, bytes: usize, not_held: Option<&str>, words: &Words) -> String {
    // Whole kilobytes, and never 0 for a file that holds something.
    let size = say!(words, "export-size", kilobytes = bytes.div_ceil(1000));
    let written = say!(words, "export-written", path = path, size = size);
    not_held.map_or(written.clone(), |text| format!("{written} {text}."))
}

/// What is said of a copy that was mailed to the user.
pub(crate) fn copy_text(to: &str, outcome: &SendOutcome, words: &Words) -> String {
    let address = shown::text(to);
    match outcome {
        SendOutcome::Sent(..) => say!(words, "mailing-done", address = address),
        SendOutcome::Failed(cause) => {
            format!("{}\n{cause}", say!(words, "mailing-failed", address = address))
        }
        SendOutcome::Unknown(cause) => {
            format!("{}\n{cause}", say!(words, "mailing-unknown", address = address))
        }
    }
}

/// The house's own address, if the host gives one and can send there.
fn own_address(world: &World) -> Option<&str> {
    let own = world.sending.as_ref()?.own.as_deref();
    own.filter(|own| !mail::is_agency(own, &world.form.address))
}

fn mail_hint(world: &World) -> Option<(String, String)> {
    let (key, _) = Command::MailCopy.in_list(&world.words);
    let address = shown::text(own_address(world)?);
    Some((key, say!(world.words, "mailing-hint", address = address)))
}

/// Where a document of this name goes, unless another place is typed.
pub(crate) fn default_place(name: &str, ending: &str, world: &World) -> String {
    if world.export_folder.is_empty() {
        format!("{name}.{ending}")
    } else {
        format!("{}/{name}.{ending}", world.export_folder)
    }
}

impl DraftScreen for ExportScreen {
    fn mode(&self, _: &OpenDraft, _: &Context) -> Mode {
        match self.focus {
            _ if self.asks_to_replace() => Mode::PARTS,
            ExportPart::Formats => Mode::PARTS.with_letters(&[Command::MailCopy]),
            ExportPart::Place => Mode::FORM,
            ExportPart::Approval => Mode::PARTS,
        }
    }

    fn commands(&self, _: &OpenDraft, cx: &Context) -> Vec<Command> {
        let mail = own_address(&cx.world).map(|_| Command::MailCopy);
        mail.into_iter().chain([Command::Events]).collect()
    }

    fn outline(&self, open: &OpenDraft, cx: &Context) -> Outline {
        let words = &cx.world.words;
        let hints = if self.asks_to_replace() {
            vec![
                Hint::key(HintKey::Yes, say!(words, "hint-replace"), words),
                Hint::key(HintKey::Close, say!(words, "hint-no"), words),
            ]
        } else {
            let is_at_formats = self.focus == ExportPart::Formats;
            let mail = mail_hint(&cx.world).filter(|_| is_at_formats);
            let write = Hint::key(HintKey::Accept, say!(words, "hint-write"), words);
            let mut hints: Vec<Hint> = std::iter::once(write)
                .chain(mail.map(|(key, label)| Hint::new(key, label)))
                .chain([Hint::key(HintKey::UpDown, say!(words, "hint-format"), words)])
                .collect();
            hints.push(if is_at_formats {
                Hint::key(HintKey::Tab, say!(words, "export-place"), words)
            } else {
                approval_hint(self.focus == ExportPart::Approval, words)
            });
            hints.push(Hint::back(words));
            hints
        };
        Outline {
            fills_window: false,
            title: (open.title(&cx.world.form), of_draft::deadline(cx)),
            heading: Some(Heading::of(say!(words, "export-title"))),
            hints,
        }
    }

    fn asks(&self, _: &OpenDraft, _: &Context) -> bool {
        self.asks_to_replace()
    }

    fn act(&mut self, action: Action, open: &mut OpenDraft, cx: &mut Context) {
        match action {
            Action::Turn(is_forward) => self.focus = self.focus.next(is_forward),
            Action::Accept => {
                open.save_on_leaving(cx);
                // Enter doesn't answer the question whether a file may be replaced.
                if !self.asks_to_replace() {
                    self.write(false, open, cx);
                }
            }
            Action::Edit(edit) => self.edit(edit),
            Action::Yes if self.asks_to_replace() => self.write(true, open, cx),
            _ if self.asks_to_replace() => self.begin_again(),
            Action::Move(step @ (Move::Up | Move::Down)) => self.move_by(step.rows()),
            Action::Do(Command::MailCopy) => self.mail_copy(open, cx),
            Action::Toggle | Action::Move(Move::Left | Move::Right) if self.focus == ExportPart::Approval => {
                self.with_approval = !self.with_approval;
                self.begin_again();
            }
            _ => cx.unused(),
        }
    }

    /// Goes back from the question whether a file may be replaced, which is a no.
    fn go_back(&mut self, _: &mut OpenDraft, _: &mut Context) -> bool {
        let is_asked = self.asks_to_replace();
        if is_asked {
            self.begin_again();
            self.replacing = Replacing::Left;
        }
        is_asked
    }

    fn come_back(&mut self, _: &mut OpenDraft, cx: &mut Context) {
        if self.replacing == Replacing::Left {
            self.ask_to_replace(&cx.world);
        }
    }

    fn awaits(&self, message: &Message) -> bool {
        match message {
            Message::Exported(job, _) => self.awaited.as_ref() == Some(&job.place),
            Message::CopySent(job, _) => self.mailing.as_ref() == Some(&job.message_id),
            _ => false,
        }
    }

    fn hear(&mut self, message: &Message, _: &mut OpenDraft, cx: &mut Context) {
        match message {
            _ if !DraftScreen::awaits(self, message) => {}
            Message::Exported(_, outcome) => self.written(outcome, &cx.world),
            Message::CopySent(job, outcome) => self.mailed(job, outcome, &cx.world),
            _ => {}
        }
    }

    fn draw(&self, open: &OpenDraft, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (words, theme) = (&cx.world.words, cx.world.theme);
        // In a low window what came of it stands where the problems were.
        let is_low = canvas.height() < LOW;
        let gap = u16::from(!is_low);
        let (problems, style) = open_problems(open, cx);
        let (status, status_style) = &self.status;
        let mut row = match (is_low, status.is_empty()) {
            (false, _) => canvas.put_wrapped(0, 1, &problems, style),
            (true, true) => {
                let first = cut(&problems, canvas.width().saturating_sub(2), theme);
                canvas.put_wrapped(0, 1, &first, style)
            }
            (true, false) => canvas.put_wrapped(0, 1, status, *status_style),
        } + gap;
        let (below_formats, at_format) = self.draw_formats(canvas, row, is_low, cx);
        row = below_formats + gap;
        let (below_place, caret) = self.draw_place(canvas, row, is_low, cx);
        row = below_place + gap;
        let style = canvas.pointer(row, self.focus == ExportPart::Approval);
        canvas.put(row, 3, &approval_choice(self.with_approval, words), style);
        if !is_low {
            canvas.put_wrapped(row + 1 + gap, 1, status, *status_style);
        }
        match self.focus {
            ExportPart::Formats => Some(at_format),
            ExportPart::Place => caret,
            ExportPart::Approval => Some(canvas.cursor(row)),
        }
    }
}

impl ExportScreen {
    /// Draws the formats, and in a low window how the document is mailed; gives the row below, and where the chosen one
    /// stands.
    fn draw_formats(&self, canvas: &mut Canvas<'_>, row: u16, is_low: bool, cx: &Context) -> (u16, Position) {
        let mail = mail_hint(&cx.world).filter(|_| is_low);
        let room = if is_low { FORMATS_LOW - usize::from(mail.is_some()) } else { EXPORTERS.len() };
        let first = in_view(0, self.format, room);
        let mut chosen = row;
        for (y, (at, exporter)) in (row..row + rows(room)).zip(EXPORTERS.iter().enumerate().skip(first)) {
            let style = canvas.pointer(y, at == self.format);
            canvas.put(y, 3, exporter.id, style);
            canvas.put(y, 9, &(exporter.description)(&cx.world.words), Style::new());
            if at == self.format {
                chosen = y;
                if self.focus == ExportPart::Formats {
                    canvas.choose(y);
                }
            }
        }
        let below = row + rows(room);
        let list = Rect { y: canvas.area().y + row, height: rows(room), ..canvas.area() };
        canvas.part(list).more(0, 0, first > 0, EXPORTERS.len() > first + room);
        if let Some((key, label)) = &mail {
            canvas.put(below, 1, &format!("{key} {label}"), Style::new());
        }
        (below + u16::from(mail.is_some()), canvas.cursor(chosen))
    }

    /// Draws the line with the place below its label, in a low window beside it, and to whom the document can be mailed;
    /// gives the row below and where the caret stands.
    fn draw_place(
        &self,
        canvas: &mut Canvas<'_>,
        row: u16,
        is_low: bool,
        cx: &Context,
    ) -> (u16, Option<Position>) {
        let label = say!(cx.world.words, "export-place");
        canvas.put(row, 1, &label, cx.world.theme.strong());
        if let Some((key, label)) = mail_hint(&cx.world).filter(|_| !is_low) {
            canvas.put_right(row, 1, &format!("{key} {label}"), Style::new());
        }
        let (row, indent) = if is_low { (row, width(&label) + 2) } else { (row + 1, 1) };
        let columns = canvas.width().saturating_sub(indent + 1);
        (row + 1, draw_input(&mut canvas.line(row, indent, columns), &self.place, &self.scroll))
    }
}
