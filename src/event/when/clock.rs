//! The grammar of times: `kl. 10`, `kl. 13-14`, `fra kl. 9 til 15`, `12.00`, `13.30–14.30`, `2-3 pm`, `T10:00`.

use chrono::TimeDelta;

use super::scan::{self, WhenToken, skip, skip_space};
use super::{Scanned, WhenProblem};

/// A time of day up to and including 24.00, counted from midnight, and the end of a range of times, if any.
pub(in crate::event) type ClockRange = (TimeDelta, Option<TimeDelta>);

/// A time as it is written: by a clock of twelve hours where it says so.
#[derive(Debug, Clone, Copy)]
struct WrittenTime {
    hour: u32,
    minute: u32,
    half: Option<HalfOfDay>,
}

/// Which half of the day a time by a clock of twelve hours lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HalfOfDay {
    Morning,
    Afternoon,
}

impl WrittenTime {
    fn since_midnight(self) -> Result<TimeDelta, WhenProblem> {
        let hour = match self.half {
            Some(_) if self.hour > 12 => self.hour,
            Some(HalfOfDay::Morning) => self.hour % 12,
            Some(HalfOfDay::Afternoon) => self.hour % 12 + 12,
            None => self.hour,
        };
        if self.minute >= 60 || hour * 60 + self.minute > 24 * 60 {
            return Err(WhenProblem::NoSuchTime(format!("{}.{:02}", self.hour, self.minute)));
        }
        Ok(TimeDelta::minutes(i64::from(hour * 60 + self.minute)))
    }
}

/// The time or range of times that begins after `before`. An hour alone is a time only after a clock word, or where
/// `is_expected` says that one comes.
pub(in crate::event) fn times_at<'t>(
    before: &[WhenToken],
    tokens: &'t [WhenToken],
    is_expected: bool,
) -> Scanned<'t, ClockRange> {
    let rest = after_clock_mark(tokens);
    let is_marked = rest.len() < tokens.len();
    let is_after_a_number = matches!(before, [.., WhenToken::Number(_) | WhenToken::Sign('.' | ':' | '/')]);
    if !is_marked && is_after_a_number {
        return Ok(None);
    }
    // "mellem kl. 10 og 12"
    let is_between = last_word(before).is_some_and(|word| matches!(word, "mellem" | "between"));
    let Some((times, after)) = written_times(rest, is_marked || is_expected, is_between) else {
        return Ok(None);
    };
    Ok(Some((in_order(times)?, after)))
}

type TimesAndRest<'t> = ((WrittenTime, Option<WrittenTime>), &'t [WhenToken]);

fn written_times(tokens: &[WhenToken], is_marked: bool, is_between: bool) -> Option<TimesAndRest<'_>> {
    let range = |is_marked| {
        let (from, rest) = written_time(tokens, is_marked)?;
        let end = after_clock_mark(after_range_mark(rest, is_between)?);
        let (to, after) = written_time(end, true).filter(|(_, after)| !goes_on(after))?;
        Some(((from, Some(to)), after))
    };
    // In "2-3 pm" the end says that both are times.
    let by_its_end = || range(true).filter(|((_, to), _)| to.is_some_and(|to| to.half.is_some()));
    let alone = || written_time(tokens, is_marked).map(|(from, rest)| ((from, None), rest));
    range(is_marked).or_else(by_its_end).or_else(alone)
}

/// Counts both from midnight; a start takes over the half of the day that its end says, unless it would come after it.
fn in_order((from, to): (WrittenTime, Option<WrittenTime>)) -> Result<ClockRange, WhenProblem> {
    let Some(to) = to else { return Ok((from.since_midnight()?, None)) };
    let end = to.since_midnight()?;
    let alike = WrittenTime { half: from.half.or(to.half), ..from }.since_midnight()?;
    let start = if alike < end { alike } else { from.since_midnight()? };
    Ok((start, Some(end)))
}

/// What follows the word that says a time follows: `kl.`, `klokken`, `at`, and ISO's `T`.
pub(in crate::event) fn after_clock_mark(tokens: &[WhenToken]) -> &[WhenToken] {
    match tokens {
        [WhenToken::Word(word), rest @ ..] if scan::is_clock_mark(word) => {
            skip_space(skip(rest, |token| matches!(token, WhenToken::Sign('.' | ':'))))
        }
        _ => tokens,
    }
}

/// A time; minutes may be missing only after a clock word, or before `am` and `pm`.
fn written_time(tokens: &[WhenToken], is_marked: bool) -> Option<(WrittenTime, &[WhenToken])> {
    let (hour, minute, rest) = match tokens {
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
        [WhenToken::Number(both), rest @ ..] if is_marked && both.digits == 4 => {
            (both.value / 100, both.value % 100, rest)
        }
        [WhenToken::Number(hour), rest @ ..]
            if hour.digits <= 2 && (is_marked || half_of_day(rest).is_some()) =>
        {
            (hour.value, 0, rest)
        }
        _ => return None,
    };
    let (half, rest) = half_of_day(rest).map_or((None, rest), |(half, rest)| (Some(half), rest));
    Some((WrittenTime { hour, minute, half }, rest))
}

/// `pm`, `a.m.`
fn half_of_day(tokens: &[WhenToken]) -> Option<(HalfOfDay, &[WhenToken])> {
    let [WhenToken::Word(word), rest @ ..] = skip_space(tokens) else { return None };
    let is_stop = |token: &WhenToken| *token == WhenToken::Sign('.');
    let rest = match (word.as_str(), rest) {
        ("am" | "pm", _) => rest,
        ("a" | "p", [stop, m, rest @ ..]) if is_stop(stop) && scan::is_word(m, "m") => skip(rest, is_stop),
        _ => return None,
    };
    Some((if word.starts_with('a') { HalfOfDay::Morning } else { HalfOfDay::Afternoon }, rest))
}

/// Whether `12.00` is only the beginning of something longer, such as a date or an address.
fn goes_on(rest: &[WhenToken]) -> bool {
    matches!(rest, [WhenToken::Sign('.' | ':'), WhenToken::Number(_), ..])
}

/// What follows the sign or word of a range, if one comes next; `is_pair` where "og" joins two ends.
pub(in crate::event) fn after_range_mark(tokens: &[WhenToken], is_pair: bool) -> Option<&[WhenToken]> {
    let [mark, rest @ ..] = skip_space(tokens) else { return None };
    let is_any = |words: &[&str]| words.iter().any(|word| scan::is_word(mark, word));
    let is_mark = matches!(mark, WhenToken::Sign('-' | '–' | '—'))
        || is_any(&["til", "to"])
        || is_pair && is_any(&["og", "and"]);
    is_mark.then(|| skip_space(rest))
}

/// The last word before a time, but for the marks and blanks between.
fn last_word(before: &[WhenToken]) -> Option<&str> {
    match before.iter().rev().find(|token| **token != WhenToken::Space)? {
        WhenToken::Word(word) => Some(word),
        _ => None,
    }
}
