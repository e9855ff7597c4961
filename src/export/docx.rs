//! Word's .docx, which is what the agency gets: the form as it was printed, with the answers in it, laid out as
//! [`crate::page`] measures them.
//!
//! Each answer can be found again by any of three marks: a content control tagged `som:ID`, a bookmark `som_ID` at
//! its label, and the label. All words are Danish in any language of the program: the document is sent.

mod body;
mod parts;
mod xml;

use std::io::{Cursor, Write};

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
    // By the wall clock; the earliest that a zip can hold where that is before 1980.
    let local = submission.now.with_timezone(&Copenhagen).naive_local();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::try_from(local).unwrap_or_default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, Xml(part)) in parts::parts(submission) {
        zip.start_file(name, options).expect("ten names, each once");
        zip.write_all(part.as_bytes()).expect("memory takes all that is written");
    }
    zip.finish().expect("memory takes all that is written").into_inner()
}
