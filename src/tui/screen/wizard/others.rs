//! Others in the same draft: their text as it comes in, answers that two wrote at once, and who is there. Also the
//! answers of a file, which come in otherwise than by the keys too.

use chrono::{DateTime, Utc};

use super::{Editor, Focus, Wizard};
use crate::draft::merge::{Merged, merge};
use crate::draft::{Rival, Settle};
use crate::form::{Field, FieldId};
use crate::say;
use crate::store::Presence;
use crate::tui::message::{Arrived, Effect, Time};
use crate::tui::told;
use crate::tui::world::World;

/// What came of someone else's text.
#[derive(Debug, Default, PartialEq)]
pub struct CameIn {
    /// The fields that something came into.
    pub taken: Vec<FieldId>,
    /// The fields that hold two texts now.
    pub disputed: Vec<FieldId>,
    /// What is to be done.
    pub effects: Vec<Effect>,
}

impl Wizard {
    /// Takes in someone else's text: what is on the screen and what they wrote become one. Where that is what their
    /// file says already, nothing is saved, or two programs would go on answering each other.
    pub fn take_in(&mut self, arrived: &Arrived, time: Time, world: &World) -> CameIn {
        let Merged { draft, taken, disputed } =
            merge(world.form, &arrived.base, &self.draft, &arrived.theirs);
        let place = self.draft.place.take();
        self.draft = draft;
        self.draft.place = place;
        self.upon = arrived.number;
        let effects = if self.draft.holds_the_same(&arrived.theirs) {
            self.draft.changed = arrived.theirs.changed;
            self.draft.changed_by.clone_from(&arrived.theirs.changed_by);
            vec![self.stage()]
        } else {
            self.draft_changed(time, world)
        };
        self.show_draft(world);
        CameIn { taken, disputed, effects }
    }

    /// A text as it would stand in a field if it were typed there.
    pub fn as_typed(field: &Field, text: &str) -> String {
        Editor::new(field.kind, text).text()
    }

    /// Takes answers over from a file, each as if it were typed, and saves them at once. In the focused field that is
    /// one step that can be undone.
    pub fn take_over(&mut self, answers: &[(FieldId, String)], time: Time, world: &World) -> Vec<Effect> {
        for (id, text) in answers {
            let Some(field) = world.form.field(id) else { continue };
            let text = match (&self.focus, &mut self.editor) {
                (Focus::Field(focused), Some(editor)) if focused == id => {
                    editor.replace_all(text);
                    editor.text()
                }
                _ => Self::as_typed(field, text),
            };
            self.draft.set_answer(id, text);
        }
        let staged = self.draft_changed(time, world);
        self.show_draft(world);
        for (id, _) in answers {
            let is_checked = world.form.section_of(id).is_some_and(|step| self.checked_steps.contains(&step));
            self.note_problems(id, is_checked);
        }
        [staged, self.save_if_behind()].concat()
    }

    /// Ends the dispute over an answer as its writer chose.
    pub fn settle(&mut self, field: &FieldId, how: Settle, time: Time, world: &World) -> Vec<Effect> {
        if !self.draft.settle(field, how) {
            return Vec::new();
        }
        let effects = self.draft_changed(time, world);
        self.show_draft(world);
        effects
    }

    /// Brings what is shown up to a draft that changed otherwise than by the editor.
    fn show_draft(&mut self, world: &World) {
        let chosen = self.review.chosen_target(self, world);
        self.check = crate::draft::check::Check::of(world.form, &self.draft);
        let target = self.review.target_like(chosen, self, world);
        self.review.choose(target);
        if let (Focus::Field(field), Some(editor)) = (&self.focus, &mut self.editor) {
            editor.take_in(self.draft.answer(field));
        }
        self.fit_editor(world);
    }

    /// The field whose dispute is next to be settled: the focused one, or the first of the form.
    pub fn disputed_field(&self, world: &World) -> Option<FieldId> {
        let focused = match &self.focus {
            Focus::Field(field) => Some(field),
            Focus::Review => None,
        };
        let is_disputed = |field: &&FieldId| !self.draft.rivals(field).is_empty();
        let all = world.form.fields().map(|field| &field.id);
        focused.into_iter().chain(all).find(is_disputed).cloned()
    }

    /// The sentence at a field that two wrote in at once; none where there is no dispute.
    pub fn dispute_text(&self, field: &FieldId, world: &World) -> Option<String> {
        let words = &world.words;
        match self.draft.rivals(field) {
            [] => None,
            [Rival { by, at, .. }] => {
                let time = told::moment(words, *at, self.now);
                Some(say!(words, "rivals-one", who = told::person(by, world), time = time))
            }
            all => Some(say!(words, "rivals-several", count = all.len())),
        }
    }

    /// The time on the wall as it was last told.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// Who else has the draft open.
    pub fn others(&self) -> &[Presence] {
        &self.others
    }

    /// Takes note of who else has the draft open, and gives the sentence about who came or went, if anyone did.
    pub fn set_others(&mut self, others: Vec<Presence>, world: &World) -> Option<String> {
        let is_first = !std::mem::replace(&mut self.has_heard_of_others, true);
        let before = std::mem::replace(&mut self.others, others);
        let without = |these: &[Presence], those: &[Presence]| -> Vec<Presence> {
            let is_new = |one: &&Presence| {
                !those.iter().any(|other| (&other.who, &other.host) == (&one.who, &one.host))
            };
            these.iter().filter(is_new).cloned().collect()
        };
        let names = |people: &[Presence]| told::names(&world.words, &told::people(people, world));
        let (come, gone) = (without(&self.others, &before), without(&before, &self.others));
        if is_first && !come.is_empty() {
            Some(say!(world.words, "others-here", names = names(&come)))
        } else if !come.is_empty() {
            Some(say!(world.words, "others-came", names = names(&come)))
        } else if !gone.is_empty() {
            Some(say!(world.words, "others-went", names = names(&gone)))
        } else {
            None
        }
    }

    /// The names of those who are in a step, counted from 0.
    pub fn others_in_step(&self, step: usize, world: &World) -> String {
        let here: Vec<Presence> =
            self.others.iter().filter(|one| one.step == Some(step + 1)).cloned().collect();
        told::names(&world.words, &told::people(&here, world))
    }
}
