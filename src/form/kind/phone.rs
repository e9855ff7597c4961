//! Phone numbers, Danish and foreign. The format is checked, not the range: new ranges open, and the program can't
//! call.

use std::borrow::Cow;

use super::{Flaw, Gesture, KindRules};
use crate::say;

pub(super) const KIND: KindRules = KindRules { flaw, shown, ..KindRules::free(Gesture::Line) };

const FEW: Flaw = problem!("kind-phone-few", "phone");
/// Too many digits, unless it is a foreign number without its country code.
pub(super) const MANY: Flaw = problem!("kind-phone-many", "phone");
const DANISH: Flaw = problem!("kind-phone-danish", "phone");
const ABROAD: Flaw = problem!("kind-phone-abroad", "phone");
/// Signs that stand in no number, or so many digits that there must be two.
const SIGNS: Flaw = problem!("kind-phone-signs", "phone");
const EXTENSION: Flaw = problem!("kind-phone-extension", "phone");

/// No number has more digits, country code included (E.164).
const MOST_DIGITS: usize = 15;

fn flaw(typed: &str, _: &[String]) -> Option<Flaw> {
    read(typed).err()
}

fn shown<'t>(typed: &'t str, _: &[String]) -> Cow<'t, str> {
    read(typed).unwrap_or(Cow::Borrowed(typed.trim()))
}

/// The number as it is shown, or why it can't be one: a Danish one in pairs, with its extension as typed (`lok. 123`); a
/// foreign one as typed, since grouping is that country's custom.
fn read(typed: &str) -> Result<Cow<'_, str>, Flaw> {
    let (number, extension) = split_extension(typed.trim())?;
    let number = number.trim_start_matches(['(', ' ']);
    let (has_plus, number) = number.strip_prefix('+').map_or((false, number), |rest| (true, rest));
    if !number.chars().all(|c| c.is_ascii_digit() || is_separator(c)) {
        return Err(SIGNS);
    }
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let abroad = if has_plus { Some(digits.as_str()) } else { digits.strip_prefix("00") };
    // `45` and eight digits count as Danish even without the plus: no other number is so long here.
    let danish = match abroad {
        Some(abroad) => abroad.strip_prefix("45"),
        None if digits.len() == 10 => digits.strip_prefix("45"),
        None => Some(digits.as_str()),
    };
    match (danish, abroad) {
        (Some(digits), _) if digits.len() == 8 => {
            let number = format!("+45 {} {} {} {}", &digits[..2], &digits[2..4], &digits[4..6], &digits[6..]);
            Ok(extension.map_or(number.clone(), |extension| format!("{number} {extension}")).into())
        }
        // No country code begins with 0.
        (None, Some(abroad)) if (7..=MOST_DIGITS).contains(&abroad.len()) && !abroad.starts_with('0') => {
            Ok(typed.trim().into())
        }
        (None, Some(_)) => Err(ABROAD),
        (Some(_), Some(_)) => Err(DANISH),
        (_, None) if digits.len() < 8 => Err(FEW),
        (_, None) => Err(if digits.len() > MOST_DIGITS { SIGNS } else { MANY }),
    }
}

/// Splits off an extension: `12345678 lok. 123`.
fn split_extension(typed: &str) -> Result<(&str, Option<&str>), Flaw> {
    let Some(start) = typed.find(char::is_alphabetic) else { return Ok((typed, None)) };
    let (number, extension) = typed.split_at(start);
    let extension = extension.trim_end_matches(')');
    let label_end = extension.find(|c: char| !c.is_alphabetic()).unwrap_or(extension.len());
    let (label, digits) = extension.split_at(label_end);
    if !["lok", "lokal", "lokalnr", "ext", "x"].contains(&label.to_lowercase().as_str()) {
        return Err(SIGNS);
    }
    let digits = digits.trim_start_matches(['.', ':', ' ', '\u{a0}']);
    let is_short = (1..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let number = number.trim_end_matches([' ', ',', '(']);
    if is_short { Ok((number, Some(extension))) } else { Err(EXTENSION) }
}

fn is_separator(c: char) -> bool {
    let is_dash = matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    is_dash || matches!(c, '.' | '(' | ')' | '/') || (c.is_whitespace() && !c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_danish_number_is_shown_in_pairs_however_it_was_typed() {
        for typed in [
            "12345678",
            "12 34 56 78",
            "1234 5678",
            "12.34.56.78",
            "12-34-56-78",
            "12–34–56–78",
            "12\u{a0}34\u{a0}56\u{a0}78",
            "+4512345678",
            "+45 12 34 56 78",
            "+45-1234-5678",
            "(+45) 12345678",
            "+45 (12) 34 56 78",
            "0045 12345678",
            "00 45 12 34 56 78",
            "45 12 34 56 78",
            "  12345678 ",
        ] {
            assert_eq!(flaw(typed, &[]), None, "{typed}");
            assert_eq!(shown(typed, &[]), "+45 12 34 56 78", "{typed}");
        }
    }

    #[test]
    fn an_extension_is_kept() {
        for (typed, expected) in [
            ("12345678 lok. 123", "+45 12 34 56 78 lok. 123"),
            ("+45 12 34 56 78, lokal 4", "+45 12 34 56 78 lokal 4"),
            ("12345678 (lok. 123)", "+45 12 34 56 78 lok. 123"),
            ("12345678 Ext 99", "+45 12 34 56 78 Ext 99"),
            ("12345678x12", "+45 12 34 56 78 x12"),
        ] {
            assert_eq!(flaw(typed, &[]), None, "{typed}");
            assert_eq!(shown(typed, &[]), expected, "{typed}");
        }
    }

    #[test]
    fn a_foreign_number_needs_its_country_code_and_stays_as_typed() {
        for typed in [
            "+46 70 123 45 67",
            "+46 (0)70-123 45 67",
            "0046701234567",
            "+49 30/123456",
            "+298 123456",
            "+299 12 34 56",
            "+1 (202) 555-0123",
            "+123456789012345",
            "+1234567",
        ] {
            assert_eq!(flaw(typed, &[]), None, "{typed}");
            assert_eq!(shown(typed, &[]), typed);
        }
    }

    #[test]
    fn what_is_no_number_is_shown_as_typed_with_its_flaw() {
        for (typed, expected) in [
            ("1234567", FEW),
            ("123456789", MANY),
            ("1234567890", MANY),
            ("070 123 45 67", MANY),
            ("112", FEW),
            ("+45 1234567", DANISH),
            ("+45 123456789", DANISH),
            ("0045 1234567", DANISH),
            ("+123456", ABROAD),
            ("+1234567890123456", ABROAD),
            ("+0123456789", ABROAD),
            ("000123456789", ABROAD),
            ("12345678 / 87654321", SIGNS),
            ("12+345678", SIGNS),
            ("++4512345678", SIGNS),
            ("1234567a", SIGNS),
            ("ring til mig", SIGNS),
            ("12345678 lok.", EXTENSION),
            ("12345678 lok. 1234567", EXTENSION),
            ("12345678 privat 12", SIGNS),
            ("lok. 123", FEW),
            ("+", ABROAD),
            ("()", FEW),
            ("1234\n5678", SIGNS),
            ("１２３４５６７８", SIGNS),
            ("12345678 lok", EXTENSION),
        ] {
            assert_eq!(flaw(typed, &[]), Some(expected), "{typed}");
            assert_eq!(shown(typed, &[]), typed);
        }
    }
}
