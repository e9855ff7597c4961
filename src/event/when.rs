//! Dates and times as people type or paste them: `tirsdag d. 7. november 2023 kl. 13.30-14.30`, `3/11 kl. 10`,
//! `2023-11-03`, or a sentence that holds one of them.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime};

use super::moment::{Moment, YEARS};
use super::problem::WhenProblem;

pub(super) mod clock;
pub(super) mod day;
pub(super) mod scan;
mod typed;

pub(super) use typed::next_year;
pub use typed::{TypedDate, meeting_on, moment_on, read_typed_date, read_typed_times};
pub(crate) use typed::{WholeDateFault, read_whole_date};

use clock::ClockRange;
use day::WrittenDate;
use scan::WhenToken;

/// What begins at some tokens, if anything, and the tokens after it.
type Scanned<'t, T> = Result<Option<(T, &'t [WhenToken])>, WhenProblem>;

/// Reads a moment: an instant with its offset (RFC 3339), or the one date in a text, with its time or the start of its
/// range of times. A date without a year lies in `year`.
///
/// # Errors
/// If there is none or several, or it cannot be: no such date, no such time, not that weekday; also if Copenhagen's
/// clocks skip that time.
pub(crate) fn read_moment(text: &str, year: i32) -> Result<Moment, WhenProblem> {
    if DateTime::parse_from_rfc3339(text.trim()).is_ok() {
        return Moment::read(text.trim());
    }
    let tokens = scan::tokens(text);
    let mut found: Option<NaiveDate> = None;
    let mut times: Vec<ClockRange> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let (before, rest) = tokens.split_at(at);
        if let Some((written, after)) = day::written_date(before, rest) {
            let words = &rest[..rest.len() - after.len()];
            let date = dated(written, written.year.unwrap_or(year), words)?;
            if found.is_some_and(|other| other != date) {
                return Err(WhenProblem::SeveralDates);
            }
            found = Some(date);
            at = tokens.len() - after.len();
        } else if let Some((range, after)) = clock::times_at(before, rest, false)? {
            if !times.contains(&range) {
                times.push(range);
            }
            at = tokens.len() - after.len();
        } else {
            at += 1;
        }
    }
    let date = found.ok_or(WhenProblem::NoDate)?;
    match times.as_slice() {
        [] => Ok(Moment::On(date)),
        [(from, _)] => Moment::by_the_clock(date.and_time(NaiveTime::MIN) + *from),
        _ => Err(WhenProblem::SeveralTimes),
    }
}

/// The date that was written with these words, in a year.
fn dated(written: WrittenDate, year: i32, words: &[WhenToken]) -> Result<NaiveDate, WhenProblem> {
    let date = written.in_year(year).ok_or_else(|| WhenProblem::NoSuchDate(scan::text(words)))?;
    match written.weekday {
        Some(weekday) if weekday != date.weekday().number_from_monday() => {
            Err(WhenProblem::OtherWeekday(date))
        }
        _ => Ok(date),
    }
}

#[cfg(test)]
mod tests;
