//! A date alone and a time alone, as people type them into the fields of a form: `man 3/6`, `3.6.24`; `10-12`, `1030`.

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};

use super::clock;
use super::day::{self, WrittenDate};
use super::scan::{self, Digits, WhenToken, skip_space};
use crate::event::moment::{Meeting, Moment};
use crate::event::problem::WhenProblem;

/// A date that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypedDate {
    /// The date, whole.
    pub date: NaiveDate,
    /// Whether its year was not typed: then the form shows the whole date back.
    pub is_year_added: bool,
}

/// Reads a date alone. One without a year is the next such date, today included.
///
/// # Errors
/// If it is none, if there is more than a date, or it cannot be: no such date, not that weekday.
pub fn read_typed_date(text: &str, today: NaiveDate) -> Result<TypedDate, WhenProblem> {
    let tokens = scan::tokens(text.trim());
    let (written, words) = only_date(&tokens).ok_or(WhenProblem::NoDateAlone)?;
    let year = written.year.or_else(|| next_year(written, today));
    let date = super::dated(written, year.unwrap_or(today.year()), words)?;
    Ok(TypedDate { date, is_year_added: written.year.is_none() })
}

/// Why a text is no whole date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WholeDateFault {
    /// It is no date, or more than one.
    NoDate,
    NoYear,
    NoSuchDate,
    /// The weekday before it is another day's.
    OtherWeekday,
}

/// Reads a date alone with its year, of any time from the year 1000.
pub(crate) fn read_whole_date(text: &str) -> Result<NaiveDate, WholeDateFault> {
    let tokens = scan::tokens(text.trim());
    let (written, _) = only_date(&tokens).ok_or(WholeDateFault::NoDate)?;
    let year = written.year.ok_or(WholeDateFault::NoYear)?;
    let date = NaiveDate::from_ymd_opt(year, written.month, written.day).filter(|_| year >= 1000);
    let date = date.ok_or(WholeDateFault::NoSuchDate)?;
    if written.is_weekday_of(date) { Ok(date) } else { Err(WholeDateFault::OtherWeekday) }
}

/// The date that these tokens are, with the weekday before it, and the tokens of the date itself.
fn only_date(tokens: &[WhenToken]) -> Option<(WrittenDate, &[WhenToken])> {
    let start = tokens.iter().position(|token| !day::is_before_date(token))?;
    let (before, rest) = tokens.split_at(start);
    let (written, after) = alone(day::written_date(before, rest), before)
        .or_else(|| alone(day::bare_dotted_date(rest), before))?;
    Some((written, &rest[..rest.len() - after.len()]))
}

/// A date that nothing follows, with the weekday before it.
fn alone<'t>(
    found: Option<(WrittenDate, &'t [WhenToken])>,
    before: &[WhenToken],
) -> Option<(WrittenDate, &'t [WhenToken])> {
    let (written, after) = found?;
    let is_end = after.iter().all(|token| matches!(token, WhenToken::Space | WhenToken::Sign('.' | ',')));
    is_end.then(|| (WrittenDate { weekday: day::weekday_before(before), ..written }, after))
}

/// The year of the next such date; between two 29 Februaries lie at most eight years.
pub(in crate::event) fn next_year(written: WrittenDate, from: NaiveDate) -> Option<i32> {
    (from.year()..=from.year() + 8).find(|year| written.in_year(*year).is_some_and(|date| date >= from))
}

/// Reads a time alone, or from and to, counted from midnight; 24.00 is the end of the day.
///
/// # Errors
/// If it is none, if there is more than that, or it cannot be: no such time, or an end that is not after its start.
pub fn read_typed_times(text: &str) -> Result<(TimeDelta, Option<TimeDelta>), WhenProblem> {
    let tokens: Vec<WhenToken> = scan::tokens(text.trim()).into_iter().map(with_four_digits).collect();
    let rest = match tokens.as_slice() {
        [from, rest @ ..] if scan::is_word(from, "fra") || scan::is_word(from, "from") => skip_space(rest),
        all => all,
    };
    let (times, after) = clock::times_at(&[], rest, true)?.ok_or(WhenProblem::NoTime)?;
    match times {
        _ if after.iter().any(|token| !matches!(token, WhenToken::Space | WhenToken::Sign('.'))) => {
            Err(WhenProblem::NoTime)
        }
        (from, Some(to)) if to <= from => Err(WhenProblem::EndsBeforeItStarts),
        times => Ok(times),
    }
}

/// `930` is `0930`.
fn with_four_digits(token: WhenToken) -> WhenToken {
    match token {
        WhenToken::Number(Digits { value, digits: 3 }) => WhenToken::Number(Digits { value, digits: 4 }),
        token => token,
    }
}

/// The instant so long after a date's midnight by the clock.
///
/// # Errors
/// If Copenhagen's clocks skip it.
pub fn moment_on(date: NaiveDate, time: TimeDelta) -> Result<Moment, WhenProblem> {
    Moment::by_the_clock(date.and_time(NaiveTime::MIN) + time)
}

