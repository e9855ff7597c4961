//! Others in the same draft: their text as it comes in, answers that two wrote at once, and who is there.

use std::sync::Arc;
use std::time::Duration;

use super::{OpenDraft, Refresh};
use crate::draft::codec::ReadError;
use crate::draft::merge::TakenIn;
use crate::draft::{Draft, Rival, Settle};
use crate::form::{Field, FieldId};
use crate::say;
use crate::store::{LoadError, Presence};
use crate::tui::message::Arrived;
use crate::tui::once_a_minute::OnceAMinute;
use crate::tui::phrases;
use crate::tui::shared::Shared;
use crate::tui::world::World;

/// Who else has the draft open.
#[derive(Debug, Default)]
pub(super) struct Colleagues {
    /// Those that are shown, once that was told.
    shown: Option<Vec<Presence>>,
    /// Those that are there, where that is another and waits to be shown.
    waiting: Option<Vec<Presence>>,
    changed: OnceAMinute,
}

impl Colleagues {
    /// When others are to be shown.
    pub(super) fn due(&self) -> Option<Duration> {
        self.waiting.as_ref().map(|_| self.changed.allowed_at())
    }

    fn shown(&self) -> &[Presence] {
        self.shown.as_deref().unwrap_or_default()
    }
}

/// A version that the writer asked to have restored.
#[derive(Debug)]
pub(super) struct OwnRestore {
    pub(super) version: Draft,
    /// The one field whose answer is restored; all of them if there is none.
    field: Option<FieldId>,
}

impl OwnRestore {
    pub(super) fn is_of(&self, field: &Field) -> bool {
        self.field.as_ref().is_none_or(|id| *id == field.id)
    }
}

impl OpenDraft {
    /// Takes in someone else's text, and tells of it: what is on the screen and what they wrote become one. Where
    /// that is what their file says already, nothing is saved, or two programs would go on answering each other.
    pub(crate) fn take_in(&mut self, arrived: &Arrived, shared: &mut Shared) {
        let (form, before) = (&Arc::clone(&shared.world.form), self.draft.clone());
        let TakenIn { taken, disputed, is_ahead } = self.draft.take_in(form, &arrived.base, &arrived.theirs);
        self.upon = arrived.number;
        if is_ahead {
            self.changed(shared);
        } else {
            self.stage(shared);
            self.fit_form(shared);
        }
        self.changed_from(&before, Refresh::Arrived, &Arc::clone(&shared.world.form));
        self.restoring.take_if(|_| arrived.theirs.changed_by == shared.world.author);
        self.came_in_before_letter(&arrived.base, &arrived.theirs, &arrived.by);
        if taken.is_empty() && disputed.is_empty() {
            self.tell_of_new_remark(&before, &arrived.by, shared);
        }
        tell_of(&arrived.by, &taken, &disputed, shared);
    }

    /// Says that someone else has made a remark, where that is all that came in.
    fn tell_of_new_remark(&self, before: &Draft, by: &str, shared: &mut Shared) {
        let (world, words) = (&shared.world, &shared.world.words);
        let mut new = self.draft.remarks().filter(|(id, _)| before.remark(id).is_none());
        let Some(field) = new.find_map(|(_, remark)| world.form.field(&remark.field)) else { return };
        let who = phrases::person(by, world);
        shared.mention(say!(words, "notice-remark-came", who = who, field = field.full_name()));
    }

    /// Takes note that the writer has a version restored, or the answer to one field of it. It comes in as someone else's
    /// text does, but is the writer's own doing, and so can be undone.
    pub(crate) fn expect_restored(&mut self, version: Draft, field: Option<FieldId>) {
        self.restoring = Some(OwnRestore { version, field });
    }

    /// Takes note that the version doesn't come in after all.
    pub(crate) fn expect_none_restored(&mut self) {
        self.restoring = None;
    }

    /// Takes note that the draft's file has gone, or is no draft that can be read.
    pub(crate) fn file_gone(&mut self, why: &LoadError, shared: &mut Shared) {
        let words = &shared.world.words;
        self.is_newer_in_place = matches!(why, LoadError::Content(ReadError::NewerSchema { .. }));
        let text =
            if self.is_newer_in_place { say!(words, "notice-newer") } else { say!(words, "notice-gone") };
        shared.tell(text);
        self.save_anew(shared);
    }

