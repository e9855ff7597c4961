//! Dates and times as people type or paste them: `tirsdag d. 7. november 2023 kl. 13.30-14.30`, `3/11 kl. 10`,
//! `2023-11-03`, or a sentence that holds one of them.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta};

use super::moment::{Moment, YEARS};
use super::problem::WhenProblem;
use crate::shown::printable;

mod scan;

use scan::WhenToken;

/// What begins at some tokens, if anything, and the tokens after it.
type Scanned<'t, T> = Result<Option<(T, &'t [WhenToken])>, WhenProblem>;

/// A time of day up to and including 24.00, counted from midnight, and the end of a range of times, if any.
pub(crate) type ClockRange = (TimeDelta, Option<TimeDelta>);

/// How many years a date without one may lie ahead: within so many every date falls on every weekday, 29 February alone
/// excepted.
const YEARS_AHEAD: i32 = 11;

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
    match dates_and_times(text, year)? {
        (None, _) => Err(WhenProblem::NoDate),
        (Some(date), times) => match times.as_slice() {
            [] => Ok(Moment::On(date)),
            [(from, _)] => at_clock(date, *from),
            _ => Err(WhenProblem::SeveralTimes),
        },
    }
}

/// Reads a date as it is typed, with what times stand there: `4. juni`, `tirs 4/6 kl. 10-12`. Without a year it is the
/// next such date from `today` on that falls on the weekday, if there is one.
///
/// # Errors
/// As [`read_moment`].
pub(crate) fn read_date(
    text: &str,
    today: NaiveDate,
) -> Result<(NaiveDate, Option<ClockRange>), WhenProblem> {
    let in_year = |year| match dates_and_times(text, year)? {
        (None, _) => Err(WhenProblem::NoDate),
        (Some(date), times) => match times.as_slice() {
            [] => Ok((date, None)),
            [range] => Ok((date, Some(*range))),
            _ => Err(WhenProblem::SeveralTimes),
        },
    };
    let this_year = in_year(today.year());
    let is_ahead = |found: &(NaiveDate, _)| found.0 >= today;
    let mut years = (0..=YEARS_AHEAD).map(|years| in_year(today.year() + years));
    years.find(|found| found.as_ref().is_ok_and(is_ahead)).unwrap_or(this_year)
}

/// Reads a time of day, or a range of them, as it is typed: `10-12`, `kl. 10`, `10.30 – 12`.
///
/// # Errors
/// If there is none or several, or no such time.
pub(crate) fn read_times(text: &str) -> Result<ClockRange, WhenProblem> {
    // The mark lets hours do without minutes.
    match dates_and_times(&format!("kl. {text}"), YEARS_AHEAD)? {
        (None, times) if times.len() == 1 => Ok(times[0]),
        (None, times) if times.len() > 1 => Err(WhenProblem::SeveralTimes),
        _ => Err(WhenProblem::NoTime(printable(text))),
    }
}

/// A date and a time of day.
///
/// # Errors
/// If the clocks skip it.
pub(crate) fn at_clock(date: NaiveDate, time: TimeDelta) -> Result<Moment, WhenProblem> {
    Moment::by_the_clock(date.and_time(NaiveTime::MIN) + time)
}

/// The one date in a text, and the different times; a date without a year lies in `year`.
fn dates_and_times(text: &str, year: i32) -> Result<(Option<NaiveDate>, Vec<ClockRange>), WhenProblem> {
    let tokens = scan::tokens(text);
    let mut found: Option<NaiveDate> = None;
    let mut times: Vec<ClockRange> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let (before, rest) = tokens.split_at(at);
        if let Some((date, after)) = date_at(before, rest, year)? {
            if found.is_some_and(|other| other != date) {
                return Err(WhenProblem::SeveralDates);
            }
            found = Some(date);
            at = tokens.len() - after.len();
        } else if let Some((range, after)) = times_at(before, rest)? {
            if !times.contains(&range) {
                times.push(range);
            }
            at = tokens.len() - after.len();
        } else {
            at += 1;
        }
    }
    Ok((found, times))
}

/// The date that begins after `before`.
fn date_at<'t>(before: &[WhenToken], tokens: &'t [WhenToken], year: i32) -> Scanned<'t, NaiveDate> {
    let Some(((year, month, day), after)) = numeric_date(tokens, year).or(worded_date(tokens, year)) else {
        return Ok(None);
    };
    let date = NaiveDate::from_ymd_opt(year, month, day)
        .filter(|_| YEARS.contains(&year))
        .ok_or_else(|| WhenProblem::NoSuchDate(scan::text(&tokens[..tokens.len() - after.len()])))?;
    match weekday_before(before) {
        Some(weekday) if weekday != date.weekday().number_from_monday() => {
            Err(WhenProblem::OtherWeekday(date))
        }
        _ => Ok(Some((date, after))),
    }
}

/// Year, month and day, and the tokens after them.
type DateParts<'t> = ((i32, u32, u32), &'t [WhenToken]);

/// `2023-11-03`, `03-11-2023`, `3.11.2023`, `3/11 2023`, `3/11-23`, `3/11`.
fn numeric_date(tokens: &[WhenToken], reference_year: i32) -> Option<DateParts<'_>> {
    let [WhenToken::Number(first), WhenToken::Sign(sign), WhenToken::Number(second), rest @ ..] = tokens
    else {
        return None;
    };
    let (one, two) = (first.short(), second.short());
    match (sign, rest) {
        ('-', [WhenToken::Sign('-'), WhenToken::Number(day), after @ ..]) if first.digits == 4 => {
            Some(((first.year(), two?, day.short()?), after))
        }
        // The signs must match: 13.30-14.30 is no date.
        (_, [WhenToken::Sign(same), WhenToken::Number(year), after @ ..])
            if year.is_year()
                && (sign == same && matches!(sign, '-' | '.' | '/') || (*sign, *same) == ('/', '-')) =>
        {
            Some(((year.year(), two?, one?), after))
        }
        ('/', [WhenToken::Space, WhenToken::Number(year), after @ ..]) if year.digits == 4 => {
            Some(((year.year(), two?, one?), after))
        }
        ('/', _) => Some(((reference_year, two?, one?), rest)),
        _ => None,
    }
}

