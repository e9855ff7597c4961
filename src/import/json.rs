//! JSON, as `som export --to json` writes it: the answers under their field ids.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::DateTime;
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::field_text::{self, FieldText, FieldTexts};
use super::form_words::FormWords;
use super::rows::{ShownRow, ShownRows};
use super::{ImportError, Imported};
use crate::form::{FieldId, FormSpec};
use crate::roundtrip::FORM_KEY;

/// The keys of a file in their order, and what stands under them.
pub(super) struct JsonFile {
    keys: Vec<String>,
    values: BTreeMap<String, JsonValue>,
}

impl JsonFile {
    /// Reads a file. Unknown values are skipped without being built, however deep they nest.
    pub(super) fn parse(json: &str) -> Result<Self, ImportError> {
        let mut source = serde_json::Deserializer::from_str(json);
        let entries = source.deserialize_map(JsonEntries).and_then(|entries| source.end().map(|()| entries));
        let entries =
            entries.map_err(|error| ImportError::Json { line: error.line(), column: error.column() })?;
        let keys: Vec<String> = entries.iter().map(|(key, _)| key.clone()).collect();
        let mut values = BTreeMap::new();
        for (key, value) in entries {
            if values.insert(key.clone(), value).is_some() {
                return Err(ImportError::DoubledKey(key));
            }
        }
        Ok(JsonFile { keys, values })
    }

    /// The id of the form that it is of.
    pub(super) fn form(&self) -> Option<&str> {
        match self.values.get(FORM_KEY) {
            Some(JsonValue::Text(form)) => Some(form),
            _ => None,
        }
    }

    /// The rows of the repeated groups.
    pub(super) fn rows(&self, form: &FormSpec) -> ShownRows {
        let mut shown = ShownRows::new();
        for key in &self.keys {
            let id = FieldId::new(key.as_str());
            let Some((group, row, _)) = id.row_parts().filter(|_| form.template_of(&id).is_some()) else {
                continue;
            };
            let rows = shown.entry(group.to_owned()).or_default();
            let row = ShownRow { id: Some(row), number: None };
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        shown
    }

    /// The answers to a form.
    pub(super) fn read(&self, form: &FormSpec) -> Result<Imported, ImportError> {
        match self.form() {
            Some(found) if found == form.id => {}
            Some(found) => {
                return Err(ImportError::OtherForm { form: found.to_owned(), is_here: false });
            }
            None => return Err(ImportError::NoForm),
        }
        let mut texts = Vec::new();
        let mut read = BTreeSet::from([FORM_KEY]);
        for field in form.fields().map(|field| &field.id) {
            let text = match self.values.get(field.as_str()) {
                Some(JsonValue::Text(text)) => text.clone(),
                Some(JsonValue::Null) => String::new(),
                Some(JsonValue::Plain(_) | JsonValue::Nested) => {
                    return Err(ImportError::NoText(field.to_string()));
                }
                None => continue,
            };
            read.insert(field.as_str());
            texts.push(FieldText { field: field.clone(), text, is_unanswered: false });
        }
        let others = self.keys.iter().filter(|key| !read.contains(key.as_str()));
        let others = others.filter_map(|key| Some((None, left_over(key, self.values.get(key)?)?))).collect();
        field_text::imported(
            form,
            &FieldTexts { texts, is_labelled: false, is_marked: true, others },
            &FormWords::of(form),
            true,
        )
    }
}

/// What is told of an entry that is no answer; nothing of those that som writes itself.
fn left_over(key: &str, value: &JsonValue) -> Option<String> {
    match (key, value) {
        ("version", JsonValue::Plain(_)) | ("approval", JsonValue::Null | JsonValue::Nested) => None,
        ("exported", JsonValue::Text(at)) if DateTime::parse_from_rfc3339(at).is_ok() => None,
        (_, JsonValue::Text(text) | JsonValue::Plain(text)) => Some(format!("{key}: {text}")),
        (_, JsonValue::Null | JsonValue::Nested) => Some(key.to_owned()),
    }
}

enum JsonValue {
    Text(String),
    Null,
    /// A number, or true or false.
    Plain(String),
    Nested,
}

/// Reads the keys and values in their order, duplicate keys included.
struct JsonEntries;

impl<'de> Visitor<'de> for JsonEntries {
    type Value = Vec<(String, JsonValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(entries)
    }
}

impl<'de> Deserialize<'de> for JsonValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = JsonValue;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<JsonValue, E> {
                Ok(JsonValue::Text(text.to_owned()))
            }

