//! The parts around the text: the list of parts, the properties, the styles and the numbering. They stand as XML in
//! `parts/`, with names in braces for what a document decides; the line breaks and indents there are left out. The order of elements is the schema's, which Word insists on.

use chrono::SecondsFormat;
use quick_xml::escape::escape;

use super::xml::held;
use super::{FOOTER_ID, MAIL_ID};
use crate::export::Document;
use crate::page::{LIST_INDENT_TWIPS, Margins, PageLayout, TAB_TWIPS};
use crate::roundtrip::{AnswerChecksums, PROPERTY};

/// The namespaces of the parts that hold text.
pub(super) const NAMESPACES: &[(&str, &str)] = &[
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
];

/// `[Content_Types].xml`: what each part is.
pub(super) fn content_types() -> Vec<u8> {
    filled(include_str!("parts/content_types.xml"), &[])
}

/// `_rels/.rels`: where the text and the properties are.
pub(super) fn package_relationships() -> Vec<u8> {
    filled(include_str!("parts/package_relationships.xml"), &[])
}

/// `docProps/core.xml`: the form's title, and as its author the applicant, not a person.
pub(super) fn core_properties(document: &Document) -> Vec<u8> {
    let part = include_str!("parts/core_properties.xml");
    let creator = document.applicant();
    let part =
        if creator.is_empty() { &part.replace("<dc:creator>{creator}</dc:creator>", "") } else { part };
    let now = document.now.to_rfc3339_opts(SecondsFormat::Secs, true);
    // What a person typed goes in last, so that no name in it is filled in turn.
    filled(part, &[("{title}", &document.form.title), ("{now}", &now), ("{creator}", creator)])
}

/// `docProps/custom.xml`: checksums of the answers, so that an import can tell which were changed since. The standard
/// numbers properties from 2, and gives all of them the same format id.
pub(super) fn custom_properties(document: &Document) -> Vec<u8> {
    let answers = document.answers().map(|answer| (answer.field, answer.typed));
    let checksums = AnswerChecksums::of(answers).to_property();
    let values = [("{name}", PROPERTY), ("{checksums}", &checksums)];
    filled(include_str!("parts/custom_properties.xml"), &values)
}

/// `word/_rels/document.xml.rels`: the parts that the text refers to, and the address that it links to.
pub(super) fn text_relationships(address: &str) -> Vec<u8> {
    let values = [("{footer}", FOOTER_ID), ("{mail}", MAIL_ID), ("{address}", address)];
    filled(include_str!("parts/text_relationships.xml"), &values)
}

/// `word/settings.xml`. Hyphenation is explicitly off, since some templates turn it on. The compatibility mode is that
/// of Word 2013 and later, in which a table's edge stands at the margin.
pub(super) fn settings() -> Vec<u8> {
    filled(include_str!("parts/settings.xml"), &[("{tab}", &TAB_TWIPS.to_string())])
}

/// `word/numbering.xml`: the sections' numbers, the bullets of the guidance and those of an answer.
pub(super) fn numbering() -> Vec<u8> {
    filled(include_str!("parts/numbering.xml"), &[("{indent}", &LIST_INDENT_TWIPS.to_string())])
}

/// `word/styles.xml`. An answer is plain text in the layout's font, single-spaced, with no space before or after; all
/// other styles may have the space that makes a form readable.
pub(super) fn styles(layout: &PageLayout) -> Vec<u8> {
    let (size, table) = (layout.half_points().to_string(), layout.table_twips().to_string());
    let values = [("{font}", layout.font_name()), ("{size}", &*size), ("{table}", &*table)];
    filled(include_str!("parts/styles.xml"), &values)
}

/// The properties of a table: of a box with one column, or of labels with their answers beside them.
pub(super) fn table_properties(layout: &PageLayout, caption: &str, columns: usize) -> Vec<u8> {
    let [width, inset] = [layout.table_twips(), layout.cell_padding_twips()].map(|twips| twips.to_string());
    let (look, has_labels) = if columns > 1 { ("06A0", "1") } else { ("0620", "0") };
    let values = [
        ("{width}", &*width),
        ("{inset}", &inset),
        ("{look}", look),
        ("{labels}", has_labels),
        ("{caption}", caption),
    ];
    filled(include_str!("parts/table_properties.xml"), &values)
}

/// The paper, the margins and the footer of all pages.
pub(super) fn page_setup(layout: &PageLayout) -> Vec<u8> {
    let (width, height) = layout.paper().size_mm();
    let Margins { top, bottom, left, right } = layout.margins_mm();
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

/// The part with these values, escaped, in the place of their names.
fn filled(part: &str, values: &[(&str, &str)]) -> Vec<u8> {
    let part: String = part.lines().map(str::trim_start).collect();
    values.iter().fold(part, |part, (name, value)| part.replace(name, &escape(held(value)))).into()
}