/// The meeting of a date between two times.
///
/// # Errors
/// If Copenhagen's clocks skip one of them, or it doesn't end after it starts.
pub fn meeting_on(date: NaiveDate, from: TimeDelta, to: TimeDelta) -> Result<Meeting, WhenProblem> {
    Meeting::new(moment_on(date, from)?, Some(moment_on(date, to)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    #[test]
    fn a_typed_date_without_a_year_is_the_next_such_date() {
        let today = date(2024, 6, 3);
        for (typed, wanted) in [
            ("3/6", date(2024, 6, 3)),
            ("2/6", date(2025, 6, 2)),
            ("3.6", date(2024, 6, 3)),
            ("3.6.", date(2024, 6, 3)),
            ("d. 3.6.", date(2024, 6, 3)),
            (" 3. juni ", date(2024, 6, 3)),
            ("man 3/6", date(2024, 6, 3)),
            ("man. d. 3/6", date(2024, 6, 3)),
            ("mandag den 3. juni", date(2024, 6, 3)),
            ("June 4", date(2024, 6, 4)),
            ("29/2", date(2028, 2, 29)),
        ] {
            assert_eq!(
                read_typed_date(typed, today),
                Ok(TypedDate { date: wanted, is_year_added: true }),
                "{typed}"
            );
        }
    }

    #[test]
    fn a_year_that_is_typed_counts() {
        for typed in
            ["3.6.24", "3/6-24", "3/6/2024", "3. juni 2024", "2024-06-03", "man 3.6.2024", "03-06-2024"]
        {
            let wanted = TypedDate { date: date(2024, 6, 3), is_year_added: false };
            assert_eq!(read_typed_date(typed, date(2026, 1, 1)), Ok(wanted), "{typed}");
        }
    }

    #[test]
    fn a_typed_date_that_cannot_be_is_told() {
        use WhenProblem::{NoDateAlone, NoSuchDate, OtherWeekday};
        let today = date(2024, 1, 1);
        for (typed, problem) in [
            ("", NoDateAlone),
            ("man", NoDateAlone),
            ("i næste uge", NoDateAlone),
            ("3", NoDateAlone),
            ("3. juni kl. 10", NoDateAlone),
            ("3/6 og 4/6", NoDateAlone),
            ("31. november", NoSuchDate("31. november".to_owned())),
            ("31.11.", NoSuchDate("31.11.".to_owned())),
            ("29/2-2023", NoSuchDate("29/2-2023".to_owned())),
            ("tir 3/6", OtherWeekday(date(2024, 6, 3))),
        ] {
            assert_eq!(read_typed_date(typed, today), Err(problem), "{typed}");
        }
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        let minutes = |hour: i64, minute: i64| TimeDelta::minutes(hour * 60 + minute);
        for (typed, from, to) in [
            ("10", minutes(10, 0), None),
            ("kl. 10", minutes(10, 0), None),
            ("kl 10.", minutes(10, 0), None),
            ("10.30", minutes(10, 30), None),
            ("10:30", minutes(10, 30), None),
            ("1030", minutes(10, 30), None),
            ("930", minutes(9, 30), None),
            ("3 pm", minutes(15, 0), None),
            ("10-12", minutes(10, 0), Some(minutes(12, 0))),
            ("kl. 10–12", minutes(10, 0), Some(minutes(12, 0))),
            ("9.30 - 15", minutes(9, 30), Some(minutes(15, 0))),
            ("9-15.30", minutes(9, 0), Some(minutes(15, 30))),
            ("930-1200", minutes(9, 30), Some(minutes(12, 0))),
            ("fra kl. 9 til kl. 15", minutes(9, 0), Some(minutes(15, 0))),
            ("20-24", minutes(20, 0), Some(minutes(24, 0))),
        ] {
            assert_eq!(read_typed_times(typed), Ok((from, to)), "{typed}");
        }
    }

    #[test]
    fn times_that_cannot_be_are_told() {
        use WhenProblem::{EndsBeforeItStarts, NoSuchTime, NoTime};
        for (typed, problem) in [
            ("", NoTime),
            ("om morgenen", NoTime),
            ("10-12 og 13-15", NoTime),
            ("10.5", NoTime),
            ("25", NoSuchTime("25.00".to_owned())),
            ("1061", NoSuchTime("10.61".to_owned())),
            ("12-10", EndsBeforeItStarts),
            ("10-10", EndsBeforeItStarts),
        ] {
            assert_eq!(read_typed_times(typed), Err(problem), "{typed}");
        }
    }

    #[test]
    fn a_time_that_the_clocks_skip_is_told() {
        let (two, three) = (TimeDelta::minutes(150), TimeDelta::hours(4));
        assert!(matches!(meeting_on(date(2024, 3, 31), two, three), Err(WhenProblem::Skipped(_))));
        let meeting =
            meeting_on(date(2024, 6, 3), TimeDelta::hours(20), TimeDelta::hours(24)).expect("a meeting");
        assert_eq!(meeting.days(), date(2024, 6, 3)..=date(2024, 6, 3));
    }

    proptest::proptest! {
        #[test]
        fn nothing_typed_makes_it_panic(text in r"[0-9kl.:/ dnjuimafrp–-]{0,30}") {
            let _ = (read_typed_date(&text, date(2024, 6, 3)), read_typed_times(&text));
        }
    }
}
