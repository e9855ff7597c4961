//! The menu behind Esc, and with it the safety net under split escape sequences.
//!
//! SSH may deliver an arrow key as Esc, and its rest up to 300 ms later as text. So Esc does nothing but open this
//! menu; the menu takes a late `[…` up to its final letter and puts the key together again, and waits before it
//! believes a capital O, which begins the other kind of sequence.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::{Command, menu_lookup};

/// How long a capital O may still turn out to be the start of a function key.
const SS3_WAIT: Duration = Duration::from_millis(350);
/// The menu is drawn only after this time, so that a key split by the line doesn't make the screen flicker.
const SHOW_AFTER: Duration = Duration::from_millis(80);
/// A sequence whose next byte takes longer than this is none.
const SEQUENCE_PAUSE: Duration = Duration::from_secs(1);
/// Longer sequences than this are no key of ours; they are taken to their end all the same.
const SEQUENCE_CHARS_MAX: usize = 16;

/// The open menu, or what is left of it for a moment after Esc closed something: the rest of a split key may come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Menu {
    opened: Duration,
    state: MenuState,
    purpose: Purpose,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// A letter is waited for.
    Open,
    /// Esc closed something: only the rest of a split key is waited for.
    Closing,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum MenuState {
    /// Nothing came after Esc.
    Bare,
    /// `[` came: taking the rest of a sequence; when its last byte came.
    Csi(String, Duration),
    /// A capital O came at this time: a letter, or the start of a sequence.
    CapitalO(KeyEvent, Duration),
}

/// What a key in the menu comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum MenuOutcome {
    /// The menu goes on.
    Stay,
    /// The menu closes, nothing else.
    Close,
    /// The menu closes and this is done; then perhaps a key that was typed on.
    Run(Command, Option<KeyEvent>),
    /// The menu closes: Esc was the start of this key.
    Rejoined(KeyEvent),
    /// The menu closes: these keys have nothing to do with it.
    Typed(Vec<KeyEvent>),
    /// The menu closes: a paste began; what follows is text until its end mark.
    PasteBegan,
    /// The menu closes: the end mark of a paste.
    PasteEnded,
}

impl Menu {
    /// The menu, opened at `mono`.
    pub(crate) fn new(mono: Duration) -> Self {
        Menu { opened: mono, state: MenuState::Bare, purpose: Purpose::Open }
    }

    /// What is left for a moment after Esc at `mono` closed something.
    pub(crate) fn closing(mono: Duration) -> Self {
        Menu { purpose: Purpose::Closing, ..Menu::new(mono) }
    }

    /// Whether it is time to draw the menu.
    pub(crate) fn is_shown(&self, mono: Duration) -> bool {
        self.purpose == Purpose::Open && self.state == MenuState::Bare && mono >= self.opened + SHOW_AFTER
    }

    /// How long from `mono` until the menu changes by itself, if it does.
    pub(crate) fn wait(&self, mono: Duration) -> Option<Duration> {
        let at = match (&self.state, &self.purpose) {
            (MenuState::Bare, Purpose::Open) => {
                return (self.opened + SHOW_AFTER).checked_sub(mono).filter(|wait| !wait.is_zero());
            }
            (MenuState::Bare, Purpose::Closing) => self.opened + SS3_WAIT,
            (MenuState::Csi(_, last), _) => *last + SEQUENCE_PAUSE,
            (MenuState::CapitalO(_, since), _) => *since + SS3_WAIT,
        };
        Some(at.saturating_sub(mono))
    }

    /// Takes note that time has passed.
    pub(crate) fn tick(&self, mono: Duration) -> MenuOutcome {
        if self.wait(mono) != Some(Duration::ZERO) {
            return MenuOutcome::Stay;
        }
        match (&self.state, &self.purpose) {
            (MenuState::Bare, Purpose::Open) => MenuOutcome::Stay,
            (MenuState::Bare, Purpose::Closing) | (MenuState::Csi(..), _) => MenuOutcome::Close,
            (MenuState::CapitalO(..), Purpose::Open) => MenuOutcome::Run(Command::Overview, None),
            (MenuState::CapitalO(event, _), Purpose::Closing) => MenuOutcome::Typed(vec![*event]),
        }
    }

