//! ratatui's crossterm backend with another way to learn the size: crossterm starts a program, `tput`, if the terminal has
//! gone, and this program only ever starts the user's editor.

use std::io::{self, BufWriter, Stdout};

use ratatui::backend::{self, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::tty;

/// Draws on standard output.
pub(super) struct TerminalBackend(pub(super) CrosstermBackend<BufWriter<Stdout>>);

impl backend::Backend for TerminalBackend {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, cells: I) -> io::Result<()> {
        self.0.draw(cells)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.0.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.0.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.0.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.0.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.0.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.0.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(tty::size().into())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: tty::size().into(), pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        backend::Backend::flush(&mut self.0)
    }
}
