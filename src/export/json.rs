//! JSON, for other programs: `{"form", "version", ANSWER…, "exported"}`. The answers stand under their field ids in
//! the form's order, word for word as typed, the empty ones as `""`; `exported` is RFC 3339 with Copenhagen's offset.
//! Where the approval is asked for, `approval` is `null` or `{"name", "title", "at", "changed": [ID…]}`.

use chrono::{DateTime, SecondsFormat, Utc};
use chrono_tz::Europe::Copenhagen;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Consent, Document, Exporter};
use crate::draft::Approval;

pub(super) const EXPORTER: Exporter = Exporter {
    id: "json",
    render: |document, _| {
        let mut bytes = serde_json::to_vec_pretty(&Written(document)).expect("texts are plain data");
        bytes.push(b'\n');
        bytes
    },
    holds: |_| true,
};

/// Who approved, and what was changed since.
#[derive(serde::Serialize)]
struct Approved<'a> {
    name: &'a str,
    title: &'a str,
    at: String,
    changed: Vec<&'a str>,
}

impl<'a> Approved<'a> {
    fn of(consent: &Consent<'a>) -> Option<Self> {
        let Approval { name, title, at, .. } = consent.approval?;
        let changed = consent.changed.iter().map(|field| field.id.as_str()).collect();
        Some(Approved { name, title, at: written(*at), changed })
    }
}

fn written(at: DateTime<Utc>) -> String {
    at.with_timezone(&Copenhagen).to_rfc3339_opts(SecondsFormat::Secs, false)
}

struct Written<'a>(&'a Document<'a>);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Written(document) = self;
        let exported = written(document.now);
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("form", &document.form.id)?;
        map.serialize_entry("version", &document.form.version)?;
        for answer in document.answers() {
            map.serialize_entry(answer.field.id.as_str(), answer.typed)?;
        }
        if let Some(consent) = &document.consent {
            map.serialize_entry("approval", &Approved::of(consent))?;
        }
        map.serialize_entry("exported", &exported)?;
        map.end()
    }
}
