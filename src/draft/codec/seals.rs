//! Reads the seal of an approval or a receipt.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};

use super::terms::DOUBLED;
use crate::draft::Seal;
use crate::form::FieldId;

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
