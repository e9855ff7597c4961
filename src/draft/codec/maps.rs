//! The maps in a draft's file: those keyed by field (answers, ticks, rivals), and those keyed by an id.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::marker::PhantomData;

use ron::value::RawValue;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, Visitor};

use super::terms::{ReadContext, options};
use crate::draft::Rival;
use crate::form::{FieldId, RowId};

/// What a map holds of each field.
pub(super) struct ByField<V> {
    /// Those that are of the right sort, also of fields that the form doesn't have, or no longer.
    pub(super) known: BTreeMap<FieldId, V>,
    /// Other values of fields that the form doesn't have, as RON.
    pub(super) unknown: BTreeMap<String, String>,
}

/// Reads a [`ByField`]; duplicate keys are errors.
pub(super) struct MapSeed<'c, V> {
    context: &'c ReadContext<'c>,
    /// What was expected, for errors.
    expected: &'static str,
    /// Whether the values of unknown fields must be right too, rather than kept as RON where they aren't.
    is_strict: bool,
    value: PhantomData<V>,
}

impl<'c, V> MapSeed<'c, V> {
    pub(super) fn new(context: &'c ReadContext<'c>, expected: &'static str) -> Self {
        MapSeed { context, expected, is_strict: false, value: PhantomData }
    }

    pub(super) fn strict(context: &'c ReadContext<'c>, expected: &'static str) -> Self {
        MapSeed { is_strict: true, ..MapSeed::new(context, expected) }
    }
}

impl<'de, V: DeserializeOwned> DeserializeSeed<'de> for MapSeed<'_, V> {
    type Value = ByField<V>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<ByField<V>, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, V: DeserializeOwned> Visitor<'de> for MapSeed<'_, V> {
    type Value = ByField<V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ByField<V>, A::Error> {
        let mut read = ByField { known: BTreeMap::new(), unknown: BTreeMap::new() };
        let mut seen = BTreeSet::new();
        while let Some(id) = map.next_key::<String>()? {
            self.context.reading(&id, &mut seen)?;
            let field = FieldId::new(id.as_str());
            if self.is_strict || self.context.asks(&field) {
                read.known.insert(field, map.next_value()?);
                continue;
            }
            let value = map.next_value::<Box<RawValue>>()?;
            match options().from_str(value.get_ron()) {
                Ok(known) => drop(read.known.insert(field, known)),
                Err(_) => drop(read.unknown.insert(id, closed(&value))),
            }
        }
        Ok(read)
    }
}

/// Reads a map by ids, each value by a seed of its own; duplicate keys are errors.
pub(super) struct EntriesSeed<'c, S> {
    context: &'c ReadContext<'c>,
    /// What was expected, for errors.
    expected: &'static str,
    /// Makes the seed of a value.
    seed: fn(&'c ReadContext<'c>) -> S,
}

impl<'c, S> EntriesSeed<'c, S> {
    pub(super) fn new(
        context: &'c ReadContext<'c>,
        expected: &'static str,
        seed: fn(&'c ReadContext<'c>) -> S,
    ) -> Self {
        EntriesSeed { context, expected, seed }
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for EntriesSeed<'_, S> {
    type Value = BTreeMap<String, S::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, S: DeserializeSeed<'de>> Visitor<'de> for EntriesSeed<'_, S> {
    type Value = BTreeMap<String, S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut entries, mut seen) = (BTreeMap::new(), BTreeSet::new());
        while let Some(id) = map.next_key::<String>()? {
            self.context.reading(&id, &mut seen)?;
            entries.insert(id, map.next_value_seed((self.seed)(self.context))?);
        }
        Ok(entries)
    }
}

/// Reads the rows of repeated groups.
pub(super) fn rows<'c>(context: &'c ReadContext<'c>) -> EntriesSeed<'c, PhantomData<RowList>> {
    let expected = "a map of rows: {\"budget\": [\"1\", \"2\"]}";
    EntriesSeed::new(context, expected, |_| PhantomData)
}

/// The rows of one group.
#[derive(serde::Deserialize)]
#[serde(try_from = "Vec<RowId>")]
pub(super) struct RowList(pub(super) Vec<RowId>);

impl TryFrom<Vec<RowId>> for RowList {
    type Error = String;

    fn try_from(rows: Vec<RowId>) -> Result<Self, String> {
        let single: BTreeSet<&RowId> = rows.iter().collect();
        if rows.len() > MOST_ROWS {
            return Err(format!("more than {MOST_ROWS} rows"));
        }
        if single.len() < rows.len() {
            return Err("a row is there twice".to_owned());
        }
        Ok(RowList(rows))
    }
}

/// A value as RON, word for word. A line end closes what may be a comment, so that it swallows nothing that is written
/// after it.
pub(super) fn verbatim<'de, A: MapAccess<'de>>(map: &mut A) -> Result<String, A::Error> {
    Ok(closed(&map.next_value::<Box<RawValue>>()?))
}

fn closed(value: &RawValue) -> String {
    let value = value.get_ron().trim().to_owned();
    if value.contains("//") { value + "\n" } else { value }
}

/// Upper bound on the rows of a group: more than a form allows, as two may add to them at once.
const MOST_ROWS: usize = 500;

/// Upper bound on an answer's rivals: far more than people write at once.
const MOST_RIVALS: usize = 500;

/// The rivals of an answer.
#[derive(serde::Deserialize)]
#[serde(try_from = "Vec<Rival>")]
pub(super) struct Rivals(pub(super) Vec<Rival>);

impl TryFrom<Vec<Rival>> for Rivals {
    type Error = String;

    fn try_from(rivals: Vec<Rival>) -> Result<Self, String> {
        if rivals.len() > MOST_RIVALS {
            return Err(format!("more than {MOST_RIVALS} rivals"));
        }
        Ok(Rivals(rivals))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_rivals_than_anyone_could_write_are_refused() {
        let rivals = |count| {
            let rival = Rival { text: "x".to_owned(), by: String::new(), at: chrono::DateTime::UNIX_EPOCH };
            Rivals::try_from(vec![rival; count]).map(|rivals| rivals.0.len())
        };
        assert_eq!(rivals(MOST_RIVALS), Ok(MOST_RIVALS));
        assert!(rivals(MOST_RIVALS + 1).is_err() && rivals(2 * MOST_RIVALS).is_err());
    }
}
