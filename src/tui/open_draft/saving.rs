//! When the draft is saved, and what is said of it. The autosave is the save: 300 ms after the last key, at most half
//! a second while typing, at once on leaving a field; a failed save is tried again and told until one works.

use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::say;
use crate::store::SaveError;
use crate::tui::message::{SaveOutcome, Time};
use crate::tui::once_a_minute::OnceAMinute;
use crate::words::{Words, date};
use crate::zone;

const AFTER_LAST_KEY: Duration = Duration::from_millis(300);
/// After a kill so much is missing at most, and half of it most often.
const WHILE_TYPING: Duration = Duration::from_millis(450);
/// A save that takes longer is told as being under way.
const SLOW: Duration = Duration::from_secs(1);
/// Waits before each new try after a failed save; the last one goes on.
const RETRY_AFTER_SECS: [u64; 5] = [1, 2, 5, 10, 30];

/// The saving of the open draft.
#[derive(Debug, Default)]
pub(crate) struct Saving {
    /// States up to this one were of the draft that was open before; their saves are not this draft's.
    before: u64,
    newest: u64,
    /// The newest state that differs in more than the caret's place.
    newest_text: u64,
    written: u64,
    in_flight: Option<u64>,
    /// Since when, as far as it is known.
    since: Option<Duration>,
    /// Whether the save that is on its way takes long.
    is_slow: bool,
    typed: Option<Typed>,
    saved_at: DateTime<Utc>,
    /// The last save that the title row tells of, and when it came to tell of that.
    told_at: DateTime<Utc>,
    told: OnceAMinute,
    /// Whether the writer asked for the save, and wants to see it done.
    is_asked_for: bool,
    failure: Option<SaveFailure>,
}

/// When the text that isn't on its way yet was typed.
#[derive(Debug, Clone, Copy)]
struct Typed {
    first: Duration,
    last: Duration,
}

#[derive(Debug)]
struct SaveFailure {
    error: SaveError,
    tries: usize,
    retry_at: Duration,
}

impl Saving {
    /// The saving of a draft that was last saved at `saved_at`. States are numbered on from `before`, over all
    /// drafts of a session, so that a save that ends late is never taken for one of this draft.
    pub(super) fn of_saved(saved_at: DateTime<Utc>, before: u64) -> Self {
        let told_at = saved_at;
        let saving = Saving { before, newest: before, newest_text: before, ..Saving::default() };
        Saving { written: before, saved_at, told_at, ..saving }
    }

    /// Whether a save was of the draft that is open now.
    pub(crate) fn is_own(&self, outcome: &SaveOutcome) -> bool {
        outcome.serial > self.before
    }

    /// Notes that an answer or a tick changed.
    pub(super) fn text_changed(&mut self, mono: Duration) {
        let first = self.typed.map_or(mono, |typed| typed.first);
        self.typed = Some(Typed { first, last: mono });
        self.place_changed();
        self.newest_text = self.newest;
    }

    /// Notes that only the caret moved: worth saving when the draft is left, but not by itself.
    pub(super) fn place_changed(&mut self) {
        self.newest += 1;
    }

    /// The number of the newest state.
    pub(crate) fn newest(&self) -> u64 {
        self.newest
    }

    /// Takes note that the writer asks for the next save.
    pub(super) fn ask(&mut self) {
        self.is_asked_for = true;
    }

    /// When to save, as a time on the monotonic clock.
    pub(super) fn due(&self) -> Option<Duration> {
        if self.in_flight.is_some() {
            return None;
        }
        if let Some(failure) = &self.failure {
            return Some(failure.retry_at);
        }
        self.typed.map(|typed| (typed.last + AFTER_LAST_KEY).min(typed.first + WHILE_TYPING))
    }

    /// Whether there is anything to save, the caret's place included.
    pub(super) fn is_behind(&self) -> bool {
        self.written < self.newest
    }

    /// Whether typed text isn't on disk yet.
    pub(super) fn has_unsaved_text(&self) -> bool {
        self.written < self.newest_text
    }

    /// Takes the time, and says whether that changes what is shown.
    pub(super) fn tick(&mut self, mono: Duration) -> bool {
        let since = *self.since.get_or_insert(mono);
        let was_slow = self.is_slow;
        let may_be_slow = self.in_flight.is_some() && mono >= since + SLOW;
        self.is_slow = may_be_slow && (was_slow || self.told.show(mono));
        let is_untold = self.is_untold() && self.told.show(mono);
        if is_untold {
            self.told_at = self.saved_at;
        }
        self.is_slow != was_slow || is_untold
    }

    /// Whether the time of the last save is another than the one that is told.
    fn is_untold(&self) -> bool {
        let minute = |at: DateTime<Utc>| at.timestamp().div_euclid(60);
        self.in_flight.is_none() && minute(self.saved_at) != minute(self.told_at)
    }

