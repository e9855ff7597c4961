//! What a calendar file changes in the own events: each event is known by its name in calendars, so that a file that is
//! read again changes nothing.

use chrono::{DateTime, Utc};

use super::note::IcsNote;
use super::read::IcsFound;
use super::uid_of;
use crate::event::own_file::EventChange;
use crate::event::{Bilingual, Event};
use crate::say;
use crate::words::Words;

/// What a file says of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IcsKind {
    New,
    /// The event is here, but otherwise.
    Changed,
    /// The event is here and no longer takes place.
    Cancelled,
    /// The event is here as it is in the file.
    Same,
    /// The event is here in a later state.
    Older,
}

/// One event of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IcsStep {
    pub(crate) kind: IcsKind,
    /// As it will be, or was.
    pub(crate) event: Event,
    /// What is to be done; `None` where nothing is.
    pub(crate) change: Option<EventChange>,
}

/// All that comes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IcsPlan {
    steps: Vec<IcsStep>,
    told: Vec<IcsNote>,
    /// How many meetings the file cancels that are none of one's own.
    elsewhere: usize,
}

impl IcsPlan {
    pub(crate) fn of(found: &IcsFound, own: &[Event], built_in: &[Event], now: DateTime<Utc>) -> Self {
        IcsPlan {
            steps: plan(found, own, built_in, now),
            told: found.told.clone(),
            elsewhere: cancelled_elsewhere(found, own),
        }
    }

    /// What couldn't be read or is left out, a note each.
    pub(crate) fn notes(&self, words: &Words) -> Vec<String> {
        let elsewhere =
            (self.elsewhere > 0).then(|| say!(words, "calendar-cancelled-elsewhere", n = self.elsewhere));
        self.told.iter().map(|note| note.say(words)).chain(elsewhere).collect()
    }

    /// What the file says, a line for each event.
    pub(crate) fn lines(&self, words: &Words) -> Vec<String> {
        self.steps.iter().map(|step| step.line(words)).collect()
    }

    /// What is to be done.
    pub(crate) fn changes(&self) -> Vec<EventChange> {
        self.steps.iter().filter_map(|step| step.change.clone()).collect()
    }
}

/// What is to become of the own events, in the order of the file; the cancelled ones last. Built-in ones can be changed,
/// which makes an own one, but stay when they are cancelled.
pub(super) fn plan(found: &IcsFound, own: &[Event], built_in: &[Event], now: DateTime<Utc>) -> Vec<IcsStep> {
    let mut steps: Vec<IcsStep> = found.events.iter().map(|event| step(event, own, built_in)).collect();
    let cancelled = own.iter().filter(|event| is_cancelled(event, found, now));
    steps.extend(cancelled.map(|event| IcsStep {
        kind: IcsKind::Cancelled,
        event: event.clone(),
        change: Some(EventChange { before: Some(event.clone()), after: None }),
    }));
    steps
}

fn step(found: &Event, own: &[Event], built_in: &[Event]) -> IcsStep {
    let uid = uid_of(found);
    let is_it = |event: &&Event| uid_of(event) == uid;
    let of_file = own.iter().find(is_it);
    let Some(known) = of_file.or_else(|| built_in.iter().find(is_it)) else {
        // What is written under another id is known by its name all the same.
        let is_taken = own.iter().chain(built_in).any(|event| event.id == found.id);
        let uid = if is_taken { Some(uid) } else { found.uid.clone() };
        let event = Event { uid, ..found.clone() };
        let change = Some(EventChange { before: None, after: Some(event.clone()) });
        return IcsStep { kind: IcsKind::New, event, change };
    };
    let mut event = updated(known, found);
    if event == *known {
        return IcsStep { kind: IcsKind::Same, event, change: None };
    }
    if is_older(found, known) {
        return IcsStep { kind: IcsKind::Older, event: known.clone(), change: None };
    }
    event.revision = found.revision.max(known.revision.saturating_add(1));
    event.sequence = event.uid.as_ref().map(|_| found.revision).filter(|theirs| *theirs != event.revision);
    let change = Some(EventChange { before: of_file.cloned(), after: Some(event.clone()) });
    IcsStep { kind: IcsKind::Changed, event, change }
}

