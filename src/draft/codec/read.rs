//! Reading a draft from RON: strictly, with the line of what is wrong, and nothing unknown dropped.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::{DateTime, Utc};
use ron::value::RawValue;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use unicode_normalization::UnicodeNormalization;

use super::{ReadError, SCHEMA, Unknown};
use crate::draft::{Draft, Place};
use crate::form::{FieldId, FormSpec};

const DOUBLED: &str = "doubled key: ";

/// Reads a draft from the text of its file.
///
/// # Errors
/// Where the text is no draft, is one of another form, names a key twice, or was written by a newer som; with the line, and the field
/// where it is known. Input of any depth is refused within RON's own bound.
pub fn parse(source: &str, form: &FormSpec) -> Result<Draft, ReadError> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let context = Context { form, key: RefCell::default() };
    let draft = match read(source, &context, DraftVisitor(&context)) {
        Ok((schema, _)) if schema > SCHEMA => return Err(ReadError::NewerSchema { found: schema }),
        Ok((_, draft)) => draft,
        // A newer file is told as newer, not as broken.
        Err(error) => match read(source, &context, HeaderVisitor) {
            Ok(found) if found > SCHEMA => return Err(ReadError::NewerSchema { found }),
            _ => return Err(error),
        },
    };
    if draft.form != form.id {
        return Err(ReadError::OtherForm { found: draft.form });
    }
    Ok(draft)
}

/// What the visitors share: the form, and the key that is being read, for the error message.
struct Context<'f> {
    form: &'f FormSpec,
    key: RefCell<Option<String>>,
}

impl Context<'_> {
    fn reading(&self, key: &str) {
        *self.key.borrow_mut() = Some(key.to_owned());
    }
}

fn read<'de, V: Visitor<'de>>(
    source: &'de str,
    context: &Context<'_>,
    visitor: V,
) -> Result<V::Value, ReadError> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let mut deserializer = ron::Deserializer::from_str_with_options(source, &options)
        .map_err(|error| read_error(&error, None))?;
    let value = deserializer.deserialize_struct("Draft", &[], visitor).and_then(|value| {
        deserializer.end()?;
        Ok(value)
    });
    value.map_err(|error| read_error(&deserializer.span_error(error), context.key.take()))
}

fn read_error(error: &ron::error::SpannedError, field: Option<String>) -> ReadError {
    let message = error.code.to_string();
    let (line, column) = (error.span.end.line, error.span.end.col);
    match message.strip_prefix(DOUBLED) {
        Some(key) => ReadError::DoubledKey { line, key: key.to_owned() },
        None => ReadError::Syntax { line, column, field, message },
    }
}

/// A struct's field name, whatever it is.
struct Key(String);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;
        impl Visitor<'_> for KeyVisitor {
            type Value = Key;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a field name")
            }

            fn visit_str<E>(self, name: &str) -> Result<Key, E> {
                Ok(Key(name.to_owned()))
            }
        }
        deserializer.deserialize_identifier(KeyVisitor)
    }
}

/// Reads the schema and nothing else, so that a newer file is told as newer and not as broken.
struct HeaderVisitor;

impl<'de> Visitor<'de> for HeaderVisitor {
    type Value = u32;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Draft(schema: …, answers: …)")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<u32, A::Error> {
        let mut schema = None;
        while let Some(Key(name)) = map.next_key()? {
            if name == "schema" && schema.is_none() {
                schema = Some(map.next_value()?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        schema.ok_or_else(|| A::Error::missing_field("schema"))
    }
}

struct DraftVisitor<'c>(&'c Context<'c>);

impl<'de> Visitor<'de> for DraftVisitor<'_> {
    type Value = (u32, Draft);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Draft(schema: …, answers: …)")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(u32, Draft), A::Error> {
        let mut schema = None;
        let mut parts = Parts::default();
        let mut seen = BTreeSet::new();
        while let Some(Key(name)) = map.next_key()? {
            self.0.reading(&name);
            if !seen.insert(name.clone()) {
                return Err(A::Error::custom(format_args!("{DOUBLED}{name}")));
            }
            match name.as_str() {
                "schema" => schema = Some(map.next_value()?),
                "form" => parts.form = Some(map.next_value()?),
                "form_version" => parts.form_version = map.next_value()?,
                "created" => parts.created = Some(instant(&map.next_value::<String>()?)?),
                "changed" => parts.changed = Some(instant(&map.next_value::<String>()?)?),
                "changed_by" => parts.changed_by = map.next_value()?,
                "answers" => parts.answers = map.next_value_seed(AnswersSeed(self.0))?,
                "ticks" => parts.ticks = map.next_value_seed(TicksSeed(self.0))?,
                "place" => parts.place = Some(map.next_value::<PlaceFile>()?.into()),
                _ => {
                    let raw = map.next_value::<Box<RawValue>>()?.get_ron().trim().to_owned();
                    parts.unknown_fields.insert(name, raw);
                }
            }
        }
        let schema = schema.ok_or_else(|| A::Error::missing_field("schema"))?;
        Ok((schema, parts.draft().map_err(A::Error::missing_field)?))
    }
}

