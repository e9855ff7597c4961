//! What a key means on the screen that has it: a command of the table, a move, an edit.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::{Command, Typing, lookup, typed};
use crate::tui::editor::{Edit, Motion};

/// A move in a list or a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Move {
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    First,
    Last,
}

impl Move {
    /// By how many rows the choice moves in a list.
    pub(crate) fn rows(self) -> isize {
        self.rows_in(10)
    }

    /// By how many rows a view of `room` rows moves.
    pub(crate) fn rows_in(self, room: usize) -> isize {
        let page = isize::try_from(room.saturating_sub(1).max(1)).unwrap_or(1);
        match self {
            Move::Up => -1,
            Move::Down => 1,
            Move::PageUp => -page,
            Move::PageDown => page,
            Move::First => -FAR,
            Move::Last => FAR,
            Move::Left | Move::Right => 0,
        }
    }
}

/// More rows than any list has.
const FAR: isize = 1 << 20;

/// What a key means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Action {
    Do(Command),
    Move(Move),
    /// Enter: takes what is chosen.
    Accept,
    /// Tab, where a screen has two parts: forwards, or back.
    Turn(bool),
    /// Space or X: toggles what is chosen.
    Toggle,
    Number(usize),
    /// J for ja, Y for yes.
    Yes,
    No,
    /// A for alle, or all.
    All,
    /// T for tilføj: takes a word into the list.
    Add,
    Edit(Edit),
    /// A key without a meaning here.
    Other,
}

impl Action {
    /// Whether this answers a question.
    pub(crate) fn answers(&self) -> bool {
        matches!(self, Action::Accept | Action::Yes | Action::Number(_))
    }
}

/// How keys are read on a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mode {
    pub(crate) typing: Typing,
    tab: TabKey,
    /// Whether page keys scroll, where otherwise they would turn to another step.
    scrolls: bool,
    /// Whether what is no move is typed, although a list has the focus.
    types_below: bool,
    /// The commands that have their letter here.
    pub(crate) letters: &'static [Command],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TabKey {
    /// Tab is a command of the table.
    Command,
    /// So is Tab, and Enter does what the screen is for.
    CommandAndEnter,
    /// Tab turns to the screen's other part, and Enter does what the screen is for.
    Turn,
    /// Tab moves as the arrows do.
    Move,
}

impl Mode {
    /// A list, without letters of its own.
    pub(crate) const LIST: Mode = Mode {
        typing: Typing::Nothing,
        tab: TabKey::Command,
        scrolls: false,
        types_below: false,
        letters: &[],
    };
    /// A list beside a long text.
    pub(crate) const PAGES: Mode = Mode { scrolls: true, ..Mode::LIST };
    /// What lies over a screen.
    pub(crate) const PANE: Mode = Mode { tab: TabKey::Move, ..Mode::PAGES };
    /// A list with a line below it that has not the focus: what is typed goes there.
    pub(crate) const PICK: Mode = Mode { types_below: true, tab: TabKey::Turn, ..Mode::PAGES };
    /// A field of one line.
    pub(crate) const LINE: Mode = Mode { typing: Typing::Line, ..Mode::LIST };
    /// A field of one line that was sought out to be mended: Enter leads back.
    pub(crate) const ERRAND: Mode = Mode { tab: TabKey::CommandAndEnter, ..Mode::LINE };
    /// A text of several lines.
    pub(crate) const PROSE: Mode = Mode { typing: Typing::Prose, ..Mode::LIST };
    /// A screen of two parts, of which one that is no text has the focus.
    pub(crate) const PARTS: Mode = Mode { tab: TabKey::Turn, ..Mode::LIST };
    /// A screen of two parts, of which a line has the focus.
    pub(crate) const FORM: Mode = Mode { tab: TabKey::Turn, ..Mode::LINE };

    /// Whether text that comes in is typed here.
    pub(crate) fn takes_text(self) -> bool {
        self.typing != Typing::Nothing || self.types_below
    }

