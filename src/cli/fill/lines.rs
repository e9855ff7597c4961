//! Lines from standard input. A terminal sends its keys as it sends them to the screen: what is no text is left out by
//! the same reader.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{InputModes, OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcsetattr};

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
#[expect(clippy::struct_excessive_bools, reason = "each says something else of how the line came")]
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
    /// Whether it was there together with the line before, and with the one after, as those of a paste are.
    pub follows: bool,
    pub is_followed: bool,
    /// Whether it came between the marks of a paste.
    pub is_pasted: bool,
}

/// The lines of standard input.
pub(super) struct InputLines {
    /// Not by the standard library's handle, which doesn't tell what it has read ahead.
    input: BufReader<File>,
    /// Whether more was there when the last line was handed over.
    is_followed: bool,
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
    ///
    /// # Errors
    /// Where standard input is closed.
    pub(super) fn open() -> io::Result<Self> {
        let input = File::from(rustix::stdio::stdin().try_clone_to_owned()?);
        let mut lines = InputLines {
            input: BufReader::new(input),
            is_followed: false,
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
        Ok(lines)
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
        let mut line = loop {
            if let Some(line) = self.waiting.pop_front() {
                break line;
            }
            self.read()?;
        };
        line.follows = self.is_followed;
        self.is_followed = self.is_typed() && self.has_more();
        line.is_followed = self.is_followed;
        Some(line)
    }

    /// Reads a line; `None` at the end of input.
    fn read(&mut self) -> Option<()> {
        let mut bytes = Vec::new();
        // An error counts as the end of input: the line has gone.
        let read = (&mut self.input).take(PASTE_MAX as u64 + 1).read_until(b'\n', &mut bytes).unwrap_or(0);
        // Half a line is no answer: those who sent it have gone.
        if read == 0 || !bytes.ends_with(b"\n") && output::is_nobody_there(GONE_WITHIN) {
            return None;
        }
        if read > PASTE_MAX && !bytes.ends_with(b"\n") {
            skip_line(&mut self.input);
            self.waiting.push_back(InputLine::default());
        } else {
            self.take(&bytes, self.is_typed() && read >= TERMINAL_MAX);
        }
        Some(())
    }

    /// Whether another line is there already.
    fn has_more(&self) -> bool {
        if !self.waiting.is_empty() || !self.input.buffer().is_empty() {
            return true;
        }
        let stdin = io::stdin();
        let mut ends = [PollFd::new(&stdin, PollFlags::IN)];
        let now = Timespec { tv_sec: 0, tv_nsec: 0 };
        poll(&mut ends, Some(&now)).is_ok() && ends[0].revents().contains(PollFlags::IN)
    }

    /// Forgets what was typed or pasted and not yet heard: it can be no answer to what is asked now.
    pub(super) fn discard_waiting(&mut self) {
        if self.is_typed() {
            self.waiting.clear();
            self.is_followed = false;
            self.input.consume(self.input.buffer().len());
            let _ = tcflush(io::stdin(), QueueSelector::IFlush);
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
            (Some(text), event) => self.push(&text, matches!(event, LineEvent::Paste(_))),
            (None, LineEvent::Key { .. }) => self.rest.has_keys = true,
            (None, LineEvent::Latin1) => self.rest.is_latin1 = true,
            (None, _) => {}
        }
    }

    fn push(&mut self, text: &str, is_pasted: bool) {
        let mut lines = text.split(['\n', '\r']);
        self.rest.text.get_or_insert_default().push_str(lines.next().unwrap_or_default());
        self.rest.is_pasted |= is_pasted;
        for line in lines {
            self.end_line();
            self.rest = InputLine { text: Some(line.to_owned()), is_pasted, ..InputLine::default() };
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
