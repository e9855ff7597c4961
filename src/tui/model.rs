//! The state of the program and what changes it: messages in, effects out. Knows no file, no clock, no terminal.

mod approving;
mod copying;
mod drafts;
mod importing;
mod keyboard;
mod leaving;
mod others;
mod sending;
mod wizard_commands;

use std::time::Duration;

use crate::event::agenda;
use crate::form::FieldId;
use crate::say;
use crate::tui::keys::{Command, Context};
use crate::tui::menu;
use crate::tui::message::{Effect, Message, Time};
use crate::tui::overlay::Overlay;
use crate::tui::screen::approve::Approve;
use crate::tui::screen::events::Events;
use crate::tui::screen::export::Export;
use crate::tui::screen::import::Import;
use crate::tui::screen::new::NewDraft;
use crate::tui::screen::send::Envelope;
use crate::tui::screen::start::Start;
use crate::tui::screen::versions::Versions;
use crate::tui::screen::wizard::{Editor, Focus, Wizard};
use crate::tui::view::Scrolls;
use crate::tui::widget::chrome::LEAST;
use crate::tui::world::World;
pub use sending::Posting;

/// The longest the program sleeps without looking at the time.
const LONGEST_WAIT: Duration = Duration::from_secs(3600);

/// The screen that is shown.
#[derive(Debug)]
pub enum Screen {
    /// Nothing yet: the draft is being opened.
    Opening,
    /// The next deadline and the drafts.
    Start,
    /// The question that a new draft begins with.
    New(Box<NewDraft>),
    /// The open draft.
    Wizard,
    /// Getting the document out of the open draft.
    Export(Box<Export>),
    /// The leader's approval of the open draft.
    Approve(Box<Approve>),
    /// The letter with the open draft, before it goes.
    Send(Box<Envelope>),
    /// Meetings and deadlines, and the screen that they lie over.
    Events(Events, Box<Screen>),
    /// A draft's earlier versions, and the screen that they lie over.
    Versions(Box<Versions>, Box<Screen>),
    /// A file's answers, and the screen that they lie over.
    Import(Box<Import>, Box<Screen>),
}

/// A short message above the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What is said.
    pub text: String,
    /// How grave it is, and so how long it stays.
    pub tone: Tone,
}

/// How grave a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// A hint; gone with the next key.
    Hint,
    /// Something to know; stays until Esc.
    News,
    /// A failure; stays until the next success, or Esc.
    Failure,
}

/// Where the program begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begin {
    /// At the start screen; with a new application where there is no draft yet.
    Start,
    /// In a draft, where its writer left off.
    Draft(String),
}

/// A paste whose marks came apart.
#[derive(Debug)]
struct SplitPaste {
    text: String,
    /// When its last key came.
    last: Duration,
}

/// A pause this long ends a paste whose begin mark came split: its end mark may come whole, and then no key tells.
const SPLIT_PASTE_PAUSE: Duration = Duration::from_millis(500);

/// The state of the program.
#[derive(Debug)]
pub struct Model {
    world: World,
    time: Time,
    size: (u16, u16),
    screen: Screen,
    overlay: Option<Overlay>,
    notice: Option<Notice>,
    start: Start,
    wizard: Option<Wizard>,
    /// The open draft's name, where its file may only be read.
    read_only: Option<String>,
    clipboard: String,
    is_first_list: bool,
    is_quitting: bool,
    /// The open draft, where it is to be deleted once it is saved.
    deleting: Option<String>,
    /// The field whose answer alone is being restored.
    restoring: Option<FieldId>,
    /// The letter that is under way, or of which something came.
    posting: Option<Posting>,
    /// A paste whose begin mark was split, as far as it has come.
    split_paste: Option<SplitPaste>,
    /// Whether something changed that the screen shows.
    is_stale: bool,
    scrolls: Scrolls,
}

impl Model {
    /// The program at its beginning, and what to do first.
    pub fn new(world: World, time: Time, size: (u16, u16), begin: Begin) -> (Self, Vec<Effect>) {
        let (screen, effects) = match begin {
            Begin::Start => (Screen::Start, vec![Effect::List]),
            Begin::Draft(name) => (Screen::Opening, vec![Effect::Open(name)]),
        };
        let model = Model {
            is_first_list: matches!(screen, Screen::Start),
            world,
            time,
            size,
            screen,
            overlay: None,
            notice: None,
            start: Start::default(),
            wizard: None,
            read_only: None,
            clipboard: String::new(),
            is_quitting: false,
            deleting: None,
            restoring: None,
            posting: None,
            split_paste: None,
            is_stale: true,
            scrolls: Scrolls::default(),
        };
        (model, effects)
    }

