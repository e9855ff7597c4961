//! Meetings from a calendar file: its path, then what it says, and nothing is saved before a yes to that.

use std::cell::Cell;

use ratatui::layout::Position;
use ratatui::style::Style;

use crate::calendar::IcsFound;
use crate::calendar::plan::IcsPlan;
use crate::event::own_file::EventChange;
use crate::event::{Event, built_in};
use crate::say;
use crate::shown;
use crate::tui::context::{Context, Heading, Outline, Screen};
use crate::tui::editor::text_editor::TextEditor;
use crate::tui::editor::view::Scroll;
use crate::tui::keys::{Action, Command, HintKey, Mode};
use crate::tui::message::{Effect, Message};
use crate::tui::open_draft::OpenDraft;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::input::draw_input;
use crate::tui::widget::list::ScrollOffset;
use crate::tui::widget::text::{Canvas, rows, wrapped};

/// The choice of a calendar file, and what it says.
#[derive(Debug)]
pub(crate) struct EventImportScreen {
    place: TextEditor,
    scroll: Cell<Scroll>,
    step: ImportStep,
    text_scroll: ScrollOffset,
}

/// How far one is.
#[derive(Debug)]
enum ImportStep {
    /// A path is typed; with why the last file couldn't be read.
    Choosing(Option<String>),
    /// The file of this path is being read.
    Reading(String),
    /// It is read.
    Read(IcsPlan),
    /// It is taken in, one change after the other: those left, the next last, and how many there are.
    Saving(Vec<EventChange>, usize),
}

impl EventImportScreen {
    pub(crate) fn new() -> Self {
        EventImportScreen {
            place: TextEditor::one_line(""),
            scroll: Cell::default(),
            step: ImportStep::Choosing(None),
            text_scroll: ScrollOffset::default(),
        }
    }

    fn path(&self) -> &str {
        self.place.line().trim()
    }

    /// The file's name, fit to be shown.
    fn name(&self) -> String {
        let path = self.path();
        shown::text(path.rsplit('/').next().unwrap_or(path)).into_owned()
    }

    fn read(&mut self, cx: &mut Context) {
        let path = self.path().to_owned();
        if path.is_empty() {
            let words = cx.words();
            return cx.nothing(say!(words, "nothing-path"));
        }
        self.step = ImportStep::Reading(path.clone());
        cx.effect(Effect::ReadCalendar(path));
    }

    /// Compares what the file says with what is here.
    fn read_ended(&mut self, result: &Result<Box<IcsFound>, String>, cx: &Context) {
        self.step = match result {
            Ok(found) => {
                let own: Vec<Event> =
                    cx.world.events.iter().filter(|event| !cx.world.is_given(event)).cloned().collect();
                ImportStep::Read(IcsPlan::of(found, &own, &built_in(), cx.time.wall))
            }
            Err(why) => {
                let text = say!(cx.world.words, "import-failed", name = self.name(), why = why.as_str());
                ImportStep::Choosing(Some(text))
            }
        };
        self.text_scroll.set(0);
    }

    /// Takes in what the file says that is new.
    fn save(&mut self, cx: &mut Context) {
        let ImportStep::Read(plan) = &self.step else { return };
        let mut changes = plan.changes();
        if changes.is_empty() {
            let words = cx.words();
            return cx.inform(say!(words, "cli-event-import-same"));
        }
        changes.reverse();
        let count = changes.len();
        self.step = ImportStep::Saving(changes, count);
        self.save_next(cx);
    }

    /// Makes the next change, or says that all are made.
    fn save_next(&mut self, cx: &mut Context) {
        let ImportStep::Saving(changes, count) = &mut self.step else { return };
        if let Some(change) = changes.pop() {
            return cx.change_event(change);
        }
        let text = say!(cx.world.words, "cli-event-import-done", n = *count);
        cx.back();
        cx.tell(text);
    }

    /// What is told below the line, and how it looks.
    fn told(&self, cx: &Context) -> (Vec<String>, Style) {
        let (words, theme) = (&cx.world.words, cx.world.theme);
        match &self.step {
            ImportStep::Choosing(None) => (vec![say!(words, "calendar-file-intro")], Style::new()),
            ImportStep::Choosing(Some(why)) => (vec![why.clone()], theme.problem()),
            ImportStep::Reading(_) | ImportStep::Saving(..) => {
                (vec![say!(words, "import-reading")], Style::new())
            }
            ImportStep::Read(plan) => {
                let mut told = vec![say!(words, "calendar-file-about", file = self.name())];
                told.extend(plan.lines(words));
                if plan.changes().is_empty() {
                    told.push(say!(words, "cli-event-import-same"));
                }
                told.extend(plan.notes(words).iter().map(|note| format!("! {note}")));
                (told.iter().map(|line| shown::text(line).into_owned()).collect(), Style::new())
            }
        }
    }

