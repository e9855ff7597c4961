//! A number, as Danes write it: `1.234,5`.

use std::borrow::Cow;

use super::amount::{Amount, AmountFault};
use super::{Flaw, Gesture, KindRules};
use crate::say;

pub(super) const KIND: KindRules =
    KindRules { flaw, shown, amount, seeks_cpr: false, ..KindRules::free(Gesture::Line) };

const NO_NUMBER: Flaw = problem!("kind-number-none", "number");
const GROUPS: Flaw = problem!("kind-number-groups", "number");
const LONG: Flaw = problem!("kind-number-long", "number");

fn amount(typed: &str) -> Option<Amount> {
    Amount::read(typed).ok()
}

fn flaw(typed: &str, _: &[String]) -> Option<Flaw> {
    Amount::read(typed).err().map(|fault| match fault {
        AmountFault::NoNumber => NO_NUMBER,
        AmountFault::Groups => GROUPS,
        AmountFault::Long => LONG,
    })
}

fn shown<'t>(typed: &'t str, _: &[String]) -> Cow<'t, str> {
    amount(typed).map_or(Cow::Borrowed(typed), |amount| amount.text().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_shown_with_dots_and_a_comma_however_it_was_typed() {
        for (typed, expected) in [
            ("1234,5", "1.234,5"),
            (" 1.234,50 ", "1.234,50"),
            ("1 234", "1.234"),
            ("1\u{a0}234", "1.234"),
            ("1234567", "1.234.567"),
            ("-12", "-12"),
            ("− 12,5", "-12,5"),
            ("+7", "7"),
            ("-0", "0"),
            ("007", "7"),
            ("0,5", "0,5"),
            ("1,250", "1,250"),
        ] {
            assert_eq!(flaw(typed, &[]), None, "{typed:?}");
            assert_eq!(shown(typed, &[]), expected, "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_number_is_shown_as_typed_with_its_flaw() {
        for (typed, expected) in [
            ("ti", NO_NUMBER),
            ("12 stk.", NO_NUMBER),
            ("5 %", NO_NUMBER),
            ("1e9", NO_NUMBER),
            ("--1", NO_NUMBER),
            ("-", NO_NUMBER),
            (",", NO_NUMBER),
            ("１２", NO_NUMBER),
            ("12\n13", NO_NUMBER),
            ("1.25", GROUPS),
            ("1.25.000", GROUPS),
            ("1,250,000", GROUPS),
            ("1,250.50", GROUPS),
            ("1250.50", GROUPS),
            ("1234.567", GROUPS),
            ("0.250", GROUPS),
            ("1.234 567", GROUPS),
            ("1 2", GROUPS),
            ("12,", GROUPS),
            (",5", GROUPS),
            ("1234567890123456", LONG),
            ("0,1234567890", LONG),
        ] {
            assert_eq!(flaw(typed, &[]), Some(expected), "{typed:?}");
            assert_eq!(shown(typed, &[]), typed);
            assert_eq!(amount(typed), None);
        }
    }
}
