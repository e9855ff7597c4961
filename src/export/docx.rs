//! Word's .docx, which is what the agency gets: the form as it was printed, with the answers in it, laid out as
//! [`crate::page`] measures them.
//!
//! Each answer can be found again by any of three marks: a content control tagged `som:ID`, a bookmark `som_ID` at
//! its label, and the label. All words are Danish in any language of the program: the document is sent.

mod body;
mod parts;
mod xml;

use std::io::{Cursor, Write};

use chrono::{DateTime, Datelike, Timelike, Utc};
use chrono_tz::Europe::Copenhagen;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{Document, Exporter};
use crate::roundtrip;
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
        ("docProps/core.xml", parts::core_properties(document)),
        ("docProps/custom.xml", parts::custom_properties(document)),
        ("word/document.xml", body::document(document, &words)),
        ("word/_rels/document.xml.rels", parts::text_relationships(&document.form.address)),
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