    /// Takes a message; gives what is to be done.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        if !matches!(message, Message::Tick(_)) {
            self.is_stale = true;
        }
        match message {
            Message::Tick(time) => self.tick(time),
            Message::Key(event) => self.key(event),
            Message::Paste(text) => self.paste(&text),
            Message::Resize(columns, rows) => self.resize((columns, rows)),
            Message::Saved(outcome) => self.saved(outcome),
            Message::Listed(entries) => self.listed(entries),
            Message::Opened(opened) => self.opened(*opened),
            Message::OpenFailed(name, error) => {
                let cause = error.cause(&self.world.words);
                self.fail(say!(self.world.words, "notice-open-failed", name = name, cause = cause));
                self.show_start()
            }
            Message::CreateFailed(error) => {
                let cause = error.cause(&self.world.words);
                self.fail(say!(self.world.words, "notice-create-failed", cause = cause));
                self.forget_told();
                Vec::new()
            }
            Message::Exported(outcome) => {
                if let Screen::Export(export) = &mut self.screen {
                    export.written(outcome, &self.world);
                }
                Vec::new()
            }
            Message::Edited(result) => self.edited(result),
            Message::Arrived(arrived) => self.arrived(&arrived),
            Message::Gone(name) => self.gone(&name),
            Message::Others(others) => self.others(others),
            Message::Versions(name, list) => match &mut self.screen {
                Screen::Versions(versions, _) if versions.name == name => versions.listed(list, &self.world),
                _ => Vec::new(),
            },
            Message::VersionRead(id, draft) => match &mut self.screen {
                Screen::Versions(versions, _) => versions.read(id, draft.map(|draft| *draft), &self.world),
                _ => Vec::new(),
            },
            Message::Restored(name, result) => self.restored(&name, result),
            Message::Deleted(name, result) => self.deleted(&name, result),
            Message::ImportsFound(files) => self.imports_found(files),
            Message::ImportRead(path, result) => self.import_read(&path, result),
            Message::Sent(message_id, outcome) => self.answered(&message_id, outcome),
        }
    }

    /// How long until the program has something to do by itself.
    pub fn wait(&self) -> Duration {
        let mono = self.time.mono;
        let saving = self.wizard.as_ref().map(Wizard::saving);
        let save = saving.and_then(|saving| saving.due().or(saving.slow_at()));
        let save = save.map(|due| due.saturating_sub(mono));
        let menu = match &self.overlay {
            Some(Overlay::Menu(menu)) => menu.wait(mono),
            _ => None,
        };
        let countdown = agenda::next_change(&self.world.events, self.time.wall)
            .and_then(|at| (at - self.time.wall).to_std().ok());
        let paste =
            self.split_paste.as_ref().map(|paste| (paste.last + SPLIT_PASTE_PAUSE).saturating_sub(mono));
        [save, menu, countdown, paste].into_iter().flatten().min().unwrap_or(LONGEST_WAIT).min(LONGEST_WAIT)
    }

    /// Whether something changed since the last drawing.
    pub fn is_stale(&self) -> bool {
        self.is_stale
    }

    /// Takes note of a drawing, and of how far it scrolled.
    pub(super) fn drawn(&mut self, scrolls: Scrolls) {
        self.scrolls = scrolls;
        self.is_stale = false;
    }

    fn tick(&mut self, time: Time) -> Vec<Effect> {
        let next_change = agenda::next_change(&self.world.events, self.time.wall);
        let text_changed = next_change.is_some_and(|at| at <= time.wall) || time.wall < self.time.wall;
        self.is_stale |= text_changed;
        let was_shown = self.shows_menu();
        self.time = time;
        self.is_stale |= was_shown != self.shows_menu();
        self.is_stale |= self.wizard.as_mut().is_some_and(|wizard| wizard.saving_tick(time));
        let mut effects = self.wizard.as_mut().map_or_else(Vec::new, |wizard| wizard.tick(time));
        if self.split_paste.as_ref().is_some_and(|paste| time.mono >= paste.last + SPLIT_PASTE_PAUSE) {
            self.is_stale = true;
            effects.extend(self.end_split_paste());
        }
        if let Some(Overlay::Menu(menu)) = &self.overlay {
            let outcome = menu.tick(time.mono);
            effects.extend(self.menu_outcome(outcome));
        }
        effects
    }

    /// Whether the menu is drawn.
    pub fn shows_menu(&self) -> bool {
        matches!(&self.overlay, Some(Overlay::Menu(menu)) if menu.is_shown(self.time.mono))
    }

    fn resize(&mut self, size: (u16, u16)) -> Vec<Effect> {
        self.size = size;
        if let Some(wizard) = &mut self.wizard {
            wizard.resize(size, &self.world);
        }
        Vec::new()
    }

    fn show_start(&mut self) -> Vec<Effect> {
        self.screen = Screen::Start;
        self.overlay = None;
        vec![Effect::List]
    }

    fn edited(&mut self, result: Result<String, String>) -> Vec<Effect> {
        match (result, &mut self.wizard) {
            (Ok(text), Some(wizard)) => wizard.replace_answer(&text, self.time, &self.world),
            (Err(cause), _) => {
                self.fail(say!(self.world.words, "notice-editor-failed", cause = cause));
                Vec::new()
            }
            (Ok(_), None) => Vec::new(),
        }
    }

    fn inform(&mut self, text: String) {
        self.notice = Some(Notice { text, tone: Tone::Hint });
    }

    fn fail(&mut self, text: String) {
        self.notice = Some(Notice { text, tone: Tone::Failure });
    }

    /// What the keys mean right now.
    pub fn context(&self) -> Context {
        if self.overlay.is_some() {
            return Context::List;
        }
        match &self.screen {
            Screen::New(_) | Screen::Export(_) => Context::Line,
            Screen::Approve(approve) if approve.is_asking() => Context::Line,
            Screen::Send(_) if self.can_send() => Context::Line,
            Screen::Wizard => match self.wizard.as_ref().and_then(Wizard::editor) {
                Some(Editor::Prose(_)) => Context::Prose,
                Some(_) => Context::Line,
                None => Context::List,
            },
            _ => Context::List,
        }
    }

    /// Whether a command does something here; the menu offers only those.
    pub fn offers(&self, command: Command) -> bool {
        let is_wizard = matches!(self.screen, Screen::Wizard);
        let has_text = is_wizard && self.wizard.as_ref().is_some_and(|wizard| wizard.editor().is_some());
        let field = self.wizard.as_ref().and_then(|wizard| wizard.field(&self.world));
        let is_long = has_text && field.is_some_and(|field| field.limit.is_some());
        match command {
            Command::Menu | Command::Help | Command::Quit | Command::Redraw => true,
            // Over an import, what comes in for it would be missed.
            Command::Events => !matches!(self.screen, Screen::Events(..) | Screen::Import(..)),
            Command::Versions => self.has_versions(),
            Command::Rivals => {
                is_wizard
                    && self.wizard.as_ref().is_some_and(|wizard| wizard.disputed_field(&self.world).is_some())
            }
            Command::PrevStep => match &self.screen {
                Screen::New(new) => !new.is_first(),
                Screen::Start | Screen::Opening => false,
                _ => true,
            },
            Command::NextStep => {
                is_wizard && self.wizard.as_ref().is_some_and(|wizard| *wizard.focus() != Focus::Review)
            }
            Command::Import => is_wizard || matches!(self.screen, Screen::Start),
            Command::Save
            | Command::CopyOut
            | Command::Overview
            | Command::Step(_)
            | Command::Review
            | Command::NextField
            | Command::PrevField => is_wizard,
            Command::Requirements | Command::PagePreview => is_long,
            Command::ExternalEditor => is_long && !self.world.is_restricted,
            Command::NewParagraph
            | Command::Undo
            | Command::Redo
            | Command::Mark
            | Command::Copy
            | Command::Cut
            | Command::Paste => has_text,
        }
    }

    fn menu_outcome(&mut self, outcome: menu::Outcome) -> Vec<Effect> {
        if outcome == menu::Outcome::Stay {
            return Vec::new();
        }
        self.is_stale = true;
        let closed = match self.overlay.take() {
            Some(Overlay::Menu(menu)) => menu.into_closed(),
            overlay => overlay,
        };
        match outcome {
            menu::Outcome::Stay | menu::Outcome::Close => Vec::new(),
            menu::Outcome::Run(command, typed_on) => {
                let effects = self.command(command);
                [effects, typed_on.map_or_else(Vec::new, |event| self.key(event))].concat()
            }
            menu::Outcome::Rejoined(event) => {
                self.overlay = closed;
                self.key(event)
            }
            menu::Outcome::Typed(events) => events.into_iter().flat_map(|event| self.key(event)).collect(),
            menu::Outcome::PasteBegan => {
                self.split_paste = Some(SplitPaste { text: String::new(), last: self.time.mono });
                Vec::new()
            }
            menu::Outcome::PasteEnded => self.end_split_paste(),
        }
    }

    /// Whether the terminal is too small for anything but a calm message.
    pub fn is_too_small(&self) -> bool {
        self.size.0 < LEAST.0 || self.size.1 < LEAST.1
    }

    /// What never changes.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The time as it last came in.
    pub fn time(&self) -> Time {
        self.time
    }

    /// Columns and rows.
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    /// The screen.
    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    /// What lies over it.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// The message above the footer. In the draft a failed save comes before all else.
    pub fn notice(&self) -> Option<Notice> {
        let failure = self.wizard.as_ref().and_then(|wizard| wizard.saving().failure_text(&self.world.words));
        let failure = failure.map(|text| Notice { text, tone: Tone::Failure });
        match self.screen {
            Screen::Wizard => failure.or_else(|| self.notice.clone()),
            _ => self.notice.clone().or(failure),
        }
    }

    /// The drafts of the start screen.
    pub fn start(&self) -> &Start {
        &self.start
    }

    /// The open draft.
    pub fn wizard(&self) -> Option<&Wizard> {
        self.wizard.as_ref()
    }

    pub(super) fn scrolls(&self) -> Scrolls {
        self.scrolls
    }
}

#[cfg(test)]
mod tests;