/// Whether a file tells an earlier state than the one that was taken in, or just that one where it was changed here since.
fn is_older(found: &Event, known: &Event) -> bool {
    let theirs = known.organisers_revision();
    found.revision < theirs || found.revision == theirs && known.revision > theirs
}

/// The event with what the file says otherwise. What a calendar doesn't know stays: short names, the other language.
fn updated(known: &Event, found: &Event) -> Event {
    let mut event = known.clone();
    if !says(&known.title, &found.title) {
        for name in [&mut event.short, &mut event.what, &mut event.tag] {
            if *name == known.title {
                *name = found.title.clone();
            }
        }
        event.title = found.title.clone();
    }
    event.meeting = found.meeting.or(known.meeting);
    event.registration_deadline = found.registration_deadline.or(known.registration_deadline);
    event.application_deadline = found.application_deadline.or(known.application_deadline);
    event.contact = found.contact.clone().or(event.contact);
    let other = |known: &Option<Bilingual>, found: &Option<Bilingual>| match (known, found) {
        (Some(known), Some(found)) if says(known, found) => None,
        (_, found) => found.clone(),
    };
    event.place = other(&known.place, &found.place).or(event.place);
    event.sign_up = other(&known.sign_up, &found.sign_up).or(event.sign_up);
    let are_same = known.details.len() == found.details.len()
        && known.details.iter().zip(&found.details).all(|(known, found)| says(known, found));
    if !are_same && !found.details.is_empty() {
        event.details.clone_from(&found.details);
    }
    event
}

/// Whether a text of a file is one of the two that are known.
fn says(known: &Bilingual, found: &Bilingual) -> bool {
    known.da == found.da || known.en.as_ref() == Some(&found.da)
}

/// How many meetings a file cancels that are none of one's own.
pub(super) fn cancelled_elsewhere(found: &IcsFound, own: &[Event]) -> usize {
    let is_of = |event: &Event, name: &str| {
        let uid = uid_of(event);
        uid == name || uid.rsplit_once('#').is_some_and(|(series, _)| series == name)
    };
    let is_elsewhere = |name: &&String| !own.iter().any(|event| is_of(event, name));
    found.cancelled.iter().filter(is_elsewhere).count()
}

/// Whether a file cancels an own event: by name, by that of its series, or because the series has that date no more.
fn is_cancelled(event: &Event, found: &IcsFound, now: DateTime<Utc>) -> bool {
    let uid = uid_of(event);
    let series = uid.rsplit_once('#').map(|(series, _)| series);
    if found.cancelled.iter().any(|name| *name == uid || Some(name.as_str()) == series) {
        return true;
    }
    let Some((_, until)) = found.series.iter().find(|(name, _)| Some(name.as_str()) == series) else {
        return false;
    };
    let Some(meeting) = event.meeting.filter(|meeting| !meeting.is_over(now)) else { return false };
    let is_covered = until.is_none_or(|until| meeting.starts.first_instant() <= until);
    is_covered && found.events.iter().all(|other| uid_of(other) != uid)
}

impl IcsStep {
    /// The event in one line: what is new of it, its title, when and where.
    pub(super) fn line(&self, words: &Words) -> String {
        let event = &self.event;
        let deadline = event.deadlines().map(|deadline| deadline.until(words)).next();
        let when = event.meeting_date(words).or(deadline).unwrap_or_default();
        let place = event.place.as_ref().map(|place| place.of(words));
        let text = match place {
            Some(place) => {
                say!(words, "calendar-event-at", title = event.title.of(words), when = when, place = place)
            }
            None => say!(words, "calendar-event", title = event.title.of(words), when = when),
        };
        match self.kind {
            IcsKind::New => say!(words, "calendar-new", event = text),
            IcsKind::Changed => say!(words, "calendar-changed", event = text),
            IcsKind::Cancelled => say!(words, "calendar-cancelled", event = text),
            IcsKind::Same => say!(words, "calendar-same", event = text),
            IcsKind::Older => say!(words, "calendar-older", event = text),
        }
    }
}
