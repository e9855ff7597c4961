//! Reads the remarks of a draft, and keeps verbatim what a newer som wrote of them.

use std::collections::BTreeSet;
use std::fmt;

use chrono::DateTime;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, Visitor};

use super::maps::{EntriesSeed, verbatim};
use super::terms::{Instant, ReadContext, normalised};
use super::whole_seconds;
use crate::draft::Remark;
use crate::form::FieldId;

/// Reads all remarks, by their ids.
pub(super) fn remarks<'c>(context: &'c ReadContext<'c>) -> EntriesSeed<'c, RemarkSeed<'c>> {
    let expected = "a map of remarks: {\"3f2a\": (field: \"motivation\", text: \"…\")}";
    EntriesSeed::new(context, expected, RemarkSeed)
}

/// Reads one remark.
pub(super) struct RemarkSeed<'c>(&'c ReadContext<'c>);

impl<'de> DeserializeSeed<'de> for RemarkSeed<'_> {
    type Value = Remark;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Remark, D::Error> {
        deserializer.deserialize_struct("Remark", &[], self)
    }
}

impl<'de> Visitor<'de> for RemarkSeed<'_> {
    type Value = Remark;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a remark: (field: \"motivation\", text: \"…\")")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Remark, A::Error> {
        let mut seen = BTreeSet::new();
        let mut remark = Remark::new(&FieldId::new(""), ("", 0), "", DateTime::UNIX_EPOCH, "");
        let text = |text: String| normalised(&text).into_owned();
        while let Some(name) = map.next_key::<String>()? {
            self.0.reading(&name, &mut seen)?;
            match name.as_str() {
                "field" => remark.field = FieldId::new(map.next_value::<String>()?),
                "quote" => remark.quote = text(map.next_value()?),
                "near" => remark.near = map.next_value()?,
                "by" => remark.by = text(map.next_value()?),
                "at" => remark.at = whole_seconds(map.next_value::<Instant>()?.0),
                "settled" => remark.is_settled = map.next_value()?,
                "text" => remark.text = text(map.next_value()?),
                _ => drop(remark.unknown.insert(name, verbatim(&mut map)?)),
            }
        }
        match ["field", "text"].into_iter().find(|name| !seen.contains(*name)) {
            Some(missing) => Err(A::Error::missing_field(missing)),
            None => Ok(remark),
        }
    }
}
