//! A meeting as it is typed: a line for each part, and below them how it is understood, before it is saved.

use std::cell::Cell;

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::event::Event;
use crate::event::announcement::{Doubt, read_announcement};
use crate::event::entry::{EntryProblem, EventEntry, EventPart};
use crate::event::own_file::EventChange;
use crate::say;
use crate::tui::context::{Context, Heading, Outline, Screen};
use crate::tui::editor::Edit;
use crate::tui::editor::text_editor::TextEditor;
use crate::tui::editor::view::Scroll;
use crate::tui::events_history::{PastedAnnouncement, UnsavedEvent};
use crate::tui::keys::{Action, Command, HintKey, Mode, Move};
use crate::tui::message::Message;
use crate::tui::open_draft::OpenDraft;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::input::draw_input;
use crate::tui::widget::list::{in_view, moved};
use crate::tui::widget::text::{Canvas, cut, rows, width, wrapped};
use crate::zone;

/// A longer text in one piece is no title, if a meeting can be read of it.
const LONG_PASTE: usize = 60;

/// The form of an event.
#[derive(Debug)]
pub(crate) struct EventFormScreen {
    /// The event that is changed; none for a new one.
    before: Option<Event>,
    lines: Vec<(EventPart, TextEditor, Cell<Scroll>)>,
    focus: usize,
    /// What was read of a pasted announcement and has no line.
    pasted: PastedAnnouncement,
    /// What was in the way of saving it.
    problem: Option<(EventPart, EntryProblem)>,
    is_saving: bool,
}

impl EventFormScreen {
    /// The form of a new event, or of one to be changed; with what was typed of it and not saved.
    pub(crate) fn new(before: Option<Event>, cx: &mut Context) -> Self {
        let unsaved = cx.events_history.unsaved.take_if(|unsaved| unsaved.before == before);
        let words = cx.words();
        let (entry, pasted) = match (unsaved, &before) {
            (Some(unsaved), _) => (unsaved.entry, unsaved.pasted),
            (None, Some(event)) => (EventEntry::of(event, &words), PastedAnnouncement::default()),
            (None, None) => Default::default(),
        };
        EventFormScreen { before, lines: lines_of(&entry), focus: 0, pasted, problem: None, is_saving: false }
    }

    /// Fills the lines from an announcement that is pasted whole into an empty form; says whether it was one.
    fn take_announcement(&mut self, text: &str, cx: &mut Context) -> bool {
        let is_whole = text.trim().contains('\n') || text.len() > LONG_PASTE;
        if !is_whole || self.before.is_some() || !self.entry().is_empty() {
            return false;
        }
        self.pasted.more = read_announcement(text, zone::date(cx.time.wall));
        self.pasted.more.reverse();
        self.next_announced(cx)
    }

    /// Fills the lines from the next meeting of the announcement, if there is one.
    fn next_announced(&mut self, cx: &mut Context) -> bool {
        let Some(announced) = self.pasted.more.pop() else { return false };
        let (words, event) = (cx.words(), announced.event());
        let told =
            |(part, doubt): (EventPart, &Doubt)| format!("? {}: {}", part.label(&words), doubt.say(&words));
        self.pasted.doubts = announced.doubts().into_iter().map(told).collect();
        let is_same = |known: &&Event| known.meeting.is_some() && known.meeting == event.meeting;
        if let Some(known) = cx.world.events.iter().find(is_same) {
            let title = known.title.of(&words);
            self.pasted.doubts.push(say!(words, "event-form-known", title = title));
        }
        self.lines = lines_of(&EventEntry::of(&event, &words));
        (self.pasted.event, self.focus, self.problem) = (Some(event), 0, None);
        cx.inform(say!(words, "event-form-read", more = self.pasted.more.len()));
        true
    }

    fn entry(&self) -> EventEntry {
        let mut entry = EventEntry::default();
        self.lines.iter().for_each(|(part, line, _)| entry.put(*part, line.line()));
        entry
    }

