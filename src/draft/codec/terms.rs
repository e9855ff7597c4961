//! What the parts of the reader share: field names, times, normalisation, and the state while reading.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::{SCHEMA, whole_seconds};
use crate::form::{FieldId, FormDefinition, Forms};

pub(super) const FIELDS: [&str; 16] = [
    "schema",
    "form",
    "form_version",
    "created",
    "changed",
    "changed_by",
    "answers",
    "rows",
    "ticks",
    "rivals",
    "remarks",
    "participation",
    "approval",
    "receipts",
    "sum_key",
    "place",
];

/// Upper bound on keys: more than three writers with all the remarks they may make, yet fast to read.
const MOST_KEYS: usize = 20_000;

/// Prefix of the message for a duplicate key.
pub(super) const DOUBLED: &str = "doubled key: ";

/// State shared by the visitors: the form, the keys read, and the schema found.
pub(super) struct ReadContext<'f> {
    forms: &'f Forms,
    /// The form, once the file has named it; `None` in it for one that isn't known.
    form: OnceCell<Option<&'f FormDefinition>>,
    pub(super) key: RefCell<Option<String>>,
    keys: Cell<usize>,
    pub(super) newer: Cell<Option<u32>>,
}

impl<'f> ReadContext<'f> {
    pub(super) fn new(forms: &'f Forms) -> Self {
        ReadContext {
            forms,
            form: OnceCell::new(),
            key: RefCell::default(),
            keys: Cell::new(0),
            newer: Cell::new(None),
        }
    }

    /// Takes note of the form that the file names.
    pub(super) fn names_form(&self, id: &str) {
        self.form.get_or_init(|| self.forms.get(id));
    }

    /// The form that the file names, if it is known.
    pub(super) fn form(&self) -> Option<&'f FormDefinition> {
        self.form.get().copied().flatten()
    }

    /// Whether the form has such a field, so that its value must be right. In a file that hasn't named its form yet, each
    /// might be one.
    pub(super) fn asks(&self, field: &FieldId) -> bool {
        self.form.get().is_none_or(|form| form.is_some_and(|form| form.has(field)))
    }

    /// Records a key before its value is read, so that errors carry the key. It must be new to `seen`.
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

    /// Records the schema. Reading stops at a newer one, about which nothing is known.
    pub(super) fn schema<E: serde::de::Error>(&self, found: u32) -> Result<(), E> {
        if found > SCHEMA {
            self.newer.set(Some(found));
            return Err(E::custom("a newer schema"));
        }
        Ok(())
    }
}

/// How drafts are read.
pub(super) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}

/// A time in files.
#[derive(Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Instant(pub(super) DateTime<Utc>);

impl TryFrom<String> for Instant {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let at = DateTime::parse_from_rfc3339(&text);
        at.map(|at| Instant(at.to_utc())).map_err(|_| "no time like 2023-10-31T05:00:00Z")
    }
}

/// Reads a time in whole seconds.
pub(in crate::draft) fn instant<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<DateTime<Utc>, D::Error> {
    Ok(whole_seconds(Instant::deserialize(deserializer)?.0))
}

/// Normalises text: NFC, and LF for line ends.
pub(crate) fn normalised(text: &str) -> Cow<'_, str> {
    // Below U+0300, whose first byte is 0xCC, nothing composes; this looks at many bytes at once.
    let is_composed = text.bytes().all(|byte| byte < 0xCC) || is_nfc_quick(text.chars()) == IsNormalized::Yes;
    if is_composed && !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n").nfc().collect())
}
