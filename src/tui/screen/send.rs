//! The letter before it goes: from whom and to whom, what it carries, what is still open and what was sent before.
//! Here too is told what came of it.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::draft::Draft;
use crate::draft::status;
use crate::form::kind::Flaw;
use crate::form::{Field, FieldKind};
use crate::mail::{self, SendState};
use crate::tui::editor::Edit;
use crate::tui::editor::line::LineEditor;
use crate::tui::editor::view::{Scroll, draw_line};
use crate::tui::keys::ListKey;
use crate::tui::message::SendJob;
use crate::tui::model::{Model, Posting};
use crate::tui::overlay::Pane;
use crate::tui::screen::export::{approval_choice, open_problems};
use crate::tui::screen::wizard::{Wizard, look};
use crate::tui::theme::Glyph;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::text::{Canvas, cut, wrapped};
use crate::tui::world::World;
use crate::words::Words;
use crate::{say, shown};

/// Where the values stand, beside the longest label.
const VALUE_COLUMN: u16 = 14;

/// The choices before a letter goes.
#[derive(Debug)]
pub struct Envelope {
    to: LineEditor,
    with_approval: bool,
    is_at_approval: bool,
    /// What is in the letter's way, once it was to go.
    flaw: Option<String>,
    pane: Pane,
}

impl Envelope {
    /// A letter to the form's own address, or the one that is on its way or didn't go.
    pub fn new(job: Option<&SendJob>, world: &World) -> Self {
        let to = LineEditor::new(job.map_or(&world.form.address, |job| &job.to));
        let with_approval = job.is_some_and(|job| job.with_approval);
        Envelope { to, with_approval, is_at_approval: false, flaw: None, pane: Pane::default() }
    }

    /// Edits the recipient's address.
    pub fn edit(&mut self, edit: Edit) {
        if !self.is_at_approval {
            self.flaw = None;
            self.to_top();
            self.to.apply(edit);
        }
    }

    /// Moves between the address and the choice about the approval, and shows which has the keys.
    pub fn turn(&mut self, rows: &[Row], room: usize) {
        self.is_at_approval = !self.is_at_approval;
        let here = if self.is_at_approval { Row::Approval } else { Row::To };
        let at = rows.iter().position(|row| *row == here).unwrap_or(0);
        // A window may have no room at all.
        let room = room.max(1);
        self.pane.first = self.pane.first_shown(rows.len(), room).clamp((at + 1).saturating_sub(room), at);
    }

    /// Whether the choice about the approval has the keys.
    pub fn is_at_approval(&self) -> bool {
        self.is_at_approval
    }

    /// Turns over whether the approval is printed in the documents.
    pub fn switch(&mut self) {
        self.with_approval = !self.with_approval;
    }

    /// Whether the approval is printed in the documents.
    pub fn with_approval(&self) -> bool {
        self.with_approval
    }

    /// Scrolls in what there is to read.
    pub fn scroll(&mut self, by: isize, rows: usize, room: usize) {
        self.pane.scroll(by, rows, room);
    }

    /// Shows the first row: what came of the letter stands there.
    pub fn to_top(&mut self) {
        self.pane = Pane::default();
    }

    /// The recipient's address where nothing is in the letter's way; else that is told.
    pub fn checked(&mut self, wizard: &Wizard, world: &World) -> Option<String> {
        let words = &world.words;
        let flaw = FieldKind::Email.flaw(self.to.text()).filter(|flaw| !flaw.is_notice());
        self.flaw = if self.to.text().trim().is_empty() {
            Some(say!(words, "sending-no-address"))
        } else if let Some(flaw) = flaw {
            Some(say!(words, "sending-bad-address", message = flaw.message(words)))
        } else if sender(wizard.draft(), world).is_none() {
            let field = world.form.contact.email.as_ref().and_then(|id| world.form.field(id));
            let field = field.map_or("", Field::name);
            Some(say!(words, "sending-no-sender", field = field))
        } else {
            None
        };
        self.to_top();
        self.flaw.is_none().then(|| FieldKind::Email.shown(self.to.text()).into_owned())
    }
}

/// The sender's address: the host's own, else the draft's e-mail answer where that is one.
pub fn sender(draft: &Draft, world: &World) -> Option<String> {
    let of_host = world.sending.as_ref().and_then(|sending| sending.from.clone());
    let typed = world.form.contact.email.as_ref().map_or("", |field| draft.answer(field));
    let is_address = !typed.trim().is_empty() && FieldKind::Email.flaw(typed).is_none_or(Flaw::is_notice);
    of_host.or_else(|| is_address.then(|| FieldKind::Email.shown(typed).into_owned()))
}