    fn read(&self, cx: &Context) -> Result<Event, (EventPart, EntryProblem)> {
        let base = self.before.as_ref().or(self.pasted.event.as_ref());
        let event = self.entry().read(base, zone::date(cx.time.wall), &cx.world.words)?;
        Ok(if self.before.is_some() { event } else { Event { revision: 0, ..event } })
    }

    fn edit(&mut self, edit: Edit, cx: &mut Context) {
        if let Edit::Paste(text) | Edit::Burst { text, .. } = &edit
            && self.take_announcement(text, cx)
        {
            return;
        }
        if let Some((_, line, _)) = self.lines.get_mut(self.focus) {
            line.apply(edit);
            self.problem = None;
        }
    }

    fn move_by(&mut self, rows: isize) {
        self.focus = moved(self.focus, rows, self.lines.len());
    }

    fn save(&mut self, cx: &mut Context) {
        match self.read(cx) {
            Ok(event) if self.before.as_ref().is_some_and(|before| is_alike(before, &event)) => cx.back(),
            Ok(event) => {
                let own = self.before.clone().filter(|event| !cx.world.is_given(event));
                self.is_saving = true;
                cx.change_event(EventChange { before: own, after: Some(event) });
            }
            Err((part, problem)) => {
                self.focus = self.lines.iter().position(|(line, ..)| *line == part).unwrap_or(0);
                self.problem = Some((part, problem));
            }
        }
    }

    /// Whether there is something that would be lost.
    fn is_changed(&self, cx: &Context) -> bool {
        let entry = self.entry();
        match &self.before {
            Some(event) => entry != EventEntry::of(event, &cx.world.words),
            None => !entry.is_empty(),
        }
    }

    /// How it is understood so far, or what is in the way.
    fn told(&self, cx: &Context) -> (Vec<String>, Style) {
        let (words, theme) = (&cx.world.words, cx.world.theme);
        match (&self.problem, self.read(cx)) {
            (Some((part, problem)), _) => {
                let text = format!("! {}: {}", part.label(words), problem.say(words));
                (vec![text], theme.problem())
            }
            (None, _) if !self.pasted.doubts.is_empty() => {
                let lines = self.read(cx).map(|event| event.lines(words)).unwrap_or_default();
                ([self.pasted.doubts.clone(), lines].concat(), Style::new())
            }
            (None, Ok(event)) => (event.lines(words), Style::new()),
            (None, Err((part, problem))) if !self.entry().text(part).trim().is_empty() => {
                (vec![format!("{}: {}", part.label(words), problem.say(words))], theme.notice())
            }
            (None, Err(_)) => (vec![say!(words, "event-form-about")], Style::new()),
        }
    }
}

fn lines_of(entry: &EventEntry) -> Vec<(EventPart, TextEditor, Cell<Scroll>)> {
    let line = |part| (part, TextEditor::one_line(entry.text(part)), Cell::default());
    EventPart::ALL.into_iter().map(line).collect()
}

/// Whether an event is the same but for the counts of its changes.
fn is_alike(before: &Event, event: &Event) -> bool {
    Event { revision: before.revision, sequence: before.sequence, ..event.clone() } == *before
}

impl Screen for EventFormScreen {
    fn mode(&self, _: Option<&OpenDraft>, _: &Context) -> Mode {
        Mode::FORM
    }

    fn commands(&self, _: Option<&OpenDraft>, _: &Context) -> Vec<Command> {
        vec![Command::Save]
    }