/// `7. november 2023`, `7 nov.`, `d. 7. november`.
fn worded_date(tokens: &[WhenToken], reference_year: i32) -> Option<DateParts<'_>> {
    let [WhenToken::Number(day), rest @ ..] = tokens else { return None };
    let rest = skip_space(skip(rest, |token| *token == WhenToken::Sign('.')));
    let [WhenToken::Word(month), rest @ ..] = rest else { return None };
    let month = scan::month(month)?;
    match skip_space(skip(rest, |token| matches!(token, WhenToken::Sign('.' | ',')))) {
        [WhenToken::Number(year), after @ ..] if year.digits == 4 => {
            Some(((year.year(), month, day.short()?), after))
        }
        _ => Some(((reference_year, month, day.short()?), rest)),
    }
}

/// The weekday that stands right before a date, as in `tirsdag den 7. november`.
fn weekday_before(before: &[WhenToken]) -> Option<u32> {
    let is_between = |token: &&WhenToken| {
        matches!(token, WhenToken::Space | WhenToken::Sign('.' | ','))
            || scan::is_word(token, "d")
            || scan::is_word(token, "den")
    };
    match before.iter().rev().find(|token| !is_between(token)) {
        Some(WhenToken::Word(word)) => scan::weekday(word),
        _ => None,
    }
}

/// The time or range of times that begins after `before`: `kl. 10`, `kl. 13-14`, `12.00`, `13.30–14.30`, `T10:00`.
fn times_at<'t>(before: &[WhenToken], tokens: &'t [WhenToken]) -> Scanned<'t, ClockRange> {
    let rest = after_clock_mark(tokens);
    let is_marked = rest.len() < tokens.len();
    let is_after_a_number = matches!(before, [.., WhenToken::Number(_) | WhenToken::Sign('.' | ':')]);
    if !is_marked && is_after_a_number {
        return Ok(None);
    }
    let Some((from, rest)) = clock_time(rest, is_marked)? else { return Ok(None) };
    if let Some(end) = after_range_mark(rest)
        && let Some((to, after)) = clock_time(end, is_marked)?
    {
        return Ok(Some(((from, Some(to)), after)));
    }
    Ok(Some(((from, None), rest)))
}

/// What follows the word that says a time follows: `kl.`, `klokken`, `at`, and ISO's `T`.
fn after_clock_mark(tokens: &[WhenToken]) -> &[WhenToken] {
    match tokens {
        [WhenToken::Word(word), rest @ ..] if scan::is_clock_mark(word) => {
            skip_space(skip(rest, |token| *token == WhenToken::Sign('.')))
        }
        _ => tokens,
    }
}

/// A time; minutes may be missing only after a clock word.
fn clock_time(tokens: &[WhenToken], is_marked: bool) -> Scanned<'_, TimeDelta> {
    let (hour, minute, after) = match tokens {
        [WhenToken::Number(hour), WhenToken::Sign('.' | ':'), WhenToken::Number(minute), rest @ ..]
            if hour.digits <= 2 && minute.digits == 2 && !goes_on(rest) =>
        {
            (hour.value, minute.value, rest)
        }
        [
            WhenToken::Number(hour),
            WhenToken::Sign(':'),
            WhenToken::Number(minute),
            WhenToken::Sign(':'),
            WhenToken::Number(_),
            rest @ ..,
        ] if hour.digits <= 2 && minute.digits == 2 => (hour.value, minute.value, rest),
        [WhenToken::Number(hour), rest @ ..] if is_marked && hour.digits <= 2 => (hour.value, 0, rest),
        _ => return Ok(None),
    };
    if minute >= 60 || hour * 60 + minute > 24 * 60 {
        return Err(WhenProblem::NoSuchTime(format!("{hour}.{minute:02}")));
    }
    Ok(Some((TimeDelta::minutes(i64::from(hour * 60 + minute)), after)))
}

/// Whether `12.00` is only the beginning of something longer, such as a date or an address.
fn goes_on(rest: &[WhenToken]) -> bool {
    matches!(rest, [WhenToken::Sign('.' | ':'), WhenToken::Number(_), ..])
}

/// What follows the sign or word of a range, if one comes next.
fn after_range_mark(tokens: &[WhenToken]) -> Option<&[WhenToken]> {
    let [mark, rest @ ..] = skip_space(tokens) else { return None };
    let is_mark = matches!(mark, WhenToken::Sign('-' | '–' | '—'))
        || scan::is_word(mark, "til")
        || scan::is_word(mark, "to");
    is_mark.then(|| skip_space(rest))
}

fn skip_space(tokens: &[WhenToken]) -> &[WhenToken] {
    skip(tokens, |token| *token == WhenToken::Space)
}

/// Skips the first token if it matches.
fn skip(tokens: &[WhenToken], is_such: impl Fn(&WhenToken) -> bool) -> &[WhenToken] {
    match tokens {
        [first, rest @ ..] if is_such(first) => rest,
        _ => tokens,
    }
}

#[cfg(test)]
mod tests;
