//! Reads a draft from RON: strictly, with the line of errors, and without dropping anything unknown.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::{DateTime, Utc};
use ron::error::{Error, SpannedError};
use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};

use super::maps::{ByField, MapSeed, Ticks};
use super::seals::{ApprovalFile, ReceiptFile};
use super::terms::{DOUBLED, Instant, ReadContext};
use super::{ReadError, Unknown, locate};
use crate::draft::{Approval, Draft, ResumePoint, Rival};
use crate::form::{FieldId, FormSpec};

const REQUIRED: [&str; 3] = ["schema", "form", "answers"];

/// Upper bound on receipts.
const MOST_RECEIPTS: usize = 1_000;

/// Parses a draft.
///
/// # Errors
/// Where the text is no draft, is one of another form, names a key twice, or was written by a newer som; with the
/// line, and the field where it is known. Input of any depth is refused within RON's own bound.
pub fn parse(source: &str, form: &FormSpec) -> Result<Draft, ReadError> {
    // Some editors prepend a byte order mark; som doesn't.
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let context = ReadContext::new(form);
    let mut draft = match (read(source, &context), context.newer.get()) {
        // A newer file is reported as newer, not as broken.
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
    // An empty answer is none; kept as a key it would make equal drafts differ.
    draft.answers.retain(|_, text| !text.is_empty());
    Ok(draft)
}

fn read(source: &str, context: &ReadContext<'_>) -> Result<Draft, ReadError> {
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

/// Any field name.
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

/// A schema number. The first was 1; what a smaller one would mean is anyone's guess.
#[derive(serde::Deserialize)]
#[serde(try_from = "u32")]
struct Schema(u32);

impl TryFrom<u32> for Schema {
    type Error = &'static str;

    fn try_from(number: u32) -> Result<Self, Self::Error> {
        if number == 0 { Err("there was never a schema 0") } else { Ok(Schema(number)) }
    }
}

struct DraftVisitor<'c>(&'c ReadContext<'c>);

impl<'de> Visitor<'de> for DraftVisitor<'_> {
    type Value = Draft;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Draft(schema: …, answers: …)")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Draft, A::Error> {
        let mut has_schema = false;
        let mut parts = DraftParts::default();
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
                "answers" => parts.answers = Some(map.next_value_seed(MapSeed::new(self.0))?),
                "ticks" => parts.ticks = map.next_value_seed(MapSeed::new(self.0))?,
                "rivals" => parts.rivals = map.next_value_seed(MapSeed::new(self.0))?,
                "approval" => parts.approval = Some(map.next_value::<ApprovalFile>()?.into()),
                "receipts" => {
                    parts.receipts = map.next_value::<Vec<ReceiptFile>>()?;
                    if parts.receipts.len() > MOST_RECEIPTS {
                        return Err(A::Error::custom(format_args!("more than {MOST_RECEIPTS} receipts")));
                    }
                }
                "place" => parts.place = Some(map.next_value::<ResumePointFile>()?.into()),
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
struct DraftParts {
    form: Option<String>,
    form_version: u32,
    created: Option<DateTime<Utc>>,
    changed: Option<DateTime<Utc>>,
    changed_by: String,
    place: Option<ResumePoint>,
    answers: Option<ByField<String>>,
    ticks: Ticks,
    rivals: ByField<Vec<Rival>>,
    approval: Option<Approval>,
    receipts: Vec<ReceiptFile>,
    unknown_fields: BTreeMap<String, String>,
}

impl DraftParts {
    /// The draft, or the name of what is missing. A draft written by hand needs only form and answers.
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
            answers: answers.known.into_iter().map(|(id, text)| (id, text.into())).collect(),
            ticks: self.ticks.0,
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
struct ResumePointFile {
    field: Option<FieldId>,
    #[serde(default)]
    paragraph: usize,
    #[serde(default)]
    column: usize,
}

impl From<ResumePointFile> for ResumePoint {
    fn from(place: ResumePointFile) -> Self {
        ResumePoint { field: place.field, paragraph: place.paragraph, column: place.column }
    }
}