    /// When it is to be told that a save is under way for long, or when the last one was.
    pub(super) fn told_due(&self) -> Option<Duration> {
        let slow = self.in_flight.filter(|_| !self.is_slow).and(self.since).map(|since| since + SLOW);
        let told = self.is_untold().then_some(Duration::ZERO);
        slow.or(told).map(|due| due.max(self.told.allowed_at()))
    }

    /// Notes that the newest state is being written.
    pub(super) fn started(&mut self) {
        self.in_flight = Some(self.newest);
        self.since = None;
        self.typed = None;
    }

    /// Whether a save is on its way.
    pub(super) fn is_in_flight(&self) -> bool {
        self.in_flight.is_some()
    }

    /// Notes how a save went.
    pub(super) fn finished(&mut self, outcome: SaveOutcome, now: Time) {
        let mut must_tell = std::mem::take(&mut self.is_asked_for) || self.has_failed();
        if self.in_flight.is_some_and(|serial| serial <= outcome.serial) {
            self.in_flight = None;
            must_tell |= std::mem::take(&mut self.is_slow);
        }
        match outcome.result {
            Ok(_) => {
                self.written = self.written.max(outcome.serial);
                self.saved_at = now.wall;
                self.failure = None;
                if must_tell || (self.is_untold() && now.mono >= self.told.allowed_at()) {
                    self.told_at = now.wall;
                    self.told.shown(now.mono);
                }
            }
            Err(error) => {
                let tries = self.failure.as_ref().map_or(0, |failure| failure.tries);
                let wait = RETRY_AFTER_SECS[tries.min(RETRY_AFTER_SECS.len() - 1)];
                let retry_at = now.mono + Duration::from_secs(wait);
                self.failure = Some(SaveFailure { error, tries: tries + 1, retry_at });
            }
        }
    }

    /// Whether the last save failed.
    pub(crate) fn has_failed(&self) -> bool {
        self.failure.is_some()
    }

    /// The few words for the title row: "Gemt 14.32", "Gemt 12. oktober".
    pub(super) fn text(&self, now: DateTime<Utc>, words: &Words) -> String {
        if self.has_failed() {
            say!(words, "saving-failed")
        } else if self.is_slow {
            say!(words, "saving-slow")
        } else {
            say!(words, "saving-saved", time = saved_time(self.told_at, now, words))
        }
    }

    /// The sentence about a failed save, with the last time that it worked.
    pub(crate) fn failure_text(&self, now: DateTime<Utc>, words: &Words) -> Option<String> {
        let failure = self.failure.as_ref()?;
        let (cause, time) = (failure.error.cause(words), saved_time(self.saved_at, now, words));
        Some(say!(words, "saving-failed-since", cause = cause, time = time))
    }
}

