//! The one table of keys: dispatch, footer, menu, help, `som keys` and README's table all come from it.

mod lists;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

pub use lists::{
    LIST_KEYS, ListKey, Step, digit, is_switch, is_toggle, is_yes, list_key, pane_step, step, tab_step,
};

use crate::say;
use crate::tui::editor::{Edit, Motion};
use crate::words::Words;

/// What a person can ask for, wherever the keys for it are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// Open the menu, or close what is open.
    Menu,
    /// Go to the next field.
    NextField,
    /// Go to the field before.
    PrevField,
    /// Begin a new paragraph.
    NewParagraph,
    /// Go to the next step.
    NextStep,
    /// Go to the step before.
    PrevStep,
    /// Show the steps and how far each is.
    Overview,
    /// Jump to a step, counted from 1.
    Step(u8),
    /// Show requirements, criteria and the sub-questions to tick.
    Requirements,
    /// Show the answer as it stands on the page.
    PagePreview,
    /// Save now.
    Save,
    /// Show meetings and deadlines.
    Events,
    /// Check the answers.
    Review,
    /// Take the last edit back.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Choose between two texts of an answer.
    Rivals,
    /// Show the draft's earlier versions.
    Versions,
    /// Read a filled form in.
    Import,
    /// Edit the answer in the user's own editor.
    ExternalEditor,
    /// Begin to mark text.
    Mark,
    /// Copy what is marked.
    Copy,
    /// Cut what is marked.
    Cut,
    /// Paste what was copied or cut.
    Paste,
    /// Send the answer, or all of them, to the user's own clipboard.
    CopyOut,
    /// Show help.
    Help,
    /// Save and leave.
    Quit,
    /// Draw the screen again.
    Redraw,
}

/// What has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// A list or a page to read: no text is typed.
    List,
    /// A field of one line.
    Line,
    /// A text of several lines.
    Prose,
}

/// One row of the table.
#[derive(Debug)]
pub struct Binding {
    /// What it does.
    pub command: Command,
    /// Its letter in the menu: works always, on every terminal.
    pub letter: Option<char>,
    /// The fast key and the habits' aliases, the one to show first.
    pub keys: &'static [Chord],
}

/// A key with its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord {
    code: KeyCode,
    modifiers: KeyModifiers,
    /// Where the key means this; everywhere where there is none.
    only_in: Option<Where>,
}

/// Where a key is bound, for the few that depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    OneLine,
    Prose,
    OutsideProse,
}

const fn key(code: KeyCode) -> Chord {
    Chord { code, modifiers: KeyModifiers::NONE, only_in: None }
}

const fn f(number: u8) -> Chord {
    key(KeyCode::F(number))
}

const fn ctrl(letter: char) -> Chord {
    Chord { code: KeyCode::Char(letter), modifiers: KeyModifiers::CONTROL, only_in: None }
}

const fn only_in(place: Where, chord: Chord) -> Chord {
    Chord { only_in: Some(place), ..chord }
}

const fn row(command: Command, letter: Option<char>, keys: &'static [Chord]) -> Binding {
    Binding { command, letter, keys }
}