    /// Takes a key.
    pub(crate) fn key(&mut self, event: KeyEvent, mono: Duration) -> MenuOutcome {
        let is_late = self.wait(mono) == Some(Duration::ZERO);
        let KeyCode::Char(typed) = event.code else { return self.other_key(event, mono) };
        match &mut self.state {
            MenuState::Bare | MenuState::Csi(..) if is_late => MenuOutcome::Typed(vec![event]),
            MenuState::Bare if typed == '[' => self.become_state(MenuState::Csi(String::new(), mono)),
            MenuState::Bare if typed == 'O' => self.become_state(MenuState::CapitalO(event, mono)),
            MenuState::Bare if self.purpose != Purpose::Open => MenuOutcome::Typed(vec![event]),
            MenuState::Bare => {
                menu_lookup(typed).map_or(MenuOutcome::Close, |command| MenuOutcome::Run(command, None))
            }
            MenuState::CapitalO(first, _) => match ss3(typed) {
                Some(code) => MenuOutcome::Rejoined(KeyEvent::new(code, KeyModifiers::NONE)),
                None if self.purpose == Purpose::Open => MenuOutcome::Run(Command::Overview, Some(event)),
                None => MenuOutcome::Typed(vec![*first, event]),
            },
            MenuState::Csi(sequence, last) if is_inside(typed) => {
                if sequence.len() < SEQUENCE_CHARS_MAX {
                    sequence.push(typed);
                }
                *last = mono;
                MenuOutcome::Stay
            }
            MenuState::Csi(sequence, _) => csi(sequence, typed),
        }
    }

    /// Esc begins anew; another key closes a menu that is seen, and is itself where none is.
    fn other_key(&mut self, event: KeyEvent, mono: Duration) -> MenuOutcome {
        if event.code != KeyCode::Esc {
            return if self.is_shown(mono) { MenuOutcome::Close } else { MenuOutcome::Typed(vec![event]) };
        }
        let is_seen = self.is_shown(mono);
        let purpose = if is_seen { Purpose::Closing } else { Purpose::Open };
        *self = Menu { opened: mono, state: MenuState::Bare, purpose };
        MenuOutcome::Stay
    }

    fn become_state(&mut self, state: MenuState) -> MenuOutcome {
        self.state = state;
        MenuOutcome::Stay
    }
}

/// Parameter and intermediate characters of a control sequence (ECMA-48 §5.4), and the second `[` of the Linux
/// console's F1–F5.
fn is_inside(typed: char) -> bool {
    matches!(typed, ' '..='?' | '[')
}

/// The key behind `ESC O x`.
fn ss3(last: char) -> Option<KeyCode> {
    Some(match last {
        'A' => KeyCode::Up,
        'B' => KeyCode::Down,
        'C' => KeyCode::Right,
        'D' => KeyCode::Left,
        'F' => KeyCode::End,
        'H' => KeyCode::Home,
        'P'..='S' => KeyCode::F(last as u8 - b'P' + 1),
        _ => return None,
    })
}

/// What is behind `ESC [ sequence last`; what is no key of ours is taken and forgotten.
fn csi(sequence: &str, last: char) -> MenuOutcome {
    let mut numbers = sequence.split(';').map(|number| number.parse::<u16>().unwrap_or(0));
    let number = numbers.next().unwrap_or(0);
    let modifiers = modifiers(numbers.next().unwrap_or(1));
    let code = match (last, number) {
        ('~', 200) => return MenuOutcome::PasteBegan,
        ('~', 201) => return MenuOutcome::PasteEnded,
        ('Z', _) => KeyCode::BackTab,
        ('~', 1 | 7) => KeyCode::Home,
        ('~', 3) => KeyCode::Delete,
        ('~', 4 | 8) => KeyCode::End,
        ('~', 5) => KeyCode::PageUp,
        ('~', 6) => KeyCode::PageDown,
        ('~', 11..=15) => function_key(number - 10),
        ('~', 17..=21) => function_key(number - 11),
        ('A'..='E', _) if sequence == "[" => KeyCode::F(last as u8 - b'A' + 1),
        _ => match ss3(last) {
            Some(code) => code,
            None => return MenuOutcome::Close,
        },
    };
    MenuOutcome::Rejoined(KeyEvent::new(code, modifiers))
}

fn function_key(number: u16) -> KeyCode {
    KeyCode::F(u8::try_from(number).unwrap_or(0))
}

