//! Keys and pastes: to the menu first, then to what lies over the screen, then to the screen.

use std::time::Duration;

use crossterm::event::{KeyEvent, KeyEventKind};

use super::App;
use crate::say;
use crate::tui::context::{Outline, Pane, PaneState};
use crate::tui::editor::Edit;
use crate::tui::keys::menu::{Menu, MenuOutcome};
use crate::tui::keys::{self, Action, Command, Mode, Typing};
use crate::tui::message::Effect;
use crate::tui::pane::help::HelpPane;
use crate::tui::screen::events::EventsScreen;
use crate::tui::shared::Tone;

/// A pause this long ends a paste whose begin mark came split: its end mark may come whole, and then no key tells.
const SPLIT_PASTE_PAUSE: Duration = Duration::from_millis(500);

/// A paste whose marks came apart.
#[derive(Debug)]
pub(super) struct SplitPaste {
    text: String,
    /// When its last key came.
    last: Duration,
}

impl SplitPaste {
    /// When it counts as ended, as a time on the monotonic clock.
    pub(super) fn ends_at(&self) -> Duration {
        self.last + SPLIT_PASTE_PAUSE
    }
}

impl App {
    pub(super) fn key(&mut self, event: KeyEvent) {
        if event.kind == KeyEventKind::Release {
            return;
        }
        let is_escape = keys::is_escape(event);
        if let Some(menu) = &mut self.menu {
            if is_escape {
                self.closed = None;
            }
            let outcome = menu.key(event, self.cx.time.mono);
            return self.menu_outcome(outcome);
        }
        if self.takes_split_paste(event) {
            return;
        }
        self.is_quitting = false;
        self.cx.notice.take_if(|notice| notice.tone == Tone::Hint || is_escape);
        match self.pane.take() {
            Some(pane) => self.pane_key(pane, event),
            None => self.screen_key(event),
        }
        self.settle();
    }

    fn screen_key(&mut self, event: KeyEvent) {
        match keys::action(self.outline().mode, event) {
            Action::Do(command) => self.command(command),
            action => self.act(action),
        }
    }

    fn act(&mut self, action: Action) {
        self.screens.front_mut().act(action, &mut self.open, &mut self.cx);
    }

    fn pane_key(&mut self, mut pane: Box<dyn Pane>, event: KeyEvent) {
        match keys::action(Mode::PANE, event) {
            Action::Do(command @ (Command::Redraw | Command::Save)) => {
                self.pane = Some(pane);
                self.command(command);
            }
            // Esc closes it, and may yet turn out to be the start of a key.
            Action::Do(Command::Menu) => {
                self.closed = Some(pane);
                self.menu = Some(Menu::closing(self.cx.time.mono));
            }
            // The key that opened it closes it.
            Action::Do(command) if pane.command() == Some(command) => {}
            Action::Do(command) => self.command(command),
            action => {
                if pane.act(action, &mut self.open, &mut self.cx) == PaneState::Open {
                    self.pane = Some(pane);
                }
            }
        }
    }

    /// Does a command; nothing where the screen doesn't offer it.
    pub(super) fn command(&mut self, command: Command) {
        match command {
            // Esc opens the menu, and nothing else: it may be the start of a key that the line split.
            Command::Menu => self.menu = Some(Menu::new(self.cx.time.mono)),
            Command::Quit => self.quit(),
            Command::Redraw => self.cx.effect(Effect::Redraw),
            Command::Help => self.pane = Some(Box::new(HelpPane::default())),
            _ if self.offers(command) => self.offered(command),
            // Ctrl-C is also what people press to leave.
            Command::Copy => {
                let words = self.cx.words();
                self.cx.inform(say!(words, "notice-how-to-leave"));
            }
            _ => {}
        }
    }

    fn offered(&mut self, command: Command) {
        if command == Command::Events {
            self.screens.push(Box::new(EventsScreen::new(&self.cx)));
        } else {
            self.act(Action::Do(command));
        }
        self.settle();
    }

    /// Whether a command does something here; the menu offers only those.
    pub(super) fn offers(&self, command: Command) -> bool {
        is_global(command) || self.outline().commands.contains(&command)
    }

    fn outline(&self) -> Outline {
        self.screens.front().outline(self.open.as_ref(), &self.cx)
    }

    /// Whether text is typed now, so that a run of characters is a paste.
    pub(crate) fn is_typing(&self) -> bool {
        self.pane.is_none() && self.menu.is_none() && self.outline().mode.typing != Typing::Nothing
    }

    pub(super) fn menu_outcome(&mut self, outcome: MenuOutcome) {
        if outcome == MenuOutcome::Stay {
            return;
        }
        self.is_stale = true;
        self.menu = None;
        let closed = self.closed.take();
        match outcome {
            MenuOutcome::Stay | MenuOutcome::Close => {}
            MenuOutcome::Run(command, typed_on) => {
                self.command(command);
                self.settle();
                if let Some(event) = typed_on {
                    self.key(event);
                }
            }
            MenuOutcome::Rejoined(event) => {
                self.pane = closed;
                self.key(event);
            }
            MenuOutcome::Typed(events) => events.into_iter().for_each(|event| self.key(event)),
            MenuOutcome::PasteBegan => {
                self.split_paste = Some(SplitPaste { text: String::new(), last: self.cx.time.mono });
            }
            MenuOutcome::PasteEnded => self.end_split_paste(),
        }
    }

    /// Takes a key of a paste whose begin mark came split: text, whatever it is. Esc begins its end mark.
    fn takes_split_paste(&mut self, event: KeyEvent) -> bool {
        let Some(paste) = &mut self.split_paste else { return false };
        if keys::is_escape(event) {
            return false;
        }
        paste.text.extend(keys::pasted(event));
        paste.last = self.cx.time.mono;
        true
    }

    pub(super) fn end_split_paste(&mut self) {
        if let Some(paste) = self.split_paste.take() {
            self.paste(&paste.text);
        }
    }

    /// Takes a paste: text only, never a key. It is meant for the text below what lies over it.
    pub(super) fn paste(&mut self, text: &str) {
        (self.pane, self.menu, self.closed) = (None, None, None);
        self.act(Action::Edit(Edit::Paste(text.to_owned())));
    }
}

/// Whether a command does the same on every screen.
pub(super) fn is_global(command: Command) -> bool {
    matches!(command, Command::Menu | Command::Help | Command::Quit | Command::Redraw)
}
