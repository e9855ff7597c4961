//! What was changed in the own events: it can be undone for as long as the program runs, and what is being typed outlives
//! its screen.

use crate::event::Event;
use crate::event::announcement::AnnouncedMeeting;
use crate::event::entry::EventEntry;
use crate::event::own_file::EventChange;
use crate::store::EventSaveError;

/// Whether a change is a new one, or an earlier one that is undone or redone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventStep {
    Change,
    Undo,
    Redo,
}

/// What came of a change: as it was made, and the own events as they are now.
pub(super) type ChangedEvents = Result<(EventChange, Vec<Event>), EventSaveError>;

/// What a pasted announcement said beyond the lines of the form.
#[derive(Debug, Clone, Default)]
pub(crate) struct PastedAnnouncement {
    /// The event that filled the lines: it has what has no line.
    pub event: Option<Event>,
    /// What is uncertain, a sentence each.
    pub doubts: Vec<String>,
    /// The other meetings, the next last.
    pub more: Vec<AnnouncedMeeting>,
}

/// An event that was typed or pasted, and the one that it changes.
#[derive(Debug, Clone)]
pub(crate) struct UnsavedEvent {
    pub before: Option<Event>,
    pub entry: EventEntry,
    pub pasted: PastedAnnouncement,
}

/// What was changed, the newest last.
#[derive(Debug, Default)]
pub(crate) struct EventsHistory {
    pub(super) done: Vec<EventChange>,
    pub(super) undone: Vec<EventChange>,
    /// Whether a step is under way.
    pub(super) is_stepping: bool,
    /// An event that was typed and not saved.
    pub(crate) unsaved: Option<UnsavedEvent>,
}
