//! The length of the answer that is typed in, as the meter tells it: not at the key that begins a line, which would change
//! a row away from the caret, but after a pause. Too long, or no longer so, is told at once.

use std::time::Duration;

use crate::form::FieldId;
use crate::page::Fill;
use crate::tui::message::Time;

/// So long after the last key a new length is told.
const PAUSE: Duration = Duration::from_millis(500);
/// Who types on without a pause sees it after so long.
const WHILE_TYPING: Duration = Duration::from_secs(2);

/// The length that is told still, while another is about to be.
#[derive(Debug, Default)]
pub(super) struct ToldLength(Option<Held>);

#[derive(Debug)]
struct Held {
    field: FieldId,
    told: Fill,
    since: Duration,
    last_key: Duration,
}

impl ToldLength {
    /// How full a field's answer is told to be, that is so full.
    pub(super) fn of(&self, field: &FieldId, now: Fill) -> Fill {
        self.0.as_ref().filter(|held| held.field == *field).map_or(now, |held| held.told.clone())
    }

    /// Takes note that a key made an answer so full that was told to be `told` full.
    pub(super) fn typed(&mut self, field: &FieldId, told: Option<Fill>, now: Option<Fill>, time: Time) {
        let before = self.0.take().filter(|held| held.field == *field);
        let is_to_wait =
            |(told, now): &(Fill, Fill)| told.used != now.used && told.is_over() == now.is_over();
        self.0 = told.zip(now).filter(is_to_wait).map(|(told, _)| Held {
            field: field.clone(),
            told,
            since: before.map_or(time.mono, |held| held.since),
            last_key: time.mono,
        });
    }

    /// When the new length is told. A screen reader would say it in the midst of a word, so one who has it waits for the
    /// pause, however long that takes.
    pub(super) fn due(&self, waits_for_pause: bool) -> Option<Duration> {
        let held = self.0.as_ref()?;
        let pause = held.last_key + PAUSE;
        Some(if waits_for_pause { pause } else { pause.min(held.since + WHILE_TYPING) })
    }

    /// Takes the time, and says whether another length is told from now on.
    pub(super) fn tick(&mut self, mono: Duration, waits_for_pause: bool) -> bool {
        self.due(waits_for_pause).is_some_and(|due| due <= mono) && self.0.take().is_some()
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::form::som;
    use crate::page::Limit;

    fn at(ms: u64) -> Time {
        Time { wall: DateTime::UNIX_EPOCH, mono: Duration::from_millis(ms) }
    }

    fn lines(lines: usize) -> Fill {
        Fill::new(lines, Limit::Half, &som().page)
    }

    /// What is told after the lines of each key.
    fn typed(keys: &[(u64, usize)]) -> (ToldLength, FieldId) {
        let (mut told, field) = (ToldLength::default(), FieldId::new("motivation"));
        let mut before = lines(3);
        for (ms, now) in keys {
            told.typed(&field, Some(told.of(&field, before)), Some(lines(*now)), at(*ms));
            before = lines(*now);
        }
        (told, field)
    }

    #[test]
    fn a_new_line_is_told_half_a_second_after_the_last_key() {
        let (mut told, field) = typed(&[(0, 3), (100, 4), (300, 4)]);
        assert_eq!(told.of(&field, lines(4)), lines(3));
        assert_eq!(told.of(&FieldId::new("omraade"), lines(9)), lines(9));
        assert_eq!(told.due(true), Some(Duration::from_millis(800)));
        assert!(!told.tick(Duration::from_millis(799), true));
        assert!(told.tick(Duration::from_millis(800), true));
        assert_eq!((told.of(&field, lines(4)), told.due(true)), (lines(4), None));
    }

    #[test]
    fn who_types_on_sees_it_after_two_seconds_and_hears_it_in_the_pause() {
        let keys: Vec<(u64, usize)> = (0..30).map(|key| (100 + key * 100, 4)).collect();
        let (told, _) = typed(&keys);
        assert_eq!(told.due(false), Some(Duration::from_millis(2_100)));
        assert_eq!(told.due(true), Some(Duration::from_millis(3_500)));
    }

    #[test]
    fn too_long_is_told_at_once_and_a_line_that_came_and_went_never() {
        let most = lines(0).allowed;
        let (mut told, field) = (ToldLength::default(), FieldId::new("motivation"));
        told.typed(&field, Some(lines(most)), Some(lines(most + 1)), at(0));
        assert_eq!(told.of(&field, lines(most + 1)), lines(most + 1));
        let (told, _) = typed(&[(0, 4), (100, 3)]);
        assert_eq!(told.due(false), None);
    }
}
