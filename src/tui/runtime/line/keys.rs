//! Which control sequences are keys, on the terminals that people come from: xterm, PuTTY with each of its settings,
//! Windows Terminal, tmux and screen, the Linux console, rxvt, and kitty's way (`CSI u`).
//!
//! Sources: xterm's "Control Sequences", PuTTY's "Configuring PuTTY" §4.4, rxvt's reference, `console_codes(4)`, kitty's
//! "Comprehensive keyboard handling".

use std::borrow::Cow;

use crossterm::event::{KeyCode, KeyModifiers};

use super::LineEvent;

impl LineEvent {
    /// What came in, where it is text: typed, in a burst or pasted.
    pub(crate) fn text(&self) -> Option<Cow<'_, str>> {
        match self {
            LineEvent::Burst { text, .. } | LineEvent::Paste(text) => Some(Cow::Borrowed(text)),
            LineEvent::Key { key, .. } if (key.modifiers - KeyModifiers::SHIFT).is_empty() => {
                match key.code {
                    KeyCode::Char(letter) => Some(letter.to_string().into()),
                    KeyCode::Tab => Some("\t".into()),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

/// A key and what is held with it.
pub(super) type Pressed = (KeyCode, KeyModifiers);

/// What a control sequence means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CsiMeaning {
    Key(Pressed),
    /// What follows is a paste, up to its end mark.
    PasteBegins,
    /// An old mouse report: so many bytes follow.
    Mouse(u8),
    /// `ESC [ [`, the start of the Linux console's F1 to F5.
    Console,
    /// A terminal's reply, or no key of ours.
    Nothing,
}

/// What `CSI` with these numbers and this final letter means. There is no private mark and nothing between.
pub(super) fn csi(numbers: &[u16], last: u8) -> CsiMeaning {
    let number = numbers.first().copied().unwrap_or(0);
    let held = modifiers(numbers.get(1).copied().unwrap_or(1));
    let code = match (last, number) {
        (b'[', _) => return CsiMeaning::Console,
        (b'M', _) if numbers.is_empty() => return CsiMeaning::Mouse(3),
        (b'~', 200) => return CsiMeaning::PasteBegins,
        (b'~', 27) => return other_key(numbers.get(2).copied(), held),
        (b'u', code) => return other_key(Some(code), held),
        (b'~', number) => tilde(number),
        // rxvt's arrows with Shift, and its keys with Shift, Ctrl and both.
        (b'a'..=b'd', _) => return key_with(arrow(last.to_ascii_uppercase()), KeyModifiers::SHIFT),
        (b'$', number) => return key_with(tilde(number), KeyModifiers::SHIFT),
        (b'^', number) => return key_with(tilde(number), KeyModifiers::CONTROL),
        (b'@', number) => return key_with(tilde(number), KeyModifiers::SHIFT | KeyModifiers::CONTROL),
        (b'Z', _) => Some(KeyCode::BackTab),
        // A cursor position looks like F3 with something held; nobody asks for either.
        (b'R', _) => None,
        _ => arrow(last).or_else(|| function_key(last)),
    };
    key_with(code, held)
}

fn key_with(code: Option<KeyCode>, held: KeyModifiers) -> CsiMeaning {
    code.map_or(CsiMeaning::Nothing, |code| CsiMeaning::Key((code, held)))
}

/// The key of `ESC O` and this byte. Where no keypad was seen in application mode, its 7 is PuTTY's other End.
pub(super) fn ss3(byte: u8, has_keypad: bool) -> Option<Pressed> {
    let code = match byte {
        b'w' if !has_keypad => KeyCode::End,
        // rxvt's arrows with Ctrl.
        b'a'..=b'd' => return arrow(byte.to_ascii_uppercase()).map(|code| (code, KeyModifiers::CONTROL)),
        b'M' => KeyCode::Enter,
        b'I' => KeyCode::Tab,
        b'j'..=b'y' => KeyCode::Char(char::from(byte - b'j' + b'*')),
        // PuTTY's keyboard of a VT100+.
        b'T'..=b'[' => KeyCode::F(byte - b'P' + 1),
        _ => arrow(byte).or_else(|| function_key(byte))?,
    };
    Some((code, KeyModifiers::NONE))
}

/// Whether a byte after `ESC O` comes from a keypad in application mode.
pub(super) fn is_keypad(byte: u8) -> bool {
    matches!(byte, b'j'..=b'v' | b'x' | b'y' | b'M')
}

/// Whether a byte after `ESC O` is an arrow, Home, End or one of F1 to F4, which most keyboards send so.
pub(super) fn is_of_all_keyboards(byte: u8) -> bool {
    arrow(byte).or_else(|| function_key(byte)).is_some()
}

/// Whether a terminal goes on like this after Esc and `first`, the begin of a control sequence or string; else a person
/// typed both. The strings that terminals send by themselves are replies: to DECRQSS, XTVERSION and XTGETTCAP, of colours
/// and titles, and kitty's on pictures.
pub(super) fn goes_on(first: u8, byte: u8) -> bool {
    match first {
        b'[' => true,
        b'P' => matches!(byte, b'0'..=b'9' | b'>' | b'!' | b'$' | b'+' | b'|' | b';'),
        b']' => matches!(byte, b'0'..=b'9' | b'l' | b'L' | b'I'),
        b'_' => byte == b'G',
        _ => false,
    }
}

/// The key of `ESC [ [` and this byte.
pub(super) fn console(byte: u8) -> Option<Pressed> {
    matches!(byte, b'A'..=b'E').then(|| (KeyCode::F(byte - b'A' + 1), KeyModifiers::NONE))
}

fn arrow(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        _ => return None,
    })
}

fn function_key(last: u8) -> Option<KeyCode> {
    matches!(last, b'P'..=b'S').then(|| KeyCode::F(last - b'P' + 1))
}

/// The key of `CSI number ~`.
fn tilde(number: u16) -> Option<KeyCode> {
    let f = |number: u16| u8::try_from(number).ok().map(KeyCode::F);
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => f(number - 10),
        17..=21 => f(number - 11),
        23 | 24 => f(number - 12),
        _ => None,
    }
}

