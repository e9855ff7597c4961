//! The grammar of dates: `tirsdag den 7. november 2023`, `3/11`, `3.-4. juni`, `June 3rd, 2024`. What is written needn't
//! exist, and its year may be missing.

use chrono::{Datelike, NaiveDate};

use super::YEARS;
use super::clock::after_range_mark;
use super::scan::{self, WhenToken, skip, skip_space};

/// A date as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::event) struct WrittenDate {
    pub(in crate::event) year: Option<i32>,
    pub(in crate::event) month: u32,
    pub(in crate::event) day: u32,
    /// The weekday before it; Monday is 1.
    pub(in crate::event) weekday: Option<u32>,
}

impl WrittenDate {
    /// The date in that year; `None` where there is no such date.
    pub(in crate::event) fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day).filter(|_| YEARS.contains(&year))
    }

    /// Whether a date falls on the weekday that is written; any does where none is.
    pub(in crate::event) fn is_weekday_of(self, date: NaiveDate) -> bool {
        self.weekday.is_none_or(|weekday| weekday == date.weekday().number_from_monday())
    }
}

/// One day, several, or the first and last of a stretch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::event) struct WrittenDays {
    /// One date at least; of a stretch, two.
    pub(in crate::event) dates: Vec<WrittenDate>,
    pub(in crate::event) is_stretch: bool,
}

/// A date and the tokens after it.
type DateAndRest<'t> = (WrittenDate, &'t [WhenToken]);

/// The date that begins after `before`.
pub(in crate::event) fn written_date<'t>(
    before: &[WhenToken],
    tokens: &'t [WhenToken],
) -> Option<DateAndRest<'t>> {
    let (date, after) = numeric_date(tokens)
        .or_else(|| worded_date(tokens))
        .or_else(|| english_date(tokens))
        .or_else(|| dotted_date(before, tokens))?;
    Some((WrittenDate { weekday: weekday_before(before), ..date }, after))
}

/// The days that begin after `before`: `3. juni`, `3.-4. juni`, `3. juni til 5. juni`, `3., 10. og 17. juni`.
pub(in crate::event) fn written_days<'t>(
    before: &[WhenToken],
    tokens: &'t [WhenToken],
) -> Option<(WrittenDays, &'t [WhenToken])> {
    if let Some((first, after)) = written_date(before, tokens) {
        let Some((last, after)) = later_date(after) else {
            return Some((WrittenDays { dates: vec![first], is_stretch: false }, after));
        };
        // What the first date leaves out, the last one says.
        let first = WrittenDate { year: first.year.or(last.year), ..first };
        return Some((WrittenDays { dates: vec![first, last], is_stretch: true }, after));
    }
    let (days, is_stretch, rest) = days_before_the_last(tokens)?;
    let (last, after) = written_date(&[], rest)?;
    let mut dates: Vec<WrittenDate> = days.into_iter().map(|day| WrittenDate { day, ..last }).collect();
    dates.push(last);
    dates[0].weekday = first_weekday_before(before);
    dates.is_sorted_by_key(|date| date.day).then_some((WrittenDays { dates, is_stretch }, after))
}

/// Upper bound on the days before a month: `3., 10. og 17. juni`.
const LONGEST_LIST: usize = 12;

/// The `3.-` of `3.-4. juni`, or the `3., 10. og` of a list; whether it is a stretch; and the tokens of the last date.
fn days_before_the_last(tokens: &[WhenToken]) -> Option<(Vec<u32>, bool, &[WhenToken])> {
    let mut days = Vec::new();
    let mut rest = tokens;
    while days.len() < LONGEST_LIST
        && let [WhenToken::Number(day), after @ ..] = rest
    {
        let after_stop = skip(after, |token| *token == WhenToken::Sign('.'));
        if let Some(last) = after_range_mark(after_stop, false).filter(|_| days.is_empty()) {
            return Some((vec![day.short()?], true, skip_before_date(last)));
        }
        let next = match after_stop {
            // Without its full stop a number before a comma is any number.
            [WhenToken::Sign(','), next @ ..] if after_stop.len() < after.len() => Some(next),
            _ => after_range_mark(after_stop, true),
        };
        let Some(next) = next else { break };
        days.push(day.short()?);
        rest = skip_before_date(next);
    }
    (!days.is_empty()).then_some((days, false, rest))
}

fn skip_before_date(tokens: &[WhenToken]) -> &[WhenToken] {
    let start = tokens.iter().position(|token| !is_before_date(token)).unwrap_or(tokens.len());
    &tokens[start..]
}

/// The date after the sign or word of a range: `-5. juni`, `til onsdag den 5. juni`.
fn later_date(tokens: &[WhenToken]) -> Option<DateAndRest<'_>> {
    let rest = after_range_mark(tokens, false)?;
    let start = rest.len() - skip_before_date(rest).len();
    written_date(&rest[..start], &rest[start..])
}

/// Whether a token belongs to the words that lead up to a date: `onsdag den`.
pub(in crate::event) fn is_before_date(token: &WhenToken) -> bool {
    is_between(token) || matches!(token, WhenToken::Word(word) if scan::weekday(word).is_some())
}

