//! Handing the open draft over to be written, and taking note of how that went.

use super::{Editor, Focus, Wizard};
use crate::draft;
use crate::tui::message::{Effect, SaveOutcome, Snapshot, Time};

impl Wizard {
    /// Notes where the caret is and hands the newest state over.
    pub(super) fn placed(&mut self, mut effects: Vec<Effect>) -> Vec<Effect> {
        self.saving.place_changed();
        effects.push(self.stage());
        effects
    }

    pub(super) fn stage(&mut self) -> Effect {
        self.draft.place = Some(self.place());
        Effect::Stage(Box::new(Snapshot {
            name: self.name.clone(),
            draft: self.draft.clone(),
            serial: self.saving.newest(),
            upon: self.upon,
        }))
    }

    fn place(&self) -> draft::ResumePoint {
        let caret = self.editor.as_ref().map(Editor::place).unwrap_or_default();
        let field = match &self.focus {
            Focus::Field(id) => Some(id.clone()),
            Focus::Review => None,
        };
        draft::ResumePoint { field, paragraph: caret.paragraph, column: caret.column }
    }

    /// Saves now, if there is text that isn't on its way.
    pub fn save_if_behind(&mut self) -> Vec<Effect> {
        if self.saving.has_unsaved_text() && !self.saving.is_in_flight() { self.save() } else { Vec::new() }
    }

    /// Saves whatever there is, the caret's place included, because another draft or screen is turned to.
    pub fn save_on_leaving(&mut self) -> Vec<Effect> {
        if self.saving.is_behind() && !self.saving.is_in_flight() { self.save() } else { Vec::new() }
    }

    /// Saves because the writer asks for it, also what is saved already: they want to see it done.
    pub fn save_on_request(&mut self) -> Vec<Effect> {
        self.saving.place_changed();
        let staged = self.stage();
        [vec![staged], self.save()].concat()
    }

    /// Saves all of it again: the draft's file doesn't hold it.
    pub fn save_anew(&mut self, time: Time) -> Vec<Effect> {
        self.saving.text_changed(time.mono);
        let staged = self.stage();
        [vec![staged], self.save()].concat()
    }

    /// Saves now what was handed over last.
    pub fn save(&mut self) -> Vec<Effect> {
        self.saving.started();
        vec![Effect::Save]
    }

    /// Tells the saving the time, and says whether that changes what is shown.
    pub fn saving_tick(&mut self, time: Time) -> bool {
        self.saving.tick(time.mono)
    }

    /// Saves if it is time to.
    pub fn tick(&mut self, time: Time) -> Vec<Effect> {
        self.told_time(time);
        match self.saving.due() {
            Some(due) if due <= time.mono => self.save(),
            _ => Vec::new(),
        }
    }

    /// Takes note of the time.
    pub fn told_time(&mut self, time: Time) {
        self.now = time.wall;
    }

    /// Takes note of how a save went.
    pub fn saved(&mut self, outcome: SaveOutcome, time: Time) {
        self.name.clone_from(&outcome.name);
        self.saving.finished(outcome, time);
    }
}
