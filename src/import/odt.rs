//! LibreOffice's .odt: the text as it stands with tracked changes accepted, and the marks by which answers are found.

mod body;
mod styles;

use styles::Styles;

use super::ImportError;
use super::error::Foreign;
use super::package::Package;
use super::tree::Tree;
use super::xml::{Space, Xml};

/// The part that holds the text.
pub(super) const TEXT: &str = "content.xml";

/// The part that holds the document's own properties.
pub(super) const PROPERTIES: &str = "meta.xml";

/// Where LibreOffice keeps a document that is encrypted as a whole.
const ENCRYPTED: &str = "encrypted-package";

/// Whether a file can't be read without its password.
pub(super) fn is_protected(package: &mut Package) -> Result<bool, ImportError> {
    // As text: old files name a document type here, which is nobody's harm as long as it is not followed.
    let manifest = package.bytes("META-INF/manifest.xml")?.unwrap_or_default();
    let mark = b"encryption-data";
    Ok(package.has(ENCRYPTED) || manifest.windows(mark.len()).any(|window| window == mark))
}

/// Reads the document.
pub(super) fn read(package: &mut Package) -> Result<Tree, ImportError> {
    if is_protected(package)? {
        return Err(ImportError::Protected);
    }
    let mut styles = Styles::default();
    if let Some(text) = package.text("styles.xml")? {
        let mut xml = Xml::new(&text, &mut package.bounds);
        xml.root()?;
        xml.children(|xml, child| styles.read(xml, child))?;
    }
    let text = package.text(TEXT)?.ok_or(ImportError::NoDocument)?;
    let mut xml = Xml::new(&text, &mut package.bounds);
    let root = xml.root()?;
    if root.name() != (Space::Office, "document-content") {
        return Err(ImportError::NoDocument);
    }
    let mut tree = None;
    xml.children(|xml, child| {
        if child.name() != (Space::Office, "body") {
            return styles.read(xml, child);
        }
        xml.children(|xml, child| {
            match child.name() {
                (Space::Office, "text") if tree.is_none() => {
                    tree = Some(body::read(xml, std::mem::take(&mut styles))?);
                }
                (Space::Office, "spreadsheet") => return Err(ImportError::Foreign(Foreign::Spreadsheet)),
                (Space::Office, "presentation") => return Err(ImportError::Foreign(Foreign::Presentation)),
                _ => {}
            }
            Ok(())
        })
    })?;
    xml.end()?;
    tree.ok_or(ImportError::NoDocument)
}
