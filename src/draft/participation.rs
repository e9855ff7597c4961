//! The applicant's part in a meeting: who is registered, whether the link has come, whether they took part. It is saved
//! and merged with the draft, by meeting and by part, but is no part of the document: no seal or measure knows it.

pub(crate) mod reminder;
pub(crate) mod sentence;
mod told;
mod who;

use std::collections::{BTreeMap, BTreeSet};

use super::Draft;
use crate::clean::{Lines, clean};
use crate::event::Event;

/// The most characters that say who is registered.
pub(crate) const LONGEST_WHO: usize = 200;

/// The most meetings of which a draft notes something.
pub(crate) const MOST_MEETINGS: usize = 500;

/// What stands between two texts that were written at once.
const BOTH: &str = " / ";

/// The applicant's part in one meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Participation {
    /// Who is registered, in one line: `2 ledere og 3 medarbejdere`, or names. Empty where nobody is.
    pub who: String,
    /// Whether the link to the meeting has come.
    pub has_link: bool,
    /// Whether they took part.
    pub took_part: bool,
    /// What a newer som wrote of it, as RON.
    pub(super) unknown: BTreeMap<String, String>,
}

/// Why a draft does not note such a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ParticipationRefusal {
    /// Who is registered is typed longer than [`LONGEST_WHO`].
    TooLong,
    /// The draft has [`MOST_MEETINGS`].
    TooMany,
}

/// Whether one can register for an event or take part in it.
pub(crate) fn is_open_to_part(event: &Event) -> bool {
    event.meeting.is_some() || event.registration_deadline.is_some()
}

impl Participation {
    /// The same with others registered; the text is cleaned as an answer of one line is.
    pub(crate) fn with_who(&self, who: &str) -> Self {
        Participation { who: clean(who, Lines::One).text.trim().to_owned(), ..self.clone() }
    }

    /// The same with nothing noted; what a newer som noted stays.
    pub(crate) fn cleared(&self) -> Self {
        Participation { unknown: self.unknown.clone(), ..Participation::default() }
    }

    /// Whether somebody is registered.
    pub(crate) fn is_registered(&self) -> bool {
        !self.who.trim().is_empty()
    }

    /// Why nobody may type it where this stood before. Two texts that were joined may be longer, and then be shortened
    /// letter by letter.
    pub(crate) fn refusal_after(&self, before: &Self) -> Option<ParticipationRefusal> {
        let [length, was] = [self, before].map(|part| part.who.chars().count());
        (length > LONGEST_WHO.max(was)).then_some(ParticipationRefusal::TooLong)
    }

    /// Merges two states that began as `base`, part by part: a change wins. Where both changed who is registered, somebody
    /// wins over nobody, and of two texts both stay.
    pub(crate) fn merged(base: &Self, ours: &Self, theirs: &Self) -> Self {
        let changed = |base: bool, our: bool, their: bool| if our == base { their } else { our };
        Participation {
            who: merged_who(&base.who, &ours.who, &theirs.who),
            has_link: changed(base.has_link, ours.has_link, theirs.has_link),
            took_part: changed(base.took_part, ours.took_part, theirs.took_part),
            unknown: merged_unknown(&base.unknown, &ours.unknown, &theirs.unknown),
        }
    }
}

fn merged_who(base: &str, ours: &str, theirs: &str) -> String {
    if ours == base || ours == theirs {
        return theirs.to_owned();
    }
    if theirs == base {
        return ours.to_owned();
    }
    let [base, ours, theirs] = [base, ours, theirs].map(texts);
    let kept = base.iter().copied().filter(|text| ours.contains(text) && theirs.contains(text));
    let added: BTreeSet<&str> = ours.union(&theirs).copied().filter(|text| !base.contains(text)).collect();
    kept.chain(added).collect::<Vec<_>>().join(BOTH)
}

/// The texts that were joined into one.
fn texts(who: &str) -> BTreeSet<&str> {
    who.split(BOTH).map(str::trim).filter(|text| !text.is_empty()).collect()
}

/// By name; of two values that can't stand side by side, which one stays doesn't depend on the side.
fn merged_unknown(
    base: &BTreeMap<String, String>,
    ours: &BTreeMap<String, String>,
    theirs: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let names: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    let values = names.into_iter().filter_map(|name| {
        let (was, our, their) = (base.get(name), ours.get(name), theirs.get(name));
        let value = match () {
            () if our == was => their,
            () if their == was => our,
            () => our.max(their),
        };
        Some((name.clone(), value?.clone()))
    });
    values.collect()
}

impl Draft {
    /// The applicant's part in a meeting, by the event's id; nothing noted is a part, too.
    pub fn participation(&self, event: &str) -> Participation {
        self.participations.get(event).cloned().unwrap_or_default()
    }

    /// All parts of which something is noted, by their events' ids.
    pub(crate) fn participations(&self) -> &BTreeMap<String, Participation> {
        &self.participations
    }

    /// Notes a change of the part in a meeting, from one state to another: what others noted meanwhile stays. Returns
    /// whether that changed anything.
    ///
    /// # Errors
    /// If the draft notes no such part; it stays as it was.
    pub(crate) fn note_participation(
        &mut self,
        event: &str,
        from: &Participation,
        to: &Participation,
    ) -> Result<bool, ParticipationRefusal> {
        let now = self.participation(event);
        let noted = Participation::merged(from, to, &now);
        if noted == now {
            return Ok(false);
        }
        if !self.participations.contains_key(event) && self.participations.len() >= MOST_MEETINGS {
            return Err(ParticipationRefusal::TooMany);
        }
        self.put_participation(event.to_owned(), noted);
        Ok(true)
    }

    /// Keeps the part in a meeting; one of which nothing is noted is none.
    pub(super) fn put_participation(&mut self, event: String, participation: Participation) {
        if participation == Participation::default() {
            self.participations.remove(&event);
        } else {
            self.participations.insert(event, participation);
        }
    }

    /// Keeps the parts of the draft that this earlier version replaces: who is registered doesn't go with an answer.
    pub(crate) fn keep_participations_of(&mut self, replaced: &Draft) {
        self.participations.clone_from(&replaced.participations);
    }

    /// The parts of both, merged by meeting.
    pub(super) fn merged_participations(
        [base, ours, theirs]: [&Draft; 3],
    ) -> BTreeMap<String, Participation> {
        let events: BTreeSet<&String> =
            ours.participations.keys().chain(theirs.participations.keys()).collect();
        let merged = events.into_iter().map(|event| {
            let [base, ours, theirs] = [base, ours, theirs].map(|draft| draft.participation(event));
            (event.clone(), Participation::merged(&base, &ours, &theirs))
        });
        merged.filter(|(_, participation)| *participation != Participation::default()).collect()
    }
}

#[cfg(test)]
mod tests;
