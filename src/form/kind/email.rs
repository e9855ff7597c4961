//! One e-mail address. The check is pragmatic: what mail systems accept today, not all that RFC 5322 allows (no
//! quoted names, no comments, no bare hosts).

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::{Flaw, Gesture, KindRules};
use crate::say;

pub(super) const KIND: KindRules = KindRules { flaw, shown, ..KindRules::free(Gesture::Line) };

pub(super) const NO_AT: Flaw = problem!("kind-email-at", "email");
const SEVERAL: Flaw = problem!("kind-email-several", "email");
/// An address with a name or a link around it.
const MORE: Flaw = problem!("kind-email-more", "email");
const BLANKS: Flaw = problem!("kind-email-blanks", "email");
const NO_NAME: Flaw = problem!("kind-email-name", "email");
const DOTS: Flaw = problem!("kind-email-dots", "email");
/// The last of the domain is missing, or no more than begun.
const NO_END: Flaw = problem!("kind-email-end", "email");
const SIGNS: Flaw = problem!("kind-email-signs", "email");

/// Letters beyond ASCII before the @: the mail needs SMTPUTF8 (RFC 6531) all the way.
pub(super) const NEEDS_SMTPUTF8: Flaw = notice!("kind-email-smtputf8", "email_smtputf8");

fn flaw(typed: &str, _: &[String]) -> Option<Flaw> {
    // A Mac pastes å as a and a ring; composed, it is a letter that .dk allows.
    let address: String = without_blanks_around(typed).nfc().collect();
    let Some((name, domain)) = address.split_once('@') else { return Some(NO_AT) };
    if is_name(name) && is_domain(domain) {
        return (!name.is_ascii()).then_some(NEEDS_SMTPUTF8);
    }
    let has = |signs: &[char]| address.contains(signs);
    let has_stray_dot = |part: &str| part.starts_with('.') || part.ends_with('.') || part.contains("..");
    let flaw = if domain.contains('@') || has(&[',', ';']) {
        SEVERAL
    } else if has(&['<', '>']) || name.contains(':') {
        MORE
    } else if address.contains(char::is_whitespace) {
        BLANKS
    } else if name.is_empty() {
        NO_NAME
    } else if has_stray_dot(name) || has_stray_dot(domain) {
        DOTS
    } else if !has_end(domain) {
        NO_END
    } else {
        SIGNS
    };
    Some(flaw)
}

fn shown<'t>(typed: &'t str, _: &[String]) -> Cow<'t, str> {
    Cow::Borrowed(without_blanks_around(typed))
}

/// The address without pasted blanks. Line ends are not blanks: in a header they would start another line, so they
/// stay and are refused.
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
    domain.len() <= 253 && domain.split('.').all(is_label) && has_end(domain)
}

/// Whether the domain ends in a dot and at least two letters.
fn has_end(domain: &str) -> bool {
    let last = domain.rsplit_once('.').map_or("", |(_, last)| last);
    last.chars().count() >= 2 && !last.bytes().all(|b| b.is_ascii_digit())
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.chars().all(|c| c.is_alphanumeric() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(flaw(typed, &[]), None, "{typed}");
            assert_eq!(shown(typed, &[]), typed);
        }
    }

    #[test]
    fn blanks_around_a_pasted_address_do_not_count() {
        assert_eq!(flaw(" navn@kommune.dk\u{a0}", &[]), None);
        assert_eq!(shown(" navn@kommune.dk\u{a0}", &[]), "navn@kommune.dk");
    }

    #[test]
    fn danish_letters_before_the_at_sign_give_a_notice() {
        for typed in ["søren@kommune.dk", "s\u{f8}ren@køge.dk", "a\u{30a}se@kommune.dk"] {
            let flaw = flaw(typed, &[]).expect("a notice");
            assert_eq!(flaw, NEEDS_SMTPUTF8);
            assert!(flaw.is_notice());
        }
    }

    #[test]
    fn what_is_not_one_address_is_refused() {
        let long_label = format!("navn@{}.dk", "k".repeat(64));
        let long_name = format!("{}@kommune.dk", "n".repeat(65));
        let long_domain = format!("navn@{}dk", "kommune.".repeat(32));
        for (typed, expected) in [
            ("navn", NO_AT),
            ("navn@", NO_END),
            ("@kommune.dk", NO_NAME),
            ("@", NO_NAME),
            ("navn@kommune", NO_END),
            ("navn@@kommune.dk", SEVERAL),
            ("navn@kommune.dk@kommune.dk", SEVERAL),
            ("a@kommune.dk, b@kommune.dk", SEVERAL),
            ("a@kommune.dk;b@kommune.dk", SEVERAL),
            ("Navn <navn@kommune.dk>", MORE),
            ("mailto:navn@kommune.dk", MORE),
            ("na vn@kommune.dk", BLANKS),
            ("navn@kom mune.dk", BLANKS),
            ("navn @kommune.dk", BLANKS),
            ("navn@kommune.dk\r\nBcc: alle@kommune.dk", SEVERAL),
            ("navn@kommune.dk\n", BLANKS),
            ("\rnavn@kommune.dk", BLANKS),
            ("navn@kommune.dk\0", SIGNS),
            ("na\0vn@kommune.dk", SIGNS),
            ("navn@kommune\u{200b}.dk", SIGNS),
            ("navn@kommune.\u{202e}dk", SIGNS),
            (".navn@kommune.dk", DOTS),
            ("navn.@kommune.dk", DOTS),
            ("na..vn@kommune.dk", DOTS),
            ("navn@.kommune.dk", DOTS),
            ("navn@kommune.dk.", DOTS),
            ("navn@kommune..dk", DOTS),
            ("navn@-kommune.dk", SIGNS),
            ("navn@kommune-.dk", SIGNS),
            ("navn@kommune.d", NO_END),
            ("navn@192.168.1.1", NO_END),
            ("navn@[192.168.1.1]", SIGNS),
            ("\"navn\"@kommune.dk", SIGNS),
            ("navn@kom_mune.dk", SIGNS),
            ("navn(at)kommune.dk", NO_AT),
            (&long_label, SIGNS),
            (&long_name, SIGNS),
            (&long_domain, SIGNS),
        ] {
            assert_eq!(flaw(typed, &[]), Some(expected), "{typed:?}");
        }
    }
}
