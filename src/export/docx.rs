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

use xml::Xml;

use super::{Exporter, Submission};
use crate::roundtrip;
use crate::say;

pub(crate) const EXPORTER: Exporter = Exporter {
    id: "docx",
    description: |words| say!(words, "export-docx"),
    render: |submission, _| render(submission),
    holds: roundtrip::is_held,
};

fn render(submission: &Submission) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip_time(submission.now));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, Xml(part)) in parts::parts(submission) {
        zip.start_file(name, options).expect("ten names, each once");
        zip.write_all(part.as_bytes()).expect("memory takes all that is written");
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
