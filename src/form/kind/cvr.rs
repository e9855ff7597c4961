//! A CVR number, by which a Danish business or authority is registered.

use std::borrow::Cow;

use super::{Flaw, Gesture, KindRules};
use crate::say;

pub(super) const KIND: KindRules =
    KindRules { flaw, shown, seeks_cpr: false, ..KindRules::free(Gesture::Line) };

const DIGITS: Flaw = problem!("kind-cvr-digits", "cvr");
/// The digits don't check: likely a slip, but not certainly.
const CHECK: Flaw = notice!("kind-cvr-check", "cvr_check");

/// The weights of the digits: their sum is a multiple of 11.
const WEIGHTS: [u32; 8] = [2, 7, 6, 5, 4, 3, 2, 1];

fn flaw(typed: &str, _: &[String]) -> Option<Flaw> {
    let Some(digits) = digits(typed) else { return Some(DIGITS) };
    let weighted = digits.chars().filter_map(|c| c.to_digit(10)).zip(WEIGHTS);
    let sum: u32 = weighted.map(|(digit, weight)| digit * weight).sum();
    (!sum.is_multiple_of(11)).then_some(CHECK)
}

fn shown<'t>(typed: &'t str, _: &[String]) -> Cow<'t, str> {
    digits(typed).map_or(Cow::Borrowed(typed), Cow::Owned)
}

/// The eight digits, without blanks and the country's prefix.
fn digits(typed: &str) -> Option<String> {
    let text: String = typed.split_whitespace().collect();
    let has_prefix = text.get(..2).is_some_and(|prefix| prefix.eq_ignore_ascii_case("dk"));
    let digits = if has_prefix { text[2..].trim_start_matches(['-', ':']) } else { &text };
    (digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_shown_as_its_eight_digits() {
        for typed in
            ["12345674", "12 34 56 74", "DK12345674", "dk 1234 5674", "DK-12345674", " 12345674\u{a0}"]
        {
            assert_eq!(flaw(typed, &[]), None, "{typed:?}");
            assert_eq!(shown(typed, &[]), "12345674");
        }
    }

    #[test]
    fn digits_that_do_not_check_are_a_notice_and_wrong_ones_a_problem() {
        assert_eq!(flaw("12345678", &[]), Some(CHECK));
        assert!(CHECK.is_notice() && !DIGITS.is_notice());
        for typed in
            ["1234567", "123456789", "DK", "SE12345674", "12.34.56.74", "１２３４５６７４", "æ1234567"]
        {
            assert_eq!(flaw(typed, &[]), Some(DIGITS), "{typed:?}");
            assert_eq!(shown(typed, &[]), typed);
        }
    }
}
