//! What changes by itself beside the text, such as the time of the last save and who else is there, does so once a minute
//! at most: a screen reader says it in the midst of a sentence, and it draws the eye.

use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

/// When something that is shown last became another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct OnceAMinute(Option<Duration>);

impl OnceAMinute {
    /// From when on it may be shown as another, on the monotonic clock.
    pub(crate) fn allowed_at(self) -> Duration {
        self.0.map_or(Duration::ZERO, |at| at + MINUTE)
    }

    /// Takes note that it is shown as another from now on.
    pub(crate) fn shown(&mut self, mono: Duration) {
        self.0 = Some(mono);
    }

    /// Takes note that it is shown as another from now on, if it may be; says so.
    pub(crate) fn show(&mut self, mono: Duration) -> bool {
        let may = mono >= self.allowed_at();
        if may {
            self.shown(mono);
        }
        may
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_change_is_shown_at_once_and_the_next_a_minute_later() {
        let mut change = OnceAMinute::default();
        let at = Duration::from_secs;
        assert_eq!(
            [3, 4, 62, 63, 64].map(|second| change.show(at(second))),
            [true, false, false, true, false]
        );
        assert_eq!(change.allowed_at(), at(123));
    }
}
