//! What the parts around the text hold: properties of the document, of a table and of a page. They stand as XML in
//! `parts/`, with names in braces for what a document decides. The order of elements is the schema's, which Word insists
//! on.

use chrono::SecondsFormat;

use super::xml::{Xml, filled};
use crate::export::{Submission, ink};
use crate::page::{Margins, PageLayout};
use crate::roundtrip::{AnswerChecksums, PROPERTY};

/// The namespaces of the parts that hold text.
pub(super) const NAMESPACES: &[(&str, &str)] = &[
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
];
/// The relationships of `word/document.xml`.
pub(super) const FOOTER_ID: &str = "rId4";
pub(super) const MAIL_ID: &str = "rId5";

/// The form's title, and as its author the applicant, not a person.
pub(super) fn core_properties(submission: &Submission) -> Xml {
    let part = include_str!("parts/core_properties.xml");
    let creator = submission.applicant();
    let part =
        if creator.is_empty() { &part.replace("<dc:creator>{creator}</dc:creator>", "") } else { part };
    let now = submission.now.to_rfc3339_opts(SecondsFormat::Secs, true);
    // What a person typed goes in last, so that no name in it is filled in turn.
    filled(part, &[("{title}", &submission.form.title), ("{now}", &now), ("{creator}", creator)])
}

/// Checksums of the answers, so that an import can tell which were changed since. The standard numbers properties from
/// 2, and gives all of them the same format id.
pub(super) fn custom_properties(submission: &Submission) -> Xml {
    let answers = submission.answers().map(|answer| (answer.field, answer.typed));
    let checksums = AnswerChecksums::of(answers, submission.draft.sum_key()).to_property();
    let values = [("{name}", PROPERTY), ("{checksums}", &checksums)];
    filled(include_str!("parts/custom_properties.xml"), &values)
}

/// The properties of a table: of a box with one column, or of labels with their answers beside them.
pub(super) fn table_properties(layout: &PageLayout, caption: &str, columns: usize) -> Xml {
    let [width, inset] = [layout.table_twips(), layout.cell_padding_twips()].map(|twips| twips.to_string());
    let frame = ink::FRAME.to_string();
    let (look, has_labels) = if columns > 1 { ("06A0", "1") } else { ("0620", "0") };
    let values = [
        ("{width}", &*width),
        ("{inset}", &inset),
        ("{look}", look),
        ("{labels}", has_labels),
        ("{frame}", &frame),
        ("{caption}", caption),
    ];
    filled(include_str!("parts/table_properties.xml"), &values)
}

/// The paper, the margins and the footer of all pages.
pub(super) fn page_setup(layout: &PageLayout) -> Xml {
    let (width, height) = layout.paper.size_mm();
    let Margins { top, bottom, left, right } = layout.margins_mm;
    let twips = |mm: f64| format!("{:.0}", mm * 1440.0 / 25.4);
    let [width, height, top, bottom, left, right] = [width, height, top, bottom, left, right].map(twips);
    let values = [
        ("{footer}", FOOTER_ID),
        ("{width}", &width),
        ("{height}", &height),
        ("{top}", &top),
        ("{right}", &right),
        ("{bottom}", &bottom),
        ("{left}", &left),
    ];
    filled(include_str!("parts/page_setup.xml"), &values)
}
