//! One e-mail address. The check is pragmatic: what mail systems take today, not all that RFC 5322 allows (no
//! quoted names, no comments, no bare hosts).

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::{Flaw, Gesture, KindRules};
use crate::say;

pub(super) const KIND: KindRules = KindRules { flaw, shown, ..KindRules::free(Gesture::Line) };

pub(super) const NOT_AN_ADDRESS: Flaw = Flaw::problem("email", |words| say!(words, "kind-email"));

/// Letters beyond ASCII before the @: the mail needs SMTPUTF8 (RFC 6531) all the way.
pub(super) const NEEDS_SMTPUTF8: Flaw =
    Flaw::notice("email_smtputf8", |words| say!(words, "kind-email-smtputf8"));

fn flaw(typed: &str) -> Option<Flaw> {
    // A Mac pastes å as a and a ring; as one letter it is the letter of the .dk rules.
    let address: String = without_blanks_around(typed).nfc().collect();
    let Some((name, domain)) = address.split_once('@') else { return Some(NOT_AN_ADDRESS) };
    if !(is_name(name) && is_domain(domain)) {
        return Some(NOT_AN_ADDRESS);
    }
    (!name.is_ascii()).then_some(NEEDS_SMTPUTF8)
}

fn shown(typed: &str) -> Cow<'_, str> {
    Cow::Borrowed(without_blanks_around(typed))
}

/// The address without the blanks a paste brings along. Line ends are not blanks: in a mail's header they would
/// begin another line, so they stay and are refused.
fn without_blanks_around(typed: &str) -> &str {
    typed.trim_matches([' ', '\t', '\u{a0}'])
}

/// Whether this may stand before the @: RFC 5321 §4.5.3.1.1 on the length, RFC 5322 `dot-atom` and RFC 6532 on
/// the characters.
fn is_name(name: &str) -> bool {
    name.len() <= 64 && name.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_name_char))
}

fn is_name_char(c: char) -> bool {
    c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~-".contains(c)
}

/// Whether this is a domain with a dot in it. Letters of all languages are allowed; .dk itself takes æøåöäüé.
fn is_domain(domain: &str) -> bool {
    let last = domain.rsplit('.').next().unwrap_or_default();
    domain.len() <= 253
        && domain.contains('.')
        && domain.split('.').all(is_label)
        && last.chars().count() >= 2
        && !last.bytes().all(|b| b.is_ascii_digit())
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.chars().all(|c| c.is_alphanumeric() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::{NEEDS_SMTPUTF8, NOT_AN_ADDRESS, flaw, shown};

    #[test]
    fn ordinary_addresses_pass_and_stay_as_typed() {
        for typed in [
            "navn@kommune.dk",
            "SOM-support@sbst.dk",
            "fornavn.efternavn@socialforvaltning.aarhus.dk",
            "navn+soem@kommune.dk",
            "o'brien@kommune.dk",
            "Navn@Kommune.DK",
            "navn@køge.dk",
            "navn@næstved-åøæöäüé.dk",
            "navn@xn--kge-0na.dk",
            "navn@ko\u{308}ge.dk",
            "n@k2.eu",
            "navn@кмн.рф",
        ] {
            assert_eq!(flaw(typed), None, "{typed}");
            assert_eq!(shown(typed), typed);
        }
    }

    #[test]
    fn blanks_around_a_pasted_address_do_not_count() {
        assert_eq!(flaw(" navn@kommune.dk\u{a0}"), None);
        assert_eq!(shown(" navn@kommune.dk\u{a0}"), "navn@kommune.dk");
    }

    #[test]
    fn danish_letters_before_the_at_sign_give_a_notice() {
        for typed in ["søren@kommune.dk", "s\u{f8}ren@køge.dk", "a\u{30a}se@kommune.dk"] {
            let flaw = flaw(typed).expect("a notice");
            assert_eq!(flaw, NEEDS_SMTPUTF8);
            assert!(flaw.is_notice());
        }
    }

    #[test]
    fn what_is_not_one_address_is_refused() {
        let long_label = format!("navn@{}.dk", "k".repeat(64));
        let long_name = format!("{}@kommune.dk", "n".repeat(65));
        let long_domain = format!("navn@{}dk", "kommune.".repeat(32));
        for typed in [
            "navn",
            "navn@",
            "@kommune.dk",
            "@",
            "navn@kommune",
            "navn@@kommune.dk",
            "navn@kommune.dk@kommune.dk",
            "a@kommune.dk, b@kommune.dk",
            "a@kommune.dk;b@kommune.dk",
            "Navn <navn@kommune.dk>",
            "mailto:navn@kommune.dk",
            "na vn@kommune.dk",
            "navn@kom mune.dk",
            "navn @kommune.dk",
            "navn@kommune.dk\r\nBcc: alle@kommune.dk",
            "navn@kommune.dk\n",
            "\rnavn@kommune.dk",
            "navn@kommune.dk\0",
            "na\0vn@kommune.dk",
            "navn@kommune\u{200b}.dk",
            "navn@kommune.\u{202e}dk",
            ".navn@kommune.dk",
            "navn.@kommune.dk",
            "na..vn@kommune.dk",
            "navn@.kommune.dk",
            "navn@kommune.dk.",
            "navn@kommune..dk",
            "navn@-kommune.dk",
            "navn@kommune-.dk",
            "navn@kommune.d",
            "navn@192.168.1.1",
            "navn@[192.168.1.1]",
            "\"navn\"@kommune.dk",
            "navn@kom_mune.dk",
            "navn(at)kommune.dk",
            &long_label,
            &long_name,
            &long_domain,
        ] {
            assert_eq!(flaw(typed), Some(NOT_AN_ADDRESS), "{typed:?}");
        }
    }
}
