//! Reads the part in meetings of a draft, and keeps verbatim what a newer som wrote of it.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};

use super::maps::{EntriesSeed, verbatim};
use super::terms::ReadContext;
use crate::draft::Participation;

/// Reads all parts, by their events' ids.
pub(super) fn participations<'c>(context: &'c ReadContext<'c>) -> EntriesSeed<'c, ParticipationSeed<'c>> {
    let expected = "a map of meetings: {\"informationsmoede-2023-11\": (who: \"2 ledere\")}";
    EntriesSeed::new(context, expected, ParticipationSeed)
}

/// Reads the part in one meeting.
pub(super) struct ParticipationSeed<'c>(&'c ReadContext<'c>);

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
