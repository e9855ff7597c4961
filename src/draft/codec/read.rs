//! Reading a draft from RON: strictly, with the line of what is wrong, and nothing unknown dropped.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::{DateTime, Utc};
use ron::error::{Error, SpannedError};
use ron::value::RawValue;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, Visitor};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::rivals::{Rivals, RivalsSeed};
use super::seals::{ApprovalFile, ReceiptFile};
use super::{ReadError, SCHEMA, Unknown, locate};
use crate::draft::{Approval, Draft, Place};
use crate::form::{FieldId, FormSpec};

/// The fields that this program knows, as they stand in a file.
pub(super) const FIELDS: [&str; 12] = [
    "schema",
    "form",
    "form_version",
    "created",
    "changed",
    "changed_by",
    "answers",
    "ticks",
    "rivals",
    "approval",
    "receipts",
    "place",
];

/// The fields that no draft is without.
const REQUIRED: [&str; 3] = ["schema", "form", "answers"];

/// The most keys in a file: hundreds of times what a form needs, and read in no time.
const MOST_KEYS: usize = 10_000;

pub(super) const DOUBLED: &str = "doubled key: ";

/// The most letters that a draft was sent in.
const MOST_RECEIPTS: usize = 1_000;

/// Reads a draft from the text of its file.
///
/// # Errors
/// Where the text is no draft, is one of another form, names a key twice, or was written by a newer som; with the
/// line, and the field where it is known. Input of any depth is refused within RON's own bound.
pub fn parse(source: &str, form: &FormSpec) -> Result<Draft, ReadError> {
    // Some editors put a byte order mark before UTF-8 text. It says nothing, and som writes none.
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let context = Context { form, key: RefCell::default(), keys: Cell::new(0), newer: Cell::new(None) };
    let mut draft = match (read(source, &context), context.newer.get()) {
        // A newer file is told as newer, not as broken.
        (_, Some(found)) => return Err(ReadError::NewerSchema { found }),
        (draft, None) => draft?,
    };
    if draft.form != form.id {
        return Err(ReadError::OtherForm { found: draft.form });
    }
    if let Some((at, inside)) = locate::swallowed(source, form, &draft) {
        let message = format!("the text does not end before \"{inside}\"");
        return Err(syntax(source, at, Some(inside.to_string()), message));
    }
    // An empty answer is none. Kept as a key, it would set the draft apart from one without it.
    draft.answers.retain(|_, text| !text.is_empty());
    Ok(draft)
}

/// What the visitors share: the form, the keys that were read, and what the file says of its schema.
pub(super) struct Context<'f> {
    pub(super) form: &'f FormSpec,
    key: RefCell<Option<String>>,
    keys: Cell<usize>,
    newer: Cell<Option<u32>>,
}

impl Context<'_> {
    /// Notes the key that is being read, before its value is, so that an error stands at the key's line. It must not
    /// be among those `seen` in the same map.
    pub(super) fn reading<E: serde::de::Error>(
        &self,
        key: &str,
        seen: &mut BTreeSet<String>,
    ) -> Result<(), E> {
        *self.key.borrow_mut() = Some(key.to_owned());
        self.keys.set(self.keys.get() + 1);
        if !seen.insert(key.to_owned()) {
            return Err(E::custom(format_args!("{DOUBLED}{key}")));
        }
        if self.keys.get() > MOST_KEYS {
            return Err(E::custom(format_args!("more than {MOST_KEYS} keys")));
        }
        Ok(())
    }

    /// Takes the file's schema. Of a newer file nothing more is read, since nothing is known of it.
    fn schema<E: serde::de::Error>(&self, found: u32) -> Result<(), E> {
        if found > SCHEMA {
            self.newer.set(Some(found));
            return Err(E::custom("a newer schema"));
        }
        Ok(())
    }
}

fn read(source: &str, context: &Context<'_>) -> Result<Draft, ReadError> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let mut deserializer = ron::Deserializer::from_str_with_options(source, &options)
        .map_err(|error| read_error(source, &error, None))?;
    let draft = deserializer.deserialize_struct("Draft", &[], DraftVisitor(context)).and_then(|draft| {
        deserializer.end()?;
        Ok(draft)
    });
    draft.map_err(|error| read_error(source, &deserializer.span_error(error), context.key.take()))
}

fn read_error(source: &str, error: &SpannedError, field: Option<String>) -> ReadError {
    let message = error.code.to_string();
    if let Some(key) = message.strip_prefix(DOUBLED) {
        return ReadError::DoubledKey { line: error.span.end.line, key: key.to_owned() };
    }
    if let Error::DuplicateStructField { field, .. } = error.code {
        return ReadError::DoubledKey { line: error.span.end.line, key: field.to_owned() };
    }
    if let Error::MissingStructField { field: missing, .. } = error.code
        && REQUIRED.contains(&missing)
        && let Some((at, unknown)) = locate::unknown_field(source)
    {
        return syntax(source, at, Some(unknown.to_owned()), message);
    }
    syntax(source, locate::mistake(source, error), field, message)
}

