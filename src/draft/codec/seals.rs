//! Reads approval and receipts, strictly: unknown parts couldn't be kept, so they are errors.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};

use super::terms::{DOUBLED, Instant};
use crate::draft::{Approval, Receipt, Seal};
use crate::form::FieldId;

#[derive(serde::Deserialize)]
#[serde(rename = "Approval", deny_unknown_fields)]
pub(super) struct ApprovalFile {
    name: String,
    title: String,
    at: Instant,
    sums: Seal,
}

impl From<ApprovalFile> for Approval {
    fn from(file: ApprovalFile) -> Self {
        let ApprovalFile { name, title, at, sums: seal } = file;
        Approval { name, title, at: super::whole_seconds(at.0), seal }
    }
}

#[derive(serde::Deserialize)]
#[serde(rename = "Receipt", deny_unknown_fields)]
pub(super) struct ReceiptFile {
    at: Instant,
    to: String,
    by: String,
    message_id: String,
    document: String,
    sent: bool,
    sums: Seal,
}

impl From<ReceiptFile> for Receipt {
    fn from(file: ReceiptFile) -> Self {
        let ReceiptFile { at, to, by, message_id, document, sent: is_sent, sums: seal } = file;
        Receipt { at: at.0, to, by, message_id, document, is_sent, seal }
    }
}

/// Upper bound on sealed answers: far more than a form has.
const MOST_SUMS: usize = 1_000;

impl<'de> Deserialize<'de> for Seal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Sums;
        impl<'de> Visitor<'de> for Sums {
            type Value = Seal;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map of sums: {\"navn\": \"…\"}")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Seal, A::Error> {
                let mut sums = BTreeMap::new();
                while let Some((id, sum)) = map.next_entry::<String, String>()? {
                    if sums.len() >= MOST_SUMS {
                        return Err(A::Error::custom(format_args!("more than {MOST_SUMS} sums")));
                    }
                    if sums.insert(FieldId::new(id.clone()), sum).is_some() {
                        return Err(A::Error::custom(format_args!("{DOUBLED}{id}")));
                    }
                }
                Ok(Seal(sums))
            }
        }
        deserializer.deserialize_map(Sums)
    }
}