/// `2023-11-03`, `03-11-2023`, `3.11.2023`, `3/11 2023`, `3/11-23`, `3/11`.
fn numeric_date(tokens: &[WhenToken]) -> Option<DateAndRest<'_>> {
    let [WhenToken::Number(first), WhenToken::Sign(sign), WhenToken::Number(second), rest @ ..] = tokens
    else {
        return None;
    };
    let (one, two) = (first.short(), second.short());
    match (sign, rest) {
        ('-', [WhenToken::Sign('-'), WhenToken::Number(day), after @ ..]) if first.digits == 4 => {
            Some((date(Some(first.year()), two?, day.short()?), after))
        }
        // The signs must match: 13.30-14.30 is no date.
        (_, [WhenToken::Sign(same), WhenToken::Number(year), after @ ..])
            if year.is_year()
                && (sign == same && matches!(sign, '-' | '.' | '/') || (*sign, *same) == ('/', '-'))
                // Nor is the second 3 of 3/6-4/6 a year.
                && !matches!(after, [WhenToken::Sign('/'), WhenToken::Number(_), ..]) =>
        {
            Some((date(Some(year.year()), two?, one?), after))
        }
        ('/', [WhenToken::Space, WhenToken::Number(year), after @ ..]) if year.digits == 4 => {
            Some((date(Some(year.year()), two?, one?), after))
        }
        ('/', _) => Some((date(None, two?, one?), rest)),
        _ => None,
    }
}

/// `7. november 2023`, `7 nov.`, `d. 7. november`, `3rd of June`.
fn worded_date(tokens: &[WhenToken]) -> Option<DateAndRest<'_>> {
    let [WhenToken::Number(day), rest @ ..] = tokens else { return None };
    let rest = skip_space(skip(after_ordinal(rest), |token| *token == WhenToken::Sign('.')));
    let rest = match rest {
        [of, after @ ..] if scan::is_word(of, "of") => skip_space(after),
        _ => rest,
    };
    let [WhenToken::Word(month), rest @ ..] = rest else { return None };
    let month = scan::month(month)?;
    let (year, after) = year_after(rest);
    Some((date(year, month, day.short()?), after))
}

/// `June 3rd, 2024`, `June 3`. A month that Danish has too needs more than a number behind it: "i november 12 pladser".
fn english_date(tokens: &[WhenToken]) -> Option<DateAndRest<'_>> {
    let [WhenToken::Word(word), WhenToken::Space, WhenToken::Number(day), rest @ ..] = tokens else {
        return None;
    };
    let month = scan::month(word)?;
    let after_day = after_ordinal(rest);
    if matches!(after_day, [WhenToken::Sign('.' | ':' | '/'), WhenToken::Number(_), ..]) {
        return None;
    }
    let (year, after) = year_after(after_day);
    let is_english = scan::is_english_month(word) || after_day.len() < rest.len() || year.is_some();
    Some((date(year, month, day.short().filter(|_| is_english)?), after))
}

/// `d. 3.6.`: as a date, only after the word for one; alone it is a time.
fn dotted_date<'t>(before: &[WhenToken], tokens: &'t [WhenToken]) -> Option<DateAndRest<'t>> {
    let found = bare_dotted_date(tokens)?;
    let last = before.iter().rev().find(|token| !matches!(token, WhenToken::Space | WhenToken::Sign('.')));
    last.filter(|token| is_date_word(token)).map(|_| found)
}

/// `3.6` or `3.6.`, where it can be no time.
pub(super) fn bare_dotted_date(tokens: &[WhenToken]) -> Option<DateAndRest<'_>> {
    let [WhenToken::Number(day), WhenToken::Sign('.'), WhenToken::Number(month), rest @ ..] = tokens else {
        return None;
    };
    let month = month.short().filter(|month| (1..=12).contains(month))?;
    Some((date(None, month, day.short()?), skip(rest, |token| *token == WhenToken::Sign('.'))))
}

fn date(year: Option<i32>, month: u32, day: u32) -> WrittenDate {
    WrittenDate { year, month, day, weekday: None }
}

/// A year after a month or day, and the tokens after it.
fn year_after(tokens: &[WhenToken]) -> (Option<i32>, &[WhenToken]) {
    match skip_space(skip(tokens, |token| matches!(token, WhenToken::Sign('.' | ',')))) {
        [WhenToken::Number(year), after @ ..] if year.digits == 4 => (Some(year.year()), after),
        _ => (None, tokens),
    }
}

/// What follows the letters of `3rd`.
fn after_ordinal(tokens: &[WhenToken]) -> &[WhenToken] {
    skip(tokens, |token| ["st", "nd", "rd", "th"].iter().any(|letters| scan::is_word(token, letters)))
}

/// The weekday that stands right before a date, as in `tirsdag den 7. november`.
pub(super) fn weekday_before(before: &[WhenToken]) -> Option<u32> {
    match before.iter().rev().find(|token| !is_between(token)) {
        Some(WhenToken::Word(word)) => scan::weekday(word),
        _ => None,
    }
}

/// The same before several days, where it may be the first of two: `mandag-tirsdag den 3.-4. juni`.
fn first_weekday_before(before: &[WhenToken]) -> Option<u32> {
    let last = weekday_before(before)?;
    let at = before.iter().rposition(|token| !is_between(token))?;
    let at = before[..at].iter().rposition(|token| *token != WhenToken::Space);
    let is_pair = at.is_some_and(|at| after_range_mark(&before[at..=at], true).is_some());
    at.filter(|_| is_pair).and_then(|at| weekday_before(&before[..at])).or(Some(last))
}

/// Whether a token may stand between a weekday and its date.
fn is_between(token: &WhenToken) -> bool {
    matches!(token, WhenToken::Space | WhenToken::Sign('.' | ',')) || is_date_word(token)
}

fn is_date_word(token: &WhenToken) -> bool {
    ["d", "den", "the"].iter().any(|word| scan::is_word(token, word))
}
