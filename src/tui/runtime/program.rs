//! The model as a program.

use std::time::Duration;

use crossterm::event::KeyEvent;
use ratatui::Frame;

use super::{Program, RunError, Setup, run};
use crate::tui::keys::Context;
use crate::tui::message::{Effect, Message};
use crate::tui::model::{Begin, Model};
use crate::tui::view::view;

/// Runs the full-screen program until the user leaves it.
///
/// # Errors
/// If there is no terminal, or it fails.
pub fn start(setup: Setup, begin: Begin) -> Result<(), RunError> {
    // The theme decides: crossterm's own handling of NO_COLOR would end bold and reversed text with the colours.
    crossterm::style::force_color_output(true);
    let world = setup.world.clone();
    run(setup, |time, size| Model::new(world, time, size, begin))
}

impl Program for Model {
    fn update(&mut self, message: Message) -> Vec<Effect> {
        Model::update(self, message)
    }

    /// A run is a paste where text is typed; elsewhere its keys are commands.
    fn take_run(&mut self, run: &[KeyEvent]) -> Vec<Effect> {
        if self.context() == Context::List {
            return run.iter().flat_map(|key| Model::update(self, Message::Key(*key))).collect();
        }
        let text = run.iter().filter_map(|key| key.code.as_char()).collect();
        Model::update(self, Message::Paste(text))
    }

    fn wait(&self) -> Duration {
        Model::wait(self)
    }

    fn needs_draw(&self) -> bool {
        self.is_stale()
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        let mut scrolls = self.scrolls();
        let cursor = view(self, &mut scrolls, frame.buffer_mut());
        self.drawn(scrolls);
        frame.set_cursor_position(cursor);
    }
}
