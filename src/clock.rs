//! The clock: the only reader of wall time and of the stopwatch. Everything else takes time as an argument.

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

/// Where the time of day comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Clock {
    /// The host's clock.
    #[default]
    System,
    /// A fixed instant, for tests and demonstrations.
    Fixed(DateTime<Utc>),
}

impl Clock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that all others ask")]
    pub(crate) fn now(self) -> DateTime<Utc> {
        match self {
            Clock::System => Utc::now(),
            Clock::Fixed(now) => now,
        }
    }
}

/// Measures elapsed time, unaffected by jumps of the wall clock.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch {
    start: Instant,
    /// Time to add, as if started earlier.
    before: Duration,
}

impl Stopwatch {
    /// Starts at zero.
    #[expect(clippy::disallowed_methods, reason = "this is the stopwatch that all others ask")]
    pub fn start() -> Self {
        Stopwatch { start: Instant::now(), before: Duration::ZERO }
    }

    /// A stopwatch started in the past, for tests.
    #[cfg(test)]
    pub(crate) fn started_ago(time: Duration) -> Self {
        Stopwatch { before: time, ..Stopwatch::start() }
    }

    /// The time since the start.
    pub fn elapsed(self) -> Duration {
        self.start.elapsed() + self.before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_stands_still() {
        let clock = Clock::Fixed(DateTime::UNIX_EPOCH);
        assert_eq!((clock.now(), clock.now()), (DateTime::UNIX_EPOCH, DateTime::UNIX_EPOCH));
    }

    #[test]
    fn a_stopwatch_never_goes_back() {
        let watch = Stopwatch::start();
        let first = watch.elapsed();
        assert!(watch.elapsed() >= first);
    }
}
