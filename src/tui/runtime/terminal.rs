//! The terminal: taken over, lent to another program, given back. Asks it nothing, so that no peer is waited for.

use std::io::{self, BufWriter, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use ratatui::backend::{Backend as _, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::{Frame, Terminal};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::fd::OwnedFd;
use rustix::fs::{CWD, Mode, OFlags, openat};
use rustix::stdio::{dup2_stdin, stdin, stdout};
use rustix::termios::{isatty, tcgetwinsize};

use super::backend::Backend;
use super::input::timespec;
use crate::{osc52, shown};

/// The other screen, and pastes marked as such. No mouse: the terminal's own selection goes on working.
const ENTER: &str = "\x1b[?1049h\x1b[?2004h";

/// What `ENTER` did, undone; and the cursor, which a frame may have hidden, shown.
const LEAVE: &str = "\x1b[?2004l\x1b[?1049l\x1b[?25h\x1b[0m";

/// A frame is one write, if it can be.
const FRAME_BYTES: usize = 1 << 16;

/// How long the way out waits for a terminal that takes no output.
const PATIENCE: Duration = Duration::from_millis(100);

/// Whether the terminal is taken over; a panic or the watchdog may give it back too.
static IS_TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether there is a terminal to take over.
pub(super) fn is_there() -> bool {
    isatty(stdin()) && isatty(stdout())
}

/// The columns and rows of the terminal; those that every terminal has, where it doesn't say.
pub(super) fn size() -> (u16, u16) {
    // Not crossterm's own way: where the terminal has gone, that asks another program, `tput`.
    let found = tcgetwinsize(stdout()).ok().map(|size| (size.ws_col, size.ws_row));
    found.filter(|size| size.0 > 0 && size.1 > 0).unwrap_or((80, 24))
}

/// The terminal while it is ours. Given back when dropped.
pub(super) struct Screen {
    terminal: Terminal<Backend>,
    /// Standard input as it was, where it was replaced.
    original_stdin: Option<OwnedFd>,
}

impl Screen {
    /// Takes the terminal over.
    pub(super) fn enter() -> io::Result<Self> {
        let backend = CrosstermBackend::new(BufWriter::with_capacity(FRAME_BYTES, io::stdout()));
        let terminal = Terminal::new(Backend(backend))?;
        let screen = Screen { terminal, original_stdin: reopen_stdin() };
        take()?;
        Ok(screen)
    }

    /// Draws a frame: what differs from the one before.
    pub(super) fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        let harmless = |frame: &mut Frame<'_>| {
            draw(frame);
            disarm(frame.buffer_mut());
        };
        self.terminal.draw(harmless).map(drop)
    }

    /// Has the next frame drawn from nothing.
    pub(super) fn forget(&mut self) -> io::Result<()> {
        // `Terminal::clear` would ask the terminal where the cursor is, and wait for the answer.
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::from((Position::ORIGIN, size)))
    }

    /// Gives the terminal a text for its own clipboard. It doesn't answer, and one that doesn't know the sequence
    /// passes over it.
    pub(super) fn copy_out(&mut self, text: &str) -> io::Result<()> {
        let Some(sequence) = osc52::sequence(text) else { return Ok(()) };
        let backend = self.terminal.backend_mut();
        backend.0.write_all(sequence.as_bytes())?;
        io::Write::flush(&mut backend.0)
    }

    /// Gives the terminal back for another program, and the standard input that it is to have.
    pub(super) fn lend(&mut self) -> io::Result<Option<OwnedFd>> {
        give_back();
        self.original_stdin.as_ref().map(OwnedFd::try_clone).transpose()
    }

    /// Takes the terminal over again.
    pub(super) fn take_back(&mut self) -> io::Result<()> {
        take()?;
        self.forget()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // A frame that is still in the buffer would come after the way back.
        let _ = self.terminal.backend_mut().flush();
        give_back();
        if let Some(original) = &self.original_stdin {
            // It is only for whoever asks something after us.
            let _ = dup2_stdin(original);
        }
    }
}

/// Replaces what a terminal would obey or hide. All text has passed [`shown`] before it was drawn; this is for the
/// widget that forgets it, since neither ratatui nor crossterm looks at what is in a cell.
fn disarm(buf: &mut Buffer) {
    for cell in &mut buf.content {
        let harmless = shown::shown(cell.symbol(), false).0;
        if harmless != cell.symbol() {
            let harmless = harmless.into_owned();
            cell.set_symbol(&harmless);
        }
    }
}

fn take() -> io::Result<()> {
    IS_TAKEN.store(true, Ordering::Release);
    enable_raw_mode()?;
    let mut stdout = io::stdout();
    stdout.write_all(ENTER.as_bytes())?;
    stdout.flush()
}

/// Gives the terminal back as it was, once; never waits long for a terminal that has stopped.
pub(super) fn give_back() {
    if !IS_TAKEN.swap(false, Ordering::AcqRel) {
        return;
    }
    let stdout = stdout();
    let mut output = [PollFd::new(&stdout, PollFlags::OUT)];
    let is_ready = poll(&mut output, Some(&timespec(PATIENCE))).is_ok_and(|ready| ready > 0);
    if is_ready {
        // Not through the standard library: another thread may hold its lock, stuck in a write.
        let _ = rustix::io::write(stdout, LEAVE.as_bytes());
    }
    let _ = disable_raw_mode();
}

/// Puts a standard input of our own in the place of the one we were given: the same terminal, but reads from it
/// don't block. crossterm reads on after half an escape sequence, and would wait there for the rest, past all time
/// limits. The one we were given is shared with the shell, so its mode isn't ours to change.
fn reopen_stdin() -> Option<OwnedFd> {
    let flags = OFlags::RDWR | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    // Another user's terminal, as after su, can't be opened; then it stays as it is.
    let ours = openat(CWD, "/proc/self/fd/0", flags, Mode::empty()).ok()?;
    let original = rustix::io::fcntl_dupfd_cloexec(stdin(), 3).ok()?;
    dup2_stdin(&ours).ok()?;
    Some(original)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_would_steer_the_terminal_is_disarmed() {
        let mut buf = Buffer::with_lines(["æ─漢 "]);
        let before = buf.clone();
        disarm(&mut buf);
        assert_eq!(buf, before);
        for (x, symbol) in (0..).zip(["\u{1b}]0;x\u{7}", "a\u{202e}", "\u{9b}", "\u{e0041}", "\u{301}"]) {
            buf[(x, 0)].set_symbol(symbol);
        }
        disarm(&mut buf);
        let symbols: Vec<&str> = buf.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(symbols, ["␛]0;x␇", "a�", "�", "�", "·"]);
    }
}
