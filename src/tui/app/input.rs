//! Keys and pastes: to the menu first, then to what lies over the screen, then to the screen.

use std::time::Duration;

use crossterm::event::KeyEvent;

use super::App;
use crate::say;
use crate::tui::context::ScreenRole;
use crate::tui::editor::Edit;
use crate::tui::keys::{self, Action, Command, Mode, Move, PressedKey, Typing};
use crate::tui::message::Effect;
use crate::tui::pane::help::HelpPane;
use crate::tui::runtime::line::LineEvent;
use crate::tui::screen::events::EventsScreen;
use crate::tui::shared::Tone;
use crate::words::size;

/// A question must have been on the screen so long before a key answers it: what was typed before is no answer.
const READING: Duration = Duration::from_millis(150);

impl App {
    /// Takes what the terminal sent.
    pub(super) fn line(&mut self, event: LineEvent) {
        if self.is_for_awaited_draft(&event) {
            return self.hold(event);
        }
        match event {
            LineEvent::Key { key, is_alone } => self.key(key, is_alone),
            LineEvent::Burst { text, is_continued } => self.burst(&text, is_continued),
            LineEvent::Paste(text) => self.paste(text),
            LineEvent::Pasting(chars) => self.pasting(chars),
            LineEvent::EscapeTakenBack => self.escape_taken_back(),
            LineEvent::Latin1 => self.not_utf8(),
        }
    }

    /// Whether an event waits for the draft that is being opened or made. What does the same everywhere does not, nor
    /// does Esc, which gives the draft up, until something was typed for it.
    fn is_for_awaited_draft(&self, event: &LineEvent) -> bool {
        let is_kept = |key| keys::is_escape(key) && !self.held.is_empty();
        let goes_on = |key| {
            let action = self.meaning(self.mode(), key);
            !is_kept(key) && matches!(action, Action::Do(command) if is_global(command))
        };
        self.cx.work.awaits_draft()
            && match event {
                LineEvent::Key { key, .. } => self.menu.is_none() && self.pane.is_none() && !goes_on(*key),
                LineEvent::Burst { .. } | LineEvent::Paste(_) => true,
                _ => false,
            }
    }

    fn hold(&mut self, event: LineEvent) {
        // The key that began it, pressed again out of impatience, is not meant for the draft.
        let is_again = matches!(&event, LineEvent::Key { key, .. } if self.last_key == Some(*key));
        if !(is_again && self.held.is_empty()) {
            self.held.push(event);
        }
    }

    /// Takes what was typed for a draft before it was there, once it is and asks nothing; says whether there was any.
    pub(super) fn take_held(&mut self) -> bool {
        let waits = self.held.is_empty() || self.cx.work.awaits_draft() || self.pane.is_some();
        if waits {
            return false;
        }
        let leave_requests = self.leave_requests;
        for event in self.held.take() {
            self.line(event);
        }
        self.settle();
        self.leave_requests = leave_requests;
        true
    }

    /// Takes a key. `is_alone` if it came by itself, so that a person pressed it now.
    fn key(&mut self, event: KeyEvent, is_alone: bool) {
        self.escape_stands();
        self.last_key = Some(event);
        self.cx.key = Some(PressedKey::new(event, self.menu.is_some()));
        match keys::typed(event) {
            Some(typed) if self.is_hasty(typed.encode_utf8(&mut [0; 4]), is_alone) => return,
            Some(_) => {}
            None => self.haste = None,
        }
        let is_answer =
            is_alone && self.asked_since.is_some_and(|since| self.cx.time.mono >= since + READING);
        let leave_requests = self.leave_requests;
        if keys::is_escape(event) {
            self.escape();
        } else if let Some(page) = self.menu.take() {
            return self.menu_key(event, page);
        } else {
            self.cx.forget(Tone::Hint);
            match &self.pane {
                Some(_) => self.pane_key(event, is_answer),
                None => self.screen_key(event, is_answer),
            }
        }
        self.settle();
        if self.leave_requests == leave_requests {
            self.leave_requests = 0;
        }
    }

    /// What a key means here. Esc and a letter that came as one are the menu's letter.
    fn meaning(&self, mode: Mode, event: KeyEvent) -> Action {
        if keys::is_after_escape(event) {
            return self.menu_command(event).map_or(Action::Other, Action::Do);
        }
        keys::action(mode, event)
    }

