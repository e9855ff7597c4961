//! Writing a draft as RON.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

use chrono::{DateTime, SecondsFormat, Utc};

use super::{SCHEMA, sum};
use crate::draft::{Approval, Draft, Participation, Receipt, Remark, ResumePoint, Rival, Seal};
use crate::form::{FieldId, FormSpec, RowId};
use crate::ron_file::write::{quoted, text};

/// Below what the draft is for.
const HEADING: &str = "\
// hvert svar står efter feltets navn. Åbn den med: som
// Egne kommentarer (//) går tabt, næste gang som gemmer; udgaven fra før står under: som versions
";

/// Writes a draft: answers in form order, unknown fields last.
pub fn to_ron(draft: &Draft, form: &FormSpec) -> String {
    let body = body(draft, form);
    format!("{}{HEADING}{}{body}", first_line(form.official()), sum::line(&body))
}

/// What the draft is for, in the words of the letter that it is sent with, else of the form's title.
fn first_line(form: &FormSpec) -> String {
    let what = form.letter.as_ref().map_or(&form.title, |letter| &letter.subject);
    let mut rest = what.chars();
    let first = rest.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
    // A line end would end the comment.
    let what = format!("{first}{}", rest.as_str()).replace(char::is_control, " ");
    format!("// Kladde til {what}. Filen kan læses og rettes i en almindelig teksteditor:\n")
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
    if !draft.rows.is_empty() {
        let quoted_ids = |rows: &Vec<RowId>| {
            let ids: Vec<String> = rows.iter().map(|row| quoted(row.as_str())).collect();
            format!("[{}]", ids.join(", "))
        };
        field("rows", &map(draft.rows.iter().map(|(id, rows)| (quoted(id), quoted_ids(rows)))));
    }
    field("ticks", &ticks(draft, form));
    if !draft.rivals.is_empty() || !draft.unknown.rivals.is_empty() {
        field("rivals", &rivals(draft, form));
    }
    if !draft.remarks.is_empty() {
        field("remarks", &remarks(draft, form));
    }
    if !draft.participations().is_empty() {
        let parts = draft.participations().iter();
        field("participation", &map(parts.map(|(event, part)| (quoted(event), participation_text(part)))));
    }
    if let Some(approval) = &draft.approval {
        field("approval", &approval_text(approval, form));
    }
    if !draft.receipts.is_empty() {
        field("receipts", &receipts(draft, form));
    }
    if let Some(key) = &draft.sum_key {
        field("sum_key", &quoted(&key.digits()));
    }
    if let Some(place) = &draft.place {
        field("place", &place_text(place, &draft.unknown.place, form));
    }
    for (name, value) in &draft.unknown.fields {
        field(&identifier(name), value);
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

/// The entries in form order, others by name; each with its key as it stands in the file.
fn ordered<'a, V>(form: &FormSpec, known: &'a BTreeMap<FieldId, V>) -> impl Iterator<Item = (String, &'a V)> {
    let place_in_form = |id: &FieldId| form.fields().position(|field| field.id == *id).unwrap_or(usize::MAX);
    let mut entries: Vec<_> = known.iter().collect();
    entries.sort_by_key(|(id, _)| (place_in_form(id), *id));
    entries.into_iter().map(|(id, value)| (quoted(id.as_str()), value))
}

/// A map with one entry a line.
fn map(entries: impl Iterator<Item = (String, String)>) -> String {
    let mut out = String::from("{\n");
    for (key, value) in entries {
        let _ = writeln!(out, "        {key}: {value},");
    }
    out.push_str("    }");
    out
}

fn answers(draft: &Draft, form: &FormSpec) -> String {
    let known = ordered(form, &draft.answers).map(|(id, answer)| (id, text(answer)));
    let unknown = draft.unknown.answers.iter().map(|(id, value)| (quoted(id), value.clone()));
    map(known.chain(unknown))
}

fn ticks(draft: &Draft, form: &FormSpec) -> String {
    map(ordered(form, &draft.ticks).map(|(id, ticked)| {
        let ticked: Vec<String> = ticked.iter().map(|tick| quoted(tick)).collect();
        (id, format!("[{}]", ticked.join(", ")))
    }))
}

fn rivals(draft: &Draft, form: &FormSpec) -> String {
    let rival = |Rival { text: said, by, at }: &Rival| {
        let (said, by, at) = (text(said), quoted(by), quoted(&instant(*at)));
        format!("            (text: {said}, by: {by}, at: {at}),\n")
    };
    let known = ordered(form, &draft.rivals).map(|(id, rivals)| {
        let rivals: String = rivals.iter().map(rival).collect();
        (id, format!("[\n{rivals}        ]"))
    });
    let unknown = draft.unknown.rivals.iter().map(|(id, value)| (quoted(id), value.clone()));
    map(known.chain(unknown))
}

/// In the order of the form and of time, so that a new remark moves no other.
fn remarks(draft: &Draft, form: &FormSpec) -> String {
    let place_in_form = |id: &FieldId| form.fields().position(|field| field.id == *id).unwrap_or(usize::MAX);
    let mut remarks: Vec<(&String, &Remark)> = draft.remarks.iter().collect();
    remarks.sort_by_key(|(id, remark)| (place_in_form(&remark.field), &remark.field, remark.at, *id));
    map(remarks.into_iter().map(|(id, remark)| (quoted(id), remark_text(remark))))
}

fn remark_text(remark: &Remark) -> String {
    let Remark { field, quote, near, by, at, text: said, is_settled, unknown } = remark;
    let (field, quote, by, at) = (quoted(field.as_str()), quoted(quote), quoted(by), quoted(&instant(*at)));
    let unknown = unknown.iter().map(|(name, value)| format!(", {}: {value}", identifier(name)));
    let (said, unknown) = (text(said), unknown.collect::<String>());
    format!(
        "(\n            field: {field}, quote: {quote}, near: {near},\n            \
         by: {by}, at: {at}, settled: {is_settled}{unknown},\n            text: {said},\n        )"
    )
}

fn participation_text(participation: &Participation) -> String {
    let Participation { who, has_link, took_part, unknown } = participation;
    let unknown = unknown.iter().map(|(name, value)| format!(", {}: {value}", identifier(name)));
    let unknown = unknown.collect::<String>();
    format!("(who: {}, link: {has_link}, attended: {took_part}{unknown})", quoted(who))
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
    let sums: Vec<String> =
        ordered(form, &seal.0).map(|(id, sum)| format!("{id}: {}", quoted(sum))).collect();
    format!("{{{}}}", sums.join(", "))
}

fn place_text(place: &ResumePoint, unknown: &BTreeMap<String, String>, form: &FormSpec) -> String {
    let field = place.field.as_ref().map_or("None".to_owned(), |id| quoted(id.as_str()));
    let mut out = format!("(field: {field}, paragraph: {}, column: {}", place.paragraph, place.column);
    if !place.others.is_empty() {
        let carets = ordered(form, &place.others);
        let carets = carets.map(|(id, caret)| format!("{id}: ({}, {})", caret.paragraph, caret.column));
        let _ = write!(out, ", carets: {{{}}}", carets.collect::<Vec<_>>().join(", "));
    }
    for (name, value) in unknown {
        let _ = write!(out, ", {}: {value}", identifier(name));
    }
    out.push(')');
    out
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
