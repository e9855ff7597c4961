//! What was read of one thing, and what a person must be asked about it.

use chrono::{NaiveDate, NaiveDateTime};

use crate::event::moment::Moment;
use crate::event::problem::WhenProblem;
use crate::say;
use crate::words::{Words, date};

/// What a text says of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading<T> {
    /// What it may be, the likeliest first; none where the text says too little.
    pub choices: Vec<T>,
    /// What is uncertain about it, and what was concluded.
    pub doubts: Vec<Doubt>,
    /// The words of the text that it was read from.
    pub words: Vec<String>,
}

impl<T: PartialEq> Reading<T> {
    /// What leaves nothing to ask.
    pub(super) fn certain(value: T, words: String) -> Self {
        Reading { choices: vec![value], doubts: Vec::new(), words: vec![words] }
    }

    /// What it is, if nothing needs to be asked.
    pub fn value(&self) -> Option<&T> {
        match self.choices.as_slice() {
            [value] if !self.doubts.iter().any(Doubt::is_asked) => Some(value),
            _ => None,
        }
    }
}

/// What is uncertain about a reading, or was concluded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// The year is missing, and nothing tells it; this is the next such date.
    NoYear(NaiveDate),
    /// The year is missing, and the weekday tells it.
    YearByWeekday(NaiveDate),
    /// The year is missing, and another date of the text tells it.
    YearByOtherDate(NaiveDate),
    /// No time is said, so it is a whole day.
    NoTime,
    /// The meeting starts then; when it ends isn't said.
    NoEnd(Moment),
    /// It is of several days, and the times may be those of each day.
    SeveralDays,
    /// The text says different things.
    Differs,
    /// It cannot be as it is written.
    Fault(WhenProblem),
    /// The clocks show that time twice, since summer time ends.
    Doubled(NaiveDateTime),
    /// The deadline, or the day the link is sent, comes after the meeting has begun.
    AfterTheMeeting,
    /// The text doesn't say whether one must register or apply by then.
    WhichDeadline,
    /// The text says that a meeting is moved or cancelled.
    MovedOrCancelled,
    /// The text seems to be an invoice or the minutes of a meeting.
    OtherPaper,
    /// The text says that it takes place again and again, and names one date.
    Repeats,
    /// Nothing in the text says that it is a meeting.
    NotCalledAMeeting,
}

impl Doubt {
    /// Whether a person must be asked; else it is only told.
    pub fn is_asked(&self) -> bool {
        !matches!(self, Doubt::YearByWeekday(_) | Doubt::YearByOtherDate(_) | Doubt::Repeats)
    }

    /// The message for the user.
    pub fn say(&self, words: &Words) -> String {
        let year = |day: &NaiveDate| date::long_day(words, *day);
        match self {
            Doubt::NoYear(day) => say!(words, "announcement-no-year", date = year(day)),
            Doubt::YearByWeekday(day) => say!(words, "announcement-year-by-weekday", date = year(day)),
            Doubt::YearByOtherDate(day) => say!(words, "announcement-year-by-other-date", date = year(day)),
            Doubt::NoTime => say!(words, "announcement-no-time"),
            Doubt::NoEnd(starts) => {
                say!(words, "announcement-no-end", start = starts.told(words, date::long_day))
            }
            Doubt::SeveralDays => say!(words, "announcement-several-days"),
            Doubt::Differs => say!(words, "announcement-differs"),
            Doubt::Fault(problem) => problem.say(words),
            Doubt::Doubled(wall) => say!(
                words,
                "announcement-doubled",
                clock = date::wall_clock(words, wall.time()),
                date = date::short(words, wall.date())
            ),
            Doubt::AfterTheMeeting => say!(words, "announcement-after-the-meeting"),
            Doubt::WhichDeadline => say!(words, "announcement-which-deadline"),
            Doubt::MovedOrCancelled => say!(words, "announcement-moved-or-cancelled"),
            Doubt::OtherPaper => say!(words, "announcement-other-paper"),
            Doubt::Repeats => say!(words, "announcement-repeats"),
            Doubt::NotCalledAMeeting => say!(words, "announcement-not-called-a-meeting"),
        }
    }
}