/// A row of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A sentence.
    Text(String, Style),
    /// A fact with its label, which stands at its first row only.
    Fact(String, String, Style),
    /// The line with the recipient's address.
    To,
    /// Whether the approval is printed.
    Approval,
}

/// The rows of the screen in its body.
pub fn rows(envelope: &Envelope, wizard: &Wizard, model: &Model, body: Rect) -> Vec<Row> {
    let world = model.world();
    let theme = world.theme;
    // In a low window the blank rows go, and the open problems keep to one.
    let is_low = body.height < 12;
    let mut rows = Rows { all: Vec::new(), columns: body.width.saturating_sub(2), is_low };
    match (&envelope.flaw, model.posting()) {
        (Some(flaw), _) => rows.text(&format!("! {flaw}"), theme.problem()),
        (None, Some(posting)) => rows.text(&posting.told(world), posting_style(posting, world)),
        (None, None) => {}
    }
    if envelope.flaw.is_some() || model.posting().is_some() {
        rows.gap();
    }
    let (open, style) = open_problems(wizard, world);
    let open = if is_low { cut(&open, rows.columns, theme) } else { open };
    if !(is_low && envelope.flaw.is_some()) {
        rows.text(&open, style);
        rows.gap();
    }
    if model.can_send() {
        push_letter(&mut rows, wizard, world);
    } else {
        push_instead(&mut rows, model);
    }
    push_earlier(&mut rows, wizard, model);
    rows.all
}

fn posting_style(posting: &Posting, world: &World) -> Style {
    match posting.state() {
        SendState::Sent => world.theme.done(),
        _ if posting.did_not_go() => world.theme.problem(),
        _ => world.theme.notice(),
    }
}

struct Rows {
    all: Vec<Row>,
    columns: u16,
    is_low: bool,
}

impl Rows {
    fn text(&mut self, text: &str, style: Style) {
        self.all.extend(wrapped(text, self.columns).into_iter().map(|line| Row::Text(line, style)));
    }

    fn gap(&mut self) {
        if !self.is_low {
            self.all.push(Row::Text(String::new(), Style::new()));
        }
    }

    fn fact(&mut self, label: &str, value: &str, style: Style) {
        let columns = (self.columns + 1).saturating_sub(VALUE_COLUMN);
        for (at, line) in wrapped(value, columns).into_iter().enumerate() {
            let label = if at == 0 { label.to_owned() } else { String::new() };
            self.all.push(Row::Fact(label, line, style));
        }
    }
}

fn push_letter(rows: &mut Rows, wizard: &Wizard, world: &World) {
    let (words, theme, draft) = (&world.words, world.theme, wizard.draft());
    rows.all.push(Row::To);
    if !rows.is_low {
        rows.fact("", &say!(words, "sending-to-hint"), Style::new());
    }
    let (from, style) = match sender(draft, world) {
        Some(from) => (shown::text(&from).into_owned(), Style::new()),
        None => (say!(words, "sending-none"), theme.problem()),
    };
    rows.fact(&say!(words, "sending-from"), &from, style);
    rows.fact(
        &say!(words, "sending-subject"),
        &shown::text(&mail::subject(draft.applicant(world.form))),
        Style::new(),
    );
    rows.fact(
        &say!(words, "sending-attached"),
        &mail::attachment_names(draft.applicant(world.form), world.form).join(", "),
        Style::new(),
    );
    let via = world.sending.as_ref().map_or("", |sending| sending.via.as_str());
    rows.fact(&say!(words, "sending-via"), &shown::text(via), Style::new());
    rows.gap();
    let approval = status::approval(draft, world.form, wizard.now(), words);
    let style = match draft.approval() {
        Some(_) if draft.is_approved(world.form) => theme.done(),
        Some(_) => theme.notice(),
        None => Style::new(),
    };
    rows.fact(&say!(words, "sending-approval"), &approval, style);
    rows.all.push(Row::Approval);
}

