//! What the screen tells of the time, and when that changes: the title row, what heads the list of drafts, and the list
//! of meetings and deadlines. Only a text that is another one is worth a new frame.

use chrono::{DateTime, Utc};

use crate::draft::participation::reminder::phases;
use crate::event::headline::line;
use crate::event::title::{self, title_nearness, title_texts};
use crate::event::{Event, agenda};
use crate::tui::world::World;
use crate::zone;

/// Which texts about the time are others than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TimeShows {
    Same,
    /// Those of the list of meetings and deadlines.
    Agenda,
    /// Those above the list of drafts.
    Headline,
    /// Those of the title row, or the date: every screen shows them.
    Title,
}

impl TimeShows {
    /// What is another text at `now` than it was before.
    pub(crate) fn between(world: &World, before: DateTime<Utc>, now: DateTime<Utc>) -> Self {
        let (events, words, of_draft) = (&world.events, &world.words, &*world.events_of_draft());
        let told = |events, at| (title_texts(events, at, words), title_nearness(events, at));
        let title = |at| (told(events, at), told(of_draft, at), zone::date(at));
        let is_ahead = |event: &Event, at| event.meeting.is_some_and(|meeting| meeting.is_ahead(at));
        let ahead = |at| events.iter().map(|event| is_ahead(event, at)).collect::<Vec<_>>();
        let headline = |at| (line(events, at, words), ahead(at), phases(events, at));
        let rows = |at| agenda(events, at).iter().map(|row| row.text(at, words)).collect::<Vec<_>>();
        if title(before) != title(now) {
            TimeShows::Title
        } else if headline(before) != headline(now) {
            TimeShows::Headline
        } else if rows(before) != rows(now) {
            TimeShows::Agenda
        } else {
            TimeShows::Same
        }
    }
}

/// When a text may next be another: at midnight at the latest.
pub(crate) fn next_change(world: &World, now: DateTime<Utc>) -> DateTime<Utc> {
    let changes = [
        title::next_change(&world.events, now),
        title::next_change(&world.events_of_draft(), now),
        agenda::next_change(&world.events, now),
    ];
    let midnight = zone::next_midnight(zone::date(now));
    changes.into_iter().flatten().min().map_or(midnight, |change| change.min(midnight))
}
