//! JSON, as `som export --to json` writes it: the answers under their field ids.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::field_text::{self, FieldText};
use super::{ImportError, Imported};
use crate::form::{FieldId, FormSpec};

/// The key that names the form.
const FORM: &str = "form";

/// Reads a filled form. However deep what isn't ours is nested, it is passed over without being built.
pub(super) fn read(text: &str, form: &FormSpec) -> Result<Imported, ImportError> {
    let Written(entries) = serde_json::from_str(text)
        .map_err(|error| ImportError::Json { line: error.line(), column: error.column() })?;
    let mut keys = BTreeSet::new();
    if let Some((key, _)) = entries.iter().find(|(key, _)| !keys.insert(key.as_str())) {
        return Err(ImportError::DoubledKey { key: key.clone() });
    }
    let mut texts: BTreeMap<&str, &Value> =
        entries.iter().map(|(key, value)| (key.as_str(), value)).collect();
    match texts.remove(FORM) {
        Some(Value::Text(found)) if *found == form.id => {}
        Some(Value::Text(found)) => return Err(ImportError::OtherForm { found: found.clone() }),
        _ => return Err(ImportError::NoForm),
    }
    let mut parts = Vec::new();
    for field in form.fields() {
        match texts.get(field.id.as_str()) {
            Some(Value::Text(text)) => parts.push(part(&field.id, text)),
            Some(Value::Nothing) => parts.push(part(&field.id, "")),
            Some(Value::Other) => return Err(ImportError::NoText { key: field.id.to_string() }),
            None => {}
        }
    }
    field_text::imported(form, &parts)
}

fn part(field: &FieldId, text: &str) -> FieldText {
    FieldText { field: field.clone(), text: text.to_owned(), is_unanswered: false }
}

/// The keys and values in their order, doubled ones too.
struct Written(Vec<(String, Value)>);

enum Value {
    Text(String),
    Nothing,
    Other,
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;

        impl<'de> Visitor<'de> for Entries {
            type Value = Written;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Written, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Written(entries))
            }
        }

        deserializer.deserialize_map(Entries)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = Value;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
                Ok(Value::Text(text.to_owned()))
            }

            fn visit_unit<E: Error>(self) -> Result<Value, E> {
                Ok(Value::Nothing)
            }

            fn visit_bool<E: Error>(self, _: bool) -> Result<Value, E> {
                Ok(Value::Other)
            }

            fn visit_i64<E: Error>(self, _: i64) -> Result<Value, E> {
                Ok(Value::Other)
            }

            fn visit_u64<E: Error>(self, _: u64) -> Result<Value, E> {
                Ok(Value::Other)
            }

            fn visit_f64<E: Error>(self, _: f64) -> Result<Value, E> {
                Ok(Value::Other)
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Value::Other)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Value::Other)
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

    const ID: &str = "\"form\": \"som-implementeringsforloeb\"";

    fn read_with(rest: &str) -> Result<Imported, ImportError> {
        read(&format!("{{{ID}{rest}}}"), som())
    }

    #[test]
    fn answers_are_read_and_what_is_unknown_is_passed_over() {
        let imported = read_with(
            ", \"version\": 7, \"navn\": \"a\\u001b\\nb\", \"telefon\": null, \"approval\": {\"name\": [1, {}]}, \"x\": [[]]",
        );
        let imported = imported.expect("a form");
        let texts: Vec<(&str, &str)> =
            imported.answers.iter().map(|(field, text)| (field.as_str(), text.as_str())).collect();
        assert_eq!(texts, [("navn", "a\u{1b}\nb"), ("telefon", "")]);
        assert_eq!(imported.notes.len(), 11);
        assert!(imported.notes.contains(&Note::Missing(FieldId::new("kommune"))));
    }

    #[test]
    fn another_form_and_doubled_keys_are_refused() {
        let other = read("{\"form\": \"andet\", \"navn\": \"Åse\"}", som());
        assert_eq!(other, Err(ImportError::OtherForm { found: "andet".to_owned() }));
        let doubled = |rest| read_with(rest).expect_err("a key is there twice");
        assert_eq!(
            doubled(", \"navn\": \"a\", \"navn\": \"a\""),
            ImportError::DoubledKey { key: "navn".to_owned() }
        );
        assert_eq!(doubled(", \"x\": 1, \"x\": 2"), ImportError::DoubledKey { key: "x".to_owned() });
        assert_eq!(read_with(", \"navn\": 1"), Err(ImportError::NoText { key: "navn".to_owned() }));
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
