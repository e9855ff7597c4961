//! The sentences about attended meetings: offered below the answer that asks who took part, and put into it.

use super::WizardScreen;
use crate::draft::participation::sentence;
use crate::form::Field;
use crate::say;
use crate::tui::context::Context;
use crate::tui::editor::{CaretPosition, Edit};
use crate::tui::keys::Command;
use crate::tui::open_draft::OpenDraft;

/// The sentences that belong into the answer to a field, whether it has them or not.
pub(super) fn sentences(field: &Field, open: &OpenDraft, cx: &Context) -> Vec<String> {
    if cx.world.form.participation().is_none_or(|own| own.id != field.id) {
        return Vec::new();
    }
    sentence::sentences(open.draft(), &cx.world.events, cx.time.wall)
}

/// Says which key puts into the answer what it doesn't say yet.
pub(super) fn missing(open: &OpenDraft, field: &Field, cx: &Context) -> Option<String> {
    let missing = sentence::missing(open.answer(&field.id), sentences(field, open, cx));
    let (words, key) = (&cx.world.words, Command::InsertParticipation.key_name());
    (!missing.is_empty()).then(|| say!(words, "participation-insert", key = key, text = missing.join(" ")))
}

impl WizardScreen {
    /// Puts what the answer doesn't say yet where the caret is, or behind its paragraph where a sentence stands there. One
    /// undo step.
    pub(super) fn insert_participation(&mut self, open: &mut OpenDraft, cx: &mut Context) {
        let words = cx.words();
        let missing = sentence::missing(open.answer(&self.field.id), sentences(&self.field, open, cx));
        if missing.is_empty() {
            return cx.nothing(say!(words, "nothing-participation-missing"));
        }
        let input = &mut open.editor_mut(&self.field).input;
        let CaretPosition { paragraph, column } = input.caret_position();
        let text = input.paragraph(paragraph).to_owned();
        let byte = text.char_indices().nth(column).map_or(text.len(), |(at, _)| at);
        let at = if sentence::may_follow(&text[..byte]) { byte } else { text.len() };
        let put = sentence::put_between(&text[..at], &missing, &text[at..]);
        input.set_caret(CaretPosition { paragraph, column: text[..at].chars().count() });
        self.edit(Edit::Paste(put), open, cx);
        cx.inform(say!(words, "notice-participation-inserted", key = Command::Undo.key_name()));
    }
}
