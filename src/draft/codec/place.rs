//! Reads the place in a draft: where its writer left off, and the carets of the other answers.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};

use super::maps::{MapSeed, verbatim};
use super::terms::ReadContext;
use crate::draft::{CaretPosition, ResumePoint};

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
        let mut place = ResumePoint::default();
        let (mut unknown, mut seen) = (BTreeMap::new(), BTreeSet::new());
        while let Some(name) = map.next_key::<String>()? {
            self.0.reading(&name, &mut seen)?;
            match name.as_str() {
                "field" => place.field = map.next_value()?,
                "paragraph" => place.paragraph = map.next_value()?,
                "column" => place.column = map.next_value()?,
                "carets" => {
                    let expected = "a map of carets: {\"navn\": (0, 4)}";
                    let carets = map.next_value_seed(MapSeed::<(usize, usize)>::strict(self.0, expected))?;
                    let carets = carets.known.into_iter();
                    let caret = |(paragraph, column)| CaretPosition { paragraph, column };
                    place.others = carets.map(|(field, at)| (field, caret(at))).collect();
                }
                _ => drop(unknown.insert(name, verbatim(&mut map)?)),
            }
        }
        // Where an older som moved the place, it left the carets alone.
        if let Some(field) = &place.field {
            place.others.remove(field);
        }
        Ok((place, unknown))
    }
}
