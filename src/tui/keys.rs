//! The one table of keys: dispatch, footer, menu, help, `som keys` and the tables of the documents all come from it.

mod action;
mod hint_key;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

pub(crate) use action::{Action, Mode, Move, action, is_escape};
pub(crate) use hint_key::HintKey;

use crate::say;
use crate::shown;
use crate::words::Words;

/// One row of the table.
pub(crate) struct Binding {
    pub(crate) command: Command,
    /// Its letter in the menu, which works on every terminal.
    pub(crate) letter: Option<char>,
    /// The fast key and its aliases, the one to show first.
    keys: &'static [Chord],
    label: fn(&Words) -> String,
    explanation: fn(&Words) -> String,
}

/// A key with its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Chord {
    code: KeyCode,
    modifiers: KeyModifiers,
    /// Where the key has this meaning; everywhere if `None`.
    only_in: Option<Where>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    OneLine,
    Prose,
    OutsideProse,
    /// Where no text is typed, and only if the screen gives the command its letter: two lists may share one.
    List,
}

/// What is typed where the focus is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Typing {
    Nothing,
    Line,
    Prose,
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

const fn list(letter: char) -> Chord {
    only_in(Where::List, key(KeyCode::Char(letter)))
}

/// Declares the commands and the table of their keys. A row that begins with `@` is another one of the same command.
macro_rules! commands {
    ($($($(#[$doc:meta])* $command:ident)? $(@ $again:ident)?:
       $letter:expr, [$($key:expr),*], $label:literal, $explanation:literal;)*) => {
        /// What a person can ask for, wherever the keys for it are.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(crate) enum Command {
            $($($(#[$doc])* $command,)?)*
            /// Jumps to a step, counted from 1.
            Step(u8),
        }

        /// Every key of the program except those that type or move the caret, which all editors share (see [`Action`]).
        pub(crate) const BINDINGS: &[Binding] = &[$(Binding {
            command: Command::$($command)? $($again)?,
            letter: $letter,
            keys: &[$($key),*],
            label: |words| say!(words, $label),
            explanation: |words| say!(words, $explanation),
        }),*];
    };
}

// One row a command: its letter in the menu, its keys, what it is called in a word or two, and what it does. The letters
// of lists come last; each works in the lists that name its command.
//
// A terminal sends Enter for Ctrl-M, Tab for Ctrl-I, and LF for Ctrl-J and for some terminals' Ctrl-Enter, so nothing else
// may stand there. Ctrl-A and Ctrl-B belong to screen and tmux; Ctrl-H is some terminals' Backspace.
commands! {
    /// Opens the menu, or goes back one place.
    Menu: None, [key(KeyCode::Esc)], "key-menu", "key-menu-long";
    NextField: None, [key(KeyCode::Tab), only_in(Where::OneLine, key(KeyCode::Enter))], "key-next-field", "key-next-field-long";
    PrevField: None, [key(KeyCode::BackTab)], "key-prev-field", "key-prev-field-long";
    NewParagraph: None, [only_in(Where::Prose, key(KeyCode::Enter)), only_in(Where::Prose, ctrl('j'))], "key-new-paragraph", "key-new-paragraph-long";
    NextStep: Some('n'), [f(8), only_in(Where::OutsideProse, key(KeyCode::PageDown))], "key-next-step", "key-next-step-long";
    PrevStep: Some('f'), [f(7), only_in(Where::OutsideProse, key(KeyCode::PageUp))], "key-prev-step", "key-prev-step-long";
    /// Shows the steps and how far each is.
    Overview: Some('o'), [f(2)], "key-overview", "key-overview-long";
    /// Shows requirements, criteria and the sub-questions to tick.
    Requirements: Some('k'), [f(3)], "key-requirements", "key-requirements-long";
    /// Shows the answer as it stands on the page.
    PagePreview: Some('v'), [f(4)], "key-page-preview", "key-page-preview-long";
    Save: Some('g'), [f(5), ctrl('s')], "key-save", "key-save-long";
    /// Shows meetings and deadlines.
    Events: Some('m'), [f(6)], "key-events", "key-events-long";
    /// Goes to "Tjek dine svar".
    Review: Some('t'), [f(9)], "key-review", "key-review-long";
    Undo: Some('z'), [ctrl('z')], "key-undo", "key-undo-long";
    Redo: Some('y'), [ctrl('y')], "key-redo", "key-redo-long";
    /// Chooses between two texts of one answer.
    Rivals: Some('b'), [], "key-rivals", "key-rivals-long";
    /// Shows the remarks on an answer.
    Remarks: Some('d'), [], "key-remarks", "key-remarks-long";
    /// Shows a draft's earlier versions.
    Versions: Some('u'), [], "key-versions", "key-versions-long";
    /// Reads a filled-in form from a file.
    Import: Some('l'), [], "key-import", "key-import-long";
    ExternalEditor: Some('e'), [], "key-external-editor", "key-external-editor-long";
    /// Begins to mark text.
    Mark: Some('s'), [], "key-mark", "key-mark-long";
    Copy: Some('c'), [ctrl('c')], "key-copy", "key-copy-long";
    Cut: Some('x'), [ctrl('x')], "key-cut", "key-cut-long";
    Paste: Some('i'), [ctrl('v')], "key-paste", "key-paste-long";
    /// Sends the answer, or all of them, to the clipboard of the user's own terminal.
    CopyOut: Some('p'), [], "key-copy-out", "key-copy-out-long";
    /// Looks for words in all answers.
    Find: Some('w'), [ctrl('f')], "key-find", "key-find-long";
    Replace: Some('q'), [ctrl('r')], "key-replace", "key-replace-long";
    Spelling: Some('j'), [], "key-spelling", "key-spelling-long";
    /// Puts the sentences about attended meetings into the answer that asks for them.
    InsertParticipation: Some('0'), [], "key-insert-participation", "key-insert-participation-long";
    /// Adds a row to a repeated group, below the one with the focus.
    AddRow: Some('+'), [], "key-add-row", "key-add-row-long";
    RemoveRow: Some('-'), [], "key-remove-row", "key-remove-row-long";
    RowUp: Some('<'), [], "key-row-up", "key-row-up-long";
    RowDown: Some('>'), [], "key-row-down", "key-row-down-long";
    Help: Some('h'), [f(1)], "key-help", "key-help-long";
    /// Saves and leaves.
    Quit: Some('a'), [f(10)], "key-quit", "key-quit-long";
    Redraw: Some('r'), [ctrl('l')], "key-redraw", "key-redraw-long";
    /// Begins a new application.
    New: None, [list('n')], "key-new", "key-new-long";
    @Events: None, [list('m')], "key-events", "key-events-list-long";
    @Versions: None, [list('u')], "key-versions", "key-versions-list-long";
    @Rivals: None, [list('b')], "key-rivals", "key-rivals-list-long";
    /// Begins a draft with the chosen one's answers.
    Duplicate: None, [list('k')], "key-duplicate", "key-duplicate-long";
    /// Moves the chosen draft to the trash.
    Delete: None, [list('s')], "key-delete", "key-delete-long";
    @Undo: None, [list('z')], "key-undo", "key-undo-delete-long";
    /// Shows the deleted drafts.
    Trash: None, [list('t')], "key-trash", "key-trash-long";
    /// Takes the chosen draft out of the trash.
    PutBack: None, [list('g')], "key-put-back", "key-put-back-long";
    /// Removes the chosen draft from the trash for good.
    Purge: None, [list('s')], "key-purge", "key-purge-long";
    /// Removes all drafts from the trash for good.
    EmptyTrash: None, [list('t')], "key-empty-trash", "key-empty-trash-long";
    Export: None, [list('e')], "key-export", "key-export-long";
    /// Sends the Word document to the user's own address.
    MailCopy: None, [list('m')], "key-mail-copy", "key-mail-copy-long";
    @Import: None, [list('i')], "key-import-list", "key-import-list-long";
    @CopyOut: None, [list('p')], "key-copy-out", "key-copy-out-list-long";
    /// Marks every answer of a file, or none.
    MarkAll: None, [list('a')], "key-mark-all", "key-mark-all-long";
    /// Restores the chosen answer alone.
    RestoreAnswer: None, [list('g')], "key-restore-answer", "key-restore-answer-long";
    /// Asks for the leader's approval.
    Approve: None, [list('g')], "key-approve", "key-approve-long";
    /// Adds a meeting.
    NewEvent: None, [list('n')], "key-new-event", "key-new-event-long";
    /// Changes the chosen meeting.
    EditEvent: None, [list('r')], "key-edit-event", "key-edit-event-long";
    /// Shows the applicant's part in the chosen meeting.
    Participation: None, [list('t')], "key-participation", "key-participation-long";
    /// Removes the chosen meeting.
    RemoveEvent: None, [list('s')], "key-remove-event", "key-remove-event-long";
    /// Reads meetings from a calendar file.
    ImportEvents: None, [list('i')], "key-import-events", "key-import-events-long";
    /// Writes the chosen meeting as a calendar file.
    ExportEvent: None, [list('e')], "key-export-event", "key-export-event-long";
    /// Writes all meetings as a calendar file.
    ExportEvents: None, [list('a')], "key-export-events", "key-export-events-long";
    /// Shows what a programme takes.
    Programme: None, [list('f')], "key-programme", "key-programme-long";
    /// Sends the application.
    Send: None, [list('s')], "key-send", "key-send-long";
}

/// The command of a key, if it has one here. `letters` are the commands that have their letter in this list: a letter
/// means different things in different lists, and nothing where its command is only on the menu.
fn lookup(typing: Typing, letters: &[Command], event: KeyEvent) -> Option<Command> {
    let is_meant = |binding: &&Binding| {
        let mut chords = binding.keys.iter().filter(|chord| chord.is(event) && chord.is_in(typing));
        chords.any(|chord| chord.only_in != Some(Where::List) || letters.contains(&binding.command))
    };
    BINDINGS.iter().find(is_meant).map(|binding| binding.command)
}

/// Whether a key is a letter right after Esc.
pub(crate) fn is_after_escape(event: KeyEvent) -> bool {
    // Shift never changes what a letter after Esc does.
    event.code.as_char().is_some() && event.modifiers - KeyModifiers::SHIFT == KeyModifiers::ALT
}

/// The command of a letter or digit after Esc, in either case: the one that is offered, where a list gives the letter
/// to another than the menu does.
pub(crate) fn menu_command(
    event: KeyEvent,
    has_list_letters: bool,
    is_offered: impl Fn(Command) -> bool,
) -> Option<Command> {
    let letter = event.code.as_char()?.to_ascii_lowercase();
    // The digits that the menu and the help name; another is no key at all, so that it closes no pane.
    if let Some(step @ 1..=6) = letter.to_digit(10) {
        return u8::try_from(step).ok().map(Command::Step);
    }
    let of_menu = BINDINGS.iter().filter(|binding| binding.letter == Some(letter));
    let of_lists =
        BINDINGS.iter().filter(|binding| has_list_letters && binding.list_letter() == Some(letter));
    let mut commands = of_menu.chain(of_lists).map(|binding| binding.command);
    commands.clone().find(|command| is_offered(*command)).or_else(|| commands.next())
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

    fn is_in(self, typing: Typing) -> bool {
        match self.only_in {
            None => true,
            Some(Where::OneLine) => typing == Typing::Line,
            Some(Where::Prose) => typing == Typing::Prose,
            Some(Where::OutsideProse) => typing != Typing::Prose,
            Some(Where::List) => typing == Typing::Nothing,
        }
    }

    /// The key as printed on keyboards: `F8`, `Ctrl-S`, `Tab`.
    fn name(self) -> String {
        let key = match self.code {
            KeyCode::F(number) => format!("F{number}"),
            KeyCode::Char(letter) => letter.to_ascii_uppercase().to_string(),
            KeyCode::BackTab => "Shift-Tab".to_owned(),
            KeyCode::PageDown => "PgDn".to_owned(),
            KeyCode::PageUp => "PgUp".to_owned(),
            KeyCode::Up => "↑".to_owned(),
            KeyCode::Down => "↓".to_owned(),
            KeyCode::Left => "←".to_owned(),
            KeyCode::Right => "→".to_owned(),
            code => code.to_string(),
        };
        if self.modifiers.contains(KeyModifiers::CONTROL) { format!("Ctrl-{key}") } else { key }
    }
}

impl Binding {
    /// The way that works on every terminal, and the fast keys.
    fn key_names(&self) -> (String, String) {
        let sure = self.letter.map(|letter| format!("Esc {}", letter.to_ascii_uppercase()));
        let mut names: Vec<String> = self.keys.iter().map(|chord| chord.name()).collect();
        let sure = sure.unwrap_or_else(|| names.remove(0));
        (sure, names.join(", "))
    }

    /// The key to show in the footer: the fast one, or the menu letter if there is none.
    fn short_name(&self) -> String {
        self.keys.first().map_or_else(|| self.key_names().0, |chord| chord.name())
    }

    fn is_of_lists(&self) -> bool {
        self.list_letter().is_some()
    }

    /// Its letter in the lists that name its command.
    fn list_letter(&self) -> Option<char> {
        let chord = self.keys.iter().find(|chord| chord.only_in == Some(Where::List));
        chord.and_then(|chord| chord.code.as_char())
    }
}

impl Command {
    /// The row of a command: the letter of a list, or else the key that works on every screen.
    fn binding(self, in_list: bool) -> Option<&'static Binding> {
        let own = |binding: &&Binding| binding.command == self;
        let mut rows = BINDINGS.iter().filter(own);
        rows.clone().find(|binding| binding.is_of_lists() == in_list).or_else(|| rows.next())
    }

    /// What the command does, in one or two words for footer and menu.
    pub(crate) fn label(self, words: &Words) -> String {
        self.binding(false).map_or_else(String::new, |binding| (binding.label)(words))
    }

    /// The key to show in the footer.
    pub(crate) fn key_name(self) -> String {
        self.binding(false).map_or_else(String::new, Binding::short_name)
    }

    /// The letter to show in the footer of a list, and what it does there.
    pub(crate) fn in_list(self, words: &Words) -> (String, String) {
        let binding = self.binding(true);
        binding.map(|binding| (binding.short_name(), (binding.label)(words))).unwrap_or_default()
    }
}

/// The keys as lines of text, for `som keys`, help and docs/reference.md.
pub fn table(words: &Words) -> Vec<[String; 3]> {
    let row = |binding: &Binding| {
        let (sure, fast) = binding.key_names();
        [sure, fast, (binding.explanation)(words)]
    };
    BINDINGS.iter().map(row).collect()
}

/// The key that is being acted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PressedKey {
    event: KeyEvent,
    is_after_escape: bool,
}

impl PressedKey {
    /// A key; with the menu open it came after Esc.
    pub(crate) fn new(event: KeyEvent, has_menu: bool) -> Self {
        PressedKey { event, is_after_escape: has_menu || is_after_escape(event) }
    }

    /// The key as it is printed on keyboards, with Esc before it where it came after Esc.
    pub(crate) fn name(self, words: &Words) -> String {
        let KeyEvent { code, modifiers, .. } = self.event;
        let name = match code {
            KeyCode::Char(' ') => HintKey::Space.name(words),
            _ => shown::text(&Chord { code, modifiers, only_in: None }.name()).into_owned(),
        };
        if self.is_after_escape { format!("Esc {name}") } else { name }
    }
}

/// The character that a key types.
pub(crate) fn typed(event: KeyEvent) -> Option<char> {
    event.code.as_char().filter(|_| is_text(event.modifiers))
}

/// Whether a character with these modifiers is text. `AltGr` on a Danish keyboard is Ctrl+Alt: `@ £ $ { [ ] } \ | ~`.
fn is_text(modifiers: KeyModifiers) -> bool {
    let held = modifiers - KeyModifiers::SHIFT;
    held.is_empty() || held == KeyModifiers::CONTROL | KeyModifiers::ALT
}

#[cfg(test)]
mod tests;