/// All keys of the program but those of typing and moving the caret, which are every editor's: see [`editing`].
/// A terminal sends Enter for Ctrl-M, Tab for Ctrl-I, and LF for Ctrl-J and for some terminals' Ctrl-Enter, so
/// nothing else may stand there; Ctrl-A and Ctrl-B belong to screen and tmux, Ctrl-H is some terminals' Backspace.
pub const BINDINGS: &[Binding] = &[
    row(Command::Menu, None, &[key(KeyCode::Esc)]),
    row(Command::NextField, None, &[key(KeyCode::Tab), only_in(Where::OneLine, key(KeyCode::Enter))]),
    row(Command::PrevField, None, &[key(KeyCode::BackTab)]),
    row(
        Command::NewParagraph,
        None,
        &[only_in(Where::Prose, key(KeyCode::Enter)), only_in(Where::Prose, ctrl('j'))],
    ),
    row(Command::NextStep, Some('n'), &[f(8), only_in(Where::OutsideProse, key(KeyCode::PageDown))]),
    row(Command::PrevStep, Some('f'), &[f(7), only_in(Where::OutsideProse, key(KeyCode::PageUp))]),
    row(Command::Overview, Some('o'), &[f(2)]),
    row(Command::Requirements, Some('k'), &[f(3)]),
    row(Command::PagePreview, Some('v'), &[f(4)]),
    row(Command::Save, Some('g'), &[f(5), ctrl('s')]),
    row(Command::Events, Some('m'), &[f(6)]),
    row(Command::Review, Some('t'), &[f(9)]),
    row(Command::Undo, Some('z'), &[ctrl('z')]),
    row(Command::Redo, Some('y'), &[ctrl('y')]),
    row(Command::Rivals, Some('b'), &[]),
    row(Command::Versions, Some('u'), &[]),
    row(Command::Import, Some('l'), &[]),
    row(Command::ExternalEditor, Some('e'), &[]),
    row(Command::Mark, Some('s'), &[]),
    row(Command::Copy, Some('c'), &[ctrl('c')]),
    row(Command::Cut, Some('x'), &[ctrl('x')]),
    row(Command::Paste, Some('i'), &[ctrl('v')]),
    row(Command::CopyOut, Some('p'), &[]),
    row(Command::Help, Some('h'), &[f(1)]),
    row(Command::Quit, Some('a'), &[f(10)]),
    row(Command::Redraw, Some('r'), &[ctrl('l')]),
];

/// The command of a key, where it has one.
pub fn lookup(context: Context, event: KeyEvent) -> Option<Command> {
    if event.modifiers == KeyModifiers::ALT
        && let KeyCode::Char(letter) = event.code
    {
        return menu_lookup(letter);
    }
    BINDINGS
        .iter()
        .find(|binding| binding.keys.iter().any(|chord| chord.is(event) && chord.is_in(context)))
        .map(|binding| binding.command)
}

/// The command of a letter or digit on the menu, in either case.
pub fn menu_lookup(letter: char) -> Option<Command> {
    if let Some(step @ 1..=6) = letter.to_digit(10) {
        return u8::try_from(step).ok().map(Command::Step);
    }
    let letter = letter.to_ascii_lowercase();
    BINDINGS.iter().find(|binding| binding.letter == Some(letter)).map(|binding| binding.command)
}

impl Chord {
    fn is(self, event: KeyEvent) -> bool {
        let code = match event.code {
            KeyCode::Char(letter) => KeyCode::Char(letter.to_ascii_lowercase()),
            // Some terminals send Shift-Tab as Tab with the modifier.
            KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
            code => code,
        };
        self.code == code && self.modifiers == event.modifiers - KeyModifiers::SHIFT
    }

    fn is_in(self, context: Context) -> bool {
        match self.only_in {
            None => true,
            Some(Where::OneLine) => context == Context::Line,
            Some(Where::Prose) => context == Context::Prose,
            Some(Where::OutsideProse) => context != Context::Prose,
        }
    }

    /// The key as it is printed on keyboards: `F8`, `Ctrl-S`, `Tab`.
    pub fn name(self) -> String {
        let key = match self.code {
            KeyCode::F(number) => format!("F{number}"),
            KeyCode::Char(letter) => letter.to_ascii_uppercase().to_string(),
            KeyCode::BackTab => "Shift-Tab".to_owned(),
            KeyCode::PageDown => "PgDn".to_owned(),
            KeyCode::PageUp => "PgUp".to_owned(),
            code => code.to_string(),
        };
        if self.modifiers.contains(KeyModifiers::CONTROL) { format!("Ctrl-{key}") } else { key }
    }
}

impl Binding {
    /// The keys of this row as a person reads them, the surest way first.
    pub fn key_names(&self) -> (String, String) {
        let sure = self.letter.map(|letter| format!("Esc {}", letter.to_ascii_uppercase()));
        let mut names: Vec<String> = self.keys.iter().map(|chord| chord.name()).collect();
        let sure = sure.unwrap_or_else(|| names.remove(0));
        (sure, names.join(", "))
    }
}

/// The fast key of a command, for the footer; its menu letter where it has none.
pub fn key_name(command: Command) -> String {
    BINDINGS.iter().find(|binding| binding.command == command).map_or_else(String::new, |binding| {
        binding.keys.first().map_or_else(|| binding.key_names().0, |chord| chord.name())
    })
}

