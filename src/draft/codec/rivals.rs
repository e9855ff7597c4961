//! Reading the rivals of answers: strictly, for the fields of the form; those of others are kept as they stand.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use ron::value::RawValue;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, Visitor};

use super::read::{Context, Instant};
use crate::draft::Rival;
use crate::form::FieldId;

/// The most texts that an answer may have: many times what people write at once.
const MOST_RIVALS: usize = 500;

/// What a file says of rivals.
#[derive(Default)]
pub(super) struct Rivals {
    pub(super) known: BTreeMap<FieldId, Vec<Rival>>,
    pub(super) unknown: BTreeMap<String, String>,
}

/// A rival as it is written. What isn't known of one can't be kept, and is refused.
#[derive(serde::Deserialize)]
#[serde(rename = "Rival", deny_unknown_fields)]
struct RivalFile {
    text: String,
    by: String,
    at: Instant,
}

impl From<RivalFile> for Rival {
    fn from(rival: RivalFile) -> Self {
        Rival { text: rival.text, by: rival.by, at: rival.at.0 }
    }
}

/// The rivals: per field a list of the other texts.
pub(super) struct RivalsSeed<'c>(pub(super) &'c Context<'c>);

impl<'de> DeserializeSeed<'de> for RivalsSeed<'_> {
    type Value = Rivals;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Rivals, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for RivalsSeed<'_> {
    type Value = Rivals;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of rivals: {\"motivation\": [(text: \"…\", by: \"…\", at: \"…\")]}")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Rivals, A::Error> {
        let mut rivals = Rivals::default();
        let mut seen = BTreeSet::new();
        while let Some(id) = map.next_key::<String>()? {
            self.0.reading(&id, &mut seen)?;
            let known = FieldId::new(id.clone());
            if self.0.form.field(&known).is_some() {
                let list = map.next_value::<Vec<RivalFile>>()?;
                if list.len() > MOST_RIVALS {
                    return Err(A::Error::custom(format_args!("more than {MOST_RIVALS} rivals")));
                }
                rivals.known.insert(known, list.into_iter().map(Rival::from).collect());
            } else {
                let raw = map.next_value::<Box<RawValue>>()?;
                rivals.unknown.insert(id, raw.get_ron().trim().to_owned());
            }
        }
        Ok(rivals)
    }
}
