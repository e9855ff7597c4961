//! Numbers as Danes write them, exact: `1.234,5`. What is read, counted together and shown is decimal throughout.

use std::ops::Add;

/// Digits before the comma, at most: the sum of as many amounts as a form has answers still fits.
const WHOLE_DIGITS_MAX: usize = 15;
/// Digits after the comma, at most.
const DECIMALS_MAX: usize = 9;
/// How many units one is.
const ONE: u128 = 10_u128.pow(9);

/// An exact decimal number that can be added up: a number, or an amount in kroner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// In billionths.
    units: i128,
    /// How many digits after the comma are shown; in kroner it is two or none.
    decimals: usize,
    is_kroner: bool,
}

/// Why a text is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AmountFault {
    /// It has other signs than digits, a sign before them, dots and a comma.
    NoNumber,
    /// Its dots or commas stand where no thousands or decimals begin.
    Groups,
    /// It has more digits than any answer needs.
    Long,
}

impl Amount {
    /// Reads `1234`, `1.234`, `1 234`, `1.234,5`, `-12`.
    pub(super) fn read(text: &str) -> Result<Self, AmountFault> {
        let text = text.trim();
        let (is_negative, digits) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest.trim_start()),
            None => (false, text.strip_prefix('+').unwrap_or(text).trim_start()),
        };
        let is_numeral = |c: char| c.is_ascii_digit() || is_blank(c) || matches!(c, '.' | ',');
        if !digits.chars().all(is_numeral) || !digits.contains(|c: char| c.is_ascii_digit()) {
            return Err(AmountFault::NoNumber);
        }
        let (whole, decimals) = digits.split_once(',').map_or((digits, None), |(one, two)| (one, Some(two)));
        let decimals = match decimals {
            Some(decimals) if !is_digits(decimals) => return Err(AmountFault::Groups),
            decimals => decimals.unwrap_or_default(),
        };
        let whole = without_groups(whole).ok_or(AmountFault::Groups)?;
        if whole.trim_start_matches('0').len() > WHOLE_DIGITS_MAX || decimals.len() > DECIMALS_MAX {
            return Err(AmountFault::Long);
        }
        let units = format!("{whole}{decimals:0<DECIMALS_MAX$}");
        let units: i128 = units.parse().map_err(|_| AmountFault::Long)?;
        let units = if is_negative { -units } else { units };
        Ok(Amount { units, decimals: decimals.len(), is_kroner: false })
    }

    /// The same in kroner.
    pub(super) fn in_kroner(self) -> Self {
        Amount { is_kroner: true, ..self }
    }

    /// How many digits stand after the comma.
    pub(super) fn decimals(self) -> usize {
        self.decimals
    }

    /// The number as its kind shows it: `1.234,5`, `1.250.000,-`, `1.250.000,50`.
    pub fn text(self) -> String {
        let units = self.units.unsigned_abs();
        let (whole, rest) = (units / ONE, units % ONE);
        let sign = if self.units < 0 { "-" } else { "" };
        let rest = format!("{rest:0DECIMALS_MAX$}");
        let end = match self.is_kroner {
            true if rest.starts_with("00") => ",-".to_owned(),
            true => format!(",{}", &rest[..2]),
            false if self.decimals == 0 => String::new(),
            false => format!(",{}", &rest[..self.decimals]),
        };
        format!("{sign}{}{end}", grouped(&whole.to_string()))
    }
}

impl Add for Amount {
    type Output = Amount;

    fn add(self, other: Amount) -> Amount {
        Amount {
            units: self.units + other.units,
            decimals: self.decimals.max(other.decimals),
            is_kroner: self.is_kroner || other.is_kroner,
        }
    }
}

/// The digits of a whole number in groups of three, with the same sign between all; any number of them without a sign.
fn without_groups(whole: &str) -> Option<String> {
    let whole = whole.trim();
    let Some(sign) = whole.chars().find(|c| !c.is_ascii_digit()) else {
        return is_digits(whole).then(|| whole.to_owned());
    };
    let groups: Vec<&str> = whole.split(sign).collect();
    let (first, rest) = groups.split_first()?;
    let is_first = (1..=3).contains(&first.len()) && is_digits(first) && !first.starts_with('0');
    let are_rest = rest.iter().all(|group| group.len() == 3 && is_digits(group));
    (sign != ',' && is_first && are_rest).then(|| groups.concat())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A blank that may set thousands apart.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// Digits with their thousands set apart.
fn grouped(digits: &str) -> String {
    let places = digits.char_indices();
    places.fold(String::new(), |mut text, (at, digit)| {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(typed: &[&str]) -> Option<String> {
        let amounts = typed.iter().map(|typed| Amount::read(typed).expect("a number"));
        amounts.reduce(Add::add).map(Amount::text)
    }

    #[test]
    fn sums_are_exact() {
        assert_eq!(sum(&["0,1", "0,2"]).as_deref(), Some("0,3"));
        assert_eq!(sum(&["1.000", "-0,50"]).as_deref(), Some("999,50"));
        assert_eq!(sum(&["1", "-1"]).as_deref(), Some("0"));
        assert_eq!(sum(&["-0,5", "0,25"]).as_deref(), Some("-0,25"));
        let most = "999999999999999,999999999";
        assert_eq!(sum(&[most; 1000]).as_deref(), Some("999.999.999.999.999.999,999999000"));
        assert_eq!(sum(&[]), None);
    }

    proptest::proptest! {
        #[test]
        fn a_number_that_is_shown_is_read_as_the_same(text in r"[-+−]?[0-9]{1,4}([. ][0-9]{3}){0,3}(,[0-9]{1,4})?") {
            if let Ok(amount) = Amount::read(&text) {
                proptest::prop_assert_eq!(Amount::read(&amount.text()), Ok(amount), "{}", amount.text());
            }
        }

        #[test]
        fn nothing_typed_makes_it_panic(text in r"[-+−0-9., \u{a0}krKR]{0,40}") {
            let _ = Amount::read(&text).map(Amount::text);
        }
    }
}
