//! Nothing yet: the draft that the program was started with is being opened.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::say;
use crate::tui::context::{Context, Heading, Screen};
use crate::tui::keys::{Action, Command, Mode};
use crate::tui::open_draft::OpenDraft;
use crate::tui::widget::chrome::Hint;

#[derive(Debug)]
pub(crate) struct OpeningScreen;

impl Screen for OpeningScreen {
    fn mode(&self, _: Option<&OpenDraft>, _: &Context) -> Mode {
        Mode::LIST
    }

    fn offers(&self, command: Command, _: Option<&OpenDraft>, _: &Context) -> bool {
        command == Command::Events
    }

    fn act(&mut self, _action: Action, _: &mut Option<OpenDraft>, _: &mut Context) {}

    fn title(&self, _: Option<&OpenDraft>, cx: &Context) -> (String, String) {
        (say!(cx.world.words, "start-title"), cx.date(false))
    }

    fn heading(&self, _: Option<&OpenDraft>, _: &Context) -> Option<Heading> {
        Some(Heading::default())
    }

    fn hints(&self, _: Option<&OpenDraft>, cx: &Context) -> Vec<Hint> {
        vec![Hint::of(Command::Menu, &cx.world.words)]
    }

    fn draw(&self, _: Option<&OpenDraft>, _: &Context, _body: Rect, _buf: &mut Buffer) -> Option<Position> {
        None
    }
}