    /// The command of a letter after Esc. Where Esc goes back, a letter of the list itself is none: on a line that brings
    /// both at once it may be the first of a text.
    fn menu_command(&self, event: KeyEvent) -> Option<Command> {
        keys::menu_command(event, self.opens_menu(), |command| self.offers(command))
    }

    /// A letter of the menu runs its command, up and down and the keys for a page turn its pages; any other key closes it.
    fn menu_key(&mut self, event: KeyEvent, page: usize) {
        if let Action::Move(step @ (Move::Up | Move::Down | Move::PageUp | Move::PageDown)) =
            keys::action(Mode::PAGES, event)
        {
            self.cx.forget(Tone::Hint);
            self.menu = Some(page.saturating_add_signed(step.rows_in(1)));
            return;
        }
        let command = self.menu_command(event);
        if command.is_none() {
            self.cx.unused();
        }
        if let Some(command) = command {
            if !is_global(command) && self.offers(command) {
                // Something else is turned to.
                self.held.take();
                self.cx.work.give_up_awaited();
            }
            self.command(command);
            self.settle();
        }
    }

    fn screen_key(&mut self, event: KeyEvent, is_answer: bool) {
        let action = self.meaning(self.mode(), event);
        if keys::is_after_escape(event) && !self.opens_menu() && !self.does(&action) {
            // The letters after it were meant for where it leads elsewhere.
            self.begin_haste();
        }
        match action {
            Action::Do(command) => self.command(command),
            action if action.answers() && self.asks() && !is_answer => {}
            action => self.act(action),
        }
    }

    fn act(&mut self, action: Action) {
        self.screens.front_mut().act(action, &mut self.open, &mut self.cx);
    }

    fn pane_key(&mut self, event: KeyEvent, is_answer: bool) {
        let Some(pane) = &self.pane else { return };
        let action = self.meaning(pane.mode(), event);
        match action {
            Action::Do(command) if pane.takes(command) => self.act_in_pane(action),
            Action::Do(command @ (Command::Redraw | Command::Save)) => self.command(command),
            // The key that opened it closes it.
            Action::Do(command) if pane.command() == Some(command) => _ = self.close_pane(),
            // What was found is selected as long as the pane is there.
            Action::Do(command @ (Command::Copy | Command::Cut)) if self.does(&action) => {
                self.command(command);
                self.close_pane();
            }
            Action::Do(command) if self.does(&action) => {
                self.close_pane();
                self.command(command);
            }
            Action::Do(_) if !pane.asks() => self.cx.unused(),
            action if action.answers() && pane.asks() && !is_answer => {}
            action => self.act_in_pane(action),
        }
    }

    /// Gives text to what lies over the screen if it has a line to type in. Several lines become one there, as anywhere.
    fn edit_in_pane(&mut self, text: &str, edit: impl FnOnce(String) -> Edit) -> bool {
        if !self.pane.as_ref().is_some_and(|pane| pane.mode().takes_text()) {
            return false;
        }
        self.act_in_pane(Action::Edit(edit(text.trim_matches(['\t', '\r', '\n']).to_owned())));
        self.settle();
        true
    }

    /// Whether an action is a command that does something here.
    fn does(&self, action: &Action) -> bool {
        match action {
            Action::Do(Command::PrevStep) if self.goes_back() => true,
            Action::Do(command) => self.offers(*command),
            _ => false,
        }
    }

    /// Says that a command is not offered here, and why where there is more to say.
    fn not_offered(&mut self, command: Command) {
        let words = self.cx.words();
        let is_step = self.screens.front().role() == ScreenRole::Step;
        match command {
            // Ctrl-C is also what people press to leave.
            Command::Copy if self.opens_menu() => self.cx.inform(say!(words, "notice-how-to-leave")),
            Command::Copy => self.cx.inform(say!(words, "notice-how-to-leave-back")),
            Command::Requirements if is_step => self.cx.nothing(say!(words, "nothing-requirements")),
            Command::PagePreview if is_step => self.cx.nothing(say!(words, "nothing-page")),
            Command::Spelling if let Some(cause) = self.cx.spelling.fault() => {
                let told = say!(words, "spelling-gone", cause = cause);
                self.cx.inform(told);
            }
            Command::InsertParticipation
                if is_step && let Some(field) = self.cx.world.form.participation() =>
            {
                let told = say!(words, "nothing-participation", field = field.name());
                self.cx.nothing(told);
            }
            Command::Rivals if self.open.is_some() => self.cx.nothing(say!(words, "nothing-rivals")),
            _ => self.cx.unused(),
        }
    }

