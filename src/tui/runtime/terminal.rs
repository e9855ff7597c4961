//! Takes the terminal over, lends it to another program and gives it back. Asks it nothing, so that it is never waited for.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use rustix::event::PollFlags;
use rustix::stdio::{stdin, stdout};
use rustix::termios::isatty;

use super::frame_writer::FrameWriter;
use super::tty;
use crate::osc52;

/// The alternate screen, bracketed paste, and a keypad that types digits. No mouse, so that the terminal's own selection
/// goes on working.
const ENTER: &str = "\x1b[?1049h\x1b[?2004h\x1b>";

/// Undoes `ENTER`, and shows the cursor, which a frame may have hidden.
const LEAVE: &str = "\x1b[?2004l\x1b[?1049l\x1b[?25h\x1b[0m";

/// How long to wait on the way out for a terminal that takes no output.
const PATIENCE: Duration = Duration::from_millis(100);

/// Whether the terminal is taken over. A panic or the watchdog may give it back too.
static IS_TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether it was sent a frame, and `ENTER` with the first: before that there is nothing to undo.
static IS_ENTERED: AtomicBool = AtomicBool::new(false);

/// Whether there is a terminal to take over.
pub(crate) fn has_terminal() -> bool {
    isatty(stdin()) && isatty(stdout())
}

/// The terminal while it is taken over; given back when dropped. Not ratatui's `Terminal`, which has crossterm ask for the
/// size: that starts a program, `tput`, if the terminal has gone, and this program only ever starts the user's editor.
pub(super) struct TerminalScreen {
    writer: FrameWriter,
    /// What the terminal shows.
    shown: Buffer,
    /// Where the next frame is drawn.
    next: Buffer,
}

impl TerminalScreen {
    pub(super) fn enter() -> io::Result<Self> {
        let [shown, next] = [Buffer::default(), Buffer::default()];
        let mut screen = TerminalScreen { writer: FrameWriter::default(), shown, next };
        screen.take_back()?;
        Ok(screen)
    }

    /// Draws what differs from the frame before. `draw` gives where the cursor must stand.
    pub(super) fn draw(&mut self, draw: impl FnOnce(&mut Buffer) -> Position) -> io::Result<()> {
        self.next.reset();
        let cursor = draw(&mut self.next);
        IS_ENTERED.store(true, Ordering::Release);
        send(self.writer.frame(&mut self.shown, &mut self.next, cursor))?;
        std::mem::swap(&mut self.shown, &mut self.next);
        Ok(())
    }

    /// Has the next frame drawn as a whole, in the terminal's size as it is now.
    pub(super) fn forget(&mut self) {
        self.shown = Buffer::empty(area());
        self.next = self.shown.clone();
        self.writer.clear();
    }

    /// Gives the terminal a text for its clipboard. It doesn't answer, and ignores the sequence if it doesn't know it.
    pub(super) fn copy_out(&mut self, text: &str) -> io::Result<()> {
        let Some(sequence) = osc52::sequence(text) else { return Ok(()) };
        send(sequence.as_bytes())
    }

    /// Takes the terminal over, and clears it: some have no alternate screen, or were told not to use it.
    pub(super) fn take_back(&mut self) -> io::Result<()> {
        IS_TAKEN.store(true, Ordering::Release);
        enable_raw_mode()?;
        self.writer.begin_with(ENTER.as_bytes());
        self.forget();
        Ok(())
    }
}

impl Drop for TerminalScreen {
    fn drop(&mut self) {
        give_back();
    }
}

/// Sends the terminal all of this, in one write where it takes it.
fn send(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes)?;
    stdout.flush()
}

/// The terminal's cells.
fn area() -> Rect {
    Rect::from((Position::ORIGIN, Size::from(tty::size())))
}

/// Gives the terminal back as it was, to the shell or for another program, once; doesn't wait long for one that has stopped.
pub(super) fn give_back() {
    if !IS_TAKEN.swap(false, Ordering::AcqRel) {
        return;
    }
    let stdout = stdout();
    let is_entered = IS_ENTERED.swap(false, Ordering::AcqRel);
    if is_entered && tty::is_ready(&stdout, PollFlags::OUT, PATIENCE) {
        // Not through the standard library, whose lock another thread may hold while stuck in a write.
        let _ = rustix::io::write(stdout, LEAVE.as_bytes());
    }
    let _ = disable_raw_mode();
}
