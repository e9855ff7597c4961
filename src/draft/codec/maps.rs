//! The maps in a draft's file that are keyed by field: answers, ticks, rivals. Entries of the form's fields are
//! parsed strictly, others are kept verbatim.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::marker::PhantomData;

use ron::value::RawValue;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use super::terms::{Instant, ReadContext, normalised};
use crate::draft::Rival;
use crate::form::FieldId;

/// Upper bound on an answer's rivals: far more than people write at once.
const MOST_RIVALS: usize = 500;

/// A map that is read key by key.
pub(super) trait FieldMap: Default {
    /// What was expected, for errors.
    const EXPECTED: &str;

    /// Reads the value of `id`.
    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        id: String,
        map: &mut A,
        context: &ReadContext<'_>,
    ) -> Result<(), A::Error>;
}

/// Reads a [`FieldMap`]; duplicate keys are errors.
pub(super) struct MapSeed<'c, M>(&'c ReadContext<'c>, PhantomData<M>);

impl<'c, M> MapSeed<'c, M> {
    pub(super) fn new(context: &'c ReadContext<'c>) -> Self {
        MapSeed(context, PhantomData)
    }
}

impl<'de, M: FieldMap> DeserializeSeed<'de> for MapSeed<'_, M> {
    type Value = M;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<M, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, M: FieldMap> Visitor<'de> for MapSeed<'_, M> {
    type Value = M;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(M::EXPECTED)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<M, A::Error> {
        let mut read = M::default();
        let mut seen = BTreeSet::new();
        while let Some(id) = map.next_key::<String>()? {
            self.0.reading(&id, &mut seen)?;
            read.read(id, &mut map, self.0)?;
        }
        Ok(read)
    }
}

/// Values of the form's fields, and others as RON.
pub(super) struct ByField<V> {
    pub(super) known: BTreeMap<FieldId, V>,
    pub(super) unknown: BTreeMap<String, String>,
}

impl<V> Default for ByField<V> {
    fn default() -> Self {
        ByField { known: BTreeMap::new(), unknown: BTreeMap::new() }
    }
}

/// A value in a [`ByField`].
pub(super) trait FieldValue: Sized {
    const EXPECTED: &str;
    /// Its form in files.
    type Written: DeserializeOwned;

    fn of<E: Error>(written: Self::Written) -> Result<Self, E>;
}

impl<V: FieldValue> FieldMap for ByField<V> {
    const EXPECTED: &str = V::EXPECTED;

    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        id: String,
        map: &mut A,
        context: &ReadContext<'_>,
    ) -> Result<(), A::Error> {
        let known = FieldId::new(id.clone());
        if context.form.field(&known).is_some() {
            self.known.insert(known, V::of(map.next_value()?)?);
        } else {
            let raw = map.next_value::<Box<RawValue>>()?;
            self.unknown.insert(id, raw.get_ron().trim().to_owned());
        }
        Ok(())
    }
}

impl FieldValue for String {
    const EXPECTED: &str = "a map of answers: {\"navn\": \"…\"}";
    type Written = String;

    fn of<E: Error>(text: String) -> Result<Self, E> {
        Ok(normalised(&text).into_owned())
    }
}

/// A rival in files. Unknown parts couldn't be kept, so they are errors.
#[derive(serde::Deserialize)]
#[serde(rename = "Rival", deny_unknown_fields)]
pub(super) struct RivalFile {
    text: String,
    by: String,
    at: Instant,
}

impl FieldValue for Vec<Rival> {
    const EXPECTED: &str = "a map of rivals: {\"motivation\": [(text: \"…\", by: \"…\", at: \"…\")]}";
    type Written = Vec<RivalFile>;

    fn of<E: Error>(rivals: Vec<RivalFile>) -> Result<Self, E> {
        if rivals.len() > MOST_RIVALS {
            return Err(E::custom(format_args!("more than {MOST_RIVALS} rivals")));
        }
        let rival = |rival: RivalFile| Rival { text: rival.text, by: rival.by, at: rival.at.0 };
        Ok(rivals.into_iter().map(rival).collect())
    }
}

/// The ticked sub-questions of each field.
#[derive(Default)]
pub(super) struct Ticks(pub(super) BTreeMap<FieldId, BTreeSet<String>>);

impl FieldMap for Ticks {
    const EXPECTED: &str = "a map of ticks: {\"omraade\": [\"omraade\"]}";

    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        id: String,
        map: &mut A,
        _: &ReadContext<'_>,
    ) -> Result<(), A::Error> {
        let ticked: BTreeSet<String> = map.next_value()?;
        if !ticked.is_empty() {
            self.0.insert(FieldId::new(id), ticked);
        }
        Ok(())
    }
}