    /// The same, with page keys that scroll.
    pub(crate) fn scrolling(self) -> Self {
        Mode { scrolls: true, ..self }
    }

    /// The same, where these commands have their letter.
    pub(crate) const fn with_letters(self, letters: &'static [Command]) -> Self {
        Mode { letters, ..self }
    }
}

/// What a key means where keys are read like this.
pub(crate) fn action(mode: Mode, event: KeyEvent) -> Action {
    if let Some(action) = before_commands(mode, event) {
        return action;
    }
    if let Some(command) = lookup(mode.typing, mode.letters, event) {
        return Action::Do(command);
    }
    let edit = || editing(event).map_or(Action::Other, Action::Edit);
    match (mode.typing, movement(event)) {
        (Typing::Nothing, None) if event.code == KeyCode::Enter => Action::Accept,
        (Typing::Nothing, None) if mode.types_below => edit(),
        (Typing::Nothing, None) => in_list(event),
        (Typing::Nothing, Some(step)) | (Typing::Line, Some(step @ (Move::Up | Move::Down))) => {
            Action::Move(step)
        }
        (Typing::Line | Typing::Prose, _) => edit(),
    }
}

fn before_commands(mode: Mode, event: KeyEvent) -> Option<Action> {
    let step = movement(event);
    let is_page = matches!(step, Some(Move::PageUp | Move::PageDown));
    match mode.tab {
        TabKey::Turn if let Some(is_forward) = tab(event) => return Some(Action::Turn(is_forward)),
        TabKey::Turn | TabKey::CommandAndEnter if event.code == KeyCode::Enter => {
            return Some(Action::Accept);
        }
        TabKey::Move if let Some(is_forward) = tab(event) => {
            return Some(Action::Move(if is_forward { Move::Down } else { Move::Up }));
        }
        _ => {}
    }
    step.filter(|_| is_page && mode.scrolls).map(Action::Move)
}

fn in_list(event: KeyEvent) -> Action {
    match letter(event) {
        Some(' ' | 'x') => Action::Toggle,
        Some('j' | 'y') => Action::Yes,
        Some('n') => Action::No,
        Some('a') => Action::All,
        Some('t') => Action::Add,
        Some(typed) => typed.to_digit(10).map_or(Action::Other, |digit| Action::Number(digit as usize)),
        None => Action::Other,
    }
}

fn movement(event: KeyEvent) -> Option<Move> {
    Some(match event.code {
        KeyCode::Up => Move::Up,
        KeyCode::Down => Move::Down,
        KeyCode::Left => Move::Left,
        KeyCode::Right => Move::Right,
        KeyCode::PageUp => Move::PageUp,
        KeyCode::PageDown => Move::PageDown,
        KeyCode::Home => Move::First,
        KeyCode::End => Move::Last,
        _ => return None,
    })
}

/// Whether Tab goes forwards; `None` for other keys.
fn tab(event: KeyEvent) -> Option<bool> {
    match event.code {
        KeyCode::BackTab => Some(false),
        KeyCode::Tab => Some(!event.modifiers.contains(KeyModifiers::SHIFT)),
        _ => None,
    }
}

/// The letter of a key in a list, in lower case.
fn letter(event: KeyEvent) -> Option<char> {
    typed(event)?.to_lowercase().next()
}

/// What a key does to the text under the caret.
fn editing(event: KeyEvent) -> Option<Edit> {
    let extend = event.modifiers.contains(KeyModifiers::SHIFT);
    let by_word = event.modifiers.contains(KeyModifiers::CONTROL);
    let motion = |motion| Some(Edit::Move { motion, extend });
    match event.code {
        _ if let Some(typed) = typed(event) => Some(Edit::Insert(typed)),
        // Ctrl-H is what some terminals send for Backspace.
        KeyCode::Char('h') if event.modifiers == KeyModifiers::CONTROL => Some(Edit::Backspace),
        KeyCode::Backspace if by_word => Some(Edit::DeleteWordBack),
        KeyCode::Backspace => Some(Edit::Backspace),
        KeyCode::Delete if by_word => Some(Edit::DeleteWordForward),
        KeyCode::Delete => Some(Edit::Delete),
        KeyCode::Left => motion(if by_word { Motion::WordLeft } else { Motion::Left }),
        KeyCode::Right => motion(if by_word { Motion::WordRight } else { Motion::Right }),
        KeyCode::Up => motion(Motion::Up),
        KeyCode::Down => motion(Motion::Down),
        KeyCode::Home => motion(if by_word { Motion::TextStart } else { Motion::RowStart }),
        KeyCode::End => motion(if by_word { Motion::TextEnd } else { Motion::RowEnd }),
        KeyCode::PageUp => motion(Motion::PageUp),
        KeyCode::PageDown => motion(Motion::PageDown),
        _ => None,
    }
}