impl Command {
    /// What the command does, in one or two words for footer and menu.
    pub fn label(self, words: &Words) -> String {
        match self {
            Command::Menu => say!(words, "key-menu"),
            Command::NextField => say!(words, "key-next-field"),
            Command::PrevField => say!(words, "key-prev-field"),
            Command::NewParagraph => say!(words, "key-new-paragraph"),
            Command::NextStep => say!(words, "key-next-step"),
            Command::PrevStep => say!(words, "key-prev-step"),
            Command::Overview => say!(words, "key-overview"),
            Command::Step(number) => say!(words, "key-step", number = i64::from(number)),
            Command::Requirements => say!(words, "key-requirements"),
            Command::PagePreview => say!(words, "key-page-preview"),
            Command::Save => say!(words, "key-save"),
            Command::Events => say!(words, "key-events"),
            Command::Review => say!(words, "key-review"),
            Command::Undo => say!(words, "key-undo"),
            Command::Redo => say!(words, "key-redo"),
            Command::Rivals => say!(words, "key-rivals"),
            Command::Versions => say!(words, "key-versions"),
            Command::Import => say!(words, "key-import"),
            Command::ExternalEditor => say!(words, "key-external-editor"),
            Command::Mark => say!(words, "key-mark"),
            Command::Copy => say!(words, "key-copy"),
            Command::Cut => say!(words, "key-cut"),
            Command::Paste => say!(words, "key-paste"),
            Command::CopyOut => say!(words, "key-copy-out"),
            Command::Help => say!(words, "key-help"),
            Command::Quit => say!(words, "key-quit"),
            Command::Redraw => say!(words, "key-redraw"),
        }
    }

    /// What the command does, in a sentence for help.
    pub fn explanation(self, words: &Words) -> String {
        match self {
            Command::Menu => say!(words, "key-menu-long"),
            Command::NextField => say!(words, "key-next-field-long"),
            Command::PrevField => say!(words, "key-prev-field-long"),
            Command::NewParagraph => say!(words, "key-new-paragraph-long"),
            Command::NextStep => say!(words, "key-next-step-long"),
            Command::PrevStep => say!(words, "key-prev-step-long"),
            Command::Overview | Command::Step(_) => say!(words, "key-overview-long"),
            Command::Requirements => say!(words, "key-requirements-long"),
            Command::PagePreview => say!(words, "key-page-preview-long"),
            Command::Save => say!(words, "key-save-long"),
            Command::Events => say!(words, "key-events-long"),
            Command::Review => say!(words, "key-review-long"),
            Command::Undo => say!(words, "key-undo-long"),
            Command::Redo => say!(words, "key-redo-long"),
            Command::Rivals => say!(words, "key-rivals-long"),
            Command::Versions => say!(words, "key-versions-long"),
            Command::Import => say!(words, "key-import-long"),
            Command::ExternalEditor => say!(words, "key-external-editor-long"),
            Command::Mark => say!(words, "key-mark-long"),
            Command::Copy => say!(words, "key-copy-long"),
            Command::Cut => say!(words, "key-cut-long"),
            Command::Paste => say!(words, "key-paste-long"),
            Command::CopyOut => say!(words, "key-copy-out-long"),
            Command::Help => say!(words, "key-help-long"),
            Command::Quit => say!(words, "key-quit-long"),
            Command::Redraw => say!(words, "key-redraw-long"),
        }
    }
}

/// The keys as lines of text, for `som keys` and README.
pub fn table(words: &Words) -> Vec<[String; 3]> {
    BINDINGS
        .iter()
        .map(|binding| {
            let (sure, fast) = binding.key_names();
            [sure, fast, binding.command.explanation(words)]
        })
        .chain(LIST_KEYS.iter().map(|(_, key)| [key.name(), String::new(), key.explanation(words)]))
        .collect()
}