fn push_instead(rows: &mut Rows, model: &Model) {
    let world = model.world();
    let words = &world.words;
    let why = if model.is_read_only() && world.sending.is_some() {
        say!(words, "sending-read-only")
    } else {
        say!(words, "sending-not-set-up")
    };
    rows.text(&why, world.theme.notice());
    rows.gap();
    rows.text(&say!(words, "sending-instead", address = world.form.address.as_str()), Style::new());
}

/// What was sent before this, to whomever.
fn push_earlier(rows: &mut Rows, wizard: &Wizard, model: &Model) {
    let (world, now) = (model.world(), wizard.now());
    let words = &world.words;
    let draft = without_under_way(wizard.draft(), model.posting());
    let sent = status::sent(&draft, world.form, now, words).into_iter();
    let earlier: Vec<String> = sent.chain(status::shown_to(&draft, world.form, now, words)).collect();
    if !earlier.is_empty() {
        rows.gap();
        rows.fact(&say!(words, "sending-earlier"), &earlier.join("\n"), Style::new());
    }
}

/// The draft without the receipt of a letter that is under way: of that is told apart.
pub fn without_under_way<'d>(draft: &'d Draft, posting: Option<&Posting>) -> Cow<'d, Draft> {
    let Some(posting) = posting.filter(|posting| posting.is_under_way()) else {
        return Cow::Borrowed(draft);
    };
    let mut draft = draft.clone();
    draft.forget_receipt(posting.message_id());
    Cow::Owned(draft)
}

/// Draws the letter and gives where the cursor stands: at the caret in the address, or at the choice.
pub fn draw(
    envelope: &Envelope,
    wizard: &Wizard,
    model: &Model,
    body: Rect,
    buf: &mut Buffer,
    scroll: &mut Scroll,
) -> Option<Position> {
    let world = model.world();
    let (words, theme) = (&world.words, world.theme);
    let rows = rows(envelope, wizard, model, body);
    let room = usize::from(body.height);
    let first = envelope.pane.first_shown(rows.len(), room);
    let mut cursor = None;
    for (y, row) in (0..body.height).zip(rows.iter().skip(first)) {
        let mut canvas = Canvas::new(buf, body, theme);
        let label = |is_here: bool| if is_here { theme.accent() } else { Style::new() };
        match row {
            Row::Text(text, style) => {
                canvas.put(y, 1, text, *style);
            }
            Row::Fact(name, value, style) => {
                canvas.put(y, 1, name, Style::new());
                canvas.put(y, VALUE_COLUMN, value, *style);
            }
            Row::To => {
                let is_here = !envelope.is_at_approval;
                canvas.put(y, 1, &say!(words, "sending-to"), label(is_here));
                let width = body.width.saturating_sub(VALUE_COLUMN + 1).min(50);
                let place = Rect { x: body.x + VALUE_COLUMN, y: body.y + y, width, height: 1 };
                let mut still = Scroll::default();
                let scroll = if is_here { &mut *scroll } else { &mut still };
                let look = look(theme, theme.input());
                let at = draw_line(&envelope.to, place.intersection(body), buf, &look, scroll);
                cursor = if is_here { at } else { cursor };
            }
            Row::Approval => {
                let is_here = envelope.is_at_approval;
                if is_here {
                    canvas.put(y, 1, theme.glyph(Glyph::Pointer), theme.accent());
                    cursor = Some(Position { x: body.x + 1, y: body.y + y });
                }
                let column = if body.width < 60 { 3 } else { VALUE_COLUMN };
                canvas.put(y, column, &approval_choice(envelope.with_approval, world), label(is_here));
            }
        }
    }
    if rows.len() > first + room {
        let mut canvas = Canvas::new(buf, body, theme);
        canvas.put_right(body.height.saturating_sub(1), 0, theme.glyph(Glyph::Down), theme.accent());
    }
    cursor
}

/// The keys that matter here.
pub fn hints(envelope: &Envelope, model: &Model) -> Vec<Hint> {
    let words = &model.world().words;
    if model.can_send() {
        let send = Hint::new("Enter", ListKey::Send.label(words));
        vec![send, approval_hint(envelope.is_at_approval, words)]
    } else {
        vec![Hint::new(ListKey::Export.name(), ListKey::Export.label(words))]
    }
}

/// How one comes to the choice about the approval, and there how it is turned over.
pub fn approval_hint(is_there: bool, words: &Words) -> Hint {
    if is_there {
        Hint::new(say!(words, "hint-space"), say!(words, "approving-switch"))
    } else {
        Hint::new("Tab", say!(words, "approving-hint"))
    }
}