/// Whether a key is Esc, which begins every sequence.
pub(crate) fn is_escape(event: KeyEvent) -> bool {
    event.code == KeyCode::Esc
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(code: KeyCode, modifiers: KeyModifiers) -> KeyEvent {
        KeyEvent::new(code, modifiers)
    }

    fn plain(mode: Mode, code: KeyCode) -> Action {
        action(mode, press(code, KeyModifiers::NONE))
    }

    #[test]
    fn an_at_sign_typed_with_altgr_is_text() {
        let altgr = KeyModifiers::CONTROL | KeyModifiers::ALT;
        assert_eq!(editing(press(KeyCode::Char('@'), altgr)), Some(Edit::Insert('@')));
        assert_eq!(editing(press(KeyCode::Char('Å'), KeyModifiers::SHIFT)), Some(Edit::Insert('Å')));
        assert_eq!(editing(press(KeyCode::Char('q'), KeyModifiers::CONTROL)), None);
    }

    #[test]
    fn ctrl_h_is_backspace() {
        assert_eq!(editing(press(KeyCode::Char('h'), KeyModifiers::CONTROL)), Some(Edit::Backspace));
    }

    #[test]
    fn page_keys_turn_to_another_step_but_where_they_scroll() {
        assert_eq!(plain(Mode::LIST, KeyCode::PageDown), Action::Do(Command::NextStep));
        assert_eq!(plain(Mode::PAGES, KeyCode::PageDown), Action::Move(Move::PageDown));
        assert_eq!(plain(Mode::FORM.scrolling(), KeyCode::PageUp), Action::Move(Move::PageUp));
        let page = Edit::Move { motion: Motion::PageDown, extend: false };
        assert_eq!(plain(Mode::PROSE, KeyCode::PageDown), Action::Edit(page));
    }

    #[test]
    fn tab_and_enter_mean_what_the_screen_is_for() {
        assert_eq!(plain(Mode::LINE, KeyCode::Tab), Action::Do(Command::NextField));
        assert_eq!(plain(Mode::LINE, KeyCode::Enter), Action::Do(Command::NextField));
        assert_eq!(plain(Mode::ERRAND, KeyCode::Tab), Action::Do(Command::NextField));
        assert_eq!(plain(Mode::ERRAND, KeyCode::Enter), Action::Accept);
        assert_eq!(plain(Mode::FORM, KeyCode::BackTab), Action::Turn(false));
        assert_eq!(plain(Mode::FORM, KeyCode::Enter), Action::Accept);
        assert_eq!(plain(Mode::PANE, KeyCode::Tab), Action::Move(Move::Down));
        assert_eq!(plain(Mode::LIST, KeyCode::Enter), Action::Accept);
    }

    #[test]
    fn a_letter_is_typed_below_a_list_of_files_and_a_mark_in_other_lists() {
        assert_eq!(plain(Mode::PICK, KeyCode::Char('x')), Action::Edit(Edit::Insert('x')));
        assert_eq!(plain(Mode::PAGES, KeyCode::Char('x')), Action::Toggle);
        assert_eq!(plain(Mode::PANE, KeyCode::Char('2')), Action::Number(2));
        assert_eq!(plain(Mode::PANE, KeyCode::Char('Y')), Action::Yes);
    }
}