/// What a key does to the text under the caret, where it has no command.
pub fn editing(event: KeyEvent) -> Option<Edit> {
    let extend = event.modifiers.contains(KeyModifiers::SHIFT);
    let by_word = event.modifiers.contains(KeyModifiers::CONTROL);
    let motion = |motion| Some(Edit::Move { motion, extend });
    match event.code {
        KeyCode::Char(typed) if is_text(event.modifiers) => Some(Edit::Insert(typed)),
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
pub fn is_escape(event: KeyEvent) -> bool {
    event.code == KeyCode::Esc
}

/// The text that a key stands for inside a paste whose marks came apart.
pub fn pasted(event: KeyEvent) -> Option<String> {
    match event.code {
        KeyCode::Enter => Some("\n".to_owned()),
        KeyCode::Char('j') if event.modifiers == KeyModifiers::CONTROL => Some("\n".to_owned()),
        KeyCode::Tab => Some(" ".to_owned()),
        KeyCode::Char(typed) if is_text(event.modifiers) => Some(typed.to_string()),
        _ => None,
    }
}

/// Whether a character with these modifiers is text. `AltGr` on a Danish keyboard is Ctrl+Alt: `@ £ $ { [ ] } \ | ~`.
fn is_text(modifiers: KeyModifiers) -> bool {
    let held = modifiers - KeyModifiers::SHIFT;
    held.is_empty() || held == KeyModifiers::CONTROL | KeyModifiers::ALT
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::words::Lang;

    fn press(code: KeyCode, modifiers: KeyModifiers) -> KeyEvent {
        KeyEvent::new(code, modifiers)
    }

    #[test]
    fn no_key_and_no_letter_stands_twice_in_a_context() {
        for context in [Context::List, Context::Line, Context::Prose] {
            let mut seen = HashSet::new();
            for chord in BINDINGS.iter().flat_map(|row| row.keys).filter(|chord| chord.is_in(context)) {
                assert!(seen.insert((chord.code, chord.modifiers)), "{} twice in {context:?}", chord.name());
            }
        }
        let mut letters = HashSet::new();
        assert!(BINDINGS.iter().filter_map(|row| row.letter).all(|letter| letters.insert(letter)));
    }

    #[test]
    fn every_command_works_without_function_keys_and_control() {
        for row in BINDINGS {
            let is_plain = row.keys.iter().any(|chord| {
                matches!(chord.code, KeyCode::Esc | KeyCode::Tab | KeyCode::BackTab | KeyCode::Enter)
            });
            assert!(row.letter.is_some() || is_plain, "{:?}", row.command);
        }
    }

    #[test]
    fn nothing_stands_on_keys_that_terminals_or_tmux_take() {
        for chord in BINDINGS.iter().flat_map(|row| row.keys) {
            let taken = ['a', 'b', 'h', 'i', 'm', 'q', '['];
            let is_taken = matches!(chord.code, KeyCode::Char(letter) if taken.contains(&letter));
            assert!(!is_taken, "{}", chord.name());
        }
    }

    #[test]
    fn enter_is_a_paragraph_in_prose_and_the_next_field_in_a_line() {
        let enter = press(KeyCode::Enter, KeyModifiers::NONE);
        assert_eq!(lookup(Context::Prose, enter), Some(Command::NewParagraph));
        assert_eq!(lookup(Context::Line, enter), Some(Command::NextField));
        assert_eq!(lookup(Context::List, enter), None);
        let line_feed = press(KeyCode::Char('j'), KeyModifiers::CONTROL);
        assert_eq!(lookup(Context::Prose, line_feed), Some(Command::NewParagraph));
    }

    #[test]
    fn alt_with_a_letter_is_the_menus_letter() {
        assert_eq!(
            lookup(Context::Prose, press(KeyCode::Char('n'), KeyModifiers::ALT)),
            Some(Command::NextStep)
        );
        assert_eq!(menu_lookup('N'), Some(Command::NextStep));
        assert_eq!(menu_lookup('6'), Some(Command::Step(6)));
        assert_eq!(menu_lookup('7'), None);
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
    fn a_letter_that_two_lists_share_is_asked_for_by_each() {
        let letter = press(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert!(ListKey::Approve.is(letter) && ListKey::RestoreAnswer.is(letter));
        assert!(!ListKey::Send.is(letter) && !ListKey::Approve.is(press(KeyCode::F(5), KeyModifiers::NONE)));
        assert_eq!(list_key(letter), Some(ListKey::RestoreAnswer));
    }

    #[test]
    fn the_table_says_what_every_key_does() {
        for lang in [Lang::Da, Lang::En] {
            assert!(table(&Words::new(lang)).iter().all(|row| !row[0].is_empty() && !row[2].is_empty()));
        }
    }
}
