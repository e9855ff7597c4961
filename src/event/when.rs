//! Dates and times as people type or paste them: `tirsdag d. 7. november 2023 kl. 13.30-14.30`, `3/11 kl. 10`,
//! `2023-11-03`, or a sentence that holds one of them.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime};

use super::moment::{Meeting, Moment, YEARS};
use super::problem::WhenProblem;
use super::zone;

mod scan;

use scan::WhenToken;

/// A date and time as written, before it is an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct When {
    pub date: NaiveDate,
    /// The time, if any.
    pub from: Option<ClockTime>,
    /// The end of a range of times, if any.
    pub to: Option<ClockTime>,
}

/// A time of day up to and including 24.00, which is the next day's 00.00.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ClockTime {
    minutes: u32,
}

impl ClockTime {
    fn new(hour: u32, minute: u32) -> Result<Self, WhenProblem> {
        let is_on_the_clock = minute < 60 && (hour < 24 || (hour, minute) == (24, 0));
        if is_on_the_clock {
            Ok(ClockTime { minutes: hour * 60 + minute })
        } else {
            Err(WhenProblem::NoSuchTime(format!("{hour}.{minute:02}")))
        }
    }

    fn on(self, date: NaiveDate) -> Result<Moment, WhenProblem> {
        let day = date + Days::new(u64::from(self.minutes / (24 * 60)));
        let minutes = self.minutes % (24 * 60);
        let time = NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).expect("a minute of a day");
        Ok(Moment::At(zone::instant(day.and_time(time))?))
    }
}

impl When {
    /// The moment, or a range's start: the date alone where no time is said.
    ///
    /// # Errors
    /// If Copenhagen's clocks skip that time.
    pub(crate) fn moment(self) -> Result<Moment, WhenProblem> {
        self.from.map_or(Ok(Moment::On(self.date)), |from| from.on(self.date))
    }

    /// The meeting that a date and a range make; one that ends at an earlier time of day runs past midnight.
    ///
    /// # Errors
    /// If there is a start without an end, or Copenhagen's clocks skip one of them.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "meetings are written as data as yet, not as sentences")
    )]
    pub(crate) fn meeting(self) -> Result<Meeting, WhenProblem> {
        let end_day = if self.to < self.from { self.date + Days::new(1) } else { self.date };
        let ends = self.to.map(|to| to.on(end_day)).transpose()?;
        Meeting::new(self.moment()?, ends)
    }
}

/// Reads the one date in a text, with its time or range of times. A date without a year lies in `year`.
///
/// # Errors
/// If there is none or several, or it cannot be: no such date, no such time, not that weekday.
pub(crate) fn read_when(text: &str, year: i32) -> Result<When, WhenProblem> {
    let tokens = scan::tokens(text);
    let mut found: Option<NaiveDate> = None;
    let mut times: Vec<(ClockTime, Option<ClockTime>)> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some((date, used)) = date_at(&tokens, at, year)? {
            if found.is_some_and(|other| other != date) {
                return Err(WhenProblem::SeveralDates);
            }
            found = Some(date);
            at += used;
        } else if let Some((from, to, used)) = times_at(&tokens, at)? {
            if !times.contains(&(from, to)) {
                times.push((from, to));
            }
            at += used;
        } else {
            at += 1;
        }
    }
    let date = found.ok_or(WhenProblem::NoDate)?;
    match times.as_slice() {
        [] => Ok(When { date, from: None, to: None }),
        [(from, to)] => Ok(When { date, from: Some(*from), to: *to }),
        _ => Err(WhenProblem::SeveralTimes),
    }
}

/// Reads a moment: an instant with its offset (RFC 3339), or what [`read_when`] takes.
///
/// # Errors
/// As [`read_when`]; also if Copenhagen's clocks skip that time.
pub(crate) fn read_moment(text: &str, year: i32) -> Result<Moment, WhenProblem> {
    match DateTime::parse_from_rfc3339(text.trim()) {
        Ok(_) => Moment::read(text.trim()),
        Err(_) => read_when(text, year)?.moment(),
    }
}

