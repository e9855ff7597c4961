//! Reads the line: bytes and the time in, keys and text out. One state machine holds all that may be unfinished when a
//! read ends, so that a sequence split by the network is the key it was, and nothing that a terminal sends by itself
//! ever becomes text or a command.
//!
//! # A burst is text
//! A read with two or more printable characters, or with one and a Tab or Return, and what follows within
//! [`BURST_PAUSE`], is a burst: a paste without marks, or keys that a stalled line held back. Nothing can tell the two
//! apart, so one rule must be right for both: its characters, Tabs and Returns are text, which never leaves the step and
//! is never a command. Its other keys are keys.

mod csi;
mod keys;
mod paste;
mod utf8;

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use vtparse::VTParser;

use csi::CsiCollector;
use keys::{CsiMeaning, Pressed};
use paste::MarkedPaste;
use utf8::Utf8Reader;

/// Esc alone is a key after this time: it may be the start of one.
const ESC_WAIT: Duration = Duration::from_millis(80);
/// `ESC O`, `ESC P` and `ESC X` begin longer sequences, and are letters of the menu if nothing comes in this time.
const LETTER_WAIT: Duration = Duration::from_millis(350);
/// How long the rest of anything unfinished is waited for.
const REST_WAIT: Duration = Duration::from_secs(1);
/// What comes within this time after a burst belongs to it.
const BURST_PAUSE: Duration = Duration::from_millis(50);
/// The longest control string that is dropped as one, in bytes.
const LONGEST_STRING: usize = 8 << 10;

/// What came in over the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineEvent {
    /// A key.
    Key {
        /// What was pressed.
        key: KeyEvent,
        /// Whether nothing else came in the same read, nor a burst just before: so a person presses a key.
        is_alone: bool,
    },
    /// Text of a burst: printable characters, Tabs and line ends.
    Burst {
        /// What it says.
        text: String,
        /// Whether it goes on where the last burst ended.
        is_continued: bool,
    },
    /// A paste between its marks, as it came.
    Paste(String),
    /// So many characters of a paste have come, and its end mark has not.
    Pasting(usize),
    /// The Esc that was reported last was no key: it began the one that comes next, or a terminal's reply.
    EscapeTakenBack,
    /// A byte that can't be UTF-8 was read as the letter that it is in Latin-1.
    Latin1,
}

/// What is unfinished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unfinished {
    /// Esc, and nothing since.
    Escape,
    /// Esc inside a control string: the start of the mark that ends it, or of another sequence.
    EscapeInString,
    /// `ESC O`: a key of the keypad or one of F1 to F12 follows; perhaps in a later read.
    Ss3 { is_split: bool },
    /// A control sequence or string that the parser has, with the byte after Esc, and how many came since.
    Sequence(u8, usize),
    /// `ESC [ [`: one of the Linux console's F1 to F5 follows.
    Console,
    /// So many bytes of an old mouse report.
    Mouse(u8),
}

/// The state of the line.
pub struct LineReader {
    parser: VTParser,
    csi: CsiCollector,
    unfinished: Option<Unfinished>,
    /// Whether the Esc of what is unfinished was reported as a key.
    is_escape_reported: bool,
    utf8: Utf8Reader,
    /// Whether the next character was typed with Alt: Esc came just before it.
    has_alt: bool,
    paste: Option<MarkedPaste>,
    /// When the last byte came.
    last: Duration,
    /// When the last byte of a burst came.
    burst: Option<Duration>,
    /// Whether a keypad in application mode was seen: its 7 looks like one of PuTTY's End keys.
    has_keypad: bool,
    events: Vec<LineEvent>,
}

impl Default for LineReader {
    fn default() -> Self {
        LineReader {
            parser: VTParser::new(),
            csi: CsiCollector::default(),
            unfinished: None,
            is_escape_reported: false,
            utf8: Utf8Reader::default(),
            has_alt: false,
            paste: None,
            last: Duration::ZERO,
            burst: None,
            has_keypad: false,
            events: Vec::new(),
        }
    }
}

