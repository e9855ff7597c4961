//! Events as iCalendar files (RFC 5545), both ways: what other calendars subscribe to or import, and the invitations
//! that they send. No file, no clock, no terminal.

mod content_line;
mod note;
mod occurrence;
pub(crate) mod plan;
mod programme;
mod property;
pub(crate) mod read;
mod series;
mod time;
pub(crate) mod write;
mod zones;

pub use note::IcsNote;
pub(crate) use programme::written_plan;
pub use read::{IcsFound, read};
pub use write::written;

use crate::event::{DeadlineKind, Event};

/// What the names of events end in that were made here.
const OWN: &str = "@som";

/// A deadline's own property: the name of the event that it belongs to, for one that has no meeting to say it.
const TITLE_PROPERTY: &str = "X-SOM-TITLE";

/// The name of an event in all calendars, for as long as it exists: they know by it what they have already.
pub(crate) fn uid_of(event: &Event) -> String {
    event.uid.clone().unwrap_or_else(|| format!("{}{OWN}", event.id))
}

/// What the name of a deadline adds to its event's.
fn deadline_mark(kind: DeadlineKind) -> &'static str {
    match kind {
        DeadlineKind::Registration => "-tilmelding",
        DeadlineKind::Application => "-ansoegning",
    }
}

/// The name of an event's deadline.
fn deadline_uid(event: &Event, kind: DeadlineKind) -> String {
    let uid = uid_of(event);
    format!("{}{}{OWN}", uid.strip_suffix(OWN).unwrap_or(&uid), deadline_mark(kind))
}

/// The deadline that a name is of, with the name of its event but for its end.
fn deadline_named(uid: &str) -> Option<(DeadlineKind, &str)> {
    let stem = uid.strip_suffix(OWN)?;
    let of = |kind| stem.strip_suffix(deadline_mark(kind)).map(|event| (kind, event));
    of(DeadlineKind::Registration).or_else(|| of(DeadlineKind::Application))
}

#[cfg(test)]
mod tests;
