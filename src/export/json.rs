//! JSON, for other programs: `{"form", "version", ANSWER…, "exported"}`. The answers stand under their field ids in
//! the form's order, word for word as typed, the empty ones as `""`; `exported` is RFC 3339 with Copenhagen's offset.
//! Where the approval is asked for, `approval` is `null` or `{"name", "title", "at", "changed": [ID…]}`.

use chrono::{DateTime, SecondsFormat, Utc};
use chrono_tz::Europe::Copenhagen;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{ApprovalStatement, Document, Exporter};
use crate::draft::Approval;
use crate::roundtrip::FORM_KEY;
use crate::say;

pub(super) const EXPORTER: Exporter = Exporter {
    id: "json",
    description: |words| say!(words, "export-json"),
    render: |document, _| {
        let mut bytes = serde_json::to_vec_pretty(&JsonDocument(document)).expect("texts are plain data");
        bytes.push(b'\n');
        bytes
    },
    holds: |_| true,
};

#[derive(serde::Serialize)]
struct JsonApproval<'a> {
    name: &'a str,
    title: &'a str,
    at: String,
    changed: Vec<&'a str>,
}

impl<'a> JsonApproval<'a> {
    fn of(approval: &ApprovalStatement<'a>) -> Option<Self> {
        let Approval { name, title, at, .. } = approval.approval?;
        let changed = approval.changed.iter().map(|field| field.id.as_str()).collect();
        Some(JsonApproval { name, title, at: timestamp(*at), changed })
    }
}

fn timestamp(at: DateTime<Utc>) -> String {
    at.with_timezone(&Copenhagen).to_rfc3339_opts(SecondsFormat::Secs, false)
}

struct JsonDocument<'a>(&'a Document<'a>);

impl Serialize for JsonDocument<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let JsonDocument(document) = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(FORM_KEY, &document.form.id)?;
        map.serialize_entry("version", &document.form.version)?;
        for answer in document.answers() {
            map.serialize_entry(answer.field.id.as_str(), answer.typed)?;
        }
        if let Some(approval) = &document.approval {
            map.serialize_entry("approval", &JsonApproval::of(approval))?;
        }
        map.serialize_entry("exported", &timestamp(document.now))?;
        map.end()
    }
}
