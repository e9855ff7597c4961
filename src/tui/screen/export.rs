//! Export: choose a format and a place; see what was written, and before that what is still open.

use std::cell::Cell;

use ratatui::layout::Position;
use ratatui::style::Style;

use crate::formats::EXPORTERS;
use crate::say;
use crate::tui::context::{Context, DraftScreen, Heading, Outline};
use crate::tui::editor::Edit;
use crate::tui::editor::text_editor::TextEditor;
use crate::tui::editor::view::Scroll;
use crate::tui::keys::{Action, Command, HintKey, Mode, Move};
use crate::tui::message::{Effect, ExportJob, ExportOutcome, Message};
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
    /// Whether the choice about the approval has the keys, and not the place.
    is_at_approval: bool,
    replacing: Replacing,
    /// How far the document is, as said below the place, and how that looks.
    status: (String, Style),
    /// The place of the document that is being written.
    awaited: Option<String>,
    scroll: Cell<Scroll>,
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
            is_at_approval: false,
            replacing: Replacing::NotAsked,
            status: (String::new(), Style::new()),
            awaited: None,
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
        if !self.is_at_approval {
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

    fn asks_to_replace(&self) -> bool {
        self.replacing == Replacing::Asked
    }

    fn ask_to_replace(&mut self, world: &World) {
        self.tell(say!(world.words, "export-replace"), world.theme.notice());
        self.replacing = Replacing::Asked;
    }

    /// Says what came of it.
    fn written(&mut self, outcome: &ExportOutcome, world: &World) {
        let (words, theme) = (&world.words, world.theme);
        match outcome {
            ExportOutcome::Written { path, bytes, not_held, fetch } => {
                let written = written_text(path, *bytes, not_held.as_deref(), words);
                let fetch = fetch.as_ref().map(|fetch| say!(words, "export-fetch", command = fetch.as_str()));
                self.tell(
                    [Some(written), fetch].into_iter().flatten().collect::<Vec<_>>().join("\n"),
                    theme.done(),
                );
            }
            ExportOutcome::Exists => self.ask_to_replace(world),
            ExportOutcome::Failed(error) => {
                let hint = error.hint(words).unwrap_or_default();
                let text = say!(words, "export-failed", cause = error.cause(words), hint = hint);
                self.tell(text, theme.problem());
            }
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

fn default_place(name: &str, ending: &str, world: &World) -> String {
    if world.export_folder.is_empty() {
        format!("{name}.{ending}")
    } else {
        format!("{}/{name}.{ending}", world.export_folder)
    }
}

impl DraftScreen for ExportScreen {
    fn mode(&self, _: &OpenDraft, _: &Context) -> Mode {
        if self.is_at_approval || self.asks_to_replace() { Mode::PARTS } else { Mode::FORM }
    }

    fn commands(&self, _: &OpenDraft, _: &Context) -> Vec<Command> {
        vec![Command::Events]
    }

    fn outline(&self, open: &OpenDraft, cx: &Context) -> Outline {
        let words = &cx.world.words;
        let hints = if self.asks_to_replace() {
            vec![
                Hint::key(HintKey::Yes, say!(words, "hint-replace"), words),
                Hint::key(HintKey::Close, say!(words, "hint-no"), words),
            ]
        } else {
            vec![
                Hint::key(HintKey::Accept, say!(words, "hint-write"), words),
                Hint::key(HintKey::UpDown, say!(words, "hint-format"), words),
                approval_hint(self.is_at_approval, words),
                Hint::back(words),
            ]
        };
        Outline {
            fills_window: false,
            title: (open.title(cx.world.form), cx.deadline()),
            heading: Some(Heading::of(say!(words, "export-title"))),
            hints,
        }
    }

    fn asks(&self, _: &OpenDraft, _: &Context) -> bool {
        self.asks_to_replace()
    }

    fn act(&mut self, action: Action, open: &mut OpenDraft, cx: &mut Context) {
        match action {
            Action::Turn(_) => self.is_at_approval = !self.is_at_approval,
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
            Action::Toggle | Action::Move(Move::Left | Move::Right) if self.is_at_approval => {
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
        matches!(message, Message::Exported(job, _) if self.awaited.as_ref() == Some(&job.place))
    }

    fn hear(&mut self, message: &Message, _: &mut OpenDraft, cx: &mut Context) {
        if let Message::Exported(_, outcome) = message
            && DraftScreen::awaits(self, message)
        {
            self.written(outcome, &cx.world);
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
        row = self.draw_formats(canvas, row, is_low, cx) + gap;
        let (below_place, caret) = self.draw_place(canvas, row, is_low, cx);
        row = below_place + gap;
        let style = canvas.pointer(row, self.is_at_approval);
        canvas.put(row, 3, &approval_choice(self.with_approval, words), style);
        if !is_low {
            canvas.put_wrapped(row + 1 + gap, 1, status, *status_style);
        }
        if self.is_at_approval { Some(canvas.cursor(row)) } else { caret }
    }
}

impl ExportScreen {
    fn draw_formats(&self, canvas: &mut Canvas<'_>, row: u16, is_low: bool, cx: &Context) -> u16 {
        let room = if is_low { FORMATS_LOW } else { EXPORTERS.len() };
        let first = in_view(0, self.format, room);
        for (y, (at, exporter)) in (row..row + rows(room)).zip(EXPORTERS.iter().enumerate().skip(first)) {
            let style = canvas.pointer(y, at == self.format);
            canvas.put(y, 3, exporter.id, style);
            canvas.put(y, 9, &(exporter.description)(&cx.world.words), Style::new());
            if at == self.format && !self.is_at_approval {
                canvas.choose(y);
            }
        }
        row + rows(room)
    }

    /// Draws the line with the place below its label, in a low window beside it; gives the row below and where the
    /// caret stands.
    fn draw_place(
        &self,
        canvas: &mut Canvas<'_>,
        row: u16,
        is_low: bool,
        cx: &Context,
    ) -> (u16, Option<Position>) {
        let label = say!(cx.world.words, "export-place");
        canvas.put(row, 1, &label, cx.world.theme.strong());
        let (row, indent) = if is_low { (row, width(&label) + 2) } else { (row + 1, 1) };
        let columns = canvas.width().saturating_sub(indent + 1);
        (row + 1, draw_input(&mut canvas.line(row, indent, columns), &self.place, &self.scroll))
    }
}
