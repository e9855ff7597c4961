//! The part in a meeting as it is saved in a draft that isn't open: one change after the other.

use crate::draft::Participation;
use crate::say;
use crate::tui::message::Effect;
use crate::tui::participation_notes::ParticipationNote;
use crate::tui::shared::Shared;

impl Shared {
    /// Has a change saved in a draft that isn't open.
    pub(crate) fn save_participation(&mut self, note: ParticipationNote) {
        let notes = &mut self.participation;
        if let Some(chosen) = notes.chosen.as_mut().filter(|chosen| chosen.name == note.draft) {
            chosen.participations.insert(note.event.clone(), note.to.clone());
        }
        match notes.waiting.last_mut().filter(|last| last.is_about(&note.draft, &note.event)) {
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

    /// Takes in how saving a change went, and goes on with the next. One that failed is tried again with the next change.
    pub(crate) fn participation_noted(
        &mut self,
        note: &ParticipationNote,
        result: &Result<Participation, String>,
    ) {
        self.participation.is_under_way = false;
        match result {
            Ok(_) if self.participation.waiting.is_empty() => self.effect(Effect::List),
            Ok(_) => self.save_next_participation(),
            Err(cause) => {
                let waiting = &mut self.participation.waiting;
                match waiting.first_mut().filter(|next| next.is_about(&note.draft, &note.event)) {
                    Some(next) => next.from = note.from.clone(),
                    None => waiting.insert(0, note.clone()),
                }
                self.fail(say!(self.world.words, "participation-not-saved", cause = cause.as_str()));
            }
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
}