    fn told_rows(&self, columns: u16, cx: &Context) -> (Vec<String>, Style) {
        let (told, style) = self.told(cx);
        (told.iter().flat_map(|line| wrapped(line, columns.saturating_sub(3))).collect(), style)
    }
}

impl Screen for EventImportScreen {
    fn mode(&self, _: Option<&OpenDraft>, _: &Context) -> Mode {
        match self.step {
            ImportStep::Choosing(_) | ImportStep::Reading(_) => Mode::FORM,
            ImportStep::Read(_) | ImportStep::Saving(..) => Mode::PAGES,
        }
    }

    fn commands(&self, _: Option<&OpenDraft>, _: &Context) -> Vec<Command> {
        Vec::new()
    }

    fn outline(&self, _: Option<&OpenDraft>, cx: &Context) -> Outline {
        let words = &cx.world.words;
        let accept = match &self.step {
            ImportStep::Read(plan) if plan.changes().is_empty() => None,
            ImportStep::Read(_) => Some(say!(words, "hint-save")),
            _ => Some(say!(words, "hint-read")),
        };
        let accept = accept.map(|label| Hint::key(HintKey::Accept, label, words));
        let scroll = matches!(self.step, ImportStep::Read(_))
            .then(|| Hint::key(HintKey::UpDown, say!(words, "hint-scroll"), words));
        Outline {
            fills_window: false,
            title: (say!(words, "events-title"), cx.deadline()),
            heading: Some(Heading::of(say!(words, "calendar-file-title"))),
            hints: accept.into_iter().chain(scroll).chain([Hint::back(words)]).collect(),
        }
    }

    fn act(&mut self, action: Action, _: &mut Option<OpenDraft>, cx: &mut Context) {
        match (&self.step, action) {
            (ImportStep::Reading(_) | ImportStep::Saving(..), _) => {
                let words = cx.words();
                cx.inform(say!(words, "work-wait"));
            }
            (ImportStep::Choosing(_), Action::Accept) => self.read(cx),
            (ImportStep::Choosing(_), Action::Edit(edit)) => {
                self.step = ImportStep::Choosing(None);
                self.place.apply(edit);
            }
            (ImportStep::Read(_), Action::Accept) => self.save(cx),
            (ImportStep::Read(_), Action::Move(step)) => {
                let body = cx.text_body();
                let (told, _) = self.told_rows(body.width, cx);
                let room = usize::from(body.height);
                self.text_scroll.scroll(step.rows_in(room), told.len(), room);
            }
            _ => cx.unused(),
        }
    }

    fn awaits(&self, message: &Message) -> bool {
        match (&self.step, message) {
            (ImportStep::Reading(path), Message::CalendarRead(read, _)) => path == read,
            (ImportStep::Saving(..), Message::EventChanged(..)) => true,
            _ => false,
        }
    }

    fn hear(&mut self, message: &Message, _: &mut Option<OpenDraft>, cx: &mut Context) {
        if !self.awaits(message) {
            return;
        }
        match message {
            Message::CalendarRead(_, result) => self.read_ended(result, cx),
            Message::EventChanged(_, changed) if changed.is_ok() => self.save_next(cx),
            // Why not is told; those before it stay.
            Message::EventChanged(..) => self.step = ImportStep::Choosing(None),
            _ => {}
        }
    }

    /// Goes back from what a file says to its path.
    fn go_back(&mut self, _: &mut Option<OpenDraft>, _: &mut Context) -> bool {
        let is_read = matches!(self.step, ImportStep::Read(_));
        if is_read {
            self.step = ImportStep::Choosing(None);
        }
        is_read
    }

    fn draw(&self, _: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        let words = &cx.world.words;
        let (told, style) = self.told_rows(canvas.width(), cx);
        if matches!(self.step, ImportStep::Read(_) | ImportStep::Saving(..)) {
            let room = usize::from(canvas.height());
            let first = self.text_scroll.first(told.len(), room);
            canvas.put_lines(0, 1, &told[first..], style);
            canvas.more(0, 0, first > 0, told.len() > first + room);
            return Some(canvas.cursor(0));
        }
        let column = canvas.put(0, 1, &say!(words, "calendar-file-line"), canvas.theme().strong()) + 2;
        let columns = canvas.width().saturating_sub(column + 1);
        let caret = draw_input(&mut canvas.line(0, column, columns), &self.place, &self.scroll);
        let gap = u16::from(canvas.height() > rows(told.len()) + 1);
        canvas.put_lines(1 + gap, 1, &told, style);
        caret
    }
}
