//! Nothing yet: the draft that the program was started with is being opened.

use ratatui::layout::Position;

use crate::tui::context::{Context, Heading, Outline, Screen};
use crate::tui::keys::{Action, Command, Mode};
use crate::tui::open_draft::OpenDraft;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::text::Canvas;

#[derive(Debug)]
pub(crate) struct OpeningScreen;

impl Screen for OpeningScreen {
    fn mode(&self, _: Option<&OpenDraft>, _: &Context) -> Mode {
        Mode::LIST
    }

    fn commands(&self, _: Option<&OpenDraft>, _: &Context) -> Vec<Command> {
        vec![Command::Events]
    }

    fn outline(&self, _: Option<&OpenDraft>, cx: &Context) -> Outline {
        let words = &cx.world.words;
        Outline {
            fills_window: false,
            title: (cx.world.title(), cx.date()),
            heading: Some(Heading::default()),
            hints: vec![Hint::back(words)],
        }
    }

    fn act(&mut self, _action: Action, _: &mut Option<OpenDraft>, cx: &mut Context) {
        cx.unused();
    }

    fn draw(&self, _: Option<&OpenDraft>, _: &Context, _canvas: &mut Canvas<'_>) -> Option<Position> {
        None
    }
}
