//! Lines from standard input. A terminal sends its keys as it sends them to the screen: what is no text is left out by
//! the same reader.

use std::collections::VecDeque;
use std::io::{self, BufRead, IsTerminal, Read};
use std::time::Duration;

use rustix::termios::{InputModes, OptionalActions, Termios, tcgetattr, tcsetattr};

use crate::clean::PASTE_MAX;
use crate::cli::output;
use crate::plain::Beginning;
use crate::tui::runtime::line::{LineEvent, LineReader};

/// The most bytes of a line that a terminal hands over; what is typed beyond is lost before it comes here. The kernel's
/// line buffer holds 4096 with the line end.
pub(super) const TERMINAL_MAX: usize = 4095;

/// How long it is waited for that the line's other ends close, too.
const GONE_WITHIN: Duration = Duration::from_millis(100);

/// A line that came in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct InputLine {
    /// What it says; `None` where it is too long to be taken.
    pub text: Option<String>,
    /// Whether keys were left out that are no text.
    pub has_keys: bool,
    /// Whether it was read as Latin-1.
    pub is_latin1: bool,
    /// Whether the terminal may have cut it off.
    pub is_cut: bool,
}

/// The lines of standard input.
pub(super) struct InputLines {
    reader: LineReader,
    waiting: VecDeque<InputLine>,
    /// A paste between its marks is one event, that may have ended within a line.
    rest: InputLine,
    /// A clock by which each line comes long after the one before.
    clock: Duration,
    /// The terminal's modes, to be given back.
    before: Option<Termios>,
}

impl InputLines {
    /// Opens standard input. On a terminal a deleted letter is a whole letter from now on, also `ø`.
    pub(super) fn open() -> Self {
        let mut lines = InputLines {
            reader: LineReader::default(),
            waiting: VecDeque::new(),
            rest: InputLine::default(),
            clock: Duration::ZERO,
            before: None,
        };
        if let Ok(before) = tcgetattr(io::stdin())
            && !before.input_modes.contains(InputModes::IUTF8)
        {
            let mut modes = before.clone();
            modes.input_modes.insert(InputModes::IUTF8);
            if tcsetattr(io::stdin(), OptionalActions::Now, &modes).is_ok() {
                lines.before = Some(before);
            }
        }
        lines
    }

    /// Whether someone types, rather than a program or a file.
    pub(super) fn is_typed(&self) -> bool {
        io::stdin().is_terminal()
    }

    /// Who types may go on where they left off; a program begins with the first question.
    pub(super) fn beginning(&self) -> Beginning {
        if self.is_typed() { Beginning::LeftOff } else { Beginning::FirstQuestion }
    }

    /// Waits for the next line; `None` at the end of input.
    pub(super) fn next(&mut self) -> Option<InputLine> {
        loop {
            if let Some(line) = self.waiting.pop_front() {
                return Some(line);
            }
            let mut bytes = Vec::new();
            let mut input = io::stdin().lock();
            // An error counts as the end of input: the line has gone.
            let read = (&mut input).take(PASTE_MAX as u64 + 1).read_until(b'\n', &mut bytes).unwrap_or(0);
            if read == 0 {
                return None;
            }
            // Half a line is no answer: those who sent it have gone.
            if !bytes.ends_with(b"\n") && output::is_nobody_there(GONE_WITHIN) {
                return None;
            }
            let is_long = read > PASTE_MAX && !bytes.ends_with(b"\n");
            if is_long {
                skip_line(&mut input);
                return Some(InputLine::default());
            }
            drop(input);
            let is_cut = self.is_typed() && read >= TERMINAL_MAX;
            self.take(&bytes, is_cut);
        }
    }

    /// Reads a line's bytes as keys and text.
    fn take(&mut self, bytes: &[u8], is_cut: bool) {
        self.clock += Duration::from_secs(3600);
        let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
        let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
        let mut events = self.reader.read(bytes, self.clock);
        self.clock += Duration::from_secs(3600);
        events.extend(self.reader.tick(self.clock));
        let mut is_pasting = false;
        for event in &events {
            is_pasting = matches!(event, LineEvent::Pasting(_));
            self.take_event(event);
        }
        // The lines of a paste come at its end.
        if !is_pasting {
            self.rest.is_cut = is_cut;
            self.end_line();
        }
    }

    fn take_event(&mut self, event: &LineEvent) {
        match (event.text(), event) {
            (Some(text), _) => self.push(&text),
            (None, LineEvent::Key { .. }) => self.rest.has_keys = true,
            (None, LineEvent::Latin1) => self.rest.is_latin1 = true,
            (None, _) => {}
        }
    }

    fn push(&mut self, text: &str) {
        let mut lines = text.split(['\n', '\r']);
        self.rest.text.get_or_insert_default().push_str(lines.next().unwrap_or_default());
        for line in lines {
            self.end_line();
            self.rest.text = Some(line.to_owned());
        }
    }

    fn end_line(&mut self) {
        let mut line = std::mem::take(&mut self.rest);
        line.text.get_or_insert_default();
        self.waiting.push_back(line);
    }
}

impl Drop for InputLines {
    fn drop(&mut self) {
        if let Some(before) = &self.before {
            let _ = tcsetattr(io::stdin(), OptionalActions::Now, before);
        }
    }
}

/// Reads on to the end of a line that is too long to be kept.
fn skip_line(input: &mut impl BufRead) {
    let mut bytes = Vec::new();
    while !bytes.ends_with(b"\n") {
        bytes.clear();
        if input.take(1 << 16).read_until(b'\n', &mut bytes).unwrap_or(0) == 0 {
            return;
        }
    }
}