    /// Ends the dispute over an answer as its writer chose, and says so.
    pub(crate) fn settle(&mut self, field: &FieldId, how: Settle, shared: &mut Shared) {
        let (form, before) = (&Arc::clone(&shared.world.form), self.draft.clone());
        if form.field(field).is_some_and(|field| self.draft.settle(field, how)) {
            self.changed(shared);
            self.changed_from(&before, Refresh::Arrived, form);
        }
        let words = &shared.world.words;
        let text = match how {
            Settle::KeepAnswer => say!(words, "notice-settled-kept"),
            Settle::TakeRival(_) => say!(words, "notice-settled-taken"),
            Settle::KeepAll => say!(words, "notice-settled-both"),
        };
        // The choice answers the news that told of the dispute.
        shared.inform(text);
    }

    /// The field whose dispute is next to be settled: the focused one, or the first of the form.
    pub(crate) fn disputed_field(&self, focused: Option<&FieldId>, world: &World) -> Option<FieldId> {
        let is_disputed = |field: &&FieldId| self.draft.is_disputed(field);
        let all = world.form.fields().map(|field| &field.id);
        focused.into_iter().chain(all).find(is_disputed).cloned()
    }

    /// The sentence at a field that two wrote in at once; `None` where there is no dispute.
    pub(crate) fn dispute_text(&self, field: &FieldId, shared: &Shared) -> Option<String> {
        let words = &shared.world.words;
        match self.draft.rivals(field) {
            [] => None,
            [Rival { by, at, .. }] => {
                let time = phrases::moment(words, *at, shared.time.wall);
                Some(say!(words, "rivals-one", who = phrases::person(by, &shared.world), time = time))
            }
            all => Some(say!(words, "rivals-several", count = all.len())),
        }
    }

    /// The names of those who have the draft open too.
    pub(crate) fn people(&self, world: &World) -> Vec<String> {
        phrases::people(self.colleagues.shown(), world)
    }

    /// Takes note of who else has the draft open.
    pub(crate) fn set_colleagues(&mut self, here: &[Presence], shared: &mut Shared) {
        let is_other = self.colleagues.shown.as_deref() != Some(here);
        self.colleagues.waiting = is_other.then(|| here.to_vec());
        self.tell_of_colleagues(shared);
    }

    /// Shows who else is there now, if that is to be shown, and mentions who came or went. Says whether anything changed.
    pub(super) fn tell_of_colleagues(&mut self, shared: &mut Shared) -> bool {
        let Colleagues { shown, waiting, changed } = &mut self.colleagues;
        let mono = shared.time.mono;
        let Some(here) = waiting.take_if(|_| mono >= changed.allowed_at()) else { return false };
        let is_first = shown.is_none();
        let before = shown.replace(here.clone()).unwrap_or_default();
        // What is told when the draft is opened is no change.
        if !is_first {
            changed.shown(mono);
        }
        mention_change(&here, &before, is_first, shared);
        true
    }

    /// The names of those who are in a step, counted from 0.
    pub(crate) fn names_in_step(&self, step: usize, world: &World) -> String {
        let here = self.colleagues.shown().iter().filter(|one| one.step == Some(step + 1));
        let here: Vec<Presence> = here.cloned().collect();
        phrases::names(&world.words, &phrases::people(&here, world))
    }
}

/// Mentions who came or went.
fn mention_change(here: &[Presence], before: &[Presence], is_first: bool, shared: &mut Shared) {
    let world = &shared.world;
    let names = |people: &[Presence]| phrases::names(&world.words, &phrases::people(people, world));
    let (came, went) = (phrases::without(here, before), phrases::without(before, here));
    let text = if is_first && !came.is_empty() {
        say!(world.words, "others-here", names = names(&came))
    } else if !came.is_empty() {
        say!(world.words, "others-came", names = names(&came))
    } else if !went.is_empty() {
        say!(world.words, "others-went", names = names(&went))
    } else {
        return;
    };
    shared.mention(text);
}

fn tell_of(by: &str, taken: &[FieldId], disputed: &[FieldId], shared: &mut Shared) {
    let (world, words) = (&shared.world, &shared.world.words);
    let who = phrases::person(by, world);
    let name = |field: &FieldId| world.form.field(field).map_or("", Field::name);
    match (disputed, taken) {
        ([field, ..], _) => shared.tell(say!(words, "notice-disputed", field = name(field))),
        ([], []) => {}
        ([], [field]) => shared.mention(say!(words, "notice-came-in-one", who = who, field = name(field))),
        ([], all) => shared.mention(say!(words, "notice-came-in", who = who, count = all.len())),
    }
}
