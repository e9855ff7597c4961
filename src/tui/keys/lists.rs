//! Keys where no text is typed: moves in lists and pages, and the letters of lists.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::is_text;
use crate::say;
use crate::words::Words;

/// A move in a list or a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A row up.
    Up,
    /// A row down.
    Down,
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// Take the chosen row.
    Accept,
}

impl Step {
    /// By how many rows the choice moves, in a list whose rows are all near.
    pub fn rows(self) -> isize {
        self.rows_in(10)
    }

    /// By how many rows a view of `room` rows moves.
    pub fn rows_in(self, room: usize) -> isize {
        let page = isize::try_from(room.saturating_sub(1).max(1)).unwrap_or(1);
        match self {
            Step::Up => -1,
            Step::Down => 1,
            Step::PageUp => -page,
            Step::PageDown => page,
            Step::First => -FAR,
            Step::Last => FAR,
            Step::Left | Step::Right | Step::Accept => 0,
        }
    }
}

/// More rows than any list has.
const FAR: isize = 1 << 20;

/// The move of a key in a list or a page.
pub fn step(event: KeyEvent) -> Option<Step> {
    Some(match event.code {
        KeyCode::Up => Step::Up,
        KeyCode::Down => Step::Down,
        KeyCode::Left => Step::Left,
        KeyCode::Right => Step::Right,
        KeyCode::PageUp => Step::PageUp,
        KeyCode::PageDown => Step::PageDown,
        KeyCode::Home => Step::First,
        KeyCode::End => Step::Last,
        KeyCode::Enter => Step::Accept,
        _ => return None,
    })
}

/// The move of a key in a pane that lies over the screen: Tab goes through its items too.
pub fn pane_step(event: KeyEvent) -> Option<Step> {
    tab_step(event).or_else(|| step(event))
}

/// The move of Tab and Shift-Tab, where they go through the parts of a screen while Enter does what it is for.
pub fn tab_step(event: KeyEvent) -> Option<Step> {
    match event.code {
        KeyCode::BackTab => Some(Step::Up),
        KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => Some(Step::Up),
        KeyCode::Tab => Some(Step::Down),
        _ => None,
    }
}

/// A plain letter in a list, where no text is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKey {
    /// Begin a new application: on the start screen.
    New,
    /// Show meetings and deadlines: on the start screen.
    Events,
    /// Export: on "Tjek dine svar".
    Export,
    /// Read a filled form in: on the start screen and on "Tjek dine svar".
    Import,
    /// Send all answers to the user's own clipboard: on "Tjek dine svar".
    CopyOut,
    /// Mark all answers of a file, or none.
    MarkAll,
    /// Show the chosen draft's earlier versions: on the start screen.
    Versions,
    /// Begin another draft with the chosen one's answers: on the start screen.
    Duplicate,
    /// Delete the chosen draft: on the start screen.
    Delete,
    /// Restore the chosen answer: among the versions.
    RestoreAnswer,
    /// Approve the answers: on "Tjek dine svar".
    Approve,
    /// Send the application: on "Tjek dine svar".
    Send,
}

/// The letters of lists; each works in its own list only.
pub const LIST_KEYS: &[(char, ListKey)] = &[
    ('n', ListKey::New),
    ('m', ListKey::Events),
    ('u', ListKey::Versions),
    ('k', ListKey::Duplicate),
    ('s', ListKey::Delete),
    ('e', ListKey::Export),
    ('i', ListKey::Import),
    ('p', ListKey::CopyOut),
    ('a', ListKey::MarkAll),
    ('g', ListKey::RestoreAnswer),
    ('g', ListKey::Approve),
    ('s', ListKey::Send),
];

impl ListKey {
    /// The letter as it is printed.
    pub fn name(self) -> String {
        let row = LIST_KEYS.iter().find(|(_, key)| *key == self);
        row.map_or_else(String::new, |(letter, _)| letter.to_ascii_uppercase().to_string())
    }

    /// What it does, in one or two words for the footer.
    pub fn label(self, words: &Words) -> String {
        match self {
            ListKey::New => say!(words, "key-new"),
            ListKey::Events => say!(words, "key-events"),
            ListKey::Export => say!(words, "key-export"),
            ListKey::Import => say!(words, "key-import-list"),
            ListKey::CopyOut => say!(words, "key-copy-out"),
            ListKey::MarkAll => say!(words, "key-mark-all"),
            ListKey::Versions => say!(words, "key-versions"),
            ListKey::Duplicate => say!(words, "key-duplicate"),
            ListKey::Delete => say!(words, "key-delete"),
            ListKey::RestoreAnswer => say!(words, "key-restore-answer"),
            ListKey::Approve => say!(words, "key-approve"),
            ListKey::Send => say!(words, "key-send"),
        }
    }

    /// What it does and where, for help.
    pub fn explanation(self, words: &Words) -> String {
        match self {
            ListKey::New => say!(words, "key-new-long"),
            ListKey::Events => say!(words, "key-events-list-long"),
            ListKey::Export => say!(words, "key-export-long"),
            ListKey::Import => say!(words, "key-import-list-long"),
            ListKey::CopyOut => say!(words, "key-copy-out-list-long"),
            ListKey::MarkAll => say!(words, "key-mark-all-long"),
            ListKey::Versions => say!(words, "key-versions-list-long"),
            ListKey::Duplicate => say!(words, "key-duplicate-long"),
            ListKey::Delete => say!(words, "key-delete-long"),
            ListKey::RestoreAnswer => say!(words, "key-restore-answer-long"),
            ListKey::Approve => say!(words, "key-approve-long"),
            ListKey::Send => say!(words, "key-send-long"),
        }
    }

    /// Whether a key is this letter. A letter may mean something else in another list, so each asks for its own.
    pub fn is(self, event: KeyEvent) -> bool {
        letter(event).is_some_and(|typed| LIST_KEYS.contains(&(typed, self)))
    }
}

/// The meaning of a key in a list: the first with its letter. The lists that come after ask by [`ListKey::is`].
pub fn list_key(event: KeyEvent) -> Option<ListKey> {
    let letter = letter(event)?;
    LIST_KEYS.iter().find(|(own, _)| *own == letter).map(|(_, key)| *key)
}

/// The letter of a key in a list, in lower case.
fn letter(event: KeyEvent) -> Option<char> {
    match event.code {
        KeyCode::Char(typed) if is_text(event.modifiers) => typed.to_lowercase().next(),
        _ => None,
    }
}

/// The digit of a key in a list.
pub fn digit(event: KeyEvent) -> Option<usize> {
    letter(event).and_then(|typed| typed.to_digit(10)).map(|digit| digit as usize)
}

/// Whether a key ticks the chosen item.
pub fn is_toggle(event: KeyEvent) -> bool {
    event.code == KeyCode::Enter || is_switch(event)
}

/// Whether a key turns a choice of yes and no over, where Enter does something else.
pub fn is_switch(event: KeyEvent) -> bool {
    letter(event).is_some_and(|typed| typed == ' ' || typed == 'x')
}

/// Whether a key says yes: `j` for ja, `y` for yes.
pub fn is_yes(event: KeyEvent) -> bool {
    letter(event).is_some_and(|typed| typed == 'j' || typed == 'y')
}
