//! An amount in Danish kroner: `1.250.000,-`, `1.250.000,50`.

use std::borrow::Cow;

use super::amount::{Amount, AmountFault};
use super::{Flaw, Gesture, KindRules};
use crate::say;

pub(super) const KIND: KindRules =
    KindRules { flaw, shown, amount, seeks_cpr: false, ..KindRules::free(Gesture::Line) };

const NO_AMOUNT: Flaw = problem!("kind-kroner-none", "kroner");
const GROUPS: Flaw = problem!("kind-kroner-groups", "kroner");
const DECIMALS: Flaw = problem!("kind-kroner-decimals", "kroner");
const LONG: Flaw = problem!("kind-kroner-long", "kroner");

/// What may stand before an amount or behind it.
const CURRENCIES: [&str; 4] = ["dkk", "kroner", "kr.", "kr"];

fn amount(typed: &str) -> Option<Amount> {
    read(typed).ok()
}

fn flaw(typed: &str, _: &[String]) -> Option<Flaw> {
    read(typed).err()
}

fn shown<'t>(typed: &'t str, _: &[String]) -> Cow<'t, str> {
    amount(typed).map_or(Cow::Borrowed(typed), |amount| amount.text().into())
}

fn read(typed: &str) -> Result<Amount, Flaw> {
    let number = without_currency(typed.trim());
    // The dash in the place of the øre.
    let number = [",-", ",--", ",–", ",—"].iter().find_map(|end| number.strip_suffix(end)).unwrap_or(number);
    let amount = Amount::read(number).map_err(|fault| match fault {
        AmountFault::NoNumber => NO_AMOUNT,
        AmountFault::Groups => GROUPS,
        AmountFault::Long => LONG,
    })?;
    if amount.decimals() > 2 { Err(DECIMALS) } else { Ok(amount.in_kroner()) }
}

/// The text without the currency before or behind it.
fn without_currency(text: &str) -> &str {
    let head = |mark: &&str| text.get(..mark.len()).filter(|head| head.eq_ignore_ascii_case(mark));
    if let Some(head) = CURRENCIES.iter().find_map(head) {
        return text[head.len()..].trim_start();
    }
    let tail = |mark: &&str| {
        let start = text.len().checked_sub(mark.len())?;
        text.get(start..).filter(|tail| tail.eq_ignore_ascii_case(mark))
    };
    CURRENCIES.iter().find_map(tail).map_or(text, |tail| text[..text.len() - tail.len()].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_shown_one_way_however_it_was_typed() {
        for typed in [
            "1250000",
            "1.250.000",
            "1 250 000",
            "1.250.000,-",
            "1.250.000,--",
            "1.250.000,00",
            "1.250.000 kr.",
            "1.250.000kr",
            "1.250.000,- kr.",
            "kr. 1.250.000",
            "Kr 1.250.000,-",
            "DKK 1.250.000",
            "dkk1250000",
            "1.250.000 DKK",
            "1.250.000 kroner",
            " 1250000 ",
        ] {
            assert_eq!(flaw(typed, &[]), None, "{typed:?}");
            assert_eq!(shown(typed, &[]), "1.250.000,-", "{typed:?}");
        }
        for (typed, expected) in
            [("1.250.000,50", "1.250.000,50"), ("kr. 12,5", "12,50"), ("-500", "-500,-"), ("0", "0,-")]
        {
            assert_eq!(flaw(typed, &[]), None, "{typed:?}");
            assert_eq!(shown(typed, &[]), expected);
        }
    }

    #[test]
    fn what_is_no_amount_is_shown_as_typed_with_its_flaw() {
        for (typed, expected) in [
            ("gratis", NO_AMOUNT),
            ("kr.", NO_AMOUNT),
            ("1,2 mio. kr.", NO_AMOUNT),
            ("€ 100", NO_AMOUNT),
            ("100 EUR", NO_AMOUNT),
            ("100-200", NO_AMOUNT),
            ("ækr", NO_AMOUNT),
            ("1.25.000", GROUPS),
            ("1,250,000", GROUPS),
            ("1.250.00", GROUPS),
            ("1250.50", GROUPS),
            ("1,250", DECIMALS),
            ("12345678901234567", LONG),
        ] {
            assert_eq!(flaw(typed, &[]), Some(expected), "{typed:?}");
            assert_eq!(shown(typed, &[]), typed);
        }
    }

    #[test]
    fn amounts_are_added_to_the_oere() {
        let sum = ["1.250.000,-", "0,50", "kr. 0,50"].map(|typed| amount(typed).expect("an amount"));
        assert_eq!(
            sum.into_iter().reduce(|one, other| one + other).map(Amount::text).as_deref(),
            Some("1.250.001,-")
        );
    }
}
