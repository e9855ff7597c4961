//! Reads the place in a draft: where its writer left off.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};

use super::maps::verbatim;
use super::terms::ReadContext;
use crate::draft::ResumePoint;

/// Reads a place and, as RON, what else stands in it.
pub(super) struct PlaceSeed<'c>(pub(super) &'c ReadContext<'c>);

impl<'de> DeserializeSeed<'de> for PlaceSeed<'_> {
    type Value = (ResumePoint, BTreeMap<String, String>);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_struct("Place", &[], self)
    }
}

impl<'de> Visitor<'de> for PlaceSeed<'_> {
    type Value = (ResumePoint, BTreeMap<String, String>);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a place: (field: \"navn\", paragraph: 0, column: 0)")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut place = ResumePoint { field: None, paragraph: 0, column: 0 };
        let (mut unknown, mut seen) = (BTreeMap::new(), BTreeSet::new());
        while let Some(name) = map.next_key::<String>()? {
            self.0.reading(&name, &mut seen)?;
            match name.as_str() {
                "field" => place.field = map.next_value()?,
                "paragraph" => place.paragraph = map.next_value()?,
                "column" => place.column = map.next_value()?,
                _ => drop(unknown.insert(name, verbatim(&mut map)?)),
            }
        }
        Ok((place, unknown))
    }
}
