//! JSON, for other programs: `{"form", "version", ANSWER…, "exported"}`. The answers stand under their field ids in
//! the form's order, word for word as typed, the empty ones as `""`; `exported` is RFC 3339 with Copenhagen's offset.
//! Where the approval is asked for, `approval` is `null` or `{"name", "title", "at", "changed": [ID…]}`.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::ser::{SerializeMap, Serializer};

use super::{Exporter, Submission};
use crate::draft::Approval;
use crate::form::FieldId;
use crate::roundtrip::FORM_KEY;
use crate::say;
use crate::zone;

pub(crate) const EXPORTER: Exporter = Exporter {
    id: "json",
    description: |words| say!(words, "export-json"),
    render: |submission| render(submission).expect("texts are plain data"),
    render_with_remarks: None,
    holds: |_| true,
};

#[derive(serde::Serialize)]
struct JsonApproval<'a> {
    name: &'a str,
    title: &'a str,
    at: String,
    changed: Vec<FieldId>,
}

fn render(submission: &Submission) -> serde_json::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::pretty(&mut bytes);
    let mut map = serializer.serialize_map(None)?;
    map.serialize_entry(FORM_KEY, &submission.form.id)?;
    map.serialize_entry("version", &submission.form.version)?;
    for answer in submission.answers() {
        map.serialize_entry(&answer.field.id, answer.typed)?;
    }
    if submission.with_approval {
        let approval = submission.draft.approval().map(|approval| {
            let Approval { name, title, at, .. } = approval;
            JsonApproval {
                name,
                title,
                at: timestamp(*at),
                changed: approval.seal.broken(submission.form, submission.draft),
            }
        });
        map.serialize_entry("approval", &approval)?;
    }
    map.serialize_entry("exported", &timestamp(submission.now))?;
    map.end()?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn timestamp(at: DateTime<Utc>) -> String {
    zone::zoned(at).to_rfc3339_opts(SecondsFormat::Secs, false)
}