    /// Does a command, or says that it does nothing here.
    pub(super) fn command(&mut self, command: Command) {
        match command {
            Command::Menu => self.escape(),
            Command::Quit => self.quit(),
            Command::Redraw => self.cx.effect(Effect::Redraw),
            Command::Help => self.lay(Box::new(HelpPane::default())),
            Command::PrevStep if self.goes_back() => {
                self.go_back();
                self.screens.forget_left();
            }
            _ if self.offers(command) => self.offered(command),
            _ => self.not_offered(command),
        }
    }

    fn offered(&mut self, command: Command) {
        if command == Command::Events {
            self.screens.push(Box::new(EventsScreen::new(self.open.as_ref(), &self.cx)));
        } else {
            self.act(Action::Do(command));
        }
        self.settle();
    }

    /// Whether a command does something here; the menu offers only those.
    pub(super) fn offers(&self, command: Command) -> bool {
        is_global(command) || self.screens.front().commands(self.open.as_ref(), &self.cx).contains(&command)
    }

    /// Whether the key of the step before goes back one place, as Esc does.
    fn goes_back(&self) -> bool {
        !self.opens_menu() && self.screens.front().role() != ScreenRole::Review
    }

    fn mode(&self) -> Mode {
        self.screens.front().mode(self.open.as_ref(), &self.cx)
    }

    /// Whether what is shown asks for a yes to something that can't be undone.
    pub fn asks(&self) -> bool {
        match &self.pane {
            Some(pane) => pane.asks(),
            None => self.screens.front().asks(self.open.as_ref(), &self.cx),
        }
    }

    /// Takes text that came without the marks of a paste: typed where text is typed, and nothing anywhere else. Its
    /// Tabs and Returns lead to the next line of the same step, and never out of it.
    fn burst(&mut self, text: &str, mut is_continued: bool) {
        self.escape_stands();
        self.cx.key = None;
        if self.is_hasty(text, true) {
            return;
        }
        if self.edit_in_pane(text, |text| Edit::Burst { text, is_continued }) {
            return;
        }
        if self.pane.is_some() || self.menu.is_some() || !self.mode().takes_text() {
            return self.cx.unused();
        }
        let mut rest = text;
        while !rest.is_empty() {
            // A text of several lines has its own line ends.
            let is_prose = self.mode().typing == Typing::Prose;
            let ends: &[char] = match is_prose {
                true if self.screens.front().keeps_tabs() => &[],
                true => &['\t'],
                false => &['\t', '\r', '\n'],
            };
            let end = rest.find(ends).unwrap_or(rest.len());
            self.type_text(&rest[..end], is_continued);
            is_continued = true;
            let after = rest[end..].strip_prefix("\r\n").or_else(|| rest.get(end + 1..)).unwrap_or_default();
            if end < rest.len() && !self.next_line() && (is_prose || !after.is_empty()) {
                self.type_text(" ", is_continued);
            }
            rest = after;
        }
    }

    fn type_text(&mut self, text: &str, is_continued: bool) {
        if text.is_empty() {
            return;
        }
        self.act(Action::Edit(Edit::Burst { text: text.to_owned(), is_continued }));
    }

    fn next_line(&mut self) -> bool {
        let has_next = self.screens.front_mut().next_line(&mut self.open, &mut self.cx);
        self.settle();
        has_next
    }

    /// Takes a paste: text only, never a key. It is meant for the line of what lies over the screen, or else for the text
    /// below that.
    fn paste(&mut self, text: String) {
        self.escape_stands();
        self.cx.key = None;
        (self.menu, self.haste) = (None, None);
        self.cx.forget(Tone::Hint);
        if self.edit_in_pane(&text, Edit::Paste) {
            return;
        }
        self.close_pane();
        if self.mode().takes_text() {
            self.act(Action::Edit(Edit::Paste(text)));
        } else if !text.is_empty() {
            self.cx.unused();
        }
    }

    /// A paste comes in slowly: how much there is of it.
    fn pasting(&mut self, chars: usize) {
        let words = self.cx.words();
        self.cx.mention(say!(words, "notice-pasting", count = size::count(&words, chars)));
    }

    fn not_utf8(&mut self) {
        let words = self.cx.words();
        self.cx.tell(say!(words, "notice-not-utf8"));
    }
}

/// Whether a command does the same on every screen.
pub(super) fn is_global(command: Command) -> bool {
    matches!(command, Command::Menu | Command::Help | Command::Quit | Command::Redraw)
}
