//! Reads the part in meetings of a draft, and keeps verbatim what a newer som wrote of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};

use super::maps::verbatim;
use super::terms::ReadContext;
use crate::draft::Participation;

/// Reads all parts, by their events' ids.
pub(super) struct ParticipationsSeed<'c>(pub(super) &'c ReadContext<'c>);

impl<'de> DeserializeSeed<'de> for ParticipationsSeed<'_> {
    type Value = BTreeMap<String, Participation>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for ParticipationsSeed<'_> {
    type Value = BTreeMap<String, Participation>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of meetings: {\"informationsmoede-2023-11\": (who: \"2 ledere\")}")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut participations, mut seen) = (BTreeMap::new(), BTreeSet::new());
        while let Some(event) = map.next_key::<String>()? {
            self.0.reading(&event, &mut seen)?;
            participations.insert(event, map.next_value_seed(ParticipationSeed(self.0))?);
        }
        Ok(participations)
    }
}

/// Reads the part in one meeting.
struct ParticipationSeed<'c>(&'c ReadContext<'c>);

impl<'de> DeserializeSeed<'de> for ParticipationSeed<'_> {
    type Value = Participation;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Participation, D::Error> {
        deserializer.deserialize_struct("Participation", &[], self)
    }
}

impl<'de> Visitor<'de> for ParticipationSeed<'_> {
    type Value = Participation;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the part in a meeting: (who: \"2 ledere\", link: true)")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Participation, A::Error> {
        let (mut seen, mut part) = (BTreeSet::new(), Participation::default());
        while let Some(name) = map.next_key::<String>()? {
            self.0.reading(&name, &mut seen)?;
            match name.as_str() {
                "who" => part = part.with_who(&map.next_value::<String>()?),
                "link" => part.has_link = map.next_value()?,
                "attended" => part.took_part = map.next_value()?,
                _ => drop(part.unknown.insert(name, verbatim(&mut map)?)),
            }
        }
        Ok(part)
    }
}