fn syntax(source: &str, at: usize, field: Option<String>, message: String) -> ReadError {
    let (line, column) = locate::position(source, at);
    ReadError::Syntax { line, column, field, message }
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

/// The number of a file's schema. The first was 1: a smaller one was never written, and what it would mean could only
/// be guessed.
#[derive(serde::Deserialize)]
#[serde(try_from = "u32")]
struct Schema(u32);

impl TryFrom<u32> for Schema {
    type Error = &'static str;

    fn try_from(number: u32) -> Result<Self, Self::Error> {
        if number == 0 { Err("there was never a schema 0") } else { Ok(Schema(number)) }
    }
}

/// A time as it is written in a file.
#[derive(serde::Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Instant(pub(super) DateTime<Utc>);

impl TryFrom<String> for Instant {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let at = DateTime::parse_from_rfc3339(&text);
        at.map(|at| Instant(at.to_utc())).map_err(|_| "no time like 2023-10-31T05:00:00Z")
    }
}

struct DraftVisitor<'c>(&'c Context<'c>);

impl<'de> Visitor<'de> for DraftVisitor<'_> {
    type Value = Draft;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Draft(schema: …, answers: …)")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Draft, A::Error> {
        let mut has_schema = false;
        let mut parts = Parts::default();
        let mut seen = BTreeSet::new();
        while let Some(Key(name)) = map.next_key()? {
            self.0.reading(&name, &mut seen)?;
            match name.as_str() {
                "schema" => {
                    self.0.schema(map.next_value::<Schema>()?.0)?;
                    has_schema = true;
                }
                "form" => parts.form = Some(map.next_value()?),
                "form_version" => parts.form_version = map.next_value()?,
                "created" => parts.created = Some(map.next_value::<Instant>()?.0),
                "changed" => parts.changed = Some(map.next_value::<Instant>()?.0),
                "changed_by" => parts.changed_by = map.next_value()?,
                "answers" => parts.answers = Some(map.next_value_seed(AnswersSeed(self.0))?),
                "ticks" => parts.ticks = map.next_value_seed(TicksSeed(self.0))?,
                "rivals" => parts.rivals = map.next_value_seed(RivalsSeed(self.0))?,
                "approval" => parts.approval = Some(map.next_value::<ApprovalFile>()?.into()),
                "receipts" => {
                    parts.receipts = map.next_value::<Vec<ReceiptFile>>()?;
                    if parts.receipts.len() > MOST_RECEIPTS {
                        return Err(A::Error::custom(format_args!("more than {MOST_RECEIPTS} receipts")));
                    }
                }
                "place" => parts.place = Some(map.next_value::<PlaceFile>()?.into()),
                _ => {
                    let raw = map.next_value::<Box<RawValue>>()?.get_ron().trim().to_owned();
                    parts.unknown_fields.insert(name, raw);
                }
            }
        }
        if !has_schema {
            return Err(A::Error::missing_field("schema"));
        }
        parts.draft().map_err(A::Error::missing_field)
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
    answers: Option<Answers>,
    ticks: BTreeMap<FieldId, BTreeSet<String>>,
    rivals: Rivals,
    approval: Option<Approval>,
    receipts: Vec<ReceiptFile>,
    unknown_fields: BTreeMap<String, String>,
}

impl Parts {
    /// The draft, or the name of what is missing. Someone who writes a draft by hand needs form and answers only.
    fn draft(self) -> Result<Draft, &'static str> {
        let changed = self.changed.or(self.created).unwrap_or(DateTime::UNIX_EPOCH);
        let answers = self.answers.ok_or("answers")?;
        let mut draft = Draft {
            form: self.form.ok_or("form")?,
            form_version: self.form_version,
            created: self.created.unwrap_or(changed),
            changed,
            changed_by: self.changed_by,
            place: self.place,
            answers: answers.known,
            ticks: self.ticks,
            rivals: BTreeMap::new(),
            approval: self.approval,
            receipts: Vec::new(),
            unknown: Unknown {
                fields: self.unknown_fields,
                answers: answers.unknown,
                rivals: self.rivals.unknown,
            },
        };
        for (field, rivals) in self.rivals.known {
            draft.set_rivals(&field, rivals);
        }
        for receipt in self.receipts {
            draft.note_receipt(receipt.into());
        }
        Ok(draft)
    }
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
        let mut seen = BTreeSet::new();
        while let Some(id) = map.next_key::<String>()? {
            self.0.reading(&id, &mut seen)?;
            let known = FieldId::new(id.clone());
            if self.0.form.field(&known).is_some() {
                answers.known.insert(known, normalised(&map.next_value::<String>()?).into_owned());
            } else {
                let raw = map.next_value::<Box<RawValue>>()?;
                answers.unknown.insert(id, raw.get_ron().trim().to_owned());
            }
        }
        Ok(answers)
    }
}

/// Text in the one shape that the program works with: composed characters, LF between lines.
pub(crate) fn normalised(text: &str) -> Cow<'_, str> {
    let is_composed = text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes;
    if is_composed && !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n").nfc().collect())
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
        let mut seen = BTreeSet::new();
        while let Some(id) = map.next_key::<String>()? {
            self.0.reading(&id, &mut seen)?;
            let ticked: BTreeSet<String> = map.next_value()?;
            if !ticked.is_empty() {
                ticks.insert(FieldId::new(id), ticked);
            }
        }
        Ok(ticks)
    }
}
