//! What can be wrong with a date or an event that a person wrote.

use chrono::{NaiveDate, NaiveDateTime};

use crate::ron_file::RonFault;
use crate::say;
use crate::words::{Words, date};

/// What is wrong with a date or a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhenProblem {
    /// Nothing in the text is a date.
    NoDate,
    /// The text holds different dates.
    SeveralDates,
    /// The text holds different times.
    SeveralTimes,
    /// What was typed is not a date, and a date alone.
    NoDateAlone,
    /// What was typed is not a time, or from and to, alone.
    NoTime,
    /// No such date: 31 November.
    NoSuchDate(String),
    /// No such time: 25.00.
    NoSuchTime(String),
    /// The weekday doesn't match the date.
    OtherWeekday(NaiveDate),
    /// The clocks skip that time when summer time begins.
    Skipped(NaiveDateTime),
    /// An event file's value isn't a date.
    NotWritten(String),
    /// A meeting with a time lacks its end.
    NoEnd,
    /// A meeting doesn't end after it starts.
    EndsBeforeItStarts,
    /// Only one of a meeting's start and end has a time of day.
    HalfATime,
}

impl WhenProblem {
    /// The message for the user.
    pub(crate) fn say(&self, words: &Words) -> String {
        match self {
            WhenProblem::NoDate => say!(words, "event-no-date"),
            WhenProblem::SeveralDates => say!(words, "event-several-dates"),
            WhenProblem::SeveralTimes => say!(words, "event-several-times"),
            WhenProblem::NoDateAlone => say!(words, "event-no-date-alone"),
            WhenProblem::NoTime => say!(words, "event-no-time"),
            WhenProblem::NoSuchDate(date) => say!(words, "event-no-such-date", date = date),
            WhenProblem::NoSuchTime(time) => say!(words, "event-no-such-time", time = time),
            WhenProblem::OtherWeekday(day) => {
                say!(
                    words,
                    "event-other-weekday",
                    date = date::short(words, *day),
                    weekday = date::weekday(words, *day)
                )
            }
            WhenProblem::Skipped(wall) => {
                let clock = date::wall_clock(words, wall.time());
                say!(words, "event-skipped-time", date = date::short(words, wall.date()), clock = clock)
            }
            WhenProblem::NotWritten(text) => say!(words, "event-not-a-moment", text = text),
            WhenProblem::NoEnd => say!(words, "event-no-end"),
            WhenProblem::EndsBeforeItStarts => say!(words, "event-ends-before-it-starts"),
            WhenProblem::HalfATime => say!(words, "event-half-a-time"),
        }
    }
}

/// Why events could not be read from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventProblem {
    /// The text isn't RON of events.
    Syntax(RonFault),
    /// A field's value is invalid.
    Field {
        id: String,
        /// The field's name in the file.
        field: &'static str,
        /// What is wrong.
        problem: WhenProblem,
    },
    /// Two events share an id.
    DoubledId(String),
}

impl EventProblem {
    /// The message for the user.
    pub(crate) fn say(&self, words: &Words) -> String {
        match self {
            EventProblem::Syntax(fault) => fault.say(words),
            EventProblem::Field { id, field, problem } => {
                say!(words, "event-field", id = id, field = *field, problem = problem.say(words))
            }
            EventProblem::DoubledId(id) => say!(words, "event-doubled-id", id = id),
        }
    }
}