type Scanned<T> = Result<Option<T>, WhenProblem>;

/// The date that begins at a token, and how many tokens it takes.
fn date_at(tokens: &[WhenToken], at: usize, year: i32) -> Scanned<(NaiveDate, usize)> {
    let Some((year, month, day, used)) =
        numeric_date(&tokens[at..], year).or(worded_date(&tokens[at..], year))
    else {
        return Ok(None);
    };
    let date = NaiveDate::from_ymd_opt(year, month, day)
        .filter(|_| YEARS.contains(&year))
        .ok_or_else(|| WhenProblem::NoSuchDate(scan::text(&tokens[at..at + used])))?;
    match weekday_before(tokens, at) {
        Some(weekday) if weekday != date.weekday().number_from_monday() => {
            Err(WhenProblem::OtherWeekday(date))
        }
        _ => Ok(Some((date, used))),
    }
}

type DateParts = (i32, u32, u32, usize);

/// `2023-11-03`, `03-11-2023`, `3.11.2023`, `3/11 2023`, `3/11-23`, `3/11`.
fn numeric_date(tokens: &[WhenToken], reference_year: i32) -> Option<DateParts> {
    let [WhenToken::Number(first), WhenToken::Sign(sign), WhenToken::Number(second), rest @ ..] = tokens
    else {
        return None;
    };
    let (one, two) = (first.short(), second.short());
    match (sign, rest) {
        ('-', [WhenToken::Sign('-'), WhenToken::Number(day), ..]) if first.digits == 4 => {
            Some((first.year(), two?, day.short()?, 5))
        }
        // The signs must match: 13.30-14.30 is no date.
        (_, [WhenToken::Sign(same), WhenToken::Number(year), ..])
            if year.is_year()
                && (sign == same && matches!(sign, '-' | '.' | '/') || (*sign, *same) == ('/', '-')) =>
        {
            Some((year.year(), two?, one?, 5))
        }
        ('/', [WhenToken::Space, WhenToken::Number(year), ..]) if year.digits == 4 => {
            Some((year.year(), two?, one?, 5))
        }
        ('/', _) => Some((reference_year, two?, one?, 3)),
        _ => None,
    }
}

/// `7. november 2023`, `7 nov.`, `d. 7. november`.
fn worded_date(tokens: &[WhenToken], reference_year: i32) -> Option<DateParts> {
    let [WhenToken::Number(day), rest @ ..] = tokens else { return None };
    let (rest, dot) = skip(rest, |token| *token == WhenToken::Sign('.'));
    let (rest, space) = skip(rest, |token| *token == WhenToken::Space);
    let [WhenToken::Word(month), rest @ ..] = rest else { return None };
    let month = scan::month(month)?;
    let used = 1 + dot + space + 1;
    let (rest, after) = skip(rest, |token| matches!(token, WhenToken::Sign('.' | ',')));
    let (rest, gap) = skip(rest, |token| *token == WhenToken::Space);
    match rest {
        [WhenToken::Number(year), ..] if year.digits == 4 => {
            Some((year.year(), month, day.short()?, used + after + gap + 1))
        }
        _ => Some((reference_year, month, day.short()?, used)),
    }
}

/// The weekday that stands right before a date, as in `tirsdag den 7. november`.
fn weekday_before(tokens: &[WhenToken], at: usize) -> Option<u32> {
    let is_between = |token: &&WhenToken| {
        matches!(token, WhenToken::Space | WhenToken::Sign('.' | ','))
            || scan::is_word(token, "d")
            || scan::is_word(token, "den")
    };
    match tokens[..at].iter().rev().find(|token| !is_between(token)) {
        Some(WhenToken::Word(word)) => scan::weekday(word),
        _ => None,
    }
}

