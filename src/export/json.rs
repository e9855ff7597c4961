//! JSON, for other programs: `{"form", "version", ANSWER…, "exported"}`. The answers stand under their field ids in
//! the form's order, word for word as typed, the empty ones as `""`; `exported` is RFC 3339 with Copenhagen's offset.

use chrono::SecondsFormat;
use chrono_tz::Europe::Copenhagen;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Document, Exporter};

pub(super) const EXPORTER: Exporter = Exporter {
    id: "json",
    render: |document, _| {
        let mut bytes = serde_json::to_vec_pretty(&Written(document)).expect("texts are plain data");
        bytes.push(b'\n');
        bytes
    },
    holds: |_| true,
};

struct Written<'a>(&'a Document<'a>);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Written(document) = self;
        let exported = document.now.with_timezone(&Copenhagen).to_rfc3339_opts(SecondsFormat::Secs, false);
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("form", &document.form.id)?;
        map.serialize_entry("version", &document.form.version)?;
        for answer in document.answers() {
            map.serialize_entry(answer.field.id.as_str(), answer.typed)?;
        }
        map.serialize_entry("exported", &exported)?;
        map.end()
    }
}
