//! Word's .docx, which is what the agency gets: the form as it was printed, with the answers in it, laid out as
//! [`crate::page`] measures them.
//!
//! Each answer can be found again by any of three marks: a content control tagged `som:ID`, a bookmark `som_ID` at
//! its label, and the label. What is not Danish in the program is Danish here: the document is sent.

mod body;
mod parts;
mod xml;

use std::io::{Cursor, Write};

use chrono::{DateTime, Datelike, SecondsFormat, Timelike, Utc};
use chrono_tz::Europe::Copenhagen;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use self::xml::Xml;
use super::{Document, Exporter};
use crate::import::{self, Origin};
use crate::words::{Lang, Words};

pub(super) const EXPORTER: Exporter =
    Exporter { id: "docx", render: |document, _| render(document), holds: xml::holds };

/// The relationships of `word/document.xml`.
const FOOTER_ID: &str = "rId4";
const MAIL_ID: &str = "rId5";

fn render(document: &Document) -> Vec<u8> {
    let words = Words::new(Lang::Da);
    let layout = &document.form.page;
    // Readers look for the content types first.
    let parts: [(&str, Vec<u8>); 10] = [
        ("[Content_Types].xml", parts::content_types().into()),
        ("_rels/.rels", parts::package_relationships().into()),
        ("docProps/core.xml", properties(document)),
        ("docProps/custom.xml", origin(document)),
        ("word/document.xml", body::document(document, &words)),
        ("word/_rels/document.xml.rels", relationships(document)),
        ("word/styles.xml", parts::styles(layout).into()),
        ("word/numbering.xml", parts::numbering().into()),
        ("word/settings.xml", parts::settings().into()),
        ("word/footer1.xml", body::footer(applicant(document), &words)),
    ];
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip_time(document.now));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name, options).expect("ten names, each once");
        zip.write_all(&bytes).expect("memory takes all that is written");
    }
    zip.finish().expect("memory takes all that is written").into_inner()
}

/// The document's own time, as the wall clock shows it; the first that a zip knows where that is before 1980.
fn zip_time(now: DateTime<Utc>) -> zip::DateTime {
    let local = now.with_timezone(&Copenhagen);
    let small = |part: u32| u8::try_from(part).unwrap_or(0);
    u16::try_from(local.year())
        .ok()
        .and_then(|year| {
            let (month, day) = (small(local.month()), small(local.day()));
            let (hour, minute, second) = (small(local.hour()), small(local.minute()), small(local.second()));
            zip::DateTime::from_date_and_time(year, month, day, hour, minute, second).ok()
        })
        .unwrap_or_default()
}

/// `word/_rels/document.xml.rels`: the parts that the text refers to, and the address that it links to.
fn relationships(document: &Document) -> Vec<u8> {
    const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mail = format!("mailto:{}", document.form.address);
    let mut xml = Xml::new();
    let namespace = [("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")];
    xml.element("Relationships", &namespace, |xml| {
        let parts = [("rId1", "styles"), ("rId2", "numbering"), ("rId3", "settings"), (FOOTER_ID, "footer")];
        for (id, kind) in parts {
            let target = if kind == "footer" { "footer1.xml".to_owned() } else { format!("{kind}.xml") };
            let kind = format!("{KIND}/{kind}");
            xml.empty("Relationship", &[("Id", id), ("Type", &kind), ("Target", &target)]);
        }
        let kind = format!("{KIND}/hyperlink");
        let link = [("Id", MAIL_ID), ("Type", &kind), ("Target", &mail), ("TargetMode", "External")];
        xml.empty("Relationship", &link);
    });
    xml.into_bytes()
}

/// Who applies; empty where that is not answered.
fn applicant<'a>(document: &Document<'a>) -> &'a str {
    document.applicant().map_or("", |answer| answer.typed.trim())
}

/// `docProps/custom.xml`: what the answers say, so that an import can tell who changed what since.
fn origin(document: &Document) -> Vec<u8> {
    let namespaces = [
        ("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"),
        ("xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"),
    ];
    // A property's number begins with 2, says the standard, and all are of this one kind.
    let property =
        [("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"), ("pid", "2"), ("name", import::PROPERTY)];
    let answers = document.answers().map(|answer| (answer.field, answer.typed));
    let mut xml = Xml::new();
    xml.element("Properties", &namespaces, |xml| {
        xml.element("property", &property, |xml| {
            xml.element("vt:lpwstr", &[], |xml| xml.text(&Origin::of(answers).text()));
        });
    });
    xml.into_bytes()
}

/// `docProps/core.xml`: the form's title, and as its author the kommune, not a person.
fn properties(document: &Document) -> Vec<u8> {
    let namespaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let now = document.now.to_rfc3339_opts(SecondsFormat::Secs, true);
    let mut xml = Xml::new();
    xml.element("cp:coreProperties", &namespaces, |xml| {
        xml.element("dc:title", &[], |xml| xml.text(&document.form.title));
        if !applicant(document).is_empty() {
            xml.element("dc:creator", &[], |xml| xml.text(applicant(document)));
        }
        xml.element("dc:language", &[], |xml| xml.text("da-DK"));
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.element(name, &[("xsi:type", "dcterms:W3CDTF")], |xml| xml.text(&now));
        }
    });
    xml.into_bytes()
}
