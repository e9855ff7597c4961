//! LibreOffice's .odt: the text as it stands with tracked changes accepted, and the marks by which answers are found.

mod body;
mod styles;

use styles::OdtStyles;

use super::ImportError;
use super::error::Foreign;
use super::package::Package;
use super::tree::DocumentTree;
use super::xml::Namespace;

/// The part with the text.
pub(super) const TEXT: &str = "content.xml";

/// The part with the document's own properties.
pub(super) const PROPERTIES: &str = "meta.xml";

/// Where LibreOffice keeps a document that is encrypted as a whole.
const ENCRYPTED: &str = "encrypted-package";

/// Whether the file can't be read without a password.
pub(super) fn is_protected(package: &mut Package) -> Result<bool, ImportError> {
    // As bytes: old files have a document type here, which is harmless as long as nothing follows it.
    let manifest = package.bytes("META-INF/manifest.xml")?.unwrap_or_default();
    let mark = b"encryption-data";
    Ok(package.has(ENCRYPTED) || manifest.windows(mark.len()).any(|window| window == mark))
}

pub(super) fn read(package: &mut Package) -> Result<DocumentTree, ImportError> {
    if is_protected(package)? {
        return Err(ImportError::Protected);
    }
    let mut styles = OdtStyles::default();
    package.read_xml("styles.xml", |xml, _| xml.children(|xml, child| styles.read(xml, child)))?;
    let mut tree = None;
    package.read_xml(TEXT, |xml, root| {
        if root.name() != (Namespace::Office, "document-content") {
            return Err(ImportError::NoDocument);
        }
        xml.children(|xml, child| {
            if child.name() != (Namespace::Office, "body") {
                return styles.read(xml, child);
            }
            xml.children(|xml, child| {
                match child.name() {
                    (Namespace::Office, "text") if tree.is_none() => {
                        tree = Some(body::read(xml, std::mem::take(&mut styles))?);
                    }
                    (Namespace::Office, "spreadsheet") => {
                        return Err(ImportError::Foreign(Foreign::Spreadsheet));
                    }
                    (Namespace::Office, "presentation") => {
                        return Err(ImportError::Foreign(Foreign::Presentation));
                    }
                    _ => {}
                }
                Ok(())
            })
        })?;
        xml.end()
    })?;
    tree.ok_or(ImportError::NoDocument)
}
