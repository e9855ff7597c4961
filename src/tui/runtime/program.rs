//! The model as a program that the runtime runs.

use std::time::Duration;

use crossterm::event::KeyEvent;
use ratatui::Frame;

use super::Program;
use crate::tui::keys::Context;
use crate::tui::message::{Effect, Message};
use crate::tui::model::Model;
use crate::tui::view::view;

impl Program for Model {
    fn update(&mut self, message: Message) -> Vec<Effect> {
        Model::update(self, message)
    }

    /// Where text is typed, a run is a paste; elsewhere its keys are commands.
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
