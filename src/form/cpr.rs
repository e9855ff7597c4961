//! Finds possible CPR numbers, to warn the writer: they don't belong in the application. Goes by form and date only;
//! the check digit is no help, as numbers issued since 2007 need not satisfy it.

mod label;

use std::ops::Range;

use chrono::NaiveDate;

use label::{NumberLabel, label};

/// Byte ranges that may be CPR numbers: `ddmmyy-nnnn` with a dash, a blank or nothing between, and a valid past date,
/// perhaps as `dd.mm.yy` or `dd mm yy`. Characters that nobody sees don't count.
///
/// Excluded are parts of longer numbers, numbers with letters other than `cpr` before them, international phone
/// numbers, a bank account after its `reg.nr.`, a date followed by its year (`311023 2023`), and what is called some
/// other number: `P-nr. 1012345678`.
pub(crate) fn find(text: &str) -> Vec<Range<usize>> {
    if !text.contains(is_unseen) {
        return find_seen(text);
    }
    let seen: String = text.chars().filter(|c| !is_unseen(*c)).collect();
    let mut offset = 0;
    let mut places = text.char_indices().filter(|(_, c)| !is_unseen(*c)).map(|(at, c)| {
        offset += c.len_utf8();
        (offset - c.len_utf8(), at)
    });
    let mut place = |wanted| {
        places
            .find(|(offset, _)| *offset == wanted)
            .expect("found numbers begin and end in digits, in order")
            .1
    };
    find_seen(&seen).into_iter().map(|found| place(found.start)..place(found.end - 1) + 1).collect()
}

fn find_seen(text: &str) -> Vec<Range<usize>> {
    let numbers = DigitRuns::of(text);
    (0..numbers.runs.len()).filter_map(|at| numbers.cpr_at(at)).collect()
}

/// A soft hyphen, or a character without width.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Digits: 15 with the country code (E.164) and the prefix 00.
const LONGEST_PHONE_NUMBER: usize = 17;

/// What separates two runs of digits.
#[derive(Clone, Copy, PartialEq)]
enum Separator {
    /// One blank.
    Blank,
    /// One dash, possibly with a blank on either side.
    Dash {
        is_tight: bool,
    },
    Dot,
    /// Anything else: the numbers are unrelated.
    Apart,
}

/// How many numbers a name before a list counts for.
const LONGEST_LIST: usize = 20;

/// What may stand between the numbers of a list.
const LIST_GAPS: [&str; 6] = [",", ";", "/", "og", "and", "&"];

/// The ten digits of a possible number.
struct NumberParts {
    /// The last run.
    last: usize,
    /// What separates the date from the rest, if anything.
    middle: Option<Separator>,
    /// Whether the date is three pairs of digits.
    is_in_pairs: bool,
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
        let NumberParts { last, middle, is_in_pairs } = self.parts_at(at)?;
        let place = self.runs[at].start..self.runs[last].end;
        let digits: String = self.text[place.clone()].chars().filter(char::is_ascii_digit).collect();
        let is_cpr = is_possible_date(&digits)
            && (middle != Some(Separator::Blank) || !repeats_its_year(&digits))
            && self.stands_alone(&place)
            && !self.is_called_otherwise(at)
            && !(is_in_pairs && self.is_after_pair(at))
            && !self.is_joined_before(at, middle)
            && !self.is_joined_after(last, middle)
            && !self.is_in_phone_number(at);
        is_cpr.then_some(place)
    }

    /// The parts of the ten digits starting at run `at`.
    fn parts_at(&self, at: usize) -> Option<NumberParts> {
        let length = |at: usize| self.runs.get(at).map(Range::len);
        let date = match self.runs[at].len() {
            10 => return Some(NumberParts { last: at, middle: None, is_in_pairs: false }),
            6 => at,
            2 if length(at + 1) == Some(2) && length(at + 2) == Some(2) => at + 2,
            _ => return None,
        };
        let is_in_pairs = date != at;
        let middle = self.gap_after(date);
        let is_one = match middle {
            Separator::Dash { is_tight: true } if is_in_pairs => {
                let gap = self.gap_after(at);
                gap == self.gap_after(at + 1) && matches!(gap, Separator::Dot | Separator::Blank)
            }
            Separator::Dash { .. } | Separator::Blank => !is_in_pairs,
            Separator::Dot | Separator::Apart => false,
        };
        let is_whole = is_one && length(date + 1) == Some(4);
        is_whole.then_some(NumberParts { last: date + 1, middle: Some(middle), is_in_pairs })
    }

    fn gap_after(&self, at: usize) -> Separator {
        let Some(gap) = self.text_between(at) else { return Separator::Apart };
        let inner = gap.strip_prefix(is_blank).unwrap_or(gap);
        let inner = inner.strip_suffix(is_blank).unwrap_or(inner);
        if gap == "." {
            Separator::Dot
        } else if gap.strip_prefix(is_blank) == Some("") {
            Separator::Blank
        } else if inner.strip_prefix(is_dash) == Some("") {
            Separator::Dash { is_tight: inner.len() == gap.len() }
        } else {
            Separator::Apart
        }
    }

    fn text_between(&self, at: usize) -> Option<&'a str> {
        Some(&self.text[self.runs[at].end..self.runs.get(at + 1)?.start])
    }

    /// Whether no letter is adjacent: `DK0102031234` is some other number, but `cpr0102031234` is not.
    fn stands_alone(&self, place: &Range<usize>) -> bool {
        let (before, after) = (&self.text[..place.start], &self.text[place.end..]);
        (!before.ends_with(char::is_alphanumeric) || label(before) == NumberLabel::Cpr)
            && !after.starts_with(char::is_alphanumeric)
    }

    /// Whether the number starting at run `at` is called some other number, or the list is that it stands in.
    fn is_called_otherwise(&self, at: usize) -> bool {
        let is_listed_before = |run: &usize| {
            self.runs[*run].len() == self.runs[at].len()
                && self.text_between(*run).is_some_and(|gap| LIST_GAPS.contains(&gap.trim()))
        };
        let listed = (0..at).rev().take(LONGEST_LIST).take_while(is_listed_before);
        let labels = std::iter::once(at).chain(listed).map(|run| label(&self.text[..self.runs[run].start]));
        labels.into_iter().find(|label| *label != NumberLabel::Unnamed) == Some(NumberLabel::Other)
    }

    /// Whether the pair of digits at run `at` goes on another: `12 01 02 03-1234`.
    fn is_after_pair(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|before| self.runs[before].len() == 2 && self.gap_after(before) == Separator::Blank)
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
