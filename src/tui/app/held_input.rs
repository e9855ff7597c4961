//! What is typed while a draft is being opened or made. It is meant for that draft, so it waits for it.

use crate::tui::editor::Edit;
use crate::tui::editor::text_editor::TextEditor;
use crate::tui::keys::{self, Action, Mode};
use crate::tui::runtime::line::LineEvent;

#[derive(Debug)]
pub(super) struct HeldInput {
    events: Vec<LineEvent>,
    /// What it comes to in one line, as far as that can be told before there is a field that takes it.
    line: TextEditor,
}

impl Default for HeldInput {
    fn default() -> Self {
        HeldInput { events: Vec::new(), line: TextEditor::one_line("") }
    }
}

impl HeldInput {
    pub(super) fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// Keeps an event. A key that was pressed before a question was on the screen is no answer to it.
    pub(super) fn push(&mut self, event: LineEvent) {
        let edit = match &event {
            LineEvent::Key { key, .. } => match keys::action(Mode::FORM, *key) {
                Action::Edit(edit) => Some(edit),
                _ => None,
            },
            LineEvent::Burst { text, .. } | LineEvent::Paste(text) => Some(Edit::Paste(text.clone())),
            _ => None,
        };
        if let Some(edit) = edit {
            self.line.apply(edit);
        }
        self.events.push(match event {
            LineEvent::Key { key, .. } => LineEvent::Key { key, is_alone: false },
            event => event,
        });
    }

    pub(super) fn take(&mut self) -> Vec<LineEvent> {
        std::mem::take(self).events
    }

    pub(super) fn text(&self) -> &str {
        self.line.line()
    }
}
