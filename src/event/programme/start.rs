//! The month in which a programme is to begin, as people type it: `februar`, `feb. 2024`, `2024-02`, `2/2024`, or a date
//! in it; also half typed, as long as only one month begins so.

use chrono::{Datelike, NaiveDate};

use crate::event::moment::YEARS;
use crate::event::month::{first_of, next_month};
use crate::event::when::read_typed_date;
use crate::event::when::scan::{self, Digits, WhenToken};
use crate::say;
use crate::words::{Words, date};

/// Why a text is no month to begin in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StartProblem {
    NotAMonth,
    /// It is too early; this is the first that will do.
    TooEarly(NaiveDate),
}

impl StartProblem {
    /// The message for the user, with examples that would do today.
    pub(crate) fn say(self, today: NaiveDate, words: &Words) -> String {
        match self {
            StartProblem::NotAMonth => {
                say!(words, "programme-no-month", year = (today.year() + 1).to_string())
            }
            StartProblem::TooEarly(first) => {
                say!(words, "programme-too-early", first = date::month(words, first))
            }
        }
    }
}

/// The month that is taken where none is wished for, by its first: the next but one, since an application takes its time.
pub(crate) fn default_start(today: NaiveDate) -> NaiveDate {
    next_month(next_month(today))
}

/// Reads a month, by its first. One without a year is the next such month.
///
/// # Errors
/// If it is none, or not after this month.
pub(crate) fn read_start(typed: &str, today: NaiveDate) -> Result<NaiveDate, StartProblem> {
    let earliest = next_month(today);
    let month = match read_month(&scan::tokens(typed.trim())) {
        Some((month, Some(year))) => first(year, month),
        Some((month, None)) => {
            let this_year = first(today.year(), month).filter(|first| *first >= earliest);
            this_year.or_else(|| first(today.year() + 1, month))
        }
        None => read_typed_date(typed, today).ok().map(|typed| first_of(typed.date)),
    };
    let month = month.ok_or(StartProblem::NotAMonth)?;
    if month < earliest { Err(StartProblem::TooEarly(earliest)) } else { Ok(month) }
}

fn first(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1).filter(|_| YEARS.contains(&(year + 1)))
}

/// A month and its year, if that is typed.
fn read_month(typed: &[WhenToken]) -> Option<(u32, Option<i32>)> {
    if matches!(typed, [WhenToken::Sign(_), ..]) {
        // A month below zero is none.
        return None;
    }
    let is_filler =
        |token: &&WhenToken| matches!(token, WhenToken::Space | WhenToken::Sign('.' | ',' | '/' | '-'));
    let pieces: Vec<&WhenToken> = typed.iter().filter(|token| !is_filler(token)).collect();
    let (month, year) = match pieces.as_slice() {
        [month] => (*month, None),
        // A year first has its four digits.
        [year @ WhenToken::Number(Digits { digits: 4, .. }), month] | [month, year] => (*month, Some(*year)),
        _ => return None,
    };
    let month = match month {
        WhenToken::Word(word) => scan::month_begun(word)?,
        WhenToken::Number(number) => number.short().filter(|month| (1..=12).contains(month))?,
        _ => return None,
    };
    match year {
        None => Some((month, None)),
        // Behind a month in figures, two that may be a month are none: 1/2 is a date.
        Some(WhenToken::Number(year)) if year.is_year() && (year.digits == 4 || year.value > 12) => {
            Some((month, Some(year.year())))
        }
        Some(_) => None,
    }
}
