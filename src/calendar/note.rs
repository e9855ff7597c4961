//! What is told of a calendar file: what couldn't be read, and what was left out.

use crate::event::problem::WhenProblem;
use crate::say;
use crate::words::Words;

/// Why an event of a file can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IcsFlaw {
    /// It has no start.
    NoStart,
    /// No such date or time, or one out of all bounds.
    NoSuchTime,
    /// Nobody says what clock that is.
    UnknownZone(String),
    /// Its start and end don't fit together.
    When(WhenProblem),
}

/// What is told of a file. Events go by their titles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IcsNote {
    /// It is too big to be read.
    TooBig,
    /// There is no calendar in it.
    NoCalendar,
    /// An event that can't be read.
    Flawed(String, IcsFlaw),
    /// An event without an end, which is taken to last an hour.
    NoEnd(String),
    /// A series of which only the first date is known: it can't be read, or is more often than daily.
    OddSeries(String),
    /// A series of which only the next dates are taken.
    LongSeries(String),
    /// So many events are over.
    Over(usize),
    /// So many events are more than are taken from one file.
    TooMany(usize),
}

impl IcsFlaw {
    fn say(&self, words: &Words) -> String {
        match self {
            IcsFlaw::NoStart => say!(words, "calendar-no-start"),
            IcsFlaw::NoSuchTime => say!(words, "calendar-no-such-time"),
            IcsFlaw::UnknownZone(zone) => say!(words, "calendar-unknown-zone", zone = zone),
            IcsFlaw::When(problem) => problem.say(words),
        }
    }
}

impl IcsNote {
    /// The message for the user.
    pub(crate) fn say(&self, words: &Words) -> String {
        match self {
            IcsNote::TooBig => say!(words, "calendar-too-big"),
            IcsNote::NoCalendar => say!(words, "calendar-none"),
            IcsNote::Flawed(title, why) => {
                say!(words, "calendar-flawed", title = title, why = why.say(words))
            }
            IcsNote::NoEnd(title) => say!(words, "calendar-no-end", title = title),
            IcsNote::OddSeries(title) => say!(words, "calendar-odd-series", title = title),
            IcsNote::LongSeries(title) => say!(words, "calendar-long-series", title = title),
            IcsNote::Over(n) => say!(words, "calendar-over", n = *n),
            IcsNote::TooMany(n) => say!(words, "calendar-too-many", n = *n),
        }
    }
}