#[derive(Default)]
struct Parts {
    form: Option<String>,
    form_version: u32,
    created: Option<DateTime<Utc>>,
    changed: Option<DateTime<Utc>>,
    changed_by: String,
    place: Option<Place>,
    answers: Answers,
    ticks: BTreeMap<FieldId, BTreeSet<String>>,
    unknown_fields: BTreeMap<String, String>,
}

impl Parts {
    /// The draft, or the name of what is missing. Someone who writes a draft by hand needs form and answers only.
    fn draft(self) -> Result<Draft, &'static str> {
        let changed = self.changed.or(self.created).unwrap_or(DateTime::UNIX_EPOCH);
        Ok(Draft {
            form: self.form.ok_or("form")?,
            form_version: self.form_version,
            created: self.created.unwrap_or(changed),
            changed,
            changed_by: self.changed_by,
            place: self.place,
            answers: self.answers.known,
            ticks: self.ticks,
            unknown: Unknown { fields: self.unknown_fields, answers: self.answers.unknown },
        })
    }
}

fn instant<E: serde::de::Error>(text: &str) -> Result<DateTime<Utc>, E> {
    let at = DateTime::parse_from_rfc3339(text)
        .map_err(|_| E::custom(format_args!("`{text}` is no time like 2023-10-31T05:00:00Z")))?;
    Ok(at.to_utc())
}

#[derive(serde::Deserialize)]
#[serde(rename = "Place")]
struct PlaceFile {
    field: Option<FieldId>,
    #[serde(default)]
    paragraph: usize,
    #[serde(default)]
    column: usize,
}

impl From<PlaceFile> for Place {
    fn from(place: PlaceFile) -> Self {
        Place { field: place.field, paragraph: place.paragraph, column: place.column }
    }
}

#[derive(Default)]
struct Answers {
    known: BTreeMap<FieldId, String>,
    unknown: BTreeMap<String, String>,
}

/// The answers: a map of texts; what isn't a text is kept as it stands.
struct AnswersSeed<'c>(&'c Context<'c>);

impl<'de> DeserializeSeed<'de> for AnswersSeed<'_> {
    type Value = Answers;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Answers, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for AnswersSeed<'_> {
    type Value = Answers;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of answers: {\"navn\": \"…\"}")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Answers, A::Error> {
        let mut answers = Answers::default();
        while let Some(id) = map.next_key::<String>()? {
            self.0.reading(&id);
            let known = FieldId::new(id.clone());
            // Before its value is read, so that the error stands at the key's line.
            if answers.known.contains_key(&known) || answers.unknown.contains_key(&id) {
                return Err(A::Error::custom(format_args!("{DOUBLED}{id}")));
            }
            if self.0.form.field(&known).is_some() {
                answers.known.insert(known, normalised(&map.next_value::<String>()?));
            } else {
                let raw = map.next_value::<Box<RawValue>>()?;
                answers.unknown.insert(id, raw.get_ron().trim().to_owned());
            }
        }
        Ok(answers)
    }
}

/// Text in the one shape that the program works with: composed characters, LF between lines.
fn normalised(text: &str) -> String {
    if text.is_ascii() && !text.contains('\r') {
        return text.to_owned();
    }
    text.replace("\r\n", "\n").replace('\r', "\n").nfc().collect()
}

/// The ticks: per field a list of the ticked sub-questions.
struct TicksSeed<'c>(&'c Context<'c>);

impl<'de> DeserializeSeed<'de> for TicksSeed<'_> {
    type Value = BTreeMap<FieldId, BTreeSet<String>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for TicksSeed<'_> {
    type Value = BTreeMap<FieldId, BTreeSet<String>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of ticks: {\"omraade\": [\"omraade\"]}")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut ticks = BTreeMap::new();
        while let Some(id) = map.next_key::<FieldId>()? {
            self.0.reading(id.as_str());
            if ticks.contains_key(&id) {
                return Err(A::Error::custom(format_args!("{DOUBLED}{id}")));
            }
            let ticked: BTreeSet<String> = map.next_value()?;
            if !ticked.is_empty() {
                ticks.insert(id, ticked);
            }
        }
        Ok(ticks)
    }
}
