//! Reads a draft from RON: strictly, with the line of errors, and without dropping anything unknown.

use std::collections::BTreeSet;
use std::fmt;

use chrono::DateTime;
use ron::error::{Error, SpannedError};
use serde::de::{Deserializer, Error as _, MapAccess, Visitor};

use super::maps::{MapSeed, Rivals, rows, verbatim};
use super::participations::participations;
use super::place::PlaceSeed;
use super::remarks::remarks;
use super::terms::{DOUBLED, Instant, ReadContext, normalised, options};
use super::{ReadError, locate};
use crate::draft::{Draft, Receipt};
use crate::form::Forms;
use crate::ron_file::{self, RonFaultKind};
use crate::shown::printable;

const REQUIRED: [&str; 3] = ["schema", "answers", "form"];

/// What was expected of rivals, for errors.
const RIVALS_EXPECTED: &str = "a map of rivals: {\"motivation\": [(text: \"…\", by: \"…\", at: \"…\")]}";

/// Upper bound on receipts.
const MOST_RECEIPTS: usize = 1_000;

/// Parses a draft of one of these forms.
///
/// # Errors
/// Where the text is no draft, is one of another form, names a key twice, or was written by a newer som; with the
/// line, and the field where it is known. Input of any depth is refused within RON's own bound.
pub fn parse(source: &str, forms: &Forms) -> Result<Draft, ReadError> {
    let draft = parse_of_any_form(source, forms)?;
    if forms.get(&draft.form).is_none() {
        return Err(ReadError::OtherForm { found: draft.form });
    }
    Ok(draft)
}

/// Parses a draft, even where none of these forms is its own: what it says can still be told.
///
/// # Errors
/// As [`parse`], but for the form.
pub(crate) fn parse_of_any_form(source: &str, forms: &Forms) -> Result<Draft, ReadError> {
    // Some editors prepend a byte order mark; som doesn't.
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let context = ReadContext::new(forms);
    let mut draft = match (read(source, &context), context.newer.get()) {
        // A newer file is reported as newer, not as broken.
        (_, Some(found)) => return Err(ReadError::NewerSchema { found }),
        (draft, None) => draft?,
    };
    if let Some(form) = context.form()
        && let Some((at, inside)) = locate::swallowed(source, form, &draft)
    {
        return Err(syntax(source, at, Some(inside.to_string()), RonFaultKind::UnclosedText));
    }
    // An empty answer is none; kept as a key it would make equal drafts differ.
    draft.answers.retain(|_, text| !text.is_empty());
    if let Some(form) = context.form() {
        draft.follow_renamed(form);
    }
    Ok(draft)
}

fn read<'c>(source: &str, context: &'c ReadContext<'c>) -> Result<Draft, ReadError> {
    let mut deserializer = ron::Deserializer::from_str_with_options(source, &options())
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
        let what = RonFaultKind::UnknownField(printable(unknown));
        return syntax(source, at, Some(unknown.to_owned()), what);
    }
    let (at, what) = ron_file::mistake(source, error);
    syntax(source, at, field, what)
}

fn syntax(source: &str, at: usize, field: Option<String>, what: RonFaultKind) -> ReadError {
    let (line, column) = ron_file::locate::position(source, at);
    ReadError::Syntax { line, column, field, what }
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
        // A draft written by hand needs only what is required.
        let mut draft = Draft::unversioned(DateTime::UNIX_EPOCH);
        let mut seen = BTreeSet::new();
        while let Some(name) = map.next_key::<String>()? {
            self.0.reading(&name, &mut seen)?;
            self.read(name, &mut map, &mut draft)?;
        }
        if let Some(missing) = REQUIRED.iter().find(|name| !seen.contains(**name)) {
            return Err(A::Error::missing_field(missing));
        }
        if !seen.contains("changed") {
            draft.changed = draft.created;
        } else if !seen.contains("created") {
            draft.created = draft.changed;
        }
        // Last, since a rival that equals its answer is dropped.
        for (field, rivals) in std::mem::take(&mut draft.rivals) {
            draft.set_rivals(&field, rivals);
        }
        Ok(draft)
    }
}

impl DraftVisitor<'_> {
    /// Reads the value of one field into the draft.
    fn read<'de, A: MapAccess<'de>>(
        &self,
        name: String,
        map: &mut A,
        draft: &mut Draft,
    ) -> Result<(), A::Error> {
        match name.as_str() {
            "schema" => self.0.schema(map.next_value::<Schema>()?.0)?,
            "form" => {
                draft.form = map.next_value()?;
                self.0.names_form(&draft.form);
            }
            "form_version" => draft.form_version = map.next_value()?,
            "created" => draft.created = map.next_value::<Instant>()?.0,
            "changed" => draft.changed = map.next_value::<Instant>()?.0,
            "changed_by" => draft.changed_by = map.next_value()?,
            "answers" => {
                let seed = MapSeed::<String>::new(self.0, "a map of answers: {\"navn\": \"…\"}");
                let answers = map.next_value_seed(seed)?;
                let normalised = |(id, text): (_, String)| (id, normalised(&text).into());
                draft.answers = answers.known.into_iter().map(normalised).collect();
                draft.unknown.answers = answers.unknown;
            }
            "rows" => {
                let rows = map.next_value_seed(rows(self.0))?.into_iter();
                draft.rows = rows.map(|(id, rows)| (id, rows.0)).collect();
            }
            "ticks" => {
                let seed = MapSeed::strict(self.0, "a map of ticks: {\"omraade\": [\"omraade\"]}");
                draft.ticks = map.next_value_seed(seed)?.known;
                draft.ticks.retain(|_, ticked| !ticked.is_empty());
            }
            "rivals" => {
                let seed = MapSeed::<Rivals>::new(self.0, RIVALS_EXPECTED);
                let rivals = map.next_value_seed(seed)?;
                draft.rivals = rivals.known.into_iter().map(|(id, rivals)| (id, rivals.0)).collect();
                draft.unknown.rivals = rivals.unknown;
            }
            "remarks" => draft.remarks = map.next_value_seed(remarks(self.0))?,
            "participation" => {
                for (event, participation) in map.next_value_seed(participations(self.0))? {
                    draft.put_participation(event, participation);
                }
            }
            "approval" => draft.approval = Some(map.next_value()?),
            "receipts" => {
                let receipts: Vec<Receipt> = map.next_value()?;
                if receipts.len() > MOST_RECEIPTS {
                    return Err(A::Error::custom(format_args!("more than {MOST_RECEIPTS} receipts")));
                }
                for receipt in receipts {
                    draft.note_receipt(receipt);
                }
            }
            "sum_key" => draft.sum_key = Some(map.next_value()?),
            "place" => {
                let (place, unknown) = map.next_value_seed(PlaceSeed(self.0))?;
                draft.place = Some(place);
                draft.unknown.place = unknown;
            }
            _ => drop(draft.unknown.fields.insert(name, verbatim(map)?)),
        }
        Ok(())
    }
}
