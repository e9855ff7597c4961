//! The program that the runtime runs.

use std::io;
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::{Program, Setup, run};
use crate::tui::app::{App, Begin};
use crate::tui::message::{Effect, Message};

/// Runs the full-screen program until the user leaves it.
///
/// # Errors
/// If the terminal fails, or has gone.
pub(crate) fn start(setup: Setup, begin: Begin) -> io::Result<()> {
    let world = setup.world.clone();
    run(setup, |time, size| App::new(world, time, size, begin))
}

impl Program for App {
    fn update(&mut self, message: Message) -> Vec<Effect> {
        App::update(self, message)
    }

    fn wait(&self) -> Duration {
        App::wait(self)
    }

    fn needs_draw(&self) -> bool {
        self.is_stale
    }

    fn draw(&mut self, buf: &mut Buffer) -> Position {
        self.is_stale = false;
        App::draw(self, buf)
    }
}
