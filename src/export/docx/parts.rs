//! The parts around the text, the same in every document but for its layout: the list of parts, the styles and the
//! numbering. They stand as XML in `parts/`, with names in braces for what the layout decides; the line breaks and
//! indents there are left out. The order of elements is the schema's, which Word insists on.

use crate::page::{LIST_INDENT_TWIPS, Layout, TAB_TWIPS};

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
pub(super) fn styles(layout: &Layout) -> Vec<u8> {
    let (size, table) = (layout.half_points().to_string(), layout.table_twips().to_string());
    let values = [("{font}", layout.font_name()), ("{size}", &*size), ("{table}", &*table)];
    filled(include_str!("parts/styles.xml"), &values)
}

fn filled(part: &str, values: &[(&str, &str)]) -> Vec<u8> {
    let part: String = part.lines().map(str::trim_start).collect();
    values.iter().fold(part, |part, (name, value)| part.replace(name, value)).into()
}