impl LineReader {
    /// Takes all that was there to be read; `now` is a time on the monotonic clock.
    pub fn read(&mut self, bytes: &[u8], now: Duration) -> Vec<LineEvent> {
        let mut events = self.tick(now);
        if let Some(Unfinished::Ss3 { is_split }) = &mut self.unfinished {
            *is_split = true;
        }
        for byte in bytes {
            self.byte(*byte);
        }
        self.last = now;
        self.tell_latin1();
        if let Some(paste) = &self.paste {
            self.events.push(LineEvent::Pasting(paste.chars()));
        }
        let read = std::mem::take(&mut self.events);
        events.extend(self.with_bursts(read, now));
        events
    }

    /// What comes of the passing of time.
    pub fn tick(&mut self, now: Duration) -> Vec<LineEvent> {
        while let Some(at) = self.wakes_at().filter(|at| *at <= now) {
            self.waited_until(at);
        }
        self.tell_latin1();
        std::mem::take(&mut self.events)
    }

    /// When [`LineReader::tick`] has something to do, if nothing comes before.
    pub fn wakes_at(&self) -> Option<Duration> {
        let rest = match self.unfinished {
            Some(Unfinished::Escape) if !self.is_escape_reported => Some(ESC_WAIT),
            Some(Unfinished::Escape | Unfinished::Ss3 { .. } | Unfinished::Sequence(b'P' | b'X', 0)) => {
                Some(LETTER_WAIT)
            }
            Some(Unfinished::Sequence(_, 0)) if self.is_escape_reported => Some(LETTER_WAIT),
            Some(_) => Some(REST_WAIT),
            None => self.paste.as_ref().map(|_| REST_WAIT),
        };
        [rest, self.utf8.patience()].into_iter().flatten().min().map(|wait| self.last + wait)
    }

    /// Takes a paste as it stands: the program is about to end.
    pub fn end(&mut self) -> Vec<LineEvent> {
        self.end_paste();
        std::mem::take(&mut self.events)
    }

    /// Says so, once, if a byte was no UTF-8.
    fn tell_latin1(&mut self) {
        if self.utf8.is_news() {
            self.events.push(LineEvent::Latin1);
        }
    }

    /// Gives up what is unfinished at `at`.
    fn waited_until(&mut self, at: Duration) {
        let waited = at.saturating_sub(self.last);
        if self.utf8.patience().is_some_and(|patience| patience <= waited) {
            return self.end_character();
        }
        match self.unfinished {
            Some(Unfinished::Escape) if !self.is_escape_reported => {
                self.is_escape_reported = true;
                self.key(KeyCode::Esc, KeyModifiers::NONE);
            }
            Some(Unfinished::Escape) => self.unfinished = None,
            Some(Unfinished::Ss3 { .. }) => self.letter('O'),
            Some(Unfinished::Sequence(first, 0))
                if matches!(first, b'P' | b'X') || self.is_escape_reported =>
            {
                self.letter(char::from(first));
            }
            Some(_) => self.finish(None),
            None => self.end_paste(),
        }
    }
}

/// Bytes.
impl LineReader {
    fn byte(&mut self, byte: u8) {
        match (&mut self.paste, self.unfinished) {
            (Some(paste), _) => {
                if paste.push(byte) {
                    self.end_paste();
                }
            }
            (None, None) => self.plain(byte),
            (None, Some(Unfinished::Escape | Unfinished::EscapeInString)) => self.after_escape(byte),
            (None, Some(Unfinished::Ss3 { is_split })) => self.after_ss3(byte, is_split),
            (None, Some(Unfinished::Sequence(first, length))) => self.in_sequence(byte, first, length),
            (None, Some(Unfinished::Console)) => self.finish(keys::console(byte)),
            (None, Some(Unfinished::Mouse(1))) => self.finish(None),
            (None, Some(Unfinished::Mouse(left))) => self.unfinished = Some(Unfinished::Mouse(left - 1)),
        }
    }

    /// A byte outside of all sequences.
    fn plain(&mut self, byte: u8) {
        for c in self.utf8.push(byte) {
            self.character(c);
        }
    }