/// xterm's modifier parameter: 1 plus 1 for Shift, 2 for Alt, 4 for Ctrl.
fn modifiers(parameter: u16) -> KeyModifiers {
    let bits = parameter.saturating_sub(1);
    let mut held = KeyModifiers::NONE;
    held.set(KeyModifiers::SHIFT, bits & 1 != 0);
    held.set(KeyModifiers::ALT, bits & 2 != 0);
    held.set(KeyModifiers::CONTROL, bits & 4 != 0);
    held
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Types `text` into a menu, each key `gap_ms` after the one before.
    fn typed(text: &str, gap_ms: u64) -> MenuOutcome {
        let mut menu = Menu::new(Duration::ZERO);
        let mut outcome = MenuOutcome::Stay;
        for (count, letter) in (1..).zip(text.chars()) {
            let mono = Duration::from_millis(gap_ms * count);
            assert_eq!(menu.tick(mono), MenuOutcome::Stay, "before {letter}");
            outcome = menu.key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE), mono);
        }
        outcome
    }

    fn rejoined(code: KeyCode) -> MenuOutcome {
        MenuOutcome::Rejoined(KeyEvent::new(code, KeyModifiers::NONE))
    }

    fn char_key(letter: char) -> KeyEvent {
        KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE)
    }

    #[test]
    fn a_letter_runs_its_command_in_either_case() {
        assert_eq!(typed("n", 10), MenuOutcome::Run(Command::NextStep, None));
        assert_eq!(typed("N", 10), MenuOutcome::Run(Command::NextStep, None));
        assert_eq!(typed("3", 10), MenuOutcome::Run(Command::Step(3), None));
        assert_eq!(typed("q", 10), MenuOutcome::Close);
    }

    #[test]
    fn a_sequence_that_comes_late_is_the_key_it_was() {
        for gap_ms in [0, 50, 150, 300] {
            assert_eq!(typed("[A", gap_ms), rejoined(KeyCode::Up));
            assert_eq!(typed("OA", gap_ms), rejoined(KeyCode::Up));
            assert_eq!(typed("OP", gap_ms), rejoined(KeyCode::F(1)));
            assert_eq!(typed("[19~", gap_ms), rejoined(KeyCode::F(8)));
            assert_eq!(typed("[15~", gap_ms), rejoined(KeyCode::F(5)));
            assert_eq!(typed("[[B", gap_ms), rejoined(KeyCode::F(2)));
            let extended = KeyEvent::new(KeyCode::Left, KeyModifiers::SHIFT | KeyModifiers::CONTROL);
            assert_eq!(typed("[1;6D", gap_ms), MenuOutcome::Rejoined(extended));
            assert_eq!(typed("[200~", gap_ms), MenuOutcome::PasteBegan);
        }
    }

    #[test]
    fn a_sequence_of_no_key_is_forgotten_to_its_last_byte() {
        assert_eq!(typed("[?1;2c", 0), MenuOutcome::Close);
        assert_eq!(typed("[?64;1;2;6;9;15;18;21;22c", 0), MenuOutcome::Close);
    }

    #[test]
    fn a_capital_o_alone_is_the_overview_after_a_wait() {
        let mut menu = Menu::new(Duration::ZERO);
        let capital_o = KeyEvent::new(KeyCode::Char('O'), KeyModifiers::SHIFT);
        assert_eq!(menu.key(capital_o, Duration::from_millis(100)), MenuOutcome::Stay);
        assert_eq!(menu.wait(Duration::from_millis(100)), Some(SS3_WAIT));
        assert_eq!(menu.tick(Duration::from_millis(400)), MenuOutcome::Stay);
        assert_eq!(menu.tick(Duration::from_millis(450)), MenuOutcome::Run(Command::Overview, None));
    }

    #[test]
    fn a_digit_typed_on_after_a_capital_o_is_not_lost() {
        assert_eq!(typed("O3", 50), MenuOutcome::Run(Command::Overview, Some(char_key('3'))));
    }

    #[test]
    fn the_menu_shows_only_when_it_stays() {
        let menu = Menu::new(Duration::from_secs(1));
        assert!(!menu.is_shown(Duration::from_millis(1079)));
        assert_eq!(menu.wait(Duration::from_secs(1)), Some(SHOW_AFTER));
        assert!(menu.is_shown(Duration::from_millis(1080)));
        assert_eq!(menu.wait(Duration::from_millis(1080)), None);
    }

    #[test]
    fn after_esc_closed_something_a_split_key_is_still_a_key_and_text_is_text() {
        let closing = || Menu::closing(Duration::ZERO);
        let at = Duration::from_millis;
        let mut menu = closing();
        assert!(!menu.is_shown(at(200)));
        assert_eq!(menu.key(char_key('['), at(300)), MenuOutcome::Stay);
        assert_eq!(menu.key(char_key('A'), at(600)), rejoined(KeyCode::Up));
        assert_eq!(closing().key(char_key('n'), at(100)), MenuOutcome::Typed(vec![char_key('n')]));
        assert_eq!(closing().tick(at(350)), MenuOutcome::Close);
        let mut menu = closing();
        menu.key(char_key('O'), at(100));
        assert_eq!(menu.key(char_key('m'), at(200)), MenuOutcome::Typed(vec![char_key('O'), char_key('m')]));
    }

    #[test]
    fn esc_in_a_menu_that_is_seen_closes_it_and_still_waits_for_a_split_key() {
        let at = Duration::from_millis;
        let escape = KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE);
        let mut menu = Menu::new(Duration::ZERO);
        assert_eq!(menu.key(escape, at(200)), MenuOutcome::Stay);
        assert!(!menu.is_shown(at(400)));
        assert_eq!(menu.key(char_key('['), at(450)), MenuOutcome::Stay);
        assert_eq!(menu.key(char_key('B'), at(500)), rejoined(KeyCode::Down));
    }

    #[test]
    fn a_menu_that_is_seen_swallows_keys_that_are_no_letters() {
        let enter = KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE);
        let mut menu = Menu::new(Duration::ZERO);
        assert_eq!(menu.key(enter, Duration::from_millis(20)), MenuOutcome::Typed(vec![enter]));
        let mut menu = Menu::new(Duration::ZERO);
        assert_eq!(menu.key(enter, Duration::from_millis(200)), MenuOutcome::Close);
    }
}