/// A key that is named by its character: xterm's `modifyOtherKeys`, and kitty's way.
fn other_key(code: Option<u16>, held: KeyModifiers) -> CsiMeaning {
    let code = match code {
        Some(9) if held.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        Some(9) => KeyCode::Tab,
        Some(13 | 57414) => KeyCode::Enter,
        Some(27) => KeyCode::Esc,
        Some(8 | 127) => KeyCode::Backspace,
        // The digits of kitty's keypad.
        Some(digit @ 57399..=57408) => {
            KeyCode::Char(char::from(b'0' + u8::try_from(digit - 57399).unwrap_or(0)))
        }
        Some(code) => match char::from_u32(code.into()).filter(|c| !c.is_control() && !is_private(*c)) {
            Some(c) => KeyCode::Char(c),
            None => return CsiMeaning::Nothing,
        },
        None => return CsiMeaning::Nothing,
    };
    CsiMeaning::Key((code, held))
}

/// Whether kitty names a key by this character that types nothing.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}')
}

/// The key of a control character.
pub(super) fn control(byte: u8) -> Pressed {
    let ctrl = |first: u8, from: u8| (KeyCode::Char(char::from(byte - from + first)), KeyModifiers::CONTROL);
    match byte {
        b'\r' => (KeyCode::Enter, KeyModifiers::NONE),
        b'\t' => (KeyCode::Tab, KeyModifiers::NONE),
        0x7f => (KeyCode::Backspace, KeyModifiers::NONE),
        0 => (KeyCode::Char(' '), KeyModifiers::CONTROL),
        1..=0x1a => ctrl(b'a', 1),
        0x1c..=0x1f => ctrl(b'4', 0x1c),
        _ => (KeyCode::Esc, KeyModifiers::NONE),
    }
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