    fn end_character(&mut self) {
        for c in self.utf8.end() {
            self.character(c);
        }
    }

    fn character(&mut self, c: char) {
        match u8::try_from(c) {
            Ok(0x1b) => self.escape(),
            Ok(byte @ (..0x20 | 0x7f)) => {
                let (code, held) = keys::control(byte);
                self.typed(code, held);
            }
            // A control character of eight bits is Esc and a letter.
            Ok(byte @ 0x80..0xa0) => {
                self.escape();
                self.after_escape(byte - 0x40);
            }
            _ if c.is_uppercase() => self.typed(KeyCode::Char(c), KeyModifiers::SHIFT),
            _ => self.typed(KeyCode::Char(c), KeyModifiers::NONE),
        }
    }

    fn escape(&mut self) {
        self.unfinished = Some(Unfinished::Escape);
        (self.is_escape_reported, self.has_alt) = (false, false);
    }

    fn after_escape(&mut self, byte: u8) {
        match byte {
            b'[' | b']' | b'P' | b'X' | b'^' | b'_' => {
                (self.parser, self.csi) = (VTParser::new(), CsiCollector::default());
                self.parser.parse(&[0x1b, byte], &mut self.csi);
                self.unfinished = Some(Unfinished::Sequence(byte, 0));
            }
            b'O' => self.unfinished = Some(Unfinished::Ss3 { is_split: false }),
            b'\\' if self.unfinished == Some(Unfinished::EscapeInString) => self.finish(None),
            _ => {
                let is_key_of_its_own = byte == 0x1b || self.is_escape_reported;
                if byte == 0x1b && !self.is_escape_reported {
                    self.key(KeyCode::Esc, KeyModifiers::NONE);
                }
                (self.unfinished, self.has_alt) = (None, !is_key_of_its_own);
                self.plain(byte);
            }
        }
    }

    fn after_ss3(&mut self, byte: u8, is_split: bool) {
        let key = keys::ss3(byte, self.has_keypad);
        // A person who types a word after Esc sends its letters one by one, a keypad all at once.
        let is_typed = self.is_escape_reported && is_split && !keys::is_of_all_keyboards(byte);
        if key.is_none() || is_typed {
            self.letter('O');
            return self.byte(byte);
        }
        self.has_keypad |= keys::is_keypad(byte);
        self.finish(key);
    }

    fn in_sequence(&mut self, byte: u8, first: u8, length: usize) {
        if length == 0 && self.is_escape_reported && !keys::goes_on(first, byte) {
            self.letter(char::from(first));
            return self.byte(byte);
        }
        let is_string = first != b'[';
        match byte {
            0x1b if is_string => return self.unfinished = Some(Unfinished::EscapeInString),
            0x07 if is_string => return self.finish(None),
            // A key breaks off what can't have it inside.
            ..0x20 | 0x7f if !is_string => {
                self.finish(None);
                return self.plain(byte);
            }
            // rxvt's keys with Shift end in what is no end elsewhere; a reply has more than one number before it.
            b'$' if !is_string && let Some(number) = self.csi.number => {
                return self.meant(keys::csi(&[number], b'$'));
            }
            // In UTF-8 the second byte of a letter may look like the end of a string.
            ..0x80 => {
                self.csi.note(byte, length == 0);
                self.parser.parse(&[byte], &mut self.csi);
            }
            _ => {}
        }
        match self.csi.ended.take() {
            Some((numbers, last)) => self.meant(keys::csi(&numbers, last)),
            None if self.parser.is_ground() || length == LONGEST_STRING => self.finish(None),
            None => self.unfinished = Some(Unfinished::Sequence(first, length + 1)),
        }
    }

    fn meant(&mut self, meaning: CsiMeaning) {
        match meaning {
            CsiMeaning::Key(key) => self.finish(Some(key)),
            CsiMeaning::PasteBegins => {
                self.finish(None);
                self.paste = Some(MarkedPaste::default());
            }
            CsiMeaning::Mouse(bytes) => self.unfinished = Some(Unfinished::Mouse(bytes)),
            CsiMeaning::Console => self.unfinished = Some(Unfinished::Console),
            CsiMeaning::Nothing => self.finish(None),
        }
    }

