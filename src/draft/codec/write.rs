//! Writing a draft as RON.

use std::borrow::Cow;
use std::fmt::Write;

use chrono::{DateTime, SecondsFormat, Utc};

use super::{SCHEMA, sum};
use crate::draft::{Approval, Draft, Receipt, ResumePoint, Rival, Seal};
use crate::form::{FieldId, FormSpec};

const HEADING: &str = "\
// Kladde til ansøgning om implementeringsforløb i SØM. Filen kan læses og rettes i en almindelig teksteditor:
// hvert svar står efter feltets navn. Åbn den med: som
";

/// Writes a draft: answers in form order, unknown fields last.
pub fn to_ron(draft: &Draft, form: &FormSpec) -> String {
    let body = body(draft, form);
    format!("{HEADING}{}{body}", sum::line(&body))
}

fn body(draft: &Draft, form: &FormSpec) -> String {
    let mut out = String::from("Draft(\n");
    let mut field = |name: &str, value: &str| {
        let _ = writeln!(out, "    {name}: {value},");
    };
    field("schema", &SCHEMA.to_string());
    field("form", &quoted(&draft.form));
    field("form_version", &draft.form_version.to_string());
    field("created", &quoted(&instant(draft.created)));
    field("changed", &quoted(&instant(draft.changed)));
    field("changed_by", &quoted(&draft.changed_by));
    field("answers", &answers(draft, form));
    field("ticks", &ticks(draft, form));
    if !draft.rivals.is_empty() || !draft.unknown.rivals.is_empty() {
        field("rivals", &rivals(draft, form));
    }
    if let Some(approval) = &draft.approval {
        field("approval", &approval_text(approval, form));
    }
    if !draft.receipts.is_empty() {
        field("receipts", &receipts(draft, form));
    }
    if let Some(place) = &draft.place {
        field("place", &place_text(place));
    }
    for (name, value) in &draft.unknown.fields {
        field(&identifier(name), &closed(value));
    }
    out.push_str(")\n");
    out
}

/// An unknown field's name as a RON identifier.
fn identifier(name: &str) -> Cow<'_, str> {
    let is_plain = !name.starts_with(|c: char| c.is_ascii_digit())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if is_plain { name.into() } else { format!("r#{name}").into() }
}

/// An unknown value, verbatim. A line end follows a possible comment, which would swallow the comma.
fn closed(value: &str) -> Cow<'_, str> {
    if value.contains("//") { format!("{value}\n").into() } else { value.into() }
}

/// The ids in form order, others by name.
fn ordered<'a>(form: &FormSpec, known: impl Iterator<Item = &'a FieldId>) -> Vec<&'a FieldId> {
    let place_in_form = |id: &FieldId| form.fields().position(|field| field.id == *id).unwrap_or(usize::MAX);
    let mut ids: Vec<_> = known.collect();
    ids.sort_by_key(|id| (place_in_form(id), *id));
    ids
}

fn answers(draft: &Draft, form: &FormSpec) -> String {
    let mut out = String::from("{\n");
    for id in ordered(form, draft.answers.keys()) {
        let _ = writeln!(out, "        {}: {},", quoted(id.as_str()), text(&draft.answers[id]));
    }
    for (id, value) in &draft.unknown.answers {
        let _ = writeln!(out, "        {}: {},", quoted(id), closed(value));
    }
    out.push_str("    }");
    out
}

fn ticks(draft: &Draft, form: &FormSpec) -> String {
    let mut out = String::from("{\n");
    for id in ordered(form, draft.ticks.keys()) {
        let ticked: Vec<String> = draft.ticks[id].iter().map(|tick| quoted(tick)).collect();
        let _ = writeln!(out, "        {}: [{}],", quoted(id.as_str()), ticked.join(", "));
    }
    out.push_str("    }");
    out
}

fn rivals(draft: &Draft, form: &FormSpec) -> String {
    let mut out = String::from("{\n");
    for id in ordered(form, draft.rivals.keys()) {
        let _ = writeln!(out, "        {}: [", quoted(id.as_str()));
        for Rival { text: said, by, at } in &draft.rivals[id] {
            let (said, by, at) = (text(said), quoted(by), quoted(&instant(*at)));
            let _ = writeln!(out, "            (text: {said}, by: {by}, at: {at}),");
        }
        out.push_str("        ],\n");
    }
    for (id, value) in &draft.unknown.rivals {
        let _ = writeln!(out, "        {}: {value},", quoted(id));
    }
    out.push_str("    }");
    out
}

fn approval_text(approval: &Approval, form: &FormSpec) -> String {
    let Approval { name, title, at, seal } = approval;
    let (name, title, at) = (quoted(name), quoted(title), quoted(&instant(*at)));
    let sums = seal_text(seal, form);
    format!("(\n        name: {name}, title: {title}, at: {at},\n        sums: {sums},\n    )")
}

fn receipts(draft: &Draft, form: &FormSpec) -> String {
    let mut out = String::from("[\n");
    for Receipt { at, to, by, message_id, document, is_sent, seal } in &draft.receipts {
        let [at, to, by, message_id, document] =
            [&instant(*at), to, by, message_id, document].map(|text| quoted(text));
        let _ = writeln!(
            out,
            "        (\n            at: {at}, to: {to}, by: {by}, sent: {is_sent},\n            \
             message_id: {message_id},\n            document: {document},\n            sums: {},\n        ),",
            seal_text(seal, form)
        );
    }
    out.push_str("    ]");
    out
}

/// The sums on one line, since nobody reads them.
fn seal_text(seal: &Seal, form: &FormSpec) -> String {
    let sum = |id: &FieldId| format!("{}: {}", quoted(id.as_str()), quoted(&seal.0[id]));
    let sums: Vec<String> = ordered(form, seal.0.keys()).into_iter().map(sum).collect();
    format!("{{{}}}", sums.join(", "))
}

fn place_text(place: &ResumePoint) -> String {
    let field = place.field.as_ref().map_or("None".to_owned(), |id| quoted(id.as_str()));
    format!("(field: {field}, paragraph: {}, column: {})", place.paragraph, place.column)
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A text as people would read and edit it: several lines as a raw string.
fn text(text: &str) -> String {
    let is_raw = text.contains(['\n', '"', '\\']) && !text.contains(|c: char| c.is_control() && c != '\n');
    if !is_raw {
        return quoted(text);
    }
    let hashes = "#".repeat(1 + longest_hash_run_after_quote(text));
    format!("r{hashes}\"{text}\"{hashes}")
}

fn longest_hash_run_after_quote(text: &str) -> usize {
    text.split('"').skip(1).map(|rest| rest.bytes().take_while(|b| *b == b'#').count()).max().unwrap_or(0)
}

/// A string on one line; control and bidirectional characters are escaped, so that the file is safe to show.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || is_bidi_control(c) => {
                let _ = write!(out, "\\u{{{:x}}}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
}
