//! Copying out: the answer, what is marked of it, or the whole application, to the user's own clipboard.

use super::{Model, Notice, Tone};
use crate::export::{Exporter, Submission};
use crate::osc52;
use crate::say;
use crate::tui::message::Effect;
use crate::tui::screen::wizard::{Editor, Wizard};
use crate::words::size::kilobytes;

impl Model {
    /// Gives the terminal what is marked, else the focused answer, else the whole application.
    pub(super) fn copy_out(&mut self) -> Vec<Effect> {
        let Some(wizard) = &self.wizard else { return Vec::new() };
        let words = &self.world.words;
        let (text, is_whole) = match wizard.editor() {
            Some(editor) => (editor.marked().unwrap_or_else(|| editor.text()), false),
            None => (self.application(wizard), true),
        };
        let bytes = osc52::bytes(&text);
        if text.trim().is_empty() {
            let told = say!(words, "notice-copy-empty");
            self.inform(told);
            return Vec::new();
        }
        let size = kilobytes(words, bytes);
        if bytes > osc52::LIMIT {
            let limit = kilobytes(words, osc52::LIMIT);
            let text = say!(words, "notice-copy-too-long", size = size, limit = limit);
            self.notice = Some(Notice { text, tone: Tone::News });
            return Vec::new();
        }
        let is_marked = wizard.editor().and_then(Editor::marked).is_some();
        let told = if is_whole {
            say!(words, "notice-copied-whole", size = size)
        } else if is_marked {
            say!(words, "notice-copied-marked", size = size)
        } else {
            say!(words, "notice-copied-answer", size = size)
        };
        self.inform(told);
        vec![Effect::CopyOut(text)]
    }

    /// The whole application as plain text.
    fn application(&self, wizard: &Wizard) -> String {
        let (form, draft, now) = (self.world.form, wizard.draft(), self.time.wall);
        let submission = Submission { form, draft, now, with_approval: false };
        let text = Exporter::named("txt").map(|exporter| exporter.export(&submission, &self.world.words));
        String::from_utf8_lossy(&text.unwrap_or_default()).into_owned()
    }
}
