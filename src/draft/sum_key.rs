//! The key of the sums of short answers. It stands only in the draft, so that nobody finds a phone number from a document
//! by trying all of them.

use ring::hmac;
use serde::Deserialize;

use super::seal::hexadecimal;
use crate::form::FieldId;

/// Digits kept of a sum; enough to make chance collisions impossible.
const DIGITS: usize = 16;

/// A random key.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct SumKey([u8; 16]);

impl SumKey {
    /// A key of these bytes, which nobody can guess.
    pub(crate) fn of(random: [u8; 16]) -> Self {
        SumKey(random)
    }

    /// The key as 32 hexadecimal digits.
    pub(super) fn digits(&self) -> String {
        hexadecimal(&self.0)
    }

    /// The sum of an answer: HMAC-SHA-256 of the field and the text, in 16 hexadecimal digits.
    pub(crate) fn sum(&self, field: &FieldId, text: &str) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.0);
        let mut sum = hexadecimal(hmac::sign(&key, format!("{field}\0{text}").as_bytes()).as_ref());
        sum.truncate(DIGITS);
        sum
    }
}

impl TryFrom<String> for SumKey {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let digit = |at: usize| text.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        let bytes: Option<Vec<u8>> = (0..text.len()).step_by(2).map(digit).collect();
        let bytes = bytes.and_then(|bytes| bytes.try_into().ok());
        bytes.map(SumKey).ok_or("no key of 32 hexadecimal digits")
    }
}

// The key must not get into a log.
impl std::fmt::Debug for SumKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SumKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_written_and_read() {
        let key = SumKey::of(std::array::from_fn(|at| u8::try_from(at * 17).expect("small")));
        assert_eq!(key.digits(), "00112233445566778899aabbccddeeff");
        assert_eq!(SumKey::try_from(key.digits()), Ok(key));
        for text in [
            "",
            "0",
            "00112233445566778899aabbccddeef",
            "00112233445566778899aabbccddeeffaa",
            "ææ112233445566778899aabbccddee",
        ] {
            assert!(SumKey::try_from(text.to_owned()).is_err(), "{text}");
        }
    }

    #[test]
    fn a_sum_is_of_the_key_the_field_and_the_text() {
        let [one, other] = [1, 2].map(|byte| SumKey::of([byte; 16]));
        let [telefon, navn] = ["telefon", "navn"].map(FieldId::new);
        let sum = one.sum(&telefon, "12345678");
        assert_eq!((sum.len(), &sum), (16, &one.sum(&telefon, "12345678")));
        for different in
            [one.sum(&telefon, "12345679"), one.sum(&navn, "12345678"), other.sum(&telefon, "12345678")]
        {
            assert_ne!(sum, different);
        }
    }
}
