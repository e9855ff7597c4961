//! Word's .docx, whoever wrote it last: the text as it stands with tracked changes accepted, and the marks by which
//! answers are found.

mod body;
mod comments;
mod footnotes;
mod numbering;
mod relationships;
mod styles;
mod words;

use relationships::Relationships;

use super::ImportError;
use super::package::Package;
use super::tree::{DocumentTree, Place};
use super::xml::XmlReader;

/// The part that the package names as its text; `word/document.xml` is only a habit.
pub(super) fn main_part(package: &mut Package) -> Result<Option<String>, ImportError> {
    Ok(Relationships::of(package, "")?.target("officeDocument"))
}

/// The part with the custom properties.
pub(super) fn properties_part(package: &mut Package) -> Result<Option<String>, ImportError> {
    let relationships = Relationships::of(package, "")?;
    Ok(relationships.target("custom-properties").or_else(|| relationships.target("customProperties")))
}

/// Reads the document whose text is the part `main`.
pub(super) fn read(package: &mut Package, main: &str) -> Result<DocumentTree, ImportError> {
    let relationships = Relationships::of(package, main)?;
    let styles = part(package, &relationships, "styles", styles::DocxStyles::read)?;
    let numbering = part(package, &relationships, "numbering", numbering::Numbering::read)?;
    let mut comments = part(package, &relationships, "comments", comments::DocxComments::read)?;
    comments.join(part(package, &relationships, "commentsExtended", comments::read_threads)?);
    let footnotes = part(package, &relationships, "footnotes", footnotes::Footnotes::read)?;
    let endnotes = part(package, &relationships, "endnotes", footnotes::Footnotes::read)?;
    let mut margins = Vec::new();
    for (kind, place) in [("header", Place::Header), ("footer", Place::Footer)] {
        for name in relationships.targets(kind) {
            let words = package.read_xml(&name, |xml, _| {
                xml.keep_passed_over(words::place_of);
                Ok(xml.words())
            })?;
            margins.extend(words.map(|words| (place, words)));
        }
    }
    let footnotes = footnotes::Footnotes::new(footnotes, endnotes);
    let body = body::DocxBody::new(styles, numbering, comments, footnotes);
    let tree = package.read_xml(main, |xml, root| match root.name() {
        "w:document" => body.read(xml, &margins),
        name if name.starts_with("x:") => Err(ImportError::Spreadsheet),
        name if name.starts_with("p:") => Err(ImportError::Presentation),
        _ => Err(ImportError::NoDocument),
    })?;
    tree.ok_or(ImportError::NoDocument)
}

/// Reads a part that the text refers to, if there is one.
fn part<T: Default>(
    package: &mut Package,
    relationships: &Relationships,
    kind: &str,
    read: impl FnOnce(&mut XmlReader) -> T,
) -> Result<T, ImportError> {
    let Some(name) = relationships.target(kind) else { return Ok(T::default()) };
    Ok(package.read_xml(&name, |xml, _| Ok(read(xml)))?.unwrap_or_default())
}