    fn outline(&self, _: Option<&OpenDraft>, cx: &Context) -> Outline {
        let words = &cx.world.words;
        let heading = if self.before.is_some() {
            say!(words, "event-form-edit")
        } else {
            say!(words, "event-form-new")
        };
        let is_last = self.focus + 1 == self.lines.len();
        let accept = if is_last { say!(words, "hint-save") } else { say!(words, "hint-next-line") };
        Outline {
            fills_window: false,
            title: (say!(words, "events-title"), cx.deadline()),
            heading: Some(Heading::of(heading)),
            hints: vec![
                Hint::key(HintKey::Accept, accept, words),
                Hint::of(Command::Save, words),
                Hint::key(HintKey::UpDown, say!(words, "hint-choose"), words),
                Hint::back(words),
            ],
        }
    }

    fn act(&mut self, action: Action, _: &mut Option<OpenDraft>, cx: &mut Context) {
        match action {
            _ if self.is_saving => {
                let words = cx.words();
                cx.inform(say!(words, "work-wait"));
            }
            Action::Accept if self.focus + 1 < self.lines.len() => self.move_by(1),
            Action::Accept | Action::Do(Command::Save) => self.save(cx),
            Action::Turn(is_forward) => self.move_by(if is_forward { 1 } else { -1 }),
            Action::Move(step @ (Move::Up | Move::Down)) => self.move_by(step.rows()),
            Action::Edit(edit) => self.edit(edit, cx),
            _ => cx.unused(),
        }
    }

    fn awaits(&self, message: &Message) -> bool {
        self.is_saving && matches!(message, Message::EventChanged(..))
    }

    fn hear(&mut self, message: &Message, _: &mut Option<OpenDraft>, cx: &mut Context) {
        if let Message::EventChanged(_, result) = message
            && std::mem::take(&mut self.is_saving)
            && result.is_ok()
            && !self.next_announced(cx)
        {
            cx.back();
        }
    }

    fn go_back(&mut self, _: &mut Option<OpenDraft>, cx: &mut Context) -> bool {
        if self.is_changed(cx) && !self.is_saving {
            let words = cx.words();
            cx.events_history.unsaved = Some(UnsavedEvent {
                before: self.before.clone(),
                entry: self.entry(),
                pasted: self.pasted.clone(),
            });
            cx.inform(say!(words, "event-form-kept"));
        }
        false
    }

    fn come_back(&mut self, _: &mut Option<OpenDraft>, cx: &mut Context) {
        cx.events_history.unsaved = None;
    }

    fn draw(&self, _: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (words, theme) = (&cx.world.words, cx.world.theme);
        let labels: Vec<String> = self.lines.iter().map(|(part, ..)| part.label(words)).collect();
        let column = 3 + labels.iter().map(|label| width(label)).max().unwrap_or(0) + 2;
        let (told, style) = self.told(cx);
        let told: Vec<String> =
            told.iter().flat_map(|line| wrapped(line, canvas.width().saturating_sub(4))).collect();
        // Where it is low, the lines scroll past the focus, and a row at least tells how it is understood.
        let height = canvas.height();
        let shown = rows(self.lines.len()).min(height.saturating_sub(2).max(1));
        let first = in_view(0, self.focus, usize::from(shown));
        let mut cursor = None;
        let mut lines = canvas.part(Rect { height: shown, ..canvas.area() });
        for (y, number) in (first..self.lines.len()).take(usize::from(shown)).enumerate() {
            let y = rows(y);
            let (_, line, scroll) = &self.lines[number];
            let style = lines.pointer(y, number == self.focus);
            lines.put(y, 3, &labels[number], style);
            let columns = lines.width().saturating_sub(column + 1);
            let caret = draw_input(&mut lines.line(y, column, columns), line, scroll);
            if number == self.focus {
                cursor = caret;
            }
        }
        lines.more(0, 0, first > 0, self.lines.len() > first + usize::from(shown));
        let mut below = canvas.below((shown + 1).min(height.saturating_sub(1)));
        let room = usize::from(below.height());
        let told: Vec<String> = told.iter().take(room).map(|line| cut(line, below.width(), theme)).collect();
        below.put_lines(0, 3, &told, style);
        cursor
    }
}
