//! The rows of the list: what lies ahead, and above it what is over, behind one line that opens and closes.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::event::agenda::{AgendaItem, AgendaRow};
use crate::event::{Event, EventState, agenda};

/// A row of the list.
#[derive(Debug, Clone, Copy)]
pub(super) enum EventRow<'a> {
    /// The line above what is over, which so many events are.
    Over(usize),
    Item(AgendaRow<'a>),
}

/// The rows of the list in their order.
#[derive(Debug)]
pub(super) struct EventRows<'a> {
    over: Vec<AgendaRow<'a>>,
    ahead: Vec<AgendaRow<'a>>,
    /// How many events are over.
    pub(super) over_count: usize,
    /// Whether the rows of what is over are shown.
    pub(super) is_open: bool,
}

/// What a row is about, whatever comes and goes above it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum RowKey {
    Over,
    /// By the event's id.
    Item(String, AgendaItem),
}

/// The chosen row: it stays chosen when others come and go.
#[derive(Debug)]
pub(super) struct ChosenRow {
    key: Option<RowKey>,
    /// Where it was last, for one that is gone.
    at: usize,
}

impl<'a> EventRows<'a> {
    /// The rows; what is over is shown if the reader wants it, or else where no day lies ahead.
    pub(super) fn of(events: &'a [Event], now: DateTime<Utc>, is_open: Option<bool>) -> Self {
        let is_over = |event: &Event| event.state(now) == EventState::Over;
        let (over, ahead): (Vec<_>, Vec<_>) =
            agenda(events, now).into_iter().partition(|row| is_over(row.event));
        let is_open = is_open.unwrap_or_else(|| ahead.iter().all(|row| row.when.is_none()));
        let over_count = over.iter().map(|row| &row.event.id).collect::<BTreeSet<_>>().len();
        EventRows { over, ahead, over_count, is_open }
    }

    pub(super) fn len(&self) -> usize {
        self.iter().count()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = EventRow<'a>> {
        let head = (!self.over.is_empty()).then_some(EventRow::Over(self.over_count));
        let over = self.over.iter().filter(|_| self.is_open);
        head.into_iter().chain(over.chain(&self.ahead).map(|row| EventRow::Item(*row)))
    }

    pub(super) fn get(&self, at: usize) -> Option<EventRow<'a>> {
        self.iter().nth(at)
    }

    fn position(&self, key: &RowKey) -> Option<usize> {
        self.iter().position(|row| row.key() == *key)
    }
}

impl<'a> EventRow<'a> {
    pub(super) fn item(self) -> Option<AgendaRow<'a>> {
        match self {
            EventRow::Over(_) => None,
            EventRow::Item(row) => Some(row),
        }
    }

    fn key(&self) -> RowKey {
        match self {
            EventRow::Over(_) => RowKey::Over,
            EventRow::Item(row) => key_of(row),
        }
    }
}

fn key_of(row: &AgendaRow<'_>) -> RowKey {
    RowKey::Item(row.event.id.clone(), row.item)
}

impl ChosenRow {
    /// The next thing ahead.
    pub(super) fn next(rows: &EventRows<'_>) -> Self {
        let is_ahead = |row: EventRow<'_>| row.item().is_some_and(|row| !row.is_past);
        let at = rows.iter().position(is_ahead).unwrap_or(0);
        ChosenRow { key: rows.get(at).map(|row| row.key()), at }
    }

    /// Where it stands now: that of one which is folded away is the line that it is behind.
    pub(super) fn at(&self, rows: &EventRows<'_>) -> usize {
        let is_folded = |key: &RowKey| rows.over.iter().any(|row| key_of(row) == *key);
        let found =
            self.key.as_ref().and_then(|key| rows.position(key).or_else(|| is_folded(key).then_some(0)));
        found.unwrap_or_else(|| self.at.min(rows.len().saturating_sub(1)))
    }

    /// Chooses the row that stands here.
    pub(super) fn choose(&mut self, at: usize, rows: &EventRows<'_>) {
        *self = ChosenRow { key: rows.get(at).map(|row| row.key()), at };
    }

    /// Chooses a row of this event, unless one is chosen: what is next of it, or else its first.
    pub(super) fn choose_event(&mut self, event: &Event, now: DateTime<Utc>) {
        let rows = agenda(std::slice::from_ref(event), now);
        if rows.iter().all(|row| self.key.as_ref() != Some(&key_of(row))) {
            let next = rows.iter().find(|row| !row.is_past).or(rows.first());
            self.key = next.map(key_of).or(self.key.take());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{built_in, read_events};

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    fn events() -> Vec<Event> {
        let own = r#"[
            (id: "a", title: (da: "A"), starts: "2023-11-20"),
            (id: "b", title: (da: "B"), starts: "2023-12-01"),
        ]"#;
        [built_in(), read_events(own).expect("events")].concat()
    }

    fn told(rows: &EventRows<'_>) -> Vec<String> {
        let told = |row: EventRow<'_>| match row {
            EventRow::Over(count) => format!("{count} over"),
            EventRow::Item(row) => row.event.id.clone(),
        };
        rows.iter().map(told).collect()
    }

    #[test]
    fn what_is_over_stands_behind_one_line_and_opens() {
        let (events, now) = (events(), utc("2023-11-25T12:00:00Z"));
        assert_eq!(told(&EventRows::of(&events, now, None)), ["2 over", "b", "implementeringsforloeb"]);
        assert_eq!(EventRows::of(&events, now, Some(true)).len(), 7);
        let before = EventRows::of(&events, utc("2023-11-05T12:00:00Z"), None);
        assert_eq!(before.len(), 6, "a deadline that has passed stays with its meeting");
        assert_eq!(before.over_count, 0);
    }

    #[test]
    fn with_no_day_ahead_what_is_over_is_shown_until_it_is_closed() {
        let (events, now) = (events(), utc("2024-11-25T12:00:00Z"));
        assert_eq!(EventRows::of(&events, now, None).len(), 7);
        assert_eq!(told(&EventRows::of(&events, now, Some(false))), ["3 over", "implementeringsforloeb"]);
    }

    #[test]
    fn the_chosen_row_stays_chosen_when_others_come_and_go() {
        let (events, now) = (events(), utc("2023-11-25T12:00:00Z"));
        let [closed, open] = [false, true].map(|is_open| EventRows::of(&events, now, Some(is_open)));
        let mut chosen = ChosenRow::next(&closed);
        assert_eq!((chosen.at(&closed), chosen.at(&open)), (1, 5));
        chosen.choose(2, &open);
        assert_eq!((chosen.at(&open), chosen.at(&closed)), (2, 0));
        chosen.choose(2, &closed);
        let fewer = EventRows::of(&events[1..], now, None);
        assert_eq!(chosen.at(&fewer), 1, "the last one where the chosen one is gone");
        chosen.choose_event(&events[3], now);
        assert_eq!(chosen.at(&open), 5);
        assert_eq!(ChosenRow::next(&EventRows::of(&[], now, None)).at(&EventRows::of(&[], now, None)), 0);
    }
}
