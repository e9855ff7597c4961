//! What is noted on the screen of the part in meetings: for whom, what of it is still to be saved, and what was changed, so
//! that it can be undone for as long as the program runs.

use std::collections::BTreeMap;

use crate::draft::Participation;

/// The draft that is chosen in the list, as far as meetings are concerned. An open draft comes before it.
#[derive(Debug, Clone)]
pub(crate) struct ChosenDraft {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) participations: BTreeMap<String, Participation>,
}

/// A change of a draft's part in a meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct ParticipationNote {
    /// The draft's name in the data folder.
    pub draft: String,
    /// The event's id.
    pub event: String,
    /// What was noted when it was changed.
    pub from: Participation,
    /// What is to be noted.
    pub to: Participation,
}

impl ParticipationNote {
    pub(super) fn is_about(&self, draft: &str, event: &str) -> bool {
        self.draft == draft && self.event == event
    }

    /// Whether the next change began where this one ended. Otherwise someone else's came between, which is no part of
    /// either.
    pub(super) fn goes_on_in(&self, next: &Self) -> bool {
        next.is_about(&self.draft, &self.event) && next.from == self.to
    }

    fn reversed(&self) -> Self {
        ParticipationNote { from: self.to.clone(), to: self.from.clone(), ..self.clone() }
    }
}

/// What was noted, and what of it is still to be saved.
#[derive(Debug, Default)]
pub(crate) struct ParticipationNotes {
    pub(crate) chosen: Option<ChosenDraft>,
    done: Vec<ParticipationNote>,
    undone: Vec<ParticipationNote>,
    /// In drafts that aren't open, behind the one under way: what is typed meanwhile is saved at once.
    pub(super) waiting: Vec<ParticipationNote>,
    /// What could not be saved: tried again with the next change in the same draft, and in nobody else's way.
    pub(super) failed: Vec<ParticipationNote>,
    pub(super) is_under_way: bool,
}

impl ParticipationNotes {
    /// Takes note of a change, as an undo step of its own or as more of the last one.
    pub(crate) fn record(&mut self, note: ParticipationNote, is_more: bool) {
        self.undone.clear();
        match self.done.last_mut().filter(|last| is_more && last.goes_on_in(&note)) {
            Some(last) => last.to = note.to,
            None => self.done.push(note),
        }
    }

    /// The change that undoes what was done last in this draft about this event, or does it again.
    pub(crate) fn step(&mut self, undoes: bool, draft: &str, event: &str) -> Option<ParticipationNote> {
        let (from, to) =
            if undoes { (&mut self.done, &mut self.undone) } else { (&mut self.undone, &mut self.done) };
        let at = from.iter().rposition(|note| note.is_about(draft, event))?;
        let note = from.remove(at);
        to.push(note.clone());
        Some(if undoes { note.reversed() } else { note })
    }

    /// Whether all that was noted is on disk, or was told to have failed.
    pub(crate) fn is_at_rest(&self) -> bool {
        !self.is_under_way
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::tui) fn note(from: &str, to: &str) -> ParticipationNote {
        let part = |who| Participation::default().with_who(who);
        let (draft, event) = ("ribe".to_owned(), "moede".to_owned());
        ParticipationNote { draft, event, from: part(from), to: part(to) }
    }

    #[test]
    fn each_meeting_has_its_own_steps() {
        let mut notes = ParticipationNotes::default();
        let other = ParticipationNote { event: "kursus".to_owned(), ..note("", "1") };
        for (step, is_more) in [(note("", "2"), false), (note("2", "2 l"), true), (other.clone(), true)] {
            notes.record(step, is_more);
        }
        assert_eq!(notes.step(true, "ribe", "moede"), Some(note("2 l", "")));
        assert_eq!(notes.step(true, "ribe", "moede"), None);
        assert_eq!(notes.step(false, "ribe", "moede"), Some(note("", "2 l")));
        assert_eq!(notes.step(true, "ribe", "kursus"), Some(other.reversed()));
    }
}
