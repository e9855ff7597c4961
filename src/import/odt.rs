//! LibreOffice's .odt: the text as it stands with tracked changes accepted, and the marks by which answers are found.

mod body;
mod styles;

use body::OdtBody;
use styles::OdtStyles;

use super::ImportError;
use super::package::Package;
use super::tree::DocumentTree;

/// The part with the text.
const TEXT: &str = "content.xml";

/// The part with the document's own properties.
pub(super) const PROPERTIES: &str = "meta.xml";

/// Where LibreOffice keeps a document that is encrypted as a whole.
const ENCRYPTED: &str = "encrypted-package";

pub(super) fn read(package: &mut Package) -> Result<DocumentTree, ImportError> {
    // As bytes: old files have a document type here, which is harmless as long as nothing follows it.
    let manifest = package.bytes("META-INF/manifest.xml")?.unwrap_or_default();
    let mark = b"encryption-data";
    if package.has(ENCRYPTED) || manifest.windows(mark.len()).any(|window| window == mark) {
        return Err(ImportError::Protected);
    }
    if !package.has(TEXT) {
        return Err(ImportError::NoDocument);
    }
    let mut styles = OdtStyles::default();
    let margins = package.read_xml("styles.xml", |xml, _| {
        xml.keep_passed_over(body::place_of);
        xml.children(|xml, child| styles.read(xml, child));
        Ok(xml.take_passed_over())
    })?;
    let margins = margins.unwrap_or_default();
    let tree = package.read_xml(TEXT, |xml, root| {
        if root.name() != "office:document-content" {
            return Err(ImportError::NoDocument);
        }
        xml.keep_passed_over(body::place_of);
        let mut tree = None;
        xml.children(|xml, child| match child.name() {
            "office:body" => xml.children(|xml, child| match child.name() {
                "office:text" if tree.is_none() => {
                    tree = Some(OdtBody::new(std::mem::take(&mut styles)).read(xml, &margins));
                }
                "office:spreadsheet" => xml.fail(ImportError::Spreadsheet),
                "office:presentation" => xml.fail(ImportError::Presentation),
                _ => {}
            }),
            _ => styles.read(xml, child),
        });
        xml.end();
        tree.transpose()
    })?;
    tree.flatten().ok_or(ImportError::NoDocument)
}
