//! Word's .docx, which is what the agency gets: the form as it was printed, with the answers in it, laid out as
//! [`crate::page`] measures them.
//!
//! Each answer can be found again by any of three marks: a content control tagged `som:ID`, a bookmark `som_ID` at
//! its label, and the label. All words are Danish in any language of the program: the document is sent.

mod body;
mod parts;
mod xml;

use std::io::{Cursor, Write};

use chrono::{DateTime, Datelike, SecondsFormat, Timelike, Utc};
use chrono_tz::Europe::Copenhagen;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use self::xml::XmlWriter;
use super::{Document, Exporter};
use crate::roundtrip::{self, AnswerChecksums};
use crate::say;
use crate::words::{Lang, Words};

pub(crate) const EXPORTER: Exporter = Exporter {
    id: "docx",
    description: |words| say!(words, "export-docx"),
    render: |document, _| render(document),
    holds: roundtrip::is_held,
};

/// The relationships of `word/document.xml`.
const FOOTER_ID: &str = "rId4";
const MAIL_ID: &str = "rId5";

fn render(document: &Document) -> Vec<u8> {
    let words = Words::new(Lang::Da);
    // The content types go first: readers expect them there.
    let parts: [(&str, Vec<u8>); 10] = [
        ("[Content_Types].xml", parts::content_types()),
        ("_rels/.rels", parts::package_relationships()),
        ("docProps/core.xml", core_properties(document)),
        ("docProps/custom.xml", custom_properties(document)),
        ("word/document.xml", body::document(document, &words)),
        ("word/_rels/document.xml.rels", relationships(document)),
        ("word/styles.xml", parts::styles(&document.form.page)),
        ("word/numbering.xml", parts::numbering()),
        ("word/settings.xml", parts::settings()),
        ("word/footer1.xml", body::footer(document.applicant(), &words)),
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

/// The document's time by the wall clock; the earliest that a zip can hold where that is before 1980.
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
    let namespace = [("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")];
    XmlWriter::part("Relationships", &namespace, |xml| {
        let parts = [("rId1", "styles"), ("rId2", "numbering"), ("rId3", "settings"), (FOOTER_ID, "footer")];
        for (id, kind) in parts {
            let target = if kind == "footer" { "footer1.xml".to_owned() } else { format!("{kind}.xml") };
            let kind = format!("{KIND}/{kind}");
            xml.empty("Relationship", &[("Id", id), ("Type", &kind), ("Target", &target)]);
        }
        let kind = format!("{KIND}/hyperlink");
        let link = [("Id", MAIL_ID), ("Type", &kind), ("Target", &mail), ("TargetMode", "External")];
        xml.empty("Relationship", &link);
    })
}

/// `docProps/custom.xml`: checksums of the answers, so that an import can tell which were changed since.
fn custom_properties(document: &Document) -> Vec<u8> {
    let namespaces = [
        ("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"),
        ("xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"),
    ];
    // The standard numbers properties from 2, and gives all of them this one format id.
    let property =
        [("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"), ("pid", "2"), ("name", roundtrip::PROPERTY)];
    let answers = document.answers().map(|answer| (answer.field, answer.typed));
    let checksums = AnswerChecksums::of(answers).to_property();
    XmlWriter::part("Properties", &namespaces, |xml| {
        xml.element("property", &property, |xml| {
            xml.element("vt:lpwstr", &[], |xml| xml.text(&checksums));
        });
    })
}

/// `docProps/core.xml`: the form's title, and as its author the applicant, not a person.
fn core_properties(document: &Document) -> Vec<u8> {
    let namespaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let now = document.now.to_rfc3339_opts(SecondsFormat::Secs, true);
    let applicant = document.applicant();
    XmlWriter::part("cp:coreProperties", &namespaces, |xml| {
        xml.element("dc:title", &[], |xml| xml.text(&document.form.title));
        if !applicant.is_empty() {
            xml.element("dc:creator", &[], |xml| xml.text(applicant));
        }
        xml.element("dc:language", &[], |xml| xml.text("da-DK"));
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.element(name, &[("xsi:type", "dcterms:W3CDTF")], |xml| xml.text(&now));
        }
    })
}