/// The time or range of times that begins at a token: `kl. 10`, `kl. 13-14`, `12.00`, `13.30–14.30`, `T10:00`.
fn times_at(tokens: &[WhenToken], at: usize) -> Scanned<(ClockTime, Option<ClockTime>, usize)> {
    let (rest, mark) = clock_mark(&tokens[at..]);
    let is_after_a_number =
        at > 0 && matches!(tokens[at - 1], WhenToken::Number(_) | WhenToken::Sign('.' | ':'));
    if mark == 0 && is_after_a_number {
        return Ok(None);
    }
    let Some((from, used)) = clock_time(rest, mark > 0)? else { return Ok(None) };
    let (rest, mut total) = (&rest[used..], mark + used);
    let (to, range) = range_mark(rest);
    if range > 0
        && let Some((to, used)) = clock_time(to, mark > 0)?
    {
        total += range + used;
        return Ok(Some((from, Some(to), total)));
    }
    Ok(Some((from, None, total)))
}

/// The word that says a time follows: `kl.`, `klokken`, `at`, and ISO's `T`.
fn clock_mark(tokens: &[WhenToken]) -> (&[WhenToken], usize) {
    match tokens {
        [WhenToken::Word(word), rest @ ..] if scan::is_clock_mark(word) => {
            let (rest, dot) = skip(rest, |token| *token == WhenToken::Sign('.'));
            let (rest, space) = skip(rest, |token| *token == WhenToken::Space);
            (rest, 1 + dot + space)
        }
        _ => (tokens, 0),
    }
}

/// A time; minutes may be missing only after a clock word.
fn clock_time(tokens: &[WhenToken], is_marked: bool) -> Scanned<(ClockTime, usize)> {
    match tokens {
        [WhenToken::Number(hour), WhenToken::Sign('.' | ':'), WhenToken::Number(minute), rest @ ..]
            if hour.digits <= 2 && minute.digits == 2 && !goes_on(rest) =>
        {
            Ok(Some((ClockTime::new(hour.value, minute.value)?, 3)))
        }
        [
            WhenToken::Number(hour),
            WhenToken::Sign(':'),
            WhenToken::Number(minute),
            WhenToken::Sign(':'),
            WhenToken::Number(_),
            ..,
        ] if hour.digits <= 2 && minute.digits == 2 => {
            Ok(Some((ClockTime::new(hour.value, minute.value)?, 5)))
        }
        [WhenToken::Number(hour), ..] if is_marked && hour.digits <= 2 => {
            Ok(Some((ClockTime::new(hour.value, 0)?, 1)))
        }
        _ => Ok(None),
    }
}

/// Whether `12.00` is only the beginning of something longer, such as a date or an address.
fn goes_on(rest: &[WhenToken]) -> bool {
    matches!(rest, [WhenToken::Sign('.' | ':'), WhenToken::Number(_), ..])
}

fn range_mark(tokens: &[WhenToken]) -> (&[WhenToken], usize) {
    let (rest, space) = skip(tokens, |token| *token == WhenToken::Space);
    let is_mark = |token: &WhenToken| {
        matches!(token, WhenToken::Sign('-' | '–' | '—'))
            || scan::is_word(token, "til")
            || scan::is_word(token, "to")
    };
    let (rest, mark) = skip(rest, is_mark);
    if mark == 0 {
        return (tokens, 0);
    }
    let (rest, more) = skip(rest, |token| *token == WhenToken::Space);
    (rest, space + mark + more)
}

/// Skips the first token if it matches, and returns how many were skipped.
fn skip(tokens: &[WhenToken], is_such: impl Fn(&WhenToken) -> bool) -> (&[WhenToken], usize) {
    match tokens {
        [first, rest @ ..] if is_such(first) => (rest, 1),
        _ => (tokens, 0),
    }
}

#[cfg(test)]
mod tests;
