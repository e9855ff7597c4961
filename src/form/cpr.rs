//! Finds possible CPR numbers, to warn the writer: they don't belong in the application. Goes by form and date only;
//! the check digit is no help, as numbers issued since 2007 need not satisfy it.

use std::ops::Range;

use chrono::NaiveDate;

/// Byte ranges that may be CPR numbers: `ddmmyy-nnnn` with a dash, a blank or nothing between, and a valid past date.
///
/// Excluded are parts of longer numbers, numbers with letters, international phone numbers, a bank account after its
/// `reg.nr.`, and a date followed by its year (`311023 2023`).
pub(crate) fn find(text: &str) -> Vec<Range<usize>> {
    let numbers = DigitRuns::of(text);
    (0..numbers.runs.len()).filter_map(|at| numbers.cpr_at(at)).collect()
}

/// Digits: 15 with the country code (E.164) and the prefix 00.
const LONGEST_PHONE_NUMBER: usize = 17;

/// What separates two runs of digits.
#[derive(Clone, Copy, PartialEq)]
enum Separator {
    /// One blank.
    Blank,
    /// One dash, possibly with a blank on each side.
    Dash {
        is_tight: bool,
    },
    Dot,
    /// Anything else: the numbers are unrelated.
    Apart,
}

/// The runs of digits in a text.
struct DigitRuns<'a> {
    text: &'a str,
    runs: Vec<Range<usize>>,
}

impl<'a> DigitRuns<'a> {
    fn of(text: &'a str) -> Self {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (at, _) in text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
            match runs.last_mut() {
                Some(run) if run.end == at => run.end += 1,
                _ => runs.push(at..at + 1),
            }
        }
        DigitRuns { text, runs }
    }

    fn cpr_at(&self, at: usize) -> Option<Range<usize>> {
        let (last, middle) = self.parts_at(at)?;
        let place = self.runs[at].start..self.runs[last].end;
        let digits: String = self.text[place.clone()].chars().filter(char::is_ascii_digit).collect();
        let is_cpr = is_possible_date(&digits)
            && (middle != Some(Separator::Blank) || !repeats_its_year(&digits))
            && self.stands_alone(&place)
            && !self.is_joined_before(at, middle)
            && !self.is_joined_after(last, middle)
            && !self.is_in_phone_number(at);
        is_cpr.then_some(place)
    }

    /// The last run of the ten digits starting at run `at`, and what separates their two parts, if anything.
    fn parts_at(&self, at: usize) -> Option<(usize, Option<Separator>)> {
        match (self.runs[at].len(), self.runs.get(at + 1).map(Range::len), self.gap_after(at)) {
            (10, ..) => Some((at, None)),
            (6, Some(4), middle @ (Separator::Dash { .. } | Separator::Blank)) => {
                Some((at + 1, Some(middle)))
            }
            _ => None,
        }
    }

    fn gap_after(&self, at: usize) -> Separator {
        let Some(gap) = self.text_between(at) else { return Separator::Apart };
        let inner = gap.strip_prefix(is_blank).and_then(|gap| gap.strip_suffix(is_blank));
        let is_one_dash = |text: &str| text.strip_prefix(is_dash) == Some("");
        match (gap, inner) {
            (".", _) => Separator::Dot,
            _ if gap.strip_prefix(is_blank) == Some("") => Separator::Blank,
            _ if is_one_dash(gap) => Separator::Dash { is_tight: true },
            (_, Some(inner)) if is_one_dash(inner) => Separator::Dash { is_tight: false },
            _ => Separator::Apart,
        }
    }

    fn text_between(&self, at: usize) -> Option<&'a str> {
        Some(&self.text[self.runs[at].end..self.runs.get(at + 1)?.start])
    }

    /// Whether no letter is adjacent: `DK0102031234` is some other number.
    fn stands_alone(&self, place: &Range<usize>) -> bool {
        !self.text[..place.start].ends_with(char::is_alphanumeric)
            && !self.text[place.end..].starts_with(char::is_alphanumeric)
    }

    fn is_joined_before(&self, at: usize, middle: Option<Separator>) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        match (self.gap_after(before), middle) {
            (Separator::Dash { is_tight: true } | Separator::Dot, _)
            | (Separator::Blank, Some(Separator::Blank)) => true,
            // A bank account: four digits of `reg.nr.`, then up to ten.
            (Separator::Blank, None) => self.runs[before].len() == 4,
            _ => false,
        }
    }

    fn is_joined_after(&self, last: usize, middle: Option<Separator>) -> bool {
        match self.gap_after(last) {
            Separator::Dash { is_tight: true } | Separator::Dot => true,
            Separator::Blank => middle == Some(Separator::Blank),
            Separator::Dash { is_tight: false } | Separator::Apart => false,
        }
    }

    /// Whether the number starting at run `at` ends an international phone number.
    fn is_in_phone_number(&self, at: usize) -> bool {
        let (mut first, mut digits) = (at, 10);
        while digits <= LONGEST_PHONE_NUMBER {
            if self.begins_with_country_code(first) {
                return true;
            }
            let Some(before) = first.checked_sub(1) else { return false };
            if !self.text_between(before).is_some_and(is_phone_gap) {
                return false;
            }
            digits += self.runs[before].len();
            first = before;
        }
        false
    }

    fn begins_with_country_code(&self, run: usize) -> bool {
        let (before, number) = self.text.split_at(self.runs[run].start);
        let code = match number.strip_prefix("00") {
            // After a dot or colon it ends a time or an amount: `kl. 14.00`.
            Some(code) if !before.ends_with(['.', ':', ',']) => code,
            None if before.trim_end_matches('(').ends_with('+') => number,
            _ => return false,
        };
        // No country code begins with 0.
        code.chars().find(char::is_ascii_digit).is_some_and(|first| first != '0')
    }
}

fn is_blank(c: char) -> bool {
    c == '\t' || (c.is_whitespace() && !c.is_control())
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn is_phone_gap(gap: &str) -> bool {
    gap.chars().count() <= 2 && gap.chars().all(|c| is_blank(c) || is_dash(c) || "()./".contains(c))
}

/// Whether `ddmmyyn…` begins with a date in the century that the seventh digit gives (the CPR office's table).
fn is_possible_date(digits: &str) -> bool {
    let number = |at: Range<usize>| digits[at].parse::<u32>().unwrap_or_default();
    let (day, month, year) = (number(0..2), number(2..4), number(4..6));
    let century = match (number(6..7), year) {
        (0..=3, _) | (4 | 9, 37..) => 1900,
        (4 | 9, _) | (_, ..=57) => 2000,
        _ => 1800,
    };
    let year = i32::try_from(century + year).expect("a year of four digits");
    NaiveDate::from_ymd_opt(year, month, day).is_some()
}

/// Whether the last four digits are the date's own year: `311023 2023`.
fn repeats_its_year(digits: &str) -> bool {
    matches!(&digits[6..8], "19" | "20") && digits[8..10] == digits[4..6]
}

#[cfg(test)]
mod tests;
