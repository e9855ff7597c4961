//! Mail addresses as they are sent, and texts that are safe in a header.

use lettre::Address;
use unicode_normalization::UnicodeNormalization;

use crate::form::FieldKind;
use crate::shown;

/// What of a letter was refused: it is no address, or would end a header's line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterPart {
    /// The sender's address.
    Sender,
    /// The recipient's address.
    Recipient,
    /// The applicant, who stands in the subject.
    Applicant,
}

/// An address as it is sent: composed characters, the domain in ASCII. None where it is no valid address by the rules
/// of the form's e-mail fields.
pub(crate) fn as_sent(typed: &str) -> Option<Address> {
    let typed = FieldKind::Email.shown(typed, &[]);
    if typed.is_empty() || FieldKind::Email.flaw(&typed, &[]).is_some_and(|flaw| !flaw.is_notice()) {
        return None;
    }
    let composed: String = typed.nfc().collect();
    let (name, domain) = composed.split_once('@')?;
    let domain = idna::domain_to_ascii_strict(domain).ok()?;
    // The mail crate may still refuse it.
    Address::new(name, domain).ok()
}

/// Whether a text is safe in a header: it ends no line, and doesn't change the direction of the text around it.
pub(super) fn fits_in_header(text: &str) -> bool {
    !text.chars().any(|c| c.is_control() || shown::turns_direction(c) || matches!(c, '\u{2028}' | '\u{2029}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_is_sent_in_ascii() {
        for (typed, sent) in [
            (" mette@aarhus.dk ", "mette@aarhus.dk"),
            ("mette@køge.dk", "mette@xn--kge-0na.dk"),
            ("mette@ko\u{308}ge.dk", "mette@xn--kge-sna.dk"),
            ("Mette@KØGE.dk", "Mette@xn--kge-0na.dk"),
            ("a\u{30a}se@kommune.dk", "åse@kommune.dk"),
        ] {
            assert_eq!(as_sent(typed).as_ref().map(AsRef::as_ref), Some(sent), "{typed}");
        }
    }

    #[test]
    fn what_would_end_a_header_is_no_address() {
        for typed in [
            "",
            "mette",
            "a@kommune.dk\r\nBcc: alle@kommune.dk",
            "a@kommune.dk\n",
            "a\0@kommune.dk",
            "a@kommune.dk\0",
            "a b@kommune.dk",
            "a@kommune.dk,b@kommune.dk",
            "<a@kommune.dk>",
            "a@[127.0.0.1]",
            "a@kom\u{202e}mune.dk",
        ] {
            assert_eq!(as_sent(typed), None, "{typed:?}");
        }
    }

    #[test]
    fn a_header_holds_no_controls() {
        assert!(fits_in_header("Åse Ødegård-Næss, \"cand.scient.pol.\" (leder)"));
        for text in ["a\rb", "a\nb", "a\0b", "a\u{1b}b", "a\u{85}b", "a\u{202e}b", "a\u{2028}b"] {
            assert!(!fits_in_header(text), "{text:?}");
        }
    }
}
