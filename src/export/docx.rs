//! Word's .docx, which is what the agency gets: the form as it was printed, with the answers in it, laid out as
//! [`crate::page`] measures them.
//!
//! Each answer can be found again by any of three marks: a bookmark `som_ID` at its label, a bookmark `som_ID_svar`
//! round its paragraphs, and the label. All words are Danish in any language of the program: the document is sent.

mod body;
mod comments;
mod parts;
mod xml;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use comments::CommentsWriter;
use xml::{Xml, filled};

use super::{Exporter, Submission, ink};
use crate::page::{LIST_INDENT_TWIPS, TAB_TWIPS};
use crate::roundtrip;
use crate::say;
use crate::words::{Lang, Words};
use crate::zone;

pub(crate) const EXPORTER: Exporter = Exporter {
    id: "docx",
    description: |words| say!(words, "export-docx"),
    render: |submission| render(submission, &CommentsWriter::default()),
    render_with_remarks: Some(|submission| render(submission, &CommentsWriter::of(submission))),
    holds: roundtrip::is_held,
};

fn render(submission: &Submission, comments: &CommentsWriter) -> Vec<u8> {
    // By the wall clock; the earliest that a zip can hold where that is before 1980.
    let local = zone::local(submission.now);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::try_from(local).unwrap_or_default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, Xml(part)) in parts(submission, comments) {
        zip.start_file(name, options).expect("each name once");
        zip.write_all(part.as_bytes()).expect("memory takes all that is written");
    }
    zip.finish().expect("memory takes all that is written").into_inner()
}

/// All parts by their names. The content types go first: readers expect them there.
///
/// An answer is plain text in the layout's font, single-spaced, with no space before or after; all other styles may have
/// the space that makes a form readable. Hyphenation is explicitly off, since some templates turn it on. The
/// compatibility mode is that of Word 2013 and later, in which a table's edge stands at the margin.
fn parts(submission: &Submission, comments: &CommentsWriter) -> Vec<(&'static str, Xml)> {
    let (form, words) = (submission.form, Words::new(Lang::Da));
    let layout = &form.page;
    let [size, table, tab, indent] =
        [layout.half_points(), layout.table_twips(), TAB_TWIPS, LIST_INDENT_TWIPS].map(|n| n.to_string());
    let relations =
        [("{footer}", parts::FOOTER_ID), ("{mail}", parts::MAIL_ID), ("{address}", &form.address)];
    let [heading, link, faint, rule] =
        [ink::HEADING, ink::LINK, ink::FAINT, ink::RULE].map(|ink| ink.to_string());
    let styles = [
        ("{font}", layout.font_name()),
        ("{size}", &size),
        ("{table}", &table),
        ("{heading}", &heading),
        ("{link}", &link),
        ("{faint}", &faint),
        ("{rule}", &rule),
    ];
    let types = filled(include_str!("docx/parts/content_types.xml"), &[]);
    let types = comments.named_in(types, include_str!("docx/parts/comment_types.xml"));
    let of_text = filled(include_str!("docx/parts/text_relationships.xml"), &relations);
    let of_text = comments.named_in(of_text, include_str!("docx/parts/comment_relationships.xml"));
    let mut parts = vec![
        ("[Content_Types].xml", types),
        ("_rels/.rels", filled(include_str!("docx/parts/package_relationships.xml"), &[])),
        ("docProps/core.xml", parts::core_properties(submission)),
        ("docProps/custom.xml", parts::custom_properties(submission)),
        ("word/document.xml", body::document(submission, comments, &words)),
        ("word/_rels/document.xml.rels", of_text),
        ("word/styles.xml", filled(include_str!("docx/parts/styles.xml"), &styles)),
        ("word/numbering.xml", filled(include_str!("docx/parts/numbering.xml"), &[("{indent}", &indent)])),
        ("word/settings.xml", filled(include_str!("docx/parts/settings.xml"), &[("{tab}", &tab)])),
        ("word/footer1.xml", body::footer(submission.applicant(), &words)),
    ];
    if !comments.is_empty() {
        parts.extend(comments.parts());
    }
    parts
}