            fn visit_unit<E: Error>(self) -> Result<JsonValue, E> {
                Ok(JsonValue::Null)
            }

            fn visit_bool<E: Error>(self, value: bool) -> Result<JsonValue, E> {
                Ok(JsonValue::Plain(value.to_string()))
            }

            fn visit_i64<E: Error>(self, value: i64) -> Result<JsonValue, E> {
                Ok(JsonValue::Plain(value.to_string()))
            }

            fn visit_u64<E: Error>(self, value: u64) -> Result<JsonValue, E> {
                Ok(JsonValue::Plain(value.to_string()))
            }

            fn visit_f64<E: Error>(self, value: f64) -> Result<JsonValue, E> {
                Ok(JsonValue::Plain(value.to_string()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<JsonValue, A::Error> {
                IgnoredAny.visit_seq(seq).map(|_| JsonValue::Nested)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<JsonValue, A::Error> {
                IgnoredAny.visit_map(map).map(|_| JsonValue::Nested)
            }
        }

        deserializer.deserialize_any(Any)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::som;
    use crate::import::Note;

    fn read(json: &str, form: &FormSpec) -> Result<Imported, ImportError> {
        JsonFile::parse(json)?.read(form)
    }

    const ID: &str = "\"form\": \"som-implementeringsforloeb\"";

    fn read_with(rest: &str) -> Result<Imported, ImportError> {
        read(&format!("{{{ID}{rest}}}"), som())
    }

    #[test]
    fn answers_are_read_whatever_stands_beside_them() {
        let imported = read_with(
            ", \"version\": 7, \"navn\": \"a\\u001b\\nb\", \"telefon\": null, \"approval\": {\"name\": [1, {}]}, \"x\": [[]]",
        );
        let imported = imported.expect("a form");
        let texts: Vec<(&str, &str)> =
            imported.answers.iter().map(|(field, text)| (field.as_str(), text.as_str())).collect();
        assert_eq!(texts, [("navn", "a\u{1b}\nb"), ("telefon", "")]);
        assert!(imported.notes.contains(&Note::Missing(FieldId::new("kommune"))));
    }

    #[test]
    fn what_stands_under_other_keys_is_told() {
        let told = |rest: &str| {
            let notes = read_with(&format!(", \"telefon\": null{rest}")).expect("a form").notes;
            let texts = notes.into_iter().filter_map(|note| match note {
                Note::LeftOver { text, .. } => Some(text),
                _ => None,
            });
            texts.collect::<Vec<_>>()
        };
        let own =
            ", \"version\": 1, \"approval\": {\"name\": \"x\"}, \"exported\": \"2023-10-31T06:00:00+01:00\"";
        assert_eq!(told(own), [""; 0]);
        assert_eq!(told(", \"approval\": null"), [""; 0]);
        assert_eq!(
            told(", \"Navn\": \"Mette\", \"mobil\": 12345678, \"exported\": \"i går\", \"bilag\": [\"a\"]"),
            ["Navn: Mette / mobil: 12345678 / exported: i går / bilag"]
        );
    }

    #[test]
    fn another_form_and_doubled_keys_are_refused() {
        let other = read("{\"form\": \"andet\", \"navn\": \"Åse\"}", som());
        assert_eq!(other, Err(ImportError::OtherForm { form: "andet".to_owned(), is_here: false }));
        let doubled = |rest| read_with(rest).expect_err("a key is there twice");
        assert_eq!(doubled(", \"navn\": \"a\", \"navn\": \"a\""), ImportError::DoubledKey("navn".to_owned()));
        assert_eq!(doubled(", \"x\": 1, \"x\": 2"), ImportError::DoubledKey("x".to_owned()));
        assert_eq!(read_with(", \"navn\": 1"), Err(ImportError::NoText("navn".to_owned())));
    }

    #[test]
    fn what_is_no_filled_form_is_refused() {
        assert_eq!(read("{}", som()), Err(ImportError::NoForm));
        assert_eq!(read("{\"navn\": \"Åse\"}", som()), Err(ImportError::NoForm));
        assert_eq!(read_with(""), Err(ImportError::NoForm));
        let broken = read(&format!("{{{ID},\n \"navn\": \"Å"), som());
        assert!(matches!(broken, Err(ImportError::Json { line: 2, .. })), "{broken:?}");
        let deep = format!(", \"x\": {}1{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(read_with(&deep), Err(ImportError::NoForm));
    }
}
