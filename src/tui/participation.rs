//! The part in a meeting as it is saved in a draft that isn't open: one change after the other.

use crate::draft::Participation;
use crate::say;
use crate::tui::message::Effect;
use crate::tui::participation_notes::{ParticipationNote, ParticipationNotes};
use crate::tui::shared::Shared;

impl Shared {
    /// Has a change saved in a draft that isn't open.
    pub(crate) fn save_participation(&mut self, note: ParticipationNote) {
        let notes = &mut self.participation;
        if let Some(chosen) = notes.chosen.as_mut().filter(|chosen| chosen.name == note.draft) {
            chosen.participations.insert(note.event.clone(), note.to.clone());
        }
        let again = notes.failed.extract_if(.., |failed| failed.draft == note.draft);
        notes.waiting.extend(again);
        match notes.waiting.iter_mut().rfind(|last| last.goes_on_in(&note)) {
            Some(last) => last.to = note.to,
            None => notes.waiting.push(note),
        }
        self.save_next_participation();
    }

    fn save_next_participation(&mut self) {
        let notes = &mut self.participation;
        if !notes.is_under_way && !notes.waiting.is_empty() {
            notes.is_under_way = true;
            let note = notes.waiting.remove(0);
            self.effect(Effect::NoteParticipation(Box::new(note)));
        }
    }

    /// Takes in how saving a change went, and goes on with the next. One that failed is tried again with the next change
    /// in its draft.
    pub(crate) fn participation_noted(
        &mut self,
        note: &ParticipationNote,
        result: &Result<Participation, String>,
    ) {
        self.participation.is_under_way = false;
        if let Err(cause) = result {
            let ParticipationNotes { waiting, failed, .. } = &mut self.participation;
            match waiting.iter_mut().find(|next| note.goes_on_in(next)) {
                Some(next) => next.from = note.from.clone(),
                None => failed.push(note.clone()),
            }
            self.fail(say!(self.world.words, "participation-not-saved", cause = cause.as_str()));
        }
        self.save_next_participation();
        if self.participation.is_at_rest() {
            self.effect(Effect::List);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use chrono::DateTime;

    use super::*;
    use crate::tui::message::{FileJob, Time};
    use crate::tui::participation_notes::tests::note;
    use crate::tui::world::World;

    fn shared() -> Shared {
        let time = Time { wall: DateTime::UNIX_EPOCH, mono: Duration::ZERO };
        Shared::new(World::for_tests(), time, (80, 24))
    }

    /// Has a save end.
    fn ended(shared: &mut Shared, note: &ParticipationNote, result: &Result<Participation, String>) {
        shared.work.end(&FileJob::NoteParticipation(note.draft.clone()));
        shared.participation_noted(note, result);
    }

    /// What is asked to be saved now: from what, and to what.
    fn asked(shared: &mut Shared) -> Vec<(String, String)> {
        let effects = shared.take_effects().into_iter();
        let notes = effects.filter_map(|effect| match effect {
            Effect::NoteParticipation(note) => Some((note.from.who, note.to.who)),
            _ => None,
        });
        notes.collect()
    }

    #[test]
    fn what_is_typed_during_a_save_is_saved_after_it_in_one() {
        let mut shared = shared();
        for (from, to) in [("", "2"), ("2", "2 l"), ("2 l", "2 le")] {
            shared.save_participation(note(from, to));
        }
        assert_eq!(asked(&mut shared), [(String::new(), "2".to_owned())]);
        let first = note("", "2");
        ended(&mut shared, &first, &Ok(first.to.clone()));
        assert_eq!(asked(&mut shared), [("2".to_owned(), "2 le".to_owned())]);
        assert!(!shared.participation.is_at_rest());
    }

    #[test]
    fn what_could_not_be_saved_is_told_and_goes_with_the_next_change() {
        let mut shared = shared();
        let first = note("", "2");
        shared.save_participation(first.clone());
        asked(&mut shared);
        ended(&mut shared, &first, &Err("disken er fuld".to_owned()));
        assert!(shared.take_notices().iter().flatten().any(|notice| notice.text.contains("disken er fuld")));
        assert_eq!(asked(&mut shared), []);
        shared.save_participation(note("2", "2 ledere"));
        assert_eq!(asked(&mut shared), [(String::new(), "2 ledere".to_owned())]);
    }

    #[test]
    fn what_could_not_be_saved_waits_for_its_own_draft_and_the_rest_goes_on() {
        let mut shared = shared();
        let gone = note("", "2");
        let [course, other] = [("ribe", "kursus"), ("varde", "moede")].map(|(draft, event)| {
            let (draft, event) = (draft.to_owned(), event.to_owned());
            ParticipationNote { draft, event, ..note("", "3") }
        });
        shared.save_participation(gone.clone());
        shared.save_participation(other.clone());
        asked(&mut shared);
        ended(&mut shared, &gone, &Err("kladden er slettet".to_owned()));
        assert_eq!(asked(&mut shared), [(String::new(), "3".to_owned())]);
        ended(&mut shared, &other, &Ok(other.to.clone()));
        assert_eq!(asked(&mut shared), []);
        assert!(shared.participation.is_at_rest());
        // Another meeting of the same draft: the draft may be there again.
        shared.save_participation(course);
        assert_eq!(asked(&mut shared), [(String::new(), "2".to_owned())]);
        ended(&mut shared, &gone, &Ok(gone.to.clone()));
        assert_eq!(asked(&mut shared), [(String::new(), "3".to_owned())]);
    }
}