/// The time of a good save; the day alone, if another.
fn saved_time(saved_at: DateTime<Utc>, now: DateTime<Utc>, words: &Words) -> String {
    let day = zone::date(saved_at);
    if day == zone::date(now) { date::clock(words, saved_at) } else { date::short(words, day) }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::store::Revision;
    use crate::words::Lang;

    fn at(ms: u64) -> Time {
        let wall = DateTime::from_timestamp(1_698_755_520, 0).expect("31 October 2023 13.32");
        Time { wall, mono: Duration::from_millis(ms) }
    }

    fn outcome(serial: u64, result: Result<Revision, SaveError>) -> SaveOutcome {
        SaveOutcome { name: "aarhus".to_owned(), serial, result }
    }

    fn saved(serial: u64) -> SaveOutcome {
        outcome(serial, Ok(Revision::of(b"x")))
    }

    fn disk_full(serial: u64) -> SaveOutcome {
        outcome(serial, Err(SaveError::Io(rustix::io::Errno::NOSPC.into())))
    }

    #[test]
    fn a_pause_saves_after_300_ms_and_typing_on_within_half_a_second() {
        let mut saving = Saving::default();
        assert_eq!(saving.due(), None);
        saving.text_changed(Duration::from_secs(1));
        assert_eq!(saving.due(), Some(Duration::from_millis(1300)));
        for ms in (1100..=1700).step_by(100) {
            saving.text_changed(Duration::from_millis(ms));
        }
        assert_eq!(saving.due(), Some(Duration::from_millis(1450)));
    }

    #[test]
    fn what_is_typed_during_a_save_is_still_to_be_saved() {
        let mut saving = Saving::default();
        saving.text_changed(Duration::ZERO);
        saving.started();
        assert_eq!(saving.due(), None);
        saving.text_changed(Duration::from_millis(310));
        saving.finished(saved(1), at(320));
        assert!(saving.is_behind());
        assert_eq!(saving.due(), Some(Duration::from_millis(610)));
        saving.started();
        saving.finished(saved(2), at(620));
        assert!(!saving.is_behind());
    }

    #[test]
    fn a_failed_save_is_tried_again_after_1_2_5_10_and_30_seconds() {
        let mut saving = Saving::default();
        saving.text_changed(Duration::ZERO);
        let mut waits = Vec::new();
        for _ in 0..6 {
            saving.started();
            saving.finished(disk_full(1), at(0));
            waits.push(saving.due().expect("a new try").as_secs());
        }
        assert_eq!(waits, [1, 2, 5, 10, 30, 30]);
        assert!(saving.has_unsaved_text());
    }

    #[test]
    fn a_failed_save_is_told_until_one_works() {
        let words = Words::new(Lang::Da);
        let mut saving = Saving::of_saved(at(0).wall, 0);
        saving.text_changed(Duration::ZERO);
        saving.finished(disk_full(1), at(0));
        assert_eq!(saving.text(at(0).wall, &words), "IKKE GEMT");
        let told = saving.failure_text(at(0).wall, &words).expect("a sentence");
        assert!(told.starts_with("IKKE GEMT (disken er fuld) – teksten er her stadig"), "{told}");
        assert!(told.ends_with("(gemt 13.32)"), "{told}");
        let told = saving.failure_text(at(0).wall + TimeDelta::days(1), &words).expect("a sentence");
        assert!(told.ends_with("(gemt 31. okt. 2023)"), "{told}");
        saving.finished(saved(1), at(0));
        assert_eq!(saving.text(at(0).wall, &words), "Gemt 13.32");
        assert_eq!(saving.failure_text(at(0).wall, &words), None);
    }

    #[test]
    fn a_save_that_takes_long_is_told() {
        let words = Words::new(Lang::Da);
        let mut saving = Saving::default();
        saving.text_changed(Duration::ZERO);
        saving.started();
        assert!(!saving.tick(Duration::from_secs(5)));
        assert_eq!(saving.told_due(), Some(Duration::from_secs(6)));
        assert!(saving.tick(Duration::from_secs(6)));
        assert_eq!((saving.text(at(0).wall, &words).as_str(), saving.told_due()), ("Gemmer …", None));
        saving.finished(saved(1), at(0));
        assert_eq!(saving.text(at(0).wall, &words), "Gemt 13.32");
    }

    /// The texts of the title row after saves at these seconds, of which the first needs no asking.
    fn told_after(saves: &[u64]) -> Vec<String> {
        let words = Words::new(Lang::Da);
        let mut saving = Saving::of_saved(at(0).wall - TimeDelta::days(1), 0);
        let mut texts = vec![saving.text(at(0).wall, &words)];
        for second in saves {
            let wall = at(0).wall + TimeDelta::seconds(i64::try_from(*second).expect("a time"));
            saving.text_changed(Duration::from_secs(*second));
            saving.started();
            saving.finished(saved(saving.newest()), Time { wall, mono: Duration::from_secs(*second) });
            texts.push(saving.text(wall, &words));
        }
        texts
    }

    #[test]
    fn the_time_of_the_last_save_changes_once_a_minute() {
        let day_before = "Gemt 30. okt. 2023";
        assert_eq!(told_after(&[59, 61, 118]), [day_before, "Gemt 13.32", "Gemt 13.32", "Gemt 13.32"]);
        assert_eq!(told_after(&[59, 61, 119]), [day_before, "Gemt 13.32", "Gemt 13.32", "Gemt 13.33"]);
    }

    #[test]
    fn a_save_that_was_not_told_is_told_when_the_minute_is_over_and_at_once_if_it_was_asked_for() {
        let words = Words::new(Lang::Da);
        let later = |ms| Time { wall: at(0).wall + TimeDelta::seconds(60), ..at(ms) };
        let mut saving = Saving::of_saved(at(0).wall - TimeDelta::days(1), 0);
        saving.finished(saved(1), at(0));
        saving.finished(saved(2), later(5_000));
        assert_eq!(
            (saving.text(later(0).wall, &words).as_str(), saving.told_due()),
            ("Gemt 13.32", Some(Duration::from_secs(60)))
        );
        assert!(!saving.tick(Duration::from_secs(59)));
        assert!(saving.tick(Duration::from_secs(60)));
        assert_eq!((saving.text(later(0).wall, &words).as_str(), saving.told_due()), ("Gemt 13.33", None));
        saving.ask();
        saving.finished(saved(3), Time { wall: at(0).wall + TimeDelta::seconds(120), ..at(61_000) });
        assert_eq!(saving.text(later(0).wall, &words), "Gemt 13.34");
    }

    #[test]
    fn a_moved_caret_alone_is_not_saved_by_itself() {
        let mut saving = Saving::default();
        saving.place_changed();
        assert_eq!(saving.due(), None);
        assert!(saving.is_behind());
        assert!(!saving.has_unsaved_text());
    }
}