    /// Ends what is unfinished: it was this key, or nothing.
    fn finish(&mut self, key: Option<Pressed>) {
        self.unfinished = None;
        if std::mem::take(&mut self.is_escape_reported) {
            self.events.push(LineEvent::EscapeTakenBack);
        }
        if let Some((code, held)) = key {
            self.key(code, held);
        }
    }

    /// Ends what is unfinished: after Esc came this letter, and nothing more.
    fn letter(&mut self, letter: char) {
        self.unfinished = None;
        let held = if self.is_escape_reported { KeyModifiers::SHIFT } else { KeyModifiers::ALT };
        // It may come out in a later read, which it is no part of.
        let key = KeyEvent::new(KeyCode::Char(letter), held);
        self.events.push(LineEvent::Key { key, is_alone: false });
    }

    /// A key outside of all sequences; Esc just before it is Alt, and of a Tab the Linux console's Shift.
    fn typed(&mut self, code: KeyCode, held: KeyModifiers) {
        match (std::mem::take(&mut self.has_alt), code) {
            (true, KeyCode::Tab) => self.key(KeyCode::BackTab, held),
            (true, _) => self.key(code, held | KeyModifiers::ALT),
            (false, _) => self.key(code, held),
        }
    }

    fn key(&mut self, code: KeyCode, held: KeyModifiers) {
        self.events.push(LineEvent::Key { key: KeyEvent::new(code, held), is_alone: true });
    }

    fn end_paste(&mut self) {
        if let Some(paste) = self.paste.take() {
            self.events.push(LineEvent::Paste(paste.text(&mut self.utf8)));
        }
    }
}

/// Bursts.
impl LineReader {
    /// Joins what one read brought to text, if it is a burst.
    fn with_bursts(&mut self, mut read: Vec<LineEvent>, now: Duration) -> Vec<LineEvent> {
        let is_in_burst = self.burst.is_some_and(|last| now <= last + BURST_PAUSE);
        let all: Vec<char> = read.iter().filter_map(burst_text).collect();
        let printable = all.iter().filter(|c| !c.is_control()).count();
        let begins = printable > 1 || (printable == 1 && all.len() > 1);
        let goes_on = is_in_burst && !all.is_empty();
        if !begins && !goes_on {
            let is_key = |event: &&LineEvent| matches!(event, LineEvent::Key { .. });
            let is_single = read.iter().filter(is_key).count() == 1 && !is_in_burst;
            for event in &mut read {
                if let LineEvent::Key { is_alone, .. } = event {
                    *is_alone &= is_single;
                }
            }
            return read;
        }
        self.burst = Some(now);
        let mut joined: Vec<LineEvent> = Vec::new();
        for event in read {
            match (burst_text(&event), joined.last_mut(), event) {
                (Some(c), Some(LineEvent::Burst { text, .. }), _) => text.push(c),
                (Some(c), _, _) => {
                    let is_continued = is_in_burst && joined.is_empty();
                    joined.push(LineEvent::Burst { text: c.into(), is_continued });
                }
                (None, _, LineEvent::Key { key, .. }) => joined.push(LineEvent::Key { key, is_alone: false }),
                (None, _, other) => joined.push(other),
            }
        }
        joined
    }
}

/// The character that an event is in a burst.
fn burst_text(event: &LineEvent) -> Option<char> {
    let LineEvent::Key { key, is_alone: true } = event else { return None };
    match key.code {
        KeyCode::Char(c) if key.modifiers.difference(KeyModifiers::SHIFT).is_empty() => Some(c),
        KeyCode::Enter if key.modifiers.is_empty() => Some('\r'),
        KeyCode::Tab if key.modifiers.is_empty() => Some('\t'),
        KeyCode::Char('j') if key.modifiers == KeyModifiers::CONTROL => Some('\n'),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
