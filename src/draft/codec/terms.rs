//! What the parts of the reader share: the fields of a file, how a time and a text are written, and what is known while
//! reading.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::SCHEMA;
use crate::form::FormSpec;

/// The fields that this program knows, as they stand in a file.
pub(super) const FIELDS: [&str; 12] = [
    "schema",
    "form",
    "form_version",
    "created",
    "changed",
    "changed_by",
    "answers",
    "ticks",
    "rivals",
    "approval",
    "receipts",
    "place",
];

/// The most keys in a file: hundreds of times what a form needs, and read in no time.
const MOST_KEYS: usize = 10_000;

/// How the message of a doubled key begins.
pub(super) const DOUBLED: &str = "doubled key: ";

/// What the visitors share: the form, the keys that were read, and what the file says of its schema.
pub(super) struct ReadContext<'f> {
    pub(super) form: &'f FormSpec,
    pub(super) key: RefCell<Option<String>>,
    keys: Cell<usize>,
    pub(super) newer: Cell<Option<u32>>,
}

impl<'f> ReadContext<'f> {
    pub(super) fn new(form: &'f FormSpec) -> Self {
        ReadContext { form, key: RefCell::default(), keys: Cell::new(0), newer: Cell::new(None) }
    }

    /// Notes the key that is being read, before its value is, so that an error stands at the key's line. It must not
    /// be among those `seen` in the same map.
    pub(super) fn reading<E: serde::de::Error>(
        &self,
        key: &str,
        seen: &mut BTreeSet<String>,
    ) -> Result<(), E> {
        *self.key.borrow_mut() = Some(key.to_owned());
        self.keys.set(self.keys.get() + 1);
        if !seen.insert(key.to_owned()) {
            return Err(E::custom(format_args!("{DOUBLED}{key}")));
        }
        if self.keys.get() > MOST_KEYS {
            return Err(E::custom(format_args!("more than {MOST_KEYS} keys")));
        }
        Ok(())
    }

    /// Takes the file's schema. Of a newer file nothing more is read, since nothing is known of it.
    pub(super) fn schema<E: serde::de::Error>(&self, found: u32) -> Result<(), E> {
        if found > SCHEMA {
            self.newer.set(Some(found));
            return Err(E::custom("a newer schema"));
        }
        Ok(())
    }
}

/// A time as it is written in a file.
#[derive(serde::Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Instant(pub(super) DateTime<Utc>);

impl TryFrom<String> for Instant {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let at = DateTime::parse_from_rfc3339(&text);
        at.map(|at| Instant(at.to_utc())).map_err(|_| "no time like 2023-10-31T05:00:00Z")
    }
}

/// Text in the one shape that the program works with: composed characters, LF between lines.
pub(crate) fn normalised(text: &str) -> Cow<'_, str> {
    let is_composed = text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes;
    if is_composed && !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n").nfc().collect())
}
